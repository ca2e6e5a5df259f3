"""What can be asked of a candidate and of a name: hashed words beside it (sparse), and measured facts of it (dense).

The sparse part of a name is the mean over its mentions of one-hot vectors: the words inside, the words before and
after, the nearest words that say what the paper does with it. They are never built as strings: a hash of a word and
the number of the question are mixed into a place in the weight table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .candidates import LONGEST, NEWLINE, Batch
from .tokens import COL, F_CAPS, F_ENDMARK, F_INITIAL, F_PARTICLE, F_PROPER, KOREAN, LATIN, Ints, hash_text

Floats = npt.NDArray[np.float32]

BITS = 18
NOTHING = hash_text("<nothing>")
_MIX, _SALT = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)


def place(question: int, value: Ints) -> npt.NDArray[np.uint32]:
    """Return the place in the weight table of each answer ``value`` to the question with this number."""
    x = (value.astype(np.uint32) + np.uint32((question + 1) * int(_SALT) & 0xFFFFFFFF)) * _MIX
    x ^= x >> np.uint32(15)
    x *= np.uint32(0xC2B2AE35)
    return x >> np.uint32(32 - BITS)


def pair(a: Ints, b: Ints) -> Ints:
    """Return one value for two values."""
    return ((a.astype(np.int64) * 1_000_003 + b) & 0x3FFFFF).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Context:
    """What is around each candidate, gathered once: places of the neighbours (-1 where the line ends) and the nearest
    cues.
    """

    before: list[Ints]
    after: list[Ints]
    next_cue: Ints
    past_cue: Ints
    ending: Ints
    tail: Ints


def neighbours(batch: Batch, reach: int = 5) -> Context:
    """Return the tokens beside each candidate of ``batch``."""
    n = len(batch.row)
    line = np.cumsum(batch.gap == NEWLINE).astype(np.int32)
    first, last = batch.first, batch.last
    here = line[first]
    before, after = [], []
    for k in range(1, reach + 1):
        i = first - k
        before.append(np.where((i >= 0) & (line[np.maximum(i, 0)] == here), i, -1).astype(np.int32))
        j = last + k
        after.append(np.where((j < n) & (line[np.minimum(j, n - 1)] == here), j, -1).astype(np.int32))
    cues = np.nonzero(batch.col("cue") > 0)[0].astype(np.int32)
    next_cue = np.full(len(first), -1, np.int32)
    past_cue = np.full(len(first), -1, np.int32)
    if len(cues):
        at = np.searchsorted(cues, last, side="right")
        nxt = cues[np.minimum(at, len(cues) - 1)]
        same = (at < len(cues)) & (batch.sentence[nxt] == batch.sentence[last])
        next_cue = np.where(same, nxt, -1).astype(np.int32)
        at = np.searchsorted(cues, first, side="left") - 1
        past = cues[np.maximum(at, 0)]
        same = (at >= 0) & (batch.sentence[past] == batch.sentence[first])
        past_cue = np.where(same, past, -1).astype(np.int32)
    cols = batch.cols[last]
    ending = np.where(
        batch.reading == 0, NOTHING, np.where(batch.reading == 1, cols[:, COL["end1"]], cols[:, COL["end2"]])
    ).astype(np.int32)
    tail = np.where(
        batch.reading == 0,
        cols[:, COL["low"]],
        np.where(batch.reading == 1, cols[:, COL["low1"]], cols[:, COL["low2"]]),
    ).astype(np.int32)
    return Context(before, after, next_cue, past_cue, ending, tail)


def questions(batch: Batch, context: Context) -> tuple[list[npt.NDArray[np.uint32]], list[npt.NDArray[np.uint32]]]:
    """Return the places in the weight table for each candidate: those of the words inside, and those of the words
    around.
    """
    first, last = batch.first, batch.last
    cols = batch.cols
    c = COL

    def of(i: Ints, column: str) -> Ints:
        return np.where(i >= 0, cols[i, c[column]], NOTHING).astype(np.int32)

    q = iter(range(200))
    inside: list[npt.NDArray[np.uint32]] = []
    around: list[npt.NDArray[np.uint32]] = []

    def ask(out: list[npt.NDArray[np.uint32]], value: Ints) -> None:
        out.append(place(next(q), value))

    n_words = last - first
    tail = context.tail
    short = batch.reading > 0
    ask(inside, of(first, "low"))
    ask(inside, tail)
    ask(inside, (batch.key >> np.uint64(40)).astype(np.int32) & 0x3FFFFF)
    for suffix in ("suf3", "suf4", "suf5"):
        ask(inside, np.where(short, tail, of(last, suffix)))
    ask(inside, of(last, "pre3"))
    ask(inside, of(last, "pre4"))
    ask(inside, of(first, "pre3"))
    ask(inside, of(first, "pre4"))
    ask(inside, of(last, "shape"))
    ask(inside, pair(of(first, "shape"), n_words))
    ask(inside, np.where(short, tail, of(last, "head")))
    ask(inside, pair(n_words, batch.reading))
    second = np.where(n_words > 0, first + 1, -1).astype(np.int32)
    ask(inside, pair(of(first, "low"), np.where(n_words == 1, tail, of(second, "low"))))
    ask(inside, pair(of(np.where(n_words > 0, last - 1, -1).astype(np.int32), "low"), tail))
    bag = next(q)
    for k in range(1, LONGEST - 1):
        i = np.where(first + k < last, first + k, -1).astype(np.int32)
        inside.append(place(bag, of(i, "low")))
    bag = next(q)  # every word inside, wherever it stands
    inside.append(place(bag, of(first, "low")))
    inside.append(place(bag, tail))

    def last_group(level: str) -> Ints:
        read = batch.reading
        one, two = cols[last, c[level + "1"]], cols[last, c[level + "2"]]
        out: Ints = np.where(read == 0, cols[last, c[level]], np.where(read == 1, one, two)).astype(np.int32)
        return out

    def group(i: Ints, level: str) -> Ints:
        # what the line gives: its words read with a particle count as their stems
        own = cols[i, c[level]]
        return np.where(i >= 0, np.where(own > 0, own, cols[i, c[level + "1"]]), -1).astype(np.int32)

    wide, fine = last_group("wide"), last_group("fine")
    first_fine = np.where(n_words > 0, group(first, "fine"), fine)
    first_wide = np.where(n_words > 0, group(first, "wide"), wide)
    ask(inside, fine)
    ask(inside, pair(wide, n_words))
    ask(inside, first_fine)
    ask(inside, pair(first_wide, wide))
    ask(inside, pair(group(np.where(n_words > 0, last - 1, -1).astype(np.int32), "wide"), fine))
    b1, a1 = (x[0] for x in (context.before, context.after))
    ask(around, group(b1, "fine"))
    ask(around, group(b1, "wide"))
    ask(around, np.where(short, 0, group(a1, "fine")).astype(np.int32))
    ask(around, np.where(short, 0, group(a1, "wide")).astype(np.int32))
    ask(around, pair(group(b1, "wide"), wide))
    ask(around, pair(np.where(short, 0, group(a1, "wide")).astype(np.int32), wide))
    ask(around, group(context.before[1], "wide"))
    ask(around, group(context.after[1], "wide"))

    n1 = np.where(short, context.ending, of(context.after[0], "low"))
    n2 = np.where(short, of(context.after[0], "low"), of(context.after[1], "low"))
    p1, p2 = of(context.before[0], "low"), of(context.before[1], "low")
    ask(around, p1)
    ask(around, p2)
    ask(around, n1)
    ask(around, n2)
    ask(around, pair(p1, n1))
    ask(around, pair(p2, p1))
    ask(around, pair(n1, n2))
    ask(around, of(context.before[0], "shape"))
    ask(around, of(context.after[0], "shape"))
    ask(around, pair(n1, of(last, "shape")))
    ask(around, pair(p1, of(first, "shape")))
    left, right = next(q), next(q)
    for k in range(2, 5):
        around.append(place(left, of(context.before[k], "base")))
        around.append(place(right, of(context.after[k], "base")))
    title = (batch.part[first] == 0).astype(np.int32)
    start = (context.before[0] < 0).astype(np.int32)
    ask(around, title * 2 + start)
    # no cue has no distance: a place in the batch must never be asked, or a paper would depend on its company
    ahead = np.where(context.next_cue >= 0, np.minimum(context.next_cue - last, 3), 0).astype(np.int32)
    behind = np.where(context.past_cue >= 0, np.minimum(first - context.past_cue, 3), 0).astype(np.int32)
    ask(around, pair(of(context.next_cue, "base"), ahead))
    ask(around, of(context.next_cue, "base"))
    ask(around, pair(of(context.next_cue, "cue"), n1))
    ask(around, of(context.past_cue, "base"))
    b2, a2 = context.before[1], context.after[1]
    ask(around, of(b1, "base"))
    ask(around, np.where(short, NOTHING, of(a1, "base")).astype(np.int32))
    ask(around, np.where(short, of(a1, "base"), of(a2, "base")).astype(np.int32))
    ask(around, pair(n1, np.where(short, of(a1, "base"), of(a2, "base")).astype(np.int32)))
    ask(around, of(b2, "base"))
    ask(around, pair(of(context.past_cue, "cue"), behind))
    ask(around, pair(of(context.past_cue, "cue"), of(context.next_cue, "cue")))
    klass_after = np.maximum(of(context.after[0], "klass") * (context.after[0] >= 0), 0)
    klass_before = np.maximum(of(context.before[0], "klass") * (context.before[0] >= 0), 0)
    ask(around, klass_after)
    ask(around, klass_before)
    return inside, around


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a batch: candidates of one text with one key.

    ``order`` sorts the candidates by name; ``starts`` are the places in ``order`` where each name begins; ``of`` is
    the name of each candidate; ``doc`` the text of each name; ``count`` its mentions.
    """

    order: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    of: npt.NDArray[np.int64]
    doc: Ints
    key: npt.NDArray[np.uint64]
    count: Floats

    def mean(self, values: npt.NDArray[Any]) -> Floats:
        """Return the mean over the mentions of each name."""
        total = np.add.reduceat(values[self.order], self.starts, axis=0) if len(self.starts) else values[:0]
        counts = self.count if values.ndim == 1 else self.count[:, None]
        return (total / counts).astype(np.float32)

    def largest(self, values: npt.NDArray[Any]) -> Floats:
        """Return the largest over the mentions of each name."""
        got = np.maximum.reduceat(values[self.order], self.starts, axis=0) if len(self.starts) else values[:0]
        return got.astype(np.float32)


def group_names(batch: Batch) -> Names:
    """Return the names of the candidates of ``batch``, by text and key."""
    doc = batch.doc[batch.first] if len(batch.row) else batch.first
    order = np.lexsort((batch.first, batch.key, doc))
    k, d = batch.key[order], doc[order]
    new = np.ones(len(order), bool)
    new[1:] = (k[1:] != k[:-1]) | (d[1:] != d[:-1])
    starts = np.nonzero(new)[0]
    of = np.empty(len(order), np.int64)
    of[order] = np.cumsum(new) - 1
    count = np.diff(np.append(starts, len(order))).astype(np.float32)
    return Names(order, starts, of, d[starts].astype(np.int32), k[starts], count)


def extension(batch: Batch) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return, for each candidate, the candidate that has one word more to the left and to the right (-1 where none)."""
    first, last, reading = (x.astype(np.int64) for x in (batch.first, batch.last, batch.reading))
    code = (first * (LONGEST + 2) + (last - first)) * 3 + reading

    def find(f: npt.NDArray[np.int64], t: npt.NDArray[np.int64], r: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        want = (f * (LONGEST + 2) + (t - f)) * 3 + r
        at = np.minimum(np.searchsorted(code, want), max(len(code) - 1, 0))
        return np.where((code[at] == want) if len(code) else False, at, -1)

    left = find(first - 1, last, reading)
    right = find(first, last + 1, np.zeros_like(reading))
    for r in (1, 2):
        other = find(first, last + 1, np.full_like(reading, r))
        right = np.where(right < 0, other, right)
    right = np.where(reading > 0, -1, right)
    return left, right


def best_around(batch: Batch, score: Floats) -> tuple[Floats, Floats]:
    """Return the best score among the candidates that contain each candidate, and among those that it contains."""
    left, right = extension(batch)
    length = batch.last - batch.first
    outer = np.full(len(score), -20.0, np.float32)
    inner = np.full(len(score), -20.0, np.float32)
    for n in range(LONGEST - 1, -1, -1):
        at = np.nonzero(length == n)[0]
        for side in (left, right):
            more = side[at]
            some = more >= 0
            a, m = at[some], more[some]
            outer[a] = np.maximum(outer[a], np.maximum(score[m], outer[m]))
    for n in range(LONGEST):
        at = np.nonzero(length == n)[0]
        for side in (left, right):
            more = side[at]
            some = more >= 0
            a, m = at[some], more[some]
            np.maximum.at(inner, m, np.maximum(score[a], inner[a]))
    return outer, inner


def measures(batch: Batch, context: Context, names: Names) -> Floats:
    """Return the measured facts of each name (float32, names × facts), in the order in which they are named below."""
    cols, c = batch.cols, COL
    first, last = batch.first, batch.last
    flags = cols[:, c["flags"]]
    kind = cols[:, c["kind"]]
    facts: dict[str, Floats] = {}

    def put(name: str, values: npt.NDArray[Any]) -> None:
        facts[name] = values.astype(np.float32)

    def low_is(i: Ints, *words: str) -> npt.NDArray[np.bool_]:
        wanted = np.array([hash_text(w) for w in words])
        return (i >= 0) & np.isin(cols[i, c["low"]], wanted)

    title = batch.part[first] == 0
    title_doc = np.zeros(int(batch.doc.max()) + 1 if len(batch.doc) else 1, bool)
    title_doc[batch.doc[batch.part == 0]] = True
    b1, a1 = context.before[0], context.after[0]
    opening = title & (b1 < 0)
    put("mentions", np.log1p(names.count))
    n = names.mean
    put("in title", n(title) * names.count)
    put("opens title", names.largest(opening))
    put("before colon", names.largest(opening & low_is(a1, ":", "-", "—", "–")))
    put("after colon", names.largest(title & low_is(b1, ":")))
    colon = np.zeros(len(title_doc), bool)
    colons = (batch.part == 0) & (cols[:, c["low"]] == hash_text(":"))
    colon[batch.doc[colons]] = True
    put("title has colon", colon[names.doc])
    put("text has title", title_doc[names.doc])
    offset = np.concatenate([[0], np.cumsum(batch.sizes)])[:-1]
    where = (first - offset[batch.doc[first]]) / np.maximum(batch.sizes[batch.doc[first]], 1)
    put("first place", -names.largest(-where))
    put("last place", names.largest(where))
    span = last - first + 1
    put("words", n(span))
    put("letters", n(batch.stop - batch.begin))
    f_flags, l_flags = flags[first], flags[last]
    put("first proper", n(f_flags & F_PROPER > 0))
    put("last proper", n(l_flags & F_PROPER > 0))
    put("first capital", n(f_flags & F_INITIAL > 0))
    put("last capital", n(l_flags & F_INITIAL > 0))
    put("first caps", n(f_flags & F_CAPS > 0))
    put("last caps", n(l_flags & F_CAPS > 0))
    put("first Hangul", n(kind[first] == KOREAN))
    put("last Hangul", n(kind[last] == KOREAN))
    put("first Latin", n(kind[first] == LATIN))
    put("last digit", n(cols[last, c["digit"]] > 0))
    put("first digit", n(cols[first, c["digit"]] > 0))
    put("first upper", n(cols[first, c["upper"]]))
    put("reading 1", n(batch.reading == 1))
    put("reading 2", n(batch.reading == 2))
    line_start = b1 < 0
    lower_start = title | line_start | low_is(b1, ".", ":")
    inside_capital = (f_flags & F_INITIAL > 0) & ~lower_start
    put("capital inside a sentence", names.largest(inside_capital))
    put("share capital", n(inside_capital))
    put("before bracket", n(low_is(a1, "(", "[")))
    put("in bracket", n(low_is(b1, "(", "[") & low_is(a1, ")", "]", ";", ",")))
    put("opens bracket", n(low_is(b1, "(", "[")))
    put("quoted", n(low_is(b1, '"', "'", "“", "‘", "`", "*") & low_is(a1, '"', "'", "”", "’", "`", "*")))
    put("after comma", n(low_is(b1, ",", "、", "and", "및", "&", "/", "·", "와", "과")))
    put("before comma", n(low_is(a1, ",", "、", "and", "및", "&", "/", "·", "와", "과")))
    put("before particle", n((a1 >= 0) & (flags[a1] & F_PARTICLE > 0) & (batch.gap[a1] == 0)))
    put("before end", n((a1 < 0) | (flags[a1] & F_ENDMARK > 0)))
    put("before number", n((a1 >= 0) & (cols[a1, c["kind"]] == 3)))
    number_near = np.zeros(len(first), bool)
    for k in range(4):
        j, i = context.after[k], context.before[k]
        number_near |= (j >= 0) & (kind[j] == 3)
        number_near |= (i >= 0) & (kind[i] == 3)
    put("near number", n(number_near))
    percent = np.zeros(len(first), bool)
    for k in range(5):
        percent |= low_is(context.after[k], "%", "배", "x") | low_is(context.before[k], "%", "배", "x")
    put("near percent", n(percent))
    for group in range(1, 13):
        nxt = (context.next_cue >= 0) & (cols[context.next_cue, c["cue"]] == group)
        put(f"cue after {group}", n(nxt))
        past = (context.past_cue >= 0) & (cols[context.past_cue, c["cue"]] == group)
        put(f"cue before {group}", n(past))
    put("cue distance after", n(np.where(context.next_cue >= 0, np.minimum(context.next_cue - last, 15), 16)))
    put("cue distance before", n(np.where(context.past_cue >= 0, np.minimum(first - context.past_cue, 15), 16)))
    for klass in range(1, 7):
        near = (a1 >= 0) & (cols[a1, c["klass"]] == klass)
        put(f"class after {klass}", names.largest(near))
        near = np.zeros(len(first), bool)
        for k in range(3):
            near |= (context.before[k] >= 0) & (cols[context.before[k], c["klass"]] == klass)
        put(f"class before {klass}", names.largest(near))
        put(f"class head {klass}", n(cols[last, c["klass"]] == klass))
    left, right = extension(batch)
    count = names.count[names.of]
    for side, called in ((left, "left"), (right, "right")):
        share = np.where(side >= 0, count[side] / count, 0)
        put(f"grows {called}", names.largest(share))
        put(f"can grow {called}", n(side >= 0))
    return np.stack(list(facts.values()), 1)


SEPARATORS = tuple(hash_text(w) for w in (",", "、", "·", "/", "and", "및", "&", "와", "과", "or", "또는", ";"))
BRACKETS = tuple(hash_text(w) for w in ("(", "["))


def beside(batch: Batch, context: Context, score: Floats) -> dict[str, npt.NDArray[np.int64]]:
    """Return, for each candidate, the best candidate that stands in a list with it and the best one glossed with it.

    Four arrays of candidates (-1 where none): ``before`` and ``after`` it in a list, ``gloss`` the one in brackets
    right after it, ``glossed`` the one right before the bracket that it opens.
    """
    n = len(batch.row)
    order = np.argsort(score, kind="stable")
    starts, ends = np.full(n + 4, -1, np.int64), np.full(n + 4, -1, np.int64)
    starts[batch.first[order]] = order
    ends[batch.last[order]] = order
    low = batch.cols[:, COL["low"]]
    separates = np.append(np.isin(low, SEPARATORS), np.zeros(4, bool))
    opens = np.append(np.isin(low, BRACKETS), np.zeros(4, bool))
    first, last = batch.first.astype(np.int64), batch.last.astype(np.int64)
    a1, b1 = context.after[0].astype(np.int64), context.before[0].astype(np.int64)
    cut = (batch.reading > 0) & np.isin(context.ending, SEPARATORS)
    after = np.where((a1 >= 0) & separates[a1], np.where(separates[last + 2], last + 3, last + 2), -1)
    after = np.where(cut, last + 1, after)
    before = np.where((b1 >= 0) & separates[b1], np.where(separates[first - 2] & (first > 2), first - 3, first - 2), -1)
    gloss = np.where((a1 >= 0) & opens[a1] & (batch.reading == 0), last + 2, -1)
    glossed = np.where((b1 >= 0) & opens[b1], first - 2, -1)

    def pick(table: npt.NDArray[np.int64], at: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        found = np.where(at >= 0, table[np.maximum(at, 0)], -1)
        doc = batch.doc[batch.first]
        return np.where((found >= 0) & (doc[found] == doc), found, -1)

    return {
        "before": pick(ends, before), "after": pick(starts, after),
        "gloss": pick(starts, gloss), "glossed": pick(ends, glossed),
    }  # fmt: skip
