"""Letters that LaTeX writes with an accent before them."""

from __future__ import annotations

import re
import unicodedata

_ACCENT = re.compile(
    r"\\([`'^\"~=.uvHckrdb])\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[A-Za-z]))|\\(ss|o|O|l|L|ae|AE|aa|AA|oe|OE|i"
    r"|j)(?![A-Za-z])\s*"
)
_MARK = {"`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
         "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
         "b": "\u0331"}  # fmt: skip
_LETTER = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "aa": "å", "AA": "Å", "oe": "œ",
           "OE": "Œ", "i": "ı", "j": "ȷ"}  # fmt: skip
_BRACED = re.compile(r"\{(\\[^\W\d_]\s*\{?\\?[A-Za-z]\}?|\\[`'^\"~=.]\{?\\?[A-Za-z]\}?|\\[A-Za-z]{1,2})\}")


def accented(text: str) -> str:
    r"""Return ``text`` with the accents that LaTeX writes before a letter as letters.

    >>> accented(r"G{\"u}nter {\L}uk")
    'G{ü}nter {Ł}uk'
    """
    return unicodedata.normalize("NFC", _ACCENT.sub(_letter, text))


def unbraced(text: str) -> str:
    r"""Return ``text`` with the accented letters that stand in braces as letters; nothing else is taken for LaTeX.

    >>> unbraced(r"G{\"u}nter and C:\users")
    'Günter and C:\\users'
    """
    return _BRACED.sub(lambda found: accented(found[1]), text) if "{\\" in text else text


def _letter(found: re.Match[str]) -> str:
    if found[4]:
        return _LETTER[found[4]]
    letter = (found[2] or found[3]).removeprefix("\\")
    return letter + _MARK[found[1]]
