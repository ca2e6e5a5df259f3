"""Digest files as values: what they say of which papers, and where.

>>> digest = read_text("# 1. [A Title](https://arxiv.org/abs/2510.21270)\\n\\n## Method\\n\\nWords.\\n")
>>> digest.layout, digest.entries[0].arxiv, digest.entries[0].sections[0].name
('numbered', '2510.21270', 'method')
"""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date as Date
from pathlib import Path
from types import ModuleType

from ..errors import Problem, ReadError
from ..model import Digest
from . import forum, headings, numbered, votes, weekly
from .dates import find_date, newest_arxiv_month
from .decode import clean, decode
from .entry import Draft, entries_of
from .frontmatter import header_date, read_header, split_header

__all__ = ["LAYOUTS", "read_digests", "read_text"]

LAYOUTS: tuple[ModuleType, ...] = (numbered, votes, forum, weekly, headings)
_HINT = "is this a digest? see docs/formats.md"


def read_digests(
    paths: Iterable[str | Path] | str | Path,
    *,
    strict: bool = False,
    on_problem: Callable[[Problem], None] | None = None,
) -> tuple[Digest, ...]:
    """Return the digests in ``paths`` (files, folders, globs), sorted by id, files with the same bytes once.

    What cannot be read is passed to ``on_problem`` and left out; with ``strict`` a file that is left out raises
    `ReadError`.
    """
    digests: dict[str, Digest] = {}

    def tell(problem: Problem) -> None:
        if strict and problem.skipped:
            raise ReadError(problem.path, problem.what, line=problem.line)
        if on_problem is not None:
            on_problem(problem)

    for path in _files([paths] if isinstance(paths, str | Path) else paths, tell):
        try:
            data = path.read_bytes()
        except OSError as exc:
            tell(Problem(str(path), f"cannot be read: {exc.strerror or exc}"))
            continue
        sha = hashlib.sha256(data).hexdigest()
        if sha[:16] in digests:
            continue
        if not data.strip():
            tell(Problem(str(path), "the file is empty"))
            continue
        decoded = decode(data)
        if decoded is None or "\0" in decoded[0][:4096]:
            tell(Problem(str(path), f"not a text file ({_HINT})"))
            continue
        text, encoding, _ = decoded
        digest = _digest(text, path.name, sha, encoding, str(path), tell)
        if digest.entries:
            digests[digest.id] = digest
        else:
            tell(Problem(str(path), f"no paper found ({_HINT})"))
    return tuple(digests[key] for key in sorted(digests))


def read_text(text: str, *, name: str = "digest.md") -> Digest:
    """Return ``text`` as a digest, as if a file ``name`` in UTF-8 held it."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _digest(clean(text), name, sha, "utf-8", "", lambda problem: None)


def _files(paths: Iterable[str | Path], tell: Callable[[Problem], None]) -> Iterator[Path]:
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            if not found:
                tell(Problem(str(path), "the folder holds no digest"))
            yield from found
        elif path.exists():
            yield path
        elif glob.has_magic(str(path)) and (matches := sorted(glob.glob(str(path), recursive=True))):  # noqa: PTH207
            yield from (Path(match) for match in matches if Path(match).is_file())
        else:
            tell(Problem(str(path), "no such file or folder"))


def _digest(
    text: str, name: str, sha: str, encoding: str, path: str, tell: Callable[[Problem], None]
) -> Digest:
    layout = max(LAYOUTS, key=lambda module: module.score(text))
    drafts: list[Draft] = layout.read(text) if layout.score(text) > 0 else []
    date = _date(text, name, path, drafts, tell)
    return Digest(
        id=sha[:16],
        sha256=sha,
        name=name,
        text=text,
        layout=layout.LAYOUT if drafts else "",
        encoding=encoding,
        date=date,
        entries=entries_of(text, drafts, digest=sha[:16], date=date),
        path=path,
    )


def _date(text: str, name: str, path: str, drafts: list[Draft], tell: Callable[[Problem], None]) -> Date | None:
    header, header_start, body = split_header(text)
    if header:
        fields, trouble = read_header(header)
        if trouble:
            where = text.count("\n", 0, header_start) + trouble[0]
            what = f"the header is not YAML ({trouble[1]}); read line by line"
            tell(Problem(path or name, what, line=where, skipped=False))
        if day := header_date(fields):
            return day
    head = text[body : min(drafts[0].start, body + 2000)] if drafts else ""
    newest = newest_arxiv_month(draft.arxiv for draft in drafts)
    for line in [line for line in head.split("\n") if line.strip()][:8]:
        if len(line) <= 200 and (day := find_date(line, newest=newest)):
            return day
    return find_date(name)
