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
    version: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Build a knowledge graph from paper digests, ask it, and open it."""


def complain(problem: Problem) -> None:
    """Print what was passed over, one line, to stderr."""
    typer.echo(f"kg: {problem}", err=True)


def main() -> None:
    """Run `kg`; an error of ours becomes one line and its exit code."""
    try:
        app()
    except PaperkgError as error:
        typer.echo(f"kg: {error}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
