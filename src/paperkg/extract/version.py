"""Which extractor is at work: the hash of its code, its weights and the known terms, for caches and for provenance."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from ..ontology import ontology_folder

WEIGHTS = Path(__file__).parent / "weights"


@cache
def extractor_version(folder: Path | None = None) -> str:
    """Return 16 hexadecimal digits that change whenever the same digest could be extracted differently.

    ``folder`` holds weights of your own (`kg train`), None those that ship. spaCy is not imported.
    """
    digest = hashlib.sha256()
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), *sorted((ontology_folder() / "terms").glob("*.csv"))]
    weights = sorted(WEIGHTS.glob("*")) + (sorted(Path(folder).glob("*")) if folder else [])
    for path in (*files, *weights):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
