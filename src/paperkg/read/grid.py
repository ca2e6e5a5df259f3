"""A row of a table: its cells, what its columns are called, and the paper whose title is known."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from .anchors import Anchor
from .citation import two_titles
from .entry import Draft, Part
from .parts import is_plain, language_of, split_authors
from .records import field_of
from .wording import names_in

_CELL = re.compile(r"(?<!\\)\|")


def column_names(text: str, start: int, end: int) -> list[str]:
    """Return what the columns are that a header row names; ``""`` where the name is none of a record's."""
    return [field_of(text[s:e].strip("*_ ")) or "" for s, e in cells(text, start, end)]


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of a row's cells, without the space around them.

    >>> cells("| a | b c |", 0, 11)
    [(2, 3), (6, 9)]
    """
    end = start + len(text[start:end].rstrip())
    cuts = [found.start() for found in _CELL.finditer(text, start, end)]
    edges = [start - 1, *cuts, end] if not cuts or cuts[0] != start else [*cuts, end]
    if edges and len(edges) > 2 and edges[-2] == end - 1:
        edges.pop()
    places = []
    for left, right in itertools.pairwise(edges):
        begin, stop = left + 1, right
        while begin < stop and text[begin].isspace():
            begin += 1
        while begin < stop and text[stop - 1].isspace():
            stop -= 1
        places.append((begin, stop))
    return places


def read_row(
    text: str, start: int, end: int, names: Sequence[str | None], title: tuple[int, int], anchors: list[Anchor]
) -> Draft:
    """Return the paper in a row whose title stands at ``title``; ``names`` are what its columns are, where known."""
    row = cells(text, start, end)
    names = [*names, *[None] * len(row)][: len(row)]
    authors: tuple[str, ...] = ()
    for (begin, stop), name in zip(row, names, strict=True):
        if not authors and begin < stop and not begin <= title[0] < stop:
            guessed = names_in(text[begin:stop])
            guessed = guessed if name is None or len(guessed) > 1 else ()  # a column of another name
            authors = split_authors(text[begin:stop]) if name == "authors" else guessed
    title_start, title_end, title_ko = two_titles(text, *title)
    parts = []
    for (begin, stop), name in zip(row, names, strict=True):
        words = text[begin:stop]
        if begin <= title[0] < stop or name in ("authors", "url", "arxiv", "doi") or not is_plain(words):
            continue
        if name in ("abstract", "summary", "notes") or len(words) >= 25:
            section = name if name in ("abstract", "summary") else ""
            parts.append(Part(section, begin, stop, language_of(words)))
    return Draft(
        start=start, end=start + len(text[start:end].rstrip()), title_start=title_start, title_end=title_end,
        title_ko=title_ko, authors=authors, parts=tuple(parts),
        arxiv=next((a.arxiv for a in anchors if a.arxiv), None),
        doi=next((a.doi for a in anchors if a.doi), None) if not any(a.arxiv for a in anchors) else None,
        url=anchors[0].url if anchors else None,
    )  # fmt: skip
