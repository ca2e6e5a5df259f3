"""The election of titles: the ways of cutting one out of each entry are weighed, and siblings vote on which to take.

Each entry first takes the cut that is worth most by itself. Then the lines that held the titles, and the signs left
and right of them, are counted, and each entry chooses again with what its siblings chose as a bonus.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from .cuts import Cut
from .grid import cells, column_names
from .parts import label_of
from .shapes import LABEL, Entry, Lines
from .units import Unit
from .wording import names_days

LONG = 400  # characters of a line below an entry's first that is text, no title
_LINES = 4  # lines of an entry among which its title is looked for
_PRIOR = {"title": 3.0, "0": 0.0, "1": -1.6, "2": -2.4, "3": -3.2}  # by the role of the line
_PAPER = re.compile(r"\b(?:paper|article|publication|title)s?\b|논문|论文|論文|제목|标题|題目|タイトル", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:tasks?|topics?|category|types?|area|field|domain|theme)\b|분야|주제|분류|任务|类别|分类|領域|分野|カテゴリ",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(  # labels of what a meeting has beside its paper
    r"(?:topic|theme|host|presenter|speaker|moderator|leader|organi[sz]er|time|place|location|room|rating"
    r"|주제|발표자?|진행|장소|시간|主题|主讲人?|地点|时间|発表者?|担当|場所|日時)s?",
    re.IGNORECASE,
)
_MEETING = re.compile(r"(?:lecture|week|session|meeting|class|module|unit|seminar)\s*#?\d+\b", re.IGNORECASE)
_GOES_OVER = re.compile(r"(?:\b(?:of|for|the|and|with|in|to|a|an|on|by|via|from)|[,:-])$", re.IGNORECASE)


def elect(lines: Lines, entries: list[Entry]) -> list[Entry]:
    """Elect the title of each entry, and return the entries that have one."""
    for entry in entries:
        entry.ballot = list(_ballot(lines, entry))
    said: dict[str, int] = defaultdict(int)
    for entry in entries:
        for words in {_words(lines, cut) for _, _, cut in entry.ballot[:8]}:
            said[words] += 1
    count = len(entries)
    often = {words for words, n in said.items() if n > 1 and 5 * n > count and (n > 2 or n == count)}
    for entry in entries:  # what many say is no title
        entry.ballot = [(role, line, cut) for role, line, cut in entry.ballot if _words(lines, cut) not in often]
    _vote(lines, entries)
    return [entry for entry in entries if entry.cut is not None]


def _words(lines: Lines, cut: Cut) -> str:
    return lines.text[cut.start : cut.end].lower()


def _ballot(lines: Lines, entry: Entry) -> Iterator[tuple[str, int, Cut]]:
    """Yield the ways of cutting the title out of the first lines of an entry, with the role of the line."""
    text, units = lines.text, lines.units
    if units[entry.first].kind == "row":
        yield from _cells(lines, entry.first)
        return
    for number in range(entry.first, min(entry.after, entry.first + _LINES)):
        unit = units[number]
        start = max(unit.start, entry.lead) if number == entry.first else unit.start
        if (number > entry.first and unit.end - unit.start > LONG) or names_days(text[unit.start : unit.end]):
            continue
        if unit.kind == "heading" and _MEETING.match(text, unit.start, unit.end) and not unit.anchors:
            continue
        label = LABEL.match(text, unit.start, unit.end)
        meaning = label_of(label[1]) if label else None
        if label and label.end() < unit.end and _NO_TITLE.fullmatch(label[1].strip()):
            continue
        role = str(number - entry.first)
        if label and (meaning == "+title" or (meaning == "+other" and _says_paper(text, label, unit))):
            role = "title"
        elif label and meaning and number > entry.first and label.end() < unit.end:
            continue
        following = units[number + 1] if number + 1 < entry.after else None
        wrapped = following is not None and following.block == unit.block and _wrapped(lines, unit, following, role)
        for cut in lines.cuts(start, unit.end, unit.anchors):
            if not (wrapped and not text[cut.end : unit.end].strip(" :：,-–")):
                yield role, number, cut
        if wrapped and following is not None:
            for cut in lines.cuts(start, following.end, unit.anchors + following.anchors):
                if cut.end > following.start > cut.start:
                    yield role, number, cut


def _says_paper(text: str, label: re.Match[str], unit: Unit) -> bool:
    """Return whether a label announces a paper by its title, not by its link: "논문: A Title"."""
    return _PAPER.search(label[1]) is not None and text[label.end() : unit.end][:1] not in "[h<"


def _cells(lines: Lines, number: int) -> Iterator[tuple[str, int, Cut]]:
    """Yield the ways of cutting the title out of a row; each column is a role of its own."""
    text = lines.text
    unit, header = lines.units[number], lines.units[lines.headers[number] or 0]
    names = column_names(text, header.start, header.end)
    heads = [text[start:end] for start, end in cells(text, header.start, header.end)]
    for column, (start, end) in enumerate(cells(text, unit.start, unit.end)):
        name, head = (names[column], heads[column]) if column < len(names) else ("", "")
        if name not in ("title", "", "url", "arxiv") or end - start > 600:
            continue
        role = "title" if name == "title" or _PAPER.search(head) else f"c{column + 4 * bool(_TOPIC.search(head))}"
        for cut in lines.cuts(start, end, tuple(a for a in unit.anchors if start <= a.start < end)):
            yield role, number, cut


def _wrapped(lines: Lines, unit: Unit, following: Unit, role: str) -> bool:
    """Return whether a line goes on in the next: it ends in the middle of something, or the next begins small."""
    text = lines.text
    label = LABEL.match(text, following.start, following.end)
    if text[unit.end : unit.end + 2] == "  " or (label and (label_of(label[1]) or " " not in label[1].strip())):
        return False
    line = text[unit.start : unit.end]
    if role == "title" and text[following.start - 1] in " \t" and not following.anchors and label is None:
        return True
    if text.startswith("http", following.start):
        return False
    if line.count("**") % 2:  # what is bold goes on
        return True
    if len(line) < 60:
        return line.isupper() and _GOES_OVER.search(line) is not None
    small = text[following.start].islower() and line[-1:] not in ".!?:。)"
    return small or _GOES_OVER.search(line) is not None


def _vote(lines: Lines, entries: list[Entry]) -> None:
    """Elect a title in each entry: first each on its own, then twice with what its siblings chose as a bonus."""
    roles: dict[str, float] = {}
    lefts: dict[tuple[str, str], float] = {}
    rights: dict[tuple[str, str], float] = {}
    for _ in range(3):
        total = sum(roles.values()) or 1.0
        for entry in entries:
            best = -99.0
            for role, number, cut in entry.ballot:
                worth = _worth(lines.units[number], role, cut)
                worth += 3.0 * roles.get(role, 0.0) / total + 2.0 * lefts.get((role, _side(cut)), 0.0) / total
                worth += 1.5 * rights.get((role, cut.right), 0.0) / total
                if worth > best + 0.001:
                    best = entry.worth = worth
                    entry.role, entry.line, entry.cut = role, number, cut
        roles, lefts, rights = defaultdict(float), defaultdict(float), defaultdict(float)
        for entry in entries:
            if entry.cut is not None:
                weight = max(min(entry.worth, 6.0), 0.0)
                roles[entry.role] += weight
                lefts[entry.role, _side(entry.cut)] += weight
                rights[entry.role, entry.cut.right] += weight


def _side(cut: Cut) -> str:
    """Return the sign at the left of a cut, of all links the same."""
    return "link" if cut.left == "away" else cut.left


def _worth(unit: Unit, role: str, cut: Cut) -> float:
    """Return what a cut is worth where it stands: most in the words of a paper's own link."""
    prior = -0.5 * int(role[1:]) if role[0] == "c" else _PRIOR[role]
    linked = any(a.text and a.text_start <= cut.start < a.text_end for a in unit.anchors)
    return cut.worth + (2.5 + 0.2 * prior if linked else prior)
