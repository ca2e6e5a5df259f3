"""The command `kg`: arguments -> library calls -> printing. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .errors import PaperkgError, Problem

app = typer.Typer(
    name="kg",
    help="Build a knowledge graph from paper digests, ask it, and open it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders and globs of digests.")]
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
    paths: Paths,
    output: Output = Path("output"),
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first file that cannot be read.")] = False,
    extractor: Annotated[Path | None, typer.Option(help="A folder of weights made by `kg train`.")] = None,
    processes: Annotated[int, typer.Option(min=1, help="How many processes extract.")] = 1,
    config: Annotated[Path | None, typer.Option(help="Your own terms and merges (else ./kg.toml).")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what every digest gave.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Report as one JSON object.")] = False,
) -> None:
    """Read digests and write their graph: RDF, tables, and one page to open."""
    from .build import build as build_folder
    from .link import read_overrules

    if config is None and Path("kg.toml").exists():
        config = Path("kg.toml")
    problems: list[Problem] = []

    def note(problem: Problem) -> None:
        problems.append(problem)
        complain(problem)

    graph = build_folder(
        paths,
        output,
        strict=strict,
        extractor=extractor,
        processes=processes,
        overrules=read_overrules(config) if config else None,
        on_problem=note,
    )
    skipped = sum(problem.skipped for problem in problems)
    if as_json:
        import json

        report = {
            "output": str(output),
            "digests": [
                {"name": d.name, "layout": d.layout, "encoding": d.encoding, "papers": len(d.entries)}
                for d in sorted(graph.digests, key=lambda d: (d.name, d.id))
            ],
            "papers": len(graph.papers),
            "entities": len(graph.entities),
            "relations": len(graph.relations),
            "results": len(graph.results),
            "problems": [{"path": p.path, "line": p.line, "what": p.what, "skipped": p.skipped} for p in problems],
        }
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    if verbose:
        for digest in sorted(graph.digests, key=lambda d: (d.name, d.id)):
            typer.echo(f"{digest.name}: {plural(len(digest.entries), 'entry', 'entries')} ({digest.layout})")
    typer.echo(
        f"{plural(len(graph.digests), 'digest')}, {plural(len(graph.papers), 'paper')}, "
        f"{plural(len(graph.entities), 'entity', 'entities')}, {plural(len(graph.results), 'result')}"
        + (f", {plural(skipped, 'file')} skipped" if skipped else "")
        + f" -> {output}"
    )


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
