"""Linking: findings -> entities, entries -> papers, names -> authors; every merge with its reason.

Linking is computed anew from all findings at every build, so it depends on the set of digests and on nothing else.

    forms      the ways one name is written: surely one, surely two, short for another
    entities   findings -> entities, by the evidence of all papers
    papers     entries -> papers
    authors    names -> people
    overrules  what the user says (kg.toml)
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import Author, Digest, Entity, Extraction, Paper
from ..ontology import Term, known_terms
from .authors import link_authors
from .entities import link_entities
from .overrules import Overrules, read_overrules
from .papers import link_papers

__all__ = ["Linked", "Overrules", "link_mentions", "read_overrules"]


NONE = Overrules()


@dataclass(frozen=True, slots=True)
class Linked:
    """What digests are about: papers, authors and entities, sorted by id; and which of them entries and findings are.

    ``paper_of`` is keyed by ``(digest id, entry index)``, ``entity_of`` by ``(digest id, entry index, place of the
    finding)``. ``form_of`` names, by ``(digest id, entry index, place, form)``, the entity of a form that is not its
    finding's: of "Qwen2.5-Omni (3B, 7B)" the family is the finding's entity, and the 7B model is one of its own.
    """

    papers: tuple[Paper, ...] = ()
    authors: tuple[Author, ...] = ()
    entities: tuple[Entity, ...] = ()
    paper_of: Mapping[tuple[str, int], str] = field(default_factory=dict)
    entity_of: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    form_of: Mapping[tuple[str, int, int, str], str] = field(default_factory=dict)

    def entity_at(self, digest: str, index: int, place: int, form: str) -> str:
        """Return the id of what ``form`` names there: the variant where it is one, else the finding's entity."""
        return self.form_of.get((digest, index, place, form)) or self.entity_of[digest, index, place]


def link_mentions(
    digests: Iterable[Digest],
    extractions: Iterable[Extraction],
    *,
    terms: Sequence[Term] | None = None,
    overrules: Overrules = NONE,
) -> Linked:
    """Return the papers, authors and entities of ``digests`` and of what was extracted from them.

    A pure function of the set of digests: their order counts for nothing. ``terms`` are the known ones (those of
    ``ontology/terms/`` when None); ``overrules`` is what the user says, which no rule goes against.
    """
    # nothing here refers to itself, and looking for cycles among millions of small values is a third of the time
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _link(digests, extractions, known_terms() if terms is None else terms, overrules)
    finally:
        if collecting:
            gc.enable()


def _link(
    digests: Iterable[Digest], extractions: Iterable[Extraction], terms: Sequence[Term], overrules: Overrules
) -> Linked:
    digests = tuple(sorted(digests, key=lambda digest: digest.id))
    entries = {(digest.id, entry.index): entry for digest in digests for entry in digest.entries}
    papers, paper_of = link_papers(digests)
    authors, papers = link_authors(papers, entries)
    entities, entity_of, form_of = link_entities(
        sorted(extractions, key=lambda extraction: (extraction.digest, extraction.index)),
        paper_of,
        terms,
        overrules,
    )
    return Linked(papers, authors, entities, paper_of, entity_of, form_of)
