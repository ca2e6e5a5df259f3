"""Gold files: read into values, errors with their line, records aligned with the entries that they annotate."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperkg.errors import ReadError
from paperkg.gold import align_gold, read_gold
from paperkg.read import read_digests

RECORD = (
    '{"doc": "a.md", "index": 1, "arxiv": "2510.00001", "title": "Kite: Fast Kites", "entities": '
    '[{"type": "Method", "name": "Kite", "aliases": ["카이트", "Kite"], "relation": "introduces"}], '
    '"results": [{"value": 2.5, "unit": "x", "kind": "increase", "subject": "Kite", "quote": "2.5배"}]}\n'
)


def test_a_record_keeps_forms_once_and_numbers_exact(tmp_path: Path) -> None:
    """The name comes first, a repeated form once, and 2.5 is exactly 2.5."""
    path = tmp_path / "gold.jsonl"
    path.write_text(RECORD + "\n", encoding="utf-8")
    (record,) = read_gold(path)
    assert record.entities[0].forms == ("Kite", "카이트")
    assert str(record.results[0].value) == "2.5"


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"doc": "a", "index": 1, "entities": [{"type": "Gadget", "name": "x"}]}', '{"index": 1}',
     '{"doc": "a", "index": 1, "entities": [{"type": "Model", "name": "x", "relation": "likes"}]}'],
)  # fmt: skip
def test_a_broken_line_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    """The error says file and line."""
    path = tmp_path / "gold.jsonl"
    path.write_text(RECORD + line + "\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"gold\.jsonl:2: not a gold record"):
        read_gold(path)


def test_a_missing_gold_file_is_a_read_error(tmp_path: Path) -> None:
    """No file, no traceback."""
    with pytest.raises(ReadError, match="cannot be read as a gold file"):
        read_gold(tmp_path / "none.jsonl")


def test_records_find_their_entries_by_id_then_title_then_place(tmp_path: Path) -> None:
    """A record with an id goes to the entry with that id even when its number is off."""
    (tmp_path / "a.md").write_text(
        "# 1. [Other](https://arxiv.org/abs/2510.00002)\n\n## Method\n\nWords here.\n\n"
        "# 2. [Kite: Fast Kites](https://arxiv.org/abs/2510.00001)\n\n## Method\n\nKite flies.\n",
        encoding="utf-8",
    )
    gold = tmp_path / "gold.jsonl"
    by_title = RECORD.replace('"arxiv": "2510.00001", ', "")
    elsewhere = RECORD.replace('"a.md"', '"b.md"')
    gold.write_text(RECORD + by_title + elsewhere, encoding="utf-8")
    aligned = align_gold(read_gold(gold), read_digests([tmp_path / "a.md"]))
    assert [entry and entry.index for _, _, entry in aligned] == [2, 2, None]
