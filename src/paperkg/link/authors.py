"""People who sign papers: one person for the spellings of one name, where the papers make it sure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from ..model import Author, Entry, Paper
from .slug import plain, slug

Place = tuple[str, int]
_NOBODY = re.compile(
    r"^(?:et\.? ?al\.?|and others|others|외.*|anonymous(?: authors?)?|unknown|n/?a|정보 부족|[\W\d_]*)$", re.I
)
SURE = 2  # co-authors that two spellings must share to be one person, and half of the rarer one's, or twice as many
TEAM = 40  # authors of a paper; a longer list says little of who works with whom


def link_authors(
    papers: Iterable[Paper], entries: Mapping[Place, Entry]
) -> tuple[tuple[Author, ...], tuple[Paper, ...]]:
    """Return the authors of ``papers``, sorted by id, and the papers with their authors' ids in order.

    A paper is signed by the longest list that an entry gives. Names that differ in accents, case, hyphens and spaces
    are one. Swapped order ("Lin Kevin") and initials ("K. Lin", "Kevin Q. Lin") are one person where both sign the same
    paper in two digests, or share two co-authors that are half of one's, and no third name fits as well.
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
        own = lists[paper.id]
        longest = sorted(own, key=lambda keys: (-len(keys), keys))
        signed[paper.id] = longest[0] if longest else ()
    words = {person: name_words(min(forms)) for person, forms in signatures.items()}
    person_of = _same_people(signatures, words, lists)

    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for person, written_as in signatures.items():
        forms[person_of[person]].update(written_as)
    called = {person: _canonical(written_as) for person, written_as in forms.items()}
    ids = _ids(called)
    authors = [
        Author(ids[person], called[person], tuple(sorted(set(written_as) - {called[person]})))
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
    signatures: Mapping[str, Counter[str]],
    words: Mapping[str, tuple[str, ...]],
    lists: Mapping[str, list[tuple[str, ...]]],
) -> dict[str, str]:
    """Return for each name key the key of the person: itself, or the fuller spelling that it surely is."""
    signed: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for paper, written in lists.items():
        for names in written:
            for person in names:
                signed[person].append((paper, names))

    def beside(person: str) -> set[tuple[str, ...]]:
        """Who signs small papers with ``person``: each by the words of the name, in whatever order."""
        return {
            tuple(sorted(words[other]))
            for _, names in signed[person]
            if len(names) <= TEAM
            for other in names
            if other != person
        }

    def sure(one: str, other: str) -> bool:
        if any(other in names for _, names in signed[one]):
            return False  # who sign one paper side by side are two people
        if {paper for paper, _ in signed[one]} & {paper for paper, _ in signed[other]}:
            return True
        ours, theirs = beside(one), beside(other)
        shared = len(ours & theirs)
        return shared >= SURE and (shared >= 2 * SURE or 2 * shared >= min(len(ours), len(theirs)))

    fits: dict[str, set[str]] = defaultdict(set)
    for one, other in _candidates(words):
        if _compatible(words[one], words[other]) and sure(one, other):
            fits[one].add(other)
            fits[other].add(one)

    def rank(person: str) -> tuple[int, int, str]:
        # fullest first, then the most written, then the alphabet
        return (-sum(len(word) for word in words[person]), -signatures[person].total(), person)

    person_of = {person: person for person in words}
    for person in sorted(fits, key=rank):
        others = sorted(fits[person])
        # every other spelling that fits must be compatible with the rest, or nobody knows who is meant
        if all(_compatible(words[a], words[b]) for i, a in enumerate(others) for b in others[i + 1 :]):
            best = min(others, key=rank)
            if rank(best) < rank(person):
                person_of[person] = person_of[best]
    return person_of


def _candidates(words: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    """Yield the pairs of names worth a look: the same words in another order, a middle name more, or an initial."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    initials = []
    for person in sorted(words):
        own = words[person]
        if len(own) < 2:
            continue
        blocks["words", *sorted(own)].append(person)
        blocks["ends", own[0], own[-1]].append(person)
        blocks["initial", own[0][0], own[-1]].append(person)
        if any(len(word) == 1 for word in own[:-1]):
            initials.append(person)
    pairs = {
        (one, other)
        for block, people in blocks.items()
        if block[0] != "initial"
        for i, one in enumerate(people)
        for other in people[i + 1 :]
    }
    for person in initials:
        own = words[person]
        pairs |= {
            (min(person, other), max(person, other))
            for other in blocks["initial", own[0][0], own[-1]]
            if other != person
        }
    return sorted(pairs)


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two names can be one: the same words in another order, or initials and middle names left out.

    >>> _compatible(("lin", "kevin"), ("kevin", "lin")), _compatible(("k", "lin"), ("kevin", "lin"))
    (True, True)
    >>> _compatible(("kevin", "lin"), ("kelvin", "lin")), _compatible(("kevin", "q", "lin"), ("kevin", "lin"))
    (False, True)
    """
    if sorted(one) == sorted(other):
        return True
    if len(set(one)) < len(one) or len(set(other)) < len(other):
        return False  # "Xiao Xiao Sun" is no Xiao Sun
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
    """Return the spelling written most often, then that with most letters, accents, small letters."""
    return min(
        written, key=lambda name: (-written[name], -len(name), name.isascii(), sum(map(str.isupper, name)), name)
    )


def _ids(names: Mapping[str, str]) -> dict[str, str]:
    wanted = {person: slug(name) for person, name in names.items()}
    shared = Counter(wanted.values())
    return {
        person: f"author/{found}" if shared[found] == 1 else f"author/{found}-{sha256(person.encode()).hexdigest()[:8]}"
        for person, found in wanted.items()
    }
