"""The output folder: files written whole or not at all, the cache of extractions, and where each digest was read.

Only extraction is cached, by the digest's bytes, the layout's reading of them and the extractor's version; all else is
computed anew from all digests at every build.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from .errors import ReadError, WriteError
from .model import Claim, Digest, Extraction, Finding, Mention, Span


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, whole or not at all. Raises `WriteError`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` whole or not at all: beside ``path``, flushed to disk, then renamed. Raises `WriteError`."""
    with _our_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            Path(temporary).chmod(0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _our_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise WriteError(path, f"cannot be written ({exc.strerror or exc}): choose another folder with -o") from exc


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """Give a fresh folder to build in; when all went well its files replace those of ``output``, else nothing changes.

    Raises `WriteError` when ``output`` cannot be written.
    """
    with _our_errors(output):
        output.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.TemporaryDirectory(dir=output, prefix=".building-")
    with scratch as name:
        folder = Path(name)
        yield folder
        with _our_errors(output):
            built = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
            for path in built:
                (output / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).replace(output / path)
            for stale in sorted((output / "store").rglob("*.json")):
                if stale.relative_to(output) not in built:
                    stale.unlink()


# -- the cache of extractions ------------------------------------------------------------------------------------------


def cache_key(digest: Digest, version: str) -> str:
    """Return the name of a digest's cached extractions: its bytes, how they were read, which extractor read them."""
    reading = repr((digest.layout, digest.encoding, digest.entries)).encode()
    return f"{digest.id}-{hashlib.sha256(reading + version.encode()).hexdigest()[:16]}"


def read_cache(output: Path, keys: Iterable[str]) -> dict[str, tuple[Extraction, ...]]:
    """Return the cached extractions of ``output`` by key; what is absent or damaged is left out, and computed again."""
    found = {}
    for key in keys:
        try:
            rows = json.loads((output / "store" / "extractions" / f"{key}.json").read_bytes())
            found[key] = tuple(_extraction(row) for row in rows)
        except (OSError, ValueError, TypeError, ArithmeticError):
            continue
    return found


def write_cache(folder: Path, key: str, extractions: Iterable[Extraction]) -> None:
    """Write one digest's extractions under ``folder``; the bytes depend on them alone."""
    rows = [_row(extraction) for extraction in extractions]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    # a lone surrogate can stand in a damaged digest; ASCII escapes carry it
    data = text.encode("utf-8", errors="surrogatepass")
    path = folder / "store" / "extractions" / f"{key}.json"
    with _our_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _row(x: Extraction) -> list[Any]:
    findings = [
        [f.type, f.name, f.forms, f.relation, f.relation_rule, f.confidence, f.reasons,
         [[m.span.start, m.span.end, m.text, m.type, m.confidence, m.rule] for m in f.mentions]]
        for f in x.findings
    ]  # fmt: skip
    claims = [
        [c.span.start, c.span.end, str(c.value), c.kind, _text(c.value_max), _text(c.previous), c.unit, c.bound,
         c.subject, c.benchmark, c.metric, c.baseline, c.confidence, c.rule, c.text]
        for c in x.claims
    ]  # fmt: skip
    return [x.digest, x.index, findings, claims]


def _extraction(row: list[Any]) -> Extraction:
    digest, index, findings, claims = row
    return Extraction(
        digest,
        index,
        tuple(
            Finding(
                kind, name, tuple(forms),
                tuple(Mention(Span(digest, s, e), text, t, c, r) for s, e, text, t, c, r in mentions),
                relation, relation_rule, confidence, tuple((a, b, rule) for a, b, rule in reasons),
            )
            for kind, name, forms, relation, relation_rule, confidence, reasons, mentions in findings
        ),
        tuple(
            Claim(Span(digest, s, e), Decimal(value), kind, _number(value_max), _number(previous), *rest)
            for s, e, value, kind, value_max, previous, *rest in claims
        ),
    )  # fmt: skip


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


# -- outside the output ------------------------------------------------------------------------------------------------


def cache_folder() -> Path:
    """Return the user's cache folder for paperkg; nothing in it is needed, all of it can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "paperkg"


def remember_sources(digests: Iterable[Digest]) -> None:
    """Note where each digest was read, so that `kg check` finds it again. Paths never enter the output.

    A cache folder that cannot be written is no error: `kg check` then asks for the folder of the digests.
    """
    known = sources()
    known.update({d.sha256: str(Path(d.path).absolute()) for d in digests if d.path})
    try:
        write_text(cache_folder() / "sources.json", json.dumps(known, ensure_ascii=True, indent=0, sort_keys=True))
    except (WriteError, OSError):
        return


def sources() -> dict[str, str]:
    """Return where each digest was last read: sha256 -> path."""
    try:
        found = json.loads((cache_folder() / "sources.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def built_file(output: Path, name: str) -> Path:
    """Return the path of a file of a built graph. Raises `ReadError` when the folder holds no build."""
    path = output / name
    if not path.exists():
        raise ReadError(output, f"no {name} here: build it first with `kg build PATH... -o {output}`")
    return path
