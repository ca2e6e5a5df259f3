"""The lines of a text as its readers look at them: each with its place, its block, and the papers' ids in it.

Lines that a program wrapped are one; what stands under a heading like "References" carries no ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .anchors import Anchor, anchors_in
from .markdown import Block
from .wording import is_reference_list, names_in

_INSIDE = re.compile(r"<(?P<tag>summary|h[1-6]|b|strong|p|li|center)\b[^<>\n]*>\s*(?P<words>[^<>\n]*?\S)\s*</")
_BEGINS = re.compile(  # what a wrapped line does not begin with
    r"[-*+•▪▶►#|>]\s|\*\*|__|https?:|www\.|\(?\d{1,3}[.)]\s|[“\"「『《\[]|(?![a-z])[\w /-]{1,24}[:：](?!/)"
    r"|[\U0001F000-\U0001FAFF①-⑳◀-◿☀-⛿]|\d{4}\.\d{4}",
)
_ENDS_LINKED = re.compile(r"(?:https?:|arxiv:|\]\()\S*$", re.IGNORECASE)
_DANGLES = re.compile(r"\b(?:url|doi|link|available at|online)[:：]?$", re.IGNORECASE)
_GOES_OVER = re.compile(r"(?:,|\w-|\b(?:of|the|and|for|in|to|with|a|an|by|from|on|via|International|Conference))$")
_HARD = re.compile(r"(?: {2}|\\|<br\s*/?>)\n")


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, or a table's row: its place without marks, the block that it belongs to, and the anchors in it."""

    start: int
    end: int
    block: int
    kind: str
    level: int
    mark: str = ""  # of a list item: "-", or "1" for any number
    anchors: tuple[Anchor, ...] = ()


def units_of(text: str, whole: list[Block]) -> Iterator[Unit]:
    """Yield the lines of the blocks ``whole`` of ``text``."""
    reference_level = 0
    for number, block in enumerate(whole):
        if block.kind == "html":
            cited = False
            for inside in _INSIDE.finditer(text, block.start, block.end):
                start, end = inside.span("words")
                cited = cited or is_reference_list(inside["words"])
                if cited:
                    continue
                kind = "paragraph" if inside["tag"] in ("b", "strong", "p", "li", "center") else "heading"
                anchors = () if reference_level else tuple(anchors_in(text, start, end))
                yield Unit(start, end, number, kind, 3 if kind == "heading" else 0, "", anchors)
        if block.kind in ("code", "html", "rule"):
            continue
        if block.kind == "heading":
            if reference_level and block.level <= reference_level:
                reference_level = 0
            if is_reference_list(text[block.start : block.end]):
                reference_level = block.level
        for start, end in _lines(text, block):
            bare = text[start:end].strip(" :：*_#0123456789.")
            if len(bare) <= 30 and block.kind != "heading" and not reference_level and is_reference_list(bare):
                reference_level = 7
            anchors = () if reference_level else tuple(anchors_in(text, start, end))
            mark = text[block.line_start : block.start].strip() if block.kind == "item" else ""
            mark = "1" if mark[:1].isdigit() else mark[:1]
            yield Unit(start, end, number, block.kind, block.level, mark, anchors)


def _lines(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the places of a block's lines without marks; lines that a program wrapped are one."""
    places = []
    at = block.start
    for line in text[block.start : block.end].split("\n"):
        start, end = at + len(line) - len(line.lstrip(" \t>")), at + len(line.rstrip())
        at += len(line) + 1
        if start < end:
            places.append((start, end))
    if len(places) < 2 or len(places) > 40 or block.kind not in ("paragraph", "item"):
        yield from places
        return
    widest = max(end - start for start, end in places)
    long = sum(1 for start, end in places[:-1] if end - start >= 0.75 * widest)
    full = all(end - start >= 0.8 * widest for start, end in places[:-1])  # as programs wrap lines
    bibliography = text.startswith("\\bibitem", places[0][0])
    open_at, last = places[0]
    for start, end in places[1:]:
        words = text[start:end]
        filled = 2 * long >= len(places) - 1 and last - max(open_at, text.rfind("\n", 0, last) + 1) >= 0.75 * widest
        room = widest - (last - open_at if "\n" not in text[open_at:last] else last - text.rfind("\n", 0, last))
        linked = _ENDS_LINKED.search(text, max(open_at, last - 200), last) is not None
        begins = linked or _BEGINS.match(words) is not None or _HARD.search(text, last - 6, start) is not None
        unclosed = last - open_at < 400 and _is_unclosed(text[open_at:last])
        wrapped = widest >= 60 and (
            (full and len(places) > 2 and room <= len(words.split(maxsplit=1)[0]) + 1)
            or ((filled or block.kind == "item") and _GOES_OVER.search(text, max(open_at, last - 20), last) is not None)
            or (filled and words[0].islower() and last - open_at >= 60 and text[last - 1] not in ".!?:。)")
        )
        dangles = words.startswith("http") and _DANGLES.search(text, max(open_at, last - 20), last) is not None
        if bibliography or unclosed or dangles or (wrapped and not begins and not names_in(words)):
            last = end
            continue
        yield open_at, last
        open_at, last = start, end
    yield open_at, last


def _is_unclosed(words: str) -> bool:
    """Return whether a quotation or a bold title that begins in ``words`` ends in a later line.

    >>> _is_unclosed('Mina Oh, "A Method'), _is_unclosed('Mina Oh, "A Method"'), _is_unclosed("it is 5\\" wide")
    (True, False, False)
    """
    return (
        words.count("“") > words.count("”") or words.count("「") > words.count("」")
        or words.rfind("[") > max(words.rfind("]"), len(words) - 200)
        or re.fullmatch(r"[^\"]*(?:^|[\s(:：,*_])\"[A-Z][^\"]*", words) is not None
    )  # fmt: skip
