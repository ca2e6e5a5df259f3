"""Feeds in XML: Atom as arXiv's API answers, and RSS with links to papers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TextIO
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from .records import Record, record_of

LAYOUT = "feed"
EXAMPLE = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/2510.21270v1</id>…"
READS = "Atom entries and RSS items: title, authors, abstract, arXiv id, DOI, link"

LONGEST = 16 * 2**20  # characters between two ends of entries


def score(head: str) -> float:
    """Return how surely a text that begins with ``head`` has this layout, 0 to 1."""
    return (
        0.95
        if re.match(
            r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:\w+:)?(?:feed|rss|RDF)\b", head, re.DOTALL
        )
        else 0.0
    )


def records(text: TextIO, bad: Callable[[int, str], None]) -> Iterator[Record]:
    """Yield the papers in ``text``; where the XML breaks, what came before is kept and ``bad`` is told the line."""
    parser: XMLPullParser[Element] = XMLPullParser(["start", "end"])
    root: Element | None = None
    since = 0
    try:
        while chunk := text.read(2**16):
            parser.feed(chunk)
            since += len(chunk)
            for event, element in parser.read_events():  # type: ignore[misc]  # no other events were asked for
                if not isinstance(element, Element):
                    continue
                if event == "start":
                    root = element if root is None else root
                elif _name(element) in ("entry", "item"):
                    since = 0
                    record = record_of(_fields(element))
                    if record is not None:
                        yield record
                    element.clear()
                    if root is not None and len(root) > 100:
                        root.clear()  # entries already read are not kept
            if since > LONGEST:
                bad(1, "no entry ends within 16 MB")
                return
    except ParseError as exc:
        bad(exc.position[0], f"the XML is broken ({exc})")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _fields(entry: Element) -> dict[str, object]:
    fields: dict[str, object] = {}
    authors: list[str] = []
    for child in entry:
        name, words = _name(child), " ".join("".join(child.itertext()).split())
        if name == "author":
            authors.append(next((" ".join((n.text or "").split()) for n in child if _name(n) == "name"), words))
        elif name == "creator":
            authors += re.split(r",\s+", words)
        elif name == "link":
            href = child.get("href") or words
            if href and (child.get("rel", "alternate") == "alternate" or "link" not in fields):
                fields["link"] = href
        elif name in ("id", "title", "doi"):
            fields[name] = re.sub(r"\s*\(arXiv:[^)]*\)$", "", words) if name == "title" else words
        elif name in ("summary", "description", "content", "abstract"):
            plain = re.sub(r"<[^<>]*>", " ", words)
            fields.setdefault("abstract", re.sub(r"^arXiv:\S+ Announce Type: \S+\s+(?:Abstract:)?\s*", "", plain))
    fields["authors"] = authors
    return fields
