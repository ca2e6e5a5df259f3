"""Named queries: SPARQL files of ``ontology/queries/`` that say in their head what they answer and what they take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import Literal

from ..errors import ReadError, UsageError
from ..ontology import ontology_folder
from ..rdf import node

NAMED_TYPES = ("Paper", "Author", "Entity", "Model", "Method", "Benchmark", "Dataset", "Metric", "Task")
PLAIN_TYPES = ("integer", "number", "date", "text", "class")
CLASSES = ("Model", "Method", "Benchmark", "Dataset", "Metric", "Task")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query takes. ``default`` None must be given; ``any`` leaves the question open.

    ``type`` is ``integer``, ``number``, ``date``, ``text``, ``class`` (Model, Method, …), or the class of the thing
    that the value names. Where no value is given the text stands as it is: it holds its own default.
    """

    name: str
    type: str
    default: str | None
    help: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name. ``lists`` are columns that join several names with `` | ``, in no order of their own.

    ``pairs`` is the property over which pairs are counted by a sparse product instead of the text's self-join, with
    the same answer; ``measure`` a measure of the network that these pairs make, which gives the columns ``measured`` in
    place of the text's.
    """

    name: str
    title: str
    question: str
    question_ko: str
    parameters: tuple[Parameter, ...]
    example: str
    text: str
    lists: tuple[str, ...] = ()
    pairs: str = ""
    measure: str = ""
    measured: tuple[str, ...] = ()

    def default(self, name: str) -> str:
        """Return the default of a parameter, as its head says it."""
        return next(parameter.default or "" for parameter in self.parameters if parameter.name == name)

    def shown(self) -> tuple[str, ...]:
        """Return the names of the columns of the answer."""
        return self.measured or tuple(name for name in self.columns() if not name.startswith("_"))

    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns that the text gives, hidden ones (``_name``) too."""
        head = re.search(r"^SELECT\s+(?:DISTINCT\s+)?(.*?)\s*^WHERE", self.text, re.S | re.M)
        bare = r"\(.*?\bAS\s+\?(\w+)\s*\)|\?(\w+)"  # (… AS ?name), or ?name
        return tuple(one or other for one, other in re.findall(bare, head[1], re.S)) if head else ()


_LINE = re.compile(r"#\s*(title|question|question@ko|parameter|lists|pairs|measure|columns|example):\s*(.*)")
_PARAMETER = re.compile(r"(\w[\w-]*)\s+(\w+)(?:\s+(\S+))?\s+--\s+(.*)")


def read_query(path: Path) -> NamedQuery:
    """Return the named query of one file. Raises `ReadError` where its head cannot be understood."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise ReadError(path, f"cannot be read ({exc})") from exc
    head: dict[str, str] = {}
    parameters = []
    for place, line in enumerate(text.splitlines(), start=1):
        match = _LINE.fullmatch(line.strip())
        if not match:
            continue
        key, value = match.groups()
        if key != "parameter":
            head[key] = value
            continue
        found = _PARAMETER.fullmatch(value)
        if not found or found[2] not in (*NAMED_TYPES, *PLAIN_TYPES):
            raise ReadError(path, "a parameter is written: name type [default] -- what it is", line=place)
        parameters.append(Parameter(found[1], found[2], found[3], found[4]))
    for key in ("title", "question", "question@ko", "example"):
        if key not in head:
            raise ReadError(path, f"the head of a named query needs a line `# {key}: …`")
    return NamedQuery(
        path.stem, head["title"], head["question"], head["question@ko"], tuple(parameters), head["example"], text,
        tuple(head.get("lists", "").split()), head.get("pairs", ""), head.get("measure", ""),
        tuple(head.get("columns", "").split()),
    )  # fmt: skip


def named_queries() -> dict[str, NamedQuery]:
    """Return every named query by its name, sorted; shared-benchmarks, the first question of all, comes first."""
    paths = sorted((ontology_folder() / "queries").glob("*.rq"))
    paths.sort(key=lambda path: path.stem != "shared-benchmarks")
    return {path.stem: read_query(path) for path in paths}


def plain_value(parameter: Parameter, value: object) -> Any:
    """Return the RDF term of a value that names nothing: a number, a date or words. Raises `UsageError`.

    >>> plain_value(Parameter("min", "integer", "1", ""), "2").value
    '2'
    """
    text = re.sub("[\ud800-\udfff]", "\ufffd", str(value).strip())
    try:
        if parameter.type == "integer":
            return Literal(str(int(text)), datatype=node("xsd:integer"))
        if parameter.type == "number":
            number = Decimal(re.sub(r"(?<=\d)(x|X|×|배|%p|%)$", "", text))
            if not number.is_finite():
                raise InvalidOperation
            return Literal(format(number, "f"), datatype=node("xsd:decimal"))
        if parameter.type == "date":
            parts = text if len(text) > 7 else f"{text}-01" if len(text) == 7 else f"{text}-01-01"
            return Literal(date.fromisoformat(parts).isoformat(), datatype=node("xsd:date"))
        if parameter.type == "class":
            return node(f"kg:{next(name for name in CLASSES if name.casefold() == text.casefold())}")
    except StopIteration:
        raise UsageError(f"--{parameter.name} is one of {', '.join(CLASSES)}, not {text!r}") from None
    except (ValueError, InvalidOperation):
        shape = {"integer": "a whole number", "number": "a number", "date": "a date such as 2025-10-27 or 2025-10"}
        raise UsageError(f"--{parameter.name} takes {shape[parameter.type]}, not {text!r}") from None
    return Literal(text)


def _put(term: str, block: re.Match[str]) -> str:
    return f"{block[1]} {term} {block[2]}"


def with_values(query: NamedQuery, terms: Mapping[str, Any]) -> str:
    """Return the text of ``query`` with the terms in its ``VALUES ?name { … }`` blocks.

    A value comes as a term that the RDF library made and spells out itself, so that whatever stands in it stays inside
    of it: no value is ever read as SPARQL.
    """
    text = query.text
    for name, term in terms.items():
        block = re.compile(rf"(VALUES\s+\?{re.escape(name.replace('-', '_'))}\s*\{{)[^{{}}]*(\}})")
        text, found = block.subn(partial(_put, str(term)), text)
        if not found:
            raise ReadError(f"{query.name}.rq", f"has no `VALUES ?{name} {{ … }}` for its parameter")
    return text


