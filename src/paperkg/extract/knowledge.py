"""What is known of a name before a paper is read: known terms, and how the name stands in thousands of abstracts.

Both are tables sorted by the key of the name (`tokens.key_of`), looked up for all names of a batch at once. A
candidate is a whole word run, so a known term never matches inside a longer word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ..model import ENTITY_TYPES
from ..ontology import Term
from .tokens import Hashes, key_of

GENERIC_BIT, CONTEXT_BIT = 64, 128


@dataclass(frozen=True, slots=True)
class TermTable:
    """The known terms by key.

    ``bits`` has a bit for each type, one for generic terms and one for those that need a context; ``context`` the
    words that they need; ``entries`` the numbers of the terms with that form.
    """

    keys: Hashes
    bits: npt.NDArray[np.uint8]
    context: dict[int, tuple[str, ...]] = field(default_factory=dict)
    entries: dict[int, frozenset[int]] = field(default_factory=dict)

    def look_up(self, keys: Hashes) -> npt.NDArray[np.uint8]:
        """Return the bits of each key, 0 where the name is not known."""
        if not len(self.keys):
            return np.zeros(len(keys), np.uint8)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.bits[at], 0).astype(np.uint8)


def term_table(terms: Iterable[Term]) -> TermTable:
    """Return the table of ``terms``: every form of every term."""
    bits: dict[int, int] = {}
    context: dict[int, tuple[str, ...]] = {}
    entries: dict[int, set[int]] = {}
    for number, term in enumerate(terms):
        bit = 1 << ENTITY_TYPES.index(term.type)
        for form in term.all_forms():
            key = key_of(form)
            if key:
                bits[key] = bits.get(key, 0) | bit | (GENERIC_BIT if term.generic else 0)
                entries.setdefault(key, set()).add(number)
                if term.context:
                    bits[key] |= CONTEXT_BIT
                    context[key] = (*context.get(key, ()), *(word.casefold() for word in term.context))
    keys = np.array(sorted(bits), np.uint64)
    numbers = {key: frozenset(entry) for key, entry in entries.items()}
    return TermTable(keys, np.array([bits[int(k)] for k in keys], np.uint8), context, numbers)


@dataclass(frozen=True, slots=True)
class NameStatistics:
    """How names stand in abstracts and keyword lists, by the upper half of their key.

    ``counts`` has, for each name, the number of abstracts that hold it and the number of keyword lists (16 times the
    binary logarithm), and the share of its mentions written with a capital inside a sentence (0 to 255). ``said`` is
    what the linear models say of it there, on average: the entity score and the six type scores, times 16.
    """

    keys: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.uint8]
    said: npt.NDArray[np.int8]

    def look_up(self, keys: Hashes) -> npt.NDArray[np.float32]:
        """Return the row of each key (counts, then what is said), zeros where the name was not seen."""
        out = np.zeros((len(keys), 10), np.float32)
        if len(self.keys):
            short = (keys >> np.uint64(32)).astype(np.uint32)
            at = np.minimum(np.searchsorted(self.keys, short), len(self.keys) - 1)
            hit = self.keys[at] == short
            out[hit, :3] = self.counts[at[hit]]
            out[hit, 3:] = self.said[at[hit]].astype(np.float32) / 16
        return out


NO_STATISTICS = NameStatistics(np.zeros(0, np.uint32), np.zeros((0, 3), np.uint8), np.zeros((0, 7), np.int8))


def in_context(table: TermTable, key: int, text: str) -> bool:
    """Return True if one of the words that the term of ``key`` needs near it stands in ``text`` (in small letters)."""
    return any(word in text for word in table.context.get(key, ()))


def context_bits(table: TermTable, keys: Hashes, docs: Sequence[int], texts: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Return the bits of each name, cleared where the term needs a context that its text does not give."""
    bits = table.look_up(keys)
    lower: dict[int, str] = {}
    for i in np.nonzero(bits & CONTEXT_BIT)[0].tolist():
        doc = int(docs[i])
        if doc not in lower:
            lower[doc] = texts[doc].casefold()
        if not in_context(table, int(keys[i]), lower[doc]):
            bits[i] = 0
    return bits
