"""Graph -> statements: all that is said of a subject, subject by subject, in an order that the graph alone decides."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from ..model import Author, Digest, Entity, Entry, Evidence, Graph, Merge, Paper, Relation, Result, Span
from ..ontology import BASE, known_terms
from ..sentence import line_of, line_starts, sentence_at, sentence_bounds
from .index import Index, folded, index_of
from .terms import (
    BOUNDS,
    KINDS,
    PREFIXES,
    A,
    Block,
    Node,
    Row,
    day,
    integer,
    language_of,
    named,
    node,
    number,
    outside,
    property_of,
    resource,
    words,
)  # fmt: skip

if TYPE_CHECKING:
    from rdflib import Dataset


def digest_blocks(index: Index, digest: Digest) -> Iterator[Block]:
    """Yield what a digest says of itself and of its entries."""
    yield resource(f"digest/{digest.id}", index.base), _digest_rows(index, digest)
    lines = line_starts(digest.text)
    for entry in digest.entries:
        yield resource(f"entry/{digest.id}/{entry.index}", index.base), _entry_rows(index, digest, entry, lines)


def shared_blocks(index: Index, only: str | None) -> Iterator[Block]:
    """Yield what the digest ``only`` says of what others may speak of too; None: what all digests say together."""
    graph, base = index.graph, index.base
    for paper in index.papers[only] if only else graph.papers:
        yield resource(paper.id, base), _paper_rows(index, paper, only)
        for place, author in enumerate(paper.authors, start=1):
            if only is None or only in index.signs[paper.id, author]:
                yield _authorship(index, paper, place), [
                    (A, node("kg:Authorship")),
                    (node("schema:author"), resource(author, base)),
                    (node("schema:position"), integer(place)),
                ]
    for signed in index.authors[only] if only else graph.authors:
        yield resource(signed.id, base), _author_rows(signed)
    for entity in index.entities[only] if only else graph.entities:
        if entity.id not in index.unnamed:
            yield resource(entity.id, base), _entity_rows(index, entity, only)
    for relation in index.relations[only] if only else graph.relations:
        yield _relation_iri(index, relation), _relation_rows(index, relation, only)
    for result in index.results[only] if only else graph.results:
        yield resource(result.id, base), _result_rows(index, result, only)


def _digest_rows(index: Index, digest: Digest) -> list[Row]:
    rows = [
        (A, node("kg:Digest")),
        (node("rdfs:label"), words(digest.name)),
        (node("schema:name"), words(digest.name)),
        (node("dcterms:identifier"), words(f"sha256:{digest.sha256}")),
        (node("kg:layout"), words(digest.layout)),
        (node("kg:encoding"), words(digest.encoding)),
    ]
    if digest.date:
        rows.append((node("dcterms:issued"), day(digest.date)))
    rows += [(node("kg:describes"), resource(paper.id, index.base)) for paper in index.papers[digest.id]]
    return rows


def _place_rows(index: Index, digest: str, start: int, end: int) -> list[Row]:
    return [
        (node("nif:beginIndex"), integer(start)),
        (node("nif:endIndex"), integer(end)),
        (node("nif:referenceContext"), resource(f"digest/{digest}", index.base)),
    ]


def _entry_rows(index: Index, digest: Digest, entry: Entry, lines: list[int]) -> list[Row]:
    return [
        (A, node("kg:Entry")),
        (node("schema:position"), integer(entry.index)),
        (node("dcterms:title"), named(entry.title)),
        *_place_rows(index, digest.id, entry.span.start, entry.span.end),
        (node("kg:line"), integer(line_of(lines, entry.title_span.start))),
        *((node("kg:saidOf"), resource(paper, index.base)) for paper in index.papers_of[digest.id, entry.index]),
    ]


def _paper_rows(index: Index, paper: Paper, only: str | None) -> list[Row]:
    """Return what ``only`` says of a paper; a title or id is said by the digests that have it."""
    base, spoken = index.base, {digest for digest, _ in paper.entries}
    entries = [(digest, index.entries.get((digest, place))) for digest, place in paper.entries]

    def said(digests: Iterable[str]) -> bool:
        return only is None or only in (set(digests) or spoken)

    def having(part: str) -> set[str]:
        return {digest for digest, entry in entries if entry and getattr(entry, part) == getattr(paper, part)}

    # the label is the one title that queries and pages show, in every graph that speaks of the paper
    rows = [(A, node("kg:Paper")), (node("rdfs:label"), named(paper.title))]
    if said(having("title")):
        rows.append((node("dcterms:title"), named(paper.title)))
    if paper.title_ko and paper.title_ko != paper.title and said(having("title_ko")):
        rows.append((node("dcterms:title"), words(paper.title_ko, "ko")))
    if paper.arxiv and said(having("arxiv")):
        rows.append((node("fabio:hasArXivId"), words(paper.arxiv)))
        rows.append((node("schema:sameAs"), outside(f"https://arxiv.org/abs/{paper.arxiv}")))
    if paper.doi and said(having("doi")):
        rows.append((node("prism:doi"), words(paper.doi)))
        rows.append((node("schema:sameAs"), outside(f"https://doi.org/{paper.doi}")))
    if paper.url and said(having("url")):
        rows.append((node("schema:url"), Literal(words(paper.url).value, datatype=node("xsd:anyURI"))))
    if paper.date and said(digest for digest in spoken if index.dates.get(digest) == paper.date):
        rows.append((node("dcterms:issued"), day(paper.date)))
    for place, author in enumerate(paper.authors, start=1):
        if said(index.signs[paper.id, author]):
            rows.append((node("dcterms:creator"), resource(author, base)))
            rows.append((node("kg:authorship"), _authorship(index, paper, place)))
    for relation in index.relates[paper.id]:
        if said(relation.digests):
            entity = resource(relation.entity, base)
            rows += [(property_of(relation.predicate), entity), (node("kg:about"), entity)]
    rows += [(node("kg:reports"), resource(r.id, base)) for r in index.reports[paper.id] if said(r.digests)]
    return list(dict.fromkeys(rows))


def _authorship(index: Index, paper: Paper, place: int) -> Node:
    return resource(f"authorship/{paper.id.removeprefix('paper/')}/{place}", index.base)


def _author_rows(author: Author) -> list[Row]:
    name = words(author.name)
    rows = [(A, node("kg:Author")), (node("rdfs:label"), name), (node("schema:name"), name)]
    return rows + [(node("schema:alternateName"), words(alias)) for alias in author.aliases]


def _entity_rows(index: Index, entity: Entity, only: str | None) -> list[Row]:
    """Return the names of an entity: the one chosen, and the forms that ``only`` uses (None: that any digest uses)."""
    rows = _kind_rows(entity)
    for property, form, label in _other_names(entity):
        users = index.uses.get((entity.id, folded(form)))
        if users and (only is None or only in users):
            rows.append((property, label))
    return rows


def _kind_rows(entity: Entity) -> list[Row]:
    label = named(entity.name)
    return [
        (A, node(f"kg:{entity.type}")),
        (A, node("kg:Entity")),
        (A, node("skos:Concept")),
        (node("rdfs:label"), label),
        (node("skos:prefLabel"), label),
    ]


def _other_names(entity: Entity) -> Iterator[tuple[Node, str, Node]]:
    if entity.name_ko and entity.name_ko != entity.name:
        own = language_of(entity.name) == "ko"  # one preferred label a language
        yield node("skos:altLabel" if own else "skos:prefLabel"), entity.name_ko, words(entity.name_ko, "ko")
    for alias in entity.aliases:
        if alias not in (entity.name, entity.name_ko):
            yield node("skos:altLabel"), alias, named(alias)


def _relation_iri(index: Index, relation: Relation) -> Node:
    return resource(f"relation/{relation.paper.removeprefix('paper/')}/{relation.entity}", index.base)


def _relation_rows(index: Index, relation: Relation, only: str | None) -> list[Row]:
    return [
        (A, node("kg:Relation")),
        (node("rdf:subject"), resource(relation.paper, index.base)),
        (node("rdf:predicate"), property_of(relation.predicate)),
        (node("rdf:object"), resource(relation.entity, index.base)),
        (node("kg:confidence"), number(relation.confidence)),
        (node("kg:extractedBy"), words(relation.rule)),
        *_evidence_rows(index, relation.evidence, relation.paper, relation.entity, only),
    ]


def _result_rows(index: Index, result: Result, only: str | None) -> list[Row]:
    ends = {"kg:subject": result.subject, "kg:benchmark": result.benchmark}
    ends |= {"kg:metric": result.metric, "kg:baseline": result.baseline}
    rows = [(A, node("kg:Result"))]
    rows += [(node(role), resource(end, index.base)) for role, end in ends.items() if end is not None]
    for property, value in (
        ("kg:value", result.value), ("kg:valueMax", result.value_max), ("kg:previousValue", result.previous)
    ):  # fmt: skip
        if value is not None:
            rows.append((node(property), number(value)))
    if result.unit:
        rows.append((node("kg:unit"), words(result.unit)))
    rows.append((node("kg:kind"), node(KINDS[result.kind])))
    if result.bound:
        rows.append((node("kg:bound"), node(BOUNDS[result.bound])))
    rows.append((node("kg:confidence"), number(result.confidence)))
    rows.append((node("kg:extractedBy"), words(result.rule)))
    rows += [
        (node("prov:wasDerivedFrom"), resource(f"digest/{digest}", index.base))
        for digest in result.digests
        if only is None or only == digest
    ]
    return rows + _evidence_rows(index, result.evidence, result.paper, None, only)


def _evidence_rows(
    index: Index, spans: Iterable[Span], paper: str, entity: str | None, only: str | None
) -> list[Row]:
    return [
        (node("kg:evidence"), index.mention(span, paper, entity))
        for span in spans
        if only is None or only == span.digest
    ]


def mention_blocks(index: Index, digest: Digest) -> Iterator[Block]:
    """Yield the mentions of one digest, then the sentences that they stand in."""
    bounds = sentence_bounds(digest.text)
    here = f"{index.base}sentence/{digest.id}#char="
    sentences: dict[tuple[int, int], dict[str, None]] = {}
    for evidence in index.mentions[digest.id]:
        span = evidence.mention.span
        held = sentence_at(bounds, span.start, span.end)
        sentences.setdefault(held, {})[evidence.paper] = None
        yield _mention_block(index, evidence, NamedNode(f"{here}{held[0]},{held[1]}"))
    lines = line_starts(digest.text)
    sections = sorted((s.span.start, s.span.end, s.name) for entry in digest.entries for s in entry.sections if s.name)
    for (start, end), papers in sorted(sentences.items()):
        rows = [
            (A, node("kg:Sentence")),
            (node("nif:anchorOf"), words(digest.text[start:end])),
            *_place_rows(index, digest.id, start, end),
            (node("kg:line"), integer(line_of(lines, start))),
            *((node("kg:saidOf"), resource(paper, index.base)) for paper in papers),
        ]
        before = bisect_right(sections, (end, 0, "")) - 1
        if before >= 0 and sections[before][1] > start:
            rows.append((node("kg:inSection"), words(sections[before][2])))
        yield NamedNode(f"{here}{start},{end}"), rows


def _mention_block(index: Index, evidence: Evidence, sentence: Node) -> Block:
    mention, base = evidence.mention, index.base
    span = mention.span
    rows = [
        (A, node("kg:Mention")),
        (node("nif:anchorOf"), words(mention.text)),
        *_place_rows(index, span.digest, span.start, span.end),
        (node("nif:sentence"), sentence),
        (node("kg:saidOf"), resource(evidence.paper, base)),
        (node("kg:confidence"), number(mention.confidence)),
        (node("kg:extractedBy"), words(mention.rule)),
        (node("prov:wasDerivedFrom"), resource(f"digest/{span.digest}", base)),
    ]
    if evidence.entity is not None:
        rows.append((node("itsrdf:taIdentRef"), resource(evidence.entity, base)))
    if evidence.entity is None or index.types.get(evidence.entity) != mention.type:
        # what this place alone looked like; absent where the whole graph agrees
        rows.append((node("itsrdf:taClassRef"), node(f"kg:{mention.type}")))
    return index.iris[span, evidence.paper, evidence.entity], rows


def known_blocks(index: Index) -> Iterator[Block]:
    """Yield what no digest says: names that none uses, families, outside ids, metrics' directions, merges."""
    metrics = {folded(term.name): term for term in known_terms() if term.type == "Metric"}
    for entity in index.graph.entities:
        subject = resource(entity.id, index.base)
        rows = _kind_rows(entity) if entity.id in index.unnamed else []
        for property, form, label in _other_names(entity):
            if not index.uses.get((entity.id, folded(form))):
                rows.append((property, label))
        if entity.broader:
            rows.append((node("skos:broader"), resource(entity.broader, index.base)))
        rows += [(node("skos:exactMatch"), outside(iri)) for iri in entity.same_as]
        term = metrics.get(folded(entity.name)) if entity.type == "Metric" else None
        if term and term.direction:
            better = "kg:HigherIsBetter" if term.direction == "up" else "kg:LowerIsBetter"
            rows.append((node("kg:direction"), node(better)))
        if term and term.unit:
            rows.append((node("kg:unit"), words(term.unit)))
        merges = [(_merge_iri(index, entity, merge), merge) for merge in entity.reasons]
        rows += [(node("kg:merge"), iri) for iri, _ in merges]
        if rows:
            yield subject, list(dict.fromkeys(rows))
        for place, (iri, merge) in enumerate(merges, start=1):
            yield iri, [
                (A, node("kg:Merge")),
                (node("schema:position"), integer(place)),
                (node("kg:form"), words(merge.form)),
                (node("kg:otherForm"), words(merge.other)),
                (node("kg:extractedBy"), words(merge.rule)),
                (node("kg:same"), Literal("true" if merge.same else "false", datatype=node("xsd:boolean"))),
            ]


def _merge_iri(index: Index, entity: Entity, merge: Merge) -> Node:
    content = "\n".join((entity.id, merge.form, merge.other, merge.rule, str(merge.same)))
    return resource(f"merge/{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:16]}", index.base)


def description_blocks(index: Index, triples: int) -> Iterator[Block]:
    """Yield what the dataset says of itself (VoID, PROV). It tells no time but the newest digest's date."""
    graph, base = index.graph, index.base
    dataset, build, maker = (resource(f"about/{name}", base) for name in ("graph", "build", _maker()))
    days = [digest.date for digest in graph.digests if digest.date]
    counts = {"kg:Digest": len(graph.digests), "kg:Paper": len(graph.papers), "kg:Author": len(graph.authors)}
    counts |= {"kg:Result": len(graph.results), "kg:Mention": len(graph.mentions)}
    for entity in graph.entities:
        counts[f"kg:{entity.type}"] = counts.get(f"kg:{entity.type}", 0) + 1
    parts = [(name, resource(f"about/{name[3:].lower()}", base), count) for name, count in sorted(counts.items())]
    rows = [
        (A, node("void:Dataset")),
        (A, node("prov:Entity")),
        (node("dcterms:title"), words("What the digests say of AI papers", "en")),
        (node("dcterms:title"), words("다이제스트가 말하는 AI 논문", "ko")),
        (node("void:triples"), integer(triples)),
        (node("void:documents"), integer(len(graph.digests))),
        (node("void:uriSpace"), words(base)),
        (node("void:vocabulary"), NamedNode(PREFIXES["kg"].rstrip("#"))),
        (node("void:dataDump"), resource("about/kg.trig", base)),
        *((node("void:classPartition"), iri) for _, iri, _ in parts),
        (node("prov:wasGeneratedBy"), build),
        *((node("prov:wasDerivedFrom"), resource(f"digest/{digest.id}", base)) for digest in graph.digests),
    ]
    if days:
        rows.append((node("dcterms:modified"), day(max(days))))
    yield dataset, rows
    for name, iri, count in parts:
        yield iri, [(node("void:class"), node(name)), (node("void:entities"), integer(count))]
    yield build, [
        (A, node("prov:Activity")),
        (node("prov:wasAssociatedWith"), maker),
        *((node("prov:used"), resource(f"digest/{digest.id}", base)) for digest in graph.digests),
    ]
    yield maker, [
        (A, node("prov:SoftwareAgent")),
        (node("schema:name"), words("paperkg")),
        (node("schema:softwareVersion"), words(_maker().removeprefix("paperkg-"))),
    ]


@cache
def _maker() -> str:
    try:
        return f"paperkg-{version('paperkg')}"
    except PackageNotFoundError:
        return "paperkg-unknown"


def to_quads(graph: Graph, *, base: str = BASE) -> Iterator[Quad]:
    """Yield the graph as quads, in an order that depends on the graph alone; ``base`` is what resources stand under."""
    index = index_of(graph, base)
    for digest in graph.digests:
        name = resource(f"digest/{digest.id}", base)
        for blocks in (digest_blocks(index, digest), shared_blocks(index, digest.id), mention_blocks(index, digest)):
            for subject, rows in blocks:
                for property, value in rows:
                    yield Quad(subject, property, value, name)
    triples = sum(len(rows) for _, rows in _union(index))
    for blocks in (known_blocks(index), description_blocks(index, triples)):
        for subject, rows in blocks:
            for property, value in rows:
                yield Quad(subject, property, value)


def to_triples(graph: Graph, *, base: str = BASE) -> Iterator[Triple]:
    """Yield the union of all that the digests say and of what is known, each triple once, in a fixed order."""
    index, triples = index_of(graph, base), 0
    for subject, rows in _union(index):
        triples += len(rows)
        for property, value in rows:
            yield Triple(subject, property, value)
    for subject, rows in description_blocks(index, triples):
        for property, value in rows:
            yield Triple(subject, property, value)


def _union(index: Index) -> Iterator[Block]:
    for digest in index.graph.digests:
        yield from digest_blocks(index, digest)
    yield from shared_blocks(index, None)
    for digest in index.graph.digests:
        yield from mention_blocks(index, digest)
    yield from known_blocks(index)


def to_rdf(graph: Graph, *, base: str = BASE) -> Dataset:
    """Return the graph as an `rdflib.Dataset` whose default graph is the union, kept and asked by Oxigraph."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    quads = Store()
    quads.bulk_extend(to_quads(graph, base=base))
    dataset = Dataset(store=OxigraphStore(store=quads), default_union=True)
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri, replace=True)
    return dataset
