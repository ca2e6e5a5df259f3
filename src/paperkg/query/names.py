"""Finds the thing that a person means: by name in any spelling or language, by id, by arXiv number, or by IRI."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, Store

from ..errors import UsageError
from ..rdf import PREFIXES, node, resource_prefixes
from .look import links, objects

LABELS = {
    "Paper": ("rdfs:label", "dcterms:title", "fabio:hasArXivId"),
    "Author": ("rdfs:label", "schema:alternateName"),
    "Entity": ("rdfs:label", "skos:prefLabel", "skos:altLabel"),
}
ENTITY_CLASSES = ("Model", "Method", "Benchmark", "Dataset", "Metric", "Task")


@dataclass(frozen=True, slots=True)
class Named:
    """A resource of the graph with its class and the name that it is shown by."""

    iri: str
    type: str
    name: str


def name_key(name: str) -> str:
    """Return ``name`` as people compare names: no case, spaces, hyphens or accents; ``+`` and ``@`` make a difference.

    >>> name_key("Video-MME") == name_key("video mme"), name_key("LoRA") == name_key("LoRA+")
    (True, False)
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[^\w+@%#.]|_|\.(?!\d)", "", plain) or plain.strip()


def find_named(store: Store, name: str, type: str = "Entity") -> Named:
    """Return the one resource of the class ``type`` that ``name`` means; ``type`` "" looks at every class.

    An exact name wins over one in another case, and that over one in another spelling. Raises `UsageError`, with what
    else could be meant, where none or several fit.
    """
    name = re.sub("[\ud800-\udfff]", "\ufffd", name)  # half of a surrogate pair is in no name
    direct = _by_id(store, name)
    if direct is not None:
        if type and not _fits(direct.type, type):
            raise UsageError(f"{name} is a {direct.type}, not {_article(type)}")
        return direct
    for same in (_exact, _by_case, _by_key):
        found = sorted({one for iri in same(store, name, type) if (one := _described(store, iri)).type}, key=_iri)
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"{name!r} names several things: {_choices(found)}; say which by its id")
    raise UsageError(_unknown(store, name, type))


_ARXIV = re.compile(
    r"(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?(?:\.pdf)?", re.IGNORECASE
)


def _by_id(store: Store, name: str) -> Named | None:
    """Return the resource whose IRI, prefixed name, id (``model/gpt-4o``) or arXiv number ``name`` is."""
    text = name.strip().strip("<>")
    arxiv = _ARXIV.fullmatch(text)
    if arxiv:
        for iri, _ in links(store, "fabio:hasArXivId", Literal(arxiv[1])):
            return _described(store, iri)
    candidates = [text]
    prefix, colon, local = text.partition(":")
    if colon and prefix in resource_prefixes():
        candidates.append(base_of(store) + prefix + "/" + local)
    if re.fullmatch(r"[a-z]+/\S+", text):
        candidates.append(base_of(store) + text)
    for candidate in candidates:
        try:
            if objects(store, candidate, "rdfs:label"):
                return _described(store, candidate)
        except ValueError:  # no IRI
            continue
    return None


def base_of(store: Store) -> str:
    """Return what the IRIs of the store's resources begin with."""
    return next((str(space.value) for _, space in links(store, "void:uriSpace")), "")


def label_of(store: Store, iri: str) -> str:
    """Return the name that a resource is shown by."""
    return next((str(label.value) for label in objects(store, iri, "rdfs:label")), iri)


def type_of(store: Store, iri: str) -> str:
    """Return the class of a resource that a person would name: Paper, Author, Model, … or ""."""
    classes = [str(type.value).removeprefix(PREFIXES["kg"]) for type in objects(store, iri, "rdf:type")]
    return next((name for name in classes if name in ("Paper", "Author", "Digest", "Result", *ENTITY_CLASSES)), "")


def _described(store: Store, iri: str) -> Named:
    return Named(iri, type_of(store, iri), label_of(store, iri))


def _iri(found: Named) -> str:
    return found.iri


def _fits(found: str, wanted: str) -> bool:
    if wanted == "Entity":
        return found in ENTITY_CLASSES
    # what is evaluated on may be a Dataset as well as a Benchmark
    return found == wanted or {found, wanted} == {"Benchmark", "Dataset"}


def _labels(type: str) -> tuple[str, ...]:
    if not type:
        return tuple(dict.fromkeys(label for labels in LABELS.values() for label in labels))
    return LABELS.get(type, LABELS["Entity"])


def _exact(store: Store, name: str, type: str) -> Iterator[str]:
    literals = [Literal(name), *(Literal(name, language=language) for language in ("en", "ko", "ja", "zh"))]
    for property in _labels(type):
        for literal in literals:
            for iri, _ in links(store, property, literal):
                if not type or _fits(type_of(store, iri), type):
                    yield iri


def _all_names(store: Store, type: str) -> Iterator[tuple[str, str]]:
    """Yield every name of the class with its resource."""
    classes = ("Benchmark", "Dataset") if type in ("Benchmark", "Dataset") else (type,) if type else ()
    wanted = {iri for name in classes for iri, _ in links(store, "rdf:type", node(f"kg:{name}"))}
    for property in _labels(type):
        for iri, label in links(store, property):
            if not classes or iri in wanted:
                yield label.value, iri


def _by_case(store: Store, name: str, type: str) -> Iterator[str]:
    folded = unicodedata.normalize("NFC", name).casefold()
    return (iri for text, iri in _all_names(store, type) if unicodedata.normalize("NFC", text).casefold() == folded)


def _by_key(store: Store, name: str, type: str) -> Iterator[str]:
    key = name_key(name)
    return (iri for text, iri in _all_names(store, type) if name_key(text) == key)


def _unknown(store: Store, name: str, type: str) -> str:
    """Return a line that says so, with the nearest names of the class, or what else has that name."""
    from rapidfuzz import fuzz, process

    entity = "model, method, benchmark, dataset, metric or task"
    what = {"Entity": entity, "": f"paper, author, {entity}"}.get(type, type.lower())
    if type:
        others = [_described(store, iri) for same in (_exact, _by_case, _by_key) for iri in same(store, name, "")]
        others = sorted({other for other in others if other.type}, key=_iri)
        if others:
            return f"no {what} is called {name!r}, but {_choices(others)} is"
    names: dict[str, set[str]] = defaultdict(set)
    for text, iri in _all_names(store, type):
        names[text].add(iri)
    near = process.extract(
        name_key(name), {text: name_key(text) for text in sorted(names)}, scorer=fuzz.WRatio, limit=12, score_cutoff=70
    )
    near.sort(key=lambda match: (-match[1], abs(len(match[2]) - len(name)), match[2]))
    shown: dict[str, None] = {}
    for _, _, text in near:
        shown.setdefault(text, None)
    hint = ", ".join(list(shown)[:3])
    return f"no {what} is called {name!r}" + (f"; did you mean {hint}?" if hint else "")


def _choices(found: list[Named]) -> str:
    shown = [f"{one.name} ({_id(one.iri)})" for one in found[:5]]
    return ", ".join(shown) + (", …" if len(found) > 5 else "")


def _id(iri: str) -> str:
    return "/".join(iri.rsplit("/", 2)[-2:])


def _article(type: str) -> str:
    return f"an {type}" if type[:1] in "AE" else f"a {type}"
