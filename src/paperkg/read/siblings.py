"""Papers that stand side by side, in lists, sections, tables or lines of one shape.

Whoever writes a list of papers writes each in the same way. So the lines of a text that look alike are tried as the
beginnings of its entries (`shapes`), each way of cutting a title out of an entry is weighed (`cuts`), the entries vote
on which to take (`election`), and those that name papers are kept (`proof`). The shape that holds most papers wins.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .anchors import BARE, LINKS, Anchor
from .citation import cited_at, line_begins, trimmed
from .cuts import Cut
from .election import elect
from .entry import Draft
from .found import Found, drafts_of
from .frontmatter import split_header
from .grid import column_names, read_row
from .loose import papers_in
from .markdown import blocks
from .proof import leads_away, proven
from .shapes import LABEL, Entry, Lines, Shape, entries_at, own_anchors, shapes_of
from .units import Unit
from .wording import ASIDE, WORD, is_cased, is_title, names_in, says_link

LAYOUT = "siblings"
EXAMPLE = (
    "Oh, M. (2025). A Title. *NeurIPS*. https://arxiv.org/abs/2510.21270\n\nKim, J. (2024). Another Title. *ICML*."
)
READS = "title, ids, authors and text of entries of one shape (items, headings, rows, lines), which vote on the title"
HIGHEST = 0.65  # the score of a text whose papers stand side by side
NEAR = 4  # lines above a link among which the title of a paper that stands alone is looked for
MOST = 12  # shapes that are tried, the best first
_LINK_LABELS = frozenset(
    ["link", "url", "paper", "pdf", "paper link", "링크", "논문", "논문 링크", "链接", "论文链接", "论文",
     "リンク", "論文"]
)  # fmt: skip
_SAME = {"link": "", "away": "", "begin": "", "person": "people"}  # signs left of titles that are alike


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one shape that name papers. ``value`` is how many, less where that is unsure; ``alike`` 0 to 1."""

    shape: Shape
    entries: tuple[Entry, ...]
    value: float
    alike: float  # the share of its entries that are cut in the same way


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1: by the share of its papers that stand side by side."""
    return _read(text)[1]


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``."""
    return list(_read(text)[0])


@lru_cache(maxsize=2)
def _read(text: str) -> tuple[tuple[Draft, ...], float]:
    lines = Lines(text, list(blocks(text, split_header(text)[2])))
    groups = groups_of(lines)
    papers = [paper for group in groups for paper in _papers(lines, group)]
    if not papers:
        return (), 0.0
    papers += _alone(lines, papers)
    _linked(lines, papers)
    papers.sort(key=lambda paper: paper.start)
    entries = [entry for group in groups for entry in group.entries]
    known = {anchor.key for unit in lines.units for anchor in unit.anchors}
    reached = {anchor.key for entry in entries for anchor in entry.anchors}
    alike = sum(group.alike * len(group.entries) for group in groups) / len(entries)
    sure = alike >= 0.7 and 10 * len(reached & known) >= 7 * len(known)
    return tuple(drafts_of(text, lines.units, lines.whole, papers)), HIGHEST if sure else 0.15


def _alone(lines: Lines, papers: list[Found]) -> list[Found]:
    """Return the papers whose links stand between and behind those of the groups, as the last resort reads them."""
    known = {anchor.key for paper in papers for anchor in paper.anchors}
    own = {number: own_anchors(lines.text, unit) for number, unit in enumerate(lines.units) if unit.anchors}
    left = {number: new for number, found in own.items() if (new := {anchor.key for anchor in found} - known)}
    near = sorted({n for number in left for n in range(max(number - NEAR, 0), number + 2) if n < len(lines.units)})
    keys: set[str | None] = set().union(*left.values())
    taken = {number for paper in papers for number in (paper.start, paper.title_unit)}
    alone = []
    for paper in papers_in(lines.text, [lines.units[number] for number in near]):
        paper.start, paper.title_unit = near[paper.start], near[paper.title_unit]
        paper.facts = {near[number] for number in paper.facts}
        key = paper.anchors[0].key if paper.anchors else None
        if paper.confidence >= 0.85 and paper.title_unit not in taken and key in keys:
            alone.append(paper)
    return alone


def groups_of(lines: Lines) -> list[Group]:
    """Return the groups that hold the papers of a text, the best first, none inside another."""
    found = [group for shape, heads in shapes_of(lines).items() if (group := _group(lines, shape, heads)) is not None]
    found.sort(key=_rank)
    taken: set[int] = set()
    kept = []
    for group in found[:MOST]:
        inside = {number for entry in group.entries for number in range(entry.first, entry.after)}
        if group.value > 0.5 and not inside & taken:
            kept.append(group)
            taken |= inside
    return kept


def _rank(group: Group) -> tuple[float, int, int]:
    """Return the group's rank: by what it holds, then the deeper heading, then the finer shape comes first."""
    depth = int(group.shape[1]) if group.shape[0] == "heading" else 0
    return -round(group.value, 2), -depth, -len(group.shape)


def _group(lines: Lines, shape: Shape, heads: list[int]) -> Group | None:
    """Return the entries that begin at ``heads``, with their titles elected; None where they are no papers."""
    entries = elect(lines, entries_at(lines, heads))
    later = sum(entry.role not in ("0", "title") for entry in entries) if shape[0] in ("block", "line") else 0
    if 2 * later > len(entries) and heads[0] and lines.units[heads[0] - 1].kind == "paragraph":
        return None  # what stands before the first may be its title
    entries = proven(lines, shape, entries)
    if not entries:
        return None
    looks = Counter((e.role, _SAME.get(e.title.left, e.title.left)) for e in entries)
    alike = max(looks.values()) / len(entries)
    value = sum(_held(entry) * max(min(entry.worth / 6.0, 1.0), 0.0) for entry in entries)
    return Group(shape, tuple(entries), value * (0.5 + 0.5 * alike), alike)


def _held(entry: Entry) -> float:
    """Return how well an entry holds one paper: with one id best, without any less, with the ids of many not at all."""
    return 1.0 if entry.papers == 1 else 0.6 if not entry.papers else max(1.0 - 0.5 * (entry.papers - 1), -1.0)


def _papers(lines: Lines, group: Group) -> Iterator[Found]:
    """Yield the papers of a group."""
    for entry in group.entries:
        unit = lines.units[entry.line]
        if several := _enumerated(lines, entry):
            for anchor in several:
                place = trimmed(lines.text, anchor.text_start, anchor.text_end)
                yield Found(entry.first, place, None, [anchor], (), entry.first, 0.9)
        elif unit.kind == "row":
            yield _row(lines, entry, unit)
        else:
            yield _paper(lines, entry, unit)


def _linked(lines: Lines, papers: list[Found]) -> None:
    """Give the papers without a known link the one that stands in their title's line, where no other paper has it."""
    bare = [paper for paper in papers if not paper.anchors]
    found = [
        (paper, link) for paper in bare if (link := _link_of(lines, paper) or _link_below(lines, paper)) is not None
    ]
    count = Counter(link.key for _, link in found)
    for paper, link in found:
        if count[link.key] == 1:
            paper.anchors.append(link)
            paper.row = replace(paper.row, url=link.url) if paper.row else None


def _link_of(lines: Lines, paper: Found) -> Anchor | None:
    """Return the link of a title, else the only one, or the only file, in its line that leads to nothing else."""
    return _link_in(lines, lines.units[paper.title_unit], paper.title or (0, 0))


def _link_below(lines: Lines, paper: Found) -> Anchor | None:
    """Return the link that a label below a title says: "링크: https://a.b/c.pdf"."""
    for unit in lines.units[paper.title_unit + 1 : paper.title_unit + 6]:
        if unit.kind == "heading" or unit.mark == lines.units[paper.title_unit].mark != "":
            return None
        label = LABEL.match(lines.text, unit.start, unit.end)
        if label and label[1].strip().lower() in _LINK_LABELS and (link := _link_in(lines, unit, (0, 0))):
            return link
    return None


def _link_in(lines: Lines, unit: Unit, place: tuple[int, int]) -> Anchor | None:
    text = lines.text
    links = [
        Anchor(link.start(), link.end(), link["url"], link["url"], None, None, link["text"], *link.span("text"))
        for pattern in LINKS for link in pattern.finditer(text, unit.start, unit.end)
    ]  # fmt: skip
    own = [link for link in links if link.start <= place[0] < link.end]
    links += [
        Anchor(bare.start(), bare.end(), url, url)
        for bare in BARE.finditer(text, unit.start, unit.end)
        if (url := bare[0].rstrip(".,;:)")) and not any(link.start <= bare.start() < link.end for link in links)
    ]
    rest = [link for link in links if (link.text or "").strip("[]*_ ").lower() not in ASIDE]
    links = [link for link in own or rest if link.url.startswith("http") and not leads_away(link.url)]
    if len(files := [link for link in links if link.url.lower().endswith(".pdf")]) == 1:
        links = files  # the paper, beside the page of its project
    return links[0] if len(links) == 1 else None


def _row(lines: Lines, entry: Entry, unit: Unit) -> Found:
    """Return the paper in a row of a table."""
    cut = entry.title
    header = lines.units[lines.headers[entry.line] or 0]
    names = column_names(lines.text, header.start, header.end)
    anchors = _same(sorted(unit.anchors, key=lambda a: (not a.start <= cut.start < a.end, a.start)))
    row = read_row(lines.text, unit.start, unit.end, names, trimmed(lines.text, cut.start, cut.end), anchors)
    return Found(entry.line, (cut.start, cut.end), None, anchors, row.authors, entry.line, 0.95, row=row)


def _paper(lines: Lines, entry: Entry, unit: Unit) -> Found:
    """Return the paper of an entry of one or more lines; lines before and behind its title may name its authors."""
    text, cut = lines.text, entry.title
    inside = list(unit.anchors)
    begin = min(line_begins(text, unit.start, unit.end, inside), cut.start)
    found = cited_at(text, begin, max(unit.end, cut.end), cut.start, cut.end, inside, cut.left != "begin")
    near = sorted(
        entry.anchors, key=lambda a: (not a.start <= cut.start < a.end, not unit.start <= a.start < unit.end, a.start)
    )
    place = _named(near, cut) if unit.kind == "heading" else None
    place = trimmed(text, *(place or (cut.start, cut.end)))
    paper = Found(entry.first, place, found, _same(near), found.authors, entry.line, 0.95)
    paper.facts = set(range(entry.first, entry.line)) | ({entry.line + 1} if cut.end > unit.end else set())
    for number in range(entry.first, min(entry.after, entry.line + 4)):
        names = names_in(lines.words(number)) if number != entry.line else ()
        if names and (len(names) > 1 or not paper.authors):
            paper.authors = paper.authors or names
            paper.facts.add(number)
    return paper


def _named(anchors: list[Anchor], cut: Cut) -> tuple[int, int] | None:
    """Return the place of the title that the link of a paper under a heading says, where the heading has no link."""
    titled = [a for a in anchors if a.text and len(a.text.split()) > 3 and is_title(a.text) and is_cased(a.text)]
    one = len({anchor.key for anchor in anchors}) == 1 and not any(a.start <= cut.start < a.end for a in anchors)
    return (titled[0].text_start, titled[0].text_end) if titled and one else None


def _enumerated(lines: Lines, entry: Entry) -> list[Anchor]:
    """Return the links of an entry that names several papers in its first block, each by its link's words."""
    block = lines.units[entry.first].block
    inside = [unit for unit in lines.units[entry.first : entry.after] if unit.block == block]
    anchors = [anchor for unit in inside for anchor in unit.anchors]
    known = {anchor.start for anchor in anchors}
    files = [
        Anchor(m.start(), m.end(), m["url"], m["url"], None, None, m["text"], m.start("text"), m.end("text"))
        for m in (LINKS[0].finditer(lines.text, inside[0].start, inside[-1].end) if len(known) > 1 else ())
        if m.start() not in known and m["url"].endswith(".pdf") and m["url"].startswith("http")
    ]
    titled = [a for a in anchors + files if a.text and not says_link(a.text) and WORD.search(a.text)]
    titled.sort(key=lambda a: a.start)
    said = {a.text for a in titled if len((a.text or "").split()) > 2}
    several = entry.papers + len(files) >= len(titled) or len(said) == len(titled)
    if len(titled) < 2 or len({a.key for a in titled}) < len(titled) or not several:
        return []
    between = [lines.text[a.end : b.start] for a, b in itertools.pairwise(titled)]
    return titled if all(len(WORD.findall(words)) <= 6 or "](" in words for words in between) else []


def _same(anchors: list[Anchor]) -> list[Anchor]:
    """Return the anchors that may be of the same paper as the first: one of each kind."""
    arxiv = next((a.arxiv for a in anchors if a.arxiv), None)
    doi = next((a.doi for a in anchors if a.doi), None)
    return [a for a in anchors if (not a.arxiv or a.arxiv == arxiv) and (not a.doi or a.doi == doi)]
