"""Graphs of real digest files in which given names are found by plain search: a stand-in for extraction."""

import re

from paperkg.link import Overrules, link_mentions
from paperkg.model import Extraction, Finding, Graph, Mention, Span
from paperkg.rdf import write_rdf
from paperkg.read import read_digests
from paperkg.relate import relate

DIGEST = """---
title: "Daily Papers — {date}"
date: {date}
---

# 1. [{title}](https://arxiv.org/abs/{arxiv})

## Introduction
- Goal: {goal}

## Results
{results}
"""


def write_digest(path, *, date="2026-01-05", title="A study of things", arxiv="2601.00001", goal="", results=""):
    """Write a digest of one paper in our own words, and return its path."""
    text = DIGEST.format(date=date, title=title, arxiv=arxiv, goal=goal, results=results)
    path.write_text(text, encoding="utf-8")
    return path


def find_names(digests, names):
    """Extractions: of each entry, what ``names`` (type, relation, forms) it holds."""
    found = []
    for digest in digests:
        for entry in digest.entries:
            own = []
            for type, relation, *forms in names:
                mentions = [
                    Mention(Span(digest.id, at, at + len(form)), form, type, 0.9, "search")
                    for form in forms
                    for match in re.finditer(
                        rf"(?<![\w+-]){re.escape(form)}(?![A-Za-z0-9+-])", entry.span.of(digest.text)
                    )
                    for at in [entry.span.start + match.start()]
                ]
                seen = tuple(form for form in forms if any(m.text == form for m in mentions))
                if seen:
                    own.append(Finding(type, seen[0], seen, tuple(mentions), relation, "search", 0.9))
            found.append(Extraction(digest.id, entry.index, tuple(own)))
    return found


def graph_of(paths, names, *, overrules=None):
    """The graph of digest files with ``names`` found in them."""
    digests = read_digests(paths)
    extractions = find_names(digests, names)
    linked = link_mentions(digests, extractions, overrules=overrules or Overrules())
    relations, results, mentions = relate(linked, extractions)
    return Graph(digests, linked.papers, linked.authors, linked.entities, relations, results, mentions)


def build_in(folder, paths, names, *, overrules=None):
    """Write that graph's RDF into ``folder``, made anew, and return the folder."""
    folder.mkdir(exist_ok=True)
    write_rdf(graph_of(paths, names, overrules=overrules), folder)
    return folder
