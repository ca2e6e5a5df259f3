"""A line that names a paper: where its words begin, who wrote the paper, and which words remain beside its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .anchors import BARE, LINKS, Anchor
from .parts import label_of, language_of
from .wording import (
    CJK,
    HANGUL,
    WORD,
    is_title,
    is_venue,
    names_in,
    surnames_in,
)  # fmt: skip

_MARKED = LINKS[0]
_START = re.compile(
    r"(?:\[?(?:[\d/.-]{6,10},? )?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?\]?(?:\s-)?\s+(?:[\w.-]+ ){0,2}[\w.-]+:\s"
    r"|#\d{1,3}\b|[*+](?=\s)|\d\uFE0F?\u20E3|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十\d]{1,3}[篇本]\s*[:：、]?|@[\w:-]+\s+|\*{2,6}\s+(?:(?:TODO|DONE"
    r"|NEXT|WAITING)\s+)?|\\item\b\s*|\\bibitem(?:\[[^\]\n]*\])?\{[^}\n]*\}\s*|\\newblock\b|0\d(?=\s)|【\d{1,3}】"
    r"|\d{1,3}/(?:\d{1,3})?\s|\[\d{4}\.\d{4,5}(?:v\d+)?\](?!\()"
    r"|[\w.-]+/[\w.-]+#\d+(?:\s|$)|~~|[\s>#\-•・●◦▪■□◆◇★☆✦✅🔥▶►→※·–—○◎]|\[[ xX]\]|\d{1,2}(?:\.\d{1,2}){2,4}\.?\s"
    r"|\(?\d{1,3}[.)、）:：](?!\d)|\[\d{1,3}\]|No\.\s*\d+|[①-⑳]"
    r"|[IVX]{1,4}\.\s|(?:19|20)\d\d[-./]\d\d?(?:[-./]\d\d?)?[\s:：]+"
    r"|:[a-z0-9_+-]+:|[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D])+"
)
_TAG = re.compile(
    r"(?:\\?[(（\[【](?![\[(])(?P<words>[^\[\]()（）【】\n]{1,30}?)\\?[)）\]】](?!\()[\s:：|-]*)(?=[*_\w\"“「『《\[`])"
)
_TAGGED = re.compile(
    r"^(?:[A-Z][\w&.-]*\s?){1,4}$|^(?=.*\d)(?!.*\b[a-z]{4})|^\W*\w{1,4}\W*$"
    r"|^(?:논문|[Pp]aper|PAPER|[Rr]eview|REVIEW|论文|論文)"
)
_TITLE_LABEL = re.compile(
    r"(?:\*\*|__)?(?P<label>[^*_:：\[\n]{1,24}?)(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*", re.IGNORECASE
)
_SAYS_TITLE = frozenset(
    ["paper", "title", "titel", "논문", "제목", "논문명", "論文", "论文", "题目", "標題", "标题", "タイトル", "source",
     "reference", "citation", "文献"]
)  # fmt: skip
_SAID = re.compile(r"(?:[a-z']+ ){2,6}[a-z']+: +(?=[A-Z])")  # "and this one: "
_SAYS_TITLE_TOO = re.compile(r"(?:论文名称?|文章名称|title|タイトル|제목|标题|標題|题目|題目)$")
_TAIL = re.compile(
    r"\s*[(（\[](?:[\w .&-]{1,30}, ?)?(?:arxiv|pdf|paper|논문|preprint|[\w.-]+\.(?:org|com|net|io|ai)|[★☆⭐\d/. ]+"
    r"|[^()\[\]（）]*\b(?:minute|min) read|[A-Z][A-Za-z&]{2,12}[ '’]*(?:20)?\d\d(?: oral| spotlight| best paper)?"
    r"|(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d|arxiv[ ,.:]*(?:20)?\d\d)[)）\]]$"
    r"|\s*[-–—:|]?\s*(?:논문 ?(?:정리|리뷰|요약|분석)|論文(?:まとめ|メモ|紹介|要約)|论文(?:笔记|解读|阅读|精读)"
    r"|[(（]?paper (?:review|summary|notes?)[)）]?)$",
    re.IGNORECASE,
)
_TAGS = re.compile(r"\s+:[\w@][\w@:]*$")  # of Org: "* A Title :nlp:read:"
_LEAD = re.compile(
    r"(?:\d\uFE0F?\u20E3\s*|\[[A-Za-z가-힣]{1,2}\]\s+|[一二三四五六七八九十]{1,3}[、.．]\s*|第[一二三四五六七八九十\d]{1,3}[篇本]\s*[:：、]?\s*"
    r"|(?:paper|논문|論文|论文)\s*#?\d{1,2}\s*[:：.)–-]\s*|@[\w:-]+\s+|(?:Q\s?[:：.]|A\s?[:：])\s+|\(?\d{1,3}[.)、:：]\s+|0\d\s+"
    r"|\*{2,6}\s+(?:(?:TODO"
    r"|DONE|NEXT|WAITING)\s+)?|\d{1,3}/\s+|\[\d{1,3}\]\s*|【[^】\n]{1,12}】\s*"
    r"|[\[(（](?:논문|paper|review|论文|論文)[^\])）\n]{0,12}[\])）]\s*|\d{1,2}(?:\.\d{1,2}){2,4}\.?\s+"
    r"|[\[(][A-Za-z][\w .:'’-]{0,24}?\d{1,5}(?:v\d)?[\])]\s+|[\[(](?:19|20)\d\d[^\[\]()\n]{0,12}[\])]\s+"
    r"|(?:paper )?(?:review|summary|notes?|analysis)\s*:\s+|논문 ?(?:리뷰|요약|정리|review)\s*[:：–-]\s*"
    r"|論文(?:紹介|メモ|要約)\s*[:：]\s*|论文(?:笔记|解读|阅读|精读)\s*[:：|-]\s*)+",
    re.IGNORECASE,
)
_ONE_NAME = re.compile(
    r"(?:[A-Z]\.[\s~-]*){1,3}[A-Z][\w'’-]+(?: et al\.?)?|[A-Z][\w'’-]+ et al\.?"
    r"|[A-Z][\w -]{1,50} (?:Collaboration|[Tt]eam|Consortium)"
)
_TWO = re.compile(r"\s+[/／|]\s+|\s*[(（\[【]|\s+[-–—]\s+")


@dataclass(frozen=True, slots=True)
class Citation:
    """A line read as a paper: its title's place, its names, and where the words that remain stand.

    ``sure`` is True where something other than its place sets the title apart.
    """

    title_start: int
    title_end: int
    authors: tuple[str, ...] = ()
    rest: tuple[int, int] | None = None
    sure: bool = True


def line_begins(text: str, start: int, end: int, anchors: list[Anchor]) -> int:
    """Return where the words of a line begin: after its marks, tags such as "[R1]" and a label such as "Paper:"."""
    end = min([end, *(anchor.start for anchor in anchors if anchor.text is None)])
    while True:
        begun = _START.match(text, start, end)
        begin = begun.end() if begun else start
        if (tag := _TAG.match(text, begin, end)) and (_TAGGED.search(tag["words"]) or is_venue(tag["words"])):
            begin = tag.end()
        label = _TITLE_LABEL.match(text, begin, end)
        said = label["label"].lower().strip() if label else ""
        if label and (label_of(said) in ("+title", "+other") or said in _SAYS_TITLE or _SAYS_TITLE_TOO.search(said)):
            begin = label.end()
        elif led := _SAID.match(text, begin, end):
            begin = led.end()
        if begin == start:
            return begin
        start = begin


def _who(words: str) -> tuple[str, ...]:
    """Return the names where words are people with, at most, a year: "Liu et al. 2023", "Oh, M., & Kim, J. (2025)"."""
    words = words.replace("--", ", ")
    words = re.sub(r"[\s,(]*(?:19|20)\d\d[a-z]?\)?\W*$", "", words.strip())
    return (words,) if _signs(words) else surnames_in(words) or _people(words)


def _signs(words: str) -> bool:
    """Return whether words are one name that can be nothing else: "A. Einstein", "Liu et al."."""
    return _ONE_NAME.fullmatch(words) is not None


def two_titles(text: str, start: int, end: int) -> tuple[int, int, str | None]:
    """Return the place of the English title, and the Korean one where both stand side by side.

    >>> two_titles("긴 글을 위한 방법 / A Method for Long Texts", 0, 36)
    (13, 36, '긴 글을 위한 방법')
    >>> two_titles("A Method for Long Texts (긴 글을 위한 방법)", 0, 36)
    (0, 23, '긴 글을 위한 방법')
    """
    words = text[start:end]
    if not HANGUL.search(words):
        return start, end, None
    for found in _TWO.finditer(words):
        first, second = words[: found.start()].strip(), words[found.end() :].strip()
        closed = second.rstrip(")）]】") if found[0].strip() in ("(", "（", "[", "【") else second
        if language_of(first) == "ko" and language_of(closed) == "en" and is_title(closed):
            at = start + found.end() + len(words[found.end() :]) - len(words[found.end() :].lstrip())
            return at, at + len(closed), first
        if language_of(first) == "en" and language_of(closed) == "ko" and is_title(first):
            return start, start + len(words[: found.start()].rstrip()), closed
    return start, end, None


def _people(words: str) -> tuple[str, ...]:
    names = names_in(words.strip(" (,."))
    if names:
        return names
    first = re.match(r"([A-ZÀ-Ý][\w'’-]+), ([A-ZÀ-Ý][\w'’-]+(?: [A-Z]\.)?)(?=, )", words.strip())
    if first and (names := names_in(f"{first[2]} {first[1]}{words.strip()[first.end() :]}".rstrip(" ,."))):
        return names  # Oh, Mina, Juno Kim, and Ada Park
    turned = re.findall(
        r"([A-ZÀ-Ý][\w'’-]+(?:\s[A-Z][\w'’-]+)?),\s+((?:[A-Z]\.[\s-]?)+)", words
    )  # APA: Oh, M., & Kim, J.
    left = re.sub(r"[A-ZÀ-Ý][\w'’-]+(?:\s[A-Z][\w'’-]+)?,\s+(?:[A-Z]\.[\s-]?)+|[\W]|and|et al", "", words)
    return tuple(f"{given.strip()} {family}" for family, given in turned) if len(left) <= 4 else ()


def without_lead(words: str) -> str:
    """Return a title without the number or the kind of text that stands before it.

    >>> without_lead("[논문 리뷰] Folding Contexts"), without_lead("2. Folding Contexts")
    ('Folding Contexts', 'Folding Contexts')
    """
    return _LEAD.sub("", words, count=1) if _LEAD.match(words) else words


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a title without the space, quotes and marks around it, its number, and what says its kind."""
    while start < end and (text[start].isspace() or text[start] in "*_`"):
        start += 1
    if (lead := _LEAD.match(text, start, end)) and lead.end() < end:
        start = lead.end()
    while start < end and (text[end - 1].isspace() or text[end - 1] in "*_`,:;：，、|·-–—(（["):
        end -= 1
    if text.startswith("[[", start) and text.startswith("]]", end - 2):
        start, end = start + 2, end - 2
    if tags := _TAGS.search(text, start, end):
        end = tags.start()
    if (tail := _TAIL.search(text, max(start, end - 60), end)) and is_title(text[start : tail.start()], strong=True):
        end = tail.start()
    if text[start : start + 1] in ("“", '"', "「", "『", "《") and end - start > 4 and text[end - 1] in '”"」』》':
        start, end = start + 1, end - 1
    if end - start > 3 and text[end - 1] == "." and not re.search(r"\b[A-Z]\.$|\.\.$", text[start:end]):
        end -= 1
    return start, end


def cited_at(text: str, begin: int, end: int, at: int, stop: int, anchors: list[Anchor], sure: bool) -> Citation:
    """Return the line as a citation whose title is given, with the names and the words that stand beside the title."""
    after = max([stop, *(a.end for a in anchors if a.start <= at < a.end)])
    authors: tuple[str, ...] = ()
    before = text[begin:at].strip(' *_"“「『《[(:,.-–—')
    if before and (names := _who(before) or _people(before)):
        authors = names
    tail = re.compile(r"[\s*_\"”」』》\])）,.:：;，。、|–—-]*").match(text, after, end)
    rest_at = tail.end() if tail else after
    if not authors:
        authors, rest_at = _names_after(text, rest_at, end)
    venue = re.compile(
        r"[\s*_(（,.]*(?:[A-Z][\w&'’ -]{1,40}?[ '’]?(?:19|20)?\d\d|(?:19|20)\d\d(?:[./-]\d\d?){0,2})\b[\s*_)）\],.;:"
        r"|–—-]*"
    ).match(text, rest_at, end)
    rest_at = venue.end() if venue and (authors or re.search(r"[(（,]", text[after : venue.end()])) else rest_at
    return Citation(at, stop, authors, _words_left(text, rest_at, end, anchors), sure)


def _names_after(text: str, start: int, end: int) -> tuple[tuple[str, ...], int]:
    """Return the list of names that begins at ``start``, if one does, and where it ends."""
    opened = text[start - 1 : start] in "(（"
    stops = re.compile(
        r"[)）]"
        if opened
        else r"[.。;|()（）\[【]\s|[.。]$|\s[-–—]+\s|[(（\[【:：]|\s*https?:|\n|$|,\s+(?:19|20)\d\d"
        r"|,\s+[A-Z][\w ]{1,30}?[ '](?:(?:19|20)\d\d|\d\d)\b|,\s+[A-Z]{3,}\b|\s·\s(?=https?:|\[)"
    )
    for found in stops.finditer(text, start, end):
        words = text[start : found.start()]
        if re.search(r"\b[A-Z]$", words) and found[0].startswith("."):
            continue
        if names := names_in(words):
            return names, found.end()
        if found.start() - start > 1500 or not re.search(r"\b[A-Z]$|et al$", words):
            break
    return (), start


def _words_left(text: str, start: int, end: int, anchors: list[Anchor]) -> tuple[int, int] | None:
    """Return the place of the words from ``start`` to ``end`` without links at both ends, if they say anything."""
    edge = re.compile(r"(?:[\s,.;:|()\[\]（）·\-–—*_/→]|[\U0001F000-\U0001FAFF])+")
    moved = True
    links = [(m.start(), m.end()) for m in _MARKED.finditer(text, start, end)]
    links += [(a.start, a.end) for a in anchors] + [(m.start(), m.end()) for m in BARE.finditer(text, start, end)]
    while moved and start < end:
        moved = False
        if found := edge.match(text, start, end):
            start, moved = found.end(), found.end() > start
        for s, e in links:
            if s <= start < e:
                start, moved = e, True
            if s < end <= e:
                end, moved = max(s, start), True
        while start < end and (text[end - 1].isspace() or text[end - 1] in "[(|（·,-–—→/*_"):
            end, moved = end - 1, True
        if start < end and text[end - 1] in "])" and any(e == end - 1 for _, e in links):
            end, moved = end - 1, True
    words = BARE.sub(" ", _MARKED.sub(" ", re.sub(r"!\[[^\]\n]*\]\([^)\n]*\)", " ", text[start:end])))
    count, cjk = len(WORD.findall(words)), len(CJK.findall(words))
    if count < 4 and cjk < 10:
        return None
    if names_in(words) or not language_of(words):
        return None
    return start, end
