"""What the words between a name and a number say of the two, as features of a linear model.

The names of a sentence are told as their types alone, so that "[M] achieves # on [B]" is one thing to learn from. A
feature is a number (the CRC-32 of its words); `paperkg.extract.claim_training` learns a weight for each and each role.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .claim_choices import Options, Shares, Told, softmax
from .claim_metrics import is_phrase
from .claim_scene import Place, Scene, Sentence
from .numbers import Quantity

_TOKEN = re.compile(r"[A-Za-z]+|[가-힣]+|\d[\d.,]*|[^\sA-Za-z가-힣\d]")
_TYPES = {"Model": "[M]", "Method": "[T]", "Benchmark": "[B]", "Dataset": "[D]", "Metric": "[X]", "Task": "[K]"}
_BEFORE, _BEHIND, _AROUND = 60, 50, 6  # characters before and behind a number, and at most so many words
_WHOLE = 7  # so many words between a name and a number are a feature together
_EDGE = 30  # characters


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a sentence, names told as types, and where they begin and end."""

    starts: list[int]
    ends: list[int]
    words: list[str]

    def between(self, start: int, end: int) -> list[str]:
        """Return the words that stand whole between two offsets."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        while high > low and self.ends[high - 1] > end:
            high -= 1
        return self.words[low:high]


def _fold(token: str) -> str:
    """Fold a word so that few examples tell much: numbers are one, Korean words keep their first and last letters."""
    if token[0].isdigit():
        return "#"
    if "가" <= token[0] <= "힣":
        return token if len(token) <= 3 else f"{token[:2]}~{token[-1]}"
    return token.lower()[:8]


def words_of(text: str) -> list[str]:
    """Return the words and signs of a text, folded.

    >>> words_of("정확도가 Llama-3보다 12.5%p")
    ['정확~가', 'llama', '-', '#', '보다', '#', '%', 'p']
    """
    return [_fold(token) for token in _TOKEN.findall(text)]


def _line(scene: Scene, sentence: Sentence) -> _Line:
    if (known := scene.memo.get((sentence.number, "words"))) is not None:
        return known  # type: ignore[no-any-return]
    line = _Line([], [], [])

    def add(start: int, end: int, word: str) -> None:
        line.starts.append(start)
        line.ends.append(end)
        line.words.append(word)

    at = sentence.start
    for p in sentence.places:
        if p.start >= at and not is_phrase(scene.findings[p.finding]):
            for m in _TOKEN.finditer(scene.text, at, p.start):
                add(*m.span(), _fold(m.group()))
            add(p.start, p.end, _TYPES[scene.findings[p.finding].type])
            at = p.end
    for m in _TOKEN.finditer(scene.text, at, sentence.end):
        add(*m.span(), _fold(m.group()))
    scene.memo[sentence.number, "words"] = line
    return line


def _hashed(features: Sequence[str]) -> list[int]:
    return [zlib.crc32(feature.encode("utf-8", "surrogatepass")) for feature in dict.fromkeys(features)]


def tie_features(scene: Scene, told: Told, candidates: Sequence[int]) -> list[list[int]]:
    """Return the features of each of ``candidates`` (places of findings, `NOTHING` last) for a number."""
    sentence, quantity, line = told.sentence, told.quantity, _line(scene, told.sentence)
    unit = quantity.unit or "none"
    left = line.between(max(sentence.start, quantity.start - _BEFORE), quantity.start)[-_AROUND:]
    right = line.between(quantity.end, min(sentence.end, quantity.end + _BEHIND))[:_AROUND]
    last, first = "_".join(left[-1:]), "_".join(right[:1])
    number = [f"nl={last}", f"nr={first}", f"nl2={'_'.join(left[-2:])}", f"nr2={'_'.join(right[:2])}"]
    here: dict[int, list[Place]] = {}
    for place in sentence.places:
        here.setdefault(place.finding, []).append(place)
    rows = []
    for k in candidates[:-1]:
        finding = scene.findings[k]
        kind_of, relation = finding.type, finding.relation
        words = _name_words(scene, k)
        features = [
            f"t={kind_of}", f"r={relation}", f"t={kind_of},u={unit}", f"t={kind_of},k={told.kind}",
            f"r={relation},nl={last}", f"first={words[0]}", f"last={words[-1]}", f"last={words[-1]},u={unit}",
            f"last={words[-1]},nr={first}", f"n={finding.name.lower()}",
        ]  # fmt: skip
        near = [p for p in here.get(k, ()) if p.end <= quantity.start]
        far = [p for p in here.get(k, ()) if p.start >= quantity.end]
        if near:
            features += _left(line, sentence, near[-1], quantity, kind_of, first)
        if far:
            features += _right(line, sentence, far[0], quantity)
        if not near and not far:
            apart = min((abs(n - sentence.number) for n in scene.at[k]), default=9)
            features += [f"far={apart}", f"far,r={relation}", f"far,t={kind_of}", *(f"far,{f}" for f in number)]
        rows.append(_hashed(features))
    rows.append(_hashed([
        *(f"0{f}" for f in number), f"0u={unit}", f"0k={told.kind}",
        *(f"0NL={w}" for w in left), *(f"0NR={w}" for w in right),
        *(f"0SL={w}" for w in line.between(sentence.start, quantity.start)),
        *(f"0SR={w}" for w in line.between(quantity.end, sentence.end)), f"0sec={sentence.section}",
    ]))  # fmt: skip
    return rows


def _name_words(scene: Scene, k: int) -> list[str]:
    """Return the folded words of a finding's name."""
    if (known := scene.memo.get((k, "name"))) is None:
        known = scene.memo[k, "name"] = words_of(scene.findings[k].name) or [""]
    return known


def _left(line: _Line, sentence: Sentence, place: Place, quantity: Quantity, kind: str, first: str) -> list[str]:
    """Say what stands between a name and a number behind it, and before the name."""
    between = line.between(place.end, quantity.start)
    before = line.between(max(sentence.start, place.start - _EDGE), place.start)
    after = "_".join(between[:1])
    features = [
        f"La1={after}", f"La2={'_'.join(between[:2])}", f"La3={'_'.join(between[:3])}", f"La1={after},t={kind}",
        f"La1={after},nr={first}", f"Lp1={'_'.join(before[-1:])}", f"Lp2={'_'.join(before[-2:])}",
        *(f"Lb={w}" for w in between), *(f"Lbb={a}_{b}" for a, b in pairwise(between)),
    ]  # fmt: skip
    if len(between) <= _WHOLE:
        features.append("LB=" + " ".join(between))
    return features


def _right(line: _Line, sentence: Sentence, place: Place, quantity: Quantity) -> list[str]:
    """Say what stands between a number and a name behind it, and behind the name."""
    between = line.between(quantity.end, place.start)
    after = line.between(place.end, min(sentence.end, place.end + _EDGE))
    features = [
        f"Ra1={'_'.join(after[:1])}", f"Ra2={'_'.join(after[:2])}", f"Rp1={'_'.join(between[-1:])}",
        f"Rp2={'_'.join(between[-2:])}",
        *(f"Rb={w}" for w in between), *(f"Rbb={a}_{b}" for a, b in pairwise(between)),
    ]  # fmt: skip
    if len(between) <= _WHOLE:
        features.append("RB=" + " ".join(between))
    return features


def ties_of(scene: Scene, told: Sequence[Told], options: Sequence[Options]) -> list[list[list[int]]]:
    """Return the features of the candidates of each of ``options``."""
    return [tie_features(scene, one, option.candidates) for one, option in zip(told, options, strict=True)]


def tie_shares(
    options: Sequence[Options], features: Sequence[Sequence[Sequence[int]]], weights: Mapping[int, float]
) -> list[Shares]:
    """Return the softmax of the sums of the weights of each candidate's ``features``."""
    return [
        softmax(option.candidates, np.array([sum(weights.get(f, 0.0) for f in row) for row in rows]))
        for option, rows in zip(options, features, strict=True)
    ]
