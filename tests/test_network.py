# ruff: noqa: E501 -- a row of a table is easier to read whole
"""The graph as a network: nothing is overwritten, projections count what is shared, measures repeat."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from made_graphs import made_graph
from small_graph import small_graph

from paperkg.errors import UsageError
from paperkg.model import Entity, Graph, Paper, Relation
from paperkg.network import centrality, communities, project, to_networkx, write_graphml


def test_every_relation_result_and_signature_is_an_edge():
    """Edges are keyed by relation, so that two ways in which things are joined stand side by side."""
    graph = small_graph()
    network = to_networkx(graph)
    keys = [key for _, _, key in network.edges(keys=True)]
    assert sum(key == "creator" for key in keys) == sum(len(paper.authors) for paper in graph.papers)
    assert sum(key == "reports" for key in keys) == len(graph.results)
    for relation in graph.relations:
        assert network.edges[relation.paper, relation.entity, relation.predicate]["mentions"] == len(relation.evidence)
    result = next(result for result in graph.results if result.metric and result.baseline)
    ends = {key: end for _, end, key in network.edges(result.id, keys=True)}
    assert ends == {
        "subject": result.subject, "benchmark": result.benchmark, "metric": result.metric, "baseline": result.baseline,
    }  # fmt: skip
    assert network.nodes["paper/arxiv-2509.00001"]["date"] == "2025-09-30"


def test_papers_are_joined_by_the_benchmarks_that_they_share():
    """The weight of an edge is how many they share, and the edge names them."""
    network = project(small_graph(), "Paper", via="Benchmark", relations=["evaluates_on"])
    edges = {(a[-5:], b[-5:]): (d["weight"], d["shared"]) for a, b, d in network.edges(data=True)}
    assert edges == {
        ("00001", "00003"): (2, ("benchmark/longbench", "benchmark/video-mme")),
        ("00001", "00004"): (1, ("benchmark/video-mme",)),
        ("00003", "00004"): (1, ("benchmark/video-mme",)),
    }
    assert project(small_graph(), "Paper", via="Benchmark", least=2).number_of_edges() == 1


@pytest.mark.parametrize(
    ("what", "via"), [("Author", "Paper"), ("Benchmark", "Paper"), ("Author", "Method"), ("Paper", "Author")]
)
def test_a_projection_counts_what_pairs_share(what, via):
    """Each weight is the number of neighbours in common, counted one by one."""
    graph = made_graph(60)
    held: dict[str, set[str]] = {}
    authors = {paper.id: paper.authors for paper in graph.papers}
    types = {entity.id: entity.type for entity in graph.entities}
    for paper in graph.papers:
        for author in paper.authors if {what, via} == {"Author", "Paper"} else ():
            item, thing = (author, paper.id) if what == "Author" else (paper.id, author)
            held.setdefault(item, set()).add(thing)
    for relation in graph.relations:
        if what == "Benchmark" and types[relation.entity] == "Benchmark":
            held.setdefault(relation.entity, set()).add(relation.paper)
        if via == "Method" and types[relation.entity] == "Method":
            for author in authors[relation.paper]:
                held.setdefault(author, set()).add(relation.entity)
    expected = {
        frozenset(pair): len(held[pair[0]] & held[pair[1]]) for pair in combinations(held, 2) if held[pair[0]] & held[pair[1]]
    }
    network = project(graph, what, via=via)
    assert {frozenset((a, b)): d["weight"] for a, b, d in network.edges(data=True)} == expected


@pytest.mark.parametrize(("what", "via"), [("Paper", "Paper"), ("Model", "Task"), ("Paper", "Nothing"), ("Digest", "Paper")])
def test_what_no_edge_joins_is_said(what, via):
    """Two types that no edge joins, and types that do not exist, are a clear line."""
    with pytest.raises(UsageError, match=r"no edge joins|no nodes of type"):
        project(small_graph(), what, via=via)


@pytest.mark.parametrize("measure", ["degree", "betweenness", "closeness"])
def test_measures_are_those_of_networkx(measure):
    """The faster engine gives the numbers that networkx gives."""
    network = project(made_graph(60), "Author", via="Paper")
    theirs = {"degree": nx.degree_centrality, "betweenness": nx.betweenness_centrality, "closeness": nx.closeness_centrality}
    expected = theirs[measure](network, wf_improved=False) if measure == "closeness" else theirs[measure](network)
    assert centrality(network, measure) == pytest.approx(expected, abs=1e-9)


def test_pagerank_is_that_of_networkx():
    """Weights count, and all shares sum to one."""
    network = project(made_graph(60), "Author", via="Paper")
    ours = centrality(network, "pagerank")
    assert sum(ours.values()) == pytest.approx(1)
    assert ours == pytest.approx(nx.pagerank(network, tol=1e-12, max_iter=1000), abs=1e-6)


def test_communities_are_the_two_circles_that_one_edge_joins():
    """Every node is in one community, the largest first."""
    network = nx.Graph([*combinations("abcde", 2), *combinations("wxyz", 2), ("a", "z")])
    assert communities(network) == (("a", "b", "c", "d", "e"), ("w", "x", "y", "z"))
    assert communities(nx.Graph()) == ()


def test_the_network_and_its_measures_repeat(tmp_path):
    """GraphML, communities and betweenness are the same bytes whatever order Python's sets come in."""
    script = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]);"
        "from made_graphs import made_graph; from paperkg.network import *;"
        "graph = made_graph(80); path = pathlib.Path(sys.argv[2]); write_graphml(graph, path);"
        "network = project(graph, 'Author', via='Paper');"
        "print(path.read_bytes(), communities(network), centrality(network, 'betweenness'))"
    )
    words = [sys.executable, "-c", script, str(Path(__file__).parent), str(tmp_path / "kg.graphml")]
    runs = [
        subprocess.run(words, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_graphml_holds_any_letters(tmp_path):
    """Control characters, which XML cannot hold, are replaced; all else comes back."""
    graph = Graph(
        papers=(Paper("paper/x", 'A\x00 <b> & "한글" \ud800'),),
        entities=(Entity("task/t", "Task", "t"),),
        relations=(Relation("paper/x", "addresses", "task/t", (), ()),),
    )
    write_graphml(graph, tmp_path / "kg.graphml")
    back = nx.read_graphml(tmp_path / "kg.graphml", force_multigraph=True)
    assert back.nodes["paper/x"]["label"] == 'A\ufffd <b> & "한글" \ufffd'
    assert list(back.edges(keys=True)) == [("paper/x", "task/t", "addresses")]
