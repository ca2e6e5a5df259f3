"""What the claims learned, as arrays: word weights that judge numbers, and a forest for each role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from ..errors import ReadError
from ..model import Kind

Role = Literal["subject", "benchmark", "metric", "baseline"]
ROLES: tuple[Role, ...] = ("subject", "benchmark", "metric", "baseline")
KINDS: tuple[Kind, ...] = ("absolute", "increase", "decrease", "ratio")
WEIGHTS = Path(__file__).parent / "weights" / "claims.npz"
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Forest:
    """Regression trees whose leaves add up to a score; node arrays have a row a tree. Leaves point to themselves."""

    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    depth: int

    def scores(self, rows: Floats) -> npt.NDArray[np.float64]:
        """Return the score of each row.

        All trees of all rows are walked at once: a claim has some ten rows, for which a loop over trees is slow.
        """
        count, width = self.feature.shape
        first = (np.arange(count, dtype=np.intp) * width)[None, :]
        line = (np.arange(len(rows), dtype=np.intp) * rows.shape[1])[:, None]
        feature, threshold, values = self.feature.ravel(), self.threshold.ravel(), rows.ravel()
        left, right = self.left.ravel(), self.right.ravel()
        at = np.broadcast_to(first, (len(rows), count))
        for _ in range(self.depth):
            goes_left = values.take(line + feature.take(at)) <= threshold.take(at)
            at = first + np.where(goes_left, left.take(at), right.take(at))
        return np.asarray(self.value.ravel().take(at).sum(axis=1, dtype=np.float64))


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: a row of log-odds for every word feature (result, then each kind), and a forest a role.

    ``calibration`` turns the product of a claim's probabilities into the share of such claims that were right.
    """

    words: Mapping[str, tuple[float, ...]]
    forests: Mapping[Role, Forest]
    calibration: tuple[float, float] = (0.0, 1.0)
    threshold: float = 0.5


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the package."""
    return read_weights(WEIGHTS)


_ARRAYS = ("feature", "threshold", "left", "right", "value")


def _read_forest(arrays: Mapping[str, npt.NDArray[Any]], role: Role) -> Forest:
    feature, threshold, left, right, value = (arrays[f"{role}.{name}"] for name in _ARRAYS)
    return Forest(feature, threshold, left, right, value, int(arrays[f"{role}.depth"]))


def read_weights(path: Path) -> Weights:
    """Read the weights that `write_weights` wrote; raises `ReadError` where the file is none of its kind."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            names = bytes(arrays["words"]).decode().split("\n")
            rows = arrays["word_weights"].astype(float).tolist()
            forests = {role: _read_forest(arrays, role) for role in ROLES}
            low, slope = (float(x) for x in arrays["calibration"])
            threshold = float(arrays["threshold"])
    except (OSError, ValueError, KeyError) as exc:
        raise ReadError(path, "no weights of claims (train them again: docs/extraction.md)") from exc
    return Weights({n: tuple(row) for n, row in zip(names, rows, strict=True)}, forests, (low, slope), threshold)


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as one compressed file of arrays, the same bytes for the same weights."""
    names = sorted(weights.words)
    arrays: dict[str, Any] = {
        "words": np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        "word_weights": np.array([weights.words[n] for n in names], dtype=np.float16),
        "calibration": np.array(weights.calibration),
        "threshold": np.array(weights.threshold),
    }
    for role, forest in weights.forests.items():
        arrays[f"{role}.depth"] = np.array(forest.depth)
        arrays |= {f"{role}.{name}": getattr(forest, name) for name in _ARRAYS}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)
