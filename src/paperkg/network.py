"""Graph -> networkx: the network itself, projections of it, and measures that come out the same every time.

Measures run on igraph, which is some hundred times faster than networkx; both know the same definitions.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import networkx as nx

from . import store
from .errors import UsageError
from .model import ENTITY_TYPES, Graph, Predicate, Result

if TYPE_CHECKING:
    import igraph

Measure = Literal["degree", "betweenness", "closeness", "pagerank"]


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return the graph as a `networkx.MultiDiGraph`; nodes are ids, edges are keyed by their relation.

    A node has ``type``, ``label`` and what else its value has; a value that is not known is left out. An edge from a
    paper is keyed by one of the eight relations, by ``creator`` or by ``reports``; one from a result by ``subject``,
    ``benchmark``, ``metric`` or ``baseline``; one from an entity to its family by ``broader``. Relations carry
    ``confidence`` and how many places say so, ``mentions``.

    >>> sorted(to_networkx(Graph()).nodes)
    []
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for paper in graph.papers:
        date = paper.date.isoformat() if paper.date else None
        _node(network, paper.id, "Paper", paper.title, label_ko=paper.title_ko, arxiv=paper.arxiv, date=date)
    for author in graph.authors:
        _node(network, author.id, "Author", author.name)
    for entity in graph.entities:
        _node(network, entity.id, entity.type, entity.name, label_ko=entity.name_ko)
    for result in graph.results:
        parts = {"value": result.value, "value_max": result.value_max, "previous": result.previous}
        numbers = {name: None if number is None else float(number) for name, number in parts.items()}
        _node(
            network, result.id, "Result", result_text(result), kind=result.kind, unit=result.unit, bound=result.bound,
            confidence=result.confidence, **numbers,
        )  # fmt: skip
    for paper in graph.papers:
        for place, signed in enumerate(paper.authors, start=1):
            network.add_edge(paper.id, signed, key="creator", position=place)
    for entity in graph.entities:
        if entity.broader:
            network.add_edge(entity.id, entity.broader, key="broader")
    for relation in graph.relations:
        network.add_edge(
            relation.paper, relation.entity, key=relation.predicate,
            confidence=relation.confidence, mentions=len(relation.evidence),
        )  # fmt: skip
    for result in graph.results:
        network.add_edge(result.paper, result.id, key="reports")
        for role in ("subject", "benchmark", "metric", "baseline"):
            if end := getattr(result, role):
                network.add_edge(result.id, end, key=role)
    return network


def _node(network: nx.MultiDiGraph[str], id: str, type: str, label: str, **facts: object) -> None:
    network.add_node(id, type=type, label=label, **{key: fact for key, fact in facts.items() if fact is not None})


def result_text(result: Result) -> str:
    """Return a result's number as a person writes it: a sign for a gain or a loss, a range, the unit.

    >>> from decimal import Decimal
    >>> result_text(Result("r", "p", Decimal("2.70"), "increase", (), (), value_max=Decimal("3.8"), unit="x"))
    '+2.7–3.8x'
    """
    numbers = [result.value] if result.value_max is None else [result.value, result.value_max]
    texts = [text.rstrip("0").rstrip(".") if "." in (text := format(number, "f")) else text for number in numbers]
    sign = {"increase": "+", "decrease": "−"}.get(result.kind, "")
    unit = result.unit or ""
    gap = " " if len(unit) > 1 and unit[0].isalpha() else ""
    return f"{sign}{'–'.join(texts)}{gap}{unit}"


def project(
    graph: Graph, what: str, *, via: str, relations: Sequence[Predicate] | None = None, least: int = 1
) -> nx.Graph[str]:
    """Return the network of the nodes of type ``what`` that share nodes of type ``via``, weighted by how many.

    ``project(graph, "Paper", via="Benchmark")`` joins papers that name the same benchmarks, in one of ``relations``
    (any where None); ``project(graph, "Author", via="Paper")`` is the network of co-authors. Every edge has ``weight``
    and ``shared``, the ids, sorted; pairs that share fewer than ``least`` have no edge. Raises `UsageError` for two
    types that no edge joins.
    """
    links = _links(graph, what, via, relations)
    items = sorted({item for item, _ in links})
    things = sorted({thing for _, thing in links})
    labels = _labels(graph)
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from((item, {"type": what, "label": labels[item]}) for item in items)
    if not links:
        return network
    import numpy as np
    from scipy import sparse

    row = {item: place for place, item in enumerate(items)}
    column = {thing: place for place, thing in enumerate(things)}
    places = np.array([(row[item], column[thing]) for item, thing in sorted(set(links))])
    cells = sparse.coo_array((np.ones(len(places), dtype="int32"), places.T), shape=(len(items), len(things))).tocsr()
    both = sparse.triu(cells @ cells.T, k=1).tocoo()
    kept = both.data >= least
    held = [set(one) for one in np.split(cells.indices, cells.indptr[1:-1])]
    for one, other in sorted(zip(both.row[kept].tolist(), both.col[kept].tolist(), strict=True)):
        shared = sorted(held[one] & held[other])
        network.add_edge(items[one], items[other], weight=len(shared), shared=tuple(things[t] for t in shared))
    return network


def _links(graph: Graph, what: str, via: str, relations: Sequence[Predicate] | None) -> list[tuple[str, str]]:
    known = ("Paper", "Author", *ENTITY_TYPES)
    for type in (what, via):
        if type not in known:
            raise UsageError(f"there are no nodes of type {type!r}; types are {', '.join(known)}")
    types = {entity.id: entity.type for entity in graph.entities}
    about = [
        (relation.paper, relation.entity)
        for relation in graph.relations
        if relations is None or relation.predicate in relations
    ]
    if {what, via} == {"Paper", "Author"}:
        links = [(paper.id, author) for paper in graph.papers for author in paper.authors]
    elif "Paper" in (what, via) and what != via:
        entity_type = via if what == "Paper" else what
        links = [(paper, entity) for paper, entity in about if types.get(entity) == entity_type]
    elif what == "Author" and via in ENTITY_TYPES:
        authors = {paper.id: paper.authors for paper in graph.papers}
        return [(author, entity) for paper, entity in about if types.get(entity) == via for author in authors[paper]]
    else:
        raise UsageError(f"no edge joins {what} and {via}: project Paper via another type, or another type via Paper")
    return links if what == "Paper" else [(item, paper) for paper, item in links]


def _labels(graph: Graph) -> dict[str, str]:
    labels = {paper.id: paper.title for paper in graph.papers} | {author.id: author.name for author in graph.authors}
    return labels | {entity.id: entity.name for entity in graph.entities}


def centrality(network: nx.Graph[str] | nx.MultiDiGraph[str], measure: Measure = "degree") -> dict[str, float]:
    """Return how central every node is, the most central first, equals by id.

    Directions are left aside, parallel edges count as one with the sum of their weights. ``degree`` and ``closeness``
    run from 0 to 1; ``betweenness`` is the share of all pairs of others whose shortest ways lead over the node;
    ``pagerank`` sums to 1 and heeds weights.
    """
    names, made, weights = _simple(network)
    if not names:
        return {}
    size = len(names)
    if measure == "degree":
        values = [degree / max(size - 1, 1) for degree in made.degree()]
    elif measure == "betweenness":
        values = betweenness(made)
    elif measure == "closeness":
        values = [0.0 if value != value else value for value in made.closeness()]  # alone: not a number
    elif measure == "pagerank":
        values = made.pagerank(weights=weights or None)
    else:
        raise UsageError(f"no measure is called {measure!r}; there are degree, betweenness, closeness and pagerank")
    rounded = [round(value, 12) for value in values]  # sums of floats differ in the last digits between machines
    return dict(sorted(zip(names, rounded, strict=True), key=lambda pair: (-pair[1], pair[0])))


def communities(network: nx.Graph[str] | nx.MultiDiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """Return the communities of a network by Louvain's method (Blondel and others, 2008), the largest first.

    Each is a tuple of ids, sorted. The same network gives the same communities every time.
    """
    names, made, weights = _simple(network)
    found: dict[int, list[str]] = {}
    for name, community in zip(names, louvain(made, weights), strict=True):
        found.setdefault(community, []).append(name)
    return tuple(sorted((tuple(sorted(one)) for one in found.values()), key=lambda one: (-len(one), one)))


def betweenness(made: igraph.Graph, *, pivots: int | None = None) -> list[float]:
    """Return the betweenness of every node (Brandes, 2001), as a share of all pairs of others.

    With ``pivots``, a network of more nodes is estimated from the shortest ways that start at so many of them, evenly
    spaced (Brandes and Pich, 2007): the time then grows with the edges alone.
    """
    size = made.vcount()
    if pivots is None or size <= pivots:
        return [value / ((size - 1) * (size - 2) / 2 or 1) for value in made.betweenness(directed=False)]
    sources = [place * size // pivots for place in range(pivots)]
    return [value / (pivots * (size - 2)) for value in made.betweenness(directed=False, sources=sources)]


def louvain(made: igraph.Graph, weights: Sequence[float]) -> list[int]:
    """Return the community of every node by Louvain's method, the same one every time."""
    import igraph

    igraph.set_random_number_generator(random.Random(0))
    try:
        membership: list[int] = made.community_multilevel(weights=list(weights) or None).membership
    finally:
        igraph.set_random_number_generator(random)
    return membership


def _simple(network: nx.Graph[str] | nx.MultiDiGraph[str]) -> tuple[list[str], igraph.Graph, list[float]]:
    """Return the names in order, the network without directions, loops and parallel edges, and its weights."""
    import igraph

    names = sorted(network.nodes)
    place = {name: index for index, name in enumerate(names)}
    weight: dict[tuple[int, int], float] = {}
    for one, other, facts in network.edges(data=True):
        ends = (min(place[one], place[other]), max(place[one], place[other]))
        if ends[0] != ends[1]:
            weight[ends] = weight.get(ends, 0) + facts.get("weight", 1)
    edges = sorted(weight)
    return names, igraph.Graph(n=len(names), edges=edges), [weight[edge] for edge in edges]


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_graphml(graph: Graph, path: Path) -> None:
    """Write the network as GraphML, for Gephi, Cytoscape or yEd. Raises `WriteError`."""
    network = to_networkx(graph)
    for _, facts in network.nodes(data=True):
        facts.update({key: _NOT_XML.sub("\ufffd", fact) for key, fact in facts.items() if isinstance(fact, str)})
    out = io.BytesIO()
    nx.write_graphml_xml(network, out, named_key_ids=True)
    store.write_bytes(path, out.getvalue())
