"""Grows the trees that choose among options: boosting of a softmax over the rows of each choice.

Only `kg train` needs this room; scikit-learn is needed here alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .claim_choices import Options
from .claim_weights import Forest
from .fitting import one_thread

ROUNDS, LEAVES, DRAWS = 60, 12, 3  # several draws of columns speak together: less chance in what is learned


def fit_choices(options: Sequence[Options], answers: Sequence[frozenset[int]], weights: Sequence[float]) -> Forest:
    """Return trees whose scores, in a softmax over the rows of each of ``options``, give its ``answers``.

    Several answers are equally right. ``weights`` say how much each choice counts.
    """
    from sklearn._loss.loss import HalfSquaredError
    from sklearn.ensemble import HistGradientBoostingRegressor

    sizes = np.array([len(option.candidates) for option in options])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    rows = np.vstack([option.rows for option in options])
    target = np.concatenate([
        np.array([k in answer for k in option.candidates], float) / sum(k in answer for k in option.candidates)
        for option, answer in zip(options, answers, strict=True)
    ])  # fmt: skip
    weight = np.repeat(np.asarray(weights, float), sizes)

    class Choice(HalfSquaredError):  # type: ignore[misc]
        """The log-loss of a softmax over each choice's rows."""

        def __init__(self) -> None:
            super().__init__()
            self.constant_hessian = False

        def fit_intercept_only(self, y_true: Any, sample_weight: Any = None) -> Any:
            return np.zeros(1)

        def gradient_hessian(
            self, y_true: Any, raw_prediction: Any, sample_weight: Any = None, gradient_out: Any = None,
            hessian_out: Any = None, n_threads: int = 1,
        ) -> Any:  # fmt: skip
            raw = np.asarray(raw_prediction, float).ravel()
            raw = raw - np.repeat(np.maximum.reduceat(raw, starts), sizes)
            power = np.exp(raw)
            share = power / np.repeat(np.add.reduceat(power, starts), sizes)
            gradient_out[...] = weight * (share - target)
            hessian_out[...] = weight * np.maximum(share * (1 - share), 1e-4)
            return gradient_out, hessian_out

    members = [
        HistGradientBoostingRegressor(
            loss=Choice(), max_iter=ROUNDS, learning_rate=0.1, max_leaf_nodes=LEAVES, max_depth=8, min_samples_leaf=8,
            l2_regularization=3.0, max_features=0.2, early_stopping=False, random_state=draw,
        )
        for draw in range(DRAWS)
    ]  # fmt: skip
    with one_thread():
        trees = [stage[0].nodes for member in members for stage in member.fit(rows, target)._predictors]
    return _forest(trees, len(members))


def _forest(trees: Sequence[npt.NDArray[Any]], members: int) -> Forest:
    """Read the trees into arrays; the members speak with their mean."""
    width = max(len(nodes) for nodes in trees)
    shape = (len(trees), width)
    feature, left, right = (np.zeros(shape, dtype=np.int16) for _ in range(3))
    threshold, value = (np.zeros(shape, dtype=np.float32) for _ in range(2))
    for t, nodes in enumerate(trees):
        for n, node in enumerate(nodes):
            if node["is_leaf"]:
                left[t, n] = right[t, n] = n
                value[t, n] = node["value"] / members
            else:
                feature[t, n], threshold[t, n] = node["feature_idx"], node["num_threshold"]
                left[t, n], right[t, n] = node["left"], node["right"]
    depth = max(int(nodes["depth"].max()) for nodes in trees)
    return Forest(feature, threshold, left, right, value, depth)
