"""Pairs that share things, by a sparse incidence product: what a SPARQL engine would do by joining a table with itself.

The rows are those of the query's SPARQL text, in its order; the cost grows with the pairs that share something.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from pyoxigraph import Store
from scipy import sparse

from ..errors import WriteError
from ..model import Graph
from ..ontology import BASE
from ..rdf import node, property_of, resource
from ..store import write_bytes
from .answer import Columns, Iri
from .look import links
from .names import label_of

_BLOCK = 2_000_000  # cells of the product that are held at once


@dataclass(frozen=True, slots=True)
class Incidence:
    """Which items have which things: cells by place in ``items`` and ``things``, both in the order of their IRIs."""

    items: list[str]
    things: list[str]
    cells: sparse.csr_array
    name_of: Callable[[str], str]

    def turned(self) -> Incidence:
        """Return the incidence of the things and their items."""
        return Incidence(self.things, self.items, self.cells.T.tocsr(), self.name_of)


def incidence(links: Iterable[tuple[str, str]], name_of: Callable[[str], str]) -> Incidence:
    """Return the incidence of ``links`` (item, thing)."""
    known = list(links)
    items = sorted({item for item, _ in known})
    things = sorted({thing for _, thing in known})
    row = {item: place for place, item in enumerate(items)}
    column = {thing: place for place, thing in enumerate(things)}
    rows = np.fromiter((row[item] for item, _ in known), dtype="int32", count=len(known))
    columns = np.fromiter((column[thing] for _, thing in known), dtype="int32", count=len(known))
    ones = np.ones(len(known), dtype="int32")
    cells = sparse.coo_array((ones, (rows, columns)), shape=(len(items), len(things))).tocsr()
    cells.data[:] = 1
    return Incidence(items, things, cells, name_of)


def incidence_in(where: Store | Graph, path: str, kept: Path | None = None) -> Incidence:
    """Return the incidence along a property (``kg:evaluatesOn``), or backwards along it (``^dcterms:creator``).

    ``kept`` is a folder where the incidence of a large store is kept from one query to the next: reading 100,000 links
    from the store takes seconds, from one file nothing.
    """
    property = path.removeprefix("^")
    file = kept / f"{property.replace(':', '-')}.npz" if kept is not None and isinstance(where, Store) else None
    if file is not None and isinstance(where, Store) and (known := _read(file, partial(label_of, where))):
        return known.turned() if path.startswith("^") else known
    name_of: Callable[[str], str]
    if isinstance(where, Graph):
        found, names = _links_of_graph(where, property)
        name_of = names.__getitem__
    else:
        found = ((item, thing.value) for item, thing in links(where, property))
        name_of = partial(label_of, where)
    made = incidence(found, name_of)
    if file is not None:
        _write(file, made)
    return made.turned() if path.startswith("^") else made


def _read(file: Path, name_of: Callable[[str], str]) -> Incidence | None:
    try:
        with np.load(file, allow_pickle=False) as parts:
            items = parts["items"].tobytes().decode("utf-8").split("\n")
            things = parts["things"].tobytes().decode("utf-8").split("\n")
            cells = sparse.csr_array(
                (np.ones(len(parts["columns"]), dtype="int32"), parts["columns"], parts["starts"]),
                shape=(len(items), len(things)),
            )
    except (OSError, ValueError, KeyError):  # absent or damaged: made again
        return None
    return Incidence(items, things, cells, name_of)


def _write(file: Path, made: Incidence) -> None:
    if not made.items:
        return
    out = io.BytesIO()
    np.savez(
        out, columns=made.cells.indices, starts=made.cells.indptr,
        items=np.frombuffer("\n".join(made.items).encode(), dtype="uint8"),
        things=np.frombuffer("\n".join(made.things).encode(), dtype="uint8"),
    )  # fmt: skip
    with suppress(WriteError):
        write_bytes(file, out.getvalue())


def _links_of_graph(graph: Graph, property: str) -> tuple[Iterable[tuple[str, str]], dict[str, str]]:
    """Return the links straight from the values, so that a large graph need not become RDF first."""
    names = {paper.id: paper.title for paper in graph.papers}
    if property == "dcterms:creator":
        pairs = [(paper.id, author) for paper in graph.papers for author in paper.authors]
        names |= {author.id: author.name for author in graph.authors}
    else:
        wanted = node(property)
        pairs = [(r.paper, r.entity) for r in graph.relations if property_of(r.predicate) == wanted]
        names |= {entity.id: entity.name for entity in graph.entities}
    iris = {id: resource(id, BASE).value for id in {end for pair in pairs for end in pair}}
    return ((iris[a], iris[b]) for a, b in pairs), {iri: names[id] for id, iri in iris.items()}


def shared(found: Incidence, least: int) -> Columns:
    """Return the pairs of items that share at least ``least`` things: item, name, other, name, how many, which.

    A last column has the first of the shared things, by IRI. The pairs that share most come first, then they stand in
    the order of their IRIs; the item's IRI comes before the other's.
    """
    left, right, counts = _pairs(found.cells, max(least, 1))
    order = np.argsort(-counts, kind="stable")
    left, right, counts = left[order], right[order], counts[order]
    lists, codes, first = _shared_lists(found, left, right)
    used = np.zeros(len(found.items), dtype="bool")
    used[left] = used[right] = True
    names = [found.name_of(item) if use else "" for item, use in zip(found.items, used.tolist(), strict=True)]
    iris = [Iri(item) for item in found.items]
    most = int(counts.max()) if len(counts) else 0
    return Columns(
        [
            (iris, left), (names, left), (iris, right), (names, right), (list(range(most + 1)), counts),
            (lists, codes), ([Iri(thing) for thing in found.things], first),
        ]
    )  # fmt: skip


def _pairs(cells: sparse.csr_array, least: int) -> tuple[Any, Any, Any]:
    """Return the pairs of rows, the smaller first, that have ``least`` columns in common, and how many they have."""
    turned = cells.T.tocsr()
    # how many cells of the product each row gives: rows are taken in blocks of about as many
    degree = np.asarray(turned.sum(axis=1)).ravel()
    size = np.cumsum(cells @ degree)
    lefts, rights, counts = [], [], []
    start = 0
    while start < cells.shape[0]:
        done = size[start - 1] if start else 0
        stop = max(int(np.searchsorted(size, done + _BLOCK, side="right")), start + 1)
        block = cells[start:stop] @ turned
        block.sort_indices()
        rows = np.repeat(np.arange(start, stop, dtype="int32"), np.diff(block.indptr))
        kept = (block.indices > rows) & (block.data >= least)
        lefts.append(rows[kept])
        rights.append(block.indices[kept].astype("int32"))
        counts.append(block.data[kept].astype("int32"))
        start = stop
    if not lefts:
        return (np.zeros(0, dtype="int32"),) * 3
    return np.concatenate(lefts), np.concatenate(rights), np.concatenate(counts)


def _shared_lists(found: Incidence, left: Any, right: Any) -> tuple[list[str], Any, Any]:
    """Return the distinct lists of shared things as words, which of them each pair has, and each pair's first thing."""
    lists: list[str] = []
    code_of: dict[tuple[int, ...], int] = {}
    names: dict[int, str] = {}
    codes = np.zeros(len(left), dtype="int32")
    first = np.zeros(len(left), dtype="int32")
    step = 500_000
    for start in range(0, len(left), step):
        part = slice(start, start + step)
        both = found.cells[left[part]].multiply(found.cells[right[part]]).tocsr()
        both.sort_indices()
        starts = both.indptr[:-1]
        found_codes, groups = _distinct_groups(both.indices, starts, np.diff(both.indptr), len(found.things))
        for group in groups:
            if group not in code_of:
                code_of[group] = len(lists)
                for thing in group:
                    if thing not in names:
                        names[thing] = found.name_of(found.things[thing])
                lists.append(" | ".join(sorted(names[thing] for thing in group)))
        table = np.fromiter((code_of[group] for group in groups), dtype="int32", count=len(groups))
        codes[part] = table[found_codes]
        first[part] = both.indices[starts]
    return lists, codes, first


def _distinct_groups(flat: Any, starts: Any, lengths: Any, width: int) -> tuple[Any, Sequence[tuple[int, ...]]]:
    """Return the distinct groups of ``flat`` and the group of each: they grow by a thing at a time."""
    groups: list[tuple[int, ...]] = []
    codes = np.zeros(len(starts), dtype="int64")
    depth = 0
    prefix = np.zeros(len(starts), dtype="int64")  # the group so far, by its place in `grown`
    grown: list[tuple[int, ...]] = [()]
    going = np.arange(len(starts))
    while len(going):
        key = prefix[going] * width + flat[starts[going] + depth]
        distinct, inverse = np.unique(key, return_inverse=True)
        longer = [(*grown[one // width], int(one % width)) for one in distinct.tolist()]
        depth += 1
        ended = lengths[going] == depth
        used = np.unique(inverse[ended])
        place = np.zeros(len(longer), dtype="int64")
        place[used] = np.arange(len(groups), len(groups) + len(used))
        groups.extend(longer[one] for one in used.tolist())
        codes[going[ended]] = place[inverse[ended]]
        prefix[going] = inverse
        grown = longer
        going = going[~ended]
    return codes, groups
