import pytest

from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    GOODS,
    amount,
    event,
    facts,
    failures,
    finding,
    healthy,
    page,
    pageview,
    product,
    result,
    verdict,
)

CODE = "TT307"
UNPRICED: JsonObject = {"contents": [{"content_id": "SKU-1", "quantity": 1}]}
FREE: JsonObject = {"contents": [{"content_id": "SKU-1", "quantity": 1, "price": 0}]}


def sent(name: str, on: Page, *others: Page, value: JsonValue = 0, says: JsonObject = UNPRICED) -> Facts:
    worth = event(name, on, parameters=GOODS | says | {"value": value})
    return facts(*others, on, events=(pageview(on), worth))


def test_a_value_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("value", [0, 0.0, -0.0, "0", "0.00"])
def test_nothing_for_a_product_with_a_price_fails(value: JsonValue) -> None:
    found = finding(sent("ViewContent", page(), value=value), CODE)
    assert (found.severity, found.path) == (Severity.WARNING, "value")
    assert "19.90 EUR" in found.expected


def test_the_event_s_own_price_tells_too() -> None:
    where = page(PageKind.CATEGORY)
    known = facts(where, page(id=3), events=(event("AddToCart", where, value=0),))
    assert "19.9" in finding(known, CODE).message


def test_it_is_told_once() -> None:
    assert failures(sent("ViewContent", page(), says={})) == {CODE}


def test_a_free_product_passes() -> None:
    where = page(product=product(amount("0.00")))
    assert verdict(sent("ViewContent", where, says=FREE), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "where",
    [
        page(product=product(amount("19.90"), doubt="a price range")),
        page(PageKind.CATEGORY, amounts=(amount("5"),)),
    ],
)
def test_a_price_that_is_not_known_is_inconclusive(where: Page) -> None:
    assert verdict(sent("AddToCart", where, page(id=9, product=product())), CODE) is Verdict.INCONCLUSIVE


def test_a_purchase_is_an_error() -> None:
    found = finding(sent("Purchase", page(PageKind.CONFIRMATION, id=5)), CODE)
    assert found.severity is Severity.ERROR
    assert "asks for 19.90 EUR" in found.message


def test_an_order_that_a_gift_card_pays_passes() -> None:
    where = page(PageKind.CONFIRMATION, id=5, amounts=(amount("19.90", "subtotal"), amount("0.00", "total")))
    assert verdict(sent("Purchase", where), CODE) is Verdict.PASS


def test_free_goods_with_shipping_pass() -> None:
    subtotal = page(PageKind.CHECKOUT, id=4, amounts=(amount("0", "subtotal"), amount("4.90", "total")))
    assert verdict(sent("InitiateCheckout", subtotal, says=FREE), CODE) is Verdict.PASS
    total_alone = page(PageKind.CHECKOUT, id=4, amounts=(amount("4.90", "total"),))
    assert verdict(sent("InitiateCheckout", total_alone, says=FREE), CODE) is Verdict.INCONCLUSIVE


def test_without_a_total_an_order_is_inconclusive() -> None:
    where = page(PageKind.CONFIRMATION, id=5, amounts=(amount("19.90"),))
    assert "states no total" in result(sent("Purchase", where), CODE).reason


def test_a_checkout_without_a_total_is_held_against_the_cart_before() -> None:
    cart, till = page(PageKind.CART, id=3), page(PageKind.CHECKOUT, id=4, amounts=())
    assert verdict(sent("InitiateCheckout", till, cart), CODE) is Verdict.FAIL
    assert verdict(sent("Purchase", till, cart), CODE) is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("value", [None, "", "abc", -1])
def test_without_an_amount_not_applicable(value: JsonValue) -> None:
    assert verdict(sent("Purchase", page(PageKind.CONFIRMATION), value=value), CODE) is Verdict.NOT_APPLICABLE


def test_where_no_price_is_shown_not_applicable() -> None:
    assert verdict(sent("ViewContent", page(product=None)), CODE) is Verdict.NOT_APPLICABLE
