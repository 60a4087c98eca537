"""What a cart hangs on is taken along: cookies, and what the shop's pages have stored."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route

from auditor.gather.journey.leftover import Leftover
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")

SHOP = "http://shop.example"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async def answer(route: Route) -> None:
        await route.fulfill(
            body="<h1>Shop</h1><iframe src='http://other.example/'></iframe>", content_type="text/html"
        )

    async with a_page() as page:
        await page.context.route("**/*", answer)
        yield page


async def test_cookies_and_storage_of_the_shop_s_pages(page: Page) -> None:
    await page.goto(f"{SHOP}/cart")
    await page.evaluate("() => { localStorage.setItem('token', 't1'); document.cookie = 'sid=s1; path=/'; }")
    opened: set[Page] = set()
    page.context.on("page", lambda one: opened.update({one}))
    left = await Leftover.of(page.context, f"{SHOP}/cart", SHOP)
    assert (left.url, left.drawer) == (f"{SHOP}/cart", False)
    assert left.state["origins"] == [
        {"origin": SHOP, "localStorage": [{"name": "token", "value": "t1"}]},
    ]
    assert [(one["name"], one["value"]) for one in left.state["cookies"]] == [("sid", "s1")]
    assert not opened, "no page is opened for that"


async def test_a_cart_without_a_page_opens_from_the_shop_s_first(page: Page) -> None:
    left = await Leftover.of(page.context, "", SHOP)
    assert (left.url, left.drawer) == (SHOP, True)


@pytest.mark.parametrize(
    "hostile",
    [
        "Object.entries = () => 7",
        "Object.entries = () => [['one']]",
        "Object.entries = () => { throw 1 }",
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})",
    ],
)
async def test_a_page_that_does_not_tell_is_passed_over(page: Page, hostile: str) -> None:
    await page.goto(f"{SHOP}/")
    await page.evaluate(f"() => {{ document.cookie = 'sid=s1; path=/'; {hostile} }}")
    left = await Leftover.of(page.context, f"{SHOP}/cart", SHOP)
    assert left.state["origins"] == []
    assert left.state["cookies"]
