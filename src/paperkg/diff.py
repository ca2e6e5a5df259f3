"""What changed between two built graphs: papers, entities, relations and results, and the merges made or undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .model import Entity, Graph, Paper, Relation, Result
from .rdf import read_graph

KINDS = ("papers", "authors", "entities", "relations", "results")
PAPER_FIELDS = ("title", "title_ko", "arxiv", "doi", "url", "date", "authors")
ENTITY_FIELDS = ("type", "name", "name_ko", "aliases", "broader", "same_as")
RESULT_FIELDS = ("unit", "kind", "bound", "value_max", "previous", "baseline")


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One thing that was added, removed or changed: ``how`` is ``+``, ``-`` or ``~``, ``what`` says it in words."""

    kind: str
    id: str
    how: str
    what: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, sorted by kind and id, and the merges: pairs of forms that became one entity, or are one no more."""

    changes: tuple[Change, ...] = ()
    made: tuple[tuple[str, str], ...] = ()
    undone: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.made or self.undone)

    def to_dict(self) -> dict[str, Any]:
        """Return plain lists and dicts, as JSON has them."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def diff_graphs(old: Graph | Path, new: Graph | Path) -> Difference:
    """Return what changed from ``old`` to ``new``, each a graph or the folder of a built one.

    Raises `ReadError` when a folder holds no graph. Provenance (places, digests, confidence) is no change of its own: a
    relation is changed when its predicate is, a result when something that it says is.

    >>> from paperkg.model import Entity
    >>> one, other = Entity("model/a", "Model", "A"), Entity("model/b", "Model", "B")
    >>> joined = Entity("model/a", "Model", "A", aliases=("B",))
    >>> print(diff_graphs(Graph(entities=(one, other)), Graph(entities=(joined,))))
    entities: 0 added, 1 removed, 1 changed
      ~ model/a: aliases: B
      - model/b: B
    merges: 1 made, 0 undone
      + A = B
    """
    before = old if isinstance(old, Graph) else read_graph(old)
    after = new if isinstance(new, Graph) else read_graph(new)
    changes = [
        *_compared("papers", _papers(before), _papers(after), PAPER_FIELDS),
        *_compared("authors", {a.id: a for a in before.authors}, {a.id: a for a in after.authors}, ("name", "aliases")),
        *_compared("entities", _entities(before), _entities(after), ENTITY_FIELDS),
        *_compared("relations", _relations(before), _relations(after), ("predicate",)),
        *_compared("results", _results(before), _results(after), RESULT_FIELDS),
    ]
    made, undone = _merges(before, after)
    order = {kind: place for place, kind in enumerate(KINDS)}
    return Difference(tuple(sorted(changes, key=lambda c: (order[c.kind], c.id, c.how))), made, undone)


def _papers(graph: Graph) -> Mapping[str, Paper]:
    return {paper.id: paper for paper in graph.papers}


def _entities(graph: Graph) -> Mapping[str, Entity]:
    return {entity.id: entity for entity in graph.entities}


def _relations(graph: Graph) -> Mapping[str, Relation]:
    return {f"{relation.paper} {relation.entity}": relation for relation in graph.relations}


def _results(graph: Graph) -> Mapping[str, Result]:
    """Return results by paper, subject, benchmark and metric, so that another value is a change."""
    cells: dict[tuple[str, ...], list[Result]] = defaultdict(list)
    for result in graph.results:
        cells[result.paper, result.subject or "?", result.benchmark or "?", result.metric or "?"].append(result)
    found = {}
    for cell, results in cells.items():
        alone = len(results) == 1
        for result in results:
            # of several values of one cell none can be said to have become another
            found[" ".join(cell) if alone else f"{' '.join(cell)} {result.value}{result.unit or ''}"] = result
    return found


def _compared(kind: str, before: Mapping[str, Any], after: Mapping[str, Any], names: Iterable[str]) -> Iterator[Change]:
    for id in sorted(before.keys() | after.keys()):
        if id not in after:
            yield Change(kind, id, "-", _shown(before[id]))
        elif id not in before:
            yield Change(kind, id, "+", _shown(after[id]))
        else:
            wanted = [*names, "value"] if kind == "results" else names
            what = [
                _step(name, a, b)
                for name in wanted
                if (a := getattr(before[id], name)) != (b := getattr(after[id], name))
            ]
            if what:
                yield Change(kind, id, "~", "; ".join(what))


def _step(name: str, before: Any, after: Any) -> str:
    if isinstance(before, tuple):
        gone, come = [str(x) for x in before if x not in after], [str(x) for x in after if x not in before]
        if not gone and not come:
            return f"{name} in another order"
        return f"{name}: " + ", ".join([*come, *(f"no {x}" for x in gone)])
    return f"{name} {_value(before)} -> {_value(after)}"


def _value(value: Any) -> str:
    return "none" if value is None else str(value)


def _shown(thing: Any) -> str:
    if isinstance(thing, Relation):
        return thing.predicate
    if isinstance(thing, Result):
        return f"{thing.value}{thing.unit or ''} {thing.kind}"
    return str(thing.title if isinstance(thing, Paper) else thing.name)


def _merges(before: Graph, after: Graph) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return pairs of forms, known to both graphs: one entity only in the second, and only in the first."""
    old, new = _entity_of_form(before), _entity_of_form(after)
    shared = old.keys() & new.keys()
    return tuple(_newly_one(old, new, shared)), tuple(_newly_one(new, old, shared))


def _entity_of_form(graph: Graph) -> dict[str, str]:
    """Return the entity of each form; of one that several have, the one that it names."""
    found: dict[str, tuple[bool, str]] = {}
    for entity in graph.entities:
        names = (entity.name, entity.name_ko) if entity.name_ko else (entity.name,)
        for form in {*names, *entity.aliases}:
            found[form] = min(found.get(form, (True, "~")), (form not in names, entity.id))
    return {form: id for form, (_, id) in found.items()}


def _newly_one(apart: Mapping[str, str], one: Mapping[str, str], shared: set[str]) -> Iterator[tuple[str, str]]:
    """Yield for each entity of ``one`` its first form with the first form of each other that ``apart`` had."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for form in sorted(shared, reverse=True):
        groups[one[form]][apart[form]] = form
    for id in sorted(groups):
        first, *others = sorted(groups[id].values())
        for other in others:
            yield first, other


def _lines(difference: Difference) -> Iterator[str]:
    for kind in KINDS:
        own = [change for change in difference.changes if change.kind == kind]
        if own:
            added, removed, changed = (sum(change.how == how for change in own) for how in "+-~")
            yield f"{kind}: {added} added, {removed} removed, {changed} changed"
            yield from (f"  {change.how} {change.id}: {change.what}" for change in own)
    if difference.made or difference.undone:
        yield f"merges: {len(difference.made)} made, {len(difference.undone)} undone"
        yield from (f"  + {one} = {other}" for one, other in difference.made)
        yield from (f"  - {one} = {other}" for one, other in difference.undone)
    if not difference:
        yield "no difference"
