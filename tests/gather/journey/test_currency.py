"""The shop's own switch of currencies, as it is found on a page."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor.gather.journey.currency import OFFERED
from auditor.gather.scripts import script
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


async def offered(page: Page, html: str) -> list[tuple[str, str, bool]]:
    await page.set_content(f"<header>{html}</header><main><h1>Cup</h1><p>€ 12.00</p></main>")
    found = await page.evaluate_handle(script("journey/currency.js"))
    told = await found.evaluate("s => s.choices")
    return [(one["code"], one["kind"], one["on"]) for one in told]


@pytest.mark.parametrize(
    "html",
    [
        "<select name=currency><option value=EUR selected>€<option value=GBP>£</select>",
        "<select id=currency-selector><option selected>EUR €<option>GBP £</select>",
        "<select name=country_code><option value=DE selected>Germany (EUR €)<option value=GB>UK (GBP £)</select>",
    ],
)
async def test_a_list(page: Page, html: str) -> None:
    assert OFFERED.search(html)
    assert await offered(page, html) == [("EUR", "option", True), ("GBP", "option", False)]


@pytest.mark.parametrize(
    "html",
    [
        "<div><a aria-current=true href='/?currency=EUR'>Euro</a><a href='/?currency=GBP'>Pound</a></div>",
        "<div><button data-currency=EUR aria-pressed=true>€</button><button data-currency=GBP>£</button></div>",
        "<ul class='currency-list'><li><a href='#' aria-current=true>EUR</a></li><li><a href='#'>GBP</a></li></ul>",
    ],
)
async def test_links_and_buttons(page: Page, html: str) -> None:
    assert OFFERED.search(html)
    assert await offered(page, html) == [("EUR", "button", True), ("GBP", "button", False)]


@pytest.mark.parametrize(
    "html",
    [
        "<select name=language><option>EN<option>DE</select>",
        "<a href='/blog/usd-eur'>USD and EUR: what a strong dollar means</a>",
        "<select name=size><option>S<option>M</select><button>Add to cart</button>",
    ],
)
async def test_what_is_no_switch(page: Page, html: str) -> None:
    assert not OFFERED.search(html)
    assert await offered(page, html) == []
