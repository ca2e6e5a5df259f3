"""What a number's neighbours say of its ends: the numbers of an entry are about few things, and tell them in order.

The second look at every candidate of a role: what the first look and the words gave it, and what they gave it for the
numbers before and behind, for the other roles, and for the numbers that are measured on the same thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .claim_choices import NOTHING, Options, Shares, Told, likeliest, shares_of
from .claim_weights import ROLES, Floats, Role, Weights
from .claim_words import tie_shares

_NEIGHBOURS = (-1, 1, -2, 2)
_NO_NEIGHBOUR = (-1.0, 0.0, 0.0, 99.0, 0.0, 0.0, -1.0, 999.0)

_Looks = Mapping[Role, Sequence[Shares]]
_Most = dict[tuple[int, int], tuple[float, int, float]]  # of a group and a candidate: best, which number's, next


@dataclass(frozen=True, slots=True)
class _Heard:
    """The first look at every number, and what follows from it for each role: the likeliest end of each number, how
    often it is that, the sum of a candidate's shares, and its largest ones, among all numbers and among those with the
    same end in another role.
    """

    told: Sequence[Told]
    first: _Looks
    words: _Looks
    chosen: Mapping[Role, Sequence[int]]
    count: Mapping[Role, Mapping[int, int]]
    total: Mapping[Role, Mapping[int, float]]
    most: Mapping[Role, _Most]
    alike: Mapping[tuple[Role, Role], _Most]


def hear(
    told: Sequence[Told], options: Mapping[Role, Sequence[Options]],
    ties: Mapping[Role, Sequence[Sequence[Sequence[int]]]], weights: Weights,
) -> dict[Role, list[Options]]:  # fmt: skip
    """Return ``options`` as the second look sees them: with what the first look says of them, and the words (``ties``,
    the features of each candidate).
    """
    first = {role: shares_of(weights.forests[role], options[role]) for role in ROLES}
    words = {role: tie_shares(options[role], ties[role], weights.ties[role]) for role in ROLES}
    return with_company(told, options, first, words)


def with_company(
    told: Sequence[Told], options: Mapping[Role, Sequence[Options]], first: _Looks, words: _Looks
) -> dict[Role, list[Options]]:
    """Return ``options`` with what the first look and the words give each candidate and its like in further columns."""
    chosen = {role: [likeliest(shares) for shares in first[role]] for role in ROLES}
    heard = _Heard(
        told, first, words, chosen, {role: Counter(chosen[role]) for role in ROLES},
        {role: _total(first[role]) for role in ROLES},
        {role: _most(first[role], [0] * len(told)) for role in ROLES},
        {(role, other): _most(first[role], chosen[other]) for role in ROLES for other in ROLES if other != role},
    )  # fmt: skip
    return {
        role: [Options(option.candidates, _rows(heard, role, i, option)) for i, option in enumerate(options[role])]
        for role in ROLES
    }


def _rows(heard: _Heard, role: Role, i: int, option: Options) -> Floats:
    """Return the rows of number ``i``'s candidates with what is heard of them."""
    first, chosen, alone = heard.first, heard.chosen, len(heard.told) == 1
    shares, said = first[role][i], heard.words[role][i]
    others = tuple(r for r in ROLES if r != role)
    claim = (
        *(first[r][i][NOTHING] for r in ROLES), *(max(first[r][i].values()) for r in ROLES), len(heard.told), i,
    )  # fmt: skip
    near = [_neighbour(heard, role, i, i + step) for step in _NEIGHBOURS]
    rows = []
    for k in option.candidates:
        row = [*_standing(shares, k), *_standing(said, k), said[NOTHING]]
        for j, facts in near:
            row += (first[role][j].get(k, 0.0), chosen[role][j] == k, *facts) if j >= 0 else _NO_NEIGHBOUR
        row += (
            -1.0 if alone else _but(heard.most[role], (0, k), i),
            -1.0 if alone else (heard.total[role][k] - shares[k]) / (len(heard.told) - 1),
            heard.count[role][k] - (chosen[role][i] == k),
            *(-1.0 if k == NOTHING else first[r][i].get(k, 0.0) for r in others),
            *(-1.0 if k == NOTHING else _but(heard.most[r], (0, k), -1) for r in others),
        )  # fmt: skip
        for r in others:
            end = chosen[r][i]
            row.append(_but(heard.alike[role, r], (end, k), i) if heard.count[r][end] > 1 else -1.0)
        rows.append((*row, *claim))
    return np.hstack([option.rows, np.array(rows, dtype=np.float32)])


def _total(shares: Sequence[Shares]) -> Mapping[int, float]:
    """Return the sum of each candidate's shares."""
    total: dict[int, float] = defaultdict(float)
    for some in shares:
        for k, share in some.items():
            total[k] += share
    return total


def _most(shares: Sequence[Shares], groups: Sequence[int]) -> _Most:
    """Return, for each group of numbers and each candidate, its largest share, which number gives it, and the next."""
    most: _Most = {}
    for i, (some, group) in enumerate(zip(shares, groups, strict=True)):
        for k, share in some.items():
            best, where, second = most.get((group, k), (0.0, -1, 0.0))
            most[group, k] = (share, i, best) if share > best else (best, where, max(second, share))
    return most


def _but(most: _Most, key: tuple[int, int], i: int) -> float:
    """Return the largest share that a number other than ``i`` gives."""
    best, where, second = most.get(key, (0.0, -1, 0.0))
    return second if where == i else best


def _standing(shares: Shares, k: int) -> tuple[float, int, float]:
    """Return the share of a candidate, how many have more, and how far it is before the best of the others."""
    own = shares[k]
    best = max((share for other, share in shares.items() if other != k), default=0.0)
    return own, sum(share > own for share in shares.values()), own - best


def _neighbour(heard: _Heard, role: Role, i: int, j: int) -> tuple[int, tuple[float, ...]]:
    """Return the place of a neighbouring number and what does not depend on the candidate; -1 where there is none."""
    if not 0 <= j < len(heard.told):
        return -1, ()
    a, b = heard.told[i], heard.told[j]
    return j, (
        sum(heard.chosen[r][j] == heard.chosen[r][i] for r in ROLES[:3] if r != role),
        a.sentence.number - b.sentence.number, a.kind == b.kind, a.quantity.unit == b.quantity.unit,
        heard.first[role][j][NOTHING], abs(a.quantity.start - b.quantity.start),
    )  # fmt: skip
