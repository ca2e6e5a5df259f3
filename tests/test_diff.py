"""`kg diff`: what was added, removed and changed between two graphs, and which merges were made or undone."""

import json
from decimal import Decimal

from named_graphs import build_in, write_digest
from typer.testing import CliRunner

from paperkg.cli import app
from paperkg.diff import diff_graphs
from paperkg.link import Overrules
from paperkg.model import Entity, Graph, Paper, Relation, Result

PAPER = Paper("paper/arxiv-1", "One", arxiv="1", authors=("author/a",))
MODEL = Entity("model/m", "Model", "M")


def relation(predicate):
    """A relation of the paper to the model."""
    return Relation(PAPER.id, predicate, MODEL.id, (), ())


def result(value, id="result/1", **fields):
    """A result of the paper."""
    return Result(id, PAPER.id, Decimal(value), "absolute", (), (), subject=MODEL.id, unit="%", **fields)


def changes(old, new):
    """The changes as lines."""
    return [(c.kind, c.how, c.id, c.what) for c in diff_graphs(old, new).changes]


def test_equal_graphs_have_no_difference():
    """Nothing is said, and the difference is false."""
    graph = Graph(papers=(PAPER,), entities=(MODEL,), relations=(relation("uses"),), results=(result("9.5"),))
    assert not diff_graphs(graph, graph)
    assert str(diff_graphs(graph, graph)) == "no difference"


def test_what_comes_and_goes_is_told():
    """With its name, or what it says."""
    assert changes(Graph(), Graph(papers=(PAPER,))) == [("papers", "+", "paper/arxiv-1", "One")]
    assert changes(Graph(entities=(MODEL,)), Graph()) == [("entities", "-", "model/m", "M")]


def test_what_changes_is_told_field_by_field():
    """Lists by what came and went, other fields as before and after."""
    other = Paper("paper/arxiv-1", "Two", arxiv="1", authors=("author/b",))
    assert changes(Graph(papers=(PAPER,)), Graph(papers=(other,))) == [
        ("papers", "~", "paper/arxiv-1", "title One -> Two; authors: author/b, no author/a")
    ]
    assert changes(Graph(relations=(relation("uses"),)), Graph(relations=(relation("introduces"),))) == [
        ("relations", "~", "paper/arxiv-1 model/m", "predicate uses -> introduces")
    ]


def test_another_value_of_a_cell_is_a_change():
    """Though the result's id, which is made of its content, is another."""
    (change,) = changes(Graph(results=(result("9.5"),)), Graph(results=(result("9.7", "result/2"),)))
    assert change == ("results", "~", "paper/arxiv-1 model/m ? ?", "value 9.5 -> 9.7")
    more = changes(Graph(results=(result("9.5"),)), Graph(results=(result("9.5"), result("9.7", "result/2"))))
    assert {how for _, how, _, _ in more} == {"+", "-"}


def test_merges_made_and_undone_are_told(tmp_path):
    """Both graphs know the forms; in one of them they are one thing."""
    write_digest(tmp_path / "a.md", goal="Permuted Zebra Attention (PZ-Attn)을 제안한다.")
    names = [("Method", "introduces", "Permuted Zebra Attention", "PZ-Attn"), ("Method", "uses", "PZ-Attn")]
    joined = build_in(tmp_path / "joined", [tmp_path / "a.md"], names)
    said = Overrules(different=(("PZ-Attn", "Permuted Zebra Attention"),))
    parted = build_in(tmp_path / "parted", [tmp_path / "a.md"], names, overrules=said)
    assert diff_graphs(parted, joined).made == (("PZ-Attn", "Permuted Zebra Attention"),)
    assert diff_graphs(joined, parted).undone == (("PZ-Attn", "Permuted Zebra Attention"),)
    shown = CliRunner().invoke(app, ["diff", str(joined), str(parted)])
    assert "merges: 0 made, 1 undone\n  - PZ-Attn = Permuted Zebra Attention" in shown.stdout
    data = json.loads(CliRunner().invoke(app, ["diff", str(joined), str(parted), "--format", "json"]).stdout)
    assert data["undone"] == [["PZ-Attn", "Permuted Zebra Attention"]]


def test_a_wrong_format_or_folder_is_told(tmp_path):
    """With the right exit codes."""
    run = CliRunner().invoke(app, ["diff", str(tmp_path), str(tmp_path), "--format", "xml"])
    assert "use text or json" in str(run.exception)
    run = CliRunner().invoke(app, ["diff", str(tmp_path), str(tmp_path)])
    assert "build it first" in str(run.exception)
