"""Gold files as values: what a careful reader found in each entry, one JSON object a line (docs/extraction.md)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from .errors import ReadError
from .model import ENTITY_TYPES, PREDICATES, Digest, EntityType, Entry, Kind, Predicate

_GENERIC = re.compile(
    r"(benchmarks?|datasets?|models?|frameworks?|methods?|algorithms?|metrics?|scores?|tasks?"
    r"|벤치마크|데이터셋|데이터세트|모델|프레임워크|방법론?|기법|알고리즘|지표|점수|과제|작업|태스크)$"
)


def fold(text: str | None) -> str:
    """Return what of a name counts when two are compared: no case, marks, spaces, nor a class word at the end.

    >>> fold("MVI-Bench benchmark") == fold("MVI Bench"), fold("MMBench+")
    (True, 'mmbench+')
    """
    folded = re.sub(r"(?!\+)[\W_]+", "", unicodedata.normalize("NFKC", text or "").casefold())
    short = _GENERIC.sub("", folded)
    return short if len(short) >= 2 else folded


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A thing that the entry names. ``forms`` are all its surface forms, the name first; ``optional`` ones are never
    counted.
    """

    type: EntityType
    forms: tuple[str, ...]
    relation: Predicate | None = None
    optional: bool = False

    @property
    def name(self) -> str:
        """The fullest form."""
        return self.forms[0]


@dataclass(frozen=True, slots=True)
class GoldResult:
    """A numeric claim of the entry; ``quote`` is the shortest piece of the text that says it."""

    value: Decimal
    kind: Kind
    value_max: Decimal | None = None
    previous: Decimal | None = None
    unit: str | None = None
    subject: str | None = None
    benchmark: str | None = None
    metric: str | None = None
    baseline: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One entry of one digest as annotated: ``doc`` is the digest's file name, ``index`` the entry's 1-based place."""

    doc: str
    index: int
    title: str
    arxiv: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    entities: tuple[GoldEntity, ...] = ()
    results: tuple[GoldResult, ...] = ()


def read_gold(path: str | Path) -> tuple[GoldRecord, ...]:
    """Return the records of a gold file, in its order; raise `ReadError` where a line is not a record."""
    path = Path(path)
    records = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise ReadError(path, f"cannot be read as a gold file: {exc}") from exc
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                records.append(gold_record(json.loads(line)))
            except (ValueError, KeyError, TypeError, ArithmeticError) as exc:
                what = f"not a gold record ({type(exc).__name__}: {exc}); see docs/extraction.md"
                raise ReadError(path, what, line=number) from exc
    return tuple(records)


def gold_record(raw: Any) -> GoldRecord:
    """Return the record of one JSON object; raise ValueError, KeyError or TypeError if it is none.

    >>> gold_record({"doc": "a.md", "index": 1, "title": "T", "entities": [{"type": "Model", "name": "M"}]}).entities
    (GoldEntity(type='Model', forms=('M',), relation=None, optional=False),)
    """
    if not isinstance(raw, dict):
        raise TypeError("a line is one JSON object")
    entities = []
    for e in raw.get("entities") or ():
        if e["type"] not in ENTITY_TYPES:
            raise ValueError(f"type {e['type']!r} is none of {', '.join(ENTITY_TYPES)}")
        relation = e.get("relation")
        if relation is not None and relation not in PREDICATES:
            raise ValueError(f"relation {relation!r} is none of {', '.join(PREDICATES)}")
        forms = tuple(dict.fromkeys(f for f in (e["name"], *(e.get("aliases") or ())) if f))
        entities.append(GoldEntity(e["type"], forms, relation, bool(e.get("optional"))))

    def number(r: dict[str, Any], key: str) -> Decimal | None:
        return None if r.get(key) is None else Decimal(str(r[key]))

    results = tuple(
        GoldResult(
            Decimal(str(r["value"])), cast(Kind, r.get("kind", "absolute")), number(r, "value_max"),
            number(r, "previous"), r.get("unit"), r.get("subject"), r.get("benchmark"), r.get("metric"),
            r.get("baseline"), r.get("quote") or "",
        )
        for r in raw.get("results") or ()
    )  # fmt: skip
    return GoldRecord(
        str(raw["doc"]), int(raw["index"]), str(raw.get("title") or ""), raw.get("arxiv"), raw.get("date"),
        tuple(raw.get("authors") or ()), tuple(entities), results,
    )  # fmt: skip


def align_gold(
    gold: Sequence[GoldRecord], digests: Iterable[Digest]
) -> tuple[tuple[GoldRecord, Digest | None, Entry | None], ...]:
    """Return each record with the digest and the entry that it annotates (None where the digests do not hold it).

    The entry is the one of the file ``doc`` with the record's arXiv id, else with its title, else at its place.
    """
    by_name: dict[str, list[Digest]] = {}
    for digest in digests:
        by_name.setdefault(digest.name, []).append(digest)
    out: list[tuple[GoldRecord, Digest | None, Entry | None]] = []
    for record in gold:
        pairs = [(digest, entry) for digest in by_name.get(record.doc, ()) for entry in digest.entries]
        by_id = [p for p in pairs if record.arxiv and p[1].arxiv == record.arxiv]
        by_title = [p for p in pairs if record.title and p[1].title.casefold() == record.title.casefold()]
        by_place = [p for p in pairs if p[1].index == record.index]
        hits = by_id or by_title or by_place
        out.append((record, *hits[0]) if hits else (record, None, None))
    return tuple(out)
