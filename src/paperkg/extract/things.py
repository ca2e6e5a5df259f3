"""Scored names to things: overlaps resolved, names of one thing joined, each thing typed, named and related to the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..model import ENTITY_TYPES, PREDICATES, EntityType, Predicate
from .knowledge import TermTable
from .merge import Name, Pair, facts_of, find_pairs, spelling, unite
from .names import Floats, Scored, add_up, mean_by, softmax
from .tokens import hash_text
from .weights import Linear, Weights

OPEN = (hash_text("("), hash_text("["))


@dataclass(frozen=True, slots=True)
class Thing:
    """What one paper names, before it becomes a `Finding`: offsets are those of the text given."""

    type: EntityType
    name: str
    forms: tuple[str, ...]
    mentions: tuple[tuple[int, int, float], ...]
    relation: Predicate
    relation_rule: str
    confidence: float
    rule: str
    reasons: tuple[tuple[str, str, str], ...] = ()
    score: float = 0.0


def choose(scored: Scored, texts: Sequence[str], terms: TermTable, threshold: float, per_word: float) -> list[list[Name]]:
    """Return, for each text, the names above ``threshold`` that keep a place of their own.

    Where two overlap, the one with the higher logit (plus ``per_word`` for each further word) takes the place.
    """
    scene = scored.scene
    batch, names = scene.batch, scene.names
    docs: list[list[Name]] = [[] for _ in texts]
    good = np.nonzero(scored.logit >= threshold)[0]
    if not len(good):
        return docs
    ends = np.append(names.starts[1:], len(names.order))
    doc = names.doc[scored.kept]
    first, last, begin, stop, reading = batch.first, batch.last, batch.begin, batch.stop, batch.reading
    lengths = (last - first)[names.order[names.starts[scored.kept[good]]]]
    rank = np.round(scored.logit[good] + per_word * lengths, 4)
    taken: set[int] = set()
    for i in np.lexsort((good, -rank, doc[good])).tolist():
        k = int(good[i])
        n = int(scored.kept[k])
        mentions = []
        whole = 0
        for m in names.order[names.starts[n] : ends[n]].tolist():
            f, t = int(first[m]), int(last[m])
            whole += 1
            if not any(x in taken for x in range(f, t + 1)):
                mentions.append((f, t, int(begin[m]), int(stop[m]), int(batch.part[f]), int(reading[m])))
        # a name with two readings of one place (with and without a particle) keeps one
        mentions = [x for j, x in enumerate(mentions) if j == 0 or x[0] > mentions[j - 1][1]]
        if not mentions or len(mentions) < 0.25 * whole:
            continue
        for f, t, *_ in mentions:
            taken.update(range(f, t + 1))
        d = int(doc[k])
        text = texts[d]
        written: dict[str, int] = {}
        for _, _, a, b, _, _ in mentions:
            form = " ".join(text[a:b].split())
            written[form] = written.get(form, 0) + 1
        best = max(written, key=lambda w: (written[w], w))
        docs[d].append(
            Name(
                best, k, float(scored.logit[k]), tuple(map(float, scored.types[k])), tuple(mentions),
                frozenset(int(batch.sentence[f]) for f, *_ in mentions), terms.entries.get(int(names.key[n]), frozenset()),
            )
        )  # fmt: skip
    return docs


def opening_brackets(scored: Scored) -> frozenset[int]:
    """Return the tokens of the batch that open a bracket."""
    return frozenset(np.nonzero(np.isin(scored.scene.batch.col("low"), OPEN))[0].tolist())


def relation_facts(scored: Scored, rows: Sequence[int], linear: Linear) -> Floats:
    """Return the facts from which the relation of the names ``rows`` (places among the kept) is told."""
    scene = scored.scene
    of_row = np.full(len(scene.names.doc), -1, np.int64)
    of_row[scored.kept[list(rows)]] = np.arange(len(rows))
    chosen = np.nonzero(of_row[scene.names.of] >= 0)[0]
    said = mean_by(add_up(linear, scene.places, chosen), of_row[scene.names.of[chosen]], len(rows))
    picked = list(rows)
    return np.round(
        np.hstack([scored.facts[picked], said - said.mean(1, keepdims=True), scored.types[picked]]).astype(np.float32), 4
    )


def fullest(forms: Sequence[str]) -> str:
    """Return the fullest of ``forms``: English before Korean, the longer before the shorter.

    >>> fullest(["FM", "flow matching", "플로우 매칭 기법"])
    'flow matching'
    """
    return max(forms, key=lambda f: (not spelling(f).hangul, len(f), f))


def find_things(scored: Scored, texts: Sequence[str], terms: TermTable, weights: Weights) -> list[tuple[Thing, ...]]:
    """Return the things of each text of a scored batch."""
    settings = weights.settings
    docs = choose(scored, texts, terms, settings["threshold"], settings["per_word"])
    opens = opening_brackets(scored)
    paired = [find_pairs(names, opens, weights.translations) for names in docs]
    every = [p for pairs in paired for p in pairs]
    same = 1 / (1 + np.exp(-weights.trees["merge"].score(facts_of(every))[:, 0])) if every else np.zeros(0)
    rows = [name.place for names in docs for name in names]
    told = (
        softmax(weights.trees["relation"].score(relation_facts(scored, rows, weights.relation))) if rows else np.zeros((0, 8))
    )
    out: list[tuple[Thing, ...]] = []
    at = row = 0
    for names, pairs in zip(docs, paired, strict=True):
        p = np.round(same[at : at + len(pairs)], 4)
        at += len(pairs)
        groups = unite(len(names), [(x.a, x.b, float(v)) for x, v in zip(pairs, p, strict=True)], settings["merge"])
        out.append(things_of(names, groups, pairs, p, told[row : row + len(names)], settings))
        row += len(names)
    return out


def things_of(
    names: Sequence[Name],
    groups: Sequence[int],
    pairs: Sequence[Pair],
    same: npt.NDArray[np.floating],  # type: ignore[type-arg]
    told: npt.NDArray[np.floating],  # type: ignore[type-arg]
    settings: Mapping[str, Any],
) -> tuple[Thing, ...]:
    """Return the things that ``groups`` make of the names of one text, in the order of their first mention."""
    members: dict[int, list[int]] = {}
    for i, g in enumerate(groups):
        members.setdefault(g, []).append(i)
    out = []
    for group in members.values():
        weight = np.array([1 + len(names[i].mentions) for i in group], np.float64)
        kinds = np.round((np.array([names[i].types for i in group]) * weight[:, None]).sum(0) / weight.sum(), 4)
        kind = int(kinds.argmax())
        relations = np.round((told[group] * weight[:, None]).sum(0) / weight.sum(), 4)
        logit = max(names[i].logit for i in group)
        score = logit + float(np.log(max(kinds[kind], 1e-3)))
        confidence = calibrate(score, settings)
        forms = sorted({names[i].text for i in group}, key=lambda f: (-len(f), f))
        name = fullest(forms)
        reasons = tuple(
            (names[p.a].text, names[p.b].text, p.reason)
            for p, v in zip(pairs, same, strict=True)
            if v >= settings["merge"] and groups[p.a] == groups[p.b] == groups[group[0]]
        )
        mentions = sorted((a, b) for i in group for _, _, a, b, _, _ in names[i].mentions)
        relation = PREDICATES[int(relations.argmax())]
        known = any(names[i].terms for i in group)
        out.append(
            Thing(
                ENTITY_TYPES[kind], name, (name, *(f for f in forms if f != name)),
                tuple((a, b, confidence) for a, b in mentions), relation, "words around", confidence,
                "known term" if known else "words around", reasons, score,
            )
        )  # fmt: skip
    return tuple(sorted(out, key=lambda t: (t.mentions[0], t.name)))


def calibrate(score: float, settings: Mapping[str, Any]) -> float:
    """Return the share of things with such a score that were right in the training papers left out (0 to 1)."""
    points = settings["calibration"]
    return round(float(np.interp(score, points["logit"], points["share"])), 3)
