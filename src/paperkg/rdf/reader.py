"""Statements -> Graph: what was written, come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from .. import store
from ..errors import ReadError
from ..model import (
    PREDICATES,
    Author,
    Digest,
    Entity,
    EntityType,
    Evidence,
    Graph,
    Mention,
    Merge,
    Paper,
    Relation,
    Result,
    Span,
)  # fmt: skip
from ..ontology import BASE
from .terms import BOUNDS, KINDS, A, Node, id_of, node, property_of, resource


class _Read:
    """Quads by subject and property, with the names of the graphs that hold them."""

    def __init__(self, quads: Iterable[Any], base: str) -> None:
        self.base = base
        self.rows: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self.graphs: dict[str, set[str]] = defaultdict(set)
        self.of_class: dict[str, dict[str, None]] = defaultdict(dict)
        for quad in quads:
            subject, property, value = quad.subject.value, quad.predicate.value, quad.object
            values = self.rows[subject][property]
            if value not in values:
                values.append(value)
            if property == A.value:
                self.of_class[value.value][subject] = None
                if quad.graph_name != DefaultGraph():
                    self.graphs[subject].add(id_of(quad.graph_name.value, base).removeprefix("digest/"))

    def every(self, name: str) -> list[str]:
        """Return the subjects of a class, sorted."""
        return sorted(self.of_class[node(name).value])

    def all(self, subject: str, name: str) -> list[Node]:
        return self.rows[subject].get(node(name).value, [])

    def text(self, subject: str, name: str) -> str | None:
        values = self.all(subject, name)
        return values[0].value if values else None

    def ids(self, subject: str, name: str) -> list[str]:
        return [id_of(value.value, self.base) for value in self.all(subject, name)]

    def id(self, subject: str, name: str) -> str | None:
        return next(iter(self.ids(subject, name)), None)

    def decimal(self, subject: str, name: str) -> Decimal | None:
        text = self.text(subject, name)
        return None if text is None else Decimal(text)

    def date(self, subject: str, name: str) -> date | None:
        text = self.text(subject, name)
        return None if text is None else date.fromisoformat(text)

    def span(self, subject: str) -> Span:
        digest = (self.id(subject, "nif:referenceContext") or "").removeprefix("digest/")
        start, end = (int(self.text(subject, f"nif:{end}Index") or 0) for end in ("begin", "end"))
        return Span(digest, start, end)

    def spans(self, subject: str) -> tuple[Span, ...]:
        return tuple(sorted(self.span(value.value) for value in self.all(subject, "kg:evidence")))

    def said_by(self, subject: str) -> tuple[str, ...]:
        return tuple(sorted(self.graphs[subject]))


def from_rdf(quads: Iterable[Quad], *, digests: Iterable[Digest] = (), base: str = BASE) -> Graph:
    """Return the graph that ``quads`` say: what `to_quads` gave, come back.

    RDF holds no digest's whole text and no layout of its entries: ``digests``, as read from their files, put them back;
    a digest that is not among them comes back with an empty text and no entries.
    """
    read = _Read(quads, base)
    files = {digest.id: digest for digest in digests}
    found = []
    for iri in read.every("kg:Digest"):
        id = id_of(iri, base).removeprefix("digest/")
        found.append(
            files.get(id)
            or Digest(
                id, (read.text(iri, "dcterms:identifier") or "").removeprefix("sha256:"),
                read.text(iri, "schema:name") or "", "", read.text(iri, "kg:layout") or "",
                read.text(iri, "kg:encoding") or "utf-8", read.date(iri, "dcterms:issued"),
            )
        )  # fmt: skip
    return Graph(
        digests=tuple(sorted(found, key=lambda digest: digest.id)),
        papers=tuple(sorted(_read_papers(read), key=lambda paper: paper.id)),
        authors=tuple(
            sorted(
                (
                    Author(
                        id_of(iri, base),
                        read.text(iri, "schema:name") or "",
                        tuple(sorted(value.value for value in read.all(iri, "schema:alternateName"))),
                    )
                    for iri in read.every("kg:Author")
                ),
                key=lambda author: author.id,
            )
        ),
        entities=tuple(sorted(_read_entities(read), key=lambda entity: entity.id)),
        relations=tuple(sorted(_read_relations(read), key=lambda r: (r.paper, r.predicate, r.entity))),
        results=tuple(sorted(_read_results(read), key=lambda result: result.id)),
        mentions=tuple(sorted(_read_mentions(read), key=lambda e: (e.mention.span, e.paper, e.entity or ""))),
    )


def _read_papers(read: _Read) -> Iterator[Paper]:
    entries: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for iri in read.every("kg:Entry"):
        for paper in read.ids(iri, "kg:saidOf"):
            entries[paper].append((read.span(iri).digest, int(read.text(iri, "schema:position") or 0)))
    for iri in read.every("kg:Paper"):
        id = id_of(iri, read.base)
        title = read.text(iri, "rdfs:label") or ""
        korean = [t.value for t in read.all(iri, "dcterms:title") if t.language == "ko" and t.value != title]
        signed = [place.value for place in read.all(iri, "kg:authorship")]
        places = sorted((int(read.text(place, "schema:position") or 0), place) for place in signed)
        yield Paper(
            id, title, korean[0] if korean else None, read.text(iri, "fabio:hasArXivId"), read.text(iri, "prism:doi"),
            read.text(iri, "schema:url"), tuple(read.id(place, "schema:author") or "" for _, place in places),
            read.date(iri, "dcterms:issued"), tuple(sorted(entries[id])),
        )  # fmt: skip


def _read_entities(read: _Read) -> Iterator[Entity]:
    types = {node(f"kg:{type}").value: type for type in get_args(EntityType)}
    for iri in read.every("kg:Entity"):
        type = next(types[value.value] for value in read.all(iri, "rdf:type") if value.value in types)
        name = read.text(iri, "rdfs:label") or ""
        korean = [label.value for label in read.all(iri, "skos:prefLabel") if label.value != name]
        merges = sorted((int(read.text(m.value, "schema:position") or 0), m.value) for m in read.all(iri, "kg:merge"))
        yield Entity(
            id_of(iri, read.base), type, name, korean[0] if korean else None,
            tuple(sorted(label.value for label in read.all(iri, "skos:altLabel"))), read.id(iri, "skos:broader"),
            tuple(sorted(value.value for value in read.all(iri, "skos:exactMatch"))),
            tuple(
                Merge(
                    read.text(merge, "kg:form") or "", read.text(merge, "kg:otherForm") or "",
                    read.text(merge, "kg:extractedBy") or "", read.text(merge, "kg:same") == "true",
                )
                for _, merge in merges
            ),
        )  # fmt: skip


def _read_relations(read: _Read) -> Iterator[Relation]:
    predicates = {property_of(predicate).value: predicate for predicate in PREDICATES}
    for iri in read.every("kg:Relation"):
        yield Relation(
            read.id(iri, "rdf:subject") or "", predicates[read.text(iri, "rdf:predicate") or ""],
            read.id(iri, "rdf:object") or "", read.spans(iri), read.said_by(iri),
            read.text(iri, "kg:extractedBy") or "", float(read.text(iri, "kg:confidence") or 1),
        )  # fmt: skip


def _read_results(read: _Read) -> Iterator[Result]:
    kinds = {node(name).value: kind for kind, name in KINDS.items()}
    bounds = {node(name).value: bound for bound, name in BOUNDS.items()}
    papers = {
        result.value: id_of(paper, read.base)
        for paper in read.every("kg:Paper")
        for result in read.all(paper, "kg:reports")
    }
    for iri in read.every("kg:Result"):
        yield Result(
            id_of(iri, read.base), papers.get(iri, ""), read.decimal(iri, "kg:value") or Decimal(0),
            kinds[read.text(iri, "kg:kind") or ""], read.spans(iri), read.said_by(iri),
            read.decimal(iri, "kg:valueMax"), read.decimal(iri, "kg:previousValue"), read.text(iri, "kg:unit"),
            bounds.get(read.text(iri, "kg:bound") or ""), read.id(iri, "kg:subject"), read.id(iri, "kg:benchmark"),
            read.id(iri, "kg:metric"), read.id(iri, "kg:baseline"), float(read.text(iri, "kg:confidence") or 1),
            read.text(iri, "kg:extractedBy") or "",
        )  # fmt: skip


def _read_mentions(read: _Read) -> Iterator[Evidence]:
    types: dict[str, EntityType] = {node(f"kg:{type}").value: type for type in get_args(EntityType)}
    for iri in read.every("kg:Mention"):
        entity = read.id(iri, "itsrdf:taIdentRef")
        tagged = read.text(iri, "itsrdf:taClassRef")
        if tagged is None and entity is not None:
            classes = [value.value for value in read.all(resource(entity, read.base).value, "rdf:type")]
            tagged = next(name for name in classes if name in types)
        mention = Mention(
            read.span(iri), read.text(iri, "nif:anchorOf") or "", types[tagged or node("kg:Task").value],
            float(read.text(iri, "kg:confidence") or 1), read.text(iri, "kg:extractedBy") or "",
        )  # fmt: skip
        yield Evidence(mention, read.id(iri, "kg:saidOf") or "", entity)


def read_graph(folder: Path, *, digests: Iterable[Digest] = (), base: str = BASE) -> Graph:
    """Return the graph that ``folder`` holds, from its ``kg.trig``; see `from_rdf`. Raises `ReadError`."""
    path = store.built_file(folder, "kg.trig")
    try:
        return from_rdf(parse(path=str(path), format=RdfFormat.TRIG), digests=digests, base=base)
    except (SyntaxError, OSError, ValueError) as exc:
        raise ReadError(path, f"is no TriG ({exc}): build it again with `kg build`") from exc
