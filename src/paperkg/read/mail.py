"""E-mail saved as a file (`.eml`), or a box of them (mbox): subject, day, and text or, where that says less, HTML."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import date as Date
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

_BOX = re.compile(rb"^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\n]*\d{4}[^\n]*\r?\n(?=[\w-]+:)", re.MULTILINE)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*(?:\r?\n[ \t][^\n]*)*\r?\n){3,}")


def is_mail(data: bytes) -> bool:
    """Return whether the bytes begin as an e-mail does: header lines, among them a sender and a subject or a day.

    >>> is_mail(b"From: a@b.c\\nSubject: Papers\\nDate: Mon, 20 Oct 2025 10:00:00 +0000\\n\\nHello")
    True
    """
    start = data[:65536].removeprefix(b"\xef\xbb\xbf")
    start = start.partition(b"\n")[2] if start.startswith(b"From ") else start
    found = _HEADER.match(start)
    names = set(re.findall(rb"^([A-Za-z-]+):", found[0].lower(), re.MULTILINE)) if found else set()
    return (
        b"from" in names
        and bool(names & {b"subject", b"date"})
        and bool(names & {b"to", b"message-id", b"date", b"mime-version"})
    )


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail: its words, whether they are a page of HTML, and the day on which it was sent."""

    words: str
    is_page: bool
    day: Date | None


def read_mails(data: bytes) -> list[Mail]:
    """Return the e-mails of a file: one, or each of a mailbox (mbox).

    >>> box = b"From a@b Mon Oct 20 10:00:00 2025\\nFrom: a@b\\nSubject: One\\n\\nHello\\n\\n"
    >>> [mail.words for mail in read_mails(box + box.replace(b"One", b"Two"))]
    ['# One\\n\\nHello\\n\\n', '# Two\\n\\nHello\\n\\n']
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    starts = [found.start() for found in _BOX.finditer(data)] if data.startswith(b"From ") else [0]
    ends = [*starts[1:], len(data)]
    return [_read_mail(data[start:end]) for start, end in zip(starts or [0], ends, strict=True)]


def _read_mail(data: bytes) -> Mail:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    subject = " ".join(str(message.get("subject", "")).split())
    try:
        day: Date | None = parsedate_to_datetime(str(message["date"])).date() if message["date"] else None
    except (ValueError, TypeError):
        day = None
    plain, page = _part(message, "plain"), _part(message, "html")
    if page and (not plain or page.count("href") > 2 * plain.count("http")):
        return Mail(page, True, day)
    return Mail(f"# {subject}\n\n{plain}" if subject else plain, False, day)


def _part(message: EmailMessage, kind: str) -> str:
    try:
        part = message.get_body(preferencelist=(kind,))
        words = part.get_content() if part is not None else ""
    except (LookupError, ValueError, KeyError, AttributeError):  # an unknown charset, a broken part
        return ""
    return words if isinstance(words, str) else ""
