"""What a report tells of a recognised shop system."""

from auditor.model.journey import Step
from auditor.plan.storefronts import STOREFRONTS
from auditor.plan.storefronts.hints import hints
from auditor.plan.storefronts.recognise import recognise
from tests.plan.storefronts.pages import PAGES, SHOP, sighting

OPENCART = recognise((sighting(PAGES["OpenCart"]),), STOREFRONTS)


def test_a_walk_that_missed_nothing_is_told_the_quirks_alone() -> None:
    (quirk,) = hints(OPENCART, (), SHOP)
    assert quirk.startswith("OpenCart: The checkout is one page")


def test_a_missed_step_is_told_where_it_usually_is_and_how_to_pin_it() -> None:
    url = "https://www.shop.example/index.php?route=checkout/checkout"
    *_, cart, checkout = hints(OPENCART, {Step.CART, Step.CHECKOUT}, SHOP)
    assert "`#button-cart`" in cart
    assert "https://www.shop.example/index.php?route=checkout/cart;" in cart
    assert checkout.endswith(f"pin it with --checkout {url}.")


def test_one_mark_alone_is_not_built_upon() -> None:
    guess = recognise((sighting(cookies=("ocsessid",)),), STOREFRONTS)
    assert hints(guess, {Step.CHECKOUT}, SHOP) == ()


def test_of_an_unknown_system_nothing_is_known() -> None:
    assert hints(recognise((sighting(),), STOREFRONTS), {Step.CHECKOUT}, SHOP) == ()
