"""BibTeX and BibLaTeX entries, with LaTeX accents as letters and the braces that guard capitals taken away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TextIO

from .latex import accented
from .records import Record, record_of

LAYOUT = "bibtex"
EXAMPLE = "@article{oh2025,\n  title = {A Title},\n  author = {Oh, Mina and Kim, Juno},\n  eprint = {2510.21270}\n}"
READS = "title, authors, abstract, arXiv eprint, DOI, link, note"

LONGEST = 2**20  # characters of one entry; a brace that never closes ends there
_ENTRY = re.compile(r"^[ \t]*@(\w+)\s*[{(]", re.MULTILINE)
_NO_PAPER = ("comment", "string", "preamble")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:.-]*)\s*=\s*")


def score(head: str) -> float:
    """Return how surely a text that begins with ``head`` has this layout, 0 to 1."""
    found = _ENTRY.search(head)
    if found is None or not re.search(r"\b(?:title|author)\s*=", head, re.IGNORECASE):
        return 0.0
    before = head[: found.start()].strip()
    return 0.95 if not before or before.startswith("%") else 0.3


def records(text: TextIO, bad: Callable[[int, str], None]) -> Iterator[Record]:
    """Yield the papers in ``text``; an entry that never closes or has no title is told to ``bad`` with its line."""
    lines: list[str] = []
    start = 1
    size = 0
    for number, line in enumerate(text, start=1):
        if _ENTRY.match(line) and lines:
            yield from _entry("".join(lines), start, bad)
            lines, start, size = [], number, 0
        size += len(line)
        if size <= LONGEST:
            lines.append(line)
    yield from _entry("".join(lines), start, bad)


def _entry(text: str, line: int, bad: Callable[[int, str], None]) -> Iterator[Record]:
    head = _ENTRY.match(text)
    if head is None or head[1].lower() in _NO_PAPER:
        return
    fields: dict[str, str] = {}
    at = text.find(",", head.end())
    while at >= 0 and (found := _FIELD.match(text, at)):
        value, at = _value(text, found.end())
        fields.setdefault(found[1].lower(), value)
    archive = fields.get("archiveprefix", fields.get("eprinttype", "")).lower()
    if fields.get("eprint") and archive not in ("", "arxiv"):
        fields.pop("eprint")
    fields.setdefault("notes", fields.pop("annotation", fields.pop("annote", fields.pop("journal", ""))))
    fields = {name: unlatex(value) if name not in ("url", "doi", "eprint") else value for name, value in fields.items()}
    record = record_of({k: v for k, v in fields.items() if k not in ("id", "publisher", "note") or k == "note"})
    if record is not None:
        yield record
    else:
        bad(line, "an entry with no title or nothing beside it")


def _value(text: str, at: int) -> tuple[str, int]:
    """Return the value that begins at ``at`` ({…}, "…", a word, joined by #) and where it ends."""
    pieces = []
    while at < len(text):
        start = at
        if text[at] == "{":
            at = _closing(text, at)
            pieces.append(text[start + 1 : at - 1])
        elif text[at] == '"':
            at = _quote(text, at + 1)
            pieces.append(text[start + 1 : at - 1])
        else:
            found = re.compile(r"[^\s,#{}\"]*").match(text, at)
            at = found.end() if found else at
            pieces.append(text[start:at])
        joined = re.compile(r"\s*#\s*").match(text, at)
        if joined is None:
            break
        at = joined.end()
    return "".join(pieces), at


def _closing(text: str, at: int) -> int:
    depth = 0
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, at):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return len(text) + 1


def _quote(text: str, at: int) -> int:
    depth = 0
    for found in re.compile(r"\\.|[{}\"]", re.DOTALL).finditer(text, at):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if found[0] == '"' and depth <= 0:
            return found.end()
    return len(text) + 1


def unlatex(text: str) -> str:
    r"""Return ``text`` with LaTeX accents as letters and without the braces that guard capitals; mathematics stays.

    >>> unlatex(r"{G}{\"u}nter {\L}uk: {BERT} with $\pi_{0}$ \& more")
    'Günter Łuk: BERT with $\\pi_{0}$ & more'
    """
    pieces = re.split(r"(\$[^$]*\$)", text)
    for index in range(0, len(pieces), 2):
        words = accented(pieces[index])
        words = re.sub(r"\\(?:emph|textbf|textit|texttt|text|mathrm|url)\s*(?=\{)", "", words)
        pieces[index] = re.sub(r"\\([&%$#_{}])|[{}]|(?<!\\)~", lambda m: m[1] or (" " if m[0] == "~" else ""), words)
    return unicodedata.normalize("NFC", "".join(pieces))
