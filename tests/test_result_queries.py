"""The queries over results: leaderboards that compare only what can be compared, gains, history, contradictions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from paperkg.model import Digest, Entity, Evidence, Graph, Mention, Paper, Result, Span
from paperkg.query import run_query

TEXT = "x" * 400
DIGEST = "0123456789abcdef"


def result(n: int, value: str, paper: int = 1, **changes: Any) -> Result:
    plain: dict[str, Any] = {
        "subject": "model/own", "benchmark": "benchmark/gsm8k", "metric": "metric/accuracy", "unit": "%",
        "kind": "absolute",
    }  # fmt: skip
    evidence = (Span(DIGEST, n * 10, n * 10 + 5),)
    fields = {**plain, **changes}
    return Result(f"result/{n:016x}", f"paper/p{paper}", Decimal(value), evidence=evidence, digests=(DIGEST,), **fields)


def graph_of(*results: Result) -> Graph:
    named = {
        "model/own": ("Model", "Own"), "model/gpt-4o": ("Model", "GPT-4o"), "benchmark/gsm8k": ("Benchmark", "GSM8K"),
        "benchmark/imagenet": ("Benchmark", "ImageNet"), "metric/accuracy": ("Metric", "accuracy"),
        "metric/fid": ("Metric", "FID"), "metric/oddness": ("Metric", "oddness"),
    }  # fmt: skip
    papers = tuple(
        Paper(f"paper/p{n}", f"Paper {n}", date=date(2025, n, 1), entries=((DIGEST, n),)) for n in (1, 2, 3)
    )
    quotes = {Evidence(Mention(s, s.of(TEXT), "Metric", 1.0, "test"), r.paper) for r in results for s in r.evidence}
    return Graph(
        digests=(Digest(DIGEST, DIGEST * 4, "a.md", TEXT, "numbered"),),
        papers=papers,
        entities=tuple(sorted((Entity(i, t, n) for i, (t, n) in named.items()), key=lambda e: e.id)),  # type: ignore[arg-type]
        results=tuple(sorted(results, key=lambda r: r.id)),
        mentions=tuple(sorted(quotes, key=lambda e: (e.mention.span, e.paper))),
    )


def rows(graph: Graph, query: str, **parameters: object) -> list[dict[str, Any]]:
    answer = run_query(graph, query, parameters=parameters)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_scores_are_ranked_by_the_direction_of_their_metric() -> None:
    """More accuracy is better, less FID is better; each metric is a list of its own."""
    graph = graph_of(
        result(1, "81.5"), result(2, "93", paper=2), result(3, "12.5", metric="metric/fid", unit=None),
        result(4, "2.1", paper=2, metric="metric/fid", unit=None),
    )  # fmt: skip
    told = [(r["metricName"], r["rank"], r["value"]) for r in rows(graph, "leaderboard", benchmark="GSM8K")]
    assert told == [
        ("FID", 1, Decimal("2.1")), ("FID", 2, Decimal("12.5")),
        ("accuracy", 1, Decimal(93)), ("accuracy", 2, Decimal("81.5")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"metric": None}, "names no metric"),
        ({"kind": "increase"}, "not a score"),
        ({"metric": "metric/oddness"}, "which way"),
    ],
)
def test_what_cannot_be_compared_is_left_out_with_its_reason(changes: dict[str, Any], why: str) -> None:
    """No metric, a difference, an unknown direction: shown last, without a rank, with a reason."""
    told = rows(graph_of(result(1, "81.5"), result(2, "99", **changes)), "leaderboard", benchmark="GSM8K")
    assert [r["rank"] for r in told] == [1, None]
    assert why in told[-1]["leftOut"]


def test_units_and_benchmarks_are_never_mixed() -> None:
    """0.93 and 93 % are ranked apart; another benchmark is not there at all."""
    graph = graph_of(result(1, "93"), result(2, "0.95", unit=None), result(3, "99", benchmark="benchmark/imagenet"))
    assert [(r["unit"], r["rank"]) for r in rows(graph, "leaderboard", benchmark="GSM8K")] == [(None, 1), ("%", 1)]


def test_gains_are_a_list_of_their_own() -> None:
    """At least twice as fast; scores and other units are not there, of a range the larger end counts."""
    graph = graph_of(
        result(1, "93"), result(2, "2.75", kind="increase", unit="x", bound="at_most"),
        result(3, "1.5", kind="decrease", unit="x"), result(4, "1.5", kind="decrease", unit="x", value_max=Decimal(3)),
        result(5, "40", kind="increase", unit="%"),
    )  # fmt: skip
    assert [(r["kindName"], r["value"]) for r in rows(graph, "gains", min="2x")] == [
        ("decrease", Decimal("1.5")), ("increase", Decimal("2.75")),
    ]  # fmt: skip
    assert [r["value"] for r in rows(graph, "gains", min="30%", unit="%")] == [Decimal(40)]


def test_losses_beat_nobody() -> None:
    """Less accuracy than GPT-4o is no win; less FID is."""
    graph = graph_of(
        result(1, "3", kind="increase", unit="%p", baseline="model/gpt-4o"),
        result(2, "2", kind="decrease", unit="%p", baseline="model/gpt-4o"),
        result(3, "1", kind="decrease", metric="metric/fid", unit=None, baseline="model/gpt-4o"),
        result(4, "9", kind="increase"),
    )
    assert [r["value"] for r in rows(graph, "beats", baseline="GPT-4o")] == [Decimal(1), Decimal(3)]


def test_history_keeps_what_was_the_best_of_its_day() -> None:
    """A later score that is no better is not in it."""
    graph = graph_of(result(1, "80"), result(2, "75", paper=2), result(3, "90", paper=3), result(4, "70"))
    assert [(str(r["date"]), r["value"]) for r in rows(graph, "history", benchmark="GSM8K")] == [
        ("2025-01-01", Decimal(80)), ("2025-03-01", Decimal(90)),
    ]  # fmt: skip


def test_two_values_of_one_thing_contradict_each_other() -> None:
    """The same subject, benchmark, metric and unit with two values; a bound or another metric is no contradiction."""
    graph = graph_of(
        result(1, "80"), result(2, "81", paper=2), result(3, "85", bound="at_least"),
        result(4, "3", metric="metric/fid"),
    )
    (row,) = rows(graph, "contradictions")
    assert (row["value"], row["otherValue"], row["otherTitle"]) == (Decimal(80), Decimal(81), "Paper 2")


def test_two_scores_in_one_breath_contradict_nothing() -> None:
    """A sentence that gives two values speaks of two conditions; the same paper elsewhere does not."""
    far = (Span(DIGEST, 300, 305),)
    assert rows(graph_of(result(1, "80"), result(2, "81")), "contradictions") == []
    (row,) = rows(graph_of(result(1, "80"), replace(result(2, "81"), evidence=far)), "contradictions")
    assert (row["value"], row["otherValue"]) == (Decimal(80), Decimal(81))


@pytest.mark.parametrize(("stated", "unit", "fits"), [("10", "%p", True), ("12.5", "%", True), ("15", "%p", False)])
def test_a_stated_difference_fits_its_ends(stated: str, unit: str, fits: bool) -> None:
    """From 80 to 90 is 10 points, or 12.5 percent; 15 points contradict it."""
    graph = graph_of(result(1, "90", previous=Decimal(80)), result(2, stated, kind="increase", unit=unit))
    told = [r["why"] for r in rows(graph, "contradictions")]
    assert told == ([] if fits else ["a difference that is not that of its ends"])


def test_a_contradiction_without_a_subject_or_metric_is_one_row() -> None:
    """What a pair of numbers does not name stays empty: it is not joined with all that has a name."""
    bare = {"subject": None, "metric": None}
    graph = graph_of(
        result(1, "90", previous=Decimal(80), **bare), result(2, "15", kind="increase", unit="%p", **bare),
        result(3, "1", previous=Decimal(2), benchmark=None, subject=None),
        result(4, "7", kind="decrease", benchmark=None, subject=None),
    )  # fmt: skip
    told = [(r["subject"], r["benchmark"], r["metric"], r["otherValue"]) for r in rows(graph, "contradictions")]
    assert told == [(None, "GSM8K", None, Decimal(15)), (None, None, "accuracy", Decimal(7))]
