"""A line as segments: the words between the signs that may end a title, and what they are.

Signs are marks of bold, italic, code and quotes, brackets, commas, colons, points, dashes, bars and links. The words
between two of them are people, a venue with its year, a link, a fact such as a date or a number, or just words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .anchors import BARE, LINKS, Anchor
from .citation import line_begins
from .parts import label_of
from .wording import CJK, LINK_WORDS, NO_NAMES, NO_SMALL, PAPER_WORDS, WORD, is_field, is_venue, may_be_venue, says_link

LONGEST = 3000  # characters of a line that is cut; no title stands further behind
MOST = 40  # segments of a line that are looked at
_SIGN = re.compile(
    r"(?P<image>!\[[^\]\n]*\](?:\([^()\n]*\))?)"
    r"|(?P<bold>\*{2,3}|__|</?(?:b|strong)>)"
    r"|(?P<italic>(?<![*\w])\*(?=[^\s*])|(?<=[^\s*])\*(?![*\w])|(?<![_\w])_(?=[^\s_])|(?<=[^\s_])_(?![_\w])|</?(?:i|em)>)"
    r"|(?P<code>`+|</?code>)"
    r"|(?P<quote>[“”「」『』《》«»]|(?<![\w”\"])\"(?=\S)|(?<=[^\s\"])\"(?!\w)|``|'')"
    r"|(?P<tag></?[a-z][^<>\n]*>)"
    r"|(?P<bar>\s+[|｜]\s*|[|｜]\s+|\s+/{1,2}(?:\s+|(?=[A-Z]))|\t+|(?<=\S)[^\S\n]{4,}|\s*[→·]\s*)"
    r"|(?P<dash>\s+[-–—―]+\s+|\s*—\s*)"
    r"|(?P<semi>;\s+|；)"
    r"|(?P<colon>\s*[:：](?:\s+|(?=[*_`]))|：|:$)"
    r"|(?P<comma>\.?,\s+|[，、])"
    r"|(?P<initial>(?<=\b[A-Z])\.\s+|(?<=\b[A-Z]\.[A-Z])\.\s+)"
    r"|(?P<short>(?<=\bal)\.\s+|(?<=\b(?:vs|Dr|Mr|St|No|Jr|Sr|pp))\.\s+|(?<=\b(?:Vol|vol))\.\s+|(?<=\bProc)\.\s+)"
    r"|(?P<stop>[.]\s+|[.]$|[。．]|\\newblock\b)"
    r"|(?P<ask>(?<=[?!])\s+(?=\S)|(?<=[？！]))"
    r"|(?P<open>\s*[\[（【]|\s+\(|(?<!\w)\(|\((?=[A-Z]{2,}|[^()\n]{5,}\)))|(?P<close>[)）\]】])"
    r"|(?P<by>\s+by\s+(?=[A-Z]))"
)
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?(?P<words>[^\[\]|\n]+)\]\](?!\()")
_TAG = re.compile(r"<(?:a|img|span|div|p|br|td|font|sub|sup)\b[^<>\n]*/?>|</(?:a|span|div|p|td|font)>", re.IGNORECASE)
_LATEX = re.compile(r"\\(?:(?P<bold>textbf)|emph|textit)\{(?P<words>[^{}\n]+)\}|\\url\{[^{}\n]*\}")
SIGNS = {  # the signs, and what each costs inside of a title
    "comma": 0.1, "colon": 0.0, "dash": 1.1, "ask": 0.4, "initial": 0.9, "short": 1.0, "stop": 2.6, "semi": 2.5,
    "bar": 3.5, "open": 0.2, "close": 0.2, "by": 2.5, "quote": 1.0, "bold": 3.0, "italic": 1.6, "code": 1.6, "tag": 3.0,
    "link": 3.5, "away": 3.5, "image": 6.0, "id": 20.0,
}  # fmt: skip
SET_APART = {  # how far the signs that open and close set words apart
    "link": 2.2, "quote": 1.8, "bold": 1.8, "code": 1.4, "italic": 1.2, "away": 1.6, "tag": 0.6,
}  # fmt: skip
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.–-]*|de|van|von|der|den|del|di|da|la|le|bin|ibn|el|al|dos|ter|ten|y|do")
_NO_PARTS = NO_NAMES | frozenset(
    ["the", "with", "for", "from", "how", "why", "what", "not", "your", "all", "we", "you", "do", "does", "is", "their",
     "its", "our", "my", "his", "her"]
)  # fmt: skip
_CJK_NAME = re.compile(r"[가-힣]{2,4}|[一-鿿]{2,4}|[一-鿿ぁ-んァ-ヶ]{2,4}\s?[一-鿿ぁ-んァ-ヶ]{1,4}|[ァ-ヶー・]{3,20}")
_INITIALS = re.compile(r"(?:[A-Z][.-]?\s?){1,3}")
_AND = re.compile(r"^(?:and|&|with|y|und)\s+|^(?:by|By|BY)\s+")
_AND_INSIDE = re.compile(r"\s+(?:and|&)\s+")
_ET_AL = re.compile(
    r"\bet\.? al\b|(?<=[a-z一-鿿])\+(?=$|[\s,(])|\bothers$|외 ?\d*\s*(?:명|인)?$|(?<=\w)\s*(?:ら|他|等)$"
)
_DAYS = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_SHORT_VENUE = re.compile(r"(?:[Ii]n )?[A-Z][\w&-]{1,14} ?['’]\d\d")  # IWQoS'24
_YEAR = re.compile(r"\W*(?:19|20)\d\d[a-z]?\W*")
_TEAM = re.compile(r"[A-Z][\w .-]{1,60} (?:Collaboration|Consortium|Team)")
_FACT = re.compile(
    r"(?:in|In|In:|Proc|Proceedings|to appear|under review|pp|vol|no|and|code|data|TODO|new|NEW"
    r"|[Oo]ral|[Ss]potlight|[Pp]oster|[Hh]ighlight)"
    r"|[\W\d]*(?:[a-z]{0,4}\s?\d+[-–—\d:;\s()]*)?"
    r"|(?:(?:cs|stat|eess|math|physics|q-bio|q-fin)\.[A-Z-]{2,8}[\s,;]*)+"
    r"|\d+(?:st|nd|rd|th)?(?: (?:ed|min(?:ute)?(?:s)? read|pages?|votes?|upvotes?))?"
    r"|(?:[A-Z][\w&-]+ ){1,5}(?:Award|Prize|Mention|Finalist|Runner-?[Uu]p)s?(?: (?:for|of|in|[-–—]) [\w &]+)?"
    r"|(?:Best|Outstanding|Distinguished) (?:\w+ ){0,3}(?:Papers?|Demos?)(?: (?:for|of|in|[-–—]) [\w &]+)?"
    r"|[★☆⭐⬆👍❤🔥\W\d]+|[a-z]{0,3}|\d{4}-\d\d-\d\d\S*"
    r"|(?:(?:\d{1,4}(?:st|nd|rd|th)?|(?i:mon|tue|wed|thu|fri|sat|sun|week|day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]{0,6}|\d{1,2}[월月周] ?(?:\d{1,2}[일日])?(?:\([월화수목금토일月火水木金土日]\))?)[\s,./-]*){2,5}"
)
_PLACE = re.compile(
    r"(?:[Ii]n:? )?(?:the )?(?:[Pp]roc(?:eedings|\.)?|[Jj]ournal|[Tt]ransactions|[Cc]onference|[Ww]orkshop"
    r"|[Aa]dvances in|IEEE|ACM|Springer|Nature|Science|Elsevier|Annual|International (?:Conference|Journal)"
    r"|Findings|USENIX|Symposium)\b"
    r"|.*\b(?:Conference|Journal|Transactions|Letters|Proceedings|Symposium)$"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|that|which|we|our|this|these|shows?|propos\w+|introduc\w+|achiev\w+|it|can)\b"
)


@dataclass(slots=True)
class Segment:
    """The words between two signs, and what they are: people, venue, link, id, fact or words."""

    start: int
    end: int
    before: str  # the sign at its left; of several the one that says most
    after: str
    between: tuple[str, ...] = ()  # all signs at its left
    kind: str = "words"
    sure: bool = True  # whether people or a venue can be nothing else
    words: int = 0
    cjk: int = 0
    long: int = 0
    high: int = 0
    verbs: int = 0
    said: str = ""


def segments_of(text: str, start: int, end: int, anchors: list[Anchor]) -> list[Segment]:
    """Return the segments of a line behind its marks, lists of people as one each, and what each is."""
    end = min(end, start + LONGEST)
    begin = line_begins(text, start, end, anchors)
    found = _merged(text, list(_segments(text, begin, end, anchors)))[:MOST]
    for segment in found:
        _weigh(text, segment)
    for number, (first, second) in enumerate(itertools.pairwise(found)):
        _see_beside(text, first, second, found[number - 1].kind if number else "")
    for first, second, third in zip(found, found[1:], found[2:], strict=False):
        named = first.kind in ("words", "person") and first.words <= 4 and "stop" in third.between
        named = named and (third.words > 2 or third.after == "colon") and "open" in second.between
        if named and second.kind == "venue" and _YEAR.fullmatch(text, second.start, second.end):
            # a name that is no person's, as APA has it: "Google DeepMind. (2024). Gemma"
            first.kind, first.sure = "people", True
    return found


def _see_beside(text: str, first: Segment, second: Segment, before: str) -> None:
    """Correct what ``first`` is taken for by the signs between it and ``second``, and by what stands ``before`` it."""
    begins = not before
    said = text[first.start : first.end].strip()
    if first.kind == "people" and second.kind == "venue" and before and "&" in said and "," not in said:
        first.sure = True  # "Frantar & Alistarh, ICML 2023"
    if first.kind == "link" and begins and "comma" in second.between and len(said) < 8:
        first.kind = "words"  # "See, Point, Fly: A Framework"
    elif first.kind == "link" and said.lower() not in PAPER_WORDS and "colon" in second.between and second.words > 2:
        if second.kind == "words":
            first.kind = "words"  # "Thread: Thinking Deeper with Recursive Spawning"
    elif (
        first.kind == "venue"
        and before == "words"
        and "open" in first.between
        and {"close", "colon"} <= {*second.between}
    ):
        first.kind = "words"  # "The Third Contest (VNN 2022): Summary and Results"
    elif first.kind == "words" and "open" in first.between and second.between[:1] == ("close",) and begins:
        if first.words <= 2:
            first.kind, second.before = "fact", _strongest([*first.between, *second.between])  # "**[R1] A Title**"
    elif first.kind in ("words", "person") and begins and "comma" in second.between and _TEAM.fullmatch(said):
        first.kind, first.sure = "people", True  # "The Lantern Collaboration, 2025"
    elif first.kind == "words" and begins and "comma" in second.between and _is_name(said):
        apart = second.before in ("italic", "quote", "bold")
        first.kind = "person" if apart and len(said.split()) <= 2 else "words"  # "Farmer, *Long Mollifiers*"


def _segments(text: str, begin: int, end: int, anchors: list[Anchor]) -> Iterator[Segment]:
    """Yield the words between the signs of a line; ids and links without a title are segments of their own."""
    between: list[str] = []
    at, opened, slanted = begin, 0, False
    for start, stop, sign in [*_signs(text, begin, end, anchors), (end, end, "")]:
        if sign == "italic" and text[start] == "_":
            if not slanted and start > begin and not text[start - 1].isspace() and text[start - 1] not in "([\"'*":
                continue  # "KiteNet_ Segmenting Thin Objects": a sign that a file's name may not have
            slanted = not slanted
        opened += (sign == "open") - (sign == "close")
        if start < at or opened < 0:  # "zeta(s)": a bracket that belongs to a word
            opened = max(opened, 0)
            continue
        if WORD.search(text, at, start):
            yield Segment(at, start, _strongest(between), sign, tuple(between))
            between = []
        between.append(sign)
        if sign == "id":
            yield Segment(start, stop, _strongest(between), "id", tuple(between), "id")
            between = ["id"]
        at = stop


def _signs(text: str, begin: int, end: int, anchors: list[Anchor]) -> Iterator[tuple[int, int, str]]:
    """Yield the signs of a line with their places, in order; a link is a sign before and one behind its words."""
    at = begin
    for hole in [*sorted(_holes(text, begin, end, anchors), key=lambda h: (h.start, -h.end, h.sign != "id")), None]:
        start = hole.start if hole else end
        if start < at:
            continue
        yield from ((sign.start(), sign.end(), str(sign.lastgroup)) for sign in _SIGN.finditer(text, at, start))
        if hole is None:
            return
        if hole.inner < hole.stop:
            yield start, hole.inner, hole.sign
            inside = _SIGN.finditer(text, hole.inner, hole.stop)
            yield from ((*sign.span(), "ask" if sign[0].startswith("<br") else str(sign.lastgroup)) for sign in inside)
            yield hole.stop, hole.end, hole.sign
        else:
            yield start, hole.end, hole.sign
        at = hole.end


@dataclass(frozen=True, slots=True)
class _Hole:
    """A link, an id or a tag of HTML, and where its words stand if they may be a title."""

    start: int
    end: int
    sign: str
    inner: int = 0
    stop: int = 0


def _holes(text: str, begin: int, end: int, anchors: list[Anchor]) -> Iterator[_Hole]:
    """Yield the links, ids and tags between ``begin`` and ``end``."""
    papers = {anchor.start: anchor for anchor in anchors}
    for pattern in LINKS:
        for link in pattern.finditer(text, begin, end):
            words = link["text"].strip("*_`[] ")
            bare = link.start() in papers and papers[link.start()].text is None
            if bare or says_link(words) or not WORD.search(words) or "http" in words:
                yield _Hole(*link.span(), "id")
            else:
                yield _Hole(*link.span(), "link" if link.start() in papers else "away", *link.span("text"))
    for anchor in anchors:
        if anchor.start >= begin and anchor.end <= end:
            if anchor.text is None or says_link(anchor.text):
                yield _Hole(anchor.start, anchor.end, "id")
            else:
                yield _Hole(anchor.start, anchor.end, "link", anchor.text_start, anchor.text_end)
    for marked in _LATEX.finditer(text, begin, end):
        sign = "bold" if marked["bold"] else "italic"
        yield _Hole(*marked.span(), sign, *marked.span("words")) if marked["words"] else _Hole(*marked.span(), "id")
    for link in _WIKI.finditer(text, begin, end):
        cited = link["words"].startswith("@")
        yield _Hole(*link.span(), "id") if cited else _Hole(*link.span(), "away", *link.span("words"))
    for tag in _TAG.finditer(text, begin, end):
        if tag[0].startswith("<br") and any(a.text_start <= tag.start() < a.text_end for a in anchors):
            continue  # a title goes on in the next line of its link
        yield _Hole(*tag.span(), "image" if "img" in tag[0] else "tag")
    for bare_link in BARE.finditer(text, begin, end):
        yield _Hole(*bare_link.span(), "id")


def _strongest(signs: list[str]) -> str:
    """Return of the signs that follow each other the one that says most; a link's words begin with the link."""
    if signs[-1:] == ["away"]:
        return "away"
    return max(signs, key=lambda sign: SET_APART.get(sign, 0.0) + 0.001 * SIGNS.get(sign, 0.0), default="")


def _is_name(words: str) -> bool:
    """Return whether words may be one person's name."""
    if re.fullmatch(r"(?:[A-Z][\w'’-]+|[一-鿿]{1,4})\+", words.strip()):
        return True  # "Oh+": she and others
    words = re.sub(r"[\d*†‡§¶^]+$", "", _ET_AL.sub("", _AND.sub("", words.strip())).strip(" ,.")).strip()
    if not words:
        return True
    if parts := _AND_INSIDE.split(words)[1:]:
        return all(_is_name(part) for part in (_AND_INSIDE.split(words)[0], *parts))
    if _CJK_NAME.fullmatch(words):
        return True
    found = words.split()
    if len(found) > 5 or (found[0] == "A" and len(found) == 2) or not all(_NAME_WORD.fullmatch(word) for word in found):
        return False
    if any(part.lower() in _NO_PARTS or part in NO_SMALL for word in found for part in word.split("-")):
        return False
    return not any(re.search(r"[a-z][A-Z]{2}|\b[A-Z]{4,}\b|\d", word) for word in found)


def _merged(text: str, found: list[Segment]) -> list[Segment]:
    """Return the segments with lists of people as one each."""
    merged: list[Segment] = []
    at = 0
    while at < len(found):
        first = found[at]
        stop, names = at, 0
        while stop < len(found) and found[stop].kind == "words" and _is_name(text[found[stop].start : found[stop].end]):
            names += 1
            if found[stop].after == "initial":
                words = _AND.sub("", text[found[stop].start : found[stop].end].strip())
                if not _INITIALS.fullmatch(words) and not _goes_on(text, found, stop):
                    stop += 1
                    break  # "Oh MK. A Title"
            stop += 1
            if _ET_AL.fullmatch(text[found[stop - 1].start : found[stop - 1].end].strip()):
                break  # "Oh, Kim, et al., KiteNet: A Title"
            if stop == len(found) or found[stop].before not in ("comma", "semi", "short", "initial"):
                break
        last = found[stop - 1] if stop > at else first
        words = text[first.start : last.end].strip()
        alone = text[first.start : first.end]
        told = "colon" not in first.between or _ET_AL.search(alone) or first.after == "initial"
        if stop > at and told and last.after != "colon" and _is_people(words, names):
            parts = [part.strip() for part in re.split(r",(?:\s*and)?|\band\b|&", words) if part.strip()]
            sure = (len(parts) > 1 and all(" " in part for part in parts)) or re.search(r"\b[A-Z]\.", words) is not None
            # "Oh, Mina, Kim, Juno J, Park, Ada": six names, or one with a bare initial
            sure = sure or len(parts) >= 6 or any(re.search(r"\w [A-Z]$", part) for part in parts[1:])
            # "Oh, Mina, Juno Kim, and Ada Park"
            turned = len(parts) > 2 and all(" " in part for part in parts[2:]) and bool(_AND_INSIDE.search(words))
            sure = sure or turned or _TEAM.match(words) is not None or _ET_AL.search(words) is not None
            merged.append(Segment(first.start, last.end, first.before, last.after, first.between, "people", sure))
            at = stop
        else:
            merged.append(first)
            at += 1
    return merged


def _goes_on(text: str, found: list[Segment], place: int) -> bool:
    """Return whether a family name follows the initial that ends a segment: "Mina K. Oh. A Title"."""
    following = found[place + 1] if place + 1 < len(found) else None
    if following is None or following.after not in ("stop", "comma", "open", "semi", "bar", "dash", ""):
        return False
    words = text[following.start : following.end].strip(" .")
    return _is_name(words) and len(_AND_INSIDE.split(words)[0].split()) == 1


def _is_people(words: str, names: int) -> bool:
    """Return whether words that may be names are a list of people, or one that can be nothing else."""
    if _ET_AL.search(words) and len(words) < 200:
        return True
    count = len(re.findall(r"[,;]|\band\b|&", words)) + 1
    if CJK.search(words):
        return names > 1
    if count > 1:
        return names > 1 or " and " in words or "&" in words
    return re.fullmatch(r"(?:[A-Z]\.[\s-]*){1,3}[\w'’-]+", words) is not None


def _weigh(text: str, segment: Segment) -> None:
    """Count a segment's words, and say what they are."""
    words = segment.said = text[segment.start : segment.end].strip()
    if segment.kind == "id" or (segment.kind == "people" and segment.sure):
        return
    segment.cjk = len(CJK.findall(words[:400]))
    found = WORD.findall(words[:600])
    segment.words = sum(1 for word in words[:600].split() if WORD.search(word)) + segment.cjk // 3
    long = [word for word in found if len(word) > 3 and word[0].isalpha()]
    segment.long, segment.high = len(long), sum(1 for word in long if word != word.lower())
    segment.verbs = len(_VERB.findall(words[:600]))
    if segment.kind == "people":
        return
    bare = words.strip(" .,:*_()[]")
    shortened = _SHORT_VENUE.fullmatch(bare) is not None
    segment.sure = shortened or bool(is_venue(bare) and re.search(r"[^\W\d]{3}", bare) and not _DAYS.search(bare))
    if (
        shortened
        or is_venue(bare)
        or _YEAR.fullmatch(bare)
        or (may_be_venue(bare) and not bare[:1].isdigit())
        or _PLACE.match(bare)
    ):
        segment.kind = "venue"
    elif segment.after == "colon" and (re.search(r"[a-z][A-Z]|\d", bare) or bare.isupper()) and not bare.islower():
        pass  # the name of a method, whatever else it spells
    elif says_link(bare) or bare.lower() in LINK_WORDS or (label_of(bare) or "").startswith("+"):
        segment.kind = "link"
    elif _FACT.fullmatch(bare) and segment.after != "colon":
        segment.kind = "fact"
    elif (
        re.search(r"\b(?:19|20)\d\d\b", bare)
        and len(found) <= 5
        and segment.before in ("open", "code", "italic", "bold")
    ):
        segment.kind = "venue"
    elif segment.words <= 4 and len(words) > 4 and " " in bare and not segment.cjk and _is_name(bare):
        segment.kind = "person"
    elif segment.after == "colon" and (label_of(bare) or is_field(bare + ":")):
        segment.kind = "link"
