"""A line that names a paper: where its title stands, who wrote it, which links and ids it carries, and what it adds.

What papers look like in any layout: links to the places where papers are kept, "arXiv:" and "doi:" ids, titles in
links, in bold or in quotes, lists of names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .identity import arxiv_id, find_arxiv, find_doi, paper_url
from .parts import label_of, language_of, split_authors

ENDLESS = 20_000  # characters of a line that is read whole for its title; what comes after is only searched for links
_MAY = re.compile(r"http|www\.|arxiv|10\.\d{4}|\d\.\d{4}|\]|\.org|\.co/|\.net", re.IGNORECASE)
_MARKED = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\]){0,400})\]\(\s*<?(?P<url>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>"
    r"()]*)*)>?(?:\s+\"[^\"\n]*\")?\s*\)"
)
_DASH = re.compile(r"\s+[-–—―]+\s+")
_LINKS = (
    _MARKED,
    re.compile(r"\[\[(?P<url>https?://[^\]\n]+)\]\[(?P<text>[^\]\n]+)\]\]"),  # Org
    re.compile(r"\\href\s*\{(?P<url>[^{}\n]+)\}\s*\{(?P<text>[^{}\n]+)\}"),  # LaTeX
    re.compile(r"\[(?P<url>https?://[^\s\]]+)\s+(?P<text>[^\[\]\n]+)\]"),  # MediaWiki
    re.compile(r"`(?P<text>[^`<\n]+?)\s*<(?P<url>https?://[^>\s]+)>`_"),  # reStructuredText
    re.compile(r"<(?P<url>https?://[^|>\s]+)\|(?P<text>[^<>\n]+)>"),  # chats
    re.compile(
        r"<a\s[^<>]*?href\s*=\s*[\"']?(?P<url>[^\"'\s<>]+)[^<>]*>(?P<text>(?:[^<\n]|</?(?:b|i|em|strong"
        r"|span)>){1,400})</a>",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<url>https?://[^\s\[\]<>]+)\[(?P<text>[^\]\n]+)\]"),  # AsciiDoc
)
_DEFINITION = re.compile(
    r"^[ \t]*\[([^\[\]\n]{1,60})\]:?[ \t]+<?(https?://[^\s<>]+)>?(?:[ \t]+[\"'(][^\n]*)?[ \t]*$", re.MULTILINE
)
_REFERRED = re.compile(r"\[(?P<text>[^\[\]\n]{1,400})\](?:[ ]?\[(?P<ref>[^\[\]\n]{1,60})\])?(?![(:\[]|[ \t]+<?https?:)")
_BARE = re.compile(
    r"(?:https?://|www\.|(?<![\w./@])(?:arxiv\.org|doi\.org|openreview\.net|aclanthology\.org|huggingface\.co"
    r"|hf\.co)/)[^\s<>\"'|\]\u0080-\uffff]+"
)
_ARXIV = re.compile(
    r"(?<![\w/.])arxiv(?:\s+(?:preprint|id|번호|番号|编号))?(?:\s*[:：#]?\s*arxiv)?\s*[:：#]?\s*\[?\(?(\d{4}\.\d{4,5}"
    r"|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?<![\w/.])(?:doi\s*[:：]\s*)?10\.\d{4,9}/[^\s\"'<>\[\]{}|，。、）]+", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<=[(\[【（「|#`])\s*(\d{4}\.\d{4,5})(?:v\d+)?\s*(?=[)\]】）」|`])"
    r"|(?<![^\n])[^\w\n]*(\d{4}\.\d{5})(?:v\d+)?(?=[:：|,.)\]]*(?:\s|$))"
)
_PAPER_NAMES = (
    "paper|papers|pdf|arxiv|abs|abstract|paper link|read paper|read the paper|full paper|preprint|openreview|doi|html"
    "|alphaxiv|acl anthology|acl|hf|hugging face|huggingface|semantic scholar|s2|scholar|journal|publication|arxiv link"
    "|arxiv page|paper page|paper (arxiv)|arxiv paper|arxiv pdf|논문|논문 링크|논문링크|원문|원문 링크"
    "|논문 보기|논문보기|論文|論文リンク|原文|論文はこちら|论文|论文链接|论文地址|地址|주소"
)
_VAGUE_NAMES = "link|here|source|read more|링크|여기|출처|바로가기|リンク|链接"
_OTHER_NAMES = (
    "code|github|project|project page|demo|website|tweet|video|slides|blog|page|model|models|dataset|data|poster"
    "|bibtex|homepage|weights|colab|site|discussion|comments|thread|twitter|youtube|home|web|코드|깃허브|프로젝트"
    "|프로젝트 페이지|コード|プロジェクト|代码|项目|评论|项目主页"
)
_SAYS_NAMES = (  # a link of this name leads to a paper, whatever the site
    "paper|pdf|arxiv|paper link|full paper|read paper|read the paper|preprint|논문|논문 링크|논문 보기"
    "|論文|论文|论文链接"
)
_SAYS_PAPER = frozenset(_SAYS_NAMES.split("|"))
_NO_TITLE = frozenset(f"{_PAPER_NAMES}|{_VAGUE_NAMES}|{_OTHER_NAMES}".split("|"))
LINK_WORDS = _NO_TITLE | {"other", "ps", "tex", "source", "via", "from", "see"}
_START = re.compile(
    r"(?:[*+](?=\s)|\d\uFE0F?\u20E3|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十\d]{1,3}[篇本]\s*[:：、]?|@[\w:-]+\s+|\*{2,6}\s+(?:(?:TODO|DONE"
    r"|NEXT|WAITING)\s+)?|\\item\b\s*|\\bibitem(?:\[[^\]\n]*\])?\{[^}\n]*\}\s*|0\d(?=\s)|【\d{1,3}】"
    r"|\d{1,3}/(?:\d{1,3})?\s|\[\d{4}\.\d{4,5}(?:v\d+)?\](?!\()"
    r"|[\s>#\-•・●◦▪■□◆◇★☆✦✅🔥▶►→※·–—○◎]|\[[ xX]\]|\(?\d{1,3}[.)、）:：]|\[\d{1,3}\]|#\d{1,3}\b|No\.\s*\d+|[①-⑳]"
    r"|[IVX]{1,4}\.\s"
    r"|:[a-z0-9_+-]+:|[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D])+"
)
_TAIL = re.compile(
    r"\s*[(（\[](?:arxiv|pdf|paper|논문|preprint|[\w.-]+\.(?:org|com|net|io|ai)|[★☆⭐\d/. ]+"
    r"|[^()\[\]（）]*\b(?:minute|min) read|[A-Z][A-Za-z&]{2,12}[ '’]*(?:20)?\d\d(?: oral| spotlight| best paper)?"
    r"|arxiv[ ,.:]*(?:20)?\d\d)[)）\]]$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\d\uFE0F?\u20E3\s*|\[[A-Za-z가-힣]{1,2}\]\s+|[一二三四五六七八九十]{1,3}[、.．]\s*|第[一二三四五六七八九十\d]{1,3}[篇本]\s*[:：、]?\s*"
    r"|(?:paper|논문|論文|论文)\s*#?\d{1,2}\s*[:：.)–-]\s*|@[\w:-]+\s+|[QA]\s?[:：.]\s+|\(?\d{1,3}[.)、:：]\s+|0\d\s+"
    r"|\*{2,6}\s+(?:(?:TODO"
    r"|DONE|NEXT|WAITING)\s+)?|\d{1,3}/\s+|\[\d{1,3}\]\s*|【[^】\n]{1,12}】\s*|\[(?:논문|paper|review)[^\]\n]{0,12}\]\s*"
    r"|(?:paper )?(?:review|summary|notes?)\s*:\s+|논문 ?(?:리뷰|요약|정리)\s*[:：]\s*"
    r"|論文(?:紹介|メモ|要約)\s*[:：]\s*)+",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"“([^”\n]{4,300})”|\"([^\"\n]{4,300})\"|「([^」\n]{3,300})」|『([^』\n]{3,300})』|《([^》\n]{3,300})》"
    r"|‘([^’\n]{8,300})’(?!\w)|«([^»\n]{4,300})»|【([^】\n]{12,300})】"
)
_BOLD = re.compile(
    r"\*\*\*?(?=\S)([^*\n]{3,300}?)(?<=\S)\*\*\*?|__(?=\S)([^_\n]{3,300}?)(?<=\S)__|<(?:b"
    r"|strong)>([^<>\n]{3,300})</(?:b|strong)>"
)
_ITALIC = re.compile(
    r"(?<![*\w])\*(?=[^\s*])([^*\n]{3,300}?)(?<=\S)\*(?![*\w])|(?<![_\w])_(?=[^\s_])([^_\n]{3,300}?)(?<=\S)_(?![_\w])"
    r"|\\(?:emph|textit)\{([^{}\n]{3,300})\}"
)
_SIGNED = re.compile(r"(?:et al\.?|[A-Z][\w'’-]+)[.,]?\s*(?:\(?(?:19|20)\d\d[a-z]?\)?[.,:]?)?\s*$")
_CITED = re.compile(
    r"[\s(,](?:19|20)\d\d[a-z]?\)?\s*[.,:]\s+(?P<title>[^.?!\n]{12,250}(?:[.?!](?=\w)[^.?!\n]*)*[?!]?)\s*(?:[.,]|$)"
)
_CUT = re.compile(
    r"\s+[-–—―|/／→]+\s+|\s*[|｜→]\s*|(?<=[^A-Z\s.][^\W_A-Z])[.]\s+(?=\S)|[。]|(?<=[?!])\s+(?=[A-Z])"
    r"|\s*[(（\[【](?=\s*(?:[Aa]r[Xx]iv|doi|DOI|http|\d{4}\.\d{4,5}|\[|[Pp]aper|PDF|pdf|논문|論文|论文"
    r"|[A-Z]{3,}[ ']*\d{2}))"
    r"|\s*[(（](?=[A-Z][\w'’-]+(?:\s+et al|,? (?:and|&) [A-Z]))"
    r"|\s*[:：]\s*(?=https?:|$)|\s*https?://|\s*\b(?:doi|DOI)\s*[:：]|\s+\(?[Aa]r[Xx]iv\s*[:：]|,?\s+et al\."
)
_NAME = re.compile(
    r"(?:(?:[A-ZÀ-ÖØ-Ý][\w'’.-]*|de|van|von|der|den|del|di|da|la|le|bin|ibn|el|al|dos|ter|ten)(?:\s+|$)){2,5}"
    r"|[가-힣]{2,4}|[一-鿿ぁ-んァ-ヶ・ー]{2,12}|[A-Z][\w'’-]+,?\s+(?:[A-Z]\.[\s-]*){1,3}|(?:[A-Z]\.[\s-]*){1,3}[A-Z][\w'’-]+"
    r"|[ァ-ヶー・]{3,20}"
)
_NOT_IN_NAMES = (
    "models model language generation reasoning learning video large diffusion agents agent multimodal image"
    " images llms llm visual training world vision efficient reinforcement benchmark benchmarks data text"
    " understanding scaling unified context policy evaluation open memory framework human optimization self"
    " generative editing action modeling fine alignment knowledge attention code dataset datasets retrieval"
    " tuning adaptive latent audio foundation reward search token tokens test synthesis dynamic flow sparse"
    " transformer transformers tasks task inference cross technical report reconstruction motion object"
    " semantic control improving representation representations enhancing scalable decoding space thinking"
    " quality detection preference analysis experts interaction system systems scene perception survey study"
    " segmentation information safety compression robot prediction grounding rethinking exploration adaptation"
    " pretraining planning geometry neural guidance evolution universal document discovery design translation"
    " sampling estimation generalization depth physics performance quantization routing steering transfer"
    " features feature merging consistency distillation processing recognition metamorphosis photomontage"
    " guardian mobile university institute research lab labs google meta microsoft openai deepmind nvidia"
    " abstract introduction"
)
_SMALL_WORDS = (
    "via with for from in on of at as into over under beyond between and the a an is are can how why what when where"
)
_NO_NAMES = frozenset(_NOT_IN_NAMES.split())  # frequent in titles, never in names
_NO_SMALL = frozenset(_SMALL_WORDS.split())  # as they are written: "An" and "Can" are names
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_CJK = re.compile(r"[가-힣ぁ-ヿ一-鿿]")
_HANGUL = re.compile("[가-힣]")
_TWO = re.compile(r"\s+[/／|]\s+|\s*[(（\[【]|\s+[-–—]\s+")
_ENDS_KO = re.compile("[다요음함됨임]$")
_SENTENCE_END = re.compile(r"(?:[.。．]|[다요음함임됨]\.?)\s*$")


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
    for pattern in _LINKS:
        marked = pattern.finditer(text, start, end)
        found += [(link.start(), link.end(), _linked(link, link["url"])) for link in marked]
    referred = _REFERRED.finditer(text, start, end) if defined else ()
    links = ((link, defined.get((link["ref"] or link["text"]).lower())) for link in referred)
    found += [(link.start(), link.end(), _linked(link, url)) for link, url in links if url]
    for pattern in (_BARE, _ARXIV, _DOI, _NUMBER):
        for match in pattern.finditer(text, start, end):
            words = match[0].rstrip(".,;:!?*")
            while words.endswith(")") and words.count(")") > words.count("("):
                words = words[:-1].rstrip(".,;:!?*")
            if pattern in (_ARXIV, _NUMBER):
                name = arxiv_id((match[1] or match[2]).strip()) if pattern is _ARXIV or speaks_of_papers(text) else None
                page = f"https://arxiv.org/abs/{name}" if name else None
            else:
                page = paper_url(words)
            stop = match.start() + len(words)
            found.append((match.start(), stop, _anchor(match.start(), stop, page, words) if page else None))
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
        r"arxiv|paper|논문|論文|论文|abstract|preprint|neurips|iclr|icml|\bacl\b|emnlp|cvpr", text, re.IGNORECASE
    ):
        return True
    lines = re.findall(r"^[^\w\n]*\d{4}\.\d{5}(?:v\d+)?\W+(\S[^\n]*)", text, re.MULTILINE)
    return bool(lines) and all(is_title(line) and _is_cased(line) and ": " not in line[:12] for line in lines)


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
    page = paper_url(url)
    if page is None and _is_link(url) and words.lower().strip("[]:：📄 ") in _SAYS_PAPER:
        page = url
    if page is None:
        return None
    text = None if words.isdigit() else words
    return _anchor(link.start(), link.end(), page, url, text, link.start("text"), link.end("text"))


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
    return re.match(r"https?://(?!github\.com|gitlab\.com)[\w.-]+\.\w+/", url) is not None


def _anchor(
    start: int, end: int, page: str, url: str, words: str | None = None, text_start: int = 0, text_end: int = 0
) -> Anchor:
    arxiv = find_arxiv(page)
    doi = None if arxiv else find_doi(page)
    return Anchor(start, end, arxiv or doi or page, page if not arxiv else url, arxiv, doi, words, text_start, text_end)


def is_title(words: str, *, strong: bool = False) -> bool:
    """Return whether ``words`` may be a paper's title; ``strong`` where bold, a heading or a link sets them apart.

    >>> is_title("Sparser Block-Sparse Attention via Token Permutation"), is_title("Paper"), is_title("2025-10-27")
    (True, False, False)
    """
    if re.fullmatch(r"\s*[\[(（].*[\])）]\s*", words) and "[[" not in words:
        return False
    words = words.strip().strip('*_`[]()"“”「」『』《》 ')
    lower = words.lower().strip(" :：.")
    if not 2 <= len(words) <= 320 or lower in _NO_TITLE or label_of(words):
        return False
    if "http" in lower or "www." in lower or arxiv_id(words) or re.match(r"arxiv\s*[:：.]?\s*\d", lower):
        return False
    count, cjk = len(_WORD.findall(words)), len(_CJK.findall(words))
    letters = sum(1 for letter in words if letter.isalpha())
    if letters < 3 or letters * 2 < len(words.replace(" ", "")):
        return False
    if re.fullmatch(
        r"[\W\d]*(?:(?:week|vol|volume|issue|no|part|day|day of)\.?\s*#?\d+|[a-z]{3,9}\.?\s+\d{1,2}(?:,?\s+\d{4})?"
        r"|\d{1,2}\s+[a-z]{3,9}\.?(?:\s+\d{4})?|[a-z]{3,9}\s+\d{4})\W*",
        lower,
    ):
        return False
    if strong:
        return count <= 45
    two = count == 2 and len(words) >= 12 and re.fullmatch(r"[A-Z][\w-]+ [A-Z][\w-]+", words) is not None
    return (count >= 3 or cjk >= 6 or two) and count <= 40 and not (cjk >= 12 and _SENTENCE_END.search(words))


def names_in(words: str) -> tuple[str, ...]:
    """Return the names where ``words`` is a list of people and nothing else, else an empty tuple.

    >>> names_in("Mina Oh, Juno Kim, and Ada Park"), names_in("a fast method, and a slow one")
    (('Mina Oh', 'Juno Kim', 'Ada Park'), ())
    """
    words = words.strip().strip("*_()（）[]").strip()
    words = re.sub(r"^(?:by|authors?|저자|著者|作者)\s*[:：]?\s+", "", words, flags=re.IGNORECASE)
    if not 3 <= len(words) <= 3000 or "http" in words:
        return ()
    names = split_authors(words.rstrip("."))
    if not names or any(len(_WORD.findall(name)) > 6 for name in names):
        return ()
    if any(word.lower() in _NO_NAMES or word in _NO_SMALL for name in names for word in re.split(r"[\s-]+", name)):
        return ()
    sure = sum(1 for name in names if _NAME.fullmatch(name + ("." if re.search(r"\b[A-Z]$", name) else "")))
    if len(names) == 1:
        latin = re.fullmatch(r"(?:[A-Z][\w'’.-]+\s+){1,2}[A-Z][\w'’-]+", names[0])
        return names if sure and (re.search(r"et al|외\s*\d*|等|他$", words) or (latin and len(words) < 40)) else ()
    return names if sure >= 0.8 * len(names) else ()


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
    """Return how the line from ``start`` to ``end`` names a paper, or None where it holds no title.

    In order: a link's text, bold words, words in quotes, the words after a year ("Oh (2025). Title."), the words before
    the first sign that ends a title.
    """
    end = min(end, start + ENDLESS)
    anchors = [anchor for anchor in anchors if anchor.end <= end]
    begun = _START.match(text, start, end)
    begin = begun.end() if begun else start
    label = re.compile(
        r"(?:\*\*)?(?:paper|title|논문|제목|論文|题目|标题|タイトル)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*", re.IGNORECASE
    ).match(text, begin, end)
    begin = label.end() if label else begin
    behind = begin
    if anchors and anchors[0].text is None and anchors[0].start - begin <= 3:
        opened = re.compile(r"[\s:：|,.)\]–—-]*").match(text, anchors[0].end, end)
        begin = behind = opened.end() if opened else begin
        heading = heading or anchors[0].arxiv is not None
        anchors = anchors[1:]
    elif anchors and anchors[0].text is None and not _is_cased(text[begin : anchors[0].start]):
        opened = re.compile(r"[\s:：|,.)\]–—-]*").match(text, anchors[0].end, end)
        behind = opened.end() if opened else begin
        if is_title(text[behind:end]) and _is_cased(text[behind:end]) and not _HANGUL.search(text[begin:end]):
            begin, anchors = behind, anchors[1:]
    for anchor in anchors:
        if anchor.text is not None and is_title(anchor.text, strong=True):
            at, stop = _trim(text, anchor.text_start, anchor.text_end)
            if text.startswith(("“", '"', "「", "『", "《"), at) and stop - at > 4:
                at, stop = at + 1, stop - 1
            return _finish(text, begin, end, at, stop, anchors, True)
    first = anchors[0].start if anchors else end
    set_apart = []
    for pattern in (_BOLD, _QUOTED, _ITALIC):
        for found in pattern.finditer(text, begin, end):
            group = next(g for g in range(1, pattern.groups + 1) if found[g] is not None)
            if pattern is _ITALIC and not _SIGNED.search(text, begin, found.start()):
                continue
            lead = text[begin : found.start()].rstrip().endswith((":", "：", "论文", "논문", "論文", "paper"))
            near = found.start() - begin <= 3 or lead or (pattern is not _BOLD and found.start() < first)
            if near and is_title(found[group], strong=True) and not found[group].endswith((":", "：")):
                set_apart.append((found.start(group), found.end(group)))
    if set_apart:  # the first that is long enough for a title, else the first
        at, stop = next((place for place in set_apart if is_title(text[place[0] : place[1]])), set_apart[0])
        at, stop = _trim(text, at, stop)
        if marked := _MARKED.fullmatch(text, at, stop):
            at, stop = marked.span("text")
        return _finish(text, begin, end, at, stop, anchors, True)
    cited = _CITED.search(text, begin, end)
    if cited and cited.start() < first and is_title(cited["title"]) and (who := _people(text[begin : cited.start()])):
        at, stop = _trim(text, cited.start("title"), cited.end("title"))
        return Citation(at, stop, who, _words_left(text, cited.end(), end, anchors), True)
    stop = _cut_after(text, begin, end, first if first > begin else end)
    for link in _MARKED.finditer(text, begin, end):
        if link.start() < stop and not (link.start() == begin and is_title(link["text"], strong=True)):
            stop = link.start()
        elif link.start() == begin:
            at, stop = _trim(text, link.start("text"), link.end("text"))
            return _finish(text, begin, end, at, stop, anchors, True) if anchors else None
        break
    stop = min(stop, first if first > begin else stop)
    if stop < first and names_in(text[begin:stop]) and (dot := re.compile(r"[.。:：]\s+").match(text, stop, end)):
        following = min((cut.start() for cut in _CUT.finditer(text, dot.end(), end)), default=end)
        following = min(following, first if first > dot.end() else following)
        if is_title(text[dot.end() : following]):
            return _finish(text, begin, end, *_trim(text, dot.end(), following), anchors, True)
    at, stop = _trim(text, begin, stop)
    paren = re.search(r"\s*[(（]([^()（）]*)[)）]?$", text[at:stop])
    if (
        paren
        and is_title(text[at : at + paren.start()])
        and (
            names_in(paren[1])
            or re.search(r"\b(?:19|20)\d\d\b|minute read|min read|et al|외 \d", paren[1], re.IGNORECASE)
        )
    ):
        stop = at + paren.start()
    people = re.search(r",\s+(?=[A-Z])", text[at:stop])
    if people and is_title(text[at : at + people.start()]) and len(names_in(text[at + people.end() : stop])) > 1:
        stop = at + people.start()
    if (said := re.match(r"[a-z][a-z' ]{0,40}:\s+(?=[A-Z])", text[at:stop])) and is_title(text[at + said.end() : stop]):
        at += said.end()
    if not heading and (
        not _is_cased(text[at:stop]) or (text[stop : stop + 1] == "." and _ENDS_KO.search(text[at:stop]))
    ):
        return None
    short = (
        bool(anchors) and len(_CJK.findall(text, at, stop)) >= 4
    )  # a title of a few Chinese characters beside its link
    if at < stop and is_title(text[at:stop], strong=heading or short) and stop - at <= 300:
        return _finish(text, begin, end, at, stop, anchors, False)
    return None


def two_titles(text: str, start: int, end: int) -> tuple[int, int, str | None]:
    """Return the place of the English title, and the Korean one where both stand side by side.

    >>> two_titles("긴 글을 위한 방법 / A Method for Long Texts", 0, 36)
    (13, 36, '긴 글을 위한 방법')
    >>> two_titles("A Method for Long Texts (긴 글을 위한 방법)", 0, 36)
    (0, 23, '긴 글을 위한 방법')
    """
    words = text[start:end]
    if not _HANGUL.search(words):
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


def _is_cased(words: str) -> bool:
    """Return whether words in Latin letters are written as titles are: they do not begin small and stay small."""
    if _CJK.search(words):
        return True
    first = re.search(r"\w\S*", words)
    long = re.findall(r"[A-Za-z]\S{3,}", words)
    return bool(first and (first[0] != first[0].lower() or first[0][0].isdigit())) or (
        bool(long) and sum(1 for word in long if word != word.lower()) * 5 >= 2 * len(long)
    )


def _people(words: str) -> tuple[str, ...]:
    names = names_in(words.strip(" (,."))
    if names:
        return names
    turned = re.findall(
        r"([A-ZÀ-Ý][\w'’-]+(?:\s[A-Z][\w'’-]+)?),\s+((?:[A-Z]\.[\s-]?)+)", words
    )  # APA: Oh, M., & Kim, J.
    return tuple(f"{given.strip()} {family}" for family, given in turned)


def _cut_after(text: str, begin: int, end: int, limit: int) -> int:
    """Return where the title that begins at ``begin`` ends: at the first sign that ends one.

    A dash does not, where what follows it up to ``limit`` is written as a title is: "A Corpus - 154 Billion Tokens".
    """
    for cut in _CUT.finditer(text, begin, end):
        if cut.start() <= begin:
            continue
        if _DASH.fullmatch(cut[0]) or text[cut.start() - 1] in "?!":
            following = re.split(r"\s*[(（\[]", text[cut.end() : limit], maxsplit=1)[0].strip(" -–—:：")
            long = re.findall(r"[A-Za-z]\S{3,}", following)
            if (
                long and following[0] == following[0].upper() and following[0].isalnum()
                and len(following.split()) <= 20 and not names_in(following)
                and (limit == end or sum(word[0].isupper() for word in long) * 2 >= len(long))
                and not re.search(r"[.。]$|\||[(（]|\b(?:19|20)\d\d\b|et al| - | — ", following)
            ):  # fmt: skip
                continue
        return _by(text, begin, cut.start())
    return _by(text, begin, end)


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


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place without the space, quotes and marks around it."""
    while start < end and (text[start].isspace() or text[start] in "*_`"):
        start += 1
    if (lead := _LEAD.match(text, start, end)) and lead.end() < end:
        start = lead.end()
    if text.startswith("[[", start) and text.startswith("]]", end - 2):
        start, end = start + 2, end - 2
    while start < end and (text[end - 1].isspace() or text[end - 1] in "*_`,:;：，、|-–—(（["):
        end -= 1
    if (tail := _TAIL.search(text, max(start, end - 60), end)) and is_title(text[start : tail.start()], strong=True):
        end = tail.start()
    if end - start > 3 and text[end - 1] == "." and not re.search(r"\b[A-Z]\.$|\.\.$", text[start:end]):
        end -= 1
    return start, end


def _finish(text: str, begin: int, end: int, at: int, stop: int, anchors: list[Anchor], sure: bool) -> Citation:
    """Return the citation, with the names and the words that stand after its title (or the names before it)."""
    after = max([stop, *(a.end for a in anchors if a.start <= at < a.end)])
    authors: tuple[str, ...] = ()
    rest_at = after
    before = text[begin:at].strip(' *_"“「『《[(:,.-–—')
    if before and (names := _people(before)):
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
    links += [(a.start, a.end) for a in anchors] + [(m.start(), m.end()) for m in _BARE.finditer(text, start, end)]
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
    words = _BARE.sub(" ", _MARKED.sub(" ", re.sub(r"!\[[^\]\n]*\]\([^)\n]*\)", " ", text[start:end])))
    count, cjk = len(_WORD.findall(words)), len(_CJK.findall(words))
    if count < 4 and cjk < 10:
        return None
    if names_in(words) or not language_of(words):
        return None
    return start, end
