"""Why a thing is what the graph says it is: its forms with their places, its merges and refusals with their rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from .model import PREDICATES, Graph, Merge
from .query.look import links, objects, subjects
from .query.names import base_of, find_named, label_of
from .query.source import store_of
from .rdf import id_of, property_of

PLACES = 3  # places that the text shows of one form or relation; the JSON has them all


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A place in a digest: the file, the line (from 1), the words of the mention and the sentence around them."""

    digest: str
    line: int
    start: int
    words: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.digest}:{self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Explained:
    """What `explain` found of one thing.

    ``forms`` are the ways it is written with their places; ``known`` the forms that no digest uses. ``merges`` and
    ``refused`` carry the rule of each. ``relations`` are ``(predicate, paper, title, rule, confidence, digests,
    places)``, ``family`` and ``variants`` ids with names.
    """

    id: str
    type: str
    name: str
    forms: tuple[tuple[str, tuple[Said, ...]], ...] = ()
    known: tuple[str, ...] = ()
    family: tuple[str, str] | None = None
    variants: tuple[tuple[str, str], ...] = ()
    same_as: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()
    refused: tuple[Merge, ...] = ()
    relations: tuple[Told, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain lists and dicts, as JSON has them."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(_lines(self))


@dataclass(frozen=True, slots=True)
class Told:
    """A relation of a paper to the thing: who says so, by which rule, how surely, and where."""

    predicate: str
    paper: str
    title: str
    rule: str
    confidence: float
    digests: tuple[str, ...]
    places: tuple[Said, ...]


def explain(where: Graph | Path, name: str) -> Explained:
    """Return what the graph, or the folder of a built one, knows of the thing called ``name``, and why.

    ``name`` is any of its names in any spelling, or its id (``benchmark/mmlu``). Raises `UsageError`, with the nearest
    names, when none or several things are called so; `ReadError` when the folder holds no graph.
    """
    store = store_of(where, digests=True)
    found = find_named(store, name, "")
    base = base_of(store)
    if found.type in ("Paper", "Author"):
        return _of_document(store, found.iri, found.type, found.name, base)
    iri = found.iri
    forms: dict[str, list[Said]] = defaultdict(list)
    for mention in subjects(store, "itsrdf:taIdentRef", iri):
        said = _said(store, mention)
        forms[said.words].append(said)
    names = {label.value for kind in ("skos:prefLabel", "skos:altLabel") for label in objects(store, iri, kind)}
    merges = _merges(store, iri)
    families = objects(store, iri, "skos:broader")
    return Explained(
        id=id_of(iri, base),
        type=found.type,
        name=found.name,
        forms=tuple(
            (form, tuple(sorted(forms[form]))) for form in sorted(forms, key=lambda form: (-len(forms[form]), form))
        ),
        known=tuple(sorted(names - forms.keys())),
        family=(id_of(families[0].value, base), label_of(store, families[0].value)) if families else None,
        variants=tuple((id_of(v, base), label_of(store, v)) for v in subjects(store, "skos:broader", iri)),
        same_as=tuple(match.value for match in objects(store, iri, "skos:exactMatch")),
        merges=tuple(merge for merge in merges if merge.same),
        refused=tuple(merge for merge in merges if not merge.same),
        relations=tuple(_relations(store, iri, base)),
    )


def _text(store: Store, iri: str, property: str) -> str:
    return next((str(value.value) for value in objects(store, iri, property)), "")


def _said(store: Store, mention: str) -> Said:
    sentence = next((value.value for value in objects(store, mention, "nif:sentence")), mention)
    digest = next((value.value for value in objects(store, mention, "nif:referenceContext")), "")
    return Said(
        digest=_text(store, digest, "schema:name") if digest else "",
        line=int(_text(store, sentence, "kg:line") or 0),
        start=int(_text(store, mention, "nif:beginIndex") or 0),
        words=_text(store, mention, "nif:anchorOf"),
        sentence=" ".join(_text(store, sentence, "nif:anchorOf").split()),
    )


def _merges(store: Store, iri: str) -> list[Merge]:
    found = sorted(
        (int(_text(store, merge.value, "schema:position") or 0), merge.value)
        for merge in objects(store, iri, "kg:merge")
    )
    return [
        Merge(
            _text(store, merge, "kg:form"), _text(store, merge, "kg:otherForm"), _text(store, merge, "kg:extractedBy"),
            _text(store, merge, "kg:same") == "true",
        )
        for _, merge in found
    ]  # fmt: skip


def _relations(store: Store, iri: str, base: str) -> Iterator[Told]:
    predicates = {property_of(predicate).value: predicate for predicate in PREDICATES}
    found = []
    for relation in subjects(store, "rdf:object", iri):
        paper = next((value.value for value in objects(store, relation, "rdf:subject")), "")
        places = tuple(sorted(_said(store, place.value) for place in objects(store, relation, "kg:evidence")))
        found.append(
            Told(
                predicate=predicates.get(_text(store, relation, "rdf:predicate"), ""),
                paper=id_of(paper, base),
                title=label_of(store, paper),
                rule=_text(store, relation, "kg:extractedBy"),
                confidence=float(_text(store, relation, "kg:confidence") or 1),
                digests=tuple(sorted({place.digest for place in places})),
                places=places,
            )
        )
    yield from sorted(found, key=lambda told: (PREDICATES.index(told.predicate) if told.predicate else 9, told.paper))


def _of_document(store: Store, iri: str, type: str, name: str, base: str) -> Explained:
    """Return what the graph knows of a paper or an author: the ways that digests write its name."""
    forms: dict[str, list[Said]] = defaultdict(list)
    for entry in subjects(store, "kg:saidOf", iri) if type == "Paper" else ():
        title = _text(store, entry, "dcterms:title")
        if title:
            digest = next((value.value for value in objects(store, entry, "nif:referenceContext")), "")
            place = (int(_text(store, entry, "kg:line") or 0), int(_text(store, entry, "nif:beginIndex") or 0))
            forms[title].append(Said(_text(store, digest, "schema:name"), *place, title, title))
    others = {value.value for kind in ("schema:alternateName", "dcterms:title") for value in objects(store, iri, kind)}
    signed = sorted({paper for paper, value in links(store, "dcterms:creator") if getattr(value, "value", "") == iri})
    return Explained(
        id=id_of(iri, base),
        type=type,
        name=name,
        forms=tuple((form, tuple(sorted(forms[form]))) for form in sorted(forms)),
        known=tuple(sorted(others - forms.keys() - {name})),
        same_as=tuple(match.value for match in objects(store, iri, "schema:sameAs")),
        relations=tuple(Told("wrote", id_of(p, base), label_of(store, p), "", 1.0, (), ()) for p in signed),
    )


def _lines(e: Explained) -> Iterator[str]:
    yield f"{e.name}  {e.type}  {e.id}"
    if e.family:
        yield f"  of the family {e.family[1]} ({e.family[0]})"
    if e.variants:
        yield "  family of " + ", ".join(name for _, name in e.variants)
    for iri in e.same_as:
        yield f"  the same as {iri}"
    if e.forms or e.known:
        yield "\nWritten"
    for form, places in e.forms:
        yield f"  {form}  ({len(places)} {'place' if len(places) == 1 else 'places'})"
        yield from _shown(places)
    for form in e.known:
        yield f"  {form}  (in no digest)"
    if e.merges:
        yield "\nOne thing, because"
    for merge in e.merges:
        yield f"  {merge.form} = {merge.other}: {merge.rule}"
    if e.refused:
        yield "\nKept apart, because"
    for merge in e.refused:
        yield f"  {merge.form} ≠ {merge.other}: {merge.rule}"
    if e.relations:
        yield "\nPapers"
    for told in e.relations:
        by = f"  [{told.rule}, {told.confidence:.2f}]" if told.rule else ""
        yield f"  {told.title} ({told.paper}): {told.predicate}{by}"
        yield from _shown(told.places)


def _shown(places: tuple[Said, ...]) -> Iterator[str]:
    for said in list(dict.fromkeys(map(str, places)))[:PLACES]:
        yield f"    {said}"
    if len(places) > PLACES:
        yield f"    and {len(places) - PLACES} more"
