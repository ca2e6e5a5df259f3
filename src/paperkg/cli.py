"""The command `kg`: arguments -> library calls -> printing. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .errors import PaperkgError, Problem, UsageError

if TYPE_CHECKING:
    from .model import Digest

app = typer.Typer(
    name="kg",
    help="Build a knowledge graph from paper digests, ask it, and open it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders and globs of digests.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="The folder that holds the built graph.")]


def version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        from importlib.metadata import version

        typer.echo(f"kg {version('paperkg')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Build a knowledge graph from paper digests, ask it, and open it."""


def complain(problem: Problem) -> None:
    """Print what was passed over, one line, to stderr."""
    typer.echo(f"kg: {problem}", err=True)


@app.command()
def build(
    paths: Paths = None,
    output: Output = Path("output"),
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first file that cannot be read.")] = False,
    extractor: Annotated[Path | None, typer.Option(help="A folder of weights made by `kg train`.")] = None,
    processes: Annotated[int, typer.Option(min=1, help="How many processes extract.")] = 1,
    config: Annotated[Path | None, typer.Option(help="Your own terms and merges (else ./kg.toml).")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what every digest gave.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Report as one JSON object.")] = False,
    explained: Annotated[
        Path | None, typer.Option("--explain-layout", metavar="FILE", help="Say how FILE is read, and build nothing.")
    ] = None,
) -> None:
    """Read digests and write their graph: RDF, tables, and one page to open."""
    if explained is not None:
        from .read import explain_layout

        typer.echo(explain_layout(explained).rstrip())
        return
    if not paths:
        raise UsageError("no PATH: name files, folders or globs of digests, as in `kg build ~/digests`")
    from .build import build_folder
    from .link import read_overrules

    if config is None and Path("kg.toml").exists():
        config = Path("kg.toml")
    problems: list[Problem] = []

    def note(problem: Problem) -> None:
        problems.append(problem)
        complain(problem)

    with progress("extracting") as tell:
        graph = build_folder(
            paths,
            output,
            strict=strict,
            extractor=extractor,
            processes=processes,
            overrules=read_overrules(config) if config else None,
            on_problem=note,
            on_progress=tell,
        )
    skipped = sum(problem.skipped for problem in problems)
    digests = sorted(graph.digests, key=lambda d: (d.name, d.id)) if as_json or verbose else []
    if as_json:
        import json

        report = {
            "output": str(output),
            "digests": [
                {"name": d.name, "layout": d.layout, "encoding": d.encoding, "papers": len(d.entries)}
                | ({"guessed": guesses} if (guesses := _guesses(d)) else {})
                for d in digests
            ],
            "papers": len(graph.papers),
            "entities": len(graph.entities),
            "relations": len(graph.relations),
            "results": len(graph.results),
            "problems": [{"path": p.path, "line": p.line, "what": p.what, "skipped": p.skipped} for p in problems],
        }
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    for digest in digests:
        typer.echo(f"{digest.name}: {plural(len(digest.entries), 'entry', 'entries')} ({digest.layout})")
        for guess in _guesses(digest):
            typer.echo(f"  line {guess['line']}: {guess['title']} (confidence {guess['confidence']:.2f})")
    typer.echo(
        f"{plural(len(graph.digests), 'digest')}, {plural(len(graph.papers), 'paper')}, "
        f"{plural(len(graph.entities), 'entity', 'entities')}, {plural(len(graph.results), 'result')}"
        + (f", {plural(skipped, 'file')} skipped" if skipped else "")
        + f" -> {output}"
    )


def _guesses(digest: Digest) -> list[dict[str, str | int | float]]:
    """Return the papers of a digest that its reader guessed: line, title, and how sure it is."""
    return [
        {"line": digest.text.count("\n", 0, e.span.start) + 1, "title": e.title, "confidence": e.confidence}
        for e in digest.entries
        if e.confidence < 1
    ]


@app.command()
def train(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Annotated papers, one JSON object a line.")],
    docs: Annotated[Path, typer.Argument(metavar="DOCS", help="The digests that they annotate.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that gets the weights.")],
    also: Annotated[
        list[Path] | None, typer.Option(help="A folder of digests with their gold.jsonl, to learn from as well.")
    ] = None,
    claims: Annotated[
        list[Path] | None, typer.Option(help="A folder as that of --also, to learn numeric claims alone from.")
    ] = None,
    abstracts: Annotated[
        Path | None, typer.Option(help="Papers to count names in, one JSON object a line, plain or gzipped.")
    ] = None,
    leave_out: Annotated[
        list[Path] | None, typer.Option(help="Gold files whose papers are not counted, to measure on them later.")
    ] = None,
) -> None:
    """Learn to extract from annotated papers; use the result with `kg build --extractor FOLDER`."""
    from .train import train as learn

    figures = learn(
        gold, docs, output, also=also or (), claims=claims or (), abstracts=abstracts, leave_out=leave_out or (),
        say=lambda line: typer.echo(line, err=True),
    )  # fmt: skip
    for name, value in figures.items():
        typer.echo(f"{name:<28} {value:.3f}")
    typer.echo(f"weights -> {output}")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Annotated papers, one JSON object a line.")],
    docs: Annotated[list[str], typer.Argument(metavar="DOCS...", help="The digests that they annotate.")],
    extractor: Annotated[Path | None, typer.Option(help="A folder of weights made by `kg train`.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and invented.")] = False,
    processes: Annotated[int, typer.Option(min=1, help="How many processes extract.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Report as one JSON object.")] = False,
) -> None:
    """Measure extraction against annotated papers: precision, recall, F1 with 95% intervals."""
    import json
    from dataclasses import asdict

    from .evaluate import as_json as figures_as_json
    from .evaluate import evaluate as measure
    from .evaluate import table
    from .extract import load_extractor

    report = measure(gold, docs, nlp=load_extractor(extractor), processes=processes)
    if as_json:
        found = figures_as_json(report)
        if errors:
            found["mistakes"] = [asdict(mistake) for mistake in report.mistakes]
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    typer.echo(table(report))
    if errors:
        for m in report.mistakes:
            typer.echo(f"{m.kind}\t{m.type}\t{m.name}\t{m.relation or ''}\t{m.place}\t{m.sentence}")


@app.command("open")
def open_page(
    output: Annotated[Path, typer.Argument(help="The folder that holds the built graph.")] = Path("output"),
) -> None:
    """Open the built page in your browser."""
    import webbrowser

    from .store import built_file

    page = built_file(output, "graph.html")
    if not webbrowser.open(page.resolve().as_uri()):
        typer.echo(f"No browser found; open {page} yourself.")


QUERY_OPTIONS = {"allow_extra_args": True, "ignore_unknown_options": True}


def complete_query(incomplete: str) -> list[tuple[str, str]]:
    """Return the named queries that begin so, with their titles, for the shell."""
    from .query.named import named_queries

    return [(name, query.title) for name, query in named_queries().items() if name.startswith(incomplete)]


@app.command(context_settings=QUERY_OPTIONS)
def query(
    context: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|SPARQL|FILE.rq|-",
            help="A named query with its own --options, a SPARQL text, a file that holds one, or - for standard input.",
            autocompletion=complete_query,
        ),
    ] = None,
    output: Output = Path("output"),
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv, json, markdown or turtle.")] = "",
    evidence: Annotated[bool, typer.Option("--evidence", help="Add digest, line and sentence to every row.")] = False,
    timeout: Annotated[float, typer.Option(min=0.001, help="Stop a query after so many seconds.")] = 30,
    limit: Annotated[int | None, typer.Option(min=1, help="Print so many rows at most.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
) -> None:
    """Ask the graph: a named query such as shared-benchmarks, or any SPARQL that reads."""
    from .query.command import list_queries, parameters_of, print_answer

    if listed or what is None:
        typer.echo(list_queries(what), nl=False)
        return
    text = sys.stdin.read() if what == "-" else what
    print_answer(
        output, text, parameters_of(context.args), form=form, evidence=evidence, timeout=timeout, limit=limit
    )


@app.command()
def show(
    name: Annotated[
        str | None, typer.Argument(help="A paper, author, model, benchmark, …; without one, the graph at a glance.")
    ] = None,
    output: Output = Path("output"),
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show one thing: what it is, its relations, results and papers, and where they are said."""
    from .show import card, card_text

    found = card(output, name)
    if as_json:
        import json

        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        typer.echo(card_text(found), nl=False)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="Any name of the thing, in any spelling, or its id.")],
    output: Output = Path("output"),
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object, with every place.")] = False,
) -> None:
    """Say why: all forms of a thing with their places, every merge with its rule, what was refused, who says so."""
    from .explain import explain as explained

    found = explained(output, name)
    if as_json:
        import json

        typer.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        typer.echo(str(found))


@app.command()
def check(
    output: Annotated[Path, typer.Argument(help="The folder that holds the built graph.")] = Path("output"),
    digests: Annotated[
        list[str] | None, typer.Option("--digests", metavar="PATH", help="Where the digests are, if they moved.")
    ] = None,
) -> None:
    """Check a built graph: shapes, offsets in the digests, ends, vocabulary; a line a fault, exit code 1 if any."""
    from .check import check_graph

    checked = check_graph(output, digests=digests or ())
    for fault in checked.faults:
        typer.echo(str(fault))
    counts = f"{plural(checked.counts['triples'], 'statement')}, {plural(checked.counts['places'], 'place')} in "
    counts += plural(checked.counts["digests"], "digest")
    typer.echo(f"{counts}: {plural(len(checked.faults), 'fault') if checked.faults else 'all well'}", err=True)
    if checked.faults:
        raise typer.Exit(1)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="The folder of a built graph.")],
    new: Annotated[Path, typer.Argument(help="The folder of another.")],
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Say what changed from one built graph to another: papers, entities, relations, results, merges."""
    from .diff import diff_graphs

    if form not in ("text", "json"):
        raise UsageError(f"no format {form!r}: use text or json")
    found = diff_graphs(old, new)
    if form == "json":
        import json

        typer.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        typer.echo(str(found))


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how much of how much is done; on a terminal it moves a bar on stderr."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def plural(count: int, one: str, many: str = "") -> str:
    """Return the count with its noun.

    >>> plural(1204, "paper")
    '1,204 papers'
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def main() -> None:
    """Run `kg`; an error of ours becomes one line and its exit code."""
    try:
        app()
    except PaperkgError as error:
        typer.echo(f"kg: {error}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
