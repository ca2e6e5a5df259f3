"""Where each node of the page's map stands: communities are discs, near to the communities they share edges with.

A force layout of the whole graph at once is a ball of wool from some thousands of nodes on. So the graph is cut into
communities first (Leiden, by modularity); each is laid out by itself (Kamada-Kawai, or Fruchterman-Reingold when
large) and poured into a disc of its own; and the discs are put down one by one, the largest first, each as near as it
fits to those that it is connected with. The same graph gives the same picture: what has chance in it has a seed.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import igraph
import numpy as np

SPACING = 46.0  # map units between neighbours in a disc; a node's radius is 5 to 30 of them
GAP = 60.0  # map units between two discs
SMALL = 120  # nodes up to which a community is laid out by distances, whose cost is the square
GRID_FROM = 250  # nodes from which a community is laid out on a grid, which is faster and as good


@dataclass(frozen=True, slots=True)
class Disc:
    """A community on the map: its middle and radius in map units, and its members, the most connected first."""

    x: float
    y: float
    radius: float
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions of nodes 0, 1, … in map units (y grows downward), and the communities, the largest first."""

    xs: tuple[int, ...]
    ys: tuple[int, ...]
    discs: tuple[Disc, ...]


def lay_out(count: int, edges: Sequence[tuple[int, int]]) -> Layout:
    """Place the nodes 0 to ``count`` - 1, joined by ``edges``.

    >>> layout = lay_out(5, [(0, 1), (1, 2), (3, 4)])
    >>> [disc.members for disc in layout.discs]
    [(1, 0, 2), (3, 4)]
    >>> layout == lay_out(5, [(0, 1), (1, 2), (3, 4)])
    True
    """
    if not count:
        return Layout((), (), ())
    graph = igraph.Graph(count, list(edges))
    degrees = graph.degree()
    chance = random.Random(20_251_119)
    igraph.set_random_number_generator(chance)
    try:
        groups = _communities(graph)
        xs, ys = np.zeros(count), np.zeros(count)
        radii = [_radius(len(group)) for group in groups]
        for group, radius in zip(groups, radii, strict=True):
            xs[group], ys[group] = _pour(graph.induced_subgraph(group), radius)
        middles = _put_down(radii, _ties(groups, edges, count))
    finally:
        igraph.set_random_number_generator(random)
    discs = []
    for group, radius, (x, y) in zip(groups, radii, middles, strict=True):
        xs[group] += x
        ys[group] += y
        members = tuple(sorted(group, key=lambda node: (-degrees[node], node)))
        discs.append(Disc(round(x), round(y), round(radius), members))
    return Layout(tuple(map(round, xs.tolist())), tuple(map(round, ys.tolist())), tuple(discs))


def _radius(members: int) -> float:
    """Return the radius of the disc of a community, in map units: its area grows with its members."""
    return SPACING * math.sqrt(members) * 0.62 + 14


def _communities(graph: igraph.Graph) -> list[list[int]]:
    """Return the members of each community, the largest first."""
    found = graph.community_leiden(objective_function="modularity", n_iterations=4)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))


def _pour(graph: igraph.Graph, radius: float) -> tuple[np.ndarray, np.ndarray]:
    """Lay out one community and fit it into a disc of ``radius`` around 0, 0, evenly filled."""
    count = graph.vcount()
    if count == 1:
        return np.zeros(1), np.zeros(1)
    if count == 2:
        return np.array([-radius / 2, radius / 2]), np.zeros(2)
    if count <= SMALL:  # as long an edge to a leaf as between hubs: two stars do not become two knots
        placed = graph.layout_kamada_kawai()
    else:
        placed = graph.layout_fruchterman_reingold(niter=400, grid="grid" if count > GRID_FROM else "nogrid")
    where = np.array(placed.coords)
    where -= where.mean(axis=0)
    far = np.hypot(where[:, 0], where[:, 1])
    turn = np.arctan2(where[:, 1], where[:, 0])
    # The force layout crowds the middle and flings out a few; by rank of distance every node gets the same room.
    rank = np.empty(count)
    rank[np.lexsort((np.arange(count), far))] = np.arange(count)
    even = np.sqrt((rank + 0.5) / count)
    reach = (0.65 * even + 0.35 * far / max(float(far.max()), 1e-9)) * (radius - 12)
    return reach * np.cos(turn), reach * np.sin(turn)


def _ties(groups: list[list[int]], edges: Sequence[tuple[int, int]], count: int) -> list[dict[int, int]]:
    """Return, for each community, how many edges it has to each other one."""
    home = [0] * count
    for place, group in enumerate(groups):
        for node in group:
            home[node] = place
    ties: list[dict[int, int]] = [defaultdict(int) for _ in groups]
    for a, b in edges:
        if home[a] != home[b]:
            ties[home[a]][home[b]] += 1
            ties[home[b]][home[a]] += 1
    return ties


def _put_down(radii: list[float], ties: list[dict[int, int]]) -> list[tuple[float, float]]:
    """Place discs, in order, each without overlap and as near as it fits to the discs that it has ties with.

    Where there are many, those without ties (papers that share nothing with others) stand in rows below the rest, and
    so do the smallest: the cost is the number of discs squared.
    """
    turns = np.linspace(0, 2 * math.pi, 48, endpoint=False)
    cos, sin = np.cos(turns), np.sin(turns)
    px, py, pr = np.zeros(len(radii)), np.zeros(len(radii)), np.asarray(radii, dtype=float)
    free = [
        place
        for place, radius in enumerate(radii)
        if place == 0 or (place < 400 and ties[place]) or (place < 150 and radius > _radius(3))
    ]
    for turn, place in enumerate(free):
        if turn == 0:
            continue
        there = np.array(free[:turn])
        placed = set(free[:turn])
        tied = [(other, weight) for other, weight in sorted(ties[place].items()) if other in placed]
        total = sum(weight for _, weight in tied)
        wish_x = sum(px[other] * weight for other, weight in tied) / total if total else 0.0
        wish_y = sum(py[other] * weight for other, weight in tied) / total if total else 0.0
        # The nearest free place touches a disc that is already there: try all round each of them.
        ring = pr[there] + pr[place] + GAP * (0.35 if pr[place] < 60 else 1.0)
        xs = (px[there, None] + ring[:, None] * cos).ravel()
        ys = (py[there, None] + ring[:, None] * sin).ravel()
        # Wide screens are wider than high: a step up counts for more than a step aside.
        cost = np.hypot(xs - wish_x, 1.35 * (ys - wish_y)) + 0.25 * np.hypot(xs, 1.5 * ys)
        nearest = np.argsort(cost, kind="stable")
        for start in range(0, len(xs), 256):  # a few at a time, for the first that fits is mostly early
            order = nearest[start : start + 256]
            apart = np.hypot(xs[order, None] - px[there], ys[order, None] - py[there])
            fits = (apart >= ring - 1e-6).all(axis=1)
            if fits.any():
                best = order[int(np.argmax(fits))]
                px[place], py[place] = xs[best], ys[best]
                break
    rest = sorted(set(range(len(radii))) - set(free))
    if rest:
        left, right = float((px - pr)[free].min()), float((px + pr)[free].max())
        x, y = left, float((py + pr)[free].max()) + 2 * GAP
        for place in rest:
            step = 2 * pr[place] + 14
            if x + step > right:
                x, y = left, y + step
            px[place], py[place] = x + pr[place], y + pr[place]
            x += step
    return list(zip(px.tolist(), py.tolist(), strict=True))
