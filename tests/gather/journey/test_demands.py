"""What a product asks for beside its options is filled in as a shopper would, plainly as a test."""

import datetime as dt
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor.gather.journey.demands import Demand, UploadAskedError, meet_demands
from auditor.model.plan import Identity
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


async def met(page: Page, html: str, *, every: bool = False) -> tuple[tuple[str, ...], dict[str, str]]:
    """What was filled in, and what the fields of the page hold then by their ids."""
    await page.set_content(f"<main><h1>Ring</h1>{html}</main>")
    button = await page.query_selector("#add")
    assert button is not None
    labels = await meet_demands(button, Identity(), every=every)
    values: dict[str, str] = await page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('input[id], textarea[id]')].map("
        "f => [f.id, f.type === 'checkbox' ? String(f.checked) : f.value]))"
    )
    return labels, values


async def test_what_a_made_to_order_product_asks_for(page: Page) -> None:
    labels, values = await met(
        page,
        "<form><label>Engraving * <input id=text maxlength=3></label>"
        "<div class='form-group required'><label for=day>Delivery</label><input id=day type=date></div>"
        "<p><label><input id=terms type=checkbox> I know that it is made to order (required)</label></p>"
        "<label>Gift wrap <input id=wrap type=checkbox></label><label>A greeting <input id=greeting></label>"
        "<input id=qty name=quantity required><button id=add>Add to cart</button></form>",
    )
    assert [label.split(" ")[0] for label in labels] == ["Engraving", "Delivery", "I"]
    assert (values["text"], values["terms"]) == ("Tes", "true")
    assert dt.date.fromisoformat(values["day"]) > dt.datetime.now(tz=dt.UTC).date()
    assert (values["wrap"], values["greeting"], values["qty"]) == ("false", "", "")


async def test_what_is_not_marked_waits_until_the_shop_has_refused(page: Page) -> None:
    form = "<form><input id=text placeholder='Your initials'><button id=add>Add to cart</button></form>"
    assert await met(page, form) == ((), {"text": ""})
    assert await met(page, form, every=True) == (("Your initials",), {"text": "Test"})


async def test_what_the_shop_objects_to_is_filled_in(page: Page) -> None:
    labels, _ = await met(
        page, "<div><div class=has-error><input id=a aria-label=Name></div><button id=add>Add</button></div>"
    )
    assert labels == ("Name",)


async def test_a_field_is_left_and_what_listens_hears_of_it(page: Page) -> None:
    await met(
        page,
        "<form><input id=a required onchange='this.form.title = this.value'><button id=add>Add</button></form>",
    )
    assert await page.evaluate("document.forms[0].title") == "Test"


@pytest.mark.parametrize(
    "beside",
    [
        "<form><input type=email id=e required><button>Subscribe</button></form>",
        "<div class=reviews><input id=e required></div>",
        "<input id=e required style='position:absolute;left:-9999px'>",  # a swatch's own field
        "<input id=e required value='there already'>",
        "<input id=e required readonly>",
    ],
)
async def test_what_is_not_the_products_to_ask(page: Page, beside: str) -> None:
    labels, _ = await met(page, f"{beside}<form><button id=add>Add to cart</button></form>", every=True)
    assert labels == ()


async def test_a_file_is_not_made_up(page: Page) -> None:
    with pytest.raises(UploadAskedError, match="Your photo"):
        await met(
            page, "<form><label>Your photo* <input type=file></label><button id=add>Add</button></form>"
        )


async def test_bounds_are_kept() -> None:
    today = dt.date(2026, 11, 25)
    who = Identity()
    assert Demand(type="date", label="").value(who, today) == "2026-12-09"
    assert Demand(type="date", label="", most="2026-12-01").value(who, today) == "2026-12-01"
    assert Demand(type="date", label="", least="2027-01-01").value(who, today) == "2027-01-01"
    assert Demand(type="number", label="", least="5").value(who, today) == "5"
    assert Demand(type="text", label="", shortest=6).value(who, today) == "TestTe"
    assert Demand(type="text", label="", digits=True, shortest=3).value(who, today) == "111"
    assert Demand(type="email", label="").value(who, today) == who.email
