"""What was measured, in the words beside a number: "경험 생성 속도를 14.6배", "37.5% translation accuracy".

A measured quantity with a number attached is a metric even where no list knows it. Its phrase ends in a word that names
a measure (속도, 비율, latency, accuracy) and grows to the left as far as the noun phrase does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..model import Finding, Mention, Span
from ..ontology import known_terms
from .claim_scene import Place, Scene, Sentence, extended
from .numbers import Quantity

RULE = "claim:phrase"
CONFIDENCE = 0.6  # the share of phrases so found that a careful reader gives as the metric
_LONGEST = 4  # words

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
_LEAD_KO = re.compile(
    r"(?:[\s,:(~]|(?:평균|최대|최소|약|각각|무려|단지|단|기존 대비|대비|더|또한|크게|거의|총|최고|현저히)\s?)*$"
)
_CHANGE = re.compile(
    r"\s(?:향상|개선|증가|감소|절감|단축|가속|가속화|손실|저하|상승|하락|감축|gains?|improvements?|reductions?|savings?|increases?|speed-?ups?|drops?|loss)$",
    re.IGNORECASE,
)
_NO_START = re.compile(  # words that begin no name of a measure
    r"(?:마다|여도|아도|어도|면서|경우|결과|때|이내|이상|이하|각각|평균|최대|최소|매우|크게|더욱|[되하]는|[한된던할]|[되하]여|[되하]고|으로|에서|보다|대비|위한)$"
)
_ACRONYM = re.compile(r"[A-Z]{2,5}(?:@[\dk]+)?")
_WORD = re.compile(r"[A-Za-z0-9가-힣@²μ+./\-]+")


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


def with_metrics(scene: Scene, results: Iterable[tuple[Sentence, int]], digest: str) -> Scene:
    """Return the scene with a Metric finding for each phrase beside one of ``results`` that is no finding yet.

    ``results`` are sentences and the places of numbers in them; ``digest`` is the id of the digest. Of a long phrase
    the shorter ones inside it are findings too: which of them is the metric is chosen later.
    """
    known = {_fold(form) for f in scene.findings if f.type == "Metric" for form in f.forms}
    places: dict[str, set[tuple[int, int]]] = {}
    for sentence, at in results:
        for start, end in metric_phrases(scene.text, sentence.start, sentence.end, sentence.quantities[at]):
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


def metric_phrases(text: str, start: int, end: int, quantity: Quantity) -> list[tuple[int, int]]:
    """Return the places of phrases that may name what ``quantity`` measures, inside the sentence ``start`` to ``end``.

    >>> text = "경험 생성 속도를 14.6배 향상시켰다"
    >>> from .numbers import read_numbers
    >>> [text[a:b] for q in read_numbers(text) for a, b in metric_phrases(text, 0, len(text), q)]
    ['경험 생성 속도', '생성 속도', '속도']
    """
    found = [
        _left_ko(text, start, quantity.start), _right_ko(text, quantity.end, end),
        _left_en(text, start, quantity.start), _right_en(text, quantity.end, end),
    ]  # fmt: skip
    if found[0] is None and found[2] is None:
        found.append(_far_left(text, start, quantity.start))
    return sorted({inner for place in found if place is not None for inner in _inside(text, *place)})


def _inside(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return a phrase, what is left of it without its first words, and each without a word of change at its end."""
    ends = [end]
    if (change := _CHANGE.search(text, start, end)) is not None and change.start() > start:
        ends.append(change.start())
    starts = [m.start() for m in _WORD.finditer(text, start, end) if not _NO_START.search(m.group())]
    return [(a, b) for b in ends for a in starts if a < b and text[b - 1] != " "]


def _left_ko(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """ "도구 사용 정확도가 98%": the phrase before the number, and its particle."""
    low = max(start, stop - 60)
    lead = _LEAD_KO.search(text, low, stop)
    words = list(_WORD.finditer(text, low, lead.start() if lead else stop))
    if not words or not re.fullmatch(r"\s*\(?", text[words[-1].end() : lead.start() if lead else stop]):
        return None
    last = words[-1]
    body = last.group()
    bare = _PARTICLE.sub("", body)
    head = next((form for form in (bare, body) if _ends_ko(form)), "")
    if not head and bare != body and re.search("[가-힣]{2}$", bare) and not _STOPS_KO.search(bare):
        head = bare  # "시각적 유사성을 34% 줄이고": whatever is changed by a number
    if not head:
        return None
    return _grow_ko(text, words[:-1], last.start()), last.start() + len(head)


def _grow_ko(text: str, words: list[re.Match[str]], first: int) -> int:
    """Return where the noun phrase whose last word begins at ``first`` begins."""
    for word in reversed(words[-(_LONGEST - 1) :]):
        body = word.group()
        if text[word.end() : first] != " " or body[-1].isdigit():
            break
        if _FILL_KO.fullmatch(body) or (_STOPS_KO.search(body) and not _NOUNS_KO.search(body)):
            break
        first = word.start()
    return first


def _far_left(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """ "accuracy on GSM8K by 12%": the nearest phrase before the number that ends in a measure."""
    low = max(start, stop - 90)
    words = list(_WORD.finditer(text, low, stop))
    for n in range(len(words) - 1, -1, -1):
        body = words[n].group()
        bare = _PARTICLE.sub("", body)
        if _ends_en(body):
            return _left_en(text, start, words[n].end())
        if re.search("[가-힣]", body) and _ends_ko(bare):
            return _grow_ko(text, words[:n], words[n].start()), words[n].start() + len(bare)
    return None


def _right_ko(text: str, start: int, end: int) -> tuple[int, int] | None:
    """ "2.7~3.4배 토큰 처리량 향상": the phrase after the number."""
    first: int | None = None
    best: tuple[int, int] | None = None
    for count, word in enumerate(_WORD.finditer(text, start, min(end, start + 50))):
        body = word.group()
        between = text[(first if first is not None and best is None else word.start()) : word.start()]
        if "," in between or "(" in between or count > _LONGEST + 2:
            break
        if first is None and (_FILL_KO.fullmatch(body) or body in ("의", "이상의", "이하의", "까지", "정도의", "의")):
            continue
        if _VERBAL_KO.match(body) or not (re.search("[가-힣]$", body) or _ends_ko(body)):
            break
        bare = _PARTICLE.sub("", body)
        if first is None:
            first = word.start()
        if _ends_ko(body):
            best = first, word.end()
        elif bare != body and _ends_ko(bare):
            return first, word.start() + len(bare)
        elif best is None and re.search("[가-힣]{2}[을를]$", body) and not _VERBAL_KO.match(body):
            return first, word.start() + len(bare)  # "9% 더 많은 고유 특징을": whatever there is more of
        elif _STOPS_KO.search(body) and not _NOUNS_KO.search(body):
            break
    return best


def _left_en(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """ "success rate of 56.7%", "reduces training cost by 40%"."""
    low = max(start, stop - 80)
    lead = _LEAD_EN.search(text, low, stop)
    edge = lead.start() if lead else stop
    words = list(_WORD.finditer(text, low, edge))
    if not words or not _ends_en(words[-1].group()):
        return None
    first = words[-1].start()
    for word in reversed(words[-_LONGEST:-1]):
        apart = text[word.end() : first] != " " or text[word.start() - 1 : word.start()] in ("'", "’")
        if apart or word.group().lower() in _STOPS_EN or not re.search("[A-Za-z]$", word.group()):
            break
        first = word.start()
    return first, words[-1].end()


def _right_en(text: str, start: int, end: int) -> tuple[int, int] | None:
    """ "37.5% assembly translation accuracy", "28.74% increase in response rate", "1.6x speedup"."""
    lead = _NEXT_EN.match(text, start, end)
    at = lead.end() if lead else start
    first = -1
    best: tuple[int, int] | None = None
    for count, word in enumerate(_WORD.finditer(text, at, min(end, at + 60))):
        gap = text[at : word.start()]
        if count >= _LONGEST or gap != ("" if first < 0 else " ") or word.group().lower() in _STOPS_EN:
            break
        if not re.search("[A-Za-z0-9]$", word.group()):
            break
        at = word.end()
        first = word.start() if first < 0 else first
        if _ends_en(word.group()):
            best = first, word.end()
    return best
