"""What stands under a paper's title: labelled sections, authors, other titles; and what is no text of the paper.

Every layout of Markdown shares these words. A label is a heading ("## Results"), a bold start ("**What's New**:") or a
plain start of a line ("Abstract:", "- 목적:"). Links, images, votes and authors are read, but are no section.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .entry import Part, fold_spaces
from .markdown import Block

SECTIONS = {
    "introduction": "introduction, intro, background, 소개, 서론, 배경, はじめに, 背景, 介绍, 引言",
    "goal": "goal, goals, objective, purpose, aim, 목표, 목적, 目的, 目标",
    "motivation": "motivation, problem, 동기, 연구 동기, 문제, 動機, 课题, 動机, 动机, 問題, 问题",
    "contribution": "contribution, contributions, innovations, key contributions, 기여, 핵심 기여, 貢献, 贡献",
    "method": "method, methods, methodology, approach, how it works, 방법, 방법론, 접근 방법, 手法, 方法",
    "results": "result, results, experiments, evaluation, findings, 결과, 실험, 실험 결과, 結果, 实验, 结果, 実験",
    "limitations": "limitation, limitations, 한계, 한계점, 제한 사항, 限界, 局限, 课限",
    "conclusion": "conclusion, conclusions, takeaway, takeaways, 결론, 結論, 结论, まとめ",
    "abstract": "abstract, 초록, 논문 초록, 논문 초록(abstract), 초록(abstract), 概要, 要旨, 摘要, アブストラクト",
    "summary": "summary, tl;dr, tldr, in short, overview, 요약, 논문 소개, 한줄 요약, 한 줄 요약, 要約, 总结, 概述",
    "new": "what's new, what’s new, whats new, what is new, 새로운 점",
    "details": "technical details, details, implementation details, implementational details, benchmark details"
    ", 기술적 세부사항, 세부 사항",
    "performance": "performance highlights, performance, 성능",
}
TITLE = "title, 제목, 논문 제목, タイトル, 題名, 标题, 題目, 题目, paper title"
AUTHORS = "author, authors, by, 저자, 지은이, 著者, 作者, 저자들, written by"
OTHER = (
    "vote, votes, upvotes, link, links, paper, paper link, url, arxiv, pdf, code, github, project, project page, tweet,"
    " date, published, tags, tag, keywords, venue, year, doi, submitted, category, categories, source, demo, video,"
    " affiliation, affiliations, institution, conference, journal, id, arxiv id, blog, website, read, dataset link,"
    " 링크, 논문 링크, 논문, 코드, 날짜, 출처, 태그, 학회, 키워드, 소속, 더 읽어보기, 프로젝트, 게재, 발표, 추천,"
    " 论文地址, 地址, 项目地址, 代码地址, 주소, リンク, 論文, 日付, コード, 出典, タグ,"
    " 链接, 论文, 代码, 日期, 来源, 标签, 论文链接, 会议, 関連, 学会, 期刊,"
    " 論文リンク, 링크들, doi 링크, 원문, 원문 링크, 論文url, 项目, 单位, 机构, 所属"
)
_KNOWN = {
    **{word.strip(): name for name, words in SECTIONS.items() for word in words.split(",")},
    **{word.strip(): "+title" for word in TITLE.split(",")},
    **{word.strip(): "+authors" for word in AUTHORS.split(",")},
    **{word.strip(): "+other" for word in OTHER.split(",")},
}
_LABEL = re.compile(
    r"(?P<bold>\*{1,3}|_{2,3})?(?P<name>[^*_:：\n]{1,40}?)(?:(?P<in>[:：])\s*)?(?(bold)(?P=bold))\s*(?(in)|[:：])\s*"
)
_HIDDEN = re.compile(
    r"!?\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|\[!?\[[^\[\]\n]*\](?:\([^()\n]*\))?\](?:\([^()\n]*\))?|<[^<>\n]*>"
    r"|https?://\S+|:[a-z0-9_+-]{1,40}:|#[\w/-]+"
)
_WORD = re.compile(r"\w")
_HANGUL, _KANA, _HAN, _LATIN = (re.compile(f"[{r}]") for r in ("가-힣", "ぁ-ヿ", "一-鿿", "A-Za-z"))
_AUTHOR_CUT = re.compile(r"\s*[,;，、；]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+|\s*·\s*")
_NO_AUTHOR = re.compile(r"\bet\.?\s+al\.?|\bothers\b|외\s*\d*\s*(?:명|인)?$|(?<=\w)\s*他$|等$", re.IGNORECASE)


def label_of(text: str) -> str | None:
    """Return the canonical section name that ``text`` (a heading, a label) means; "+authors" and the like for facts.

    >>> label_of("What's New"), label_of("## 결론"), label_of("논문 초록(Abstract)"), label_of("OmniZip")
    ('new', 'conclusion', 'abstract', None)
    """
    words = re.sub(r"^[\W\d_]+|[\s:：*_#]+$", "", fold_spaces(text)).lower()
    return _KNOWN.get(words)


def language_of(text: str) -> str:
    """Return the language whose letters carry ``text``: ``ko``, ``ja``, ``zh``, ``en``, or ``""`` where it has none.

    >>> language_of("OmniZip은 빠른 압축 방법이다"), language_of("a fast method")
    ('ko', 'en')
    """
    sample = text[:400]
    hangul, kana, han, latin = (len(p.findall(sample)) for p in (_HANGUL, _KANA, _HAN, _LATIN))
    if hangul and hangul * 8 >= latin and hangul >= kana + han:
        return "ko"
    if kana and (kana + han) * 8 >= latin:
        return "ja"
    if han and han * 8 >= latin:
        return "zh"
    return "en" if latin else ""


def is_plain(text: str) -> bool:
    """Return whether words remain when links, images, tags and emoji names are taken away.

    >>> is_plain("> [Alphaxiv](https://www.alphaxiv.org/x)"), is_plain("see [it](https://a.b) for more")
    (False, True)
    """
    return any(_WORD.search(_HIDDEN.sub("", text[at : at + 5000])) for at in range(0, len(text), 5000))


def split_authors(text: str) -> tuple[str, ...]:
    """Return the names in a list of authors, in order; marks, footnote numbers and "et al." are dropped.

    >>> split_authors("Chien-Sheng Wu, Alexander R. Fabbri, and Gi-Hyun Kim et al.")
    ('Chien-Sheng Wu', 'Alexander R. Fabbri', 'Gi-Hyun Kim')
    """
    names = []
    for piece in _AUTHOR_CUT.split(_HIDDEN.sub(lambda m: _link_text(m[0]), text)):
        bare = re.sub(r"[*_`†‡§¶\d\[\]()]+", " ", piece or "")
        name = fold_spaces(_NO_AUTHOR.sub("", bare)).strip(" .:'\"‘’“”")
        if any(letter.isalpha() for letter in name) and len(name) <= 80:
            names.append(name + "." if re.search(r"(?:\b[A-Z]|\bJr|\bSr)$", name) and name + "." in piece else name)
    return tuple(names)


def _link_text(link: str) -> str:
    found = re.match(r"\[([^\]]*)\]", link)
    return found[1] if found else " "


@dataclass(slots=True)
class Body:
    """What `read_body` found under a title."""

    parts: list[Part] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    title: str | None = None
    title_place: tuple[int, int] | None = None


def read_body(text: str, inside: Iterable[Block]) -> Body:
    """Return the sections, authors and other title that ``inside``, the blocks of one entry after its title, give.

    A heading or a line that is only a label names what follows; a label with words after it names its own paragraph
    and the deeper list items under it.
    """
    body = Body()
    heading = ""
    under: list[tuple[int, str]] = []  # labels of list items that are still open: (depth, name)
    for block in inside:
        if block.kind == "heading":
            heading = label_of(text[block.start : block.end]) or ""
            under.clear()
        elif block.kind in ("paragraph", "item"):
            while under and (block.kind == "paragraph" or under[-1][0] >= block.level):
                under.pop()
            name = under[-1][1] if under else heading
            after = _read_block(text, block, name, body)
            if block.kind == "item" and after != name:
                under.append((block.level, after))
            elif block.kind == "paragraph" and text[block.start : block.end].count("\n") == 0 and after != name:
                only = _LABEL.fullmatch(text, block.start, block.end)
                heading = after if only or label_of(text[block.start : block.end]) else heading
    return body


def _read_block(text: str, block: Block, name: str, body: Body) -> str:
    """Add one block's words to ``body``, line by line; return the section name that is in force at its end."""
    open_at: int | None = None
    at = end = block.start
    for line in text[block.start : block.end].split("\n"):
        begin, stop = at + len(line) - len(line.lstrip(" \t>")), at + len(line.rstrip())
        at += len(line) + 1
        label = _LABEL.match(text, begin, stop)
        meaning = label_of(label["name"]) if label else None
        if meaning is None and stop - begin <= 40:
            whole = label_of(text[begin:stop])
            label, meaning = (None, whole) if whole and not whole.startswith("+") else (label, None)
            if whole and meaning:
                _close(text, open_at, end, name, body)
                open_at = None
                name = meaning
                continue
        if meaning is not None and label is not None:
            _close(text, open_at, end, name, body)
            open_at = None
            value = text[label.end() : stop]
            if meaning == "+authors":
                body.authors = body.authors or split_authors(value)
                continue
            if meaning == "+title":
                body.title, body.title_place = body.title or fold_spaces(value), body.title_place or (label.end(), stop)
                continue
            if meaning == "+other":
                if is_plain(value) and len(value) > 120:  # "논문: …" may well begin a sentence
                    open_at, end = begin, stop
                continue
            name = meaning
            begin = label.end()
        if begin >= stop or not is_plain(text[begin:stop]):
            _close(text, open_at, end, name, body)
            open_at = None
            continue
        open_at = begin if open_at is None else open_at
        end = stop
    _close(text, open_at, end, name, body)
    return name


def _close(text: str, open_at: int | None, end: int, name: str, body: Body) -> None:
    if open_at is None:
        return
    words = text[open_at:end]
    open_at, end = open_at + len(words) - len(words.lstrip()), open_at + len(words.rstrip())
    if open_at < end:
        body.parts.append(Part(name, open_at, end, language_of(text[open_at:end])))
