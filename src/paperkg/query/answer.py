"""What a query answers, and how it is written: a table for people, CSV, TSV, JSON, Markdown and Turtle for programs."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pyoxigraph import RdfFormat, Triple, serialize

from ..errors import UsageError
from ..rdf import PREFIXES, in_order, resource_prefixes

if TYPE_CHECKING:
    from pandas import DataFrame

FORMATS = ("table", "csv", "tsv", "json", "markdown", "turtle")


class Iri(str):
    """The IRI of a resource, to be told from words."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows under columns. A cell is an `Iri`, words, a number, a date, True or False, or None where nothing is bound.

    ``triples`` are those of CONSTRUCT and DESCRIBE, whose rows are subject, predicate and object.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    triples: tuple[Triple, ...] | None = None

    def to_pandas(self) -> DataFrame:
        """Return the rows as a `pandas.DataFrame`: IRIs and words as str, whole numbers as int64, others as float64."""
        from pandas import DataFrame

        if isinstance(self.rows, Columns):
            return self.rows.to_pandas(self.columns)
        columns = {name: _column([row[place] for row in self.rows]) for place, name in enumerate(self.columns)}
        return DataFrame(columns)


class Columns(Sequence[tuple[Any, ...]]):
    """Rows kept by column: a list of distinct values and, for every row, which of them; small for millions of rows."""

    def __init__(self, columns: Sequence[tuple[Sequence[Any], Any]]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns[0][1]) if self._columns else 0

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        return tuple(values[codes[place]] for values, codes in self._columns)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        step = 100_000
        for start in range(0, len(self), step):
            parts = [
                [values[code] for code in codes[start : start + step].tolist()] for values, codes in self._columns
            ]
            yield from zip(*parts, strict=True)

    def map(self, change: Callable[[Any], Any]) -> Columns:
        """Return the same rows with every distinct value changed once."""
        return Columns([([change(value) for value in values], codes) for values, codes in self._columns])

    def only(self, places: Sequence[int]) -> Columns:
        """Return the columns at ``places``."""
        return Columns([self._columns[place] for place in places])

    def to_pandas(self, names: Sequence[str]) -> DataFrame:
        """Return the columns as a DataFrame; words and IRIs become categories, so that millions of rows stay small."""
        import numpy as np
        from pandas import Categorical, DataFrame, Index

        made: dict[str, Any] = {}
        for name, (values, codes) in zip(names, self._columns, strict=True):
            if values and isinstance(values[0], int):
                made[name] = np.asarray(values, dtype="int64")[codes]
            else:
                made[name] = _categorical(Categorical, Index, values, codes)
        return DataFrame(made, copy=False)


def _categorical(Categorical: Any, Index: Any, values: Sequence[Any], codes: Any) -> Any:
    import numpy as np

    texts = [str(value) for value in values]
    distinct = sorted(set(texts))
    place = {text: index for index, text in enumerate(distinct)}
    to = np.fromiter((place[text] for text in texts), dtype="int32", count=len(texts))
    return Categorical.from_codes(to[codes], categories=Index(distinct, dtype="str"))


def _column(cells: list[Any]) -> Any:
    from pandas import Series, to_datetime

    known = [cell for cell in cells if cell is not None]
    if known and all(isinstance(cell, bool) for cell in known):
        return Series(cells, dtype="bool" if len(known) == len(cells) else "boolean")
    if known and all(isinstance(cell, int) and not isinstance(cell, bool) for cell in known):
        return Series(cells, dtype="int64" if len(known) == len(cells) else "Int64")
    if known and all(isinstance(cell, (int, Decimal, float)) and not isinstance(cell, bool) for cell in known):
        return Series([None if cell is None else float(cell) for cell in cells], dtype="float64")
    if known and all(isinstance(cell, date) for cell in known):
        return to_datetime(Series(cells, dtype="object"))
    return Series([None if cell is None else str(cell) for cell in cells], dtype="str")


def cell_of(term: Any) -> Any:
    """Return the value of an RDF term: an `Iri`, words, an int, a Decimal, a date or a truth value."""
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    if datatype is None:
        value = getattr(term, "value", None)
        return str(term) if value is None else Iri(value)
    kind = datatype.value.rpartition("#")[2]
    try:
        if kind == "integer":
            return int(term.value)
        if kind == "decimal":
            return Decimal(term.value)
        if kind in ("double", "float"):
            return float(term.value)
        if kind == "boolean":
            return term.value in ("true", "1")
        if kind == "date":
            return date.fromisoformat(term.value)
    except (ValueError, ArithmeticError):
        return term.value
    return term.value


def write_answer(answer: Answer, form: str, *, width: int | None = None) -> Iterator[str]:
    """Yield the answer as text in one of `FORMATS`, in pieces; ``width`` is that of a terminal, None for no limit."""
    if form == "turtle":
        if answer.triples is None:
            raise UsageError("turtle is for CONSTRUCT and DESCRIBE; rows are table, csv, tsv, json or markdown")
        prefixes = resource_prefixes() | PREFIXES
        turtle = in_order(serialize(answer.triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b"").decode("utf-8")
        yield _without_idle_prefixes(turtle)
    elif form == "json":
        yield from _json(answer)
    elif form == "csv":
        yield from _separated(answer, ",", _quoted)
    elif form == "tsv":
        yield from _separated(answer, "\t", _escaped)
    elif form == "markdown":
        yield from _markdown(answer)
    elif form == "table":
        yield from _table(answer, width)
    else:
        raise UsageError(f"--format is one of {', '.join(FORMATS)}, not {form!r}")


def _without_idle_prefixes(turtle: str) -> str:
    head = re.match(r"(?:@prefix [^\n]*\n)*", turtle)
    end = head.end() if head else 0
    used = set(re.findall(r"([a-z]+):", turtle[end:]))
    lines = turtle[:end].splitlines(keepends=True)
    return "".join(line for line in lines if line.split()[1].rstrip(":") in used) + turtle[end:]


def plain(cell: Any) -> str:
    """Return a cell as words: a decimal without zeros at its end, nothing for None.

    >>> [plain(cell) for cell in (Decimal("98.10"), True, None, "a")]
    ['98.1', 'true', '', 'a']
    """
    if cell is None:
        return ""
    if cell is True or cell is False:
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        text = format(cell, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(cell)


def short(cell: Any) -> str:
    """Return a cell for a person: an IRI as a prefixed name, line breaks and control characters as spaces.

    >>> short(Iri("https://w3id.org/paperkg/ontology#about"))
    'kg:about'
    """
    text = plain(cell)
    if isinstance(cell, Iri):
        for prefix, iri in {**PREFIXES, **resource_prefixes()}.items():
            if text.startswith(iri) and len(text) > len(iri):
                return f"{prefix}:{text[len(iri) :]}"
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char for char in text)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(char in text for char in ',"\r\n') else text


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _separated(answer: Answer, mark: str, escape: Callable[[str], str]) -> Iterator[str]:
    yield mark.join(map(escape, answer.columns)) + "\n"
    rows: Iterable[Sequence[str]]
    if isinstance(answer.rows, Columns):
        rows = answer.rows.map(lambda cell: escape(plain(cell)))
    else:
        rows = ([escape(plain(cell)) for cell in row] for row in answer.rows)
    lines: list[str] = []
    for row in rows:
        lines.append(mark.join(row))
        if len(lines) == 50_000:
            yield "\n".join(lines) + "\n"
            lines = []
    if lines:
        yield "\n".join(lines) + "\n"


def _json(answer: Answer) -> Iterator[str]:
    def value(cell: Any) -> Any:
        if isinstance(cell, Decimal):
            return float(cell)
        return cell.isoformat() if isinstance(cell, date) else cell

    yield "["
    for place, row in enumerate(answer.rows):
        record = {name: value(cell) for name, cell in zip(answer.columns, row, strict=True)}
        yield ("," if place else "") + "\n  " + json.dumps(record, ensure_ascii=False)
    yield "\n]\n" if answer.rows else "]\n"


def _markdown(answer: Answer) -> Iterator[str]:
    def escaped(cell: Any) -> str:
        return short(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")

    yield "| " + " | ".join(answer.columns) + " |\n"
    yield "| " + " | ".join("---" for _ in answer.columns) + " |\n"
    for row in answer.rows:
        yield "| " + " | ".join(map(escaped, row)) + " |\n"


def display_width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes; Hangul and Chinese characters take two.

    >>> display_width("ab한글")
    6
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def fitted(text: str, width: int) -> str:
    """Return ``text`` cut to ``width`` columns, with an ellipsis where it was longer."""
    if display_width(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += display_width(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept) + "…"


def _table(answer: Answer, width: int | None) -> Iterator[str]:
    if answer.columns == ("answer",):  # of ASK
        yield "".join(f"{plain(cell)}\n" for row in answer.rows for cell in row)
        return
    shown = [[short(cell) for cell in row] for row in answer.rows]
    numeric = [
        bool(answer.rows) and all(isinstance(row[place], (int, Decimal, float)) for row in answer.rows)
        for place in range(len(answer.columns))
    ]
    widths = [
        max(display_width(name), *(display_width(row[place]) for row in shown), 1) if shown else display_width(name)
        for place, name in enumerate(answer.columns)
    ]
    if width is not None:
        widths = _squeezed(widths, width - 2 * (len(widths) - 1))

    def line(cells: Sequence[str]) -> str:
        parts = []
        for place, cell in enumerate(cells):
            text = fitted(cell, widths[place])
            space = " " * (widths[place] - display_width(text))
            parts.append(space + text if numeric[place] else text + space)
        return "  ".join(parts).rstrip() + "\n"

    yield line(answer.columns)
    yield line(["-" * one for one in widths])
    for row in shown:
        yield line(row)


def _squeezed(widths: list[int], room: int) -> list[int]:
    """Return the widths made to fit ``room`` by taking from the widest; none goes below six columns."""
    widths = list(widths)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda place: widths[place])
        if widths[widest] <= 6:
            break
        second = max((w for place, w in enumerate(widths) if place != widest), default=6)
        widths[widest] -= max(1, min(sum(widths) - room, widths[widest] - max(second, 6)))
    return widths
