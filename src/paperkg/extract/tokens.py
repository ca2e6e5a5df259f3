"""Text to tokens, as arrays: Latin words, Hangul words, numbers and marks, with all that is asked of a word computed once.

A name and the particle stuck to it are two tokens ("OmniZip은" is ``OmniZip`` and ``은``). What is asked of a word (its
folded hash, its stems without particles, its shape, the cue that it is) is computed once for each distinct word and
gathered from a table, so that a paper costs one pass of a regular expression and a few numpy operations.

Offsets are always those of the text as given; words are compared after NFC, case folding and the loss of marks.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]

HANGUL = "가-힣ᄀ-ᇿㄱ-ㆎ"
# A hyphen before one of these ends a name: "GRPO-based reward" holds the name GRPO.
TAILS = "based|style|like|powered|generated|trained|equipped|inspired|family|series|class"
TOKEN = re.compile(
    rf"[{HANGUL}]+"
    rf"|[^\W_{HANGUL}]+(?:(?:[-‐‑'’._@^*×](?!(?:{TAILS})\b)|-[.]?)[^\W_{HANGUL}]+)*(?:\+{{1,2}}(?![\w]))?"
    r"|\S"
)

LATIN, KOREAN, NUMBER, MARK, JOIN = 1, 2, 3, 0, 4

PARTICLES = frozenset(
    "은 는 이 가 을 를 의 에 로 와 과 도 만 나 랑 으로 에서 에게 까지 부터 보다 처럼 같이 마다 조차 이나 이며 이고 이라 라 라는 이라는 란 이란 인 들 들이 들은 들을 들의 "
    "에는 에도 에만 에서는 에서도 에서의 에의 에게서 로는 로도 로의 로서 로써 로부터 으로는 으로도 으로의 으로서 으로써 으로부터 와는 와의 과는 과의 까지의 부터의 만의 만을 만으로 "
    "이다 이자 이었다 였다 입니다 이라고 라고 라면 이라면 이면 든 이든 등 등의 등을 등에 등이 등은 및 하고 하며 하는 한 하여 해 했다 한다 한다는 하기 하도록 할 함 합니다 된 되는 되어 되었다 된다 됨 "
    "됩니다 되며 되고 시 시의 시에 간 간의 별 별로 상 상의 상에서 내 내의 내에서 형 식 적 적인 적으로 용 급 급의 뿐 뿐만 대비 기반 기반의 기반으로 또는 혹은 이라면 인데 이지만 지만 으로만 로만 에서만 과도 와도 들과 들에 들로 들에서 에대한 "
    "이며 며 고 이후 이전".split()
)
# Endings that a noun phrase may wear; what stands before them can be a name of its own.
ENDINGS = sorted(
    set(
        "은 는 이 가 을 를 의 에 로 와 과 도 만 나 으로 에서 에게 까지 부터 보다 처럼 마다 이나 이며 이고 라는 이라는 란 이란 인 들 들이 들은 들을 들의 들에 들과 에는 에도 에서는 에서도 에서의 에의 "
        "로는 로도 로의 로서 로써 로부터 으로는 으로도 으로의 으로서 으로써 으로부터 와는 와의 과는 과의 까지의 만의 만을 만으로 이다 이자 입니다 이라고 라고 하는 하고 하며 하여 해 한 할 함 하기 하기 된 되는 되어 된다 "
        "시 시의 시에 간 간의 별 별로 상 상의 상에서 내 내의 내에서 적 적인 적으로 용 등 등의 등을".split()
    ),
    key=lambda p: (-len(p), p),
)
# These never end a Korean noun by accident often enough to matter: the word before them ends here for sure.
SURE = frozenset(
    "은 는 을 를 으로 에서 에게 까지 부터 보다 처럼 이며 이고 라는 이라는 들이 들은 들을 들의 에는 에도 에서는 에서도 에서의 로는 로의 로서 로써 로부터 으로는 으로도 으로의 으로서 "
    "으로써 으로부터 와는 와의 과는 과의 까지의 만의 만을 만으로 이다 입니다 이라고 라고 하는 하고 하며 하여 되는 되어 된다 등의 등을 상에서 내에서 적으로".split()
)
VERBAL = re.compile(
    r".+(하는|하여|했다|한다|하고|하며|하기|하도록|합니다|했습니다|하였다|하였으며|하였습니다|되는|되어|되었다|된다|됩니다|되었습니다|되며|되고|된|시켜|시키는|시킨다|시킴|이다|있다|없다|않는|않고|입니다|습니다|였다|으며|지만|면서|는데|어야|아야)$"
)

JOINERS = frozenset("- & · ‑ – /".split())
CONNECTORS = frozenset("of for and in to with on from the via by a".split())
STOPS = frozenset(
    "a an the this that these those we our ours us it its they their them he she his her i you your is are was were be been being has have had do does did "
    "can could may might will would shall should must not no nor or but if then than so such as at by from into onto over under between among across through "
    "during while when where which who whom whose what how why because since although though however moreover furthermore therefore thus hence also both either "
    "neither each every all any some many much more most few less least other another same own very too only just even still yet already often here there "
    "upon about against within without toward towards per via et al e.g i.e etc versus vs up out off above below propose proposes proposed introduce introduces introduced "
    "present presents presented achieve achieves achieved show shows shown demonstrate demonstrates demonstrated outperform outperforms outperforming using uses used use "
    "및 또는 그리고 등 등의 등을 본 이 그 각 수 것 것을 것이 것은 것으로 위해 위한 통해 통한 대한 대해 대비 따라 따른 하는 있는 없는 있다 없다 있으며 있음 없이 같은 다른 모든 여러 다양한 기존 기존의 새로운 더 가장 매우 최초로 "
    "함께 특히 또한 이를 이는 이러한 그러나 반면 때 때문에 경우 가지 개의 개 연구는 연구에서는 논문은 논문에서는 연구 논문".split()
)
GENERIC = frozenset(
    "benchmark benchmarks dataset datasets model models framework frameworks method methods algorithm algorithms metric metrics score scores task tasks "
    "벤치마크 데이터셋 데이터세트 모델 프레임워크 방법 방법론 기법 알고리즘 지표 점수 과제 작업 태스크".split()
)
# Words that name a kind of thing, and the kind they speak for: 1 Model … 6 Task, as in `paperkg.model.ENTITY_TYPES`.
CLASS_WORDS = {
    **dict.fromkeys("model models 모델 모델들 llm llms vlm vlms mllm mllms backbone 백본 checkpoint agent assistant 에이전트 lm lms lmm lmms 모델인 시리즈 family 챗봇".split(), 1),
    **dict.fromkeys(
        "method methods framework frameworks algorithm algorithms approach approaches technique techniques strategy strategies pipeline pipelines architecture architectures module "
        "modules mechanism mechanisms loss paradigm system systems scheme network networks optimizer layer tuning training 방법 방법론 기법 알고리즘 프레임워크 전략 파이프라인 아키텍처 "
        "모듈 메커니즘 손실 패러다임 시스템 구조 접근법 접근 네트워크 방식 기술 엔진 라이브러리 툴킷 toolkit library 학습 훈련".split(), 2),
    **dict.fromkeys("benchmark benchmarks leaderboard arena suite bench testbed 벤치마크 벤치 리더보드 평가셋 테스트셋 challenge exam".split(), 3),
    **dict.fromkeys("dataset datasets corpus corpora data collection 데이터셋 데이터세트 데이터 코퍼스 말뭉치 샘플".split(), 4),
    **dict.fromkeys("metric metrics score scores accuracy rate error 지표 점수 정확도 메트릭 비율 성공률 지수 척도 수치".split(), 5),
    **dict.fromkeys("task tasks problem problems 과제 작업 태스크 문제 분야 domain domains 도메인".split(), 6),
}  # fmt: skip
# Words that say what the paper does with the thing beside them; the group is what counts.
CUES = {
    1: "propose proposes proposed introduce introduces introduced introducing present presents presented develop develops developed release released build built construct constructed "
       "제안 제안한다 제안하는 제안하며 제안하고 제안하여 제안하였다 제안했다 제안함 제안합니다 소개 소개한다 소개하는 소개하며 소개함 소개합니다 제시 제시한다 제시하는 제시하며 제시함 제시합니다 개발 개발하여 개발하는 "
       "개발함 개발하였다 개발했다 개발한다 구축 구축하여 구축하고 구축함 구축하는 구축하였다 도입 도입하여 도입하고 도입한다 도입함 도입하였다 설계 설계하여 설계함 공개 공개함 공개하여 고안 novel new 새로운",
    2: "evaluate evaluates evaluated evaluating evaluation evaluations experiments experiment tested test 평가 평가에서 평가하여 평가하는 평가함 평가한 평가하고 평가한다 실험 실험에서 실험을 실험은 실험적으로 검증 검증하였다 검증함 테스트",
    3: "outperform outperforms outperformed outperforming surpass surpasses surpassing surpassed compared comparable baseline baselines exceeding exceeds than beats rival 비교 비교하여 비교해 비교했을 대비 보다 능가 능가하는 능가하며 "
       "능가하고 능가함 능가한다 능가했다 뛰어넘는 우수한 앞서 기존 상회",
    4: "train trained training pretrained pre-trained fine-tuned finetuned fine-tune tuned trains 학습 학습된 학습한 학습하여 훈련 훈련된 훈련하여 사전학습된 미세조정 파인튜닝",
    5: "use uses used using utilize utilizes utilizing leverage leverages leveraging employ employs employing based apply applying applies applied adopt adopts built-on via with 사용 사용하여 사용하는 사용한 활용 활용하여 활용한 활용하는 "
       "활용해 이용 이용하여 기반 기반으로 기반의 적용 적용하여 적용한 적용하는 통해 결합 결합하여 결합한 통합",
    6: "achieve achieves achieved achieving improve improves improved improving improvement reduce reduces reducing reduction increase gain gains boost boosts 달성 달성하며 달성하여 달성하고 달성함 달성하였다 달성했다 달성한다 향상 향상시켜 향상시킴 "
       "향상된 향상을 개선 개선하여 개선된 개선을 감소 감소시켜 감소를 줄이는 줄이고 줄여 기록 기록하며 기록하였다 증가 단축 절감",
    7: "address addresses addressing solve solves solving problem challenge challenging challenges tackle tackles 해결 해결하기 해결하고자 해결하는 문제 문제를 과제 어려움 한계 한계를 한계가 목표 목표로 위한 위해",
    8: "such including e.g like namely respectively 등 등의 등에서 등을 같은 포함 포함한 포함하여 포함하는 각각 특히",
    9: "without not no nor instead rather unlike 없이 않고 않으며 않는 않은 아닌 대신 달리 의존하지",
    10: "state-of-the-art sota best leading strong previous prior existing recent popular widely 최신 최고 최첨단 선도 이전 최근 널리 대표적인",
    11: "open-source open-sourced publicly available code 오픈소스 코드",
    12: "called named termed dubbed namely denoted abbreviated 이름 명명 불리는 라고 이라는 라는 이라고",
}  # fmt: skip
CUE_OF = {word: group for group, words in CUES.items() for word in words.split()}

MASK64 = (1 << 64) - 1
BASE = 0x9E3779B97F4A7C15 | 1

WORD_BITS = 22


def spell(word: str) -> str:
    """Return ``word`` in NFC: what is compared and looked up."""
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def fold(word: str) -> str:
    """Return the letters and digits of ``word`` that decide whether two names are one: no case, marks or plural.

    >>> fold("Diffusion-Models"), fold("C++"), fold("64×64"), fold("FLOPs")
    ('diffusionmodel', 'c++', '64x64', 'flop')
    """
    word = unicodedata.normalize("NFKC", word).casefold().replace("×", "x")
    word = "".join(c for c in word if c.isalnum() or c == "+")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    return word


def hash_text(text: str) -> int:
    """Return a 22-bit hash of ``text`` that is the same on every machine and in every process."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) & ((1 << WORD_BITS) - 1)


def poly(text: str) -> tuple[int, int]:
    """Return the polynomial hash of ``text`` and the factor that appends it: ``h(ab) = h(a) * factor(b) + h(b)`` modulo 2**64."""
    value, factor = 0, 1
    for c in text:
        value = (value * BASE + ord(c) * 0x100000001B3 + 1) & MASK64
        factor = (factor * BASE) & MASK64
    return value, factor


def key_of(text: str) -> int:
    """Return the key of a name: equal for two spellings that differ only in case, marks, spaces or plural.

    >>> key_of("Diffusion Model") == key_of("diffusion-models")
    True
    """
    value = 0
    for found in TOKEN.finditer(text):
        folded = fold(found.group())
        if folded:
            one, factor = poly(folded)
            value = (value * factor + one) & MASK64
    return value


def shape(word: str) -> str:
    """Return the shape of a word, runs folded: ``Qwen2.5-VL`` is ``Xx0.0-X``.

    >>> shape("Qwen2.5-VL")
    'Xx0.0-X'
    """
    out: list[str] = []
    for c in word[:40]:
        s = "0" if c.isdigit() else "X" if c.isupper() else "x" if c.islower() else "가" if "가" <= c <= "힣" else c
        if not out or out[-1] != s:
            out.append(s)
    return "".join(out)[:8]


@dataclass
class Lexicon:
    """What training learned of single words: ``stops`` never stand inside a name, ``nouns`` end like a particle but do not."""

    stops: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()


# The columns of the table of words.
COLUMNS = (
    "kind low shape suf3 suf4 suf5 pre3 pre4 flags cue klass generic cut1 low1 end1 cut2 low2 end2 length upper digit head"
).split()
COL = {name: place for place, name in enumerate(COLUMNS)}
F_WORD, F_START, F_END, F_SURE, F_PARTICLE, F_VERBAL, F_STOP, F_PROPER, F_ENDMARK, F_INITIAL, F_CAPS = (
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024,
)  # fmt: skip


@dataclass
class WordTable:
    """What is asked of words, a row for each distinct one, grown as words come; forgotten when it grows past ``limit``."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    limit: int = 300_000
    rows: dict[str, int] = field(default_factory=dict)
    _ints: list[tuple[int, ...]] = field(default_factory=list)
    _keys: list[tuple[int, ...]] = field(default_factory=list)
    _int_array: npt.NDArray[np.int32] = field(default_factory=lambda: np.zeros((0, len(COLUMNS)), np.int32))
    _key_array: Hashes = field(default_factory=lambda: np.zeros((0, 6), np.uint64))

    def look_up(self, words: Sequence[str]) -> Ints:
        """Return the row of each word, making the rows that are not there yet."""
        if len(self.rows) > self.limit:
            self.rows.clear()
            self._ints.clear()
            self._keys.clear()
            self._int_array, self._key_array = self._int_array[:0], self._key_array[:0]
        rows = self.rows
        try:
            return np.array([rows[w] for w in words], np.int32)
        except KeyError:
            for word in words:
                if word not in rows:
                    ints, keys = describe(word, self.lexicon)
                    rows[word] = len(self._ints)
                    self._ints.append(ints)
                    self._keys.append(keys)
        return np.array([rows[w] for w in words], np.int32)

    def arrays(self) -> tuple[npt.NDArray[np.int32], Hashes]:
        """Return the table as two arrays: the columns of `COLUMNS`, and (hash, factor) of the word and of its two stems."""
        if len(self._int_array) != len(self._ints):
            done = len(self._int_array)
            self._int_array = np.concatenate([self._int_array, np.array(self._ints[done:], np.int32)])
            self._key_array = np.concatenate([self._key_array, np.array(self._keys[done:], np.uint64)])
        return self._int_array, self._key_array


def stems(word: str, lexicon: Lexicon) -> list[str]:
    """Return up to two shorter readings of a Hangul word: without its particle.

    >>> stems("정확도를", Lexicon()), stems("추론", Lexicon())
    (['정확도'], [])
    """
    out: list[str] = []
    for ending in ENDINGS:
        if len(word) - len(ending) >= 1 and word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) >= 2 or len(out) == 0:
                out.append(stem)
            if len(out) == 2:
                break
    return out


def describe(word: str, lexicon: Lexicon) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the row of ``word``: its columns, and the hashes of itself and of its stems."""
    plain = spell(word)
    lower = plain.casefold()
    folded = fold(plain)
    first = plain[0]
    hangul = "가" <= first <= "힣" or "ᄀ" <= first <= "ᇿ" or "ㄱ" <= first <= "ㆎ"
    kind = KOREAN if hangul else MARK
    if not hangul and folded:
        kind = NUMBER if folded.isdigit() or re.fullmatch(r"[\d.,%]+", plain) else LATIN
    if plain in JOINERS:
        kind = JOIN
    flags = 0
    stop = lower in STOPS or lower in lexicon.stops
    connector = lower in CONNECTORS
    cuts: list[str] = []
    if kind == KOREAN:
        particle = plain in PARTICLES
        if particle:
            flags |= F_PARTICLE
        noun = plain in lexicon.nouns
        cuts = [] if stop else stems(plain, lexicon)
        if cuts and not noun and plain[len(cuts[0]) :] in SURE:
            flags |= F_SURE
        if VERBAL.match(plain) and not noun:
            flags |= F_VERBAL
    usable = kind in (LATIN, KOREAN, NUMBER) and not stop
    if usable:
        flags |= F_WORD | F_END
        if kind != NUMBER:
            flags |= F_START
    if stop:
        flags |= F_STOP
    if connector or kind == JOIN:
        flags = (flags | F_WORD) & ~(F_START | F_END)
    inner = sum(c.isupper() for c in plain[1:])
    digits = any(c.isdigit() for c in plain)
    if kind == LATIN:
        if inner or (digits and len(plain) > 1):
            flags |= F_PROPER
        if first.isupper():
            flags |= F_INITIAL
        if plain.isupper() and len(plain) > 1:
            flags |= F_CAPS
    if plain in ".!?。":
        flags |= F_ENDMARK
    head = re.split(r"[-‐‑_]", lower)[-1]
    cut_words = [*cuts, "", ""][:2]
    values, factors = poly(folded)
    keys = [values, factors]
    for cut in cut_words:
        keys.extend(poly(fold(cut)))

    def length_as_written(stem: str) -> int:
        if not stem or plain == word:
            return len(stem)
        # decomposed Hangul: find how much of the word as written makes the stem
        return next((n for n in range(len(word) + 1) if spell(word[:n]) == stem), 0)

    ints = (
        kind, hash_text(lower), hash_text("S" + shape(plain)), hash_text("3" + lower[-3:]), hash_text("4" + lower[-4:]),
        hash_text("5" + lower[-5:]), hash_text("<" + lower[:3]), hash_text("<<" + lower[:4]), flags, CUE_OF.get(lower, 0),
        CLASS_WORDS.get(lower, 0), int(lower in GENERIC),
        length_as_written(cut_words[0]), hash_text(cut_words[0]), hash_text(plain[len(cut_words[0]) :]),
        length_as_written(cut_words[1]), hash_text(cut_words[1]), hash_text(plain[len(cut_words[1]) :]),
        len(plain), min(inner, 9), int(digits), hash_text("H" + head),
    )  # fmt: skip
    return ints, tuple(keys)
