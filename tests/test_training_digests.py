"""The digests that the extractor learns from: what their gold says stands in their text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from paperkg.gold import align_gold, fold, read_gold
from paperkg.read import read_digests

DOCS = Path(__file__).parents[1] / "docs"
FOLDERS = (DOCS / "training", DOCS / "training-claims")
ROLES = ("subject", "benchmark", "metric", "baseline")


def plain(text: str) -> str:
    """Return ``text`` without marks of emphasis and with single spaces."""
    return re.sub(r"[\s*_`]+", " ", text).casefold()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_record_is_read_and_says_what_its_entry_says(folder: Path) -> None:
    """Each record has an entry; every form and quotation stands in it; every end of a result is one of the forms."""
    gold = folder / "gold.jsonl"
    records = read_gold(gold)
    raw = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    assert len(records) == len({(r.doc, r.index) for r in records}) > 1500
    wrong: list[str] = []
    for line, (record, digest, entry) in zip(raw, align_gold(records, read_digests([folder])), strict=True):
        where = f"{record.doc}:{record.index}"
        if digest is None or entry is None:
            wrong.append(f"{where}: no entry")
            continue
        text = plain(digest.text[entry.span.start : entry.span.end])
        told = {fold(form) for entity in record.entities for form in entity.forms}
        pieces = [form for entity in record.entities for form in entity.forms] + [r.quote for r in record.results]
        wrong += [f"{where}: not in the text: {piece}" for piece in pieces if plain(piece) not in text]
        wrong += [
            f"{where}: no form of an entity: {result[role]}"
            for result in line["results"] for role in ROLES if result.get(role) and fold(result[role]) not in told
        ]  # fmt: skip
    assert not wrong


def test_no_paper_that_is_measured_on_is_learned_from() -> None:
    """The papers of the test sets, where they are at hand, stand in no digest to learn from."""
    shared = Path(__file__).parents[2] / "shared" / "eval" / "gold"
    measured = {r.arxiv for path in sorted(shared.glob("*.jsonl")) for r in read_gold(path) if r.arxiv}
    assert not measured & {r.arxiv for folder in FOLDERS for r in read_gold(folder / "gold.jsonl")}
