"""What the field knows of names: which spellings are one thing, which near names are two, and how a measure is read."""

from __future__ import annotations

from functools import cache

import pytest

from paperkg.ontology import TERM_FILES, Term, known_terms


def folded(form: str) -> str:
    """Return a form without case, spaces and punctuation; `+` stays."""
    return "".join(c for c in form.casefold() if c.isalnum() or c == "+")


@cache
def index() -> dict[tuple[str, str], Term]:
    """Return every row by its type and each of its folded forms."""
    return {(term.type, folded(form)): term for term in known_terms() for form in term.all_forms()}


def find(stem: str, form: str) -> Term | None:
    """Return the row of a file that holds a form, in whatever spelling."""
    return index().get((TERM_FILES[stem], folded(form)))


@pytest.mark.parametrize(
    ("stem", "name", "form"),
    [
        ("benchmarks", "AIME 2024", "AIME'24"), ("benchmarks", "AIME 2024", "AIME-2024"),
        ("benchmarks", "MATH-500", "Math 500"), ("benchmarks", "Video-MME", "VideoMME"),
        ("benchmarks", "Humanity's Last Exam", "HLE"), ("benchmarks", "ImageNet", "이미지넷"),
        ("benchmarks", "MS COCO", "코코"), ("benchmarks", "ImageNet 256x256", "ImageNet-256"),
        ("datasets", "Open X-Embodiment", "OXE"), ("datasets", "Wikipedia", "위키백과"),
        ("metrics", "accuracy", "정확도"), ("metrics", "inference latency", "추론 지연 시간"),
        ("metrics", "inference latency", "추론지연시간"), ("metrics", "memory usage", "메모리 사용량"),
        ("metrics", "win rate", "승률"), ("metrics", "FID", "Fréchet Inception Distance"),
        ("tasks", "visual question answering", "시각적 질문 응답"),
        ("tasks", "visual question answering", "시각 질의응답"),
        ("tasks", "text-to-image generation", "텍스트-이미지 생성"), ("tasks", "mathematical reasoning", "수학 추론"),
        ("tasks", "scene graph generation", "장면 그래프 생성"), ("tasks", "machine translation", "기계번역"),
    ],
)  # fmt: skip
def test_the_usual_spellings_of_a_thing_are_forms_of_its_row(stem: str, name: str, form: str) -> None:
    """Acronym, expansion, Korean and spelling variants lead to one name."""
    term = find(stem, form)
    assert term is not None
    assert term.name == name


@pytest.mark.parametrize(
    ("stem", "one", "other"),
    [
        ("benchmarks", "LongBench", "LongBench v2"), ("benchmarks", "MMLU", "MMMLU"),
        ("benchmarks", "MMLU", "MMLU-Pro"),
        ("benchmarks", "MMLU", "Global MMLU"), ("benchmarks", "ARC", "ARC-AGI"),
        ("benchmarks", "ARC-AGI-1", "ARC-AGI-2"),
        ("benchmarks", "AIME24", "AIME25"), ("benchmarks", "MBPP", "MBPP+"),
        ("benchmarks", "SWE-bench", "SWE-bench Verified"),
        ("benchmarks", "MATH", "MATH-500"), ("benchmarks", "RefCOCO", "RefCOCO+"),
        ("benchmarks", "τ-bench", "τ²-bench"),
        ("benchmarks", "ImageNet 256x256", "ImageNet 512x512"), ("datasets", "The Stack", "The Stack v2"),
        ("metrics", "FID", "rFID"), ("metrics", "pass@1", "pass@k"), ("metrics", "BLEU", "CodeBLEU"),
        ("metrics", "latency", "speedup"), ("tasks", "depth estimation", "monocular depth estimation"),
        ("tasks", "text-to-video generation", "image-to-video generation"),
        ("tasks", "image editing", "video editing"),
    ],
)  # fmt: skip
def test_near_names_of_two_things_are_two_rows(stem: str, one: str, other: str) -> None:
    """Versions, splits and sister tasks are never merged by the list of known terms."""
    left, right = find(stem, one), find(stem, other)
    assert left is not None
    assert right is not None
    assert left.name != right.name


@pytest.mark.parametrize(
    ("form", "direction", "unit"),
    [
        ("정확도", "up", "%"), ("PSNR", "up", "dB"), ("지연 시간", "down", "ms"), ("word error rate", "down", "%"),
        ("메모리 사용량", "down", "GB"), ("속도 향상", "up", "x"), ("perplexity", "down", ""), ("승률", "up", "%"),
        ("LPIPS", "down", ""), ("attack success rate", "down", "%"), ("throughput", "up", "tokens/s"),
    ],
)  # fmt: skip
def test_a_known_measure_says_which_way_is_better_and_in_what_unit(form: str, direction: str, unit: str) -> None:
    """A result of a known metric can be read as a gain or a loss."""
    term = find("metrics", form)
    assert term is not None
    assert (term.direction, term.unit) == (direction, unit)


@pytest.mark.parametrize("name", ["ARC", "APPS", "Spider", "FRAMES", "BIRD", "MATH", "GAIA", "WISE", "C4", "Alpaca"])
def test_a_benchmark_or_dataset_named_by_a_common_word_asks_for_company(name: str) -> None:
    """Bird, frames and apps are names only where their context stands; the context is not the name itself."""
    term = find("benchmarks", name) or find("datasets", name)
    assert term is not None
    assert term.context
    assert folded(name) not in {folded(word) for word in term.context}
