"""Which numbers of an entry are results, and what they are about."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paperkg.errors import ReadError
from paperkg.extract.claim_choices import NOTHING, Options, Told, options_of, shares_of
from paperkg.extract.claim_company import with_company
from paperkg.extract.claim_metrics import phrases
from paperkg.extract.claim_roles import role_rows
from paperkg.extract.claim_scene import Sentence, make_scene
from paperkg.extract.claim_training import Example, annotated, label, lesson, train_claims, unnamed
from paperkg.extract.claim_weights import ROLES, load_weights, read_weights, write_weights
from paperkg.extract.claim_words import tie_features
from paperkg.extract.claims import _choose, _Telling, find_claims
from paperkg.extract.numbers import read_numbers
from paperkg.model import Claim, Digest, Entry, Finding, Mention, Section, Span

NAMES = {
    "OmniZip": ("Method", "introduces"), "ZipBench": ("Benchmark", "introduces"),
    "GSM8K": ("Benchmark", "evaluates_on"),
    "MATH": ("Benchmark", "evaluates_on"), "accuracy": ("Metric", "measures"), "정확도": ("Metric", "measures"),
    "추론 속도": ("Metric", "measures"), "FID": ("Metric", "measures"), "GPT-4o": ("Model", "compares_with"),
    "Llama 3": ("Model", "compares_with"),
}  # fmt: skip


def entry_of(*lines: str, names: dict[str, tuple[str, str]] = NAMES) -> tuple[Digest, Entry, tuple[Finding, ...]]:
    """A digest of one entry with a section a line; every name of `NAMES` that it has is a finding."""
    title = "OmniZip: Zipping"
    text = "\n".join([title, *lines])
    sections, at = [], len(title) + 1
    for line in lines:
        sections.append(Section("results", Span("d", at, at + len(line))))
        at += len(line) + 1
    entry = Entry(1, title, Span("d", 0, len(text)), Span("d", 0, len(title)), tuple(sections))
    findings = []
    for name, (kind, relation) in names.items():
        spans = [m.span() for m in re.finditer(re.escape(name), text)]
        mentions = tuple(Mention(Span("d", a, b), name, kind, 0.9, "test") for a, b in spans)  # type: ignore[arg-type]
        if mentions:
            findings.append(Finding(kind, name, (name,), mentions, relation, "test", 0.9))  # type: ignore[arg-type]
    return Digest("d", "d" * 64, "a.md", text, "numbered", entries=(entry,)), entry, tuple(findings)


def claims_of(*lines: str) -> list[dict[str, object]]:
    found, claims = find_claims(*entry_of(*lines))
    rows = []
    for c in claims:
        ends = {role: found[k].name if (k := getattr(c, role)) is not None else None for role in ROLES}
        rows.append({"value": str(c.value), "unit": c.unit, "kind": c.kind, **ends})
    return rows


def told(*lines: str, fields: tuple[str, ...] = ("value", "unit")) -> list[tuple[object, ...]]:
    return [tuple(row[f] for f in fields) for row in claims_of(*lines)]


def test_a_score_has_its_subject_benchmark_and_metric() -> None:
    """The plain sentence of every paper."""
    assert claims_of("OmniZip achieves 98.1% accuracy on GSM8K.") == [
        {"value": "98.1", "unit": "%", "kind": "absolute", "subject": "OmniZip", "benchmark": "GSM8K",
         "metric": "accuracy", "baseline": None},
    ]  # fmt: skip


def test_scores_in_brackets_belong_to_the_benchmark_before() -> None:
    """GSM8K (98.1%), MATH (79.6%): two claims, paired in order."""
    line = "OmniZip은 GSM8K (98.1%), MATH (79.6%)에서 최고 정확도를 달성하였다."
    assert told(line, fields=("value", "benchmark")) == [("98.1", "GSM8K"), ("79.6", "MATH")]


def test_a_gain_is_an_increase_and_a_range_is_kept() -> None:
    """2.7~3.8배 is one claim with both ends."""
    _, (claim,) = find_claims(*entry_of("OmniZip은 GPT-4o 대비 2.7~3.8배의 추론 속도 향상을 보였다."))
    assert (claim.value, claim.value_max, claim.unit, claim.kind) == (Decimal("2.7"), Decimal("3.8"), "x", "increase")


@pytest.mark.parametrize(
    "line",
    [
        "OmniZip은 7B 파라미터를 가진다.",
        "14개의 벤치마크에서 평가하였다.",
        "The dataset has 1,248 pairs from 6 categories.",
        "Llama 3 was released on 2024-04-18.",
        "We train for 3 epochs with a learning rate of 1e-4.",
        "OmniZip은 GSM8K에서 우수하다.",
        "",
    ],
)
def test_sizes_counts_dates_and_settings_are_no_results(line: str) -> None:
    """Only a statement of performance is a claim."""
    assert told(line) == []


def test_a_claim_told_in_two_languages_is_one() -> None:
    """The Korean and the English sentence say the same; what one leaves open the other fills."""
    lines = ("OmniZip은 98.1%의 정확도를 달성하였다.", "OmniZip achieves 98.1% accuracy on GSM8K.")
    assert told(*lines, fields=("value", "benchmark")) == [("98.1", "GSM8K")]


def test_what_a_number_is_more_of_is_its_metric() -> None:
    """In "an FID of 2.1, with 40% higher accuracy" the gain is one of accuracy, although FID stands before it."""
    line = "OmniZip reaches an FID of 2.1 on ZipBench, with 40% higher accuracy."
    assert told(line, fields=("value", "metric")) == [("2.1", "FID"), ("40", "accuracy")]


def test_a_difference_that_agrees_with_its_ends_is_no_claim_of_its_own() -> None:
    """From 57.8% to 72.8% (+15.0%) is one claim; (+14.0%) contradicts it and stays."""
    line = "OmniZip improves accuracy on GSM8K from 57.8% to 72.8% (+{}%)."
    assert told(line.format("15.0")) == [("72.8", "%")]
    assert told(line.format("14.0")) == [("72.8", "%"), ("14", "%")]


def test_from_a_to_b_is_a_score_with_what_was_before() -> None:
    """The value is B."""
    _, (claim,) = find_claims(*entry_of("OmniZip은 GSM8K 정확도를 57.8%에서 72.8%로 향상시켰다."))
    assert (claim.value, claim.previous, claim.kind) == (Decimal("72.8"), Decimal("57.8"), "absolute")


PIECES = st.sampled_from([
    *NAMES, "98.1%", "2.7~3.8배", "(+3.5)", "절반", "from 0.62 to 0.73", "1,2,3", "3.5.1", "9" * 400, "%%", "NaN점",
    "10^-3",
    "은 ", "에서 ", " on ", ", ", ". ", "\n", "(", ")", " 각각 ", " respectively", "향상", "improves ", "달성하였다.",
    "최대 ",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80))
@example("\ud800 98.1%")
@example("GSM8K(98.1%)GSM8K(98.1%)\nGSM8K(98.1%)")
def test_whatever_the_text_a_claim_stands_in_its_quote(text: str) -> None:
    """No crash; the quote holds the number as written or as its rule reads it; the ends are of their kinds."""
    digest, entry, findings = entry_of(*text.split("\n"))
    found, claims = find_claims(digest, entry, findings)
    assert found[: len(findings)] == findings
    for claim in claims:
        assert claim.span.of(digest.text) == claim.text
        read = read_numbers(claim.text)
        assert any(_same(claim, q.value, q.value_max, q.previous) for q in read), (claim, claim.text)
        assert 0 <= claim.confidence <= 1
        assert claim.rule.startswith("number:")
        kinds = [None if (k := getattr(claim, role)) is None else found[k].type for role in ROLES]
        assert kinds[2] in (None, "Metric")
        assert kinds[1] in (None, "Benchmark", "Dataset", "Task")
        assert claim.subject is None or claim.subject != claim.baseline


def _same(claim: Claim, value: Decimal, value_max: Decimal | None, previous: Decimal | None) -> bool:
    return claim.value in (value, value_max) and claim.previous in (None, previous)


GOLD = {
    "entities": [
        {"name": "OmniZip", "type": "Method", "relation": "introduces"},
        {"name": "GSM8K", "type": "Benchmark", "relation": "evaluates_on"},
        {"name": "accuracy", "aliases": ["정확도"], "type": "Metric", "relation": "measures"},
    ],
    "results": [
        {"subject": "OmniZip", "benchmark": "GSM8K", "metric": "accuracy", "value": 98.1, "unit": "%",
         "kind": "absolute", "quote": "98.1% accuracy on GSM8K"},
    ],
}  # fmt: skip


def test_training_learns_from_the_quote_and_from_other_tellings() -> None:
    """Both sentences are results, a count is none; only the quoted one is taken at its word for what is left open."""
    example_ = Example(*entry_of("OmniZip achieves 98.1% accuracy on GSM8K.", "정확도 98.1%, 14개의 과제."), GOLD)
    assert [(str(x.sentence.quantities[x.at].value), len(x.results), x.quoted) for x in label(example_)] == [
        ("98.1", 1, True), ("98.1", 1, False), ("14", 0, False),
    ]  # fmt: skip
    assert lesson(example_).kinds == ["absolute", "absolute", ""]


def test_weights_are_the_same_after_writing_and_reading(tmp_path: Path) -> None:
    """And two writings of the same weights are the same bytes."""
    weights = load_weights()
    write_weights(weights, tmp_path / "a.npz")
    write_weights(read_weights(tmp_path / "a.npz"), tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_a_file_that_is_no_weights_is_named(tmp_path: Path) -> None:
    """The error says which file and what to do."""
    (tmp_path / "a.npz").write_bytes(b"no zip")
    with pytest.raises(ReadError, match=r"docs/extraction\.md"):
        read_weights(tmp_path / "a.npz")


@pytest.mark.slow
def test_training_finds_what_was_annotated_and_twice_the_same(tmp_path: Path) -> None:
    """The share of the right benchmark is the greatest, and training twice gives the same bytes."""
    chance = np.random.default_rng(0)
    ways = [("absolute", "achieves {}% accuracy"), ("increase", "gains {}%"), ("decrease", "loses {}% accuracy")]
    examples = []
    for n, value in enumerate(chance.uniform(20, 99, 30).round(1), 3):
        kind, verb = ways[n % 3]
        stated = {**GOLD["results"][0], "value": value, "kind": kind, "quote": f"{value}%"}  # type: ignore[dict-item]
        line = f"OmniZip {verb.format(value)} on GSM8K with {n} tokens."
        examples.append(Example(*entry_of(line), {**GOLD, "results": [stated]}, n))
    weights = train_claims(examples, tmp_path / "a.npz")
    train_claims(examples, tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    for learned in map(lesson, examples):
        for shares, answer in zip(
            shares_of(weights.forests["benchmark"], learned.options["benchmark"]), learned.answers["benchmark"],
            strict=True,
        ):  # fmt: skip
            assert answer is not None
            assert max(shares, key=lambda k: shares[k]) in answer
            assert sum(shares.values()) == pytest.approx(1)


def test_annotated_names_are_found_where_they_stand() -> None:
    """As whole words, in any case, particles behind; some are left out, always the same ones."""
    entities = [{"name": f"Name{n}", "type": "Model", "relation": "introduces"} for n in range(60)]
    line = ", ".join(f"name{n}은" for n in range(60)) + ", xName1, Name1x."
    once = annotated(Example(*entry_of(line), {"entities": entities}))
    assert once == annotated(Example(*entry_of(line), {"entities": entities}))
    assert 45 <= len(once.findings) < 60
    assert {len(f.mentions) for f in once.findings} == {1}
    assert {m.text.casefold() for f in once.findings for m in f.mentions} <= {f"name{n}" for n in range(60)}


def test_a_subject_that_goes_without_saying_is_learned_from_sentences_that_leave_it_out() -> None:
    """The system's name is taken out of the sentence with the result, and stays where it is introduced."""
    example_ = Example(*entry_of("OmniZip is a method.", "OmniZip achieves 98.1% accuracy on GSM8K."), GOLD)
    before, after = (next(f for f in x.findings if f.name == "OmniZip") for x in (example_, unnamed(example_)))
    assert [m.span.start for m in after.mentions] == [m.span.start for m in before.mentions][:-1]


@pytest.mark.parametrize(
    ("line", "metrics"),
    [
        ("시각적 유사성을 34.57%까지 줄이고", {"시각적 유사성", "유사성"}),
        ("이 경우 모델 전진 단계를 30.5% 줄이면서", {"모델 전진 단계", "전진 단계", "단계"}),
        ("46.75%의 PGR 개선", {"PGR"}),
        ("2.7배 메모리 절감", {"메모리"}),
        ("예보 하나에 걸리는 시간은 평균 2초이다", {"예보 하나에 걸리는 시간", "걸리는 시간", "시간"}),
        ("재난 지역에서 잘못된 경보는 9%에서 3%로", {"잘못된 경보", "경보"}),
        ("9% 더 많은 고유 특징을 찾는다", {"고유 특징", "특징"}),
        ("저장 공간 2.1TB", {"저장 공간", "공간"}),
        ("improves accuracy on GSM8K by 12.3%", {"accuracy", "accuracy on GSM8K"}),
        ("memory savings of 40%", {"memory", "memory savings", "savings"}),
        ("Wrong turns per trip fall from 2.4 to 0.9", {"Wrong turns per trip", "Wrong turns", "turns"}),
        ("needs 2.2x more index lookups than before", {"index lookups", "lookups"}),
        ("and the share of torn pages is 3%", {"share of torn pages", "share", "torn pages"}),
    ],
)
def test_whatever_is_measured_is_looked_for_near_the_number(line: str, metrics: set[str]) -> None:
    """Long and short phrases, with no word of change behind them; few others, and none with half a word."""
    found = [line[a:b] for q in read_numbers(line)[:1] for a, b in phrases(line, 0, len(line), q)]
    assert metrics <= set(found)
    assert len(found) <= len(metrics) + 6
    assert all(re.search(rf"(?<![A-Za-z가-힣]){re.escape(phrase)}", line) for phrase in found)


def test_no_phrase_begins_or_ends_with_a_word_that_only_links() -> None:
    """Articles, prepositions and verbs stand inside a phrase or outside of it."""
    line = "the rate of missed alarms on the night shift is 4%, and reports of the crew rise by 12%"
    found = [line[a:b].split() for q in read_numbers(line) for a, b in phrases(line, 0, len(line), q)]
    edges = {word for phrase in found for word in (phrase[0], phrase[-1])}
    assert edges.isdisjoint({"the", "of", "on", "is", "by", "and"})


def test_a_line_without_spaces_costs_as_much_as_it_is_long() -> None:
    """Nothing is looked for further than some words away."""
    line = "가" * 200_000 + "속도를 14.6배"
    assert [line[a:b] for q in read_numbers(line) for a, b in phrases(line, 0, len(line), q)] == []


@pytest.mark.parametrize(("number", "metrics"), [("64 epochs", []), ("3 hours", []), ("2.11", ["FID"])])
def test_no_score_is_told_in_epochs_or_hours(number: str, metrics: list[str]) -> None:
    """FID is no candidate for what is measured in a unit of time or effort."""
    scene = make_scene(*entry_of(f"OmniZip reaches a FID after {number}."))
    assert scene is not None
    candidates, rows = role_rows(scene, scene.sentences[0], 0, "metric", 0)
    assert [scene.findings[k].name for k in candidates] == metrics
    assert len(rows) == len(candidates) + 1


def test_a_metric_that_is_the_unit_of_a_number_is_a_candidate() -> None:
    """ "240 FPS" is measured by FPS."""
    scene = make_scene(*entry_of("OmniZip renders at 240 FPS.", names={"FPS": ("Metric", "measures")}))
    assert scene is not None
    (quantity,) = scene.sentences[0].quantities
    assert scene.text[quantity.start : quantity.end] == "240 FPS"
    candidates, rows = role_rows(scene, scene.sentences[0], 0, "metric", 0)
    assert [scene.findings[k].name for k in candidates] == ["FPS"]
    assert (rows[0] != role_rows(scene, scene.sentences[0], 0, "metric", 0)[1][-1]).any()


def test_a_thing_too_unsure_to_stand_alone_is_kept_where_a_claim_is_about_it() -> None:
    """And only there; the ends of the claims point at it."""
    digest, entry, findings = entry_of("OmniZip achieves 98.1% accuracy on GSM8K, unlike Llama 3.")
    sure = tuple(f for f in findings if f.name in ("OmniZip", "accuracy"))
    maybe = tuple(f for f in findings if f.name in ("Llama 3", "GSM8K"))
    found, (claim,) = find_claims(digest, entry, sure, maybe)
    assert [f.name for f in found[:2]] == [f.name for f in sure]
    assert {f.name for f in found[2:]} == {found[k].name for k in (claim.benchmark, claim.baseline) if k is not None}
    assert claim.benchmark is not None
    assert found[claim.benchmark].name == "GSM8K"
    assert find_claims(digest, entry, sure, maybe[:1])[0][:2] == sure


def test_words_between_a_name_and_a_number_are_the_same_whatever_the_name() -> None:
    """Names are told as their types: what differs is the name itself and nothing else."""

    def features(name: str) -> tuple[set[int], set[int]]:
        scene = make_scene(*entry_of(f"{name}에서 98.1%의 정확도를 얻었다."))
        assert scene is not None
        told_ = Told(scene.sentences[0], 0, 0)
        (option,) = options_of(scene, [told_], "benchmark")
        rows = tie_features(scene, told_, option.candidates)
        at = [scene.findings[k].name if k != NOTHING else "" for k in option.candidates]
        return set(rows[at.index(name)]), set(rows[-1])

    (one, no_one), (other, no_other) = features("GSM8K"), features("MATH")
    assert no_one == no_other
    assert len(one & other) >= 10
    assert 1 <= len(one - other) == len(other - one) <= 5


def test_what_the_neighbours_of_a_number_are_about_stands_in_the_second_look() -> None:
    """The share that a candidate has for the number before is a column, and -1 where there is none."""
    numbers = read_numbers("5% and 7%")
    sentence = Sentence(0, 9, "", 1, numbers, (), ())
    told_ = [Told(sentence, at, 0) for at in (0, 1)]
    option = Options((3, NOTHING), np.zeros((2, 1), dtype=np.float32))
    first = {role: [{3: 0.875, NOTHING: 0.125}, {3: 0.25, NOTHING: 0.75}] for role in ROLES}
    heard = with_company(told_, {role: [option, option] for role in ROLES}, first, first)["metric"]
    columns = heard[0].rows.shape[1]
    assert heard[1].rows.shape == (2, columns)
    before = 1 + 3 + 3 + 1  # behind the option's own column, what the first look and the words give it
    assert heard[0].rows[0, before] == -1.0
    assert heard[1].rows[0, before : before + 2].tolist() == [0.875, 1.0]
    assert heard[1].rows[1, before : before + 2].tolist() == [0.125, 0.0]


def test_an_end_is_open_only_where_that_is_likelier_than_all_that_could_fill_it() -> None:
    """Two names for the right thing share its belief."""
    sentence = Sentence(0, 1, "", 1, read_numbers("5%"), (), ())
    told_ = Told(sentence, 0, 0)
    sure = _Telling(told_, 1.0, {"metric": {NOTHING: 0.4, 3: 0.35, 4: 0.25}})
    open_ = _Telling(told_, 1.0, {"metric": {NOTHING: 0.6, 3: 0.3, 4: 0.1}})
    assert _choose([sure], "metric") == (3, pytest.approx(0.35))
    assert _choose([open_], "metric") == (None, pytest.approx(0.6))
