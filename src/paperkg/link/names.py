"""The names that all papers write: how, of which type, in which of their senses, and what is known of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..model import ENTITY_TYPES, EntityType, Finding
from ..ontology import Term
from .forms import SELF, differ, family_of, is_acronym, is_short, key, split_gloss, without_inner_gloss
from .merging import Node
from .overrules import Overrules, says_different

GROUP = {
    "Model": "System",
    "Method": "System",
    "Benchmark": "Data",
    "Dataset": "Data",
    "Metric": "Metric",
    "Task": "Task",
}
"""Types that one thing is easily taken for; between the groups one spelling may well be two things."""

Place = tuple[str, int, int]
"""A finding: the digest's id, the entry's index, the finding's place in the entry."""


@dataclass(slots=True)
class Names:
    """All that the papers say of one name (a node): how it is written, in how many papers, of which type."""

    written: Counter[str] = field(default_factory=Counter)  # surface -> papers that write it
    named: Counter[str] = field(default_factory=Counter)  # surface -> papers in which it is the finding's name
    types: dict[EntityType, float] = field(default_factory=dict)  # type -> papers, weighed by confidence

    def face(self) -> str:
        """Return how the name is mostly written."""
        return min(self.written, key=lambda form: (-self.written[form], -self.named[form], form))


_OWN = "own"  # the sense of "Ours": somebody else's in every paper


class Corpus:
    """The findings of all papers by name. A node is a name in one of its senses; see `node`.

    ``forms`` are all the ways in which a finding is written, ``parts`` the names in each form, ``faces`` how a node is
    mostly written, ``known`` the known terms that it may be.
    """

    def __init__(
        self, findings: Mapping[Place, tuple[str, Finding]], terms: Sequence[Term], overrules: Overrules
    ) -> None:
        self.findings = findings
        self.overrules = overrules
        self.apart = says_different(overrules)
        self.terms = (*overrules.terms, *terms)
        self.term_of_key = _term_index(self.terms)
        self.forms = {
            place: tuple(dict.fromkeys((f.name, *f.forms, *(mention.text for mention in f.mentions))))
            for place, (_, f) in findings.items()
        }
        self.parts = {form: name_parts(form) for forms in self.forms.values() for form in forms}
        self._node_of: dict[tuple[str, EntityType], Node] = {}
        self._else: dict[str, str] = {}  # key known in several groups -> the one meant by findings of none of them
        self._sense = self._senses()
        self.names = self._names()
        self.faces = {node: names.face() for node, names in self.names.items()}
        self.known = {node: found for node in self.names if (found := self._known_terms(node))}

    def _senses(self) -> dict[str, str]:
        """Return how the spellings of a key are told apart, where they are: ``exact``, by ``case`` or by ``group``.

        The user's `different` names may have one key. "MATH" is a benchmark, "math" a task: where capitals go with one
        type and small letters with another they are two. A key that is known in two groups of types is two things, and
        so is an acronym that is spelled out in one of them only.
        """
        modes: dict[str, str] = {}
        spelled_out: dict[str, set[str]] = defaultdict(set)  # acronym -> groups of the findings that spell it out
        votes: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
        said = Counter((form, f.type) for place, (_, f) in self.findings.items() for form in self.forms[place])
        for (form, kind), count in said.items():
            votes[key(form)][_capitals(form), GROUP[kind]] += count
        for place, (_, finding) in self.findings.items():
            forms = self.forms[place]
            if len(forms) > 1:
                for form in forms:
                    if is_short(form) and any(is_acronym(form, other) for other in forms):
                        spelled_out[key(form)].add(GROUP[finding.type])
        for k in sorted(votes):
            known = self.term_of_key.get(k, [])
            groups = {GROUP[self.terms[term].type] for term in known}
            if k in self.apart.get(k, ()):
                modes[k] = "exact"
            elif any(self.terms[term].context for term in known):
                modes[k] = "group"  # a common word is the known thing only where it is of its kind
            elif len(groups) > 1 or (not known and _homonym(votes[k], spelled_out.get(k, set()))):
                modes[k] = "group"
                if groups:
                    own = {group: sum(n for (_, g), n in votes[k].items() if g == group) for group in sorted(groups)}
                    self._else[k] = max(sorted(own), key=lambda group: own[group])
            else:
                capital, small = _majority(votes[k], capitals=True), _majority(votes[k], capitals=False)
                if capital is None and small and known:
                    in_capitals = (self.terms[n] for n in known if self._known_in_capitals(n, k))
                    capital = next((GROUP[term.type] for term in in_capitals), None)
                if capital and small and capital != small:
                    modes[k] = "case"
        return modes

    def node(self, form: str, kind: EntityType, paper: str) -> Node:
        """Return the name that ``form`` is when a finding of type ``kind`` in ``paper`` writes it."""
        node = self._node_of.get((form, kind))
        if node is None:
            node = self._node_of[form, kind] = self._node(form, kind)
        return node if node[1] != _OWN else (node[0], f"of {paper}")

    def _node(self, form: str, kind: EntityType) -> Node:
        if SELF.match(form.casefold().strip()):
            return key(form), _OWN
        k = key(form)
        if not k:
            return form, ""
        mode = self._sense.get(k)
        if mode == "exact":
            return k, " ".join(form.split())
        if mode == "case":
            return k, "capitals" if _capitals(form) else "small"
        if mode == "group":
            usual = self._else.get(k)
            known = {GROUP[self.terms[term].type] for term in self.term_of_key.get(k, ())} if usual else set()
            return k, GROUP[kind] if not usual or GROUP[kind] in known else usual
        return k, ""

    def _names(self) -> dict[Node, Names]:
        written: set[tuple[Node, str, str]] = set()  # name, surface, paper
        named: set[tuple[Node, str, str]] = set()
        weight: dict[tuple[Node, EntityType, str], float] = {}
        families: set[tuple[Node, str]] = set()
        for place, (paper, finding) in self.findings.items():
            own = round(finding.confidence, 6) * (2 if finding.relation == "introduces" else 1)
            for form in self.forms[place]:
                for part in self.parts[form]:
                    node = self.node(part, finding.type, paper)
                    written.add((node, part, paper))
                    if form == finding.name:
                        named.add((node, part, paper))
                    weight[node, finding.type, paper] = max(own, weight.get((node, finding.type, paper), 0.0))
                    # a model of a size names its family too
                    family = family_of(part) if finding.type in ("Model", "Method") else None
                    if family:
                        families.add((self.node(family[0], finding.type, paper), family[0]))
        found: dict[Node, Names] = defaultdict(Names)
        for (node, part), count in Counter((node, part) for node, part, _ in written).items():
            found[node].written[part] = count
        for (node, part), count in Counter((node, part) for node, part, _ in named).items():
            found[node].named[part] = count
        for node, part in families:
            found[node].written.setdefault(part, 0)
        for (node, kind, _), own in sorted(weight.items()):
            found[node].types[kind] = found[node].types.get(kind, 0.0) + own
        return {node: found[node] for node in sorted(found)}

    def _known_terms(self, node: Node) -> frozenset[str]:
        """Return the known terms that this name may be."""
        k, sense = node
        found = set()
        for number in self.term_of_key.get(k, ()):
            term = self.terms[number]
            if self._sense.get(k) == "group" and GROUP[term.type] != sense:
                continue
            if sense in ("capitals", "small") and self._known_in_capitals(number, k) != (sense == "capitals"):
                continue
            if sense.startswith("of "):
                continue
            found.add(number)
        if any(number < len(self.overrules.terms) for number in found):
            found = {number for number in found if number < len(self.overrules.terms)}
        return frozenset(f"{GROUP[self.terms[n].type]}:{key(self.terms[n].name)}" for n in found)

    def split_by_case(self) -> list[tuple[Node, Node]]:
        """Return the pairs of names that capitals alone tell apart."""
        pairs = (((k, "capitals"), (k, "small")) for k, mode in sorted(self._sense.items()) if mode == "case")
        return [pair for pair in pairs if all(node in self.names for node in pair)]

    def _known_in_capitals(self, number: int, k: str) -> bool:
        return any(_capitals(form) for form in self.terms[number].all_forms() if key(form) == k)

    def known_rule(self, node: Node) -> str:
        """Return the rule of a merge by known terms, in words: whose terms they are."""
        mine = any(number < len(self.overrules.terms) for number in self.term_of_key.get(node[0], ()))
        return "your terms say that they are the same" if mine else "known terms say that they are the same"

    def group(self, members: Sequence[Node]) -> str | None:
        """Return the group of types of the thing that ``members`` are."""
        kind = self.type(members)
        return GROUP[kind] if kind else None

    def type(self, members: Sequence[Node]) -> EntityType | None:
        """Return the one type of the thing that ``members`` are: a known term's, else that of most papers.

        Where known terms give two types, the papers choose between them. None for what no finding names.
        """
        if len(members) == 1 and members[0] not in self.known:
            return top(self.names[members[0]].types)
        votes: dict[EntityType, float] = defaultdict(float)
        for node in members:
            for kind, weight in self.names[node].types.items():
                votes[kind] += weight
        known = self.terms_of(members)
        if known:
            mine = [n for n in known if n < len(self.overrules.terms)]
            kinds = sorted({self.terms[n].type for n in mine or known}, key=ENTITY_TYPES.index)
            return min(kinds, key=lambda kind: (-round(votes[kind], 6), ENTITY_TYPES.index(kind)))
        return top(votes)

    def terms_of(self, members: Sequence[Node]) -> list[int]:
        """Return the places of the known terms of a group, the user's before the shipped."""
        found = {n for node in members if node in self.known for n in self.term_of_key.get(node[0], ())
                 if f"{GROUP[self.terms[n].type]}:{key(self.terms[n].name)}" in self.known[node]}  # fmt: skip
        return sorted(found)


def name_parts(form: str) -> tuple[str, ...]:
    """Return the names that ``form`` holds: itself, or the two of "희소 어텐션(sparse attention)"."""
    form = " ".join(form.split()) or form
    if "(" not in form and "（" not in form:
        return (form,)
    return split_gloss(form) or (without_inner_gloss(form),)


@lru_cache(maxsize=1 << 18)
def _capitals(form: str) -> bool:
    """Return whether ``form`` is written as a made-up name, with a capital inside a word: MATH, IoU."""
    return bool(re.search(r"[^\W\d_][A-Z]", form))


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


def top(votes: Mapping[EntityType, float]) -> EntityType | None:
    """Return the type with most votes, of equal ones the first of the six; None where nobody votes."""
    return min(votes, key=lambda kind: (-round(votes[kind], 6), ENTITY_TYPES.index(kind)), default=None)


def _term_index(terms: Sequence[Term]) -> dict[str, list[int]]:
    """Return by key the places of the terms that have such a form."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, term in enumerate(terms):
        own = {key(form) for form in term.all_forms()}
        for k in sorted({key(form) for form in term.all_forms() if not _variant(form, term, own)} - {""}):
            by_key[k].append(number)
    return dict(by_key)


def _variant(form: str, term: Term, own: set[str]) -> bool:
    """Return whether a term's form is how it is recognised rather than what it is: a size of it, or another version."""
    if not re.search(r"[\d@^+]", form):
        return False
    family = family_of(form)
    if key(form) == key(term.name):
        return False
    if family and key(family[0]) in own:
        return True
    plain = [] if re.search(r"\d", term.name) else [other for other in term.all_forms() if not re.search(r"\d", other)]
    reasons = {differ(other, form) for other in (term.name, *plain)}
    return any(why and ("sign" in why or (why == "the numbers differ" and re.search(r"\d", form))) for why in reasons)
