"""Runs a piece of work with a time limit that holds: in a process of its own, which is ended when the time is up."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from ..errors import PaperkgError, QueryError

Value = TypeVar("Value")


def within(
    seconds: float, work: Callable[..., Any], *args: Any, then: Callable[[Any], Value] | None = None
) -> Any:
    """Return ``work(*args)``, done in another process. Raises `QueryError` when it takes longer than ``seconds``.

    ``then`` is done with the value in that process too, however long it takes (the printing of a long answer); what it
    returns is returned in place of the answer, which need not travel. A query engine cannot be interrupted from inside,
    so nothing less than ending its process stops it. What ``work`` raises of ours is raised here.
    """
    # a fork starts at once and sees what is loaded, but is only safe while nothing else runs in this process
    fork = sys.platform.startswith("linux") and threading.active_count() == 1
    context: Any = multiprocessing.get_context("fork" if fork else "spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_do, args=(there, work, args, then), daemon=True)
    child.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise QueryError(
                f"the query took longer than {seconds:g} s and was stopped: ask for less, or allow more with --timeout"
            )
        try:
            done, value = here.recv()
            if done and then is not None:
                done, value = here.recv()
        except EOFError:
            child.join()
            raise QueryError(f"the query's process ended without an answer (exit code {child.exitcode})") from None
    finally:
        if child.is_alive():
            child.kill()
        child.join()
        here.close()
    if not done:
        raise _error(*value)
    return value


def _error(kind: type[PaperkgError], words: tuple[Any, ...], facts: dict[str, Any]) -> PaperkgError:
    """Return an error that came from another process, with all that it carries."""
    error = kind.__new__(kind, *words)
    error.args = words
    error.__dict__.update(facts)
    return error


def _do(pipe: Any, work: Callable[..., Any], args: tuple[Any, ...], then: Callable[[Any], Any] | None) -> None:
    """Send ``(True, value)``, or ``(False, error)`` for an error of ours."""
    answer: tuple[bool, Any]
    try:
        value = work(*args)
        if then is not None:
            pipe.send((True, None))
            value = then(value)
        answer = (True, value)
    except PaperkgError as error:
        answer = (False, (type(error), error.args, vars(error)))
    except MemoryError:
        answer = (False, (QueryError, ("the query needs more memory than there is: ask for less",), {}))
    pipe.send(answer)
    pipe.close()
