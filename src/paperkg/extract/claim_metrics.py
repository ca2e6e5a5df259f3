"""What was measured, in the words near a number: "경험 생성 속도를 14.6배", "misclicks per task fall from 1.9 to 0.6".

Whatever is measured or counted is a metric even where no list knows it. Every noun phrase near the number that could
name it is a candidate, the long and the short ("예보에 걸리는 시간", "시간"); which of them it is, if any, is learned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..model import Finding, Mention, Span
from ..ontology import known_terms
from .claim_scene import Place, Scene, Sentence, extended
from .numbers import Quantity

RULE = "claim:phrase"
CONFIDENCE = 0.7  # the share of phrases so found that a careful reader gives as the metric
_LONGEST = 6  # words

_HEAD_KO = re.compile(
    r"(?:속도|시간|지연|비용|정확도|정확성|정밀도|재현율|점수|비율|[가-힣]율|[가-힣]률|오류|오차|손실|처리량|메모리|사용량|연산량|계산량|필요량"
    r"|요구량|연산|토큰|단계|스텝|횟수|개수|수|길이|빈도|효율|효율성|일관성|다양성|상관도|상관관계|커버리지|밀도|대역폭|용량|수익|참여도|선호도"
    r"|만족도|일치도|유사도|신뢰도|오버헤드|매출|컴퓨팅|파라미터|에너지|전력|거리|품질|소모|소모량|소비|소비량|계산|호출|확률|예산|능력|지표"
    r"|크기|풋프린트|압축|대역|[가-힣][가-힣]성)$"
)
_NO_HEAD_KO = re.compile(r"(?:함수|변수|특수|필수|다수|소수|우수|효율적|인수|복수|상수|정수|할인율 없)$")
_PARTICLE = re.compile(r"(?:을|를|이|가|은|는|에서|의|도|에|만|까지|로|으로)$")
_STOPS_KO = re.compile(
    r"(?:은|는|을|를|에서|에|으로|의|와|과|보다|대비|하여|하고|하며|해|되는|하는|한|된|할|던|적인|있는|없는|면서"
    r"|하면서|시|가|며|및|등|이|라는|통해)$"
)
_NOUNS_KO = re.compile(
    r"(?:평가|추가|결과|효과|언어|의미|제거|인과|단어|이미지|다이|차이|깊이|길이|폐쇄|참가|비교|데이터|사이)$"
)
_FILL_KO = re.compile(
    r"(?:평균|최대|최소|약|각각|더|더욱|기존|전체|매우|크게|가장|최고|무려|단|단지|오직|총|높은|낮은|빠른|많은|적은|향상된|개선된|최종"
    r"|(?:상승|향상|감소|개선|증가|감축|절감)(?:의|된|한|하는)|뛰어난|우수한|또한|그리고|특히|모두|동일한|이상|이하|이내|정도|만에)$"
)
_VERBAL_KO = re.compile(r"(?:향상|개선|증가|감소|절감|단축|가속|달성|감축|상승|하락|향상을|개선을)")
_HEAD_EN = re.compile(
    r"(?:accurac(?:y|ies)|rates?|speed-?ups?|speed|latency|latencies|scores?|precision|recall|FLOPs?|savings?|lengths?|time|times|tokens?"
    r"|perplexity|costs?|LOC|throughput|overhead|memory|compression|ratios?|usage|hours|steps|bandwidth|calls|coverage|efficiency"
    r"|engagement|likes|F1|EM|correlation|coefficient|budget|rewards?|returns?|consistency|preference|alignment|correctness"
    r"|win-?rates?|runtime|VRAM|FPS|errors?|computations?|compute|parameters|passes|hallucinations|turns|duration|storage"
    r"|utilization|revenue|quality|consumption|footprint|convergence|similarity|complexity|loss|demands?|requirements?|iterations?|calls|size"
    r"|agreement|sparsity|reliability|robustness|diversity|safety|frames|progress|energy|power|count)$",
    re.IGNORECASE,
)
_STOPS_EN = frozenset({
    "a", "about", "accelerates", "accelerating", "achieve", "achieved", "achieves", "achieving", "all", "almost",
    "an", "and", "and/or", "approximately", "are", "around", "as", "at", "attaining", "attains", "be", "been",
    "best", "better", "boost", "boosted", "boosting", "boosts", "both", "by", "competitive", "consumes",
    "consuming", "cuts", "cutting", "decrease", "decreased", "decreases", "decreasing", "delivered", "delivering",
    "delivers", "drop", "enables", "enabling", "exceeding", "exceeds", "faster", "fewer", "for", "from", "gain",
    "gains", "greater", "has", "have", "having", "her", "higher", "highest", "his", "impressive", "improve",
    "improved", "improvement", "improves", "improving", "in", "increase", "increased", "increases", "increasing",
    "is", "it", "its", "just", "larger", "less", "longer", "lower", "lowered", "lowering", "lowers", "lowest",
    "maintaining", "maintains", "more", "nearly", "new", "no", "not", "obtaining", "obtains", "of", "on", "only",
    "or", "our", "outperforming", "outperforms", "over", "provides", "providing", "raises", "raising", "reaches",
    "reaching", "reduce", "reduced", "reduces", "reducing", "reduction", "remarkable", "requires", "requiring",
    "respectively", "retain", "retaining", "rise", "roughly", "saves", "saving", "shorter", "showing", "shows",
    "significant", "significantly", "slower", "smaller", "speeds", "state-of-the-art", "substantial", "surpasses",
    "surpassing", "than", "that", "the", "their", "these", "this", "those", "to", "up", "uses", "using", "via",
    "was", "we", "were", "which", "while", "with", "without", "yielding", "yields",
})  # fmt: skip
_LEAD_EN = re.compile(
    r"(?:[\s,:(~$\\]|\b(?:of|by|to|from|at|is|was|reaches|reached"
    r"|as low as|as high as|as much as|up to|about|over"
    r"|nearly|only|just|approximately|around|roughly|almost|an?|average|averaging|more than|less than|than"
    r"|below|above|under)\b)*$",
    re.IGNORECASE,
)
_NEXT_EN = re.compile(
    r"[\s\-)]*(?:(?:absolute|relative|average|overall|improvements?|reductions?|increases?|gains?|drops?|rise|decreases?|boosts?"
    r"|in|of|on|for|the|its|our|their|higher|lower|faster|fewer|less|more|better|greater|shorter|longer|larger|smaller|smaller|end)\s+)*",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\s(?:향상|개선|증가|감소|절감|단축|가속|가속화|손실|저하|상승|하락|감축|gains?|improvements?|reductions?|savings?|increases?|speed-?ups?|drops?|loss)$",
    re.IGNORECASE,
)
_NO_START = re.compile(  # words that begin no name of a measure
    r"(?:마다|여도|아도|어도|면서|경우|결과|때|이내|이상|이하|각각|평균|최대|최소|매우|크게|더욱|[되하]여|[되하]고|으로|에서|보다|대비|위한)$"
)
_ACRONYM = re.compile(r"[A-Z]{2,5}(?:@[\dk]+)?")
_BEFORE, _BEHIND = 90, 60  # characters
_TOPIC = re.compile(r"(?:은|는|이|가|을|를|도)$")
_EDGE_KO = re.compile(  # words that no phrase goes beyond
    r"(?:에서|에서는|에서의|보다|대비|으로|[A-Za-z\d]로|며|고|지만|면서|하여|면|하자|니|다|요|음|함|임)$"
    r"|^(?:반면|한편|및|이때|다만|결국|이|그|이는)$"
)
_OF_KO = re.compile("(?:이상|이하|정도|이내)?의|까지")
_VERB_EN = re.compile(
    r"\b(?:drop|fall|declin|go|ris|climb|grow|increas|decreas|shrink|take|hold|stay|improv|reach|averag|remain|stand|mov|jump"
    r"|doubl|halv|tripl|com|need|plung|slip|creep|cost)(?:s|es|ed|ing|e)?\b"
    r"|\b(?:is|are|was|were|fell|rose|grew|went|goes|came|took|held|shrank|stood|cut)\b",
    re.IGNORECASE,
)
_LINKS_EN = frozenset({
    "of", "on", "per", "for", "in", "to", "with", "at", "from", "by", "over", "under", "across", "during", "between",
    "the",
})  # fmt: skip
_BOUNDS_EN = _STOPS_EN - _LINKS_EN  # words that no phrase goes beyond
_WORD = re.compile(r"[A-Za-z0-9가-힣@²μ+./\-]+")
_Words = list[re.Match[str]]


@cache
def _known() -> frozenset[str]:
    """Return the metrics of ``ontology/terms/`` that are one word, folded."""
    return frozenset(
        form.casefold()
        for term in known_terms()
        if term.type == "Metric"
        for form in term.all_forms()
        if " " not in form
    )


def _ends_ko(word: str) -> bool:
    """Say whether a word without its particle names a measure."""
    return (
        (_HEAD_KO.search(word) is not None and not _NO_HEAD_KO.search(word))
        or word.casefold() in _known()
        or _ACRONYM.fullmatch(word) is not None
    )


def _ends_en(word: str) -> bool:
    return _HEAD_EN.fullmatch(word) is not None or word.casefold() in _known()


@cache
def phrase_facts(name: str) -> tuple[float, ...]:
    """Return what the words of a metric's name say of it as a name."""
    words = name.split()
    last, first = words[-1] if words else "", words[0] if words else ""
    return (
        len(words), _HEAD_KO.search(last) is not None, _HEAD_EN.fullmatch(last) is not None,
        last.casefold() in _known(), _ACRONYM.fullmatch(last) is not None, _CHANGE.search(" " + last) is not None,
        _STOPS_KO.search(first) is not None and not _NOUNS_KO.search(first), _FILL_KO.fullmatch(first) is not None,
        any(_STOPS_KO.search(word) is not None for word in words[:-1]), len(last), name in ("성능", "performance"),
        first.casefold() in ("average", "평균", "total", "overall", "최대", "relative"),
    )  # fmt: skip


def is_phrase(finding: Finding) -> bool:
    """Say whether a finding is such a phrase: it may be the metric of a number, and is nothing else."""
    return finding.relation_rule == RULE


def with_metrics(scene: Scene, results: Iterable[tuple[Sentence, int]], digest: str) -> Scene:
    """Return the scene with a Metric finding for each phrase near one of ``results`` that is no finding yet.

    ``results`` are sentences and the places of numbers in them; ``digest`` is the id of the digest. Which of the
    phrases is the metric, if any, is chosen later.
    """
    known = {_fold(form) for f in scene.findings if f.type == "Metric" for form in f.forms}
    places: dict[str, set[tuple[int, int]]] = {}
    for sentence, at in results:
        for start, end in phrases(scene.text, sentence.start, sentence.end, sentence.quantities[at]):
            name = _fold(scene.text[start:end])
            if name not in known and not any(_covers(scene, place, start, end) for place in sentence.places):
                places.setdefault(name, set()).add((start, end))
    findings = []
    for _, spans in sorted(places.items(), key=lambda item: min(item[1])):
        mentions = tuple(
            Mention(Span(digest, a, b), scene.text[a:b], "Metric", CONFIDENCE, RULE) for a, b in sorted(spans)
        )
        forms = tuple(dict.fromkeys(m.text for m in mentions))
        findings.append(Finding("Metric", forms[0], forms, mentions, "measures", RULE, CONFIDENCE))
    return extended(scene, findings) if findings else scene


def _fold(phrase: str) -> str:
    return " ".join(phrase.casefold().split())


def _covers(scene: Scene, place: Place, start: int, end: int) -> bool:
    """A phrase is no metric of its own where it is part of the name of another thing."""
    return scene.findings[place.finding].type != "Metric" and place.start <= start and end <= place.end


def phrases(text: str, start: int, end: int, quantity: Quantity) -> list[tuple[int, int]]:
    """Return the places of phrases that may name what ``quantity`` measures, inside the sentence ``start`` to ``end``.

    >>> text = "경험 생성 속도를 14.6배 향상시켰다"
    >>> from .numbers import read_numbers
    >>> [text[a:b] for q in read_numbers(text) for a, b in phrases(text, 0, len(text), q)]
    ['경험 생성 속도', '생성 속도', '속도']
    """
    low = max(start, quantity.start - _BEFORE)
    left = list(_WORD.finditer(text, low, quantity.start))
    if left and left[0].start() == low > start:
        del left[0]  # half a word
    right = list(_WORD.finditer(text, quantity.end, min(end, quantity.end + _BEHIND)))
    found = {
        (first, stop)
        for words, ends in (
            (left, (*_before_ko(left), *_before_en(text, left, low, quantity.start))),
            (right, (*_behind_ko(text, right, quantity.end), *_behind_en(text, right, quantity.end, end))),
        )
        for n, stop in ends
        for first in _beginnings(text, words, n)
    }
    return sorted(found)


def _beginnings(text: str, words: _Words, n: int) -> Iterator[int]:
    """Yield where a phrase may begin whose last word is ``words[n]``."""
    for k in range(n, max(-1, n - _LONGEST), -1):
        body = words[k].group()
        if k < n and (text[words[k].end() : words[k + 1].start()] != " " or _EDGE_KO.search(body)):
            return
        if body.lower() in _LINKS_EN or _FILL_KO.fullmatch(body):
            continue
        if k < n and (body.lower() in _STOPS_EN or _VERB_EN.fullmatch(body)):
            return
        if k == n or not _NO_START.search(body):
            yield words[k].start()


def _bare(word: re.Match[str]) -> str:
    return _PARTICLE.sub("", word.group())


def _is_korean(word: str) -> bool:
    return re.search("[가-힣]", word) is not None


def _before_ko(words: _Words) -> Iterator[tuple[int, int]]:
    """ "예보에 걸리는 시간은 평균 2초": the last words with a particle before the number, and the last measures."""
    topics = heads = 0
    for n in range(len(words) - 1, -1, -1):
        body, bare = words[n].group(), _bare(words[n])
        if heads < 2 and (head := next((form for form in (bare, body) if _ends_ko(form)), "")):
            heads += 1
            yield n, words[n].start() + len(head)
        topic = _TOPIC.sub("", body)
        marked = topic != body or n == len(words) - 1
        if topics < 2 and topic and marked and _is_korean(body) and not _EDGE_KO.search(topic):
            topics += 1
            yield n, words[n].start() + len(topic)
        if n and _CHANGE.fullmatch(" " + bare):
            yield n - 1, words[n - 1].end()


def _before_en(text: str, words: _Words, low: int, stop: int) -> Iterator[tuple[int, int]]:
    """ "misclicks per task fall from 1.9", "raises accuracy on GSM8K by 12%": what stands before a verb or a number."""
    lead = _LEAD_EN.search(text, low, stop)
    edges = [lead.start() if lead else stop, *(m.start() for m in _VERB_EN.finditer(text, max(low, stop - 45), stop))]
    last = [max((n for n, w in enumerate(words) if w.end() <= edge), default=-1) for edge in edges[:1] + edges[-2:]]
    last += [n for n, w in enumerate(words) if _ends_en(w.group())][-2:]
    for n in sorted({n for n in last if n >= 0}):
        yield from _endings_en(text, words, n)


def _endings_en(text: str, words: _Words, n: int) -> Iterator[tuple[int, int]]:
    """Yield the ends of the noun phrase that ends in ``words[n]``: "success on pouring" is "success" too."""
    while n > 0 and words[n].group().lower().endswith("ly"):
        n -= 1
    for k in range(n, max(-1, n - _LONGEST), -1):
        body = words[k].group().lower()
        if k < n and (text[words[k].end() : words[k + 1].start()] != " " or body in _BOUNDS_EN):
            return
        if body in _STOPS_EN or not re.search(r"[A-Za-z\d]$", body):
            continue
        if k == n or words[k + 1].group().lower() in _LINKS_EN or _CHANGE.fullmatch(" " + words[k + 1].group()):
            yield k, words[k].end()


def _behind_ko(text: str, words: _Words, at: int) -> Iterator[tuple[int, int]]:
    """ "2.7~3.4배 토큰 처리량 향상", "9% 더 많은 고유 특징을": the words behind the number, up to a particle."""
    for n, word in enumerate(words[: _LONGEST + 2]):
        body, bare, topic = word.group(), _bare(word), _TOPIC.sub("", word.group())
        if re.search("[,(;]", text[at : word.start()]) or _VERBAL_KO.match(body):
            return
        if _FILL_KO.fullmatch(body) or _OF_KO.fullmatch(body):
            continue
        if (head := next((form for form in (body, bare) if _ends_ko(form)), "")) or topic != body:
            yield n, word.start() + len(head or topic)
        if topic != body:
            return


def _behind_en(text: str, words: _Words, at: int, end: int) -> Iterator[tuple[int, int]]:
    """ "37.5% translation accuracy", "28.74% increase in response rate", "4.3x fewer tokens per second"."""
    lead = _NEXT_EN.match(text, at, end)
    first = lead.end() if lead else at
    for n, word in enumerate(words):
        if word.start() < first:
            continue
        body = word.group().lower()
        if text[first : word.start()] not in ("", " ") or n > _LONGEST or body in _STOPS_EN or _is_korean(body):
            return
        first = word.end()
        yield n, first
