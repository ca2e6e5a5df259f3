"""Who says what: a graph by its digests."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from pyoxigraph import NamedNode

from ..model import Author, Entity, EntityType, Entry, Evidence, Graph, Paper, Relation, Result, Span
from .terms import Node


@dataclass(slots=True)
class Index:
    """A graph by its digests: what each of them says, and where it says it."""

    graph: Graph
    base: str
    papers: dict[str, list[Paper]] = field(default_factory=lambda: defaultdict(list))
    authors: dict[str, list[Author]] = field(default_factory=lambda: defaultdict(list))
    entities: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    relations: dict[str, list[Relation]] = field(default_factory=lambda: defaultdict(list))
    results: dict[str, list[Result]] = field(default_factory=lambda: defaultdict(list))
    mentions: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    unnamed: set[str] = field(default_factory=set)  # families that no digest names
    relates: dict[str, list[Relation]] = field(default_factory=lambda: defaultdict(list))  # by paper
    reports: dict[str, list[Result]] = field(default_factory=lambda: defaultdict(list))  # by paper
    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)
    listed: dict[tuple[str, int], set[str]] = field(default_factory=dict)  # by entry: the keys of its authors
    papers_of: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))  # by entry
    signs: dict[tuple[str, str], set[str]] = field(default_factory=dict)  # (paper, author): who lists them
    uses: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))  # (entity, form): who does
    types: dict[str, EntityType] = field(default_factory=dict)
    dates: dict[str, date | None] = field(default_factory=dict)  # by digest
    iris: dict[tuple[Span, str, str | None], Node] = field(default_factory=dict)  # of mentions

    def mention(self, span: Span, paper: str, entity: str | None) -> Node:
        """Return the IRI of a mention; of a quote that was not kept apart, the place itself."""
        iri: Node = self.iris.get((span, paper, entity))
        return iri or NamedNode(f"{self.base}mention/{span.digest}#char={span.start},{span.end}")


def index_of(graph: Graph, base: str) -> Index:
    index = Index(graph, base)
    index.entries = {(digest.id, entry.index): entry for digest in graph.digests for entry in digest.entries}
    index.listed = {place: {_name_key(name) for name in entry.authors} for place, entry in index.entries.items()}
    index.dates = {digest.id: digest.date for digest in graph.digests}
    index.types = {entity.id: entity.type for entity in graph.entities}
    naming: dict[str, set[str]] = defaultdict(set)
    taken: dict[Span, int] = defaultdict(int)
    for evidence in graph.mentions:
        span = evidence.mention.span
        taken[span] += 1
        # two things at the very same characters: the second has a number
        again = f";n={taken[span]}" if taken[span] > 1 else ""
        iri = NamedNode(f"{base}mention/{span.digest}#char={span.start},{span.end}{again}")
        index.iris[span, evidence.paper, evidence.entity] = iri
        index.mentions[span.digest].append(evidence)
        if evidence.entity is not None:
            naming[evidence.entity].add(span.digest)
            index.uses[evidence.entity, folded(evidence.mention.text)].add(span.digest)
    for relation in graph.relations:
        index.relates[relation.paper].append(relation)
        naming[relation.entity].update(relation.digests)
        for digest in relation.digests:
            index.relations[digest].append(relation)
    for result in graph.results:
        index.reports[result.paper].append(result)
        for digest in result.digests:
            index.results[digest].append(result)
        for end in (result.subject, result.benchmark, result.metric, result.baseline):
            if end is not None:
                naming[end].update(result.digests)
    for entity in graph.entities:
        if not naming[entity.id]:
            index.unnamed.add(entity.id)
        for digest in naming[entity.id]:
            index.entities[digest].append(entity)
    authors = {author.id: author for author in graph.authors}
    listing: dict[str, set[str]] = defaultdict(set)
    for paper in graph.papers:
        for place in paper.entries:
            index.papers_of[place].append(paper.id)
        for digest in {digest for digest, _ in paper.entries}:
            index.papers[digest].append(paper)
        for author in paper.authors:
            index.signs[paper.id, author] = _digests_that_list(index, paper, authors[author])
            listing[author] |= index.signs[paper.id, author]
    for signed in graph.authors:
        for digest in listing[signed.id]:
            index.authors[digest].append(signed)
    return index


def _digests_that_list(index: Index, paper: Paper, author: Author) -> set[str]:
    """Return the digests whose entry of ``paper`` lists the author; all with authors where the spelling is new."""
    spellings = {_name_key(name) for name in (author.name, *author.aliases)}
    lists = [(place[0], names) for place in paper.entries if (names := index.listed.get(place))]
    listing = {digest for digest, names in lists if not names.isdisjoint(spellings)}
    return listing or {digest for digest, _ in lists} or {digest for digest, _ in paper.entries}


@lru_cache(maxsize=1 << 16)
def _name_key(name: str) -> str:
    """Return a person's name so that "Lin Kevin" and "Kevin Lin" compare equal."""
    return " ".join(sorted(name.casefold().replace(",", " ").split()))


def folded(text: str) -> str:
    """Return ``text`` without case and with single spaces, to see whether a digest uses a form."""
    return " ".join(text.casefold().split())
