"""How good the extractor is: precision, recall and F1 of what it finds against a gold file, with their uncertainty.

A paper that stands in several digests is one paper: its records are united on both sides before anything is counted.
Papers pair by arXiv id, else by folded title. An entity matches when any of its forms equals any form of the gold one
(`fold`); optional gold entities neither cost nor earn. Three views: *strict* wants the same type, *relaxed* takes Model
and Method for one and Benchmark and Dataset for one, *untyped* asks for the name alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from .errors import ReadError
from .gold import GoldEntity, GoldRecord, GoldResult, align_gold, fold, read_gold
from .model import ENTITY_TYPES, PREDICATES, Digest, Entry, Extraction
from .ontology import known_terms
from .read import read_digests
from .sentence import sentence_at, sentence_bounds

if TYPE_CHECKING:
    from spacy.language import Language

GROUPS = {"Model": "System", "Method": "System", "Benchmark": "Data", "Dataset": "Data"}
UNITS = {
    "배": "x", "times": "x", "×": "x", "percent": "%", "퍼센트": "%", "pp": "%p", "pt": "points", "점": "points",
    "point": "points", "포인트": "points", "초": "s", "seconds": "s", "sec": "s", "분": "min", "minutes": "min",
}  # fmt: skip
VIEWS = ("entities strict", "entities relaxed", "entities untyped")


@dataclass(slots=True)
class Told:
    """An entity of a united paper, gold or found."""

    type: str
    forms: set[str]
    name: str
    relation: str | None
    optional: bool = False


@dataclass(slots=True)
class United:
    """All records of one paper, united."""

    first: GoldRecord
    arxiv: str | None
    titles: set[str]
    dates: set[str | None]
    authors: tuple[str, ...]
    entities: list[Told] = field(default_factory=list)
    results: list[GoldResult] = field(default_factory=list)


def folded_forms(entity: GoldEntity) -> set[str]:
    """Return the folded forms of an entity, empty ones left out."""
    return {fold(form) for form in entity.forms} - {""}


def unite(records: Iterable[GoldRecord]) -> list[United]:
    """Return one value for each paper: records with one arXiv id, or one folded title where one of them has no id."""
    papers: list[United] = []
    by_id: dict[str, United] = {}
    by_title: dict[str, United] = {}
    for record in records:
        title = fold(record.title)
        known = by_id.get(record.arxiv) if record.arxiv else None
        twin = by_title.get(title) if title else None
        if known is None and twin is not None and not (record.arxiv and twin.arxiv):
            known = twin
        if known is None:
            known = United(record, record.arxiv, set(), set(), record.authors)
            papers.append(known)
        known.arxiv = known.arxiv or record.arxiv
        known.titles.add(title)
        known.dates.add(record.date or None)
        if len(record.authors) > len(known.authors):
            known.authors = record.authors
        for entity in record.entities:
            add_entity(known, entity)
        told = {(r.value, r.value_max, unit_of(r.unit)) for r in known.results}
        known.results += [r for r in record.results if (r.value, r.value_max, unit_of(r.unit)) not in told]
        if record.arxiv:
            by_id[record.arxiv] = known
        if title:
            by_title.setdefault(title, known)
    return papers


def add_entity(paper: United, entity: GoldEntity) -> None:
    """Add ``entity`` to ``paper``, or unite it with the one of its type that shares a form."""
    forms = folded_forms(entity)
    same = [e for e in paper.entities if e.forms & forms]
    home = next((e for e in same if e.type == entity.type), None)
    if home is not None:
        home.forms |= forms
        home.optional = home.optional and entity.optional
        if home.relation in PREDICATES and entity.relation in PREDICATES:
            home.relation = min(home.relation, entity.relation, key=PREDICATES.index)
    elif not (same and entity.optional):
        paper.entities.append(Told(entity.type, forms, entity.name, entity.relation, entity.optional))


def pair_papers(gold: Iterable[United], found: Sequence[United]) -> list[tuple[United, United | None]]:
    """Return each gold paper with the found one that has its arXiv id, else its title."""
    by_id = {p.arxiv: p for p in found if p.arxiv}
    by_title = {title: p for p in found for title in p.titles}
    return [
        (
            g,
            (by_id.get(g.arxiv) if g.arxiv else None)
            or next((by_title[t] for t in sorted(g.titles) if t in by_title), None),
        )
        for g in gold
    ]


@dataclass(frozen=True, slots=True)
class Tally:
    """True positives, false positives and false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 where nothing is there."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> round(Tally(tp=3, fp=1, fn=2).f1, 3)
        0.667
        """
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


Same = Callable[[Told, Told], bool]


def match(gold: Sequence[Told], found: Sequence[Told], same: Same) -> tuple[list[tuple[Told, Told | None]], list[Told]]:
    """Return the one-to-one pairs (core gold first) and the found things that match no gold one, optional ones
    included.
    """
    free, pairs = list(found), []
    for g in sorted(gold, key=lambda e: e.optional):
        hit = next((f for f in free if same(g, f)), None)
        if hit is not None:
            # by place, not by value: two equal things are two
            del free[next(i for i, f in enumerate(free) if f is hit)]
        pairs.append((g, hit))
    neutral = [g for g in gold if g.optional]
    return pairs, [f for f in free if not any(same(g, f) for g in neutral)]


def overlap(a: Told, b: Told) -> bool:
    """Return True if the two share a folded form."""
    return bool(a.forms & b.forms)


def strict(a: Told, b: Told) -> bool:
    """Return True if the two share a folded form and have one type."""
    return a.type == b.type and overlap(a, b)


def relaxed(a: Told, b: Told) -> bool:
    """Return True if the two share a folded form and their types are of one group."""
    return GROUPS.get(a.type, a.type) == GROUPS.get(b.type, b.type) and overlap(a, b)


def tally_entities(gold: Sequence[Told], found: Sequence[Told], same: Same) -> Tally:
    """Return the tally of one paper in one view."""
    pairs, spare = match(gold, found, same)
    core = [hit for g, hit in pairs if not g.optional]
    hits = sum(hit is not None for hit in core)
    return Tally(hits, len(spare), len(core) - hits)


def unit_of(unit: str | None) -> str:
    """Return the plain form of a unit: "배" and "times" are ``x``."""
    unit = (unit or "").strip()
    return UNITS.get(unit.casefold(), unit.casefold())


def tally_results(gold: United, found: United) -> tuple[Tally, Tally]:
    """Return the tallies of the results of one paper: by value (and unit), and by value, subject, benchmark and
    metric.
    """

    def resolver(paper: United) -> Callable[[str | None], set[str]]:
        table: dict[str, set[str]] = {}
        for e in paper.entities:
            for form in e.forms:
                table.setdefault(form, set()).update(e.forms)
        return lambda name: table.get(fold(name), {fold(name)}) if name else set()

    of_gold, of_found = resolver(gold), resolver(found)

    def numbers(r: GoldResult) -> set[float]:
        return {round(abs(float(v)), 6) for v in (r.value, r.value_max) if v is not None}

    def same_value(a: GoldResult, b: GoldResult) -> bool:
        x, y = unit_of(a.unit), unit_of(b.unit)
        return bool(numbers(a) & numbers(b)) and (not x or not y or x == y or {x, y} == {"%", "%p"})

    def agreement(a: GoldResult, b: GoldResult) -> int:
        sides = ((of_gold(p), of_found(q)) for p, q in zip(roles(a), roles(b), strict=True))
        return sum(bool(x & y) or (not x and not y) for x, y in sides)

    free, right, full = list(found.results), 0, 0
    for a in gold.results:
        hits = [b for b in free if same_value(a, b)]
        if hits:
            best = max(hits, key=lambda b, a=a: agreement(a, b))  # type: ignore[misc]
            del free[next(i for i, b in enumerate(free) if b is best)]
            right += 1
            full += agreement(a, best) == 3
    value = Tally(right, len(free), len(gold.results) - right)
    return value, Tally(full, len(found.results) - full, len(gold.results) - full)


def roles(result: GoldResult) -> tuple[str | None, str | None, str | None]:
    """Return the subject, the benchmark and the metric."""
    return result.subject, result.benchmark, result.metric


@dataclass(frozen=True, slots=True)
class PaperScore:
    """The counts of one paper: a tally a view and a type, matched relations, and what of its head was right."""

    tallies: Mapping[str, Tally]
    related: int
    matched: int
    head: Mapping[str, bool]


def score_papers(gold: Iterable[GoldRecord], found: Iterable[GoldRecord]) -> list[PaperScore]:
    """Return the score of each paper of ``gold`` (papers united), in order."""
    return [score_paper(g, f) for g, f in pair_papers(unite(gold), unite(found))]


def score_paper(g: United, f: United | None) -> PaperScore:
    """Return the score of one gold paper against the found one, or against nothing."""
    head = {
        "found": f is not None,
        "title": f is not None and bool(g.titles & f.titles),
        "arxiv": (g.arxiv or None) == ((f.arxiv if f else None) or None),
        "date": f is not None and bool(g.dates & f.dates),
    }
    f = f or United(replace(g.first, entities=(), results=()), None, set(), set(), ())
    ours, theirs = Counter(map(fold, g.authors)), Counter(map(fold, f.authors))
    tallies = {
        "authors": Tally((ours & theirs).total(), (theirs - ours).total(), (ours - theirs).total()),
        "entities strict": tally_entities(g.entities, f.entities, strict),
        "entities relaxed": tally_entities(g.entities, f.entities, relaxed),
        "entities untyped": tally_entities(g.entities, f.entities, overlap),
    }  # fmt: skip
    for kind in ENTITY_TYPES:
        only = [[e for e in side.entities if e.type == kind] for side in (g, f)]
        tallies[kind] = tally_entities(only[0], only[1], overlap)
    tallies["results value"], tallies["results tuple"] = tally_results(g, f)
    pairs, _ = match(g.entities, f.entities, strict)
    matched = [(a, b) for a, b in pairs if b is not None and not a.optional]
    return PaperScore(tallies, sum(a.relation == b.relation for a, b in matched), len(matched), head)


def figures_of(scores: Sequence[PaperScore]) -> dict[str, float]:
    """Return the figures over all papers: shares of heads, F1 of each view and type, accuracy of relations."""
    n = len(scores)
    figures = {key: sum(s.head[key] for s in scores) / n for key in ("found", "title", "arxiv", "date")} if n else {}
    for name in scores[0].tallies if scores else ():
        figures[name] = sum_of(scores, name).f1
    matched = sum(s.matched for s in scores)
    figures["relation accuracy"] = sum(s.related for s in scores) / matched if matched else 0.0
    return figures


def sum_of(scores: Iterable[PaperScore], name: str) -> Tally:
    """Return the tally ``name`` over all papers."""
    return sum((s.tallies[name] for s in scores), Tally())


def intervals(scores: Sequence[PaperScore], *, draws: int = 1000) -> dict[str, tuple[float, float]]:
    """Return the 95% bootstrap interval of each figure, papers drawn with replacement (the draws are always the same).
    """
    if not scores:
        return {}
    rng = np.random.default_rng(0)
    n = len(scores)
    drawn = rng.multinomial(n, np.full(n, 1 / n), size=draws)
    out: dict[str, tuple[float, float]] = {}

    def spread(name: str, values: npt.NDArray[Any]) -> None:
        low, high = np.percentile(values, [2.5, 97.5])
        out[name] = float(low), float(high)

    for key in scores[0].head:
        spread(key, drawn @ np.array([s.head[key] for s in scores]) / n)
    for name in scores[0].tallies:
        counts = drawn @ np.array([[s.tallies[name].tp, s.tallies[name].fp, s.tallies[name].fn] for s in scores])
        tp, fp, fn = counts.T
        spread(name, 2 * tp / np.maximum(2 * tp + fp + fn, 1))
    pairs = drawn @ np.array([[s.related, s.matched] for s in scores])
    spread("relation accuracy", pairs[:, 0] / np.maximum(pairs[:, 1], 1))
    return out


def found_record(digest: Digest, entry: Entry, extraction: Extraction | None) -> GoldRecord:
    """Return what was extracted from an entry in the form of a gold record."""
    findings = extraction.findings if extraction else ()
    names = [finding.name for finding in findings]

    def name(place: int | None) -> str | None:
        return None if place is None else names[place]

    results = tuple(
        GoldResult(c.value, c.kind, c.value_max, c.previous, c.unit, name(c.subject), name(c.benchmark), name(c.metric),
                   name(c.baseline), c.span.of(digest.text))
        for c in (extraction.claims if extraction else ())
    )  # fmt: skip
    day = entry.date or digest.date
    return GoldRecord(
        digest.name, entry.index, entry.title, entry.arxiv, day.isoformat() if day else None, entry.authors,
        tuple(GoldEntity(f.type, f.forms, f.relation) for f in findings), results,
    )  # fmt: skip


# --- beyond the table ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mistake:
    """A core gold entity that was missed, or a found one that is not in the gold, with the sentence that names it.

    ``kind`` is ``missed`` or ``invented``; ``place`` is ``file:entry``.
    """

    kind: str
    type: str
    name: str
    relation: str | None
    place: str
    sentence: str


def mistakes(pairs: Iterable[tuple[GoldRecord, Digest | None, Entry | None, GoldRecord]]) -> list[Mistake]:
    """Return the strict mistakes of each entry, sorted; each pair is a gold record, its digest and entry, and what was
    found.
    """
    out = []
    for gold, digest, entry, found in pairs:
        g, f = unite([gold])[0], unite([found])[0]
        matched, spare = match(g.entities, f.entities, strict)
        missed = [("missed", a) for a, b in matched if b is None and not a.optional]
        for kind, told in [*missed, *(("invented", e) for e in spare)]:
            sentence = sentence_of(told.name, digest, entry)
            out.append(Mistake(kind, told.type, told.name, told.relation, f"{gold.doc}:{gold.index}", sentence))
    return sorted(out, key=lambda m: (m.kind, m.type, m.name, m.place))


def sentence_of(name: str, digest: Digest | None, entry: Entry | None) -> str:
    """Return the first sentence of the entry that holds ``name``, the entry's title where none does."""
    if digest is None or entry is None:
        return ""
    text = digest.text[entry.span.start : entry.span.end]
    at = text.casefold().find(name.casefold())
    if at < 0:
        return entry.title
    start, end = sentence_at(sentence_bounds(text), at, at + len(name))
    return " ".join(text[start:end].split())


def in_korean(text: str) -> bool:
    """Return True if a text is Korean rather than English: at least a fifth of its letters are Hangul.

    >>> in_korean("OmniZip은 토큰을 압축한다"), in_korean("OmniZip compresses tokens")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and 5 * sum("가" <= c <= "힣" for c in letters) >= len(letters)


def unseen_recall(gold: Iterable[GoldRecord], found: Iterable[GoldRecord], seen: set[str]) -> Tally:
    """Return the strict tally of the core entities none of whose folded forms is in ``seen`` (false positives are not
    counted).
    """
    total = Tally()
    for g, f in pair_papers(unite(gold), unite(found)):
        pairs, _ = match(g.entities, f.entities if f else [], strict)
        new = [hit for e, hit in pairs if not e.optional and not e.forms & seen]
        hits = sum(hit is not None for hit in new)
        total += Tally(hits, 0, len(new) - hits)
    return total


def reliability(
    gold: Iterable[GoldRecord],
    found: Iterable[tuple[GoldRecord, Sequence[float]]],
    *,
    bins: Sequence[float] = (0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
) -> list[tuple[float, float, int, float]]:
    """Return, for each bin of confidence, its bounds, how many found things fall into it, and the share that is right.

    ``found`` has, beside each record, the confidence of each of its entities. A thing is right where a gold one, core
    or optional, has its type and one of its forms.
    """
    gold_of: dict[tuple[str, int], list[GoldEntity]] = {(r.doc, r.index): list(r.entities) for r in gold}
    rows: list[tuple[float, bool]] = []
    for record, confidences in found:
        known = gold_of.get((record.doc, record.index))
        if known is not None:
            for entity, confidence in zip(record.entities, confidences, strict=True):
                right = any(g.type == entity.type and folded_forms(g) & folded_forms(entity) for g in known)
                rows.append((confidence, right))
    out = []
    for low, high in pairwise(bins):
        inside = [right for c, right in rows if low <= c < high or (high == bins[-1] and c == high)]
        out.append((low, high, len(inside), sum(inside) / len(inside) if inside else 0.0))
    return out


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of an extractor on a gold file: see `evaluate`."""

    papers: int
    figures: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]
    tallies: Mapping[str, Tally]
    korean: tuple[int, Mapping[str, float]]
    english: tuple[int, Mapping[str, float]]
    unseen: Tally
    reliability: Sequence[tuple[float, float, int, float]]
    mistakes: Sequence[Mistake]


def evaluate(
    gold_file: str | Path, docs: Iterable[str | Path] | str | Path, *, nlp: Language | None = None, processes: int = 1
) -> Report:
    """Extract from the digests ``docs`` and measure against ``gold_file``; raise `ReadError` where a file cannot be
    read.

    Names count as unseen where no known term has one of their forms.
    """
    from .extract import extract_mentions

    gold = read_gold(gold_file)
    digests = read_digests(docs)
    if not digests:
        raise ReadError(docs, "no paper found, nothing to measure (what is read: docs/formats.md)")
    extractions = {(x.digest, x.index): x for x in extract_mentions(digests, nlp=nlp, processes=processes)}
    found = {(d.id, e.index): found_record(d, e, extractions.get((d.id, e.index))) for d in digests for e in d.entries}
    aligned = align_gold(gold, digests)
    records = list(found.values())
    scores = score_papers(gold, records)
    # a paper of several digests counts where its first digest stands
    speaks = {}
    for record, digest, entry in aligned:
        if digest is not None and entry is not None:
            text = (
                " ".join(s.span.of(digest.text) for s in entry.sections)
                or digest.text[entry.span.start : entry.span.end]
            )
            speaks[record.doc, record.index] = in_korean(text)
    sides: dict[bool, list[PaperScore]] = {True: [], False: []}
    for united, score in zip(unite(gold), scores, strict=True):
        side = speaks.get((united.first.doc, united.first.index))
        if side is not None:
            sides[side].append(score)
    pairs = [(r, d, e, found[d.id, e.index]) for r, d, e in aligned if d is not None and e is not None]
    confident = [
        (replace(f, doc=r.doc, index=r.index), [x.confidence for x in extractions[d.id, e.index].findings])
        for r, d, e, f in pairs
    ]
    seen = {fold(form) for term in known_terms() for form in term.all_forms()}
    return Report(
        len(scores), figures_of(scores), intervals(scores),
        {name: sum_of(scores, name) for name in (scores[0].tallies if scores else ())},
        (len(sides[True]), figures_of(sides[True])), (len(sides[False]), figures_of(sides[False])),
        unseen_recall(gold, records, seen), reliability(gold, confident), mistakes(pairs),
    )  # fmt: skip


def table(report: Report) -> str:
    """Return the figures as lines of text: precision, recall, F1 and its 95% interval."""
    heads = ("found", "title", "arxiv", "date")
    lines = [f"{key:<20} {report.figures.get(key, 0.0):6.3f} of {report.papers}" for key in heads]
    for name, tally in report.tallies.items():
        low, high = report.intervals[name]
        counts = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}  [{low:.3f}, {high:.3f}]"
        lines.append(f"{name:<20} {counts}   tp {tally.tp} fp {tally.fp} fn {tally.fn}")
    low, high = report.intervals.get("relation accuracy", (0.0, 0.0))
    lines.append(f"{'relation accuracy':<20} {report.figures['relation accuracy']:.3f}  [{low:.3f}, {high:.3f}]")
    for called, (papers, figures) in (("Korean", report.korean), ("English", report.english)):
        if papers:
            views = "  ".join(f"{view.split()[1]} {figures[view]:.3f}" for view in VIEWS)
            lines.append(f"{called + ' text':<20} {views}  of {papers}")
    lines.append(f"{'unseen names':<20} recall {report.unseen.recall:.3f} of {report.unseen.tp + report.unseen.fn}")
    lines.extend(
        f"{f'confidence {low:.1f}-{high:.1f}':<20} right {share:.3f} of {count}"
        for low, high, count, share in report.reliability
        if count
    )
    return "\n".join(lines)


def as_json(report: Report) -> dict[str, Any]:
    """Return the figures as one JSON object."""
    return {
        "papers": report.papers,
        "figures": {k: round(v, 4) for k, v in report.figures.items()},
        "intervals": {k: [round(a, 4), round(b, 4)] for k, (a, b) in report.intervals.items()},
        "counts": {k: {"tp": t.tp, "fp": t.fp, "fn": t.fn} for k, t in report.tallies.items()},
        "korean": {"papers": report.korean[0], "figures": {k: round(v, 4) for k, v in report.korean[1].items()}},
        "english": {"papers": report.english[0], "figures": {k: round(v, 4) for k, v in report.english[1].items()}},
        "unseen": {"recall": round(report.unseen.recall, 4), "entities": report.unseen.tp + report.unseen.fn},
        "reliability": [
            {"from": low, "to": high, "count": n, "right": round(share, 4)}
            for low, high, n, share in report.reliability
        ],
    }
