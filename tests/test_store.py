"""The output folder: whole files or none, extractions that survive the cache."""

import json
from decimal import Decimal

import pytest

from paperkg import store
from paperkg.errors import ReadError, WriteError
from paperkg.model import Claim, Digest, Entry, Extraction, Finding, Mention, Span

DIGEST = Digest("0123456789abcdef", "0123456789abcdef" * 4, "a.md", "OmniZip은 빠르다", "numbered")


def extraction(text="OmniZip"):
    mention = Mention(Span(DIGEST.id, 0, 7), text, "Method", 0.9, "model")
    finding = Finding("Method", text, (text,), (mention,), "introduces", "cue", 0.9, (("a", "b", "gloss"),))
    claim = Claim(Span(DIGEST.id, 8, 11), Decimal("2.75"), "increase", unit="x", bound="at_most", subject=0)
    return Extraction(DIGEST.id, 1, (finding,), (claim,))


def test_a_file_is_replaced_whole(tmp_path):
    """A second write leaves the new text and no temporary file."""
    path = tmp_path / "deep" / "a.txt"
    store.write_text(path, "one")
    store.write_text(path, "둘")
    assert path.read_text(encoding="utf-8") == "둘"
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


def test_a_folder_that_is_a_file_is_a_write_error(tmp_path):
    """Writing below a file names the file and says what to do."""
    (tmp_path / "out").write_text("not a folder")
    with pytest.raises(WriteError, match=r"cannot be written .* choose another folder with -o"):
        store.write_text(tmp_path / "out" / "a.txt", "x")


def test_a_failed_build_leaves_the_last_output_as_it_was(tmp_path):
    """What was staged before the error never reaches the output, and nothing is left behind."""
    (tmp_path / "kg.ttl").write_text("good")

    def fail_halfway():
        with store.staged(tmp_path) as folder:
            (folder / "kg.ttl").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("kg.ttl", "good")]


def test_a_build_drops_cached_extractions_that_it_no_longer_holds(tmp_path):
    """Removing a digest removes its extractions, so that the folder equals a clean build's."""
    for keys in (["one", "two"], ["two"]):
        with store.staged(tmp_path) as folder:
            for key in keys:
                store.write_cache(folder, key, [extraction()])
    assert [p.name for p in (tmp_path / "store" / "extractions").iterdir()] == ["two.json"]


@pytest.mark.parametrize("text", ["OmniZip", "점", "\ud800 half a pair", 'quote " and \\'])
def test_extractions_come_back_as_they_went(tmp_path, text):
    """The cache keeps every field, numbers exact, also of damaged text."""
    store.write_cache(tmp_path, "key", [extraction(text)])
    assert store.read_cache(tmp_path, ["key"]) == {"key": (extraction(text),)}


@pytest.mark.parametrize("damage", [b"", b"{", b"[[1]]", b'[["d", 1, [[]], []]]'])
def test_a_damaged_cache_is_no_cache(tmp_path, damage):
    """A file that cannot be read back is computed again, never believed."""
    store.write_cache(tmp_path, "key", [extraction()])
    (tmp_path / "store" / "extractions" / "key.json").write_bytes(damage)
    assert store.read_cache(tmp_path, ["key"]) == {}


def test_the_cache_knows_how_a_digest_was_read():
    """Another extractor or another reading of the same bytes is another key."""
    read_anew = Digest(
        DIGEST.id, DIGEST.sha256, "a.md", DIGEST.text, "numbered",
        entries=(Entry(1, "T", Span(DIGEST.id, 0, 3), Span(DIGEST.id, 0, 3)),),
    )  # fmt: skip
    keys = {store.cache_key(DIGEST, "1"), store.cache_key(DIGEST, "2"), store.cache_key(read_anew, "1")}
    assert len(keys) == 3


def test_sources_are_remembered_outside_the_output(tmp_path, monkeypatch):
    """The place of a digest is kept in the user's cache folder, by the hash of its bytes."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    read = Digest(DIGEST.id, DIGEST.sha256, "a.md", DIGEST.text, "numbered", path="/digests/a.md")
    store.remember_sources([read])
    assert store.sources() == {DIGEST.sha256: "/digests/a.md"}
    assert json.loads((tmp_path / "paperkg" / "sources.json").read_text()) == store.sources()


def test_a_folder_without_a_build_says_how_to_build(tmp_path):
    """Asking an empty folder names the command that fills it."""
    with pytest.raises(ReadError, match=r"no kg.trig here: build it first with `kg build"):
        store.built_file(tmp_path, "kg.trig")
