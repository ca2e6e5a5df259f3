"""Every measured figure: `make bench` prints them; `python tests/bench.py quality speed` prints those parts alone.

The parts are quality (the scorer's table of the built graph and of the extractor, on the annotated digests, and how
many of the results with all their ends are right), linking, speed (extraction against spaCy's bare tokenizer, one
process against two), rebuild, page and queries. The annotated digests do not ship; what needs them is left out where
they are absent.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperkg.gold import GoldRecord

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLD = {
    "seeds": (SHARED / "eval" / "gold" / "seeds.jsonl", SHARED / "seeds"),
    "dev": (SHARED / "eval" / "gold" / "dev.jsonl", SHARED / "corpus" / "dev"),
}
SURE = 0.7  # the confidence from which docs/results.md takes results for work that needs few errors
POSTS = SHARED / "corpus" / "posts"


def quality() -> None:
    """Print, for each gold file, the scorer's table of what `kg build` writes, then the extractor's own."""
    from paperkg.build import build_folder
    from paperkg.evaluate import evaluate, figures_of, intervals, score_papers, sum_of, table
    from paperkg.gold import gold_record, read_gold

    for name, (gold, docs) in GOLD.items():
        with tempfile.TemporaryDirectory() as output:
            confidence = {result.id: result.confidence for result in build_folder([docs], output).results}
            lines = (Path(output) / "papers.jsonl").read_text(encoding="utf-8").splitlines()
        raw = [json.loads(line) for line in lines]
        found = [gold_record(paper) for paper in raw]
        scores = score_papers(read_gold(gold), found)
        figures, spread = figures_of(scores), intervals(scores)
        print(f"\n-- {name}: the built graph, {len(scores)} papers")
        for view, figure in figures.items():
            low, high = spread[view]
            counts = sum_of(scores, view) if view in scores[0].tallies else None
            more = f"   P {counts.precision:.3f}  R {counts.recall:.3f}" if counts else ""
            print(f"{view:<20} {figure:.3f}  [{low:.3f}, {high:.3f}]{more}")
        print(f"whole claims         {whole_claims(read_gold(gold), found)}")
        for paper in raw:
            paper["results"] = [result for result in paper["results"] if confidence[result["id"]] >= SURE]
        sure = whole_claims(read_gold(gold), [gold_record(paper) for paper in raw])
        print(f"the surest of them   {sure}, confidence {SURE} and more")
        print(f"\n-- {name}: the extractor alone\n{table(evaluate(gold, [docs]))}")


def whole_claims(gold: Sequence[GoldRecord], found: Sequence[GoldRecord]) -> str:
    """Return how many of the results whose subject, benchmark and metric are all filled are right in all of them."""
    from paperkg.evaluate import Tally, pair_papers, roles, tally_results, unite

    total = Tally()
    for annotated, built in pair_papers(unite(gold), unite(found)):
        if built is not None:
            built.results = [result for result in built.results if all(roles(result))]
            total += tally_results(annotated, built)[1]
    count = total.tp + total.fp
    return f"precision {total.precision:.3f} ({total.tp} of {count})" if count else "none"


def linking() -> None:
    """Print how well names are linked: the labelled pairs, and the forms of one annotated entity."""
    from paperkg.link.measure import measure_gold, measure_pairs, read_pairs

    print(measure_pairs(read_pairs(ROOT / "tests" / "link_pairs.csv")))
    records = [json.loads(line) for gold, _ in GOLD.values() if gold.exists() for line in gold.open(encoding="utf-8")]
    if records:
        print(measure_gold(records))


def speed() -> None:
    """Print papers a second of extraction, against spaCy's bare tokenizer in the same minute, and two processes."""
    import spacy

    from paperkg.extract import extract_mentions, load_extractor
    from paperkg.read import read_digests

    digests = read_digests([POSTS])
    papers = sum(len(digest.entries) for digest in digests)
    texts = [entry.span.of(digest.text) for digest in digests for entry in digest.entries]
    began = time.perf_counter()
    nlp = load_extractor()
    print(f"the extractor loads in {time.perf_counter() - began:.2f} s")
    blank = spacy.blank("xx")
    tokenizer, one, two = in_turn(
        lambda: [blank(text) for text in texts],
        lambda: extract_mentions(digests, nlp=nlp),
        lambda: extract_mentions(digests, nlp=nlp, processes=2),
    )
    print(f"spaCy's blank tokenizer  {papers / tokenizer:8.0f} papers/s")
    print(f"extraction, one process  {papers / one:8.0f} papers/s, 1/{one / tokenizer:.1f} of the tokenizer")
    print(f"extraction, two          {papers / two:8.0f} papers/s, {one / two:.2f} times one")


def rebuild() -> None:
    """Print a clean build of the posts, and a rebuild after one more digest has come to all the others."""
    posts = sorted(POSTS.iterdir())
    ratios, times = [], []
    for post in posts[5 : len(posts) : len(posts) // 3][:3]:
        others = [path for path in posts if path != post]
        with tempfile.TemporaryDirectory() as folder:
            kg_build(others, Path(folder) / "grown")
            again = kg_build(posts, Path(folder) / "grown")
            clean = kg_build(posts, Path(folder) / "clean")
            page = (Path(folder) / "clean" / "graph.html").stat().st_size
        ratios.append(again / clean)
        times.append((clean, again))
    clean, again = map(statistics.median, zip(*times, strict=True))
    print(f"{len(posts)} posts: clean build {clean:.1f} s, with one more {again:.1f} s, page {page / 1e6:.1f} MB")
    print(f"rebuild/clean: {statistics.median(ratios):.2f} (each: {', '.join(f'{r:.2f}' for r in ratios)})")


def kg_build(paths: Sequence[Path], output: Path) -> float:
    """Return the seconds that `kg build` takes as a whole process."""
    kg = shutil.which("kg", path=str(Path(sys.executable).parent)) or "kg"
    began = time.perf_counter()
    subprocess.run([kg, "build", *map(str, paths), "-o", str(output)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def in_turn(*jobs: Callable[[], object], runs: int = 3) -> list[float]:
    """Return the median seconds of each job, the jobs run in turn so that a slow minute slows them all."""
    taken: list[list[float]] = [[] for _ in jobs]
    for _ in range(runs):
        for place, job in enumerate(jobs):
            began = time.perf_counter()
            job()
            taken[place].append(time.perf_counter() - began)
    return [statistics.median(times) for times in taken]


def page() -> None:
    """Print the page's table: first draw, size, search."""
    subprocess.run([sys.executable, ROOT / "tests" / "bench_page.py"], check=True)


def queries() -> None:
    """Print the queries' table: warm, cold, and the largest pairs."""
    subprocess.run([sys.executable, ROOT / "tests" / "bench_queries.py"], check=True)


PARTS = {"quality": quality, "linking": linking, "speed": speed, "rebuild": rebuild, "page": page, "queries": queries}
NEED_SHARED = {"quality", "speed", "rebuild"}


def main() -> None:
    """Print the parts that were asked for, or all."""
    for name in sys.argv[1:] or PARTS:
        print(f"\n== {name}", flush=True)
        if name in NEED_SHARED and not SHARED.is_dir():
            print("left out: the annotated digests are not here")
        else:
            PARTS[name]()


if __name__ == "__main__":
    main()
