"""The graph as tables: pandas frames, CSV and Parquet, `papers.jsonl`, GraphML."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from .model import Graph, Span

TEXT, WHOLE, REAL, DAY = "string", "Int64", "Float64", "datetime64[s]"

COLUMNS: dict[str, dict[str, str]] = {
    "papers": {"id": TEXT, "title": TEXT, "title_ko": TEXT, "arxiv": TEXT, "doi": TEXT, "url": TEXT, "date": DAY,
               "authors": TEXT, "digests": TEXT},
    "authors": {"id": TEXT, "name": TEXT, "aliases": TEXT, "papers": WHOLE},
    "entities": {"id": TEXT, "type": TEXT, "name": TEXT, "name_ko": TEXT, "aliases": TEXT, "broader": TEXT,
                 "same_as": TEXT, "papers": WHOLE},
    "relations": {"paper": TEXT, "predicate": TEXT, "entity": TEXT, "confidence": REAL, "rule": TEXT,
                  "digests": TEXT, "evidence": TEXT},
    "results": {"id": TEXT, "paper": TEXT, "subject": TEXT, "benchmark": TEXT, "metric": TEXT, "baseline": TEXT,
                "value": REAL, "value_max": REAL, "previous": REAL, "unit": TEXT, "kind": TEXT, "bound": TEXT,
                "confidence": REAL, "rule": TEXT, "digests": TEXT, "evidence": TEXT, "quote": TEXT},
    "mentions": {"digest": TEXT, "start": WHOLE, "end": WHOLE, "text": TEXT, "type": TEXT, "paper": TEXT,
                 "entity": TEXT, "confidence": REAL, "rule": TEXT},
}  # fmt: skip
"""The columns of each table and their dtypes. Lists are joined by ``|``; evidence reads ``<digest>:<start>-<end>``."""


ENDS = ("subject", "benchmark", "metric", "baseline")


def to_pandas(graph: Graph) -> dict[str, pd.DataFrame]:
    """Return one frame a table, with the columns and dtypes of `COLUMNS`.

    Ids join: ``relations.paper`` is ``papers.id``, ``results.metric`` is ``entities.id``.

    >>> to_pandas(Graph())["results"].dtypes["value"]
    Float64Dtype()
    """
    rows = {
        "papers": _papers(graph),
        "authors": _authors(graph),
        "entities": _entities(graph),
        "relations": _relations(graph),
        "results": _results(graph),
        "mentions": _mentions(graph),
    }
    return {name: _frame(columns, rows[name]) for name, columns in COLUMNS.items()}


def _frame(columns: dict[str, str], rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    named = zip(columns.items(), values, strict=True)
    return pd.DataFrame({name: pd.Series(list(column), dtype=dtype) for (name, dtype), column in named})


def _papers(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for p in graph.papers:
        day = p.date.isoformat() if p.date else None
        digests = sorted({digest for digest, _ in p.entries})
        yield p.id, p.title, p.title_ko, p.arxiv, p.doi, p.url, day, _joined(p.authors), _joined(digests)


def _authors(graph: Graph) -> Iterator[tuple[Any, ...]]:
    signed = Counter(author for paper in graph.papers for author in paper.authors)
    for a in graph.authors:
        yield a.id, a.name, _joined(a.aliases), signed[a.id]


def _entities(graph: Graph) -> Iterator[tuple[Any, ...]]:
    related = Counter(relation.entity for relation in graph.relations)
    for e in graph.entities:
        yield e.id, e.type, e.name, e.name_ko, _joined(e.aliases), e.broader, _joined(e.same_as), related[e.id]


def _relations(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for r in graph.relations:
        yield r.paper, r.predicate, r.entity, r.confidence, r.rule, _joined(r.digests), _joined(map(_place, r.evidence))


def _results(graph: Graph) -> Iterator[tuple[Any, ...]]:
    texts = {digest.id: digest.text for digest in graph.digests}
    for r in graph.results:
        quote = r.evidence[0].of(texts[r.evidence[0].digest]) if r.evidence else None
        yield (
            r.id, r.paper, r.subject, r.benchmark, r.metric, r.baseline, float(r.value),
            None if r.value_max is None else float(r.value_max), None if r.previous is None else float(r.previous),
            r.unit, r.kind, r.bound, r.confidence, r.rule, _joined(r.digests), _joined(map(_place, r.evidence)), quote,
        )  # fmt: skip


def _mentions(graph: Graph) -> Iterator[tuple[Any, ...]]:
    for evidence in graph.mentions:
        m = evidence.mention
        yield (
            m.span.digest, m.span.start, m.span.end, m.text, m.type, evidence.paper, evidence.entity, m.confidence,
            m.rule,
        )  # fmt: skip


def _joined(parts: Iterable[str]) -> str:
    return "|".join(parts)


def _place(span: Span) -> str:
    return f"{span.digest}:{span.start}-{span.end}"


def to_records(graph: Graph) -> Iterator[dict[str, Any]]:
    """Yield one record a paper, in the form in which papers are annotated, each entity and result with its evidence.

    An entity's ``name`` and ``aliases`` are the forms that stand in this paper's entries.
    """
    names = {author.id: author.name for author in graph.authors}
    digests = {digest.id: digest for digest in graph.digests}
    entities = {entity.id: entity for entity in graph.entities}
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for evidence in graph.mentions:
        if evidence.entity:
            forms[evidence.paper, evidence.entity][evidence.mention.text] += 1
    relations, results = defaultdict(list), defaultdict(list)
    for relation in graph.relations:
        relations[relation.paper].append(relation)
    for result in graph.results:
        results[result.paper].append(result)

    def local_name(paper: str, entity: str | None) -> str | None:
        if entity is None:
            return None
        seen = forms[paper, entity]
        canonical = entities[entity].name
        return canonical if canonical in seen or not seen else max(seen, key=lambda form: (seen[form], len(form), form))

    for paper in graph.papers:
        digest, index = paper.entries[0]
        yield {
            "doc": digests[digest].name,
            "index": index,
            "id": paper.id,
            "arxiv": paper.arxiv,
            "title": paper.title,
            "title_ko": paper.title_ko,
            "date": paper.date.isoformat() if paper.date else None,
            "authors": [names[author] for author in paper.authors],
            "entities": [
                {
                    "type": entities[r.entity].type,
                    "name": (name := local_name(paper.id, r.entity)),
                    "aliases": sorted(set(forms[paper.id, r.entity]) - {name}),
                    "relation": r.predicate,
                    "id": r.entity,
                    "evidence": [[span.digest, span.start, span.end] for span in r.evidence],
                }
                for r in relations[paper.id]
            ],
            "results": [
                {
                    **{end: local_name(paper.id, getattr(r, end)) for end in ENDS},
                    "value": float(r.value),
                    **{key: float(v) for key in ("value_max", "previous") if (v := getattr(r, key)) is not None},
                    "unit": r.unit,
                    "kind": r.kind,
                    **({"bound": r.bound} if r.bound else {}),
                    "quote": r.evidence[0].of(digests[r.evidence[0].digest].text),
                    "id": r.id,
                    "evidence": [[span.digest, span.start, span.end] for span in r.evidence],
                }
                for r in results[paper.id]
            ],
        }


def write_tables(graph: Graph, folder: Path) -> None:
    """Write ``tables/*.csv``, ``tables/*.parquet`` and ``papers.jsonl`` under ``folder``."""
    tables = folder / "tables"
    tables.mkdir()
    for name, frame in to_pandas(graph).items():
        frame.to_csv(tables / f"{name}.csv", index=False, date_format="%Y-%m-%d", lineterminator="\n", errors="replace")
        frame.to_parquet(tables / f"{name}.parquet", index=False)
    with (folder / "papers.jsonl").open("w", encoding="utf-8", newline="\n", errors="replace") as lines:
        for record in to_records(graph):
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
