"""The graph as tables: columns and dtypes as documented, numbers as numbers, records in the annotated form."""

import json
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from paperkg.model import Author, Digest, Entity, Evidence, Graph, Mention, Paper, Relation, Result, Span
from paperkg.tables import COLUMNS, to_pandas, to_records, write_tables

TEXT = "PBS-Attn은 LongBench에서 최대 2.75배 빠르다. PBS-Attn"
D = "d" * 16


def span(part, text=TEXT):
    start = text.index(part)
    return Span(D, start, start + len(part))


METHOD, BENCHMARK = span("PBS-Attn"), span("LongBench")
GRAPH = Graph(
    digests=(Digest(D, "d" * 64, "a.md", TEXT, "numbered", date=date(2025, 10, 27)),),
    papers=(
        Paper("paper/arxiv-2510.21270", "Sparser Attention", "희소 어텐션", "2510.21270", authors=("author/a-b",),
              date=date(2025, 10, 27), entries=((D, 1),)),
    ),
    authors=(Author("author/a-b", "A B", ("B A",)),),
    entities=(
        Entity("benchmark/longbench", "Benchmark", "LongBench"),
        Entity("method/permuted-attention", "Method", "Permuted Attention", aliases=("PBS-Attn",)),
    ),
    relations=(
        Relation("paper/arxiv-2510.21270", "introduces", "method/permuted-attention", (METHOD,), (D,), "cue", 0.9),
        Relation("paper/arxiv-2510.21270", "evaluates_on", "benchmark/longbench", (BENCHMARK,), (D,), "cue", 0.8),
    ),
    results=(
        Result("result/1", "paper/arxiv-2510.21270", Decimal("2.75"), "increase", (span("최대 2.75배"),), (D,),
               unit="x", bound="at_most", subject="method/permuted-attention", benchmark="benchmark/longbench"),
    ),
    mentions=(
        Evidence(Mention(METHOD, "PBS-Attn", "Method", 0.9, "model"), "paper/arxiv-2510.21270",
                 "method/permuted-attention"),
        Evidence(Mention(BENCHMARK, "LongBench", "Benchmark", 0.8, "model"), "paper/arxiv-2510.21270",
                 "benchmark/longbench"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("graph", [GRAPH, Graph()], ids=["one paper", "empty"])
def test_tables_have_the_documented_columns_and_dtypes(graph):
    """Also an empty graph gives frames of the right shape."""
    assert {name: dict(f.dtypes.astype(str)) for name, f in to_pandas(graph).items()} == COLUMNS


def test_results_are_numbers_with_their_quote():
    """A value is a number, an absent one is missing, and the quote is the text of the digest."""
    row = to_pandas(GRAPH)["results"].iloc[0]
    assert row["value"] == 2.75
    assert pd.isna(row["previous"])
    assert (row["unit"], row["kind"], row["bound"], row["quote"]) == ("x", "increase", "at_most", "최대 2.75배")


def test_a_record_names_things_as_its_paper_does():
    """The canonical name may come from another digest; the record keeps to the forms of this paper."""
    (record,) = to_records(GRAPH)
    assert [(e["type"], e["name"], e["relation"]) for e in record["entities"]] == [
        ("Method", "PBS-Attn", "introduces"),
        ("Benchmark", "LongBench", "evaluates_on"),
    ]
    assert record["results"][0] | {"evidence": None, "id": None} == {
        "subject": "PBS-Attn", "benchmark": "LongBench", "metric": None, "baseline": None, "value": 2.75, "unit": "x",
        "kind": "increase", "bound": "at_most", "quote": "최대 2.75배", "id": None, "evidence": None,
    }  # fmt: skip
    assert (record["doc"], record["index"], record["date"], record["authors"]) == ("a.md", 1, "2025-10-27", ["A B"])


def test_written_tables_read_back(tmp_path):
    """CSV, Parquet and records on disk say what the graph says."""
    write_tables(GRAPH, tmp_path)
    csv = pd.read_csv(tmp_path / "tables" / "results.csv")
    parquet = pd.read_parquet(tmp_path / "tables" / "results.parquet")
    assert csv["value"].tolist() == parquet["value"].tolist() == [2.75]
    assert pd.read_csv(tmp_path / "tables" / "papers.csv")["date"].tolist() == ["2025-10-27"]
    lines = (tmp_path / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Sparser Attention"]
