"""RIS, the export of reference managers: ``TY  - JOUR`` to ``ER  -``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TextIO

from .records import Record, record_of

LAYOUT = "ris"
EXAMPLE = "TY  - JOUR\nTI  - A Title\nAU  - Oh, Mina\nDO  - 10.1000/x\nAB  - …\nER  - "
READS = "title, authors, abstract, DOI, link, notes"

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_NAMES = {"TI": "title", "T1": "title", "CT": "title", "AB": "abstract", "N2": "abstract", "DO": "doi", "UR": "url",
          "L1": "url", "LK": "url", "N1": "notes", "AN": "arxiv"}  # fmt: skip
LONGEST = 2**20  # characters of one record


def score(head: str) -> float:
    """Return how surely a text that begins with ``head`` has this layout, 0 to 1."""
    return 0.95 if re.match(r"\s*TY  ?- [A-Z]{3,}", head) else 0.0


def records(text: TextIO, bad: Callable[[int, str], None]) -> Iterator[Record]:
    """Yield the papers in ``text``; a record without title is told to ``bad`` with its last line."""
    fields: dict[str, str] = {}
    authors: list[str] = []
    last = ""
    size = 0
    for number, line in enumerate(text, start=1):
        size += len(line)
        found = _LINE.match(line.rstrip("\n"))
        if found is None:
            if last and line.strip() and size < LONGEST:
                fields[last] += " " + line.strip()
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag == "TY":
            fields, authors, last, size = {}, [], "", 0
        elif tag == "ER":
            record = record_of({**fields, "authors": "; ".join(authors)})
            if record is not None:
                yield record
            elif fields or authors:
                bad(number, "a record with no title or nothing beside it")
            fields, authors, last = {}, [], ""
        elif tag in ("AU", "A1") and size < LONGEST:
            authors.append(value if "," in value else value + ",")
            last = ""
        else:
            last = _NAMES.get(tag, "") if size < LONGEST else ""
            if last:
                fields[last] = fields.get(last) or value
