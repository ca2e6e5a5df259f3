"""Markdown tables with a header row: a column of titles, and others with links, authors or remarks."""

from __future__ import annotations

import itertools
import re

from .anchors import anchors_in
from .citation import read_citation, two_titles
from .entry import Draft, Part
from .markdown import blocks
from .parts import is_plain, language_of, split_authors
from .records import field_of
from .wording import is_field, is_title, names_in

LAYOUT = "grid"
EXAMPLE = "| Title | Authors | Link | Comment |\n|---|---|---|---|\n| A Title | Mina Oh | [arXiv](https://…) | … |"
READS = "title, authors, ids of the links, remarks; columns by their names, else by what they hold"

_RULE = re.compile(r"^\|?[ \t]*:?-{2,}:?[ \t]*\|[ \t|:-]*$", re.MULTILINE)
_TOLD = re.compile(
    r"\bpaper title|title of (?:the )?paper|논문 ?(?:제목|명)|论文(?:标题|题目|名)|論文(?:題目|タイトル|名)",
    re.IGNORECASE,
)
_CELL = re.compile(r"(?<!\\)\|")


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1."""
    for rule in _RULE.finditer(text):
        start = text.rfind("\n", 0, max(rule.start() - 1, 0)) + 1
        names = [field_of(text[s:e].strip("*_ ")) for s, e in cells(text, start, rule.start())[:50]]
        first = text[rule.end() : rule.end() + 3000].lstrip("\n").partition("\n")[0]
        if "title" in names and ({"arxiv", "url", "authors", "doi"} & set(names) or "http" in first):
            return 0.75
    return 0.0


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``, one a row."""
    drafts = []
    names: list[str | None] = []
    told = False
    for block in blocks(text):
        if block.kind != "row":
            names = []
            continue
        if not names:
            names = column_names(text, block.start, block.end)
            told = _TOLD.search(text, block.start, block.end) is not None
            continue
        draft = read_row(text, block.start, block.end, names, told=told)
        if draft is not None:
            drafts.append(draft)
    return drafts


def column_names(text: str, start: int, end: int) -> list[str | None]:
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


def read_row(text: str, start: int, end: int, names: list[str | None], *, told: bool = False) -> Draft | None:
    """Return the paper in a row; ``names`` are what its columns are, as far as known. None where it holds none.

    A row without an id, a paper's link or authors holds none, unless a column is ``told`` to hold titles of papers.
    """
    row = cells(text, start, end)
    names = (names + [None] * len(row))[: len(row)]
    anchors = anchors_in(text, start, start + len(text[start:end].rstrip()))
    links = [a for a in anchors if a.text and field_at(row, names, a.start) not in ("abstract", "notes")]
    links = [a for a in links if is_title(a.text or "")] or [a for a in links if is_title(a.text or "", strong=True)]
    title: tuple[int, int] | None = None
    for (begin, stop), name in zip(row, names, strict=True):
        if name == "title" and title is None and begin < stop:
            inside = [a for a in anchors if begin <= a.start < stop]
            found = read_citation(text, begin, stop, inside, heading=True)
            whole = (begin, stop) if not inside and re.search(r"[^\W\d_]", text[begin:stop]) else None
            title = (found.title_start, found.title_end) if found else whole
    if title is None and links:
        title = (links[0].text_start, links[0].text_end)
    if title is None:
        plain = [
            (b, e)
            for b, e in row
            if is_title(text[b:e]) and not (anchors_in(text, b, e) or names_in(text[b:e]) or is_field(text[b:e]))
        ]
        title = min(plain, key=lambda place: place[0], default=None)
    authors: tuple[str, ...] = ()
    for (begin, stop), name in zip(row, names, strict=True):
        if not authors and begin < stop and not (title and begin <= title[0] < stop):
            guessed = names_in(text[begin:stop])
            guessed = guessed if name is None or len(guessed) > 1 else ()  # a column of another name
            authors = split_authors(text[begin:stop]) if name == "authors" else guessed
    if title is None or not (anchors or authors or (told and len(re.findall(r"\w+", text[slice(*title)])) > 3)):
        return None
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


def field_at(row: list[tuple[int, int]], names: list[str | None], place: int) -> str | None:
    """Return what the column is in which ``place`` stands."""
    return next((name for (begin, stop), name in zip(row, names, strict=True) if begin <= place < stop), None)
