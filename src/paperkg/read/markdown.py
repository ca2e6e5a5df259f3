"""The blocks of a Markdown text with their exact places: headings, paragraphs, list items, table rows, code.

markdown-it-py finds the blocks (its block rules only, so the work is linear); the places are ours, because a digest's
mentions point at characters of the text as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt

BlockKind = Literal["heading", "paragraph", "item", "row", "code", "indented", "html", "rule"]


_KINDS: dict[str, BlockKind] = {
    "tr_open": "row", "html_block": "html", "hr": "rule", "fence": "code", "code_block": "indented",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A block's words, characters ``start`` to ``end``, without its marks.

    ``level`` is the heading's level or the list's depth (from 1), else 0; ``quoted`` is True inside a block quote.
    ``line_start`` is where the block's first line begins, marks included.
    """

    kind: BlockKind
    start: int
    end: int
    line_start: int
    level: int = 0
    quoted: bool = False


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def line_starts(text: str) -> list[int]:
    """Return where each line of ``text`` begins, and its length as the last item.

    >>> line_starts("ab\\nc")
    [0, 3, 4]
    """
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text)]


def blocks(text: str, start: int = 0) -> Iterator[Block]:
    """Yield the blocks of ``text`` from ``start`` on, in order; places count from the beginning of ``text``.

    >>> [(b.kind, b.level, b.end - b.start) for b in blocks("# Title\\n\\n- one\\n- two\\n")]
    [('heading', 1, 5), ('item', 1, 3), ('item', 1, 3)]
    """
    body = text[start:]
    starts = line_starts(body)
    heading = depth = quotes = 0
    in_table = False
    for token in _parser().parse(body):
        match token.type:
            case "heading_open":
                heading = int(token.tag[1:])
            case "heading_close":
                heading = 0
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "table_open":
                in_table = True
            case "table_close":
                in_table = False
            case "tr_open" | "fence" | "code_block" | "html_block" | "hr" if token.map:
                kind: BlockKind = _KINDS[token.type]
                first, after = starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
                yield Block(kind, start + first, start + after, start + first, depth, quotes > 0)
            case "inline" if token.map and not in_table and token.content:
                lines = token.content.count("\n") if heading else 0  # a paragraph over a rule is no heading
                yield _words(body, starts, token.map, token.content, start, 0 if lines else heading, depth, quotes > 0)
                if lines:
                    at = start + starts[min(token.map[1], len(starts) - 1)]
                    yield Block("rule", at, at, at, depth, quotes > 0)


def _words(
    body: str, starts: list[int], lines: list[int], content: str, offset: int, heading: int, depth: int, quoted: bool
) -> Block:
    """Return the block whose text is ``content``: its first and last line are found on the lines that it came from."""
    first, last = lines[0], lines[1] - 1
    pieces = content.split("\n")
    last = min(last, first + len(pieces) - 1)
    line = body[starts[first] : starts[first + 1]]
    begin = starts[first] + max(line.rfind(pieces[0]), 0)
    line = body[starts[last] : starts[last + 1]]
    end = starts[last] + max(line.rfind(pieces[-1]), 0) + len(pieces[-1])
    kind: BlockKind = "heading" if heading else "item" if depth else "paragraph"
    return Block(kind, offset + begin, offset + end, offset + starts[first], heading or depth, quoted)
