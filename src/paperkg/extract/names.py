"""Which names of a paper are things, and of which type: a linear model over words, then trees over measured facts.

The decision is made for a name over the whole paper, never for one place: whether it stands in the title, before the
colon, how often, what is said beside every mention, and what is known of it from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .candidates import Batch, Parts, find_candidates
from .features import Context, Names, beside, best_around, group_names, measures, neighbours, questions
from .knowledge import CONTEXT_BIT, GENERIC_BIT, TermTable, context_bits
from .tokens import WordTable
from .weights import Floats, Linear, Weights

FLOOR = -4.5  # names that the linear model puts below this are not looked at again


@dataclass(frozen=True, slots=True)
class Scene:
    """A batch of papers with all that was asked of them before any model spoke."""

    batch: Batch
    context: Context
    names: Names
    places: npt.NDArray[np.uint32]
    facts: Floats
    bits: npt.NDArray[np.uint8]


def look(texts: Sequence[str], parts: Sequence[Parts], table: WordTable, terms: TermTable) -> Scene | None:
    """Return the scene of a batch of texts, None where it holds no candidate."""
    batch = find_candidates(texts, parts, table)
    if not len(batch.first):
        return None
    context = neighbours(batch)
    inside, around = questions(batch, context)
    names = group_names(batch)
    facts = measures(batch, context, names)
    bits = context_bits(terms, names.key, names.doc.tolist(), texts)
    return Scene(batch, context, names, np.stack([*inside, *around]), facts, bits)


def rounded(values: npt.NDArray[Any]) -> Floats:
    """Return ``values`` to four decimals, so that the last bits of a machine's arithmetic decide nothing."""
    return np.round(values.astype(np.float32), 4).astype(np.float32)


def add_up(linear: Linear, places: npt.NDArray[np.uint32], chosen: npt.NDArray[np.intp] | None = None) -> Floats:
    """Return the sums of ``linear`` (candidates × outputs) over the questions, in their order."""
    some = places if chosen is None else places[:, chosen]
    out = np.repeat(linear.bias[None, :], some.shape[1], 0).astype(np.float32)
    for row in some:
        out += linear.weights[row]
    return out


def dense(scene: Scene, spot: Floats, kept: npt.NDArray[np.intp], types: Floats, elsewhere: Floats) -> Floats:
    """Return the facts (float32) of the names ``kept``: measured, said by the linear models, and known from elsewhere.

    ``spot`` is the linear entity score of each candidate, ``types`` (kept × 6) the linear type scores, ``elsewhere``
    the rows of the name statistics of the kept.
    """
    names = scene.names
    score = names.mean(spot)
    at = score[names.of]
    outer, inner = best_around(scene.batch, at)
    bits = scene.bits[kept]
    known = np.stack([(bits >> k) & 1 for k in range(6)], 1)
    columns = [
        scene.facts[kept],
        among(scene, score, at, kept, types),
        np.stack(
            [
                score[kept], names.largest(spot)[kept], names.largest(outer)[kept], names.mean(outer)[kept],
                names.largest(inner)[kept], names.mean(np.maximum(outer, -8) - at)[kept],
                known.sum(1), (bits & GENERIC_BIT > 0), (bits & CONTEXT_BIT > 0),
                elsewhere[:, 1] / (elsewhere[:, 0] + 1),
            ], 1,
        ),
        elsewhere,
        types - types.mean(1, keepdims=True),
        known,
    ]  # fmt: skip
    return rounded(np.hstack(columns))


def among(scene: Scene, score: Floats, at: Floats, kept: npt.NDArray[np.intp], types: Floats) -> Floats:
    """Return how the names ``kept`` stand among the other names of their paper: in lists, beside brackets, by rank."""
    names = scene.names
    every = np.zeros((len(score), 6), np.float32)
    every[kept] = types - types.mean(1, keepdims=True)
    columns: list[Floats] = []
    near = beside(scene.batch, scene.context, at)
    listed = np.zeros((len(at), 6), np.float32)
    for where in ("before", "after"):
        partner = near[where]
        listed += np.where((partner >= 0)[:, None], every[names.of[partner]], 0)
    for where in ("before", "after", "gloss", "glossed"):
        partner = near[where]
        columns.append(names.largest(np.where(partner >= 0, at[partner], -12).astype(np.float32))[kept])
    bits = scene.bits[names.of]
    known = np.zeros(len(at), bool)
    for partner in (near["before"], near["after"]):
        known |= (partner >= 0) & (bits[partner] > 0)
    columns.append(names.mean(known)[kept])
    doc, z = names.doc[kept], score[kept]
    kind = types.argmax(1)
    order = np.lexsort((-z, kind, doc))
    group = doc[order].astype(np.int64) * 6 + kind[order]
    starts = np.nonzero(np.append(True, group[1:] != group[:-1]))[0]
    size = np.diff(np.append(starts, len(order)))
    rank, gap = np.zeros(len(order), np.float32), np.zeros(len(order), np.float32)
    rank[order] = np.arange(len(order)) - np.repeat(starts, size)
    gap[order] = np.repeat(z[order][starts], size) - z[order]
    best = np.full(int(names.doc.max()) + 1, -20.0, np.float32)
    np.maximum.at(best, doc, z)
    columns += [rank, gap, best[doc] - z]
    return np.hstack([np.stack(columns, 1), names.mean(listed)[kept]]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Scored:
    """The names of a batch that are worth a look: ``kept`` (places among the names), their logits and type
    probabilities.
    """

    scene: Scene
    kept: npt.NDArray[np.intp]
    facts: Floats
    logit: Floats
    types: Floats


def company(scored: Scored, said: Floats) -> Floats:
    """Return what is ``said`` (kept × any) of the names that stand in a list with each name, on average, and the
    logits of the best before and after it.
    """
    scene = scored.scene
    names = scene.names
    of_kept = np.full(len(names.doc), -1, np.int64)
    of_kept[scored.kept] = np.arange(len(scored.kept))
    logit = np.full(len(names.doc), -12, np.float32)
    logit[scored.kept] = scored.logit
    near = beside(scene.batch, scene.context, logit[names.of])
    partners = [np.where(near[side] >= 0, of_kept[names.of[near[side]]], -1) for side in ("before", "after")]
    every = np.vstack([said, np.zeros((1, said.shape[1]), np.float32)])
    best = [names.largest(np.where(p >= 0, scored.logit[p], -12).astype(np.float32)) for p in partners]
    heard = names.mean(every[partners[0]] + every[partners[1]])
    return np.hstack([heard, np.stack(best, 1)])[scored.kept].astype(np.float32)


def softmax(scores: Floats) -> Floats:
    """Return the probabilities of each row of ``scores``."""
    e = np.exp(scores - scores.max(1, keepdims=True))
    shares: Floats = (e / e.sum(1, keepdims=True)).astype(np.float32)
    return shares


def score_names(scene: Scene, weights: Weights) -> Scored | None:
    """Return the scores of the names of ``scene``, None where no name is worth a look."""
    names = scene.names
    spot = rounded(add_up(weights.entity, scene.places)[:, 0])
    score = names.mean(spot)
    kept = np.nonzero((score > FLOOR) | (scene.bits > 0))[0]
    if not len(kept):
        return None
    of_kept = np.full(len(score), -1, np.int64)
    of_kept[kept] = np.arange(len(kept))
    chosen = np.nonzero(of_kept[names.of] >= 0)[0]
    types = mean_by(add_up(weights.type, scene.places, chosen), of_kept[names.of[chosen]], len(kept))
    facts = dense(scene, spot, kept, types, weights.statistics.look_up(names.key[kept]))
    logit = rounded(weights.trees["entity"].score(facts)[:, 0])
    kinds = rounded(softmax(weights.trees["type"].score(facts)))
    return Scored(scene, kept, facts, logit, kinds)


def mean_by(values: Floats, group: npt.NDArray[np.int64], groups: int) -> Floats:
    """Return the mean of ``values`` (rows × outputs) in each group."""
    count = np.maximum(np.bincount(group, minlength=groups), 1)
    return np.stack(
        [np.bincount(group, values[:, k], groups) / count for k in range(values.shape[1])], 1
    ).astype(np.float32)  # fmt: skip
