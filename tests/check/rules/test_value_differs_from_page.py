from dataclasses import replace
from typing import Any

import pytest

from auditor.model.facts import Facts
from auditor.model.journey import Addition, Chosen, Proof, Step, Until
from auditor.model.jsonvalue import JsonValue
from auditor.model.money import StatedAmount
from auditor.model.page import PageKind, PageReading, ProductId
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    amount,
    event,
    facts,
    finding,
    healthy,
    page,
    product,
    reading,
    result,
    step,
    verdict,
)

CODE = "TT401"


def on_product(value: JsonValue, *stated: StatedAmount, doubt: str = "", **parameters: Any) -> Facts:
    where = page(PageKind.PRODUCT, product=product(*stated, doubt=doubt))
    return facts(where, events=(event("ViewContent", where, value=value, **parameters),))


def on_order(
    value: JsonValue, *stated: StatedAmount, kind: PageKind = PageKind.CONFIRMATION, **parameters: Any
) -> Facts:
    where = page(kind, id=5, amounts=stated)
    return facts(where, events=(event("Purchase", where, value=value, **parameters),))


def test_a_healthy_journey_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("value", [19.9, "19.90", 3 * 6.6333333])
def test_the_stated_price_passes(value: JsonValue) -> None:
    assert verdict(on_product(value), CODE) is Verdict.PASS


def test_any_stated_amount_passes() -> None:
    stated = (amount("19.90"), amount("16.72"))
    assert verdict(on_product(16.72, *stated), CODE) is Verdict.PASS
    assert verdict(on_product(16.722689, *stated), CODE) is Verdict.PASS


def test_half_a_cent_may_be_shown_rounded_up_or_down() -> None:
    for shown in ("16.73", "16.72"):
        assert verdict(on_product(16.725, amount(shown)), CODE) is Verdict.PASS
    assert verdict(on_product(16.725, amount("16.74")), CODE) is Verdict.FAIL


@pytest.mark.parametrize("value", [1990, 25, 0.01, 19.91])
def test_another_amount_fails(value: JsonValue) -> None:
    found = finding(on_product(value), CODE)
    assert found.severity is Severity.ERROR
    assert "19.90 EUR" in found.expected
    assert found.path == "value"


def test_a_free_product_passes() -> None:
    assert verdict(on_product(0, amount("0.00")), CODE) is Verdict.PASS


def test_the_price_times_the_quantity_passes() -> None:
    goods: list[JsonValue] = [{"content_id": "SKU-1", "quantity": 3, "price": 19.9}]
    assert verdict(on_product(59.7, contents=goods), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("currency", "stated", "value", "outcome"),
    [
        ("JPY", "1200", 1200, Verdict.PASS),
        ("JPY", "1200", 1200.4, Verdict.PASS),
        ("JPY", "1200", 1201, Verdict.FAIL),
        ("KWD", "3.250", 3.25, Verdict.PASS),
        ("KWD", "3.250", 3.251, Verdict.FAIL),
    ],
)
def test_money_has_the_units_of_its_currency(
    currency: str, stated: str, value: JsonValue, outcome: Verdict
) -> None:
    known = on_product(value, amount(stated, currency=currency), currency=currency)
    assert verdict(known, CODE) is outcome


def test_doubt_about_the_page_is_inconclusive() -> None:
    known = on_product(25, doubt="the price is a range")
    assert result(known, CODE).reason == "the price is a range"
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_sources_that_disagree_are_inconclusive() -> None:
    stated = (amount("19.90", source="json-ld"), amount("17.90", source="visible"))
    assert verdict(on_product(25, *stated), CODE) is Verdict.INCONCLUSIVE
    assert verdict(on_product(17.9, *stated), CODE) is Verdict.PASS


def test_sources_that_share_an_amount_agree() -> None:
    stated = (amount("19.90", source="json-ld"), amount("19.90"), amount("16.72"))
    assert verdict(on_product(25, *stated), CODE) is Verdict.FAIL


def test_a_page_that_states_nothing_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, product=replace(product(), amounts=()))
    assert verdict(facts(where, events=(event("ViewContent", where),)), CODE) is Verdict.INCONCLUSIVE
    where = page(PageKind.PRODUCT, product=None)
    assert verdict(facts(where, events=(event("ViewContent", where),)), CODE) is Verdict.INCONCLUSIVE


def test_another_currency_with_another_amount_is_inconclusive() -> None:
    assert verdict(on_product(21.5, currency="USD"), CODE) is Verdict.INCONCLUSIVE


def test_an_amount_without_a_currency_is_comparable() -> None:
    assert verdict(on_product(25, amount("19.90", currency=None)), CODE) is Verdict.FAIL


def test_an_event_of_another_product_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, other_ids=(ProductId("SKU-9", "sku", "visible"),))
    goods: list[JsonValue] = [{"content_id": "SKU-9", "quantity": 1, "price": 25}]
    known = facts(where, events=(event("ViewContent", where, contents=goods, value=25),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_an_invalid_value_is_inconclusive() -> None:
    assert verdict(on_product("19,90 €"), CODE) is Verdict.INCONCLUSIVE


def test_a_bundle_item_by_item_passes_by_its_sum() -> None:
    where = page(PageKind.PRODUCT, product=product(amount("50.00")))
    one: list[JsonValue] = [{"content_id": "A", "quantity": 1, "price": 20}]
    other: list[JsonValue] = [{"content_id": "B", "quantity": 1, "price": 30}]
    events = (
        event("AddToCart", where, after=5, step=Step.CART, contents=one, value=20),
        event("AddToCart", where, after=5, step=Step.CART, contents=other, value=30),
    )
    known = facts(where, events=events, steps=(step(Step.CART, where, at=where.visit.started_at + 4),))
    assert verdict(known, CODE) is Verdict.PASS
    off = replace(events[1], parameters=events[1].parameters | {"value": 31})
    assert verdict(replace(known, events=(events[0], off)), CODE) is Verdict.INCONCLUSIVE


def before_choice(value: JsonValue, served: PageReading | None) -> Facts:
    where = page(PageKind.PRODUCT, product=product(amount("24.90")), served=served)
    return facts(
        where,
        events=(event("ViewContent", where, value=value),),
        steps=(step(Step.CART, where, at=where.visit.started_at + 5),),
    )


def test_an_event_from_before_the_choice_is_held_against_the_served_page() -> None:
    served = reading(PageKind.PRODUCT)
    assert verdict(before_choice(19.9, served), CODE) is Verdict.PASS
    assert verdict(before_choice(77, served), CODE) is Verdict.FAIL
    assert verdict(before_choice(19.9, None), CODE) is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("choices", "expected"), [((), Verdict.FAIL), ((Chosen(text="L", first_text="M"),), Verdict.INCONCLUSIVE)]
)
def test_where_nothing_was_chosen_the_page_is_as_it_was(
    choices: tuple[Chosen, ...], expected: Verdict
) -> None:
    """A page without a load has no document of its own from before the choice."""
    known = before_choice(19.9, None)
    (cart,) = known.steps
    taken = Addition(name="Red shirt", visit_id=2, at=cart.started_at, proof=Proof.COUNT, choices=choices)
    assert verdict(replace(known, steps=(replace(cart, additions=(taken,)),)), CODE) is expected


ORDER = (
    amount("40.00", "subtotal"),
    amount("5.00", "shipping"),
    amount("7.60", "tax"),
    amount("3.00", "discount"),
    amount("42.00", "total"),
)


@pytest.mark.parametrize("value", [42, 37, 34.4, 45])
def test_the_total_with_and_without_its_stated_parts_passes(value: JsonValue) -> None:
    assert verdict(on_order(value, *ORDER), CODE) is Verdict.PASS


def test_the_subtotal_beside_a_grand_total_is_information() -> None:
    assert finding(on_order(40, *ORDER), CODE).severity is Severity.INFO


def test_the_subtotal_alone_passes() -> None:
    assert verdict(on_order(40, amount("40.00", "subtotal")), CODE) is Verdict.PASS


def test_another_total_fails() -> None:
    assert finding(on_order(4200, *ORDER), CODE).severity is Severity.ERROR


def test_an_order_without_totals_is_inconclusive() -> None:
    assert verdict(on_order(42, amount("19.90", "price")), CODE) is Verdict.INCONCLUSIVE
    assert verdict(on_order(42), CODE) is Verdict.INCONCLUSIVE


def test_an_order_with_an_amount_that_could_not_be_read_is_inconclusive() -> None:
    where = page(PageKind.CONFIRMATION, id=5, amounts=(amount("19.90", "total"),))
    unread = replace(where, reading=replace(where.reading, doubt="the delivery's amount could not be read"))
    known = facts(unread, events=(event("Purchase", unread, value=24.9),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "delivery" in result(known, CODE).reason
    assert verdict(facts(unread, events=(event("Purchase", unread, value=19.9),)), CODE) is Verdict.PASS


def test_totals_that_disagree_are_inconclusive() -> None:
    stated = (amount("42.00", "total"), amount("43.00", "total", source="json-ld"))
    assert verdict(on_order(99, *stated), CODE) is Verdict.INCONCLUSIVE


def test_the_price_of_one_line_passes_on_the_cart_page() -> None:
    where = page(PageKind.CART, id=3, amounts=(amount("19.90"), amount("30.00"), amount("49.90", "total")))
    known = facts(
        where,
        until=Until.CART,
        events=(event("AddToCart", where),),
        steps=(step(Step.CART, where),),
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_other_pages_are_not_applicable() -> None:
    where = page(PageKind.CHECKOUT, id=4)
    known = facts(where, events=(event("InitiateCheckout", where, value=99),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_an_absent_value_is_not_applicable() -> None:
    assert verdict(on_product(None), CODE) is Verdict.NOT_APPLICABLE


def after_choice(value: JsonValue, *, served: str, rendered: str) -> Facts:
    before = reading(PageKind.PRODUCT, product=product(amount(served)))
    where = page(PageKind.PRODUCT, product=product(amount(rendered)), served=before)
    return facts(
        where,
        events=(event("AddToCart", where, after=6, step=Step.CART, value=value),),
        steps=(step(Step.CART, where, at=where.visit.started_at + 5),),
    )


def test_the_price_from_before_the_choice_is_no_pass_after_it() -> None:
    assert verdict(after_choice(24.9, served="19.90", rendered="24.90"), CODE) is Verdict.PASS
    assert verdict(after_choice(19.9, served="19.90", rendered="24.90"), CODE) is Verdict.INCONCLUSIVE
    assert verdict(after_choice(77, served="19.90", rendered="24.90"), CODE) is Verdict.FAIL


def test_a_product_s_price_in_the_cart_is_no_subtotal() -> None:
    stated = (amount("19.90"), amount("19.90", "subtotal"), amount("24.80", "total"))
    where = page(PageKind.CART, id=3, amounts=stated)
    assert verdict(facts(where, events=(event("AddToCart", where),)), CODE) is Verdict.PASS


def test_amounts_in_another_currency_than_the_event_s_say_nothing_of_its_value() -> None:
    stated = (amount("19.90", currency="EUR", source="json-ld"), amount("19.90", currency=None))
    assert verdict(on_product(25, *stated, currency="USD"), CODE) is Verdict.INCONCLUSIVE
