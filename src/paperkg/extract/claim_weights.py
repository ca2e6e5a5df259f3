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
    """What was learned: a row of log-odds for every word feature (result, then each kind); for each role a forest for
    the first look, weights of the words between (`paperkg.extract.claim_words`) and a forest for the second look.

    ``calibration`` turns the product of a claim's probabilities into the share of such claims that were right.
    """

    words: Mapping[str, tuple[float, ...]]
    forests: Mapping[Role, Forest]
    ties: Mapping[Role, Mapping[int, float]]
    second: Mapping[Role, Forest]
    calibration: tuple[float, float] = (0.0, 1.0)
    threshold: float = 0.5


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the package."""
    return read_weights(WEIGHTS)


_ARRAYS = ("feature", "threshold", "left", "right", "value")


def _read_forest(arrays: Mapping[str, npt.NDArray[Any]], of: str) -> Forest:
    feature, threshold, left, right, value = (arrays[f"{of}.{name}"] for name in _ARRAYS)
    return Forest(feature, threshold, left, right, value, int(arrays[f"{of}.depth"]))


def _read_ties(arrays: Mapping[str, npt.NDArray[Any]], role: Role) -> dict[int, float]:
    return dict(zip(arrays[f"{role}.ties"].tolist(), arrays[f"{role}.tie_weights"].astype(float).tolist(), strict=True))


def read_weights(path: Path) -> Weights:
    """Read the weights that `write_weights` wrote; raises `ReadError` where the file is none of its kind."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            names = bytes(arrays["words"]).decode().split("\n")
            rows = arrays["word_weights"].astype(float).tolist()
            forests = {role: _read_forest(arrays, role) for role in ROLES}
            second = {role: _read_forest(arrays, f"{role}.second") for role in ROLES}
            ties = {role: _read_ties(arrays, role) for role in ROLES}
            low, slope = (float(x) for x in arrays["calibration"])
            threshold = float(arrays["threshold"])
    except (OSError, ValueError, KeyError) as exc:
        raise ReadError(path, "no weights of claims (train them again: docs/extraction.md)") from exc
    words = {n: tuple(row) for n, row in zip(names, rows, strict=True)}
    return Weights(words, forests, ties, second, (low, slope), threshold)


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as one compressed file of arrays, the same bytes for the same weights."""
    names = sorted(weights.words)
    arrays: dict[str, Any] = {
        "words": np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        "word_weights": np.array([weights.words[n] for n in names], dtype=np.float16),
        "calibration": np.array(weights.calibration),
        "threshold": np.array(weights.threshold),
    }
    for role in ROLES:
        for of, forest in ((role, weights.forests[role]), (f"{role}.second", weights.second[role])):
            arrays[f"{of}.depth"] = np.array(forest.depth)
            arrays |= {f"{of}.{name}": getattr(forest, name) for name in _ARRAYS}
        ties = sorted(weights.ties[role].items())
        arrays[f"{role}.ties"] = np.array([feature for feature, _ in ties], dtype=np.uint32)
        arrays[f"{role}.tie_weights"] = np.array([weight for _, weight in ties], dtype=np.float16)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)
