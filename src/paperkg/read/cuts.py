"""Every way of cutting a title out of a line, and how good each is.

Any run of a line's segments may be its title; it is worth more the more it reads as one, and the more what stands left
and right of it reads as people, venues, years and links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .anchors import Anchor
from .citation import Citation, cited_at, line_begins, trimmed
from .parts import label_of
from .segments import SET_APART, SIGNS, Segment, segments_of
from .wording import CJK, WORD, is_field, is_title, names_days, says_link

WIDEST = 9  # segments that a title may span
_SAYS = re.compile(
    r"(?:we|this|these|in this|our|the (?:paper|authors?|model)|they|it|there|here|here's|i|also|see|note|by|using"
    r"|based on|to address|recent(?:ly)?|however|although|while|existing|despite|inspired by"
    r"|proposes?|introduces?|presents?)\b",
    re.IGNORECASE,
)
_COLON = re.compile(r"[*_]*\s*[:：]")
_PAGE = re.compile(r"[^A-Za-z]{0,16}https?://")
_OPENED = tuple("*_`[\"'“‘「『《«>{")
_DANGLES = re.compile(r"\s(?:of|the|and|with|for|in|to|a|an|by|from|on|via|at|as)$")  # a title goes on behind them
_KO_END = re.compile(r"(?:[다요죠음함됨임까]|니다|세요)$")


@dataclass(frozen=True, slots=True)
class Cut:
    """One way of cutting: the title's place, the signs left and right of it, and what it is worth."""

    start: int
    end: int
    left: str
    right: str
    worth: float
    led: int = 0  # words before the title that are no facts
    cited: frozenset[str] = frozenset()  # of people, venue, link: what stands beside the title
    words: int = 0
    cased: float = 0.0  # the share of its longer words that are capital


def cuts_of(text: str, start: int, end: int, anchors: list[Anchor]) -> list[Cut]:
    """Return the ways of cutting a title out of the line from ``start`` to ``end``, the best first.

    >>> line = "Mina Oh and Juno Kim. A Fold of Long Contexts. NeurIPS 2025."
    >>> best = cuts_of(line, 0, len(line), [])[0]
    >>> line[best.start : best.end], best.left, best.right
    ('A Fold of Long Contexts', 'people', 'stop')
    """
    found = segments_of(text, start, end, anchors)
    cuts = [cut for first in range(len(found)) for cut in _runs(text, found, first)]
    return sorted(cuts, key=lambda cut: (-cut.worth, cut.start, cut.end))


def read_citation(text: str, start: int, end: int, anchors: list[Anchor], *, heading: bool = False) -> Citation | None:
    """Return how the line from ``start`` to ``end`` names a paper, or None where it holds no title.

    The words of a paper's link come first, then what stands beside an id; what is set apart may stand behind others.
    """
    ways = []
    for cut in cuts_of(text, start, end, anchors):
        said = text[cut.start : cut.end]
        label = _COLON.match(text, cut.end, end) is not None
        if label and (is_field(said + ":") or label_of(said)):
            continue
        near = any(a.text is None and (0 <= a.start - cut.end <= 10 or 0 <= cut.start - a.end <= 2) for a in anchors)
        worth = cut.worth + 2.0 * near - 2.5 * label
        if any(
            a.text and not WORD.search(text, a.text_start, cut.start) for a in anchors if a.start <= cut.start < a.end
        ):
            worth += 4.0 if is_title(said) else 2.0
        if cut.left == "link" or cut.left == cut.right in ("quote", "bold"):
            worth += min(0.8 * cut.led, 5.0)
        page = _PAGE.match(text, cut.end, end)
        if page and not any(a.start < page.end() <= a.end for a in anchors):
            worth -= 3.0  # the name of another page
        ways.append((worth, near or bool(cut.cited), cut))
    for worth, known, cut in sorted(ways, key=lambda way: -way[0])[:6]:
        at, stop = trimmed(text, cut.start, cut.end)
        apart = cut.left in SET_APART and text[cut.start - 1 : cut.start] in _OPENED
        apart = apart and (cut.left == cut.right or cut.left not in ("italic", "code"))  # one star alone is no mark
        known = known and len(CJK.findall(text, at, stop)) < 4
        enough = 1.0 if heading else 3.0 - 1.5 * apart - 2.0 * known
        if worth >= enough and is_title(text[at:stop], strong=heading or apart or known):
            begin = min(line_begins(text, start, end, anchors), at)
            return cited_at(text, begin, end, at, stop, anchors, apart)
    return None


def _runs(text: str, found: list[Segment], first: int) -> Iterator[Cut]:
    """Yield the titles that begin with segment ``first``."""
    begun = found[first]
    if begun.kind not in ("words", "venue", "person") and (begun.kind != "people" or begun.sure):
        return
    led = sum(min(s.words, 6) for s in found[:first] if s.kind == "words" and s.before != "link")
    lead = 1.0 if led == 0 else -min(0.8 * led, 5.0)
    previous = found[first - 1] if first else None
    if (
        previous is not None
        and previous.kind in ("words", "person")
        and {*begun.between} & {"colon", "comma", "initial", "short"}
    ):
        lead -= 1.5 if "colon" in begun.between else 0.0 if begun.before in SET_APART else 2.5
    inside = people = 0.0
    words = cjk = long = high = verbs = venues = 0
    for last in range(first, min(first + WIDEST, len(found))):
        segment = found[last]
        if segment.kind == "id":
            return
        if last > first:
            sign = segment.before
            step = SIGNS.get(sign, 0.5)
            if sign == "by" and (
                segment.kind not in ("people", "person") or re.match(r"\w{3,}ing\b", text[segment.start : segment.end])
            ):
                step = 0.0
            elif sign == "by" and segment.kind == "person":
                step = 0.8
            if sign == "quote" and found[last - 1].after == "quote" and segment.after and last + 1 < len(found):
                step = 0.4
            named = "colon" in segment.between and sign in ("bold", "link") and begun.before == sign
            if named and "quote" not in segment.between:
                step = 0.4  # "**CHESS**: Contextual Harnessing"
            inside += step + 1.5 * (segment.kind == "venue" and sign in ("stop", "bar", "comma"))
        words, cjk, verbs = words + segment.words, cjk + segment.cjk, verbs + segment.verbs
        long, high = long + segment.long, high + segment.high
        venues += segment.kind == "venue"
        people += (1.0 if segment.sure else 0.3) * (segment.kind == "people")
        if words > 45:
            return
        start, end = _edges(text, begun.start, segment.end)
        if end - start < 2:
            continue
        unclosed = not _is_balanced(text[start:end])
        following = found[last + 1] if last + 1 < len(found) else None
        worth = _titled(text, start, end, words, cjk, long, high, verbs) + lead - inside
        worth -= (
            7.0 * (venues == last - first + 1)
            + 1.5 * venues
            + 2.0 * (segment.kind == "venue")
            + 3.0 * people
            + 4.0 * unclosed
        )
        odd = sum(text.count(mark, start, end) % 2 for mark in ('"', "**", "`"))
        odd += sum(
            text.count(a, start, end) != text.count(b, start, end) for a, b in ("“”", "「」", "《》", "[]", "{}")
        )
        worth -= 2.5 * odd
        worth -= 2.0 * (segment is begun and segment.kind == "person" and begun.before != segment.after)
        behind = {segment.after, *(following.between if following else ())}
        closed = begun.before in behind and begun.before in SET_APART
        worth += _ended(segment, following, closed)
        if closed or begun.before == segment.after:
            worth += SET_APART.get(begun.before, 0.0)
        left = begun.before
        if left not in SET_APART:
            left = previous.kind if previous is not None else "begin"
        cited = frozenset(s.kind if s.sure else s.kind[:1] for s in (*found[:first], *found[last + 1 :])) & {
            "people",
            "person",
            "venue",
            "v",
        }
        share = high / long if long else 0.0
        yield Cut(start, end, left, segment.after or "end", round(worth, 3), led, cited, words, share)


def _is_balanced(words: str) -> bool:
    """Return whether each bracket that closes in ``words`` opens there before, and the other way round."""
    depth = 0
    for mark in re.findall(r"[()]", words):
        depth += 1 if mark == "(" else -1
        if depth < 0:
            return False
    return depth == 0


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a title's place without the space and the signs at its edges."""
    while start < end and (text[start].isspace() or text[start] in ",.;:*_-–—|"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:*_-–—|("):
        end -= 1
    if text[end - 1 : end] == "." and text[end - 2 : end - 1] != ".":
        end -= 1
    if text[end : end + 1] in (")", "）") and text.count("(", start, end) + text.count("（", start, end) > text.count(
        ")", start, end
    ) + text.count("）", start, end):
        end += 1
        end += text[end : end + 1] in ("?", "!")
    if text[end : end + 1] == '"' and text.count('"', start, end) % 2 and text[start - 1 : start] != '"':
        end += 1
    return start, end


def _titled(text: str, start: int, end: int, words: int, cjk: int, long: int, high: int, verbs: int) -> float:
    """Return how much words read as a title."""
    said = text[start:end]
    alone = -0.8 if re.search(r"[a-z][A-Z]|[A-Z]{2}|\d|\w-\w", text[start:end]) else -2.2  # "KiteNet", "Florence"
    worth = (
        alone if words <= 1 else 0.3 if words == 2 else 1.6 if words == 3 else 3.0 if words <= 16 else 2.2
        if words <= 24 else 0.8 if words <= 32 else -3.0
    )  # fmt: skip
    if long:
        share = high / long
        worth += 1.2 if share >= 0.6 else 0.4 if share >= 0.3 else -0.2
    first = said[:1]
    if first.islower() and high == 0 and not cjk and (words > 1 or "-" not in said):
        worth -= 1.5
    if _SAYS.match(said) and (not long or high / long < 0.5):
        worth -= 2.5
    if "%" in said:
        worth -= 1.5
    if verbs and long and high / long < 0.5:
        worth -= 1.0 * min(verbs, 3)
    if cjk >= 4:
        worth -= 0.8
        if _KO_END.search(said) or text[end : end + 1] in ("。", "．"):
            worth -= 3.0
    if _DANGLES.search(said):
        worth -= 2.5
    if says_link(said) or label_of(said) or names_days(said):
        worth -= 5.0
    if re.search(r"et\.? al\b|https?:|\d{4}\.\d{4,5}", said):
        worth -= 4.0
    return worth


def _ended(segment: Segment, following: Segment | None, closed: bool) -> float:
    """Return how well a title ends where ``following`` comes next; ``closed`` where marks open and close it."""
    if following is None:
        return 1.0
    colon = segment.after == "colon" or "colon" in following.between
    if colon and segment.words <= 2:
        return -3.0
    if segment.after == "by" and re.match(r"\w{3,}ing\b", following.said):
        return -3.0
    if segment.after == "by" and following.kind == "person":
        return -0.6
    if following.kind == "person" or (following.kind == "people" and not following.sure):
        return 0.0 if segment.after == "comma" else 0.8
    if following.kind != "words":
        return 1.2
    if segment.after in ("by", "quote", "italic", "code", "bold") and not closed:
        return -3.0 if segment.after == "by" else -0.8
    if segment.after == "open" and (following.high * 2 <= following.long or re.search(r"\d", following.said)):
        return 0.9  # "(up to Sec 4 and relevant parts of Sec 6)"
    if segment.after in ("comma", "initial", "short"):
        return -0.5 if following.before in SET_APART else -2.5
    titled = following.long >= 2 and following.high * 10 >= 6 * following.long and following.words >= 3
    if colon:
        return -2.0 if titled or following.words < 8 else -0.3
    if segment.after in ("dash", "ask"):
        return -1.2 if titled else 0.2
    return -0.5 if titled else 0.2
