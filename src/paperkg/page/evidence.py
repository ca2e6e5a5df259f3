"""The sentences that say so: cut from the digests around the places where things are named, each stored once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..model import Digest, Graph, Span

REACH = 300  # characters on either side of a name in which a sentence's end is looked for
_END = re.compile(r"[.!?。…]+[)\]\"'”’*]*(?=\s)|\n")  # a full stop inside 2.5 or arXiv.org is followed by no space
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|vs|al|Fig|Eq|Sec|Tab|cf|approx|No|Dr|St)|\b[A-Z])\.(?=\s)")
_LIST_MARK = re.compile(r"(?:\s|[-*+•]\s|#{1,6}\s|>\s|\d{1,3}[.)]\s)*")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of ``text`` around the characters ``start`` to ``end`` begins and ends.

    A line break ends a sentence. A list mark or heading mark at its head is left out. Where no end is found within
    300 characters the sentence is cut there, at a space if there is one, so that the time does not grow with the text.

    >>> text = "- Goal. We beat GPT-4 by 2.5 points, e.g. on code. More."
    >>> a, b = sentence_around(text, 16, 21)
    >>> text[a:b]
    'We beat GPT-4 by 2.5 points, e.g. on code.'
    """
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    begin = low
    for match in _END.finditer(text, low, start):
        if not _is_abbreviation(text, match.start()):
            begin = match.end()
    if begin == low and low > 0:  # cut within a long sentence: not within a word
        space = text.find(" ", low, start)
        begin = space + 1 if space >= 0 else low
    stop = -1
    for match in _END.finditer(text, end, min(len(text), high + 1)):
        if not _is_abbreviation(text, match.start()):
            stop = match.start() if match[0] == "\n" else match.end()
            break
    if stop < 0:
        space = text.rfind(" ", end, high) if high < len(text) else -1
        stop = space if space > end else high
    mark = _LIST_MARK.match(text, begin, start)
    begin = mark.end() if mark else begin
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return min(begin, start), stop


def _is_abbreviation(text: str, stop: int) -> bool:
    """Say whether the full stop at ``stop`` belongs to a short form ("e.g.", "et al.", the A. of a name)."""
    found = _ABBREVIATION.search(text, max(0, stop - 8), stop + 2)
    return found is not None and found.end() == stop + 1


@dataclass
class Sentences:
    """The sentences that the page holds, each once, as ``[digest, line, words]``; grows while evidence is added."""

    digests: Sequence[Digest]
    rows: list[list[int | str]] = field(default_factory=list)
    bytes: int = 0

    def __post_init__(self) -> None:
        self._place = {digest.id: place for place, digest in enumerate(self.digests)}
        self._lines = {digest.id: _line_starts(digest.text) for digest in self.digests}
        self._row: dict[tuple[str, int, int], int] = {}

    def add(self, span: Span) -> tuple[int, int, int] | None:
        """Add the sentence around ``span``; return its row and where the name stands in it: offset and length.

        Offsets count UTF-16 units, as JavaScript's strings do. None where the span's digest is not there.
        """
        place = self._place.get(span.digest)
        if place is None or not 0 <= span.start <= span.end <= len(self.digests[place].text):
            return None
        text = self.digests[place].text
        begin, stop = sentence_around(text, span.start, span.end)
        key = (span.digest, begin, stop)
        if key not in self._row:
            words = text[begin:stop]
            self._row[key] = len(self.rows)
            self.rows.append([place, self.line(span.digest, begin), words])
            self.bytes += len(words.encode("utf-8", "replace")) + 16
        return self._row[key], _units(text[begin : span.start]), _units(text[span.start : span.end])

    def line(self, digest: str, offset: int) -> int:
        """Return the 1-based line of a digest on which a character stands."""
        return bisect_right(self._lines[digest], offset)


def gather_evidence(graph: Graph, *, room: int) -> dict[str, object]:
    """Return the evidence of every relation and result of ``graph`` in about ``room`` bytes of JSON.

    ``relations`` and ``results`` are aligned with the graph's; each is a flat list of sentence, offset and length.
    Every relation and result gets its first sentence before any gets a second, so what is cut when room runs out is
    repetition first; ``omitted`` says how many places are not shown.
    """
    sentences = Sentences(graph.digests)
    said: list[list[tuple[Span, ...]]] = [
        [_unique(relation.evidence) for relation in graph.relations],
        [_unique(result.evidence) for result in graph.results],
    ]
    shown: list[list[list[int]]] = [[[] for _ in group] for group in said]
    used, omitted = 0, 0
    turn = 0
    while True:
        waiting = False
        for group, places in zip(said, shown, strict=True):
            for spans, row in zip(group, places, strict=True):
                if turn >= len(spans):
                    continue
                waiting = True
                if used + sentences.bytes > room:
                    omitted += 1
                    continue
                found = sentences.add(spans[turn])
                if found is not None:
                    row.extend(found)
                    used += 16
        if not waiting:
            break
        turn += 1
    return {"sentences": sentences.rows, "relations": shown[0], "results": shown[1], "omitted": omitted}


def _unique(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))


def _line_starts(text: str) -> list[int]:
    """Return the offset at which each line begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _units(text: str) -> int:
    """Return how many UTF-16 units ``text`` takes: characters beyond U+FFFF take two."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)
