"""A forum post copied as plain text: ``Korean title / English title``, then 논문 소개 and 논문 초록(Abstract)."""

from __future__ import annotations

import re

from .entry import Draft
from .markdown import Block, blocks
from .parts import language_of, read_body

LAYOUT = "forum"
EXAMPLE = "한국어 제목 / English Title\n\n논문 소개\n\n…\n\n논문 초록(Abstract)\n\n…\n\n논문 링크"
READS = "English and Korean title, introduction, abstracts in Korean and English, date range of the post"

_INTRO = re.compile(r"^\**논문 소개\**[ \t]*$", re.MULTILINE)
_ABSTRACT = re.compile(r"^\**논문 초록 ?\(Abstract\)\**[ \t]*$", re.MULTILINE)
_END = re.compile(r"^\**(?:논문 링크|더 읽어보기|GitHub|코드)\b", re.MULTILINE)


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1."""
    intros, abstracts = len(_INTRO.findall(text)), len(_ABSTRACT.findall(text))
    return 0.95 if intros and abstracts and "](http" not in text else 0.6 if intros and abstracts else 0.0


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``: each begins with the line before "논문 소개" and ends at its links or the next."""
    whole = [b for b in blocks(text) if b.kind in ("paragraph", "heading", "item")]
    heads = [i - 1 for i, b in enumerate(whole) if i and _INTRO.fullmatch(text, b.start, b.end)]
    drafts = []
    for head, after in zip(heads, [*heads[1:], len(whole)], strict=True):
        inside = []
        for block in whole[head + 1 : after]:
            if _END.match(text, block.start, block.end):
                break
            inside.append(block)
        drafts.append(_draft(text, whole[head], inside))
    return drafts


def _draft(text: str, head: Block, inside: list[Block]) -> Draft:
    title_ko, title_start, title_end = _titles(text, head)
    return Draft(
        start=head.line_start,
        end=inside[-1].end if inside else head.end,
        title_start=title_start,
        title_end=title_end,
        title_ko=title_ko,
        parts=tuple(read_body(text, inside).parts),
    )


def _titles(text: str, head: Block) -> tuple[str | None, int, int]:
    """Return the Korean title and the place of the English one, behind the " / " that splits the two."""
    line = text[head.start : head.end]
    cut = line.find(" / ")
    while cut >= 0:
        if language_of(line[:cut]) != language_of(line[cut + 3 :]):
            return line[:cut].strip(), head.start + cut + 3, head.end
        cut = line.find(" / ", cut + 3)
    return (line if language_of(line) == "ko" else None), head.start, head.end
