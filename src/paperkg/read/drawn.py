"""Tables and headings drawn with signs, as in reStructuredText, Org and consoles, written as Markdown has them.

The readers know a table by its bars. A table between lines of ``===`` or ``+---+``, or in a box, becomes one with
bars; cells that go over several lines become one line each, so the text of such a file is the text as written anew.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

_MAY = re.compile(
    r"^[ \t]*(?:=+[ ]+=+|\+[-=]{2,}|\|[-:]{2,}\+|[┌╔╭┏][─═━]|[\^~\"]{4,}[ \t]*$|={4,}\n[^\n]+\n={4,}$)", re.MULTILINE
)
_SIMPLE = re.compile(r"[ \t]*=+(?:[ ]+=+)+[ \t]*")
_GRID = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*")
_ORG = re.compile(r"([ \t]*)\|([-:]+(?:[+|][-:]+)+)\|[ \t]*")
_BOX = str.maketrans({**dict.fromkeys("│┃║", "|"), **dict.fromkeys("─━", "-"), "═": "=", **dict.fromkeys(
    "┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╯╰┏┓┗┛┣┫┳┻╋╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫┡┩╇┠┨┯┷┿", "+")})  # fmt: skip
_IS_ORG = re.compile(r"^(?:#\+[a-z_]+:|:PROPERTIES:$|\*+ (?:TODO|DONE) )", re.MULTILINE | re.IGNORECASE)
_STARS = re.compile(r"^(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING)[ \t]+)?(?=\S)", re.MULTILINE)
_UNDER = re.compile(r"[\^~\"]{4,}[ \t]*")
_RULE = re.compile(r"(=|-|~|\^|\"|#|\*|\+){4,}[ \t]*")


def as_markdown(text: str) -> str:
    """Return ``text`` with the tables and headings that are drawn with signs as Markdown writes them.

    >>> as_markdown("=====  ====\\nTitle  Year\\n=====  ====\\nA B    2025\\n       (v2)\\n=====  ====\\n")
    '| Title | Year |\\n| --- | --- |\\n| A B | 2025 (v2) |\\n'
    """
    if _IS_ORG.search(text[:5000]):
        text = _STARS.sub(lambda stars: "#" * min(len(stars[1]), 6) + " ", text)
    if not _MAY.search(text):
        return text
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        after, rows = _table(lines, at)
        if rows:
            yield from [""] * (at > 0 and lines[at - 1].strip() != "")
            yield from rows
            yield from [""] * (after < len(lines) and lines[after].strip() != "")
            at = after
            continue
        above = lines[at - 1].strip() if at else ""
        below = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if org := _ORG.fullmatch(line):
            yield f"{org[1]}|{org[2].replace('+', '|')}|" if above.startswith("|") else ""
        elif _UNDER.fullmatch(line) and above and not below and abs(len(line.strip()) - _width(above)) <= 2:
            yield "-" * len(line)  # the underline of a heading
        elif not above and below and _RULE.fullmatch(line) and lines[at + 2 : at + 3] == [line]:
            yield ""  # the line over a heading that has another under it
        else:
            yield line
        at += 1


def _table(lines: list[str], at: int) -> tuple[int, list[str]]:
    """Return where the table that begins in line ``at`` ends and its rows with bars; none where no table begins."""
    first = lines[at]
    if _SIMPLE.fullmatch(first):
        edges = [(found.start(), found.end()) for found in re.finditer("=+", first)]
        edges = [(start, end) for (start, _), (end, _) in itertools.pairwise([*edges, (2**20, 0)])]
        border, inner = _SIMPLE, None
    elif "+" in (boxed := first.translate(_BOX)) and _GRID.fullmatch(boxed):
        marks = [found.start() for found in re.finditer(r"\+", boxed)]
        edges = [(start + 1, end) for start, end in itertools.pairwise(marks)]
        border, inner = _GRID, "|"
    else:
        return at, []
    parts: list[list[str]] = [[]]
    heads = 0
    after = at
    for number in range(at + 1, len(lines)):
        line = lines[number].translate(_BOX) if inner else lines[number]
        if border.fullmatch(line):
            if inner and not parts[-1]:
                break  # another table begins
            heads = heads or (len(parts) if inner and "=" in line else 0)
            parts.append([])
            after = number + 1
            if not inner and not "".join(lines[number + 1 : number + 2]).strip():
                break
        elif inner and not line.strip().startswith(inner):
            break
        elif line.strip() and not re.fullmatch(r"[ \t]*-+(?:[ ]+-+)+[ \t]*", line):
            parts[-1].append(line)
    parts = [part for part in parts[:-1] if part]
    if after == at or not parts:
        return at, []
    apart = inner is not None and (heads > 0 or len(parts) > 2)
    rows = [row for part in parts for row in _rows(part, edges, apart=apart)]
    if (inner is None and len(parts) == 1) or (inner and not heads and len(parts) > 2):
        rows.insert(0, [""] * len(edges))  # no header
    written = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return after, [written[0], "|" + " --- |" * len(edges), *written[1:]]


def _rows(part: list[str], edges: list[tuple[int, int]], *, apart: bool) -> Iterator[list[str]]:
    """Yield the rows between two borders: one if `apart`, else one for each line with a first cell."""
    row: list[str] = []
    for line in part:
        cells = list(_cells(line, edges))
        if row and (apart or not cells[0]):
            row = [f"{first} {more}".strip() for first, more in zip(row, cells, strict=True)]
            continue
        if row:
            yield row
        row = cells
    yield row


def _cells(line: str, edges: list[tuple[int, int]]) -> Iterator[str]:
    """Yield what stands between the edges of columns; signs of Chinese, Japanese and Korean are two columns wide."""
    barred = line.strip().strip("|").split("|")
    if len(barred) == len(edges) > 1:
        yield from (cell.strip() for cell in barred)
        return
    wide = "".join(letter + "\0" * (_width(letter) - 1) for letter in line)
    for start, end in edges:
        yield wide[start:end].replace("\0", "").strip()


def _width(words: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in words)
