"""Papers that a program wrote down: one record a paper, from JSON, tables, BibTeX, RIS and feeds.

Their raw text is full of escapes that no mention can point into, so a digest made of records has a text of its own: a
small Markdown document that `render` writes, with each paper's title, authors and abstract in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from typing import Any

from .entry import Draft, Part, fold_spaces
from .identity import arxiv_id, find_arxiv, find_doi, paper_url
from .parts import language_of, split_authors

_TAG = re.compile(r"</?(?:jats:)?(?:p|title|sec|i|b|em|strong|sub|sup|br|italic|bold)\s*/?>")
PART = 1000  # records of one digest: a longer file becomes several, so that memory stays the same


@dataclass(frozen=True, slots=True)
class Record:
    """One paper of a structured file; ``texts`` are ``(section name, words)``, ``day`` when it was published."""

    title: str
    title_ko: str | None = None
    authors: tuple[str, ...] = ()
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None
    texts: tuple[tuple[str, str], ...] = ()
    day: Date | None = None


_FIELDS = {
    "title": "title papertitle displayname 论文名称 论文名 論文名 제목 논문제목 논문명 タイトル 标题 題名 题目"
    " titre título titolo titel tiêuđề заголовок название",
    "title_ko": "titleko koreantitle 한글제목 국문제목",
    "authors": "authors author creators creator authorships authornames 저자 저자들 著者 作者"
    " auteurs auteur autores autor autori autoren tácgiả авторы",
    "abstract": "abstract summary abstractnote paperabstract 초록 요약문 要旨 摘要 概要"
    " résumé resumen riassunto zusammenfassung tómtắt аннотация",
    "summary": "aisummary tldr 요약 要約",
    "arxiv": "arxiv arxivid paperid id eprint arxivurl arxiv번호",
    "doi": "doi externaldoi",
    "url": "url link articleurl paperurl pdfurl pdf paper absurl links href 링크 논문링크 リンク 链接"
    " lien enlace liênkết ссылка",
    "day": "publishedat published publicationdate date issued updatedate updated 날짜 日付 日期",
    "notes": "note notes comment comments annotation annote extra 메모 비고 코멘트 コメント 备注",
}
_PUBLISHED = frozenset(
    ["year", "venue", "journal", "booktitle", "issued", "date", "publicationtitle", "conference", "연도", "학회"]
)
_SAYS_PAPER = re.compile(r"(?:paper|pdf|논문|论文|論文)", re.IGNORECASE)  # names of fields that hold a paper's link
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names.split()}


@lru_cache(maxsize=1000)
def field_of(name: object) -> str | None:
    """Return what a column or a key is called here, or None where it is nothing that a record has.

    >>> field_of("Abstract Note"), field_of("arxiv_id"), field_of("제목"), field_of("stars")
    ('abstract', 'arxiv', 'title', None)
    """
    return _FIELD_OF.get(re.sub(r"[\W_]+", "", str(name)).lower())


def record_of(fields: Mapping[str, Any]) -> Record | None:
    """Return the record that a mapping of field names to values holds, or None where it is no paper.

    A paper has a title and, beside it, an id or link of a paper, or authors, or an abstract: a title alone may be
    anything.

    >>> record_of({"id": "2510.21270", "title": "A Title", "authors": [{"name": "Mina Oh"}]}).authors
    ('Mina Oh',)
    >>> record_of({"title": "settings", "version": 3}) is None
    True
    """
    inner = fields.get("paper")
    if isinstance(inner, Mapping):
        fields = {**fields, **inner}
    found: dict[str, list[Any]] = {}
    for key, value in fields.items():
        if value and (name := field_of(key)):
            found.setdefault(name, []).append(value)
    title = _text(found.get("title", [None])[0])
    if not title or len(title) > 1000:
        return None
    authors = next((names for value in found.get("authors", ()) if (names := authors_of(value))), ())
    arxiv, doi, url = _identity(found, fields)
    texts = [(name, words) for name in ("summary", "abstract") for v in found.get(name, ())[:1] if (words := _text(v))]
    told = any(_SAYS_PAPER.match(str(key)) and _link(value).startswith("http") for key, value in fields.items())
    known = arxiv or doi or told or (url and paper_url(url)) or any(len(words) >= 200 for _, words in texts)
    signed = len(authors) > 1 or (authors and (texts or url or _PUBLISHED & {str(key).lower() for key in fields}))
    if not (known or signed):
        return None
    texts += [("", words) for value in found.get("notes", ())[:2] if (words := _text(value)) and len(words) > 20]
    title_ko = _text(found.get("title_ko", [None])[0]) or None
    day = next((day for value in found.get("day", ()) if (day := _day(value))), None)
    return Record(title, title_ko, authors, arxiv, doi, url, tuple(texts), day)


def _day(value: Any) -> Date | None:
    """Return the day that a field begins with, as in ``2026-04-16T08:00:00Z``; a year or a month alone is no day."""
    try:
        return Date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _identity(found: Mapping[str, list[Any]], fields: Mapping[str, Any]) -> tuple[str | None, str | None, str | None]:
    outer = fields.get("externalIds") or fields.get("external_ids") or fields.get("ids")
    outer = {str(k).lower(): str(v) for k, v in outer.items()} if isinstance(outer, Mapping) else {}
    named = [outer.get("arxiv", ""), *map(_link, found.get("arxiv", ()))]
    links = [link for value in found.get("url", ()) if (link := _link(value))]
    notes = [_text(value)[:500] for value in found.get("notes", ())]
    arxiv = next((name for text in named + links if (name := arxiv_id(text))), None)
    arxiv = arxiv or next((name for text in notes if (name := find_arxiv(text))), None)
    dois = [outer.get("doi", ""), *map(_link, found.get("doi", ())), *links]
    doi = next((name for text in dois if (name := find_doi(text))), None)
    arxiv = arxiv or next((name for text in dois if (name := arxiv_id(text))), None)
    url = next((link for link in [*links, *named] if re.match(r"https?://", link)), None)
    return arxiv, doi, url


def _link(value: Any) -> str:
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str | Mapping)), "")
    if isinstance(value, Mapping):
        value = next((value[k] for k in ("href", "url", "URL") if isinstance(value.get(k), str)), "")
    return str(value).strip()[:2000] if isinstance(value, str | int | float) else ""


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), "")
    if isinstance(value, Mapping):
        value = value.get("text", "")
    return clean_words(value) if isinstance(value, str) else ""


def clean_words(text: str) -> str:
    """Return ``text`` as words of one line: composed (NFC), runs of space folded, no control signs, no markup tags."""
    text = _TAG.sub(" ", text) if "<" in text else text
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    return fold_spaces("".join(c if c >= " " else " " for c in text) if not text.isprintable() else text)


def authors_of(value: Any) -> tuple[str, ...]:
    """Return the names in a field of authors: a text, a list of texts, or a list of mappings.

    >>> authors_of("Oh, Mina and Kim, Juno"), authors_of([{"given": "Mina", "family": "Oh"}])
    (('Mina Oh', 'Juno Kim'), ('Mina Oh',))
    """
    if isinstance(value, str):
        value = clean_words(value)
        if ";" in value:
            return tuple(name for piece in value.split(";") if (name := _turned(piece)))
        pieces = re.split(r"\s+and\s+", value)
        if len(pieces) > 1 and all(piece.count(",") == 1 for piece in pieces if piece != "others"):
            return tuple(name for piece in pieces if piece != "others" and (name := _turned(piece)))
        return split_authors(value)
    if not isinstance(value, list):
        return ()
    names = []
    for item in value:
        if isinstance(item, str):
            names.append(_turned(clean_words(item)))
        elif isinstance(item, Mapping):
            names.append(_name_in(item))
    return tuple(name for name in names if name)


def _name_in(item: Mapping[str, Any]) -> str:
    given = item.get("given") or item.get("firstName") or item.get("first_name") or item.get("first") or ""
    family = item.get("family") or item.get("lastName") or item.get("last_name") or item.get("last") or ""
    whole = item.get("name") or item.get("literal") or item.get("display_name") or item.get("fullname") or ""
    nested = item.get("author")
    if isinstance(nested, Mapping) and not (family or whole):
        return _name_in(nested)
    if str(item.get("creatorType", "author")) not in ("author", "inventor"):
        return ""
    return clean_words(f"{given} {family}") if isinstance(family, str) and family else clean_words(str(whole))


def _turned(name: str) -> str:
    """Return "Family, Given" as "Given Family"."""
    family, comma, given = name.strip().partition(",")
    return f"{given.strip()} {family.strip()}".strip() if comma and given.count(",") == 0 else name.strip()


def render(records: Iterable[Record]) -> tuple[str, list[Draft]]:
    """Return the records as one Markdown text, and a draft for each that points into it.

    >>> text, drafts = render([Record("A Title", authors=("Mina Oh",), texts=(("abstract", "Words."),))])
    >>> text
    '## A Title\\n\\nAuthors: Mina Oh\\n\\nWords.\\n'
    >>> [text[p.start:p.end] for p in drafts[0].parts]
    ['Words.']
    """
    pieces: list[str] = []
    drafts = []
    at = 0
    for record in records:
        start = at + 1 if pieces else 0
        head = ("\n" if pieces else "") + "## "
        title_start = at + len(head)
        lines = [head, record.title, "\n"]
        facts = [f"제목: {record.title_ko}"] if record.title_ko else []
        facts += [f"Authors: {', '.join(record.authors)}"] if record.authors else []
        facts += [f"arXiv: {record.arxiv}"] if record.arxiv else [f"DOI: {record.doi}"] if record.doi else []
        facts += [f"Link: {record.url}"] if record.url and not (record.arxiv or record.doi) else []
        for fact in facts:
            lines += ["\n", fact, "\n"]
        at += sum(map(len, lines))
        parts = []
        for name, words in record.texts:
            lines += ["\n", words, "\n"]
            parts.append(Part(name, at + 1, at + 1 + len(words), language_of(words)))
            at += len(words) + 2
        pieces += lines
        drafts.append(
            Draft(
                start=start, end=at - 1, title_start=title_start, title_end=title_start + len(record.title),
                title=record.title, title_ko=record.title_ko, arxiv=record.arxiv, doi=record.doi, url=record.url,
                authors=record.authors, parts=tuple(parts), date=record.day,
            )
        )  # fmt: skip
    return "".join(pieces), drafts
