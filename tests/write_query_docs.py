# ruff: noqa: E501 -- a row of a table is easier to read whole
"""Writes docs/queries.md from the query files: `python tests/write_query_docs.py`."""

from __future__ import annotations

from pathlib import Path

from paperkg.query import named_queries
from paperkg.query.named import NamedQuery

HEAD = """# Questions

<!-- Made from ontology/queries/ by `python tests/write_query_docs.py`; a test holds that it is up to date. -->

`kg query NAME` answers a question that has a name, from the graph that `kg build` wrote into `output` (another folder:
`-o`). `kg query --list` lists the names, `kg query NAME --list` says what one takes. In Python:

```python
import paperkg

paperkg.query("output", "shared-benchmarks", min=2)  # a pandas.DataFrame; also of a graph in memory
```

**Values** are written as a person would: `--benchmark video-mme`, `--task "비디오 이해"`, `--paper 2510.21270`. Any spelling
and either language will do; a near miss gets a suggestion, and a name that fits several things asks which. Ids such as
`model/gpt-4o` and IRIs work too. A value becomes one term of RDF and is spelled by the RDF library itself, so nothing
that stands in it is ever read as SPARQL.

**Evidence**: `--evidence` adds to every row the digest, the line and the sentence that say it; a row of two papers gets two.

**Forms**: `--format table|csv|tsv|json|markdown`, and `turtle` for CONSTRUCT and DESCRIBE. JSON is a list with an object
a row. In tables IRIs are shortened to prefixed names, which SPARQL understands. `--limit N` prints the first N rows.

**Any SPARQL 1.1 that reads**: `kg query 'SELECT …'`, `kg query FILE.rq`, `kg query -`. The prefixes of
[the vocabulary](vocabulary.md) are known, and so is one for each kind of thing (`paper:`, `author:`, `model:`, `method:`, `benchmark:`,
`dataset:`, `metric:`, `task:`, `digest:`, …). The default graph is the union of all digests, each statement once;
`GRAPH ?digest { … }` tells which digest says it:

```
kg query 'SELECT ?file ?method { GRAPH ?digest { ?paper kg:introduces ?method } ?digest schema:name ?file }'
```

Updates, LOAD and SERVICE are refused, and FROM names graphs of the store only. A query that takes longer than 30 seconds is
stopped; `--timeout` says otherwise.

**A query of your own** is a file in `ontology/queries/` of a checkout, or any `.rq` file. Its head says `# title:`,
`# question:`, `# question@ko:`, `# parameter: NAME TYPE [DEFAULT] -- what it is`, `# example:`. Where a value is wanted the text
has `VALUES ?NAME { default }`, or `UNDEF` where there is none, so that the file runs in any other SPARQL engine as it is.
A column whose name begins with `_` is not shown; evidence looks at it first.

**Speed**: a small graph is read into memory at each call. Of a large one Oxigraph keeps a store in the cache folder
(`$XDG_CACHE_HOME/paperkg`), made by `kg build` or at the first question, and named after the bytes of the graph; it can be
deleted at any time. Queries over pairs are not self-joins there: a sparse product counts them, with the rows of the text.

"""


def query_docs() -> str:
    """Return the page."""
    queries = named_queries().values()
    table = ["| query | answers |", "| --- | --- |"]
    table += [f"| [{query.name}](#{query.name}) | {query.question} |" for query in queries]
    return HEAD + "\n".join(table) + "\n\n" + "\n".join(_section(query) for query in queries)


def _section(query: NamedQuery) -> str:
    lines = [f"## {query.name}", "", f"{query.title}. {query.question}", "", query.question_ko, ""]
    if query.parameters:
        lines += ["| parameter | is | default |", "| --- | --- | --- |"]
        for parameter in query.parameters:
            default = "needed" if parameter.default is None else parameter.default
            lines.append(f"| `--{parameter.name}` | {parameter.type}: {parameter.help} | {default} |")
        lines.append("")
    lines += ["Columns: " + ", ".join(f"`{name}`" for name in query.shown()) + ".", "", "```", query.example, "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    (Path(__file__).parents[1] / "docs" / "queries.md").write_text(query_docs(), encoding="utf-8")
