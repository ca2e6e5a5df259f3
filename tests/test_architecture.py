"""The house has one direction: cli -> build -> stages -> ontology -> model, errors; and `kg --help` answers at once."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "paperkg"
FLOOR = {"model", "errors"}
ROOMS = {path.stem for path in PACKAGE.iterdir() if not path.stem.startswith("_") and path.suffix in ("", ".py")}
STAGES = {"read", "extract", "link", "relate", "rdf", "tables", "network", "page"}


def imports(path):
    """The rooms that a file imports, wherever in it the import stands."""
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            yield from [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").startswith("paperkg."):
            yield node.module.split(".")[1]


def files(room):
    """The source files of a room."""
    single = PACKAGE / f"{room}.py"
    return [single] if single.exists() else sorted((PACKAGE / room).rglob("*.py"))


@pytest.mark.parametrize("stage", sorted(STAGES & ROOMS))
def test_a_stage_knows_only_what_stands_below_it(stage):
    """Stages import the ontology, the store, the sentences, gold, the model and the errors; never each other."""
    seen = {name for path in files(stage) for name in imports(path)} - {stage}
    assert seen <= FLOOR | {"ontology", "sentence", "store", "gold"}


@pytest.mark.parametrize("room", sorted(FLOOR | {"ontology", "gold"}))
def test_the_floor_stands_on_nothing(room):
    """The values and errors import no room, but for the views that a graph hands out."""
    seen = {name for path in files(room) for name in imports(path)} - FLOOR
    assert seen <= ({"network", "tables", "rdf", "show"} if room == "model" else set())


def test_nothing_imports_the_command_line():
    """The command line is the last to know."""
    assert not [room for room in ROOMS - {"cli"} for path in files(room) if "cli" in set(imports(path))]


def test_help_loads_nothing_heavy():
    """`kg --help` imports neither spaCy, pandas, rdflib, networkx nor numpy."""
    heavy = ("spacy", "pandas", "rdflib", "networkx", "numpy", "pyvis", "pyshacl", "sklearn", "scipy")
    script = f"import sys, paperkg.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
