"""Entries to findings and claims: which models, methods, benchmarks, datasets, metrics and tasks a paper names, and
how.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import Digest, Extraction
from .version import extractor_version

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["extract_mentions", "extractor_version", "load_extractor"]


def load_extractor(folder: str | Path | None = None) -> Language:
    """Return the spaCy pipeline that finds what a paper names; see `paperkg.extract.pipeline`."""
    from .pipeline import load_extractor

    return load_extractor(folder)


def extract_mentions(
    digests: Sequence[Digest], *, nlp: Language | None = None, processes: int = 1
) -> tuple[Extraction, ...]:
    """Return what each entry of ``digests`` names and claims, sorted by digest and place; see
    `paperkg.extract.entries`.
    """
    from .entries import extract_mentions

    return extract_mentions(digests, nlp=nlp, processes=processes)
