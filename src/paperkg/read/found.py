"""A paper that a reader found by its look, and how it becomes a draft: its text, its authors, where its entry ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .anchors import Anchor
from .citation import Citation, two_titles
from .entry import Draft, Part
from .markdown import Block
from .parts import label_of, language_of, read_body
from .units import Unit
from .wording import names_in


@dataclass(slots=True)
class Found:
    """A paper being put together: where it begins, its title, what is known of it, and how sure that is."""

    start: int  # the unit where its entry begins
    title: tuple[int, int] | None
    citation: Citation | None = None
    anchors: list[Anchor] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    title_unit: int = -1
    confidence: float = 0.5
    facts: set[int] = field(default_factory=set)  # units that only say ids, names and places
    row: Draft | None = None


def drafts_of(text: str, units: list[Unit], whole: list[Block], papers: list[Found]) -> list[Draft]:
    """Return the drafts of ``papers``, in the order of ``text``; each takes the text up to the next."""
    drafts = []
    for index, paper in enumerate(papers):
        if paper.row is not None:
            drafts.append(replace(paper.row, confidence=paper.confidence))
            continue
        first = units[paper.start]
        following = papers[index + 1] if index + 1 < len(papers) else None
        limit = units[following.start].start if following else len(text)
        same_line = following is not None and following.start == paper.start
        end = _end_of(text, units, whole, paper, limit)
        assert paper.title is not None
        start, stop, title_ko = two_titles(text, *paper.title)
        parts: list[Part] = []
        authors = paper.authors
        if paper.citation and paper.citation.rest and not same_line:
            begin, close = paper.citation.rest
            parts.append(Part("", begin, close, language_of(text[begin:close])))
        if not same_line:
            used = {paper.title_unit, *paper.facts} | ({paper.start} if paper.citation else set())
            inside = list(_inside(text, units, whole, used, paper.start, end))
            body = read_body(text, inside)
            authors = authors or body.authors
            parts += [p for p in body.parts if not _is_fact(text[p.start : p.end], authors)]
            title_ko = title_ko or (body.title if body.title and language_of(body.title) == "ko" else None)
        arxiv = next((a.arxiv for a in paper.anchors if a.arxiv), None)
        doi = next((a.doi for a in paper.anchors if a.doi), None)
        places = [start, stop, *(a.end for a in paper.anchors if same_line), *(p.end for p in parts)]
        drafts.append(
            Draft(
                start=min(first.start, start), end=max(*places, end if not same_line else stop),
                title_start=start, title_end=stop,
                title_ko=title_ko, arxiv=arxiv, doi=doi if not arxiv else None,
                url=paper.anchors[0].url if paper.anchors else None,
                authors=authors, parts=tuple(parts), confidence=paper.confidence,
            )
        )  # fmt: skip
    return drafts


def _is_fact(words: str, authors: tuple[str, ...]) -> bool:
    """Return whether a line says only who, where or when."""
    if len(words) > 200:
        return False
    return (
        bool(names_in(words)) or re.fullmatch(r"[^.。!?]{0,60}(?:19|20)\d\d[^.。!?]{0,12}|[\W\d]+", words) is not None
    )


def _end_of(text: str, units: list[Unit], whole: list[Block], paper: Found, limit: int) -> int:
    """Return where the entry ends: before ``limit``, a heading that is not a part of it, or a rule after its text."""
    title = units[paper.title_unit]
    level = title.level if title.kind == "heading" else 7
    floor = max(title.end, *(a.end for a in paper.anchors), 0)
    words = 0
    end = floor
    for block in whole[min(units[paper.start].block, title.block) :]:
        if block.end <= floor or block.start < title.start:
            continue
        if block.start >= limit:
            break
        if block.kind == "heading" and (
            block.level <= level if level < 7 else not label_of(text[block.start : block.end])
        ):
            break
        if block.kind == "rule" and words >= 40:
            break
        words += block.end - block.start
        end = min(block.end, limit)
    return max(floor, end) - (len(text[floor:end]) - len(text[floor:end].rstrip()) if end > floor else 0)


def _inside(text: str, units: list[Unit], whole: list[Block], used: set[int], first: int, end: int) -> Iterator[Block]:
    """Yield the blocks of the entry that begins at unit ``first``, without the lines that were its title."""
    open_block: Block | None = None
    last = -1
    for number in range(first, len(units)):
        unit = units[number]
        if unit.start >= end:
            break
        if number in used or unit.kind == "row":
            continue
        if open_block is not None and last == unit.block and number - 1 not in used:
            open_block = replace(open_block, end=unit.end)
            continue
        if open_block is not None:
            yield open_block
        block = whole[unit.block]
        kind = "paragraph" if block.kind == "indented" else block.kind
        open_block = replace(block, kind=kind, start=unit.start, end=unit.end, line_start=unit.start)
        last = unit.block
    if open_block is not None:
        yield open_block
