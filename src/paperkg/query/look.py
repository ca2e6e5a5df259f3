"""Looks single statements up in a store's union, where a whole query would be too much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Store

from ..rdf import node


def links(store: Store, property: str, value: Any = None) -> Iterator[tuple[str, Any]]:
    """Yield the subject's IRI and the value, an RDF term, of every statement with ``property`` (and ``value``)."""
    for quad in store.quads_for_pattern(None, node(property), value, DefaultGraph()):
        subject: Any = quad.subject
        yield subject.value, quad.object


def objects(store: Store, subject: str, property: str) -> list[Any]:
    """Return the values of a property of ``subject``, RDF terms, in the order of their spelling."""
    found: list[Any] = [
        quad.object for quad in store.quads_for_pattern(NamedNode(subject), node(property), None, DefaultGraph())
    ]
    return sorted(found, key=lambda term: str(term.value))


def subjects(store: Store, property: str, value: str) -> list[str]:
    """Return the IRIs of what has the resource ``value`` as its ``property``, sorted."""
    return sorted(subject for subject, _ in links(store, property, NamedNode(value)))
