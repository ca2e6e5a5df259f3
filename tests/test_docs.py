"""The docs: every page that is named is there, in the code and from page to page."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "ontology" / "terms" / "README.md"])
CODE = sorted((ROOT / "src").rglob("*.py"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """A link to a file of the project leads to one."""
    links = re.findall(r"\]\(([^)#:\s…]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_errors_name_pages_that_exist():
    """What the code tells people to read is there."""
    named = {name for path in CODE for name in re.findall(r"docs/[\w-]+\.md", path.read_text(encoding="utf-8"))}
    assert sorted(name for name in named if not (ROOT / name).exists()) == []
