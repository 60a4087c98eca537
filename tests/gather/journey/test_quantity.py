"""The quantity is set as a shopper would, and left alone where the page takes no other."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor.gather.capture.activity import Activity
from auditor.gather.journey.quantity import set_quantity
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


class Patient:
    """A session as far as it is asked: it looks again until what is waited for is there."""

    async def until(self, tab: object, done: object, *, within: float) -> bool:
        del tab, within
        return bool(await done())  # type: ignore[operator]


async def held(page: Page, html: str) -> tuple[int, str]:
    """What was set, and what the field then holds."""
    await page.set_content(f"<main><h1>Cup</h1>{html}</main>")
    button = await page.query_selector("#add")
    assert button is not None
    number = await set_quantity(Patient(), Activity(), button, 2)  # type: ignore[arg-type]
    return number, str(await page.evaluate("(document.querySelector('#q') || {value: ''}).value"))


@pytest.mark.parametrize(
    "field",
    [
        "<input id=q type=number name=quantity value=1 min=1>",
        "<label>Menge <input id=q name=n value=1></label>",
        "<select id=q name=qty><option>1<option>2</select>",
        "<div><button type=button>-</button><input id=q name=quantity value=1 readonly><button type=button onclick='q.value = 2'>+</button></div>",
    ],
)
async def test_two_pieces(page: Page, field: str) -> None:
    assert await held(page, f"<form>{field}<button id=add>Add to cart</button></form>") == (2, "2")


async def test_a_field_beside_the_form(page: Page) -> None:
    html = "<div><input id=q class=qty-input value=1></div><form><button id=add>Add to cart</button></form>"
    assert await held(page, html) == (2, "2")


@pytest.mark.parametrize(
    "field",
    [
        "<input id=q type=number name=quantity value=1 max=1>",
        "<select id=q name=qty><option>1</select>",
        "<input id=q name=quantity value=1 oninput='this.value = 1'>",
        "<input id=q name=engraving value=1>",
        "<input id=q type=hidden name=quantity value=1>",
    ],
)
async def test_one_piece_where_the_page_takes_no_other(page: Page, field: str) -> None:
    before = field.partition("value=")[2][:1] or "1"
    assert await held(page, f"<form>{field}<button id=add>Add to cart</button></form>") == (1, before)


async def test_the_quantities_of_other_products_are_left_alone(page: Page) -> None:
    html = (
        "<form><button id=add>Add to cart</button></form>"
        "<section class=related><input id=q type=number name=quantity value=1></section>"
    )
    assert await held(page, html) == (1, "1")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("<input id=q type=number name=quantity value=0 min=6 step=6>", (6, "6")),
        ("<input id=q type=number name=quantity value=6 min=6 step=6>", (6, "6")),
        ("<input id=q name=qty value=12>", (12, "12")),  # the page begins with what the shop sells at least
    ],
)
async def test_no_fewer_than_the_shop_sells(page: Page, field: str, expected: tuple[int, str]) -> None:
    assert await held(page, f"<form>{field}<button id=add>Add to cart</button></form>") == expected
