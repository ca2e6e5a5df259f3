"""Text to tokens, as arrays: Latin words, Hangul words, numbers and marks, with all that is asked of a word computed
once.

A name and the particle stuck to it are two tokens ("OmniZip은" is ``OmniZip`` and ``은``). What is asked of a word (its
folded hash, its stems without particles, its shape, the cue that it is) is computed once for each distinct word and
gathered from a table, so that a paper costs one pass of a regular expression and a few numpy operations.

Offsets are always those of the text as given; words are compared after NFC, case folding and the loss of marks.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from .words import CLASS_WORDS, CONNECTORS, CUE_OF, ENDINGS, GENERIC, JOINERS, PARTICLES, STOPS, SURE, VERBAL

Ints = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]

HANGUL = "가-힣ᄀ-ᇿㄱ-ㆎ"
# A hyphen before one of these ends a name: "GRPO-based reward" holds the name GRPO.
TAILS = "based|style|like|powered|generated|trained|equipped|inspired|family|series|class"
TOKEN = re.compile(
    rf"[{HANGUL}]+"
    rf"|[^\W_{HANGUL}]+(?:(?:[-‐‑'’._@^*×](?!(?:{TAILS})\b))[^\W_{HANGUL}]+)*(?:\+{{1,2}}(?![\w]))?"
    r"|\S"
)

LATIN, KOREAN, NUMBER, MARK, JOIN = 1, 2, 3, 0, 4

MASK64 = (1 << 64) - 1
BASE = 0x9E3779B97F4A7C15 | 1

WORD_BITS = 22


def spell(word: str) -> str:
    """Return ``word`` in NFC: what is compared and looked up."""
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def fold(word: str) -> str:
    """Return the letters and digits of ``word`` that decide whether two names are one: no case, marks or plural.

    >>> fold("Diffusion-Models"), fold("C++"), fold("64×64"), fold("FLOPs")
    ('diffusionmodel', 'c++', '64x64', 'flop')
    """
    word = unicodedata.normalize("NFKC", word).casefold().replace("×", "x")
    word = "".join(c for c in word if c.isalnum() or c == "+")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    return word


def hash_text(text: str) -> int:
    """Return a 22-bit hash of ``text`` that is the same on every machine and in every process."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) & ((1 << WORD_BITS) - 1)


def poly(text: str) -> tuple[int, int]:
    """Return the polynomial hash of ``text`` and the factor that appends it: ``h(ab) = h(a) * factor(b) + h(b)``
    modulo 2**64.
    """
    value, factor = 0, 1
    for c in text:
        value = (value * BASE + ord(c) * 0x100000001B3 + 1) & MASK64
        factor = (factor * BASE) & MASK64
    return value, factor


def key_of(text: str) -> int:
    """Return the key of a name: equal for two spellings that differ only in case, marks, spaces or plural.

    >>> key_of("Diffusion Model") == key_of("diffusion-models")
    True
    """
    value = 0
    for found in TOKEN.finditer(text):
        one, factor = _word_key(found.group())
        value = (value * factor + one) & MASK64
    return value


@lru_cache(maxsize=30_000)
def _word_key(word: str) -> tuple[int, int]:
    return poly(fold(word))


def shape(word: str) -> str:
    """Return the shape of a word, runs folded: ``Qwen2.5-VL`` is ``Xx0.0-X``.

    >>> shape("Qwen2.5-VL")
    'Xx0.0-X'
    """
    out: list[str] = []
    for c in word[:40]:
        s = "0" if c.isdigit() else "X" if c.isupper() else "x" if c.islower() else "가" if "가" <= c <= "힣" else c
        if not out or out[-1] != s:
            out.append(s)
    return "".join(out)[:8]


@dataclass
class Lexicon:
    """What training learned of single words.

    ``stops`` never stand inside a name, ``nouns`` end like a particle but do not; ``groups`` are the wide and the fine
    group of words used alike, by folded word, numbered from 1.
    """

    stops: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    groups: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def group(self, word: str) -> tuple[int, int]:
        """Return the groups of ``word``, else of its last part after a hyphen, else (0, 0)."""
        found = self.groups.get(fold(word))
        if found is None and "-" in word:
            found = self.groups.get(fold(word.rsplit("-", 1)[1]))
        return (found[0], found[1]) if found else (0, 0)


# The columns of the table of words.
COLUMNS = (
    "kind", "low", "shape", "suf3", "suf4", "suf5", "pre3", "pre4", "flags", "cue", "klass", "generic",
    "cut1", "low1", "end1", "cut2", "low2", "end2", "length", "upper", "digit", "head",
    "wide", "fine", "wide1", "fine1", "wide2", "fine2", "base",
)  # fmt: skip
COL = {name: place for place, name in enumerate(COLUMNS)}
F_WORD, F_START, F_END, F_SURE, F_PARTICLE, F_VERBAL, F_STOP, F_PROPER, F_ENDMARK, F_INITIAL, F_CAPS = (
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024,
)  # fmt: skip


@dataclass
class WordTable:
    """What is asked of words, a row for each distinct one, grown as words come; forgotten when it grows past
    ``limit``.
    """

    lexicon: Lexicon = field(default_factory=Lexicon)
    limit: int = 300_000
    rows: dict[str, int] = field(default_factory=dict)
    _ints: list[tuple[int, ...]] = field(default_factory=list)
    _keys: list[tuple[int, ...]] = field(default_factory=list)
    _int_array: npt.NDArray[np.int32] = field(default_factory=lambda: np.zeros((0, len(COLUMNS)), np.int32))
    _key_array: Hashes = field(default_factory=lambda: np.zeros((0, 6), np.uint64))

    def look_up(self, words: Sequence[str]) -> Ints:
        """Return the row of each word, making the rows that are not there yet."""
        if len(self.rows) > self.limit:
            self.rows.clear()
            self._ints.clear()
            self._keys.clear()
            self._int_array, self._key_array = self._int_array[:0], self._key_array[:0]
        rows = self.rows
        try:
            return np.array([rows[w] for w in words], np.int32)
        except KeyError:
            for word in words:
                if word not in rows:
                    ints, keys = describe(word, self.lexicon)
                    rows[word] = len(self._ints)
                    self._ints.append(ints)
                    self._keys.append(keys)
        return np.array([rows[w] for w in words], np.int32)

    def arrays(self) -> tuple[npt.NDArray[np.int32], Hashes]:
        """Return the table as two arrays: the columns of `COLUMNS`, and (hash, factor) of the word and of its two
        stems.
        """
        if len(self._int_array) != len(self._ints):
            done = len(self._int_array)
            self._int_array = np.concatenate([self._int_array, np.array(self._ints[done:], np.int32)])
            self._key_array = np.concatenate([self._key_array, np.array(self._keys[done:], np.uint64)])
        return self._int_array, self._key_array


_ENDINGS_BY_LAST: dict[str, list[str]] = {}
for _ending in ENDINGS:
    _ENDINGS_BY_LAST.setdefault(_ending[-1], []).append(_ending)


def stems(word: str, lexicon: Lexicon) -> list[str]:
    """Return up to two shorter readings of a Hangul word: without its particle.

    >>> stems("정확도를", Lexicon()), stems("추론", Lexicon())
    (['정확도'], [])
    """
    out: list[str] = []
    for ending in _ENDINGS_BY_LAST.get(word[-1:], ()):
        if len(word) - len(ending) >= 1 and word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) >= 2 or len(out) == 0:
                out.append(stem)
            if len(out) == 2:
                break
    return out


# "제안하였다", "제안된다" and "제안함" are forms of one verb.
VERB = re.compile(r"(.{2,}?)(?:하|되|시키|했|됐|함|됨|한|된|할|될|해|돼|시킨|시켜|시킴|합|됩)[가-힣]{0,6}$")


def base_form(word: str, lexicon: Lexicon) -> str:
    """Return what stays of a Hangul word when it is inflected: the stem of a verb, else the word without its particle.

    >>> [base_form(w, Lexicon()) for w in ("제안하였다", "제안함", "모델을", "성능")]
    ['제안', '제안', '모델', '성능']
    """
    if word in lexicon.nouns:
        return word
    verb = VERB.match(word)
    if verb:
        return verb.group(1)
    found = stems(word, lexicon)
    return found[0] if found and len(found[0]) >= 2 else word


def describe(word: str, lexicon: Lexicon) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the row of ``word``: its columns, and the hashes of itself and of its stems."""
    plain = spell(word)
    lower = plain.casefold()
    folded = fold(plain)
    first = plain[0]
    hangul = "가" <= first <= "힣" or "ᄀ" <= first <= "ᇿ" or "ㄱ" <= first <= "ㆎ"
    kind = KOREAN if hangul else MARK
    if not hangul and folded:
        kind = NUMBER if folded.isdigit() or re.fullmatch(r"[\d.,%]+", plain) else LATIN
    if plain in JOINERS:
        kind = JOIN
    flags = 0
    stop = lower in STOPS or lower in lexicon.stops
    connector = lower in CONNECTORS
    cuts: list[str] = []
    if kind == KOREAN:
        particle = plain in PARTICLES
        if particle:
            flags |= F_PARTICLE
        noun = plain in lexicon.nouns
        cuts = [] if stop else stems(plain, lexicon)
        if cuts and not noun and plain[len(cuts[0]) :] in SURE:
            flags |= F_SURE
        if VERBAL.match(plain) and not noun:
            flags |= F_VERBAL
    usable = kind in (LATIN, KOREAN, NUMBER) and not stop
    if usable:
        flags |= F_WORD | F_END
        if kind != NUMBER:
            flags |= F_START
    if stop:
        flags |= F_STOP
    if connector or kind == JOIN:
        flags = (flags | F_WORD) & ~(F_START | F_END)
    inner = sum(c.isupper() for c in plain[1:])
    digits = any(c.isdigit() for c in plain)
    if kind == LATIN:
        if inner or (digits and len(plain) > 1):
            flags |= F_PROPER
        if first.isupper():
            flags |= F_INITIAL
        if plain.isupper() and len(plain) > 1:
            flags |= F_CAPS
    if plain in ".!?。":
        flags |= F_ENDMARK
    head = re.split(r"[-‐‑_]", lower)[-1]
    base = base_form(plain, lexicon) if kind == KOREAN else folded or plain
    cut_words = [*cuts, "", ""][:2]
    values, factors = poly(folded)
    keys = [values, factors]
    for cut in cut_words:
        keys.extend(poly(fold(cut)))

    def length_as_written(stem: str) -> int:
        if not stem or plain == word:
            return len(stem)
        # decomposed Hangul: find how much of the word as written makes the stem
        return next((n for n in range(len(word) + 1) if spell(word[:n]) == stem), 0)

    ints = (
        kind, hash_text(lower), hash_text("S" + shape(plain)), hash_text("3" + lower[-3:]), hash_text("4" + lower[-4:]),
        hash_text("5" + lower[-5:]), hash_text("<" + lower[:3]), hash_text("<<" + lower[:4]), flags,
        CUE_OF.get(lower, 0) or CUE_OF.get(base, 0), CLASS_WORDS.get(lower, 0), int(lower in GENERIC),
        length_as_written(cut_words[0]), hash_text(cut_words[0]), hash_text(plain[len(cut_words[0]) :]),
        length_as_written(cut_words[1]), hash_text(cut_words[1]), hash_text(plain[len(cut_words[1]) :]),
        len(plain), min(inner, 9), int(digits), hash_text("H" + head),
        *lexicon.group(plain), *lexicon.group(cut_words[0]), *lexicon.group(cut_words[1]), hash_text("B" + base),
    )  # fmt: skip
    return ints, tuple(keys)
