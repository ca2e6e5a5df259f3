"""Learns the weights of `paperkg.extract.claims` from annotated papers; scikit-learn is needed here alone.

An annotated paper is a record in the form of ``papers.jsonl``. A number of the text is a result where its value, unit
and quote are a result's; the right finding for a role is the one that shares a form with the record's entity.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..model import Digest, Entry, Finding
from . import claims as c
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

    scene: c.Scene
    sentence: c.Sentence
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
    scene = c.make_scene(digest, entry, example.findings)
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


def train_claims(examples: Iterable[Example], path: Path | None = None) -> c.Weights:
    """Learn weights from ``examples`` and, where ``path`` is given, write them there.

    Deterministic for the same examples in the same order.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    words: list[dict[str, int]] = []
    is_result: list[bool] = []
    kinds: list[str] = []
    rows: dict[str, list[np.ndarray]] = {role: [] for role in c.ROLES}
    right: dict[str, list[bool]] = {role: [] for role in c.ROLES}
    for example in examples:
        for one in label(example):
            words.append(dict.fromkeys(c.number_features(one.scene, one.sentence, one.at), 1))
            is_result.append(bool(one.results))
            kinds.append(one.results[0]["kind"] if one.results else "")
            if one.results:
                _add_roles(example, one, rows, right)
    seen = Counter(feature for row in words for feature in row)
    words = [{f: 1 for f in row if seen[f] >= _PRUNE} for row in words]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(words)
    names = vectors.get_feature_names_out()
    table = {name: [0.0] * (1 + len(c.KINDS)) for name in names}
    judge = LogisticRegression(C=0.3, max_iter=1000).fit(matrix, is_result)
    positive = np.flatnonzero(is_result)
    sorter = LogisticRegression(C=0.5, max_iter=1000).fit(matrix[positive], [kinds[k] for k in positive])
    for column, coefficients, intercept in (
        (0, judge.coef_[0], judge.intercept_[0]),
        *((1 + c.KINDS.index(k), sorter.coef_[n], sorter.intercept_[n]) for n, k in enumerate(sorter.classes_)),
    ):
        for name, weight in zip(names, coefficients, strict=True):
            table[name][column] = float(weight)
        table["bias"][column] += float(intercept)
    forests: dict[c.Role, c.Forest] = {}
    for role in c.ROLES:
        model = HistGradientBoostingClassifier(
            max_iter=120, learning_rate=0.08, max_leaf_nodes=12, min_samples_leaf=15, l2_regularization=3.0,
            early_stopping=False, random_state=0,
        )  # fmt: skip
        forests[role] = _forest(model.fit(np.vstack(rows[role]), np.array(right[role])))
    weights = c.Weights({name: tuple(row) for name, row in table.items()}, forests)
    if path is not None:
        c.write_weights(weights, path)
    return weights


def _add_roles(
    example: Example, one: Labelled, rows: dict[str, list[np.ndarray]], right: dict[str, list[bool]]
) -> None:
    """Add the candidates of each role of one result to what the forests learn from."""
    scene, kind = one.scene, c.KINDS.index(one.results[0]["kind"])
    here = {p.finding for p in one.sentence.places}
    for role in c.ROLES:
        answers = [right_findings(example.record, scene.findings, r.get(role)) for r in one.results]
        if all(a is None for a in answers):
            continue  # the entity was not found: nothing to choose, and not for lack of a statement
        chosen = set().union(*(a for a in answers if a))
        nothing = any(a == set() for a in answers)
        if not one.quoted and not nothing and role != "subject" and not chosen & here:
            continue  # another telling of the claim, which does not say it
        candidates, matrix = c.role_rows(scene, one.sentence, one.at, role, kind)
        rows[role].append(matrix)
        right[role] += [k in chosen for k in candidates] + [nothing]


def _forest(model: Any) -> c.Forest:
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
    return c.Forest(float(model._baseline_prediction.ravel()[0]), feature, threshold, left, right, value)
