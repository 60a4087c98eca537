"""The variant that a product asks for is chosen as a shopper would."""

from collections.abc import AsyncIterator
from types import SimpleNamespace

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor.gather.journey.drawn_list import choose_from_list
from auditor.gather.journey.options import Choice, Group, _groups
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


class Patient:
    """A session as far as it is asked."""

    async def until(self, tab: object, done: object, *, within: float) -> bool:
        del tab, within
        return bool(await done())  # type: ignore[operator]


async def groups(page: Page, html: str, *, wide: bool = False) -> list[Group]:
    await page.set_content(
        f"<main><h1>Shirt</h1>{html}</main><footer><select name=language><option value=''>Language<option value=en>en</select></footer>"
    )
    button = await page.query_selector("#add")
    assert button is not None
    _, found = await _groups(button, wide=wide)
    return found


def picked(group: Group) -> str:
    index = group.pick()
    assert index is not None
    return group.choices[index].text


async def test_a_list_whose_first_values_are_not_to_be_had(page: Page) -> None:
    (group,) = await groups(
        page,
        "<form><select name=size required><option value=''>Choose an option<option value=s disabled>S<option value=m>M - sold out<option value=l>L</select>"
        "<select name=quantity><option>1<option>2</select><button id=add>Add</button></form>",
    )
    assert (group.chosen, group.required) == (False, True)
    assert picked(group) == "L"


async def test_what_is_chosen_already_stays(page: Page) -> None:
    (group,) = await groups(
        page,
        "<form><select name=size><option value=s>S<option value=m>M</select><button id=add>Add</button></form>",
    )
    assert group.chosen


async def test_radio_buttons_hidden_behind_labels(page: Page) -> None:
    (group,) = await groups(
        page,
        "<form><fieldset><legend>Colour</legend><input type=radio name=colour id=r style='opacity:0;position:absolute' value=red disabled>"
        "<label for=r>Red</label><input type=radio name=colour id=b style='display:none' value=blue><label for=b>Blue</label></fieldset>"
        "<button id=add>Add</button></form>",
    )
    assert (group.kind, group.chosen, group.required) == ("radio", False, True)
    assert picked(group) == "Blue"


async def test_swatches_and_sizes_as_buttons(page: Page) -> None:
    found = await groups(
        page,
        "<div class=product><div role=radiogroup aria-label=Colour><div role=radio aria-checked=true tabindex=0>Red</div>"
        "<div role=radio aria-checked=false tabindex=0>Blue</div></div>"
        "<ul class='size-swatches'><li class='sold-out'>S</li><li>M</li><li>L</li></ul><button id=add>Add</button></div>",
    )
    colour, size = found
    assert colour.chosen
    assert not size.chosen
    assert picked(size) == "M"


async def test_the_pages_other_choices_are_no_options(page: Page) -> None:
    assert await groups(
        page,
        "<form><button id=add>Add</button></form><div class=tabs><button>Description</button><button>Reviews</button></div>"
        "<section class=related-products><select name=size><option value=''>Choose<option value=1>1</select></section>",
        wide=True,
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "choices", "index"),
    [
        ("select", [("Bitte wählen", "0"), ("Klein", "1")], 1),
        ("select", [("", ""), ("サイズを選択", "x"), ("M", "m")], 2),
        ("buttons", [("Ausverkauft", ""), ("M", "")], 1),
        ("radio", [("Épuisé", "1")], None),
        ("select", [], None),
    ],
)
async def test_the_first_that_is_to_be_had(
    kind: str, choices: list[tuple[str, str]], index: int | None
) -> None:
    group = Group(
        kind=kind,
        name="x",
        chosen=False,
        required=True,
        choices=tuple(Choice(text, value, off=False) for text, value in choices),
    )
    assert group.pick() == index


async def test_two_rows_of_swatches_with_the_same_classes(page: Page) -> None:
    row = (
        "<div class='swatch-attribute {0}'><span class=swatch-attribute-label>{0}</span><div class=swatch-attribute-options role=listbox>"
        "<div class='swatch-option' role=option aria-checked=false tabindex=0>{1}</div></div></div>"
    )
    found = await groups(
        page,
        f"<form>{row.format('size', 'M')}{row.format('color', 'blue')}<button id=add>Add</button></form>",
    )
    assert [[choice.text for choice in group.choices] for group in found] == [["M"], ["blue"]]
    assert len({group.key for group in found}) == 2


async def test_a_swatch_within_the_label_of_its_field_is_no_choice_of_its_own(page: Page) -> None:
    (group,) = await groups(
        page,
        "<form><fieldset class=product-form__input--swatch><input type=radio name=c id=r value=red disabled><label for=r><span class=swatch style='display:inline-block;width:9px;height:9px'></span></label>"
        "<input type=radio name=c id=b value=blue><label for=b><span class=swatch style='display:inline-block;width:9px;height:9px'></span></label></fieldset><button id=add>Add</button></form>",
    )
    assert group.kind == "radio"
    assert group.pick() == 1


async def test_what_stands_among_the_options_and_is_none(page: Page) -> None:
    found = await groups(
        page,
        "<div class=product-options><div class=size-buttons><button>M</button><a href='#' class=reset_variations>Clear</a>"
        "<button class=btn-size-guide>Which?</button><button>Size guide</button><button>Add to wish list</button></div>"
        "<a href='#' class=btn-wishlist>Add to Wish List</a><button id=add>Add</button></div>",
        wide=True,
    )
    texts = {group.choices[index].text for group in found for index in group.to_be_had()}
    assert texts == {"M"}


async def test_sizes_within_open_shadow_roots(page: Page) -> None:
    await page.set_content(
        "<main><h1>Shirt</h1><product-buy></product-buy></main><script>"
        "customElements.define('size-picker', class extends HTMLElement { connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML ="
        "'<div role=group aria-label=\"Select size\"><button disabled>S</button><button>M</button></div>'; } });"
        "customElements.define('product-buy', class extends HTMLElement { connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML ="
        "'<size-picker></size-picker><button id=add>Add to bag</button>'; } });</script>"
    )
    button = await page.query_selector("product-buy #add")
    assert button is not None
    _, (group,) = await _groups(button, wide=False)
    assert (group.kind, group.chosen, group.required, picked(group)) == ("buttons", False, True, "M")


COMBOBOX = (
    "<form><span id=l>Size</span><button type=button id=c role=combobox aria-haspopup=listbox aria-labelledby=l>Choose a size</button>"
    "<button id=add type=button>Add</button></form><script>const c = document.getElementById('c'); c.onclick = () => document.body.insertAdjacentHTML("
    "'beforeend', '<ul role=listbox><li role=option aria-disabled=true>36</li><li role=option>37 - sold out</li><li role=option onclick=\"c.textContent = 38; this.parentNode.remove()\">38</li></ul>')</script>"
)


async def test_a_list_that_a_script_draws(page: Page) -> None:
    (group,) = await groups(page, COMBOBOX)
    assert (group.kind, group.chosen, group.required) == ("combobox", False, True)
    opener, button = await page.query_selector("#c"), await page.query_selector("#add")
    assert opener is not None
    assert button is not None
    tab = SimpleNamespace(page=page)
    assert await choose_from_list(Patient(), tab, opener) == "38"  # type: ignore[arg-type]
    _, (group,) = await _groups(button, wide=False)
    assert group.chosen


async def test_a_row_of_buttons_without_any_mark_once_the_shop_has_refused(page: Page) -> None:
    html = (
        "<p>Pick one</p><div id=s><button type=button>XS</button><button type=button>M</button></div>"
        "<div><button type=button>-</button><button type=button>+</button></div><button id=add>Add to bag</button>"
    )
    assert await groups(page, html) == []
    (group,) = await groups(page, html, wide=True)
    assert picked(group) == "XS"


async def test_the_options_of_a_dialog_are_its_own(page: Page) -> None:
    (group,) = await groups(
        page,
        "<div class=size-options><button>1</button><button>2</button></div>"
        "<div role=dialog><div class=size-options><button>S</button><button>M</button></div><button id=add>Add</button></div>",
    )
    assert picked(group) == "S"
