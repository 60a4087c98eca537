from dataclasses import replace
from typing import Any

import pytest

from auditor.model.facts import Facts
from auditor.model.journey import Step, Until
from auditor.model.jsonvalue import JsonValue
from auditor.model.money import StatedAmount
from auditor.model.page import PageKind, Product, ProductId
from auditor.model.rule import Severity, Verdict
from tests.builders import amount, event, facts, failures, finding, healthy, page, result, step, verdict

CODE = "TT407"
NAMES = ("ViewContent", "AddToCart", "InitiateCheckout", "Purchase")
ORDER = (amount("19.90", "subtotal"), amount("4.90", "shipping"), amount("24.80", "total"))


def shop(
    *values: JsonValue,
    quantities: tuple[int, ...] = (1, 1, 1, 1),
    order: tuple[StatedAmount, ...] = ORDER,
    prices: tuple[StatedAmount, ...] = (amount("19.90"),),
    ids: tuple[str, ...] = ("SKU-1",) * 4,
    options: bool = False,
    **parameters: Any,
) -> Facts:
    """A journey whose events carry these values; the order's pages state these amounts."""
    product = Product(ids=(ProductId("SKU-1", "sku", "built"),), amounts=prices, options=options)
    item = page(PageKind.PRODUCT, id=2, product=product)
    till = page(PageKind.CHECKOUT, id=4, amounts=order)
    thanks = page(PageKind.CONFIRMATION, id=5, amounts=order)
    events = tuple(
        event(
            name,
            where,
            after=1 + 4 * (name == "AddToCart"),
            step=Step.CART if name == "AddToCart" else where.step,
            value=value,
            contents=[{"content_id": content_id, "quantity": quantity}],
            **parameters,
        )
        for name, where, value, quantity, content_id in zip(
            NAMES, (item, item, till, thanks), values, quantities, ids, strict=False
        )
    )
    return facts(
        item, till, thanks, until=Until.PURCHASE, events=events,
        steps=(step(Step.PRODUCT, item), step(Step.CART, item, at=item.visit.started_at + 4)),
    )  # fmt: skip


def test_a_healthy_journey_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "values", [(19.9, 19.9, 19.9, 24.8), (19.9, "19.90", 19.9, 19.9), (19.9, 19.9, 24.8, 24.8), (19.9, 19.9)]
)
def test_what_the_stated_parts_of_the_order_explain_passes(values: tuple[JsonValue, ...]) -> None:
    assert verdict(shop(*values), CODE) is Verdict.PASS


def test_the_cart_in_cents_fails() -> None:
    found = finding(shop(19.9, 19.9, 1990), CODE)
    assert (found.severity, found.event, found.path) == (Severity.WARNING, "InitiateCheckout", "value")
    assert found.message == "The cart is worth 19.9 in AddToCart and 1990 in InitiateCheckout."
    assert (found.expected, found.actual) == ("19.9 EUR", "1990 EUR")


def test_another_value_of_the_same_cart_fails() -> None:
    assert verdict(shop(19.9, 19.9, 33), CODE) is Verdict.FAIL


def test_another_value_of_the_same_product_fails() -> None:
    found = finding(shop(12.5, 19.9, prices=()), CODE)
    assert found.message == "The product is worth 12.5 in ViewContent and 19.9 in AddToCart."


def test_a_value_that_its_own_page_contradicts_is_told_once_there() -> None:
    both = {CODE, "TT401"}
    assert failures(shop(19.9, 12.5)) & both == {"TT401"}
    assert failures(shop(19.9, 19.9, 19.9, 2480)) & both == {"TT401"}


@pytest.mark.parametrize("value", ["19,90 €", 0])
def test_what_another_rule_says_of_the_value_is_not_said_again(value: JsonValue) -> None:
    assert CODE not in failures(shop(19.9, 19.9, value))


def test_several_pieces_are_worth_as_many_times_the_price_or_are_told_elsewhere() -> None:
    many = (amount("59.70", "subtotal"), amount("59.70", "total"))
    assert verdict(shop(19.9, 59.7, 59.7, quantities=(1, 3, 3), order=many), CODE) is Verdict.PASS
    assert verdict(shop(19.9, 19.9, 59.7, quantities=(1, 3, 3), order=many), CODE) is not Verdict.PASS
    assert verdict(shop(19.9, 19.9, quantities=(1, 3), order=many), CODE) is Verdict.PASS


def test_without_anything_that_could_explain_it_nothing_is_concluded() -> None:
    assert verdict(shop(19.9, 19.9, 33, order=()), CODE) is Verdict.INCONCLUSIVE
    assert verdict(shop(19.9, 16.72, order=()), CODE) is Verdict.INCONCLUSIVE
    assert verdict(shop(19.9, 19.9, 1990, order=()), CODE) is Verdict.FAIL
    assert "what may lie between" in result(shop(19.9, 19.9, 33, order=()), CODE).reason


def test_the_price_with_and_without_tax_is_another_rule_s() -> None:
    prices = (amount("19.90"), amount("16.72"))
    assert verdict(shop(19.9, 16.72, prices=prices), CODE) is Verdict.PASS


def test_different_variants_carts_and_currencies_are_not_compared() -> None:
    assert verdict(shop(11.5, 39, ids=("SKU-S", "SKU-M")), CODE) is Verdict.PASS
    assert verdict(shop(11.5, 39, content_type="product_group", options=True), CODE) is Verdict.PASS
    assert verdict(shop(19.9, 19.9, 59.7, quantities=(1, 1, 3)), CODE) is Verdict.PASS
    known = shop(19.9, 25)
    dollars = replace(known.events[1], parameters=known.events[1].parameters | {"currency": "USD"})
    assert verdict(replace(known, events=(known.events[0], dollars)), CODE) is Verdict.PASS


def test_events_without_a_value_are_left_out() -> None:
    assert verdict(shop(19.9, None, 19.9), CODE) is Verdict.PASS
    assert verdict(shop(19.9, None), CODE) is Verdict.NOT_APPLICABLE
