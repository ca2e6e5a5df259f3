"""Boosted trees in numpy: what scikit-learn grew at training, read without it.

A tree of at most 32 leaves is walked for all rows at once by the trick of QuickScorer (Lucchese et al., SIGIR 2015):
each split that a row fails kills the leaves of its left side, one bit a leaf, and the lowest leaf alive is the row's.
Sums are made in the order of the trees, so they are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
MOST_LEAVES = 32
# rows walked together: few enough for the processor's nearest memory
TOGETHER = 8192


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble for ``outputs`` scores: splits (feature, threshold, leaves that they kill) and leaf values, tree by
    tree.

    Tree ``t`` adds to the score ``t % outputs``; its splits run from ``first_split[t]`` to ``first_split[t + 1]``.
    """

    feature: npt.NDArray[np.int16]
    threshold: Floats
    kills: npt.NDArray[np.uint32]
    first_split: npt.NDArray[np.int32]
    leaves: Floats
    base: Floats

    def score(self, rows: Floats) -> Floats:
        """Return the scores (rows × outputs) of ``rows`` (rows × features, float32)."""
        outputs = len(self.base)
        out = np.repeat(self.base[None, :].astype(np.float32), len(rows), 0)
        for begin in range(0, len(rows), TOGETHER):
            columns = np.ascontiguousarray(rows[begin : begin + TOGETHER].T)
            size = columns.shape[1]
            failed = np.empty(size, bool)
            bit = failed.view(np.uint8)
            killed, dead = np.empty(size, np.uint32), np.empty(size, np.uint32)
            for t in range(len(self.leaves)):
                dead.fill(0)
                for s in range(self.first_split[t], self.first_split[t + 1]):
                    np.greater(columns[self.feature[s]], self.threshold[s], out=failed)
                    # arithmetic on every row is ten times faster than a choice of rows
                    np.multiply(bit, self.kills[s], out=killed)
                    np.bitwise_or(dead, killed, out=dead)
                lowest = ~dead & (dead + np.uint32(1))
                leaf = np.frexp(lowest.astype(np.float64))[1] - 1
                out[begin : begin + size, t % outputs] += self.leaves[t, leaf]
        return out

    def to_arrays(self, name: str) -> dict[str, npt.NDArray[Any]]:
        """Return the arrays that `from_arrays` reads, their names beginning with ``name``."""
        return {
            f"{name}.feature": self.feature, f"{name}.threshold": self.threshold, f"{name}.kills": self.kills,
            f"{name}.first_split": self.first_split, f"{name}.leaves": self.leaves, f"{name}.base": self.base,
        }  # fmt: skip


def from_arrays(arrays: Mapping[str, npt.NDArray[Any]], name: str) -> Trees:
    """Return the ensemble kept under ``name``."""
    return Trees(
        *(arrays[f"{name}.{part}"] for part in ("feature", "threshold", "kills", "first_split", "leaves", "base"))
    )


def from_grove(grove: Any) -> Trees:
    """Return the trees of all members of a `paperkg.extract.fitting.Grove` as one ensemble that says their mean."""
    members = [from_scikit_learn(member) for member in grove.members]
    shift = np.cumsum([0, *(len(member.feature) for member in members)])
    first = [member.first_split[:-1] + by for member, by in zip(members, shift, strict=False)]
    return Trees(
        np.concatenate([member.feature for member in members]),
        np.concatenate([member.threshold for member in members]),
        np.concatenate([member.kills for member in members]),
        np.append(np.concatenate(first), shift[-1]).astype(np.int32),
        (np.concatenate([member.leaves for member in members]) / len(members)).astype(np.float32),
        np.mean([member.base for member in members], axis=0).astype(np.float32),
    )


def from_scikit_learn(model: Any) -> Trees:
    """Return the trees of a fitted ``HistGradientBoostingClassifier`` (numbers only, `MOST_LEAVES` a tree at most)."""
    features: list[int] = []
    thresholds: list[float] = []
    kills: list[int] = []
    first = [0]
    leaves: list[npt.NDArray[np.float32]] = []
    for round_ in model._predictors:
        for tree in round_:
            nodes = tree.nodes
            values = np.zeros(MOST_LEAVES, np.float32)
            count = 0

            def walk(i: int, nodes: Any = nodes, values: Floats = values) -> tuple[int, int]:
                # the leaves under node i, as a range, numbered from left to right
                nonlocal count
                node = nodes[i]
                if node["is_leaf"]:
                    values[count] = node["value"]
                    count += 1
                    return count - 1, count
                place = len(features)
                features.append(int(node["feature_idx"]))
                # the largest float32 that is not above the threshold keeps "<=" true for float32 rows
                limit = np.float32(node["num_threshold"])
                if float(limit) > float(node["num_threshold"]):
                    limit = np.nextafter(limit, np.float32(-np.inf))
                thresholds.append(float(limit))
                kills.append(0)
                a, b = walk(int(node["left"]))
                _, c = walk(int(node["right"]))
                kills[place] = ((1 << b) - 1) ^ ((1 << a) - 1)
                return a, c

            walk(0)
            first.append(len(features))
            leaves.append(values)
    base = np.asarray(model._baseline_prediction, np.float32).reshape(-1)
    return Trees(
        np.array(features, np.int16), np.array(thresholds, np.float32), np.array(kills, np.uint32),
        np.array(first, np.int32), np.stack(leaves), base,
    )  # fmt: skip
