"""The known terms of `ontology/terms/` are one thing a row, and one row a thing."""

from __future__ import annotations

import csv
from itertools import combinations

import pytest

from paperkg.ontology import TERM_FILES, Term, known_terms, ontology_folder

COLUMNS = ["name", "forms", "ko", "family", "context", "same_as", "generic", "direction", "unit"]
STEMS = [stem for stem in sorted(TERM_FILES) if (ontology_folder() / "terms" / f"{stem}.csv").exists()]


def folded(form: str) -> str:
    """Return a form without case, spaces and punctuation; `+` stays, since it tells LoRA from LoRA+."""
    return "".join(c for c in form.casefold() if c.isalnum() or c == "+")


def terms_of(stem: str) -> list[Term]:
    """Return the rows of one file."""
    return [term for term in known_terms() if term.type == TERM_FILES[stem]]


def owners_of(stem: str) -> dict[str, set[str]]:
    """Return each folded form with the names of the rows that hold it."""
    owners: dict[str, set[str]] = {}
    for term in terms_of(stem):
        for form in term.all_forms():
            owners.setdefault(folded(form), set()).add(term.name)
    return owners


@pytest.mark.parametrize("stem", STEMS)
def test_no_form_belongs_to_two_rows_of_one_file(stem: str) -> None:
    """A form read in a digest names one thing of its kind."""
    names = [folded(term.name) for term in terms_of(stem)]
    assert sorted(names) == sorted(set(names))
    assert {form: names for form, names in owners_of(stem).items() if len(names) > 1} == {}


@pytest.mark.parametrize(("one", "other"), list(combinations(STEMS, 2)))
def test_a_form_of_two_kinds_has_a_context_to_tell_them_apart(one: str, other: str) -> None:
    """Where two files share a form, at least one of the rows says in what company it is meant."""
    context = {(stem, term.name): term.context for stem in (one, other) for term in terms_of(stem)}
    left, right = owners_of(one), owners_of(other)
    unclear = {
        form: (a, b)
        for form in left.keys() & right.keys()
        for a in left[form]
        for b in right[form]
        if not context[one, a] and not context[other, b]
    }
    assert unclear == {}


@pytest.mark.parametrize("stem", STEMS)
def test_every_form_has_a_letter_or_digit_that_survives_folding(stem: str) -> None:
    """A form of punctuation alone would be found everywhere or nowhere."""
    assert [(term.name, form) for term in terms_of(stem) for form in term.all_forms() if not folded(form)] == []


@pytest.mark.parametrize("stem", STEMS)
def test_korean_forms_stand_in_the_korean_column(stem: str) -> None:
    """`ko` holds forms with Hangul, and `name` and `forms` none, so that labels get the right language."""

    def hangul(form: str) -> bool:
        return any("가" <= c <= "힣" for c in form)

    assert [term.name for term in terms_of(stem) if any(map(hangul, (term.name, *term.forms)))] == []
    assert [(term.name, form) for term in terms_of(stem) for form in term.ko if not hangul(form)] == []


@pytest.mark.parametrize("stem", STEMS)
def test_a_family_is_a_row_of_the_same_file_and_never_its_own_ancestor(stem: str) -> None:
    """Following families upward ends at a row without one."""
    family = {term.name: term.family for term in terms_of(stem)}
    assert {name for name in family.values() if name} <= family.keys()
    for name in family:
        seen, parent = [name], family[name]
        while parent:
            assert parent not in seen
            seen.append(parent)
            parent = family[parent]


@pytest.mark.parametrize("stem", STEMS)
def test_rows_are_whole_and_sorted_by_name(stem: str) -> None:
    """Each row has every column, `generic` is yes or empty, and names stand in alphabetical order."""
    with (ontology_folder() / "terms" / f"{stem}.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert header == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert {row[COLUMNS.index("generic")] for row in rows} <= {"", "yes"}
    assert {row[COLUMNS.index("direction")] for row in rows} <= {"", "up", "down"}
    names = [row[0] for row in rows]
    assert names == sorted(names, key=lambda name: (name.casefold(), name))


def test_names_that_are_everyday_words_ask_for_company() -> None:
    """A model or method named by a common word is known only where its context stands."""
    context = {term.name: term.context for stem in ("models", "methods") for term in terms_of(stem)}
    for name in ("Gemini", "Falcon", "Phi", "Flamingo", "Sora", "Adam", "Lion", "Medusa"):
        assert context[name]


def test_well_known_korean_names_are_forms_of_their_english_ones() -> None:
    """Korean digests write many methods in Hangul, spaced or not."""
    methods = owners_of("methods")
    assert methods[folded("저랭크 적응")] == {"Low-Rank Adaptation"} == methods[folded("LoRA")]
    assert methods[folded("강화학습")] == methods[folded("강화 학습")] == methods[folded("RL")]
    assert methods[folded("사고의 사슬")] == methods[folded("CoT")]
    assert methods[folded("플래시 어텐션")] == {"FlashAttention"}
