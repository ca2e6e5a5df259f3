"""Graphs made for tests: any size, the same for the same arguments, every span standing where it says it stands.

They have what real graphs have: topics, a few things that everybody names and many that one paper names, Korean and
English, results with and without a benchmark, and papers that several digests speak of.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from paperkg.model import (
    Author,
    Digest,
    Entity,
    EntityType,
    Entry,
    Evidence,
    Graph,
    Mention,
    Paper,
    Predicate,
    Relation,
    Result,
    Span,
)

TOPICS = (
    ("Video", "비디오"), ("Speech", "음성"), ("Code", "코드"), ("Retrieval", "검색"), ("Robot", "로봇"),
    ("Medical", "의료"), ("Math", "수학"), ("Diffusion", "확산"), ("Agent", "에이전트"), ("Safety", "안전"),
    ("Graph", "그래프"), ("Long Context", "긴 문맥"),
)  # fmt: skip
KINDS: tuple[tuple[EntityType, Predicate, str, str, int], ...] = (  # type, relation, a name's ending, Korean, per paper
    ("Method", "introduces", "Net", "네트워크", 1),
    ("Benchmark", "evaluates_on", "Bench", "벤치마크", 2),
    ("Model", "compares_with", "LM", "모델", 2),
    ("Task", "addresses", " understanding", " 이해", 1),
    ("Metric", "measures", " accuracy", " 정확도", 1),
    ("Dataset", "trains_on", "-1M", " 말뭉치", 1),
    ("Method", "uses", " attention", " 어텐션", 1),
)
FAMILY = ("Kim", "Lee", "Park", "García", "Nguyen", "Müller", "Chen", "O'Neil", "Sato", "Ivanova")
GIVEN = ("Ara", "Minsu", "Jiwoo", "Lena", "Tom", "Yuki", "Wei", "Nadia", "Pablo", "Ruth")


@dataclass
class _Text:
    """A digest's text as it grows, so that a mention knows its place."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> tuple[int, int]:
        self.parts.append(words)
        self.length += len(words)
        return self.length - len(words), self.length


def _entity(kind: int, topic: int, number: int) -> Entity:
    type_, _, ending, korean, _ = KINDS[kind]
    english, name_ko = TOPICS[topic]
    name = f"{english}{ending}" if number == 0 else f"{english}{ending} {number}"
    slug = name.lower().replace(" ", "-")
    return Entity(
        f"{type_.lower()}/{slug}",
        type_,
        name,
        name_ko=f"{name_ko}{korean} {number}" if number % 2 == 0 else None,
        aliases=(f"{english[:2].upper()}{ending.strip()}{number}",),
    )


def made_graph(nodes: int = 200, *, seed: int = 0, papers_per_digest: int = 12) -> Graph:
    """Return a graph of about ``nodes`` papers and entities (authors come on top), the same for the same arguments."""
    chance = random.Random(seed)
    paper_count = max(2, round(nodes * 0.35))
    entity_room = max(8, nodes - paper_count)
    per_pool = max(1, entity_room // (len(TOPICS) * len(KINDS)))
    people = [
        Author(f"author/{given}-{family}-{n}".lower(), f"{given} {family}{'' if n == 0 else f' {n}'}")
        for n in range(max(1, paper_count // 60))
        for given in GIVEN
        for family in FAMILY
    ]
    entities: dict[str, Entity] = {}
    papers: list[Paper] = []
    relations: list[Relation] = []
    results: list[Result] = []
    mentions: list[Evidence] = []
    digests: list[Digest] = []

    def one_digest(first: int, last: int) -> None:
        day = date(2024, 1, 3) + timedelta(days=7 * (first // papers_per_digest))
        day = date(2024, 1, 3) + timedelta(days=(day - date(2024, 1, 3)).days % 700)
        digest_id = hashlib.sha256(f"{seed}-{nodes}-{first}".encode()).hexdigest()
        text = _Text()
        text.add(f"---\ntitle: Papers of {day}\n---\n\n")
        entries = [one_paper(n, n - first + 1, digest_id[:16], day, text) for n in range(first, last)]
        digests.append(
            Digest(digest_id[:16], digest_id, f"{day}-{first:05d}.md", "".join(text.parts), "numbered",
                   date=day, entries=tuple(entries))
        )  # fmt: skip

    def one_paper(n: int, index: int, digest: str, day: date, text: _Text) -> Entry:
        topic = min(int(chance.expovariate(0.35)), len(TOPICS) - 1)
        arxiv = f"{day:%y%m}.{n:05d}"
        paper_id = f"paper/arxiv-{arxiv}"
        title = f"{TOPICS[topic][0]} study {n}: what a careful look at paper number {n} shows"
        begin = text.length
        text.add(f"# {index}. [")
        title_place = text.add(title)
        text.add(f"](https://arxiv.org/abs/{arxiv})\n\n## Results\n")
        found: dict[str, tuple[Predicate, list[Span], EntityType]] = {}
        for kind, (type_, predicate, _, _, count) in enumerate(KINDS):
            for _ in range(count):
                where = topic if chance.random() < 0.85 else chance.randrange(len(TOPICS))
                number = min(int(chance.paretovariate(0.7)) - 1, per_pool - 1)
                entity = _entity(kind, where, number if predicate != "introduces" else n)
                entities.setdefault(entity.id, entity)
                text.add("- 본 논문은 " if chance.random() < 0.7 else "- In short, this paper ")
                surface = entity.name if chance.random() < 0.7 else entity.aliases[0]
                place = Span(digest, *text.add(surface))
                text.add(f"에 대해 말하며 (no. {kind}.{n}), 그 이유를 자세히 설명한다.\n")
                found.setdefault(entity.id, (predicate, [], type_))[1].append(place)
                mentions.append(Evidence(Mention(place, surface, type_, 0.9, "made"), paper_id, entity.id))
        for entity_id, (predicate, places, _) in sorted(found.items()):
            relations.append(Relation(paper_id, predicate, entity_id, tuple(sorted(places)), (digest,), "made", 0.9))
        by_type: dict[str, list[str]] = {}
        for entity_id, (_, _, type_) in found.items():
            by_type.setdefault(type_, []).append(entity_id)
        for benchmark in by_type.get("Benchmark", [])[: chance.randrange(3)]:
            value = Decimal(chance.randrange(200, 990)) / 10
            text.add(f"- {entities[benchmark].name}에서 ")
            quote = Span(digest, *text.add(f"{value}%의 정확도"))
            text.add("를 얻었다.\n")
            key = hashlib.sha256(f"{paper_id}{benchmark}{value}".encode()).hexdigest()[:16]
            results.append(
                Result(f"result/{key}", paper_id, value, "absolute", (quote,), (digest,), unit="%",
                       subject=by_type["Method"][0], benchmark=benchmark, metric=by_type["Metric"][0],
                       previous=value - 3 if chance.random() < 0.3 else None)
            )  # fmt: skip
            mentions.append(Evidence(Mention(quote, f"{value}%의 정확도", "Metric", 0.8, "made"), paper_id))
        text.add("\n")
        signed = tuple(dict.fromkeys(chance.choice(people).id for _ in range(chance.randrange(1, 6))))
        papers.append(
            Paper(paper_id, title, title_ko=f"{TOPICS[topic][1]} 연구 {n}" if n % 3 == 0 else None, arxiv=arxiv,
                  authors=signed, date=day, entries=((digest, index),))
        )  # fmt: skip
        return Entry(index, title, Span(digest, begin, text.length), Span(digest, *title_place), arxiv=arxiv, date=day)

    for first in range(0, paper_count, papers_per_digest):
        one_digest(first, min(first + papers_per_digest, paper_count))
    signed = {author for paper in papers for author in paper.authors}
    return Graph(
        digests=tuple(sorted(digests, key=lambda d: d.id)),
        papers=tuple(sorted(papers, key=lambda p: p.id)),
        authors=tuple(sorted((a for a in people if a.id in signed), key=lambda a: a.id)),
        entities=tuple(sorted(entities.values(), key=lambda e: e.id)),
        relations=tuple(sorted(relations, key=lambda r: (r.paper, r.predicate, r.entity))),
        results=tuple(sorted(results, key=lambda r: r.id)),
        mentions=tuple(sorted(mentions, key=lambda m: (m.mention.span, m.paper, m.entity or ""))),
    )


def spans_of(graph: Graph) -> Iterator[Span]:
    """Yield every span that says something in the graph."""
    for relation in graph.relations:
        yield from relation.evidence
    for result in graph.results:
        yield from result.evidence
