"""Checks a built graph against its vocabulary, its shapes, and the digests that it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse
from pyoxigraph import Literal as Text

from . import store
from .errors import ReadError
from .model import Digest
from .ontology import BASE, KG, ontology_folder
from .rdf import id_of, node

ELSEWHERE = ("void:dataDump",)  # what points at a file and not into the graph


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that a built graph gets wrong: which check found it, at what, and what is wrong there."""

    check: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.check}: {self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check_graph` looked at, how many of each, and the faults that it found."""

    counts: dict[str, int]
    faults: tuple[Fault, ...] = ()


def check_graph(output: Path, *, digests: Sequence[str | Path] = (), shapes: bool = True) -> Checked:
    """Check the graph built in ``output``: every fault, by check and place.

    * ``declared``: each name of our vocabulary that the graph uses is defined in ``ontology/kg.ttl``; nothing is blank
    * ``ends``: each resource that something points at is described
    * ``union``: ``kg.ttl`` holds what the graphs of ``kg.trig`` hold together
    * ``spans``: each mention, sentence and entry stands in its digest where it says; the digest is read again from
      disk and known by its hash. ``digests`` are files and folders to look in, beside where each was last read
    * ``shapes``: ``ontology/shapes.ttl`` holds (pySHACL)

    Raises `ReadError` when ``output`` holds no graph or one that does not parse.
    """
    dataset = list(_read(store.built_file(output, "kg.trig"), RdfFormat.TRIG))
    union = {(q.subject, q.predicate, q.object) for q in _read(store.built_file(output, "kg.ttl"), RdfFormat.TURTLE)}
    triples = {(q.subject, q.predicate, q.object) for q in dataset}
    base = next((str(o.value) for _, p, o in triples if p == node("void:uriSpace")), BASE)
    places = list(_places(triples))
    faults = [
        *_declared(triples),
        *_ends(triples, base),
        *_union(triples, union),
        *_spans(triples, places, digests, base),
    ]
    if shapes:
        faults += _shapes(union, base)
    counts = {"triples": len(triples), "places": len(places), "digests": len({place.digest for place in places})}
    return Checked(counts, tuple(sorted(faults)))


def _read(path: Path, form: RdfFormat) -> Iterator[Any]:
    try:
        yield from parse(path=str(path), format=form)
    except (SyntaxError, ValueError) as exc:
        raise ReadError(path, f"does not parse ({exc}): build it again with `kg build`") from exc
    except OSError as exc:
        raise ReadError(path, f"cannot be read ({exc.strerror or exc})") from exc


def _short(term: Any, base: str) -> str:
    if not isinstance(term, NamedNode):
        return str(term)
    value = term.value
    if value.startswith(base):
        return id_of(value, base)
    return f"kg:{value.removeprefix(KG)}" if value.startswith(KG) else f"<{value}>"


def _declared(triples: Iterable[tuple[Any, Any, Any]]) -> Iterator[Fault]:
    declared = {q.subject.value for q in _read(ontology_folder() / "kg.ttl", RdfFormat.TURTLE)}
    used: dict[str, int] = Counter()
    for subject, predicate, value in triples:
        for term in (subject, predicate, value):
            if isinstance(term, NamedNode) and term.value.startswith(KG) and term.value not in declared:
                used[term.value] += 1
        if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
            yield Fault("declared", str(subject), "a blank node: nobody can point at it")
    for name, times in sorted(used.items()):
        yield Fault(
            "declared", f"kg:{name.removeprefix(KG)}", f"used {times} times, but ontology/kg.ttl does not define it"
        )


def _ends(triples: set[tuple[Any, Any, Any]], base: str) -> Iterator[Fault]:
    described = {subject for subject, _, _ in triples}
    skipped = {node(name) for name in ELSEWHERE}
    for subject, predicate, value in triples:
        if (
            isinstance(value, NamedNode)
            and value not in described
            and value.value.startswith(base)
            and predicate not in skipped
        ):
            what = f"{_short(predicate, base)} points at {_short(value, base)}, which the graph does not describe"
            yield Fault("ends", _short(subject, base), what)


def _union(triples: set[tuple[Any, Any, Any]], union: set[tuple[Any, Any, Any]]) -> Iterator[Fault]:
    for here, there, missing in (("kg.trig", "kg.ttl", triples - union), ("kg.ttl", "kg.trig", union - triples)):
        if missing:
            first = min(missing, key=str)
            what = f"{len(missing)} statements of {here} are missing, the first is {' '.join(map(str, first))}"
            yield Fault("union", there, what)


# -- spans -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of a digest, as the graph states it; ``text`` is None for an entry, which says only where it stands."""

    iri: str
    digest: str
    start: int
    end: int
    text: str | None


def _places(triples: Iterable[tuple[Any, Any, Any]]) -> Iterator[_Place]:
    wanted = {node(f"nif:{name}"): name for name in ("beginIndex", "endIndex", "referenceContext", "anchorOf")}
    found: dict[str, dict[str, str]] = {}
    for subject, predicate, value in triples:
        if name := wanted.get(predicate):
            found.setdefault(subject.value, {})[name] = value.value
    for iri, said in sorted(found.items()):
        if "referenceContext" in said and said.get("beginIndex", "").isdigit() and said.get("endIndex", "").isdigit():
            start, end = int(said["beginIndex"]), int(said["endIndex"])
            yield _Place(iri, said["referenceContext"], start, end, said.get("anchorOf"))


def _spans(
    triples: Iterable[tuple[Any, Any, Any]], places: Sequence[_Place], paths: Sequence[str | Path], base: str
) -> Iterator[Fault]:
    hashes, names = {}, {}
    for subject, predicate, value in triples:
        if predicate == node("dcterms:identifier") and str(value.value).startswith("sha256:"):
            hashes[subject.value] = value.value.removeprefix("sha256:")
        elif predicate == node("schema:name"):
            names[subject.value] = value.value
    found = _digests(set(hashes.values()), paths)
    for iri, sha256 in sorted(hashes.items()):
        if sha256 not in found:
            what = f"no file with sha256 {sha256[:16]}… was found: it moved or changed; say where with --digests"
            yield Fault("spans", names.get(iri, id_of(iri, base)), what)
    for place in places:
        name = names.get(place.digest, place.digest)
        if place.digest not in hashes:
            yield Fault("spans", id_of(place.iri, base), "stands in a digest that the graph does not describe")
            continue
        digest = found.get(hashes[place.digest])
        if digest is None:
            continue
        if not 0 <= place.start <= place.end <= len(digest.text):
            what = f"characters {place.start} to {place.end} of {name} are beyond its {len(digest.text)}"
            yield Fault("spans", id_of(place.iri, base), what)
        elif place.text is not None and digest.text[place.start : place.end] != place.text:
            stands = digest.text[place.start : place.end]
            yield Fault("spans", id_of(place.iri, base), f"{name} has {stands[:60]!r} there, not {place.text[:60]!r}")


def _digests(wanted: set[str], paths: Sequence[str | Path]) -> dict[str, Digest]:
    """Return the digests with the hashes ``wanted``, read again: from ``paths``, or from where it was read before."""
    from .read import read_digests

    known = store.sources()
    before = [path for sha256 in sorted(wanted) if (path := known.get(sha256)) and Path(path).is_file()]
    found: dict[str, Digest] = {}
    for group in (list(paths), before):
        missing = wanted - found.keys()
        if not group or not missing:
            continue
        if group is before:
            group = [known[sha256] for sha256 in sorted(missing) if known.get(sha256) in before]
        try:
            digests = read_digests(group)
        except ReadError:
            continue
        found |= {digest.sha256: digest for digest in digests if digest.sha256 in wanted}
    return found


# -- shapes ------------------------------------------------------------------------------------------------------------


def _shapes(union: Iterable[tuple[Any, Any, Any]], base: str) -> Iterator[Fault]:
    import rdflib
    from pyshacl import validate
    from rdflib.namespace import SH

    folder = ontology_folder()
    shapes = rdflib.Graph().parse(folder / "shapes.ttl")
    asked = {NamedNode(str(term)) for term in shapes.objects() if isinstance(term, rdflib.URIRef)}
    asked |= {node("rdf:type"), node("rdfs:subClassOf")}
    # the classes above a class are looked up in the data: pySHACL then need not mix the vocabulary in and copy it all
    words = ((q.subject, q.predicate, q.object) for q in _read(folder / "kg.ttl", RdfFormat.TURTLE))
    data = _rdflib(triple for triple in (*union, *words) if triple[1] in asked)
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", inplace=True)
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
        messages = sorted(
            report.objects(result, SH.resultMessage), key=lambda m: (getattr(m, "language", "") != "en", m)
        )
        what = str(messages[0]) if messages else "does not hold to its shape"
        where = _short(NamedNode(str(focus)), base) if isinstance(focus, rdflib.URIRef) else str(focus)
        on = f" ({_short(NamedNode(str(path)), base)})" if isinstance(path, rdflib.URIRef) else ""
        yield Fault("shapes", where, what + on)


def _rdflib(triples: Iterable[tuple[Any, Any, Any]]) -> Any:
    """Return the triples as an `rdflib.Graph`, without rdflib's slow way over Turtle."""
    import rdflib

    nodes: dict[Any, Any] = {}

    def term(value: Any) -> Any:
        known = nodes.get(value)
        if known is None:
            if isinstance(value, NamedNode):
                known = rdflib.URIRef(value.value)
            elif isinstance(value, Text):
                datatype = None if value.language else rdflib.URIRef(value.datatype.value)
                plain = datatype == rdflib.XSD.string
                known = rdflib.Literal(value.value, lang=value.language or None, datatype=None if plain else datatype)
            else:
                known = rdflib.BNode(value.value)
            nodes[value] = known
        return known

    graph = rdflib.Graph()
    graph.addN((term(s), term(p), term(o), graph) for s, p, o in triples)
    return graph
