"""A file's bytes as text, and the encoding that they were in."""

from __future__ import annotations

import codecs
import unicodedata

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def decode(data: bytes) -> tuple[str, str, bool] | None:
    """Return the text, its encoding and whether that is sure; None where the bytes are no text."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return clean(data.decode(name)), name, True
            except UnicodeDecodeError:
                return None
    for name in ("utf-8", "cp949"):
        try:
            return clean(data.decode(name)), name, name == "utf-8"
        except UnicodeDecodeError:
            continue
    return None


def clean(text: str) -> str:
    """Return ``text`` with newlines as "\\n" and composed letters (NFC), so that equal words are equal."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
