"""Lists of papers, as awesome-lists are: ``- [Title](link), Authors, venue``, with deeper items that say more."""

from __future__ import annotations

import re

from .anchors import anchors_in
from .citation import Citation, read_citation, two_titles
from .entry import Draft, Part
from .markdown import Block, blocks
from .parts import language_of, read_body
from .wording import names_in

LAYOUT = "listing"
EXAMPLE = "- [Title](https://arxiv.org/abs/2510.21270), Mina Oh, Juno Kim, NeurIPS 2025\n  - what it does"
READS = "title, authors, ids of the links, words after them and in deeper items"

_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]+(?P<words>\S.*)$", re.MULTILINE)
_UNLINKED = re.compile(
    r"(?:[-*+]|\d{1,4}[.)])[ \t]+[^\n]{20,}(?:[(（][^()\n]{0,40}(?:19|20)\d\d[)）]$|[.,][ ][“\"][A-Z{])"
)


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1: by the share of its papers that stand in list items."""
    inside, outside = 0, 0.0  # an item that cites without a link counts half
    for line in re.finditer(r"[^\n]+", text):
        if "http" not in line[0] and "arxiv" not in line[0].lower():
            outside += 0.5 if _UNLINKED.match(line[0]) else 0
            continue
        anchors = anchors_in(text, line.start(), line.end())
        if anchors:
            item = _ITEM.match(line[0])
            titled = item and _citation(text, line.start() + item.start("words"), line.end()) is not None
            inside, outside = (inside + 1, outside) if titled else (inside, outside + 1)
    return 0.6 if inside >= 2 and inside >= 4 * outside else 0.0


def _citation(text: str, start: int, end: int) -> Citation | None:
    """Return how an item names a paper: its link stands beside a title, at the item's start."""
    anchors = anchors_in(text, start, end)
    found = read_citation(text, start, end, anchors) if anchors else None
    if found is None or len(names_in(text[found.title_start : found.title_end])) > 1:
        return None
    lead = re.findall(r"\w+", text[start : found.title_start])
    return found if len(lead) <= 3 or found.authors else None


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``: items with a title and a link, each with what is indented under it."""
    drafts = []
    head: Block | None = None
    inside: list[Block] = []
    for block in blocks(text):
        first_line_end = text.find("\n", block.start, block.end)
        first_line_end = block.end if first_line_end < 0 else first_line_end
        if block.kind == "item" and (head is None or block.level <= head.level):
            if head is not None:
                drafts.append(_draft(text, head, inside))
            head, inside = (block, []) if _citation(text, block.start, first_line_end) else (None, [])
        elif block.kind == "item" and head is not None:
            inside.append(block)
        elif block.kind in ("heading", "rule", "row") and head is not None:
            drafts.append(_draft(text, head, inside))
            head, inside = None, []
        elif head is not None and text[block.line_start : block.start].isspace():
            inside.append(block)  # a paragraph indented under its item
    if head is not None:
        drafts.append(_draft(text, head, inside))
    return drafts


def _draft(text: str, head: Block, inside: list[Block]) -> Draft:
    line_end = text.find("\n", head.start, head.end)
    line_end = head.end if line_end < 0 else line_end
    anchors = anchors_in(text, head.start, head.end)
    found = _citation(text, head.start, line_end)
    assert found is not None
    parts = []
    if found.rest is not None:
        parts.append(Part("", *found.rest, language_of(text[slice(*found.rest)])))
    if line_end < head.end:
        inside = [Block("paragraph", line_end + 1, head.end, line_end + 1, head.level), *inside]
    body = read_body(text, inside)
    title_start, title_end, title_ko = two_titles(text, found.title_start, found.title_end)
    anchors += (
        [a for b in inside for a in anchors_in(text, b.start, b.end)]
        if not any(a.arxiv or a.doi for a in anchors)
        else []
    )
    arxiv = next((a.arxiv for a in anchors if a.arxiv), None)
    return Draft(
        start=head.line_start, end=max([head.end, *(b.end for b in inside)]), title_start=title_start,
        title_end=title_end, title_ko=title_ko or body.title, arxiv=arxiv,
        doi=None if arxiv else next((a.doi for a in anchors if a.doi), None), url=anchors[0].url,
        authors=found.authors or body.authors, parts=(*parts, *body.parts),
    )  # fmt: skip
