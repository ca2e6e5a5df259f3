"""The page: the whole graph as one HTML file that opens from disk, fetches nothing, and shows where things are said."""

from __future__ import annotations

from pathlib import Path

from ..model import Graph
from ..store import write_text

__all__ = ["render_page", "write_page"]


def render_page(graph: Graph) -> str:
    """Return ``graph`` as one HTML page: a map, a search, the evidence behind each node, and a few questions to ask.

    The page needs no other file and no network. The same graph gives the same text. It stays under 1.5 MB plus
    400 bytes a node and edge; where the evidence of a large graph does not fit, the page says how much it left out.

    >>> html = render_page(Graph())
    >>> html.startswith("<!doctype html>")
    True
    """
    from .data import render  # pyvis and igraph are only imported by those who draw

    return render(graph)


def write_page(graph: Graph, path: Path) -> None:
    """Write the page of ``graph`` to ``path``; raises `WriteError` where that cannot be."""
    write_text(path, render_page(graph))
