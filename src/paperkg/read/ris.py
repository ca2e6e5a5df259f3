"""Tagged exports of reference managers and indexes: RIS, MEDLINE (``.nbib``), EndNote (``.enw``), Web of Science.

Each line bears a tag and a value; what has no tag goes on with the value before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TextIO

from .records import Record, record_of

LAYOUT = "ris"
EXAMPLE = "TY  - JOUR\nTI  - A Title\nAU  - Oh, Mina\nDO  - 10.1000/x\nAB  - …\nER  - "
READS = "title, authors, abstract, DOI, link, notes; MEDLINE, EndNote and Web of Science with their own tags as well"
LONGEST = 2**20  # characters of one record


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of tagging: how it begins, its lines, the tag that begins a record, and what the tags mean."""

    begins: re.Pattern[str]
    line: re.Pattern[str]
    first: str
    names: dict[str, str]


_FORMS = (
    _Form(
        re.compile(r"\s*TY  ?- [A-Z]{3,}"), re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$"), "TY",
        {"TI": "title", "T1": "title", "CT": "title", "AB": "abstract", "N2": "abstract", "DO": "doi", "UR": "url",
         "L1": "url", "LK": "url", "N1": "notes", "AN": "arxiv", "AU": "author", "A1": "author"},
    ),
    _Form(
        re.compile(r"\s*PMID- *\d+"), re.compile(r"([A-Z]{2,4}) {0,2}-(?: (.*))?$"), "PMID",
        {"TI": "title", "AB": "abstract", "LID": "doi", "AID": "doi", "FAU": "author"},
    ),
    _Form(
        re.compile(r"\s*%0 \w"), re.compile(r"%([0-9A-Z@!+&>])(?: (.*))?$"), "0",
        {"T": "title", "A": "author", "R": "doi", "U": "url", "X": "abstract", "Z": "notes"},
    ),
    _Form(
        re.compile(r"\s*(?:FN (?:Clarivate|Thomson|ISI)|PT [JSBC]\r?\n(?:AU|BA|BE) )"),
        re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$"), "PT",
        {"TI": "title", "AF": "author", "AB": "abstract", "DI": "doi"},
    ),
)  # fmt: skip


def score(head: str) -> float:
    """Return how surely a text that begins with ``head`` has this layout, 0 to 1."""
    return 0.95 if any(form.begins.match(head) for form in _FORMS) else 0.0


def records(text: TextIO, bad: Callable[[int, str], None]) -> Iterator[Record]:
    """Yield the papers in ``text``; a record without title is told to ``bad`` with its last line."""
    form = None
    fields: dict[str, str] = {}
    authors: list[str] = []
    last = ""
    size = number = 0
    head = ""
    for number, line in enumerate(text, start=1):
        if form is None:
            head += line
            form = next((form for form in _FORMS if form.begins.match(head)), None)
            if form is None:
                continue
        size += len(line)
        found = form.line.match(line.rstrip("\r\n"))
        if found is None:
            if last and line.strip() and size < LONGEST:
                if last == "author":
                    authors.append(line.strip())
                else:
                    fields[last] += " " + line.strip()
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag in (form.first, "ER", "EF"):
            yield from _record(fields, authors, number, bad)
            fields, authors, last, size = {}, [], "", 0
            continue
        name = form.names.get(tag, "") if size < LONGEST else ""
        last = name
        if name == "author":
            authors.append(value)
        elif name == "doi" and form.first == "PMID" and "[doi]" not in value:
            last = ""
        elif name:
            fields[name] = fields.get(name) or value.removesuffix(" [doi]")
    yield from _record(fields, authors, number, bad)


def _record(
    fields: dict[str, str], authors: list[str], number: int, bad: Callable[[int, str], None]
) -> Iterator[Record]:
    """Yield the record of ``fields``, or tell ``bad`` that it is none."""
    if not (fields or authors):
        return
    names = "; ".join(author if "," in author else author + "," for author in authors)
    record = record_of({**fields, "title": fields.get("title", "").removesuffix("."), "authors": names})
    if record is not None:
        yield record
    else:
        bad(number, "a record with no title or nothing beside it")
