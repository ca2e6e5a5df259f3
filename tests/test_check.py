"""`kg check`: a built graph against its vocabulary, its shapes, and the digests on disk."""

import pytest
from named_graphs import build_in, write_digest
from typer.testing import CliRunner

from paperkg.check import check_graph
from paperkg.cli import app
from paperkg.errors import ReadError

NAMES = [
    ("Method", "introduces", "ZebraNet"),
    ("Benchmark", "evaluates_on", "ZebraBench"),
    ("Model", "uses", "Quokka-7B"),
]


@pytest.fixture
def digests(tmp_path):
    """A folder of one digest."""
    folder = tmp_path / "digests"
    folder.mkdir()
    write_digest(folder / "a.md", goal="ZebraNet을 제안한다.", results="ZebraBench에서 Quokka-7B로 시험한다.")
    return folder


@pytest.fixture
def output(tmp_path, digests):
    """Its built graph."""
    return build_in(tmp_path / "output", [digests], NAMES)


def spoil(output, old, new, *, files=("kg.trig", "kg.ttl")):
    """Change a built graph by hand."""
    for name in files:
        path = output / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def faults(output, digests, check, **options):
    """The faults that one check finds."""
    return [str(fault) for fault in check_graph(output, digests=[digests], **options).faults if fault.check == check]


def test_a_sound_graph_has_no_fault(output, digests):
    """Every check passes, and what was looked at is counted."""
    checked = check_graph(output, digests=[digests])
    assert checked.faults == ()
    assert checked.counts["digests"] == 1
    assert checked.counts["places"] > 3


def test_a_digest_that_changed_is_told(output, digests):
    """Its hash is no longer that of the graph."""
    path = digests / "a.md"
    path.write_text(path.read_text(encoding="utf-8").replace("ZebraNet", "ZebraNut"), encoding="utf-8")
    (fault,) = faults(output, digests, "spans")
    assert fault.startswith("spans: a.md: no file with sha256")
    assert "--digests" in fault


def test_a_mention_that_stands_elsewhere_is_told(output, digests):
    """What the digest has at the place is shown beside what the graph says."""
    spoil(output, '"ZebraNet"', '"ZebraNut"')
    assert any(
        "a.md has 'ZebraNet' there, not 'ZebraNut'" in fault for fault in faults(output, digests, "spans", shapes=False)
    )


def test_a_place_beyond_the_end_is_told(output, digests):
    """Offsets must lie in the text."""
    import re

    text = (output / "kg.trig").read_text(encoding="utf-8")
    end = re.search(r"nif:endIndex (\d+)", text)[1]
    spoil(output, f"nif:endIndex {end}", "nif:endIndex 999999")
    assert any("beyond its" in fault for fault in faults(output, digests, "spans", shapes=False))


def test_an_undeclared_name_is_told(output, digests):
    """Only what ontology/kg.ttl defines may be used."""
    spoil(output, "kg:confidence", "kg:confidance")
    assert any(
        fault.startswith("declared: kg:confidance: used") for fault in faults(output, digests, "declared", shapes=False)
    )


def test_a_dangling_end_is_told(output, digests):
    """What is pointed at must be described."""
    spoil(output, "itsrdf:taIdentRef benchmark:zebrabench", "itsrdf:taIdentRef benchmark:nowhere")
    assert any(
        "benchmark/nowhere, which the graph does not describe" in f
        for f in faults(output, digests, "ends", shapes=False)
    )


def test_files_that_disagree_are_told(output, digests):
    """kg.ttl is the union of the graphs of kg.trig."""
    spoil(output, "ZebraBench", "ZebraBunch", files=("kg.ttl",))
    assert len(faults(output, digests, "union", shapes=False)) == 2


def test_a_broken_shape_is_told(output, digests):
    """The message of the shape, with the resource and the property."""
    spoil(output, 'rdfs:label "A study of things"', 'rdfs:label "A study", "of things"')
    found = faults(output, digests, "shapes")
    assert found == [
        "shapes: paper/arxiv-2601.00001: a paper needs exactly one label (<http://www.w3.org/2000/01/rdf-schema#label>)"
    ]


def test_the_command_ends_with_one_if_anything_is_wrong(output, digests):
    """A line a fault on stdout, the count on stderr; 0 when all is well, 3 where no graph is."""
    run = CliRunner().invoke(app, ["check", str(output), "--digests", str(digests)])
    assert (run.exit_code, run.stdout) == (0, "")
    assert "all well" in run.stderr
    (digests / "a.md").unlink()
    run = CliRunner().invoke(app, ["check", str(output), "--digests", str(digests)])
    assert run.exit_code == 1
    assert len(run.stdout.splitlines()) == 1
    with pytest.raises(ReadError, match="build it first"):
        check_graph(output / "nowhere")


def test_a_graph_that_does_not_parse_is_told(output, digests):
    """One line that says which file, and what to do."""
    (output / "kg.trig").write_text("this is no TriG", encoding="utf-8")
    with pytest.raises(ReadError, match=r"kg\.trig: does not parse"):
        check_graph(output, digests=[digests])
