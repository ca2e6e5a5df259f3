"""What every test stands on: a cache folder of its own, and the real digests where they are present."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """Keep the user's cache folder out of every test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def shared():
    """The folder of real digests, which does not ship; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real digests are not here")
    return SHARED
