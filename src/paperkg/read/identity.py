"""How papers are known: arXiv ids, DOIs, OpenReview ids and the links that carry them."""

from __future__ import annotations

import re

_NEW = r"\d{4}\.\d{4,5}"
_OLD = r"[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7}"
_ARXIV_HOSTS = r"(?:[\w.-]*arxiv\.org|alphaxiv\.org|www\.alphaxiv\.org|ar5iv\.(?:labs\.arxiv\.)?org)"
_ARXIV_LINK = re.compile(
    rf"(?:https?://)?(?:{_ARXIV_HOSTS}/(?:[a-z]+/)*(?:overview/)?|huggingface\.co/papers/|hf\.co/papers/"
    rf"|paperswithcode\.com/paper/arxiv:|doi\.org/10\.48550/arxiv\.|semanticscholar\.org/arxiv:)"
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
    for found in _DOI.finditer(text):
        doi = found[1].rstrip(".,;:)").lower()
        if not doi.startswith("10.48550/arxiv"):
            return doi
    return None
