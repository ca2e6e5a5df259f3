"""The YAML header between two lines "---": read by PyYAML inside limits, so that no header can hold the build up."""

from __future__ import annotations

import re
from datetime import date as Date
from datetime import datetime
from typing import Any

import yaml

HEADER = re.compile(
    r"---[ \t]*\n(?=\s*(?:#[^\n]*\n\s*)*(?:[\"'\w-][^\n:]{0,60}:|---|\.\.\.|[{\[][^(]*$))"  # a rule is no header
    r"(?P<body>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)",
    re.DOTALL,
)
LONGEST = 65536  # characters; a longer header is not looked into
DEEPEST = 20  # levels of nesting


class NoAliases(yaml.SafeLoader):
    """SafeLoader that refuses aliases (a bomb is made of them) and deep nesting (the composer recurses)."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(None, None, "an alias is not read here", event.start_mark)
        self.depth += 1
        try:
            if self.depth > DEEPEST:
                raise yaml.MarkedYAMLError(None, None, "nested too deep", self.peek_event().start_mark)  # type: ignore[no-untyped-call]
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def split_header(text: str) -> tuple[str, int, int]:
    """Return the header's text, where the header's text begins and where the body begins; ``("", 0, 0)`` without one.

    >>> split_header("---\\ntitle: A\\n---\\nwords")
    ('title: A', 4, 17)
    """
    start = len(text) - len(text.lstrip("\n \t")) if text[:200].strip() else 0
    if not text.startswith("---", start):
        return "", 0, 0
    found = HEADER.match(text[start : start + LONGEST + 8])
    return (found["body"], start + found.start("body"), start + found.end()) if found else ("", 0, 0)


def read_header(header: str) -> tuple[dict[str, Any], tuple[int, str] | None]:
    """Return the header's fields and, where YAML cannot read it, the 1-based line in the header and why.

    A header that YAML cannot read is read line by line, ``key: value``, which is what a broken quote leaves.

    >>> read_header('title: "A\\ndate: 2025-08-29 08:15:00')[0]["date"]
    '2025-08-29 08:15:00'
    """
    try:
        fields = yaml.load(header, NoAliases)
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        why = getattr(exc, "problem", None) or "not YAML"
        return _by_line(header), ((mark.line + 1) if mark else 1, str(why))
    except (ValueError, RecursionError) as exc:
        return _by_line(header), (1, str(exc).splitlines()[0])
    return ({str(k).lower(): v for k, v in fields.items()} if isinstance(fields, dict) else {}), None


def _by_line(header: str) -> dict[str, Any]:
    pairs = (line.split(":", 1) for line in header.split("\n") if re.match(r"[\w-]+\s*:", line))
    return {key.strip().lower(): value.strip().strip("\"'") for key, value in pairs}


def header_date(fields: dict[str, Any]) -> Date | None:
    """Return the day of the fields ``date``, ``created``, ``published`` or ``updated``, or None."""
    from .dates import find_date

    for key in ("date", "published", "created", "day", "week", "updated"):
        value = fields.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, Date):
            return value
        if isinstance(value, str) and (day := find_date(value)):
            return day
    return None
