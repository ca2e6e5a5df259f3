"""`kg train`: weights of one's own, the same bytes from the same input, and usable where they lie."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from paperkg.errors import ReadError, UsageError
from paperkg.extract import extract_mentions, load_extractor
from paperkg.extract.fitting import side_by_side
from paperkg.extract.knowledge import term_table
from paperkg.extract.names import look
from paperkg.extract.tokens import Lexicon, WordTable
from paperkg.extract.version import WEIGHTS
from paperkg.extract.word_training import learn_lexicon
from paperkg.gold import GoldRecord
from paperkg.model import PREDICATES
from paperkg.ontology import Term
from paperkg.read import read_text
from paperkg.train import Example, Labels, forget_some, train, unseen_examples

BIRDS = (
    "Heron", "Egret", "Swift", "Raven", "Finch", "Plover", "Curlew", "Dunlin", "Osprey", "Merlin", "Kestrel", "Bittern",
    "Godwit", "Avocet", "Puffin", "Gannet",
)  # fmt: skip


def write_gold(folder: Path, papers: int) -> tuple[Path, Path]:
    """Write made-up papers and their gold; return the two paths."""
    docs = folder / "docs"
    docs.mkdir()
    text, gold = [], []
    for i, bird in enumerate(BIRDS[:papers], 1):
        title = f"{bird}Net: A Network for Bird Counting"
        text.append(
            f"# {i}. [{title}](https://arxiv.org/abs/2510.{i:05})\n\n## Method\n\n"
            f"본 논문은 새 계수(bird counting)를 위한 {bird}Net을 제안한다. "
            f"사진 {i * 100}장을 쓴다.\n\n"
            f"## Results\n\nWe evaluate {bird}Net on {bird}Bench and improve accuracy by {i}.5% over ResNet.\n"
        )
        entities = [
            {"type": "Model", "name": f"{bird}Net", "relation": "introduces"},
            {"type": "Benchmark", "name": f"{bird}Bench", "relation": "evaluates_on"},
            {"type": "Task", "name": "bird counting", "aliases": ["새 계수"], "relation": "addresses"},
            {"type": "Metric", "name": "accuracy", "relation": "measures"},
            {"type": "Model", "name": "ResNet", "relation": "compares_with"},
        ]
        result = {
            "subject": f"{bird}Net",
            "metric": "accuracy",
            "value": i + 0.5,
            "unit": "%",
            "kind": "increase",
            "quote": f"{i}.5%",
        }
        gold.append(
            {
                "doc": "birds.md",
                "index": i,
                "arxiv": f"2510.{i:05}",
                "title": title,
                "entities": entities,
                "results": [result],
            }
        )
    (docs / "birds.md").write_text("\n".join(text), encoding="utf-8")
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(g, ensure_ascii=False) + "\n" for g in gold), encoding="utf-8")
    return path, docs


def test_trained_weights_are_the_same_twice_and_work(tmp_path: Path) -> None:
    """Two runs write the same bytes, and the folder is an extractor."""
    gold, docs = write_gold(tmp_path, 16)
    abstracts = tmp_path / "papers.jsonl"
    abstracts.write_text(
        "".join(
            json.dumps({"id": f"9{i}", "title": "ResNet", "summary": "ResNet counts.", "ai_keywords": ["ResNet"]})
            + "\n"
            for i in range(6)
        )
    )
    for name in ("one", "two"):
        train(gold, docs, tmp_path / name, abstracts=abstracts)
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert "names.npz" in one
    digest = read_text(
        "# 1. [WrenNet: A Network for Bird Counting](https://arxiv.org/abs/2510.99999)\n\n## Results\n\n"
        "We evaluate WrenNet on WrenBench and improve accuracy by 2.5% over ResNet.\n"
    )
    (found,) = extract_mentions([digest], nlp=load_extractor(tmp_path / "one"))
    assert {"ResNet", "accuracy", "Bird Counting"} & {form for f in found.findings for form in f.forms}


def test_more_annotated_digests_are_learned_from(tmp_path: Path) -> None:
    """A folder of digests with their gold.jsonl adds its papers and figures of their own; claims alone add none."""
    gold, docs = write_gold(tmp_path, 10)
    (tmp_path / "more").mkdir()
    more, own = write_gold(tmp_path / "more", 6)
    more.rename(own / "gold.jsonl")
    said: list[str] = []
    figures = train(gold, docs, tmp_path / "out", also=[own], claims=[own], say=said.append)
    assert said[0].startswith("16 papers")
    assert {"whole strict", "docs whole strict"} <= figures.keys()


def test_digests_that_teach_claims_alone_are_read_by_a_finished_extractor(tmp_path: Path) -> None:
    """What it finds there, and what the gold says, is a lesson; their papers are numbered on."""
    gold, docs = write_gold(tmp_path, 4)
    gold.rename(docs / "gold.jsonl")
    lessons = unseen_examples(docs, WEIGHTS, 7)
    assert [lesson.paper for lesson in lessons] == [7, 8, 9, 10]
    assert {result["metric"] for lesson in lessons for result in lesson.record["results"]} == {"accuracy"}
    assert all("ResNet" in {finding.name for finding in lesson.findings} for lesson in lessons)


def test_an_inflected_word_inside_a_long_form_is_no_noun() -> None:
    """The last word of a form never has a particle, so what looks like one belongs to it; inside a form it may."""
    text = "코드를 고치는 에이전트는 온도 조절과 코끼리를 본다. 데이터에서 데이터에서는 데이터에서도 마을 마을을 마을에"
    nouns = learn_lexicon([(text, ((0, len(text)),))], ["코드를 고치는 에이전트", "온도 조절", "코끼리를"]).nouns
    assert {"온도", "마을", "코끼리를"} <= nouns
    assert not {"코드를", "데이터에서", "고치는"} & nouns


def test_side_by_side_keeps_the_order_and_lets_errors_through() -> None:
    """Whoever is ready first."""
    assert side_by_side([lambda n=n: n * n for n in range(7)]) == [n * n for n in range(7)]  # type: ignore[misc]
    with pytest.raises(ZeroDivisionError):
        side_by_side([lambda: 1, lambda: 1 // 0])


def test_training_forgets_part_of_what_is_known() -> None:
    """Half of the known names that a paper introduces and some of the others, by paper and name, alike at every run."""
    known = [f"Zeta{i}Net" for i in range(600)]
    text = ", ".join(known)
    terms = term_table(Term("Model", name) for name in known)
    scene = look([text], [((0, 0), (0, len(text)))], WordTable(Lexicon()), terms)
    assert scene is not None
    n, was_known = len(scene.bits), scene.bits > 0
    assert was_known.sum() == len(known)

    def left(what: int, relation: str, paper: int) -> float:
        labels = Labels(
            np.full(n, what, np.int8), np.zeros(n, np.int8), np.full(n, PREDICATES.index(relation), np.int8),
            np.zeros(n, np.int32),
        )  # fmt: skip
        example = Example(digest_text := text, ((0, 0), (0, len(digest_text))), GoldRecord("", 1, ""), paper)
        return float((forget_some(scene, labels, [example]).bits[was_known] > 0).mean())

    assert 0.4 < left(1, "introduces", 1) < 0.6
    assert 0.8 < left(1, "uses", 1) < 0.95
    assert left(1, "uses", 1) == left(1, "uses", 1) != left(1, "uses", 2)


def test_too_few_papers_are_refused(tmp_path: Path) -> None:
    """Below ten papers nothing can be held out."""
    gold, docs = write_gold(tmp_path, 4)
    with pytest.raises(UsageError, match="4 papers found"):
        train(gold, docs, tmp_path / "out")


def test_abstracts_that_are_none_are_named(tmp_path: Path) -> None:
    """A file that is not one JSON object a line stops training before it begins."""
    gold, docs = write_gold(tmp_path, 12)
    (tmp_path / "broken.jsonl").write_text("{\n")
    with pytest.raises(ReadError, match=r"broken\.jsonl"):
        train(gold, docs, tmp_path / "out", abstracts=tmp_path / "broken.jsonl")
