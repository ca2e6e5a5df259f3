"""Bibliographies as LaTeX writes them (``.bbl``, or ``thebibliography`` in a text): an entry for each ``\\bibitem``."""

from __future__ import annotations

import re

from .anchors import anchors_in
from .citation import trimmed
from .cuts import read_citation
from .entry import Draft
from .wording import is_title, names_in

LAYOUT = "bibitem"
EXAMPLE = "\\bibitem{oh2025}\nMina Oh and Juno Kim.\n\\newblock A Title.\n\\newblock arXiv:2510.21270, 2025."
READS = "title, authors, arXiv id, DOI, link of each entry"

_ITEM = re.compile(r"^[ \t]*\\bibitem(?:\[(?:[^\[\]]|\{\[\}|\{\]\})*\])?\{[^{}\n]*\}", re.MULTILINE)
_PROGRAM = re.compile(r"^[ \t]*(?:def |class |import |fn |const )", re.MULTILINE)
_END = re.compile(r"\\end\{thebibliography\}")
_BLOCK = re.compile(r"\\newblock\b")


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1."""
    return 0.9 if _ITEM.search(text) and not _PROGRAM.search(text) else 0.0


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``, one a ``\\bibitem``."""
    drafts = []
    items = list(_ITEM.finditer(text))
    for number, item in enumerate(items):
        limit = items[number + 1].start() if number + 1 < len(items) else len(text)
        ended = _END.search(text, item.end(), limit)
        end = item.end() + len(text[item.end() : ended.start() if ended else limit].rstrip())
        drafts += _draft(text, item.start(), item.end(), end)
    return drafts


def _draft(text: str, start: int, begin: int, end: int) -> list[Draft]:
    """Return the paper of one entry: its second block is the title, else what looks most like one."""
    anchors = anchors_in(text, begin, end)
    cuts = [(found.start(), found.end()) for found in _BLOCK.finditer(text, begin, end)]
    first = text[begin : cuts[0][0] if cuts else begin].replace("\\ ", " ").strip()
    authors = names_in(first.strip(" .\n"))
    place = trimmed(text, cuts[0][1], cuts[1][0] if len(cuts) > 1 else end) if cuts else (begin, begin)
    if not is_title(text[slice(*place)], strong=True):
        found = read_citation(text, begin, end, anchors)
        if found is None:
            return []
        place, authors = (found.title_start, found.title_end), found.authors or authors
    arxiv = next((anchor.arxiv for anchor in anchors if anchor.arxiv), None)
    return [
        Draft(
            start=start, end=end, title_start=place[0], title_end=place[1], title=_plain(text[slice(*place)]),
            arxiv=arxiv, doi=None if arxiv else next((anchor.doi for anchor in anchors if anchor.doi), None),
            url=anchors[0].url if anchors else None, authors=authors,
        )
    ]  # fmt: skip


def _plain(words: str) -> str:
    """Return a title without LaTeX's braces, dashes and ties."""
    return re.sub(r"[{}]", "", words.replace("~", " ").replace("---", "—").replace("--", "–"))
