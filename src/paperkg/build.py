"""The straight line from digests to the graph and its views; the program on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import store
from .errors import Problem, ReadError
from .link import Overrules, link_mentions
from .model import Digest, Extraction, Graph
from .read import read_digests
from .relate import relate

if TYPE_CHECKING:
    from spacy.language import Language

LARGE = 5000  # papers above which a store for queries is made at once, and not at the first query
AT_ONCE = 32  # digests extracted between two words of progress


def build_folder(
    paths: Iterable[str | Path],
    output: str | Path = "output",
    *,
    strict: bool = False,
    extractor: Path | None = None,
    processes: int = 1,
    overrules: Overrules | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Graph:
    """Read the digests of ``paths``, build their graph and write every view of it into ``output``.

    ``output`` changes only when all of it could be written. ``on_progress`` is told how many digests of how many have
    been extracted. Raises `ReadError` when no path holds a paper, or, with
    ``strict``, at the first file that cannot be read; `WriteError` when ``output`` cannot be written.
    """
    output = Path(output)
    paths = [str(path) for path in paths]
    digests = read_digests(paths, strict=strict, on_problem=on_problem)
    if not digests:
        where = paths[0] if len(paths) == 1 else f"{len(paths)} paths"
        raise ReadError(where, "nothing built, for no paper was found (what is read: docs/formats.md)")
    with store.staged(output) as folder:
        extractions = extract(
            digests, output, folder, extractor=extractor, processes=processes, on_progress=on_progress
        )
        graph = link_and_relate(digests, extractions, overrules=overrules)
        write_views(graph, folder)
    store.remember_sources(digests)
    if len(graph.papers) >= LARGE:
        # loading its RDF takes longer than a query may
        from .query import prepare_store

        prepare_store(output)
    return graph


def build_graph(
    digests: Sequence[Digest], *, nlp: Language | None = None, processes: int = 1, overrules: Overrules | None = None
) -> Graph:
    """Return the graph of ``digests``: a pure function of their set, in whatever order they come."""
    from .extract import extract_mentions

    return link_and_relate(digests, extract_mentions(digests, nlp=nlp, processes=processes), overrules=overrules)


def link_and_relate(
    digests: Sequence[Digest], extractions: Sequence[Extraction], *, overrules: Overrules | None = None
) -> Graph:
    """Return the graph of ``digests`` and of what was extracted from each of their entries."""
    linked = link_mentions(digests, extractions, overrules=overrules or Overrules())
    relations, results, mentions = relate(linked, extractions)
    return Graph(
        digests=tuple(sorted(digests, key=lambda digest: digest.id)),
        papers=linked.papers,
        authors=linked.authors,
        entities=linked.entities,
        relations=relations,
        results=results,
        mentions=mentions,
    )


def extract(
    digests: Sequence[Digest],
    output: Path,
    folder: Path,
    *,
    extractor: Path | None,
    processes: int,
    on_progress: Callable[[int, int], None],
) -> tuple[Extraction, ...]:
    """Return the extractions of ``digests``, from the cache of ``output`` where it has them; keep all in ``folder``."""
    from .extract.version import extractor_version

    version = extractor_version(extractor)
    keys = {digest.id: store.cache_key(digest, version) for digest in digests}
    known = store.read_cache(output, keys.values())
    fresh = [digest for digest in digests if keys[digest.id] not in known]
    if fresh:
        # spaCy takes a second to import: only when there is something to extract
        from .extract import extract_mentions, load_extractor

        nlp = load_extractor(extractor)
        found: dict[str, list[Extraction]] = {digest.id: [] for digest in fresh}
        for start in range(0, len(fresh), AT_ONCE):
            on_progress(start, len(fresh))
            for extraction in extract_mentions(fresh[start : start + AT_ONCE], nlp=nlp, processes=processes):
                found[extraction.digest].append(extraction)
        known |= {keys[digest]: tuple(extractions) for digest, extractions in found.items()}
    for digest in digests:
        store.write_cache(folder, keys[digest.id], known[keys[digest.id]])
    return tuple(extraction for digest in digests for extraction in known[keys[digest.id]])


def write_views(graph: Graph, folder: Path) -> None:
    """Write every view of ``graph`` into ``folder``: RDF, tables, records, GraphML and the page."""
    from .network import write_graphml
    from .page import write_page
    from .rdf import write_rdf
    from .tables import write_tables

    write_rdf(graph, folder)
    write_tables(graph, folder)
    write_graphml(graph, folder / "kg.graphml")
    write_page(graph, folder / "graph.html")
