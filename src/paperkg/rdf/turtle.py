"""Statements -> ``kg.trig`` and ``kg.ttl``: text straight from the blocks, as pyoxigraph's own serialiser writes it.

What a digest alone says of itself, its entries, its mentions and its sentences is most of the graph and stands in both
files: it is worked out and spelled once. Literals are spelled by pyoxigraph, which knows what must be escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode

from .. import store
from ..model import Graph
from ..ontology import BASE
from .index import index_of
from .statements import description_blocks, digest_blocks, known_blocks, mention_blocks, shared_blocks
from .terms import PREFIXES, A, Block, Node, resource, resource_prefixes

XSD = PREFIXES["xsd"]
BARE = {f"{XSD}integer", f"{XSD}decimal", f"{XSD}boolean"}  # Turtle writes these without quotes

# The local part of a prefixed name (PN_LOCAL of Turtle): letters stand as they are, marks behind a backslash.
_LETTERS = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_MARKS = re.escape("~.-!$&'()*+,;=/?#@%")
_LOCAL = re.compile(f"(?:[{_LETTERS}0-9:{_MARKS}][{_LETTERS}0-9:{_MARKS}\u00b7\u0300-\u036f\u203f\u2040]*)?")
_ESCAPED = re.compile(r"[~!$&'()*+,;=/?#@%]|^[-.]|\.\Z")


class Spelling:
    """How terms and blocks are spelled under some prefixes; a name once spelled is remembered."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.prefixes = {iri: prefix for prefix, iri in prefixes.items()}
        # of two that both fit, the longer one
        self.starts = re.compile("|".join(re.escape(iri) for iri in sorted(self.prefixes, key=len, reverse=True)))
        self.known: dict[Node, str] = {}
        self.statements = 0  # how many were spelled so far

    def head(self) -> bytes:
        """Return the prefix lines, sorted."""
        lines = (f"@prefix {prefix}: <{iri}> .\n" for iri, prefix in self.prefixes.items())
        return "".join(sorted(lines)).encode("utf-8")

    def name(self, iri: str) -> str:
        r"""Return an IRI as a prefixed name where one can be written, else in angle brackets.

        >>> spell = Spelling({"mention": "https://w3id.org/paperkg/id/mention/"})
        >>> print(spell.name("https://w3id.org/paperkg/id/mention/0a#char=3,5"))
        mention:0a\#char\=3\,5
        >>> spell.name("https://arxiv.org/abs/2510.21270")
        '<https://arxiv.org/abs/2510.21270>'
        """
        start = self.starts.match(iri)
        if start and _LOCAL.fullmatch(local := iri[start.end() :]):
            return f"{self.prefixes[start[0]]}:{_ESCAPED.sub(_behind_backslash, local)}"
        return f"<{iri}>"

    def term(self, term: Node) -> str:
        """Return any IRI or literal as Turtle writes it."""
        if type(term) is NamedNode:
            text = self.known.get(term)
            if text is None:
                text = self.known[term] = self.name(term.value)
            return text
        text = str(term)
        if text[-1] != ">":  # words, with a language or without
            return text
        quoted, _, datatype = text[:-1].rpartition("^^<")
        return quoted[1:-1] if datatype in BARE else f"{quoted}^^{self.name(datatype)}"

    def blocks(self, blocks: Iterable[Block]) -> bytes:
        """Return blocks as Turtle in UTF-8, a line a property; values of one property in a row share its line."""
        term, known, parts = self.term, self.known, []
        for subject, rows in blocks:
            parts.append(term(subject))
            before, mark = None, " "
            for property, value in rows:
                if property is not before:
                    parts += (mark, "a" if property is A else known.get(property) or term(property), " ")
                    before, mark = property, " ;\n\t"
                else:
                    parts.append(" , ")
                parts.append(term(value))
            parts.append(" .\n")
            self.statements += len(rows)
        return "".join(parts).encode("utf-8")


def _behind_backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def write_rdf(graph: Graph, folder: Path, *, base: str = BASE) -> None:
    """Write ``kg.trig``, the dataset, and ``kg.ttl``, the union, into ``folder``. Raises `WriteError`."""
    spell, index = Spelling(PREFIXES | resource_prefixes(base)), index_of(graph, base)
    heads = {digest.id: spell.blocks(digest_blocks(index, digest)) for digest in graph.digests}
    tails = {digest.id: spell.blocks(mention_blocks(index, digest)) for digest in graph.digests}
    union = [*heads.values(), spell.blocks(shared_blocks(index, None)), *tails.values()]
    known = spell.blocks(known_blocks(index))
    about = spell.blocks(description_blocks(index, spell.statements))
    store.write_bytes(folder / "kg.ttl", b"".join((spell.head(), *union, known, about)))
    del union
    named: list[bytes] = []
    for digest in graph.digests:
        said = heads[digest.id] + spell.blocks(shared_blocks(index, digest.id)) + tails[digest.id]
        name = spell.term(resource(f"digest/{digest.id}", base)).encode("utf-8")
        # no literal holds a line break as it is, so that every one begins a line of the block
        named += (name, b" {\n\t", said[:-1].replace(b"\n", b"\n\t"), b"\n}\n")
    store.write_bytes(folder / "kg.trig", b"".join((spell.head(), *named, known, about)))


def in_order(turtle: bytes) -> bytes:
    """Return Turtle or TriG with its prefix lines sorted: the serialiser writes them in no order of its own.

    >>> in_order(b"@prefix b: <b#> .\\n@prefix a: <a#> .\\n<x> a <y> .\\n").splitlines()[0]
    b'@prefix a: <a#> .'
    """
    end = 0
    while turtle.startswith(b"@prefix ", end):
        end = turtle.index(b"\n", end) + 1
    return b"".join(sorted(turtle[:end].splitlines(keepends=True))) + turtle[end:]
