"""How papers are known: arXiv ids, DOIs, OpenReview ids and the links that carry them."""

from __future__ import annotations

import re
from urllib.parse import unquote

_NEW = r"\d{4}\.\d{4,5}"
_OLD = r"[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7}"
_ARXIV_HOSTS = r"(?:[\w.-]*arxiv\.org|alphaxiv\.org|www\.alphaxiv\.org|ar5iv\.(?:labs\.arxiv\.)?org)"
_ARXIV_LINK = re.compile(
    rf"(?:https?://)?(?:{_ARXIV_HOSTS}/(?:[a-z]+/)*(?:overview/)?|(?:huggingface|hf)\.co/papers/"
    rf"|(?:papers\.cool|scirate\.com)/arxiv/"
    rf"|paperswithcode\.com/paper/arxiv:|(?:doi\.org/)?10\.48550/arxiv\.|semanticscholar\.org/arxiv:)"
    rf"({_NEW}|{_OLD})(?:v\d+)?",
    re.IGNORECASE,
)
_ARXIV_BARE = re.compile(
    rf"\barxiv(?:\s+preprint)?(?:\s+arxiv)?\s*(?:id)?\s*[:：]\s*({_NEW}|{_OLD})(?:v\d+)?", re.IGNORECASE
)
_ARXIV_ID = re.compile(rf"(?:arxiv:)?({_NEW}|{_OLD})(?:v\d+)?", re.IGNORECASE)
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"'<>\[\]{}|]+)", re.IGNORECASE)


def arxiv_id(text: str) -> str | None:
    """Return the arXiv id, without version, that a link or an id names; None where ``text`` is neither.

    >>> arxiv_id("https://arxiv.org/pdf/2510.21270v2.pdf"), arxiv_id("cs/0112017"), arxiv_id("https://x.com/2510.21270")
    ('2510.21270', 'cs/0112017', None)
    """
    text = text.strip()
    found = _ARXIV_ID.fullmatch(text) or _ARXIV_LINK.match(text) or _ARXIV_BARE.match(text)
    return _checked(found[1]) if found else None


def _checked(name: str) -> str | None:
    """Return the id if its month is one: "2413.12345" is a number, not an id."""
    if "/" in name:
        archive, _, number = name.partition("/")
        return f"{archive.lower().split('.')[0]}/{number}" if 1 <= int(number[2:4]) <= 12 else None
    return name if 1 <= int(name[2:4]) <= 12 and int(name[:4]) >= 704 else None


def find_arxiv(text: str) -> str | None:
    """Return the first arXiv id that ``text`` names by a link or by "arXiv:", without version."""
    for pattern in (_ARXIV_LINK, _ARXIV_BARE):
        for found in pattern.finditer(text):
            if name := _checked(found[1]):
                return name
    return None


def find_doi(text: str) -> str | None:
    """Return the first DOI in ``text``, in lower case; arXiv's own DOIs are arXiv ids and do not count.

    >>> find_doi("see https://doi.org/10.1038/s41562-024-02046-9.")
    '10.1038/s41562-024-02046-9'
    """
    for found in _DOI.finditer(text.replace("%2F", "/").replace("%2f", "/")):
        doi = re.sub(r"\?.*$|\.pdf$|/(?:full|abstract|pdf|epdf|meta)$", "", found[1]).rstrip(".,;:)").lower()
        if not doi.startswith(("10.48550/arxiv", "10.5281/zenodo")):  # Zenodo keeps software and data
            return doi
    return None


_OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf|attachment)\?(?:[^\s#&)]*&)*id=([\w-]{6,20})")
_PAPER_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?:"
    r"openreview\.net/(?:forum|pdf)\?|aclanthology\.org/[\w.-]+|aclweb\.org/anthology/"
    r"|(?:api\.)?semanticscholar\.org/(?:paper|reader|arxiv)|(?:papers|proceedings)\.n(?:eur)?ips\.cc/paper|(?:www\.)?ijcai\.org/(?:[Pp]roceedings)/\d|usenix\.org/conference/[\w/]+presentation/|proceedings\.mlr\.press/v"
    r"|openaccess\.thecvf\.com/|(?:dx\.)?doi\.org/10\.(?!5281/)|dl\.acm\.org/doi/|ieeexplore\.ieee\.org/(?:abstract/)?document/"
    r"|link\.springer\.com/(?:article|chapter)/|www\.nature\.com/articles/|nature\.com/articles/|science\.org/doi/"
    r"|(?:bio|med)rxiv\.org/content/|sciencedirect\.com/science/article/|pubmed\.ncbi|pnas\.org/doi|jmlr\.org/papers/"
    r"|isca-archive\.org/[\w-]+/\w|ojs\.aaai\.org/index\.php/AAAI/article|ssrn\.com/|paperswithcode\.com/paper/|hal\.science/"
    r"|researchgate\.net/publication/|dl\.acm\.org/citation\.cfm|citeseerx?\.|(?:tandfonline|mdpi)\.com/(?:doi/|\d)"
    r"|(?:onlinelibrary\.wiley|journals\.sagepub|epubs\.siam)\.\w+/doi/|academic\.oup\.com/[\w-]+/(?:advance-)?article"
    r"|cell\.com/[\w-]+/(?:fulltext|abstract)|frontiersin\.org/(?:journals/[\w-]+/)?articles/|jstor\.org/stable/"
    r"|journals\.plos\.org/\w+/article|projecteuclid\.org/|iopscience\.iop\.org/article/|journals\.aps\.org/\w+/abstract/"
    r"|direct\.mit\.edu/\w+/(?:article|proceedings)|eprint\.iacr\.org/\d{4}/\d|(?:aaai|ndss-symposium)\.org/\w*[Pp]apers?/"
    r")\S*",
    re.IGNORECASE,
)


def openreview_id(text: str) -> str | None:
    """Return the OpenReview forum id that a link in ``text`` carries.

    >>> openreview_id("https://openreview.net/pdf?id=aB3_dE-9xY")
    'aB3_dE-9xY'
    """
    found = _OPENREVIEW.search(text)
    return found[1] if found else None


def paper_url(text: str) -> str | None:
    """Return the link in ``text`` that is a paper's page, in one form where sites have several; None for other links.

    >>> paper_url("https://openreview.net/pdf?id=aB3_dE-9xY")
    'https://openreview.net/forum?id=aB3_dE-9xY'
    >>> paper_url("https://aclanthology.org/2024.acl-long.12.pdf"), paper_url("https://github.com/a/b")
    ('https://aclanthology.org/2024.acl-long.12', None)
    """
    text = unquote(text) if "%3" in text else text
    if name := find_arxiv(text):
        return f"https://arxiv.org/abs/{name}"
    if name := openreview_id(text):
        return f"https://openreview.net/forum?id={name}"
    if name := find_doi(text):
        return f"https://doi.org/{name}"
    found = _PAPER_LINK.search(text)
    if found is None:
        return None
    return re.sub(r"(?:\.pdf|/)$", "", found[0].rstrip(".,;)>]"))
