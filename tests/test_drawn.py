"""Tables and headings drawn with signs become those of Markdown."""

from __future__ import annotations

import pytest

from paperkg.read import read_text
from paperkg.read.drawn import as_markdown

GRID = """\
+--------------------+----------+
| Paper Title        | Link     |
+====================+==========+
| Lanterns for Night | `PDF     |
| Driving Agents     | <{0}>`_  |
+--------------------+----------+
| Small Boats Beat   | `PDF     |
| Big Ships          | <{1}>`_  |
+--------------------+----------+
"""
SIMPLE = """\
==================================  =======  ==================
Paper Title                         Venue    Materials
==================================  =======  ==================
Lanterns for Night Driving Agents   ICDM     `[PDF] <{0}>`_
Small Boats Beat Big Ships          PKDD     `[PDF] <{1}>`_
==================================  =======  ==================
"""
BOX = """\
┌───────────────────────────────────┬──────────────────────────────────┐
│ Paper Title                       │ Link                             │
├───────────────────────────────────┼──────────────────────────────────┤
│ Lanterns for Night Driving Agents │ {0} │
│ Small Boats Beat Big Ships        │ {1} │
└───────────────────────────────────┴──────────────────────────────────┘
"""
ORG = """\
| Paper Title                       | Link                             |
|-----------------------------------+----------------------------------|
| Lanterns for Night Driving Agents | {0} |
| Small Boats Beat Big Ships        | {1} |
"""
LINKS = ("https://arxiv.org/abs/2601.01001", "https://arxiv.org/abs/2601.01002")


@pytest.mark.parametrize("table", [GRID, SIMPLE, BOX, ORG])
@pytest.mark.parametrize("lead", ["", "Some words.\n", "Benchmarks\n^^^^^^^^^^\n\n"])
def test_a_table_drawn_with_signs_is_read_as_one_with_bars(table: str, lead: str) -> None:
    """Cells of several lines are one; what follows the table is no row of it."""
    digest = read_text(f"{lead}{table.format(*LINKS)}\nSome more words.\n")
    assert [(entry.title, entry.arxiv) for entry in digest.entries] == [
        ("Lanterns for Night Driving Agents", "2601.01001"),
        ("Small Boats Beat Big Ships", "2601.01002"),
    ]


def test_signs_of_two_columns_keep_the_columns_apart() -> None:
    """Chinese, Japanese and Korean letters take two columns where a table is drawn."""
    drawn = "====  ====\n제목  연도\n====  ====\n가나  2025\n다라  2026\n====  ====\n"
    assert as_markdown(drawn) == "| 제목 | 연도 |\n| --- | --- |\n| 가나 | 2025 |\n| 다라 | 2026 |\n"


def test_a_table_without_a_header_keeps_its_first_row() -> None:
    """Markdown needs a header: it is empty."""
    assert as_markdown("=== ===\na   b\nc   d\n=== ===\n") == "|  |  |\n| --- | --- |\n| a | b |\n| c | d |\n"


@pytest.mark.parametrize(
    "text",
    [
        "a = b\n=====\n",
        "├── src\n│   └── a.py\n",
        "x\n~~~~~~~~~\ncode\n~~~~~~~~~\n",
        "+ one\n+ two\n",
        "==== ====\nno end\n",
    ],
)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    """Underlines of Markdown, trees of folders, fences and lists are no tables."""
    assert as_markdown(text) == text
