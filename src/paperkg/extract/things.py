"""Scored names to things: overlaps resolved, names of one thing joined, each thing typed, named and related to the
paper.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..model import ENTITY_TYPES, PREDICATES, EntityType, Predicate
from .knowledge import TermTable
from .merge import Name, Pair, facts_of, find_pairs, spelling, unite
from .names import Scored, add_up, company, mean_by, rounded, softmax
from .tokens import hash_text
from .weights import Floats, Linear, Weights

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


def choose(
    scored: Scored, texts: Sequence[str], terms: TermTable, threshold: float, per_word: float
) -> list[list[Name]]:
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
        # the most frequent spelling first, of equals the one that the text has first
        spellings = sorted(written, key=lambda w: -written[w])
        docs[d].append(
            Name(
                spellings[0], k, float(scored.logit[k]), tuple(map(float, scored.types[k])), tuple(mentions),
                frozenset(int(batch.sentence[f]) for f, *_ in mentions),
                terms.entries.get(int(names.key[n]), frozenset()), tuple(spellings),
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
    return rounded(np.hstack([scored.facts[picked], said - said.mean(1, keepdims=True), scored.types[picked]]))


def fullest(forms: Sequence[str]) -> str:
    """Return the fullest of ``forms``: English before Korean, the longer before the shorter.

    >>> fullest(["FM", "flow matching", "플로우 매칭 기법"])
    'flow matching'
    """
    return max(forms, key=lambda f: (not spelling(f).hangul, len(f), f))


@dataclass(frozen=True, slots=True)
class Draft:
    """Names of one text that are one thing: ``members`` are places among the text's names, the surest first."""

    doc: int
    members: tuple[int, ...]


def draft_things(
    docs: Sequence[Sequence[Name]], joined: Sequence[Sequence[tuple[int, int, float]]], threshold: float
) -> list[Draft]:
    """Return the drafts of every text: its names, those joined with at least ``threshold`` together."""
    out = []
    for doc, (names, pairs) in enumerate(zip(docs, joined, strict=True)):
        members: dict[int, list[int]] = {}
        for i, g in enumerate(unite(len(names), pairs, threshold)):
            members.setdefault(g, []).append(i)
        out += [Draft(doc, tuple(sorted(group, key=lambda i: (-names[i].logit, i)))) for group in members.values()]
    return out


def draft_facts(
    scored: Scored, docs: Sequence[Sequence[Name]], drafts: Sequence[Draft], told: Sequence[Floats],
    joined: Sequence[Sequence[tuple[int, int, float]]],
) -> Floats:  # fmt: skip
    """Return the facts of each draft: those of its surest name, how its names stand together, their types and relations
    on average, what is said of the names in a list with it, and what its paper introduces.
    """
    # what is said of each name: types, as far as it is a thing at all, and relations (the first is `introduces`)
    said = np.zeros((len(scored.kept), 14), np.float32)
    said[:, :6] = scored.types / (1 + np.exp(-scored.logit))[:, None]
    for names, rows_told in zip(docs, told, strict=True):
        said[[n.place for n in names], 6:] = rows_told
    listed = company(scored, said)
    new = np.zeros((len(docs), 8), np.float32)
    for d, names in enumerate(docs):
        if names:
            places = [n.place for n in names]
            shares = said[places, :6] * said[places, 6:7]
            new[d] = (*shares.max(0), said[places, 0].sum(), len(names))
    rows, kinds, relations = [], np.zeros((len(drafts), 6), np.float32), np.zeros((len(drafts), 8), np.float32)
    own = np.zeros((len(drafts), 9), np.float32)
    ranks = [sorted(-n.logit for n in names) for names in docs]
    outside: list[dict[int, float]] = []
    for pairs in joined:
        sure: dict[int, float] = {}
        for x, y, p in pairs:
            sure[x], sure[y] = max(sure.get(x, 0.0), p), max(sure.get(y, 0.0), p)
        outside.append(sure)
    for k, draft in enumerate(drafts):
        names = [docs[draft.doc][i] for i in draft.members]
        best = names[0]
        rows.append(best.place)
        weight = np.array([1 + len(n.mentions) for n in names], np.float32)
        weight /= weight.sum()
        kinds[k] = weight @ np.array([n.types for n in names], np.float32)
        relations[k] = weight @ told[draft.doc][list(draft.members)]
        spelled = [spelling(n.text) for n in names]
        own[k] = (
            len(names), np.log1p(sum(len(n.mentions) for n in names)), any(s.hangul for s in spelled),
            any(s.latin and not s.hangul for s in spelled), best.logit, sum(n.logit for n in names) / len(names),
            names[-1].logit, bisect_left(ranks[draft.doc], -best.logit),
            max((outside[draft.doc].get(i, 0.0) for i in draft.members), default=0.0) if len(names) == 1 else 0.0,
        )  # fmt: skip
    best_types = np.array([docs[d.doc][d.members[0]].types for d in drafts], np.float32).reshape(len(drafts), 6)
    paper = new[[d.doc for d in drafts]]
    of_best = scored.facts[rows].reshape(len(drafts), -1)
    return rounded(np.hstack([of_best, own, kinds, best_types, relations, listed[rows], paper]))


def judge_facts(facts: Floats, kinds: Floats) -> Floats:
    """Return the facts from which it is told whether a draft is right, its type probabilities ``kinds`` known."""
    ordered = -np.sort(-kinds, 1)[:, :2]
    return rounded(np.hstack([facts, kinds, ordered]))


def find_things(scored: Scored, texts: Sequence[str], terms: TermTable, weights: Weights) -> list[tuple[Thing, ...]]:
    """Return the things of each text of a scored batch, those too that are too unsure to stand alone: with a score
    below the threshold, but not below what is a thing maybe.
    """
    settings, trees = weights.settings, weights.trees
    docs = choose(scored, texts, terms, settings["look"], settings["per_word"])
    out: list[list[Thing]] = [[] for _ in texts]
    rows = [name.place for names in docs for name in names]
    if not rows:
        return [() for _ in texts]
    opens = opening_brackets(scored)
    paired = [find_pairs(names, opens, weights.translations) for names in docs]
    every = [p for pairs in paired for p in pairs]
    same = np.round(1 / (1 + np.exp(-trees["merge"].score(facts_of(every))[:, 0])), 4) if every else np.zeros(0)
    relations = softmax(trees["relation"].score(relation_facts(scored, rows, weights.relation)))
    told, joined, at, row = [], [], 0, 0
    for names, pairs in zip(docs, paired, strict=True):
        joined.append([(p.a, p.b, float(v)) for p, v in zip(pairs, same[at : at + len(pairs)], strict=True)])
        told.append(relations[row : row + len(names)])
        at, row = at + len(pairs), row + len(names)
    drafts = draft_things(docs, joined, settings["merge"])
    facts = draft_facts(scored, docs, drafts, told, joined)
    kinds = rounded(softmax(trees["kind"].score(facts)))
    typed = judge_facts(facts, kinds)
    related = rounded(softmax(trees["bond"].score(typed)))
    right = rounded(trees["judge"].score(rounded(np.hstack([typed, related])))[:, 0])
    for draft, kind, relation, score in zip(drafts, kinds, related, right.tolist(), strict=True):
        if score >= settings["maybe"]:
            names = docs[draft.doc]
            thing = make_thing(draft, names, paired[draft.doc], joined[draft.doc], kind, relation, score, settings)
            out[draft.doc].append(thing)
    return [
        heed_denials(tuple(sorted(things, key=lambda t: (t.mentions[0], t.name))), text)
        for things, text in zip(out, texts, strict=True)
    ]


def make_thing(
    draft: Draft, names: Sequence[Name], pairs: Sequence[Pair], joined: Sequence[tuple[int, int, float]], kind: Floats,
    relation: Floats, score: float, settings: Mapping[str, Any],
) -> Thing:  # fmt: skip
    """Return the thing that ``draft`` is, with the reasons for which its names are one."""
    members = frozenset(draft.members)
    confidence = calibrate(score, settings)
    spelled: dict[str, str] = {}
    for form in (f for i in draft.members for f in names[i].spellings):
        spelled.setdefault(form.casefold(), form)
    forms = sorted(spelled.values(), key=lambda f: (-len(f), f))
    name = fullest([names[i].text for i in draft.members])
    reasons = tuple(
        (names[p.a].text, names[p.b].text, p.reason)
        for p, (a, b, v) in zip(pairs, joined, strict=True)
        if v >= settings["merge"] and a in members and b in members
    )
    mentions = sorted((a, b) for i in members for _, _, a, b, _, _ in names[i].mentions)
    known = any(names[i].terms for i in members)
    return Thing(
        ENTITY_TYPES[int(kind.argmax())], name, (name, *(f for f in forms if f != name)),
        tuple((a, b, confidence) for a, b in mentions), PREDICATES[int(relation.argmax())], "words around", confidence,
        "known term" if known else "words around", reasons, score,
    )  # fmt: skip


# "without relying on X", "X를 사용하지 않고", "X 없이": the paper does not use X there.
DENIED_BEFORE = re.compile(
    r"(?:\bwithout|\brather than|\binstead of|\bnot|\bno longer|\bnever|n't|\beliminat\w+|\bremov\w+ the need"
    r"(?: for| of)|\bfree of|\bno)(?:\s+(?:the|a|an|any|using|use|uses|relying|rely|on|require|requires|requiring"
    r"|need|needing|for|of|additional|extra|explicit|costly|expensive|external)\b)*\s*$",
    re.I,
)
DENIED_AFTER = re.compile(
    r"^(?:\s*(?:을|를|에|은|는|이|가|의|와|과|등의|등|로|도))?(?:\s*(?:전혀|직접|별도로|추가로))?\s*"
    r"(?:\S{0,6}\s?없이"
    r"|(?:사용|이용|활용|의존|필요로|적용|도입|요구|학습)\s?(?:을|를)?\s?(?:하지|되지)?\s?(?:않|없이)"
    r"|필요(?:가|로)?\s?(?:없|하지 않)|-free\b|이 아닌|가 아닌|아닌|대신)"
)


def denied(text: str, begin: int, stop: int) -> bool:
    """Return True if the text says at this place that the thing is not used.

    >>> text = "GAN을 사용하지 않고, without any LoRA, CLIP을 사용한다"
    >>> [denied(text, text.index(w), text.index(w) + len(w)) for w in ("GAN", "LoRA", "CLIP")]
    [True, True, False]
    """
    line = text.rfind("\n", 0, begin) + 1
    return bool(DENIED_AFTER.match(text[stop : stop + 24]) or DENIED_BEFORE.search(text[max(line, begin - 60) : begin]))


def heed_denials(things: tuple[Thing, ...], text: str) -> tuple[Thing, ...]:
    """Return ``things``; what the text only says not to use is mentioned, not used."""
    return tuple(
        replace(t, relation="mentions", relation_rule="denied")
        if t.relation == "uses" and all(denied(text, a, b) for a, b, _ in t.mentions)
        else t
        for t in things
    )


def calibrate(score: float, settings: Mapping[str, Any]) -> float:
    """Return the share of things with such a score that were right in the training papers left out (0 to 1)."""
    points = settings["calibration"]
    return round(float(np.interp(score, points["logit"], points["share"])), 3)
