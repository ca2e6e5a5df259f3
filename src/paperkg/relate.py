"""From findings and claims to what the graph says of each paper: its relations, its results, and where they stand."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from .model import PREDICATES, Claim, Evidence, Extraction, Finding, Mention, Predicate, Relation, Result, Span

_SHARE = ("%", "%p")


class Linked(Protocol):
    """What relating needs of linking: the paper of an entry, and the entity of a form of a finding."""

    @property
    def paper_of(self) -> Mapping[tuple[str, int], str]:
        """The paper's id by digest id and entry index."""

    def entity_at(self, digest: str, index: int, place: int, form: str) -> str:
        """Return the id of the entity that ``form`` names there."""


def relate(
    linked: Linked, extractions: Iterable[Extraction]
) -> tuple[tuple[Relation, ...], tuple[Result, ...], tuple[Evidence, ...]]:
    """Return the relations, the results and the mentions of all papers, sorted.

    A paper has one relation to an entity, the strongest that any of its digests says, with the mentions of all of them
    as evidence. A claim that several digests make is one result; what one of them leaves open another may fill.
    A pure function of the set of extractions: their order counts for nothing.
    """
    extractions = sorted(extractions, key=lambda x: (x.digest, x.index))
    mentions: set[Evidence] = set()
    found: dict[tuple[str, str], list[tuple[Finding, Mention]]] = defaultdict(list)
    told: dict[str, list[_Told]] = defaultdict(list)
    for x in extractions:
        paper = linked.paper_of[x.digest, x.index]
        for place, finding in enumerate(x.findings):
            for mention in finding.mentions:
                entity = linked.entity_at(x.digest, x.index, place, mention.text)
                mentions.add(Evidence(mention, paper, entity))
                found[paper, entity].append((finding, mention))
        for claim in x.claims:
            told[paper].append(_tell(linked, x, claim))
            quote = Mention(claim.span, claim.text, "Metric", claim.confidence, claim.rule)
            mentions.add(Evidence(quote, paper))
    relations = [_relation(paper, entity, pairs) for (paper, entity), pairs in found.items()]
    results = [result for paper, claims in told.items() for result in _results(paper, claims)]
    return (
        tuple(sorted(relations, key=lambda r: (r.paper, PREDICATES.index(r.predicate), r.entity))),
        tuple(sorted(results, key=lambda r: r.id)),
        tuple(sorted(_one_a_place(mentions), key=_mention_order)),
    )


def _mention_order(e: Evidence) -> tuple[Span, str, str, str]:
    return e.mention.span, e.paper, e.entity or "", e.mention.type


def _one_a_place(mentions: Iterable[Evidence]) -> list[Evidence]:
    """Keep the surest of several mentions of one entity at one place."""
    best: dict[tuple[Span, str, str | None], Evidence] = {}
    for e in sorted(mentions, key=lambda e: (-e.mention.confidence, e.mention.type, e.mention.rule)):
        best.setdefault((e.mention.span, e.paper, e.entity), e)
    return list(best.values())


def _relation(paper: str, entity: str, pairs: list[tuple[Finding, Mention]]) -> Relation:
    """Return the strongest relation that the findings state, with every mention as its evidence."""
    strongest = min(pairs, key=lambda p: (PREDICATES.index(p[0].relation), -p[0].confidence, p[0].relation_rule))[0]
    predicate: Predicate = strongest.relation
    return Relation(
        paper=paper,
        predicate=predicate,
        entity=entity,
        evidence=tuple(sorted({mention.span for _, mention in pairs})),
        digests=tuple(sorted({mention.span.digest for _, mention in pairs})),
        rule=strongest.relation_rule,
        confidence=strongest.confidence,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim whose ends are entities."""

    claim: Claim
    index: int
    subject: str | None
    benchmark: str | None
    metric: str | None
    baseline: str | None

    def order(self) -> tuple[int, float, Span]:
        """The fullest and surest first, then by place."""
        open_ends = sum(end is None for end in (self.subject, self.benchmark, self.metric, self.claim.previous))
        return open_ends, -self.claim.confidence, self.claim.span


def _tell(linked: Linked, x: Extraction, claim: Claim) -> _Told:
    def entity(place: int | None, *kinds: str) -> str | None:
        if place is None:
            return None
        # of a finding with variants, the one named nearest to the claim
        forms = sorted(x.findings[place].mentions, key=lambda m: (_distance(m.span, claim.span), m.span))
        form = forms[0].text if forms else x.findings[place].name
        found = linked.entity_at(x.digest, x.index, place, form)
        # one paper took it for a benchmark, all papers together know it for a method: then nothing was measured on it
        return found if not kinds or found.partition("/")[0] in kinds else None

    ends = (
        entity(claim.subject),
        entity(claim.benchmark, "benchmark", "dataset", "task"),
        entity(claim.metric, "metric"),
        entity(claim.baseline),
    )
    return _Told(claim, x.index, *ends)


def _distance(mention: Span, claim: Span) -> int:
    if mention.end <= claim.start:
        return claim.start - mention.end
    return max(0, mention.start - claim.end)


def _results(paper: str, told: list[_Told]) -> list[Result]:
    """Return one result for each claim, told once or in several digests."""
    groups: list[list[_Told]] = []
    for one in sorted(told, key=_Told.order):
        home = next((group for group in groups if all(_same_claim(other, one) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    results: dict[str, Result] = {}
    for group in groups:
        result = _result(paper, group)
        if (twin := results.get(result.id)) is not None:
            result = replace(
                twin,
                evidence=tuple(sorted({*twin.evidence, *result.evidence})),
                digests=tuple(sorted({*twin.digests, *result.digests})),
                confidence=max(twin.confidence, result.confidence),
            )
        results[result.id] = result
    return list(results.values())


def _same_claim(a: _Told, b: _Told) -> bool:
    """Two entries say the same: equal numbers, no contrary benchmark or kind; round numbers need equal ends as well."""
    if (a.claim.span.digest, a.index) == (b.claim.span.digest, b.index):
        return False  # extraction has brought the tellings of one entry together
    x, y = a.claim, b.claim
    if x.value != y.value or (x.value_max or x.value) != (y.value_max or y.value) or _contrary(x.previous, y.previous):
        return False
    if _contrary(x.unit, y.unit) and not (x.unit in _SHARE and y.unit in _SHARE):
        return False
    if _contrary(a.benchmark, b.benchmark):
        return False
    telling = len(x.value.as_tuple().digits) > 2
    return telling or not (_contrary(a.metric, b.metric) or _contrary(a.subject, b.subject) or x.kind != y.kind)


def _contrary(a: object, b: object) -> bool:
    return a is not None and b is not None and a != b


def _result(paper: str, group: list[_Told]) -> Result:
    """Make one result of the tellings of a claim; the first is the fullest."""
    claims = [one.claim for one in group]
    first = claims[0]

    def say(name: str) -> str | None:
        return next((end for one in group if (end := getattr(one, name)) is not None), None)

    result = Result(
        id="",
        paper=paper,
        value=first.value,
        kind=first.kind,
        evidence=tuple(sorted({c.span for c in claims})),
        digests=tuple(sorted({c.span.digest for c in claims})),
        value_max=next((c.value_max for c in claims if c.value_max is not None), None),
        previous=next((c.previous for c in claims if c.previous is not None), None),
        unit=next((c.unit for c in claims if c.unit), None),
        bound=next((c.bound for c in claims if c.bound), None),
        subject=say("subject"),
        benchmark=say("benchmark"),
        metric=say("metric"),
        baseline=say("baseline"),
        confidence=max(c.confidence for c in claims),
        rule=first.rule,
    )
    return replace(result, id=f"result/{_content_hash(result)}")


def _content_hash(result: Result) -> str:
    """Return 16 hexadecimal digits of what a result says; where it stands and how sure it is count for nothing."""
    numbers = (result.value, result.value_max, result.previous)
    ends = (result.unit, result.kind, result.bound, result.subject, result.benchmark, result.metric, result.baseline)
    content = "\x1f".join([result.paper, *(_plain(n) for n in numbers), *(end or "" for end in ends)])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(number: Decimal | None) -> str:
    """Write a number so that equal ones are written alike."""
    return "" if number is None else f"{number.normalize():f}"
