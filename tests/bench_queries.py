"""Measures questions: `python tests/bench_queries.py` prints a table; `--quick` leaves the largest graph out.

Three graphs: 11,206 real papers (their abstracts and keywords, where they are at hand, else papers made of thin air),
their named queries from a warm and a cold start, and 33,000 papers that share benchmarks in 3.1 million pairs.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from made_graphs import made_graph

from paperkg.model import Entity, Evidence, Graph, Mention, Paper, Relation, Result, Span

LIMITS = {"warm": 1.0, "cold": 1.5, "pairs": 4.0, "megabytes": 500}


def many_pairs(papers: int = 33_000, *, seed: int = 0) -> Graph:
    """Return papers that are evaluated on benchmarks as papers are, a few on very common ones; no texts, no mentions.

    33,000 papers give 3.1 million pairs that share a benchmark.
    """
    chance = random.Random(seed)
    day = date(2023, 1, 1)
    benchmarks = 9_000
    made, relations, used = [], [], set()
    for n in range(papers):
        id = f"paper/arxiv-{2301 + n // 3000}.{n:05d}"
        made.append(Paper(id, f"Paper {n} about a thing that nobody else has looked at", date=day + timedelta(n // 30)))
        chosen = {min(int(chance.paretovariate(0.58) * 8.4) - 8, benchmarks - 1) for _ in range(chance.randrange(1, 5))}
        for place in sorted(chosen):
            # the most common benchmarks split into versions, as real ones do: none is on more than some hundreds
            version = chance.randrange(max(1, 420 // (place + 1))) if place < 60 else 0
            used.add((place, version))
            relations.append(Relation(id, "evaluates_on", f"benchmark/bench-{place}-v{version}", (), ()))
    entities = [Entity(f"benchmark/bench-{p}-v{v}", "Benchmark", f"Bench-{p} v{v}") for p, v in sorted(used)]
    return Graph(
        papers=tuple(sorted(made, key=lambda paper: paper.id)),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        relations=tuple(sorted(relations, key=lambda r: (r.paper, r.predicate, r.entity))),
    )


def real_papers() -> Graph:
    """Return the graph of 11,206 real papers with results and introduced methods; made ones where they are not here."""
    from bench_page import HF_DAILY, hf_daily_graph

    if not HF_DAILY.exists():
        return made_graph(32_000)
    return with_results(hf_daily_graph())


def with_results(graph: Graph) -> Graph:
    """Return ``graph`` where a paper introduces the first method that it names, and reports the numbers of its text."""
    by_paper: dict[str, list[Relation]] = defaultdict(list)
    for relation in graph.relations:
        by_paper[relation.paper].append(relation)
    types = {entity.id: entity.type for entity in graph.entities}
    relations, results, mentions = [], [], list(graph.mentions)
    entries = {(digest.id, entry.index): (digest, entry) for digest in graph.digests for entry in digest.entries}
    for paper in graph.papers:
        own = by_paper[paper.id]
        methods = [r for r in own if types[r.entity] in ("Method", "Benchmark")]
        first = min(methods, key=lambda r: r.evidence, default=None)
        relations += [replace(r, predicate="introduces") if r is first else r for r in own]
        ends = {types[r.entity]: r.entity for r in reversed(own)}
        digest, entry = entries[paper.entries[0]]
        text = digest.text[entry.span.start : entry.span.end]
        for match in re.finditer(r"(\d+(?:\.\d+)?)(%|x\b|×)", text):
            span = Span(digest.id, entry.span.start + match.start(), entry.span.start + match.end())
            unit = "%" if match[2] == "%" else "x"
            key = hashlib.sha256(f"{paper.id}{span}".encode()).hexdigest()[:16]
            results.append(
                Result(f"result/{key}", paper.id, Decimal(match[1]), "absolute" if unit == "%" else "increase", (span,),
                       (digest.id,), unit=unit, subject=first.entity if first else None,
                       benchmark=ends.get("Benchmark"), metric=ends.get("Metric"))
            )  # fmt: skip
            mentions.append(Evidence(Mention(span, match[0], "Metric", 0.8, "number"), paper.id))
    return replace(
        graph,
        digests=tuple(replace(d, sha256=hashlib.sha256(d.text.encode()).hexdigest()) for d in graph.digests),
        relations=tuple(sorted(relations, key=lambda r: (r.paper, r.predicate, r.entity))),
        results=tuple(sorted(results, key=lambda result: result.id)),
        mentions=tuple(sorted(mentions, key=lambda m: (m.mention.span, m.paper, m.entity or ""))),
    )


def given_parameters(store: Any, query: Any) -> dict[str, str]:
    """Return values for the parameters that a query needs: the names that most papers have, the hardest to answer."""
    counts = {
        "Paper": "SELECT ?e (COUNT(*) AS ?n) { ?e a kg:Paper ; kg:about ?x } GROUP BY ?e ORDER BY DESC(?n) ?e LIMIT 2",
        "Author": "SELECT ?e (COUNT(*) AS ?n) { ?x dcterms:creator ?e } GROUP BY ?e ORDER BY DESC(?n) ?e LIMIT 2",
    }
    plain = {"integer": "2", "number": "2", "date": "2025-01-01", "text": "benchmark", "class": "Method"}
    from paperkg.query.sparql import ask

    given = {}
    for parameter in query.parameters:
        if parameter.default is None and parameter.type in plain:
            given[parameter.name] = plain[parameter.type]
        elif parameter.default is None:
            text = counts.get(
                parameter.type,
                f"SELECT ?e (COUNT(*) AS ?n) {{ ?e a kg:{parameter.type} . ?x kg:about ?e }}"
                " GROUP BY ?e ORDER BY DESC(?n) ?e LIMIT 2",
            )
            found = [row["e"].value for row in ask(store, text)]  # type: ignore[union-attr,index]
            given[parameter.name] = found[1 if parameter.name == "b" else 0]
    return given


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long ``work`` took, and what it returned."""
    start = time.perf_counter()
    value = work()
    return time.perf_counter() - start, value


def measure_queries(folder: Path) -> list[tuple[str, float, float, int]]:
    """Return, for each named query on the graph in ``folder``: its seconds warm, its seconds cold, its rows."""
    from paperkg.query import named_queries, run_query
    from paperkg.query.source import store_of

    store = store_of(folder)
    lines = []
    for name, query in named_queries().items():
        given = given_parameters(store, query)
        warm, answer = seconds(lambda name=name, given=given: run_query(folder, name, parameters=given))  # type: ignore[misc]
        words = [part for key, value in given.items() for part in (f"--{key}", value)]
        command = [sys.executable, "-m", "paperkg.cli", "query", name, *words, "-o", str(folder), "--format", "csv"]
        cold, _ = seconds(lambda command=command: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))  # type: ignore[misc]
        lines.append((name, warm, cold, len(answer.rows)))
    return lines


def measure_pairs() -> tuple[float, int, int]:
    """Return seconds, rows and megabytes of shared-benchmarks over 33,000 papers, in a process of its own."""
    script = (
        "import resource, sys, time; sys.path.insert(0, sys.argv[1]);"
        "from bench_queries import many_pairs; import pandas, scipy.sparse, paperkg.query as q;"
        "graph = many_pairs(); before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "start = time.perf_counter(); frame = q.query(graph, 'shared-benchmarks', min=1);"
        "print(time.perf_counter() - start, len(frame), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parent)], check=True, capture_output=True, text=True
    )
    took, rows, megabytes = done.stdout.split()
    return float(took), int(rows), int(megabytes)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = str(Path(scratch) / "cache")
        if "--quick" not in sys.argv:
            took, rows, megabytes = measure_pairs()
            print(f"shared-benchmarks, 33,000 papers: {rows:,} pairs in {took:.2f} s, {megabytes} MB at most")
        from paperkg.query import prepare_store
        from paperkg.rdf import write_rdf

        graph = real_papers()
        folder = Path(scratch) / "graph"
        print(f"{len(graph.papers):,} papers, {len(graph.entities):,} entities, {len(graph.mentions):,} mentions")
        print(f"kg.trig and kg.ttl written in {seconds(lambda: write_rdf(graph, folder))[0]:.1f} s")
        sizes = {path.name: path.stat().st_size // 1_000_000 for path in sorted(folder.iterdir())}
        print(f"store prepared in {seconds(lambda: prepare_store(folder))[0]:.1f} s; megabytes: {sizes}")
        print(f"{'query':24} {'rows':>9} {'warm, s':>9} {'cold, s':>9}")
        for name, warm, cold, rows in measure_queries(folder):
            late = "  slow" if warm > LIMITS["warm"] or cold > LIMITS["cold"] else ""
            print(f"{name:24} {rows:>9,} {warm:>9.3f} {cold:>9.3f}{late}")
        print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
