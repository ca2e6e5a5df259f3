# ruff: noqa: E501 -- a row of a table is easier to read whole
"""`kg show` tells what the graph knows of a thing, and shows no text as anything but text."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal

import pytest
from small_graph import small_graph

from paperkg.errors import UsageError
from paperkg.model import Graph, Paper, Result
from paperkg.rdf import write_rdf
from paperkg.show import card, card_text, html_of


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("2509.00001", ["OmniZip: smaller clips  [Paper]", "OmniZip: 더 작은 영상", "Ara Kim, Bo Lee", "OmniZip (Method)",
                        "2025-09-30.md:3", "at most 2.75 x (increase) by OmniZip", "from 70", "추가 학습 없이 Qwen2.5-VL"]),
        ("bo lee", ["Bo Lee  [Author]", "A test of many clips", "Ara Kim (1), Cho Park (1)"]),
        ("VideoMME", ["Video-MME  [Benchmark]", "VideoMME", "at 4 places, papers: 3", "evaluates on, 3", "60.1 % (absolute) by Tiny-VL"]),
        ("토큰 가지치기", ["token pruning  [Method]", "name in ko", "mentions, 1", "작은 모델의 한계"]),
        ("qwen2.5", ["Qwen2.5  [Model]", "variants", "Qwen2.5-VL"]),
        ("FID", ["FID  [Metric]", "lower", "3.2 (absolute) by LLaMA-Nano"]),
    ],
)  # fmt: skip
def test_a_card_says_what_the_graph_knows(name, lines):
    """A paper, an author, a benchmark, a method, a family and a metric each have a card."""
    text = card_text(card(small_graph(), name))
    for line in lines:
        assert line in text


def test_without_a_name_the_graph_is_shown_at_a_glance():
    """Counts, the newest digest, and what most papers are evaluated on."""
    found = card(small_graph())
    assert found["counts"]["Paper"] == 6
    assert found["counts"]["Benchmark"] == 3
    assert found["newest"] == {"date": "2025-10-31", "digest": "2025-10-31.md"}
    assert [one["name"] for one in found["top_benchmarks"]] == ["Video-MME", "LongBench", "MVI-Bench"]
    text = card_text(found)
    assert "6 papers" in text
    assert "Newest digest: 2025-10-31.md (2025-10-31)" in text
    assert card_text(card(Graph())) == "\n"


def test_every_place_of_a_card_is_true():
    """Each sentence of a card stands on its line of its digest."""
    graph = small_graph()
    texts = {digest.name: digest.text.split("\n") for digest in graph.digests}
    for name in ("2509.00001", "Video-MME", "GPT-4o"):
        for place in card(graph, name)["evidence"]:
            assert place["sentence"] in texts[place["digest"]][place["line"] - 1]


def test_an_unknown_name_gets_a_suggestion_and_a_double_one_a_choice():
    """Nothing is guessed."""
    with pytest.raises(UsageError, match="did you mean"):
        card(small_graph(), "OmniZipp")
    with pytest.raises(UsageError, match="names several things"):
        card(small_graph(), "Tiny-VL")


def test_the_command_prints_a_card_and_its_json(tmp_path):
    """`kg show NAME`, `kg show NAME --json`, `kg show`."""
    write_rdf(small_graph(), tmp_path)

    def kg(*words: str) -> str:
        command = [sys.executable, "-m", "paperkg.cli", "show", *words, "-o", str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert kg("gpt4o").startswith("GPT-4o  [Model]")
    assert json.loads(kg("gpt4o", "--json"))["forms"] == ["GPT4o"]
    assert "6 papers" in kg()


HOSTILE = '<script>alert("x")</script>\'&'


@pytest.mark.parametrize(
    "value",
    [
        Graph(),
        Paper("paper/x", HOSTILE, title_ko=HOSTILE, arxiv=HOSTILE),
        Result("result/x", HOSTILE, Decimal("1.50"), "absolute", (), (), unit=HOSTILE, subject=HOSTILE),
    ],
    ids=["graph", "paper", "result"],
)
def test_a_notebook_shows_a_table_of_words(value):
    """Whatever stands in a value is escaped."""
    html = html_of(value)
    assert value._repr_html_() == html
    assert html.startswith("<table>")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html or isinstance(value, Graph)
