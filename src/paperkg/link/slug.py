"""Slugs: a name as one segment of an IRI, readable, stable, and different for names that are different things."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_ACCENTS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_LOST = re.compile(r"[^\w.+\s&/:;,'’‘`\"“”()\[\]{}|~·•–—‐‑-]")
LONGEST = 80  # characters; a title of 300 makes no readable IRI, and file systems stop at 255 bytes


def plain(text: str) -> str:
    """Return ``text`` in NFKC and lower case, Latin letters without accents; Hangul and other scripts stay composed.

    >>> plain("Fréchet Ångström Łukasz 확산")
    'frechet angstrom lukasz 확산'
    """
    text = unicodedata.normalize("NFKC", text)
    if text.isascii():
        return text.lower()
    letters = []
    for letter in text.casefold():
        base = unicodedata.normalize("NFD", letter)
        letters.append(base[0] if len(base) > 1 and base[0].isascii() else letter)
    return unicodedata.normalize("NFC", "".join(letters).translate(_ACCENTS))


def slug(name: str) -> str:
    """Return ``name`` as a segment of an IRI: lower case, words joined by ``-``; any letters, ``.`` and ``+`` stay.

    Hangul is kept as it is: RFC 3987 allows it, people can read it, and no romanisation is stable. A name of which
    something is lost that tells names apart (``^``, ``#``, ``*``, or its end, when longer than 80 characters) gets
    eight digits of its hash, so that ``pass@k`` and ``pass^k`` do not meet.

    >>> slug("Qwen2.5-VL 7B"), slug("LoRA+"), slug("희소 딕셔너리 학습"), slug("José Núñez")
    ('qwen2.5-vl-7b', 'lora+', '희소-딕셔너리-학습', 'jose-nunez')
    >>> slug("C") != slug("C#"), slug("???")
    (True, 'x-a03b221c')
    """
    text = plain(name).replace("×", "x")
    words = re.findall(r"[^\W_]+(?:\.[^\W_]+)*\+*|\++", text)
    segment = "-".join(words)
    if len(segment) > LONGEST or not segment or _LOST.search(text.replace("@", " ")):
        digest = hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        segment = f"{segment[:LONGEST].rstrip('-.') or 'x'}-{digest}"
    return segment
