"""Voted papers: ``### [Title](link)`` with an image, ``Vote:``, ``Authors:`` and bullets, labelled or plain."""

from __future__ import annotations

import re

from .entry import Draft
from .headings import read_linked_headings

LAYOUT = "votes"
EXAMPLE = "### [Title](https://arxiv.org/abs/2412.04262)\n\nVote: 7\n\nAuthors: A. Kim, B. Lee\n\n- ***What's New***: …"
READS = "title, arXiv id, authors, bullets (What's New, Technical Details, Performance Highlights, or plain)"

_TITLE = re.compile(r"^#{2,4} +\[.+\]\(\S+\)", re.MULTILINE)
_VOTE = re.compile(r"^Vote: *\d+", re.MULTILINE)


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1."""
    votes = len(_VOTE.findall(text))
    return 0.95 if votes and len(_TITLE.findall(text)) >= votes else 0.0


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``."""
    return read_linked_headings(text, _TITLE)
