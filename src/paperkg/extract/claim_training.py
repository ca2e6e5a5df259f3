"""Learns the weights of `paperkg.extract.claims` from annotated papers; scikit-learn is needed here alone.

An annotated paper is a record in the form of ``papers.jsonl``. A number of the text is a result where its value, unit
and quote are a result's; the right finding for a role is the one that shares a form with the record's entity.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..gold import fold
from ..model import Claim, Digest, Entry, Finding, Mention, Span
from .claim_choices import NOTHING, Options, Told, options_of
from .claim_company import hear
from .claim_fitting import FIRST, SECOND, fit_choices, fit_ties
from .claim_metrics import with_metrics
from .claim_scene import Scene, Sentence, make_scene
from .claim_weights import KINDS, ROLES, Role, Weights, write_weights
from .claim_words import ties_of
from .claims import find_claims, number_features
from .fitting import side_by_side
from .numbers import Quantity, canonical_unit

_UNNAMED = 0.5  # how much sentences count from which the subject was taken
_LEFT_OUT, _LEFT_OUT_METRICS = 0.08, 0.45  # of annotated entities, about what an extractor misses
_LEAST_SURE = 0.4  # about what an extractor gives the least sure thing that it finds
_PRUNE = 2  # a word feature seen only once tells nothing


@dataclass(frozen=True, slots=True)
class Example:
    """An entry, what was found in it (best: by an extractor that has not seen it), and its annotated record.

    ``maybe`` are findings too unsure to stand alone. ``paper`` is the number of the paper, which several examples may
    share, and ``view`` says what of it is here.
    """

    digest: Digest
    entry: Entry
    findings: tuple[Finding, ...]
    record: Mapping[str, Any]
    paper: int = 0
    view: str = "whole"
    maybe: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A number of a scene with the results of the record that it states; ``quoted`` where their quote holds it."""

    scene: Scene
    sentence: Sentence
    at: int
    results: tuple[Mapping[str, Any], ...]
    quoted: bool


def _unit(name: str | None) -> str | None:
    form = canonical_unit((name or "").strip()) if name else None
    return {"%p": "%"}.get(form or "", form) or name


def _states(result: Mapping[str, Any], quantity: Quantity) -> bool:
    """Say whether a number can be the result's: an end of its range in common, and no contrary unit."""
    told = {round(abs(float(result[k])), 6) for k in ("value", "value_max") if result.get(k) is not None}
    read = {round(float(v), 6) for v in (quantity.value, quantity.value_max) if v is not None}
    a, b = _unit(result.get("unit")), _unit(quantity.unit)
    return bool(told & read) and (a is None or b is None or a == b)


def label(example: Example) -> list[Labelled]:
    """Return every number of an example, with the results that it states."""
    digest, entry = example.digest, example.entry
    scene = make_scene(digest, entry, (*example.findings, *example.maybe))
    if scene is None:
        return []
    results = list(example.record.get("results", ()))
    quotes = []
    for result in results:
        words = [re.escape(word) for word in str(result.get("quote") or "").split()]
        found = re.compile(r"\s*".join(words)).finditer(digest.text, entry.span.start, entry.span.end) if words else ()
        quotes.append([m.span() for m in found])
    labelled = []
    for sentence in scene.sentences:
        for at, q in enumerate(sentence.quantities):
            states = [k for k, r in enumerate(results) if _states(r, q)]
            inside = [k for k in states if any(a <= q.start and q.end <= b + 2 for a, b in quotes[k])]
            sure = [
                k for k in states
                if not quotes[k] or (_unit(results[k].get("unit")) == _unit(q.unit) and _is_specific(q))
            ]  # fmt: skip
            labelled.append(Labelled(scene, sentence, at, tuple(results[k] for k in inside or sure), bool(inside)))
    return labelled


def _is_specific(quantity: Quantity) -> bool:
    return quantity.unit is not None or quantity.value != quantity.value.to_integral_value()


def right_findings(record: Mapping[str, Any], findings: Sequence[Finding], name: str | None) -> set[int] | None:
    """Return the findings that are the record's entity ``name``; ``None`` where none of them is; empty for no name."""
    if not name:
        return set()
    forms = {fold(name)}
    for entity in record.get("entities", ()):
        own = {fold(f) for f in (entity["name"], *entity.get("aliases", ()))}
        if forms & own:
            forms |= own
    return {k for k, f in enumerate(findings) if forms & {fold(form) for form in f.forms}} or None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one example teaches: of every number its word features and its kind (empty where it is no result); of the
    results, the options of every role, the words of each, and which of them are right (``None`` where nothing can be
    learned).
    """

    words: list[list[str]]
    kinds: list[str]
    told: list[Told]
    options: dict[Role, list[Options]]
    ties: dict[Role, list[list[list[int]]]]
    answers: dict[Role, list[frozenset[int] | None]]
    paper: int
    weight: float


def lesson(example: Example) -> Lesson:
    """Return what an example teaches."""
    weight = _UNNAMED if example.view == "unnamed" else 1.0
    learned = Lesson([], [], [], {}, {}, {role: [] for role in ROLES}, example.paper, weight)
    labelled = label(example)
    for one in labelled if example.view == "whole" else ():
        learned.words.append(number_features(one.scene, one.sentence, one.at))
        learned.kinds.append(one.results[0]["kind"] if one.results else "")
    results = [one for one in labelled if one.results]
    if results:
        scene = with_metrics(results[0].scene, [(one.sentence, one.at) for one in results], example.digest.id)
        sentences = {sentence.number: sentence for sentence in scene.sentences}
        for one in results:
            sentence = sentences[one.sentence.number]
            learned.told.append(Told(sentence, one.at, KINDS.index(one.results[0]["kind"])))
            for role in ROLES:
                learned.answers[role].append(answers(example, replace(one, scene=scene, sentence=sentence), role))
        for role in ROLES:
            options = learned.options[role] = options_of(scene, learned.told, role)
            learned.ties[role] = ties_of(scene, learned.told, options)
    return learned


def unnamed(example: Example) -> Example:
    """Return an example whose sentences with results do not name what the paper introduces, where others do.

    Korean leaves out a subject that goes without saying; English abstracts, from which most is learned, seldom do.
    """
    places = {(one.sentence.start, one.sentence.end) for one in label(example) if one.results}

    def kept(finding: Finding) -> Finding:
        if finding.relation != "introduces" or finding.type not in ("Model", "Method", "Benchmark"):
            return finding
        mentions = tuple(
            m for m in finding.mentions
            if not any(start <= m.span.start and m.span.end <= end for start, end in places)
        )  # fmt: skip
        return replace(finding, mentions=mentions) if mentions else finding

    findings, maybe = (tuple(kept(f) for f in some) for some in (example.findings, example.maybe))
    return replace(example, findings=findings, maybe=maybe, view="unnamed")


def annotated(example: Example) -> Example:
    """Return an example with the record's entities as findings, some of them left out as an extractor would.

    Which are left out depends on the entry and the name alone.
    """
    digest, entry = example.digest, example.entry
    parts = [entry.title_span, *(section.span for section in entry.sections)]
    places: list[tuple[int, int, int]] = []
    for k, e in enumerate(example.record.get("entities", ())):
        for pattern in map(_pattern, {e["name"], *e.get("aliases", ())}):
            for part in parts:
                places += [(*m.span(), k) for m in pattern.finditer(digest.text, part.start, part.end)]
    spans: dict[int, list[tuple[int, int]]] = {}
    taken: list[tuple[int, int]] = []
    for start, end, k in sorted(set(places), key=lambda p: (p[0] - p[1], p)):  # the longest first
        if not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            spans.setdefault(k, []).append((start, end))
    findings = []
    for k, e in enumerate(example.record.get("entities", ())):
        seed = hashlib.sha256(f"{digest.id} {entry.index} {e['name']}".encode()).digest()
        if k in spans and seed[0] / 256 >= (_LEFT_OUT_METRICS if e["type"] == "Metric" else _LEFT_OUT):
            mentions = tuple(
                Mention(Span(digest.id, a, b), digest.text[a:b], e["type"], 1.0, "annotated")
                for a, b in sorted(spans[k])
            )
            forms = tuple(dict.fromkeys((e["name"], *e.get("aliases", ()))))
            sure = round(_LEAST_SURE + (1 - _LEAST_SURE) * (1 - (seed[1] / 256) ** 2), 3)
            findings.append(
                Finding(e["type"], e["name"], forms, mentions, e.get("relation") or "mentions", "annotated", sure)
            )
    return replace(example, findings=tuple(findings), maybe=(), view="annotated")


def _pattern(form: str) -> re.Pattern[str]:
    """A form as a whole word, in any case and spacing; particles may follow."""
    body = r"\s+".join(re.escape(word) for word in form.split())
    before = r"(?<![A-Za-z0-9])" if form[:1].isascii() and form[:1].isalnum() else ""
    after = r"(?:s|es)?(?![A-Za-z0-9])" if form[-1:].isascii() and form[-1:].isalnum() else ""
    return re.compile(before + body + after, re.IGNORECASE)


def answers(example: Example, one: Labelled, role: Role) -> frozenset[int] | None:
    """Return the findings that play ``role`` (`NOTHING` where the record has none); ``None`` where nothing is
    taught.
    """
    here = {p.finding for p in one.sentence.places}
    found = [right_findings(example.record, one.scene.findings, r.get(role)) for r in one.results]
    chosen = set().union(*(a for a in found if a))
    nothing = any(a == set() for a in found)
    if all(a is None for a in found):
        return None  # the entity was not found: nothing to choose, and not for lack of a statement
    if not one.quoted and not nothing and role != "subject" and not chosen & here:
        return None  # another telling of the claim, which does not say it
    return frozenset(chosen | ({NOTHING} if nothing else set()))


def train_claims(examples: Iterable[Example], path: Path | None = None) -> Weights:
    """Learn weights from ``examples`` and, where ``path`` is given, write them there.

    Deterministic for the same examples in the same order.
    """
    examples = list(examples)
    whole = [x for x in examples if x.view == "whole"]
    lessons = [lesson(x) for x in (*examples, *map(annotated, whole), *map(unnamed, whole))]
    weights = learn(lessons, whole)
    if path is not None:
        write_weights(weights, path)
    return weights


_FOLDS = 4


def learn(lessons: Sequence[Lesson], examples: Sequence[Example]) -> Weights:
    """Fit everything to what the examples teach.

    What the second look hears of the first is said by models that did not see the paper. Confidence is calibrated on
    the claims of ``examples``, each read by models that did not see it.
    """
    others = [[k for k, x in enumerate(lessons) if x.paper % _FOLDS != fold] for fold in range(_FOLDS)]
    every = range(len(lessons))
    first, *held = side_by_side([partial(first_look, [lessons[k] for k in some]) for some in (every, *others)])
    heard = [hear(x.told, x.options, x.ties, held[x.paper % _FOLDS]) if x.told else {} for x in lessons]
    weights, *unseen = side_by_side([
        partial(_second_look, look, [lessons[k] for k in some], [heard[k] for k in some])
        for look, some in zip((first, *held), (every, *others), strict=True)
    ])  # fmt: skip
    odds: list[list[float]] = []
    right: list[bool] = []
    for example in examples:
        found, claims = find_claims(
            example.digest, example.entry, example.findings, example.maybe, weights=unseen[example.paper % _FOLDS]
        )
        for claim in claims:
            sure = min(max(claim.confidence, 0.001), 0.999)
            odds.append([math.log(sure / (1 - sure))])
            right.append(_is_right(claim, found, example.record))
    return replace(weights, calibration=calibration(odds, right))


def calibration(odds: Sequence[Sequence[float]], right: Sequence[bool]) -> tuple[float, float]:
    """Return what turns a claim's raw log-odds into those of the share of such claims that are right in all their ends:
    intercept and slope, by Platt's scaling (1999).
    """
    from sklearn.linear_model import LogisticRegression

    if len(set(right)) < 2:
        return 0.0, 1.0
    fitted = LogisticRegression(C=100.0).fit(odds, right)
    return round(float(fitted.intercept_[0]), 4), round(float(fitted.coef_[0][0]), 4)


def _is_right(claim: Claim, findings: Sequence[Finding], record: Mapping[str, Any]) -> bool:
    """Say whether a result of the record has the claim's number, subject, benchmark and metric."""
    read = Quantity(0, 0, claim.value, claim.value_max, claim.previous, claim.unit)
    for result in record.get("results", ()):
        ends = {role: right_findings(record, findings, result.get(role)) for role in ROLES[:3]}
        chosen = {role: getattr(claim, role) for role in ROLES[:3]}
        if _states(result, read) and all(
            (chosen[role] is None) if not result.get(role) else chosen[role] in (ends[role] or ()) for role in ends
        ):
            return True
    return False


def first_look(lessons: Sequence[Lesson]) -> Weights:
    """Fit what judges numbers, and what looks at each end of a result by itself; nothing for the second look yet."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(feature for x in lessons for row in x.words for feature in row)
    words = [{f: 1 for f in row if seen[f] >= _PRUNE} for x in lessons for row in x.words]
    kinds = [kind for x in lessons for kind in x.kinds]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(words)
    names = vectors.get_feature_names_out()
    table = {name: [0.0] * (1 + len(KINDS)) for name in names}
    judge = LogisticRegression(C=0.3, max_iter=1000).fit(matrix, [bool(kind) for kind in kinds])
    results = np.flatnonzero([bool(kind) for kind in kinds])
    sorter = LogisticRegression(C=1.0, max_iter=1000).fit(matrix[results], [kinds[k] for k in results])
    for column, coefficients, intercept in (
        (0, judge.coef_[0], judge.intercept_[0]),
        *((1 + KINDS.index(k), sorter.coef_[n], sorter.intercept_[n]) for n, k in enumerate(sorter.classes_)),
    ):
        for name, weight in zip(names, coefficients, strict=True):
            table[name][column] = float(weight)
        table["bias"][column] += float(intercept)
    told = [x for x in lessons if x.told]
    forests = {role: fit_choices(*_choices(told, [x.options for x in told], role), size=FIRST) for role in ROLES}
    ties = {role: fit_ties(*_choices(told, [x.ties for x in told], role)) for role in ROLES}
    return Weights({name: tuple(row) for name, row in table.items()}, forests, ties, {})


def _second_look(first: Weights, lessons: Sequence[Lesson], heard: Sequence[Mapping[Role, list[Options]]]) -> Weights:
    """Fit the forests that hear what ``first``, or models like it, think of all numbers of a paper."""
    told = [(x, options) for x, options in zip(lessons, heard, strict=True) if x.told]
    lessons, heard = [x for x, _ in told], [options for _, options in told]
    return replace(first, second={role: fit_choices(*_choices(lessons, heard, role), size=SECOND) for role in ROLES})


def _choices(
    lessons: Sequence[Lesson], shown: Sequence[Mapping[Role, Sequence[Any]]], role: Role
) -> tuple[list[Any], list[npt.NDArray[np.float64]], list[float]]:
    """Return, of the results that have an answer among their candidates: what is ``shown`` of it, how far each
    candidate is right (in all 1), and how much it counts.
    """
    rows, targets, weights = [], [], []
    for x, some in zip(lessons, shown, strict=True):
        for row, option, answer in zip(some[role], x.options[role], x.answers[role], strict=True):
            if answer is not None and not answer.isdisjoint(option.candidates):
                right = np.array([k in answer for k in option.candidates], float)
                rows.append(row)
                targets.append(right / right.sum())
                weights.append(x.weight)
    return rows, targets, weights
