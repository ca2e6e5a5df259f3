"""Reads `ontology/`: where the vocabulary, the known terms and the named queries live."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .errors import ReadError
from .model import EntityType

BASE = "https://w3id.org/paperkg/id/"
KG = "https://w3id.org/paperkg/ontology#"

TERM_FILES: dict[str, EntityType] = {
    "models": "Model", "methods": "Method", "benchmarks": "Benchmark",
    "datasets": "Dataset", "metrics": "Metric", "tasks": "Task",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A thing known before reading: a row of ``ontology/terms/``.

    ``forms`` are its other spellings, ``ko`` its Korean forms, ``family`` the name of its parent of the same kind,
    ``context`` words of which one must stand near a name that is a common word, ``same_as`` outside IRIs.
    ``generic`` marks field terms that a careful reader could leave out ("fine-tuning"). ``direction`` (``up`` or
    ``down``) and ``unit`` are a metric's.
    """

    type: EntityType
    name: str
    forms: tuple[str, ...] = ()
    ko: tuple[str, ...] = ()
    family: str = ""
    context: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    generic: bool = False
    direction: str = ""
    unit: str = ""

    def all_forms(self) -> tuple[str, ...]:
        """Return the name, the other forms and the Korean forms."""
        return (self.name, *self.forms, *self.ko)


def ontology_folder() -> Path:
    """Return the folder that holds ``kg.ttl``, ``shapes.ttl``, ``terms/`` and ``queries/``.

    An installed package carries a copy; a checkout is read in place, so that an edit counts at once.

    >>> (ontology_folder() / "terms").is_dir()
    True
    """
    package = Path(__file__).parent
    installed = package / "_ontology"
    return installed if installed.is_dir() else package.parents[1] / "ontology"


@cache
def known_terms() -> tuple[Term, ...]:
    """Return every row of ``ontology/terms/``, in the order of the files and of their rows."""
    folder = ontology_folder() / "terms"
    return tuple(
        term
        for stem, kind in TERM_FILES.items()
        if (path := folder / f"{stem}.csv").exists()
        for term in read_terms(path, kind)
    )


def read_terms(path: Path, kind: EntityType) -> Iterable[Term]:
    """Yield the terms of one CSV file; the columns are the fields of `Term`, lists are separated by ``|``."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = (row.get("name") or "").strip()
            if not name:
                raise ReadError(path, "a term needs a name in its first column", line=2)

            def parts(column: str, row: dict[str, str] = row) -> tuple[str, ...]:
                return tuple(p for part in (row.get(column) or "").split("|") if (p := part.strip()))

            yield Term(
                kind, name, parts("forms"), parts("ko"), (row.get("family") or "").strip(), parts("context"),
                parts("same_as"), row.get("generic") == "yes", row.get("direction") or "", row.get("unit") or "",
            )  # fmt: skip
