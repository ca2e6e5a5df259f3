"""The sentences that say so: cut from the digests around the places where things are named, each stored once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..model import Digest, Graph, Span
from ..sentence import line_of, line_starts, sentence_at, sentence_bounds

REACH = 300  # characters on either side of a name that are shown at most; some texts never end a sentence


@dataclass
class Sentences:
    """The sentences that the page holds, each once, as ``[digest, line, words]``; grows while evidence is added."""

    digests: Sequence[Digest]
    rows: list[list[int | str]] = field(default_factory=list)
    bytes: int = 0

    def __post_init__(self) -> None:
        self._place = {digest.id: place for place, digest in enumerate(self.digests)}
        self._lines = {digest.id: line_starts(digest.text) for digest in self.digests}
        self._bounds: dict[str, list[tuple[int, int]]] = {}
        self._row: dict[tuple[str, int, int], int] = {}

    def add(self, span: Span) -> tuple[int, int, int] | None:
        """Add the sentence around ``span``; return its row and where the name stands in it: offset and length.

        Offsets count UTF-16 units, as JavaScript's strings do. None where the span's digest is not there.
        """
        place = self._place.get(span.digest)
        if place is None or not 0 <= span.start <= span.end <= len(self.digests[place].text):
            return None
        text = self.digests[place].text
        if span.digest not in self._bounds:
            self._bounds[span.digest] = sentence_bounds(text)
        sentence = sentence_at(self._bounds[span.digest], span.start, span.end)
        begin, stop = clip(text, sentence, span)
        head, tail = "… " * (begin > sentence[0]), " …" * (stop < sentence[1])
        key = (span.digest, begin, stop)
        if key not in self._row:
            words = head + text[begin:stop] + tail
            self._row[key] = len(self.rows)
            self.rows.append([place, self.line(span.digest, begin), words])
            self.bytes += len(words.encode("utf-8", "replace")) + 16
        return self._row[key], len(head) + _units(text[begin : span.start]), _units(text[span.start : span.end])

    def line(self, digest: str, offset: int) -> int:
        """Return the 1-based line of a digest on which a character stands."""
        return line_of(self._lines[digest], offset)


def clip(text: str, sentence: tuple[int, int], span: Span) -> tuple[int, int]:
    """Return the part of ``sentence`` within 300 characters of ``span``, cut between words where there are spaces.

    >>> clip("abc " * 200, (0, 800), Span("d", 400, 403))
    (100, 703)
    >>> clip("A short one.", (0, 12), Span("d", 2, 7))
    (0, 12)
    """
    begin, stop = sentence
    low, high = span.start - REACH, span.end + REACH
    if begin < low:
        begin = max(text.find(" ", low - 1, span.start) + 1, low)
    if stop > high:
        space = text.rfind(" ", span.end, high + 1)
        stop = space if space >= 0 else high
    return begin, stop


def gather_evidence(graph: Graph, *, room: int) -> dict[str, object]:
    """Return the evidence of every relation and result of ``graph`` in about ``room`` bytes of JSON.

    ``relations`` and ``results`` are aligned with the graph's; each is a flat list of sentence, offset and length.
    Every relation and result gets its first sentence before any gets a second, so what is cut when room runs out is
    repetition first; ``omitted`` says how many places are not shown.
    """
    sentences = Sentences(graph.digests)
    titles = {d.id: [(e.title_span.start, e.title_span.end) for e in d.entries] for d in graph.digests}
    said: list[list[tuple[Span, ...]]] = [
        [_telling_first(relation.evidence, titles) for relation in graph.relations],
        [_telling_first(result.evidence, titles) for result in graph.results],
    ]
    shown: list[list[list[int]]] = [[[] for _ in group] for group in said]
    used, omitted, turn = 0, 0, 0
    waiting = [pair for group, rows in zip(said, shown, strict=True) for pair in zip(group, rows, strict=True)]
    while waiting := [(spans, row) for spans, row in waiting if turn < len(spans)]:
        for spans, row in waiting:
            if used + sentences.bytes > room:
                omitted += 1
            elif (found := sentences.add(spans[turn])) is not None:
                row.extend(found)
                used += 16
        turn += 1
    return {"sentences": sentences.rows, "relations": shown[0], "results": shown[1], "omitted": omitted}


def _telling_first(spans: Iterable[Span], titles: dict[str, list[tuple[int, int]]]) -> tuple[Span, ...]:
    """Return each of ``spans`` once, those in a title last: a title names a thing, a sentence says something of it."""

    def in_title(span: Span) -> bool:
        known = titles.get(span.digest, [])
        place = bisect_right(known, (span.start, 1 << 62)) - 1
        return place >= 0 and span.end <= known[place][1]

    return tuple(sorted(dict.fromkeys(spans), key=lambda span: (in_title(span), span)))


def _units(text: str) -> int:
    """Return how many UTF-16 units ``text`` takes: characters beyond U+FFFF take two."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)
