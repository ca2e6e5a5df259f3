"""Entries to extractions: each entry through the pipeline, its things as findings, its numbers as claims."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator, Sequence
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from ..model import Digest, Entry, Extraction, Finding, Mention, Span
from .claim_weights import read_weights
from .claims import find_claims
from .pipeline import BATCH, Things, entry_parts, load_extractor
from .things import Thing

_work: tuple[Language, Sequence[tuple[Digest, Entry]]] | None = None  # what a forked worker inherits


def extract_mentions(
    digests: Sequence[Digest], *, nlp: Language | None = None, processes: int = 1
) -> tuple[Extraction, ...]:
    """Return what each entry of ``digests`` names and claims, sorted by digest and place.

    ``processes`` above 1 forks that many workers; they share the pipeline's memory and send back plain values.
    """
    global _work
    nlp = nlp or load_extractor()
    pairs = [(digest, entry) for digest in sorted(digests, key=lambda d: d.id) for entry in digest.entries]
    chunks = range(0, len(pairs), BATCH)
    if processes > 1 and len(pairs) > BATCH and "fork" in multiprocessing.get_all_start_methods():
        _work = nlp, pairs
        gc.collect()
        gc.freeze()  # what the workers inherit is not theirs to collect, so its pages stay shared
        try:
            with multiprocessing.get_context("fork").Pool(processes) as pool:
                found = [x for part in pool.imap(_extract_chunk, chunks) for x in part]
        finally:
            gc.unfreeze()
            _work = None
    else:
        found = list(extract(nlp, pairs))
    return tuple(sorted(found, key=lambda x: (x.digest, x.index)))


def _extract_chunk(start: int) -> list[Extraction]:
    assert _work is not None
    nlp, pairs = _work
    return list(extract(nlp, pairs[start : start + BATCH]))


def extract(nlp: Language, pairs: Sequence[tuple[Digest, Entry]]) -> Iterator[Extraction]:
    """Yield the extraction of each entry."""
    own = cast(Things, nlp.get_pipe("paperkg_things")).folder / "claims.npz"
    weights = read_weights(own) if own.exists() else None
    for (digest, entry), (findings, maybe) in zip(pairs, find(nlp, pairs), strict=True):
        found, claims = find_claims(digest, entry, findings, maybe, weights=weights)
        yield Extraction(digest.id, entry.index, found, claims)


def find(
    nlp: Language, pairs: Sequence[tuple[Digest, Entry]]
) -> Iterator[tuple[tuple[Finding, ...], tuple[Finding, ...]]]:
    """Yield what each entry names: what stands alone, and what is too unsure to."""
    docs = (make_doc(nlp, digest, entry) for digest, entry in pairs)
    for (digest, entry), doc in zip(pairs, nlp.pipe(docs, batch_size=BATCH), strict=True):
        at = entry.span.start
        sure, maybe = (tuple(finding_of(thing, digest, at) for thing in some) for some in (doc._.things, doc._.maybe))
        yield sure, maybe


def make_doc(nlp: Language, digest: Digest, entry: Entry) -> Doc:
    """Return the Doc of one entry: its text is the entry's, its parts are known to the components."""
    at = entry.span.start
    doc = nlp.make_doc(digest.text[at : entry.span.end])
    doc.user_data["paperkg.parts"] = tuple((a - at, b - at) for a, b in entry_parts(digest.text, entry))
    return doc


def finding_of(thing: Thing, digest: Digest, offset: int) -> Finding:
    """Return ``thing`` as a finding of ``digest``, its offsets moved by ``offset``."""
    mentions = []
    for start, end, confidence in thing.mentions:
        span = Span(digest.id, offset + start, offset + end)
        mentions.append(Mention(span, span.of(digest.text), thing.type, confidence, thing.rule))
    return Finding(
        thing.type, thing.name, thing.forms, tuple(mentions), thing.relation, thing.relation_rule, thing.confidence,
        thing.reasons,
    )  # fmt: skip
