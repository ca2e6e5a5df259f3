"""Finds the sentence and the line around a place in a text, for everyone who shows evidence."""

from __future__ import annotations

import re
from bisect import bisect_right

# A sentence ends with its line, at an ideographic full stop, or at . ! ? before white space and something that can open
# a sentence; the dots of "vs.", "et al.", "e.g.", "Fig. 2" and of initials end none.
_END = re.compile(
    r"\n|[。！？]|(?<!\bvs)(?<!\bal)(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)(?<!\bFig)(?<!\bEq)(?<!\bSec)(?<!\b[A-Z])"
    r"[.!?][\"'”’)\]]*(?=[ \t]+[^\s\d,;:)a-z])"
)
_EDGES = " \t\r\n-*•·#>|"


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of ``text`` stand, in characters and in order; list marks at their edges stay outside.

    >>> text = "- 최대 2.75배 빠르다. OmniZip, e.g. on AVQA, wins.\\n- Next"
    >>> [text[start:end] for start, end in sentence_bounds(text)]
    ['최대 2.75배 빠르다.', 'OmniZip, e.g. on AVQA, wins.', 'Next']
    """
    bounds, start = [], 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        piece = text[start:end]
        body = piece.lstrip(_EDGES)
        if inner := body.rstrip(" \t\r\n|*"):
            first = start + len(piece) - len(body)
            bounds.append((first, first + len(inner)))
        start = end
    return bounds


def sentence_at(bounds: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return the sentence that holds ``start`` to ``end``, or from the first to the last of those that it touches.

    ``bounds`` comes from `sentence_bounds`. The answer always holds all of ``start`` to ``end``.

    >>> sentence_at([(0, 10), (11, 30)], 12, 15)
    (11, 30)
    >>> sentence_at([(0, 10), (11, 30)], 8, 15)
    (0, 30)
    """
    first = max(bisect_right(bounds, (start, 1 << 62)) - 1, 0)
    last = max(bisect_right(bounds, (max(end - 1, start), 1 << 62)) - 1, first)
    if not bounds:
        return start, end
    return min(start, bounds[first][0]), max(end, bounds[last][1] if bounds[last][0] < end else end)


def line_starts(text: str) -> list[int]:
    r"""Return where each line of ``text`` starts, in characters; only ``\n`` ends a line.

    >>> line_starts("a\nbc\n")
    [0, 2, 5]
    """
    return [0, *(match.end() for match in re.finditer("\n", text))]


def line_of(starts: list[int], place: int) -> int:
    r"""Return the 1-based line that holds the character ``place``; ``starts`` comes from `line_starts`.

    >>> line_of(line_starts("a\nbc\n"), 3)
    2
    """
    return bisect_right(starts, place)
