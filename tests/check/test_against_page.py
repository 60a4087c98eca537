from decimal import Decimal

import pytest

from auditor.check.against_page import (
    currency_of,
    is_stated,
    judged_page,
    product_amounts,
    quantity_of,
    stated_currencies,
)
from auditor.check.context import Context
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import Page, PageKind
from tests.builders import amount, event, facts, page, product, reading


@pytest.mark.parametrize(
    ("kind", "judged"),
    [
        (PageKind.PRODUCT, True),
        (PageKind.CART, True),
        (PageKind.CONFIRMATION, True),
        (PageKind.CHECKOUT, False),
    ],
)
def test_money_is_held_against_three_kinds_of_page(kind: PageKind, judged: bool) -> None:
    where = page(kind)
    assert (judged_page(event("Purchase", where), Context(facts(where))) is where) is judged


def served_and_rendered() -> Page:
    before = reading(PageKind.PRODUCT, product=product(amount("19.90")))
    return page(PageKind.PRODUCT, product=product(amount("24.90", currency="USD")), served=before)


def test_what_the_page_said_before_a_choice_counts_as_well() -> None:
    where = served_and_rendered()
    assert [str(item.money) for item in product_amounts(where)] == ["24.90 USD", "19.90 EUR"]
    assert stated_currencies(where) == {"visible": {"USD", "EUR"}}


@pytest.mark.parametrize(
    ("given", "currency"),
    [("eur", "EUR"), (" EUR", "EUR"), ("", None), (None, None), (978, None), (["EUR"], None)],
)
def test_reads_the_currency_as_the_sdk_sends_it_on(given: JsonValue, currency: str | None) -> None:
    assert currency_of(event(currency=given)) == currency


@pytest.mark.parametrize(
    ("contents", "quantity", "pieces"),
    [
        ([{"quantity": 2}, {"quantity": "1"}], 9, 3),
        ([{}], 4, 4),
        ([{"quantity": 0}], None, 1),
        ("none", None, 1),
        ([{"quantity": -2}], "x", 1),
    ],
)
def test_counts_the_pieces(contents: JsonValue, quantity: JsonValue, pieces: int) -> None:
    assert quantity_of(event(contents=contents, quantity=quantity)) == Decimal(pieces)


@pytest.mark.parametrize(
    ("value", "stated"), [(19.9, True), (24.8, True), (19.91, False), ("19,90", None), (None, None)]
)
def test_tells_whether_a_page_states_a_value_of_the_checkout_too(
    value: JsonValue, stated: bool | None
) -> None:
    amounts = (amount("19.90", "subtotal"), amount("4.90", "shipping"), amount("24.80", "total"))
    where = page(PageKind.CHECKOUT, id=4, amounts=amounts)
    assert is_stated(event("InitiateCheckout", where, value=value), Context(facts(where))) is stated


def test_a_page_without_amounts_states_nothing() -> None:
    where = page(PageKind.CHECKOUT, id=4, amounts=())
    assert is_stated(event("InitiateCheckout", where), Context(facts(where))) is None
