"""What can go wrong, drawn as a tree; the command line turns each branch into its exit code.

    PaperkgError                exit code
    ├── UsageError              2   the call's words are off: no such query, no such entity, a bad parameter
    ├── ReadError               3   an input cannot be read: a digest, a gold file, a terms file, a built graph
    ├── QueryError              3   a SPARQL text that does not parse, runs too long or tries to write
    └── WriteError              4   an output cannot be written

An error says what, where, and what to do, and carries the same as attributes.
"""

from __future__ import annotations

from dataclasses import dataclass


class PaperkgError(Exception):
    """The root of the tree; ``exit_code`` is what `kg` ends with."""

    exit_code = 1


class UsageError(PaperkgError):
    """The call's words are off."""

    exit_code = 2


class ReadError(PaperkgError):
    """An input cannot be read. ``path`` and ``line`` (1-based, or None) say where; ``what`` says what and what to do.

    >>> str(ReadError("digests/a.md", "no heading names a paper", line=3))
    'digests/a.md:3: no heading names a paper'
    """

    exit_code = 3

    def __init__(self, path: object, what: str, *, line: int | None = None) -> None:
        self.path, self.what, self.line = str(path), what, line
        super().__init__(f"{self.path}:{line}: {what}" if line else f"{self.path}: {what}")


class QueryError(PaperkgError):
    """A query cannot be answered."""

    exit_code = 3


class WriteError(PaperkgError):
    """An output cannot be written. ``path`` says which."""

    exit_code = 4

    def __init__(self, path: object, what: str) -> None:
        self.path, self.what = str(path), what
        super().__init__(f"{self.path}: {what}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that reading passed over: where, what, and what to do. ``skipped``: a whole file was left out.

    >>> print(Problem("a.md", "no heading names a paper (is this a digest? see docs/formats.md)", line=3))
    a.md:3: no heading names a paper (is this a digest? see docs/formats.md)
    """

    path: str
    what: str
    line: int | None = None
    skipped: bool = True

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}" if self.line else f"{self.path}: {self.what}"
