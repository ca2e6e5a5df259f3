"""How well names are linked: B-cubed over labelled pairs, false merges among pairs that must stay apart, and gold files.

A row of a pairs file says of two names whether they are one thing, and what the digests say beside: nothing (each name
stands ``alone`` in a digest of its own; ``known``: alone, and known terms join them), that one more digest spells it out (``text``), or that extraction has wrongly
put both into one finding (``mistaken``). All rows are linked together, as one corpus.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import ReadError
from ..model import Digest, EntityType, Entry, Extraction, Finding, Span
from ..ontology import Term
from . import Linked, link_mentions

Item = tuple[EntityType, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names with their types; ``through`` is an acronym that is short for both, when they are two things."""

    same: bool
    one: Item
    other: Item
    evidence: str
    through: str = ""


@dataclass(frozen=True, slots=True)
class LinkScore:
    """B-cubed precision, recall and F1 over ``items`` names, and the pairs on which linking went wrong."""

    items: int
    same: int
    different: int
    precision: float
    recall: float
    false_merges: tuple[Pair, ...] = ()
    missed: tuple[Pair, ...] = ()

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return (
            f"linking: {self.items} names, {self.same} pairs that are one, {self.different} that are two: "
            f"B3 P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}, {len(self.false_merges)} false merges, "
            f"{len(self.missed)} missed"
        )


def read_pairs(path: str | Path) -> tuple[Pair, ...]:
    """Return the pairs of a CSV file ``verdict,type,name,other_type,other,evidence,through``. Raises `ReadError`."""
    found = []
    try:
        with Path(path).open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), start=2):
                if row.get("verdict") not in ("same", "different") or not row.get("other"):
                    raise ReadError(path, "a pair reads verdict,type,name,other_type,other,evidence,through", line=number)
                one: Any = (row["type"], row["name"])
                other: Any = (row["other_type"], row["other"])
                found.append(Pair(row["verdict"] == "same", one, other, row["evidence"], row["through"]))
    except (OSError, UnicodeDecodeError) as exc:
        raise ReadError(path, f"cannot be read ({exc})") from exc
    return tuple(found)


def measure_pairs(pairs: Sequence[Pair], *, terms: Sequence[Term] | None = None) -> LinkScore:
    """Link the names of ``pairs`` as one corpus and compare; ``terms`` are the known ones (the shipped ones when None)."""
    items = sorted({item for pair in pairs for item in (pair.one, pair.other)})
    findings = [(Finding(kind, name, (name,), (), "uses", "", 1.0),) for kind, name in items]
    beside: dict[int, int] = {}  # place of a pair -> place of the finding that wrongly holds both its names
    for place, pair in enumerate(pairs):
        (kind, name), (other_kind, other) = pair.one, pair.other
        if pair.through:
            findings.append((_spelled_out(kind, name, pair.through),))
            findings.append((_spelled_out(other_kind, other, pair.through),))
        elif pair.evidence == "text":
            findings.append((_spelled_out(kind, name, other),))
        elif pair.evidence == "mistaken":
            beside[place] = len(findings)
            findings.append((Finding(kind, name, (name, other), (), "uses", "", 0.5),))
    linked = _link(findings, terms)
    entity = {item: linked.entity_of[_digest(n), 1, 0] for n, item in enumerate(items)}

    def one(pair: Pair, place: int) -> bool:
        if entity[pair.one] == entity[pair.other]:
            return True
        there = beside.get(place)
        if there is None:
            return False
        return linked.entity_at(_digest(there), 1, 0, pair.one[1]) == linked.entity_at(_digest(there), 1, 0, pair.other[1])

    judged = [(pair, one(pair, place)) for place, pair in enumerate(pairs)]
    precision, recall = b_cubed(_closure(items, pairs), entity)
    return LinkScore(
        items=len(items),
        same=sum(pair.same for pair in pairs),
        different=sum(not pair.same for pair in pairs),
        precision=precision,
        recall=recall,
        false_merges=tuple(pair for pair, merged in judged if merged and not pair.same),
        missed=tuple(pair for pair, merged in judged if pair.same and not merged),
    )


def measure_gold(records: Sequence[Mapping[str, Any]], *, terms: Sequence[Term] | None = None) -> LinkScore:
    """Link annotated papers and say whether the forms of one gold entity end in one entity, and those of two in two.

    An item is a form of an entity of a paper; each form is its own finding in an entry of its own, beside the finding
    of the whole entity, so that a form which only the text makes a name of it ("the method") is asked for too. The
    truth is the annotators': one cluster for each name, over all papers that write it.
    """
    findings: list[tuple[Finding, ...]] = []
    truth: dict[tuple[int, str], str] = {}
    places: list[tuple[tuple[int, str], int, int]] = []
    for record in records:
        own = []
        for entity in record["entities"]:
            forms = tuple(dict.fromkeys([entity["name"], *entity.get("aliases", ())]))
            for form in forms:
                item = (len(findings), f"{len(own)}:{form}")
                truth[item] = f"{entity['type']}:{entity['name'].casefold()}"
                places.append((item, len(own), forms.index(form)))
            own.append(Finding(entity["type"], entity["name"], forms, (), entity["relation"], "", 1.0))
        findings.append(tuple(own))
    linked = _link(findings, terms)
    entity_of = {
        item: linked.entity_at(_digest(item[0]), 1, place, findings[item[0]][place].forms[form]) for item, place, form in places
    }
    precision, recall = b_cubed(truth, entity_of)
    return LinkScore(len(truth), 0, 0, precision, recall)


def b_cubed(truth: Mapping[Any, Any], found: Mapping[Any, Any]) -> tuple[float, float]:
    """Return B-cubed precision and recall of the clusters ``found`` against ``truth``, both item -> cluster.

    For each item: how much of its found cluster is of its true one, and how much of its true one is found with it;
    the means over all items (Bagga and Baldwin, 1998).

    >>> b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 2, "c": 2})
    (0.6666666666666666, 0.6666666666666666)
    """
    sizes: dict[tuple[Any, Any], int] = defaultdict(int)
    true_sizes: dict[Any, int] = defaultdict(int)
    found_sizes: dict[Any, int] = defaultdict(int)
    for item, cluster in truth.items():
        sizes[cluster, found[item]] += 1
        true_sizes[cluster] += 1
        found_sizes[found[item]] += 1
    if not truth:
        return 1.0, 1.0
    both = sum(n * n / found_sizes[f] for (_, f), n in sizes.items())
    again = sum(n * n / true_sizes[t] for (t, _), n in sizes.items())
    return both / len(truth), again / len(truth)


def _spelled_out(kind: EntityType, name: str, other: str) -> Finding:
    return Finding(kind, name, (name, other), (), "uses", "", 1.0, ((other, name, "gloss in brackets"),))


def _closure(items: Iterable[Item], pairs: Iterable[Pair]) -> dict[Item, Item]:
    beside: dict[Item, set[Item]] = defaultdict(set)
    for pair in pairs:
        if pair.same:
            beside[pair.one].add(pair.other)
            beside[pair.other].add(pair.one)
    cluster: dict[Item, Item] = {}
    for item in items:
        if item not in cluster:
            cluster[item] = item
            waiting = [item]
            for near in waiting:
                for other in sorted(beside[near]):
                    if other not in cluster:
                        cluster[other] = item
                        waiting.append(other)
    return cluster


def _digest(number: int) -> str:
    return f"{number:016x}"


def _link(findings: Sequence[tuple[Finding, ...]], terms: Sequence[Term] | None) -> Linked:
    digests, extractions = [], []
    for number, own in enumerate(findings):
        name = _digest(number)
        span = Span(name, 0, 0)
        entry = Entry(1, f"Paper {number}", span, span, arxiv=f"0001.{number:05d}")
        digests.append(Digest(name, name * 4, f"{number}.md", "", "pairs", entries=(entry,)))
        extractions.append(Extraction(name, 1, own))
    return link_mentions(digests, extractions, terms=terms)
