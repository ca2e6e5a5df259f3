"""Graph <-> RDF: a named graph a digest, in the words of ``ontology/kg.ttl``.

A digest's named graph holds what that digest says: its papers, the things it names with the forms that it uses, its
relations and results, its mentions and the sentences around them. The default graph holds what no digest says: which
forms were merged and why, what ``ontology/terms/`` knows (families, outside ids, the direction of a metric), and the
description of the dataset itself. A digest's whole text is not repeated: its sentences that name something are.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from . import store
from .errors import ReadError
from .model import (
    PREDICATES,
    Author,
    Bound,
    Digest,
    Entity,
    EntityType,
    Entry,
    Evidence,
    Graph,
    Kind,
    Mention,
    Merge,
    Paper,
    Predicate,
    Relation,
    Result,
    Span,
)  # fmt: skip
from .ontology import BASE, KG, known_terms
from .sentence import line_of, line_starts, sentence_at, sentence_bounds

if TYPE_CHECKING:
    from rdflib import Dataset

PREFIXES = {
    "kg": KG,
    "dcterms": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "mls": "http://www.w3.org/ns/mls#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Node: TypeAlias = Any  # an IRI or a literal of pyoxigraph, which ships no types that mypy can follow
Row: TypeAlias = tuple[Node, Node]  # a property and its value
Block: TypeAlias = tuple[Node, list[Row]]  # a subject and all that is said of it


# -- terms of RDF ------------------------------------------------------------------------------------------------------


@cache
def node(name: str) -> Node:
    """Return the IRI of a prefixed name.

    >>> node("kg:about").value
    'https://w3id.org/paperkg/ontology#about'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@cache
def property_of(predicate: Predicate) -> Node:
    """Return the property of a relation.

    >>> property_of("evaluates_on").value
    'https://w3id.org/paperkg/ontology#evaluatesOn'
    """
    first, *rest = predicate.split("_")
    return node("kg:" + first + "".join(word.title() for word in rest))


_FORBIDDEN = re.compile(r"[^\w.~!$&'()*+,;=:@/#-]|#(?=.*#)")  # what no path of an IRI holds, and all but one hash


@lru_cache(maxsize=1 << 16)
def resource(id: str, base: str = BASE) -> Node:
    """Return the IRI of an id under ``base``; what no IRI may hold is written as percent escapes.

    >>> resource("benchmark/video-mme").value
    'https://w3id.org/paperkg/id/benchmark/video-mme'
    """
    return NamedNode(base + _FORBIDDEN.sub(_escaped, id))


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def id_of(iri: str, base: str = BASE) -> str:
    """Return the id of a resource's IRI: the inverse of `resource`.

    >>> id_of(resource("model/a b").value)
    'model/a b'
    """
    id = iri.removeprefix(base)
    if "%" not in id:
        return id
    return re.sub("(?:%[0-9A-F]{2})+", lambda m: bytes.fromhex(m[0].replace("%", "")).decode("utf-8", "replace"), id)


def outside(iri: str) -> Node:
    """Return an IRI that is not ours."""
    return NamedNode(re.sub(r"[^\w.~!$&'()*+,;=:@/#?%\[\]-]", _escaped, iri))


def language_of(text: str) -> str:
    """Return the language that the letters of ``text`` show: ko, ja, zh, en, or "" where they show none.

    >>> [language_of(text) for text in ("비디오 이해", "かな", "视频", "Video-MME", "2024")]
    ['ko', 'ja', 'zh', 'en', '']
    """
    for language, letters in (("ko", "[ㄱ-ㆎ가-힣ᄀ-ᇿ]"), ("ja", "[ぁ-ヿ]"), ("zh", "[一-鿿]"), ("en", "[A-Za-z]")):
        if re.search(letters, text):
            return language
    return ""


def words(text: str, language: str = "") -> Node:
    """Return a literal of words, with a language tag where ``language`` is given."""
    try:
        return Literal(text, language=language) if language else Literal(text)
    except ValueError:  # half of a surrogate pair, in a damaged digest
        return words(re.sub("[\ud800-\udfff]", "\ufffd", text), language)


def named(text: str) -> Node:
    """Return a literal of words with the language that its letters show."""
    return words(text, language_of(text))


def number(value: Decimal | float) -> Node:
    """Return an ``xsd:decimal`` in its one canonical spelling.

    >>> [number(value).value for value in (Decimal("98.10"), 0.5, Decimal("1.26E+6"))]
    ['98.1', '0.5', '1260000.0']
    """
    whole, _, part = format(value if isinstance(value, Decimal) else Decimal(repr(value)), "f").partition(".")
    return Literal(f"{whole}.{part.rstrip('0') or '0'}", datatype=node("xsd:decimal"))


def integer(value: int) -> Node:
    """Return an ``xsd:integer``."""
    return Literal(str(value), datatype=node("xsd:integer"))


def day(value: date) -> Node:
    """Return an ``xsd:date``."""
    return Literal(value.isoformat(), datatype=node("xsd:date"))


A = node("rdf:type")
ROOMS = (  # the first part of a resource's id, which is also its prefix: paper:arxiv-2510.21270
    "about", "author", "authorship", "benchmark", "dataset", "digest", "entry", "mention", "merge", "method", "metric",
    "model", "paper", "relation", "result", "sentence", "task",
)  # fmt: skip


def resource_prefixes(base: str = BASE) -> dict[str, str]:
    """Return the prefixes of the resources that stand under ``base``.

    >>> resource_prefixes()["paper"]
    'https://w3id.org/paperkg/id/paper/'
    """
    return {room: f"{base}{room}/" for room in ROOMS}


KINDS: dict[Kind, str] = {
    "absolute": "kg:Absolute", "increase": "kg:Increase", "decrease": "kg:Decrease", "ratio": "kg:Ratio",
}  # fmt: skip
BOUNDS: dict[Bound, str] = {"at_least": "kg:AtLeast", "at_most": "kg:AtMost", "about": "kg:About"}


# -- who says what -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Index:
    """A graph by its digests: what each of them says, and where it says it."""

    graph: Graph
    base: str
    papers: dict[str, list[Paper]] = field(default_factory=lambda: defaultdict(list))
    authors: dict[str, list[Author]] = field(default_factory=lambda: defaultdict(list))
    entities: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    relations: dict[str, list[Relation]] = field(default_factory=lambda: defaultdict(list))
    results: dict[str, list[Result]] = field(default_factory=lambda: defaultdict(list))
    mentions: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    unnamed: list[Entity] = field(default_factory=list)  # families that no digest names
    relates: dict[str, list[Relation]] = field(default_factory=lambda: defaultdict(list))  # by paper
    reports: dict[str, list[Result]] = field(default_factory=lambda: defaultdict(list))  # by paper
    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)
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


def _index(graph: Graph, base: str) -> _Index:
    index = _Index(graph, base)
    index.entries = {(digest.id, entry.index): entry for digest in graph.digests for entry in digest.entries}
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
            index.uses[evidence.entity, _folded(evidence.mention.text)].add(span.digest)
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
            index.unnamed.append(entity)
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


def _digests_that_list(index: _Index, paper: Paper, author: Author) -> set[str]:
    """Return the digests whose entry of ``paper`` lists the author; all with authors where the spelling is new."""
    spellings = {_name_key(name) for name in (author.name, *author.aliases)}
    entries = [(place[0], entry) for place in paper.entries if (entry := index.entries.get(place)) and entry.authors]
    listing = {digest for digest, entry in entries if any(_name_key(name) in spellings for name in entry.authors)}
    return listing or {digest for digest, _ in entries} or {digest for digest, _ in paper.entries}


def _name_key(name: str) -> str:
    """Return a person's name so that "Lin Kevin" and "Kevin Lin" compare equal."""
    return " ".join(sorted(name.casefold().replace(",", " ").split()))


def _folded(text: str) -> str:
    """Return ``text`` without case and with single spaces, to see whether a digest uses a form."""
    return " ".join(text.casefold().split())


# -- Graph -> statements -----------------------------------------------------------------------------------------------


def _said(index: _Index, digest: Digest | None) -> Iterator[Block]:
    """Yield what ``digest`` says, subject by subject in the order of the ids; None: what all digests say together."""
    graph, base = index.graph, index.base
    only = digest.id if digest else None
    digests = (digest,) if digest else graph.digests
    for one in digests:
        yield resource(f"digest/{one.id}", base), _digest_rows(index, one)
        lines = line_starts(one.text)
        for entry in one.entries:
            yield resource(f"entry/{one.id}/{entry.index}", base), _entry_rows(index, one, entry, lines)
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
    unnamed = {entity.id for entity in index.unnamed}
    for entity in index.entities[only] if only else graph.entities:
        if entity.id not in unnamed:
            yield resource(entity.id, base), _entity_rows(index, entity, only)
    for relation in index.relations[only] if only else graph.relations:
        yield _relation_iri(index, relation), _relation_rows(index, relation, only)
    for result in index.results[only] if only else graph.results:
        yield resource(result.id, base), _result_rows(index, result, only)
    for one in digests:
        yield from _mention_blocks(index, one)


def _digest_rows(index: _Index, digest: Digest) -> list[Row]:
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


def _place_rows(index: _Index, digest: str, start: int, end: int) -> list[Row]:
    return [
        (node("nif:beginIndex"), integer(start)),
        (node("nif:endIndex"), integer(end)),
        (node("nif:referenceContext"), resource(f"digest/{digest}", index.base)),
    ]


def _entry_rows(index: _Index, digest: Digest, entry: Entry, lines: list[int]) -> list[Row]:
    return [
        (A, node("kg:Entry")),
        (node("schema:position"), integer(entry.index)),
        (node("dcterms:title"), named(entry.title)),
        *_place_rows(index, digest.id, entry.span.start, entry.span.end),
        (node("kg:line"), integer(line_of(lines, entry.title_span.start))),
        *((node("kg:saidOf"), resource(paper, index.base)) for paper in index.papers_of[digest.id, entry.index]),
    ]


def _paper_rows(index: _Index, paper: Paper, only: str | None) -> list[Row]:
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


def _authorship(index: _Index, paper: Paper, place: int) -> Node:
    return resource(f"authorship/{paper.id.removeprefix('paper/')}/{place}", index.base)


def _author_rows(author: Author) -> list[Row]:
    name = words(author.name)
    rows = [(A, node("kg:Author")), (node("rdfs:label"), name), (node("schema:name"), name)]
    return rows + [(node("schema:alternateName"), words(alias)) for alias in author.aliases]


def _entity_rows(index: _Index, entity: Entity, only: str | None) -> list[Row]:
    """Return the names of an entity: the one chosen, and the forms that ``only`` uses (None: that any digest uses)."""
    rows = _kind_rows(entity)
    for property, form, label in _other_names(entity):
        users = index.uses.get((entity.id, _folded(form)))
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


def _relation_iri(index: _Index, relation: Relation) -> Node:
    return resource(f"relation/{relation.paper.removeprefix('paper/')}/{relation.entity}", index.base)


def _relation_rows(index: _Index, relation: Relation, only: str | None) -> list[Row]:
    return [
        (A, node("kg:Relation")),
        (node("rdf:subject"), resource(relation.paper, index.base)),
        (node("rdf:predicate"), property_of(relation.predicate)),
        (node("rdf:object"), resource(relation.entity, index.base)),
        (node("kg:confidence"), number(relation.confidence)),
        (node("kg:extractedBy"), words(relation.rule)),
        *_evidence_rows(index, relation.evidence, relation.paper, relation.entity, only),
    ]


def _result_rows(index: _Index, result: Result, only: str | None) -> list[Row]:
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
    index: _Index, spans: Iterable[Span], paper: str, entity: str | None, only: str | None
) -> list[Row]:
    return [
        (node("kg:evidence"), index.mention(span, paper, entity))
        for span in spans
        if only is None or only == span.digest
    ]


def _mention_blocks(index: _Index, digest: Digest) -> Iterator[Block]:
    """Yield the mentions of one digest, then the sentences that they stand in."""
    bounds = sentence_bounds(digest.text)
    sentences: dict[tuple[int, int], dict[str, None]] = {}
    for evidence in index.mentions[digest.id]:
        span = evidence.mention.span
        held = sentence_at(bounds, span.start, span.end)
        sentences.setdefault(held, {})[evidence.paper] = None
        yield _mention_block(index, evidence, resource(f"sentence/{digest.id}#char={held[0]},{held[1]}", index.base))
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
        yield resource(f"sentence/{digest.id}#char={start},{end}", index.base), rows


def _mention_block(index: _Index, evidence: Evidence, sentence: Node) -> Block:
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


def _known(index: _Index) -> Iterator[Block]:
    """Yield what no digest says: names that none uses, families, outside ids, metrics' directions, merges."""
    metrics = {_folded(term.name): term for term in known_terms() if term.type == "Metric"}
    unnamed = {entity.id for entity in index.unnamed}
    for entity in index.graph.entities:
        subject = resource(entity.id, index.base)
        rows = _kind_rows(entity) if entity.id in unnamed else []
        for property, form, label in _other_names(entity):
            if not index.uses.get((entity.id, _folded(form))):
                rows.append((property, label))
        if entity.broader:
            rows.append((node("skos:broader"), resource(entity.broader, index.base)))
        rows += [(node("skos:exactMatch"), outside(iri)) for iri in entity.same_as]
        term = metrics.get(_folded(entity.name)) if entity.type == "Metric" else None
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


def _merge_iri(index: _Index, entity: Entity, merge: Merge) -> Node:
    content = "\n".join((entity.id, merge.form, merge.other, merge.rule, str(merge.same)))
    return resource(f"merge/{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:16]}", index.base)


def _description(index: _Index, triples: int) -> Iterator[Block]:
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
    index = _index(graph, base)
    yield from _quads(index, sum(len(rows) for _, rows in _union(index)))


def to_triples(graph: Graph, *, base: str = BASE) -> Iterator[Triple]:
    """Yield the union of all that the digests say and of what is known, each triple once, in a fixed order."""
    index, triples = _index(graph, base), 0
    for subject, rows in _union(index):
        triples += len(rows)
        for property, value in rows:
            yield Triple(subject, property, value)
    for subject, rows in _description(index, triples):
        for property, value in rows:
            yield Triple(subject, property, value)


def _quads(index: _Index, triples: int) -> Iterator[Quad]:
    for digest in index.graph.digests:
        name = resource(f"digest/{digest.id}", index.base)
        for subject, rows in _said(index, digest):
            for property, value in rows:
                yield Quad(subject, property, value, name)
    for blocks in (_known(index), _description(index, triples)):
        for subject, rows in blocks:
            for property, value in rows:
                yield Quad(subject, property, value)


def _union(index: _Index) -> Iterator[Block]:
    yield from _said(index, None)
    yield from _known(index)


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


def write_rdf(graph: Graph, folder: Path, *, base: str = BASE) -> None:
    """Write ``kg.trig``, the dataset, and ``kg.ttl``, the union, into ``folder``. Raises `WriteError`."""
    prefixes = PREFIXES | resource_prefixes(base)
    trig = serialize(to_quads(graph, base=base), format=RdfFormat.TRIG, prefixes=prefixes)
    store.write_bytes(folder / "kg.trig", in_order(trig or b""))
    turtle = serialize(to_triples(graph, base=base), format=RdfFormat.TURTLE, prefixes=prefixes)
    store.write_bytes(folder / "kg.ttl", in_order(turtle or b""))


def in_order(turtle: bytes) -> bytes:
    """Return Turtle or TriG with its prefix lines sorted: the serialiser writes them in no order of its own.

    >>> in_order(b"@prefix b: <b#> .\\n@prefix a: <a#> .\\n<x> a <y> .\\n").splitlines()[0]
    b'@prefix a: <a#> .'
    """
    end = 0
    while turtle.startswith(b"@prefix ", end):
        end = turtle.index(b"\n", end) + 1
    return b"".join(sorted(turtle[:end].splitlines(keepends=True))) + turtle[end:]


# -- statements -> Graph -----------------------------------------------------------------------------------------------


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
