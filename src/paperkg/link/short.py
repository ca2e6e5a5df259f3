"""Short forms: acronyms and Korean terms, and the one full name that each stands for, where it is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from ..model import EntityType, Finding
from .forms import abbreviates, defines, hangul, is_acronym, is_short, key, same_words, tokens
from .merging import Clusters, Edge, Node
from .names import Corpus, Place

USUAL = 5  # how many times the papers of all other senses a sense must have for a bare short form to mean it
ENOUGH = 5  # and in how many papers


@dataclass(slots=True)
class _Pair:
    """In which papers a short form stands beside a full one: at all, alone with it, and said to be it."""

    seen: set[str] = field(default_factory=set)
    clean: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)

    @property
    def papers(self) -> int:
        return len(self.seen)


class ShortForms:
    """The short forms of a corpus. ``senses`` are the ambiguous ones: what each stands for, in how many papers."""

    def __init__(self, corpus: Corpus, clusters: Clusters) -> None:
        self.corpus, self.clusters = corpus, clusters
        self.senses: dict[Node, dict[Node, int]] = {}
        self.spelled: dict[Place, Node] = {}  # a finding of a bare acronym -> the full name that its paper introduces

    def merge(self) -> None:
        """Give acronyms and Korean terms the full English name that they stand for, where it is one.

        A short form with two full names in the papers is ambiguous: it joins neither, and each finding that has a full
        name beside it goes there.
        """
        pairs = self._pairs()
        # two wordings of what one acronym stands for are one
        faces = self.corpus.faces
        edges = []
        for short in sorted(pairs):
            if not hangul(faces[short]):
                rule = f"two wordings of what {faces[short]} stands for"
                full = sorted(node for node in pairs[short] if not hangul(faces[node]))
                edges += [
                    Edge(3, pairs[short][a].papers + pairs[short][b].papers, a, b, faces[a], faces[b], rule)
                    for i, a in enumerate(full)
                    for b in full[i + 1 :]
                    if same_words(faces[a], faces[b])
                ]
        self.clusters.merge(edges)
        # Korean terms first: an acronym may then find its English and Korean full names to be one
        for korean in (True, False):
            edges = []
            for short in sorted(pairs):
                if hangul(faces[short]) == korean:
                    edges += self._sense_edges(short, pairs[short])
            self.clusters.merge(edges)

    def _pairs(self) -> dict[Node, dict[Node, _Pair]]:
        """Return for each short form (acronym, Korean term) the full forms beside which a finding has it."""
        pairs: dict[Node, dict[Node, _Pair]] = defaultdict(dict)
        introduced = self._introduced()
        for place, (paper, finding) in self.corpus.findings.items():
            if len(self.corpus.forms[place]) == 1 and len(self.corpus.parts[finding.name]) == 1:
                name = self.corpus.parts[finding.name][0]
                meant = {
                    self.corpus.node(long, kind, paper): long
                    for long, kind in introduced.get((paper, name[:1].casefold()), ())
                    if is_short(name) and is_acronym(name, long) and abbreviates(name, long)
                }
                if len(meant) == 1:
                    ((node, long),) = meant.items()
                    self.spelled[place] = node
                    rule = "the initials of what its paper introduces"
                    self._note(pairs, name, long, finding, paper, rule, sure=True, node=node)
                continue
            forms = list(dict.fromkeys(part for form in self.corpus.forms[place] for part in self.corpus.parts[form]))
            if len(forms) < 2:
                continue
            said = {frozenset((key(a), key(b))) for a, b, rule in finding.reasons if defines(rule)}
            said |= {
                frozenset(map(key, parts))
                for form in self.corpus.forms[place]
                if len(parts := self.corpus.parts[form]) == 2
            }
            translated = {frozenset((key(a), key(b))) for a, b, rule in finding.reasons if "transl" in rule.casefold()}
            latin = [form for form in forms if not hangul(form)]
            korean = [form for form in forms if hangul(form)]
            full = latin[0] if latin else None
            for short in latin:
                for long in latin:
                    if short != long and is_acronym(short, long):
                        self._note(pairs, short, long, finding, paper, "the initials", sure=True)
            for short in korean:
                beside = [long for long in latin if frozenset((key(short), key(long))) in said]
                if beside:
                    # beside an acronym the Korean words are its long form
                    for long in beside:
                        if is_short(long) and len(beside) == 1 and full and is_short(full):
                            self._note(pairs, long, short, finding, paper, "Korean words beside the acronym", sure=True)
                        else:
                            self._note(
                                pairs, short, long, finding, paper, "a Korean term and its English gloss", sure=True
                            )
                elif full:
                    # of several Korean forms only those that are said to translate the name stand for it elsewhere
                    alone = len({key(form) for form in korean}) == 1 or frozenset((key(short), key(full))) in translated
                    rule = "a Korean term and its English name"
                    self._note(pairs, short, full, finding, paper, rule, sure=False, many=not alone)
        return pairs

    def _note(
        self, pairs: dict[Node, dict[Node, _Pair]], short: str, long: str, finding: Finding, paper: str, rule: str,
        *, sure: bool, many: bool = False, node: Node | None = None,
    ) -> None:  # fmt: skip
        one, other = self.corpus.node(short, finding.type, paper), node or self.corpus.node(long, finding.type, paper)
        if one == other:
            return
        pair = pairs[one].setdefault(other, _Pair())
        pair.seen.add(paper)
        pair.rules.add(rule)
        if sure:
            pair.sure.add(paper)
        elif not many:
            pair.clean.add(paper)

    def _introduced(self) -> dict[tuple[str, str], set[tuple[str, EntityType]]]:
        """Return what each paper introduces by several English words, with its type, by paper and first letter."""
        found: dict[tuple[str, str], set[tuple[str, EntityType]]] = defaultdict(set)
        for paper, finding in self.corpus.findings.values():
            if finding.relation == "introduces":
                name = self.corpus.parts[finding.name][0]
                if " " in name and not hangul(name):
                    found[paper, name[0].casefold()].add((name, finding.type))
        return found

    def _sense_edges(self, short: Node, full: Mapping[Node, _Pair]) -> list[Edge]:
        """Return the edges from a short form to the one thing that it stands for; if there are more, note a refusal."""
        korean = hangul(self.corpus.faces[short])
        strong = {node: pair for node, pair in full.items() if pair.sure or pair.clean or len(pair.seen) > 1}
        by_home: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(strong):
            by_home[self.clusters.home(node)].append(node)
        if self.clusters.known(short) and (home := self.clusters.home(short)) not in by_home:
            known_full = self._known_full(short)
            if known_full:
                by_home[home] = []
        same = self._leave_out(short, by_home, strong)
        homes = self._one_sense(short, by_home)
        papers = {home: len(set().union(*(full[n].seen for group in groups for n in by_home[group]), set()))
                  for home, groups in homes.items()}  # fmt: skip
        if not homes:
            return same
        if len(homes) == 1:
            nodes = sorted((node for home in next(iter(homes.values())) for node in by_home[home]),
                           key=lambda node: (-len(full[node].seen), node))  # fmt: skip
            return same + [self._edge(short, node, full[node]) for node in nodes]
        self.senses[short] = papers
        ranked = sorted(papers, key=lambda home: (-papers[home], home))
        best = ranked[0]
        edges = same
        own = self.clusters.home(short)
        for home in ranked:
            node = min(by_home[home], default=home)
            usual = home == best and papers[home] >= USUAL * sum(papers[h] for h in ranked[1:])
            if usual and (korean or papers[home] >= ENOUGH) and not (self.clusters.known(short) and home != own):
                if node in full:
                    edges.append(self._edge(short, node, full[node], ", by far the usual one"))
            elif home != own:
                edge = Edge(4, papers[home], short, node, self.corpus.faces[short], self.corpus.faces[node])
                self.clusters.refuse(edge, f"{self.corpus.faces[short]} stands for more than one thing")
        return edges

    def _edge(self, short: Node, node: Node, pair: _Pair, note: str = "") -> Edge:
        faces = self.corpus.faces
        return Edge(4, len(pair.seen), short, node, faces[short], faces[node], min(pair.rules) + note)

    def _leave_out(self, short: Node, by_home: dict[Node, list[Node]], full: Mapping[Node, _Pair]) -> list[Edge]:
        """Take out of ``by_home`` what is no other sense; return the edges to what is surely the same.

        A name with more words ("efficient video editing") is a special case of the one with fewer. Where known terms
        say what the short form stands for, only a paper that spells out something else in brackets makes another sense.
        """
        own = self.clusters.home(short)
        terms = [self.corpus.terms[n] for n in self.corpus.terms_of(self.clusters.members(own))]
        known = [form for term in terms for form in term.all_forms()]
        faces = {home: [self.corpus.faces[node] for node in nodes] or known for home, nodes in by_home.items()}
        edges = []
        for home in sorted(by_home):
            if home == own:
                continue
            if known and any(_same(face, form) for face in faces[home] for form in known):
                edges += [self._edge(short, node, full[node]) for node in by_home.pop(home)]
                continue
            others = [face for other in by_home if other != home for face in faces[other]]
            special = all(any(_special(face, form) for form in (*known, *others)) for face in faces[home])
            sure = any(full[node].sure for node in by_home[home])
            known_other = self.clusters.known(home) and all(hangul(face) for face in faces[home])
            if special or (known and (not sure or known_other)):
                del by_home[home]
        return edges

    def _one_sense(self, short: Node, by_home: Mapping[Node, list[Node]]) -> dict[Node, list[Node]]:
        """Group the things that ``short`` stands for: Korean words for one acronym may be two translations of one."""
        senses: dict[Node, list[Node]] = {}
        for home in sorted(by_home, key=lambda home: (hangul(self.corpus.faces[home]), home)):
            face = self.corpus.faces[home]
            if hangul(face) and not hangul(self.corpus.faces[short]):
                translated = next(
                    (s for s in senses if hangul(self.corpus.faces[s]) and alike(face, self.corpus.faces[s])), None
                )
                if translated:
                    senses[translated].append(home)
                    continue
            senses[home] = [home]
        return senses

    def _known_full(self, short: Node) -> bool:
        """Return whether known terms say what ``short`` is short for."""
        face = self.corpus.faces[short]
        numbers = self.corpus.term_of_key.get(short[0], [])
        return any(hangul(face) or is_acronym(face, form) for n in numbers for form in self.corpus.terms[n].all_forms())


def _same(face: str, form: str) -> bool:
    return is_acronym(face, form) or (" " in form and same_words(face, form))


def _special(face: str, form: str) -> bool:
    """Return whether ``face`` says more than ``form``: all its words and others."""
    if hangul(face) != hangul(form) or is_short(form):
        return False
    if hangul(face):
        return key(form) in key(face) and key(form) != key(face)
    return set(tokens(form)) < set(tokens(face))


def alike(korean: str, other: str) -> bool:
    """Return whether two Korean wordings may be translations of one name: what stands before a common last word counts.

    >>> alike("대형 언어 모델", "대규모 언어 모델"), alike("강화 학습", "표현 학습"), alike("연쇄 사고", "사고의 사슬")
    (True, False, True)
    """
    ours, theirs = korean.split(), other.split()
    if len(ours) > 1 and len(theirs) > 1 and key(ours[-1]) == key(theirs[-1]):
        return fuzz.ratio(key(" ".join(ours[:-1])), key(" ".join(theirs[:-1]))) >= 50
    return fuzz.ratio(key(korean), key(other)) >= 40
