"""Reasons to hold two names for one thing, other than that one is short for the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from .forms import BARE_SIZE, defines, hangul, key, without_generic, without_version_mark
from .merging import SPELLING, Clusters, Edge, Node
from .names import GROUP, Corpus, top


def said_edges(corpus: Corpus) -> Iterable[Edge]:
    """What the user says is one."""
    by_key: dict[str, list[Node]] = defaultdict(list)
    for node in corpus.names:
        by_key[node[0]].append(node)
    for group in corpus.overrules.same:
        nodes = sorted({(node, name) for name in group for node in by_key.get(key(name), ())})
        for node, name in nodes[1:]:
            yield Edge(0, 1, nodes[0][0], node, nodes[0][1], name, "you said that they are the same")


def known_edges(corpus: Corpus) -> Iterable[Edge]:
    """The forms of one known term."""
    by_term: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(corpus.known):
        for term in corpus.known[node]:
            by_term[term].append(node)
    for term, nodes in sorted(by_term.items()):
        head = next((node for node in nodes if node[0] == term.partition(":")[2]), nodes[0])
        for node in nodes:
            if node != head:
                yield Edge(1, 1, head, node, corpus.faces[head], corpus.faces[node], corpus.known_rule(head))


def spelling_edges(corpus: Corpus) -> Iterable[Edge]:
    """A name with a class word behind it, or with the "v" of its version, and the same name without."""
    for node in sorted(corpus.names):
        face = corpus.faces[node]
        if hangul(face) and not re.search("[가-힣]{2}", face):
            continue
        kind = top(corpus.names[node].types)
        if kind is None:
            continue
        for other_form, rule in (
            (without_version_mark(face), 'spelled without the "v" of its version'),
            (without_generic(face, kind), "a class word at its end"),
        ):
            other = other_form and corpus.node(other_form, kind, "")
            if other and other in corpus.names and other != node:
                other_kind = top(corpus.names[other].types)
                if other_kind and GROUP[other_kind] == GROUP[kind]:
                    yield Edge(SPELLING, 1, node, other, face, corpus.faces[other], rule)


def case_edges(corpus: Corpus, clusters: Clusters) -> Iterable[Edge]:
    """What capitals seemed to tell apart, where in the end both are of one group of types."""
    for one, other in corpus.split_by_case():
        if corpus.group(clusters.members(one)) == corpus.group(clusters.members(other)):
            yield Edge(SPELLING, 1, one, other, corpus.faces[one], corpus.faces[other], "spelled alike but for case")


def repeated_edges(corpus: Corpus, ambiguous: Collection[Node]) -> Iterable[Edge]:
    """Two English names that papers again and again hold to be one, or that one paper says are one."""
    pairs: dict[tuple[Node, Node], set[str]] = defaultdict(set)
    said: dict[tuple[Node, Node], str] = {}
    for place, (paper, finding) in corpus.findings.items():
        if len(corpus.forms[place]) == 1 and not finding.reasons:
            continue
        forms = [form for form in corpus.forms[place] if not hangul(form) and len(corpus.parts[form]) == 1]
        name = corpus.node(corpus.parts[finding.name][0], finding.type, paper)
        if hangul(finding.name):
            continue
        for form in forms:
            other = corpus.node(corpus.parts[form][0], finding.type, paper)
            if other != name and not BARE_SIZE.match(form.strip()):
                pairs[name, other].add(paper)
        for a, b, rule in finding.reasons:
            if defines(rule) and not hangul(a) and not hangul(b):
                one, two = (corpus.node(corpus.parts.get(x, (x,))[0], finding.type, paper) for x in (a, b))
                if one in corpus.names and two in corpus.names and one != two:
                    said[one, two] = min(rule, said.get((one, two), rule))
    best: dict[Node, tuple[int, Node]] = {}
    for (name, other), together in sorted(pairs.items()):
        if len(together) > best.get(other, (1, other))[0]:
            best[other] = (len(together), name)
    for other, (papers, name) in sorted(best.items()):
        kinds = {GROUP[kind] for node in (name, other) if (kind := top(corpus.names[node].types))}
        if other not in ambiguous and name not in ambiguous and len(kinds) == 1:
            yield Edge(
                6, papers, other, name, corpus.faces[other], corpus.faces[name], "several papers write both for one"
            )
    for (one, two), rule in sorted(said.items()):
        if one not in ambiguous and two not in ambiguous:
            yield Edge(5, 1, one, two, corpus.faces[one], corpus.faces[two], f"a paper says so ({rule})")
