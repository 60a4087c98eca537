"""What a field asks for: by its autocomplete token, its name, its words, its type."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor.gather.journey.fields import Field, fields_of, meaning_of
from tests.gather.browsing import a_page


@pytest.mark.parametrize(
    ("field", "meaning"),
    [
        (Field(type="text", autocomplete="shipping given-name"), "first_name"),
        (Field(type="text", autocomplete="section-x billing postal-code"), "postcode"),
        (Field(type="text", name="billing_first_name"), "first_name"),
        (Field(type="text", name="firstName"), "first_name"),
        (Field(type="text", name="billing_address_1"), "street"),
        (Field(type="text", name="billing_address_2"), "street_2"),
        (Field(type="text", name="street[0]"), "street"),
        (Field(type="text", name="street[1]"), "street_2"),
        (Field(type="text", name="line1 id_line1"), "street"),
        (Field(type="text", name="line4 id_line4"), "city"),
        (Field(type="text", name="region_id"), "region"),
        (Field(type="text", name="id_postcode"), "postcode"),
        (Field(type="select", name="country_id"), "country"),
        (Field(type="text", name="x1", label="Vorname"), "first_name"),
        (Field(type="text", name="x2", label="Postleitzahl"), "postcode"),
        (Field(type="text", name="x3", label="Hausnummer"), "house_number"),
        (Field(type="text", name="x4", label="郵便番号"), "postcode"),
        (Field(type="text", name="x5", placeholder="Téléphone"), "phone"),
        (Field(type="text", name="x6", label="Nom de famille"), "last_name"),
        (Field(type="text", name="x7", label="Apellidos"), "last_name"),
        (Field(type="email"), "email"),
        (Field(type="tel"), "phone"),
        (Field(type="text", name="cardnumber"), "card_number"),
        (Field(type="text", name="coupon_code"), ""),
        (Field(type="text", name="vat_number"), ""),
        (Field(type="text", name="customer_firstname"), "first_name"),
        (Field(type="text", name="customer[private_address]"), "street"),
        (
            Field(type="text", name="q1", label="Start typing your address", placeholder="Search address"),
            "street",
        ),
        (Field(type="text", name="address_search"), "street"),
        (Field(type="text", name="bday", placeholder="TT.MM.JJJJ", label="Geburtsdatum"), "birthday"),
        (Field(type="select", name="bd", label="Day", group="Date of birth"), "birth_day"),
        (Field(type="select", name="by", label="Year", section="dob birth-date"), "birth_year"),
        (Field(type="text", name="day", label="Delivery day"), ""),
        (Field(type="select", autocomplete="cc-exp-month"), "card_month"),
        (Field(type="text", name="exp-date", placeholder="MM / YY"), "card_expiry"),
        (Field(type="text", name="newsletter"), ""),
        (Field(type="search", name="q", label="Search"), ""),
        (Field(type="text", name="x8", label="Gift card or discount code"), ""),
        (Field(type="password", name="password"), "password"),
        (Field(type="text", name="x9"), ""),
        # What is said of the field itself goes before what stands around it.
        (Field(type="text", name="name01", placeholder="姓", around="お名前 必須"), "last_name"),
        (Field(type="text", name="name02", placeholder="名", around="お名前 必須"), "first_name"),
        (Field(type="text", name="kana01", placeholder="セイ", around="お名前(カナ) 必須"), "last_kana"),
        (Field(type="text", name="kana02", placeholder="メイ", around="お名前(カナ) 必須"), "first_kana"),
        (Field(type="text", name="x10", label="フリガナ"), "kana"),
        (Field(type="select", name="pref"), "region"),
        (Field(type="text", name="pin", placeholder="Pincode *"), "postcode"),
    ],
)
def test_meanings(field: Field, meaning: str) -> None:
    assert meaning_of(field) == meaning


def test_a_star_asks() -> None:
    assert Field(type="text", label="City *").asked
    assert Field(type="text", required=True).asked
    assert not Field(type="text", label="Company").asked


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


@pytest.mark.asyncio(loop_scope="module")
async def test_the_fields_of_a_page_in_shadow_roots_too(page: Page) -> None:
    await page.set_content(
        "<form><p>E-mail*</p><p><input name=e></p><input type=hidden name=h><input type=submit>"
        "<label for=c>City</label><input id=c required value=Bonn><select name=s><option value=''>-<option value=a disabled>A</select>"
        "<fieldset><legend>Payment method</legend><label><input type=radio name=p value=cod checked> Cash on delivery</label></fieldset>"
        "<input name=gone style='display:none'><input name=off disabled></form><x-field></x-field>"
    )
    await page.evaluate(
        "document.querySelector('x-field').attachShadow({mode: 'open'}).innerHTML = '<label>Phone <input type=tel></label>'"
    )
    found = {field.name.strip() or field.type: field for field in await fields_of(page, handles=True)}
    assert set(found) == {"e", "c", "s", "p", "gone", "off", "tel"}
    assert (found["e"].meaning, found["e"].asked) == ("email", True)
    assert (found["c"].meaning, found["c"].filled, found["c"].required) == ("city", True, True)
    assert [(one.value, one.off) for one in found["s"].choices] == [("", False), ("a", True)]
    assert (found["p"].group, found["p"].filled, found["p"].value) == ("Payment method", True, "cod")
    assert not found["gone"].visible
    assert found["off"].disabled
    assert found["tel"].meaning == "phone"
    assert all(field.handle is not None for field in found.values())


@pytest.mark.asyncio(loop_scope="module")
async def test_radio_buttons_that_a_script_draws(page: Page) -> None:
    await page.set_content(
        "<div role=radiogroup aria-label=Payment><div role=radio aria-checked=true>Card</div>"
        "<div role=radio aria-checked=false tabindex=0>Pay on collection</div></div>"
    )
    found = await fields_of(page)
    assert [(one.type, one.radio, one.label, one.filled) for one in found] == [
        ("radio", "Payment", "Card", True),
        ("radio", "Payment", "Pay on collection", False),
    ]


@pytest.mark.asyncio(loop_scope="module")
async def test_boxes_and_lists_that_a_script_draws(page: Page) -> None:
    await page.set_content(
        "<header><button aria-haspopup=listbox>Deutschland (EUR)</button></header>"
        "<label id=l>Country</label><button id=b aria-haspopup=listbox aria-labelledby='l'>Select your country</button>"
        "<label id=m>Title</label><button aria-haspopup=listbox aria-labelledby='m' aria-disabled=true>Ms</button>"
        "<button aria-haspopup=menu>More</button>"
        "<span role=checkbox aria-checked=false aria-labelledby=t style='display:inline-block;width:9px;height:9px'></span>"
        "<label id=t>I accept the terms</label>"
        "<span role=switch aria-checked=true style='display:inline-block;width:9px;height:9px'>Send me letters</span>"
    )
    found = await fields_of(page)
    assert [(one.type, one.label, one.filled, one.disabled) for one in found] == [
        ("combobox", "Country", False, False),
        ("combobox", "Title", True, True),
        ("checkbox", "I accept the terms", False, False),
        ("checkbox", "Send me letters", True, False),
    ]
    assert found[0].meaning == "country"
