"""Measures of a network that is made from a query's rows, for questions that SPARQL cannot answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations

import igraph

from ..network import betweenness, louvain
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
    made = igraph.Graph(n=len(authors), edges=sorted(edges))
    between = [Decimal(str(round(value, 6))) for value in betweenness(made)]
    community = louvain(made, [edges[edge] for edge in sorted(edges)])
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


MEASURES: dict[str, Callable[[Answer], Answer]] = {"bridges": bridges}
