"""A line that names a paper: where its title stands, who wrote it, and which words remain.

The line is cut into pieces: links, bold, italic and quoted words, facts in brackets, ids, and the plain words between
them, cut where a sign ends a title. What a piece is made of says what it may be: names, a venue, a label, a title. Of
those that may be a title, the one that stands out most and stands first is it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .anchors import BARE, LINKS, Anchor
from .parts import label_of, language_of
from .wording import (
    CJK,
    HANGUL,
    LINK_WORDS,
    WORD,
    is_cased,
    is_field,
    is_title,
    is_venue,
    may_be_venue,
    names_in,
    says_link,
    surnames_in,
)  # fmt: skip

ENDLESS = 20_000  # characters of a line that is read whole for its title; what comes after is only searched for links
_MARKED = LINKS[0]
_DASH = re.compile(r"\s+[-–—―]+\s+")
_START = re.compile(
    r"(?:#\d{1,3}\b|[*+](?=\s)|\d\uFE0F?\u20E3|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十\d]{1,3}[篇本]\s*[:：、]?|@[\w:-]+\s+|\*{2,6}\s+(?:(?:TODO|DONE"
    r"|NEXT|WAITING)\s+)?|\\item\b\s*|\\bibitem(?:\[[^\]\n]*\])?\{[^}\n]*\}\s*|\\newblock\b|0\d(?=\s)|【\d{1,3}】"
    r"|\d{1,3}/(?:\d{1,3})?\s|\[\d{4}\.\d{4,5}(?:v\d+)?\](?!\()"
    r"|[\s>#\-•・●◦▪■□◆◇★☆✦✅🔥▶►→※·–—○◎]|\[[ xX]\]|\d{1,2}(?:\.\d{1,2}){2,4}\.?\s"
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
_SAYS_TITLE_TOO = re.compile(r"(?:论文名称?|文章名称|title|タイトル|제목|标题|標題|题目|題目)$")
_TAIL = re.compile(
    r"\s*[(（\[](?:[\w .&-]{1,30}, ?)?(?:arxiv|pdf|paper|논문|preprint|[\w.-]+\.(?:org|com|net|io|ai)|[★☆⭐\d/. ]+"
    r"|[^()\[\]（）]*\b(?:minute|min) read|[A-Z][A-Za-z&]{2,12}[ '’]*(?:20)?\d\d(?: oral| spotlight| best paper)?"
    r"|(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d|arxiv[ ,.:]*(?:20)?\d\d)[)）\]]$"
    r"|\s*[-–—:|]?\s*(?:논문 ?(?:정리|리뷰|요약|분석)|論文(?:まとめ|メモ|紹介|要約)|论文(?:笔记|解读|阅读|精读)"
    r"|[(（]?paper (?:review|summary|notes?)[)）]?)$",
    re.IGNORECASE,
)
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
_QUOTED = re.compile(
    r"“(?P<a>[^”]{4,300})”|\"(?P<b>[^\"]{4,300})\"|「(?P<c>[^」]{3,300})」|『(?P<d>[^』]{3,300})』|《(?P<e>[^》]{3,300})》"
    r"|‘(?P<f>[^’]{8,300})’(?!\w)|«(?P<g>[^»]{4,300})»|【(?P<h>[^】]{12,300})】|``(?P<i>[^`]{4,300}?)''"
)
_BOLD = re.compile(
    r"\*\*\*?(?=\S)(?P<a>[^*]{2,300}?)(?<=\S)\*\*\*?|__(?=\S)(?P<b>[^_]{2,300}?)(?<=\S)__"
    r"|<(?:b|strong)>(?P<c>[^<>]{2,300})</(?:b|strong)>|\\textbf\{(?P<d>[^{}]{2,300})\}"
)
_ITALIC = re.compile(
    r"(?<![*\w])\*(?=[^\s*])(?P<a>[^*]{2,300}?)(?<=\S)\*(?![*\w])|(?<![_\w])_(?=[^\s_])(?P<b>[^_]{2,300}?)(?<=\S)_(?![_\w])"
    r"|<(?:i|em)>(?P<c>[^<>]{2,300})</(?:i|em)>|\\(?:emph|textit)\{(?P<d>[^{}]{2,300})\}|\{\\(?:em|it)\s+(?P<e>[^{}]{2,300})\}"
)
_BRACKETS = re.compile(r"[(（\[【](?P<words>[^()（）\[\]【】]{1,200})[)）\]】]")
_DATED = re.compile(r"[.,]?\s*\((?:19|20)\d\d[a-z]?\)\s*[.,:]")
_COLON = re.compile(r"\s*[:：]")
_CODE = re.compile(r"`[^`\n]{1,200}`")
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^()\n]*\)|\[[^\]\n]*\])?|<img\b[^<>\n]*>")
_TURN = re.compile(r"\\newblock\b|\\url\{|\\[\[\]]|</?[a-z][^<>\n]*>|\\\\", re.IGNORECASE)
_OPENS = re.compile(r"[*_“\"「『《‘«【`<(（\[!\\{]|https?:|www\.")
_CUT = re.compile(
    r"\s+[-–—―|/／→]+\s+|\s*[|｜→]\s*|(?<=[^A-Z\s.][^\W_A-Z])(?<!\bvs)[.]\s+(?=\S)|(?<=\d[A-Z])[.]\s+(?=\S)|[。]"
    r"|(?<=\s[A-Z][a-z])(?<!\bDr)(?<!\bMr)(?<!\bSt)(?<!\bNo)(?<!\bVs)(?<!\bJr)[.]\s+(?=[A-Z])|(?<=[?!])\s+(?=[A-Z])"
    r"|\s*[(（\[【](?=\s*(?:[Aa]r[Xx]iv|doi|DOI|http|\d{4}\.\d{4,5}|\[|[Pp]aper|PDF|pdf|논문|論文|论文"
    r"|[A-Z]{3,}[ ']*\d{2}|[A-Z]{2}'\d{2}))"
    r"|\s*[(（](?=[A-Z][\w'’-]+(?:\s+et al|,? (?:and|&) [A-Z]))"
    r"|\s*[:：]\s*(?=https?:|$)|\s*https?://|\s*\b(?:doi|DOI)\s*[:：]|\s+\(?[Aa]r[Xx]iv\s*[:：]|,?\s+et al\."
)
_ONE_NAME = re.compile(
    r"(?:[A-Z]\.[\s~-]*){1,3}[A-Z][\w'’-]+(?: et al\.?)?|[A-Z][\w'’-]+ et al\.?"
    r"|[A-Z][\w -]{1,50} (?:Collaboration|[Tt]eam|Consortium)"
)
_TWO = re.compile(r"\s+[/／|]\s+|\s*[(（\[【]|\s+[-–—]\s+")
_ENDS_KO = re.compile("[다요음함됨임]$")
_SIGNED = re.compile(r"(?P<title>.{8,300}?)\s+\((?:19|20)\d\d\)\s+[-–—]\s+(?P<names>.{3,200})")
WORTH = {"link": 10.0, "quote": 8.5, "bold": 8.0, "away": 5.0, "italic": 4.5, "plain": 4.0}  # how far each stands out


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: its words from ``start`` to ``end``, with its marks from ``outer`` to ``close``.

    ``style`` is link (to a paper), away (any other link), bold, italic, quote, plain, fact (in brackets), id or other.
    """

    start: int
    end: int
    outer: int
    close: int
    style: str


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


def read_citation(text: str, start: int, end: int, anchors: list[Anchor], *, heading: bool = False) -> Citation | None:
    """Return how the line from ``start`` to ``end`` names a paper, or None where it holds no title."""
    end = min(end, start + ENDLESS)
    anchors = [anchor for anchor in anchors if anchor.end <= end]
    begin = line_begins(text, start, end, anchors)
    best: tuple[float, int, int, str] | None = None
    lead = 0.0  # words before the piece that are no facts
    named = said = second = False  # whether names, other words, another plain title stand before the piece
    pieces = list(_pieces(text, begin, end, anchors))
    for number, piece in enumerate(pieces):
        if piece.style in ("id", "other", "fact"):
            said = said and piece.style != "id"
            if piece.style == "other" and best and best[3] == "plain" and BARE.match(text, piece.start):
                best = (best[0] - 3.0, *best[1:])  # that was the name of another page
            continue
        relaxed = heading or (number > 0 and pieces[number - 1].style == "id" and lead == 0)
        for at, stop, style in _titles(text, piece, pieces[number + 1 :], relaxed, anchors):
            words = text[at:stop]
            if style == "names":
                named = True
                continue
            if style == "words":
                lead += min(len(WORD.findall(words)), 8)
                said = said or piece.style == "plain"
                continue
            worth = WORTH[style] + (2.0 if is_title(words) else -2.0) - 0.6 * lead
            worth += 1.5 if style == "italic" and not second and (named or lead == 0) else 0.0
            worth -= 8.0 if may_be_venue(words) else 0.0
            worth -= 4.0 if style == "plain" and (second or said) else 0.0
            near = lead <= 3 or _led(text, begin, piece.outer)
            if style in ("bold", "italic", "quote") and not near and (style == "bold" or not anchors):
                worth -= 6.0
            if worth > 0 and (best is None or worth > best[0] + 0.01):
                best = (worth, at, stop, style)
            second = second or style == "plain"
            lead += min(len(WORD.findall(words)), 8) / 2
    if best is None:
        return None
    _, at, stop, style = best
    stop = _joined(text, stop, end, style) if at <= stop else stop
    return cited_at(text, begin, end, at, stop, anchors, style != "plain")


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
        if begin == start:
            return begin
        start = begin


def _pieces(text: str, begin: int, end: int, anchors: list[Anchor]) -> Iterator[Piece]:
    """Yield the pieces of the line from ``begin`` to ``end`` in order; plain words are still uncut."""
    at = plain = begin
    bold_to = begin
    starts = {anchor.start: anchor for anchor in anchors}
    waiting = sorted(at for at in starts if at >= begin)
    opened = _OPENS.search(text, at, end)
    while opened or waiting:
        here = min([*waiting[:1], *([opened.start()] if opened else [])])
        anchor = starts.get(here)
        inner = None if anchor else _styled(text, here, begin, end)
        if anchor is not None and anchor.text is not None:
            inner = Piece(anchor.text_start, anchor.text_end, anchor.start, anchor.end, "link")
        elif anchor is not None:
            inner = Piece(anchor.start, anchor.end, anchor.start, anchor.end, "id")
        if inner is not None and inner.style in ("bold", "italic", "quote"):
            holds = any(inner.outer < place < inner.close for place in waiting[:1])
            if holds or (inner.style != "quote" and _MARKED.search(text, inner.start, inner.end)):
                if text[plain:here].strip():
                    yield Piece(plain, here, plain, here, "bold" if plain < bold_to else "plain")
                bold_to = inner.end if inner.style == "bold" else bold_to
                at = plain = inner.start
                inner = None
                opened = _OPENS.search(text, at, end)
                continue
        if inner is not None and inner.close > here:
            if text[plain:here].strip():
                yield Piece(plain, here, plain, here, "bold" if plain < bold_to else "plain")
            yield inner
            at = plain = inner.close
        else:
            at = here + 1
        while waiting and waiting[0] < at:
            waiting.pop(0)
        opened = _OPENS.search(text, at, end)
    if text[plain:end].strip():
        yield Piece(plain, end, plain, end, "bold" if plain < bold_to else "plain")


def _styled(text: str, here: int, begin: int, end: int) -> Piece | None:
    """Return the piece that marks open at ``here``, if they do."""
    if found := _IMAGE.match(text, here, end):
        return Piece(here, found.end(), here, found.end(), "other")
    for pattern in LINKS:
        if found := pattern.match(text, here, end):
            return Piece(*found.span("text"), here, found.end(), "away")
    if found := BARE.match(text, here, end):
        return Piece(here, found.end(), here, found.end(), "other")
    for pattern, style in ((_BOLD, "bold"), (_ITALIC, "italic"), (_QUOTED, "quote")):
        if found := pattern.match(text, here, end):
            group = next(name for name, words in found.groupdict().items() if words is not None)
            return Piece(*found.span(group), here, found.end(), style)
    if found := _CODE.match(text, here, end) or _TURN.match(text, here, end):
        return Piece(here, found.end(), here, found.end(), "other")
    if (found := _BRACKETS.match(text, here, end)) and (here == begin or not text[here - 1].isalnum()):
        words = found["words"]
        year = re.fullmatch(r"\W*(?:19|20)\d\d[a-z]?\W*", words)
        if says_link(words) or names_in(words) or (may_be_venue(words) and not year) or _MORE.search(words):
            return Piece(*found.span("words"), here, found.end(), "fact")
    return None


_MORE = re.compile(r"\bet\.? al|외 \d|minute read|min read|cs\.[A-Z]{2}", re.IGNORECASE)


def _titles(
    text: str, piece: Piece, following: list[Piece], relaxed: bool, anchors: list[Anchor]
) -> Iterator[tuple[int, int, str]]:
    """Yield what a piece holds, in order: places that may be a title with its style, "names", or "words"."""
    if piece.style != "plain":
        at, stop = trimmed(text, *_set_apart(text, piece))
        words = text[at:stop]
        if at >= stop or words.endswith((":", "：")) or text[piece.start : piece.end].rstrip().endswith((":", "：")):
            return
        label = is_field(words + ":") or not (anchors or is_title(words))
        if label and _COLON.match(text, piece.close) and _joined(text, stop, len(text), piece.style) == stop:
            return
        signed = piece.style != "link" and _who(words) and (_signs(words) or re.search(r"\d{4}|et al|&", words))
        if len(names_in(words)) > 1 or signed:
            yield at, stop, "names"
        elif is_venue(words) or says_link(words):
            return
        elif is_title(words, strong=piece.style in ("link", "bold", "quote") or relaxed or bool(anchors)):
            yield at, stop, piece.style
        else:
            yield at, stop, "words"
        return
    limit = piece.end
    at = piece.start
    for _ in range(12):
        edge = re.compile(r"[\s,.:;：，、|)\]–—·-]*").match(text, at, limit)
        at = edge.end() if edge else at
        if at >= limit:
            return
        stop, after = _cut_after(text, at, limit, limit)
        if _DATED.match(text, stop) and len(WORD.findall(text, at, stop)) <= 4:
            yield at, stop, "names"  # an author that is no person: "Google DeepMind. (2024). Gemma"
            at = after
            continue
        yield from _plain(text, at, stop, limit, following, relaxed, anchors)
        at = max(after, at + 1)


def _set_apart(text: str, piece: Piece) -> tuple[int, int]:
    """Return the place of a title that a link's words set apart behind its authors: "[Oh et al., *A Title*](…)"."""
    for pattern in (_ITALIC, _BOLD, _QUOTED) if piece.style in ("link", "away") else ():
        for found in pattern.finditer(text, piece.start, piece.end):
            group = next(name for name, words in found.groupdict().items() if words is not None)
            if is_title(found[group]) and _who(text[piece.start : found.start()].strip(" ,.:")):
                return found.span(group)
    signed = _SIGNED.fullmatch(text, piece.start, piece.end)
    if signed and is_title(signed["title"]) and _who(signed["names"]):
        return signed.span("title")
    return piece.start, piece.end


def _plain(
    text: str, at: int, stop: int, limit: int, following: list[Piece], relaxed: bool, anchors: list[Anchor]
) -> Iterator[tuple[int, int, str]]:
    """Yield what plain words between two signs hold: names before or behind a title are told from it."""
    at, stop = trimmed(text, at, stop)
    words = text[at:stop]
    if at >= stop or is_venue(words) or says_link(words) or _is_label(text, at, stop, anchors):
        return
    if _who(words):
        yield at, stop, "names"
        return
    commas = [found.end() for found in re.finditer(r",\s+(?:and\s+)?", words[:1500])][:30]
    for cut in reversed(commas):
        before, behind = words[:cut].rstrip(" ,"), words[cut:]
        if (len(names_in(before)) > 1 or _signs(before)) and is_title(behind):
            yield at, at + cut, "names"
            at += cut
            break
    parts = words[commas[0] :].split(", ") if commas and _signs(words[: commas[0]].rstrip(" ,")) else []
    if parts and all(len(WORD.findall(part)) < 4 and not is_title(part) for part in parts):
        yield at, stop, "names"  # a name, a year, a journal
        return
    for found in re.finditer(r",\s+(?=[A-Z\d])", text[at:stop][:1500]):
        before, behind = text[at : at + found.start()], text[at + found.end() : stop]
        if is_title(before) and (len(names_in(behind)) > 1 or is_venue(behind) or _MORE.search(behind)):
            stop = at + found.start()
            break
    paren = re.search(r"\s*[(（]([^()（）]*)[)）]?$", text[at:stop])
    if paren and is_title(text[at : at + paren.start()]) and (
        names_in(paren[1]) or re.search(r"\b(?:19|20)\d\d\b|minute read|min read|et al|외 \d", paren[1], re.IGNORECASE)
    ):  # fmt: skip
        stop = at + paren.start()
    said = re.match(r"[a-z][a-z' ]{0,40}:\s+(?=[A-Z])", text[at:stop])
    at += said.end() if said and is_title(text[at + said.end() : stop]) else 0
    words = text[at:stop]
    if not relaxed and (not is_cased(words) or (text[stop : stop + 1] == "." and _ENDS_KO.search(words))):
        yield at, stop, "words"
        return
    alone = bool(anchors) and len(CJK.findall(words)) >= 4  # a title of a few Chinese characters beside its link
    if stop - at <= 300 and is_title(words, strong=relaxed or alone or _stands_alone(text, at, stop, anchors)):
        yield at, stop, "plain"
    else:
        yield at, stop, "words"


def _stands_alone(text: str, at: int, stop: int, anchors: list[Anchor]) -> bool:
    """Return whether one or two words beside a link are set off: "KIVI — Liu et al.", "KiteNet, https://…"."""
    near = any(anchor.text is None and 0 <= anchor.start - stop <= 2 for anchor in anchors)
    return near or (bool(anchors) and re.compile(r"\s+[-–—|]\s|\s*[(（\[]").match(text, stop) is not None)


def _is_label(text: str, at: int, stop: int, anchors: list[Anchor]) -> bool:
    """Return whether words say what kind of id or link follows them: "DOI/arXiv ID: …", "원본 논문 링크: …"."""
    near = (text[stop : anchor.start].strip(" *_([") for anchor in anchors if anchor.start - stop <= 6)
    if not any(between in (":", "：") for between in near):
        return False
    found = re.findall(r"[^\W_]+", text[at:stop].lower())
    known = LINK_WORDS | {"id", "cite", "citation", "reference"}
    return len(found) <= 5 and any(word in known for word in found)


def _who(words: str) -> tuple[str, ...]:
    """Return the names where words are people with, at most, a year: "Liu et al. 2023", "Oh, M., & Kim, J. (2025)"."""
    words = words.replace("--", ", ")
    words = re.sub(r"[\s,(]*(?:19|20)\d\d[a-z]?\)?\W*$", "", words.strip())
    return (words,) if _signs(words) else surnames_in(words) or _people(words)


def _signs(words: str) -> bool:
    """Return whether words are one name that can be nothing else: "A. Einstein", "Liu et al."."""
    return _ONE_NAME.fullmatch(words) is not None


def _led(text: str, begin: int, here: int) -> bool:
    """Return whether the words right before ``here`` say that a paper follows."""
    return text[begin:here].rstrip(" *_").endswith((":", "：", "论文", "논문", "論文", "paper"))


def _joined(text: str, stop: int, end: int, style: str) -> int:
    """Return where a title ends whose first words alone are set apart: "**CHESS**: Contextual Harnessing for SQL"."""
    if style not in ("bold", "link"):
        return stop
    found = re.compile(r"[*_]{0,6}(?:\]\([^()\s]{0,300}\))?[*_]{0,6}\s*[:：]\s+(?:\*\*)?").match(text, stop, end)
    if found is None or is_field(text[text.rfind("\n", 0, stop) + 1 : found.end()]):
        return stop
    after, _ = _cut_after(text, found.end(), end, end)
    opened = _OPENS.search(text, found.end(), after)
    after = min(after, opened.start() if opened else after)
    words = text[found.end() : after].strip()
    long = re.findall(r"[A-Za-z]\S{3,}", words)
    titled = sum(1 for word in long if word[0].isupper()) * 2 >= len(long)
    if long and titled and is_title(words) and not names_in(words) and not _ENDS_KO.search(words):
        return found.end() + len(text[found.end() : after].rstrip())
    return stop


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


def _cut_after(text: str, begin: int, end: int, limit: int) -> tuple[int, int]:
    """Return where the title that begins at ``begin`` ends, at the first sign that ends one, and what follows the sign.

    A dash does not, where what follows it up to ``limit`` is written as a title is: "A Corpus - 154 Billion Tokens".
    """
    for cut in _CUT.finditer(text, begin, end):
        if cut.start() <= begin or (cut[0].endswith("et al.") and not is_title(text[begin : cut.start()])):
            continue
        if _DASH.fullmatch(cut[0]) or text[cut.start() - 1] in "?!":
            following = re.split(r"\s*[(（\[]", text[cut.end() : limit], maxsplit=1)[0].strip(" -–—:：")
            long = re.findall(r"[A-Za-z]\S{3,}", following)
            if (
                long and following[0] == following[0].upper() and following[0].isalnum()
                and len(following.split()) <= 20 and not names_in(following) and not _who(text[begin : cut.start()])
                and (limit == end or sum(word[0].isupper() for word in long) * 2 >= len(long))
                and not re.search(r"[.。]$|\||[(（]|\b(?:19|20)\d\d\b|et al| - | — ", following)
            ):  # fmt: skip
                continue
        stop = _by(text, begin, cut.start())
        return stop, cut.end() if stop == cut.start() else stop
    stop = _by(text, begin, end)
    return stop, stop


def _by(text: str, begin: int, stop: int) -> int:
    """Return where " by " and names begin before ``stop``, else ``stop``."""
    found = re.compile(r"\s+by\s+(?=[A-Z])").search(text, begin, stop)
    if found is None:
        return stop
    who = re.split(r"[.(（:–—|]|\s-\s", text[found.end() : stop], maxsplit=1)[0]
    return found.start() if names_in(who) and not re.search(r"\w{2}ing\b", who) else stop


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
