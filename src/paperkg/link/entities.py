"""Findings -> entities: one thing for all its names across digests and languages, and never two things for one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ..model import Entity, EntityType, Extraction, Merge
from ..ontology import Term
from .edges import case_edges, known_edges, repeated_edges, said_edges, spelling_edges
from .forms import (
    BARE_SIZE,
    NO_SHORT,
    SELF,
    abbreviates,
    compact,
    defines,
    differ,
    family_of,
    hangul,
    is_acronym,
    key,
    proper,
    tokens,
    without_generic,
    words_apart,
)
from .merging import Clusters, Node
from .names import GROUP, Corpus, Place, name_parts
from .overrules import Overrules
from .short import ShortForms
from .slug import slug

SIZE_OF = "a size of its family"


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
    return _Linking(Corpus(findings, terms, overrules)).entities()


class _Linking:
    """One run of linking: the names of all papers, the groups that they form, and the entities made of these."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.clusters = Clusters(corpus.faces, apart=corpus.apart, known=corpus.known)
        self.clusters.merge(said_edges(corpus), forced=True)
        self.clusters.merge(known_edges(corpus))
        self.clusters.merge(spelling_edges(corpus))
        short = ShortForms(corpus, self.clusters)
        short.merge()
        self.senses, self.spelled = short.senses, short.spelled
        self.clusters.merge(repeated_edges(corpus, self.senses))
        self.clusters.merge(case_edges(corpus, self.clusters))
        self.families_known = {(term.type, key(term.name)): term for term in reversed(corpus.terms)}

    def anchor(self, place: Place) -> Node:
        """Return the name that stands for the finding: its own, or the full form of an ambiguous short one."""
        paper, finding = self.corpus.findings[place]
        node = self.corpus.node(self.corpus.parts[finding.name][0], finding.type, paper)
        if node not in self.senses:
            return node
        beside = {
            self.clusters.home(other): other
            for form in self.corpus.forms[place]
            for part in self.corpus.parts[form]
            if (other := self.corpus.node(part, finding.type, paper)) != node
            and self.clusters.home(other) in self.senses[node]
        }
        if place in self.spelled:
            return self.spelled[place]
        if beside:
            return beside[min(beside, key=lambda home: (-self.senses[node][home], home))]
        if self.clusters.known(node):
            return node
        # nobody says what is meant: the type may
        fitting = [
            home
            for home in sorted(self.senses[node])
            if self.corpus.group(self.clusters.members(home)) == GROUP[finding.type]
        ]
        if len(fitting) == 1 and len(self.senses[node]) > 1:
            return fitting[0]
        return node

    def entities(self) -> tuple[tuple[Entity, ...], dict[Place, str], dict[tuple[str, int, int, str], str]]:
        """Return what `link_entities` returns."""
        home_of: dict[Place, Node] = {}
        form_home: dict[tuple[str, int, int, str], Node] = {}
        loose: dict[Node, list[tuple[Place, str]]] = defaultdict(list)  # what only its finding means so
        for place in self.corpus.findings:
            home = home_of[place] = self.clusters.home(self.anchor(place))
            for form in self.corpus.forms[place]:
                own = self._own_home(form, home, place)
                if own is None:
                    loose[home].append((place, form))
                elif own != home:
                    form_home[(*place, form)] = own
        local: dict[Node, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # home -> form -> papers
        for home, forms in sorted(loose.items()):
            faces = {self.corpus.faces[node] for node in self.clusters.members(home)}
            unlike = _unlike({form for _, form in forms}, faces)
            for place, form in forms:
                paper, finding = self.corpus.findings[place]
                if form in unlike:  # one of several names that cannot all be this thing
                    form_home[(*place, form)] = self.clusters.home(self.corpus.node(form, finding.type, paper))
                else:
                    local[home][" ".join(form.split())].add(paper)
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
        paper, finding = self.corpus.findings[place]
        if BARE_SIZE.match(form.strip()):
            sized = [
                f
                for f in self.corpus.forms[place]
                if (family := family_of(f)) and family[1].casefold() == re.sub(r"\s", "", form).casefold()
            ]
            if sized:
                return self.clusters.home(self.corpus.node(self.corpus.parts[sized[0]][0], finding.type, paper))
            return None
        nodes = [self.corpus.node(part, finding.type, paper) for part in self.corpus.parts[form]]
        homes = {self.clusters.home(node) for node in nodes}
        if home in homes:
            return home
        if form == finding.name or any(node in self.senses for node in nodes):
            return home
        name = self.corpus.parts[finding.name][0]
        node, part = nodes[0], self.corpus.parts[form][0]
        if self.corpus.apart.get(node[0], set()) & {n[0] for n in self.clusters.members(home)}:
            return self.clusters.home(node)
        if SELF.match(form.casefold().strip()) or hangul(form) != hangul(name):
            return None
        mine, theirs = family_of(part), family_of(name)
        if finding.type in ("Model", "Method") and (mine or theirs):
            families = {key(mine[0]) if mine else key(part), key(theirs[0]) if theirs else key(name)}
            if len(families) == 1:
                return self.clusters.home(node)
        if any({key(a), key(b)} == {key(part), key(name)} and defines(rule) for a, b, rule in finding.reasons):
            return None
        known, known_here = self.clusters.known(node), self.clusters.known(home)
        # "the reward model" of a process reward model, "CoT" of a long chain-of-thought: a shorter word for this one
        words = set(tokens(name))
        plain = [face for n in self.clusters.members(node) if not proper(face := self.corpus.faces[n])]
        if any(set(tokens(face)) < words for face in plain):
            return None
        if known and known_here and not known & known_here:
            return self.clusters.home(node)  # two known things: extraction took one for the other
        if any(check(a, b) for check in (is_acronym, abbreviates) for a, b in ((part, name), (name, part))):
            return None
        elsewhere = bool(self.corpus.names[node].named)
        made = finding.type in ("Model", "Benchmark", "Dataset")  # these have names; the rest may be described
        if not made and (name.startswith(f"{part} ") and name[len(part) :].islower()):
            return None  # the "SAPM" of "SAPM process"
        apart = compact(part) and proper(part) and differ(part, name)
        if apart and (known or elsewhere or (proper(name) and (made or " " not in part))):
            return self.clusters.home(node)
        if elsewhere and ((made and compact(part) and compact(name)) or words_apart(part, name)):
            return self.clusters.home(node)
        return None

    def _draft(self, home: Node) -> _Draft:
        members = self.clusters.members(home)
        kind = self.corpus.type(members)
        terms = [self.corpus.terms[n] for n in self.corpus.terms_of(members)]
        written, named = Counter[str](), Counter[str]()
        # an acronym of several things names none of them
        sure = [node for node in members if node not in self.senses or terms] or members
        for node in sure:
            written.update(self.corpus.names[node].written)
            named.update(self.corpus.names[node].named)
        if kind is None:  # the family of a model of a size, itself never written alone
            kind = "Model"
        term = next((term for term in terms if term.type == kind), None)
        forms = set(written)
        keys = {node[0] for node in members}

        def rank(form: str) -> tuple[bool, bool, bool, int, int, int, str]:
            short = without_generic(form, kind)
            return (
                hangul(form), len(name_parts(form)) > 1, bool(short and key(short) in keys and key(short) != key(form)),
                -written[form], -named[form], -len(form), form,
            )  # fmt: skip

        name = term.name if term else min(forms, key=rank) if len(forms) > 1 else next(iter(forms))
        korean = [form for form in forms if hangul(form) and not re.search("[A-Za-z]{3}", form)]
        korean = [form for form in korean if term and form in term.ko] or korean
        name_ko = min(korean, key=lambda form: (-written[form], -named[form], -len(form), form), default=None)
        if name_ko is None and term and term.ko:
            name_ko = term.ko[0]
        own = next((sense for _, sense in members if sense.startswith("of ")), None)
        if own:
            name = f"{name} ({own[3:].removeprefix('paper/')})"
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
            if draft.kind == "Model" and (whole := self._size_family(draft)):
                parent = self.clusters.home(whole)
                if parent not in drafts:
                    drafts[parent] = self._draft(parent)
                    by_name.setdefault((GROUP[drafts[parent].kind], key(drafts[parent].name)), parent)
                    waiting.append(parent)
                if parent != home:
                    found[home] = (parent, SIZE_OF)
                    continue
            for name in self._ancestors(draft):
                ancestor = by_name.get((GROUP[draft.kind], key(name)))
                if ancestor and ancestor != home:
                    found[home] = (ancestor, "known terms name its family")
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
                    node = self.corpus.node(name, draft.kind, "")
                    if key(name) != key(form) and node in self.corpus.names and node not in draft.members:
                        return node
        return None

    def _ancestors(self, draft: _Draft) -> Iterable[str]:
        """Yield the known families of a thing, the nearest first."""
        term, seen = draft.term, set()
        by_name = self.families_known
        while term and term.family and term.family not in seen:
            seen.add(term.family)
            yield term.family
            term = by_name.get((term.type, key(term.family)))

    def _entity(
        self, draft: _Draft, ids: Mapping[Node, str], family: tuple[Node, str] | None, local: Mapping[str, set[str]],
        owned: set[Node],
    ) -> Entity:  # fmt: skip
        forms = {form for form in draft.written if draft.written[form]}
        reasons: list[Merge] = []
        faces = {self.corpus.faces[node] for node in draft.members}
        for node in draft.members:
            face = self.corpus.faces[node]
            reasons += self.clusters.reasons.get(node, ())
            if key(face) == key(draft.name) and face != draft.name:
                reasons.append(Merge(face, draft.name, "spelled alike but for case, spaces, marks or plural"))
            for form in sorted(self.corpus.names[node].written):
                if form != face and form != draft.name:
                    reasons.append(Merge(form, face, "spelled alike but for case, spaces, marks or plural"))
        if draft.term and draft.name not in faces and not any(key(face) == key(draft.name) for face in faces):
            reasons.append(Merge(min(faces), draft.name, self.corpus.known_rule(draft.members[0])))
        for form in sorted(local):
            if form in forms or form == draft.name:
                continue
            papers = sorted(local[form])
            more = f" and {len(papers) - 1} more" if len(papers) > 1 else ""
            nodes = {(key(part), "") for part in name_parts(form)}
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
class _Draft:
    """An entity on its way: the group's names with their papers, its type, name and known term."""

    home: Node
    kind: EntityType
    name: str
    name_ko: str | None
    term: Term | None
    written: Counter[str]
    members: list[Node]


def _unlike(forms: set[str], faces: set[str]) -> set[str]:
    """Return those of ``forms`` that are names, and surely versions of one another or of one of ``faces``."""
    names = sorted(form for form in forms if " " not in form and proper(form))
    others = sorted({*names, *(face for face in faces if " " not in face and proper(face))})
    return {name for name in names if any(differ(name, other) not in (None, NO_SHORT) for other in others)}


def _distinct_ids(names: Mapping[Node, tuple[EntityType, str]]) -> dict[Node, str]:
    """Return ``<type>/<slug>`` for each thing; where two meet, each gets eight digits of the hash of what it is."""
    wanted = {home: f"{kind.lower()}/{slug(name)}" for home, (kind, name) in names.items()}
    shared = Counter(wanted.values())
    return {
        home: found
        if shared[found] == 1
        else f"{found}-{sha256(repr((names[home][1], home)).encode()).hexdigest()[:8]}"
        for home, found in wanted.items()
    }
