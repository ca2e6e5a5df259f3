"""The ways one name is written: which spellings are surely one, which are surely not, what is short for what."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from .slug import plain

_GREEK = {
    letter: unicodedata.name(letter).split()[-1].lower().replace("lamda", "lambda")
    for letter in "αβγδεζηθικλμνξοπρστυφχψω"
}
_PLURAL_ACRONYM = re.compile(r"\b([A-Z]{2,}[A-Z0-9]*)['’]?s\b")
_DIGIT = re.compile(r"\d")
_SHORT_YEAR = re.compile(r"[’‘'`´](\d\d)(?!\d)")
_EDITION = re.compile(r"(?<=[^\W\d_])[ _-]?(\d\d)$")
_FIRST_YEAR = re.compile(r"^((?:19|20)\d\d) +(?=\D)(.+)$")
_TOKEN = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+|[+^@]|(?<=[^\W\d_])#")
_BRITISH = (
    (re.compile(r"isation"), "ization"), (re.compile(r"ising\b"), "izing"), (re.compile(r"aviour"), "avior"),
    (re.compile(r"([dlt]e|ba)lling"), r"\1ling"), (re.compile(r"\bcolour"), "color"),
    (re.compile(r"\bcentre\b"), "center"),
)  # fmt: skip
_KOREAN = (
    ("데이터세트", "데이터셋"), ("트렌스포머", "트랜스포머"), ("알고리듬", "알고리즘"), ("메서드", "메소드"),
    ("비쥬얼", "비주얼"), ("콘텍스트", "컨텍스트"), ("콘텐트", "콘텐츠"), ("컨텐츠", "콘텐츠"), ("어텐숀", "어텐션"),
)  # fmt: skip
_HANGUL = re.compile("[가-힣]")
_MAYBE_BRITISH = re.compile("isation|ising|lling|aviour|colour|centre")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|as|os|(?<!metr)(?<!top)(?<!graph)ics|series|species|news|lens|always|yes)$")

GENERIC = {
    "Model": ("model", "모델|모형"),
    "Method": (
        "framework|method|methodology|algorithm|technique|approach|strategy|architecture|mechanism|module|pipeline|model"
        "|loss function",
        "프레임워크|방법론|방법|기법|알고리즘|아키텍처|메커니즘|모듈|파이프라인|전략|접근법|접근 방식|모델",
    ),
    "Benchmark": ("benchmark|dataset|data set|leaderboard|suite", "벤치마크|데이터셋|데이터 셋|리더보드|평가"),
    "Dataset": ("dataset|data set|corpus|benchmark", "데이터셋|데이터 셋|말뭉치|코퍼스|벤치마크"),
    "Metric": ("metric|score|measure", "지표|점수|스코어|메트릭"),
    "Task": ("task|problem", "과제|작업|태스크|문제"),
}
"""The class words of each type, English and Korean."""
_GENERIC_END = {
    # a Korean class word may stick to a Latin name: "GSM8K데이터셋"
    kind: re.compile(rf"^(.*?\S)(?:[\s_-]+(?:{english}|{korean})s?|(?<=[a-z0-9])(?:{korean})(?:들)?)$", re.I)
    for kind, (english, korean) in GENERIC.items()
}
SELF = re.compile(
    r"^(?:ours?(?: (?:method|model|approach|framework|system|algorithm|benchmark|dataset))?s?|(?:the |this )?proposed "
    r"(?:method|model|approach|framework|system)s?|this (?:work|paper|method|study)|baselines?"
    r"|(?:본|이|우리(?:의)?|제안(?:된|하는|한)?|해당) ?"
    r"(?:연구|논문|방법론?|기법|모델|프레임워크|시스템|접근법|알고리즘)(?:의)?"
    r"|베이스라인)$"
)
"""What a paper calls its own, or names by no name."""
STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "over",
        "per",
        "the",
        "to",
        "under",
        "upon",
        "using",
        "via",
        "vs",
        "with",
    ]
)


@lru_cache(maxsize=1 << 19)
def key(form: str) -> str:
    """Return what all spellings of a name have in common: equal keys are one name, whatever their case and punctuation.

    Folded are width, case, accents, Greek letters, spaces, punctuation (but ``+``, ``@``, ``^``, ``#`` behind a letter
    and the point of a number), plurals, British spelling, the year of an edition, and Korean spelling variants.

    >>> key("Video-MME") == key("VideoMME"), key("AIME'24") == key("AIME 2024") == key("AIME24")
    (True, True)
    >>> key("LoRA") == key("LoRA+"), key("GPT-4.1") == key("GPT-41"), key("P@1") == key("P1")
    (False, False, False)
    >>> key("Large Language Models") == key("large language model"), key("LLMs") == key("LLM")
    (True, True)
    """
    return "".join(tokens(form))


@lru_cache(maxsize=1 << 19)
def tokens(form: str) -> tuple[str, ...]:
    """Return the words, numbers and signs of which `key` is made.

    >>> tokens("Qwen2.5-VL-7B-Instruct"), tokens("WMT'24 metrics")
    (('qwen', '2.5', 'vl', '7', 'b', 'instruct'), ('wmt', '2024', 'metric'))
    """
    text = form.strip() if form.isascii() else unicodedata.normalize("NFKC", form).strip()
    text = _PLURAL_ACRONYM.sub(r"\1", text)
    if _DIGIT.search(text):
        text = _SHORT_YEAR.sub(lambda m: f" {_century(m[1])}", text)
        text = _EDITION.sub(lambda m: f" {_century(m[1])}", text)
        text = _FIRST_YEAR.sub(r"\2 \1", text)
        text = re.sub(r"(?<=\d)[×✕]\s?(?=\d)", "x", re.sub(r"(?<=\d),(?=\d{3}\b)", "", text))
    if "&" in text:
        text = re.sub(r"\bQ\s?&\s?A\b", "QA", text).replace("&", " and ")
    text = plain(text)
    if text.startswith("the "):
        text = text[4:]
    if text.isascii():
        if _MAYBE_BRITISH.search(text):
            for pattern, american in _BRITISH:
                text = pattern.sub(american, text)
    else:
        for other, usual in _KOREAN:
            text = text.replace(other, usual)
        text = "".join(_GREEK.get(letter, letter) for letter in text)
        text = re.sub(r"(?<=[가-힣]{2})들$", "", text)
    found = _TOKEN.findall(text)
    found = [re.sub(r"(?<=\d)(?:\.0)+$", "", token) if "." in token else token for token in found]
    if found and len(found[-1]) > 3 and found[-1].endswith("s") and found[-1].isascii() and found[-1].isalpha():
        found[-1] = _singular(found[-1], form)
    return tuple(found)


def _century(digits: str) -> str:
    """Return the year that two digits mean at the end of a name: '24 is 2024, '98 is 1998; 41 is no year."""
    return f"20{digits}" if digits < "36" else f"19{digits}" if digits > "86" else digits


def _singular(word: str, form: str) -> str:
    last = re.findall(r"[A-Za-z]+", form)
    if (last and last[-1].isupper()) or _NOT_PLURAL.search(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if re.search(r"(?:ch|sh|x|zz)es$", word) and word != "caches" else word[:-1]


def split_gloss(form: str) -> tuple[str, str] | None:
    """Return the two names of a form like "희소 학습(sparse learning)", None where brackets hold no second name.

    >>> split_gloss("Test-Time Scaling (TTS)"), split_gloss("Qwen2.5-Omni (3B, 7B)"), split_gloss("ViT-B (86M)")
    (('Test-Time Scaling', 'TTS'), None, None)
    """
    found = re.fullmatch(r"\s*([^()（）]{2,}?)\s*[(（]\s*([^()（）,;:/]{2,})\s*[)）]\s*", form)
    if not found or re.search(r"\d\s?[BMK]\b", found[2]):
        return None
    outer, inner = found[1], found[2]
    if any(check(a, b) for check in (is_acronym, abbreviates) for a, b in ((inner, outer), (outer, inner))):
        return outer, inner
    if hangul(outer) != hangul(inner):
        return outer, inner
    return None


_INNER = re.compile(r"\s*[(（]([^()（）]{2,})[)）]\s*")


@lru_cache(maxsize=1 << 17)
def without_inner_gloss(form: str) -> str:
    """Return ``form`` without an acronym that stands in brackets behind its words, in the middle or at the end.

    >>> without_inner_gloss("Vision-Language-Action (VLA) models"), without_inner_gloss("Phi-3 (4B)")
    ('Vision-Language-Action models', 'Phi-3 (4B)')
    """
    found = _INNER.search(form)
    if not found or not found.start():
        return form
    words = re.split(r"[\s-]+", form[: found.start()])
    if any(is_acronym(found[1], " ".join(words[at:])) for at in range(len(words) - 1)):
        return f"{form[: found.start()]} {form[found.end() :]}".strip()
    return form


def hangul(form: str) -> bool:
    """Return whether a letter of ``form`` is Korean."""
    return bool(_HANGUL.search(form))


def proper(form: str) -> bool:
    """Return whether ``form`` looks like a name that someone made up: an inner capital, capitals only, or a digit.

    >>> [proper(form) for form in ("LoRA", "GPT-4", "Mamba", "flow matching", "Flow Matching", "MMLU-Pro")]
    [True, True, False, False, False, True]
    """
    return bool(re.search(r"[a-z][A-Z]|[A-Z]{2}|[\d+@]", form))


@lru_cache(maxsize=1 << 17)
def without_generic(form: str, kind: str) -> str | None:
    """Return ``form`` without the class word at its end, None where there is none or where it is part of the name.

    "GSM8K dataset" is GSM8K, while a "reward model" is no "reward" and a "CLIP score" is not CLIP, but that the types
    tell. "Model" and "score" are taken off names only.

    >>> without_generic("GSM8K dataset", "Benchmark"), without_generic("flow matching framework", "Method")
    ('GSM8K', 'flow matching')
    >>> without_generic("reward model", "Method"), without_generic("GPT-4 모델", "Model")
    (None, 'GPT-4')
    """
    found = _GENERIC_END[kind].match(unicodedata.normalize("NFKC", form).strip())
    if not found or len(found[1]) < 2:
        return None
    word = form[len(found[1]) :].strip(" -_").casefold()
    if re.match(r"model|모델|score|점수|스코어|loss|suite|평가|problem|문제", word) and not proper(found[1]):
        return None
    return found[1].rstrip(" -_")


def without_version_mark(form: str) -> str | None:
    """Return ``form`` with its "v2" as "2": "LongBench v2" and "LongBench 2" are one, if both are ever written.

    >>> without_version_mark("LLaVA-v1.5"), without_version_mark("DINOv2"), without_version_mark("GPT-4V")
    ('LLaVA-1.5', 'DINO2', None)
    """
    found = re.fullmatch(r"(.*?[A-Za-z0-9][\s_-]*)[vV](\d.*)", form)
    return f"{found[1]}{found[2]}" if found and len(found[1].rstrip(" _-")) >= 2 else None


# -- what is short for what --------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 17)
def is_acronym(short: str, long: str) -> bool:
    """Return whether ``short`` is made of the initials of ``long``: every word of weight gives its first letter.

    Words such as "of" may be skipped, a word may give more letters, "2" may stand for "to". That no word of weight
    stays silent keeps "RL" from being "agentic reinforcement learning". After Schwartz and Hearst (2003), stricter.

    >>> is_acronym("PBS-Attn", "Permuted Block-Sparse Attention"), is_acronym("T2I", "text-to-image")
    (True, True)
    >>> is_acronym("mIoU", "mean Intersection over Union"), is_acronym("RL", "agentic reinforcement learning")
    (True, False)
    >>> is_acronym("DPO", "Decoupled Clip and Dynamic Sampling Policy Optimization")
    False
    """
    if hangul(short) or hangul(long):
        return False
    letters = re.sub(r"[^a-z0-9+]", "", plain(_PLURAL_ACRONYM.sub(r"\1", short)))
    words = re.findall(r"[a-z0-9]+", plain(re.sub(r"([a-z])([A-Z])", r"\1 \2", long)))
    if not 2 <= len(letters) <= 12 or len(words) < 2 or len(letters) >= sum(map(len, words)) or letters.isdigit():
        return False
    if not re.search(r"[A-Z0-9]", short) or key(short) == key(long):
        return False
    if "".join(words).startswith(letters):  # the head of a name is no acronym of it: MMLU, MMLU-Pro
        return False
    return _spells(letters, tuple(words))


_PREFIXES = frozenset(
    ["pre", "post", "fine", "self", "auto", "multi", "non", "re", "co", "semi", "super", "inter", "intra"]
)


def _spells(letters: str, words: tuple[str, ...], before: str = "") -> bool:
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    # "of" may be silent, and what a prefix is put to: CLIP is contrastive language-image pre-training
    if (word in STOP_WORDS or before in _PREFIXES) and _spells(letters, rest, word):
        return True
    if word == "to" and letters[:1] == "2":
        return _spells(letters[1:], rest, word)
    if not letters or letters[0] != word[0]:
        return False
    # the initial, then letters of the same word in order, as few as do
    return any(_spells(letters[taken:], rest, word) for taken in _runs(letters, word))


def _runs(letters: str, word: str) -> list[int]:
    """Return how many letters ``word`` can give to the head of ``letters``: 1, and more where they follow in it."""
    runs, at = [1], 0
    for taken in range(2, min(len(letters), len(word), 6) + 1):
        at = word.find(letters[taken - 1], at + 1)
        if at < 0:
            break
        runs.append(taken)
    return runs


@lru_cache(maxsize=1 << 16)
def same_words(long: str, other: str) -> bool:
    """Return whether two expansions of one acronym say the same: each word of weight equal or nearly so.

    >>> same_words("Reinforcement Learning with Verifiable Rewards", "reinforcement learning from verifiable reward")
    True
    >>> same_words("test-time scaling", "text-to-speech"), same_words("Vision Language Model", "visual-language models")
    (False, True)
    """
    ours = [word for word in tokens(long) if word not in STOP_WORDS]
    theirs = [word for word in tokens(other) if word not in STOP_WORDS]
    if len(ours) != len(theirs):
        return "".join(ours) == "".join(theirs)
    return all(_same_word(a, b) for a, b in zip(ours, theirs, strict=True))


def _same_word(a: str, b: str) -> bool:
    if a == b or a.rstrip("s") == b.rstrip("s"):
        return True
    if {a, b} == {"vision", "visual"}:
        return True
    if min(len(a), len(b)) < 5:
        return False
    # an ending ("position", "positional"), or a slip of the hand ("rotray")
    return (a[:4] == b[:4] and fuzz.ratio(a, b) >= 75) or (len(a) > 5 and OSA.distance(a, b) == 1)


def is_short(form: str) -> bool:
    """Return whether ``form`` looks like an acronym: one word of at most eight letters, capitals but for a few.

    >>> [is_short(form) for form in ("RAG", "LoRA", "mAP", "ChatGPT", "Mamba")]
    [True, True, True, False, False]
    """
    letters = re.sub(r"[\W\d_]", "", form)
    small = sum(map(str.islower, letters))
    return " " not in form.strip() and 1 < len(letters) <= 8 and small * 3 <= len(letters)


def defines(rule: str) -> bool:
    """Return whether a rule of extraction is a definition in the text: brackets, a gloss, an acronym spelled out."""
    return bool(re.search(r"gloss|acronym|bracket|paren|expan|abbrev|defin|aka", rule.casefold()))


NO_SHORT = "two names, neither short for the other"


# -- what is surely different ------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 18)
def differ(form: str, other: str) -> str | None:
    """Return why two names are surely two things, or None where the names alone do not say.

    >>> differ("GPT-4", "GPT-4o"), differ("LoRA", "LoRA+"), differ("Llama-2", "Llama 3")
    ('one name is longer', 'a plus sign tells them apart', 'the numbers differ')
    >>> differ("DPO", "DAPO"), differ("Video-MME", "VideoMME"), differ("TTS", "test-time scaling")
    ('two names, neither short for the other', None, None)
    """
    form, other = _bare(form), _bare(other)
    if key(form) == key(other) or is_acronym(form, other) or is_acronym(other, form):
        return None
    if key(without_version_mark(form) or form) == key(without_version_mark(other) or other):
        return None
    ours, theirs = tokens(form), tokens(other)
    if ours.count("+") != theirs.count("+"):
        return "a plus sign tells them apart"
    if [t for t in ours if t in "^@"] != [t for t in theirs if t in "^@"]:
        return "a sign tells them apart"
    numbers, other_numbers = [t for t in ours if t[0].isdigit()], [t for t in theirs if t[0].isdigit()]
    letters = "".join(t for t in ours if not t[0].isdigit())
    other_letters = "".join(t for t in theirs if not t[0].isdigit())
    if numbers != other_numbers and (letters == other_letters or letters == other_letters.replace("v", "")):
        return "the numbers differ"
    if len(ours) == len(theirs):
        unlike = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
        if len(unlike) == 1 and unlike[0][0][0].isdigit() != unlike[0][1][0].isdigit():
            return "a number tells them apart"
    if hangul(form) != hangul(other):
        apart = {n for n in numbers if len(n) > 1} ^ {n for n in other_numbers if len(n) > 1}
        return "the numbers differ" if apart and numbers and other_numbers else None
    if _inside(ours, theirs) or _inside(theirs, ours):
        return "one name is longer"
    short, long = sorted((key(form), key(other)), key=len)
    if proper(form) and proper(other) and not (abbreviates(form, other) or abbreviates(other, form)):
        if long.startswith(short) or long.endswith(short):
            return "one name is longer"
        return NO_SHORT
    if numbers != other_numbers and numbers and other_numbers:
        return "the numbers differ"
    return None


def _bare(form: str) -> str:
    """Return ``form`` without a class word at its end, whatever the type."""
    return next((short for kind in GENERIC if (short := without_generic(form, kind))), form)


@lru_cache(maxsize=1 << 16)
def abbreviates(short: str, long: str) -> bool:
    """Return whether one word may be short for several: the heads of some of their words, in order, from the first.

    >>> abbreviates("MemOS", "Memory OS for AI System"), abbreviates("SyncCFG", "Synchronization-Enhanced CFG")
    (True, True)
    >>> abbreviates("DPO", "Dr. GRPO"), abbreviates("GPT-4", "GPT-4o mini")
    (False, False)
    """
    if " " in short.strip() or " " not in long.strip():
        return False
    letters = re.sub(r"[^a-z0-9]", "", plain(short))
    words = re.findall(r"[a-z0-9]+", plain(re.sub(r"([a-z])([A-Z])", r"\1 \2", long)))
    if len(letters) < 2 or not words or "".join(words).startswith(letters):
        return False
    reached = {taken for taken in range(1, len(letters) + 1) if words[0].startswith(letters[:taken])}
    for word in words[1:]:
        reached |= {
            at + taken
            for at in reached
            for taken in range(1, min(len(word), len(letters) - at) + 1)
            if word.startswith(letters[at : at + taken])
        }
    return len(letters) in reached


def words_apart(form: str, other: str) -> bool:
    """Return whether two names are one kind of thing, told apart by a word: "image generation", "video generation".

    >>> words_apart("image generation", "video generation"), words_apart("text-to-speech", "speech-to-text")
    (True, True)
    >>> words_apart("recall", "accuracy"), words_apart("robot manipulation", "robotic manipulation")
    (False, False)
    """
    ours, theirs = tokens(form), tokens(other)
    if len(ours) != len(theirs) or ours == theirs or same_words(form, other) or not {*ours} & {*theirs} - STOP_WORDS:
        return False
    if "to" in ours[1:-1] and "to" in theirs[1:-1]:
        return True
    return ours[-1] == theirs[-1] and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1


def compact(form: str) -> bool:
    """Return whether every word of ``form`` looks like a part of a name: "LongBench v2", but not "VLM backbone".

    >>> compact("LongBench v2"), compact("VLM backbone"), compact("Llama Guard"), compact("o1 series")
    (True, False, True, False)
    """
    return all(re.match(r"[^a-z]|v\d|\S*[A-Z\d@]|[a-z]\b", word) for word in form.split())


def _inside(some: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """Return whether the tokens ``some`` stand in ``more`` one behind the other, with others around them."""
    n = len(some)
    return n < len(more) and any(more[i : i + n] == some for i in range(len(more) - n + 1))


# -- sizes -------------------------------------------------------------------------------------------------------------

_SIZE = r"(?:\d+x)?\d+(?:\.\d+)?\s?[bBM](?:[-_ ]?A\d+(?:\.\d+)?\s?[bBM])?"
_TUNED = r"(?:[-_ ](?:base|instruct|chat|it|hf|preview|thinking))*"
_SIZED = re.compile(rf"^(.*?[A-Za-z가-힣].*?)[-_\s]*[(（]?({_SIZE})[)）]?({_TUNED})$", re.I)
BARE_SIZE = re.compile(rf"^{_SIZE}$")


@lru_cache(maxsize=1 << 17)
def family_of(form: str) -> tuple[str, str] | None:
    """Return the family and the size of a model's name that ends in a number of parameters, else None.

    >>> family_of("Qwen2.5-VL-7B"), family_of("Llama-3.1 (8B)"), family_of("Qwen3-235B-A22B-Instruct")
    (('Qwen2.5-VL', '7B'), ('Llama-3.1', '8B'), ('Qwen3', '235B-A22B'))
    >>> family_of("GPT-4"), family_of("7B"), family_of("Mixtral 8x7B")
    (None, None, ('Mixtral', '8x7B'))
    """
    found = _SIZED.match(unicodedata.normalize("NFKC", form).strip())
    if not found or not re.search(r"(?<![\d.])(?:\d+x)?\d", found[2]):
        return None
    family = found[1].rstrip(" -_(")
    if len(family) < 2 or family[-1] in ".," or not re.search(r"[^\W\d_]", family):
        return None
    return family, re.sub(r"\s", "", found[2])
