"""A file's bytes as text, the encoding that they were in, and whether that is sure.

A byte order mark or valid UTF-8 is sure. Else charset-normalizer weighs the encodings in which Korean, Japanese,
Chinese and Western text was kept; because Korean in CP949 often decodes as something else without error, the share of
Hangul syllables that are really in use decides between CP949 and the rest.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from .latex import unbraced

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
LEGACY = ("cp949", "cp932", "euc_jp", "gb18030", "big5", "cp1252")
SAMPLE = 65536  # bytes that are weighed
_CONTROL = {code: " " for code in [*range(9), 11, 12, *range(14, 32), *range(127, 160)] if code != 0x85} | {0x85: "\n"}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_COMMON_KO = frozenset(
    "이다의는을를에가은로한하고서와지기도스시인어사대그리아나자전일수해정보제구주성안상부모원과조만들데여동장신학연라선관계화공세우미유"
)
_COMMON_ZH = frozenset(
    "的是在了不和有为中以我们这大到与用于个对上方法模型提出学习能等可通过性多基更实现任务数据结果本文"
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"), (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"),
    (b"RIFF", "a sound, film or image"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"BZh", "a bzip2 file"), (b"\xfd7zXZ", "an xz file"),
    (b"SQLite format 3", "a database"), (b"PAR1", "a Parquet file"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding's name, and what is unsure of it, in words (``""`` where it is sure)."""

    name: str
    doubt: str = ""


def binary_kind(data: bytes) -> str | None:
    """Return what a file that is no text is, in words; None where it may be text.

    >>> binary_kind(b"%PDF-1.7"), binary_kind("글".encode())
    ('a PDF', None)
    """
    for signature, words in _SIGNATURES:
        if data.startswith(signature):
            return words
    return None


def guess_encoding(data: bytes, *, whole: bool = True) -> Encoding | None:
    """Return the encoding of ``data``, the beginning of a file (``whole``: all of it); None where it is no text.

    >>> guess_encoding("긴 글을 위한 방법이다".encode("cp949")).name
    'cp949'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Encoding(name)
    sample = data[:SAMPLE]
    zeros = sample.count(0)
    if zeros:
        return _wide(sample, zeros)
    if b"\x1b$" in sample or b"\x1b(" in sample:
        for name in ("iso2022_jp_2", "iso2022_kr"):
            if _decodes(sample, name, whole):
                return Encoding(name)
    if _decodes(data, "utf-8", whole):
        return Encoding("utf-8") if _is_text(data[:SAMPLE].decode("utf-8", "ignore")) else None
    text = data.decode("utf-8", "replace")
    broken, right = text.count("\ufffd"), sum(1 for c in text if "\x7f" < c != "\ufffd")
    if broken * 20 <= right and _is_text(text[:SAMPLE]):
        return Encoding("utf-8", f"{broken} places are not UTF-8 and were read as \ufffd (save the file again)")
    return _legacy(sample, whole and len(data) <= SAMPLE)


def _wide(sample: bytes, zeros: int) -> Encoding | None:
    """Return UTF-16 or UTF-32 without a mark: its zeros stand in every second byte, or in three of four."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for name, found, other in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if found > 8 * other and _decodes(sample[: len(sample) // 2 * 2], name, False):
            text = sample[: len(sample) // 2 * 2].decode(name, "ignore")
            if _is_text(text) and sum(1 for c in text if c.isprintable() or c in "\n\r\t") > 0.97 * len(text):
                return Encoding(name)
    return None


def _decodes(data: bytes, name: str, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(data, whole)
    except (UnicodeError, ValueError):
        return False
    return True


def _legacy(sample: bytes, whole: bool) -> Encoding | None:
    texts = {}
    for name in LEGACY:
        try:
            texts[name] = codecs.getincrementaldecoder(name)().decode(sample, whole)
        except UnicodeError:
            continue
    weights = {name: _plausibility(name, text) for name, text in texts.items() if _is_text(text)}
    if not weights:
        return None
    best = from_bytes(sample, cp_isolation=sorted(weights), enable_fallback=False).best()
    if best is not None and best.encoding in weights:
        weights[best.encoding] += 0.15
    ranked = sorted(weights, key=lambda name: (-weights[name], LEGACY.index(name)))
    if weights[ranked[0]] < 0.15:
        return None
    second = weights[ranked[1]] if len(ranked) > 1 else 0.0
    sure = weights[ranked[0]] - second >= 0.15 and weights[ranked[0]] >= 0.4
    other = f" or {ranked[1]}" if len(ranked) > 1 else ""
    return Encoding(ranked[0], "" if sure else f"read as {ranked[0]}{other}, which is a guess (save it as UTF-8)")


def _plausibility(name: str, text: str) -> float:
    """Return how much the letters beyond ASCII look like words of the encoding's language, 0 to 1."""
    letters = [c for c in text if ord(c) > 127 and c.isalpha()]
    if not letters:
        return 0.1
    kinds = {"ko": 0, "kana": 0, "han": 0, "half": 0, "latin": 0}
    for c in letters:
        point = ord(c)
        if 0xAC00 <= point <= 0xD7A3:
            kinds["ko"] += 1
        elif 0x3040 <= point <= 0x30FF:
            kinds["kana"] += 1
        elif 0x4E00 <= point <= 0x9FFF:
            kinds["han"] += 1
        elif 0xFF61 <= point <= 0xFF9F:
            kinds["half"] += 1
        elif point < 0x250:
            kinds["latin"] += 1
    total = len(letters)
    private = sum(1 for c in text if 0xE000 <= ord(c) <= 0xF8FF)
    match name:
        case "cp949":
            common = sum(1 for c in letters if c in _COMMON_KO)
            value = kinds["ko"] / total * min(1.0, 0.3 + 3.0 * common / total)
        case "cp932" | "euc_jp":
            value = (kinds["kana"] + 0.3 * kinds["han"] * min(1.0, 3 * kinds["kana"] / total)) / total - kinds[
                "half"
            ] / total
            value = min(1.0, 1.6 * value)
        case "gb18030" | "big5":
            common = sum(1 for c in letters if c in _COMMON_ZH)
            value = kinds["han"] / total * min(1.0, 0.2 + 5.0 * common / total)
        case _:
            words = re.findall(r"[^\W\d_]{2,}", text)
            odd = sum(1 for word in words if sum(ord(c) > 127 for c in word) * 2 > len(word))
            value = kinds["latin"] / total * max(0.0, 1 - 3 * odd / max(1, len(words))) * 0.9
    return max(0.0, value - private / total)


def _is_text(text: str) -> bool:
    """Return whether control signs are rare enough for a text."""
    return len(_CONTROLS.findall(text)) <= len(text) // 200 + (1 if len(text) > 40 else 0)


def clean(text: str) -> str:
    """Return ``text`` with newlines as "\\n", letters composed (NFC) and no control signs: equal words are equal.

    Places in a digest count the characters of this text. A control sign becomes a space: no output format holds it. An
    accent that LaTeX wrote in braces is a letter.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unbraced(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.translate(_CONTROL) if _ODD.search(text) else text


_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_CONTROL[0xFEFF] = ""
