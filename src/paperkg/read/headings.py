"""Headings that carry a paper's link, ``### [Title](link)``, with text under each up to the next such."""

from __future__ import annotations

import re

from .entry import Draft
from .identity import arxiv_id, find_arxiv, find_doi, paper_url
from .markdown import Block, blocks
from .parts import read_body
from .wording import says_link

LAYOUT = "headings"
EXAMPLE = "### [Title](https://arxiv.org/abs/2411.04983)\n\n- 제목: …\n- 목적: …\n\nAbstract: …"
READS = "title, Korean title, arXiv id, DOI, authors, labelled bullets and paragraphs"

_TITLE = re.compile(r"^#{1,6} +(?:\[(?:\d+|PDF|HTML)\] +|\d+[.)]? +)?\[.+\]\(\S+\)", re.MULTILINE)
_LINK = re.compile(
    r"(?:\[(?:\d+|PDF|HTML)\]\s+|\d+[.)]?\s+)?"
    r"\**\[(?P<title>.+)\]\(<?(?P<url>[^\s<>]+?)>?(?:\s+\"[^\"]*\")?\)\**"
)


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1."""
    titles = sum(1 for found in _TITLE.finditer(text) if find_arxiv(found[0]) or find_doi(found[0]))
    return 0.8 if titles else 0.0


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``."""
    drafts = read_linked_headings(text, _TITLE)
    return [draft for draft in drafts if draft.arxiv or draft.doi or paper_url(draft.url or "")]


def read_linked_headings(text: str, title: re.Pattern[str]) -> list[Draft]:
    """Return a draft for each heading whose line matches ``title``, with the blocks under it as its body."""
    drafts = []
    head: Block | None = None
    inside: list[Block] = []
    for block in blocks(text):
        if block.kind == "heading":
            if title.match(text, block.line_start):
                drafts += _draft(text, head, inside, block.line_start)
                head, inside = block, []
                continue
            if head is not None and block.level <= head.level:
                drafts += _draft(text, head, inside, block.line_start)
                head, inside = None, []
        if head is not None:
            inside.append(block)
    return drafts + _draft(text, head, inside, len(text))


def _draft(text: str, head: Block | None, inside: list[Block], end: int) -> list[Draft]:
    link = _LINK.match(text, head.start, head.end) if head else None
    if head is None or link is None:
        return []
    if says_link(link["title"].strip("[]* ")) and not text[head.start].isdigit():  # a number counts titles, no links
        return []
    body = read_body(text, inside)
    arxiv = arxiv_id(link["url"]) or find_arxiv(link["url"])
    return [
        Draft(
            start=head.line_start,
            end=head.line_start + len(text[head.line_start : end].rstrip()),
            title_start=link.start("title"),
            title_end=link.end("title"),
            title_ko=body.title,
            arxiv=arxiv,
            doi=None if arxiv else find_doi(link["url"]),
            url=link["url"],
            authors=body.authors,
            parts=tuple(body.parts),
        )
    ]
