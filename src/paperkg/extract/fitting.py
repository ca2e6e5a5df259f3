"""Fits the two kinds of model that extraction reads: linear ones over hashed answers, and boosted trees.

Only `kg train` needs this room; scikit-learn is needed here alone.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import scipy.sparse
from scipy.optimize import minimize

from ..errors import UsageError
from .features import BITS
from .names import Scene
from .weights import Floats, Linear

T = TypeVar("T")
NO_SKLEARN = "training needs scikit-learn: pip install 'paperkg[train]'"


def sparse(scene: Scene) -> scipy.sparse.csr_matrix:
    """Return the mean answers of each name (names × 2**BITS)."""
    names = scene.names
    share = (1 / names.count)[names.of].astype(np.float32)
    questions = len(scene.places)
    rows = np.repeat(names.of, questions)
    values = np.repeat(share, questions)
    columns = scene.places.T.ravel().astype(np.int32)
    return scipy.sparse.csr_matrix((values, (rows, columns)), shape=(len(names.doc), 1 << BITS), dtype=np.float32)


def fit_linear(rows: Any, target: npt.NDArray[Any], weight: Floats, *, outputs: int, l2: float, rounds: int) -> Linear:
    """Return the logistic regression of ``target`` (0 or 1 for one output, else the class), by L-BFGS."""
    used = np.nonzero(np.bincount(rows.indices, minlength=rows.shape[1]) >= 2)[0]
    small = rows[:, used]
    turned = small.T.tocsr()
    n, d = small.shape

    def loss(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        w = flat.reshape(d + 1, outputs)
        z = small @ w[:d].astype(np.float32) + w[d].astype(np.float32)
        if outputs == 1:
            z = z[:, 0].astype(np.float64)
            value = float((weight * (np.logaddexp(0, z) - target * z)).sum())
            error = (weight * (1 / (1 + np.exp(-z)) - target))[:, None]
        else:
            z = z - z.max(1, keepdims=True)
            p = np.exp(z)
            p /= p.sum(1, keepdims=True)
            value = float(-(weight * np.log(p[np.arange(n), target] + 1e-9)).sum())
            p[np.arange(n), target] -= 1
            error = p * weight[:, None]
        gradient = np.vstack([turned @ error.astype(np.float32) + l2 * w[:d], error.sum(0)])
        return value + 0.5 * l2 * float((w[:d] ** 2).sum()), gradient.ravel().astype(np.float64)

    start = np.zeros((d + 1, outputs))
    if outputs == 1:
        start[d] = -3
    got = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": rounds}).x.reshape(
        d + 1, outputs
    )
    full = np.zeros((1 << BITS, outputs), np.float32)
    full[used] = got[:d]
    return Linear(full, got[d].astype(np.float32))


def one_thread() -> AbstractContextManager[Any]:
    """Return a context in which everything is fitted and asked by one thread.

    The same sums in the same order wherever it is grown; and threads that wait for each other on a busy machine would
    take ten times as long.
    """
    try:
        import sklearn.ensemble  # noqa: F401  (only libraries that are loaded can be told)
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]
    except ImportError as exc:
        raise UsageError(NO_SKLEARN) from exc
    limits: AbstractContextManager[Any] = threadpool_limits(1)
    return limits


_fits: Sequence[Callable[[], Any]] = ()  # what a forked worker inherits


def _inherit(fits: Sequence[Callable[[], Any]]) -> None:
    global _fits
    _fits = fits


def _fit(place: int) -> Any:
    return _fits[place]()


def side_by_side(fits: Sequence[Callable[[], T]]) -> list[T]:
    """Return what each of ``fits`` returns, in their order, worked out by a process a core where processes can fork.

    >>> side_by_side([lambda: 1, lambda: 2])
    [1, 2]
    """
    workers = min(len(fits), os.cpu_count() or 1)
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [fit() for fit in fits]
    with multiprocessing.get_context("fork").Pool(workers, _inherit, (fits,)) as pool:
        return pool.map(_fit, range(len(fits)), chunksize=1)


GROVE = 3  # ensembles that speak together of a name; more gains little and costs speed


@dataclass(frozen=True, slots=True)
class Grove:
    """Several ensembles of boosted trees, each grown from its own draw of columns; they speak with their mean."""

    members: tuple[Any, ...]

    @property
    def classes_(self) -> npt.NDArray[Any]:
        """The classes that were seen in training."""
        classes: npt.NDArray[Any] = self.members[0].classes_
        return classes

    def decision_function(self, rows: Floats) -> npt.NDArray[np.float64]:
        """Return the mean score of the members for each row."""
        mean: npt.NDArray[np.float64] = np.mean([member.decision_function(rows) for member in self.members], axis=0)
        return mean


def fit_trees(
    rows: Floats, target: npt.NDArray[Any], weight: Floats | None, *, rounds: int, leaves: int, draws: int = 1
) -> Grove:
    """Return boosted trees fitted to ``target``, an ensemble for each of ``draws`` of columns."""
    try:
        from sklearn.ensemble import HistGradientBoostingClassifier
    except ImportError as exc:
        raise UsageError(NO_SKLEARN) from exc
    members = [
        HistGradientBoostingClassifier(
            max_iter=rounds, learning_rate=0.08, max_leaf_nodes=leaves, min_samples_leaf=25, l2_regularization=3.0,
            max_features=0.3, early_stopping=False, random_state=draw,
        )
        for draw in range(draws)
    ]  # fmt: skip
    return Grove(tuple(member.fit(rows, target, sample_weight=weight) for member in members))


def tree_scores(model: Grove, rows: Floats, outputs: int) -> Floats:
    """Return the scores (rows × outputs); classes that were not seen in training get a very low one."""
    raw = model.decision_function(rows) if len(rows) else np.zeros((0, outputs))
    if outputs == 1:
        return np.asarray(raw, np.float32).reshape(-1, 1)
    out = np.full((len(rows), outputs), -12.0, np.float32)
    raw = np.asarray(raw).reshape(len(rows), -1)
    if raw.shape[1] == 1:
        raw = np.hstack([-raw, raw])
    out[:, model.classes_.astype(int)] = raw
    return out


def every_class(
    rows: Floats, target: npt.NDArray[Any], weight: Floats, outputs: int
) -> tuple[Floats, npt.NDArray[Any], Floats]:
    """Return the rows with an empty one of almost no weight for each class, so that every class has its place in the
    trees.
    """
    more = np.zeros((outputs, rows.shape[1]), np.float32)
    return (
        np.vstack([rows, more]),
        np.append(target, np.arange(outputs)),
        np.append(weight, np.full(outputs, 1e-3)).astype(np.float32),
    )
