"""Weighs whom the numbers of an entry are about: a softmax over the candidates of a role and "nothing".

What counts is what `claim_roles` says of each candidate, in rows; the trees that weigh the rows are learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .claim_roles import role_rows
from .claim_scene import Scene, Sentence
from .claim_weights import Floats, Forest, Role
from .numbers import Quantity

NOTHING = -1
OPEN = 0.45  # the share of belief in "nothing" from which an end stays open
_SHARE = ("%", "%p")


@dataclass(frozen=True, slots=True)
class Told:
    """A number that is a result: its sentence, its place in it, and the place of its kind."""

    sentence: Sentence
    at: int
    kind: int

    @property
    def quantity(self) -> Quantity:
        """The number."""
        return self.sentence.quantities[self.at]


@dataclass(frozen=True, slots=True)
class Options:
    """The candidates of a role for one number, `NOTHING` last, and a row for each."""

    candidates: tuple[int, ...]
    rows: Floats


Shares = dict[int, float]  # of each candidate, `NOTHING` among them; they add up to 1


def same_value(a: Quantity, b: Quantity) -> bool:
    """Two numbers may be one claim: equal, or one is an end of the other's range, in units that do not differ."""
    if a.unit != b.unit and not (a.unit in _SHARE and b.unit in _SHARE):
        open_unit = (a.unit is None or b.unit is None) and a.value != a.value.to_integral_value()
        if not open_unit:
            return False
    if a.value_max is not None and b.value_max is not None:
        return a.value == b.value and a.value_max == b.value_max
    ends = {a.value, a.value_max or a.value} & {b.value, b.value_max or b.value}
    return bool(ends)


def options_of(scene: Scene, told: Sequence[Told], role: Role) -> list[Options]:
    """Return the options of ``role`` for each number, with what the words around it say of them."""
    options = []
    for one in told:
        candidates, rows = role_rows(scene, one.sentence, one.at, role, one.kind)
        options.append(Options((*candidates, NOTHING), rows))
    return options


def shares_of(forest: Forest, options: Sequence[Options]) -> list[Shares]:
    """Return what a forest gives each option: the softmax of its scores."""
    if not options:
        return []
    scores = forest.scores(np.vstack([option.rows for option in options]))
    out, at = [], 0
    for option in options:
        out.append(softmax(option.candidates, scores[at : at + len(option.candidates)]))
        at += len(option.candidates)
    return out


def softmax(candidates: Sequence[int], scores: npt.NDArray[np.float64]) -> Shares:
    """Return the share of each candidate by its score."""
    power = np.exp(scores - scores.max())
    return dict(zip(candidates, np.round(power / power.sum(), 5).tolist(), strict=True))


def likeliest(shares: Shares) -> int:
    """Return the candidate with the largest share, or `NOTHING` where that is likely enough.

    Several names for the right thing share its belief, so nothing is said only where that is likelier than all of them.
    """
    if shares[NOTHING] > OPEN:
        return NOTHING
    return max((k for k in shares if k != NOTHING), key=lambda k: shares[k], default=NOTHING)
