"""Which names of a paper are things, and of which type: a linear model over words, then trees over measured facts.

The decision is made for a name over the whole paper, never for one place: whether it stands in the title, before the
colon, how often, what is said beside every mention, and what is known of it from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .candidates import Batch, Parts, find_candidates
from .features import Context, Names, best_around, group_names, measures, neighbours, questions
from .knowledge import CONTEXT_BIT, GENERIC_BIT, TermTable, context_bits
from .tokens import WordTable
from .weights import Floats, Linear, Weights

FLOOR = -5.0  # names that the linear model puts below this are not looked at again


@dataclass(frozen=True, slots=True)
class Scene:
    """A batch of papers with all that was asked of them before any model spoke."""

    batch: Batch
    context: Context
    names: Names
    places: npt.NDArray[np.uint32]
    facts: Floats
    facts_called: tuple[str, ...]
    bits: npt.NDArray[np.uint8]


def look(texts: Sequence[str], parts: Sequence[Parts], table: WordTable, terms: TermTable) -> Scene | None:
    """Return the scene of a batch of texts, None where it holds no candidate."""
    batch = find_candidates(texts, parts, table)
    if not len(batch.first):
        return None
    context = neighbours(batch)
    inside, around = questions(batch, context)
    names = group_names(batch)
    facts, called = measures(batch, context, names)
    bits = context_bits(terms, names.key, names.doc.tolist(), texts)
    return Scene(batch, context, names, np.stack([*inside, *around]), facts, called, bits)


def add_up(linear: Linear, places: npt.NDArray[np.uint32], chosen: npt.NDArray[np.intp] | None = None) -> Floats:
    """Return the sums of ``linear`` (candidates × outputs) over the questions, in their order."""
    some = places if chosen is None else places[:, chosen]
    out = np.repeat(linear.bias[None, :], some.shape[1], 0).astype(np.float32)
    for row in some:
        out += linear.weights[row]
    return out


def dense(scene: Scene, spot: Floats, kept: npt.NDArray[np.intp], types: Floats, counts: npt.NDArray[np.uint8]) -> Floats:
    """Return the facts (float32) of the names ``kept``: measured, said by the linear models, and known from elsewhere.

    ``spot`` is the linear entity score of each candidate, ``types`` (kept × 6) the linear type scores, ``counts`` the
    rows of the name statistics.
    """
    names = scene.names
    score = names.mean(spot)
    at = score[names.of]
    outer, inner = best_around(scene.batch, at)
    bits = scene.bits[kept]
    known = np.stack([(bits >> k) & 1 for k in range(6)], 1)
    words = counts[kept].astype(np.float32)
    columns = [
        scene.facts[kept],
        np.stack(
            [
                score[kept], names.largest(spot)[kept], names.largest(outer)[kept], names.mean(outer)[kept],
                names.largest(inner)[kept], names.mean(np.maximum(outer, -8) - at)[kept],
                known.sum(1), (bits & GENERIC_BIT > 0), (bits & CONTEXT_BIT > 0),
                words[:, 0], words[:, 1], words[:, 2], words[:, 1] / (words[:, 0] + 1),
            ], 1,
        ),
        types - types.mean(1, keepdims=True),
        known,
    ]  # fmt: skip
    return np.round(np.hstack(columns).astype(np.float32), 4)


@dataclass(frozen=True, slots=True)
class Scored:
    """The names of a batch that are worth a look: ``kept`` (places among the names), their logits and type probabilities."""

    scene: Scene
    kept: npt.NDArray[np.intp]
    facts: Floats
    logit: Floats
    types: Floats


def softmax(scores: Floats) -> Floats:
    """Return the probabilities of each row of ``scores``."""
    e = np.exp(scores - scores.max(1, keepdims=True))
    return (e / e.sum(1, keepdims=True)).astype(np.float32)


def score_names(scene: Scene, weights: Weights) -> Scored:
    """Return the scores of the names of ``scene``."""
    names = scene.names
    spot = np.round(add_up(weights.entity, scene.places)[:, 0], 4)
    score = names.mean(spot)
    kept = np.nonzero((score > FLOOR) | (scene.bits > 0))[0]
    of_kept = np.full(len(score), -1, np.int64)
    of_kept[kept] = np.arange(len(kept))
    chosen = np.nonzero(of_kept[names.of] >= 0)[0]
    types = mean_by(add_up(weights.type, scene.places, chosen), of_kept[names.of[chosen]], len(kept))
    facts = dense(scene, spot, kept, types, weights.statistics.look_up(names.key))
    logit = np.round(weights.trees["entity"].score(facts)[:, 0], 4)
    kinds = np.round(softmax(weights.trees["type"].score(facts)), 4)
    return Scored(scene, kept, facts, logit, kinds)


def mean_by(values: Floats, group: npt.NDArray[np.int64], groups: int) -> Floats:
    """Return the mean of ``values`` (rows × outputs) in each group."""
    count = np.maximum(np.bincount(group, minlength=groups), 1)
    return np.stack(
        [np.bincount(group, values[:, k], groups) / count for k in range(values.shape[1])], 1
    ).astype(np.float32)  # fmt: skip
