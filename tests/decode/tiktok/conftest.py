from collections.abc import AsyncIterator

import pytest_asyncio

from tests.decode.tiktok import probe_browser
from tests.decode.tiktok.probe_browser import Running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Running]:
    async with probe_browser.browser() as running:
        yield running
