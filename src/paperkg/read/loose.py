"""The reader of last resort: papers found by what papers look like, in layouts that nobody named.

Lines that carry a paper's link or id, or a title with a list of names, mark papers; the title is looked for in the
line itself, then above it, then below, whichever suits the whole text better; the text between two papers is the
first one's. Links inside the prose of an entry, and under headings like "References", are no papers of their own.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from .anchors import ENDLESS, Anchor
from .citation import Citation, two_titles, without_lead
from .cuts import read_citation
from .entry import Draft, fold_spaces
from .found import Found, drafts_of
from .frontmatter import split_header
from .markdown import blocks
from .parts import label_of, language_of, split_authors
from .units import Unit, units_of
from .wording import (
    LINK_WORDS,
    heads_facts,
    is_cased,
    is_field,
    is_general,
    is_title,
    names_days,
    names_in,
)

LAYOUT = "loose"
EXAMPLE = "any text with arXiv, DOI, OpenReview, ACL or Hugging Face links, “quoted titles” by names, arXiv:2510.21270"
READS = "title, ids, authors, the text up to the next paper; each with a confidence"

_TITLE_LABEL = re.compile(
    r"[\W\d]*(?:\*\*)?(?:(?:[^\W\d_]{1,8} ?)?(?:title|タイトル|제목|标题|標題|题目|題目)|论文名称|论文名|文章名称"
    r"|英文标题|中文标题"
    r"|原题|원제|영문 제목|영어 제목"
    r"|논문 제목|논문명|제목|タイトル|題名|论文标题|标题|題目|题目"
    r"|论文题目|논문|paper|論文|论文)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_AUTHORS_LABEL = re.compile(
    r"[\W\d]*(?:\*\*)?(?:authors?|저자|著者|作者|by)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(?P<names>\S.*)", re.IGNORECASE
)
_STANDS_OUT = re.compile(
    r"(?:\(?\d{1,3}[.)、]|\[\d{1,3}\]|#\d{1,3}\b|0\d\s|\*{2,6}\s|[①-⑳■□◆◇▶►★☆●○※\U0001F000-\U0001FAFF])\s*\S"
    r"|\*\*|__|[“「『《\"]"
)
_MORE = re.compile(r"et\.? al|\b(?:19|20)\d\d\b|arxiv|외 \d|ら|等", re.IGNORECASE)
_ENDS = re.compile(r"[a-z\d)][.。]$|[。．]$|[다요음함すたるい]\.$")
_BYLINE = re.compile(r"[\W\d]*(?:[A-Z][\w'’.-]+(?:\s*[,&]\s*|\s+and\s+|\s+)?){1,8}(?:et al\.?)?\s*[,.:]?\s*[\[“\"*]*")
_GOES_ON = re.compile(r"[\])]*(?:,?\s+(?!(?:and|or) \[)[a-z가-힣ぁ-ん]\w+\s+\S+|[가-힣ぁ-ん]\S*\s)")
_MARK = re.compile(
    r"(?:\(?\d{1,3}[.)、]\s|\[\d{1,3}\]|0\d\s|[①-⑳■□◆◇▶►★☆●○※•・]|\*{2,6}\s|[\U0001F000-\U0001FAFF])\s*\S"
)
_LABELLED = re.compile(r"[\W_]*([^:：\n]{1,24}?)\s*[:：](?!/)")
_SAYS_PAPER = re.compile(  # "Read the research paper: ["
    r"\W*(?:[\w'’]+\s+){0,6}(?:paper|preprint|study|article|논문|論文|论文)(?:\s+[\w'’]+){0,3}\W{0,3}[:：]\W*",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
_ABOUT = re.compile(r"\bpapers?\b|reading list|논문|論文|论文", re.IGNORECASE)
_SHORT_CJK = re.compile(r"(?=.*[가-힣ぁ-ヿ一-鿿])[^A-Za-z]{1,12}")
_SMALL = re.compile(r"(?<![\w./-])[a-z]{2,}(?![\w/-]*[./]\w)")


def score(text: str) -> float:
    """Return 0.2: any text may be read this way, and any layout that knows a text better comes first."""
    return 0.2


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``."""
    whole = list(blocks(text, split_header(text)[2]))
    units = units_of(text, whole)
    return drafts_of(text, units, whole, papers_in(text, units))


def papers_in(text: str, units: list[Unit]) -> list[Found]:
    """Return the papers in the lines ``units`` of ``text``."""
    names = [_names_of(text, unit) for unit in units]
    papers = _Reading(text, units, names, below=False).read()
    if any(paper.confidence < 0.7 for paper in papers):
        others = _Reading(text, units, names, below=True).read()
        papers = max(papers, others, key=lambda found: round(sum(p.confidence - 0.35 for p in found), 6))
    return papers


def _is_closed(words: str) -> bool:
    """Return whether a title ends at the end of ``words``: in a quotation mark, or in a point behind one."""
    return re.search(r"[”\"」』》][.,]?$", words) is not None


def _names_of(text: str, unit: Unit) -> tuple[str, ...]:
    """Return the names where the unit is a list of at least two people, or says "Authors:"."""
    if unit.end - unit.start > 3000 or unit.kind == "row":
        return ()
    labelled = _AUTHORS_LABEL.match(text, unit.start, unit.end)
    if labelled:
        return split_authors(labelled["names"])
    names = names_in(text[unit.start : unit.end])
    return names if len(names) >= 2 else ()


@dataclass(frozen=True, slots=True)
class Above:
    """A title found above a line: its unit and place, how much it stands out (1 to 4), the names beside it."""

    place: int
    start: int
    end: int
    rank: int
    authors: tuple[str, ...] = ()


class _Reading:
    """One walk over the units; ``below`` says that a line with nothing but a link has its title under it."""

    def __init__(self, text: str, units: list[Unit], names: list[tuple[str, ...]], *, below: bool) -> None:
        self.text, self.units, self.names, self.below = text, units, names, below
        self.cited: dict[int, Citation | None] = {}
        self.papers: list[Found] = []
        self.inline: list[Found] = []
        self.by_key: dict[str, Found] = {}
        self.free_from = 0  # units before this one belong to papers already found
        self.pending: tuple[str, ...] = ()  # names that wait for the title below them
        self.lines = Counter(fold_spaces(text[u.start : u.end]) for u in units if u.end - u.start < 300)
        leads = Counter(self._label(unit) for unit in units)
        self.labels = {lead for lead, count in leads.items() if lead and count >= 2}  # "Venue:", in any language
        self.headings = list(
            itertools.accumulate((i if unit.kind == "heading" else -1 for i, unit in enumerate(units)), max)
        )

    def read(self) -> list[Found]:
        """Return the papers in the order of the text."""
        number = 0
        while number < len(self.units):
            unit = self.units[number]
            if unit.anchors:
                self._anchored(number, unit)
            elif (title := _TITLE_LABEL.match(self.text, unit.start, unit.end)) is not None:
                self._labelled(number, title)
            elif names := self.names[number]:
                self._named(number, unit, names)
            number += 1
        told = sum(1 for unit in self.units if unit.kind in ("paragraph", "item"))
        if len(self.inline) >= 3 * max(len(self.papers), 1) or (not self.papers and 4 * len(self.inline) >= told):
            known = {anchor.key for paper in self.papers for anchor in paper.anchors}
            self.papers += [paper for paper in self.inline if paper.anchors[0].key not in known]
        self.papers = self._proven()
        self.papers.sort(key=lambda paper: (paper.start, paper.title or (0, 0)))
        return self.papers

    def _proven(self) -> list[Found]:
        """Return the papers without those that no link, id or label proves: a lone title over names may be anything."""
        bare = [paper for paper in self.papers if not paper.anchors]
        labelled = [p for p in bare if p.confidence >= 0.6 and p.title and is_title(self.text[slice(*p.title)])]
        plain = [p for p in bare if p.title and _is_written_as_title(self.text[slice(*p.title)])]
        alone = len(labelled) <= 1 and len(bare) == len(self.papers)
        titled = [p for p in bare if p.title and is_title(self.text[slice(*p.title)])]
        keep = [p for p in titled if self._signed(p)] if alone else labelled
        if len(bare) == len(self.papers):  # no link anywhere: any item over names may be anything
            keep = [p for p in keep if self._set_apart(p) or self._signed(p)]
        kept = {id(p) for p in plain} & {id(p) for p in keep}
        return [paper for paper in self.papers if paper.anchors or id(paper) in kept]

    def _set_apart(self, paper: Found) -> bool:
        """Return whether a title is a heading, or marks set it apart, or it is no item of a list."""
        unit = self.units[paper.title_unit]
        return (
            unit.kind != "item" or bool(paper.citation and paper.citation.sure) or "**" in self._words(paper.title_unit)
        )

    def _signed(self, paper: Found) -> bool:
        """Return whether a label "Authors:" or "Title:" stands beside the title of a paper without a link."""
        near = self.units[paper.title_unit : paper.title_unit + 6]
        labels = (_AUTHORS_LABEL, _TITLE_LABEL)
        words = [self.text[unit.start : unit.end] for unit in near]
        labelled = any(label.match(self.text, unit.start, unit.end) for unit in near for label in labels)
        labelled = labelled or (len(words) > 1 and words[1].startswith("by ") and len(names_in(words[1])) > 1)
        heads = [label_of(re.split("[:：]", line, maxsplit=1)[0]) for line in words]
        told = "abstract" in heads or any(_MORE.search(line) for line in words)
        about = any(_ABOUT.search(self._words(number)) for number in range(min(2, paper.title_unit)))
        return (labelled and told) or (about and len(paper.authors) > 1)

    @property
    def open(self) -> Found | None:
        """The paper found last."""
        return self.papers[-1] if self.papers else None

    def _anchored(self, number: int, unit: Unit) -> None:
        anchors = list(unit.anchors)
        if all(anchor.key in self.by_key for anchor in anchors):
            if self.open is not None and self.by_key[anchors[-1].key] is self.open:
                self.free_from = number + 1
            return
        titled = [a for a in anchors if a.text is not None and is_title(a.text) and a.key not in self.by_key]
        titled = [a for a in titled if is_cased(a.text or "")]
        citation = read_citation(self.text, unit.start, unit.end, anchors, heading=unit.kind == "heading")
        if citation is not None and _is_people(self.text[citation.title_start : citation.title_end].split(" — ")[0]):
            citation = None
        if len({a.key for a in titled}) > 1 and not self._is_prose(unit, anchors[0]):
            for anchor in titled:
                if anchor.key not in self.by_key:
                    self._add(number, anchor.text_start, anchor.text_end, None, [anchor], 0.85)
            return
        above = self._above(number)
        role = self._role(unit, anchors, citation)
        marked = _MARK.match(self.text, unit.start, unit.end) is not None
        opened = self.open
        nearest = above.place if above else -1
        if (
            role == "head"
            and citation is not None
            and (citation.sure or unit.kind == "heading" or not above or above.rank < 3 or marked)
        ):
            if (titled or citation.sure) and self._goes_on(unit, (titled or anchors)[0]):
                self._note(number, citation, anchors)
                return
            sure = 0.95 if citation.sure else 0.8
            paper = self._add(number, citation.title_start, citation.title_end, citation, anchors, sure)
            paper.authors = citation.authors or paper.authors
        elif (
            opened is not None and not opened.anchors and opened.title_unit > nearest and self._belongs(opened, number)
        ):
            self._attach(opened, anchors)
            opened.confidence = max(opened.confidence, 0.85)
            self.free_from = number + 1
            self._fact(opened, number, anchors, role)
        elif role == "inline" and citation is not None and citation.sure and (titled or not above or above.rank < 2):
            self._note(number, citation, anchors)
        elif above is not None and role == "inline" and self._names_other(above, anchors, citation):
            if citation is not None and citation.sure:
                self._note(number, citation, anchors)
        elif above is not None and not self.below:
            sure = (0.75, 0.75, 0.85, 0.9, 0.9)[above.rank]
            paper = self._add(above.place, above.start, above.end, None, anchors, sure, upto=number)
            paper.authors = above.authors or paper.authors
            self._fact(paper, number, anchors, role)
        elif role == "only":
            other = opened is not None and {a.arxiv for a in opened.anchors} - {None} and anchors[0].arxiv
            if opened is not None and not other and self._same_group(opened, number):
                self._attach(opened, anchors)
                return
            if self.below and (under := self._under(number)) is not None:
                self._add(number, *under[1:], None, anchors, 0.7, title_unit=under[0])
            elif anchors[0].arxiv and len(_leftover(self.text, unit.start, unit.end, anchors)) <= 2:
                self._add(number, anchors[0].start, anchors[0].end, None, anchors, 0.4)

    def _names_other(self, above: Above, anchors: list[Anchor], citation: Citation | None) -> bool:
        """Return whether a link in a sentence has a name of its own that the title above does not say."""
        title = set(_WORDS.findall(self.text[above.start : above.end].lower()))
        words = anchors[0].text
        if words is None and citation is not None and citation.sure:
            words = self.text[citation.title_start : citation.title_end]
        if words is None or not is_title(words, strong=anchors[0].text is not None):
            return False
        return not title & set(_WORDS.findall(words.lower()))

    def _label(self, unit: Unit) -> str:
        """Return the words before the unit's first colon, where they are few."""
        found = _LABELLED.match(self.text, unit.start, unit.end)
        found = found or re.compile(r"\W*\*\*([^*\n]{1,24})\*\*\s").match(self.text, unit.start, unit.end)
        return found[1].strip("*_ ").lower() if found else ""

    def _labelled(self, number: int, title: re.Match[str]) -> None:
        """A line "Title: …": the title of a paper whose id came before it, else a paper to be."""
        end = self._wrapped(number, title.end())
        found = read_citation(self.text, title.start("title"), end, [], heading=True) if end == title.end() else None
        whole = (found.title_start, found.title_end) if found else (title.start("title"), end)
        start, end, _ = two_titles(self.text, *whole)
        if not is_title(self.text[start:end], strong=True):
            return
        opened = self.open
        if opened is not None and opened.title_unit == number:
            return
        if opened is not None and opened.confidence == 0.4 and number - opened.start <= 4:
            opened.title, opened.title_unit, opened.confidence = (start, end), number, 0.9
            self._use(number, end, opened)
            return
        if (
            opened is not None
            and opened.anchors
            and number - opened.title_unit <= 2
            and language_of(self.text[start:end]) == "ko"
        ):
            return  # "제목:" under an English title is the same paper's other title
        ahead = range(number + 1, min(number + 5, len(self.units)))
        if any(self.units[i].anchors for i in ahead) or any(self.names[i] for i in ahead):
            self.papers.append(Found(number, (start, end), title_unit=number, confidence=0.7))
            self._use(number, end, self.papers[-1])

    def _wrapped(self, number: int, end: int) -> int:
        """Return where a labelled title ends that goes on in the next, indented line."""
        unit, following = self.units[number], self.units[number + 1 : number + 2]
        if not following or following[0].block != unit.block or self.text[following[0].start - 1] not in " \t":
            return end
        if following[0].anchors or _is_closed(self.text[unit.start : end]):
            return end
        labelled = re.match(r"[\w ]{1,20}[:：]", self.text[following[0].start : following[0].end])
        return end if labelled else following[0].end

    def _use(self, number: int, end: int, paper: Found) -> None:
        """Note that the title of ``paper`` takes the lines from ``number`` to ``end``."""
        self.free_from = number + 1
        if self.units[number].end < end:
            self.free_from += 1
            paper.facts.add(number + 1)

    def _named(self, number: int, unit: Unit, names: tuple[str, ...]) -> None:
        """A line of names: the authors of the paper above it, or the sign that the line above is a title."""
        opened = self.open
        above = self._above(number, reach=2)
        following = self.units[number + 1 : number + 3]
        first = number == 0 or self.units[number - 1].block != unit.block
        if first and len(following) == 2 and following[1].anchors and all(u.block == unit.block for u in following):
            self.pending = names  # names, title, link: they belong to the paper below
        elif above is not None and (above.rank > 1 or number - above.place == 1):
            if opened is None or above.place > opened.title_unit:
                place = (above.start, above.end)
                sure = 0.65 if above.rank > 1 else 0.55
                self.papers.append(Found(above.place, place, authors=names, title_unit=above.place, confidence=sure))
                self.free_from = number + 1
        elif opened is not None and not opened.authors and number - opened.title_unit <= 3:
            opened.authors = names

    def _add(
        self, place: int, start: int, end: int, citation: Citation | None, anchors: list[Anchor], confidence: float,
        *, upto: int | None = None, title_unit: int | None = None,
    ) -> Found:  # fmt: skip
        paper = Found(place, (start, end), citation, authors=self.pending, confidence=confidence)
        self.pending = ()
        paper.title_unit = place if title_unit is None else title_unit
        self._attach(paper, anchors)
        self.papers.append(paper)
        self.free_from = max(upto or place, paper.title_unit) + 1
        return paper

    def _attach(self, paper: Found, anchors: list[Anchor]) -> None:
        for anchor in anchors:
            if anchor.key not in self.by_key:
                self.by_key[anchor.key] = paper
                paper.anchors.append(anchor)

    def _note(self, number: int, citation: Citation, anchors: list[Anchor]) -> None:
        """Keep a paper that is named inside of prose: it counts only where the whole text is prose."""
        if not is_cased(self.text[citation.title_start : citation.title_end]):
            return
        if not any(known.key == anchors[0].key for paper in self.inline for known in paper.anchors):
            place = (citation.title_start, citation.title_end)
            self.inline.append(Found(number, place, citation, anchors, citation.authors, number, 0.6))

    def _goes_on(self, unit: Unit, anchor: Anchor) -> bool:
        """Return whether a sentence goes on after a title that is a link: "[A Title](link) shows that …"."""
        after = self.text[anchor.end : unit.end]
        return unit.kind == "paragraph" and _GOES_ON.match(after) is not None

    def _fact(self, paper: Found, number: int, anchors: list[Anchor], role: str) -> None:
        """Note that a line says only ids, and perhaps names before them."""
        unit = self.units[number]
        pieces = re.split(r"\s+[|·—–-]+\s+|[|｜]", self.text[unit.start : unit.end])
        names = next((found for piece in pieces if (found := names_in(piece))), ())
        if names or role == "only" or len(_leftover(self.text, unit.start, unit.end, anchors)) <= 12:
            paper.facts.add(number)
            paper.authors = paper.authors or names

    def _role(self, unit: Unit, anchors: list[Anchor], citation: Citation | None) -> str:
        if unit.kind in ("heading", "row"):
            return "head" if citation else "only"
        text = self.text
        words = _leftover(text, unit.start, unit.end, anchors)
        if citation is None or (anchors and citation.title_start == anchors[0].start):
            return "only" if len(words) <= 6 else "inline"
        if citation.sure and _SAYS_PAPER.fullmatch(text, unit.start, citation.title_start):
            return "head"
        led = _leftover(text, unit.start, citation.title_start, anchors)
        if citation.sure and len(led) > (8 if unit.kind == "item" else 3) and not citation.authors:
            return "inline"
        if citation.sure and _BYLINE.fullmatch(text, unit.start, citation.title_start):
            return "head"
        lead = _WORDS.findall(text[unit.start : citation.title_start])
        authors_first = bool(citation.authors) and len(lead) <= 1000
        before = text[unit.start : citation.title_start]
        if not citation.sure and authors_first and citation.authors[0].split()[-1] in before:
            return "head"
        if citation.sure and (
            len(lead) <= (8 if unit.kind == "item" else 2)
            or authors_first
            or label_of(text[unit.start : citation.title_start])
        ):
            return "head"
        between = text[citation.title_end : max(citation.title_end, anchors[0].start if anchors else 0)]
        sentences = unit.kind == "paragraph" and not citation.sure and between[:1] == "." and not citation.authors
        if sentences and len(_SMALL.findall(between)) >= 2:
            return "inline"  # a sentence, and in another one after it a link
        near = [
            a for a in anchors if not _WORDS.search(text, citation.title_end, a.start) or a.end <= citation.title_start
        ]
        lead = _leftover(text, unit.start, citation.title_start, anchors)
        if (
            not citation.sure
            and len(lead) <= (6 if near else 2)
            and (unit.end - unit.start <= 300 or unit.kind == "item")
        ):
            return "head" if not self._is_prose(unit, anchors[0]) else "inline"
        return "only" if len(words) <= 6 and not citation.sure else "inline"

    def _is_prose(self, unit: Unit, anchor: Anchor) -> bool:
        """Return whether the anchor stands in the middle of a sentence."""
        before, after = self.text[unit.start : anchor.start], self.text[anchor.end : unit.end]
        if re.search(r"\w[(（]$", before) and re.match(r"[)）]\s*[a-z가-힣ぁ-ん]", after):
            return True
        return (
            len(_WORDS.findall(before)) > 3
            and re.match(r"[\])]*\s+[a-z가-힣ぁ-ん]", after) is not None
            and anchor.text is not None
        )

    def _above(self, number: int, *, reach: int = 40) -> Above | None:
        """Return the best unused title above unit ``number``: the one that stands out most, the nearest of equals."""
        best: Above | None = None
        for place in range(number - 1, max(self.free_from, number - reach) - 1, -1):
            found = self._title_at(place, number)
            if found is not None and (best is None or found.rank > best.rank):
                best = found
            words = self._words(place)
            if self.units[place].kind == "heading" and not label_of(words) and not heads_facts(words):
                outer = max(self.headings[place - 1], 0) if place else 0
                if not self._is_inner(self._words(outer), words) and not _SHORT_CJK.fullmatch(self._words(outer)):
                    break
        return best

    def _title_at(self, place: int, number: int) -> Above | None:
        """Return the title that unit ``place`` may be for unit ``number``, which stands below it."""
        unit, here, words = self.units[place], self.units[number], self._words(place)
        if unit.anchors or unit.kind == "row":
            return None
        if labelled := _TITLE_LABEL.match(self.text, unit.start, unit.end):
            found = read_citation(self.text, *labelled.span("title"), [], heading=True)
            if found is None:
                return None
            start, end, _ = two_titles(self.text, found.title_start, found.title_end)
            return Above(place, start, end, 4)
        label = re.match(r"(?:[A-Za-z '’]+[:：](?=\s|$)|[^:：A-Za-z]+[:：])", words)
        if label_of(words) or (label and label_of(label[0])) or self.names[place]:
            return None
        if is_field(words) and not ((told := self._citation(place)) and told.sure):
            return None
        if unit.kind == "heading":
            if not is_title(words, strong=True) or self._is_general(place):
                return None
            found = self._citation(place)
            if found is None:
                return Above(place, unit.start, unit.end, 2)
            proper = is_title(self.text[found.title_start : found.title_end])
            return Above(place, found.title_start, found.title_end, 3 if proper else 2, found.authors)
        sibling = (
            unit.kind == "item" and here.kind == "item" and unit.block != here.block
            and unit.level >= here.level and unit.mark == here.mark
        )  # fmt: skip
        said_again = self._label(unit) in self.labels
        if sibling or not self._heads_group(place, number):
            return None
        found = self._citation(place)
        if found is None or _is_people(self.text[found.title_start : found.title_end]):
            return None
        if (unit.end - unit.start) > max(250, 2 * (found.title_end - found.title_start)) and not said_again:
            return None  # words in quotes in the middle of a sentence
        if said_again and not (found.sure and found.title_start > unit.start + len(self._label(unit))):
            return None
        if self.lines[fold_spaces(words)] > 1 or self.lines[self.text[found.title_start : found.title_end]] > 1:
            return None
        parent = unit.kind == "item" and here.kind == "item" and unit.level < here.level
        if not parent and self._is_general(place):
            return None
        proper = found.sure and is_title(self.text[found.title_start : found.title_end])
        if parent or (proper and not _is_sentence(self.text[found.title_start : found.title_end + 1])):
            return Above(place, found.title_start, found.title_end, 3, found.authors)
        ended = unit.kind != "item" and _ENDS.search(words) is not None
        if place == number - 1 and unit.block == here.block and not (found.rest or ended):
            return Above(place, found.title_start, found.title_end, 3, found.authors)
        if found.sure or _STANDS_OUT.match(self.text, unit.start, unit.end):
            return Above(place, found.title_start, found.title_end, 2, found.authors)
        if found.rest is not None or _ENDS.search(words):
            return None
        person = bool(names_in(self.text[found.title_start : found.title_end]))
        return Above(place, found.title_start, found.title_end, 0 if person else 1, found.authors)

    def _citation(self, place: int) -> Citation | None:
        """Return how unit ``place``, which holds no anchor, names a paper; it is asked for again and again."""
        if place not in self.cited:
            unit = self.units[place]
            heading = unit.kind == "heading"
            self.cited[place] = read_citation(self.text, unit.start, unit.end, [], heading=heading)
        return self.cited[place]

    def _words(self, place: int) -> str:
        return self.text[self.units[place].start : self.units[place].end]

    def _is_general(self, place: int) -> bool:
        """Return whether the line at ``place`` names the digest or a part of it, not a paper."""
        unit = self.units[place]
        words = without_lead(self._words(place))
        if unit.kind == "heading":
            deeper = next(
                (i for i in range(place + 1, min(place + 60, len(self.units))) if self.units[i].kind == "heading"), 0
            )
            inner = self._words(deeper)
            people = bool(self.names[deeper]) and language_of(inner) == "en"
            own = label_of(inner) or heads_facts(inner) or people or self._is_inner(words, inner)
            if deeper and self.units[deeper].level > unit.level and not own:
                return not any(u.anchors for u in self.units[place + 1 : deeper])
            if self._is_category(place):
                return True
        return is_general(words) and (place == 0 or len(_WORDS.findall(words)) <= 4)

    def _is_inner(self, title: str, inner: str) -> bool:
        """Return whether ``inner`` is a short heading in another script than a title above it: "主要工作"."""
        return is_title(title) and language_of(title) == "en" and _SHORT_CJK.fullmatch(inner) is not None

    def _is_fact(self, unit: Unit) -> bool:
        """Return whether a line with anchors says little else, and says it before them as a label or as names."""
        before = self.text[unit.start : unit.anchors[0].start]
        led = len(_WORDS.findall(before)) <= 2 or re.search(r"[:：·|—]", before) or names_in(before)
        return bool(led) and len(_leftover(self.text, unit.start, unit.end, list(unit.anchors))) <= 8

    def _is_category(self, place: int) -> bool:
        """Return whether more than one paper has lines of links of its own under the heading at ``place``."""
        count, last = 0, -2
        keys: set[str] = set()
        for number in range(place + 1, min(place + 60, len(self.units))):
            unit = self.units[number]
            if unit.kind == "heading":
                break
            if unit.anchors and self._is_fact(unit) and not keys & {anchor.key for anchor in unit.anchors}:
                keys.update(anchor.key for anchor in unit.anchors)
                count += number - last > 1
                last = number
        return count > 1

    def _heads_group(self, place: int, number: int) -> bool:
        """Return whether unit ``place`` begins a block and the block is no prose that was wrapped."""
        unit = self.units[place]
        if place and self.units[place - 1].block == unit.block and not _MARK.match(self.text, unit.start, unit.end):
            under = self.units[place + 1]
            whole = self._citation(place)
            if whole and whole.sure and whole.title_end - whole.title_start >= 0.9 * (unit.end - unit.start - 4):
                return self._words(place - 1).endswith((":", "："))
            return under.block == unit.block and bool(under.anchors) and bool(self.names[place - 1])
        group = [u for u in self.units[place : place + 12] if u.block == unit.block]
        if len(group) == 1:
            return True
        following = group[1]
        if following.anchors or self.names[place + 1] or unit.mark == "1":
            return True
        if self._label(following) in self.labels:
            return True
        return self.units[number].block == unit.block and unit.end - unit.start < 60

    def _under(self, number: int) -> tuple[int, int, int] | None:
        for place in range(number + 1, min(number + 3, len(self.units))):
            unit = self.units[place]
            if unit.anchors:
                return None
            words = self.text[unit.start : unit.end]
            if (
                _names_of(self.text, unit)
                or self._label(unit) in self.labels
                or is_field(words)
                or label_of(re.split("[:：]", words, maxsplit=1)[0])
            ):
                continue
            found = read_citation(self.text, unit.start, unit.end, [], heading=unit.kind == "heading")
            if found is not None and found.rest is None:
                return place, found.title_start, found.title_end
            return None
        return None

    def _belongs(self, paper: Found, number: int) -> bool:
        """Return whether unit ``number`` stands in the entry of ``paper``: no heading of its level is between."""
        level = self.units[paper.title_unit].level if self.units[paper.title_unit].kind == "heading" else 0
        between = self.units[paper.title_unit + 1 : number]
        return not any(u.kind == "heading" and u.level <= max(level, 1) for u in between)

    def _same_group(self, paper: Found, number: int) -> bool:
        """Return whether unit ``number`` follows the anchors of ``paper`` with nothing but facts between."""
        last = max((a.start for a in paper.anchors), default=-1)
        between = [u for u in self.units[max(paper.title_unit, 0) : number] if u.start > last]
        return all(u.end - u.start < 60 and not is_title(self.text[u.start : u.end]) for u in between) and (
            bool(between) or self.units[number].block == self.units[max(paper.title_unit, 0)].block
        )


def _is_written_as_title(words: str) -> bool:
    """Return whether a title without a link is no shout and no rule of law: some letters are small."""
    if words[:1] in ")]" or names_in(words) or re.search(r"\b(?:19|20)\d\d-\d\d|\d\.\d+\.\d.*\d\.\d+\.\d", words):
        return False
    return (words != words.upper() or words == words.lower()) and not re.match(r"\W*[a-z]+\s", words)


def _is_sentence(words: str) -> bool:
    """Return whether words end in a point and are written small, as sentences are."""
    long = re.findall(r"[A-Za-z]{4,}", words)
    return words.endswith(".") and sum(1 for word in long if word[0].isupper()) * 3 < len(long)


def _is_people(words: str) -> bool:
    """Return whether words are a list of people; one name of two words may as well be a title."""
    return len(names_in(words)) > 1 or re.search(r"et al\.?$", words) is not None


def _leftover(text: str, start: int, end: int, anchors: list[Anchor]) -> list[str]:
    """Return the words of the line that stand in no link, id, label or date."""
    pieces = []
    at = start
    if end - start > ENDLESS:
        return ["…"] * 100
    for anchor in anchors:
        pieces.append(text[at : min(max(anchor.start, at), end)])
        at = max(at, anchor.end)
    pieces.append(text[at:end])
    if names_days(" ".join(pieces)):
        return []
    words = re.sub(
        r"\[[^\]\n]*\]\([^)\n]*\)|https?://\S+|[\w /]{1,20}[:：]|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\bcs\.\w+",
        " ",
        " ".join(pieces),
    )
    found = [word for word in _WORDS.findall(words) if len(word) > 1 and not word.isdigit()]
    return [word for word in found if word.lower() not in LINK_WORDS]
