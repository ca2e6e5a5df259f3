"""The figures of `kg evaluate`: the same as those of the shared scorer, with intervals, and every mistake with its
sentence.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperkg.evaluate import Tally, figures_of, intervals, mistakes, reliability, score_papers, unseen_recall
from paperkg.gold import GoldEntity, GoldRecord, GoldResult, gold_record
from paperkg.read import read_text

SCORER = Path(__file__).parents[2] / "shared" / "eval" / "score.py"
FIGURES = (
    "found", "title", "arxiv", "date", "authors", "entities strict", "entities relaxed", "entities untyped",
    "results value", "results tuple", "Model", "Method", "Benchmark", "Dataset", "Metric", "Task", "relation accuracy",
)  # fmt: skip


def record(
    *entities: GoldEntity, title: str = "T", arxiv: str | None = None, results: Sequence[GoldResult] = ()
) -> GoldRecord:
    """Return a record with these entities."""
    return GoldRecord("a.md", 1, title, arxiv, entities=entities, results=tuple(results))


def figures(gold: GoldRecord, found: GoldRecord) -> dict[str, float]:
    """Return the figures of one paper."""
    return figures_of(score_papers([gold], [found]))


def test_an_optional_thing_neither_costs_nor_earns() -> None:
    """Found or not, the figure is that of the core things."""
    core, spare = GoldEntity("Model", ("Kite",)), GoldEntity("Method", ("tuning",), optional=True)
    with_it = figures(record(core, spare), record(GoldEntity("Model", ("kite",)), GoldEntity("Method", ("tuning",))))
    without = figures(record(core, spare), record(GoldEntity("Model", ("kite",))))
    assert with_it["entities strict"] == without["entities strict"] == 1.0


@pytest.mark.parametrize(("view", "share"), [("strict", 0.0), ("relaxed", 1.0), ("untyped", 1.0)])
def test_a_wrong_type_counts_only_where_types_count(view: str, share: float) -> None:
    """Model for Method is wrong in the strict view alone."""
    got = figures(record(GoldEntity("Model", ("Kite",))), record(GoldEntity("Method", ("Kite",))))
    assert got[f"entities {view}"] == share


def test_a_second_form_found_apart_is_an_invention() -> None:
    """Two things for one gold thing: one right, one wrong."""
    gold = record(GoldEntity("Model", ("Kite", "카이트")))
    found = record(GoldEntity("Model", ("Kite",)), GoldEntity("Model", ("카이트",)))
    assert score_papers([gold], [found])[0].tallies["entities strict"] == Tally(1, 1, 0)


def test_an_interval_holds_its_figure() -> None:
    """The bootstrap interval spans the figure and never leaves 0 to 1."""
    right = (record(GoldEntity("Model", ("A",)), title="a"), record(GoldEntity("Model", ("A",)), title="a"))
    wrong = (record(GoldEntity("Model", ("B",)), title="b"), record(GoldEntity("Model", ("C",)), title="b"))
    scores = score_papers([right[0], wrong[0]], [right[1], wrong[1]])
    low, high = intervals(scores)["entities strict"]
    assert 0 <= low <= figures_of(scores)["entities strict"] <= high <= 1


def test_a_mistake_comes_with_its_sentence() -> None:
    """What was missed and what was invented show where they stand."""
    text = (
        "# 1. [A Title](https://arxiv.org/abs/2510.21270)\n\n## Method\n\nFirst words. We fly Kite over hills. More.\n"
    )
    digest = read_text(text)
    found = record(GoldEntity("Task", ("hills",)))
    got = mistakes([(record(GoldEntity("Model", ("Kite",))), digest, digest.entries[0], found)])
    assert [(m.kind, m.name, m.sentence) for m in got] == [
        ("invented", "hills", "We fly Kite over hills."), ("missed", "Kite", "We fly Kite over hills."),
    ]  # fmt: skip


def test_recall_on_unseen_names_leaves_out_the_seen() -> None:
    """Only a thing without any seen form counts."""
    gold = record(GoldEntity("Model", ("Kite", "K")), GoldEntity("Model", ("Zeppelin",)))
    assert unseen_recall([gold], [gold], {"k"}) == Tally(1, 0, 0)


def test_reliability_is_the_share_that_is_right_at_each_confidence() -> None:
    """Two things at 0.85, one right, give one half."""
    gold = record(GoldEntity("Model", ("Kite",)))
    found = record(GoldEntity("Model", ("Kite",)), GoldEntity("Model", ("Owl",)))
    rows = reliability([gold], [(found, (0.85, 0.85))])
    assert (0.8, 0.9, 2, 0.5) in rows


NAMES = ("Kite", "kite model", "카이트", "Owl-7B", "Owl 7B", "FID", "점수", "GSM8K", "gsm8k 벤치마크", "C++")


@st.composite
def raw_record(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a record in the form of a line of a gold file."""
    entity = st.fixed_dictionaries(
        {"type": st.sampled_from(["Model", "Method", "Benchmark", "Dataset", "Metric", "Task"]),
         "name": st.sampled_from(NAMES),
         "aliases": st.lists(st.sampled_from(NAMES), max_size=2),
         "relation": st.sampled_from(["introduces", "uses", "measures"]), "optional": st.booleans()}
    )  # fmt: skip
    who = st.none() | st.sampled_from(NAMES)
    result = st.fixed_dictionaries(
        {"value": st.sampled_from([1, 2.5, 95, -3]), "unit": st.sampled_from([None, "%", "배", "x", "%p", "점"]),
         "kind": st.just("absolute"), "subject": who, "benchmark": who, "metric": who}
    )  # fmt: skip
    return {
        "doc": "a.md", "index": 1, "arxiv": draw(st.sampled_from([None, "2510.1", "2510.2"])),
        "title": draw(st.sampled_from(["One", "Two!", "three", ""])),
        "date": draw(st.sampled_from([None, "2025-01-01"])),
        "authors": draw(st.lists(st.sampled_from(["A. B", "C D"]), max_size=3)),
        "entities": draw(st.lists(entity, max_size=5)), "results": draw(st.lists(result, max_size=4)),
    }  # fmt: skip


def by_the_scorer(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], folder: Path) -> dict[str, float]:
    """Return what the shared scorer prints."""
    paths = []
    for name, records in (("gold", gold), ("found", found)):
        path = folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
        paths.append(str(path))
    done = subprocess.run([sys.executable, str(SCORER), *paths, "--json"], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


@pytest.mark.skipif(not SCORER.exists(), reason="the shared scorer is not here")
@settings(max_examples=15, deadline=None)
@given(gold=st.lists(raw_record(), min_size=1, max_size=4), found=st.lists(raw_record(), max_size=4))
def test_the_figures_are_those_of_the_shared_scorer(
    gold: list[dict[str, Any]], found: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any gold and any findings give the same figures, to four digits, as the scorer beside the gold."""
    theirs = by_the_scorer(gold, found, tmp_path_factory.mktemp("score"))
    ours = figures_of(score_papers([gold_record(r) for r in gold], [gold_record(r) for r in found]))
    assert {k: round(ours[k], 4) for k in FIGURES} == {k: theirs[k] for k in FIGURES}


def test_a_value_is_matched_with_its_unit() -> None:
    """2.5x and 2.5 배 are one claim, 2.5% is another."""

    def claim(unit: str) -> GoldResult:
        return GoldResult(Decimal("2.5"), "increase", unit=unit)

    assert figures(record(results=[claim("x")]), record(results=[claim("배")]))["results value"] == 1.0
    assert figures(record(results=[claim("x")]), record(results=[claim("%")]))["results value"] == 0.0
