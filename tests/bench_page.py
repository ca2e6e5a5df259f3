"""Measures the page in headless Chromium: `python tests/bench_page.py` prints a table.

First draws are compared with stock pyvis on the same graph in the same run: both pages are watched by the same probe,
which notes the first time that anything is filled on a canvas and the next frame comes. Times are the median of three.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from made_graphs import made_graph

from paperkg.model import (
    Author,
    Digest,
    Entity,
    EntityType,
    Entry,
    Evidence,
    Graph,
    Mention,
    Paper,
    Predicate,
    Relation,
    Span,
)
from paperkg.ontology import known_terms
from paperkg.page import render_page

HF_DAILY = Path(__file__).parents[2] / "shared" / "corpus" / "hf_daily" / "papers.jsonl.gz"
GIVE_UP = 60.0  # seconds that a page is given to draw

PROBE = """
(() => {
  const fill = CanvasRenderingContext2D.prototype.fill;
  let seen = false;
  CanvasRenderingContext2D.prototype.fill = function (...args) {
    if (!seen) {
      seen = true;
      requestAnimationFrame(() => performance.mark('probe:first-draw'));
    }
    return fill.apply(this, args);
  };
})();
"""


def hf_daily_graph() -> Graph:
    """Return the graph of 11,206 real papers: their abstracts, and their keywords where the abstract has them.

    The types come from the known terms, a keyword that is none of them is a Method. It is a stand-in for a build that
    needs no minutes: the sizes, names, texts and degrees are real.
    """
    known = {form.casefold(): term for term in known_terms() for form in term.all_forms()}
    relation_of: dict[EntityType, Predicate] = {
        "Model": "compares_with", "Method": "uses", "Benchmark": "evaluates_on", "Dataset": "trains_on",
        "Metric": "measures", "Task": "addresses",
    }  # fmt: skip
    with gzip.open(HF_DAILY, "rt", encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: str(row["id"]))
    digests, papers, relations, mentions = [], [], [], []
    entities: dict[str, Entity] = {}
    authors: dict[str, Author] = {}
    for first in range(0, len(rows), 20):
        day = date(2023, 1, 2) + timedelta(days=2 * (first // 20))
        digest_id = f"{first:016x}"
        text, entries = "", []
        for index, row in enumerate(rows[first : first + 20], start=1):
            begin = len(text)
            text += f"# {index}. [{row['title']}](https://arxiv.org/abs/{row['id']})\n\n"
            base = len(text)
            summary = " ".join(str(row["summary"]).split())
            text += summary + "\n\n"
            paper_id = f"paper/arxiv-{row['id']}"
            names = []
            for name in row["authors"]:
                author_id = "author/" + "-".join(str(name).casefold().split())
                authors.setdefault(author_id, Author(author_id, str(name)))
                names.append(author_id)
            found: dict[str, tuple[EntityType, list[Span]]] = {}
            for word, term_type, name in _named(summary, row.get("ai_keywords") or (), known):
                entity_id = f"{term_type.lower()}/" + "-".join(name.casefold().split())
                entities.setdefault(entity_id, Entity(entity_id, term_type, name))
                for match in re.finditer(re.escape(word), summary):
                    span = Span(digest_id, base + match.start(), base + match.end())
                    found.setdefault(entity_id, (term_type, []))[1].append(span)
                    mention = Mention(span, match[0], term_type, 1.0, "keyword")
                    mentions.append(Evidence(mention, paper_id, entity_id))
            for entity_id, (term_type, spans) in sorted(found.items()):
                relations.append(
                    Relation(paper_id, relation_of[term_type], entity_id, tuple(sorted(spans)), (digest_id,))
                )
            title = " ".join(str(row["title"]).split())
            papers.append(
                Paper(paper_id, title, arxiv=str(row["id"]), authors=tuple(dict.fromkeys(names)), date=day,
                      entries=((digest_id, index),))
            )  # fmt: skip
            entries.append(Entry(index, title, Span(digest_id, begin, len(text)), Span(digest_id, begin, begin + 1)))
        digests.append(Digest(digest_id, digest_id, f"{day}.md", text, "numbered", date=day, entries=tuple(entries)))
    return Graph(
        tuple(digests), tuple(papers), tuple(authors[key] for key in sorted(authors)),
        tuple(entities[key] for key in sorted(entities)), tuple(relations), (), tuple(mentions),
    )  # fmt: skip


def _named(summary: str, keywords: Any, known: dict[str, Any]) -> Iterator[tuple[str, EntityType, str]]:
    """Yield the words of an abstract that name something, with its type and name."""
    words = {str(word) for word in keywords if str(word) in summary}
    words |= {w for w in re.findall(r"[A-Z][\w\-]*[A-Z0-9][\w\-]*(?: v?\d)?", summary) if w.casefold() in known}
    for word in sorted(words):
        term = known.get(word.casefold())
        yield (word, term.type, term.name) if term else (word, "Method", word)


def stock_page(graph: Graph) -> str:
    """Return the page that pyvis makes of the same nodes and edges when nothing is said to it."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    network.add_nodes([p.id for p in graph.papers], label=[p.title for p in graph.papers])
    network.add_nodes([e.id for e in graph.entities], label=[e.name for e in graph.entities])
    for relation in graph.relations:
        network.add_edge(relation.paper, relation.entity, title=relation.predicate)
    return str(network.generate_html())


def first_draw(html: str, *, times: int = 3, give_up: float = GIVE_UP, address: str = "") -> float | None:
    """Return milliseconds from opening the file to the first frame with something on it; None if it never came."""
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        for _ in range(times):
            driver = _browser(folder)
            try:
                driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": PROBE})
                driver.set_page_load_timeout(give_up)
                driver.set_script_timeout(give_up)
                found = None
                end = time.monotonic() + give_up
                try:
                    driver.get(file.as_uri() + address)
                    while found is None and time.monotonic() < end:
                        found = driver.execute_script(
                            "return performance.getEntriesByName('probe:first-draw')[0]?.startTime ?? null"
                        )
                        time.sleep(0.05)
                except Exception as problem:  # a page that never yields is a finding, not a failure
                    if "timeout" not in str(problem).lower() and "timed out" not in str(problem).lower():
                        raise
                if found is None:
                    return None
                taken.append(float(found))
            finally:
                driver.quit()
    return statistics.median(taken)


def keystrokes(html: str, words: str) -> float:
    """Return the most milliseconds that one keystroke of ``words`` took, drawing the list included."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        driver = _browser(folder)
        try:
            driver.get(file.as_uri())
            time.sleep(2)
            return float(
                driver.execute_script(
                    "const q = document.getElementById('query'); let most = 0; q.focus();"
                    "for (let i = 1; i <= arguments[0].length; i++) { q.value = arguments[0].slice(0, i);"
                    "const t = performance.now(); q.dispatchEvent(new Event('input'));"
                    "document.getElementById('found').offsetHeight; most = Math.max(most, performance.now() - t); }"
                    "return most",
                    words,
                )
            )
        finally:
            driver.quit()


def _browser(folder: str) -> Any:
    from test_page import browser

    return browser(profile=tempfile.mkdtemp(dir=folder))


def main() -> None:
    """Print the table; `--stock` also waits for stock pyvis, which takes minutes."""
    with_stock = "--stock" in sys.argv
    graphs = {f"{n:,} nodes": made_graph(n) for n in (1000, 5000, 20000)}
    if HF_DAILY.exists():
        graphs["11,206 papers"] = hf_daily_graph()
    print(f"{'graph':16}{'nodes':>8}{'edges':>9}{'render s':>10}{'MB':>7}{'budget MB':>11}{'first draw ms':>15}"
          f"{'all drawn ms':>14}{'search ms':>11}{'stock ms':>14}")  # fmt: skip
    for name, graph in graphs.items():
        nodes = len(graph.papers) + len(graph.entities) + len(graph.authors)
        edges = len(graph.relations) + sum(len(paper.authors) for paper in graph.papers)
        began = time.perf_counter()
        html = render_page(graph)
        taken = time.perf_counter() - began
        # Above 25,000 nodes the page does not offer to draw them all at once.
        whole = _shown(first_draw(html, address="#more=99999")) if nodes < 30_000 else "-"
        typed = max(keystrokes(html, words) for words in ("video accuracy", "비디오 ㅂㅊㅁㅋ", "a careful"))
        stock = None
        if with_stock and nodes < 3000:
            stock = first_draw(stock_page(graph), times=1)
        ours = first_draw(html)
        print(f"{name:16}{nodes:>8,}{edges:>9,}{taken:>10.1f}{len(html.encode()) / 1e6:>7.1f}"
              f"{(1.5e6 + 400 * (nodes + edges)) / 1e6:>11.1f}{_shown(ours):>15}{whole:>14}{typed:>11.0f}"
              f"{(_shown(stock) if with_stock and nodes < 3000 else '-'):>14}", flush=True)  # fmt: skip


def _shown(milliseconds: float | None) -> str:
    return f"over {1000 * GIVE_UP:,.0f}" if milliseconds is None else f"{milliseconds:,.0f}"


if __name__ == "__main__":
    main()
