"""The lines of a text as its readers look at them: each with its place, its block, and the papers' ids in it.

Lines that a program wrapped are one; what stands under a heading like "References" carries no ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .anchors import Anchor, anchors_in
from .markdown import Block
from .wording import is_general, is_reference_list, names_in

_TAGS = re.compile(r"<[^<>\n]*>")
_TURN = re.compile(
    r"</?(?P<tag>summary|h[1-6]|p|li|ul|ol|center|div|td|tr|table|details|br|dd|dt|hr)\b[^<>]*>", re.IGNORECASE
)
_HTML_LINE = re.compile(r"(?:<a\s(?:(?!</a>).){0,500}</a>|[^\n])+", re.DOTALL | re.IGNORECASE)
_BEGINS = re.compile(  # what a wrapped line does not begin with
    r"[-*+•▪▶►#|>]\s|\*\*|__|https?:|www\.|\(?\d{1,3}[.)]\s|[“\"「『《\[]|(?![a-z])[\w /-]{1,24}[:：](?!/)"
    r"|[\U0001F000-\U0001FAFF①-⑳◀-◿☀-⛿]|\d{4}\.\d{4}",
)
_ENDS_LINKED = re.compile(r"(?:https?:|arxiv:|\]\()\S*$", re.IGNORECASE)
_DANGLES = re.compile(r"\b(?:url|doi|link|available at|online)[:：]?$", re.IGNORECASE)
_GOES_OVER = re.compile(r"(?:,|\w-|\b(?:of|the|and|for|in|to|with|a|an|by|from|on|via|International|Conference))$")
_ENTRY = re.compile(r"(?:\[\d{1,3}\]|#\d{1,3}\b|[①-⑳■□◆◇▶►★☆●○※▪◦✦]|[\U0001F000-\U0001FAFF])\s*\S")
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
    cited: bool = False  # whether it stands under a heading like "References"


def units_of(text: str, whole: list[Block]) -> list[Unit]:
    """Return the lines of the blocks ``whole`` of ``text``.

    What stands under "References" is only cited, except in a digest that has its links nowhere else.
    """
    found = list(_units(text, whole, cites=True))
    if any(unit.cited for unit in found) and not any(unit.anchors for unit in found):
        first = found[0]
        if is_general(text[first.start : first.end]):
            found = list(_units(text, whole, cites=False))
    return _without_labels(found)


def _without_labels(units: list[Unit]) -> list[Unit]:
    """Return the units with links as bare ids where one text links to several papers: it names none of them."""
    said: dict[str, set[str]] = {}
    for anchor in (anchor for unit in units for anchor in unit.anchors if anchor.text and anchor.arxiv):
        said.setdefault(anchor.text or "", set()).add(anchor.key)
    labels = {words for words, keys in said.items() if len(keys) > 1}
    return [
        replace(unit, anchors=tuple(replace(a, text=None) if a.text in labels else a for a in unit.anchors))
        for unit in units
    ]


def _units(text: str, whole: list[Block], *, cites: bool) -> Iterator[Unit]:
    reference_level = 0
    told = False  # whether any text stands above: what is only cited is cited by something
    for number, block in enumerate(whole):
        if block.kind == "html":
            for start, end, tag in _pieces(text, block) if not text.startswith("<!--", block.start) else ():
                if len(text[start:end]) <= 40 and is_reference_list(_TAGS.sub("", text[start:end])):
                    reference_level = 7
                kind = "heading" if tag[0] == "h" or tag == "summary" else "item" if tag == "li" else "paragraph"
                level = 3 if kind == "heading" else int(kind == "item")
                anchors = () if reference_level else tuple(anchors_in(text, start, end))
                yield Unit(start, end, number, kind, level, "", anchors, reference_level > 0)
        if block.kind in ("code", "html", "rule"):
            told = told or block.kind != "rule"
            continue
        if block.kind == "heading":
            if reference_level and block.level <= reference_level:
                reference_level = 0
            if told and cites and is_reference_list(text[block.start : block.end]):
                reference_level = block.level
        told = told or block.kind in ("paragraph", "item", "row")
        for start, end in _lines(text, block):
            bare = text[start:end].strip(" :：*_#0123456789.")
            plain = cites and block.kind != "heading" and not reference_level
            if plain and len(bare) <= 30 and is_reference_list(bare):
                reference_level = 7
            anchors = () if reference_level else tuple(anchors_in(text, start, end))
            mark = text[block.line_start : block.start].strip() if block.kind == "item" else ""
            mark = "1" if mark[:1].isdigit() else mark[:1]
            if block.kind == "item" and start > block.start and text[start - 1] == "\n" and _ENTRY.match(text, start):
                yield Unit(start, end, number, "paragraph", 0, "", anchors, reference_level > 0)
                continue  # a line that begins the next entry, though Markdown has it go on
            yield Unit(start, end, number, block.kind, block.level, mark, anchors, reference_level > 0)


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int, str]]:
    """Yield the lines of an HTML block, between the tags that begin and end them, each with the tag before it."""
    at, tag = block.start, "p"
    for turn in [*_TURN.finditer(text, block.start, block.end), None]:
        start, end = at, turn.start() if turn else block.end
        for found in _HTML_LINE.finditer(text[start:end]):
            words = found[0]
            if re.search(r"\w", _TAGS.sub("", words)):
                begin = start + found.start() + len(words) - len(words.lstrip())
                yield begin, start + found.start() + len(words.rstrip()), tag
                tag = "p"
        if turn:
            at, tag = turn.end(), turn["tag"].lower() if turn[0][1] != "/" else "p"


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
        or re.search(r"[.,] \*{1,2}(?=[^\s*])[^*]*$", words) is not None
        or re.fullmatch(r"[^\"]*(?:^|[\s(:：,*_])\"[A-Z][^\"]*", words) is not None
    )  # fmt: skip
