"""Whom a number is about: for each role the findings that could play it, and what speaks for each, as numbers.

What counts: where a finding is named from the number (how far, which side, what stands between, which particle or
preposition is at its edges), its place in an enumeration ("각각", "respectively"), whether the paper introduces it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from .claim_metrics import is_phrase, phrase_facts
from .claim_scene import Place, Scene, Sentence
from .claim_weights import Floats, Role
from .numbers import known_units

_TYPES = ("Model", "Method", "Benchmark", "Dataset", "Metric", "Task")
_RELATIONS = ("introduces", "evaluates_on", "trains_on", "compares_with", "measures", "addresses", "uses", "mentions")
_GROUP: dict[Role, tuple[str, ...]] = {
    "subject": ("Model", "Method", "Dataset", "Benchmark", "Task"),
    "baseline": ("Model", "Method", "Dataset"),
    "benchmark": ("Benchmark", "Dataset", "Task", "Model", "Method"),
    "metric": ("Metric",),
}
_UNITS = ("%", "x", "%p", "points", "none", "s", "other")
_RECENT = 4  # findings last named before the number, and of those that the paper introduces, that count as candidates

# What follows a name, and what stands before it; the first that fits.
_CLASS = (
    r"[\"'”’)*]*(?:\s?\([^)]{0,40}\))?\s?(?:모델|기법|방법론?|프레임워크|시스템|에이전트|알고리즘|벤치마크|데이터 ?셋"
    r"|데이터 ?세트|테스트|평가|태스크|작업|과제|점수|지표|백본)?들?[\"'”’)*]*"
)
_AFTER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_CLASS}(?:은|는|이|가|께서)(?![가-힣])",
        rf"{_CLASS}(?:에|와|과)(?:서)? (?:[가-힣]+ ){{0,1}}(?:[가-힣]+[을를] )?"
        r"(?:함께|적용|도입|통합|결합|탑재|추가|접목)",
        rf"{_CLASS}(?:을|를) (?:통해|사용|활용|이용|적용|도입|기반|바탕)"
        rf"|{_CLASS}(?: ?기반|로 (?:학습|훈련|미세|파인|fine))",
        rf"{_CLASS}\s?(?:보다|대비|에 비해|[와과] 비교|[를을] (?:능가|넘|상회|앞|뛰어|초과)|[와과] 비슷)",
        rf"{_CLASS}(?:을|를)(?![가-힣])",
        rf"{_CLASS}(?:에서|에|상에서|기준)",
        rf"{_CLASS}의\s",
        r"[\"'”’)*]*(?:와|과|및|,|\sand\b|·|/)",
        rf"{_CLASS}(?:으로|로)\s",
        r"[\"'”’*]*\s?[(:=]",
        r"[\"'”’*]*\)",
        r"(?:\s(?:base|backbone|baseline)|-based)",
        r"\s(?:[a-z]+ly\s)?(?:achiev|reach|attain|outperform|surpass|improv|reduc|obtain|gets?|score|demonstrat|deliver|yield|exceed"
        r"|accelerat|show|provid|sav|boost|cut|is|are|can|has|only|also|establish|set|enabl|enhanc|increas|maintain|us(?:es|ing)"
        r"|match|run|produc|generat|solv|rank)",
        r"[\"'”’)*]*\s?(?:\.|$)",
    )
)
_THAN = (
    r"\b(?:over|than|surpass(?:es|ing)|outperform(?:s|ing)|exceed(?:s|ing)|beat(?:s|ing)|versus|vs\.?|baseline"
    r"|relative to|compared (?:to|with)|rival(?:s|ing))\s"
    r"(?:the |its |our |previous |prior |state-of-the-art |best |standard |original |much |larger |strong )*"
)
_BEFORE = tuple(
    re.compile(rf"(?:{pattern})$", re.IGNORECASE)
    for pattern in (
        rf"{_THAN}|(?:기존|종전|이전)\s(?:의 )?",
        r"\b(?:appl(?:y|ied|ying)|adapt\w*|add\w*|integrat\w+|incorporat\w+|built|based|top|train\w*|tun(?:ed|ing)|instantiat\w+)\s"
        r"(?:it |them )?(?:to|on|of|into|upon|in|with)\s(?:the |its |an? |open-source )*",
        r"\b(?:rais|elevat|boost|improv|enabl|increas|push|lift|help|allow|bring|lead|enhanc|reduc|decreas|cut|lower|accelerat|speed)\w*"
        r"\s(?:up )?(?:the |its )?(?:[a-z]+ ){0,2}of\s(?:the )?",
        r"\b(?:on|across|under)\s(?:the |its |our |challenging |standard |popular |widely used )*",
        r"\bof\s(?:the )?",
        r"\b(?:in|for|at|to)\s(?:the |its |our )*",
        r"\b(?:with|using|from|by|via|based on)\s(?:the |its |our |an? )*",
        r"(?:,|\band|및|와|과|·|/)\s?(?:the )?",
        r"[(\[]\s?",
        r"\b(?:improv\w+|boost\w*|reduc\w+|increas\w+|decreas\w+|enabl\w+|lower\w*|sav\w+|accelerat\w+|enhanc\w+|cut\w*|rais\w+|elevat\w+)"
        r"\s(?:the |its )?",
        r"\b(?:our|proposed|제안(?:한|된|하는)|resulting|we (?:propose|introduce|present|develop))\s(?:an? |the )?",
    )
)
_OPENS = re.compile(r"(?:^|[,.;:(/\-–—\n])[\s*\"'“‘]*$")  # a name behind it begins a sentence or a clause
_PARTICLE = re.compile(r"[가-힣](?:은|는|이|가|에서|의|을|를|보다|와|과|로|에)\s$")
# Words that say something of a number's ends without naming them; the nearest on each side counts.
_HINTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"성능|performance|성과|improvements?\b|gains?\b|향상|개선",
        r"faster|speed-?up|빠르|빠른|가속|accelerat|속도",
        r"average|평균|overall|전반|across|모든|여러|다양한|various|diverse|각종",
        r"benchmarks\b|벤치마크|datasets\b|데이터셋|tasks\b|태스크|작업|과제",
        r"(?:모델|LLM|VLM|MLLM|전문가|인간|사람|참가자|에이전트|시스템|방법)들?(?:은|는|이|가|도)(?![가-힣])"
        r"|\b(?:models?|experts?|humans?|participants?|performers?|LLMs|VLMs|MLLMs|agents|systems|methods|approaches|baselines?)"
        r"(?:\s\([^)]{0,40}\))?\s(?:[a-z]+ly |only |still |even |to |can |could )*"
        r"(?:achiev|scor|reach|attain|obtain|perform|fall|fell|complet|solv|identif|require|show|exhibit|produc|struggl|get|remain|fail|succeed|drop|trail|answer)",
        r"최고|best|state-of-the-art|sota|최첨단|최신|top|strongest|leading|가장",
        r"only|불과|에 그|even|조차|less than|미만",
    )
)
_HEADS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"speed|throughput|faster|accelerat|속도|처리량|가속|fps|efficien|효율",
        r"time|latency|hours|시간|지연|ttft|overhead",
        r"memory|cost|flop|token|compute|computation|parameter|usage|step|비용|메모리|연산|토큰|단계|budget|resource|calls"
        r"|bandwidth|cache|storage|saving|vram",
        r"error|fid|fvd|perplexity|loss|wer\b|cer\b|mae|mse|lpips|오류|오차|손실|hallucin|퍼플렉",
        r"accuracy|rate|precision|recall|f1|정확|성공률|승률|비율|pass|map|iou|em\b|acc|agreement|일치",
        r"score|psnr|ssim|bleu|rouge|elo|점수|correlation|상관|ndcg|auc|cider",
    )
)
_SELF = re.compile(
    r"\b(?:our|we|ours|the proposed|proposed|this (?:method|approach|model|framework|work|paper|system))\b"
    r"|제안(?:한|된|하는)|(?:본|이) (?:연구|논문|방법|모델|기법|프레임워크|접근)|우리의?|해당 (?:방법|모델|기법)"
    r"|이는|이를",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r"[\s,、/·*()'\"+]*(?:및|와|과|그리고|and|&|,\sand)?[\s*'\"(]*(?:the\s)?$")
_NUMBER_GAP = re.compile(r"[\s,、/·*()]*(?:및|와|과|그리고|and|,\sand|to)?\s?(?:약\s|by\s|최대\s)?$")
_TIGHT = re.compile(r"[\"'”’*\s]*(?:[(:=]|은|는|이|가)?[\s*]*(?:약|평균|최대|about|an?|of|\+)?[\s*]*")
_TIGHT_VERB = re.compile(
    r"(?:은|는|이|가)?\s(?:[a-z]+\s){0,1}(?:achiev|reach|scor|attain|obtain|gets|record|yield|deliver)\w*"
    r"(?:\s(?:an?|the|of|only|just|about|score|average|up|to))*\s"
)
# "40% less GPU memory", "a 2.1x reduction in latency", "12%의 정확도", "2.75배 빠른 추론 속도"
_MORE_OF = re.compile(
    r"\s*(?:(?:absolute|relative|average)\s)?"
    r"(?:(?:higher|lower|less|more|fewer|faster|slower|better|worse|greater|larger|smaller|shorter|longer|reduced|improved)\s"
    r"|(?:increase|decrease|improvement|reduction|gain|drop|boost|savings?|speed-?up|cut|rise)\s(?:in|of|on)\s"
    r"|(?:in|of)\s|\s?(?:이상|이하|이내|까지)?의?\s?(?:더\s|약간\s|크게\s)?(?:[가-힣]{1,4}(?:은|는|된|한|인|른)\s)?)"
    r"(?:the\s|its\s)?[\"'“‘*]*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[A-Z0-9]")
_SIZED = re.compile(r"\d[BM]\b|\b(?:base|large|small|mini)\b", re.IGNORECASE)
_GENERIC = 4  # of `_HINTS`: "models achieve", an unnamed subject
_NO_GAP = 300
_AROUND = 60  # names of a sentence that are looked at on each side of a number; a table in one line has thousands
_NO_PHRASE = (0.0,) * len(phrase_facts(""))


@dataclass(frozen=True, slots=True)
class _Cast:
    """The findings of a scene that could play a role, with what does not change from number to number."""

    findings: tuple[int, ...]
    fixed: dict[int, tuple[float, ...]]
    ends: dict[int, list[int]]  # where the mentions end
    introduced: tuple[int, ...]
    proper: int
    main: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Stage:
    """A sentence for one role: its places, their enumerations, and what stands at their edges."""

    places: list[Place]
    runs: list[tuple[int, int]]
    edges: list[tuple[float, ...]]
    korean: float
    respectively: bool
    own: list[int]
    numbers: list[tuple[int, int]]
    hints: list[list[int]]
    order: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """The nearest mention of a finding on one side of a number: distance, what is between, its edges."""

    gap: int
    numbers: int
    others: int
    breaks: int
    plain: bool
    edges: tuple[float, ...]
    place: Place


_NO_SIDE = (400.0, 9.0, 9.0, 9.0, 9.0, 0.0) + (0.0,) * (len(_AFTER) + len(_BEFORE) + 4)


def _one_of(size: int, at: int) -> tuple[float, ...]:
    return (0.0,) * at + (1.0,) + (0.0,) * (size - at - 1)


@cache
def _head(name: str) -> tuple[float, ...]:
    """Say which sort of measure a metric's name is."""
    at = next((k for k, pattern in enumerate(_HEADS) if pattern.search(name)), len(_HEADS))
    return _one_of(len(_HEADS) + 1, at)


def _is_score(name: str) -> bool:
    """Say whether a metric's name is that of a score or an error, by its words."""
    return any(pattern.search(name) for pattern in _HEADS[3:]) and not any(p.search(name) for p in _HEADS[:3])


@cache
def _no_scores() -> frozenset[str]:
    """Return the units in which no score or error is told: of time, of effort, of size ("64 epochs" is no FID)."""
    kinds = {"time", "bytes", "FLOPs", "FLOPs/s", "energy", "power", "frequency"}
    named = {"FPS", "tokens/s", "tokens", "frames", "steps", "epochs", "GPU hours", "GPU days", "$", "₩", "LOC", "bits"}
    return frozenset(unit.name for unit in known_units() if unit.quantity in kinds) | named


def _runs(spans: Sequence[tuple[int, int]], text: str, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    """For each span, its place in its enumeration ("A, B and C") and the length of it."""
    groups: list[list[int]] = []
    for k, (start, _) in enumerate(spans):
        if groups and start - spans[k - 1][1] < 25 and gap.fullmatch(text, spans[k - 1][1], start):
            groups[-1].append(k)
        else:
            groups.append([k])
    return [(rank, len(group)) for group in groups for rank in range(len(group))]


def _cast(scene: Scene, group: tuple[str, ...]) -> _Cast:
    if (known := scene.memo.get(group)) is not None:
        return known  # type: ignore[no-any-return]
    members = tuple(k for k, f in enumerate(scene.findings) if f.type in group)
    introduced = tuple(k for k in members if scene.findings[k].relation == "introduces")
    first = {k: min((m.span.start for m in scene.findings[k].mentions), default=0) for k in members}
    order = {k: n for n, k in enumerate(sorted(members, key=lambda k: (first[k], k)))}
    most = max((len(scene.findings[k].mentions) for k in members), default=1)
    nested = _nested(scene, members) if group == ("Metric",) else {}
    fixed = {}
    for k in members:
        f = scene.findings[k]
        fixed[k] = (
            *_one_of(6, _TYPES.index(f.type)), *_one_of(8, _RELATIONS.index(f.relation)),
            min(12, len(f.mentions)), k in scene.titled, introduced.index(k) + 1 if k in introduced else 0,
            min(scene.main[k], 20), len(f.forms), is_phrase(f), min(len(f.name), 40),
            _NAMED.search(f.name) is not None,
            scene.main[k] == 0, k == scene.lead, order[k], len(f.mentions) / most, _SIZED.search(f.name) is not None,
            any(m.rule == "known term" for m in f.mentions), f.confidence,
            *nested.get(k, (0, 0)), *(phrase_facts(f.name) if f.type == "Metric" else _NO_PHRASE), *_head(f.name),
        )  # fmt: skip
    proper = sum(1 for k in members if _NAMED.search(scene.findings[k].name) and scene.findings[k].type != "Task")
    ends = {k: sorted(m.span.end for m in scene.findings[k].mentions) for k in members}
    main = tuple(sorted(introduced, key=lambda k: scene.main[k])[:_RECENT])
    cast = scene.memo[group] = _Cast(members, fixed, ends, introduced, proper, main)
    return cast


def _nested(scene: Scene, members: Sequence[int]) -> dict[int, tuple[float, ...]]:
    """Say of each finding whether it stands inside a longer one, and whether a shorter one stands inside of it."""
    spans = sorted((m.span.start, -m.span.end, k) for k in members for m in scene.findings[k].mentions)
    inner: set[int] = set()
    outer: set[int] = set()
    around: list[tuple[int, int]] = []  # the spans that have begun and not ended
    for start, end, k in spans:
        around = [(stop, other) for stop, other in around if stop > start]
        for stop, other in around:
            if other != k and stop >= -end:
                inner.add(k)
                outer.add(other)
        around.append((-end, k))
    return {k: (k in inner, k in outer) for k in members}


def _stage(scene: Scene, sentence: Sentence, group: tuple[str, ...]) -> _Stage:
    if (known := scene.memo.get((sentence.number, group))) is not None:
        return known  # type: ignore[no-any-return]
    text = scene.text
    places = [p for p in sentence.places if scene.findings[p.finding].type in group]
    edges = []
    for p in places:
        after, before = text[p.end : min(sentence.end, p.end + 30)], text[max(sentence.start, p.start - 40) : p.start]
        edges.append(
            _one_of(len(_AFTER) + 1, next((k for k, x in enumerate(_AFTER) if x.match(after)), len(_AFTER)))
            + _one_of(len(_BEFORE) + 1, next((k for k, x in enumerate(_BEFORE) if x.search(before)), len(_BEFORE)))
            + (_OPENS.search(before) is not None, _PARTICLE.search(before) is not None)
        )
    piece = text[sentence.start : sentence.end]
    numbers = [(q.start, q.end) for q in sentence.quantities]
    stage = scene.memo[sentence.number, group] = _Stage(
        places, _runs([(p.start, p.end) for p in places], text, _LIST_GAP), edges,
        len(re.findall("[가-힣]", piece)) / max(1, len(piece)), "각각" in piece or "respectively" in piece,
        [m.end() + sentence.start for m in _SELF.finditer(piece)], _runs(numbers, text, _NUMBER_GAP),
        [[m.start() + sentence.start for m in hint.finditer(piece)] for hint in _HINTS],
        {k: n for n, k in enumerate(dict.fromkeys(p.finding for p in places))},
    )  # fmt: skip
    return stage


def _sides(
    scene: Scene, sentence: Sentence, at: int, stage: _Stage
) -> tuple[dict[int, _Side], dict[int, _Side], dict[int, tuple[int, int]]]:
    """Return the nearest mention of each finding before and after a number, and its place in its enumeration."""
    text, quantity = scene.text, sentence.quantities[at]
    starts = [q.start for q in sentence.quantities]
    left: dict[int, _Side] = {}
    right: dict[int, _Side] = {}
    ranks: dict[int, tuple[int, int]] = {}
    middle = bisect_left(stage.places, quantity.start, key=lambda p: p.start)
    for order in range(max(0, middle - _AROUND), min(len(stage.places), middle + _AROUND)):
        p = stage.places[order]
        before = p.end <= quantity.start
        low, high = (p.end, quantity.start) if before else (quantity.end, p.start)
        if quantity.start < p.start and p.end <= quantity.end:  # "240 FPS": the unit is the metric
            high = low
        if high < low:
            continue
        between = stage.places[order + 1 : middle] if before else stage.places[middle:order]
        side = _Side(
            high - low, bisect_left(starts, high) - bisect_left(starts, low),
            len({
                o.finding for o in between
                if low <= o.start and o.end <= high and not is_phrase(scene.findings[o.finding])
            } - {p.finding}),
            bisect_left(sentence.breaks, high) - bisect_left(sentence.breaks, low),
            text.find("(", low, high) < 0 and text.find(")", low, high) < 0, stage.edges[order], p,
        )  # fmt: skip
        store = left if before else right
        if p.finding not in store or store[p.finding].gap > side.gap:
            store[p.finding] = side
        if p.finding not in ranks or stage.runs[order][1] > 1:
            ranks[p.finding] = stage.runs[order]
    return left, right, ranks


def role_rows(scene: Scene, sentence: Sentence, at: int, role: Role, kind: int) -> tuple[list[int], Floats]:
    """Return the findings that could play ``role`` for number ``at`` of a sentence, and a row for each.

    The last row, one more than the findings, stands for "nothing". ``kind`` is the place of the claim's kind.
    """
    text, quantity = scene.text, sentence.quantities[at]
    cast, stage = _cast(scene, _GROUP[role]), _stage(scene, sentence, _GROUP[role])
    left, right, ranks = _sides(scene, sentence, at, stage)
    last = {
        k: ends[n - 1]
        for k, ends in cast.ends.items()
        if scene.findings[k].type != "Task" and (n := bisect_right(ends, quantity.start))
    }
    recent = {k: n for n, k in enumerate(sorted(last, key=lambda k: (-last[k], k))[:_RECENT])}
    candidates = sorted({*left, *right, *recent, *cast.main})
    if role == "metric" and quantity.unit in _no_scores():
        candidates = [k for k in candidates if not _is_score(scene.findings[k].name)]
    left_order, right_order = _order(left), _order(right)
    number_rank, number_count = stage.numbers[at]
    unit = quantity.unit or "none"
    depth = text.count("(", sentence.start, quantity.start) - text.count(")", sentence.start, quantity.start)
    own = stage.own[n - 1] if (n := bisect_right(stage.own, quantity.start)) else -1
    claim = (
        kind, quantity.previous is not None, quantity.sign == "+", quantity.bound is not None, stage.korean, depth > 0,
        len(left), len(right), len(sentence.quantities), at, number_rank, number_count, stage.respectively,
        quantity.start - own if own >= 0 else _NO_GAP,
        quantity.value_max is not None, sentence.section in ("results", "conclusion"), len(cast.introduced),
        len(cast.findings), cast.proper,
        *_one_of(len(_UNITS), _UNITS.index(unit) if unit in _UNITS else len(_UNITS) - 1),
        *(gap for hint in stage.hints for gap in _gaps(hint, quantity.start, quantity.end)),
    )  # fmt: skip
    clause = sentence.breaks[n - 1] if (n := bisect_right(sentence.breaks, quantity.start)) else sentence.start
    unnamed = stage.hints[_GENERIC]
    generic = unnamed[n - 1] if (n := bisect_left(unnamed, quantity.start)) else -1
    rows: list[tuple[float, ...]] = []
    for k in candidates:
        before_it = bisect_right(scene.at[k], sentence.number)
        rank, count = ranks.get(k, (0, 0))
        tight = plain_verb = more_of = False
        if (near := left.get(k)) is not None:
            gap = text[near.place.end : quantity.start]
            tight, plain_verb = _TIGHT.fullmatch(gap) is not None, _TIGHT_VERB.fullmatch(gap) is not None
        if (far := right.get(k)) is not None:
            more_of = _MORE_OF.fullmatch(text, quantity.end, far.place.start) is not None
        rows.append((
            *cast.fixed[k],
            sentence.number - scene.at[k][before_it - 1] if before_it else 9,
            scene.at[k][before_it] - sentence.number if before_it < len(scene.at[k]) else 9,
            rank, count, count == number_count and rank == number_rank and count > 1,
            count - rank == number_count - number_rank,
            *_side_row(near, left_order.get(k, 9)), *_side_row(far, right_order.get(k, 9)),
            left_order.get(k, 9) + right_order.get(k, 9), tight, plain_verb, more_of, far is not None and far.gap <= 5,
            len(cast.introduced) == 1 and k in cast.introduced, recent.get(k, 9), stage.order.get(k, 9),
            near is not None and near.place.start >= clause, near is not None and near.place.end <= generic,
            near is not None and near.place.end < own,
            0, 0, 0, 0, *claim,
        ))  # fmt: skip
    nothing = (
        *(0.0,) * _CANDIDATE, 1,
        min((s.gap for s in left.values()), default=400), min((s.gap for s in right.values()), default=400),
        min((sentence.number - n for k in candidates for n in scene.at[k] if n <= sentence.number), default=9),
    )  # fmt: skip
    rows.append((*nothing, *claim))
    return candidates, np.array(rows, dtype=np.float32)


def _order(sides: dict[int, _Side]) -> dict[int, int]:
    """Return the rank of each finding by its distance; names that end, or begin, in one place share one."""
    ranks = {gap: n for n, gap in enumerate(sorted({side.gap for side in sides.values()}))}
    return {k: ranks[side.gap] for k, side in sides.items()}


def _gaps(places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return how far the nearest of ``places`` is before ``start`` and behind ``end``, in characters."""
    low, high = bisect_left(places, start), bisect_left(places, end)
    before = min(_NO_GAP, start - places[low - 1]) if low else _NO_GAP
    return before, min(_NO_GAP, places[high] - end) if high < len(places) else _NO_GAP


def _side_row(side: _Side | None, order: int) -> tuple[float, ...]:
    if side is None:
        return _NO_SIDE
    return (min(side.gap, 300), side.numbers, side.others, side.breaks, order, side.plain, *side.edges)


# columns that say nothing of "nothing"
_CANDIDATE = (6 + 8 + 17 + len(_NO_PHRASE) + len(_HEADS) + 1) + 6 + 2 * len(_NO_SIDE) + 11
