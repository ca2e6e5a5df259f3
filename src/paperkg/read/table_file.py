"""CSV and TSV whose first line names a title and other facts of papers."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from typing import TextIO

from .records import Record, field_of, record_of

LAYOUT = "table"
EXAMPLE = "title,authors,arxiv,abstract\nA Title,Mina Oh,2510.21270,…"
READS = "comma, tab, semicolon or bar separated columns: title, authors, abstract, arXiv id, DOI, link, notes"

LONGEST = 16 * 2**20  # characters of one cell


def score(head: str) -> float:
    """Return how surely a text that begins with ``head`` has this layout, 0 to 1."""
    first, _, following = head.lstrip().partition("\n")
    if first.startswith("|") or re.match(r"[ \t]*:?-{2,}:?[ \t]*\|", following):
        return 0.0  # a table of Markdown
    names = [field_of(name) for name in _columns(first)[1]]
    known = {name for name in names if name}
    return 0.9 if "title" in known and len(known) >= 2 else 0.0


def _columns(line: str) -> tuple[str, list[str]]:
    """Return the separator of a header line and its column names."""
    if len(line) > 10_000:
        return ",", []
    separator = max(",\t;|", key=line.count)
    try:
        row = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return ",", []
    return separator, [name.strip() for name in row] if line.count(separator) else []


def records(text: TextIO, bad: Callable[[int, str], None]) -> Iterator[Record]:
    """Yield the papers in ``text``, one a row; a row that is no paper is told to ``bad`` with its line."""
    csv.field_size_limit(LONGEST)
    header = ""
    while not header.strip():
        header = text.readline(20_000)
        if not header:
            return
    separator, names = _columns(header.strip("\n"))
    rows = csv.DictReader(text, fieldnames=names, delimiter=separator)
    try:
        for row in rows:
            record = record_of({k: v for k, v in row.items() if isinstance(k, str) and isinstance(v, str)})
            if record is not None:
                yield record
            elif any(row.values()):
                bad(rows.line_num + 1, "no paper in this row")
    except csv.Error as exc:
        bad(rows.line_num + 1, f"not a row ({exc})")
