from collections.abc import AsyncIterator

import pytest_asyncio

from tests.gather.consent.standing import Hall, Stand, a_hall


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def hall() -> AsyncIterator[Hall]:
    async with a_hall() as hall:
        yield hall


@pytest_asyncio.fixture(loop_scope="module")
async def stand(hall: Hall) -> AsyncIterator[Stand]:
    """A page of one browser for the tests of a module."""
    async with hall.stand() as stand:
        yield stand
