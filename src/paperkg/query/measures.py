"""Measures of a network that is made from a query's rows, for questions that SPARQL cannot answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations

import igraph

from ..network import betweenness, louvain
from .answer import Answer, Iri

PIVOTS = 256  # authors from whom shortest ways are counted in a large network; of a smaller one, all


def bridges(answer: Answer, name_of: Callable[[str], str]) -> Answer:
    """Return the authors who lie between communities of co-authors; the rows are author and paper.

    Betweenness is Brandes' (2001), as a share of all pairs of others, estimated where there are many authors;
    communities are found by Louvain's method (Blondel and others, 2008). Authors whose co-authors all stand in their
    own community are left out.
    """
    signed: dict[str, list[str]] = defaultdict(list)
    for author, paper in answer.rows:
        signed[author].append(paper)
    authors = sorted(signed)
    together: dict[str, list[int]] = defaultdict(list)
    for place, author in enumerate(authors):
        for paper in signed[author]:
            together[paper].append(place)
    edges: dict[tuple[int, int], int] = defaultdict(int)
    for places in together.values():
        for pair in combinations(places, 2):
            edges[pair] += 1
    made = igraph.Graph(n=len(authors), edges=sorted(edges))
    community = louvain(made, [edges[edge] for edge in sorted(edges)])
    groups = [{community[place]} for place in range(len(authors))]
    for one, other in edges:
        groups[one].add(community[other])
        groups[other].add(community[one])
    others, between = made.degree(), betweenness(made, pivots=PIVOTS)
    rows = [
        (Iri(author), name_of(author), len(signed[author]), others[place], len(groups[place]),
         Decimal(str(round(between[place], 6))))
        for place, author in enumerate(authors)
        if len(groups[place]) > 1
    ]  # fmt: skip
    rows.sort(key=lambda row: (-row[5], -row[4], row[0]))
    return Answer(("author", "name", "papers", "coAuthors", "communities", "betweenness"), rows)


MEASURES: dict[str, Callable[[Answer, Callable[[str], str]], Answer]] = {"bridges": bridges}
