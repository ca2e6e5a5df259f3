"""The values that flow through paperkg: frozen, slotted, made of tuples, so that no stage edits what another made.

A *digest* is one file that a person keeps. An *entry* is what one digest says of one paper. A *finding* is one thing
that one entry names, with every place where it stands. Linking turns findings into *entities* and entries into
*papers*; relating turns them into *relations* and *results*; all of them together are the *graph*.

>>> span = Span("d0", 4, 11)
>>> span.of("the OmniZip")
'OmniZip'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

EntityType = Literal["Model", "Method", "Benchmark", "Dataset", "Metric", "Task"]
Predicate = Literal[
    "introduces", "evaluates_on", "trains_on", "compares_with", "measures", "addresses", "uses", "mentions"
]
Kind = Literal["absolute", "increase", "decrease", "ratio"]
Bound = Literal["at_least", "at_most", "about"]

ENTITY_TYPES: tuple[EntityType, ...] = ("Model", "Method", "Benchmark", "Dataset", "Metric", "Task")
PREDICATES: tuple[Predicate, ...] = (  # the strongest first
    "introduces", "evaluates_on", "trains_on", "compares_with", "measures", "addresses", "uses", "mentions",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (code points, end excluded) of the decoded text of the digest ``digest``."""

    digest: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers; ``text`` is the digest's whole text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an entry: its canonical name (``results``, ``abstract``, …; ``""`` if none) and its place.

    The span holds the words only: list marks, the section's own heading and labels such as "Goal:" stand outside.
    ``lang`` is ``ko``, ``en``, … where the layout says it, else ``""``.
    """

    name: str
    span: Span
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one digest says of one paper.

    ``index`` is its 1-based place in the digest. ``title`` is the English title where there is one, runs of spaces
    folded; ``title_ko`` the Korean one. ``arxiv`` is the id without version, ``doi`` and ``url`` the other ways to
    know the paper. ``date`` is the digest's. ``span`` is the whole entry, ``title_span`` the title as written.
    ``confidence`` is below 1 where the reader guessed; no output holds it.
    """

    index: int
    title: str
    span: Span
    title_span: Span
    sections: tuple[Section, ...] = ()
    title_ko: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    date: date | None = None
    confidence: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class Digest:
    """A file as read: its text decoded, its layout recognised, its entries found.

    ``id`` is the first 16 hexadecimal digits of ``sha256``, the hash of the file's bytes; ``name`` is the file's name
    (no folder); ``path`` is where it was read from and is never written to an output. ``date_from`` says where the
    date stands: ``front matter``, ``heading``, ``page``, ``mail`` or ``file name``.
    """

    id: str
    sha256: str
    name: str
    text: str = field(repr=False)
    layout: str
    encoding: str = "utf-8"
    date: date | None = None
    entries: tuple[Entry, ...] = ()
    path: str = field(default="", compare=False)
    date_from: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a thing is named. ``text`` is exactly what stands at ``span``."""

    span: Span
    text: str
    type: EntityType
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that one entry names: its type, its fullest name, every mention, the strongest relation to the paper.

    ``forms`` are the distinct ways it is written, the name first. ``reasons`` say why two forms are one thing:
    ``(form, other form, rule)``.
    """

    type: EntityType
    name: str
    forms: tuple[str, ...]
    mentions: tuple[Mention, ...]
    relation: Predicate
    relation_rule: str
    confidence: float
    reasons: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A numeric statement of an entry; its four ends, ``subject`` to ``baseline``, are places in its findings."""

    span: Span
    value: Decimal
    kind: Kind
    value_max: Decimal | None = None
    previous: Decimal | None = None
    unit: str | None = None
    bound: Bound | None = None
    subject: int | None = None
    benchmark: int | None = None
    metric: int | None = None
    baseline: int | None = None
    confidence: float = 1.0
    rule: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that extraction says of one entry: entry ``index`` of the digest ``digest``."""

    digest: str
    index: int
    findings: tuple[Finding, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two forms are one entity, or why they are not (``same`` False): the rule, in words that a person reads."""

    form: str
    other: str
    rule: str
    same: bool = True


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world across digests. ``id`` is ``<type in lower case>/<slug>``, from its canonical name alone.

    ``name`` is the canonical name, ``name_ko`` the Korean one where known, ``aliases`` every other form seen.
    ``broader`` is the id of its family or parent; ``same_as`` are IRIs elsewhere.
    """

    id: str
    type: EntityType
    name: str
    name_ko: str | None = None
    aliases: tuple[str, ...] = ()
    broader: str | None = None
    same_as: tuple[str, ...] = ()
    reasons: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """A person who signed papers. ``id`` is ``author/<slug>``; ``aliases`` the other ways the name is written."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper across digests. ``id`` is ``paper/arxiv-2510.21270`` or ``paper/<slug of the title>``.

    ``authors`` are author ids in order; ``date`` is the first digest's; ``entries`` are ``(digest id, index)`` of every
    entry that speaks of it, sorted.
    """

    id: str
    title: str
    title_ko: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    date: date | None = None
    entries: tuple[tuple[str, int], ...] = ()

    def _repr_html_(self) -> str:
        """Return what a notebook shows; see `paperkg.show.html_of`."""
        from .show import html_of

        return html_of(self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention that is part of the graph: its paper, and the entity that it names (``None`` for a result's quote)."""

    mention: Mention
    paper: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A paper's strongest relation to an entity. ``digests`` say so; ``evidence`` are the mentions' spans, sorted."""

    paper: str
    predicate: Predicate
    entity: str
    evidence: tuple[Span, ...]
    digests: tuple[str, ...]
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """A numeric claim of a paper. ``id`` is ``result/<hash of its content>``; ``evidence`` are its quotes' spans.

    ``value`` to ``value_max`` is a range; ``previous`` is A of "from A to B"; the four ends are entity ids or ``None``
    where the text does not say. ``digests`` say so.
    """

    id: str
    paper: str
    value: Decimal
    kind: Kind
    evidence: tuple[Span, ...]
    digests: tuple[str, ...]
    value_max: Decimal | None = None
    previous: Decimal | None = None
    unit: str | None = None
    bound: Bound | None = None
    subject: str | None = None
    benchmark: str | None = None
    metric: str | None = None
    baseline: str | None = None
    confidence: float = 1.0
    rule: str = ""

    def _repr_html_(self) -> str:
        """Return what a notebook shows; see `paperkg.show.html_of`."""
        from .show import html_of

        return html_of(self)


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that a set of digests says, each part sorted by id (relations by paper, predicate, entity).

    It is the one truth: networkx, RDF, tables and the page are computed from it.
    """

    digests: tuple[Digest, ...] = ()
    papers: tuple[Paper, ...] = ()
    authors: tuple[Author, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    results: tuple[Result, ...] = ()
    mentions: tuple[Evidence, ...] = ()

    def to_networkx(self):  # type: ignore[no-untyped-def]
        """Return the graph as a `networkx.MultiDiGraph`; see `paperkg.network.to_networkx`."""
        from .network import to_networkx

        return to_networkx(self)

    def to_pandas(self):  # type: ignore[no-untyped-def]
        """Return the graph as a dict of `pandas.DataFrame`, by table name; see `paperkg.tables.to_pandas`."""
        from .tables import to_pandas

        return to_pandas(self)

    def to_rdf(self):  # type: ignore[no-untyped-def]
        """Return the graph as an `rdflib.Dataset` with a named graph a digest; see `paperkg.rdf.to_rdf`."""
        from .rdf import to_rdf

        return to_rdf(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows; see `paperkg.show.html_of`."""
        from .show import html_of

        return html_of(self)
