"""Weekly lists of `N) **Title** - text | [Paper](link)`: a bold title is the title, whatever words it has."""

from __future__ import annotations

import pytest

from paperkg.read import read_text

TITLES = (
    "LiveCodeBench Pro",
    "Chatbot Arena Pro",
    "Forecasting Without Timestamps",
    "The Modality Tax",
    "Kimi K2",
)
TEXTS = (
    "asks olympiad medalists to grade problems; the best model solves 53% of medium ones.",
    "A leaderboard paper. It shows that votes drift with the length of an answer.",
    "A theory paper. It shows that any forecaster has an error floor on seasonal series.",
    "Adding vision to a language model makes it worse at language, and this paper puts a price on it.",
    "a trillion-parameter mixture of experts trained with MuonClip.",
)
LINKS = (
    "https://arxiv.org/abs/2506.11928",
    "https://example.org/votes",
    "https://example.org/calendar-gap",
    "https://example.org/mm/tax",
    "https://arxiv.org/abs/2507.20534",
)


@pytest.mark.parametrize(
    "row", ["{n}) **{title}** - {text} | [Paper]({link})", "| {n}) **{title}** - {text} | [Paper]({link}) |"]
)
def test_a_bold_title_before_a_dash_is_the_title(row: str) -> None:
    """Every paper of the week is there under its bold title, whether its link leads to arXiv or elsewhere."""
    rows = [
        row.format(n=n, title=title, text=text, link=link)
        for n, (title, text, link) in enumerate(zip(TITLES, TEXTS, LINKS, strict=True), 1)
    ]
    head = "## Top papers of the week (May 5 - May 11, 2025)\n\n"
    table = "| **Paper** | **Links** |\n| --- | --- |\n"
    digest = read_text(head + (table + "\n".join(rows) if row.startswith("|") else "\n\n".join(rows)) + "\n")
    assert [entry.title for entry in digest.entries] == list(TITLES)
    assert [entry.arxiv for entry in digest.entries] == ["2506.11928", None, None, None, "2507.20534"]


def test_a_paragraph_that_begins_with_the_word_code_is_text() -> None:
    """A paragraph on code agents is no line of links."""
    title = "# 1. [A Paper: On Code](https://arxiv.org/abs/2501.00001)"
    digest = read_text(f"{title}\n\n코드 에이전트가 저장소를 읽는다.\n\n둘째 문단이다.\n")
    (entry,) = digest.entries
    told = " ".join(digest.text[section.span.start : section.span.end] for section in entry.sections)
    assert "코드 에이전트가" in told
    assert "둘째 문단이다." in told
