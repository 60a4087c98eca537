"""The shop in a real browser: the journey by hand, and what its pages ask of `ttq`.

TikTok's host resolves to nothing here, so what the pages say stays in the stub's queue, to be read.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from auditor.demo import DemoShop, PixelTheme, Storefront, Theme
from auditor.demo.goods import GOODS
from auditor.demo.storefront import AddBy, Banner, Checkout
from auditor.demo.theme import Consent, Insertion, bare_on
from auditor.gather.browser.find import find_browser
from auditor.model.page import PageKind
from tests.demo.visiting import ADDRESS

pytestmark = pytest.mark.asyncio(loop_scope="module")

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
QUEUE = (
    "() => (window.ttq || []).slice().filter((call) => call[0] !== 'page').map((call) => call.slice(0, 2))"
)
BOUND_MS = 5_000


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(
            executable_path=find_browser().path, args=[*FLAGS, *(["--no-sandbox"] if root else [])]
        )
        yield launched
        await launched.close()


@asynccontextmanager
async def opened(
    browser: Browser, *, pixel: PixelTheme | None = None, storefront: Storefront | None = None, path: str = ""
) -> AsyncIterator[tuple[Page, list[str]]]:
    """A page of a shop, and the errors that its scripts throw."""
    theme = Theme(pixel=pixel or PixelTheme(), storefront=storefront or Storefront())
    async with DemoShop(theme) as shop:
        context = await browser.new_context()
        page = await context.new_page()
        page.set_default_timeout(BOUND_MS)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(error.message))
        await page.goto(shop.url + path)
        yield page, errors
        await context.close()


async def names(page: Page) -> list[str]:
    """What the page asked of `ttq` since it was loaded, `page` apart."""
    return [str(call[1] if call[0] == "track" else call[0]) for call in await page.evaluate(QUEUE)]


async def add(page: Page) -> None:
    await page.get_by_role("button", name="Add to cart").click()
    await page.get_by_role("dialog", name="Cart").wait_for()


async def fill(page: Page) -> None:
    for name, value in ADDRESS.items():
        field = page.locator(f"[name={name}]")
        await (field.select_option(value) if name == "country" else field.fill(value))


async def test_the_journey_tells_each_event_once(browser: Browser) -> None:
    storefront = Storefront(checkout=Checkout.TWO_PAGES)
    async with opened(browser, storefront=storefront, path="products/field-shirt") as (page, errors):
        assert await names(page) == ["ViewContent"]
        await page.get_by_label("Size").select_option(label="L")
        assert await page.locator("#sku").inner_text() == "JC-SHIRT-L"
        await add(page)
        assert await page.locator("#cart-count").inner_text() == "1"
        calls = await page.evaluate("() => ttq.slice()")
        assert calls[-1][2]["content_id"] == "JC-SHIRT-L"
        assert await names(page) == ["ViewContent", "AddToCart"]
        await page.get_by_role("link", name="View cart").click()
        await page.get_by_role("link", name="Checkout", exact=True).click()
        await page.wait_for_url("**/checkout")
        assert await names(page) == ["InitiateCheckout"]
        await fill(page)
        await page.get_by_role("button", name="Continue to payment").click()
        await page.wait_for_url("**/payment")
        assert await names(page) == []
        await page.get_by_role("button", name="Place order").click()
        await page.wait_for_url("**/orders/*")
        assert await names(page) == ["identify", "Purchase"]
        await page.reload()
        assert await names(page) == []
        assert errors == []


async def test_a_required_choice_holds_the_form_back(browser: Browser) -> None:
    async with opened(browser, path="products/field-shirt") as (page, _):
        await page.get_by_role("button", name="Add to cart").click()
        assert await page.locator("select:invalid").count() == 1
        assert await names(page) == ["ViewContent"]


async def test_a_refusal_is_said_and_tells_nothing(browser: Browser) -> None:
    async with opened(browser, path="products/morning-mug") as (page, _):
        await page.locator("[name=product]").first.evaluate("(field) => field.value = 'JC-CANDLE-01'")
        await page.get_by_role("button", name="Add to cart").click()
        await page.get_by_text("Cedar candle is sold out.").wait_for()
        assert await names(page) == ["ViewContent"]


async def test_without_scripts_of_its_own_the_form_is_posted(browser: Browser) -> None:
    storefront = Storefront(add_by=AddBy.FORM)
    async with opened(browser, storefront=storefront, path="products/morning-mug") as (page, _):
        await page.get_by_role("button", name="Add to cart").click()
        await page.wait_for_url("**/cart")
        assert await names(page) == ["AddToCart"]


async def test_a_drawer_opens_the_checkout_where_the_visitor_stands(browser: Browser) -> None:
    storefront = Storefront(checkout=Checkout.DRAWER)
    async with opened(browser, storefront=storefront, path="products/morning-mug") as (page, errors):
        await add(page)
        await page.get_by_role("link", name="View cart").click()
        await page.get_by_role("button", name="Checkout").click()
        await page.get_by_role("dialog", name="Checkout").wait_for()
        assert await names(page) == ["InitiateCheckout"]
        await fill(page)
        await page.get_by_role("button", name="Place order").click()
        await page.wait_for_url("**/orders/*")
        assert await names(page) == ["identify", "Purchase"]
        assert errors == []


async def test_a_variant_goes_into_the_address_without_a_load(browser: Browser) -> None:
    storefront = Storefront(variant_in_address=True)
    async with opened(browser, storefront=storefront, path="products/house-blend") as (page, _):
        await page.get_by_text("1 kg").click()
        assert page.url.endswith("?variant=JC-BEANS-1KG")
        assert await page.locator("#price").inner_text() == "€39.00"
        assert await names(page) == ["ViewContent"]


# What runs in a sandbox leaves nothing in the page: the shops of `fixtures/` hold what it sends.
@pytest.mark.parametrize("insertion", [way for way in Insertion if not way.in_sandbox])
async def test_each_way_of_insertion_tells_the_same(browser: Browser, insertion: Insertion) -> None:
    pixel = PixelTheme(insertion=insertion)
    async with opened(browser, pixel=pixel, path="products/morning-mug") as (page, errors):
        if insertion is Insertion.TOUCHED:
            await page.mouse.wheel(0, 100)
        await page.wait_for_function("() => window.ttq && ttq.length >= 2", timeout=3 * BOUND_MS)
        await add(page)
        assert await names(page) == ["ViewContent", "AddToCart"]
        assert errors == []


@pytest.mark.parametrize("insertion", [Insertion.INLINE, Insertion.FILE, Insertion.LATE])
async def test_nothing_stirs_before_consent_and_all_of_it_after(
    browser: Browser, insertion: Insertion
) -> None:
    pixel = PixelTheme(insertion=insertion)
    storefront = Storefront(banner=Banner.OPT_IN)
    async with opened(browser, pixel=pixel, storefront=storefront, path="products/morning-mug") as (
        page,
        errors,
    ):
        assert not await page.evaluate("() => 'ttq' in window")
        await page.get_by_role("button", name="Accept all").click()
        await page.wait_for_function("() => window.ttq && ttq.length >= 2")
        await add(page)
        assert await names(page) == ["ViewContent", "AddToCart"]
        await page.reload()
        assert await page.locator("#consent").count() == 0
        assert errors == []


async def test_a_refusal_of_consent_keeps_the_pixel_out(browser: Browser) -> None:
    storefront = Storefront(banner=Banner.OPT_IN)
    async with opened(browser, storefront=storefront, path="products/morning-mug") as (page, errors):
        await page.get_by_role("button", name="Reject all").click()
        await add(page)
        await page.reload()
        assert not await page.evaluate("() => 'ttq' in window")
        assert errors == []


@pytest.mark.parametrize(
    ("button", "call"), [("Accept all", "grantConsent"), ("Reject all", "revokeConsent")]
)
async def test_a_held_pixel_is_granted_or_revoked(browser: Browser, button: str, call: str) -> None:
    pixel, storefront = PixelTheme(consent=Consent.HELD), Storefront(banner=Banner.OPT_IN)
    async with opened(browser, pixel=pixel, storefront=storefront, path="products/morning-mug") as (page, _):
        assert await names(page) == ["holdConsent", "ViewContent"]
        await page.get_by_role("button", name=button).click()
        assert await names(page) == ["holdConsent", "ViewContent", call]


async def test_an_event_before_the_base_code_is_lost_with_an_error(browser: Browser) -> None:
    pixel = replace(PixelTheme(), early=bare_on(PageKind.PRODUCT))
    async with opened(browser, pixel=pixel, path="products/morning-mug") as (page, errors):
        assert errors == ["ttq is not defined"]
        assert await names(page) == []


async def test_quick_add_is_an_event_of_its_own(browser: Browser) -> None:
    async with opened(browser, storefront=Storefront(quick_add=True), path="category/table") as (page, _):
        await page.get_by_role("button", name="Quick add: Morning mug").click()
        await page.get_by_role("dialog", name="Cart").wait_for()
        assert await names(page) == ["AddToCart"]


@pytest.mark.parametrize("width", [360, 1280])
async def test_no_page_is_wider_than_the_screen(browser: Browser, width: int) -> None:
    storefront = Storefront(banner=Banner.OPT_IN, quick_add=True)
    async with opened(browser, storefront=storefront) as (page, _):
        await page.set_viewport_size({"width": width, "height": 800})
        for path in ("", "category/living", f"products/{GOODS[3].slug}", "search?q=linen", "about"):
            await page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + "/" + path)
            assert await page.evaluate("() => document.documentElement.scrollWidth") <= width, path
