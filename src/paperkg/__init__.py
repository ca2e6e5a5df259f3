"""The map of AI papers that you own: a knowledge graph from Korean and English paper digests.

>>> import paperkg
>>> digests = paperkg.read_digests(["docs/examples"])  # doctest: +SKIP
>>> graph = paperkg.build_graph(digests)  # doctest: +SKIP
>>> paperkg.query(graph, "shared-benchmarks", min=2)  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

# at once, not when asked for: a room of the same name would take its place
from .query import query

if TYPE_CHECKING:
    from .build import build_folder, build_graph
    from .check import check_graph
    from .diff import diff_graphs
    from .errors import PaperkgError, Problem, QueryError, ReadError, UsageError, WriteError
    from .extract import extract_mentions, load_extractor
    from .link import Overrules, read_overrules
    from .model import Graph
    from .network import project, to_networkx
    from .page import render_page
    from .rdf import to_rdf
    from .read import read_digests
    from .tables import to_pandas

_HOMES = {
    "build": ("build_folder", "build_graph"),
    "check": ("check_graph",),
    "diff": ("diff_graphs",),
    "errors": ("PaperkgError", "Problem", "QueryError", "ReadError", "UsageError", "WriteError"),
    "extract": ("extract_mentions", "load_extractor"),
    "link": ("Overrules", "read_overrules"),
    "model": ("Graph",),
    "network": ("project", "to_networkx"),
    "page": ("render_page",),
    "rdf": ("to_rdf",),
    "read": ("read_digests",),
    "tables": ("to_pandas",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Graph", "Overrules", "PaperkgError", "Problem", "QueryError", "ReadError", "UsageError", "WriteError",
    "build_folder", "build_graph", "check_graph", "diff_graphs", "extract_mentions", "load_extractor", "project",
    "query", "read_digests", "read_overrules", "render_page", "to_networkx", "to_pandas", "to_rdf",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name from its room when it is first asked for, so that `import paperkg` stays light."""
    if name in _HOME_OF:
        return getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
