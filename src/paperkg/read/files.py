"""Where bytes come from: files, folders, globs and ZIP archives, packed (`.gz`, `.zst`) or plain, inside limits.

Links that lead out of a folder are not followed, an archive inside an archive is not opened, and what unpacks to far
more than it weighs is left alone.
"""

from __future__ import annotations

import glob
import gzip
import hashlib
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from ..errors import Problem

FREE = 64 * 2**20  # bytes that anything may unpack to
RATIO = 100  # beyond them, unpacked bytes for each packed one; text packs to a tenth, a bomb to a thousandth
MEMBERS = 100_000  # files in one archive
GRAPH_FILES = ("kg.trig", "papers.jsonl")  # a folder that holds both is a built graph, not digests

Tell = Callable[[Problem], None]


class UnpackedTooLarge(Exception):
    """A packed file that unpacks to more than `FREE` bytes and `RATIO` times its size."""


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes with a name. ``path`` is what a person is shown, ``name`` what the digest is called."""

    path: str
    name: str
    open: Callable[[], IO[bytes]]
    size: int


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes | None: ...
    def close(self) -> None: ...


class HashedReader(io.RawIOBase):
    """A stream that hashes what it hands out and stops at the size limit; ``limit`` None is no limit."""

    def __init__(self, stream: _Readable, limit: int | None) -> None:
        self._stream, self._limit, self._count = stream, limit, 0
        self.sha256 = hashlib.sha256()

    def readable(self) -> bool:
        """Return True: it is a stream to read from."""
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        """Read into ``buffer``; raise `UnpackedTooLarge` past the limit."""
        data = self._stream.read(len(buffer)) or b""
        self._count += len(data)
        if self._limit is not None and self._count > self._limit:
            raise UnpackedTooLarge
        self.sha256.update(data)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream underneath too."""
        self._stream.close()
        super().close()


def sources(paths: Iterable[str | Path], tell: Tell) -> Iterator[Source]:
    """Yield the files in ``paths`` in a fixed order: a folder's by name, an archive's members by name."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from _folder(path, tell)
        elif path.exists():
            yield from _file(path, tell)
        elif glob.has_magic(str(path)) and (found := sorted(glob.glob(str(path), recursive=True))):  # noqa: PTH207
            for match in found:
                if Path(match).is_file():
                    yield from _file(Path(match), tell)
        elif path.is_symlink():
            tell(Problem(str(path), "a link that leads nowhere"))
        else:
            tell(Problem(str(path), "no such file or folder"))


def _folder(folder: Path, tell: Tell) -> Iterator[Source]:
    root = folder.resolve()
    found = False
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            inside = sorted(os.scandir(here), key=lambda item: item.name)
        except OSError as exc:
            tell(Problem(str(here), f"cannot be read: {exc.strerror}"))
            continue
        if {item.name for item in inside}.issuperset(GRAPH_FILES):
            tell(Problem(str(here), "a built graph, not digests; passed over", skipped=False))
            continue
        folders = []
        for item in inside:
            path = Path(item.path)
            if item.name.startswith("."):
                continue
            if item.is_symlink() and not path.resolve().is_relative_to(root):
                tell(Problem(str(path), "a link that leads out of the folder; not followed (name its target)"))
            elif item.is_dir(follow_symlinks=False):
                folders.append(path)
            elif not path.is_dir():  # a link to a folder inside is read where the folder is
                found = True
                yield from _file(path, tell)
        pending += reversed(folders)
    if not found:
        tell(Problem(str(folder), "the folder holds no digest"))


def _file(path: Path, tell: Tell) -> Iterator[Source]:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            tell(Problem(str(path), "not a regular file"))
            return
        with path.open("rb") as file:
            head = file.read(4)
    except OSError as exc:
        tell(Problem(str(path), f"cannot be read: {exc.strerror or exc}"))
        return
    if head in (b"PK\x03\x04", b"PK\x05\x06"):
        yield from _archive(path, tell)
    else:
        yield Source(str(path), path.name, lambda: path.open("rb"), state.st_size)


def _archive(path: Path, tell: Tell) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
            if "word/document.xml" in (names := {m.filename for m in members}) or "mimetype" in names:
                tell(Problem(str(path), "an office document, not a digest (save it as text, Markdown or HTML)"))
                return
            if len(members) > MEMBERS:
                tell(Problem(str(path), f"the archive holds {len(members)} files, more than {MEMBERS}"))
                return
            if not members:
                tell(Problem(str(path), "the archive is empty"))
            for member in members:
                shown = f"{path}!{member.filename}"
                name = member.filename.rsplit("/", 1)[-1]
                if name.startswith(".") or member.filename.startswith("__MACOSX/"):
                    continue
                if stat.S_ISLNK(member.external_attr >> 16):
                    tell(Problem(shown, "a link inside an archive; not followed"))
                elif member.flag_bits & 1:
                    tell(Problem(shown, "locked by a password"))
                elif name.lower().endswith(".zip"):
                    tell(Problem(shown, "an archive inside an archive; not opened (unpack it first)"))
                else:
                    yield Source(shown, name, lambda m=member: archive.open(m), member.compress_size)  # type: ignore[misc]
    except (zipfile.BadZipFile, OSError, NotImplementedError) as exc:
        tell(Problem(str(path), f"the archive is damaged: {exc}"))


def unpacked(source: Source) -> tuple[io.BufferedReader, HashedReader]:
    """Return the source's bytes as a stream, unpacked where they are gzip or Zstandard, and the hash of them to be.

    Reading raises `UnpackedTooLarge` for a bomb and `ValueError` for damaged data.
    """
    stream = source.open()
    head = stream.read(4)
    plain: IO[bytes] = io.BufferedReader(_Rejoined(head, stream))
    limit = max(FREE, RATIO * source.size)
    if head[:2] == b"\x1f\x8b":
        hashed = HashedReader(_Checked(gzip.GzipFile(fileobj=plain)), limit)
    elif head == b"\x28\xb5\x2f\xfd":
        import zstandard

        reader = zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(plain, read_across_frames=True)
        hashed = HashedReader(_Checked(reader), limit)
    else:
        hashed = HashedReader(_Checked(plain), limit if isinstance(stream, zipfile.ZipExtFile) else None)
    return io.BufferedReader(hashed, 2**16), hashed


class _Rejoined(io.RawIOBase):
    """``head``, then the rest of ``stream``: a member of an archive cannot be read twice."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        data = self._head or self._stream.read(len(buffer))
        data, self._head = data[: len(buffer)], data[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Checked(io.RawIOBase):
    """A stream whose unpacker's many errors are all `ValueError`."""

    def __init__(self, stream: _Readable) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        from zipfile import BadZipFile

        try:
            return self._stream.read(size) or b""
        except (EOFError, zlib.error, gzip.BadGzipFile, BadZipFile, NotImplementedError) as exc:
            raise ValueError(f"the packed data is damaged: {exc}") from exc
        except Exception as exc:  # zstandard.ZstdError is not at hand where the library was not needed
            if type(exc).__name__ == "ZstdError":
                raise ValueError(f"the packed data is damaged: {exc}") from exc
            raise

    def close(self) -> None:
        self._stream.close()
        super().close()
