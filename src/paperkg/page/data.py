"""What the page knows of a graph: nodes and edges for the map, and the facts, results and evidence behind them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from ..model import PREDICATES, Graph, Paper
from ..ontology import known_terms
from .canvas import GROUPS, MapNetwork, to_json
from .evidence import Sentences, gather_evidence
from .layout import Layout, lay_out

BASE_BYTES = 1_500_000  # what a page may weigh before its first node
NODE_BYTES = 400  # and for each node and edge
# Beside the eight relations: how an author is joined to a paper, and a thing to its family.
SIGNED, BROADER = "signed", "broader"


def render(graph: Graph) -> str:
    """Return the page of ``graph`` as one HTML text; see `paperkg.page.render_page`."""
    network = MapNetwork()
    ids = [*(p.id for p in graph.papers), *(e.id for e in graph.entities), *(a.id for a in graph.authors)]
    index = {id_: place for place, id_ in enumerate(ids)}
    edges = [
        (index[relation.paper], index[relation.entity], PREDICATES.index(relation.predicate))
        for relation in graph.relations
    ]
    signatures = [
        (place, index[author], len(PREDICATES))
        for place, paper in enumerate(graph.papers)
        for author in paper.authors
        if author in index
    ]
    families = [
        (index[entity.id], index[entity.broader], len(PREDICATES) + 1)
        for entity in graph.entities
        if entity.broader in index
    ]
    layout = lay_out(len(graph.papers) + len(graph.entities), [edge[:2] for edge in (*edges, *families)])
    _add_nodes(network, graph, layout, edges, signatures)
    for source, to, kind in (*edges, *signatures, *families):
        network.add_edge(source, to, kind=kind)
    facts = {
        **network.columns(),
        "types": list(GROUPS),
        "relations": [*PREDICATES, SIGNED, BROADER],
        "ids": ids,
        "korean": _sparse([*(p.title_ko for p in graph.papers), *(e.name_ko for e in graph.entities)]),
        "aliases": _aliases(graph),
        "papers": _papers(graph),
        "elsewhere": _sparse([None] * len(graph.papers) + [list(e.same_as) or None for e in graph.entities]),
        "lower": _lower_is_better(graph, index),
        "discs": [[disc.x, disc.y, disc.radius, *disc.members] for disc in layout.discs],
        "digests": [[digest.name, digest.date.isoformat() if digest.date else ""] for digest in graph.digests],
        "results": _results(graph, index),
    }
    data = to_json(facts)
    whole = network.generate_html(data, "")
    room = BASE_BYTES + NODE_BYTES * (len(network.nodes) + len(network.edges)) - len(whole.encode()) - 1000
    return network.generate_html(data, to_json(gather_evidence(graph, room=max(0, room))))


def _add_nodes(
    network: MapNetwork,
    graph: Graph,
    layout: Layout,
    edges: list[tuple[int, int, int]],
    signatures: list[tuple[int, int, int]],
) -> None:
    """Add papers, entities and authors to the network, in this order: their places are their ids."""
    degree = Counter(end for edge in edges for end in edge[:2])
    named = [*(("Paper", paper.title) for paper in graph.papers), *((e.type, e.name) for e in graph.entities)]
    for place, (group, name) in enumerate(named):
        network.add_node(place, name, group, x=layout.xs[place], y=layout.ys[place], size=_radius(degree[place]))
    # Authors are not part of the map's shape (they would pull it into groups of people): they stand by their papers.
    papers: dict[int, list[int]] = {}
    for paper, author, _ in signatures:
        papers.setdefault(author, []).append(paper)
    for place, author_value in enumerate(graph.authors, start=len(named)):
        own = papers.get(place, [])
        turn = place * 2.399963  # the golden angle: neighbours in the list do not stand side by side
        x = sum(layout.xs[paper] for paper in own) / max(1, len(own)) + 34 * math.cos(turn)
        y = sum(layout.ys[paper] for paper in own) / max(1, len(own)) + 34 * math.sin(turn)
        network.add_node(place, author_value.name, "Author", x=round(x), y=round(y), size=_radius(len(own)))


def _radius(degree: int) -> int:
    """Return a node's radius in map units: it grows slowly, for the most connected have thousands of edges."""
    return min(34, round(5 + 2.1 * math.log2(1 + degree)))


def _papers(graph: Graph) -> list[list[object]]:
    """Return ``[arxiv, date, url, digest, line, digest, line, …]`` for each paper: where it stands in which digest."""
    sentences = Sentences(graph.digests)
    place = {digest.id: number for number, digest in enumerate(graph.digests)}
    starts = {
        (digest.id, entry.index): sentences.line(digest.id, entry.span.start)
        for digest in graph.digests
        for entry in digest.entries
    }
    return [
        [
            paper.arxiv or "",
            paper.date.isoformat() if paper.date else "",
            _link(paper),
            *(part for entry in paper.entries if entry in starts for part in (place[entry[0]], starts[entry])),
        ]
        for paper in graph.papers
    ]


def _link(paper: Paper) -> str:
    if paper.doi and not paper.url:
        return f"https://doi.org/{paper.doi}"
    return paper.url or ""


def _aliases(graph: Graph) -> dict[int, list[str]]:
    """Return the other names of those nodes that have any."""
    named: Iterable[tuple[str, ...]] = (
        *(() for _ in graph.papers),
        *(entity.aliases for entity in graph.entities),
        *(author.aliases for author in graph.authors),
    )
    return {place: list(aliases) for place, aliases in enumerate(named) if aliases}


def _sparse(values: list[object]) -> dict[int, object]:
    return {place: value for place, value in enumerate(values) if value is not None}


def _lower_is_better(graph: Graph, index: dict[str, int]) -> list[int]:
    """Return the metrics of which less is better, for the order of leaderboards."""
    lower = {form.casefold() for term in known_terms() if term.direction == "down" for form in term.all_forms()}
    return [index[e.id] for e in graph.entities if e.type == "Metric" and e.name.casefold() in lower]


def _results(graph: Graph, index: dict[str, int]) -> list[list[object]]:
    """Return paper, subject, benchmark, metric, baseline (places), value, value_max, previous, unit, kind, bound."""

    def end(entity: str | None) -> int:
        return index.get(entity, -1) if entity else -1

    def number(value: Decimal | None) -> str:
        return "" if value is None else f"{value:f}"

    return [
        [
            index[result.paper], end(result.subject), end(result.benchmark), end(result.metric), end(result.baseline),
            number(result.value), number(result.value_max), number(result.previous), result.unit or "",
            result.kind, result.bound or "",
        ]
        for result in graph.results
    ]  # fmt: skip
