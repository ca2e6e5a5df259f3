"""What a user says about names: terms of their own, names that are one thing, names that are two."""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import ReadError
from ..model import ENTITY_TYPES
from ..ontology import TERM_FILES, Term, read_terms
from .forms import key

KNOWN_KEYS = ("terms", "same", "different")


@dataclass(frozen=True, slots=True)
class Overrules:
    """Input that no rule may go against: ``terms`` known to the user, lists of names that are the ``same`` thing, and
    pairs of names that are ``different`` things."""

    terms: tuple[Term, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


def read_overrules(path: str | Path) -> Overrules:
    """Return what the file ``kg.toml`` says; paths of terms are relative to its folder.

    ::

        terms = ["my-terms.csv"]                       # like ontology/terms/*.csv, with a column `type`
        same = [["AgentBench", "에이전트벤치"]]          # two or more names of one thing
        different = [["ARC", "ARC-AGI"]]               # two or more names, each a thing of its own

    Raises `ReadError` with the line where the file is no TOML, holds another key, or says of two names that they are
    both one and two.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as exc:
        raise ReadError(path, f"cannot be read ({exc.strerror or exc})") from exc
    except UnicodeDecodeError as exc:
        raise ReadError(path, "is not UTF-8 text: save it as UTF-8") from exc
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        at = re.search(r"at line (\d+)", str(exc))
        line = int(at[1]) if at else max(1, text.count("\n"))
        raise ReadError(path, f"is no TOML: {str(exc).split(' (at')[0]}", line=line) from exc
    for name in said:
        if name not in KNOWN_KEYS:
            raise ReadError(path, f"{name!r} means nothing here: use terms, same and different", line=_line(text, name))
    same = tuple(_names(path, text, "same", group) for group in _list(path, text, said, "same"))
    apart = tuple(_names(path, text, "different", group) for group in _list(path, text, said, "different"))
    different = tuple((a, b) for group in apart for i, a in enumerate(group) for b in group[i + 1 :])
    _contradiction(path, text, same, different)
    terms: list[Term] = []
    for name in _list(path, text, said, "terms"):
        if not isinstance(name, str):
            raise ReadError(path, "terms is a list of CSV files", line=_line(text, "terms"))
        terms += _terms(path, text, name)
    return Overrules(tuple(terms), same, different)


def _list(path: Path, text: str, said: dict[str, Any], name: str) -> list[Any]:
    found = said.get(name, [])
    if not isinstance(found, list):
        raise ReadError(path, f'{name} is a list: {name} = [["A", "B"]]', line=_line(text, name))
    return found


def _names(path: Path, text: str, name: str, group: Any) -> tuple[str, ...]:
    if isinstance(group, dict):  # [[same]] names = ["A", "B"]
        group = group.get("names")
    fine = isinstance(group, list) and len(group) > 1 and all(isinstance(n, str) and n.strip() for n in group)
    if not fine:
        near = next((n for n in group if isinstance(n, str)), name) if isinstance(group, list) else name
        raise ReadError(path, f'{name} wants lists of two or more names: ["A", "B"]', line=_line(text, near))
    return tuple(" ".join(n.split()) for n in group)


def _contradiction(
    path: Path, text: str, same: tuple[tuple[str, ...], ...], different: tuple[tuple[str, str], ...]
) -> None:
    cluster: dict[str, set[str]] = {}
    for group in same:
        joined = set(group).union(*(cluster.get(name, set()) for name in group))
        for name in joined:
            cluster[name] = joined
    for a, b in different:
        if a == b or b in cluster.get(a, ()):
            raise ReadError(
                path, f"{a!r} and {b!r} are said to be both one thing and two", line=_line(text, a, last=True)
            )


def _terms(path: Path, text: str, name: str) -> list[Term]:
    file = path.parent / name
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError) as exc:
        what = getattr(exc, "strerror", None) or "it is not UTF-8 text"
        raise ReadError(path, f"the terms {name!r} cannot be read ({what})", line=_line(text, name)) from exc
    stem = TERM_FILES.get(file.stem)
    if stem and not any(row.get("type") for row in rows):
        return list(read_terms(file, stem))
    terms = []
    for number, row in enumerate(rows, start=2):
        kind = next(
            (kind for kind in ENTITY_TYPES if kind.casefold() == (row.get("type") or "").strip().casefold()), None
        )
        if kind is None:
            raise ReadError(file, f"the column type wants one of {', '.join(ENTITY_TYPES)}", line=number)
        if not (row.get("name") or "").strip():
            raise ReadError(file, "a term needs a name", line=number)

        def parts(column: str, row: dict[str, str] = row) -> tuple[str, ...]:
            return tuple(p for part in (row.get(column) or "").split("|") if (p := part.strip()))

        terms.append(
            Term(
                kind, row["name"].strip(), parts("forms"), parts("ko"), (row.get("family") or "").strip(),
                parts("context"), parts("same_as"), row.get("generic") == "yes", row.get("direction") or "",
                row.get("unit") or "",
            )
        )  # fmt: skip
    return terms


def _line(text: str, needle: str, *, last: bool = False) -> int:
    at = [number for number, line in enumerate(text.splitlines(), start=1) if needle in line]
    return (at[-1] if last else at[0]) if at else 1


def says_different(overrules: Overrules) -> dict[str, set[str]]:
    """Return for each key the keys that the user holds to be other things."""
    apart: dict[str, set[str]] = {}
    for a, b in overrules.different:
        apart.setdefault(key(a), set()).add(key(b))
        apart.setdefault(key(b), set()).add(key(a))
    return apart
