"""The trained weights: one compressed file of arrays, made by `kg train`, read in a tenth of a second."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import ReadError
from .features import BITS
from .knowledge import NameStatistics
from .tokens import Lexicon
from .trees import Trees, from_arrays

Floats = npt.NDArray[np.float32]
FILE = "names.npz"
FORMAT = 3


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model over hashed answers: ``weights`` (2**BITS × outputs) and ``bias`` (outputs)."""

    weights: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """All that training learned. ``settings`` holds the thresholds and the points of the calibration curve."""

    lexicon: Lexicon
    statistics: NameStatistics
    entity: Linear
    type: Linear
    relation: Linear
    trees: Mapping[str, Trees]
    translations: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


def pack(linear: Linear) -> dict[str, npt.NDArray[Any]]:
    """Return ``linear`` as 8-bit numbers of the places that are not zero."""
    scale = np.maximum(np.abs(linear.weights).max(0), 1e-9) / 127
    small = np.rint(linear.weights / scale).astype(np.int8)
    used = np.nonzero(small.any(1))[0]
    return {
        "gaps": np.diff(used, prepend=0).astype(np.uint32),
        "values": np.ascontiguousarray(small[used].T),
        "scale": scale.astype(np.float32),
        "bias": linear.bias.astype(np.float32),
    }


def unpack(arrays: Mapping[str, npt.NDArray[Any]]) -> Linear:
    """Return the linear model that `pack` packed."""
    used = np.cumsum(arrays["gaps"].astype(np.int64))
    values = arrays["values"].T.astype(np.float32) * arrays["scale"]
    weights = np.zeros((1 << BITS, values.shape[1]), np.float32)
    weights[used] = values
    return Linear(weights, arrays["bias"])


def save_weights(weights: Weights, folder: Path) -> None:
    """Write ``weights`` into ``folder``: the same weights give the same bytes."""
    arrays: dict[str, npt.NDArray[Any]] = {}
    for name in ("entity", "type", "relation"):
        arrays |= {f"{name}.{part}": values for part, values in pack(getattr(weights, name)).items()}
    for name, trees in weights.trees.items():
        arrays |= trees.to_arrays(f"trees.{name}")
    arrays |= {f"statistics.{part}": getattr(weights.statistics, part) for part in ("keys", "counts", "said")}
    words = {
        "format": FORMAT,
        "stops": sorted(weights.lexicon.stops),
        "nouns": sorted(weights.lexicon.nouns),
        "groups": dict(sorted(weights.lexicon.groups.items())),
        "translations": {ko: dict(sorted(en.items())) for ko, en in sorted(weights.translations.items())},
        "settings": dict(weights.settings),
        "trees": sorted(weights.trees),
    }
    text = json.dumps(words, ensure_ascii=False, sort_keys=True).encode()
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / FILE, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, data in [("words.json", text), *((f"{n}.npy", _bytes(a)) for n, a in sorted(arrays.items()))]:
            # a fixed date: no clock in the bytes
            out.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9)


def _bytes(array: npt.NDArray[Any]) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.ascontiguousarray(array), version=(1, 0), allow_pickle=False)
    return buffer.getvalue()


def load_weights(folder: Path) -> Weights:
    """Return the weights in ``folder``; raise `ReadError` where they are none or of another format."""
    path = folder / FILE
    try:
        with zipfile.ZipFile(path) as archive:
            words = json.loads(archive.read("words.json"))
            arrays = {
                name.removesuffix(".npy"): np.lib.format.read_array(io.BytesIO(archive.read(name)), allow_pickle=False)
                for name in archive.namelist()
                if name.endswith(".npy")
            }
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as exc:
        raise ReadError(path, f"no weights of an extractor ({exc}); make them with `kg train`") from exc
    if words.get("format") != FORMAT:
        raise ReadError(path, "weights of another version of paperkg; make them again with `kg train`")

    def linear(name: str) -> Linear:
        return unpack({part: arrays[f"{name}.{part}"] for part in ("gaps", "values", "scale", "bias")})

    return Weights(
        Lexicon(frozenset(words["stops"]), frozenset(words["nouns"]), words["groups"]),
        NameStatistics(*(arrays[f"statistics.{part}"] for part in ("keys", "counts", "said"))),
        linear("entity"),
        linear("type"),
        linear("relation"),
        {name: from_arrays(arrays, f"trees.{name}") for name in words["trees"]},
        words["translations"],
        words["settings"],
    )
