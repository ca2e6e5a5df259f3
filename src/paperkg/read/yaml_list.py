"""Lists of papers in YAML, as sites keep them in ``_data/papers.yml``: mappings with a title, at any depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from .citation import two_titles
from .entry import Draft, Part
from .frontmatter import NoAliases
from .identity import paper_url
from .parts import is_plain, language_of
from .records import field_of, record_of

LAYOUT = "yaml"
EXAMPLE = "- title: A Title\n  authors: Mina Oh, Juno Kim\n  link: https://arxiv.org/abs/2510.21270"
READS = "lists and nested lists of mappings: title, authors, abstract, arXiv id, DOI, link, notes"

LONGEST = 2**19  # characters; a longer text is not looked into
_TITLE = re.compile(r"^[ \t-]*[\"']?(?:paper[ _]?)?title[\"']?[ \t]*:", re.MULTILINE | re.IGNORECASE)
_PAIR = re.compile(r"^[ \t]*(?:-[ \t]+)*[\"']?[^\W\d][\w ./-]{0,40}[\"']?[ \t]*:(?:[ \t]|$)", re.MULTILINE)


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1: it is YAML from end to end and names papers."""
    return 0.8 if _papers(text) else 0.0


def read(text: str) -> list[Draft]:
    """Return the papers of ``text``."""
    return list(_papers(text))


@lru_cache(maxsize=2)
def _papers(text: str) -> tuple[Draft, ...]:
    if len(text) > LONGEST or not _TITLE.search(text):
        return ()
    lines = sum(1 for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#"))
    if 2 * len(_PAIR.findall(text)) < lines:
        return ()
    try:
        roots = list(yaml.compose_all(text, NoAliases))
    except (yaml.YAMLError, ValueError, RecursionError):
        return ()
    if any(isinstance(root, yaml.ScalarNode) for root in roots):
        return ()  # a header over a text
    drafts = tuple(draft for root in roots for draft in _drafts(text, root))
    known = [draft for draft in drafts if draft.arxiv or draft.doi or paper_url(draft.url or "")]
    return drafts if len(drafts) > 1 or known else ()


def _drafts(text: str, node: yaml.Node) -> Iterator[Draft]:
    """Yield the papers in ``node``: the outermost mappings that are one, in order."""
    inner = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value
    if isinstance(node, yaml.MappingNode) and (draft := _draft(text, node)):
        yield draft
    elif not isinstance(node, yaml.ScalarNode):
        for item in inner:
            yield from _drafts(text, item)


def _draft(text: str, node: yaml.MappingNode) -> Draft | None:
    """Return the paper that a mapping names, with the places of its words."""
    record = record_of({str(_value(key)): _value(value) for key, value in node.value})
    if record is None:
        return None
    at, end = node.start_mark.index, node.end_mark.index
    title_at = (at, at + len(text[at:end].rstrip()))
    parts = []
    named = False
    for key, value in node.value:
        name = field_of(_value(key)) if isinstance(value, yaml.ScalarNode) else None
        if name is None or value.start_mark.index == value.end_mark.index:
            continue
        place = _words(text, value)
        if name == "title" and not named:
            title_at, named = place, True
        elif name in ("abstract", "summary", "notes") and place[1] - place[0] > 20 and is_plain(text[slice(*place)]):
            parts.append(Part(name.replace("notes", ""), *place, language_of(text[slice(*place)])))
    start, stop, title_ko = two_titles(text, *title_at)
    return Draft(
        start=at, end=at + len(text[at:end].rstrip()), title_start=start, title_end=stop,
        title=None if title_ko else record.title, title_ko=title_ko or record.title_ko, arxiv=record.arxiv,
        doi=record.doi, url=record.url, authors=record.authors, parts=tuple(parts), date=record.day,
    )  # fmt: skip


def _words(text: str, value: yaml.ScalarNode) -> tuple[int, int]:
    """Return the place of a value's words, without quotes or the sign of a block."""
    start, end = value.start_mark.index, value.end_mark.index
    found = re.compile(r"[|>][-+\d]*\s*(?P<block>.*\S)|(?P<quote>[\"'])\s*(?P<quoted>.*\S)\s*(?P=quote)", re.DOTALL)
    mark = found.match(text, start, end)
    name = "block" if mark and mark["block"] else "quoted"
    return mark.span(name) if mark else (start, start + len(text[start:end].rstrip()))


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(_value(key)): _value(value) for key, value in node.value}
    return node.value if isinstance(node, yaml.ScalarNode) else [_value(item) for item in node.value]
