"""Number phrases of Korean and English text as values: digits, scales, words, ranges, "from A to B", units, bounds.

`read_numbers` finds every quantity of a text, whether or not it is a result; which of them are results is decided in
`paperkg.extract.claims`. Numbers inside names, dates, versions, exponents and malformed digits are no quantities.

>>> [str(q) for q in read_numbers("추론 속도를 2.7~3.8배 높이고 점수를 0.62에서 0.73으로 올렸다")]
['2.7~3.8 x', '0.62 → 0.73']
>>> [str(q) for q in read_numbers("up to 3 million tokens, GPT-4, 2024-06-12, 3.5.1, 1e9")]
['≤ 3000000 tokens']
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from ..errors import ReadError
from ..model import Bound
from ..ontology import ontology_folder


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of ``ontology/terms/units.csv``: one spelling of a unit, its other forms, and its exact size.

    Units of the same ``quantity`` convert into each other; ``factor`` is the size in the quantity's base unit, or
    ``None`` where no exact conversion exists (a month is no number of days).
    """

    name: str
    forms: tuple[str, ...] = ()
    quantity: str = ""
    factor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase: characters ``start`` to ``end`` of the text that was read, and what they say.

    ``value`` to ``value_max`` is a range, ``previous`` is A of "from A to B". ``sign`` is ``+`` or ``-`` where one is
    written before the number; the value itself is never negative. ``scaled`` is True for a number with a scale word
    (만, million, K). ``rule`` says how the value follows from the text: ``digits``, ``scale``, ``word``, ``fraction``.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None = None
    previous: Decimal | None = None
    unit: str | None = None
    bound: Bound | None = None
    sign: str = ""
    scaled: bool = False
    rule: str = "digits"

    def __str__(self) -> str:
        return format_quantity(self)


@cache
def known_units() -> tuple[Unit, ...]:
    """Return the rows of ``ontology/terms/units.csv``; raises `ReadError` where a row is off."""
    return read_units(ontology_folder() / "terms" / "units.csv")


def read_units(path: Path) -> tuple[Unit, ...]:
    """Read a table of units: ``name,forms,ko,quantity,factor``, lists separated by ``|``."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = []
        for line, row in enumerate(csv.DictReader(lines), start=2):
            name = (row.get("name") or "").strip()
            if not name:
                raise ReadError(path, "a unit needs a name in its first column", line=line)
            factor = (row.get("factor") or "").strip()
            if factor and not re.fullmatch(r"\d+(\.\d+)?", factor):
                raise ReadError(path, f"the factor {factor!r} is no decimal number", line=line)
            forms = f"{row.get('forms') or ''}|{row.get('ko') or ''}".split("|")
            rows.append(
                Unit(
                    name,
                    tuple(form.strip() for form in forms if form.strip()),
                    (row.get("quantity") or "").strip(),
                    Decimal(factor) if factor else None,
                )
            )
    return tuple(rows)


def canonical_unit(form: str) -> str | None:
    r"""Return the one spelling of a unit, or ``None`` if no row of the table has this form.

    >>> canonical_unit("배"), canonical_unit("percentage points"), canonical_unit("\\%"), canonical_unit("furlongs")
    ('x', '%p', '%', None)
    """
    forms = _unit_names()
    return forms.get(form) or forms.get(form.casefold())


def convert(value: Decimal, unit: str, other: str) -> Decimal | None:
    """Return ``value`` of ``unit`` in the unit ``other``, exactly, or ``None`` where no exact conversion exists.

    >>> convert(Decimal("1.5"), "x", "%"), convert(Decimal(250), "ms", "s"), convert(Decimal(3), "points", "%")
    (Decimal('150'), Decimal('0.25'), None)
    """
    if unit == other:
        return value
    units = {row.name: row for row in known_units()}
    source, target = units.get(unit), units.get(other)
    if source is None or target is None or not source.quantity or source.quantity != target.quantity:
        return None
    if source.factor is None or target.factor is None:
        return None
    return _exact(Fraction(value) * Fraction(source.factor) / Fraction(target.factor))


def _exact(number: Fraction) -> Decimal | None:
    """Return a fraction as a decimal, or ``None`` where its digits never end."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return plain(Decimal(number.numerator) / Decimal(number.denominator)) if rest == 1 else None


def plain(number: Decimal) -> Decimal:
    """Return an equal number without trailing zeros or an exponent.

    >>> plain(Decimal("98.10")), plain(Decimal("1E+3"))
    (Decimal('98.1'), Decimal('1000'))
    """
    short = number.normalize()
    exponent = short.as_tuple().exponent
    return short.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short


_BOUND_SIGN: dict[Bound, str] = {"at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}


def format_quantity(quantity: Quantity) -> str:
    """Write a quantity in one form that `parse_quantity` reads back.

    >>> format_quantity(Quantity(0, 0, Decimal("2.7"), Decimal("3.8"), unit="x", bound="about"))
    '≈ 2.7~3.8 x'
    """
    number = f"{quantity.sign}{quantity.value:f}"
    if quantity.value_max is not None:
        number += f"~{quantity.value_max:f}"
    if quantity.previous is not None:
        number = f"{quantity.previous:f} → {number}"
    bound = _BOUND_SIGN[quantity.bound] if quantity.bound else ""
    return f"{bound}{number} {quantity.unit or ''}".rstrip()


def parse_quantity(text: str) -> Quantity | None:
    """Return the quantity that is the whole of ``text``, or ``None`` if it is none, or more than one.

    >>> parse_quantity("최대 2.75배").value, parse_quantity("1,2,3"), parse_quantity("10^-3"), parse_quantity("NaN점")
    (Decimal('2.75'), None, None, None)
    """
    found = read_numbers(text)
    if len(found) != 1 or text[: found[0].start].strip() or text[found[0].end :].strip():
        return None
    return found[0]


# One character for one, so that places stay: full-width forms, and the many strokes that stand for minus and tilde.
_FOLD = str.maketrans(
    "０１２３４５６７８９．，％＋－～∼〜˜≃–—−‐‑⁓×✕✖（）＝＞＜／＄　\u00a0\u202f\u2009",
    "0123456789.,%+-~~~~~-----~xxx()=></$    ",
)

_SCALES = {
    "천": 10**3, "만": 10**4, "백만": 10**6, "천만": 10**7, "억": 10**8, "조": 10**12,
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "K": 10**3, "k": 10**3, "M": 10**6, "B": 10**9, "T": 10**12,
}  # fmt: skip
_SCALE = (
    r"(?:백만|천만|천(?!\s?[가-힣]*년)|만(?![가-힣]{0,1}[족들큼])|억|조(?![각건직합금정])"
    r"|[ ]?(?:thousand|million|billion|trillion)(?![a-z])|[KkMBT](?![A-Za-z0-9]))"
)

_WORDS = {
    "one": 1,
    "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twenty": 20, "hundred": 100, "a hundred": 100, "thousand": 1000, "a thousand": 1000,
}  # fmt: skip
_HUNDREDS = {"두": 2, "세": 3, "네": 4, "열": 10, "십": 10, "백": 100, "천": 1000}
_PART = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
         "tenth": 10, "hundredth": 100, "thousandth": 1000}  # fmt: skip
_DIGIT = "one|two|three|four|five|six|seven|eight|nine|ten"
_ONES = "two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|hundred|a thousand|thousand"

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_ATOM = re.compile(rf"(?P<money>\\?\$[ ]?)?(?P<sign>[+-])?(?P<x>x[ ]?)?(?P<num>{_NUMBER})(?P<scale>{_SCALE})?")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_MAX_DIGITS = 15  # more than a result ever has; also what a double holds exactly, for whoever reads the tables

_WORD = re.compile(
    rf"""(?P<kofold>(?<![가-힣])(?P<kn>두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?배(?![경치포열우]))
    | (?P<kopart>(?P<kd>\d{{1,4}}|[두세네열]|십|백|천)\s?분의\s?(?P<ku>\d{{1,3}}|일))
    | (?P<slash>(?<![\d/.\w^-])1/(?P<sd>[2-9]|1\d|[2-9]\d|[1-9]\d\d|[1-9]0{{3}})(?![\d/]|[.,]\d))
    | (?P<kohalf>(?<![가-힣])(?:절반|반(?=으로\s?(?:줄|감소|단축|축소))))
    | (?P<twice>(?<![A-Za-z])(?:twice|doubl(?:es|ed|ing|e(?=\s(?:the|its|our)\s)))(?![A-Za-z-]))
    | (?P<triple>(?<![A-Za-z])tripl(?:es|ed|ing|e(?=\s(?:the|its|our)\s))(?![A-Za-z-]))
    | (?P<fold>(?<![A-Za-z])(?P<fn>{_ONES})(?:[ -]?fold|[ -]times|x)(?![A-Za-z]))
    | (?P<count>(?<![A-Za-z-])(?P<cn>{_DIGIT})[ -]
        (?P<cu>seconds?|minutes?|hours?|days?|weeks?|points?|percent)(?![A-Za-z]))
    | (?P<magnitude>(?<![A-Za-z])(?P<mn>an?|one|two|three|four|five|six|\d)[ ]orders?[ ]of[ ]magnitude)
    | (?P<part>(?<![A-Za-z])(?:an?|one)[ -](?P<pn>{"|".join(_PART)})(?![A-Za-z]))
    | (?P<half>(?<![A-Za-z-])(?:half(?![A-Za-z-])|halv(?:es|ed|ing)(?![A-Za-z])))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUICK = re.compile(  # what every number phrase has; most texts without it are passed over at once
    r"\d|배|절반|반으로|분의|twice|doubl|tripl|fold|times|magnitude|half|halv|third|quarter|fourth|fifth|tenth|dredth|sandth"
    r"|second|minute|hour|day|week|point|percent",
    re.IGNORECASE,
)

_AT_MOST = (
    r"최대|최고|많게는|up to(?: about| nearly| an?| almost)?|as (?:much|many|high) as|at most|less than|fewer than"
    r"|no more than|under|below|within|<|≤|<=|\\leq?|미만"
)
_AT_LEAST = (
    r"최소|적어도|at least|more than|over|above|exceed(?:s|ing|ed)?|greater than|higher than|no less than|beyond"
    r"|surpass(?:es|ing|ed)?|>|≥|>=|\\geq?"
)
_ABOUT = r"약|대략|거의|평균 약|about|approximately|around|roughly|nearly|almost|close to|~|≈|\\sim|\\approx"
_BOUNDS: tuple[tuple[str, Bound], ...] = ((_AT_MOST, "at_most"), (_AT_LEAST, "at_least"), (_ABOUT, "about"))
_BEFORE = tuple((re.compile(rf"(?:{words})[ ]?$", re.IGNORECASE), bound) for words, bound in _BOUNDS)
_AFTER: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (
        re.compile(r"\s?(?:의\s)?(?:이상|초과|or more|or greater|or higher|남짓|\+(?![\d.]))|(?<=[배%점])\s?넘"),
        "at_least",
    ),
    (re.compile(r"\s?(?:의\s)?(?:이하|미만|이내|or less|or fewer|or lower|밖에)"), "at_most"),
    (re.compile(r"\s?(?:정도|가량|내외|안팎|쯤)|가까이"), "about"),
    (re.compile(r"까지|\s내(?:에|로)(?![가-힣])"), "at_most"),
)


@cache
def _unit_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for unit in known_units():
        for form in (unit.name, *unit.forms):
            names.setdefault(form, unit.name)
            names.setdefault(form.casefold(), unit.name)
    return names


# A Korean unit may be the head of another word: 배 of 배치, 분 of 분류, 점 of 점수.
_KO_NOT = {
    "배": "경치포열우합급분터", "점": "수검군진차", "초": "당기점과록", "분": "의류석기야산포할리",
    "주": "요어장의입제도",
    "도": "구", "원": "본인", "단계": "별적", "문제": "", "시간": "적", "프레임": "워", "일": "", "토큰": "화",
}  # fmt: skip
_KO_ONLY = {
    "일": r"(?=\s?(?:만|동안|내|이내))", "주": r"(?=\s?(?:만|동안|내|이내))",
    "점": r"(?=[^가-힣]|$|[의을를이은는에으로과와만대도까]|포인트)",
}  # fmt: skip


@cache
def _unit_pattern() -> re.Pattern[str]:
    """The longest form first; a Latin form ends where its word ends."""
    parts = []
    for form in sorted({f for u in known_units() for f in (u.name, *u.forms)}, key=lambda f: (-len(f), f)):
        body = re.escape(form).replace(r"\ ", r"\s")
        if re.search(r"[가-힣]$", form):
            parts.append(body + (f"(?![{_KO_NOT[form]}])" if _KO_NOT.get(form) else "") + _KO_ONLY.get(form, ""))
        elif form[-1].isalpha():
            parts.append(body + r"(?![A-Za-z0-9]|-[A-Za-z])")
        else:
            parts.append(body)
    gap = r"(?:\s|(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z가-힣])\s)?"
    return re.compile(rf"{gap}(?P<unit>{'|'.join(parts)})")


def read_numbers(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; they do not overlap.

    Never raises, whatever the text. Left out: digits glued to Latin letters ("GPT4", "4D"), versions ("3.5.1"),
    dates ("2024-06-12"), sizes ("512x512"), powers ("10^-3", "1e9"), malformed groups ("1,2,3"), "%%", and numbers of
    more than 15 digits.

    >>> [str(q) for q in read_numbers("절반으로 줄였고 98.10%p 이상, ５０％, 1.26백만 개, a tenth of the cost")]
    ['50 %', '≥ 98.1 %p', '50 %', '1260000', '0.1 x']
    """
    if not _QUICK.search(text):
        return ()
    folded = text.translate(_FOLD)
    atoms = _read_atoms(folded)
    return tuple(_with_bound(folded, quantity) for quantity in _join(folded, atoms))


def _read_atoms(text: str) -> list[Quantity]:
    """Find single numbers, each with its own sign, scale and unit."""
    atoms: list[Quantity] = []
    place = 0
    words = [(m.start(), m) for m in _WORD.finditer(text)]
    word_at = 0
    while True:
        digits = _DIGITS.search(text, place)
        while word_at < len(words) and words[word_at][0] < place:
            word_at += 1
        if word_at < len(words) and (digits is None or words[word_at][0] <= digits.start()):
            match = words[word_at][1]
            quantity = _read_word(match)
            if quantity is not None:
                atoms.append(quantity)
            place = match.end()
            continue
        if digits is None:
            return atoms
        quantity, place = _read_digits(text, digits)
        if quantity is not None:
            atoms.append(quantity)


def _read_word(match: re.Match[str]) -> Quantity | None:
    """Turn a number word into its value: 두 배 is 2 x, 절반 50 %, a tenth 0.1 x, two orders of magnitude 100 x."""
    kind, span = match.lastgroup, match.span()
    # `lastgroup` is the last group that closed, which is the outer one of each alternative
    if kind == "kofold":
        return Quantity(*span, Decimal(_WORDS[match["kn"]]), unit="x", rule="word")
    if kind == "kopart":
        below = _HUNDREDS.get(match["kd"]) or int(match["kd"])
        above = 1 if match["ku"] == "일" else int(match["ku"])
        return _fraction(span, above, below)
    if kind == "slash":
        return _fraction(span, 1, int(match["sd"]))
    if kind in ("kohalf", "half"):
        return Quantity(*span, Decimal(50), unit="%", rule="word")
    if kind in ("twice", "triple"):
        return Quantity(*span, Decimal(2 if kind == "twice" else 3), unit="x", rule="word")
    if kind == "fold":
        return Quantity(*span, Decimal(_WORDS[match["fn"].lower()]), unit="x", rule="word")
    if kind == "count":
        unit = canonical_unit(match["cu"].lower())
        return Quantity(*span, Decimal(_WORDS[match["cn"].lower()]), unit=unit, rule="word")
    if kind == "magnitude":
        word = match["mn"].lower()
        power = 1 if word in ("a", "an", "one") else int(word) if word.isdigit() else _WORDS[word]
        return Quantity(*span, Decimal(10) ** power, unit="x", rule="word")
    return _fraction(span, 1, _PART[match["pn"].lower()])


def _fraction(span: tuple[int, int], above: int, below: int) -> Quantity | None:
    """A part of a whole as a number of times, where it is an exact decimal (a third is none)."""
    value = _exact(Fraction(above, below)) if 0 < above < below else None
    return None if value is None else Quantity(*span, value, unit="x", rule="fraction")


# Digits that belong to what stands before them: a name (GPT4, R1-7B), a power, a place, a size, a version, a command.
_GLUED_BEFORE = re.compile(r"[A-Za-z_\d^@#/'’:]$|(?<![\d.][BMKkxs%])(?<!\d)[A-Za-z]-$|\.$|\\[a-z]+$|[\d)] ?x ?$")
_FREE_BEFORE = re.compile(r"\\(?:sim|approx|le|ge|leq|geq)$|[가-힣A-Za-z]: ?$|(?:^|[ (])/$")
# And to what stands after them: a power, an exponent, a size, a fraction, a time of day, a date, a dimension.
_GLUED_AFTER = re.compile(r"\^|[eE][+-]?\d|/\d|:\d|\s?x\s?\d|'|-\d+-\d|-D\b")
# "+3.5/7.6" are two numbers: neither a fraction nor a date has decimals on both sides
_DECIMAL_NEXT = re.compile(r"/\d{1,4}\.\d+(?![\d./])")
_DECIMAL_BEFORE = re.compile(r"(?<![\d./])\d{1,4}\.\d+/$")
_TIMES = re.compile(r"(?:^|[^\w ]|(?<!\d)[ ])x ?$")  # but not the x of "378 x 378"
_MINUS = re.compile(r"[\w%)]\s?[+-]$")  # a stroke between two things is no sign


def _read_digits(text: str, digits: re.Match[str]) -> tuple[Quantity | None, int]:
    """Read one run of digits; return its quantity, or ``None``, and where to read on."""
    run = digits.group().rstrip(".,")
    start, end = digits.start(), digits.start() + len(run)
    if not re.fullmatch(_NUMBER, run) or len(re.sub(r"\D", "", run)) > _MAX_DIGITS:
        return None, end
    before = text[max(0, start - 5) : start]
    times = _TIMES.search(before) is not None  # x1500
    listed = "." in run and _DECIMAL_BEFORE.search(text[max(0, start - 8) : start])
    if not times and not listed and _GLUED_BEFORE.search(before) and not _FREE_BEFORE.search(before):
        return None, _skip_word(text, end)
    if _GLUED_AFTER.match(text[end : end + 5]) and not ("." in run and _DECIMAL_NEXT.match(text, end)):
        return None, _skip_word(text, end)
    match = _ATOM.match(text, start)
    assert match is not None
    if match.end("num") != end:
        return None, end
    rule, value, stop = "digits", Decimal(run.replace(",", "")), end
    scaled = match["scale"] is not None
    if scaled:
        value, stop, rule = value * _SCALES[match["scale"].strip()], match.end(), "scale"
        lower = re.compile(r"\s?(\d{1,4}|\d,\d{3})(천만|백만|억|만|천)").match(text, stop)  # 1억 2천만
        if match["scale"] in ("조", "억", "만") and lower and _SCALES[lower[2]] < _SCALES[match["scale"]]:
            value, stop = value + int(lower[1].replace(",", "")) * _SCALES[lower[2]], lower.end()
    unit: str | None = None
    found = _unit_pattern().match(text, stop)
    if found and found["unit"].endswith("$") and text[found.end() : found.end() + 1].isdigit():
        found = None  # "5 $6": the mark is that of the number behind it
    if found:
        unit, stop = _unit_names()[re.sub(r"\s", " ", found["unit"])], found.end()
    elif re.match(r"[A-Za-z_]", text[stop : stop + 1]):
        return None, _skip_word(text, stop)  # 4D, 7Bx
    if unit == "°" and found and found["unit"] == "도" and re.search(r"[A-Za-z] $", before):
        return None, stop  # "Claude 2도": a particle behind a version
    if unit in ("%", "%p") and text[stop : stop + 1] == "%":
        return None, stop + 1
    money = re.search(r"(?<![\d.])(?:US)?\\?\$ ?$", text[max(0, start - 6) : start])
    first = start
    if times:
        unit, first = unit or "x", start - len(re.search(r"x ?$", before).group())  # type: ignore[union-attr]
    elif money and unit is None and not re.search(r"\\?\$$", text[stop : stop + 2]):
        unit, first = "$", max(0, start - 6) + money.start()
    sign = ""
    before = text[max(0, first - 3) : first]
    if before.endswith("+") or (before.endswith("-") and not _MINUS.search(before)):
        sign, first = before[-1], first - 1
    if abs(value) >= Decimal(10) ** _MAX_DIGITS:
        return None, stop
    return Quantity(first, stop, plain(value), unit=unit, sign=sign, scaled=scaled, rule=rule), stop


def _skip_word(text: str, place: int) -> int:
    """Go past the rest of a name such as 3D-R1, so that no later digit of it counts."""
    match = re.compile(r"[\w^]*(?:[-./x:][A-Za-z0-9^]+)*").match(text, place)
    return max(place, match.end()) if match else place


_RANGE_KO = re.compile(r"(?:에서|부터)\s?(?:최대\s)?(?:약\s)?$")
_ARROW = re.compile(r"\s?(?:→|->|=>|-->|\\to|\\rightarrow)\s?")
_RANGE = re.compile(r"\s?(?:~|-|\$?\\sim\$?)\s?(?:최대 )?")


def _join(text: str, atoms: list[Quantity]) -> list[Quantity]:
    """Join neighbours: ranges, "from A to B", "between A and B", "A에서 B로"."""
    joined: list[Quantity] = []
    place = 0
    while place < len(atoms):
        first = atoms[place]
        second = atoms[place + 1] if place + 1 < len(atoms) else None
        pair = _pair(text, first, second) if second is not None else None
        joined.append(pair or first)
        place += 2 if pair else 1
    return joined


_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_FROM_NEXT = re.compile(r"\bfrom\s(?:about |around |roughly |an? |approximately |nearly )?[~$\\]?$", re.IGNORECASE)
_RANGING = re.compile(r"\brang(?:es?|ing)\b|\bby\s(?:from\s)?$|between", re.IGNORECASE)
_TO = re.compile(r"\s?to\s(?:about |nearly |over |below |around |approximately |an? |as high as |just |only )?")
_TO_FAR = re.compile(r"[^.;\n]{0,30}\s?to\s(?:[a-z]+ ){0,2}")
_TO_RANGE = re.compile(r"\s?to\s(?:about |nearly |over |below |around )?")
_TO_KO = re.compile(r"(?:에서|부터)[,\s]?[^.;\n]{0,24}")
_END_KO = re.compile(r"\s?\(?(?:으로|로|[^가-힣]{0,3}(?:으로|로))")
_END_LIST_KO = re.compile(
    rf"\s?(?:,|및|와|과)\s?(?:[가-힣A-Za-z]+ )?{_NUMBER}[%\w]{{0,3}}\s?에서\s?"
    rf"{_NUMBER}[%\w]{{0,3}}(?:으로|로|,)"
)
_SCALED_UP = tuple(Decimal(10) ** n for n in (12, 9, 8, 7, 6, 4, 3))


def _pair(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Join two neighbours where the text between them says so, else ``None``."""
    gap = text[first.end : second.start]
    if len(gap) > 48 or "\n" in gap or "word" in (first.rule, second.rule):
        return None
    if first.unit is not None and second.unit is None and first.unit != "$":
        # "5 s to 3", "256단계에서 24": the unit may be left out behind, but not that of a share or a ratio
        if first.unit in ("x", "%", "%p") or not re.match(r"\s?(?:~|-|to)\s?$|에서\s?", gap):
            return None
    elif second.unit is not None and first.unit not in (None, second.unit) and {first.unit, second.unit} != {"%", "%p"}:
        return None
    before = text[max(0, first.start - 28) : first.start]
    after = text[second.end : second.end + 12]
    both = replace(second, start=first.start, sign=first.sign, unit=second.unit or first.unit)

    def from_to() -> Quantity:
        return replace(both, previous=first.value)

    def between(low: Decimal = first.value) -> Quantity | None:
        return replace(both, value=low, value_max=second.value) if low < second.value else None

    if _ARROW.fullmatch(gap):
        return replace(from_to(), sign="")
    if _RANGE.fullmatch(gap):
        return between(_with_scale_of(first, second)) if second.sign in ("", "-") else None
    if gap.startswith(("에서", "부터")):
        if re.match(r"\s?(?:까지|사이|의|범위)", after) and _RANGE_KO.fullmatch(gap):
            return between()
        # "11.76에서 11.25, 13.05에서 12.79로": the particle of the end stands once, behind the last
        listed = gap.strip() in ("에서", "부터") and _END_LIST_KO.match(text, second.end)
        return from_to() if listed or (_END_KO.match(after) and _TO_KO.fullmatch(gap)) else None
    if _TO.fullmatch(gap) or (_FROM_NEXT.search(before) and _TO_FAR.fullmatch(gap)):
        if _FROM.search(before) and not _RANGING.search(before):
            return from_to()
        return between() if _TO_RANGE.fullmatch(gap) else None
    if re.fullmatch(r"\sand\s", gap) and re.search(r"\bbetween\s(?:about |roughly )?$", before, re.IGNORECASE):
        return between()
    return None


def _with_scale_of(first: Quantity, second: Quantity) -> Decimal:
    """Of "2-3 million" or "1.5~2만" the scale counts for both ends."""
    if second.scaled and not first.scaled and first.value < second.value:
        for scale in _SCALED_UP:
            if (end := second.value / scale) < 10**4 and end * scale == second.value and first.value < end:
                return plain(first.value * scale)
    return first.value


def _with_bound(text: str, quantity: Quantity) -> Quantity:
    """Read the words of bound around a quantity; the span grows over a sign of bound ("≥ ", "<") only."""
    start, end = quantity.start, quantity.end
    before = text[max(0, start - 18) : start]
    for pattern, bound in _BEFORE:
        match = pattern.search(before)
        if match and not (re.match("[A-Za-z]", match.group()) and re.search("[A-Za-z]$", before[: match.start()])):
            return replace(quantity, bound=bound, start=start - len(match.group()))
    after = text[end : end + 10]
    for pattern, bound in _AFTER:
        match = pattern.match(after)
        if match:
            return replace(quantity, bound=bound, end=end + len(match.group()))
    return quantity
