"""What a page says of the cart: counters, messages, refusals, emptiness."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor.gather.journey.cart_state import cart_state
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


@pytest.mark.parametrize(
    "counter",
    [
        "<a href='/cart'>Cart <span class=count>{}</span></a>",
        "<a href='/basket'>Basket ({})</a>",
        "<button aria-label='Warenkorb'><span>{}</span></button>",
        "<div class='header__cart'><div><b>{} items</b></div></div>",
        "<div class=minicart><span class='counter qty'><span class=counter-number>{}</span></span></div>",
        "<mini-cart><i data-cart-count>{}</i></mini-cart>",
    ],
)
async def test_a_counter_that_rises(page: Page, counter: str) -> None:
    noise = "<p>$ 19.90</p><p class=cart-price>12</p><p>Page 3</p><select class=cart><option>7</select>"
    await page.set_content(counter.format(0) + noise)
    before = await cart_state(page)
    await page.set_content(counter.format(1) + noise)
    after = await cart_state(page)
    assert after.rose(before)
    assert not before.rose(after)
    assert not after.rose(after)


async def test_a_counter_that_comes_up_with_the_first_product(page: Page) -> None:
    await page.set_content("<a href='/cart'>Cart</a>")
    before = await cart_state(page)
    assert before.count is None
    await page.set_content("<a href='/cart'>Cart <sup>1</sup></a>")
    assert (await cart_state(page)).rose(before)


async def test_a_message_counts_when_it_is_new_and_seen(page: Page) -> None:
    hidden = "<div id=m style='display:none'>Mug was added to your cart</div><p>Free returns once added to cart</p>"
    await page.set_content(hidden)
    before = await cart_state(page)
    assert not (await cart_state(page)).says_added(before)
    await page.evaluate("document.getElementById('m').style.display = 'block'")
    after = await cart_state(page)
    assert after.says_added(before)
    assert after.refusal(before) == ""


@pytest.mark.parametrize(
    "text", ["Please select a size", "Bitte wählen Sie eine Größe", "Rupture de stock", "在庫がありません"]
)
async def test_a_refusal_is_quoted(page: Page, text: str) -> None:
    await page.set_content("<p>Mug</p>")
    before = await cart_state(page)
    await page.set_content(f"<p>Mug</p><p role=alert>{text}</p>")
    assert (await cart_state(page)).refusal(before) == text.lower()


async def test_an_empty_cart_says_so(page: Page) -> None:
    await page.set_content("<h1>Warenkorb</h1><p>Ihr Warenkorb ist leer.</p>")
    assert (await cart_state(page)).empty
    await page.set_content(
        "<h1>Warenkorb</h1><p style='display:none'>Ihr Warenkorb ist leer.</p><p>Tasse</p>"
    )
    assert not (await cart_state(page)).empty


async def test_a_message_in_any_language_where_the_shop_puts_its_messages(page: Page) -> None:
    await page.set_content("<p role=alert id=m hidden></p><p id=n>Nova cijena</p>")
    before = await cart_state(page)
    await page.set_content("<p role=alert id=m>Odaberite veličinu</p><p id=n>Nova cijena danas</p>")
    after = await cart_state(page)
    assert after.message(before) == "Odaberite veličinu"
    assert after.message(after) == ""
    assert after.refusal(before) == ""
