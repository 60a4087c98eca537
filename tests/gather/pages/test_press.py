"""Clicking as a visitor clicks: covered things only where that is wanted, gone things never."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import ElementHandle, Page

from auditor.gather.pages.press import PressError, press
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")
COVER = "<div style='position:fixed;inset:0;z-index:9'></div>"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


async def button(page: Page, html: str = "") -> ElementHandle:
    await page.set_content(f"<button id=b onclick=\"document.title='pressed'\">B</button>{html}")
    await page.evaluate("document.title = ''")
    found = await page.query_selector("#b")
    assert found is not None
    return found


async def test_a_plain_button(page: Page) -> None:
    await press(await button(page))
    assert await page.title() == "pressed"


async def test_a_covered_button_is_pressed_all_the_same(page: Page) -> None:
    await press(await button(page, COVER), seconds=0.5)
    assert await page.title() == "pressed"


async def test_a_covered_button_is_left_where_it_must_be_certain(page: Page) -> None:
    with pytest.raises(PressError, match="covered"):
        await press(await button(page, COVER), seconds=0.5, force=False)
    assert await page.title() == ""


async def test_a_button_that_is_gone(page: Page) -> None:
    found = await button(page)
    await page.set_content("<p>Another page</p>")
    with pytest.raises(PressError):
        await press(found, seconds=0.5)
