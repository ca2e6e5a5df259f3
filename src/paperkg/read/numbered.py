"""Numbered headings: ``# 1. [Title](link)`` with ``## Introduction``, ``## Method`` and the like under each."""

from __future__ import annotations

import re

from .entry import Draft
from .headings import read_linked_headings

LAYOUT = "numbered"
EXAMPLE = "# 1. [Title](https://arxiv.org/abs/2510.21270)\n\n## Introduction\n\n- Goal: …\n\n## Results\n\n…"
READS = "title, arXiv id, sections by their headings (Goal, Motivation and Contribution apart)"

_TITLE = re.compile(r"^# +\d+[.)] +\[.+\]\(\S+\)", re.MULTILINE)
_SECTION = re.compile(r"^## +\w", re.MULTILINE)


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1."""
    titles = len(_TITLE.findall(text))
    return 0.95 if titles and len(_SECTION.findall(text)) >= titles else 0.7 if titles else 0.0


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``."""
    return read_linked_headings(text, _TITLE)
