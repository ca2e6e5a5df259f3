"""The words of the graph: prefixes, IRIs and literals, as pyoxigraph holds them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeAlias

from pyoxigraph import Literal, NamedNode

from ..model import Bound, Kind, Predicate
from ..ontology import BASE, KG

PREFIXES = {
    "kg": KG,
    "dcterms": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "mls": "http://www.w3.org/ns/mls#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Node: TypeAlias = Any  # an IRI or a literal of pyoxigraph, which ships no types that mypy can follow
Row: TypeAlias = tuple[Node, Node]  # a property and its value
Block: TypeAlias = tuple[Node, list[Row]]  # a subject and all that is said of it


@cache
def node(name: str) -> Node:
    """Return the IRI of a prefixed name.

    >>> node("kg:about").value
    'https://w3id.org/paperkg/ontology#about'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@cache
def property_of(predicate: Predicate) -> Node:
    """Return the property of a relation.

    >>> property_of("evaluates_on").value
    'https://w3id.org/paperkg/ontology#evaluatesOn'
    """
    first, *rest = predicate.split("_")
    return node("kg:" + first + "".join(word.title() for word in rest))


_FORBIDDEN = re.compile(r"[^\w.~!$&'()*+,;=:@/#-]|#(?=[\s\S]*#)")  # what no path of an IRI holds, and all but one hash


@lru_cache(maxsize=1 << 16)
def resource(id: str, base: str = BASE) -> Node:
    """Return the IRI of an id under ``base``; what no IRI may hold is written as percent escapes.

    >>> resource("benchmark/video-mme").value
    'https://w3id.org/paperkg/id/benchmark/video-mme'
    """
    return NamedNode(base + _FORBIDDEN.sub(_escaped, id))


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def id_of(iri: str, base: str = BASE) -> str:
    """Return the id of a resource's IRI: the inverse of `resource`.

    >>> id_of(resource("model/a b").value)
    'model/a b'
    """
    id = iri.removeprefix(base)
    if "%" not in id:
        return id
    return re.sub("(?:%[0-9A-F]{2})+", lambda m: bytes.fromhex(m[0].replace("%", "")).decode("utf-8", "replace"), id)


def outside(iri: str) -> Node:
    """Return an IRI that is not ours."""
    return NamedNode(re.sub(r"[^\w.~!$&'()*+,;=:@/#?%\[\]-]", _escaped, iri))


_LETTERS = {
    language: re.compile(letters)
    for language, letters in (("ko", "[ㄱ-ㆎ가-힣ᄀ-ᇿ]"), ("ja", "[ぁ-ヿ]"), ("zh", "[一-鿿]"), ("en", "[A-Za-z]"))
}


@lru_cache(maxsize=1 << 14)
def language_of(text: str) -> str:
    """Return the language that the letters of ``text`` show: ko, ja, zh, en, or "" where they show none.

    >>> [language_of(text) for text in ("비디오 이해", "かな", "视频", "Video-MME", "2024")]
    ['ko', 'ja', 'zh', 'en', '']
    """
    for language, letter in _LETTERS.items():
        if letter.search(text):
            return language
    return ""


def words(text: str, language: str = "") -> Node:
    """Return a literal of words, with a language tag where ``language`` is given."""
    try:
        return Literal(text, language=language) if language else Literal(text)
    except ValueError:  # half of a surrogate pair, in a damaged digest
        return words(re.sub("[\ud800-\udfff]", "\ufffd", text), language)


def named(text: str) -> Node:
    """Return a literal of words with the language that its letters show."""
    return words(text, language_of(text))


@lru_cache(maxsize=1 << 12)
def number(value: Decimal | float) -> Node:
    """Return an ``xsd:decimal`` in its one canonical spelling.

    >>> [number(value).value for value in (Decimal("98.10"), 0.5, Decimal("1.26E+6"))]
    ['98.1', '0.5', '1260000.0']
    """
    whole, _, part = format(value if isinstance(value, Decimal) else Decimal(repr(value)), "f").partition(".")
    text = f"{whole}.{part.rstrip('0') or '0'}"
    return Literal("0.0" if text == "-0.0" else text, datatype=node("xsd:decimal"))


@lru_cache(maxsize=1 << 16)
def integer(value: int) -> Node:
    """Return an ``xsd:integer``."""
    return Literal(str(value), datatype=node("xsd:integer"))


def day(value: date) -> Node:
    """Return an ``xsd:date``."""
    return Literal(value.isoformat(), datatype=node("xsd:date"))


A = node("rdf:type")
ROOMS = (  # the first part of a resource's id, which is also its prefix: paper:arxiv-2510.21270
    "about", "author", "authorship", "benchmark", "dataset", "digest", "entry", "mention", "merge", "method", "metric",
    "model", "paper", "relation", "result", "sentence", "task",
)  # fmt: skip


def resource_prefixes(base: str = BASE) -> dict[str, str]:
    """Return the prefixes of the resources that stand under ``base``.

    >>> resource_prefixes()["paper"]
    'https://w3id.org/paperkg/id/paper/'
    """
    return {room: f"{base}{room}/" for room in ROOMS}


KINDS: dict[Kind, str] = {
    "absolute": "kg:Absolute", "increase": "kg:Increase", "decrease": "kg:Decrease", "ratio": "kg:Ratio",
}  # fmt: skip
BOUNDS: dict[Bound, str] = {"at_least": "kg:AtLeast", "at_most": "kg:AtMost", "about": "kg:About"}
