"""What could be a name: runs of words between hard cuts, each with its readings without a particle, as arrays.

A candidate is a run of one to `LONGEST` words on one line with nothing but single gaps, hyphens and small connecting
words between them. Marks, brackets, stop words, verbs and certain particles cut. The last word of a candidate has up
to three readings: as written, and without a particle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .tokens import (
    COL,
    F_END,
    F_ENDMARK,
    F_PARTICLE,
    F_START,
    F_SURE,
    F_VERBAL,
    F_WORD,
    JOIN,
    KOREAN,
    MARK,
    NUMBER,
    TOKEN,
    Hashes,
    Ints,
    WordTable,
    hash_text,
)

LONGEST = 6
AMPERSAND = hash_text("&")
NEWLINE = 99

Parts = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Batch:
    """The tokens of a batch of texts, laid end to end, and the candidates in them.

    Tokens: ``row`` points into the word table, ``start`` and ``end`` are offsets in the token's own text, ``doc`` is
    the place of the text, ``gap`` the characters since the token before (`NEWLINE` across the end of a line), ``part``
    the place of the section (0 the title, -1 outside of all), ``sentence`` the number of the sentence.
    Candidates: ``first`` and ``last`` token, ``reading`` of the last word (0 as written), ``key`` (see
    `tokens.key_of`).
    """

    row: Ints
    start: Ints
    end: Ints
    doc: Ints
    gap: Ints
    part: Ints
    sentence: Ints
    cols: Ints
    first: Ints
    last: Ints
    reading: Ints
    key: Hashes
    begin: Ints
    stop: Ints
    sizes: Ints

    def col(self, name: str) -> Ints:
        """Return a column of the word table for each token."""
        return self.cols[:, COL[name]]


def read_tokens(
    texts: Sequence[str], parts: Sequence[Parts], table: WordTable
) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints]:
    """Return row, start, end, doc, gap and part of every token that stands inside a section of its text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    docs: list[int] = []
    gaps: list[int] = []
    places: list[int] = []
    for d, (text, spans) in enumerate(zip(texts, parts, strict=True)):
        for p, (a, b) in enumerate(spans):
            before = -1
            for found in TOKEN.finditer(text, a, b):
                s, e = found.span()
                words.append(found.group())
                starts.append(s)
                ends.append(e)
                if before < 0:
                    gaps.append(NEWLINE)
                elif s == before:
                    gaps.append(0)
                elif s == before + 1:
                    gaps.append(NEWLINE if text[before] in "\n\r\v\f\u2028\u2029" else 1)
                else:
                    gaps.append(NEWLINE if "\n" in text[before:s] or "\r" in text[before:s] else 2)
                before = e
            n = len(starts) - len(docs)
            docs.extend([d] * n)
            places.extend([p] * n)
    row = table.look_up(words)
    start, end, doc, gap, part = (np.array(x, np.int32) for x in (starts, ends, docs, gaps, places))
    return row, start, end, doc, gap, part


def find_candidates(texts: Sequence[str], parts: Sequence[Parts], table: WordTable) -> Batch:
    """Return the tokens and the candidates of ``texts``; ``parts`` are the sections of each, the title first (it may
    be empty).
    """
    row, start, end, doc, gap, part = read_tokens(texts, parts, table)
    ints, keys = table.arrays()
    cols = ints[row]
    n = len(row)
    kind, flags = cols[:, COL["kind"]], cols[:, COL["flags"]]
    glued = np.zeros(n, bool)
    if n:
        before_kind = np.concatenate([[MARK], kind[:-1]])
        # a particle stuck to a name or to a closing bracket
        glued = (gap == 0) & (flags & F_PARTICLE > 0) & (before_kind != KOREAN) & (before_kind != JOIN)
    word = (flags & F_WORD > 0) & ~glued & (flags & F_VERBAL == 0)
    can_start = word & (flags & F_START > 0)
    can_end = word & (flags & F_END > 0)
    sure = flags & F_SURE > 0
    link = np.zeros(n, bool)  # token i goes on into token i + 1
    if n > 1:
        joined = (kind == JOIN) & (gap != 0)  # "a - b" is a dash; "a & b" is not
        dash = joined & (cols[:, COL["low"]] != AMPERSAND)
        link[:-1] = word[:-1] & word[1:] & (gap[1:] < 3) & ~sure[:-1] & ~dash[1:]
        link[:-1] &= ~((kind[:-1] == JOIN) & (gap[1:] != 0) & (cols[:-1, COL["low"]] != AMPERSAND))
        # Hangul directly before Latin without a gap is two words of one run; Latin before Hangul too ("LLM기반")
    run = np.zeros(n + 1, np.int32)
    # run[i]: how many further tokens follow i in its run
    breaks = np.nonzero(~link)[0]
    if n:
        following = breaks[np.searchsorted(breaks, np.arange(n))]
        run[:n] = following - np.arange(n)
    firsts, lasts, readings, hashes = [], [], [], []
    key, factor = keys[row, 0], keys[row, 1]
    value = np.zeros(n, np.uint64)
    for length in range(1, LONGEST + 1):
        at = np.nonzero(can_start & (run[:n] >= length - 1))[0]
        at = at[at + length - 1 < n]
        tail = at + length - 1
        head_value = value[at]
        number = kind[tail] == NUMBER
        good = can_end[tail] & ~(number & (length == 1))
        whole = good & ~sure[tail]
        f, t = at[whole], tail[whole]
        firsts.append(f)
        lasts.append(t)
        readings.append(np.zeros(len(f), np.int32))
        hashes.append(head_value[whole] * factor[t] + key[t])
        for reading, (cut, place) in enumerate((("cut1", 2), ("cut2", 4)), 1):
            cuts = cols[tail, COL[cut]]
            some = good & (cuts > 0) & (kind[tail] == KOREAN) & ((cuts > 1) | (length > 1))
            f, t = at[some], tail[some]
            firsts.append(f)
            lasts.append(t)
            readings.append(np.full(len(f), reading, np.int32))
            hashes.append(head_value[some] * keys[row[t], place + 1] + keys[row[t], place])
        # the hash of the first `length` tokens, for the next length
        value[at] = head_value * factor[tail] + key[tail]
    first = np.concatenate(firsts).astype(np.int32)
    last = np.concatenate(lasts).astype(np.int32)
    read = np.concatenate(readings)
    hashed = np.concatenate(hashes)
    order = np.lexsort((read, last, first))
    first, last, read, hashed = first[order], last[order], read[order], hashed[order]
    begin = start[first] if n else first
    stop = end[last] if n else last
    if n:
        cut = np.where(read == 1, cols[last, COL["cut1"]], cols[last, COL["cut2"]])
        stop = np.where(read == 0, stop, start[last] + cut).astype(np.int32)
    closes = (flags & F_ENDMARK > 0) & np.concatenate([gap[1:] > 0, [True]])[:n] if n else np.zeros(0, bool)
    opens = np.concatenate([[True], closes[:-1]])[:n] | (gap == NEWLINE)
    sentence = np.cumsum(opens).astype(np.int32)
    sizes = np.bincount(doc, minlength=len(texts)).astype(np.int32)
    return Batch(
        row, start, end, doc, gap, part, sentence, cols, first, last, read, hashed,
        begin.astype(np.int32), stop.astype(np.int32), sizes,
    )  # fmt: skip
