"""The straight line: the same digests give the same graph and the same bytes, however they come."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperkg.build import build_folder, build_graph
from paperkg.errors import ReadError, WriteError
from paperkg.model import PREDICATES
from paperkg.read import read_digests

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
DIGESTS = sorted(EXAMPLES.iterdir())


def contents(folder):
    """Every file of a folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def graph():
    """The graph of the sample digests."""
    return build_graph(read_digests([EXAMPLES]))


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """The output of a clean build, by the set of digests."""
    known = {}

    def build_clean(paths):
        key = frozenset(paths)
        if key not in known:
            folder = tmp_path_factory.mktemp("clean")
            build_folder(sorted(paths), folder)
            known[key] = contents(folder)
        return known[key]

    return build_clean


def test_two_digests_that_speak_of_one_paper_give_one_paper(graph):
    """DeepSeek-R1 stands in a numbered digest with its id and in a forum post without; it is one paper with both."""
    papers = [paper for paper in graph.papers if paper.title.startswith("DeepSeek-R1")]
    assert [(paper.id, len(paper.entries)) for paper in papers] == [("paper/arxiv-2501.12948", 2)]
    assert len(graph.papers) == 24


def test_every_mention_stands_at_its_place(graph):
    """The text of a mention is what its digest says there."""
    texts = {digest.id: digest.text for digest in graph.digests}
    assert len(graph.mentions) > 100
    assert all(e.mention.span.of(texts[e.mention.span.digest]) == e.mention.text for e in graph.mentions)


def test_nothing_dangles(graph):
    """Both ends of every relation, the four ends of every result and the parent of every entity are in the graph."""
    papers, entities = {paper.id for paper in graph.papers}, {entity.id for entity in graph.entities}
    assert {r.paper for r in graph.relations} | {r.paper for r in graph.results} <= papers
    ends = {r.entity for r in graph.relations} | {e.broader for e in graph.entities}
    ends |= {end for r in graph.results for end in (r.subject, r.benchmark, r.metric, r.baseline)}
    assert ends - {None} <= entities
    assert {r.predicate for r in graph.relations} <= set(PREDICATES)
    assert {author for paper in graph.papers for author in paper.authors} == {author.id for author in graph.authors}


def test_a_paper_has_one_relation_to_an_entity(graph):
    """The strongest relation is the only one."""
    pairs = [(relation.paper, relation.entity) for relation in graph.relations]
    assert len(pairs) == len(set(pairs))


def test_the_graph_does_not_depend_on_the_order_of_its_digests(graph):
    """Digests in another order give an equal graph."""
    assert build_graph(tuple(reversed(read_digests([EXAMPLES])))) == graph


def test_the_bytes_do_not_depend_on_order_or_hash_seed(tmp_path):
    """Two processes, two hash seeds, two orders: every file is the same."""
    outputs = []
    for seed, paths in (("1", DIGESTS), ("2", DIGESTS[::-1])):
        outputs.append(tmp_path / seed)
        command = [sys.executable, "-m", "paperkg.cli", "build", *map(str, paths), "-o", str(outputs[-1])]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    first, second = map(contents, outputs)
    assert first == second
    assert {"graph.html", "kg.trig", "kg.ttl", "kg.graphml", "papers.jsonl", "tables/results.csv"} <= set(first)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.sampled_from(DIGESTS), min_size=1, max_size=3), min_size=2, max_size=3))
def test_any_way_to_a_set_of_digests_gives_the_bytes_of_a_clean_build(tmp_path_factory, clean, builds):
    """Adding and removing digests in one output folder ends where a clean build of the last set ends."""
    output = tmp_path_factory.mktemp("grown")
    for paths in builds:
        build_folder(sorted(paths, reverse=True), output)
    assert contents(output) == clean(builds[-1])


def test_a_bad_file_is_reported_and_the_others_are_built(tmp_path):
    """One empty file costs one line; the rest of the folder is in the graph."""
    (tmp_path / "empty.md").write_bytes(b"")
    problems = []
    graph = build_folder([tmp_path / "empty.md", DIGESTS[0]], tmp_path / "out", on_problem=problems.append)
    assert len(graph.papers) == 4
    assert [Path(problem.path).name for problem in problems] == ["empty.md"]


def test_strict_stops_at_the_first_bad_file_and_writes_nothing(tmp_path):
    """With strict, a file that cannot be read is an error and no output appears."""
    (tmp_path / "empty.md").write_bytes(b"")
    with pytest.raises(ReadError):
        build_folder([tmp_path / "empty.md", DIGESTS[0]], tmp_path / "out", strict=True)
    assert not (tmp_path / "out").exists()


def test_no_paper_at_all_is_an_error_and_keeps_the_last_output(tmp_path):
    """A build that finds nothing never replaces a good one."""
    build_folder([DIGESTS[0]], tmp_path / "out")
    before = contents(tmp_path / "out")
    (tmp_path / "empty.md").write_bytes(b"")
    with pytest.raises(ReadError, match="nothing built"):
        build_folder([tmp_path / "empty.md"], tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_an_output_that_cannot_be_written_is_a_write_error(tmp_path):
    """An output folder below a file is refused in one line."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError):
        build_folder([DIGESTS[0]], tmp_path / "file" / "out")
