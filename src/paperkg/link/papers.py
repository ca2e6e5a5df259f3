"""Entries that speak of one paper: by arXiv id, DOI, or title, in English or Korean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from rapidfuzz import fuzz

from ..model import Digest, Entry, Paper
from .forms import key
from .slug import slug

Place = tuple[str, int]

SHORTEST = 6  # folded letters; "Demo" alone names no paper
NEAR = 95  # percent of a title's letters that must agree when an entry without an id joins a paper by its title
NEAR_LENGTH = 30


def link_papers(digests: Iterable[Digest]) -> tuple[tuple[Paper, ...], dict[Place, str]]:
    """Return the papers of ``digests``, sorted by id and still without authors, and the paper of each entry.

    Entries with one arXiv id or one DOI are one paper; an entry that has no id joins the paper that has its title,
    unless two papers have it. Two arXiv ids are never one paper, whatever their titles.
    """
    entries = {(digest.id, entry.index): entry for digest in digests for entry in digest.entries}
    groups = _by_title(_by_id(entries))
    found = _distinct([_paper(places, entries) for places in groups])
    paper_of = {place: paper.id for paper in found for place in paper.entries}
    return tuple(sorted(found, key=lambda paper: paper.id)), paper_of


def _by_id(entries: dict[Place, Entry]) -> list[dict[Place, Entry]]:
    """Group entries by arXiv id; a DOI joins the rest, and one arXiv paper if exactly one has it."""
    by_arxiv: dict[str, dict[Place, Entry]] = defaultdict(dict)
    arxiv_of_doi: dict[str, set[str]] = defaultdict(set)
    for place, entry in sorted(entries.items(), key=lambda item: item[0]):
        if entry.arxiv:
            by_arxiv[entry.arxiv][place] = entry
            if entry.doi:
                arxiv_of_doi[entry.doi.casefold()].add(entry.arxiv)
    by_doi: dict[str, dict[Place, Entry]] = defaultdict(dict)
    alone: list[dict[Place, Entry]] = []
    for place, entry in sorted(entries.items(), key=lambda item: item[0]):
        if entry.arxiv:
            continue
        if not entry.doi:
            alone.append({place: entry})
        elif len(ids := arxiv_of_doi[entry.doi.casefold()]) == 1:
            by_arxiv[min(ids)][place] = entry
        else:
            by_doi[entry.doi.casefold()][place] = entry
    return [*by_arxiv.values(), *by_doi.values(), *alone]


def _by_title(groups: list[dict[Place, Entry]]) -> list[dict[Place, Entry]]:
    """Let groups without an id join the one group with an id that has their title; those left join one another."""
    known = [group for group in groups if _has_id(group)]
    loose = [group for group in groups if not _has_id(group)]
    owners: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(known):
        for title in _titles(group):
            owners[title].add(number)
    near = _Near(owners)
    joined = [dict(group) for group in known]
    rest = []
    for group in loose:
        homes = {number for title in _titles(group) for number in owners.get(title, ())}
        homes = homes or {number for title in _titles(group) for number in near.owners(title)}
        if len(homes) == 1:
            joined[homes.pop()].update(group)
        else:
            rest.append(group)
    return joined + _connected(rest)


def _connected(groups: list[dict[Place, Entry]]) -> list[dict[Place, Entry]]:
    """Join groups that share a title, English or Korean."""
    titles = [_titles(group) for group in groups]
    by_title: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(titles):
        for title in own:
            by_title[title].append(number)
    seen: set[int] = set()
    joined = []
    for first in range(len(groups)):
        if first in seen:
            continue
        seen.add(first)
        reached, group = [first], {}
        for number in reached:
            group.update(groups[number])
            fresh = {other for title in titles[number] for other in by_title[title]} - seen
            seen |= fresh
            reached += sorted(fresh)
        joined.append(group)
    return joined


class _Near:
    """Titles that differ by a slip of a letter: compared only where twelve folded letters agree at the head or tail."""

    def __init__(self, owners: dict[str, set[int]]) -> None:
        self.by_title = owners
        self.blocks: dict[str, list[str]] = defaultdict(list)
        for title in owners:
            if len(title) >= NEAR_LENGTH:
                self.blocks["^" + title[:12]].append(title)
                self.blocks["$" + title[-12:]].append(title)

    def owners(self, title: str) -> set[int]:
        if len(title) < NEAR_LENGTH:
            return set()
        near = {*self.blocks.get("^" + title[:12], ()), *self.blocks.get("$" + title[-12:], ())}
        digits = re.sub(r"\D", "", title)
        return {
            owner
            for other in near
            if re.sub(r"\D", "", other) == digits and fuzz.ratio(title, other) >= NEAR
            for owner in self.by_title[other]
        }


def _has_id(group: dict[Place, Entry]) -> bool:
    return any(entry.arxiv or entry.doi for entry in group.values())


def _titles(group: dict[Place, Entry]) -> set[str]:
    written = (title for entry in group.values() for title in (entry.title, entry.title_ko) if title)
    return {
        folded for title in written if len(folded := title_key(title)) >= SHORTEST or re.search("[가-힣]{4}", folded)
    }


def title_key(title: str) -> str:
    r"""Return what spellings of one title have in common; LaTeX marks are no letters.

    >>> title_key(r"$\pi_{0.5}$: a  Model") == title_key("π0.5: A Model")
    True
    """
    return key(re.sub(r"\\(?:text|math)?(?:bf|it|rm|tt|sc|cal|bb)\b|[$\\{}_]", "", title))


def _paper(places: dict[Place, Entry], entries: dict[Place, Entry]) -> Paper:
    own = [entries[place] for place in sorted(places)]
    title = _most_said(" ".join(entry.title.split()) for entry in own)
    arxiv = min((entry.arxiv for entry in own if entry.arxiv), default=None)
    return Paper(
        id=f"paper/arxiv-{arxiv.replace('/', '-')}" if arxiv else f"paper/{slug(title)}",
        title=title,
        title_ko=_most_said(" ".join(entry.title_ko.split()) for entry in own if entry.title_ko) or None,
        arxiv=arxiv,
        doi=_most_said(entry.doi for entry in own if entry.doi) or None,
        url=_most_said(entry.url for entry in own if entry.url) or None,
        date=_first_day(own),
        entries=tuple(sorted(places)),
    )


def _most_said(texts: Iterable[str]) -> str:
    """Return the text said most often, of several the first in the alphabet; English before Korean."""
    said = Counter(texts)
    return min(said, key=lambda text: (bool(re.search("[가-힣]", text)), -said[text], text), default="")


def _first_day(entries: list[Entry]) -> date | None:
    return min((entry.date for entry in entries if entry.date), default=None)


def _distinct(papers: list[Paper]) -> list[Paper]:
    """Give papers whose titles make one slug ids of their own, by what else is known of them."""
    from dataclasses import replace
    from hashlib import sha256

    shared = Counter(paper.id for paper in papers)
    return [
        replace(
            paper, id=f"{paper.id}-{sha256(repr((paper.title, paper.doi, paper.entries)).encode()).hexdigest()[:8]}"
        )
        if shared[paper.id] > 1
        else paper
        for paper in papers
    ]
