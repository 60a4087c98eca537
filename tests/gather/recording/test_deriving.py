"""Which of a person's deeds become which pin."""

import pytest

from auditor.model.actions import Choose, Click, Fill, Open, Pins, Target, Tick, WaitFor
from auditor.model.page import PageKind
from tests.gather.recording.tale import Tale, a_field

ADDRESS = (a_field("E-mail"), a_field("City"))


def button(name: str) -> Click:
    return Click(Target(role="button", name=name))


def to_the_product() -> Tale:
    tale = Tale()
    tale.page("/", PageKind.HOME)
    tale.click("Cups", tag="a")
    tale.page("/cups", PageKind.CATEGORY)
    tale.click("Cup", tag="a")
    tale.page("/p/cup?utm_source=x&v=2", PageKind.PRODUCT, count=0)
    return tale


def to_the_cart() -> Tale:
    tale = to_the_product()
    tale.click("Add to cart")
    tale.page("/cart", PageKind.CART, count=1)
    return tale


def to_the_checkout() -> Tale:
    tale = to_the_cart()
    tale.click("Onwards")
    tale.page("/checkout", PageKind.CHECKOUT)
    return tale


CART = Pins(product=(Open("/p/cup?v=2"),), add=(button("Add to cart"),), cart=(Open("/cart"),))


def test_a_cart_page() -> None:
    told = to_the_cart().recorded()
    assert told.pins == CART
    assert told.notes == ("The checkout was not reached: the way there is left to the auditor.",)


def test_the_checkout_begins_with_a_click_that_may_tell_the_vendor() -> None:
    told = to_the_checkout().recorded()
    assert told.pins.cart == (Open("/cart"),)
    assert told.pins.checkout == (button("Onwards"),)
    assert told.pins.order == ()
    assert told.notes == (
        "No order was placed while it was recorded: what places one is left to the auditor.",
    )


def test_a_drawer_belongs_to_the_way_to_the_checkout() -> None:
    tale = to_the_product()
    tale.click("Add to cart")
    tale.page("/p/cup", PageKind.PRODUCT, count=1, load=False)
    tale.click("Bag", tag="a")
    tale.page("/p/cup", PageKind.PRODUCT, count=1, load=False)
    tale.click("Checkout")
    tale.page("/checkout", PageKind.CHECKOUT)
    pins = tale.recorded().pins
    assert pins.cart == ()
    assert pins.checkout == (button("Bag"), button("Checkout"))


def test_a_wall_before_the_checkout_is_taken_as_it_was() -> None:
    tale = to_the_cart()
    tale.click("Checkout")
    tale.page("/login")
    tale.click("As a guest")
    tale.page("/till", fields=ADDRESS)
    pins = tale.recorded().pins
    assert pins.cart == (Open("/cart"),)
    assert pins.checkout == (button("Checkout"), button("As a guest"))


def test_a_checkout_whose_address_was_typed_is_opened() -> None:
    tale = to_the_cart()
    tale.page("https://pay.example/till", PageKind.CHECKOUT)
    pins = tale.recorded().pins
    assert pins.cart == (Open("/cart"),)
    assert pins.checkout == (Open("https://pay.example/till"),)


def test_what_is_chosen_on_the_product_comes_before_the_button() -> None:
    tale = to_the_product()
    tale.choose("Size", "S")
    tale.choose("Size", "M")
    tale.click("Red", target=Target(role="radio", name="Red"))
    tale.type("Engraving")
    tale.type("First name", autocomplete="given-name")
    tale.tick("Gift wrap")
    tale.type("Quantity", type="number")
    tale.click("Add to cart")
    tale.page("/p/cup", PageKind.PRODUCT, count=1, load=False)
    told = tale.recorded()
    assert told.pins.add == (
        Choose(Target(label="Size"), "M"),
        Click(Target(role="radio", name="Red")),
        Fill(Target(label="Engraving"), "Test"),
        Fill(Target(label="First name"), "{first_name}"),
        Tick(Target(text="Gift wrap")),
        button("Add to cart"),
    )
    assert told.remarks == {"add": "what was typed is not kept: write in its place what the shop takes"}


def test_an_earlier_visit_to_the_page_is_forgotten() -> None:
    tale = to_the_product()
    tale.click("Zoom")
    tale.page("/cups", PageKind.CATEGORY)
    tale.click("Cup", tag="a")
    tale.page("/p/cup", PageKind.PRODUCT)
    tale.click("Add to cart")
    tale.page("/p/cup", PageKind.PRODUCT, count=1, load=False)
    assert tale.recorded().pins.add == (button("Add to cart"),)


@pytest.mark.parametrize("sign", ["event", "counter", "words"])
def test_a_button_that_says_nothing_is_told_by_what_came_of_it(sign: str) -> None:
    tale = to_the_product()
    tale.click("Tab")
    tale.click("Zap")
    if sign == "event":
        tale.fires("AddToCart")
    says = ("added to your bag",) if sign == "words" else ()
    tale.page("/p/cup", PageKind.PRODUCT, count=1 if sign == "counter" else 0, says=says, load=False)
    tale.click("Loot")
    tale.page("/loot")
    assert tale.recorded().pins.add == (button("Tab"), button("Zap"))


def test_what_newly_stands_there_shows_that_it_was_added() -> None:
    tale = to_the_product()
    tale.page("/p/cup", PageKind.PRODUCT, texts=("Cup", "Zap"), load=False)
    tale.click("Zap")
    tale.fires("AddToCart")
    tale.page("/p/cup", PageKind.PRODUCT, texts=("Cup", "Zap", "1 more", "cup", "It is yours"), load=False)
    assert tale.recorded().pins.added == (WaitFor(Target(text="It is yours")),)


def test_a_sign_that_is_found_anyway_is_not_pinned() -> None:
    tale = to_the_product()
    tale.click("Add to cart")
    tale.page("/p/cup", PageKind.PRODUCT, count=1, texts=("It is yours",), load=False)
    assert tale.recorded().pins.added == ()


def test_banners_pop_ups_and_quantities_are_no_steps() -> None:
    tale = Tale()
    tale.page("/p/cup", PageKind.PRODUCT)
    tale.click("Accept all cookies")
    tale.click("", label="Close")
    tale.click("Add to cart")
    tale.page("/cart", PageKind.CART, count=1)
    tale.type("Quantity", type="number")
    tale.click("Checkout")
    tale.page("/checkout", PageKind.CHECKOUT)
    pins = tale.recorded().pins
    assert pins.add == (button("Add to cart"),)
    assert pins.checkout == (button("Checkout"),)


def test_inside_the_checkout_what_the_auditor_finds_is_left_to_it() -> None:
    tale = to_the_checkout()
    tale.type("E-mail", type="email")
    tale.type("Tax number")
    tale.choose("Country", "Utopia")
    tale.choose("Title", "Dr", autocomplete="honorific-prefix")
    tale.choose("Slot", "Morning")
    tale.tick("At the door", type="radio", radio="way")
    tale.tick("Invoice", type="radio", group="Payment method", radio="payment")
    tale.tick("I accept the terms and conditions")
    tale.tick("Send me the newsletter")
    tale.type("Password", type="password")
    tale.type("Card number", autocomplete="cc-number")
    tale.type("Born on", type="date")
    tale.click("Deeper")
    tale.page("/checkout/2", PageKind.CHECKOUT)
    tale.click("Show more")
    tale.page("/checkout/2", PageKind.CHECKOUT, load=False)
    tale.click("Continue to payment")
    tale.page("/checkout/3", PageKind.CHECKOUT)
    tale.click("Zing")
    tale.page("/thanks", PageKind.CONFIRMATION)
    told = tale.recorded()
    assert told.pins.fields == (
        Fill(Target(label="Tax number"), "Test"),
        Choose(Target(label="Slot"), "Morning"),
        Tick(Target(text="At the door")),
    )
    assert told.pins.onward == (button("Deeper"),)
    assert told.pins.order == (button("Zing"),)
    assert told.notes == ("A password or a card was typed: nothing of it is kept, and no replay types it.",)


def test_an_order_is_told_by_its_event_too() -> None:
    tale = to_the_checkout()
    tale.click("Zing")
    tale.fires("Purchase")
    tale.page("/done")
    assert tale.recorded().pins.order == (button("Zing"),)


def test_what_nothing_finds_again_is_missing_and_said() -> None:
    tale = to_the_product()
    tale.click("", found=False)
    tale.click("Add to cart")
    tale.page("/cart", PageKind.CART, count=1)
    told = tale.recorded()
    assert told.pins.add == (button("Add to cart"),)
    assert told.remarks["add"] == "something was clicked here that nothing tells from the rest: it is missing"


def test_a_button_that_nothing_finds_again_is_not_pinned_as_another() -> None:
    tale = to_the_product()
    tale.choose("Size", "M")
    tale.click("Add to cart", found=False)
    tale.page("/cart", PageKind.CART, count=1)
    assert tale.recorded().pins.add == ()


def test_nothing_was_added() -> None:
    told = to_the_product().recorded()
    assert told.pins == Pins(product=(Open("/p/cup?v=2"),))
    assert told.notes == ("Nothing was seen to go into the cart.",)


def test_nothing_was_done() -> None:
    assert Tale().recorded().pins == Pins()


def test_a_deed_before_any_page_is_no_step() -> None:
    tale = Tale()
    tale.click("Add to cart")
    assert tale.recorded().pins == Pins()


def test_a_shop_that_has_one_address_is_clicked_through() -> None:
    tale = Tale()
    tale.page("/", PageKind.HOME)
    tale.click("Cup")
    tale.page("/", PageKind.PRODUCT, count=0, load=False)
    tale.click("Add to cart")
    tale.page("/", PageKind.PRODUCT, count=1, load=False)
    tale.click("Checkout")
    tale.page("/", PageKind.CHECKOUT, load=False)
    pins = tale.recorded().pins
    assert pins.product == (Open("/"),)
    assert pins.add == (button("Cup"), button("Add to cart"))
    assert pins.checkout == (button("Checkout"),)


def test_another_tab_is_another_page() -> None:
    tale = to_the_cart()
    tale.click("Checkout")
    tale.tab = 2
    tale.page("https://pay.example/till", PageKind.CHECKOUT)
    tale.type("Tax number")
    assert tale.recorded().pins.checkout == (button("Checkout"),)
    assert tale.recorded().pins.fields == (Fill(Target(label="Tax number"), "Test"),)


def test_more_deeds_than_a_config_takes() -> None:
    tale = to_the_product()
    for number in range(30):
        tale.choose(f"Option {number}", "x")
    tale.click("Add to cart")
    tale.page("/cart", PageKind.CART, count=1)
    add = tale.recorded().pins.add
    assert len(add) == 20
    assert add[-1] == button("Add to cart")
