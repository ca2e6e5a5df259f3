"""JSON: lines, arrays, and objects that hold an array (Hugging Face, arXiv snapshot, Semantic Scholar, CSL, Zotero)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from .records import Record, record_of

LAYOUT = "json"
EXAMPLE = '{"id": "2510.21270", "title": "…", "authors": ["…"], "summary": "…"}'
READS = "JSON lines, arrays and objects with an array: title, authors, abstract, arXiv id, DOI, link, notes"

LONGEST = 64 * 2**20  # characters of one value; a longer one is no paper
DEEPEST = 6  # levels in which papers are looked for


def score(head: str) -> float:
    """Return how surely a text that begins with ``head`` has this layout, 0 to 1."""
    return 0.9 if re.match(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\"|\]))", head) else 0.0


def records(text: TextIO, bad: Callable[[int, str], None]) -> Iterator[Record]:
    """Yield the papers in ``text``; a line that is no JSON is told to ``bad`` with its number and passed over."""
    line = 0
    for line, value in _values(text, bad):
        found = False
        for record in _papers(value, 0):
            found = True
            yield record
        if not found and isinstance(value, dict) and line > 1:
            bad(line, "no paper in this line")


def _papers(value: Any, level: int) -> Iterator[Record]:
    """Yield the papers in ``value``: the outermost mappings that are one, in order."""
    if isinstance(value, dict):
        record = record_of(value)
        if record is not None:
            yield record
            return
        inner: list[Any] = [v for v in value.values() if isinstance(v, list | dict)]
    elif isinstance(value, list):
        inner = value
    else:
        return
    if level < DEEPEST:
        for item in inner:
            yield from _papers(item, level + 1)


def _values(text: TextIO, bad: Callable[[int, str], None]) -> Iterator[tuple[int, Any]]:
    """Yield the values of ``text`` with their line: each element of an array, each line, or the one object."""
    decoder = json.JSONDecoder(parse_constant=lambda name: None, parse_int=_integer)
    buffer = text.read(2**16)
    while buffer and not buffer.strip():
        buffer = text.read(2**16)
    line = 1
    array = buffer.lstrip().startswith("[")
    at = len(buffer) - len(buffer.lstrip()) + (1 if array else 0)
    step = 2**16
    skip = re.compile(r"[\s,]*")
    while True:
        found = skip.match(buffer, at)
        start = found.end() if found else at
        line += buffer.count("\n", at, start)
        at = start
        if at >= len(buffer) or (array and buffer[at] == "]"):
            if at >= len(buffer) and (more := text.read(step)):
                buffer, at = more, 0
                continue
            return
        try:
            value, end = decoder.raw_decode(buffer, at)
            if end == len(buffer) and (more := text.read(step)):  # a number may go on
                buffer, at = buffer[at:] + more, 0
                continue
        except RecursionError:
            bad(line, "nested too deep")
            return
        except ValueError as exc:
            # the value may go on beyond what was read; twice as much is read each time, so the work stays linear
            whole_line = not array and "\n" in buffer[at:] and buffer[at : at + 1] == "{"
            newline = buffer.find("\n", at)
            if whole_line and _ends(buffer, at, newline, exc):
                bad(line, "not JSON")
                at = newline
                continue
            step = min(2 * step, LONGEST)
            more = text.read(step)
            if not more or len(buffer) - at > LONGEST:
                bad(line, f"not JSON ({getattr(exc, 'msg', exc)})")
                return
            buffer, at = buffer[at:] + more, 0
            continue
        yield line, value
        line += buffer.count("\n", at, end)
        at = end
        step = 2**16


def _ends(buffer: str, at: int, newline: int, exc: ValueError) -> bool:
    """Return whether the broken value is one line of many: the next line begins a value of its own."""
    return buffer[newline + 1 : newline + 2] == "{" or not buffer[newline:].strip()


def _integer(digits: str) -> int | float:
    """Return a number; digits without end are a float, for Python refuses to make them an int."""
    return int(digits) if len(digits) < 100 else float("inf")
