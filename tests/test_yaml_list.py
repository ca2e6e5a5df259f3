"""Lists of papers in YAML."""

from __future__ import annotations

import pytest

from paperkg.read import read_text

AWARDS = r"""
- venue: The Crane Conference
  awards:
  - award: Best Paper
    title: 'Lanterns at Dusk: Driving
      without Light'
    author: Mina Oh, Juno Kim
    link: https://arxiv.org/abs/2601.01001
    source: https://example.org/awards
  - award: Best Demo
    title: "\U0001F6A3 Small Boats"
    link: https://openreview.net/forum?id=aB3_dE-9xY
    abstract: >
      Small boats find code faster than big ships, and they do so on a laptop.
  place: Online
"""


@pytest.mark.parametrize("lead", ["", "---\n", "# awards of the spring\n"])
def test_mappings_with_a_title_at_any_depth_are_papers(lead: str) -> None:
    """Folded and escaped titles are read as YAML means them, and places are those of the file."""
    digest = read_text(lead + AWARDS, name="papers.yml")
    assert digest.layout == "yaml"
    assert [(entry.title, entry.arxiv, entry.authors) for entry in digest.entries] == [
        ("Lanterns at Dusk: Driving without Light", "2601.01001", ("Mina Oh", "Juno Kim")),
        ("🚣 Small Boats", None, ()),
    ]
    assert digest.entries[0].title_span.of(digest.text).split("\n")[0] == "Lanterns at Dusk: Driving"
    (section,) = digest.entries[1].sections
    assert section.name == "abstract"
    assert section.span.of(digest.text).startswith("Small boats find")


@pytest.mark.parametrize(
    "text",
    [
        "title: A Site of Mine\nauthor: Mina Oh, Juno Kim\nurl: https://example.org\n",  # settings
        "- title: One\n  rows: &a [x, x]\n- title: Two\n  rows: *a\n",  # an alias
        "title: " + "[" * 3000,
        "- title: A Fold of Contexts\n- title: Another Fold\n",
    ],
)
def test_settings_and_broken_yaml_are_no_papers(text: str) -> None:
    """One mapping without a paper's id, an alias, endless nesting and titles alone give nothing."""
    assert read_text(text).entries == ()
