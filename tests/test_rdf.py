# ruff: noqa: E501 -- a row of a table is easier to read whole
"""The graph as RDF says what the graph says, in declared words, a named graph a digest, and comes back the same."""

from __future__ import annotations

import subprocess
import sys
import warnings
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_graphs import made_graph
from small_graph import small_graph

from paperkg.model import Author, Digest, Entity, Entry, Evidence, Graph, Mention, Merge, Paper, Relation, Result, Span
from paperkg.ontology import BASE, KG, ontology_folder
from paperkg.rdf import (
    PREFIXES,
    from_rdf,
    in_order,
    node,
    read_graph,
    resource,
    resource_prefixes,
    to_quads,
    to_rdf,
    to_triples,
    write_rdf,
)  # fmt: skip
from paperkg.rdf.terms import number
from paperkg.rdf.turtle import Spelling

KG_TTL = ontology_folder() / "kg.ttl"
SHAPES = ontology_folder() / "shapes.ttl"


def odd_graph() -> Graph:
    """A graph of what makes writers stumble: quotes, line breaks, odd letters, an empty title, a surrogate, a collision."""
    text = 'A "quote" \\ \ud83d half and\nline\ttab, 한글 𝔘 NUL\x01 end. [x] 100%\n'
    digest = "00ff" * 4
    span, same = Span(digest, 2, 9), Span(digest, 2, 9)
    return Graph(
        digests=(Digest(digest, "00ff" * 16, 'odd "name"\n.md', text, "numbered", "cp949",
                        entries=(Entry(1, text[2:20], Span(digest, 0, 30), Span(digest, 2, 20), authors=("Å Name", "")),)),),
        papers=(Paper('paper/odd-"title"-{한글}-%25', 'Odd "title"\n\\', "한글 제목", None, "10.1/(x)<y>", "http://e.org/?q=[1] 2",
                      ("author/å",), date(2025, 1, 2), ((digest, 1),)),),
        authors=(Author("author/å", "Å Name", ("Name Å",)),),
        entities=(
            Entity("method/a b#c", "Method", "a b#c", "에이 비", ("\"A\"", "視頻", "가나"), "method/family", ("http://e.org/a%20b#c",),
                   (Merge("A", "a b#c", "case"), Merge("A", "B", "other thing", False))),
            Entity("method/family", "Method", "가족"),
            Entity("metric/100", "Metric", "100"),
        ),
        relations=(Relation('paper/odd-"title"-{한글}-%25', "uses", "method/a b#c", (span,), (digest,), "rule'", 0.123456789),),
        results=(Result("result/0123", 'paper/odd-"title"-{한글}-%25', Decimal("1.26E+6"), "ratio", (same,), (digest,),
                        Decimal("2e6"), Decimal("-0.10"), "%p", "about", "method/a b#c", None, "metric/100", None, 1e-07, ""),),
        mentions=(
            Evidence(Mention(same, text[2:9], "Metric", 1.0, "number"), 'paper/odd-"title"-{한글}-%25'),
            Evidence(Mention(span, text[2:9], "Task", 0.5, "tagger/1.0"), 'paper/odd-"title"-{한글}-%25', "method/a b#c"),
        ),
    )  # fmt: skip


GRAPHS = {"nothing": Graph, "small": small_graph, "made": lambda: made_graph(60), "odd": odd_graph}


@pytest.mark.parametrize("make", GRAPHS.values(), ids=GRAPHS)
def test_rdf_out_and_in_again_gives_the_same_graph(make, tmp_path):
    """Written as TriG and read again, every value is equal; texts come from the digests themselves."""
    graph = make()
    write_rdf(graph, tmp_path)
    back = read_graph(tmp_path, digests=graph.digests)
    for field in fields(graph):
        assert getattr(back, field.name) == getattr(graph, field.name), field.name


@pytest.mark.parametrize("make", GRAPHS.values(), ids=GRAPHS)
def test_the_files_say_what_the_quads_say(make, tmp_path):
    """Parsed, kg.trig gives the quads and kg.ttl the triples: no more, no less, in the bytes of Oxigraph's serialiser."""
    graph = make()
    write_rdf(graph, tmp_path)
    trig, turtle = (tmp_path / "kg.trig").read_bytes(), (tmp_path / "kg.ttl").read_bytes()
    assert set(ox.parse(trig, ox.RdfFormat.TRIG)) == set(to_quads(graph))
    assert {quad.triple for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)} == set(to_triples(graph))
    prefixes = PREFIXES | resource_prefixes()
    assert trig == in_order(ox.serialize(to_quads(graph), format=ox.RdfFormat.TRIG, prefixes=prefixes))
    assert turtle == in_order(ox.serialize(to_triples(graph), format=ox.RdfFormat.TURTLE, prefixes=prefixes))


ODD = st.text(st.sampled_from("a1é한·\u0301𝔘_-.:/#%~'\"\\\n\r\t\0\x7f\u2028<>{} @^"), max_size=8)


@given(ODD, ODD, st.sampled_from(["", "en", "ko"]))
@example("mention/0a#char=3,5;n=2", "", "")
@example("paper/.a.", '"""', "")
@example("#\n#", "", "")
@example("entity/-", "\\", "en")
@example("author/·", "^^<x>", "")
@example("author/", "a^^<http://www.w3.org/2001/XMLSchema#integer>", "")
@settings(max_examples=300, deadline=None)
def test_every_term_is_spelled_as_the_serialiser_would(id, text, language):
    """Any id and any words: the same text as Oxigraph writes, and the same statement when read again."""
    subject, value = resource(id), ox.Literal(text, language=language) if language else ox.Literal(text)
    typed = ox.Literal(text, datatype=node("xsd:anyURI"))
    rows = [(node("rdf:type"), subject), (node("kg:about"), value), (node("kg:about"), typed)]
    spell = Spelling(PREFIXES | resource_prefixes())
    written = spell.head() + spell.blocks([(subject, rows)])
    triples = [ox.Triple(subject, property, value) for property, value in rows]
    assert [quad.triple for quad in ox.parse(written, ox.RdfFormat.TURTLE)] == triples
    prefixes = PREFIXES | resource_prefixes()
    assert written == in_order(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes))


@pytest.mark.parametrize("value", ["0", "-0", "98.10", "1.26E+6", "-0.001", "1e-7"])
def test_numbers_stand_without_quotes(value):
    """A decimal is written bare, in one spelling, and zero has no sign."""
    term = number(Decimal(value))
    text = Spelling(PREFIXES).term(term)
    assert (text, Decimal(text)) == (term.value, Decimal(value))
    assert not text.startswith("-0.0") or Decimal(value)


def test_a_digest_comes_back_without_its_text():
    """RDF names a digest and holds its sentences; its whole text and its layout stay in its file."""
    graph = small_graph()
    back = from_rdf(to_quads(graph))
    assert back.digests == tuple(replace(digest, text="", entries=()) for digest in graph.digests)
    assert replace(back, digests=()) == replace(graph, digests=())


def test_another_base_changes_every_resource_and_nothing_else():
    """The base of the IRIs can be set."""
    base = "https://example.org/kg/"
    quads = list(to_quads(small_graph(), base=base))
    assert not [quad for quad in quads if BASE in str(quad)]
    assert from_rdf(quads, base=base) == from_rdf(to_quads(small_graph()))


@pytest.mark.parametrize("make", GRAPHS.values(), ids=GRAPHS)
def test_there_is_a_named_graph_a_digest_and_no_blank_node(make):
    """Graph names are the digests' IRIs; every subject and object is an IRI or a literal."""
    graph = make()
    quads = list(to_quads(graph))
    names = {quad.graph_name for quad in quads} - {ox.DefaultGraph()}
    assert names == {resource(f"digest/{digest.id}") for digest in graph.digests}
    assert not [quad for quad in quads if "_:" in (str(quad.subject)[:2], str(quad.object)[:2])]


@pytest.mark.parametrize("make", GRAPHS.values(), ids=GRAPHS)
def test_the_turtle_is_the_union_of_the_dataset(make):
    """kg.ttl holds each triple of kg.trig once, and no other."""
    graph = make()
    triples = list(to_triples(graph))
    assert len(triples) == len(set(triples))
    assert set(triples) == {quad.triple for quad in to_quads(graph)}


def test_a_digest_graph_holds_what_that_digest_says_and_nothing_else():
    """Of the paper that two digests speak of, the later one says neither its date, nor what only the first one names."""
    graph = small_graph()
    later = next(digest for digest in graph.digests if digest.name == "2025-10-31.md")
    said = [quad for quad in to_quads(graph) if quad.graph_name == resource(f"digest/{later.id}")]
    paper = resource("paper/arxiv-2509.00001")
    about = {quad.object for quad in said if quad.subject == paper and quad.predicate == node("kg:about")}
    assert about == {resource("method/omnizip"), resource("benchmark/video-mme")}
    assert node("dcterms:issued") not in {quad.predicate for quad in said if quad.subject == paper}
    assert node("kg:reports") not in {quad.predicate for quad in said if quad.subject == paper}
    labels = {quad.object.value for quad in said if quad.predicate == node("skos:altLabel")}
    assert "VideoMME" not in labels
    places = {quad.object for quad in said if quad.predicate == node("nif:referenceContext")}
    assert places == {resource(f"digest/{later.id}")}


def test_dropping_a_graph_takes_the_digest_away():
    """Without a digest's graph no place in it and no paper that it alone spoke of is left."""
    graph = small_graph()
    gone = next(digest for digest in graph.digests if digest.name == "2025-10-15.md")
    left = [quad for quad in to_quads(graph) if quad.graph_name != resource(f"digest/{gone.id}")]
    papers = {q.subject.value for q in left if q.predicate == node("rdf:type") and q.object == node("kg:Paper")}
    assert papers == {f"{BASE}paper/arxiv-{id}" for id in ("2509.00001", "2509.00002", "2510.00005", "2510.00006")}
    assert not [quad for quad in left if f"mention/{gone.id}" in str(quad.subject)]


def declared() -> set[str]:
    return {str(subject) for subject in rdflib.Graph().parse(KG_TTL).subjects()}


@pytest.mark.parametrize("make", GRAPHS.values(), ids=GRAPHS)
def test_every_word_of_the_graph_is_declared(make):
    """Each property, each class and each individual of the vocabulary that the code emits stands in kg.ttl."""
    known = declared()
    for quad in to_quads(make()):
        assert quad.predicate.value in known
        if quad.predicate == node("rdf:type") or str(quad.object.value).startswith(KG):
            assert quad.object.value in known


def test_every_declared_word_says_what_it_means_in_both_languages():
    """Each term of kg.ttl has a label and a comment in English and in Korean."""
    ontology = rdflib.Graph().parse(KG_TTL)
    for subject in set(ontology.subjects()):
        for property in (rdflib.RDFS.label, rdflib.RDFS.comment):
            languages = [text.language for text in ontology.objects(subject, property)]
            assert sorted(languages) == ["en", "ko"], (subject, property)


def test_every_word_of_the_shapes_is_declared():
    """The shapes speak of no property or class that kg.ttl does not have."""
    known = declared()
    own = tuple(iri for prefix, iri in PREFIXES.items() if prefix not in ("sh", "xsd", "owl"))
    used = {str(term) for triple in rdflib.Graph().parse(SHAPES) for term in triple if isinstance(term, rdflib.URIRef)}
    lists = {f"{PREFIXES['rdf']}{name}" for name in ("first", "rest", "nil")}
    assert not {term for term in used if term.startswith(own)} - known - lists


@pytest.mark.parametrize("make", [small_graph, lambda: made_graph(40)], ids=["small", "made"])
def test_the_shapes_hold(make):
    """What the code writes conforms to shapes.ttl."""
    union = rdflib.Graph().parse(data=ox.serialize(to_triples(make()), format=ox.RdfFormat.N_TRIPLES), format="nt")
    conforms, _, report = pyshacl.validate(union, shacl_graph=rdflib.Graph().parse(SHAPES))
    assert conforms, report


PAPER, RESULT = "paper/arxiv-2509.00001", "result/6d8366fca5d4dc99"


@pytest.mark.parametrize(
    ("subject", "property", "value"),
    [
        (PAPER, "kg:uses", resource("method/omnizip")),
        (PAPER, "dcterms:issued", ox.Literal("2026-01-01", datatype=node("xsd:date"))),
        (PAPER, "kg:about", resource("model/nowhere")),
        (RESULT, "kg:value", ox.Literal("3.0", datatype=node("xsd:decimal"))),
        (RESULT, "kg:unit", ox.Literal("%")),
        (RESULT, "kg:benchmark", resource(PAPER)),
        ("method/omnizip", "skos:prefLabel", ox.Literal("Omni Zip", language="en")),
        ("method/omnizip", "rdf:type", node("kg:Task")),
        ("authorship/arxiv-2509.00001/1", "schema:position", ox.Literal("0", datatype=node("xsd:integer"))),
    ],
)
def test_the_shapes_find_what_is_wrong(subject, property, value):
    """One statement too many, and the graph no longer conforms."""
    triples = [*to_triples(small_graph()), ox.Triple(resource(subject), node(property), value)]
    union = rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    assert not pyshacl.validate(union, shacl_graph=rdflib.Graph().parse(SHAPES))[0]


def test_numbers_dates_and_names_are_typed():
    """Values are decimals, offsets integers, dates dates; names carry their language where their letters show one."""
    rows = {(quad.subject.value.removeprefix(BASE), quad.predicate.value): quad.object for quad in to_quads(small_graph())}
    assert rows[RESULT, f"{KG}value"] == ox.Literal("2.75", datatype=node("xsd:decimal"))
    assert rows[PAPER, PREFIXES["dcterms"] + "issued"] == ox.Literal("2025-09-30", datatype=node("xsd:date"))
    assert rows["paper/arxiv-2510.00006", PREFIXES["rdfs"] + "label"] == ox.Literal("작은 모델의 한계", language="ko")
    assert rows["author/bo-lee", PREFIXES["schema"] + "name"] == ox.Literal("Bo Lee")


def test_a_mention_is_the_text_at_its_place():
    """nif:anchorOf is what stands from nif:beginIndex to nif:endIndex; the sentence around it holds it."""
    graph = small_graph()
    texts = {resource(f"digest/{digest.id}"): digest.text for digest in graph.digests}
    store = ox.Store()
    store.extend(to_quads(graph))
    rows = store.query(
        "SELECT ?text ?begin ?end ?digest ?words ?line { ?m a kg:Mention ; nif:anchorOf ?text ; nif:beginIndex ?begin ;"
        " nif:endIndex ?end ; nif:referenceContext ?digest ; nif:sentence ?s . ?s nif:anchorOf ?words ; kg:line ?line }",
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
    )
    seen = 0
    for row in rows:
        text = texts[row["digest"]]
        assert text[int(row["begin"].value) : int(row["end"].value)] == row["text"].value
        assert row["text"].value in row["words"].value
        assert row["words"].value in text.split("\n")[int(row["line"].value) - 1]
        seen += 1
    assert seen == len(graph.mentions)


def test_the_dataset_describes_itself_without_a_clock():
    """VoID and PROV say how much there is, from which digests, by which program, and the newest digest's date."""
    graph = small_graph()
    about = [quad for quad in to_quads(graph) if quad.subject.value.startswith(f"{BASE}about/")]
    assert {quad.graph_name for quad in about} == {ox.DefaultGraph()}
    rows = {quad.predicate.value: quad.object.value for quad in about if quad.subject.value == f"{BASE}about/graph"}
    assert rows[PREFIXES["dcterms"] + "modified"] == "2025-10-31"
    described = sum(1 for triple in to_triples(graph) if triple.subject.value.startswith(f"{BASE}about/"))
    assert int(rows[PREFIXES["void"] + "triples"]) == len(list(to_triples(graph))) - described
    used = {quad.object for quad in about if quad.predicate == node("prov:used")}
    assert used == {resource(f"digest/{digest.id}") for digest in graph.digests}


def test_a_metric_says_which_way_is_better():
    """The direction that ontology/terms/ knows is in the graph."""
    better = {
        quad.subject.value.removeprefix(BASE): quad.object.value.removeprefix(KG)
        for quad in to_quads(small_graph())
        if quad.predicate == node("kg:direction")
    }
    assert better == {"metric/accuracy": "HigherIsBetter", "metric/fid": "LowerIsBetter"}


def test_rdflib_and_oxigraph_load_both_files(tmp_path):
    """Both libraries read the same number of statements out of either file."""
    write_rdf(small_graph(), tmp_path)
    store = ox.Store()
    store.load(path=str(tmp_path / "kg.trig"), format=ox.RdfFormat.TRIG)
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parser of TriG uses names of its own past
        dataset.parse(data=(tmp_path / "kg.trig").read_text(encoding="utf-8"), format="trig")
    assert len(store) == sum(1 for _ in dataset.quads()) == len(list(to_quads(small_graph())))
    assert len(rdflib.Graph().parse(tmp_path / "kg.ttl")) == len(list(to_triples(small_graph())))


def test_the_library_hands_out_an_rdflib_dataset():
    """`to_rdf` gives a dataset whose default graph is the union, and that answers SPARQL."""
    dataset = to_rdf(small_graph())
    rows = list(dataset.query("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a kg:Paper }"))
    assert int(rows[0][0]) == 6
    rows = list(dataset.query("SELECT DISTINCT ?g { GRAPH ?g { ?p a kg:Paper } }"))
    assert len(rows) == 3


def test_the_same_graph_gives_the_same_bytes():
    """Whatever order Python's sets come in."""
    script = (
        "import sys, hashlib, pathlib, tempfile; sys.path.insert(0, sys.argv[1]);"
        "from small_graph import small_graph; from paperkg.rdf import write_rdf;"
        "folder = pathlib.Path(tempfile.mkdtemp()); write_rdf(small_graph(), folder);"
        "print([hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).parent)], env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin"},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(seen) == 1
