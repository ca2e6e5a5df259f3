"""Weekly tables: rows ``| 1) **Title** - text | [Paper](link), [Tweet](link) |``, or with ``<br> ●`` between points."""

from __future__ import annotations

import re

from .entry import Draft, Part
from .identity import arxiv_id, find_arxiv, find_doi, paper_url
from .markdown import blocks
from .parts import language_of
from .wording import is_title

LAYOUT = "weekly"
EXAMPLE = "| 1) **Title** - what it does | [Paper](https://arxiv.org/abs/2407.02485), [Tweet](…) |"
READS = "title, arXiv id or DOI of the link called Paper, text point by point, week as the date"

_ROW = re.compile(r"^\| *(?:\d+[.)] *)?\*\*(?P<title>[^*|\n]+)\*\*.*\|.*\]\(\S+\)", re.MULTILINE)
_CELL = re.compile(r"(?<!\\)\|")
_TITLE = re.compile(
    r"\s*(?:\d+[.)]\s*)?\*\*(?P<title>.+?)\*\*\s*(?:[-–—:]\s+)?"
    r"|\s*\d+[.)]\s*(?P<plain>.+?)(?:\s+[-–—]\s+|\s*<br\s*/?>|$)"
)
_PAPER = ("paper", "논문", "pdf", "arxiv", "논문 링크")
_POINT = re.compile(r"(?:\s*<br\s*/?>\s*|\s*●\s*)+")
_LINK = re.compile(r"\[([^\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1."""
    rows = (row for row in _ROW.finditer(text) if is_title(row["title"], strong=True) and _paper_link(row[0]))
    return 0.9 if next(rows, None) else 0.0


def _paper_link(row: str) -> str | None:
    """Return the link of a row that is called Paper, or that leads to where papers are kept."""
    links = _LINK.findall(row)
    called = (url for name, url in links if name.strip().lower() in _PAPER)
    return next(called, None) or next((url for _, url in links if paper_url(url)), None)


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``, one a row."""
    drafts = []
    for block in blocks(text):
        if block.kind != "row":
            continue
        line_end = block.start + len(text[block.start : block.end].rstrip())
        cuts = [found.start() for found in _CELL.finditer(text, block.start, line_end)]
        if len(cuts) < 2:
            continue
        begin = cuts[0] + 1 if not text[block.start : cuts[0]].strip() else block.start
        first_end = next(cut for cut in [*cuts, line_end] if cut > begin)
        title = _TITLE.match(text, begin, first_end)
        links = _LINK.findall(text[first_end:line_end])
        found = _paper_link(text[first_end:line_end])
        if title is None or found is None:
            continue
        group = "title" if title["title"] else "plain"
        url = found
        arxiv = arxiv_id(url) or find_arxiv(" ".join(link for _, link in links))
        drafts.append(
            Draft(
                start=block.start,
                end=line_end,
                title_start=title.start(group),
                title_end=title.end(group),
                arxiv=arxiv,
                doi=None if arxiv else find_doi(url),
                url=url,
                parts=tuple(_points(text, title.end(), first_end)),
            )
        )
    return drafts


def _points(text: str, start: int, end: int) -> list[Part]:
    parts = []
    at = start
    for stop, after in [*((f.start(), f.end()) for f in _POINT.finditer(text, start, end)), (end, end)]:
        words = text[at:stop]
        begin = at + len(words) - len(words.lstrip())
        if words.strip():
            parts.append(Part("", begin, begin + len(words.strip()), language_of(words)))
        at = after
    return parts
