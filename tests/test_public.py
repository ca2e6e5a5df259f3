"""The front door: the public names are there, light to import, and the same whichever room was opened first."""

import subprocess
import sys

import pytest

import paperkg


@pytest.mark.parametrize("name", paperkg.__all__)
def test_a_public_name_is_there(name):
    """Every name of ``__all__`` can be had and says what it is."""
    assert getattr(paperkg, name).__doc__


def test_an_unknown_name_is_an_attribute_error():
    """A misspelt name fails like any attribute."""
    with pytest.raises(AttributeError, match="has no attribute 'biuld_graph'"):
        paperkg.biuld_graph  # noqa: B018


def test_query_is_the_function_also_after_its_room_was_imported():
    """Importing ``paperkg.query`` as a module does not hide the function of that name."""
    script = "import paperkg.query, paperkg; print(callable(paperkg.query))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "True"
