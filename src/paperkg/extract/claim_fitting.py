"""Fits what chooses among options: trees by boosting of a softmax over the rows of each choice, and weights of words.

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

Floats64 = npt.NDArray[np.float64]
FIRST, SECOND = (100, 20), (150, 31)  # trees, and leaves of each
PRUNE, SMALL = 8, 0.04  # features seen less often, and weights that small, tell nothing


def fit_ties(
    choices: Sequence[Sequence[Sequence[int]]], targets: Sequence[Floats64], weights: Sequence[float]
) -> dict[int, float]:
    """Return the weight of each feature, by logistic regression: which candidate of each of ``choices`` is right.

    A choice holds the features of its candidates; ``targets`` say how far each is right, ``weights`` how much it
    counts.
    """
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    rows = [row for choice in choices for row in choice]
    features, column, seen = np.unique(
        np.array([f for row in rows for f in row], dtype=np.int64), return_inverse=True, return_counts=True
    )
    ends = np.cumsum([0, *(len(row) for row in rows)])
    often = seen >= PRUNE
    matrix = csr_matrix((np.ones(len(column)), column, ends), shape=(len(rows), len(features)))[:, often]
    weight = np.repeat(np.asarray(weights, float), [len(choice) for choice in choices])
    right = np.concatenate(targets) > 0
    with one_thread():
        model = LogisticRegression(C=0.1, max_iter=300).fit(matrix, right, weight)
    return {int(f): round(float(w), 3) for f, w in zip(features[often], model.coef_[0], strict=True) if abs(w) >= SMALL}


def fit_choices(
    options: Sequence[Options], targets: Sequence[Floats64], weights: Sequence[float], *, size: tuple[int, int]
) -> Forest:
    """Return trees whose scores, in a softmax over the rows of each of ``options``, give its ``targets``.

    ``weights`` say how much each choice counts, ``size`` how many trees there are and how many leaves each has.
    """
    from sklearn._loss.loss import HalfSquaredError
    from sklearn.ensemble import HistGradientBoostingRegressor

    sizes = np.array([len(option.candidates) for option in options])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    rows = np.vstack([option.rows for option in options])
    target = np.concatenate(targets)
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

    model = HistGradientBoostingRegressor(
        loss=Choice(), max_iter=size[0], learning_rate=0.1, max_leaf_nodes=size[1], max_depth=8, min_samples_leaf=8,
        l2_regularization=3.0, max_features=0.2, early_stopping=False, random_state=0,
    )  # fmt: skip
    with one_thread():
        return _forest([stage[0].nodes for stage in model.fit(rows, target)._predictors])


def _forest(trees: Sequence[npt.NDArray[Any]]) -> Forest:
    """Read the trees into arrays."""
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
    return Forest(feature, threshold, left, right, value, depth)
