"""How well names are linked: B-cubed over labelled pairs, false merges among those that must stay apart, and gold.

A row of a pairs file says of two names whether they are one thing, and what the digests say beside: nothing (each name
stands ``alone`` in a digest of its own; ``known``: alone, and only known terms can tell), that one more digest spells
it out (``text``), or that extraction has wrongly put both into one finding (``mistaken``). All rows are linked
together, as one corpus.
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
from .entities import SIZE_OF
from .forms import key
from .names import GROUP

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
                    raise ReadError(
                        path, "a pair reads verdict,type,name,other_type,other,evidence,through", line=number
                    )
                one: Any = (row["type"], row["name"])
                other: Any = (row["other_type"], row["other"])
                beside = row.get("evidence") or "", row.get("through") or ""
                found.append(Pair(row["verdict"] == "same", one, other, *beside))
    except (OSError, UnicodeDecodeError) as exc:
        raise ReadError(path, f"cannot be read ({exc})") from exc
    return tuple(found)


def measure_pairs(pairs: Sequence[Pair], *, terms: Sequence[Term] | None = None) -> LinkScore:
    """Link the names of ``pairs`` as one corpus and compare; ``terms`` are the shipped ones when None."""
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
        return linked.entity_at(_digest(there), 1, 0, pair.one[1]) == linked.entity_at(
            _digest(there), 1, 0, pair.other[1]
        )

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


@dataclass(frozen=True, slots=True)
class GoldScore:
    """How annotated papers are linked.

    Of ``several`` annotated entities with more than one form, all forms of ``together`` end in one entity. ``joined``
    pairs of things that the annotators keep apart in one paper end in one entity, of ``entities`` things in all.
    B-cubed is over every form of every paper; across papers two annotated things count as one when the name of one is
    a form of the other and both are of one group of types. A size counts as its family, as the annotators have it.
    """

    entities: int
    several: int
    together: int
    joined: int
    precision: float
    recall: float

    def __str__(self) -> str:
        total = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / total if total else 0.0
        return (
            f"linking of {self.entities} annotated things: all forms of one end together in {self.together} of "
            f"{self.several}, {self.joined} pairs of one paper joined; "
            f"B3 P {self.precision:.3f} R {self.recall:.3f} F1 {f1:.3f}"
        )


def measure_gold(records: Sequence[Mapping[str, Any]], *, terms: Sequence[Term] | None = None) -> GoldScore:
    """Link annotated papers (the lines of a gold file) and say whether linking agrees with the annotators."""
    findings = [
        tuple(
            Finding(
                e["type"],
                e["name"],
                tuple(dict.fromkeys([e["name"], *e.get("aliases", ())])),
                (),
                e["relation"],
                "",
                1.0,
            )
            for e in record["entities"]
        )
        for record in records
    ]
    linked = _link(findings, terms)
    sizes = {e.id: e.broader for e in linked.entities if any(merge.rule == SIZE_OF for merge in e.reasons)}
    truth, found = {}, {}
    together = several = joined = 0
    cluster = _gold_clusters(findings)
    for paper, own in enumerate(findings):
        homes = [linked.entity_of[_digest(paper), 1, place] for place in range(len(own))]
        joined += len(homes) - len(set(homes))
        for place, finding in enumerate(own):
            ends = [linked.entity_at(_digest(paper), 1, place, form) for form in finding.forms]
            ends = [sizes.get(end) or end for end in ends]
            several += len(ends) > 1
            together += len(ends) > 1 and len(set(ends)) == 1
            for form, end in zip(finding.forms, ends, strict=True):
                truth[paper, place, form] = cluster[paper, place]
                found[paper, place, form] = end
    precision, recall = b_cubed(truth, found)
    return GoldScore(sum(map(len, findings)), several, together, joined, precision, recall)


def _gold_clusters(findings: Sequence[tuple[Finding, ...]]) -> dict[tuple[int, int], int]:
    """Return the cluster of each annotated thing, by paper and place."""
    places = {(paper, place): f for paper, own in enumerate(findings) for place, f in enumerate(own)}
    named: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for at, finding in places.items():
        named[GROUP[finding.type], key(finding.name)].append(at)
    beside: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for at, finding in places.items():
        for form in finding.forms:
            for other in named.get((GROUP[finding.type], key(form)), ()):
                if other[0] != at[0]:  # in one paper the annotators keep things apart
                    beside[at].add(other)
                    beside[other].add(at)
    cluster: dict[tuple[int, int], int] = {}
    for number, at in enumerate(sorted(places)):
        waiting = [] if at in cluster else [at]
        for near in waiting:
            if near not in cluster:
                cluster[near] = number
                waiting += sorted(beside[near])
    return cluster


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
