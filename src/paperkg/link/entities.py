"""Findings -> entities: one thing for all its names across digests and languages, and never two things for one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from rapidfuzz import fuzz

from ..model import ENTITY_TYPES, Entity, EntityType, Extraction, Finding, Merge
from ..ontology import Term
from .slug import slug
from .forms import (
    BARE_SIZE,
    SELF,
    abbreviates,
    compact,
    differ,
    family_of,
    hangul,
    is_acronym,
    key,
    proper,
    same_words,
    split_gloss,
    tokens,
    without_generic,
    without_inner_gloss,
    without_version_mark,
    words_apart,
)
from .merging import Clusters, Edge, Node
from .overrules import Overrules, says_different

GROUP = {"Model": "System", "Method": "System", "Benchmark": "Data", "Dataset": "Data", "Metric": "Metric", "Task": "Task"}
SIZE_OF = "a size of its family"
USUAL = 5  # how many times the papers of all other senses a sense must have for a bare short form to mean it
ENOUGH = 5  # and in how many papers

Place = tuple[str, int, int]


@dataclass(slots=True)
class Names:
    """All that the papers say of one name (a node): how it is written, in how many papers, of which type."""

    written: Counter[str] = field(default_factory=Counter)  # surface -> papers that write it
    named: Counter[str] = field(default_factory=Counter)  # surface -> papers in which it is the finding's name
    types: Counter[EntityType] = field(default_factory=Counter)  # type -> papers, weighed by confidence

    def face(self) -> str:
        """Return how the name is mostly written."""
        return min(self.written, key=lambda form: (-self.written[form], -self.named[form], form))


def link_entities(
    extractions: Iterable[Extraction],
    paper_of: Mapping[tuple[str, int], str],
    terms: Sequence[Term],
    overrules: Overrules,
) -> tuple[tuple[Entity, ...], dict[Place, str], dict[tuple[str, int, int, str], str]]:
    """Return the entities, sorted by id; the entity of each finding; and of each form that is not its finding's own."""
    findings = {
        (x.digest, x.index, place): (paper_of[x.digest, x.index], finding)
        for x in extractions
        for place, finding in enumerate(x.findings)
    }
    return _Linking(findings, (*overrules.terms, *terms), overrules).entities()


class _Linking:
    """One run of linking: the findings of all papers, the names in them, and the groups that the names form."""

    def __init__(self, findings: Mapping[Place, tuple[str, Finding]], terms: Sequence[Term], overrules: Overrules) -> None:
        self.findings = findings
        self.overrules = overrules
        self.apart = says_different(overrules)
        self.terms, self.term_of_key = _term_index(terms)
        self.forms = {
            place: tuple(dict.fromkeys((f.name, *f.forms, *(mention.text for mention in f.mentions))))
            for place, (_, f) in findings.items()
        }
        self.parts = {form: _parts(form) for forms in self.forms.values() for form in forms}
        self._sense = self._senses()
        self.names = self._names()
        self.faces = {node: names.face() for node, names in self.names.items()}
        self.known = {node: found for node in self.names if (found := self._known_terms(node))}
        self.clusters = Clusters(self.faces, apart=self.apart, known=self.known)
        self.senses: dict[Node, dict[Node, int]] = {}  # of an ambiguous short form: home of the full form -> papers

        self.clusters.merge(self._said_edges(), forced=True)
        self.clusters.merge(self._known_edges())
        self.clusters.merge(self._spelling_edges())
        self._merge_short_forms()
        self.clusters.merge(self._repeated_edges())

    # -- names ---------------------------------------------------------------------------------------------------------

    def _senses(self) -> dict[str, str]:
        """Return how the spellings of a key are told apart, where they are: by ``exact`` spelling, ``case`` or ``group``.

        The user's `different` names may have one key. "MATH" is a benchmark, "math" a task: where capitals go with one
        type and small letters with another they are two. A key that is known in two groups of types is two things, and
        so is an acronym that is spelled out in one of them only.
        """
        modes: dict[str, str] = {}
        spelled_out: dict[str, set[str]] = defaultdict(set)  # acronym -> groups of the findings that spell it out
        votes: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
        for place, (_, finding) in self.findings.items():
            forms = self.forms[place]
            for form in forms:
                votes[key(form)][_capitals(form), GROUP[finding.type]] += 1
                if is_short(form) and any(is_acronym(form, other) for other in forms):
                    spelled_out[key(form)].add(GROUP[finding.type])
        for k in sorted(votes):
            known = [term for term in self.term_of_key.get(k, ())]
            groups = {GROUP[self.terms[term].type] for term in known}
            if k in self.apart.get(k, ()):
                modes[k] = "exact"
            elif len(groups) > 1 or any(self.terms[term].context for term in known):
                modes[k] = "group"
            elif not known and _homonym(votes[k], spelled_out.get(k, set())):
                modes[k] = "group"
            else:
                capital, small = _majority(votes[k], capitals=True), _majority(votes[k], capitals=False)
                if capital is None and small and known:
                    capital = next(
                        (GROUP[self.terms[t].type] for t in known if any(_capitals(f) and key(f) == k for f in self.terms[t].all_forms())),
                        None,
                    )  # fmt: skip
                if capital and small and capital != small:
                    modes[k] = "case"
        return modes

    def node(self, form: str, kind: EntityType, paper: str) -> Node:
        """Return the name that ``form`` is when a finding of type ``kind`` in ``paper`` writes it."""
        if SELF.match(form.casefold().strip()):
            return key(form), f"of {paper}"  # "Ours" is somebody else's in every paper
        k = key(form)
        if not k:
            return form, ""
        mode = self._sense.get(k)
        if mode == "exact":
            return k, " ".join(form.split())
        if mode == "case":
            return k, "capitals" if _capitals(form) else "small"
        if mode == "group":
            return k, GROUP[kind]
        return k, ""

    def _names(self) -> dict[Node, Names]:
        seen: dict[Node, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        named: dict[Node, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        weight: dict[Node, dict[tuple[EntityType, str], float]] = defaultdict(dict)
        for place, (paper, finding) in self.findings.items():
            own = round(finding.confidence, 6) * (2 if finding.relation == "introduces" else 1)
            for form in self.forms[place]:
                for part in self.parts[form]:
                    node = self.node(part, finding.type, paper)
                    seen[node][part].add(paper)
                    if form == finding.name:
                        named[node][part].add(paper)
                    weight[node][finding.type, paper] = max(own, weight[node].get((finding.type, paper), 0.0))
                    # a model of a size names its family too
                    family = family_of(part) if finding.type in ("Model", "Method") else None
                    if family:
                        seen[self.node(family[0], finding.type, paper)][family[0]] |= set()
        found = {}
        for node in sorted(seen):
            names = Names(
                Counter({form: len(papers) for form, papers in seen[node].items()}),
                Counter({form: len(papers) for form, papers in named[node].items()}),
            )
            for (kind, _), own in sorted(weight[node].items()):
                names.types[kind] += own
            found[node] = names
        return found

    def _known_terms(self, node: Node) -> frozenset[str]:
        """Return the known terms that this name may be."""
        k, sense = node
        found = set()
        for number in self.term_of_key.get(k, ()):
            term = self.terms[number]
            if self._sense.get(k) == "group" and GROUP[term.type] != sense:
                continue
            capital = any(_capitals(form) for form in term.all_forms() if key(form) == k)
            if sense in ("capitals", "small") and capital != (sense == "capitals"):
                continue
            if sense.startswith("of "):
                continue
            found.add(number)
        if any(number < len(self.overrules.terms) for number in found):
            found = {number for number in found if number < len(self.overrules.terms)}
        return frozenset(f"{GROUP[self.terms[n].type]}:{key(self.terms[n].name)}" for n in found)

    # -- edges ---------------------------------------------------------------------------------------------------------

    def _said_edges(self) -> Iterable[Edge]:
        by_key = self._by_key()
        for group in self.overrules.same:
            nodes = sorted({(node, name) for name in group for node in by_key.get(key(name), ())})
            for node, name in nodes[1:]:
                yield Edge(0, 1, nodes[0][0], node, nodes[0][1], name, "you said that they are the same")

    def _by_key(self) -> dict[str, list[Node]]:
        by_key: dict[str, list[Node]] = defaultdict(list)
        for node in self.names:
            by_key[node[0]].append(node)
        return by_key

    def _known_edges(self) -> Iterable[Edge]:
        by_term: dict[str, list[Node]] = defaultdict(list)
        for node in sorted(self.known):
            for term in self.known[node]:
                by_term[term].append(node)
        for term, nodes in sorted(by_term.items()):
            head = next((node for node in nodes if node[0] == term.partition(":")[2]), nodes[0])
            for node in nodes:
                if node != head:
                    yield Edge(1, 1, head, node, self.faces[head], self.faces[node], self._known_rule(head))

    def _known_rule(self, node: Node) -> str:
        mine = any(number < len(self.overrules.terms) for number in self.term_of_key.get(node[0], ()))
        return "your terms say that they are the same" if mine else "known terms say that they are the same"

    def _spelling_edges(self) -> Iterable[Edge]:
        for node in sorted(self.names):
            face = self.faces[node]
            if hangul(face) and not re.search("[가-힣]{2}", face):
                continue
            kind = _top(self.names[node].types)
            if kind is None:
                continue
            for other_form, rule in (
                (without_version_mark(face), 'spelled without the "v" of its version'),
                (without_generic(face, kind), "a class word at its end"),
            ):
                other = other_form and self.node(other_form, kind, "")
                if other and other in self.names and other != node:
                    other_kind = _top(self.names[other].types)
                    if other_kind and GROUP[other_kind] == GROUP[kind]:
                        yield Edge(2, 1, node, other, face, self.faces[other], rule)

    def _merge_short_forms(self) -> None:
        """Give acronyms and Korean terms the full English name that they stand for, where it is one.

        A short form with two full names in the papers is ambiguous: it joins neither, and each finding that has a full
        name beside it goes there.
        """
        pairs = self._pairs()
        # two wordings of what one acronym stands for are one
        edges = []
        for short in sorted(pairs):
            if not hangul(self.faces[short]):
                full = sorted(node for node in pairs[short] if not hangul(self.faces[node]))
                edges += [
                    Edge(3, pairs[short][a].papers + pairs[short][b].papers, a, b, self.faces[a], self.faces[b],
                         f"two wordings of what {self.faces[short]} stands for")
                    for i, a in enumerate(full)
                    for b in full[i + 1 :]
                    if same_words(self.faces[a], self.faces[b])
                ]  # fmt: skip
        self.clusters.merge(edges)
        # Korean terms first: an acronym may then find its English and Korean full names to be one
        for korean in (True, False):
            edges = []
            for short in sorted(pairs):
                if hangul(self.faces[short]) == korean:
                    edges += self._sense_edges(short, pairs[short])
            self.clusters.merge(edges)

    def _pairs(self) -> dict[Node, dict[Node, _Pair]]:
        """Return for each short form (acronym, Korean term) the full forms beside which a finding has it."""
        pairs: dict[Node, dict[Node, _Pair]] = defaultdict(dict)
        for place, (paper, finding) in self.findings.items():
            if len(self.forms[place]) == 1 and len(self.parts[finding.name]) == 1:
                continue
            forms = list(dict.fromkeys(part for form in self.forms[place] for part in self.parts[form]))
            if len(forms) < 2:
                continue
            said = {frozenset((key(a), key(b))) for a, b, rule in finding.reasons if _defines(rule)}
            said |= {frozenset(map(key, parts)) for form in self.forms[place] if len(parts := self.parts[form]) == 2}
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
                            self._note(pairs, short, long, finding, paper, "a Korean term and its English gloss", sure=True)
                elif full:
                    # of several Korean forms only those that are said to translate the name stand for it elsewhere
                    alone = len({key(form) for form in korean}) == 1 or frozenset((key(short), key(full))) in translated
                    rule = "a Korean term and its English name"
                    self._note(pairs, short, full, finding, paper, rule, sure=False, many=not alone)
        return pairs

    def _note(
        self, pairs: dict[Node, dict[Node, _Pair]], short: str, long: str, finding: Finding, paper: str, rule: str,
        *, sure: bool, many: bool = False,
    ) -> None:  # fmt: skip
        one, other = self.node(short, finding.type, paper), self.node(long, finding.type, paper)
        if one == other:
            return
        pair = pairs[one].setdefault(other, _Pair())
        pair.seen.add(paper)
        pair.rules.add(rule)
        if sure:
            pair.sure.add(paper)
        elif not many:
            pair.clean.add(paper)

    def _sense_edges(self, short: Node, full: Mapping[Node, _Pair]) -> list[Edge]:
        """Return the edge from a short form to the one thing that it stands for; none, and a refusal, if there are more."""
        korean = hangul(self.faces[short])
        strong = {node: pair for node, pair in full.items() if pair.sure or pair.clean or len(pair.seen) > 1}
        by_home: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(strong):
            by_home[self.clusters.home(node)].append(node)
        if self.clusters.known(short) and (home := self.clusters.home(short)) not in by_home:
            known_full = self._known_full(short)
            if known_full:
                by_home[home] = []
        homes = self._one_sense(short, by_home)
        papers = {home: len(set().union(*(full[n].seen for group in groups for n in by_home[group]), set()))
                  for home, groups in homes.items()}  # fmt: skip
        if not homes:
            return []
        if len(homes) == 1:
            nodes = sorted((node for home in next(iter(homes.values())) for node in by_home[home]),
                           key=lambda node: (-len(full[node].seen), node))  # fmt: skip
            return [
                Edge(4, len(full[node].seen), short, node, self.faces[short], self.faces[node], min(full[node].rules))
                for node in nodes
            ]
        self.senses[short] = papers
        ranked = sorted(papers, key=lambda home: (-papers[home], home))
        best = ranked[0]
        edges = []
        own = self.clusters.home(short)
        for home in ranked:
            node = min(by_home[home], default=home)
            usual = home == best and papers[home] >= USUAL * sum(papers[h] for h in ranked[1:])
            if usual and (korean or papers[home] >= ENOUGH) and not (self.clusters.known(short) and home != own):
                edges.append(Edge(4, papers[home], short, node, self.faces[short], self.faces[node],
                                  f"{min(full[node].rules)}, by far the usual one"))  # fmt: skip
            elif home != own:
                edge = Edge(4, papers[home], short, node, self.faces[short], self.faces[node])
                self.clusters.refuse(edge, f"{self.faces[short]} stands for more than one thing")
        return edges

    def _one_sense(self, short: Node, by_home: Mapping[Node, list[Node]]) -> dict[Node, list[Node]]:
        """Group the things that ``short`` stands for: Korean words for one acronym may be two translations of one."""
        senses: dict[Node, list[Node]] = {}
        for home in sorted(by_home, key=lambda home: (hangul(self.faces[home]), home)):
            face = self.faces[home]
            if hangul(face) and not hangul(self.faces[short]):
                translated = next((s for s in senses if hangul(self.faces[s]) and alike(face, self.faces[s])), None)
                if translated:
                    senses[translated].append(home)
                    continue
            senses[home] = [home]
        return senses

    def _known_full(self, short: Node) -> bool:
        """Return whether known terms say what ``short`` is short for."""
        face = self.faces[short]
        numbers = [n for n in self.term_of_key.get(short[0], ())]
        return any(hangul(face) or is_acronym(face, form) for n in numbers for form in self.terms[n].all_forms())

    def _repeated_edges(self) -> Iterable[Edge]:
        """Two English names that papers again and again hold to be one, or that one paper says are one."""
        pairs: dict[tuple[Node, Node], set[str]] = defaultdict(set)
        said: dict[tuple[Node, Node], str] = {}
        for place, (paper, finding) in self.findings.items():
            if len(self.forms[place]) == 1 and not finding.reasons:
                continue
            forms = [form for form in self.forms[place] if not hangul(form) and len(self.parts[form]) == 1]
            name = self.node(self.parts[finding.name][0], finding.type, paper)
            if hangul(finding.name):
                continue
            for form in forms:
                other = self.node(self.parts[form][0], finding.type, paper)
                if other != name and not BARE_SIZE.match(form.strip()):
                    pairs[name, other].add(paper)
            for a, b, rule in finding.reasons:
                if _defines(rule) and not hangul(a) and not hangul(b):
                    one, two = self.node(a, finding.type, paper), self.node(b, finding.type, paper)
                    if one in self.names and two in self.names and one != two:
                        said[one, two] = min(rule, said.get((one, two), rule))
        best: dict[Node, tuple[int, Node]] = {}
        for (name, other), papers in sorted(pairs.items()):
            if len(papers) > best.get(other, (1, other))[0]:
                best[other] = (len(papers), name)
        for other, (papers, name) in sorted(best.items()):
            kinds = {GROUP[kind] for node in (name, other) if (kind := _top(self.names[node].types))}
            if other not in self.senses and name not in self.senses and len(kinds) == 1:
                yield Edge(6, papers, other, name, self.faces[other], self.faces[name], "several papers write both for one")
        for (one, two), rule in sorted(said.items()):
            if one not in self.senses and two not in self.senses:
                yield Edge(5, 1, one, two, self.faces[one], self.faces[two], f"a paper says so ({rule})")

    # -- entities ------------------------------------------------------------------------------------------------------

    def anchor(self, place: Place) -> Node:
        """Return the name that stands for the finding: its own, or the full form of an ambiguous short one."""
        paper, finding = self.findings[place]
        node = self.node(self.parts[finding.name][0], finding.type, paper)
        if node not in self.senses:
            return node
        beside = {
            self.clusters.home(other): other
            for form in self.forms[place]
            for part in self.parts[form]
            if (other := self.node(part, finding.type, paper)) != node
            and self.clusters.home(other) in self.senses[node]
        }
        if beside:
            return beside[min(beside, key=lambda home: (-self.senses[node][home], home))]
        if self.clusters.known(node):
            return node
        # nobody says what is meant: the type may
        fitting = [home for home in sorted(self.senses[node]) if self._group(home) == GROUP[finding.type]]
        if len(fitting) == 1 and len(self.senses[node]) > 1:
            return fitting[0]
        return node

    def _group(self, home: Node) -> str | None:
        kind = self._type(self.clusters.members(home))
        return GROUP[kind] if kind else None

    def _type(self, members: Sequence[Node]) -> EntityType | None:
        if len(members) == 1 and members[0] not in self.known:
            return _top(self.names[members[0]].types)
        votes: Counter[EntityType] = Counter()
        for node in members:
            votes.update(self.names[node].types)
        known = self._terms_of(members)
        if known:
            mine = [n for n in known if n < len(self.overrules.terms)]
            kinds = sorted({self.terms[n].type for n in mine or known}, key=ENTITY_TYPES.index)
            return min(kinds, key=lambda kind: (-round(votes[kind], 6), ENTITY_TYPES.index(kind)))
        return _top(votes)

    def _terms_of(self, members: Sequence[Node]) -> list[int]:
        """Return the places of the known terms of a group, the user's before the shipped."""
        found = {n for node in members if node in self.known for n in self.term_of_key.get(node[0], ())
                 if f"{GROUP[self.terms[n].type]}:{key(self.terms[n].name)}" in self.known[node]}  # fmt: skip
        return sorted(found)

    def entities(self) -> tuple[tuple[Entity, ...], dict[Place, str], dict[tuple[str, int, int, str], str]]:
        """Return what `link_entities` returns."""
        home_of: dict[Place, Node] = {}
        form_home: dict[tuple[str, int, int, str], Node] = {}
        local: dict[Node, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # home -> form -> papers
        for place, (paper, finding) in self.findings.items():
            home = home_of[place] = self.clusters.home(self.anchor(place))
            for form in self.forms[place]:
                own = self._own_home(form, home, place)
                if own is None:
                    local[home][" ".join(form.split())].add(paper)
                elif own != home:
                    form_home[(*place, form)] = own
        used = set(home_of.values()) | set(form_home.values())
        drafts = {home: self._draft(home) for home in sorted(used)}
        families = self._families(drafts)
        ids = _distinct_ids({home: (draft.kind, draft.name) for home, draft in drafts.items()})
        owned = {node for home in drafts for node in self.clusters.members(home)}
        found = [
            self._entity(draft, ids, families.get(home), local.get(home, {}), owned) for home, draft in drafts.items()
        ]
        return (
            tuple(sorted(found, key=lambda entity: entity.id)),
            {place: ids[home] for place, home in home_of.items()},
            {place: ids[home] for place, home in form_home.items()},
        )

    def _own_home(self, form: str, home: Node, place: Place) -> Node | None:
        """Return the group of a finding's form: the finding's or another; None where only this finding means it so."""
        paper, finding = self.findings[place]
        if BARE_SIZE.match(form.strip()):
            sized = [f for f in self.forms[place] if (family := family_of(f)) and family[1].casefold() == re.sub(r"\s", "", form).casefold()]
            if sized:
                return self.clusters.home(self.node(self.parts[sized[0]][0], finding.type, paper))
            return None
        nodes = [self.node(part, finding.type, paper) for part in self.parts[form]]
        homes = {self.clusters.home(node) for node in nodes}
        if home in homes:
            return home
        if form == finding.name or any(node in self.senses for node in nodes):
            return home
        name = self.parts[finding.name][0]
        node, part = nodes[0], self.parts[form][0]
        if self.apart.get(node[0], set()) & {n[0] for n in self.clusters.members(home)}:
            return self.clusters.home(node)
        if SELF.match(form.casefold().strip()) or hangul(form) != hangul(name):
            return None
        mine, theirs = family_of(part), family_of(name)
        if finding.type in ("Model", "Method") and (mine or theirs):
            families = {key(mine[0]) if mine else key(part), key(theirs[0]) if theirs else key(name)}
            if len(families) == 1:
                return self.clusters.home(node)
        if any({key(a), key(b)} == {key(part), key(name)} and _defines(rule) for a, b, rule in finding.reasons):
            return None
        known, known_here = self.clusters.known(node), self.clusters.known(home)
        # "the reward model" of a process reward model, "CoT" of a long chain-of-thought: a shorter word for this one
        words = set(tokens(name))
        plain = [face for n in self.clusters.members(node) if not proper(face := self.faces[n])]
        if any(set(tokens(face)) < words for face in plain):
            return None
        if known and known_here and not known & known_here:
            return self.clusters.home(node)  # two known things: extraction took one for the other
        if any(check(a, b) for check in (is_acronym, abbreviates) for a, b in ((part, name), (name, part))):
            return None
        elsewhere = bool(self.names[node].named)
        made = finding.type in ("Model", "Benchmark", "Dataset")  # these have names; the rest may be described
        if not made and (name.startswith(f"{part} ") and name[len(part) :].islower()):
            return None  # the "SAPM" of "SAPM process"
        if compact(part) and proper(part) and differ(part, name):
            if known or elsewhere or (proper(name) and (made or " " not in part)):
                return self.clusters.home(node)
        if elsewhere and ((made and compact(part) and compact(name)) or words_apart(part, name)):
            return self.clusters.home(node)
        return None

    def _draft(self, home: Node) -> _Draft:
        members = self.clusters.members(home)
        kind = self._type(members)
        terms = [self.terms[n] for n in self._terms_of(members)]
        written, named = Counter[str](), Counter[str]()
        for node in members:
            if node in self.senses and len(members) > 1 and not terms:
                continue
            written.update(self.names[node].written)
            named.update(self.names[node].named)
        if kind is None:  # the family of a model of a size, itself never written alone
            kind = "Model"
        term = next((term for term in terms if term.type == kind), None)
        forms = set(written)
        keys = {node[0] for node in members}

        def rank(form: str) -> tuple[bool, bool, bool, int, int, int, str]:
            short = without_generic(form, kind)
            return (
                hangul(form), len(_parts(form)) > 1, bool(short and key(short) in keys and key(short) != key(form)),
                -written[form], -named[form], -len(form), form,
            )  # fmt: skip

        name = term.name if term else min(forms, key=rank) if len(forms) > 1 else next(iter(forms))
        korean = [form for form in forms if hangul(form) and not re.search("[A-Za-z]{3}", form)]
        korean = [form for form in korean if term and form in term.ko] or korean
        name_ko = min(korean, key=lambda form: (-written[form], -named[form], -len(form), form), default=None)
        if name_ko is None and term and term.ko:
            name_ko = term.ko[0]
        node = next((node for node in members if node[1].startswith("of ")), None)
        if node:
            name = f"{name} ({node[1][3:].removeprefix('paper/')})"
        return _Draft(home, kind, name, None if hangul(name) else name_ko, term, written, members)

    def _families(self, drafts: dict[Node, _Draft]) -> dict[Node, tuple[Node, str]]:
        """Return for each group that of its family, and why; families that no finding names are added to ``drafts``."""
        found: dict[Node, tuple[Node, str]] = {}
        by_name: dict[tuple[str, str], Node] = {}
        for home in sorted(drafts):
            by_name.setdefault((GROUP[drafts[home].kind], key(drafts[home].name)), home)
        waiting = sorted(drafts)
        for home in waiting:
            draft = drafts[home]
            if draft.kind == "Model" and (family := self._size_family(draft)):
                parent = self.clusters.home(family)
                if parent not in drafts:
                    drafts[parent] = self._draft(parent)
                    by_name.setdefault((GROUP[drafts[parent].kind], key(drafts[parent].name)), parent)
                    waiting.append(parent)
                if parent != home:
                    found[home] = (parent, SIZE_OF)
                    continue
            for name in self._ancestors(draft):
                parent_of = by_name.get((GROUP[draft.kind], key(name)))
                if parent_of and parent_of != home:
                    found[home] = (parent_of, "known terms name its family")
                    break
        for home in sorted(found):  # a family of its own grandchild would be no family
            seen, at = {home}, found[home][0]
            while at in found and at not in seen:
                seen.add(at)
                at = found[at][0]
            if at in seen:
                del found[home]
        return found

    def _size_family(self, draft: _Draft) -> Node | None:
        for form in sorted(draft.written, key=lambda form: (-draft.written[form], form)):
            family = family_of(form)
            if family:
                tuned = re.sub(r"(?i)[-_ ](?:base|instruct|chat|it|hf|preview|thinking)$", "", form)
                for name in (tuned, family[0]):
                    node = self.node(name, draft.kind, "")
                    if key(name) != key(form) and node in self.names and node not in draft.members:
                        return node
        return None

    def _ancestors(self, draft: _Draft) -> Iterable[str]:
        """Yield the known families of a thing, the nearest first."""
        term, seen = draft.term, set()
        by_name = self._families_known
        while term and term.family and term.family not in seen:
            seen.add(term.family)
            yield term.family
            term = by_name.get((term.type, key(term.family)))

    @property
    def _families_known(self) -> dict[tuple[str, str], Term]:
        if not hasattr(self, "_family_index"):
            self._family_index: dict[tuple[str, str], Term] = {}
            for term in self.terms:
                self._family_index.setdefault((term.type, key(term.name)), term)
        return self._family_index

    def _entity(
        self, draft: _Draft, ids: Mapping[Node, str], family: tuple[Node, str] | None, local: Mapping[str, set[str]],
        owned: set[Node],
    ) -> Entity:  # fmt: skip
        forms = {form for form in draft.written if draft.written[form]}
        reasons: list[Merge] = []
        faces = {self.faces[node] for node in draft.members}
        for node in draft.members:
            face = self.faces[node]
            reasons += self.clusters.reasons.get(node, ())
            if key(face) == key(draft.name) and face != draft.name:
                reasons.append(Merge(face, draft.name, "spelled alike but for case, spaces, marks or plural"))
            for form in sorted(self.names[node].written):
                if form != face and form != draft.name:
                    reasons.append(Merge(form, face, "spelled alike but for case, spaces, marks or plural"))
        if draft.term and draft.name not in faces and not any(key(face) == key(draft.name) for face in faces):
            reasons.append(Merge(min(faces), draft.name, self._known_rule(draft.members[0])))
        for form in sorted(local):
            if form in forms or form == draft.name:
                continue
            papers = sorted(local[form])
            more = f" and {len(papers) - 1} more" if len(papers) > 1 else ""
            nodes = {(key(part), "") for part in _parts(form)}
            if not nodes & owned:
                forms.add(form)
            reasons.append(Merge(form, draft.name, f"one thing in {papers[0]}{more}"))
        if family:
            reasons.append(Merge(draft.name, ids[family[0]].partition("/")[2], family[1], same=False))
        return Entity(
            id=ids[draft.home],
            type=draft.kind,
            name=draft.name,
            name_ko=draft.name_ko,
            aliases=tuple(sorted(forms - {draft.name, draft.name_ko or draft.name})),
            broader=ids[family[0]] if family else None,
            same_as=draft.term.same_as if draft.term else (),
            reasons=tuple(dict.fromkeys(sorted(reasons, key=lambda m: (not m.same, m.form, m.other, m.rule)))),
        )


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


@dataclass(slots=True)
class _Draft:
    """An entity on its way: the group's names with their papers, its type, name and known term."""

    home: Node
    kind: EntityType
    name: str
    name_ko: str | None
    term: Term | None
    written: Counter[str]
    members: list[Node]


def is_short(form: str) -> bool:
    """Return whether ``form`` looks like an acronym: one word of at most eight letters, capitals but for a few.

    >>> [is_short(form) for form in ("RAG", "LoRA", "mAP", "ChatGPT", "Mamba")]
    [True, True, True, False, False]
    """
    letters = re.sub(r"[\W\d_]", "", form)
    small = sum(map(str.islower, letters))
    return " " not in form.strip() and 1 < len(letters) <= 8 and small * 3 <= len(letters)


def alike(korean: str, other: str) -> bool:
    """Return whether two Korean wordings may be translations of one name: what stands before a common last word counts.

    >>> alike("대형 언어 모델", "대규모 언어 모델"), alike("강화 학습", "표현 학습"), alike("연쇄 사고", "사고의 사슬")
    (True, False, True)
    """
    ours, theirs = korean.split(), other.split()
    if len(ours) > 1 and len(theirs) > 1 and key(ours[-1]) == key(theirs[-1]):
        return fuzz.ratio(key(" ".join(ours[:-1])), key(" ".join(theirs[:-1]))) >= 50
    return fuzz.ratio(key(korean), key(other)) >= 40


def _parts(form: str) -> tuple[str, ...]:
    """Return the names that ``form`` holds: itself, or the two of "희소 어텐션(sparse attention)"."""
    form = " ".join(form.split()) or form
    if "(" not in form and "（" not in form:
        return (form,)
    return split_gloss(form) or (without_inner_gloss(form),)


def _capitals(form: str) -> bool:
    letters = [letter for letter in form if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def _homonym(votes: Counter[tuple[bool, str]], spelled_out: set[str]) -> bool:
    """Return whether an acronym is of two groups: spelled out in one only, and at home in the other as well.

    GQA is a benchmark of questions to images; where it is grouped-query attention the papers say so.
    """
    if len(spelled_out) != 1:
        return False
    own = Counter[str]()
    for (_, group), count in votes.items():
        own[group] += count
    return any(count > 1 and count * 4 >= own.total() for group, count in own.items() if group not in spelled_out)


def _majority(votes: Counter[tuple[bool, str]], *, capitals: bool) -> str | None:
    own = {group: count for (caps, group), count in votes.items() if caps == capitals}
    return min(own, key=lambda group: (-own[group], group), default=None)


def _top(votes: Counter[EntityType]) -> EntityType | None:
    return min(votes, key=lambda kind: (-round(votes[kind], 6), ENTITY_TYPES.index(kind)), default=None)


def _defines(rule: str) -> bool:
    """Return whether a rule of extraction is a definition in the text: brackets, a gloss, an acronym spelled out."""
    return bool(re.search(r"gloss|acronym|bracket|paren|expan|abbrev|defin|aka", rule.casefold()))


def _term_index(terms: Sequence[Term]) -> tuple[Sequence[Term], dict[str, list[int]]]:
    """Return the terms and, by key, the places of those that have such a form."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, term in enumerate(terms):
        own = {key(form) for form in term.all_forms()}
        for k in sorted({key(form) for form in term.all_forms() if not _variant(form, term, own)} - {""}):
            by_key[k].append(number)
    return terms, dict(by_key)


def _variant(form: str, term: Term, own: set[str]) -> bool:
    """Return whether a term's form is how it is recognised rather than what it is: a size of it, or another version."""
    if not re.search(r"[\d@^+]", form):
        return False
    family = family_of(form)
    if family and key(family[0]) in own and key(form) != key(term.name):
        return True
    reasons = {differ(other, form) for other in term.all_forms() if not re.search(r"\d", other) or other == term.name}
    return any(why and ("sign" in why or (why == "the numbers differ" and re.search(r"\d", form))) for why in reasons)


def _distinct_ids(names: Mapping[Node, tuple[EntityType, str]]) -> dict[Node, str]:
    """Return ``<type>/<slug>`` for each thing; where two meet, each gets eight digits of the hash of what it is."""
    wanted = {home: f"{kind.lower()}/{slug(name)}" for home, (kind, name) in names.items()}
    shared = Counter(wanted.values())
    return {
        home: found if shared[found] == 1 else f"{found}-{sha256(repr((names[home][1], home)).encode()).hexdigest()[:8]}"
        for home, found in wanted.items()
    }
