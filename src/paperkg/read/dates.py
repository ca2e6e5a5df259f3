"""The day of a digest: from its front matter, its headings, or its file's name, in this order.

A range gives its first day. Where a heading names a month and a day and no year, the year is the one in which the
newest arXiv id of the digest was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date
from datetime import timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_YMD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-./_년年]\s*(\d{1,2})\s*[-./_월月]\s*(\d{1,2})(?!\d)\s*[일日]?")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_WEEK = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[년年.\-/]\s*(\d{1,2})\s*[월月]\s*第?\s*(\d)\s*(?:주|週|周)")
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}(?![a-z])", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.]\d|\d)")
_ORDINALS = "첫둘셋넷다"
_KOREAN_WEEK = re.compile(r"(?<!\d)(\d{1,2})월\s*([첫둘셋넷다1-5])(?:째|번째|섯째)?\s*주")
_ISO_WEEK = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?W(\d\d)(?!\d)", re.IGNORECASE)


def _day(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def week_of_month(year: int, month: int, week: int) -> Date | None:
    """Return the Monday of a month's week; week 1 is the one with the month's first Thursday (as in ISO 8601).

    >>> week_of_month(2025, 6, 4)
    datetime.date(2025, 6, 23)
    """
    first = _day(year, month, 1)
    if first is None or not 1 <= week <= 6:
        return None
    thursday = first + timedelta(days=(3 - first.weekday()) % 7)
    return thursday - timedelta(days=3) + timedelta(weeks=week - 1)


def find_date(text: str, *, newest: Date | None = None) -> Date | None:
    """Return the first day that ``text`` (a heading, a name) speaks of, or None.

    ``newest`` stands in for a missing year: the day is the last such day that is not more than a month before it.

    >>> find_date("Top papers (November 25 - December 1) - 2024")
    datetime.date(2024, 11, 25)
    >>> find_date("[2025/06/23 ~ 29] 이번 주 논문"), find_date("2025년 6월 4주차")
    (datetime.date(2025, 6, 23), datetime.date(2025, 6, 23))
    """
    if found := _WEEK.search(text):
        return week_of_month(*(int(n) for n in found.groups()))
    for pattern in (_YMD, _COMPACT):
        for found in pattern.finditer(text):
            if day := _day(*(int(n) for n in found.groups())):
                return day
    if found := _ISO_WEEK.search(text):
        try:
            return Date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            return None
    named = [(f.start(), MONTHS[f[1].lower()], int(f[2])) for f in _MONTH_DAY.finditer(text)]
    named += [(f.start(), MONTHS[f[2].lower()], int(f[1])) for f in _DAY_MONTH.finditer(text)]
    if not named:
        found = _KOREAN_WEEK.search(text)
        year = next((int(f[1]) for f in _YEAR.finditer(text)), newest.year if newest else None)
        if found and year:
            return week_of_month(year, int(found[1]), _ORDINALS.find(found[2]) + 1 or int(found[2]))
        return None
    place, month, day_number = min(named)
    later = [month for at, month, _ in named if at > place]
    if years := [int(f[1]) for f in _YEAR.finditer(text)]:
        # "December 30 - January 5 2025" begins in the year before the one that is written at its end
        year = years[0] - 1 if len(set(years)) == 1 and later and later[-1] < month else years[0]
        return _day(year, month, day_number)
    if newest is None:
        return None
    nearest = [_day(newest.year + step, month, day_number) for step in (-1, 0, 1)]
    known = [day for day in nearest if day is not None]
    return min(known, key=lambda day: abs(day - newest), default=None)


def newest_arxiv_month(ids: Iterable[str | None]) -> Date | None:
    """Return the middle of the month of the newest arXiv id, or None where there is no id of the new style.

    >>> newest_arxiv_month(["2309.17453", "2310.02207", None])
    datetime.date(2023, 10, 15)
    """
    months = [name[:4] for name in ids if name and re.match(r"\d{4}\.", name)]
    return Date(2000 + int(max(months)[:2]), int(max(months)[2:]), 15) if months else None
