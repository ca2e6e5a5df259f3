"""Measures of the network that pairs make, for questions that SPARQL cannot answer."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import igraph
import numpy as np
from scipy import sparse

from ..network import betweenness, louvain
from .answer import Answer, Iri
from .pairs import Incidence

TEAM = 30  # a paper of more authors says little of who works with whom, and would be most of the network
PIVOTS = 64  # authors from whom shortest ways are counted in a large network; of a smaller one, all


def bridges(found: Incidence, least: int) -> Answer:
    """Return the authors who lie between communities of co-authors; the items are authors, the things their papers.

    Betweenness is Brandes' (2001), as a share of all pairs of others, estimated where there are many authors;
    communities are found by Louvain's method (Blondel and others, 2008). Authors of fewer than ``least`` papers are
    left out, and papers of more than 30 of the others join nobody; so are authors all of whose co-authors stand in
    their own community.
    """
    papers = np.diff(found.cells.indptr)
    who = np.flatnonzero(papers >= max(least, 1))
    cells = found.cells[who]
    team = np.asarray(cells.sum(axis=0)).ravel()
    joined = cells[:, np.flatnonzero(team <= TEAM)]
    pairs = sparse.triu(joined @ joined.T, k=1).tocoo()
    order = np.lexsort((pairs.col, pairs.row))
    one, other, weight = pairs.row[order], pairs.col[order], pairs.data[order]
    made = igraph.Graph(n=len(who), edges=np.column_stack((one, other)).tolist())
    community = louvain(made, weight.tolist())
    groups = [{own} for own in community]
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        groups[a].add(community[b])
        groups[b].add(community[a])
    others, between = made.degree(), betweenness(made, pivots=PIVOTS)
    rows = [
        (Iri(found.items[author]), found.name_of(found.items[author]), int(papers[author]), others[place],
         len(groups[place]), Decimal(str(round(between[place], 6))))
        for place, author in enumerate(who.tolist())
        if len(groups[place]) > 1
    ]  # fmt: skip
    rows.sort(key=lambda row: (-row[5], -row[4], row[0]))
    return Answer(("author", "name", "papers", "coAuthors", "communities", "betweenness"), rows)


MEASURES: dict[str, Callable[[Incidence, int], Answer]] = {"bridges": bridges}
