"""The command `kg`: what it prints, and the exit code of everything that can be wrong."""

import json
import sys
from pathlib import Path

import pytest

from paperkg.cli import main

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
NUMBERED = EXAMPLES / "2026-03-02-reasoning.md"


@pytest.fixture
def kg(monkeypatch, capfd):
    """Run `kg` with words; return its exit code, its stdout and its stderr."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The built sample digests."""
    from paperkg.build import build_folder

    output = tmp_path_factory.mktemp("built")
    build_folder([EXAMPLES], output)
    return output


def test_build_says_what_it_built(kg, tmp_path):
    """One line on stdout: digests, papers, and where they are."""
    code, out, err = kg("build", EXAMPLES, "-o", tmp_path)
    assert (code, err) == (0, "")
    assert out.startswith("6 digests, 24 papers, ")
    assert out.endswith(f" -> {tmp_path}\n")


def test_build_reports_as_json(kg, tmp_path):
    """`--json` gives every digest with its layout and every problem."""
    (tmp_path / "empty.md").write_bytes(b"")
    code, out, err = kg("build", NUMBERED, tmp_path / "empty.md", "-o", tmp_path / "out", "--json")
    report = json.loads(out)
    assert code == 0
    assert [(d["name"], d["layout"], d["papers"]) for d in report["digests"]] == [(NUMBERED.name, "numbered", 4)]
    assert [Path(p["path"]).name for p in report["problems"]] == ["empty.md"]
    assert err.count("\n") == 1


def test_build_says_how_sure_each_guess_is(kg, tmp_path):
    """`--verbose` and `--json` give the line and the confidence of every paper that the last reader found."""
    path = tmp_path / "guess.md"
    path.write_text(
        "Words.\n\nFolding Long Contexts with Cranes\nhttps://arxiv.org/abs/2510.11111\n\nThe cache is folded.\n"
    )
    code, out, _ = kg("build", path, "-o", tmp_path / "out", "--json")
    (digest,) = json.loads(out)["digests"]
    assert (code, digest["layout"]) == (0, "loose")
    assert [(g["line"], g["title"]) for g in digest["guessed"]] == [(3, "Folding Long Contexts with Cranes")]
    assert 0.5 <= digest["guessed"][0]["confidence"] < 1
    _, out, _ = kg("build", path, NUMBERED, "-o", tmp_path / "out", "--verbose")
    assert out.count("confidence") == 1
    assert f"(confidence {digest['guessed'][0]['confidence']:.2f})" in out


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "empty"), (b"\x00\x01\xff\xfe\x00" * 50, "text"), (b"Just a note about lunch.\n", "no paper")],
    ids=["empty", "binary", "no paper"],
)
def test_a_bad_file_alone_is_bad_input(kg, tmp_path, content, what):
    """A file that gives no paper costs one line that says why, and exit code 3."""
    path = tmp_path / "bad.md"
    path.write_bytes(content)
    code, out, err = kg("build", path, "-o", tmp_path / "out")
    assert (code, out) == (3, "")
    first, last = err.splitlines()
    assert str(path) in first
    assert what in first
    assert "nothing built" in last
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
def test_old_encodings_give_the_same_papers(kg, tmp_path, encoding):
    """UTF-16 and CP949 Korean files are read right."""
    text = NUMBERED.read_text(encoding="utf-8").replace("—", "-")
    (tmp_path / "digest.md").write_bytes(text.encode(encoding))
    code, _, err = kg("build", tmp_path / "digest.md", "-o", tmp_path / "out")
    assert (code, err) == (0, "")
    records = [json.loads(line) for line in (tmp_path / "out" / "papers.jsonl").read_text("utf-8").splitlines()]
    assert sorted(r["arxiv"] for r in records) == ["2501.12599", "2501.12948", "2501.19393", "2503.14476"]
    assert {r["date"] for r in records} == {"2026-03-02"}


def test_a_folder_that_cannot_be_written_is_exit_4(kg, tmp_path):
    """An output below a file is a disk problem."""
    (tmp_path / "file").write_text("x")
    code, _, err = kg("build", NUMBERED, "-o", tmp_path / "file" / "out")
    assert (code, err.count("\n")) == (4, 1)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["build"], 2),
        (["build", "no-such-folder"], 3),
        (["biuld"], 2),
        (["query", "no-such-query"], 2),
        (["open", "no-such-folder"], 3),
        (["query", "SELECT * WHERE {", "-o", "{built}"], 3),
    ],
)
def test_mistakes_have_their_exit_code(kg, built, words, code):
    """Usage is 2, bad input 3; a complaint on stderr, nothing on stdout."""
    found, out, err = kg(*(word.replace("{built}", str(built)) for word in words))
    assert (found, out) == (code, "")
    assert err.strip()


def test_papers_that_share_benchmarks(kg, built):
    """The question of the first page: three reasoning papers share AIME 2024."""
    code, out, _ = kg("query", "shared-benchmarks", "-o", built, "--format", "json")
    rows = json.loads(out)
    assert code == 0
    text = json.dumps(rows, ensure_ascii=False)
    assert "AIME 2024" in text
    assert "ImageNet 256" in text


def test_sparql_from_the_command_line(kg, built):
    """Any SELECT with the prefixes known."""
    code, out, _ = kg(
        "query", "SELECT ?t WHERE { ?p a kg:Paper ; dcterms:title ?t } ORDER BY ?t", "-o", built, "--format", "csv"
    )
    assert code == 0
    assert len(out.splitlines()) >= 25


def test_explain_layout_builds_nothing(kg, tmp_path, monkeypatch):
    """`--explain-layout` says how a file is read."""
    monkeypatch.chdir(tmp_path)
    code, out, _ = kg("build", "--explain-layout", NUMBERED)
    assert (code, list(tmp_path.iterdir())) == (0, [])
    assert "layout numbered" in out
