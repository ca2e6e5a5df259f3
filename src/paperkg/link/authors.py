"""People who sign papers: one person for the spellings of one name, where the papers make it sure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..model import Author, Entry, Paper
from ..slug import plain, slug

Place = tuple[str, int]
_NOBODY = re.compile(r"^(?:et\.? ?al\.?|and others|others|외.*|anonymous(?: authors?)?|unknown|n/?a|정보 부족|[\W\d_]*)$", re.I)
SURE = 2  # co-authors that two spellings must share to be one person


def link_authors(papers: Iterable[Paper], entries: Mapping[Place, Entry]) -> tuple[tuple[Author, ...], tuple[Paper, ...]]:
    """Return the authors of ``papers``, sorted by id, and the papers with their authors' ids in order.

    A paper is signed by the longest list that an entry gives. Names that differ in accents, case, hyphens and spaces
    are one. Swapped order ("Lin Kevin") and initials ("K. Lin", "Kevin Q. Lin") are one person where both sign the same
    paper in two digests, or share two co-authors, and no third name fits as well.
    """
    papers = tuple(papers)
    signatures: dict[str, Counter[str]] = defaultdict(Counter)  # name key -> how it is written
    lists: dict[str, list[tuple[str, ...]]] = {}
    signed: dict[str, tuple[str, ...]] = {}
    for paper in papers:
        written = [_people(entries[place].authors) for place in paper.entries]
        for names in written:
            for name in names:
                signatures[name_key(name)][name] += 1
        lists[paper.id] = [tuple(name_key(name) for name in names) for names in written if names]
        signed[paper.id] = min(lists[paper.id], key=lambda keys: (-len(keys), -lists[paper.id].count(keys), keys), default=())
    words = {person: name_words(min(forms)) for person, forms in signatures.items()}
    person_of = _same_people(signatures, words, lists)

    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for person, written_as in signatures.items():
        forms[person_of[person]].update(written_as)
    names = {person: _canonical(written_as) for person, written_as in forms.items()}
    ids = _ids(names)
    authors = [
        Author(ids[person], names[person], tuple(sorted(set(written_as) - {names[person]})))
        for person, written_as in forms.items()
    ]
    linked = [
        replace(paper, authors=tuple(dict.fromkeys(ids[person_of[person]] for person in signed[paper.id])))
        for paper in papers
    ]
    return tuple(sorted(authors, key=lambda author: author.id)), tuple(linked)


def _people(names: Iterable[str]) -> tuple[str, ...]:
    folded = (" ".join(name.split()) for name in names)
    return tuple(name for name in folded if name and not _NOBODY.match(name))


def name_key(name: str) -> str:
    """Return what spellings of one name in one order have in common.

    >>> name_key("José  Núñez") == name_key("Jose Nunez"), name_key("Liang-Chieh Chen") == name_key("LiangChieh Chen")
    (True, True)
    """
    return re.sub(r"[\W_]+", "", plain(_ordered(name))) or plain(name)


def _ordered(name: str) -> str:
    """Turn "Lin, Kevin" into "Kevin Lin"."""
    family, comma, given = name.partition(",")
    return f"{given} {family}" if comma and given.strip() else name


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded; a hyphen joins.

    >>> name_words("Kevin Q. Lin"), name_words("Jian-Yun Nie")
    (('kevin', 'q', 'lin'), ('jianyun', 'nie'))
    """
    return tuple(re.findall(r"[^\W_]+", re.sub(r"[-‐‑’'`]", "", plain(_ordered(name)))))


def _same_people(
    signatures: Mapping[str, Counter[str]], words: Mapping[str, tuple[str, ...]], lists: Mapping[str, list[tuple[str, ...]]]
) -> dict[str, str]:
    """Return for each name key the key of the person: itself, or the fuller or more usual spelling that it surely is."""
    co_authors: dict[str, set[frozenset[str]]] = defaultdict(set)
    together: dict[str, set[str]] = defaultdict(set)  # who sign the same paper in one list are different people
    papers: dict[str, set[str]] = defaultdict(set)
    for paper, written in lists.items():
        everyone = {frozenset(words[person]) for names in written for person in names}
        for names in written:
            for person in names:
                co_authors[person] |= everyone - {frozenset(words[person])}
                together[person] |= {other for other in names if other != person}
                papers[person].add(paper)

    def sure(one: str, other: str) -> bool:
        if other in together[one]:
            return False
        return bool(papers[one] & papers[other]) or len(co_authors[one] & co_authors[other]) >= SURE

    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person in sorted(words):
        own = words[person]
        if len(own) > 1:
            for family in {own[0], own[-1]}:
                for given in {own[0][0], own[-1][0]} if family in (own[0], own[-1]) else ():
                    blocks[family, given].append(person)
    fits: dict[str, set[str]] = defaultdict(set)
    for block in blocks.values():
        if len(block) > 400:  # a family name that half the field bears decides nothing
            continue
        for i, one in enumerate(block):
            for other in block[i + 1 :]:
                if one != other and _compatible(words[one], words[other]) and sure(one, other):
                    fits[one].add(other)
                    fits[other].add(one)

    def rank(person: str) -> tuple[int, int, str]:
        # fullest first, then the most written, then the alphabet
        return (-sum(len(word) for word in words[person]), -sum(signatures[person].values()), person)

    person_of = {person: person for person in words}
    for person in sorted(fits, key=rank, reverse=True):
        others = fits[person]
        # every other spelling that fits must be compatible with the rest, or nobody knows who is meant
        if all(_compatible(words[a], words[b]) and a not in together[b] for a in others for b in others if a < b):
            best = min(others, key=rank)
            if rank(best) < rank(person):
                person_of[person] = best
    for person in sorted(person_of, key=rank):
        person_of[person] = person_of[person_of[person]]
    return person_of


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two names can be one: the same words in another order, or initials and middle names left out.

    >>> _compatible(("lin", "kevin"), ("kevin", "lin")), _compatible(("k", "lin"), ("kevin", "lin"))
    (True, True)
    >>> _compatible(("kevin", "lin"), ("kelvin", "lin")), _compatible(("kevin", "q", "lin"), ("kevin", "lin"))
    (False, True)
    """
    if sorted(one) == sorted(other):
        return True
    short, long = sorted((one, other), key=lambda words: (len(words), sum(map(len, words))))
    if short[-1] != long[-1] or len(short) < 2 or len(short[-1]) < 2:
        return False
    at = 0
    for word in short[:-1]:
        while at < len(long) - 1 and not _abbreviates(word, long[at]):
            if at == 0:  # the first given name must agree
                return False
            at += 1
        if at == len(long) - 1:
            return False
        at += 1
    return True


def _abbreviates(word: str, full: str) -> bool:
    return word == full or (min(len(word), len(full)) == 1 and word[0] == full[0])


def _canonical(written: Counter[str]) -> str:
    """Return the spelling written most often; of several the one with most letters and accents, then the alphabet's first."""
    return min(written, key=lambda name: (-written[name], -len(name), name.isascii(), name.isupper(), name))


def _ids(names: Mapping[str, str]) -> dict[str, str]:
    shared = Counter(slug(name) for name in names.values())
    return {
        person: f"author/{slug(name)}" if shared[slug(name)] == 1 else f"author/{slug(name)}-{slug(person + '#')[-8:]}"
        for person, name in names.items()
    }
