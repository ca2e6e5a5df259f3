"""Places in a text that carry a paper's link or id, and what tells the papers apart.

Links to the places where papers are kept, links that say "paper", "arXiv:" and "doi:" ids, and bare numbers where the
text is about papers. A link may be written in the way of Markdown, Org, LaTeX, MediaWiki, reStructuredText, AsciiDoc,
chats or HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .identity import arxiv_id, find_arxiv, find_doi, openreview_id, paper_url
from .wording import PAPER_WORDS, is_cased, is_title, may_be_venue

ENDLESS = 20_000  # characters of a line, twice of which are searched for links as they stand
_MAY = re.compile(r"http|www\.|arxiv|10\.\d{4}|\d\.\d{4}|\]|\.org|\.co/|\.net", re.IGNORECASE)
_MARKED = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\[\]\n]*\]){0,400})\]\(\s*<?(?P<url>[^\s<>()]*"
    r"(?:\([^\s<>()]*\)[^\s<>()]*)*|\.{0,2}/[^<>()\n]*\.\w{2,5})>?(?:\s+\"[^\"\n]*\")?\s*\)"
)
LINKS = (
    _MARKED,
    re.compile(r"\[\[(?P<url>https?://[^\]\n]+)\]\[(?P<text>[^\]\n]+)\]\]"),  # Org
    re.compile(r"\\href\s*\{(?P<url>[^{}\n]+)\}\s*\{(?P<text>[^{}\n]+)\}"),  # LaTeX
    re.compile(r"\[(?P<url>https?://[^\s\]]+)\s+(?P<text>[^\[\]\n]+)\]"),  # MediaWiki
    re.compile(r"`(?P<text>[^`<\n]+?)\s*<(?P<url>https?://[^>\s]+)>`_"),  # reStructuredText
    re.compile(r"<(?P<url>https?://[^|>\s]+)\|(?P<text>[^<>\n]+)>"),  # chats
    re.compile(
        r"<a\s[^<>]*?href\s*=\s*[\"']?(?P<url>[^\"'\s<>]+)[^<>]*>(?P<text>(?:[^<\n]|\n(?!\s*\n)|</?(?:b|i|em"
        r"|strong|span)>){1,400})</a>",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<url>https?://[^\s\[\]<>]+)\[(?P<text>[^\]\n]+)\]"),  # AsciiDoc
)
_DEFINITION = re.compile(
    r"^[ \t]*\[([^\[\]\n]{1,60})\]:?[ \t]+<?(https?://[^\s<>]+)>?(?:[ \t]+[\"'(][^\n]*)?[ \t]*$", re.MULTILINE
)
_REFERRED = re.compile(r"\[(?P<text>[^\[\]\n]{1,400})\](?:[ ]?\[(?P<ref>[^\[\]\n]{1,60})\])?(?![(:\[]|[ \t]+<?https?:)")
BARE = re.compile(
    r"(?:https?://|www\.|(?<![\w./@])(?:arxiv\.org|doi\.org|openreview\.net|aclanthology\.org|huggingface\.co"
    r"|hf\.co)/)[^\s<>\"'|\]\u0080-\uffff]+"
)
_ARXIV = re.compile(
    r"(?<![\w/.])(?:arxiv(?:[\s_]+(?:preprint|id|number|identifier|번호|番号|编号))?(?:\s*[:：#]?\s*arxiv)?"
    r"[\s:：#*_`|\[(]{0,8}|abs/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d|\]\()",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?<![\w/.])(?:doi\s*[:：]\s*)?10\.\d{4,9}/[^\s\"'<>\[\]{}|，。、）]+", re.IGNORECASE)
_BADGE = re.compile(r"!\[[^\]\n]*\](?:\([^()\n]*\))?|<img\b[^<>\n]*>")
_PAPER_FILE = re.compile(r"\.pdf\b|/(?:papers?|articles?|proceedings|abs|doi)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:论文(?:地址|链接)?|논문(?: ?링크| ?주소)?|論文(?:リンク)?|paper(?: [a-z]{1,10}){0,3}|pdf)\W{0,3}[:：]\W{0,4}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:^|\n)\W*(?:论文(?:地址|链接)|논문 ?(?:링크|주소)|論文(?:リンク|URL)|paper (?:link|url))\W{0,6}$", re.IGNORECASE
)
_SAYS_ARXIV = re.compile(r"arxiv|paper|pdf|\d{4}\.\d{4,5}|hugging ?face|openreview|doi|논문", re.IGNORECASE)
_NUMBER = re.compile(  # in brackets, or the last of its line behind a comma
    r"(?<=[(\[【（「|#`])\s*(\d{4}\.\d{4,5})(?:v\d+)?\s*(?=[)\]】）」|`])"
    r"|(?<=[,:–—-]\s)(\d{4}\.\d{5})(?:v\d+)?(?=[ \t]*$)",
    re.MULTILINE,
)
_KEPT = re.compile(
    r"(?:^|[/=])(\d{4}\.\d{5})(?:v\d+)?(?=$|[/#?&_-]|\.[a-z]{2,5}$)"
)  # a page named after the paper's id
_NO_ID = re.compile(r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/(?!\d{4}\.\d|submit|[Xx.]+(?:v\d)?$)\S*[^\W\d]\S*")
_FIRST = re.compile(r"[^\w\n]*(\d{4}\.\d{5})(?:v\d+)?(?=[:：|,.)\]*`]*(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that carries a paper's link or id. ``text`` is a link's text (its place ``text_start`` to ``text_end``).

    ``key`` tells papers apart: the arXiv id, else the DOI, else the link.
    """

    start: int
    end: int
    key: str
    url: str
    arxiv: str | None = None
    doi: str | None = None
    text: str | None = None
    text_start: int = 0
    text_end: int = 0


def anchors_in(text: str, start: int, end: int) -> list[Anchor]:
    """Return the anchors between ``start`` and ``end``, in order, none inside another.

    >>> [a.key for a in anchors_in("see [A](https://arxiv.org/abs/2510.21270v2), arXiv:2510.00001 and others", 0, 76)]
    ['2510.21270', '2510.00001']
    """
    if not _MAY.search(text, start, end):
        return []
    if end - start > 2 * ENDLESS:
        return _anchors_of_endless_line(text, start, end)
    defined = definitions(text)
    if defined and _DEFINITION.fullmatch(text, start, end):
        return []
    found: list[tuple[int, int, Anchor | None]] = []
    for pattern in LINKS:
        marked = pattern.finditer(text, start, end)
        found += [(link.start(), link.end(), _linked(link, link["url"])) for link in marked]
    referred = _REFERRED.finditer(text, start, end) if defined else ()
    links = ((link, defined.get((link["ref"] or link["text"]).lower())) for link in referred)
    found += [(link.start(), link.end(), _linked(link, url)) for link, url in links if url]
    for pattern in (BARE, _ARXIV, _DOI, _NUMBER):
        for match in pattern.finditer(text, start, end):
            words = match[0].rstrip(".,;:!?*")
            while words.endswith(")") and words.count(")") > words.count("("):
                words = words[:-1].rstrip(".,;:!?*")
            if pattern in (_ARXIV, _NUMBER):
                name = (
                    arxiv_id(match[match.lastindex or 1].strip())
                    if pattern is _ARXIV or speaks_of_papers(text)
                    else None
                )
                page = f"https://arxiv.org/abs/{name}" if name else None
            else:
                page = paper_url(words) or (words if _is_told(text, match.start(), words) else None)
            stop = match.start() + len(words)
            found.append((match.start(), stop, _anchor(match.start(), stop, page, words) if page else None))
    if (first := _FIRST.match(text, start, end)) and (name := arxiv_id(first[1])) and speaks_of_papers(text):
        page = f"https://arxiv.org/abs/{name}"
        found.append((first.start(1), first.end(), _anchor(first.start(1), first.end(), page, first[1])))
    anchors = []
    free = start
    for at, stop, anchor in sorted(found, key=lambda one: (one[0], -one[1])):
        if at >= free:
            free = stop
            if anchor is not None:
                anchors.append(anchor)
    return anchors


@lru_cache(maxsize=4)
def speaks_of_papers(text: str) -> bool:
    """Return whether a text says anywhere that it is about papers; only then is a bare number an arXiv id.

    >>> speaks_of_papers("2510.21270 A Title, on arXiv"), speaks_of_papers("[2512.01111] kernel: too hot")
    (True, False)
    """
    if re.search(
        r"arxiv|\b(?-i:cs\.[A-Z]{2})\b|paper|논문|論文|论文|abstract|preprint|neurips|iclr|icml|\bacl\b|emnlp|cvpr",
        text,
        re.IGNORECASE,
    ):
        return True
    lines = re.findall(r"^[^\w\n]*\d{4}\.\d{5}(?:v\d+)?\W+(\S[^\n]*)", text, re.MULTILINE)
    return bool(lines) and all(is_title(line) and is_cased(line) and ": " not in line[:12] for line in lines)


def _anchors_of_endless_line(text: str, start: int, end: int) -> list[Anchor]:
    """Return the anchors of a line that is megabytes long: it is looked at around the signs of links and ids alone."""
    windows: list[list[int]] = []
    for sign in _MAY.finditer(text, start, end):
        left, right = max(start, sign.start() - 500), min(end, sign.end() + 500)
        if windows and left <= windows[-1][1] and right - windows[-1][0] <= ENDLESS:
            windows[-1][1] = right
        else:
            windows.append([max(left, windows[-1][1]) if windows else left, right])
    return [anchor for left, right in windows for anchor in anchors_in(text, left, right)]


def _linked(link: re.Match[str], url: str) -> Anchor | None:
    """Return the anchor of a link with words: to a paper's page, or anywhere if the words say that a paper is there."""
    words = link["text"].strip("*_` ")
    badge = _BADGE.match(words)
    if badge and not _SAYS_ARXIV.search(badge[0]):  # an image that links to the paper of something else
        return None
    page = paper_url(url)
    if page is None and _is_told(link.string, link.start(), url):
        page = url
    if page is None and (kept := _KEPT.search(url)) and arxiv_id(kept[1]) and speaks_of_papers(link.string):
        page = f"https://arxiv.org/abs/{kept[1]}"
    said = words.lower().strip("[]:：📄 ") in PAPER_WORDS
    said = said or (may_be_venue(words) and not words[:1].isdigit() and _PAPER_FILE.search(url) is not None)
    if page is None and said and _is_link(url):
        page = url
    if page is None and is_title(words) and _NO_ID.fullmatch(url) and loses_ids(link.string):
        return Anchor(
            link.start(), link.end(), f"{url}#{link.start()}", url, None, None, words, *link.span("text")
        )  # a paper, but the link does not say which
    if page is None:
        return None
    text = None if words.isdigit() or badge else words
    return _anchor(link.start(), link.end(), page, url, text, link.start("text"), link.end("text"))


@lru_cache(maxsize=4)
def loses_ids(text: str) -> bool:
    """Return whether several links of a text lead to arXiv without an id, as a program writes that does not know them.

    >>> loses_ids("[A](https://arxiv.org/pdf/unknown.pdf) [B](https://arxiv.org/pdf/unknown.pdf)")
    True
    """
    return sum(1 for _ in _NO_ID.finditer(text)) > 1


def _is_told(text: str, at: int, url: str) -> bool:
    """Return whether the words before a link say that it is a paper's: "论文地址: https://a.b/c.pdf".

    A link to a page, no file, is one only behind a label of its own, which may be a line: "Paper link" over the link.
    """
    if not url.startswith("http"):
        return False
    if ".pdf" in url[-6:].lower() and _TOLD.search(text, max(at - 40, 0), at) is not None:
        return True
    return _is_link(url) and _LABELLED.search(text, max(at - 40, 0), at) is not None


@lru_cache(maxsize=4)
def definitions(text: str) -> dict[str, str]:
    """Return the links that ``text`` defines at one place and refers to at another: "[1]: https://…".

    >>> definitions("see [it][1]\\n\\n[1]: https://arxiv.org/abs/2510.21270\\n")
    {'1': 'https://arxiv.org/abs/2510.21270'}
    """
    found = {define[1].lower(): define[2] for define in _DEFINITION.finditer(text)}
    used = {(link["ref"] or link["text"]).lower() for link in _REFERRED.finditer(text)} if found else set()
    return {name: url for name, url in found.items() if name in used}


def _is_link(url: str) -> bool:
    away = r"https?://(?!github\.com|gitlab\.com|arxiv\.org/?$|arxiv\.org/list)[\w.-]+\.\w+/\S"
    return re.match(away, url) is not None


def _anchor(
    start: int, end: int, page: str, url: str, words: str | None = None, text_start: int = 0, text_end: int = 0
) -> Anchor:
    arxiv = find_arxiv(page)
    doi = None if arxiv else find_doi(page)
    kept = arxiv or (url.startswith("http") and not doi and not openreview_id(url))  # as the text has it
    written = url if kept else page
    return Anchor(start, end, arxiv or doi or page, written, arxiv, doi, words, text_start, text_end)
