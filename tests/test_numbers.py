"""Number phrases become values, or nothing; never something wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paperkg.errors import ReadError
from paperkg.extract.numbers import (
    Quantity,
    canonical_unit,
    convert,
    format_quantity,
    known_units,
    parse_quantity,
    read_numbers,
    read_units,
)


def told(text: str) -> list[str]:
    return [str(q) for q in read_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("최대 2.75배", ["≤ 2.75 x"]),
        ("2.7~3.8배", ["2.7~3.8 x"]),
        ("10~25점 이상", ["≥ 10~25 points"]),
        ("0.62에서 0.73으로", ["0.62 → 0.73"]),
        ("57.6%에서 97.6%로", ["57.6 → 97.6 %"]),
        ("from 57.6% to 97.6%", ["57.6 → 97.6 %"]),
        ("11.76에서 11.25, 13.05에서 12.79로 개선", ["11.76 → 11.25", "13.05 → 12.79"]),
        ("A에서 11.25, B에서 12.79를 기록", ["11.25", "12.79"]),
        ("gains of +3.5/7.6 on A and B", ["+3.5", "7.6"]),
        ("on 12/24, 1.5/7", []),
        ("Claude 2도 낮다", []),
        ("온도를 2도 낮춘다", ["2 °"]),
        ("dropping from 95% to below 30%", ["95 → 30 %"]),
        ("drops from 77.67% at Level I to 32.96% at Level IV", ["77.67 → 32.96 %"]),
        ("GSM8K(98.1%), AIME'24(94.4%)", ["98.1 %", "94.4 %"]),
        ("각각 4~5.7배 메모리 절감과 2.7~3.4배", ["4~5.7 x", "2.7~3.4 x"]),
        ("8x faster", ["8 x"]),
        ("up to 18.95$\\times$ speedup", ["≤ 18.95 x"]),
        ("37.78\\% in recall@20", ["37.78 %"]),
        ("10분의 1로", ["0.1 x"]),
        ("to 1/10, by", ["0.1 x"]),
        ("a tenth of the cost", ["0.1 x"]),
        ("1.26백만 개", ["1260000"]),
        ("10만", ["100000"]),
        ("1억 2천만", ["120000000"]),
        ("3 million tokens", ["3000000 tokens"]),
        ("59.4K H100", ["59400"]),
        ("절반으로 줄였다", ["50 %"]),
        ("두 배로 늘었다", ["2 x"]),
        ("threefold improvements", ["3 x"]),
        ("three times faster", ["3 x"]),
        ("two orders of magnitude", ["100 x"]),
        ("x1500 compression", ["1500 x"]),
        ("Claude-3.5 (63.18)", ["63.18"]),
        ("improves by +4.5% and +0.9%", ["+4.5 %", "+0.9 %"]),
        ("1.5-2.0x", ["1.5~2 x"]),
        ("10x ~ 50x", ["10~50 x"]),
        ("between 39.16 and 50.00", ["39.16~50"]),
        ("75%에서 최대 89%까지", ["≤ 75~89 %"]),
        ("8.21%p", ["8.21 %p"]),
        ("17.2 percentage points", ["17.2 %p"]),
        ("약 40 밀리초", ["≈ 40 ms"]),
        ("256단계에서 24단계로", ["256 → 24 steps"]),
        ("\\$148K", ["148000 $"]),
        ("0.62 → 0.73", ["0.62 → 0.73"]),
        ("５０％", ["50 %"]),
        ("2-3 million", ["2000000~3000000"]),
    ],
)
def test_number_phrases_of_both_languages_are_read(text: str, expected: list[str]) -> None:
    """Digits, scales, words, ranges, "from A to B", bounds and units become one form."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1,2,3", "3.5.1", "2024-06-12", "10^-3", "1e9", "5%%", "%%", "9" * 400, "NaN점", "GPT4", "4D",
        "AIME24", "Qwen2.5-7B", "512x512", "256×256", "378 x 378", "recall@20", "AIME'24", "", "배", "점수", "1/3",
        "∞%", "3:1",
        "v1.5-7B", "١٢٣%",
    ],
)  # fmt: skip
def test_what_is_no_number_is_left_out(text: str) -> None:
    """Malformed digits, dates, versions, exponents, sizes and the digits of names are no quantities."""
    assert told(text) == []


UNITS = [None, *(unit.name for unit in known_units())]
numbers = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False).map(
    lambda d: Decimal(f"{d.normalize():f}")
)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low = draw(numbers)
    value_max = previous = None
    shape = draw(st.sampled_from(["plain", "range", "from"]))
    if shape == "range":
        value_max = low + draw(numbers.filter(bool))
    elif shape == "from":
        previous = draw(numbers)
    sign = draw(st.sampled_from(["", "+", "-"])) if shape == "plain" else ""
    bound = draw(st.sampled_from([None, "at_least", "at_most", "about"]))
    return Quantity(0, 0, low, value_max, previous, draw(st.sampled_from(UNITS)), bound, sign)


@settings(deadline=None)
@given(quantities())
def test_a_quantity_written_is_read_back(quantity: Quantity) -> None:
    """parse(format(x)) is x, for every unit of the table."""
    back = parse_quantity(format_quantity(quantity))
    assert back is not None
    for field in ("value", "value_max", "previous", "unit", "bound", "sign"):
        assert getattr(back, field) == getattr(quantity, field)


ALPHABET = "0123456789.,%-~+^/xX×배점만억%p에서까지으로 toKM$\\eE()'\"№½²fromandhalf절반두분의１２％∞\n"


@settings(deadline=None)
@given(st.text(ALPHABET, max_size=60) | st.text(max_size=60))
@example("1/0분의 1")
@example("0분의 1")
@example("99999999999999억 9999만")
@example("0$0")
@example("5 $6")
def test_reading_never_fails_and_places_hold(text: str) -> None:
    """Whatever the text: no crash, places in order and inside it, values finite, ranges going up."""
    end = 0
    for q in read_numbers(text):
        assert 0 <= end <= q.start < q.end <= len(text)
        end = q.end
        assert q.value.is_finite()
        assert q.value >= 0
        assert q.value_max is None or q.value_max > q.value
        assert q.unit is None or q.unit in UNITS


@settings(deadline=None)
@given(st.text(ALPHABET, max_size=60))
def test_a_value_stands_in_its_evidence_or_follows_by_a_rule(text: str) -> None:
    """A value read as digits is written there digit for digit; every other value names the rule that it follows by."""
    fold = str.maketrans("１２", "12")
    for q in read_numbers(text):
        written = text[q.start : q.end].translate(fold).replace(",", "")
        for value in (q.value, q.value_max, q.previous):
            if value is not None and q.rule == "digits":
                assert any(Decimal(d) == value for d in _digits(written)), (written, value)
        assert q.rule in {"digits", "scale", "word", "fraction"}


def _digits(text: str) -> list[str]:
    import re

    return re.findall(r"\d+(?:\.\d+)?", text)


def test_every_unit_has_one_spelling() -> None:
    """No form of the table belongs to two units, and each form reads back as its unit."""
    seen: dict[str, str] = {}
    for unit in known_units():
        for form in (unit.name, *unit.forms):
            assert seen.setdefault(form, unit.name) == unit.name
            assert canonical_unit(form) == unit.name


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        ("2", "x", "%", "200"), ("250", "ms", "s", "0.25"), ("1", "h", "s", "3600"), ("1", "GiB", "MiB", "1024"),
        ("1", "months", "days", None), ("3", "points", "%", None), ("1", "s", "GB", None), ("1", "s", "h", None),
        ("7", "weird", "weird", "7"), ("7", "weird", "s", None),
    ],
)  # fmt: skip
def test_conversion_is_exact_or_absent(value: str, unit: str, other: str, expected: str | None) -> None:
    """A unit converts where the result is exact: a month is no number of days, a second no decimal of an hour."""
    assert convert(Decimal(value), unit, other) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(("table", "line"), [("name,forms\n,pts\n", 2), ("name,factor\ns,1\nms,1e-3\n", 3)])
def test_a_broken_table_of_units_says_where(tmp_path: Path, table: str, line: int) -> None:
    """A row without a name, or with a factor that is no decimal, is named with its line."""
    path = tmp_path / "units.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(ReadError) as error:
        read_units(path)
    assert error.value.line == line
