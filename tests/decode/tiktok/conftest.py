from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser

from tests.decode.tiktok import probe_browser


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with probe_browser.browser() as running:
        yield running
