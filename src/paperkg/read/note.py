"""One note a file: YAML properties with title, authors and a link, a title beside its one link, or its BibTeX entry."""

from __future__ import annotations

import io
import re
from dataclasses import replace

from .anchors import Anchor, anchors_in
from .bibtex import records as bibtex_records
from .citation import trimmed, two_titles
from .entry import Draft
from .frontmatter import read_header, split_header
from .identity import arxiv_id, find_arxiv, find_doi
from .markdown import Block, blocks
from .parts import read_body
from .records import Record, record_of
from .wording import is_general, is_reference_list, is_title

LAYOUT = "note"
EXAMPLE = (
    "---\ntitle: A Title\nauthors: [Mina Oh]\nurl: https://arxiv.org/abs/2510.21270\ntags: [cache]\n---\n\nA comment."
)
_HEAD = re.compile(r"\s*# +(?P<title>[^\n]+)")
_REVIEW = re.compile(
    r"^\W*(?:paper (?:review|notes?|summary|analysis)|review)\b|논문 ?(?:리뷰"
    r"|review|정리|요약)|論文(?:紹介|メモ|まとめ)|论文(?:笔记|解读)",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^[ \t]*@\w+[ \t]*\{", re.MULTILINE)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(?P<title>[^\n]*?\S)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
READS = "properties title, authors, url, arxiv, doi, or the note's one BibTeX entry; its sections and paragraphs"


def score(text: str) -> float:
    """Return how surely ``text`` has this layout, 0 to 1: its properties, or its first links, name one paper."""
    if _record(text) is not None:
        return 0.85
    return 0.65 if _linked_title(text) or _quoted_entry(text) else 0.1 if _reviewed(text) else 0.0


def _reviewed(text: str) -> tuple[int, int, None] | None:
    """Return the place of the title in a first heading, or in properties, such as "Paper notes: A Title"."""
    header, header_start, _ = split_header(text)
    head = _TITLE.search(text[:header_start] + header) or _HEAD.match(text[:1000])
    if head is None or _REVIEW.search(head["title"]) is None:
        return None
    start, end = trimmed(text, *head.span("title"))
    said = is_title(text[start:end]) and not is_general(text[start:end])
    return (start, end, None) if said and start > head.start("title") else None


def _linked_title(text: str) -> tuple[int, int, Anchor | None] | None:
    """Return the place of the title in the properties, and the one paper to which the text before its sections links.

    Where no link stands there, the whole text must speak of one paper alone; none is needed where the title says that
    it is a review.
    """
    header, header_start, start = split_header(text)
    found = _TITLE.search(header)
    known = anchors_in(text, header_start, header_start + len(header))
    if found is None and known and len({anchor.key for anchor in known}) == 1:  # the first heading is the title
        head = next((block for block in blocks(text, start) if block.kind == "heading"), None)
        place = trimmed(text, head.start, head.end) if head else (0, 0)
        words = text[slice(*place)]
        return (*place, known[0]) if is_title(words, strong=True) and not is_general(words) else None
    if found is None or find_arxiv(header):
        return None
    title = trimmed(text, header_start + found.start("title"), header_start + found.end("title"))
    if not is_title(text[slice(*title)], strong=True) or is_general(text[slice(*title)]):
        return None
    lead: dict[str, Anchor] = {}
    every: dict[str, Anchor] = {}
    sections = 0
    for block in blocks(text, start):
        if block.kind == "heading":
            sections += block.level > 1
            if is_reference_list(text[block.start : block.end]):
                break
        for anchor in anchors_in(text, block.start, block.end) if block.kind != "code" else ():
            every.setdefault(anchor.key, anchor)
            if not sections:
                lead.setdefault(anchor.key, anchor)
    papers = lead or every
    if len(papers) > 1:  # another place of the same paper
        papers = {key: anchor for key, anchor in papers.items() if not _repeats(key, text[slice(*title)])}
    if not papers and _REVIEW.search(found["title"]) and is_title(text[slice(*title)]):
        return *title, None
    return (*title, next(iter(papers.values()))) if len(papers) == 1 else None


def _repeats(url: str, title: str) -> bool:
    """Return whether a link ends in the first words of a title, as those to catalogues of papers do.

    >>> _repeats("https://papers.example/paper/folding-thin-paper", "Folding Thin Paper: A Study")
    True
    """
    said = re.findall(r"[a-z\d]+", url.rstrip("/").rsplit("/", 1)[-1].lower())
    return "/" in url and len(said) > 2 and said == re.findall(r"[a-z\d]+", title.lower())[: len(said)]


def _quoted_entry(text: str) -> tuple[Record, Block, Block] | None:
    """Return the note's paper as its one BibTeX entry says it, the entry's block, and the heading that says the same.

    A text may cite a paper that it is not about: the first heading must share most words with the entry's title, or be
    its short name, and no other paper may be linked before the entry.
    """
    if not _ENTRY.search(text):
        return None
    inside = list(blocks(text, split_header(text)[2]))
    coded = [block for block in inside if block.kind == "code" and _ENTRY.search(text, block.start, block.end)]
    head = next((block for block in inside if block.kind == "heading"), None)
    if len(coded) != 1 or head is None:
        return None
    begun = _ENTRY.search(text, coded[0].start)
    entry = text[begun.start() if begun else 0 : coded[0].end]
    found = list(bibtex_records(io.StringIO(entry), lambda line, what: None))
    if len(found) != 1:
        return None
    record = found[0]
    said, title = (re.findall(r"\w+", words.lower()) for words in (text[head.start : head.end], record.title))
    short = len(said) <= 3 and title[: len(said)] == said
    if not short and 2 * len(set(said) & set(title)) < len(set(said) | set(title)):
        return None
    linked = {
        anchor.key
        for block in inside
        if block.end < coded[0].start
        for anchor in anchors_in(text, block.start, block.end)
    }
    others = linked - {record.arxiv, record.doi}
    return (record, coded[0], head) if len(others) <= (0 if record.arxiv or record.doi else 1) else None


def _record(text: str) -> Record | None:
    """Return the paper that the properties name: a title, and an id or a link of a paper or authors beside it."""
    header, _, _ = split_header(text)
    if not re.search(
        r"^[ \t]*[\"']?(?:title|제목|論文|タイトル|标题|题目|aliases)[\"']?[ \t]*:",
        header,
        re.MULTILINE | re.IGNORECASE,
    ):
        return None
    fields, _ = read_header(header)
    if isinstance(fields.get("aliases"), list) and not fields.get("title"):
        fields["title"] = fields["aliases"]
    for key in ("source", "paper", "zotero", "arxiv"):
        if isinstance(fields.get(key), str) and (
            find_arxiv(fields[key]) or find_doi(fields[key]) or arxiv_id(fields[key])
        ):
            fields.setdefault("url", fields[key])
    record = record_of({**fields, "paper": None, "id": None})
    return record if record and (record.arxiv or record.doi or record.url or not fields.get("layout")) else None


def read(text: str) -> list[Draft]:
    """Return the one paper of ``text``."""
    record = _record(text)
    header, header_start, start = split_header(text)
    inside = list(blocks(text, start))
    if record is None:
        return _read_linked(text, inside, header_start)
    words = re.sub(r"\s+", r"\\s+", re.escape(record.title).replace("\\ ", " "))
    placed = re.compile(words).search(text, header_start, header_start + len(header))
    if placed is None:  # the title was quoted or folded in the header: the first heading may repeat it
        placed = re.compile(r"^[^\n:]*:\s*[\"']?(?P<title>[^\n]*?)[\"']?\s*$", re.MULTILINE).search(
            text, header_start, start
        )
        title_start, title_end = placed.span("title") if placed else (header_start, header_start + len(header))
    else:
        title_start, title_end = placed.span()
    title_start, title_end, title_ko = two_titles(text, title_start, title_end)
    body = read_body(text, (b for b in inside if not _is_heading_of(text[b.start : b.end], record.title)))
    anchors = [a for b in inside for a in anchors_in(text, b.start, b.end)] if not (record.arxiv or record.doi) else []
    own = anchors[0] if anchors and not record.url else None
    draft = Draft(
        start=header_start, end=len(text.rstrip()), title_start=title_start, title_end=title_end,
        title=None if title_ko else record.title, title_ko=title_ko or record.title_ko or body.title,
        arxiv=record.arxiv, doi=record.doi, url=record.url,
        authors=record.authors or body.authors, parts=tuple(body.parts),
    )  # fmt: skip
    return [replace(draft, arxiv=own.arxiv, doi=own.doi, url=own.url) if own else draft]


def _read_linked(text: str, inside: list[Block], header_start: int) -> list[Draft]:
    """Return the paper whose title stands in the properties and whose link stands in the text."""
    if quoted := _quoted_entry(text):
        return [_read_quoted(text, inside, *quoted)]
    found = _linked_title(text) or _reviewed(text)
    if found is None:
        return []
    start, end, anchor = found
    body = read_body(text, (b for b in inside if not _is_heading_of(text[b.start : b.end], text[start:end])))
    start, end, title_ko = two_titles(text, start, end)
    arxiv, doi, url = (anchor.arxiv, anchor.doi, anchor.url) if anchor else (None, None, None)
    return [
        Draft(
            start=header_start, end=len(text.rstrip()), title_start=start, title_end=end,
            title_ko=title_ko or body.title, arxiv=arxiv, doi=doi, url=url,
            authors=body.authors, parts=tuple(body.parts),
        )
    ]  # fmt: skip


def _read_quoted(text: str, inside: list[Block], record: Record, entry: Block, head: Block) -> Draft:
    """Return the paper that the BibTeX entry in a note names."""
    rest = [block for block in inside if block.start not in (entry.start, head.start)]
    body = read_body(text, rest)
    own = next((a for block in rest for a in anchors_in(text, block.start, block.end)), None)
    own = None if record.arxiv or record.doi else own
    start, end = trimmed(text, head.start, head.end)
    return Draft(
        start=head.line_start, end=len(text.rstrip()), title_start=start, title_end=end, title=record.title,
        title_ko=body.title, arxiv=own.arxiv if own else record.arxiv, doi=own.doi if own else record.doi,
        url=own.url if own else record.url, authors=record.authors or body.authors, parts=tuple(body.parts),
    )  # fmt: skip


def _is_heading_of(words: str, title: str) -> bool:
    """Return whether a block only repeats the title."""
    return is_title(words, strong=True) and re.sub(r"\W+", "", words).lower() == re.sub(r"\W+", "", title).lower()
