"""What the graph says of a paper: one relation an entity, one result a claim, each with all its evidence."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest

from paperkg.model import Claim, Extraction, Finding, Mention, Predicate, Span
from paperkg.relate import relate

PAPER = "paper/arxiv-2511.14582"


@dataclass
class FakeLinked:
    """Links by the finding's name; every entry is of one paper."""

    extractions: list[Extraction]
    paper_of: dict[tuple[str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.paper_of = {(x.digest, x.index): PAPER for x in self.extractions}

    def entity_at(self, digest: str, index: int, place: int, form: str) -> str:
        x = next(x for x in self.extractions if (x.digest, x.index) == (digest, index))
        name = form if form.endswith("-7B") else x.findings[place].name
        return f"{x.findings[place].type.lower()}/{name.lower()}"


def finding(digest: str, name: str, start: int, relation: Predicate = "uses", type_: str = "Method") -> Finding:
    mention = Mention(Span(digest, start, start + len(name)), name, type_, 0.9, "test")  # type: ignore[arg-type]
    return Finding(type_, name, (name,), (mention,), relation, "test", 0.9)  # type: ignore[arg-type]


def entry(digest: str, *claims: Claim, relation: Predicate = "uses") -> Extraction:
    findings = (
        finding(digest, "OmniZip", 10, relation),
        finding(digest, "AVQA", 30, "evaluates_on", "Benchmark"),
        finding(digest, "speed", 40, "measures", "Metric"),
        finding(digest, "VGGSound", 60, "evaluates_on", "Benchmark"),
        finding(digest, "memory", 70, "measures", "Metric"),
    )
    return Extraction(digest, 1, findings, claims)


def claim(digest: str, value: str = "3.42", **changes: object) -> Claim:
    plain = Claim(Span(digest, 50, 55), Decimal(value), "increase", unit="x", subject=0, benchmark=1, metric=2,
                  confidence=0.8, rule="number:digits", text=value)  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def results_of(*extractions: Extraction):  # type: ignore[no-untyped-def]
    return relate(FakeLinked(list(extractions)), extractions)[1]


def test_the_strongest_relation_wins_and_keeps_all_evidence() -> None:
    """Two digests name one entity: one relation, the stronger predicate, both places."""
    relations, _, _ = relate(
        FakeLinked(both := [entry("d1"), entry("d2", relation="introduces")]), both
    )
    own = next(r for r in relations if r.entity == "method/omnizip")
    assert own.predicate == "introduces"
    assert own.digests == ("d1", "d2")
    assert own.evidence == (Span("d1", 10, 17), Span("d2", 10, 17))
    assert len({(r.paper, r.entity) for r in relations}) == len(relations)


def test_a_claim_of_two_digests_is_one_result() -> None:
    """The same numbers in two digests are one result with two quotes."""
    (result,) = results_of(entry("d1", claim("d1")), entry("d2", claim("d2")))
    assert result.digests == ("d1", "d2")
    assert [span.digest for span in result.evidence] == ["d1", "d2"]
    assert (result.subject, result.benchmark, result.metric) == ("method/omnizip", "benchmark/avqa", "metric/speed")


def test_what_one_digest_leaves_open_another_fills() -> None:
    """A telling without benchmark joins the one with it; the result has the benchmark."""
    (result,) = results_of(entry("d1", claim("d1", benchmark=None, unit=None)), entry("d2", claim("d2")))
    assert result.benchmark == "benchmark/avqa"
    assert result.unit == "x"


@pytest.mark.parametrize(
    "other",
    [
        {"value": "3.43"}, {"unit": "%"}, {"previous": Decimal(1)}, {"value_max": Decimal(9)}, {"benchmark": 3},
    ],
)  # fmt: skip
def test_claims_that_differ_stay_apart(other: dict[str, object]) -> None:
    """Another value, unit, range or benchmark is another result."""
    first = claim("d1", previous=Decimal(2)) if "previous" in other else claim("d1")
    assert len(results_of(entry("d1", first), entry("d2", claim("d2", **other)))) == 2  # type: ignore[arg-type]


def test_round_numbers_need_more_than_their_value_to_be_one() -> None:
    """5 % of two metrics in two digests is chance; 93.75 % is not."""
    assert len(results_of(entry("d1", claim("d1", "5")), entry("d2", claim("d2", "5", metric=4)))) == 2
    assert len(results_of(entry("d1", claim("d1", "93.75")), entry("d2", claim("d2", "93.75", metric=4)))) == 1


def test_ids_come_from_content_alone() -> None:
    """Place and confidence do not change a result's id; its value and ends do."""
    (a,) = results_of(entry("d1", claim("d1")))
    (b,) = results_of(entry("d9", claim("d9", confidence=0.1)))
    (c,) = results_of(entry("d1", claim("d1", metric=None)))
    (d,) = results_of(entry("d1", claim("d1", "3.420")))
    assert a.id == b.id == d.id != c.id
    assert a.id.startswith("result/")


def test_the_variant_named_nearest_is_the_subject() -> None:
    """Of a finding with variants, the claim is about the one that stands beside it."""
    x = entry("d1", claim("d1"))
    near = Mention(Span("d1", 44, 49), "OmniZip-7B", "Model", 0.9, "test")
    x = replace(x, findings=(replace(x.findings[0], mentions=(*x.findings[0].mentions, near)), *x.findings[1:]))
    (result,) = results_of(x)
    assert result.subject == "method/omnizip-7b"


def test_what_all_papers_know_for_a_method_is_no_benchmark() -> None:
    """An entry may take a thing for a benchmark; where linking has found it to be a method, the end stays open."""
    (result,) = results_of(entry("d1", claim("d1", benchmark=0, metric=0)))
    assert (result.subject, result.benchmark, result.metric) == ("method/omnizip", None, None)


def test_quotes_are_mentions_without_an_entity() -> None:
    """The place of every result is kept, with its text."""
    x = [entry("d1", claim("d1"))]
    _, results, mentions = relate(FakeLinked(x), x)
    (quote,) = [e for e in mentions if e.entity is None]
    assert quote.mention.text == "3.42"
    assert results[0].evidence == (quote.mention.span,)


def test_order_counts_for_nothing() -> None:
    """Any order of the extractions gives the same relations, results and mentions."""
    values = ["3.42", "5", "93.75", "2.75"]
    extractions = [
        entry(f"d{k}", *(claim(f"d{k}", v, metric=k % 3, confidence=k / 10) for v in values[k % 2 :]))
        for k in range(6)
    ]
    expected = relate(FakeLinked(extractions), extractions)
    for seed in range(8):
        shuffled = random.Random(seed).sample(extractions, len(extractions))
        assert relate(FakeLinked(shuffled), shuffled) == expected
