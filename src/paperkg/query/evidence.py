"""Where a row comes from: the digest, the line and the sentence that say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from .answer import Answer, Iri
from .look import objects, subjects
from .names import base_of

ENTITY_ROOMS = ("model", "method", "benchmark", "dataset", "metric", "task")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a digest: the digest's file name, the line (from 1), the words."""

    digest: str
    line: int
    sentence: str


def with_evidence(store: Store, answer: Answer, shown: Sequence[str]) -> Answer:
    """Return the rows of ``answer`` with the columns ``shown`` and, for each paper or result in a row, its place.

    A result is shown by its quote, a paper by the sentence that names an entity of the row, or else by its heading; the
    first hidden column that holds an entity comes before all others. Rows of two papers get two places.
    """
    finder = _Finder(store)
    found = [finder.places_of(dict(zip(answer.columns, row, strict=True))) for row in answer.rows]
    most = max((len(places) for places in found), default=1) or 1
    keep = [answer.columns.index(name) for name in shown]
    names = [f"{part}{n if n > 1 else ''}" for n in range(1, most + 1) for part in ("digest", "line", "sentence")]
    rows = [
        (
            *(row[place] for place in keep),
            *(
                part
                for n in range(most)
                for part in (
                    (places[n].digest, places[n].line, places[n].sentence) if n < len(places) else (None, None, None)
                )
            ),
        )
        for row, places in zip(answer.rows, found, strict=True)
    ]
    return Answer((*shown, *names), rows)


def places_of(store: Store, iris: Sequence[str]) -> list[Place]:
    """Return where mentions, sentences or entries stand, in their order, each place once."""
    finder = _Finder(store)
    return list(dict.fromkeys(place for iri in iris if (place := finder.of_node(iri)) is not None))


class _Finder:
    """Looks places up in one store, each digest's name and each sentence once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.base = base_of(store)
        self.known: dict[str, Place | None] = {}

    def places_of(self, row: dict[str, Any]) -> list[Place]:
        # hidden columns are there to say which thing a row is about
        names = sorted(row, key=lambda name: not name.startswith("_"))
        iris = [row[name] for name in names if isinstance(row[name], Iri) or name.startswith("_")]
        rooms = [(iri, self.room(iri)) for iri in iris]
        results = [iri for iri, room in rooms if room == "result"]
        if results:
            return self._several(self.of_evidence(results[0]), None)
        said = [iri for iri, room in rooms if room in ("mention", "sentence", "entry", "relation")]
        if said:
            return self._several(self.of_evidence(said[0]) or self.of_node(said[0]), None)
        papers = [iri for iri, room in rooms if room == "paper"]
        entities = [iri for iri, room in rooms if room in ENTITY_ROOMS]
        if papers:
            places = [self.of_paper(paper, entities) for paper in dict.fromkeys(papers)]
            return [place for place in places if place is not None]
        if entities:
            return self._several(self.of_entity(entities[0]), None)
        authors = [iri for iri, room in rooms if room == "author"]
        return self._several(*(self.of_author(author) for author in authors[:1]), None)

    @staticmethod
    def _several(*places: Place | None) -> list[Place]:
        return [place for place in places if place is not None][:1]

    def room(self, iri: Any) -> str:
        return str(iri)[len(self.base) :].partition("/")[0] if str(iri).startswith(self.base) else ""

    def of_evidence(self, iri: str) -> Place | None:
        """Return the first place, as the digest runs, of a result's or a relation's evidence."""
        found = [self.of_node(mention.value) for mention in objects(self.store, iri, "kg:evidence")]
        places = [place for place in found if place is not None]
        return min(places, key=lambda place: (place.digest, place.line)) if places else None

    def of_node(self, iri: str) -> Place | None:
        """Return the place of a mention, a sentence or an entry."""
        if iri not in self.known:
            self.known[iri] = None
            held = objects(self.store, iri, "nif:sentence")
            where = held[0].value if held else iri
            text = objects(self.store, where, "nif:anchorOf") or objects(self.store, where, "dcterms:title")
            line = objects(self.store, where, "kg:line")
            digest = objects(self.store, where, "nif:referenceContext")
            if text and line and digest:
                label = objects(self.store, digest[0].value, "rdfs:label")
                name = label[0].value if label else digest[0].value
                self.known[iri] = Place(name, int(line[0].value), text[0].value)
        return self.known[iri]

    def of_paper(self, paper: str, entities: Sequence[str]) -> Place | None:
        """Return where a paper's digest names one of ``entities``, or else the heading of the paper's entry."""
        for entity in entities:
            relation = f"{self.base}relation/{paper[len(self.base) + 6 :]}/{entity[len(self.base) :]}"
            if place := self.of_evidence(relation):
                return place
        for said in subjects(self.store, "kg:saidOf", paper):
            if self.room(said) == "entry":
                return self.of_node(said)
        return None

    def of_entity(self, entity: str) -> Place | None:
        mentions = subjects(self.store, "itsrdf:taIdentRef", entity)
        return self.of_node(mentions[0]) if mentions else None

    def of_author(self, author: str) -> Place | None:
        papers = subjects(self.store, "dcterms:creator", author)
        return self.of_paper(papers[0], ()) if papers else None


