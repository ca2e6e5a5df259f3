# ruff: noqa: E501 -- a row of a table is easier to read whole
"""Questions are answered rightly, by any engine alike, from what they are asked of and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_graphs import made_graph
from small_graph import small_graph

import paperkg
from paperkg.errors import QueryError, ReadError, UsageError
from paperkg.model import Entity, Graph, Paper, Relation
from paperkg.ontology import BASE, ontology_folder
from paperkg.query import FORMATS, named_queries, run_query, source, write_answer
from paperkg.query.answer import cell_of
from paperkg.query.named import with_values
from paperkg.query.names import find_named
from paperkg.query.run import _answer, _term, _with_sorted_lists
from paperkg.query.source import prepare_store, store_of
from paperkg.rdf import PREFIXES, resource_prefixes, to_triples, write_rdf

P1, P2, P3, P4, P5, P6 = (f"paper/arxiv-{n}" for n in ("2509.00001", "2509.00002", "2510.00003", "2510.00004", "2510.00005", "2510.00006"))
GIVEN = {
    "paper": "2509.00001", "author": "Bo Lee", "model": "Qwen2.5", "task": "비디오 이해", "name": "GPT-4o", "a": "Video-MME",
    "b": "token pruning", "date": "2025-10", "baseline": "Qwen2.5", "benchmark": "Video-MME",
}  # fmt: skip

# a query, its parameters, the columns that are compared, the rows
EXPECTED = [
    ("shared-benchmarks", {}, "paper other shared benchmarks", [
        (P1, P3, 2, "LongBench | Video-MME"), (P1, P4, 1, "Video-MME"), (P3, P4, 1, "Video-MME")]),
    ("shared-benchmarks", {"min": 2}, "title otherTitle", [("OmniZip: smaller clips", "PBS-Attn, a sparse look")]),
    ("similar-papers", {"paper": "OmniZip: smaller clips"}, "other score shared why", [
        (P3, Decimal("1.167"), 3, "benchmark: LongBench | benchmark: Video-MME | method: token pruning"),
        (P4, Decimal("0.833"), 2, "benchmark: Video-MME | task: video understanding"),
        (P6, Decimal("0.333"), 1, "method: token pruning")]),
    ("results-of", {"model": "omnizip"}, "benchmark metric value unit kind baseline", [
        (None, None, Decimal("99.5"), "%", "ratio", None), (None, None, Decimal("2.75"), "x", "increase", None),
        ("Video-MME", "accuracy", Decimal("71.5"), "%", "absolute", "Qwen2.5-VL")]),
    ("open-claims", {"missing": "benchmark"}, "paper value open", [
        (P1, Decimal("2.75"), "baseline | benchmark"), (P1, Decimal("99.5"), "baseline | benchmark"),
        (P3, Decimal("1.5"), "baseline | benchmark"), (P5, Decimal("3.2"), "baseline | benchmark")]),
    ("open-claims", {"missing": "baseline"}, "value", [
        (Decimal(v),) for v in ("2.75", "99.5", "40", "3", "1.5", "3.2")]),
    ("benchmark-adoption", {}, "name paper later", [("MVI-Bench", P2, P3)]),
    ("benchmark-adoption", {"benchmark": "LongBench"}, "name", []),
    ("trends", {"type": "benchmark", "min": 1, "since": "2025-10"}, "month name papers before change", [
        ("2025-10", "Video-MME", 2, 1, 1)]),
    ("trends", {"min": 1, "since": "2025-10"}, "name change", [
        ("Video-MME", 1), ("PBS-Attn", 1), ("token pruning", 1), ("OmniZip", -1)]),
    ("methods-for-task", {"task": "video understanding"}, "name papers baseModels", [
        ("OmniZip", 1, "Qwen2.5-VL"), ("token pruning", 1, "Qwen2.5-VL")]),
    ("lineage", {"model": "qwen2.5"}, "name onName paper", [
        ("OmniZip", "Qwen2.5-VL", P1), ("Tiny-VL", "Qwen2.5", P4), ("LLaMA-Nano", "Tiny-VL", P5)]),
    ("lineage", {"model": "Tiny-VL"}, "name", [("LLaMA-Nano",)]),
    ("speedups", {}, "paper value kept", [(P1, Decimal("2.75"), Decimal("99.5"))]),
    ("speedups", {"min": "2.8x"}, "paper", []),
    ("speedups", {"quality": "99.6"}, "paper", []),
    ("training-free", {}, "name paper tasks", [("OmniZip", P1, "video understanding")]),
    ("training-free", {"task": "비디오 이해"}, "name", [("OmniZip",)]),
    ("co-authors", {"author": "bo lee"}, "name papers titles", [
        ("Ara Kim", 1, "OmniZip: smaller clips"), ("Cho Park", 1, "A test of many clips")]),
    ("author-pairs", {"min": 1}, "name otherName shared", [
        ("Ara Kim", "Bo Lee", 1), ("Bo Lee", "Cho Park", 1), ("Cho Park", "Dae Choi", 1), ("Dae Choi", "Eun Han", 1)]),
    ("bridges", {"min": 1}, "name coAuthors communities betweenness", [
        ("Cho Park", 2, 2, Decimal("0.666667")), ("Dae Choi", 2, 2, Decimal("0.5"))]),
    ("authors-of-both", {"a": "Video-MME", "b": "토큰 가지치기"}, "name papersOnA papersOnB", [("Ara Kim", 2, 2), ("Bo Lee", 1, 1)]),
    ("recurring-limitations", {}, "name papers titles", [
        ("token pruning", 3, "OmniZip: smaller clips | PBS-Attn, a sparse look | 작은 모델의 한계")]),
    ("new-since", {"date": "2025-10-31"}, "paper introduces", [(P5, "LLaMA-Nano"), (P6, "")]),
    ("forms", {"name": "video mme"}, "form mentions papers", [("Video-MME", 3, 3), ("VideoMME", 1, 1)]),
    ("papers-of", {"author": "Bo Lee"}, "paper place authors", [(P1, 2, 2), (P2, 1, 2)]),
    ("papers-about", {"name": "Qwen2.5"}, "paper relation as", [(P4, "uses", "Qwen2.5"), (P1, "uses", "Qwen2.5-VL")]),
    ("digests-of", {"paper": "OmniZip: 더 작은 영상"}, "file line", [("2025-09-30.md", 3), ("2025-10-31.md", 3)]),
    ("most-named", {"type": "Benchmark"}, "name papers", [("Video-MME", 3), ("LongBench", 2), ("MVI-Bench", 2)]),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph():
    return small_graph()


@pytest.fixture(scope="module")
def built(graph, tmp_path_factory):
    """The folder of the small graph, as `kg build` writes its RDF."""
    folder = tmp_path_factory.mktemp("built")
    write_rdf(graph, folder)
    return folder


def needed(query):
    return {p.name: GIVEN[p.name] for p in query.parameters if p.default is None}


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), EXPECTED, ids=lambda v: v if isinstance(v, str) and " " not in v else "")
def test_a_named_query_gives_these_rows(graph, name, parameters, columns, rows):
    """On a graph made by hand, the answer is what one works out by looking at it."""
    answer = run_query(graph, name, parameters=parameters)
    places = [answer.columns.index(column) for column in columns.split()]
    got = [tuple(c.removeprefix(BASE) if isinstance(c := row[place], str) else c for place in places) for row in answer.rows]
    assert got == rows


def test_every_named_query_has_an_expected_answer():
    """No query of this list goes untested; those over results have a file of their own."""
    elsewhere = {"beats", "contradictions", "gains", "history", "leaderboard"}
    assert {name for name, *_ in EXPECTED} | elsewhere >= set(named_queries())


def text_of(graph, query, parameters):
    store = store_of(graph)
    return with_values(query, {p.name: _term(store, query, p, parameters) for p in query.parameters if p.name in parameters})


@pytest.mark.parametrize("name", list(named_queries()))
def test_rdflib_and_oxigraph_agree(graph, name):
    """Both engines give the same rows for the text of every named query, with all that it takes."""
    query = named_queries()[name]
    parameters = needed(query) | ({"min": "1"} if any(p.name == "min" for p in query.parameters) else {})
    text = text_of(graph, query, parameters)
    ours = _with_sorted_lists(_answer(store_of(graph), text), query.lists)
    union = rdflib.Graph().parse(data=ox.serialize(to_triples(graph), format=ox.RdfFormat.N_TRIPLES), format="nt")
    found = union.query(text, initNs=resource_prefixes() | PREFIXES)
    theirs = [tuple(_cell(term) for term in row) for row in found]
    theirs = _with_sorted_lists(type(ours)(ours.columns, theirs), query.lists).rows
    assert sorted(map(_plain, theirs)) == sorted(map(_plain, ours.rows))


def _cell(term):
    if term is None or isinstance(term, rdflib.URIRef):
        return None if term is None else str(term)
    return cell_of(ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))) if term.datatype else ox.Literal(str(term)))


def _plain(row):
    return repr([round(float(c), 6) if isinstance(c, (int, float, Decimal)) else c if c is None else str(c) for c in row])


@pytest.mark.parametrize("name", [name for name, query in named_queries().items() if query.pairs and not query.measure])
@pytest.mark.parametrize("least", [1, 2, 3])
@pytest.mark.parametrize("nodes", [40, 150])
def test_the_sparse_product_gives_the_rows_of_the_text(name, least, nodes):
    """Counting pairs by a sparse product gives the very rows of the SPARQL text, in its order."""
    graph = made_graph(nodes)
    query = named_queries()[name]
    text = _with_sorted_lists(_answer(store_of(graph), text_of(graph, query, {"min": least})), query.lists)
    answer = run_query(graph, name, parameters={"min": least})
    assert [row[:6] for row in text.rows] == list(answer.rows)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.frozensets(st.integers(0, 6), max_size=6), max_size=9), st.integers(1, 4))
def test_any_papers_share_what_they_share(papers, least):
    """Whatever papers are evaluated on, pairs, counts and names are those of the sets themselves."""
    graph = Graph(
        papers=tuple(Paper(f"paper/{n}", f"Paper {n}") for n in range(len(papers))),
        entities=tuple(Entity(f"benchmark/{n}", "Benchmark", f"B{n}") for n in range(7)),
        relations=tuple(Relation(f"paper/{n}", "evaluates_on", f"benchmark/{b}", (), ()) for n, held in enumerate(papers) for b in sorted(held)),
    )
    answer = run_query(graph, "shared-benchmarks", parameters={"min": least})
    expected = {
        (f"Paper {i}", f"Paper {j}"): sorted(f"B{b}" for b in papers[i] & papers[j])
        for i in range(len(papers)) for j in range(i + 1, len(papers)) if len(papers[i] & papers[j]) >= least
    }  # fmt: skip
    assert {(row[1], row[3]): row[5].split(" | ") for row in answer.rows} == expected
    assert [row[4] for row in answer.rows] == sorted((len(names) for names in expected.values()), reverse=True)
    frame = answer.to_pandas()
    assert frame["shared"].tolist() == [row[4] for row in answer.rows]
    assert frame["benchmarks"].astype(str).tolist() == [row[5] for row in answer.rows]


# -- names and values --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "type", "id"),
    [
        ("Video-MME", "Benchmark", "benchmark/video-mme"), ("videomme", "Benchmark", "benchmark/video-mme"),
        ("VIDEO MME", "Benchmark", "benchmark/video-mme"), ("롱벤치", "Benchmark", "benchmark/longbench"),
        ("비디오 이해", "Task", "task/video-understanding"), ("비디오이해", "Task", "task/video-understanding"),
        ("gpt4o", "Model", "model/gpt-4o"), ("model/gpt-4o", "Entity", "model/gpt-4o"), ("model:gpt-4o", "", "model/gpt-4o"),
        (BASE + "model/gpt-4o", "Model", "model/gpt-4o"), ("2509.00001", "Paper", P1), ("2509.00001v3", "Paper", P1),
        ("https://arxiv.org/abs/2509.00001", "Paper", P1), ("arXiv:2509.00001", "Paper", P1), ("tiny-vl", "Paper", P4),
        ("Tiny-VL", "Model", "model/tiny-vl"), ("bo  LEE", "Author", "author/bo-lee"), ("Qwen2.5", "Model", "model/qwen2.5"),
    ],
)  # fmt: skip
def test_a_name_is_understood_as_a_person_would(graph, name, type, id):
    """Any spelling, either language, an id, an arXiv number or an IRI leads to the thing."""
    assert find_named(store_of(graph), name, type).iri == BASE + id


@pytest.mark.parametrize(
    ("name", "type", "says"),
    [
        ("Vidio-MME", "Benchmark", "no benchmark is called 'Vidio-MME'; did you mean Video-MME"),
        ("OmniZip", "Benchmark", "no benchmark is called 'OmniZip', but OmniZip (method/omnizip) is"),
        ("Tiny-VL", "", "'Tiny-VL' names several things: Tiny-VL (model/tiny-vl), Tiny-VL (paper/arxiv-2510.00004)"),
        ("model/gpt-4o", "Task", "model/gpt-4o is a Model, not a Task"),
        ("", "Model", "no model is called ''"),
    ],
)
def test_a_name_that_fits_nothing_gets_a_suggestion(graph, name, type, says):
    """A near miss, a thing of another kind, and a name of two things are each said."""
    with pytest.raises(UsageError, match=re.escape(says)):
        find_named(store_of(graph), name, type)


ATTACKS = [
    '" } } DROP ALL #', "> } SELECT * { ?s ?p ?o } #", "UNDEF } VALUES ?x { 1", "'''", '"""', "\\", "\\u0022 } #", "{}", "?s", "a\nb",
    '"@en . ?s ?p ?o . #', "1 } FILTER(false) { 1", "<http://x/>", "$x", "} UNION { ?s ?p ?o", "%s{0}{name}", "\x00", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_value_is_never_read_as_sparql(graph, attack):
    """What stands in a value stays in it: it names nothing, or is no number; it never changes the question."""
    for name, parameter in (("leaderboard", "benchmark"), ("shared-benchmarks", "min"), ("new-since", "date"), ("trends", "type")):
        with pytest.raises(UsageError):
            run_query(graph, name, parameters={parameter: attack})
    assert run_query(graph, "open-claims", parameters={"missing": attack}).rows == []


@pytest.mark.parametrize(
    ("name", "parameters", "says"),
    [
        ("shared-benchmarks", {"min": "two"}, "--min takes a whole number, not 'two'"),
        ("new-since", {"date": "soon"}, "--date takes a date such as 2025-10-27"),
        ("new-since", {}, "new-since needs --date"),
        ("speedups", {"min": "NaN"}, "--min takes a number"),
        ("shared-benchmarks", {"max": "2"}, "shared-benchmarks has no --max; it takes --min"),
        ("trends", {"type": "Paper"}, "--type is one of Model, Method"),
        ("shared-benchmark", {}, "did you mean shared-benchmarks"),
        ("ASK { ?s ?p ?o }", {"min": "1"}, "a SPARQL text takes no parameters"),
    ],
)
def test_wrong_words_are_answered_with_the_right_ones(graph, name, parameters, says):
    """An unknown query, a parameter that it lacks and a value of the wrong kind are each a clear line."""
    with pytest.raises(UsageError, match=re.escape(says)):
        run_query(graph, name, parameters=parameters)


# -- any SPARQL --------------------------------------------------------------------------------------------------------


def test_sparql_knows_the_prefixes_and_sees_each_statement_once(graph):
    """What two digests say counts once in the union, and twice among the graphs."""
    paper = f"<{BASE}{P1}>"
    assert run_query(graph, f"SELECT ?t {{ {paper} rdfs:label ?t }}").rows == [("OmniZip: smaller clips",)]
    assert len(run_query(graph, f"SELECT ?g {{ GRAPH ?g {{ {paper} a kg:Paper }} }}").rows) == 2
    assert run_query(graph, "ASK { paper:arxiv-2509.00001 a kg:Paper }").rows == [(True,)]


def test_construct_and_describe_give_triples(graph):
    """They are written as Turtle, sorted, with the prefixes that they use."""
    answer = run_query(graph, "CONSTRUCT { ?p a kg:Paper } WHERE { ?p a kg:Paper }")
    text = "".join(write_answer(answer, "turtle"))
    assert text.splitlines()[:3] == [
        "@prefix kg: <https://w3id.org/paperkg/ontology#> .", "@prefix paper: <https://w3id.org/paperkg/id/paper/> .",
        "paper:arxiv-2509.00001 a kg:Paper .",
    ]  # fmt: skip
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == 6
    assert len(run_query(graph, "DESCRIBE model:gpt-4o").rows) > 3


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:b> <a:c> 1 }", "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }", "LOAD <file:///etc/passwd>", "CLEAR ALL",
        "# SELECT\ndrop all", "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE ?s { ?s ?p ?o } } } }", "SELECT*{SERVICE<http://127.0.0.1:9/>{?s ?p ?o}}",
    ],
)  # fmt: skip
def test_a_query_only_reads(graph, text):
    """What writes, loads or asks another server is refused by name, whatever hides it."""
    before = len(store_of(graph))
    with pytest.raises(QueryError, match=r"only read|another server"):
        run_query(graph, text)
    assert len(store_of(graph)) == before


@pytest.mark.parametrize("text", ['SELECT * { ?s rdfs:label "SERVICE" }', "SELECT ?insert { ?insert a kg:Paper } # DROP ALL", "SELECT * { ?service a <http://LOAD/> }"])
def test_words_that_only_look_like_writing_are_fine(graph, text):
    """A string, a comment, a variable and an IRI may hold any word."""
    run_query(graph, text)


def test_from_reads_no_file(built, tmp_path):
    """FROM names graphs of the store; a file or address gives nothing, and is not opened."""
    secret = tmp_path / "secret.ttl"
    secret.write_text("<a:b> <a:c> <a:d> .")
    for name in (secret.as_uri(), "http://127.0.0.1:9/x"):
        assert run_query(built, f"SELECT * FROM <{name}> {{ ?s ?p ?o }}").rows == []
        assert run_query(built, f"SELECT * FROM NAMED <{name}> {{ GRAPH ?g {{ ?s ?p ?o }} }}").rows == []
    digest = run_query(built, "SELECT ?d { ?d a kg:Digest } ORDER BY ?d").rows[0][0]
    assert run_query(built, f"SELECT ?p FROM <{digest}> {{ ?p a kg:Paper }}").rows


def test_a_mistake_is_shown_with_its_place(graph):
    """Line, column, the line itself, and a caret under the place, also below wide letters."""
    with pytest.raises(QueryError) as caught:
        run_query(graph, 'SELECT *\n{ "한국" ?p }')
    assert str(caught.value).splitlines() == ["the query does not parse: line 2, column 11", ' { "한국" ?p }', "    　　     ^"]
    with pytest.raises(QueryError, match="no such prefix"):
        run_query(graph, "SELECT * { ?s nope:p ?o }")


def test_a_query_of_death_is_stopped(built):
    """A query that would run for years ends when its time is up, and says so."""
    start = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.5 s and was stopped"):
        run_query(built, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }", timeout=0.5)
    assert time.monotonic() - start < 10


def test_a_query_in_time_gives_its_answer_and_its_errors(built):
    """With a time limit rows and errors come back as without one."""
    assert list(run_query(built, "shared-benchmarks", timeout=30).rows) == list(run_query(built, "shared-benchmarks").rows)
    with pytest.raises(UsageError, match="no query is called"):
        run_query(built, "nothing-like-it", timeout=30)
    with pytest.raises(ReadError, match="build it first") as caught:
        run_query(built / "nowhere", "shared-benchmarks", timeout=30)
    assert caught.value.path == str(built / "nowhere")


# -- evidence ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(named_queries()))
def test_evidence_adds_digest_line_and_sentence_to_every_row(graph, name):
    """For each row of each named query, the sentence stands on that line of that digest."""
    query = named_queries()[name]
    parameters = needed(query) | ({"min": "1"} if any(p.name == "min" for p in query.parameters) else {})
    answer = run_query(graph, name, parameters=parameters, evidence=True)
    texts = {digest.name: digest.text.split("\n") for digest in graph.digests}
    for row in answer.rows:
        told = dict(zip(answer.columns, row, strict=True))
        assert told["sentence"] in texts[told["digest"]][told["line"] - 1]


def test_evidence_is_the_sentence_that_says_it(graph):
    """For a pair of papers both places are told, each with a shared benchmark in it."""
    row = run_query(graph, "shared-benchmarks", parameters={"min": 2}, evidence=True).rows[0]
    assert "롱벤치" in row[8]
    assert "LongBench" in row[11]


# -- stores, frames and forms ------------------------------------------------------------------------------------------


def test_a_large_graph_is_kept_on_disk_and_answers_the_same(built, monkeypatch):
    """From the store in the cache folder every query gives the rows that memory gives; the output folder stays as it was."""
    in_memory = {n: list(run_query(built, n, parameters=needed(q)).rows) for n, q in named_queries().items()}
    before = {path: path.read_bytes() for path in built.iterdir()}
    monkeypatch.setattr(source, "IN_MEMORY", 0)
    prepare_store(built)
    assert (source.cache_folder() / "stores").is_dir()
    assert {n: list(run_query(built, n, parameters=needed(q)).rows) for n, q in named_queries().items()} == in_memory
    assert len(run_query(built, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows) == 3
    assert {path: path.read_bytes() for path in built.iterdir()} == before


def test_a_changed_graph_is_not_answered_from_an_old_store(built, tmp_path, monkeypatch):
    """The store goes by the bytes of the graph, not by its name."""
    monkeypatch.setattr(source, "IN_MEMORY", 0)
    write_rdf(small_graph(), tmp_path)
    assert len(run_query(tmp_path, "shared-benchmarks").rows) == 3
    write_rdf(Graph(), tmp_path)
    assert len(run_query(tmp_path, "shared-benchmarks").rows) == 0


def test_no_cache_folder_is_no_error(built, tmp_path, monkeypatch):
    """Where nothing can be kept, a large graph is read into memory."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(source, "IN_MEMORY", 0)
    assert len(run_query(built, "shared-benchmarks").rows) == 3


def test_python_gives_data_frames(graph, built):
    """Numbers are numbers, dates are dates, names are words, from a graph as from its folder."""
    frame = paperkg.query(graph, "shared-benchmarks", min=2)
    assert frame.columns.tolist() == ["paper", "title", "other", "otherTitle", "shared", "benchmarks"]
    assert frame.equals(paperkg.query(built, "shared-benchmarks", min=2))
    assert frame["shared"].dtype == "int64"
    results = paperkg.query(graph, "results-of", model="OmniZip")
    assert results["value"].dtype == "float64"
    assert results["date"].dtype.kind == "M"


def test_every_form_of_an_answer(graph):
    """A table lines up below wide letters; CSV quotes; JSON has numbers; Markdown escapes its bars."""
    answer = run_query(graph, 'SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ("한글" 2.50 "x|y") ("a,b" 10 "q\\"q") } }')
    texts = {form: "".join(write_answer(answer, form)) for form in FORMATS if form != "turtle"}
    assert texts["table"].splitlines() == ["a       b  c", "----  ---  ---", "한글  2.5  x|y", 'a,b    10  q"q']
    assert texts["csv"] == 'a,b,c\n한글,2.5,x|y\n"a,b",10,"q""q"\n'
    assert texts["tsv"] == 'a\tb\tc\n한글\t2.5\tx|y\na,b\t10\tq"q\n'
    assert json.loads(texts["json"]) == [{"a": "한글", "b": 2.5, "c": "x|y"}, {"a": "a,b", "b": 10, "c": 'q"q'}]
    assert texts["markdown"].splitlines()[2:] == ["| 한글 | 2.5 | x\\|y |", '| a,b | 10 | q"q |']
    with pytest.raises(UsageError, match="turtle is for CONSTRUCT"):
        "".join(write_answer(answer, "turtle"))


def test_a_table_shows_no_control_characters(graph):
    """What stands in a text cannot move the cursor of a terminal."""
    answer = run_query(graph, 'SELECT ?a { VALUES ?a { "\\u001B[31mred\\nline" } }')
    assert "\x1b" not in "".join(write_answer(answer, "table"))


# -- files and docs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(named_queries()))
def test_a_query_file_says_what_it_takes(name):
    """Its example names it; each parameter has its VALUES block, which holds the default that the head tells."""
    query = named_queries()[name]
    assert query.example.startswith(f"kg query {name}")
    assert re.search("[가-힣]", query.question_ko)
    for parameter in query.parameters:
        blocks = re.findall(rf"VALUES\s+\?{parameter.name.replace('-', '_')}\s*\{{([^{{}}]*)\}}", query.text)
        assert blocks, parameter.name
        for block in blocks:
            if parameter.default in (None, "any"):
                assert block.strip() == "UNDEF" or parameter.type == "class"
            else:
                assert parameter.default in block
    for used in re.findall(r"--(\w[\w-]*)", query.example):
        assert used in {parameter.name for parameter in query.parameters} | {"evidence", "format"}


def test_the_docs_hold_every_query():
    """docs/queries.md is what tests/write_query_docs.py makes of the query files."""
    from write_query_docs import query_docs

    assert (Path(__file__).parents[1] / "docs" / "queries.md").read_text(encoding="utf-8") == query_docs()


def kg(*words: str, text: str = "") -> tuple[int, str, str]:
    """Exit code, output and errors of `kg query`, in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "paperkg.cli", "query", *words], input=text, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_the_command_line_answers(built):
    """A query with its parameters is printed; one that is no query exits with 3 and a caret under the place."""
    code, out, _ = kg("shared-benchmarks", "--min", "2", "-o", str(built), "--format", "csv")
    assert (code, len(out.splitlines())) == (0, 2)
    code, _, err = kg("SELECT * {", "-o", str(built))
    assert code == 3
    assert err.rstrip().endswith("^")


@pytest.mark.slow
def test_the_command_line_lists_and_reads_and_refuses(built):
    """`kg query --list`, SPARQL from standard input, and the exit codes of a wrong name and of a query out of time."""
    assert all(name in kg("--list")[1] for name in named_queries())
    assert kg("-", "-o", str(built), text="ASK { ?s a kg:Paper }") == (0, "true\n", "")
    code, _, err = kg("leaderboard", "--benchmark", "Vidio-MME", "-o", str(built))
    assert code == 2
    assert "did you mean Video-MME" in err
    code, _, err = kg("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "0.5", "-o", str(built))
    assert (code, "was stopped" in err) == (3, True)


def test_the_ontology_folder_holds_only_named_queries():
    """Every file in ontology/queries/ is read."""
    assert {path.stem for path in (ontology_folder() / "queries").iterdir()} == set(named_queries())
