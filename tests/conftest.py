"""What holds for the whole suite."""

import os
from collections.abc import AsyncIterator

import pytest_asyncio
from hypothesis import settings

from tests.support.kept import Keeper

# How long one example takes depends on what else the machine does; the suite's own time limit bounds it.
# The suite tries the same examples each time, so that it says something of a change and not of its luck;
# `pytest --hypothesis-profile=hunt` tries new ones.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("hunt", deadline=None, print_blob=True)
settings.load_profile("suite")

FEWEST_WORKERS = 6


def pytest_xdist_auto_num_workers() -> int:
    """More workers than cores: an audit waits for the browser more than it computes (with four, a fifth of two cores idled)."""
    return max(FEWEST_WORKERS, os.cpu_count() or 1)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def keeper() -> AsyncIterator[Keeper]:
    """Keeps a browser for the tests of a worker that run on the session's loop."""
    async with Keeper() as keeper:
        yield keeper
