"""Numeric claims of an entry: which numbers are results, of what kind, and what they are about.

A number phrase (`paperkg.extract.numbers`) becomes a claim where a linear model over its words says that it states how
well, how fast or how cheaply something performs. Its subject, benchmark, metric and baseline are chosen among the
entry's findings by a small forest of regression trees over distance, order, particles and relations. Both are trained
by `train_claims` and kept as numbers in ``weights/``; nothing is chosen where no candidate is likely enough, so what
the text leaves open stays absent.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from ..errors import ReadError
from ..model import Claim, Digest, Entry, Finding, Kind, Span
from .numbers import Quantity, read_numbers

Role = Literal["subject", "benchmark", "metric", "baseline"]
ROLES: tuple[Role, ...] = ("subject", "benchmark", "metric", "baseline")
KINDS: tuple[Kind, ...] = ("absolute", "increase", "decrease", "ratio")
_ALLOWED: dict[Role, tuple[str, ...]] = {
    "subject": ("Model", "Method", "Dataset"),
    "benchmark": ("Benchmark", "Dataset", "Task"),
    "metric": ("Metric",),
    "baseline": ("Model", "Method"),
}
_TYPES = ("Model", "Method", "Benchmark", "Dataset", "Metric", "Task")
_RELATIONS = ("introduces", "evaluates_on", "trains_on", "compares_with", "measures", "addresses", "uses", "mentions")
WEIGHTS = Path(__file__).parent / "weights" / "claims.npz"


# --- the scene: one entry cut into sentences that have numbers -----------------------------------------------------


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


_SENTENCE = re.compile(r"(?:(?<=[a-z)\]%\"'’0-9][.!?])|(?<=[다음함됨임요죠][.!?])|(?<=[.!?][)\"'’]))\s+(?=[\"'(\[*]*[A-Z가-힣\d])|\n+")
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
    main: tuple[int, ...]  # of each finding, its rank among what the paper introduces as a system; 0 is the first


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
    return Scene(text, tuple(findings), tuple(sentences), tuple(tuple(n) for n in at), titled, _main(findings, titled))


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


# --- is it a result, and of which kind -----------------------------------------------------------------------------

_TOKEN = re.compile(r"[A-Za-z]+|[가-힣]+|\d+(?:[.,]\d+)*|[^\w\s]")


def _words(tokens: Iterable[str]) -> list[str]:
    """Fold tokens so that few examples tell much: digits are 0, Korean words lose their endings."""
    folded = []
    for token in tokens:
        if token[0].isdigit():
            folded.append("0")
        elif "가" <= token[0] <= "힣":
            folded.append(token[:2] if len(token) < 4 else token[:3])
        else:
            folded.append(token.lower()[:8])
    return folded


def number_features(scene: Scene, sentence: Sentence, place: int) -> list[str]:
    """Name what the words around a number say of it."""
    quantity, text = sentence.quantities[place], scene.text
    left_text = text[max(sentence.start, quantity.start - 90) : quantity.start]
    right_text = text[quantity.end : min(sentence.end, quantity.end + 60)]
    left = _words(_TOKEN.findall(left_text))
    right = _words(_TOKEN.findall(right_text))
    unit = quantity.unit or "none"
    value = quantity.value
    digits = -int(value.as_tuple().exponent) if value != value.to_integral_value() else 0
    size = "0" if not value else str(min(7, max(-2, value.adjusted())))
    features = [
        "bias", f"unit={unit}", f"rule={quantity.rule}", f"sign={quantity.sign}", f"bound={quantity.bound}",
        f"decimals={min(digits, 3)}", f"size={size}", f"unit={unit},decimals={min(digits, 2)}",
        f"scaled={quantity.scaled}", f"range={quantity.value_max is not None}", f"from={quantity.previous is not None}",
        f"section={sentence.section}", f"unit={unit},section={sentence.section}",
        f"many={min(4, len(sentence.quantities))}",
    ]  # fmt: skip
    for k in range(1, 4):
        features.append(f"l{k}={left[-k] if len(left) >= k else '^'}")
        features.append(f"r{k}={right[k - 1] if len(right) >= k else '$'}")
    features.append(f"unit={unit},l1={left[-1] if left else '^'}")
    features.append(f"unit={unit},r1={right[0] if right else '$'}")
    features.append(f"unit={unit},r2={' '.join(right[:2])}")
    features.append(f"l2={' '.join(left[-2:])}")
    features.extend({f"L={w}" for w in left[-12:]})
    features.extend({f"R={w}" for w in right[:10]})
    features.extend({f"unit={unit},W={w}" for w in (*left[-8:], *right[:6])})
    near: dict[str, int] = {}
    for p in sentence.places:
        kind = scene.findings[p.finding].type
        gap = quantity.start - p.end if p.end <= quantity.start else p.start - quantity.end
        side = "<" if p.end <= quantity.start else ">"
        near[kind + side] = min(gap, near.get(kind + side, 999))
    for named, gap in near.items():
        bucket = 0 if gap <= 2 else 1 if gap <= 6 else 2 if gap <= 15 else 3 if gap <= 40 else 4
        features.append(f"near {named}={bucket}")
        if bucket < 3:
            features.append(f"near {named},unit={unit}")
    return features


# --- whom it is about ----------------------------------------------------------------------------------------------

_AFTER_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("topic", re.compile(r"[\"'”’)*]*(?:은|는|이|가|께서)(?![가-힣])")),
    ("object", re.compile(r"[\"'”’)*]*(?:을|를)(?![가-힣])")),
    ("than", re.compile(r"[\"'”’)*]*\s?(?:\([^)]*\))?\s?(?:보다|대비|에 비해|와 비교|과 비교|를 능가|을 능가|를 넘|을 넘|를 상회|을 상회|를 앞|을 앞|와 비슷|과 비슷)")),
    ("at", re.compile(r"[\"'”’)*]*\s?(?:벤치마크|데이터셋|데이터 ?세트|테스트|평가|태스크|작업|과제)?(?:에서|에|상에서|기준)")),
    ("of", re.compile(r"[\"'”’)*]*의\s")),
    ("and", re.compile(r"[\"'”’)*]*(?:와|과|및|,|\sand\b|·|/)")),
    ("by", re.compile(r"[\"'”’)*]*(?:으로|로)\s")),
    ("open", re.compile(r"[\"'”’*]*\s?[(:=]")),
    ("close", re.compile(r"[\"'”’*]*\)")),
    ("verb", re.compile(r"\s(?:achiev|reach|attain|outperform|surpass|improv|reduc|obtain|gets?|score|demonstrat|deliver|yield|exceed|accelerat|show|provid|sav|boost|cut|is|are|can|has|only|also)")),
    ("end", re.compile(r"[\"'”’)*]*\s?(?:\.|$)")),
)  # fmt: skip
_BEFORE_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("than", re.compile(r"(?:\b(?:over|than|surpass(?:es|ing)|outperform(?:s|ing)|exceed(?:s|ing)|beat(?:s|ing)|versus|vs\.?|baseline|relative to|compared (?:to|with))\s(?:the |its |our |previous |prior |state-of-the-art |best |standard |original )*|(?:기존|종전|이전)\s(?:의 )?)$", re.I)),
    ("on", re.compile(r"\b(?:on|across|under)\s(?:the |its |our |challenging |standard |popular )*$", re.I)),
    ("of", re.compile(r"\bof\s(?:the )?$", re.I)),
    ("in", re.compile(r"\b(?:in|for|at|to)\s(?:the |its |our )*$", re.I)),
    ("with", re.compile(r"\b(?:with|using|from|by|via|based on)\s(?:the |its |our |an? )*$", re.I)),
    ("and", re.compile(r"(?:,|\band|및|와|과|·|/)\s?(?:the )?$", re.I)),
    ("open", re.compile(r"[(\[]\s?$")),
    ("verb", re.compile(r"\b(?:improv\w+|boost\w*|reduc\w+|increas\w+|decreas\w+|enabl\w+|lower\w*|sav\w+|accelerat\w+|enhanc\w+|cut\w*)\s(?:the |its )?$", re.I)),
)  # fmt: skip
_METRIC_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("speed", re.compile(r"speed|throughput|faster|accelerat|속도|처리량|가속|fps|efficien|효율", re.I)),
    ("time", re.compile(r"time|latency|hours|시간|지연|ttft|overhead", re.I)),
    ("cost", re.compile(r"memory|cost|flop|token|compute|computation|parameter|usage|step|비용|메모리|연산|토큰|단계|budget|resource|calls|bandwidth|cache|storage|saving|vram", re.I)),
    ("error", re.compile(r"error|fid|fvd|perplexity|loss|wer\b|cer\b|mae|mse|lpips|오류|오차|손실|hallucin|퍼플렉", re.I)),
    ("share", re.compile(r"accuracy|rate|precision|recall|f1|정확|성공률|승률|비율|pass|map|iou|em\b|acc|agreement|일치", re.I)),
    ("score", re.compile(r"score|psnr|ssim|bleu|rouge|elo|점수|correlation|상관|ndcg|auc|cider", re.I)),
)  # fmt: skip
_GROUP_GAP = re.compile(r"[\s,、/·*()'\"+]*(?:및|와|과|그리고|and|&|,\sand)?[\s*'\"(]*(?:the\s)?$")
_NUMBER_GAP = re.compile(r"[\s,、/·*()]*(?:및|와|과|그리고|and|,\sand|to)?\s?(?:약\s|by\s|최대\s)?$")
_UNITS = ("%", "x", "%p", "points", "none", "s", "other")

_STATIC = 6 + 8 + 10 + len(_UNITS) + 6
_SIDE = 6 + len(_AFTER_CLASSES) + 1 + len(_BEFORE_CLASSES) + 1
COLUMNS = _STATIC + len(_METRIC_HEADS) + 2 * _SIDE + 5 + 16 + 4
_SELF = re.compile(
    r"\b(?:our|we|ours|the proposed|proposed|this (?:method|approach|model|framework|work|paper|system))\b"
    r"|제안(?:한|된|하는)|(?:본|이) (?:연구|논문|방법|모델|기법|프레임워크|접근)|우리의?|해당 (?:방법|모델|기법)|이는|이를", re.IGNORECASE
)


def _class(classes: tuple[tuple[str, re.Pattern[str]], ...], text: str, start: int, end: int, *, before: bool) -> int:
    """Return the place of the first class whose pattern stands right after ``start`` (or right before ``end``)."""
    piece = text[start:end]
    for k, (_, pattern) in enumerate(classes):
        if pattern.search(piece) if before else pattern.match(piece):
            return k
    return len(classes)


@cache
def _head(name: str) -> int:
    """Say which sort of measure a metric's name is."""
    for k, (_, pattern) in enumerate(_METRIC_HEADS):
        if pattern.search(name):
            return k
    return len(_METRIC_HEADS)


def _runs(spans: Sequence[tuple[int, int]], text: str, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    """For each span, its place in its enumeration ("A, B and C") and the length of it."""
    groups: list[list[int]] = []
    for k, (start, _) in enumerate(spans):
        if groups and start - spans[k - 1][1] < 25 and gap.fullmatch(text, spans[k - 1][1], start):
            groups[-1].append(k)
        else:
            groups.append([k])
    places = [(0, 1)] * len(spans)
    for group in groups:
        for rank, k in enumerate(group):
            places[k] = (rank, len(group))
    return places


@dataclass(frozen=True, slots=True)
class _Side:
    """The nearest mention of a finding on one side of a number."""

    gap: int
    numbers: int
    others: int
    breaks: int
    place: Place
    same: bool


def role_rows(scene: Scene, sentence: Sentence, at: int, role: Role, kind: int) -> tuple[list[int], np.ndarray]:
    """Return the findings that could play ``role`` for a number, and a row of features for each."""
    text, quantity = scene.text, sentence.quantities[at]
    allowed = _ALLOWED[role]
    candidates = [k for k, f in enumerate(scene.findings) if f.type in allowed]
    rows = np.zeros((len(candidates) + 1, COLUMNS), dtype=np.float32)  # the last row stands for "nothing"
    number_spans = [(q.start, q.end) for q in sentence.quantities]
    number_rank, number_count = _runs(number_spans, text, _NUMBER_GAP)[at]
    starts = [q.start for q in sentence.quantities]
    role_places = [p for p in sentence.places if scene.findings[p.finding].type in allowed]
    runs = _runs([(p.start, p.end) for p in role_places], text, _GROUP_GAP)
    left: dict[int, _Side] = {}
    right: dict[int, _Side] = {}
    rank_of: dict[int, tuple[int, int]] = {}
    depth = text.count("(", sentence.start, quantity.start) - text.count(")", sentence.start, quantity.start)
    for order, p in enumerate(role_places):
        before = p.end <= quantity.start
        gap = quantity.start - p.end if before else p.start - quantity.end
        if gap < 0:
            continue
        low, high = (p.end, quantity.start) if before else (quantity.end, p.start)
        numbers = bisect_left(starts, high) - bisect_left(starts, low)
        breaks = bisect_left(sentence.breaks, high) - bisect_left(sentence.breaks, low)
        between = role_places[order + 1 :] if before else role_places[:order]
        others = len({o.finding for o in between if low <= o.start and o.end <= high} - {p.finding})
        side = _Side(gap, numbers, others, breaks, p, "(" not in text[low:high] and ")" not in text[low:high])
        store = left if before else right
        if p.finding not in store or store[p.finding].gap > gap:
            store[p.finding] = side
        if p.finding not in rank_of or runs[order][1] > 1:
            rank_of[p.finding] = runs[order]
    left_order = {k: n for n, (k, _) in enumerate(sorted(left.items(), key=lambda i: i[1].gap))}
    right_order = {k: n for n, (k, _) in enumerate(sorted(right.items(), key=lambda i: i[1].gap))}
    introduced = [k for k in candidates if scene.findings[k].relation == "introduces"]
    unit = quantity.unit or "none"
    unit_at = _UNITS.index(unit) if unit in _UNITS else len(_UNITS) - 1
    piece = text[sentence.start : sentence.end]
    korean = sum("가" <= c <= "힣" for c in piece) / max(1, len(piece))
    respectively = "각각" in piece or "respectively" in piece
    own = [m.end() + sentence.start for m in _SELF.finditer(piece)]
    own_gap = min((quantity.start - e for e in own if e <= quantity.start), default=300)
    claim = (
        kind, quantity.previous is not None, quantity.sign == "+", quantity.bound is not None, korean, depth > 0,
        len(left), len(right), len(sentence.quantities), at, number_rank, number_count, respectively,
        min(own_gap, 300), quantity.value_max is not None, sentence.section in ("results", "conclusion"),
    )  # fmt: skip
    for n, k in enumerate(candidates):
        finding = scene.findings[k]
        row = rows[n]
        row[_TYPES.index(finding.type)] = 1
        row[6 + _RELATIONS.index(finding.relation)] = 1
        c = 14
        row[c : c + 10] = (
            min(12, len(finding.mentions)), k in scene.titled, finding.relation == "introduces" and introduced.index(k) + 1,
            len(introduced), min(scene.main[k], 20), len(finding.forms), finding.confidence, len(candidates),
            sum(1 for m in finding.mentions if m.span.start < quantity.start), min(len(finding.name), 40),
        )  # fmt: skip
        c += 10
        row[c + unit_at] = 1
        c += len(_UNITS)
        sentences = scene.at[k]
        back = min((sentence.number - s for s in sentences if s <= sentence.number), default=9)
        fore = min((s - sentence.number for s in sentences if s > sentence.number), default=9)
        rank, count = rank_of.get(k, (0, 0))
        row[c : c + 6] = (
            min(back, 9), min(fore, 9), rank, count, count == number_count and rank == number_rank and count > 1,
            count - rank == number_count - number_rank,
        )  # fmt: skip
        c += 6
        if role == "metric":
            head = _head(finding.name)
            if head < len(_METRIC_HEADS):
                row[c + head] = 1
        c += len(_METRIC_HEADS)
        for store, order_of, before in ((left, left_order, True), (right, right_order, False)):
            found = store.get(k)
            if found is None:
                row[c : c + 6] = (400, 9, 9, 9, 9, 0)
            else:
                p = found.place
                row[c : c + 6] = (min(found.gap, 300), found.numbers, found.others, found.breaks, order_of[k], found.same)
                row[c + 6 + _class(_AFTER_CLASSES, text, p.end, min(sentence.end, p.end + 30), before=False)] = 1
                lead = _class(_BEFORE_CLASSES, text, max(sentence.start, p.start - 40), p.start, before=True)
                row[c + 6 + len(_AFTER_CLASSES) + 1 + lead] = 1
            c += _SIDE
        row[c : c + 5] = (
            left_order.get(k, 9) + right_order.get(k, 9), k in left, k in right,
            len(introduced) == 1 and finding.relation == "introduces", scene.main[k] == 0,
        )  # fmt: skip
    nearest = [min((side.gap for side in store.values()), default=400) for store in (left, right)]
    far = min((sentence.number - n for k in candidates for n in scene.at[k] if n <= sentence.number), default=9)
    rows[:, -len(claim) - 4 : -4] = claim
    rows[-1, -4:] = (1, nearest[0], nearest[1], min(far, 9))
    rows[-1, 24 + unit_at] = 1
    rows[-1, 14 + 3] = len(introduced)
    rows[-1, 14 + 7] = len(candidates)
    return candidates, rows


# --- the trained numbers -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Forest:
    """Regression trees whose leaves add up to a log-odds; node arrays have a row a tree. Leaves point to themselves."""

    base: float
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray

    def probabilities(self, rows: np.ndarray) -> np.ndarray:
        """Return the probability of each row; all trees of all rows are walked at once."""
        trees = np.arange(len(self.feature))
        at = np.zeros((len(rows), len(trees)), dtype=np.int32)
        each = np.arange(len(rows))[:, None]
        while True:
            go_left = rows[each, self.feature[trees, at]] <= self.threshold[trees, at]
            step = np.where(go_left, self.left[trees, at], self.right[trees, at])
            if np.array_equal(step, at):
                break
            at = step
        raw = self.base + self.value[trees, at].sum(axis=1, dtype=np.float64)
        return np.asarray(1 / (1 + np.exp(-raw)))


@dataclass(frozen=True, slots=True)
class Weights:
    """What `train_claims` learned: a row of log-odds for every word feature (result, then each kind), and a forest a role.

    ``calibration`` turns the product of a claim's probabilities into the share of such claims that were right.
    """

    words: Mapping[str, tuple[float, ...]]
    forests: Mapping[Role, Forest]
    calibration: tuple[float, float] = (0.0, 1.0)
    threshold: float = 0.5


# --- from an entry to its claims -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Telling:
    """One place where a claim is told: a number that is a result, and the probabilities of its roles."""

    sentence: Sentence
    at: int
    quantity: Quantity
    probability: float
    kind: int
    roles: dict[str, tuple[list[int], np.ndarray]]


_SHARE = ("%", "%p")


def _same_value(a: Quantity, b: Quantity) -> bool:
    """Two numbers may be one claim: equal, or one is an end of the other's range, in units that do not differ."""
    if a.unit != b.unit and not (a.unit in _SHARE and b.unit in _SHARE):
        open_unit = (a.unit is None or b.unit is None) and a.value != a.value.to_integral_value()
        if not open_unit:
            return False
    if a.value_max is not None and b.value_max is not None:
        return a.value == b.value and a.value_max == b.value_max
    ends = {a.value, a.value_max or a.value} & {b.value, b.value_max or b.value}
    return bool(ends)


def find_claims(
    digest: Digest, entry: Entry, findings: Sequence[Finding], *, weights: Weights | None = None
) -> tuple[tuple[Finding, ...], tuple[Claim, ...]]:
    """Return the findings of an entry and its numeric claims, in the order of the text.

    The claims' ``subject``, ``benchmark``, ``metric`` and ``baseline`` are places in the returned findings. A claim
    told in several sentences, or in two languages, is returned once, with the span of its fullest telling.
    """
    scene = make_scene(digest, entry, findings)
    if scene is None:
        return tuple(findings), ()
    weights = weights or load_weights()
    tellings = _tellings(scene, weights)
    claims = [_claim(digest, scene, group, weights) for group in _group(tellings)]
    return scene.findings, tuple(sorted(claims, key=lambda c: (c.span.start, c.span.end)))


def _tellings(scene: Scene, weights: Weights) -> list[_Telling]:
    """Keep the numbers that are results, and weigh every candidate of each role."""
    kept: list[_Telling] = []
    for sentence in scene.sentences:
        for at, quantity in enumerate(sentence.quantities):
            sums = [0.0] * (1 + len(KINDS))
            for feature in number_features(scene, sentence, at):
                row = weights.words.get(feature)
                if row is not None:
                    for k, weight in enumerate(row):
                        sums[k] += weight
            probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, sums[0]))))
            if probability < weights.threshold:
                continue
            kind = max(range(len(KINDS)), key=lambda k: sums[1 + k])
            roles: dict[str, tuple[list[int], np.ndarray]] = {}
            for role in ROLES:
                candidates, rows = role_rows(scene, sentence, at, role, kind)
                roles[role] = (candidates, weights.forests[role].probabilities(rows))
            kept.append(_Telling(sentence, at, quantity, probability, kind, roles))
    return _drop_differences(scene, kept)


def _drop_differences(scene: Scene, tellings: list[_Telling]) -> list[_Telling]:
    """ "From 57.8% to 72.8% (+15.0%)" is one claim: a difference in brackets that agrees with its ends says nothing new."""
    kept: list[_Telling] = []
    for telling in tellings:
        q = telling.quantity
        last = kept[-1].quantity if kept else None
        if (
            last is not None and last.previous is not None and kept[-1].sentence is telling.sentence
            and re.fullmatch(r"[^\d]{0,12}\(\s?", scene.text[last.end : q.start])
            and q.value == abs(last.value - last.previous)
        ):  # fmt: skip
            continue
        kept.append(telling)
    return kept


def _group(tellings: list[_Telling]) -> list[list[_Telling]]:
    """Bring the tellings of one claim together: the same value in another sentence, never twice in one sentence."""
    groups: list[list[_Telling]] = []
    for telling in tellings:
        for group in groups:
            if any(t.sentence is telling.sentence for t in group) or not _same_value(group[0].quantity, telling.quantity):
                continue
            group.append(telling)
            break
        else:
            groups.append([telling])
    return groups


def _choose(group: list[_Telling], role: Role) -> tuple[int | None, float]:
    """Choose the finding that plays ``role``, or none; what one telling leaves open another may say."""
    best: dict[int, float] = {}
    nothing = 1.0
    for telling in group:
        candidates, probabilities = telling.roles[role]
        nothing = min(nothing, float(probabilities[-1]))
        for k, p in zip(candidates, probabilities, strict=False):
            best[k] = max(best.get(k, 0.0), float(p))
    if not best:
        return None, 1.0
    top = max(sorted(best), key=lambda k: best[k])
    total = sum(best.values()) + nothing
    if best[top] >= nothing:
        return top, best[top] / max(total, 1e-9)
    return None, nothing / max(total, 1e-9)


def _claim(digest: Digest, scene: Scene, group: list[_Telling], weights: Weights) -> Claim:
    """Make one claim of its tellings."""
    chosen: dict[str, int | None] = {}
    sure = max(t.probability for t in group)
    for role in ROLES:
        chosen[role], probability = _choose(group, role)
        if role != "baseline":
            sure *= probability
    if chosen["baseline"] == chosen["subject"]:
        chosen["baseline"] = None
    first = max(group, key=lambda t: (t.quantity.previous is not None, t.quantity.value_max is not None, t.probability))
    q = first.quantity
    unit = q.unit or next((t.quantity.unit for t in group if t.quantity.unit), None)
    bound = q.bound or next((t.quantity.bound for t in group if t.quantity.bound), None)
    kind: Kind = "absolute" if q.previous is not None else KINDS[first.kind]
    span = _quote(digest, first)
    low, slope = weights.calibration
    logit = math.log(max(sure, 1e-6) / max(1 - sure, 1e-6))
    return Claim(
        span=span, value=q.value, kind=kind, value_max=q.value_max, previous=q.previous,
        unit=unit, bound=bound, subject=chosen["subject"], benchmark=chosen["benchmark"], metric=chosen["metric"],
        baseline=chosen["baseline"], confidence=round(1 / (1 + math.exp(-(low + slope * logit))), 3),
        rule=f"number:{q.rule}", text=span.of(digest.text),
    )  # fmt: skip


def _quote(digest: Digest, telling: _Telling) -> Span:
    """Return the clause that says it, or the number and what is near where the clause is long."""
    sentence, q = telling.sentence, telling.quantity
    left = max((b for b in sentence.breaks if b <= q.start - 12), default=sentence.start)
    right = min((b for b in sentence.breaks if b >= q.end + 6), default=sentence.end)
    text = digest.text
    if q.start - left > 100:
        left = next((k + 1 for k in range(q.start - 100, q.start) if text[k].isspace()), q.start)
    if right - q.end > 60:
        right = next((k for k in range(q.end + 60, q.end, -1) if text[k].isspace()), q.end)
    while left < q.start and text[left] in " \t\n,;:)":
        left += 1
    while right > q.end and text[right - 1] in " \t\n,;:(":
        right -= 1
    return Span(digest.id, left, right)


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the package."""
    return read_weights(WEIGHTS)


_ARRAYS = ("feature", "threshold", "left", "right", "value")


def read_weights(path: Path) -> Weights:
    """Read the weights that `write_weights` wrote; raises `ReadError` where the file is none of its kind."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            names = bytes(arrays["words"]).decode().split("\n")
            rows = arrays["word_weights"].astype(float).tolist()
            forests = {
                role: Forest(float(arrays[f"{role}.base"]), *(arrays[f"{role}.{name}"] for name in _ARRAYS))
                for role in ROLES
            }
            low, slope = (float(x) for x in arrays["calibration"])
            threshold = float(arrays["threshold"])
    except (OSError, ValueError, KeyError) as exc:
        raise ReadError(path, "no weights of claims (train them again: docs/training.md)") from exc
    return Weights({n: tuple(row) for n, row in zip(names, rows, strict=True)}, forests, (low, slope), threshold)


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as one compressed file of arrays, the same bytes for the same weights."""
    names = sorted(weights.words)
    arrays: dict[str, Any] = {
        "words": np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        "word_weights": np.array([weights.words[n] for n in names], dtype=np.float16),
        "calibration": np.array(weights.calibration),
        "threshold": np.array(weights.threshold),
    }
    for role, forest in weights.forests.items():
        arrays[f"{role}.base"] = np.array(forest.base)
        arrays |= {f"{role}.{name}": getattr(forest, name) for name in _ARRAYS}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)
