"""What words look like: titles of papers, names of people, venues and years."""

from __future__ import annotations

import re

from .identity import arxiv_id
from .parts import label_of, split_authors

_PAPER_NAMES = (
    "paper|papers|pdf|arxiv|abs|abstract|paper link|read paper|read the paper|full paper|preprint|openreview|doi|html"
    "|alphaxiv|acl anthology|acl|hf|hugging face|huggingface|semantic scholar|s2|scholar|journal|publication|arxiv link"
    "|arxiv page|paper page|paper (arxiv)|arxiv paper|arxiv pdf|논문|논문 링크|논문링크|원문|원문 링크"
    "|논문 보기|논문보기|論文|論文リンク|原文|論文はこちら|论文|论文链接|论文地址|地址|주소"
)
_VAGUE_NAMES = "link|here|source|read more|링크|여기|출처|바로가기|リンク|链接"
_OTHER_NAMES = (
    "code|github|project|project page|demo|website|tweet|video|slides|blog|page|model|models|dataset|data|poster"
    "|bibtex|homepage|weights|colab|site|discussion|comments|thread|twitter|youtube|home|web|review|reviews|note|notes|리뷰|노트|코드|깃허브|프로젝트"
    "|프로젝트 페이지|コード|プロジェクト|代码|项目|评论|项目主页"
)
_SAYS_NAMES = (  # a link of this name leads to a paper, whatever the site
    "paper|pdf|arxiv|paper link|full paper|read paper|read the paper|preprint|논문|논문 링크|논문 보기"
    "|論文|论文|论文链接"
)
PAPER_WORDS = frozenset(_SAYS_NAMES.split("|"))
_NO_TITLE = frozenset(f"{_PAPER_NAMES}|{_VAGUE_NAMES}|{_OTHER_NAMES}".split("|"))
ASIDE = frozenset(_OTHER_NAMES.split("|"))  # a link of this name leads to something beside the paper
LINK_WORDS = _NO_TITLE | {"other", "ps", "tex", "source", "via", "from", "see"}
_LINK_WORD = frozenset(" ".join(LINK_WORDS).split()) - {"the"} | {
    "full", "text", "version", "official", "original", "e-print", "arxiv.org", "bib", "supp", "supplementary", "talk"
}  # fmt: skip
_VENUES = (  # where papers appear
    r"arxiv|corr|preprint|(?:bio|med)rxiv|neurips|nips|iclr|icml|aaai|ijcai|acl|naacl|eacl|aacl|emnlp|coling|tacl|conll|cvpr"
    r"|iccv|eccv|accv|wacv|bmvc|3dv|miccai|siggraph(?: asia)?|kdd|sigkdd|www|the web conf|sigir|ecir|cikm|wsdm"
    r"|recsys|icassp|interspeech|icra|iros|corl|rss|colm|tmlr|jmlr|t?pami|ijcv|tip|tog|tcsvt|chi|uist|cscw|ccs|ndss"
    r"|usenix(?: security)?|osdi|sosp|nsdi|atc|mlsys|aistats|uai|colt|stoc|focs|isca|asplos|hpca"
    r"|micro|nature|science|cell|pnas|acm mm"
    r"|mm|vldb|sigmod|icde|icse|fse|ase|lrec|lrec-coling|semeval|blackboxnlp|eurosys|dac|iccad|tvcg|vis|ismir|findings|jamia"
)
_VENUE = re.compile(
    r"(?:(?:in|proc\.?|proceedings of(?: the)?|accepted(?: to| by| at)?|published (?:in|at)|to appear in)\s+)?"
    rf"(?:{_VENUES})"
    r"(?P<more>(?:[\s,'’(:-]\S*|\d{2,4})*)",
    re.IGNORECASE,
)
_VENUE_MORE = re.compile(
    r"\d{1,4}|v\d|oral|spotlight|poster|workshops?|findings|main|best|paper|long|short|demo|industry|track|datasets|and"
    r"|benchmarks|award|highlight|arxiv|on|ccf|[abc]|none|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:[A-Z][\w&.'’/-]*(?:\s+(?:of|on|for|and|the|in|&|\(\w+\)))*[\s,]+){1,7}['’]?(?:(?:19|20)\d\d)(?:\s+\w+)?"
)
_DAY = re.compile(
    r"(?:[a-z]{3,9}\.?\s+)?(?:\d{1,2},?\s+)?(?:[a-z]{3,9}\.?,?\s+)?(?:19|20)\d\d[a-z]?"
    r"(?:\s*[-./年]\s*\d{1,2}){0,2}[日월月]?",
    re.IGNORECASE,
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
    " abstract introduction network networks graph graphs autoencoder autoencoders auto encoder encoders residual"
    " convolutional convolution recurrent adversarial variational contrastive supervised unsupervised embedding"
    " embeddings gradient stochastic bayesian kernel classification regression clustering algorithm algorithms"
    " less once twice slow slower faster better worse then think learn ask act answer listen speak generate reason"
    " retrieve verify prune merge compress align know tell remember forget trust teach rewrite draft explore imagine"
    " distill decode refine reflect divide conquer plan predict speech multilingual spoken dialogue voice music"
)
_SMALL_WORDS = (
    "via with for from in on of at as into over under beyond between and the a an is are can how why what when where"
)
NO_NAMES = frozenset(_NOT_IN_NAMES.split())  # frequent in titles, never in names
NO_SMALL = frozenset(_SMALL_WORDS.split())  # as they are written: "An" and "Can" are names
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
CJK = re.compile(r"[가-힣ぁ-ヿ一-鿿]")
HANGUL = re.compile("[가-힣]")
_SENTENCE_END = re.compile(r"(?:[.。．]|[다요음함임됨]\.?)\s*$")
_REFERENCE_LIST = re.compile(
    r"references?|bibliography|related (?:work|works|papers|reading)|further reading|see also|citations?"
    r"|참고 ?(?:문헌|자료|링크)|관련 ?(?:논문|연구|자료)|더 ?읽을거리"
    r"|参考(?:文献|資料|资料|链接|連結|リンク)?|関連(?:研究|論文|文献)|相关(?:工作|论文|研究)|引用",
    re.IGNORECASE,
)
_FACTS = re.compile(
    r"\W*(?:\d+\.?\s*)?(?:(?:paper )?meta(?:data)?|(?:paper|basic|bibliographic) info(?:rmation)?|links|resources"
    r"|(?:논문|기본|서지) ?정보|基本(?:信息|情報)|論文情報|论文信息|书目信息|書誌情報|元数据"
    r"|\w{0,6}(?:简介|概述|개요))\W*",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:papers|digest|weekly|daily|week|newsletter|reading list|highlights|top \d+|this month|roundup|awesome"
    r"|notes|table of contents|contents|overview|introduction|news|issue|vol)\b"
    r"|논문 ?(?:정리|모음|리뷰|읽기|목록|요약|스터디|공유|소개)|주간|이번 ?주|오늘의|목차|まとめ"
    r"|今週|今日|論文(?:紹介|メモ|一覧)|週報"
    r"|周报|本周|今日|论文(?:速递|列表|汇总|推荐)|目录"
    r"|\d{4}[-./年년]|^\W*(?:auto-?|automatically )?generated (?:by|from|on|at)\b|\bdo not edit\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_ONE_DAY = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+\d{{4}})?"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?"
    r"|(?:\d{4}[年년]\s*)?\d{1,2}[月월]\s*\d{1,2}[日일])"
)
_DAYS = re.compile(
    rf"\b{_ONE_DAY}\s*(?:[-–—~〜～]|to|until|through)\s*(?:{_ONE_DAY}|\d{{1,2}}(?:[일日]|\b)(?:,?\s+\d{{4}})?)",
    re.IGNORECASE,
)
_TIMES = r"(?:session|meeting|lecture|seminar|week|episode|issue|edition|round|vol(?:ume)?|club|group)\.?\s*#?\d+"
_COUNTED = re.compile(
    rf"\W*(?:{_TIMES}|(?:[^\W\d]+\s+){{0,2}}{_TIMES}\W+(?:{_ONE_DAY}|{_MONTH}\s+\d{{4}}))\W*", re.IGNORECASE
)
_FIELD_NAMES = (
    "comment comments keyword keywords subject subjects affiliation affiliations institution institutions publication"
    " published status version license updated released submitted venue conference journal year date stance citation"
    " citations repo repository github code project features license source sources tags categories category url link"
    " doi arxiv id publisher pages verified rating score upvotes votes doi/arxiv 发表 日期 时间 来源 机构 单位 期刊"
    " 会议 投稿日付 著者 所属 학회 소속 날짜 발표 출처"
)
_FIELDS = frozenset(_FIELD_NAMES.split())


def is_title(words: str, *, strong: bool = False) -> bool:
    """Return whether ``words`` may be a paper's title; ``strong`` where bold, a heading or a link sets them apart.

    >>> is_title("Sparser Block-Sparse Attention via Token Permutation"), is_title("Paper"), is_title("2025-10-27")
    (True, False, False)
    """
    if re.fullmatch(r"\s*[\[(（].*[\])）]\s*", words) and "[[" not in words:
        return False
    words = words.strip().strip('*_`[]()"“”「」『』《》 ')
    lower = words.lower().strip(" :：.")
    if not 2 <= len(words) <= 320 or lower in _NO_TITLE or label_of(words) or says_link(words) or is_venue(words):
        return False
    if names_days(words):
        return False
    if "http" in lower or "www." in lower or arxiv_id(words) or re.match(r"arxiv\s*[:：.]?\s*\d", lower):
        return False
    count, cjk = len(WORD.findall(words)), len(CJK.findall(words))
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


def says_link(words: str) -> bool:
    """Return whether words only say what a link leads to.

    >>> says_link("🎓 arXiv"), says_link("v2 full text"), says_link("Project Page"), says_link("Paper Cranes")
    (True, True, True, False)
    """
    found = re.findall(r"[^\W_][\w.-]*", words.lower())
    return len(found) <= 5 and all(word in _LINK_WORD or re.fullmatch(r"v?\d[\d.]*", word) for word in found)


def is_venue(words: str) -> bool:
    """Return whether words name where or when a paper appeared, and nothing else.

    >>> is_venue("NeurIPS 2024 (Oral)"), is_venue("arXiv, Feb 2024"), is_venue("2025-10"), is_venue("CVPR for All")
    (True, True, True, False)
    """
    words = words.strip(" *_`()[]（）.,;:").strip()
    if not 2 <= len(words) <= 80:
        return False
    found = _VENUE.fullmatch(words)
    more = re.findall(r"[^\W_]+", found["more"]) if found else []
    return bool(found and all(_VENUE_MORE.fullmatch(word) for word in more)) or _DAY.fullmatch(words) is not None


def may_be_venue(words: str) -> bool:
    """Return whether words may name a venue with its year, as a title may too: "Pattern Recognition Letters 2023".

    >>> may_be_venue("Pattern Recognition Letters 2023"), may_be_venue("A Letter of Patterns")
    (True, False)
    """
    return is_venue(words) or (len(words) <= 80 and _DATED.fullmatch(words.strip(" *_`()[].,")) is not None)


def names_in(words: str) -> tuple[str, ...]:
    """Return the names where ``words`` is a list of people and nothing else, else an empty tuple.

    >>> names_in("Mina Oh, Juno Kim, and Ada Park"), names_in("a fast method, and a slow one")
    (('Mina Oh', 'Juno Kim', 'Ada Park'), ())
    """
    words = words.replace("~", " ").strip().strip("*_()（）[]").strip()
    if re.fullmatch(r"[A-Z][\w -]{1,50} (?:Collaboration|Team|Consortium)", words):
        return (words,)
    words = re.sub(r"^(?:by|authors?|저자|著者|作者)\s*[:：]?\s+", "", words, flags=re.IGNORECASE)
    if not 3 <= len(words) <= 3000 or "http" in words:
        return ()
    names = split_authors(words.rstrip("."))
    if not names or any(len(WORD.findall(name)) > 6 for name in names):
        return ()
    if any(word.lower() in NO_NAMES or word in NO_SMALL for name in names for word in re.split(r"[\s-]+", name)):
        return ()
    if any(re.search(r"[a-z][A-Z]{2}|^[A-Z]{4,}$", word) for name in names for word in name.split()):
        return ()  # "LoRA", "BERT": no names of people
    sure = sum(1 for name in names if _NAME.fullmatch(name + ("." if re.search(r"\b[A-Z]$", name) else "")))
    if len(names) == 1:
        latin = re.fullmatch(r"(?:[A-Z][\w'’.-]+\s+){1,2}[A-Z][\w'’-]+", names[0])
        return names if sure and (re.search(r"et al|외\s*\d*|等|他$", words) or (latin and len(words) < 40)) else ()
    return names if sure >= 0.8 * len(names) else ()


def is_cased(words: str) -> bool:
    """Return whether words in Latin letters are written as titles are: they do not begin small and stay small."""
    if CJK.search(words):
        return True
    first = re.search(r"\w\S*", words)
    long = re.findall(r"[A-Za-z]\S{3,}", words)
    return bool(first and (first[0] != first[0].lower() or first[0][0].isdigit())) or (
        bool(long) and sum(1 for word in long if word != word.lower()) * 5 >= 2 * len(long)
    )


def is_general(words: str) -> bool:
    """Return whether a heading names the digest or a part of it: "Weekly papers", "Metadata", "논문 모음".

    >>> is_general("Papers of the week"), is_general("이번 주 논문"), is_general("Folding Contexts")
    (True, True, False)
    """
    return _GENERAL.search(words) is not None or heads_facts(words)


def names_days(words: str) -> bool:
    """Return whether words name a meeting or a week by its days or its number, as no title does.

    >>> names_days("Session 12 (January 5 - January 11, 2026)"), names_days("Meeting 3")
    (True, True)
    >>> names_days("Tweets of March 1 - March 9, 2020: A Study of Panic in Five Cities"), names_days("AlphaGo 3")
    (False, False)
    """
    if len(words) > 200:
        return False
    rest, count = _DAYS.subn(" ", words)
    named = count > 0 and (len(WORD.findall(rest)) <= 4 or _GENERAL.search(rest) is not None)
    return named or _COUNTED.fullmatch(words) is not None


def heads_facts(words: str) -> bool:
    """Return whether a heading says that facts about one paper follow.

    >>> heads_facts("## Metadata"), heads_facts("1. 기본 정보"), heads_facts("Metadata of Cranes")
    (True, True, False)
    """
    return _FACTS.fullmatch(words) is not None


def is_reference_list(words: str) -> bool:
    """Return whether a heading says that what follows is only cited: "References", "참고 문헌".

    >>> is_reference_list("5. References"), is_reference_list("References of a Loom")
    (True, False)
    """
    return _REFERENCE_LIST.fullmatch(re.sub(r"^[\W\d_]+|[\W_]+$", "", words)) is not None


def is_field(words: str) -> bool:
    """Return whether a line is a fact about a paper with its label: "Comments: Accepted by ACL", "Status: read".

    >>> is_field("Primary affiliations: Crane University"), is_field("Crane: A Status of Paper")
    (True, False)
    """
    label = re.split("[:：]", words[:60], maxsplit=1)
    found = re.findall(r"[^\W_]+(?:[/-][^\W_]+)*", label[0].lower()) if len(label) > 1 else []
    known = not _FIELDS.isdisjoint(found) or any(word in label[0] for word in _FIELDS if word > "\u3000")
    return 0 < len(found) <= 3 and known


def surnames_in(words: str) -> tuple[str, ...]:
    """Return the names where ``words`` are family names alone, as in "Oh, Kim & Park".

    >>> surnames_in("Oh, Kim & Park"), surnames_in("Planning, Reasoning"), surnames_in("Oh")
    (('Oh', 'Kim', 'Park'), (), ())
    """
    if len(words) > 300 or not re.fullmatch(
        r"[A-Z][a-zà-ÿ'’-]+(?:(?:, (?:and |& )?| & | and )[A-Z][A-Za-zà-ÿ'’-]+)+", words
    ):
        return ()
    names = tuple(re.split(r", (?:and |& )?| & | and ", words))
    return () if any(name.lower() in NO_NAMES for name in names) else names
