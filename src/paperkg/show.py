"""`kg show`: a card of one paper, author or thing, or of the whole graph at a glance."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Store

from .model import PREDICATES, Graph, Paper, Result
from .query.answer import display_width, plain
from .query.evidence import places_of
from .query.look import links, objects, subjects
from .query.names import ENTITY_CLASSES, Named, find_named, label_of, type_of
from .query.source import store_of
from .rdf import PREFIXES, node, property_of

SHOWN = 10  # papers, results and sentences of a card; the rest is counted
Card = dict[str, Any]


def card(where: Graph | Path | str, name: str | None = None) -> Card:
    """Return what the graph knows of ``name``, ready for JSON; of everything where ``name`` is None.

    Raises `UsageError` where nothing, or more than one thing, has that name.
    """
    store = store_of(Path(where) if isinstance(where, str) else where)
    if name is None:
        return _glance(store)
    found = find_named(store, name, "")
    facts: Card = {"id": found.iri, "type": found.type, "name": found.name}
    if found.type == "Paper":
        return facts | _paper(store, found)
    if found.type == "Author":
        return facts | _author(store, found)
    return facts | _entity(store, found)


def _glance(store: Store) -> Card:
    counts = {
        name: sum(1 for _ in links(store, "rdf:type", node(f"kg:{name}")))
        for name in ("Digest", "Paper", "Author", *ENTITY_CLASSES, "Result")
    }
    issued = [(day.value, iri) for iri, day in links(store, "dcterms:issued") if type_of(store, iri) == "Digest"]
    days = sorted((day, label_of(store, iri)) for day, iri in issued)
    evaluated: dict[str, int] = {}
    for _, benchmark in links(store, "kg:evaluatesOn"):
        evaluated[benchmark.value] = evaluated.get(benchmark.value, 0) + 1
    top = sorted(evaluated, key=lambda iri: (-evaluated[iri], iri))[:SHOWN]
    return {
        "type": "Graph",
        "counts": counts,
        "newest": {"date": days[-1][0], "digest": days[-1][1]} if days else None,
        "top_benchmarks": [{"name": label_of(store, iri), "papers": evaluated[iri], "id": iri} for iri in top],
    }


def _paper(store: Store, found: Named) -> Card:
    def text(property: str) -> str | None:
        return next((value.value for value in objects(store, found.iri, property)), None)

    places = [place.value for place in objects(store, found.iri, "kg:authorship")]
    signed = [
        (int(objects(store, place, "schema:position")[0].value), objects(store, place, "schema:author")[0].value)
        for place in places
    ]
    relations: Card = {}
    for predicate in PREDICATES:
        ends = [
            {"name": label_of(store, end.value), "type": type_of(store, end.value), "id": end.value}
            for end in _values(store, found.iri, predicate)
        ]
        if ends:
            relations[predicate] = sorted(ends, key=lambda end: (end["type"], end["name"]))
    results = [result.value for result in objects(store, found.iri, "kg:reports")]
    return {
        "titles": [title.value for title in objects(store, found.iri, "dcterms:title")],
        "arxiv": text("fabio:hasArXivId"),
        "date": text("dcterms:issued"),
        "links": [link.value for link in objects(store, found.iri, "schema:sameAs")],
        "authors": [label_of(store, author) for _, author in sorted(signed)],
        "relations": relations,
        "results": [_result(store, iri) for iri in results],
        "digests": [_place(place) for place in places_of(store, subjects_of(store, found.iri, "Entry"))],
        "evidence": [_place(place) for place in places_of(store, subjects_of(store, found.iri, "Sentence"))[:SHOWN]],
    }


def subjects_of(store: Store, paper: str, kind: str) -> list[str]:
    """Return the entries, sentences or mentions that speak of a paper, as they run in the digests."""
    wanted = PREFIXES["kg"] + kind
    found = [
        said
        for said in subjects(store, "kg:saidOf", paper)
        if wanted in {str(kind.value) for kind in objects(store, said, "rdf:type")}
    ]
    return sorted(found, key=lambda said: _order(store, said))


def _order(store: Store, said: str) -> tuple[str, int]:
    context = objects(store, said, "nif:referenceContext")
    begin = objects(store, said, "nif:beginIndex")
    return (context[0].value if context else "", int(begin[0].value) if begin else 0)


def _author(store: Store, found: Named) -> Card:
    papers = subjects(store, "dcterms:creator", found.iri)
    together: dict[str, int] = {}
    for paper in papers:
        for other in objects(store, paper, "dcterms:creator"):
            if other.value != found.iri:
                together[other.value] = together.get(other.value, 0) + 1
    closest = sorted(together, key=lambda iri: (-together[iri], label_of(store, iri), iri))[:SHOWN]
    return {
        "forms": [name.value for name in objects(store, found.iri, "schema:alternateName")],
        "papers": _papers(store, papers),
        "paper_count": len(papers),
        "co_authors": [{"name": label_of(store, iri), "papers": together[iri], "id": iri} for iri in closest],
        "co_author_count": len(together),
    }


def _entity(store: Store, found: Named) -> Card:
    def texts(property: str) -> list[str]:
        return [value.value for value in objects(store, found.iri, property)]

    direction = texts("kg:direction")
    relations: Card = {}
    for predicate in PREDICATES:
        papers = [iri for iri, _ in links(store, _name_of(predicate), NamedNode(found.iri))]
        if papers:
            relations[predicate] = {"count": len(papers), "papers": _papers(store, papers)}
    roles = ("kg:subject", "kg:benchmark", "kg:metric", "kg:baseline")
    results = sorted({iri for role in roles for iri in subjects(store, role, found.iri)})
    facts: Card = {
        "names": {label.language or "": label.value for label in objects(store, found.iri, "skos:prefLabel")},
        "forms": texts("skos:altLabel"),
        "family": [label_of(store, iri) for iri in texts("skos:broader")],
        "variants": [label_of(store, iri) for iri in subjects(store, "skos:broader", found.iri)],
        "same_as": texts("skos:exactMatch"),
    }
    if direction:
        facts["direction"] = "up" if direction[0].endswith("HigherIsBetter") else "down"
    if unit := texts("kg:unit"):
        facts["unit"] = unit[0]
    mentions = subjects(store, "itsrdf:taIdentRef", found.iri)
    return facts | {
        "paper_count": sum(relation["count"] for relation in relations.values()),
        "mention_count": len(mentions),
        "relations": relations,
        "result_count": len(results),
        "results": [_result(store, iri) for iri in results[:SHOWN]],
        "evidence": [_place(place) for place in places_of(store, mentions[: 3 * SHOWN])[:SHOWN]],
    }


def _name_of(predicate: Any) -> str:
    return "kg:" + str(property_of(predicate).value).removeprefix(PREFIXES["kg"])


def _values(store: Store, subject: str, predicate: Any) -> list[Any]:
    return objects(store, subject, _name_of(predicate))


def _papers(store: Store, papers: list[str]) -> list[Card]:
    """Return the newest of ``papers``."""
    days = {paper: next((str(day.value) for day in objects(store, paper, "dcterms:issued")), "") for paper in papers}
    dated = [(days[paper], paper) for paper in sorted(papers)]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return [{"title": label_of(store, paper), "date": day or None, "id": paper} for day, paper in dated[:SHOWN]]


def _result(store: Store, iri: str) -> Card:
    facts: Card = {"id": iri}
    for name in ("value", "valueMax", "previousValue"):
        for number in objects(store, iri, f"kg:{name}"):
            facts[name] = float(number.value)
    for name in ("unit",):
        for unit in objects(store, iri, f"kg:{name}"):
            facts[name] = unit.value
    for name in ("kind", "bound"):
        for word in objects(store, iri, f"kg:{name}"):
            facts[name] = word.value.removeprefix(PREFIXES["kg"]).lower()
    for name in ("subject", "benchmark", "metric", "baseline"):
        for end in objects(store, iri, f"kg:{name}"):
            facts[name] = label_of(store, end.value)
    for paper in subjects(store, "kg:reports", iri):
        facts["paper"] = label_of(store, paper)
    quotes = [mention.value for mention in objects(store, iri, "kg:evidence")]
    facts["evidence"] = [_place(place) for place in places_of(store, quotes)]
    return facts


def _place(place: Any) -> Card:
    return {"digest": place.digest, "line": place.line, "sentence": place.sentence}


# -- as text -----------------------------------------------------------------------------------------------------------


def card_text(found: Card) -> str:
    """Return a card as lines for a terminal."""
    if found["type"] == "Graph":
        return _glance_text(found)
    lines = [f"{_clean(found['name'])}  [{found['type']}]", ""]
    if found["type"] == "Paper":
        others = [title for title in found["titles"] if title != found["name"]]
        lines += _facts(
            ("also", " / ".join(others)), ("arXiv", found["arxiv"]), ("date", found["date"]),
            ("authors", ", ".join(found["authors"])), ("links", ", ".join(found["links"])),
        )  # fmt: skip
        for predicate, ends in found["relations"].items():
            lines += _facts((predicate.replace("_", " "), ", ".join(f"{end['name']} ({end['type']})" for end in ends)))
    elif found["type"] == "Author":
        lines += _facts(("also written", ", ".join(found["forms"])), ("papers", str(found["paper_count"])))
        lines += _paper_lines(found["papers"], found["paper_count"])
        names = [f"{other['name']} ({other['papers']})" for other in found["co_authors"]]
        lines += _facts((f"co-authors, {found['co_author_count']}", ", ".join(names)))
    else:
        lines += _facts(
            *((f"name in {language}", name) for language, name in found["names"].items() if name != found["name"]),
            ("forms", ", ".join(found["forms"])), ("family", ", ".join(found["family"])),
            ("variants", ", ".join(found["variants"])), ("same as", ", ".join(found["same_as"])),
            ("better", {"up": "higher", "down": "lower"}.get(found.get("direction", ""), "")),
            ("unit", found.get("unit")),
            ("named", f"at {found['mention_count']:,} places, papers: {found['paper_count']:,}"),
        )  # fmt: skip
        for predicate, papers in found["relations"].items():
            lines.append(f"  {predicate.replace('_', ' ')}, {papers['count']}")
            lines += _paper_lines(papers["papers"], papers["count"])
    if found.get("results"):
        lines += ["", f"Results, {found.get('result_count', len(found['results']))}"]
        lines += [f"  {_result_text(result)}" for result in found["results"]]
    if found.get("digests"):
        lines += ["", "Digests"] + [f"  {_clean(one['digest'])}:{one['line']}" for one in found["digests"]]
    if found.get("evidence"):
        lines += ["", "Where it is said"]
        lines += [f"  {_clean(one['digest'])}:{one['line']}: {_clean(one['sentence'])}" for one in found["evidence"]]
    return "\n".join(lines) + "\n"


def _clean(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _facts(*facts: tuple[str, str | None]) -> list[str]:
    return [f"  {name + ':':<16} {_clean(text)}" for name, text in facts if text]


def _paper_lines(papers: list[Card], count: int) -> list[str]:
    lines = [f"    {one['date'] or ' ' * 10}  {_clean(one['title'])}" for one in papers]
    return lines + ([f"    … and {count - len(papers)} more"] if count > len(papers) else [])


def _result_text(result: Card) -> str:
    numbers = [plain_number(result[name]) for name in ("value", "valueMax") if name in result]
    parts = [result.get("bound", "").replace("atleast", "at least").replace("atmost", "at most"), "–".join(numbers)]
    parts += [result.get("unit", ""), f"({result['kind']})" if "kind" in result else ""]
    text = " ".join(part for part in parts if part)
    for word, name in (("by", "subject"), ("on", "benchmark"), ("in", "metric"), ("against", "baseline")):
        if name in result:
            text += f" {word} {_clean(result[name])}"
    if "previousValue" in result:
        text += f", from {plain_number(result['previousValue'])}"
    return text


def plain_number(value: float) -> str:
    """Return a number without an exponent and without zeros at its end.

    >>> plain_number(98.10), plain_number(1260000.0)
    ('98.1', '1260000')
    """
    return f"{value:.10f}".rstrip("0").rstrip(".")


def _glance_text(found: Card) -> str:
    counts = {name: count for name, count in found["counts"].items() if count}
    width = max((len(f"{count:,}") for count in counts.values()), default=1)
    lines = [f"{count:>{width},} {_plural(name, count)}" for name, count in counts.items()]
    if found["newest"]:
        lines += ["", f"Newest digest: {_clean(found['newest']['digest'])} ({found['newest']['date']})"]
    if found["top_benchmarks"]:
        room = max(display_width(_clean(one["name"])) for one in found["top_benchmarks"])
        lines += ["", "Most evaluated on"]
        for one in found["top_benchmarks"]:
            name = _clean(one["name"]) + " " * (room - display_width(_clean(one["name"])))
            lines.append(f"  {name}  {one['papers']} {_plural('paper', one['papers'])}")
    return "\n".join(lines) + "\n"


def _plural(name: str, count: int) -> str:
    return name.lower() + ("" if count == 1 else "s")


# -- in a notebook -----------------------------------------------------------------------------------------------------


def html_of(value: Graph | Paper | Result) -> str:
    """Return a small table for a notebook; whatever stands in the value is shown as words, never read as HTML."""
    if isinstance(value, Graph):
        names = ("digests", "papers", "authors", "entities", "relations", "results", "mentions")
        rows = [(name, f"{len(getattr(value, name)):,}") for name in names]
        head = "Graph"
    elif isinstance(value, Paper):
        link = f"https://arxiv.org/abs/{value.arxiv}" if value.arxiv else ""
        rows = [("title", value.title), ("Korean title", value.title_ko or ""), ("arXiv", link)]
        rows += [("date", value.date.isoformat() if value.date else ""), ("authors", str(len(value.authors)))]
        head = value.id
    else:
        number = plain(value.value) + (f"–{plain(value.value_max)}" if value.value_max is not None else "")
        rows = [("value", f"{number} {value.unit or ''}".strip()), ("kind", value.kind), ("bound", value.bound or "")]
        rows += [(role, getattr(value, role) or "") for role in ("subject", "benchmark", "metric", "baseline", "paper")]
        head = value.id
    cells = "".join(f"<tr><th>{escape(name)}</th><td>{escape(text)}</td></tr>" for name, text in rows if text)
    return f"<table><caption>{escape(head)}</caption>{cells}</table>"
