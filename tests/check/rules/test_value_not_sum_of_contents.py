from dataclasses import replace

import pytest

from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.money import StatedAmount
from auditor.model.page import PageKind
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
    result,
    verdict,
)

CODE = "TT311"
SHIPPING = amount("4.90", "shipping")


def item(price: JsonValue = 19.9, quantity: JsonValue = 1, **more: JsonValue) -> JsonObject:
    return {"content_id": "A", "price": price, "quantity": quantity} | more


def sent(
    value: JsonValue,
    *items: JsonValue,
    stated: tuple[StatedAmount, ...] = (SHIPPING,),
    currency: JsonValue = "EUR",
    **more: JsonValue,
) -> Facts:
    """A Purchase whose page states these amounts; the checkout is no page on which TT401 judges."""
    where = page(PageKind.CHECKOUT, id=4, amounts=stated)
    parameters = GOODS | {"value": value, "contents": list(items), "currency": currency} | more
    return facts(
        page(id=2), where, events=(pageview(where), event("InitiateCheckout", where, parameters=parameters))
    )


def test_a_sum_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("value", "items"),
    [
        (59.7, [item(19.9, 3)]),
        (59.699999999999996, [item(19.9, 3)]),
        ("24.40", [item(), item(4.5)]),
        (6.965, [item(19.9, 0.35)]),
        (6.97, [item(19.9, 0.35)]),
        (10, [item(3.33, 3)]),  # a bundle's price, shared out and rounded
        (0, [item(0)]),
        (19.9, [item(19.9, None)]),
        (24.8, [item(), item(4.9, quantity="1")]),
    ],
)
def test_what_the_items_come_to_passes(value: JsonValue, items: list[JsonValue]) -> None:
    assert verdict(sent(value, *items), CODE) is Verdict.PASS


def test_the_units_are_the_currency_s() -> None:
    assert verdict(sent(1991, item(1990.5), currency="JPY", stated=()), CODE) is Verdict.PASS
    shipping = (amount("4.900", "shipping", currency="KWD"),)
    assert verdict(sent(1.25, item(1.249), currency="KWD", stated=shipping), CODE) is Verdict.FAIL
    assert verdict(sent(1.249, item(1.249), currency="KWD", stated=shipping), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("value", "stated"),
    [
        (24.8, (SHIPPING,)),
        (17.91, (amount("-1.99", "discount"), SHIPPING)),
        (22.81, (amount("1.99", "discount"), SHIPPING)),
        (23.68, (amount("19.90", "subtotal"), amount("3.78", "tax"))),
        (14.9, (amount("5.00", "other"),)),
        (16.72, (amount("24.80", "total"), amount("3.96", "tax"))),
    ],
)
def test_what_the_pages_explain_passes(value: float, stated: tuple[StatedAmount, ...]) -> None:
    assert verdict(sent(value, item(), stated=stated), CODE) is Verdict.PASS


def test_amounts_of_another_page_of_the_journey_count() -> None:
    known = sent(24.8, item(), stated=())
    cart = page(PageKind.CART, id=3, amounts=(SHIPPING,))
    assert verdict(replace(known, pages=(*known.pages, cart)), CODE) is Verdict.PASS


def test_another_difference_fails() -> None:
    found = finding(sent(25, item(), item(4.5, 2)), CODE)
    assert (found.severity, found.path) == (Severity.WARNING, "value")
    assert (found.expected, found.actual) == ("1 \u00d7 19.9 + 2 \u00d7 4.5 = 28.90", "25")
    assert "explains the difference" in found.message


@pytest.mark.parametrize("stated", [(), (SHIPPING,)])
@pytest.mark.parametrize(
    ("value", "price", "hint"),
    [(1990, 19.9, "the value is in cents"), (19.9, 1990, "the prices are in cents")],
)
def test_cents_fail_whatever_the_pages_state(
    value: float, price: float, hint: str, stated: tuple[StatedAmount, ...]
) -> None:
    assert hint in finding(sent(value, item(price), stated=stated), CODE).message


def test_a_currency_without_cents_has_none() -> None:
    assert verdict(sent(199_000, item(1990), currency="JPY", stated=()), CODE) is Verdict.INCONCLUSIVE


def test_prices_without_their_quantities_are_told() -> None:
    where = page(PageKind.CHECKOUT, id=4, amounts=(SHIPPING,))
    seen = event("ViewContent", where, parameters=GOODS | {"value": 39.8, "contents": [item(39.8, 2)]})
    told = finding(facts(where, events=(seen,)), CODE)
    assert "without their quantities" in told.message


def test_nothing_to_explain_it_with_is_inconclusive() -> None:
    assert "no page of the journey states" in result(sent(24.8, item(), stated=()), CODE).reason


def test_a_quantity_that_is_not_given_is_inconclusive() -> None:
    assert "how many" in result(sent(50, item(), item(10, None)), CODE).reason


def test_the_quantity_of_the_event_is_its_single_item_s() -> None:
    assert verdict(sent(39.8, item(19.9, None), quantity=2), CODE) is Verdict.PASS


def test_an_amount_that_could_not_be_read_is_inconclusive() -> None:
    known = sent(25, item())
    pages = tuple(replace(one, reading=replace(one.reading, doubt="unreadable")) for one in known.pages)
    assert "unreadable" in result(replace(known, pages=pages), CODE).reason


def test_many_items_are_not_spelt_out() -> None:
    assert finding(sent(1, *[item() for _ in range(9)]), CODE).expected == "179.10"


@pytest.mark.parametrize(
    "items", [[], ["A"], [item(), "A"], [item(None)], [item("?")], [item(19.9, 0)], [item(19.9, "?")]]
)
def test_items_that_cannot_be_added_up_are_not_judged(items: list[JsonValue]) -> None:
    assert verdict(sent(50, *items), CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("value", [None, "", "abc"])
def test_without_a_value_not_applicable(value: JsonValue) -> None:
    assert verdict(sent(value, item()), CODE) is Verdict.NOT_APPLICABLE


def test_where_no_price_is_shown_not_applicable() -> None:
    where = page(PageKind.PRODUCT, product=None)
    known = facts(where, events=(event("ViewContent", where, value=1990, contents=[item()]),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_where_the_page_contradicts_the_value_that_is_told_alone() -> None:
    where = page(PageKind.CONFIRMATION, id=5, amounts=(amount("19.90", "total"), SHIPPING))
    known = facts(where, events=(pageview(where), event("Purchase", where, value=1990)))
    assert failures(known) - {"TT601", "TT503"} == {"TT401"}
    assert any(CODE in text for text in finding(known, "TT401").consequences)


@pytest.mark.parametrize("value", ["9" * 5_000, 10**400, 1e308, 5e-324])
def test_absurd_amounts_are_told_in_short(value: JsonValue) -> None:
    found = finding(sent(value, item(), item(value, 9), item(value, 9)), CODE)
    assert len(found.actual) + len(found.expected) < 300
