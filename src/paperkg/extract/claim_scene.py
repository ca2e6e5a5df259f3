"""An entry as the claims see it: cut into sentences, with the numbers and the findings that stand in each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..model import Digest, Entry, Finding
from .numbers import Quantity, read_numbers


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a finding: its offsets in the digest's text, and which finding it is."""

    start: int
    end: int
    finding: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with at least one number; ``quantities`` and ``places`` have offsets in the digest's text."""

    start: int
    end: int
    section: str
    number: int
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    breaks: tuple[int, ...]


_SENTENCE = re.compile(
    r"(?:(?<=[a-z)\]%\"'’0-9][.!?])|(?<=[다음함됨임요죠][.!?])|(?<=[.!?][)\"'’]))\s+(?=[\"'(\[*]*[A-Z가-힣\d])|\n+"
)
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|vs|cf|al|Fig|Tab|Eq|approx|resp|avg|Avg)\.)$")
_BREAK = re.compile(
    r"[;:]|,\s(?:while|whereas|and|with|but|as|which|achiev\w+|reach\w+|outperform\w+|surpass\w+|reduc\w+|improv\w+|without|where)\b"
    r"|(?<=[며고서나만면여])[,]?\s|지만,?\s|\bwhile\b|\bwhereas\b|\bcompared (?:to|with)\b|대비|\brespectively\b"
)
_COUNTABLE = re.compile(r"\d|배|절반|분의|half|halv|fold|twice|doubl|tripl|tenth|magnitude|times", re.IGNORECASE)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut characters ``start`` to ``end`` into sentences."""
    spans, left = [], start
    for match in _SENTENCE.finditer(text, start, end):
        if _ABBREVIATED.search(text, max(left, match.start() - 8), match.start()):
            continue
        spans.append((left, match.start()))
        left = match.end()
    spans.append((left, end))
    return [(a, b) for a, b in spans if b > a]


@dataclass(frozen=True, slots=True)
class Scene:
    """An entry as the claims see it: its text, findings, every sentence's place, and the sentences with numbers."""

    text: str
    findings: tuple[Finding, ...]
    sentences: tuple[Sentence, ...]
    at: tuple[tuple[int, ...], ...]  # of each finding, the sentence numbers of its mentions
    titled: frozenset[int]  # findings that the title names
    lead: int  # the finding that the title begins with ("X: ..."), -1 if none
    main: tuple[int, ...]  # of each finding, its rank among what the paper introduces as a system; 0 is the first
    memo: dict[Any, Any] = field(default_factory=dict, compare=False)  # what is worked out once a sentence


def make_scene(digest: Digest, entry: Entry, findings: Sequence[Finding]) -> Scene | None:
    """Cut an entry; ``None`` if no sentence of it has a number that could be a result."""
    text = digest.text
    sections = [s for s in entry.sections if s.name != "title"]
    if not any(_COUNTABLE.search(text, s.span.start, s.span.end) for s in sections):
        return None
    places = sorted(
        {(m.span.start, m.span.end, k) for k, finding in enumerate(findings) for m in finding.mentions},
        key=lambda p: (p[0], -p[1], p[2]),
    )
    starts = [p[0] for p in places]
    title = entry.title_span
    titled = frozenset(k for start, end, k in places if title.start <= start and end <= title.end)
    # a name that the title alone has is a catchword, no system
    told = {k for start, end, k in places if start >= title.end or end <= title.start}
    lead = next((k for a, b, k in places if k in told and _leads(text, title.start, title.end, a, b)), -1)
    at: list[list[int]] = [[] for _ in findings]
    sentences: list[Sentence] = []
    number = 0
    for section in sections:
        for left, right in _cut(text, section.span.start, section.span.end):
            number += 1
            low, high = bisect_left(starts, left), bisect_left(starts, right)
            inside = [Place(*p) for p in places[low:high] if p[1] <= right]
            for place in inside:
                at[place.finding].append(number)
            if not _COUNTABLE.search(text, left, right):
                continue
            quantities = tuple(
                replace(q, start=q.start + left, end=q.end + left) for q in read_numbers(text[left:right])
            )
            quantities = tuple(q for q in quantities if not _in_name(q, inside))
            if quantities:
                breaks = tuple(m.start() + left for m in _BREAK.finditer(text[left:right]))
                sentences.append(Sentence(left, right, section.name, number, quantities, tuple(inside), breaks))
    if not sentences:
        return None
    numbers = tuple(tuple(n) for n in at)
    return Scene(text, tuple(findings), tuple(sentences), numbers, titled, lead, _main(findings, titled))


def _leads(text: str, begin: int, stop: int, start: int, end: int) -> bool:
    """Say whether the name at ``start`` to ``end`` opens the title ``begin`` to ``stop``, before a colon or alone."""
    if not begin <= start < end <= stop or text[begin:start].strip(" *\"'[("):
        return False
    return re.match(r"[\s*\"')\]]*(?:\([^)]*\)\s*)?(?::|$)", text[end:stop]) is not None


def extended(scene: Scene, findings: Sequence[Finding]) -> Scene:
    """Return the scene with further findings behind its own."""
    own = len(scene.findings)
    places = [(m.span.start, m.span.end, own + k) for k, f in enumerate(findings) for m in f.mentions]
    at: list[list[int]] = [[] for _ in findings]
    sentences = []
    for s in scene.sentences:
        more = [Place(*p) for p in places if s.start <= p[0] and p[1] <= s.end]
        for p in more:
            at[p.finding - own].append(s.number)
        both = tuple(sorted((*s.places, *more), key=lambda p: (p.start, -p.end, p.finding))) if more else s.places
        sentences.append(replace(s, places=both))
    everything = (*scene.findings, *findings)
    return Scene(
        scene.text, everything, tuple(sentences), (*scene.at, *(tuple(n) for n in at)), scene.titled,
        scene.lead, _main(everything, scene.titled),
    )  # fmt: skip


def _main(findings: Sequence[Finding], titled: frozenset[int]) -> tuple[int, ...]:
    """Rank the findings as the paper's own system: introduced, in the title, a Model or Method, often named."""
    system = ("Model", "Method")
    order = sorted(
        range(len(findings)),
        key=lambda k: (
            findings[k].relation != "introduces", findings[k].type not in system, k not in titled,
            -len(findings[k].mentions), findings[k].mentions[0].span.start if findings[k].mentions else 0, k,
        ),
    )  # fmt: skip
    ranks = [0] * len(findings)
    for rank, k in enumerate(order):
        ranks[k] = rank
    return tuple(ranks)


def _in_name(quantity: Quantity, places: Iterable[Place]) -> bool:
    """A number inside a longer name ("Llama 3") is part of the name."""
    return any(p.start <= quantity.start and quantity.end <= p.end for p in places)
