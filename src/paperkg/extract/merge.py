"""Which names of one paper are one thing: acronyms, glosses, translations, spelling and size variants.

Only pairs that share something are looked at (a bracket, initials, a word, a translation, a known term), so the work
grows with the names, not with their square. A small forest decides; the strongest sign is kept as the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from .tokens import TOKEN, Lexicon, fold, stems
from .words import CLASSES

SIZE = re.compile(r"[-\s_]*\(?\d+(?:\.\d+)?\s?[bmk]\)?$", re.I)
SMALL = frozenset(["of", "for", "and", "in", "to", "with", "on", "from", "the", "via", "by", "a"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was taken for a thing: its written form, its place in the batch, and where it stands.

    ``mentions`` are (first token, last token, begin, stop, part, reading); ``logit`` and ``types`` are its scores;
    ``terms`` are the known terms that have this form, ``spellings`` the ways in which the text writes it.
    """

    text: str
    place: int
    logit: float
    types: tuple[float, ...]
    mentions: tuple[tuple[int, int, int, int, int, int], ...]
    sentences: frozenset[int]
    terms: frozenset[int] = frozenset()
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """A written form taken apart: its folded words, all of it folded, its digits, initials, and whether it has Hangul.
    """

    words: tuple[str, ...]
    folded: str
    digits: tuple[str, ...]
    initials: str
    hangul: bool
    latin: bool
    proper: bool
    unsized: str
    grams: frozenset[str]


@lru_cache(maxsize=50_000)
def spelling(text: str) -> Spelling:
    """Return ``text`` taken apart.

    >>> spelling("Mixture of Experts").initials, spelling("Qwen2.5-7B").unsized
    ('me', 'qwen25')
    """
    raw = [m.group() for m in TOKEN.finditer(text)]
    pieces = [p for t in raw for p in re.split(r"[-‐‑_/]", t)]
    words = tuple(w for p in pieces if (w := fold(p)) and w not in SMALL)
    folded = "".join(f for t in raw if (f := fold(t)))
    initials = "".join(w[0] for w in words)
    return Spelling(
        words, folded, tuple(re.findall(r"\d+(?:\.\d+)?", text)), initials,
        any("가" <= c <= "힣" for c in text), any("a" <= c.lower() <= "z" for c in text),
        any(c.isupper() for t in raw for c in t[1:]) or any(c.isdigit() for c in text),
        fold(SIZE.sub("", text)), frozenset(folded[i : i + 2] for i in range(len(folded) - 1)),
    )  # fmt: skip


def is_acronym(short: Spelling, long: Spelling) -> bool:
    """Return True if ``short`` could abbreviate ``long``: its letters are initials, or stand in order at the
    beginnings of words.
    """
    s = "".join(short.words)
    if not 2 <= len(s) <= 12 or len(long.words) < 2 or short.hangul:
        return False
    if s == long.initials or s.rstrip("s") == long.initials:
        return True
    # each word may give several of its first letters: "SynFin" of "synthetic financial"
    return _spells(s, long.words)


def _spells(short: str, words: Sequence[str]) -> bool:
    seen = {0}
    for word in words:
        new = set()
        for at in seen:
            taken = 0
            while taken < min(len(word), 5) and at + taken < len(short) and short[at + taken] == word[taken]:
                taken += 1
                new.add(at + taken)
        # small words may be passed over, so keep what was reached before only for two-letter words
        seen = new | (seen if len(word) <= 3 else set())
        if not seen:
            return False
    return len(short) in seen


def translated(ko: Spelling, en: Spelling, table: Mapping[str, Mapping[str, float]]) -> tuple[float, float]:
    """Return how much of the Korean form the English one translates, and the other way round (0 to 1)."""
    hit: dict[str, float] = {}
    total = 0.0
    korean = [w for w in ko.words if w not in CLASSES]
    english = [w for w in en.words if w not in CLASSES]
    if not korean or not english:
        return 0.0, 0.0
    for word in korean:
        if word in english:
            best, of = 1.0, word
        else:
            known = table.get(word) or next((table[s] for s in stems(word, _EMPTY) if s in table), {})
            best, of = max(((known.get(e, 0.0), e) for e in english), default=(0.0, ""))
        total += best
        if best > 0:
            hit[of] = max(hit.get(of, 0.0), best)
    return total / len(korean), sum(hit.values()) / len(english)


_EMPTY = Lexicon()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that share something: places in the list of names, the measured facts, and the signs in words."""

    a: int
    b: int
    facts: tuple[float, ...]
    reason: str


def find_pairs(names: Sequence[Name], opens: frozenset[int], table: Mapping[str, Mapping[str, float]]) -> list[Pair]:
    """Return the pairs of ``names`` that share something, with their facts. ``opens`` are the tokens that are an
    opening bracket.
    """
    spelled = [spelling(n.text) for n in names]
    starts: dict[int, list[int]] = {}
    for i, name in enumerate(names):
        for first, *_ in name.mentions:
            starts.setdefault(first, []).append(i)
    gloss: set[tuple[int, int]] = set()
    for i, name in enumerate(names):
        for _, last, _, _, _, reading in name.mentions:
            if reading == 0 and last + 1 in opens:
                gloss.update((min(i, j), max(i, j)) for j in starts.get(last + 2, ()) if j != i)
    near: set[tuple[int, int]] = set(gloss)
    by_word: dict[str, list[int]] = {}
    for i, s in enumerate(spelled):
        sign = {*s.words, "#" + s.initials, "#" + "".join(s.words), "~" + s.unsized}
        sign |= {f"t{t}" for t in names[i].terms}
        if s.hangul:
            for word in s.words:
                for known in (word, *stems(word, _EMPTY)):
                    sign.update(table.get(known, ()))
        for word in sorted(sign):
            by_word.setdefault(word, []).append(i)
    for together in by_word.values():
        if len(together) <= 30:
            near.update((a, b) for x, a in enumerate(together) for b in together[x + 1 :])
    for i, s in enumerate(spelled):
        if not s.hangul and len(s.words) == 1 and s.proper:
            near.update(
                (min(i, j), max(i, j)) for j, other in enumerate(spelled[:60]) if j != i and is_acronym(s, other)
            )
    out = []
    for a, b in sorted(near):
        out.append(Pair(a, b, *compare(names[a], names[b], spelled[a], spelled[b], (a, b) in gloss, table)))
    return out


def compare(
    a: Name, b: Name, x: Spelling, y: Spelling, gloss: bool, table: Mapping[str, Mapping[str, float]]
) -> tuple[tuple[float, ...], str]:
    """Return the measured facts of a pair, and its strongest sign in words."""
    acronym = is_acronym(x, y) or is_acronym(y, x)
    shared = len(set(x.words) & set(y.words))
    jaccard = shared / max(len(set(x.words) | set(y.words)), 1)
    short, long = (x, y) if len(x.words) <= len(y.words) else (y, x)
    n = len(short.words)
    suffix = n > 0 and long.words[-n:] == short.words
    prefix = n > 0 and long.words[:n] == short.words
    subset = set(short.words) <= set(long.words)
    forward = backward = 0.0
    if x.hangul != y.hangul or (x.hangul and x.latin != y.latin):
        ko, en = (x, y) if x.hangul and not (y.hangul and not y.latin) else (y, x)
        forward, backward = translated(ko, en, table)
    dice = 2 * len(x.grams & y.grams) / max(len(x.grams) + len(y.grams), 1)
    same_size = x.unsized == y.unsized and len(x.unsized) > 2
    terms = bool(a.terms & b.terms)
    other_terms = bool(a.terms) and bool(b.terms) and not terms
    facts = (
        float(gloss), float(acronym), jaccard, float(suffix), float(prefix), float(subset), forward, backward,
        forward * backward, dice, sum(p * q for p, q in zip(a.types, b.types, strict=True)),
        float(x.proper and y.proper), float(x.digits == y.digits), float(bool(x.digits) != bool(y.digits)),
        float(terms), float(other_terms), float(x.hangul != y.hangul), float(x.hangul and y.hangul), float(same_size),
        float(len(long.words) - len(short.words)), float(len(short.words)), min(a.logit, b.logit),
        max(a.logit, b.logit),
        float(len(a.sentences & b.sentences)), min(a.types.index(max(a.types)), b.types.index(max(b.types))),
        max(a.types.index(max(a.types)), b.types.index(max(b.types))), float(short.proper), float(long.proper),
    )  # fmt: skip
    reason = (
        "gloss in brackets" if gloss
        else "known term" if terms
        else "initials" if acronym
        else "size variant" if same_size
        else "translation" if forward * backward > 0.2
        else "same words" if jaccard == 1
        else "shorter form" if suffix or prefix or subset
        else "like spelling"
    )  # fmt: skip
    return facts, reason


def facts_of(pairs: Sequence[Pair]) -> npt.NDArray[np.float32]:
    """Return the facts of ``pairs`` as rows."""
    return np.round(np.array([p.facts for p in pairs], np.float32).reshape(len(pairs), -1), 4)


def unite(count: int, pairs: Sequence[tuple[int, int, float]], threshold: float) -> list[int]:
    """Return the group of each of ``count`` names: pairs at or above ``threshold`` are joined, the surest first."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b, p in sorted(pairs, key=lambda t: (-t[2], t[0], t[1])):
        if p >= threshold:
            x, y = root(a), root(b)
            parent[max(x, y)] = min(x, y)
    return [root(i) for i in range(count)]
