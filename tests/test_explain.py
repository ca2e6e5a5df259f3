"""`kg explain`: what a thing is, where each of its forms stands, why they are one, what was refused, who says so."""

import json

import pytest
from named_graphs import build_in, graph_of, write_digest
from typer.testing import CliRunner

from paperkg.cli import app
from paperkg.errors import UsageError
from paperkg.explain import explain
from paperkg.link import Overrules

NAMES = [
    ("Method", "introduces", "Permuted Zebra Attention", "PZ-Attn"),
    ("Method", "compares_with", "PZ Attn"),
    ("Benchmark", "evaluates_on", "ZebraBench", "Zebra-Bench"),
    ("Benchmark", "evaluates_on", "ZebraBench v2"),
    ("Model", "uses", "Quokka-7B"),
]


@pytest.fixture(scope="module")
def digests(tmp_path_factory):
    """Two digests: one spells a method out, the other uses its acronym."""
    folder = tmp_path_factory.mktemp("digests")
    write_digest(
        folder / "a.md",
        goal="Permuted Zebra Attention (PZ-Attn)을 제안한다.",
        results="Zebra-Bench에서 이겼다. Quokka-7B를 쓴다.",
    )
    write_digest(
        folder / "b.md", date="2026-01-06", title="Another study", arxiv="2601.00002",
        goal="PZ Attn보다 빠르다.", results="ZebraBench v2 and ZebraBench.",
    )  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def graph(digests):
    """Their graph."""
    return graph_of([digests], NAMES)


def test_every_form_is_told_with_its_places(graph):
    """A place is the file, the line, the words and their sentence."""
    found = explain(graph, "pz attn")
    assert (found.id, found.type) == ("method/permuted-zebra-attention", "Method")
    forms = dict(found.forms)
    assert sorted(forms) == ["PZ Attn", "PZ-Attn", "Permuted Zebra Attention"]
    (said,) = forms["PZ-Attn"]
    assert (said.digest, said.line, said.sentence) == (
        "a.md",
        9,
        "Goal: Permuted Zebra Attention (PZ-Attn)을 제안한다.",
    )
    assert forms["PZ Attn"][0].digest == "b.md"


def test_every_merge_is_told_with_its_rule(graph):
    """The rule says why two forms are one."""
    found = explain(graph, "Permuted Zebra Attention")
    merges = {(m.form, m.other): m.rule for m in found.merges}
    assert merges["PZ Attn", "Permuted Zebra Attention"] == "the initials"
    assert merges["PZ-Attn", "PZ Attn"].startswith("spelled alike")
    assert explain(graph, "Zebra Bench").merges[0].rule.startswith("spelled alike")


def test_relations_are_told_with_rule_confidence_and_sentence(graph):
    """Which papers, in which relation, strongest first, which digests say so, and where."""
    first, second = explain(graph, "PZ-Attn").relations
    assert (first.predicate, first.paper, first.digests) == ("introduces", "paper/arxiv-2601.00001", ("a.md",))
    assert (second.predicate, second.title, second.rule, second.confidence) == (
        "compares_with",
        "Another study",
        "search",
        0.9,
    )
    assert "PZ Attn보다 빠르다." in second.places[0].sentence


def test_a_refusal_is_told_with_its_reason(digests):
    """What the user or a rule keeps apart stands there with the reason."""
    kept = graph_of([digests], NAMES, overrules=Overrules(different=(("PZ-Attn", "Permuted Zebra Attention"),)))
    found = explain(kept, "PZ-Attn")
    assert [(m.form, m.other, m.rule) for m in found.refused] == [
        ("PZ Attn", "Permuted Zebra Attention", "you said that they are different")
    ]
    assert "Kept apart, because\n  PZ Attn ≠ Permuted Zebra Attention: you said that they are different" in str(found)


def test_families_are_told_both_ways(graph):
    """A model of a size names its family, a family its sizes."""
    assert explain(graph, "Quokka-7B").family == ("model/quokka", "Quokka")
    assert explain(graph, "model/quokka").variants == (("model/quokka-7b", "Quokka-7B"),)


def test_papers_and_authors_are_explained_too(graph):
    """A paper by its arXiv id or title: the titles that digests give it."""
    found = explain(graph, "2601.00002")
    assert (found.type, found.name) == ("Paper", "Another study")


def test_an_unknown_name_gets_the_nearest(graph):
    """One line with names that are near."""
    with pytest.raises(UsageError, match="did you mean ZebraBench"):
        explain(graph, "ZebraBenhc")


def test_the_command_prints_text_and_json(digests, tmp_path):
    """Text for people, JSON with every place."""
    output = build_in(tmp_path / "output", [digests], NAMES)
    shown = CliRunner().invoke(app, ["explain", "PZ-Attn", "-o", str(output)])
    assert shown.exit_code == 0
    assert "PZ Attn = Permuted Zebra Attention: the initials" in shown.stdout
    assert "a.md:9: Goal: Permuted Zebra Attention (PZ-Attn)을 제안한다." in shown.stdout
    data = json.loads(CliRunner().invoke(app, ["explain", "PZ-Attn", "-o", str(output), "--json"]).stdout)
    merge = {"form": "PZ Attn", "other": "Permuted Zebra Attention", "rule": "the initials", "same": True}
    assert merge in data["merges"]
