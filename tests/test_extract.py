"""Extraction: what a paper names is found where it stands, in Korean and English, and nothing else is claimed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperkg.errors import ReadError
from paperkg.extract import extract_mentions, extractor_version, load_extractor
from paperkg.extract.features import BITS
from paperkg.extract.fitting import fit_trees
from paperkg.extract.merge import is_acronym, spelling
from paperkg.extract.pipeline import entry_parts, stretch
from paperkg.extract.things import denied
from paperkg.extract.tokens import TOKEN, Lexicon, key_of, stems
from paperkg.extract.trees import from_grove, from_scikit_learn
from paperkg.extract.version import WEIGHTS
from paperkg.extract.weights import Linear, load_weights, pack, unpack
from paperkg.model import Digest, Extraction
from paperkg.read import read_digests, read_text

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
PAPER = (
    "# 1. [KiteNet: Fast Image Segmentation with Kites](https://arxiv.org/abs/2510.21270)\n\n## Introduction\n"
    "- Goal: 본 논문은 이미지 분할(image segmentation)을 위한 프레임워크 KiteNet을 제안한다.\n"
    "- Motivation: 정보 부족\n\n## Results\n\nKiteNet은 ImageNet과 COCO에서 SAM 대비 mIoU를 2.5% 향상시켰다.\n"
)


@pytest.fixture(scope="module")
def examples() -> tuple[Digest, ...]:
    """Return the sample digests."""
    return read_digests([EXAMPLES])


@pytest.fixture(scope="module")
def found(examples: tuple[Digest, ...]) -> tuple[Extraction, ...]:
    """Return what is extracted from the sample digests."""
    return extract_mentions(examples)


def names_of(extraction: Extraction) -> set[str]:
    """Return every form that was found."""
    return {form for finding in extraction.findings for form in finding.forms}


def test_every_mention_is_exactly_the_text_at_its_place(
    examples: tuple[Digest, ...], found: tuple[Extraction, ...]
) -> None:
    """`digest.text[start:end] == mention.text`, and the place lies in the entry."""
    by_id = {digest.id: digest for digest in examples}
    mentions = [(x, m) for x in found for f in x.findings for m in f.mentions]
    assert len(mentions) > 50
    for extraction, mention in mentions:
        digest = by_id[extraction.digest]
        entry = next(e for e in digest.entries if e.index == extraction.index)
        assert mention.span.of(digest.text) == mention.text
        assert entry.span.start <= mention.span.start < mention.span.end <= entry.span.end


def test_there_is_one_extraction_an_entry_in_order(examples: tuple[Digest, ...], found: tuple[Extraction, ...]) -> None:
    """Sorted by digest and place, none left out."""
    assert [(x.digest, x.index) for x in found] == sorted((d.id, e.index) for d in examples for e in d.entries)


def test_names_and_particles_are_parted() -> None:
    """ "KiteNet은" holds the name KiteNet, "mIoU를" the metric mIoU."""
    (got,) = extract_mentions([read_text(PAPER)])
    assert {"KiteNet", "mIoU"} <= names_of(got)
    assert not any(name.endswith(("은", "을", "를")) for name in names_of(got))


def test_the_paper_introduces_what_its_title_names() -> None:
    """The system before the colon is introduced, the benchmark is evaluated on."""
    (got,) = extract_mentions([read_text(PAPER)])
    relation = {form: f.relation for f in got.findings for form in f.forms}
    kind = {form: f.type for f in got.findings for form in f.forms}
    assert relation["KiteNet"] == "introduces"
    assert (kind["ImageNet"], relation["ImageNet"]) == ("Benchmark", "evaluates_on")


def test_a_gloss_in_brackets_joins_two_languages_with_its_reason() -> None:
    """One task, shown by its English name, and the sign that joined the two."""
    (got,) = extract_mentions([read_text(PAPER)])
    (task,) = [f for f in got.findings if "image segmentation" in {form.casefold() for form in f.forms}]
    assert task.name.casefold() == "image segmentation"
    assert "이미지 분할" in task.forms
    assert task.reasons


@pytest.mark.parametrize("words", ["정보 부족", "정보 부족.", "관련 정보 없음", "N/A"])
def test_a_section_that_knows_nothing_yields_nothing(words: str) -> None:
    """Such a section is not even read."""
    digest = read_text(
        f"# 1. [A Title](https://arxiv.org/abs/2510.21270)\n\n## Method\n\nGPT-4o.\n\n## Results\n\n{words}\n"
    )
    parts = entry_parts(digest.text, digest.entries[0])
    assert all(words not in digest.text[a:b] for a, b in parts)


@pytest.mark.parametrize(
    ("text", "name"),
    [("GAN을 사용하지 않고 학습한다", "GAN"), ("trained without LoRA", "LoRA"), ("PPO 없이 수렴한다", "PPO"),
     ("It does not require CLIP.", "CLIP")],
)  # fmt: skip
def test_what_is_denied_is_not_used(text: str, name: str) -> None:
    """A negated statement yields no `uses`."""
    at = text.index(name)
    assert denied(text, at, at + len(name))


def test_a_pipeline_reads_any_text() -> None:
    """`nlp("...")` gives typed spans without a digest."""
    doc = load_extractor()("We evaluate GPT-4o and Qwen2.5-VL on MMMU and GSM8K, reporting accuracy.")
    labels = {span.text: span.label_ for span in doc.spans["things"]}
    assert labels["GPT-4o"] == "Model"
    assert labels["MMMU"] == labels["GSM8K"] == "Benchmark"
    assert {e.text for e in doc.ents} == set(labels)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "한", "()", "\ud800", "\x00\x1b[0m", "ﬁ²½", "- - -", "ㄱㄴㄷ", "𝐀𝐁 𝒞"]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    """Nothing, marks, half a surrogate pair, control characters: a Doc of the same length."""
    assert len(load_extractor()(text).text) == len(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "GPT-4o",
                "은",
                "(",
                ")",
                "를",
                "ImageNet",
                "\ud83d",
                "\x07",
                "각",
                "모델",
                "-",
                "\n",
                ",",
                "2.5%",
                "é",
                "　",
            ]
        ),
        max_size=40,
    )
)
def test_offsets_hold_whatever_stands_around(pieces: list[str]) -> None:
    """Control characters, lone surrogates and decomposed Hangul shift nothing."""
    text = " ".join(pieces)
    doc = load_extractor()(text)
    assert len(doc.text) == len(text)
    for thing in doc._.things:
        for start, end, _ in thing.mentions:
            assert text[start:end].strip() == text[start:end] != ""


def test_decomposed_hangul_is_read_like_composed() -> None:
    """The same names, at offsets of the text as it is."""
    composed = "이미지 분할(image segmentation)을 위한 KiteNet을 제안하고 ImageNet에서 정확도를 평가한다."
    nlp = load_extractor()
    plain, split = nlp(composed), nlp(unicodedata.normalize("NFD", composed))
    read = [{unicodedata.normalize("NFC", s.text) for s in doc.spans["things"]} for doc in (plain, split)]
    assert read[0] == read[1]
    assert read[0]


def test_twice_the_text_takes_about_twice_the_time() -> None:
    """No quadratic step: processor time of a long paper, doubled."""
    nlp = load_extractor()
    body = "".join(
        f"We compare Model-{i} with 방법{i}을 on Bench-{i % 50} (B{i}), using 전략 {i} and loss {i}. "
        for i in range(900)
    )
    nlp(body)

    def spent(text: str) -> float:
        start = time.process_time()
        nlp(text)
        return time.process_time() - start

    ratio = min(spent(body * 2) for _ in range(3)) / min(spent(body) for _ in range(3))
    assert ratio < 2.6


def test_a_very_long_line_is_read_in_stretches() -> None:
    """Every character of a long part belongs to one stretch; each stretch has the title."""
    parts = stretch([(0, 30), (40, 1_000_000)])
    assert all(p[0] == (0, 30) for p in parts)
    assert sum(b - a for p in parts for a, b in p[1:]) == 1_000_000 - 40


def test_two_processes_find_what_one_finds(examples: tuple[Digest, ...], found: tuple[Extraction, ...]) -> None:
    """Workers change nothing but the time."""
    assert extract_mentions(examples * 1, processes=2) == found


def test_a_paper_is_read_alone_as_in_company(examples: tuple[Digest, ...], found: tuple[Extraction, ...]) -> None:
    """What stands before and behind an entry in a batch changes nothing of what is found in it."""
    alone = [x for digest in reversed(examples) for x in extract_mentions([digest])]
    assert sorted(alone, key=lambda x: (x.digest, x.index)) == list(found)


def test_hash_seeds_change_nothing() -> None:
    """Two interpreters with other hash seeds find the same."""
    code = (
        "from paperkg.extract import extract_mentions; from paperkg.read import read_digests\n"
        f"print(hash('x'), file=__import__('sys').stderr); print(extract_mentions(read_digests([{str(EXAMPLES)!r}])))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in ("1", "2")
    ]
    assert said[0].stdout == said[1].stdout
    assert said[0].stderr != said[1].stderr


def test_confidence_is_a_share(found: tuple[Extraction, ...]) -> None:
    """Between 0 and 1, and not the same for everything."""
    values = {m.confidence for x in found for f in x.findings for m in f.mentions}
    assert all(0 <= v <= 1 for v in values)
    assert len(values) > 5


def test_shipped_weights_are_small() -> None:
    """At most 10 MB together."""
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 10_000_000


def test_weights_of_another_kind_are_refused(tmp_path: Path) -> None:
    """A folder without weights is named, with what to do."""
    with pytest.raises(ReadError, match="kg train"):
        load_weights(tmp_path)


def test_the_version_knows_the_weights(tmp_path: Path) -> None:
    """Weights of your own give another version than those that ship."""
    (tmp_path / "names.npz").write_bytes(b"mine")
    assert extractor_version(tmp_path) != extractor_version() == extractor_version(None)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("OmniZip은 빠르다", ["OmniZip", "은", "빠르다"]), ("FID-50K, F1@5", ["FID-50K", ",", "F1@5"]),
     ("Qwen2.5-Omni-7B", ["Qwen2.5-Omni-7B"]), ("GRPO-based 방법", ["GRPO", "-", "based", "방법"]),
     ("64×64", ["64×64"]),
     ("C++ 코드", ["C++", "코드"]), ("LLM기반", ["LLM", "기반"])],
)  # fmt: skip
def test_tokens_part_what_belongs_apart(text: str, tokens: list[str]) -> None:
    """Names keep their digits and marks; Hangul starts a token of its own."""
    assert TOKEN.findall(text) == tokens


@pytest.mark.parametrize(
    ("one", "other"), [("Diffusion Models", "diffusion-model"), ("MVI-Bench", "MVI Bench"), ("64×64", "64x64")]
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    """Case, marks and plural do not part a name."""
    assert key_of(one) == key_of(other)


def test_stems_offer_both_readings() -> None:
    """ "정확도" may be a noun or "정확" with a particle; both are offered."""
    assert stems("정확도", Lexicon()) == ["정확"]


@pytest.mark.parametrize(
    ("short", "long", "yes"),
    [("GRPO", "Group Relative Policy Optimization", True), ("DiT", "Diffusion Transformers", True),
     ("FM", "Flow Matching", True), ("SFT", "Flow Matching", False)],
)  # fmt: skip
def test_acronyms_are_known_by_their_letters(short: str, long: str, yes: bool) -> None:
    """Initials, or the first letters of the words in order."""
    assert is_acronym(spelling(short), spelling(long)) is yes


def test_trees_in_numpy_say_what_scikit_learn_says() -> None:
    """The walk by masks gives the score of the library's own walk."""
    ensemble = pytest.importorskip("sklearn.ensemble")
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(400, 6)).astype(np.float32)
    target = (rows[:, 0] * rows[:, 1] > 0).astype(int) + (rows[:, 2] > 1)
    model = ensemble.HistGradientBoostingClassifier(max_iter=15, max_leaf_nodes=20, min_samples_leaf=5).fit(
        rows, target
    )
    np.testing.assert_allclose(from_scikit_learn(model).score(rows), model.decision_function(rows), atol=1e-4)


def test_a_grove_says_the_mean_of_its_members() -> None:
    """Several ensembles read as one give the mean of what each says."""
    pytest.importorskip("sklearn")
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(300, 8)).astype(np.float32)
    grove = fit_trees(rows, (rows[:, 0] > rows[:, 1]).astype(int) + (rows[:, 2] > 1), None, rounds=5, leaves=6)
    assert len({member.decision_function(rows[:1]).tobytes() for member in grove.members}) == len(grove.members)
    np.testing.assert_allclose(from_grove(grove).score(rows), grove.decision_function(rows), atol=1e-4)


def test_packed_weights_come_back() -> None:
    """Eight bits keep a weight to within a 250th of the largest."""
    weights = np.zeros((1 << BITS, 2), np.float32)
    weights[[3, 70_000, 200_000]] = [[1.0, -2.0], [0.5, 0.25], [-1.0, 2.0]]
    back = unpack(pack(Linear(weights, np.zeros(2, np.float32))))
    assert np.abs(back.weights - weights).max() < 2.0 / 250
