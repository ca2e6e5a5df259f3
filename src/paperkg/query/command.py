"""What `kg query` does: its own options made into parameters, the list of queries, and the printing of an answer."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from .limit import within
from .named import NamedQuery, Parameter, named_queries

if TYPE_CHECKING:
    from .answer import Answer


def parameters_of(words: Sequence[str]) -> dict[str, str]:
    """Return the parameters that stand on a command line as ``--name value`` or ``--name=value``.

    >>> parameters_of(["--min", "2", "--benchmark=Video-MME"])
    {'min': '2', 'benchmark': 'Video-MME'}
    """
    found: dict[str, str] = {}
    left = list(words)
    while left:
        word = left.pop(0)
        if not word.startswith("--") or len(word) == 2:
            raise UsageError(f"{word!r} is no option; parameters are written --name value")
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not left:
                raise UsageError(f"--{name} needs a value")
            value = left.pop(0)
        found[name] = value
    return found


def list_queries(name: str | None = None) -> str:
    """Return the named queries as text, or the one called ``name`` with all that it says of itself."""
    from .run import find_query

    if name is not None:
        query = find_query(name)
        if isinstance(query, NamedQuery):
            return described(query)
    return "".join(f"{usage(q)}\n    {q.question}\n    {q.question_ko}\n" for q in named_queries().values())


def usage(query: NamedQuery) -> str:
    """Return the name of a query with its parameters."""
    return " ".join([query.name, *(_usage(parameter) for parameter in query.parameters)])


def _usage(parameter: Parameter) -> str:
    if parameter.default is None:
        return f"--{parameter.name} {parameter.type.upper()}"
    return f"[--{parameter.name} {parameter.type.upper() if parameter.default == 'any' else parameter.default}]"


def described(query: NamedQuery) -> str:
    """Return all that a query says of itself."""
    lines = [query.title, "", f"  {query.question}", f"  {query.question_ko}", ""]
    for parameter in query.parameters:
        default = {None: "needed", "any": "any"}.get(parameter.default, f"default {parameter.default}")
        lines.append(f"  --{parameter.name} {parameter.type.upper()}  {parameter.help} ({default})")
    return "\n".join([*lines, f"  columns: {', '.join(query.shown())}", f"  example: {query.example}", ""])


def print_answer(
    where: Path,
    what: str,
    parameters: Mapping[str, object],
    *,
    form: str = "",
    evidence: bool = False,
    timeout: float = 30,
    limit: int | None = None,
) -> None:
    """Print the answer to ``what``; see `run_query`. The query runs in a process of its own that ``timeout`` ends."""
    from .answer import FORMATS

    if form and form not in FORMATS:
        raise UsageError(f"--format is one of {', '.join(FORMATS)}, not {form!r}")
    sys.stdout.flush()
    work = (_answered, where, what, dict(parameters), evidence, limit)
    if _is_a_file(sys.stdout):  # the other process writes there itself: a long answer need not travel
        rows = within(timeout, *work, then=_Printer(form))
    else:
        rows = _Printer(form)(within(timeout, *work))
    if rows == 0:
        print("kg: no rows", file=sys.stderr)


def _is_a_file(stream: Any) -> bool:
    try:
        return bool(stream.fileno() >= 0)
    except (OSError, AttributeError):
        return False


def _answered(
    where: Path, what: str, parameters: dict[str, object], evidence: bool, limit: int | None
) -> Answer:
    from .answer import Answer
    from .run import run_query

    answer = run_query(where, what, parameters=parameters, evidence=evidence)
    if limit is None:
        return answer
    return Answer(answer.columns, answer.rows[:limit], answer.triples[:limit] if answer.triples else answer.triples)


class _Printer:
    """Prints an answer; a class so that another process can be handed it."""

    def __init__(self, form: str) -> None:
        self.form = form

    def __call__(self, answer: Answer) -> int:
        from .answer import write_answer

        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        form = self.form or ("table" if answer.triples is None else "turtle")
        try:
            for piece in write_answer(answer, form, width=width):
                sys.stdout.write(piece)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader, such as `head`, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return len(answer.rows)
