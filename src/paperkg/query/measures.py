"""Measures of a network that is made from a query's rows, for questions that SPARQL cannot answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations

from .answer import Answer, Iri


def bridges(answer: Answer) -> Answer:
    """Return the authors who lie between communities of co-authors; the rows are author, name and paper.

    Betweenness is Brandes' (2001), as a share of all pairs of others; communities are found by Louvain's method
    (Blondel and others, 2008). Authors whose co-authors all stand in their own community are left out.
    """
    names: dict[str, str] = {}
    signed: dict[str, set[str]] = defaultdict(set)
    papers: dict[str, int] = defaultdict(int)
    for author, name, paper in answer.rows:
        names[author] = name
        signed[paper].add(author)
        papers[author] += 1
    authors = sorted(names)
    place = {author: index for index, author in enumerate(authors)}
    edges: dict[tuple[int, int], int] = defaultdict(int)
    for together in signed.values():
        for one, other in combinations(sorted(place[author] for author in together), 2):
            edges[one, other] += 1
    between, community = _measured(len(authors), edges)
    groups: dict[int, set[int]] = defaultdict(set)
    others: dict[int, int] = defaultdict(int)
    for one, other in edges:
        groups[one].add(community[other])
        groups[other].add(community[one])
        others[one] += 1
        others[other] += 1
    rows = [
        (Iri(authors[i]), names[authors[i]], papers[authors[i]], others[i], len(groups[i] | {community[i]}), between[i])
        for i in range(len(authors))
        if len(groups[i] | {community[i]}) > 1
    ]
    rows.sort(key=lambda row: (-row[5], -row[4], row[0]))
    return Answer(("author", "name", "papers", "coAuthors", "communities", "betweenness"), rows)


def _measured(size: int, edges: dict[tuple[int, int], int]) -> tuple[list[Decimal], list[int]]:
    """Return the betweenness and the community of each of ``size`` nodes; igraph is a hundred times networkx here."""
    import random

    import igraph

    igraph.set_random_number_generator(random.Random(0))  # the same communities every time
    graph = igraph.Graph(n=size, edges=sorted(edges))
    pairs = (size - 1) * (size - 2) / 2 or 1
    between = [Decimal(str(round(value / pairs, 6))) for value in graph.betweenness()]
    community = graph.community_multilevel(weights=[edges[edge] for edge in sorted(edges)]).membership
    return between, community


MEASURES: dict[str, Callable[[Answer], Answer]] = {"bridges": bridges}
