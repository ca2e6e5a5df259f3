# ruff: noqa: E501 -- a row of a table is easier to read whole
"""A small graph made by hand, whose answers one can work out by looking at it: three digests, six papers.

The text of a digest is written here with marks: ``[[model/gpt-4o|GPT4o]]`` is a mention of that entity in these words,
``<<2.5배>>`` the quote of a result. The paper by Kim stands in two digests.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from decimal import Decimal
from typing import Any

from paperkg.model import (
    Author,
    Digest,
    Entity,
    Entry,
    Evidence,
    Graph,
    Mention,
    Merge,
    Paper,
    Relation,
    Result,
    Section,
    Span,
)  # fmt: skip

ENTITIES = (
    Entity("benchmark/longbench", "Benchmark", "LongBench", aliases=("롱벤치",)),
    Entity("benchmark/mvi-bench", "Benchmark", "MVI-Bench"),
    Entity("benchmark/video-mme", "Benchmark", "Video-MME", aliases=("VideoMME",),
           reasons=(Merge("VideoMME", "Video-MME", "spelled alike"), Merge("Video-MMMU", "Video-MME", "versions", False))),
    Entity("dataset/clips-1m", "Dataset", "Clips-1M"),
    Entity("method/omnizip", "Method", "OmniZip"),
    Entity("method/pbs-attn", "Method", "PBS-Attn"),
    Entity("method/token-pruning", "Method", "token pruning", name_ko="토큰 가지치기"),
    Entity("metric/accuracy", "Metric", "accuracy", name_ko="정확도"),
    Entity("metric/fid", "Metric", "FID", same_as=("http://www.wikidata.org/entity/Q1",)),
    Entity("model/gpt-4o", "Model", "GPT-4o", aliases=("GPT4o",)),
    Entity("model/llama-nano", "Model", "LLaMA-Nano"),
    Entity("model/qwen2.5", "Model", "Qwen2.5"),
    Entity("model/qwen2.5-vl", "Model", "Qwen2.5-VL", broader="model/qwen2.5"),
    Entity("model/tiny-vl", "Model", "Tiny-VL"),
    Entity("task/video-understanding", "Task", "video understanding", name_ko="비디오 이해"),
)  # fmt: skip
AUTHORS = {
    "author/ara-kim": "Ara Kim", "author/bo-lee": "Bo Lee", "author/cho-park": "Cho Park", "author/dae-choi": "Dae Choi",
    "author/eun-han": "Eun Han",
}  # fmt: skip
PAPERS: dict[str, dict[str, Any]] = {
    "2509.00001": {
        "title": "OmniZip: smaller clips", "title_ko": "OmniZip: 더 작은 영상", "authors": ("author/ara-kim", "author/bo-lee"),
        "relations": {
            "method/omnizip": "introduces", "benchmark/video-mme": "evaluates_on", "benchmark/longbench": "evaluates_on",
            "task/video-understanding": "addresses", "method/token-pruning": "uses", "model/qwen2.5-vl": "uses",
            "metric/accuracy": "measures",
        },
    },
    "2509.00002": {
        "title": "A test of many clips", "authors": ("author/bo-lee", "author/cho-park"),
        "relations": {"benchmark/mvi-bench": "introduces", "model/gpt-4o": "compares_with", "metric/accuracy": "measures"},
    },
    "2510.00003": {
        "title": "PBS-Attn, a sparse look", "authors": ("author/ara-kim",),
        "relations": {
            "method/pbs-attn": "introduces", "benchmark/video-mme": "evaluates_on", "benchmark/longbench": "evaluates_on",
            "benchmark/mvi-bench": "evaluates_on", "method/token-pruning": "compares_with", "model/gpt-4o": "compares_with",
        },
    },
    "2510.00004": {
        "title": "Tiny-VL", "authors": ("author/cho-park", "author/dae-choi"),
        "relations": {
            "model/tiny-vl": "introduces", "model/qwen2.5": "uses", "dataset/clips-1m": "trains_on",
            "benchmark/video-mme": "evaluates_on", "task/video-understanding": "addresses",
        },
    },
    "2510.00005": {
        "title": "Nano models", "authors": ("author/dae-choi", "author/eun-han"),
        "relations": {"model/llama-nano": "introduces", "model/tiny-vl": "uses", "metric/fid": "measures"},
    },
    "2510.00006": {
        "title": "작은 모델의 한계", "authors": ("author/eun-han",),
        "relations": {"method/token-pruning": "mentions", "model/gpt-4o": "uses"},
    },
}  # fmt: skip
DIGESTS: tuple[tuple[str, date, tuple[tuple[str, tuple[tuple[str, str], ...]], ...]], ...] = (
    ("2025-09-30.md", date(2025, 9, 30), (
        ("2509.00001", (
            ("method", "[[method/omnizip|OmniZip]]은 [[method/token-pruning|토큰 가지치기]]를 쓰는 학습 없는 방법이다. 추가 학습 없이 "
                       "[[model/qwen2.5-vl|Qwen2.5-VL]] 위에서 돈다."),
            ("results", "[[benchmark/video-mme|VideoMME]]와 [[benchmark/longbench|롱벤치]]에서 <<최대 2.75배>> 빠르고 성능의 <<99.5%>>를 "
                        "지킨다. [[metric/accuracy|정확도]]는 <<71.5%>>다."),
            ("limitations", "[[method/token-pruning|토큰 가지치기]]는 긴 글에 약하다."),
            ("", "It is for [[task/video-understanding|video understanding]]."),
        )),
        ("2509.00002", (
            ("", "[[benchmark/mvi-bench|MVI-Bench]] puts [[model/gpt-4o|GPT4o]] to the test. Its [[metric/accuracy|accuracy]] is <<40%>>."),
        )),
    )),
    ("2025-10-15.md", date(2025, 10, 15), (
        ("2510.00003", (
            ("method", "[[method/pbs-attn|PBS-Attn]] is better than [[method/token-pruning|token pruning]] and [[model/gpt-4o|GPT-4o]]."),
            ("results", "On [[benchmark/video-mme|Video-MME]] it is <<3x>> faster, on [[benchmark/longbench|LongBench]] and "
                        "[[benchmark/mvi-bench|MVI-Bench]] <<1.5x>>."),
            ("limitations", "[[method/token-pruning|Token pruning]] is still needed."),
        )),
        ("2510.00004", (
            ("", "[[model/tiny-vl|Tiny-VL]] starts from [[model/qwen2.5|Qwen2.5]] and [[dataset/clips-1m|Clips-1M]] for "
                 "[[task/video-understanding|비디오 이해]]: <<60.1%>> on [[benchmark/video-mme|Video-MME]]."),
        )),
    )),
    ("2025-10-31.md", date(2025, 10, 31), (
        ("2509.00001", (
            ("", "[[method/omnizip|OmniZip]] again, on [[benchmark/video-mme|Video-MME]]."),
        )),
        ("2510.00005", (
            ("", "[[model/llama-nano|LLaMA-Nano]] grows out of [[model/tiny-vl|Tiny-VL]], with an [[metric/fid|FID]] of <<3.2>>."),
        )),
        ("2510.00006", (
            ("limitations", "[[model/gpt-4o|GPT-4o]]와 [[method/token-pruning|토큰 가지치기]]의 한계."),
        )),
    )),
)  # fmt: skip
# by quote: what the result says beside its number and unit
RESULTS: dict[str, dict[str, Any]] = {
    "최대 2.75배": {"value": "2.75", "unit": "x", "kind": "increase", "bound": "at_most", "subject": "method/omnizip"},
    "99.5%": {"value": "99.5", "unit": "%", "kind": "ratio", "subject": "method/omnizip"},
    "71.5%": {"value": "71.5", "unit": "%", "kind": "absolute", "subject": "method/omnizip", "metric": "metric/accuracy",
              "benchmark": "benchmark/video-mme", "baseline": "model/qwen2.5-vl", "previous": "70.0"},
    "40%": {"value": "40", "unit": "%", "kind": "absolute", "subject": "model/gpt-4o", "metric": "metric/accuracy",
            "benchmark": "benchmark/mvi-bench"},
    "3x": {"value": "3", "unit": "x", "kind": "increase", "subject": "method/pbs-attn", "benchmark": "benchmark/video-mme"},
    "1.5x": {"value": "1.5", "unit": "x", "kind": "increase", "subject": "method/pbs-attn"},
    "60.1%": {"value": "60.1", "unit": "%", "kind": "absolute", "subject": "model/tiny-vl",
              "benchmark": "benchmark/video-mme", "baseline": "model/qwen2.5"},
    "3.2": {"value": "3.2", "kind": "absolute", "subject": "model/llama-nano", "metric": "metric/fid"},
}  # fmt: skip


def paper_id(arxiv: str) -> str:
    """Return the id of a paper by its arXiv number."""
    return f"paper/arxiv-{arxiv}"


def small_graph() -> Graph:
    """Return the graph that the tables above say."""
    digests, entries_of, mentions, results = [], {}, [], []  # type: ignore[var-annotated]
    evidence: dict[tuple[str, str], list[Span]] = {}
    types = {entity.id: entity.type for entity in ENTITIES}
    for name, day, entries in DIGESTS:
        sha256 = hashlib.sha256(name.encode()).hexdigest()
        digest, text, made = sha256[:16], f"# {name}\n\n", []
        for index, (arxiv, sections) in enumerate(entries, start=1):
            paper, begin = PAPERS[arxiv], len(text)
            text += "## "
            title_span = Span(digest, len(text), len(text) + len(paper["title"]))
            text += paper["title"] + "\n"
            places = []
            for section, marked in sections:
                start = len(text)
                for part in re.split(r"(\[\[.*?\]\]|<<.*?>>)", marked):
                    words = part
                    if part.startswith("[["):
                        entity, words = part[2:-2].split("|")
                        span = Span(digest, len(text), len(text) + len(words))
                        mentions.append(Evidence(Mention(span, words, types[entity], 0.9, "hand"), paper_id(arxiv), entity))
                        evidence.setdefault((arxiv, entity), []).append(span)
                    elif part.startswith("<<"):
                        words = part[2:-2]
                        span = Span(digest, len(text), len(text) + len(words))
                        mentions.append(Evidence(Mention(span, words, "Metric", 0.8, "number"), paper_id(arxiv)))
                        results.append(_result(paper_id(arxiv), words, span))
                    text += words
                places.append(Section(section, Span(digest, start, len(text))))
                text += "\n"
            text += "\n"
            signed = tuple(AUTHORS[author] for author in paper["authors"])
            made.append(
                Entry(index, paper["title"], Span(digest, begin, len(text)), title_span, tuple(places),
                      title_ko=paper.get("title_ko"), arxiv=arxiv, authors=signed, date=day)
            )  # fmt: skip
            entries_of.setdefault(arxiv, []).append((digest, index))
        digests.append(Digest(digest, sha256, name, text, "headings", date=day, entries=tuple(made)))
    days = {digest.id: digest.date for digest in digests}
    papers = [
        Paper(paper_id(arxiv), paper["title"], paper.get("title_ko"), arxiv, authors=paper["authors"],
              date=min(days[digest] for digest, _ in entries_of[arxiv]), entries=tuple(sorted(entries_of[arxiv])))
        for arxiv, paper in PAPERS.items()
    ]  # fmt: skip
    relations = [
        Relation(paper_id(arxiv), predicate, entity, tuple(sorted(evidence[arxiv, entity])),
                 tuple(sorted({span.digest for span in evidence[arxiv, entity]})), "hand", 0.9)
        for arxiv, paper in PAPERS.items()
        for entity, predicate in paper["relations"].items()
    ]  # fmt: skip
    return Graph(
        tuple(sorted(digests, key=lambda digest: digest.id)), tuple(sorted(papers, key=lambda paper: paper.id)),
        tuple(Author(id, name) for id, name in sorted(AUTHORS.items())), ENTITIES,
        tuple(sorted(relations, key=lambda r: (r.paper, r.predicate, r.entity))),
        tuple(sorted(results, key=lambda result: result.id)),
        tuple(sorted(mentions, key=lambda m: (m.mention.span, m.paper, m.entity or ""))),
    )  # fmt: skip


def _result(paper: str, quote: str, span: Span) -> Result:
    facts = dict(RESULTS[quote])
    numbers = {name: Decimal(facts.pop(name)) for name in ("value", "previous") if name in facts}
    key = hashlib.sha256(quote.encode()).hexdigest()[:16]
    return Result(f"result/{key}", paper, evidence=(span,), digests=(span.digest,), confidence=0.8, rule="number",
                  **numbers, **facts)  # fmt: skip
