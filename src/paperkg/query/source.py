"""The store that queries run on: the union in its default graph, and, where a query asks for them, the digests' graphs.

A small graph is loaded into memory. A large one is kept as an Oxigraph store in the user's cache folder, named after
the bytes of the files that it was made from: the output folder itself holds only files whose bytes are always the same.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from ..errors import ReadError, WriteError
from ..model import Graph
from ..rdf import to_quads
from ..store import built_file, cache_folder, write_text

# bytes of kg.ttl that load in well under a second
IN_MEMORY = 6_000_000
KEPT = 4  # large stores that the cache folder holds at most

_INTO_UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?digest { ?s ?p ?o } }"
_last: list[tuple[Graph, Store]] = []


def store_of(where: Graph | Path, *, digests: bool = False) -> Store:
    """Return a store of a graph or of the folder that holds a built one; with the digests' graphs where asked for.

    Raises `ReadError` when the folder holds no graph, or one that does not parse.
    """
    if isinstance(where, Graph):
        return _of_graph(where)
    union, dataset = built_file(where, "kg.ttl"), built_file(where, "kg.trig")
    if union.stat().st_size > IN_MEMORY and (path := _prepared(union, dataset, digests)):
        return Store.read_only(str(path))
    store = Store()
    _load(store, union, dataset, digests)
    return store


def prepare_store(folder: Path) -> None:
    """Make the store of a large graph ready, so that its first query need not; a small graph needs none."""
    kept = kept_folder(folder)
    if kept is None:
        return
    from .named import named_queries
    from .pairs import incidence_in

    store = store_of(folder)
    for query in named_queries().values():
        if query.pairs:
            incidence_in(store, query.pairs, kept)


def kept_folder(folder: Path) -> Path | None:
    """Return where what is worked out of a large graph is kept from query to query; None for a small graph."""
    union = built_file(folder, "kg.ttl")
    return cache_folder() / "links" / _hash(union) if union.stat().st_size > IN_MEMORY else None


def _of_graph(graph: Graph) -> Store:
    for known, store in _last:
        if known is graph:
            return store
    store = Store()
    store.bulk_extend(to_quads(graph))
    store.update(_INTO_UNION)
    _last[:] = [(graph, store)]
    return store


def _load(store: Store, union: Path, dataset: Path, digests: bool) -> None:
    for path, form in [(union, RdfFormat.TURTLE)] + [(dataset, RdfFormat.TRIG)] * digests:
        try:
            store.bulk_load(path=str(path), format=form)
        except (SyntaxError, ValueError) as exc:
            raise ReadError(path, f"does not parse ({exc}): build it again with `kg build`") from exc
        except OSError as exc:
            raise ReadError(path, f"cannot be read ({exc})") from exc


def _prepared(union: Path, dataset: Path, digests: bool) -> Path | None:
    """Return the on-disk store of these files, made now where it is not there; None where none can be kept."""
    home = cache_folder() / "stores"
    path = home / f"{_hash(dataset if digests else union)}{'-digests' if digests else ''}"
    if path.is_dir():
        return path
    try:
        home.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=home, prefix=".making-"))
    except OSError:
        return None
    try:
        store = Store(str(scratch))
        _load(store, union, dataset, digests)
        store.optimize()  # one sorted run: look-ups are three times as fast
        store.flush()
        del store
        try:
            scratch.rename(path)
        except OSError:  # another process was faster
            return path if path.is_dir() else None
        _forget_old(home)
        return path
    except OSError:
        return None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _forget_old(home: Path) -> None:
    stores = [path for path in home.iterdir() if not path.name.startswith(".")]
    for path in sorted(stores, key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
        shutil.rmtree(home.parent / "links" / path.name, ignore_errors=True)


def _hash(path: Path) -> str:
    """Return the hash of a file's bytes; of a file that has not been touched since, as it was noted then."""
    stat = path.stat()
    seen = f"{path.resolve()} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"
    note = cache_folder() / "hashes" / hashlib.sha256(seen.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    with suppress(OSError, ValueError):
        known = note.read_text(encoding="ascii")
        if len(known) == 32:
            return known
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()[:32]
    with suppress(WriteError):
        write_text(note, found)
    return found


