"""What a layout's reader hands over, and how it becomes entries of a digest.

A reader knows places in the text and nothing of digests: it returns *drafts*. `entries_of` numbers them, folds their
titles and gives them the digest's id and date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from html import unescape

from ..model import Entry, Section, Span

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A section before it belongs to a digest: canonical name, characters ``start`` to ``end``, language or ``""``."""

    name: str
    start: int
    end: int
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper as a layout's reader found it: the entry's place, the title's place, and what stands between.

    ``title`` is the title in words where it is not simply what stands at its place. ``confidence`` is below 1 where
    the reader guessed. ``date`` is the paper's own, as records have; it counts where the digest has none.
    """

    start: int
    end: int
    title_start: int
    title_end: int
    title: str | None = None
    title_ko: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0
    date: Date | None = None


def fold_spaces(text: str) -> str:
    """Return ``text`` with every run of white space as one space.

    >>> fold_spaces("A  Corrective\\nFramework ")
    'A Corrective Framework'
    """
    return " ".join(text.split())


def _title(text: str, draft: Draft) -> str:
    """Return the title of a draft on one line, without marks of bold."""
    place = _BREAK.sub(" ", text[draft.title_start : draft.title_end])
    return fold_spaces(draft.title or unescape(place.replace("**", "")))


def entries_of(text: str, drafts: Iterable[Draft], *, digest: str, date: Date | None) -> tuple[Entry, ...]:
    """Return the drafts as the entries of the digest ``digest``, numbered from 1 in the order given."""
    return tuple(
        Entry(
            index=index,
            title=_title(text, draft),
            span=Span(digest, draft.start, draft.end),
            title_span=Span(digest, draft.title_start, draft.title_end),
            sections=tuple(Section(p.name, Span(digest, p.start, p.end), p.lang) for p in draft.parts),
            title_ko=draft.title_ko,
            arxiv=draft.arxiv,
            doi=draft.doi,
            url=draft.url,
            authors=draft.authors,
            date=date or draft.date,
            confidence=draft.confidence,
        )
        for index, draft in enumerate(drafts, start=1)
    )
