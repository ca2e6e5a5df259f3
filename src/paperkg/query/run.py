"""From a question's words to its answer: what is asked, of which store, with which values, by which engine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QueryTriples, Store

from ..errors import ReadError, UsageError
from ..model import Graph
from .answer import Answer, Columns, cell_of
from .evidence import with_evidence
from .limit import within
from .named import NAMED_TYPES, NamedQuery, named_queries, plain_value, with_values
from .names import find_named
from .source import kept_folder, store_of
from .sparql import ask, needs_digests


def run_query(
    where: Graph | Path | str,
    what: str,
    *,
    parameters: Mapping[str, object] | None = None,
    evidence: bool = False,
    timeout: float | None = None,
) -> Answer:
    """Return the answer to a named query, to the query of a file ``….rq``, or to a SPARQL text; see `query`."""
    where = Path(where) if isinstance(where, str) else where
    given = {name.replace("_", "-"): value for name, value in (parameters or {}).items() if value is not None}
    if timeout is not None:
        answer: Answer = within(timeout, _run, where, what, given, evidence)
        return answer
    return _run(where, what, given, evidence)


def _run(where: Graph | Path, what: str, given: Mapping[str, object], evidence: bool) -> Answer:
    named = find_query(what)
    if isinstance(named, NamedQuery):
        return _run_named(where, named, given, evidence)
    if given:
        raise UsageError(f"a SPARQL text takes no parameters such as --{next(iter(given))}; only named queries do")
    store = store_of(where, digests=needs_digests(named))
    return _finished(store, _answer(store, named), (), evidence)


def find_query(what: str) -> NamedQuery | str:
    """Return the named query called ``what``, else the SPARQL text that it is or that its file holds.

    Raises `UsageError` where it is a word and no query has that name.
    """
    text = what.strip()
    if text.endswith(".rq"):
        try:
            return Path(text).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as exc:
            raise ReadError(text, f"cannot be read ({exc})") from exc
    if any(char in text for char in " \n\t{"):
        return text
    queries = named_queries()
    if text in queries:
        return queries[text]
    from rapidfuzz import process

    near = [name for name, _, _ in process.extract(text, list(queries), limit=3, score_cutoff=60)]
    hint = f"did you mean {', '.join(near)}?" if near else "`kg query --list` lists all"
    raise UsageError(f"no query is called {text!r}; {hint}")


def _run_named(where: Graph | Path, named: NamedQuery, given: Mapping[str, object], evidence: bool) -> Answer:
    unknown = sorted(set(given) - {parameter.name for parameter in named.parameters})
    if unknown:
        takes = ", ".join(f"--{parameter.name}" for parameter in named.parameters) or "no parameters"
        raise UsageError(f"{named.name} has no --{unknown[0]}; it takes {takes}")
    hidden = tuple(name for name in named.columns() if name.startswith("_"))
    straight = bool(named.pairs) and isinstance(where, Graph) and not evidence
    store = None if straight else store_of(where)
    terms = {p.name: _term(store, named, p, given) for p in named.parameters if p.name in given or p.default is None}
    if named.pairs:
        from .pairs import incidence_in, shared

        if store is None:
            found = incidence_in(_graph(where), named.pairs)
        else:
            found = incidence_in(store, named.pairs, kept_folder(where) if isinstance(where, Path) else None)
        least = int(terms["min"].value if "min" in terms else named.default("min"))
        if named.measure:
            from .measures import MEASURES

            answer, hidden = MEASURES[named.measure](found, least), ()
        else:
            answer = Answer(named.columns(), shared(found, least))
    else:
        assert store is not None
        answer = _answer(store, with_values(named, terms))
        answer = _with_sorted_lists(answer, named.lists)
    return _finished(store, answer, hidden, evidence)


def _graph(where: Graph | Path) -> Graph:
    assert isinstance(where, Graph)
    return where


def _term(store: Store | None, named: NamedQuery, parameter: Any, given: Mapping[str, object]) -> Any:
    if parameter.name not in given:
        raise UsageError(f"{named.name} needs --{parameter.name}: {parameter.help} (for example: {named.example})")
    value = given[parameter.name]
    if parameter.type in NAMED_TYPES:
        assert store is not None
        return NamedNode(find_named(store, str(value), parameter.type).iri)
    return plain_value(parameter, value)


def _answer(store: Store, text: str) -> Answer:
    """Return what the engine answers, as cells."""
    found = ask(store, text)
    if isinstance(found, QueryBoolean):
        return Answer(("answer",), [(bool(found),)])
    if isinstance(found, QueryTriples):
        triples = tuple(sorted(found, key=lambda t: (str(t.subject), str(t.predicate), str(t.object))))
        rows = [(cell_of(t.subject), cell_of(t.predicate), cell_of(t.object)) for t in triples]
        return Answer(("subject", "predicate", "object"), rows, triples)
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns, [tuple(cell_of(cell) for cell in row) for row in found])


def _with_sorted_lists(answer: Answer, lists: tuple[str, ...]) -> Answer:
    """Return the answer with the parts of its joined columns in order, each once: engines join them in any order."""
    places = [answer.columns.index(name) for name in lists]
    if not places:
        return answer
    rows = [
        tuple(
            " | ".join(sorted(set(cell.split(" | ")) - {""})) if place in places and isinstance(cell, str) else cell
            for place, cell in enumerate(row)
        )
        for row in answer.rows
    ]
    return Answer(answer.columns, rows)


def _finished(store: Store | None, answer: Answer, hidden: tuple[str, ...], evidence: bool) -> Answer:
    shown = tuple(name for name in answer.columns if name not in hidden)
    if evidence and answer.triples is None:
        assert store is not None
        return with_evidence(store, answer, shown)
    if shown == answer.columns:
        return answer
    keep = [answer.columns.index(name) for name in shown]
    if isinstance(answer.rows, Columns):
        return Answer(shown, answer.rows.only(keep))
    return Answer(shown, [tuple(row[place] for place in keep) for row in answer.rows], answer.triples)
