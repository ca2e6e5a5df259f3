"""Numeric claims of an entry: which numbers are results, of what kind, and what they are about.

A number phrase (`paperkg.extract.numbers`) becomes a claim where a linear model over its words says that it states how
well, how fast or how cheaply something performs. Its subject, benchmark, metric and baseline are chosen among the
entry's findings in two looks: a small forest of regression trees over distance, order, particles and relations, and a
linear model over the words between, say what they think of every candidate; a second forest hears both, and what they
think of the other numbers of the entry. All are trained by `paperkg.extract.claim_training`; nothing is chosen where no
candidate is likely enough, so what the text leaves open stays absent.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model import Claim, Digest, Entry, Finding, Kind, Span
from .claim_choices import NOTHING, Shares, Told, likeliest, options_of, same_value, shares_of
from .claim_company import hear
from .claim_metrics import with_metrics
from .claim_scene import Scene, Sentence, make_scene
from .claim_weights import KINDS, ROLES, Role, Weights, load_weights
from .claim_words import ties_of, words_of
from .numbers import Quantity

# --- is it a result, and of which kind -----------------------------------------------------------------------------

# Which way a number goes: the nearest of these words on each side, in the same clause, says most of it.
_WAYS = re.compile(
    r"(?P<less>reduc|decreas|lower|fewer|\bless\b|drop|sav(?:es|ing)|\bcut|compress|shrink|smaller|declin|degrad|loss"
    r"|줄|감소|절감|단축|하락|적은|적게|낮[은추춰아게]|손실|저하|감축|절약)"
    r"|(?P<more>improv|increas|gain|boost|higher|faster|speed|accelerat|outperform|surpass|exceed|enhanc|\brise|\brais|better"
    r"|larger|greater|longer|향상|증가|개선|상승|높[은이였아게]|빠르|빠른|가속|능가|앞섰|앞서|상회|많은|우수|늘)"
    r"|(?P<part>retain|recover|preserv|maintain|\bof the\b|\bof its\b|\bof their\b|using (?:just |only )"
    r"|only (?:using|requir)"
    r"|requir|\busing\b|수준|유지|불과|만으로|만을|만 사용|에 해당)"
    r"|(?P<level>achiev|reach|attain|scor|obtain|record|rate of|accuracy of|달성|기록|도달|획득|얻|점수|정확도를 보)",
    re.IGNORECASE,
)


def _way_before(text: str, start: int, end: int) -> str:
    """Name the nearest word of `_WAYS` before ``end``, or the empty string."""
    found = ""
    for match in _WAYS.finditer(text, max(start, end - _NEAR), end):
        found = match.lastgroup or ""
    return found


def _way_after(text: str, start: int, end: int) -> str:
    match = _WAYS.search(text, start, min(end, start + _NEAR))
    return (match.lastgroup or "") if match else ""


_NEAR = 60  # characters


def number_features(scene: Scene, sentence: Sentence, place: int) -> list[str]:
    """Name what the words around a number say of it."""
    quantity, text = sentence.quantities[place], scene.text
    left_text = text[max(sentence.start, quantity.start - 90) : quantity.start]
    right_text = text[quantity.end : min(sentence.end, quantity.end + 60)]
    left, right = words_of(left_text), words_of(right_text)
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
    low = max((b for b in sentence.breaks if b <= quantity.start), default=sentence.start)
    high = min((b for b in sentence.breaks if b >= quantity.end), default=sentence.end)
    way_left = _way_before(text, low, quantity.start)
    way_right = _way_after(text, quantity.end, high)
    features += [
        f"way<{way_left}", f"way>{way_right}", f"way<{way_left}>{way_right}", f"way<{way_left}>{way_right},unit={unit}",
        f"way<{way_left},sign={quantity.sign}", f"way>{way_right},l1={left[-1] if left else '^'}",
    ]  # fmt: skip
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


# --- from an entry to its claims -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Telling:
    """One place where a claim is told: a number that is a result, and the shares of its roles' candidates."""

    told: Told
    probability: float
    roles: dict[Role, Shares]

    @property
    def quantity(self) -> Quantity:
        """The number."""
        return self.told.quantity


def find_claims(
    digest: Digest, entry: Entry, findings: Sequence[Finding], maybe: Sequence[Finding] = (), *,
    weights: Weights | None = None,
) -> tuple[tuple[Finding, ...], tuple[Claim, ...]]:  # fmt: skip
    """Return the findings of an entry and its numeric claims, in the order of the text.

    The claims' ``subject``, ``benchmark``, ``metric`` and ``baseline`` are places in the returned findings. A claim
    told in several sentences, or in two languages, is returned once, with the span of its fullest telling. Of
    ``maybe``, findings too unsure to stand alone, those are returned that a claim is about.
    """
    scene = make_scene(digest, entry, (*findings, *maybe))
    if scene is None:
        return tuple(findings), ()
    weights = weights or load_weights()
    judged = [
        (sentence, at, probability, kind)
        for sentence in scene.sentences
        for at in range(len(sentence.quantities))
        for probability, kind in [_judge(scene, sentence, at, weights)]
        if probability >= weights.threshold
    ]
    if not judged:
        return tuple(findings), ()
    scene = with_metrics(scene, [(sentence, at) for sentence, at, _, _ in judged], digest.id)
    groups = _group(_drop_differences(scene, _tellings(scene, judged, weights)))
    claims = sorted((_claim(digest, group, weights) for group in groups), key=lambda c: (c.span.start, c.span.end))
    return _without_unused(scene.findings, len(findings), claims)


def _without_unused(
    findings: tuple[Finding, ...], own: int, claims: Sequence[Claim]
) -> tuple[tuple[Finding, ...], tuple[Claim, ...]]:
    """Keep of the findings behind the first ``own`` those that a claim is about."""
    ends = {k for c in claims for role in ROLES if (k := getattr(c, role)) is not None}
    kept = [*range(own), *sorted(k for k in ends if k >= own)]
    place: dict[int | None, int | None] = {old: new for new, old in enumerate(kept)}
    moved = tuple(
        replace(
            c,
            subject=place.get(c.subject),
            benchmark=place.get(c.benchmark),
            metric=place.get(c.metric),
            baseline=place.get(c.baseline),
        )
        for c in claims
    )
    return tuple(findings[k] for k in kept), moved


def _judge(scene: Scene, sentence: Sentence, at: int, weights: Weights) -> tuple[float, int]:
    """Return the probability that a number is a result, and the place of its kind."""
    sums = [0.0] * (1 + len(KINDS))
    for feature in number_features(scene, sentence, at):
        row = weights.words.get(feature)
        if row is not None:
            for k, weight in enumerate(row):
                sums[k] += weight
    kind = max(range(len(KINDS)), key=lambda k: sums[1 + k])
    quantity = sentence.quantities[at]
    if KINDS[kind] == "absolute" and quantity.unit == "epochs" and quantity.previous is None:
        return 0.0, kind  # how long was trained is a setting
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sums[0])))), kind


def _tellings(scene: Scene, judged: Sequence[tuple[Sentence, int, float, int]], weights: Weights) -> list[_Telling]:
    """Weigh every candidate of each role for each number that is a result."""
    sentences = {sentence.number: sentence for sentence in scene.sentences}
    told = [Told(sentences[sentence.number], at, kind) for sentence, at, _, kind in judged]
    options = {role: options_of(scene, told, role) for role in ROLES}
    ties = {role: ties_of(scene, told, options[role]) for role in ROLES}
    heard = hear(told, options, ties, weights)
    second = {role: shares_of(weights.second[role], heard[role]) for role in ROLES}
    return [_Telling(one, judged[n][2], {role: second[role][n] for role in ROLES}) for n, one in enumerate(told)]


def _drop_differences(scene: Scene, tellings: list[_Telling]) -> list[_Telling]:
    """Take away a difference in brackets that agrees with its ends: "from 57.8% to 72.8% (+15.0%)" is one claim."""
    kept: list[_Telling] = []
    for telling in tellings:
        q = telling.quantity
        last = kept[-1].quantity if kept else None
        if (
            last is not None and last.previous is not None and kept[-1].told.sentence is telling.told.sentence
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
            apart = all(t.told.sentence is not telling.told.sentence for t in group)
            if apart and same_value(group[0].quantity, telling.quantity):
                group.append(telling)
                break
        else:
            groups.append([telling])
    return groups


def _choose(group: list[_Telling], role: Role) -> tuple[int | None, float]:
    """Choose the finding that plays ``role``, or none; what one telling leaves open another may say."""
    best: Shares = {}
    for telling in group:
        for k, share in telling.roles[role].items():
            best[k] = (min if k == NOTHING else max)(best.get(k, share), share)
    total = sum(best.values())
    shares = {k: best[k] / total for k in sorted(best)}
    top = likeliest(shares)
    return (None if top == NOTHING else top), shares[top]


def _claim(digest: Digest, group: list[_Telling], weights: Weights) -> Claim:
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
    kind: Kind = "absolute" if q.previous is not None else KINDS[first.told.kind]
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
    sentence, q = telling.told.sentence, telling.quantity
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
