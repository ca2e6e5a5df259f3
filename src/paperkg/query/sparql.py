"""SPARQL as a person types it: what it may do, and where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from ..errors import QueryError
from ..rdf import PREFIXES, resource_prefixes

# What can hold a word without it being a keyword: comments, IRIs, strings, variables, prefixed names, language tags.
_TOKEN = re.compile(
    r'#[^\n]*|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''" + r'|"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""'
    r"|'(?:[^'\\\n\r]|\\.)*'" + r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|[?$]\w+|@[a-zA-Z-]+|[\w.-]*:[\w.:%\\~!$&'()*+,;=/?#@-]*|(?P<word>[A-Za-z]+)",
    re.S,
)
_WRITES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_ASKS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


def keywords(text: str) -> Iterator[str]:
    """Yield the bare words of a SPARQL text in capitals; no comment, IRI, string, variable or prefixed name is one.

    >>> list(keywords('select ?load { <http://insert> kg:drop "delete" } # clear'))
    ['SELECT']
    """
    for match in _TOKEN.finditer(text):
        if match["word"]:
            yield match["word"].upper()


def needs_digests(text: str) -> bool:
    """Tell whether a query looks into named graphs.

    >>> needs_digests("SELECT * { GRAPH ?digest { ?s ?p ?o } }")
    True
    """
    return not {"GRAPH", "FROM"}.isdisjoint(keywords(text))


def check_reads_only(text: str) -> None:
    """Raise `QueryError` for a text that writes, or that asks another server."""
    words = list(keywords(text))
    first = next((word for word in words if word in _WRITES | _ASKS), "")
    if first in _WRITES:
        raise QueryError(f"{first} writes, and queries only read: change the digests and build again instead")
    if "SERVICE" in words:
        raise QueryError("SERVICE asks another server, and queries stay in the built graph: take it out")


def ask(store: Store, text: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Return what ``store`` answers. Raises `QueryError` where the text is no query, with its line and a caret."""
    check_reads_only(text)
    try:
        return store.query(text, prefixes=resource_prefixes() | PREFIXES)
    except SyntaxError as exc:
        raise QueryError(syntax_report(text, str(exc))) from exc
    except (ValueError, RuntimeError, OSError) as exc:
        raise QueryError(f"the query cannot be answered: {exc}") from exc


def syntax_report(text: str, message: str) -> str:
    """Return a parser's message as a line with the place, the line of the query, and a caret under the place.

    >>> print(syntax_report("SELECT * {\\n ?s ?p }", "error at 2:8: expected one of LATERAL, [_]"))
    the query does not parse: line 2, column 8
      ?s ?p }
            ^
    """
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.S)
    if not found:
        return f"the query does not parse: {message}"
    line, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    caret = "".join("\t" if char == "\t" else "　" if ord(char) > 0x10FF else " " for char in shown[: column - 1])
    return f"the query does not parse: line {line}, column {column}{_hint(found[3])}\n {shown}\n {caret}^"


def _hint(expected: str) -> str:
    if "Prefix not found" in expected:
        return " (no such prefix; declare it with PREFIX, or see docs/vocabulary.md)"
    if "unbound" in expected:
        return " (a variable of SELECT is bound nowhere, or is neither grouped nor counted)"
    return ""
