"""Which entries of one shape are papers: those with a paper's link or id, and those that look as they do.

An entry without a link follows its siblings with one. Where no sibling has one, the text must say that it lists papers,
or most entries must name people and places of publication beside their titles, or link elsewhere and
tell of a problem, a method and results under labels: a list of titles may be of anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .anchors import LINKS
from .cuts import Cut
from .frontmatter import split_header
from .grid import cells
from .parts import label_of, language_of
from .segments import segments_of
from .shapes import Entry, Lines, Shape
from .wording import is_general

_TOLD = re.compile(
    r"\bpapers?\b|literature (?:list|review)|bibliography|publications|\b(?:AI|ML|NLP|research) reading list\b"
    r"|논문|論文|论文|文献",
    re.IGNORECASE,
)
_OF_PAPER = re.compile(
    r"\b(?:this|the) paper\b|\bthe authors?\b|(?:이|본|해당) ?논문|저자|(?:本|この)論文|(?:本|该)论文|作者",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"\W{0,4}(?:(?:19|20)\d\d\W+[\w .&'-]{2,40}|[\w .&'-]{2,40}\W+(?:19|20)\d\d)[\])】]\s*"
)  # "(2018 CCS)"
_LISTED = re.compile(
    r"\bpapers\b|\b(?:paper|reading) list|\bnewsletter|\broundup|\bdigest\b|\bweekly\b|\bdaily\b|\bthis (?:week|month)"
    r"|\btable of|논문|論文|论文",
    re.IGNORECASE,
)
_OWN_NOTE = re.compile(
    r"(?:(?!https?:)|https?://github\.com/(?=[^\s)]*/(?:blob|tree)/))[^\s)]*(?:note|paper|review|summar)",
    re.IGNORECASE,
)
_NO_PAPER = re.compile(
    r"https?://(?:www\.)?(?:github\.com/[^/]+/[^/]+/?$|gitlab\.com|youtu|twitter\.com|x\.com|medium\.com"
    r"|\w+\.wikipedia\.org|huggingface\.co/(?!papers)|pypi\.org|reddit\.com|linkedin\.com|kaggle\.com|colab\.)"
    r"|#|mailto:"
)
_FILE = re.compile(r"github\.com|\.pdf$|scholar\.google")  # where a paper's code or the paper itself may be
_CHANGE = re.compile(
    r"(?:Add|Fix|Remov|Updat|Improv|Releas|Chang|Refactor|Support|Bump|Deprecat|Upgrad)(?:e?d|e?s|ing)?\b"
)
_HELD = re.compile(  # what a meeting has beside papers
    r"(?:invited )?(?:session|talk|panel|keynote|tutorial|workshop)s?(?: \d*[A-Z]?)?\s*[:：]", re.IGNORECASE
)
_NAMED = re.compile(r"[A-Z\d]?[a-z]*[A-Z\d][\w-]*\s?[:：] [A-Z]")  # "KiteNet: Small folds of thin objects"
_LABELS = re.compile(r"(?:^|(?<=[-*•.]\s))[*_]*([^\W\d_][^*_:：.\n]{1,24}?)[*_]{0,3}\s*[:：]", re.MULTILINE)
_STYLES = ("bold", "quote", "code", "italic")


def proven(lines: Lines, shape: Shape, entries: list[Entry]) -> list[Entry]:
    """Return the entries that name papers; none where they are prose, or a text about one paper."""
    if not entries:
        return []
    linked = [e for e in entries if e.anchors]
    keyed = [
        e
        for e in linked
        if e.worth >= (1.5 if e.title.left == "link" else 3.0) and not (e.inline and e.title.worth < 4.0)
    ]
    usual = _usual([e for e in keyed if e.title.worth >= 1.0] or [e for e in keyed if e.title.left == "link"])
    keyed = [e for e in keyed if e.title.worth >= 1.0 or _look(e) == usual or e.role == "title"]
    keyed = list(_first_named(keyed))
    prose = 2 * sum(e.title.led > 2 for e in keyed) > len(keyed)
    one_paper = len(keyed) > 1 and len({e.anchors[0].key for e in keyed}) == 1
    if 3 * len(keyed) < 2 * len(linked) or prose or one_paper:
        return []
    parts = [entries]
    if not _lead(keyed, entries) and shape[0] != "heading":
        by_section: dict[int, list[Entry]] = {}
        for entry in entries:
            by_section.setdefault(lines.sections[entry.first], []).append(entry)
        parts += by_section.values() if len(by_section) > 1 else ()
    chosen = set(keyed)
    strict = not keyed and lines.linked and shape[0] != "row"  # a text that links its papers names few without
    for part in parts:
        chosen.update(
            _followers(lines, shape, part, [e for e in part if e in chosen], strict=strict, top=entries[0].first)
        )
    known = len(shape) > 1 and shape[0] not in ("row", "heading") and not strict
    if known and len(chosen) > 3 and 10 * len(chosen) >= 7 * len(entries):
        usual = _usual(list(chosen))
        sections = {lines.sections[e.first] for e in chosen}
        rest = [e for e in entries if lines.sections[e.first] in sections and not _is_other(lines, e)]
        rest = [e for e in rest if _look(e) == usual and e.title.worth >= 1.0]
        chosen.update(e for e in rest if not _looks_of(lines, e, 0).linked)  # a short title among others
    least = 3 if len(shape) == 1 and not keyed else 2  # two lines of a text may be a sentence
    return [e for e in entries if e in chosen] if len(chosen) >= least else []


def _first_named(keyed: list[Entry]) -> Iterator[Entry]:
    """Yield the entries of which no earlier one has all the ids and links: "(image from the [paper](link))"."""
    known: set[str] = set()
    for entry in keyed:
        keys = {anchor.key for anchor in entry.anchors}
        if not keys <= known:
            yield entry
        known |= keys


def _look(entry: Entry) -> tuple[str, str]:
    return entry.role, entry.title.left


def _usual(entries: list[Entry]) -> tuple[str, str] | None:
    """Return how most of the entries look: the line that holds the title, and the sign at its left."""
    found = Counter(map(_look, entries)).most_common(1)
    return found[0][0] if found else None


def _lead(keyed: list[Entry], entries: list[Entry]) -> bool:
    """Return whether enough entries have a paper's link or id for the others to follow."""
    return len(keyed) > 1 and 3 * len(keyed) >= len(entries)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What an entry without a paper's link or id shows: people (p), a venue (n) or a year (v) beside its title …"""

    beside: frozenset[str]
    told: bool  # the text says above it that it lists papers
    linked: bool  # it leads elsewhere
    parted: bool  # what stands below its title is divided as reports of papers are
    long: bool  # its title has four words or more
    titled: bool  # and is written as titles are
    apart: bool  # marks open and close it

    @property
    def cited(self) -> bool:
        return bool(self.beside) and ("people" in self.beside or not self.linked)


def _followers(
    lines: Lines, shape: Shape, entries: list[Entry], keyed: list[Entry], *, strict: bool, top: int
) -> list[Entry]:
    """Return the entries without a paper's link or id that look as those with one do, or as papers do."""
    entries = [e for e in entries if e.anchors or not _is_other(lines, e)]
    led, count = _lead(keyed, entries), len(entries)
    models = keyed if 3 * len(keyed) >= count else [e for e in entries if not e.anchors]
    usual = _usual(models)
    marked = bool(keyed) and usual is not None and usual[1] in _STYLES
    marked = marked and 10 * sum(_look(e) == usual for e in models) >= 9 * len(models)
    parted = 10 * sum(_is_parted(lines, e) for e in entries) >= 7 * count
    looks = {
        e: _looks_of(lines, e, top, parted=parted) for e in entries
        if not e.anchors and _is_alike(e, usual, marked)
    }  # fmt: skip
    if not led:
        looks = {e: look for e, look in looks.items() if _is_english(lines, e, look)}
        if strict:
            looks = {e: look for e, look in looks.items() if look.beside & {"people", "venue"}}
    cited, titled = (sum(getattr(look, name) for look in looks.values()) for name in ("cited", "titled"))
    named = [e for e, look in looks.items() if look.titled and look.beside & {"people", "venue"}]
    signed = [e for e, look in looks.items() if len(look.beside) > 1]
    told = [e for e, look in looks.items() if look.told]
    if led:
        sections = {lines.sections[e.first] for e in keyed}
        near = {
            e for e, look in looks.items() if look.long and not look.linked
            and (lines.sections[e.first] in sections or (look.told and look.titled and _has_notes(lines, e)))
        }  # fmt: skip
        if 3 * len(keyed) >= 2 * count:  # among so many papers, one may be kept anywhere
            near |= {e for e, look in looks.items() if _is_by_link(e.title) and _may_be_kept(e, look)}
        found = [e for e, look in looks.items() if look.cited or e in near]
    elif 2 * cited >= count and cited > 1:
        proof = signed if 10 * len(signed) >= 7 * count else named
        sure = len(proof) > 2 or all(looks[e].apart or looks[e].beside >= {"people", "venue"} for e in proof)
        found = [*told, *(e for e in proof if e not in told)] if 10 * len(proof) >= 8 * count and sure else told
    elif shape[0] == "row":
        found = [e for e in told if looks[e].long] if usual and usual[0] == "title" and titled else []
    else:
        found = [e for e in told if e.title.worth >= 4.0] if 10 * titled >= 6 * count and titled > 1 else []
    if shape[0] == "heading":
        long = [e for e in found if looks[e].cited or looks[e].parted or e.title.words >= 5]
        carried = len(long) > 1 and 3 * len(long) >= count  # a short title in a link, among so many papers
        return [e for e in found if e in long or (carried and looks[e].titled and e.title.left == "away")]
    if len(shape) > 1:
        return found
    every = not keyed and 10 * titled >= 8 * count  # else any line may stand between the papers
    certain = [e for e in found if (every and looks[e].titled) or (looks[e].cited and looks[e].long)]
    rest = [e for e in found if looks[e].long and looks[e].told and not looks[e].linked]
    return rest if 10 * len(certain) >= 7 * len(rest) and 10 * len(rest) >= 8 * count else certain


def _is_by_link(cut: Cut) -> bool:
    """Return whether a title is the words of a link to elsewhere, or stands right before a bare one."""
    return cut.left == "away" or cut.right == "id"


def _has_notes(lines: Lines, entry: Entry) -> bool:
    """Return whether a link to a file beside the text stands in the line of an entry's title."""
    return re.search(r"\]\((?!\w+:|#)", lines.words(entry.line)) is not None


def _may_be_kept(entry: Entry, look: _Looks) -> bool:
    """Return whether an entry that leads to no place of papers may be one: a title, in its column or by its look."""
    return entry.title.words >= 3 if entry.role == "title" else look.titled and look.told


def _is_alike(entry: Entry, usual: tuple[str, str] | None, marked: bool) -> bool:
    """Return whether an entry's title stands where the others' do; a link may be missing around it."""
    cut = entry.title
    signed = cut.left == cut.right and cut.left in _STYLES and cut.cited >= {"people", "venue"}
    good = (cut.worth >= 3.5 and cut.words >= 3) or (marked and cut.left == cut.right) or signed
    unlinked = usual is not None and usual[1] in ("link", "away") and cut.left in ("begin", *_STYLES)
    unlinked = unlinked and cut.words >= 4 and cut.cased >= 0.5
    return good and (_look(entry) == usual or cut.left in ("link", "away") or unlinked)


def _is_other(lines: Lines, entry: Entry) -> bool:
    """Return whether an entry names the list, a change to something, or what is linked and no paper."""
    cut = entry.title
    words = lines.text[cut.start : cut.end]
    if cut.words <= 8 and (_LISTED.search(words) or (cut.words <= 5 and is_general(words))):
        return True
    if (_CHANGE.match(words) and cut.cased < 0.5) or _HELD.match(words):
        return True
    url = _url(lines, entry) if entry.role != "title" or cut.words < 3 else None
    return url is not None and leads_away(url) and not _OWN_NOTE.match(url)


def leads_away(url: str) -> bool:
    """Return whether a link leads to what is no paper: a project, a film, a place in the same text.

    >>> leads_away("https://github.com/crane/boats"), leads_away("https://crane.org/a.html")
    (True, False)
    """
    return _NO_PAPER.match(url) is not None


def _is_english(lines: Lines, entry: Entry, looks: _Looks) -> bool:
    """Return whether an entry's title is in Latin letters, or set apart, or beside people."""
    cut = entry.title
    apart = cut.left in ("quote", "link", "away", "bold") or entry.role == "title" or "people" in looks.beside
    return apart or language_of(lines.text[cut.start : cut.end]) == "en"


def _url(lines: Lines, entry: Entry) -> str | None:
    """Return where the title of an entry leads, if it is a link."""
    start = lines.units[entry.line].start
    for link in LINKS[0].finditer(lines.text, max(start, entry.title.start - 20), entry.title.end + 600):
        if link.start() <= entry.title.start < link.end():
            return link["url"]
    return None


def _is_parted(lines: Lines, entry: Entry) -> bool:
    """Return whether a linked entry says under labels why and how something was done, and what came out of it."""
    names = set()
    for unit in lines.units[entry.first + 1 : entry.after]:
        if unit.kind == "heading":
            names.add(label_of(lines.text[unit.start : unit.end]))
        names.update(label_of(label[1]) for label in _LABELS.finditer(lines.text, unit.start, unit.end))
    reported = names >= {"method", "results"} and not names.isdisjoint({"goal", "motivation", "introduction"})
    return reported and "://github.com" not in (_url(lines, entry) or "://github.com")


def _looks_of(lines: Lines, entry: Entry, top: int, *, parted: bool = False) -> _Looks:
    cut = entry.title
    start, end = lines.units[entry.first].start, lines.units[entry.after - 1].end
    row = lines.units[entry.first].kind == "row"
    if row:
        start, end = next((s, e) for s, e in cells(lines.text, start, end) if s <= cut.start <= e)
    links = re.findall(r"https?://[^\s)>\]]+", lines.text[start:end])
    apart = cut.left == cut.right and cut.left in _STYLES
    beside = _beside(lines, entry)
    return _Looks(
        beside=beside,
        told=parted or _told(lines, entry, top) or (bool(beside) and _speaks(lines, entry)),
        parted=parted,
        linked=any(_FILE.search(link) is None for link in links),
        long=cut.words >= 4,
        titled=cut.words >= 4 and (apart or cut.cased >= 0.5 or _NAMED.match(lines.text, cut.start) is not None),
        apart=apart,
    )


def _beside(lines: Lines, entry: Entry) -> frozenset[str]:
    """Return which of people, a known venue, and another or a year (v) stand beside an entry's title or below it."""
    text, unit = lines.text, lines.units[entry.line]
    found = entry.title.cited
    found |= {"v"} if _TAG.fullmatch(text, unit.start, entry.title.start) else set()
    places = [(u.start, u.end) for u in lines.units[entry.line + 1 : min(entry.after, entry.line + 3)]]
    if unit.kind == "row":
        places = [(s, e) for s, e in cells(text, unit.start, unit.end) if not s <= entry.title.start < e]
    for start, end in places:
        if end - start < 1500:
            found |= {s.kind if s.sure else s.kind[:1] for s in segments_of(text, start, end, [])[:3]}
    return found & {"people", "venue", "v"}


def _speaks(lines: Lines, entry: Entry) -> bool:
    """Return whether the text below an entry's title speaks of a paper or of its authors."""
    start, end = lines.units[entry.line].end, lines.units[entry.after - 1].end
    return _OF_PAPER.search(lines.text, start, max(start, min(end, start + 3000))) is not None


def _told(lines: Lines, entry: Entry, top: int) -> bool:
    """Return whether the text says at its beginning, or above the entry, that it lists papers, or links to notes."""
    numbers = {lines.sections[entry.first], lines.headers[entry.first], *range(min(3, top))}
    for number in sorted(n for n in numbers if n is not None and n >= 0):
        if not lines.units[number].anchors and _TOLD.search(lines.words(number)[:300]):
            return True
    url = _url(lines, entry)
    return (url is not None and _OWN_NOTE.match(url) is not None) or (
        _TOLD.search(split_header(lines.text)[0]) is not None
    )
