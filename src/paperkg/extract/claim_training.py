"""Learns the weights of `paperkg.extract.claims` from annotated papers; scikit-learn is needed here alone.

An annotated paper is a record in the form of ``papers.jsonl``. A number of the text is a result where its value, unit
and quote are a result's; the right finding for a role is the one that shares a form with the record's entity.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..model import Claim, Digest, Entry, Finding
from .claim_metrics import with_metrics
from .claim_roles import Before, role_rows
from .claim_scene import Scene, Sentence, make_scene
from .claim_weights import KINDS, ROLES, Floats, Forest, Role, Weights, write_weights
from .claims import find_claims, number_features
from .numbers import Quantity, canonical_unit

_PRUNE = 2  # a word feature seen only once tells nothing


@dataclass(frozen=True, slots=True)
class Example:
    """An entry, what was found in it (best: by an extractor that has not seen it), and its annotated record."""

    digest: Digest
    entry: Entry
    findings: tuple[Finding, ...]
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A number of a scene with the results of the record that it states; ``quoted`` where their quote holds it."""

    scene: Scene
    sentence: Sentence
    at: int
    results: tuple[Mapping[str, Any], ...]
    quoted: bool


def fold(form: str) -> str:
    """Fold a name for comparing: case, spaces and marks count for nothing.

    >>> fold("Long-Bench v2") == fold("LongBench V2")
    True
    """
    return re.sub(r"(?!\+)[\W_]+", "", form.casefold())


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
    scene = make_scene(digest, entry, example.findings)
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
    """What one example teaches: of every number its word features, whether it is a result and of which kind; of every
    role its candidates' rows and which of them are right."""

    words: list[list[str]]
    kinds: list[str]
    rows: dict[Role, list[Floats]]
    right: dict[Role, list[bool]]


def lesson(example: Example) -> Lesson:
    """Return what an example teaches; ``kinds`` are empty for numbers that are no results."""
    learned = Lesson([], [], {role: [] for role in ROLES}, {role: [] for role in ROLES})
    labelled = label(example)
    for one in labelled:
        learned.words.append(number_features(one.scene, one.sentence, one.at))
        learned.kinds.append(one.results[0]["kind"] if one.results else "")
    results = [one for one in labelled if one.results]
    if results:
        scene = with_metrics(results[0].scene, [(one.sentence, one.at) for one in results], example.digest.id)
        sentences = {sentence.number: sentence for sentence in scene.sentences}
        before: Before | None = None
        for one in results:
            moved = replace(one, scene=scene, sentence=sentences[one.sentence.number])
            before = _add_roles(example, moved, before, learned)
    return learned


def train_claims(examples: Iterable[Example], path: Path | None = None) -> Weights:
    """Learn weights from ``examples`` and, where ``path`` is given, write them there.

    Deterministic for the same examples in the same order.
    """
    examples = list(examples)
    lessons = [lesson(example) for example in examples]
    weights = replace(learn(lessons), calibration=calibrate(examples, lessons))
    if path is not None:
        write_weights(weights, path)
    return weights


_FOLDS = 4


def calibrate(examples: Sequence[Example], lessons: Sequence[Lesson]) -> tuple[float, float]:
    """Return what turns a claim's raw confidence into the share of such claims that are right in all their ends.

    Platt's scaling (1999) on the claims of papers that the weights have not seen: intercept and slope of the log-odds.
    """
    from sklearn.linear_model import LogisticRegression

    odds: list[list[float]] = []
    right: list[bool] = []
    for fold in range(_FOLDS):
        seen = [x for k, x in enumerate(lessons) if k % _FOLDS != fold]
        if not any(x.rows["subject"] for x in seen):
            return 0.0, 1.0
        weights = learn(seen)
        for example in examples[fold::_FOLDS]:
            found, claims = find_claims(example.digest, example.entry, example.findings, weights=weights)
            for claim in claims:
                sure = min(max(claim.confidence, 0.001), 0.999)
                odds.append([math.log(sure / (1 - sure))])
                right.append(_is_right(claim, found, example.record))
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


def learn(lessons: Sequence[Lesson]) -> Weights:
    """Fit the word weights and the forests to what the examples teach."""
    from sklearn.ensemble import HistGradientBoostingClassifier
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
    forests: dict[Role, Forest] = {}
    for role in ROLES:
        model = HistGradientBoostingClassifier(
            max_iter=100, learning_rate=0.08, max_leaf_nodes=20, max_depth=8, min_samples_leaf=6,
            l2_regularization=3.0, max_features=0.2, early_stopping=False, random_state=0,
        )  # fmt: skip
        rows = np.vstack([row for x in lessons for row in x.rows[role]])
        forests[role] = _forest(model.fit(rows, np.array([right for x in lessons for right in x.right[role]])))
    return Weights({name: tuple(row) for name, row in table.items()}, forests)


def _add_roles(
    example: Example,
    one: Labelled,
    before: Before | None,
    learned: Lesson,
) -> Before:
    """Add the candidates of each role of one result to what the forests learn from; return what it was about."""
    scene, kind = one.scene, KINDS.index(one.results[0]["kind"])
    here = {p.finding for p in one.sentence.places}
    given: dict[Role, int | None] = {}
    for role in ROLES:
        answers = [right_findings(example.record, scene.findings, r.get(role)) for r in one.results]
        chosen = set().union(*(a for a in answers if a))
        nothing = any(a == set() for a in answers)
        # the entity was not found: nothing to choose, and not for lack of a statement
        lost = all(a is None for a in answers)
        # another telling of the claim, which does not say it
        silent = not one.quoted and not nothing and role != "subject" and not chosen & here
        if not lost and not silent:
            candidates, matrix = role_rows(scene, one.sentence, one.at, role, kind, before, given)
            learned.rows[role].append(matrix)
            learned.right[role] += [k in chosen for k in candidates] + [nothing]
        given[role] = min(chosen & here or chosen, default=None)
    return Before(one.sentence.number, given)


def _forest(model: Any) -> Forest:
    """Read the trees of a fitted gradient boosting model into arrays."""
    trees = [stage[0].nodes for stage in model._predictors]
    width = max(len(nodes) for nodes in trees)
    shape = (len(trees), width)
    feature, left, right = (np.zeros(shape, dtype=np.int16) for _ in range(3))
    threshold, value = (np.zeros(shape, dtype=np.float32) for _ in range(2))
    for t, nodes in enumerate(trees):
        for n, node in enumerate(nodes):
            if node["is_leaf"]:
                left[t, n] = right[t, n] = n
                value[t, n] = node["value"]
            else:
                feature[t, n], threshold[t, n] = node["feature_idx"], node["num_threshold"]
                left[t, n], right[t, n] = node["left"], node["right"]
    depth = max(int(nodes["depth"].max()) for nodes in trees)
    return Forest(float(model._baseline_prediction.ravel()[0]), feature, threshold, left, right, value, depth)
