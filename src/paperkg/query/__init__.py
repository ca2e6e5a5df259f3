"""Questions to a graph: named ones from ``ontology/queries/``, and any SPARQL that reads.

Nothing heavy is imported before a question is asked: the package's front door stands on this room.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model import Graph

if TYPE_CHECKING:
    from pandas import DataFrame

    from .answer import FORMATS, Answer, Iri, write_answer
    from .named import NamedQuery, named_queries
    from .run import run_query
    from .source import prepare_store, store_of

__all__ = [
    "FORMATS", "Answer", "Iri", "NamedQuery", "named_queries", "prepare_store", "query", "run_query", "store_of",
    "write_answer",
]  # fmt: skip
_HOMES = {
    "FORMATS": "answer", "Answer": "answer", "Iri": "answer", "write_answer": "answer", "NamedQuery": "named",
    "named_queries": "named", "run_query": "run", "prepare_store": "source", "store_of": "source",
}  # fmt: skip


def query(
    where: Graph | Path | str, what: str, *, evidence: bool = False, timeout: float | None = None, **parameters: object
) -> DataFrame:
    """Return the answer to a named query, or to a SPARQL text, as a `pandas.DataFrame`.

    ``where`` is a graph or the folder of a built one; ``parameters`` are those of the named query, spelled as a person
    would. ``evidence`` adds the columns digest, line and sentence. ``timeout`` is in seconds; without one the query
    runs in this process for as long as it takes. Raises `UsageError`, `QueryError` and `ReadError`.

    >>> query(Graph(), "shared-benchmarks", min=2).columns.tolist()
    ['paper', 'title', 'other', 'otherTitle', 'shared', 'benchmarks']
    """
    from .run import run_query

    return run_query(where, what, parameters=parameters, evidence=evidence, timeout=timeout).to_pandas()


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
