"""The page on linking runs: its commands in order, and every line that it shows is in what they print."""

import re
from pathlib import Path

from typer.testing import CliRunner

from paperkg.cli import app

PAGE = Path(__file__).parents[1] / "docs" / "linking.md"
EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"


def test_the_example_of_the_page_runs(tmp_path, monkeypatch):
    """Build, explain, overrule, build again, compare, check."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"```(console|toml)\n(.*?)```", text.split("## What is one name")[0], re.S)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "examples").symlink_to(EXAMPLES)
    ran = 0
    for kind, block in blocks:
        if kind == "toml":
            (tmp_path / "kg.toml").write_text(block, encoding="utf-8")
            continue
        for command, shown in re.findall(r"^\$ kg (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            done = CliRunner().invoke(app, re.findall(r"\S+", command))
            assert done.exit_code == 0, (command, done.output)
            for line in shown.splitlines():  # how many places there are, the extractor decides
                assert re.sub(r"\(\d+ places\)", "(", line) in done.stdout, (command, line)
            ran += 1
    assert ran == 6
