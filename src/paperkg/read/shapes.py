"""What looks alike in a text: lines of one shape, and the entries that begin with them.

A heading's shape is its level, an item's its depth and mark, a row's the header of its table; a paragraph and a line
have the mark or the label with which they begin. Whoever writes a list of papers begins each in the same way, so the
lines of one shape are tried as the beginnings of its entries.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .anchors import Anchor
from .cuts import Cut, cuts_of
from .entry import fold_spaces
from .markdown import Block
from .parts import label_of
from .units import Unit, units_of
from .wording import LINK_WORDS, WORD, is_general, is_reference_list, names_days, says_link

Shape = tuple[str, ...]

_MARKS = (
    ("[1]", re.compile(r"\[\d{1,3}\]|【\d{1,3}】")),
    ("1.", re.compile(r"\(?\d{1,4}[.)、:](?:\s|(?=[^\W\d_]))|0\d\s|\d{1,3}\s+(?=[A-Z])")),
    ("#1", re.compile(r"#\d{1,3}\b|No\.\s*\d+|[①-⑳]|\d\uFE0F?\u20E3|第.{1,3}[篇本]")),
    ("■", re.compile(r"[■□◆◇▶►★☆●○※•・▪◦✦✅\U0001F000-\U0001FAFF\u2600-\u27BF]")),
    ("**", re.compile(r"\*\*|__(?=\S)")),
    ("“", re.compile(r"[“\"「『《]")),
    ("[", re.compile(r"\[[^\[\]\n]{8,}\]\(")),
    ("id", re.compile(r"\d{4}\.\d{4,5}\b")),
    ("arxiv", re.compile(r"\W{0,3}arxiv[:\s]", re.IGNORECASE)),
    ("(venue)", re.compile(r"[(\[][A-Z][\w&-]{1,14} (?:19|20)\d\d[)\]]\s")),
    ("link", re.compile(r"\W{0,3}https?://")),
)
LABEL = re.compile(r"[\W_]*(?:\d{1,2}[.)]\s*)?([^:：\n*_]{1,24}?)[*_]{0,3}\s*[:：](?!/)[*_]{0,3}\s*")
_NUMBER = re.compile(r"[#\s]*(\d{1,3})\s+(?=\S)")
_LINKED = re.compile(r"\[[^\]\n]*\]\([^)\s]*\)|https?://\S+")


@dataclass(slots=True, eq=False)
class Entry:
    """An entry in the making: its lines from ``first`` to before ``after``, and the cut that is elected for its title.

    ``papers`` is how many papers its ids and links are of; ``inline`` is True where sentences alone hold them; ``lead``
    is where its words begin behind a number or a label that its siblings bear as well.
    """

    first: int
    after: int
    anchors: list[Anchor]
    papers: int
    inline: bool
    lead: int = 0
    ballot: list[tuple[str, int, Cut]] = field(default_factory=list)  # role of a line, its number, a cut
    role: str = ""
    line: int = -1
    cut: Cut | None = None
    worth: float = 0.0

    @property
    def title(self) -> Cut:
        """The cut that is elected."""
        assert self.cut is not None
        return self.cut


class Lines:
    """The lines of a text, and for each the heading above it and the header of its table."""

    def __init__(self, text: str, whole: list[Block]) -> None:
        self.text, self.whole = text, whole
        self.units = units_of(text, whole)
        self.headers = list(_headers(self.units))
        self.sections = list(_sections(self.units))  # the heading above each line, -1 for none
        self.linked = any(unit.anchors or unit.cited for unit in self.units)
        self._cuts: dict[tuple[int, int], list[Cut]] = {}
        ruled = itertools.accumulate(block.kind == "rule" for block in whole)
        self.ruled = list(ruled)  # how many rules stand above each block

    def cuts(self, start: int, end: int, anchors: tuple[Anchor, ...]) -> list[Cut]:
        """Return the best ways of cutting a title out of ``start`` to ``end``; many shapes ask for the same."""
        if (start, end) not in self._cuts:
            self._cuts[start, end] = cuts_of(self.text, start, end, list(anchors))[:10]
        return self._cuts[start, end]

    def words(self, number: int) -> str:
        """Return the words of a line."""
        return self.text[self.units[number].start : self.units[number].end]


def shapes_of(lines: Lines) -> dict[Shape, list[int]]:
    """Return the lines of each shape, by their numbers."""
    found: dict[Shape, list[int]] = {}
    for number in range(len(lines.units)):
        for shape in _shapes(lines, number):
            found.setdefault(shape, []).append(number)
    return {shape: heads for shape, heads in found.items() if len(heads) > 1 or shape[0] == "row"}


def _shapes(lines: Lines, number: int) -> Iterator[Shape]:
    """Yield what a line looks like, from the coarse to the fine; what stands under "References" looks like nothing."""
    unit = lines.units[number]
    first = not number or lines.units[number - 1].block != unit.block
    if unit.cited:
        return
    if unit.kind == "heading" and not _is_general(lines, number):
        yield ("heading", str(unit.level))
    elif unit.kind == "row" and (header := lines.headers[number]) not in (None, number):
        yield ("row", fold_spaces(lines.words(header or 0).lower()))
    elif unit.kind == "item" and (first or not unit.mark):
        yield ("item", str(unit.level), unit.mark)
    elif unit.kind == "paragraph":
        mark = next((name for name, begins in _MARKS if begins.match(lines.text, unit.start, unit.end)), "")
        label = LABEL.match(lines.text, unit.start, unit.end)
        meaning = label_of(label[1]) if label else None
        if meaning and meaning not in ("+title", "+other"):
            return  # "Authors:", "Abstract:"
        if label and meaning:
            mark += " " + re.sub(r"^[\W\d]+", "", label[1].lower())
        for kind in ("block", "line") if first else ("line",):
            yield (kind,)
            if mark:
                yield (kind, mark)


def _is_general(lines: Lines, number: int) -> bool:
    """Return whether a heading names the digest, a meeting by its days, or a part of an entry."""
    words = lines.words(number)
    if names_days(words):
        return True
    if lines.units[number].anchors:
        return False
    short = len(re.findall(r"\w+", words)) <= 4
    return is_reference_list(words) or bool(label_of(words)) or (short and is_general(words))


def _sections(units: list[Unit]) -> Iterator[int]:
    """Yield for each line the heading that it stands under, for a heading one of a higher level; -1 for none."""
    above: list[int] = []
    for number, unit in enumerate(units):
        if unit.kind == "heading":
            while above and units[above[-1]].level >= unit.level:
                above.pop()
        yield above[-1] if above else -1
        if unit.kind == "heading":
            above.append(number)


def _headers(units: list[Unit]) -> Iterator[int | None]:
    """Yield for each line the first row of its table, None where it stands in none."""
    header = None
    last = -2
    for number, unit in enumerate(units):
        if unit.kind != "row":
            header = None
        elif header is None or unit.block != last + 1:
            header = number
        last = unit.block
        yield header


def entries_at(lines: Lines, heads: list[int]) -> list[Entry]:
    """Return the entries that begin at ``heads``: each goes on to the next head, or to what ends it."""
    units = lines.units
    entries = []
    for head, limit in itertools.pairwise([*heads, len(units)]):
        after = head + 1
        while after < limit and not _ends(lines, units[head], units[after]):
            after += 1
        anchors = [anchor for unit in units[head:after] for anchor in unit.anchors]
        own = [anchor for unit in units[head:after] for anchor in own_anchors(lines.text, unit)]
        entries.append(Entry(head, after, anchors, _count(own), bool(anchors) and not own))
    if _are_pairs(entries):
        return entries_at(lines, heads[::2])
    _set_leads(lines, entries)
    return entries


def _are_pairs(entries: list[Entry]) -> bool:
    """Return whether each second entry goes on with the one right above it: all links stand in these, none above."""
    firsts, seconds = entries[::2], entries[1::2]
    return len(firsts) == len(seconds) > 1 and all(
        not one.anchors and other.anchors and other.first == one.first + 1
        for one, other in zip(firsts, seconds, strict=True)
    )


def _ends(lines: Lines, head: Unit, unit: Unit) -> bool:
    """Return whether ``unit`` does not belong to the entry that begins with ``head``."""
    if head.kind == "row":
        return True
    if unit.kind == "heading":
        return head.kind != "heading" or unit.level <= head.level
    if head.kind == "heading":
        return False
    if lines.ruled[head.block] < lines.ruled[unit.block] or unit.kind == "row":
        return True
    if head.kind != "item" or unit.block == head.block:
        return False
    column, lead = _column(lines, unit), _column(lines, head)
    deeper = unit.kind == "item" and (unit.level > head.level or column > lead)
    return not deeper and not lines.text[lines.whole[unit.block].line_start : unit.start].isspace()


def _column(lines: Lines, unit: Unit) -> int:
    """Return how far the line of an item's mark is indented."""
    line = lines.text[lines.whole[unit.block].line_start : unit.start]
    return len(line) - len(line.lstrip())


def own_anchors(text: str, unit: Unit) -> Iterator[Anchor]:
    """Yield the anchors of a line that do not stand in the middle of a sentence."""
    for anchor in unit.anchors:
        before = _LINKED.sub(" ", text[max(unit.start, anchor.start - 300) : anchor.start])
        tail = re.split(r"[.!?。:：]\s*", before)[-1]
        small = [word for word in WORD.findall(tail) if word == word.lower() and word not in LINK_WORDS]
        button = (
            text[anchor.start] == "[" and says_link(anchor.text or "") and before.rstrip().endswith(("[", "(", "|"))
        )
        if len(small) <= 1 or button or unit.kind == "row":
            yield anchor


def _count(anchors: list[Anchor]) -> int:
    """Return how many papers the ids and links are of: one may have an id of each kind."""
    kinds: dict[str, set[str]] = {}
    for anchor in anchors:
        site = "arxiv" if anchor.arxiv else "doi" if anchor.doi else re.sub(r"https?://([^/]*).*", r"\1", anchor.key)
        kinds.setdefault(site, set()).add(anchor.key)
    return max((len(keys) for keys in kinds.values()), default=0)


def _set_leads(lines: Lines, entries: list[Entry]) -> None:
    """Note where the words of the entries begin, behind numbers that count them or a label that most of them bear."""
    places = [lines.units[entry.first] for entry in entries]
    labels = [LABEL.match(lines.text, u.start, u.end) if u.kind != "row" else None for u in places]
    names = [
        label[1].strip().lower() if label and label.end() < u.end else ""
        for label, u in zip(labels, places, strict=True)
    ]
    (most, count), *_ = Counter(names).most_common(1)
    numbers = [_NUMBER.match(lines.text, unit.start, unit.end) for unit in places]
    counted = [int(number[1]) if number else -1 for number in numbers]
    steps = sum(after - before == 1 for before, after in itertools.pairwise(counted))
    for entry, label, name, number in zip(entries, labels, names, numbers, strict=True):
        if most[:1].isalpha() and label and name == most and count > 1 and 10 * count >= 6 * len(entries):
            entry.lead = label.end()
        elif number and 10 * steps >= 8 * (len(entries) - 1):
            entry.lead = number.end()
