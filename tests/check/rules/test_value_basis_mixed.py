from dataclasses import replace

import pytest

from auditor.model.facts import Facts
from auditor.model.money import StatedAmount
from auditor.model.rule import Severity, Verdict
from tests.builders import amount, event, failures, finding, healthy, result, verdict
from tests.check.rules.test_value_changes_along_funnel import shop

CODE = "TT410"
WITHIN = (
    amount("19.90", "subtotal"),
    amount("4.90", "shipping"),
    amount("3.96", "tax"),
    amount("24.80", "total"),
)
ON_TOP = (
    amount("19.90", "subtotal"),
    amount("4.90", "shipping"),
    amount("1.59", "tax"),
    amount("26.39", "total"),
)
NET = replace(amount("16.72"), text="€16.72 (without tax)")


def test_a_healthy_journey_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("order", "before", "after"),
    [
        (WITHIN, 19.9, 24.8),  # shipping comes with the checkout
        (WITHIN, 24.8, 24.8),
        (WITHIN, 16.72, 20.84),  # both without tax
        (ON_TOP, 19.9, 26.39),  # sales tax comes with the checkout
        (ON_TOP, 19.9, 19.9),
        (ON_TOP, 19.9, 24.8),
    ],
)
def test_what_only_comes_with_the_checkout_passes(
    order: tuple[StatedAmount, ...], before: float, after: float
) -> None:
    assert verdict(shop(19.9, 19.9, before, after, order=order), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("order", "before", "after", "part"),
    [
        (WITHIN, 19.9, 20.84, "tax"),
        (WITHIN, 16.72, 24.8, "tax"),
        (WITHIN, 24.8, 19.9, "shipping"),
        (ON_TOP, 26.39, 24.8, "tax"),
        (ON_TOP, 24.8, 19.9, "shipping"),
    ],
)
def test_what_one_event_holds_and_the_other_lacks_fails(
    order: tuple[StatedAmount, ...], before: float, after: float, part: str
) -> None:
    found = finding(shop(before, before, before, after, order=order), CODE)
    assert (found.severity, found.event, found.path) == (Severity.WARNING, "Purchase", "value")
    assert f"holds {part}," in found.message


def test_it_is_not_told_as_another_value_too() -> None:
    assert failures(shop(19.9, 19.9, 19.9, 20.84, order=WITHIN)) & {"TT407", CODE} == {CODE}


def test_the_product_with_tax_on_its_page_and_without_in_the_cart_fails() -> None:
    prices = (amount("19.90"), NET)
    found = finding(shop(19.9, 16.72, prices=prices), CODE)
    assert found.message == "The value of ViewContent holds tax, that of AddToCart does not."
    assert finding(shop(16.72, 19.9, prices=prices), CODE).message.startswith(
        "The value of AddToCart holds tax"
    )
    assert verdict(shop(16.72, 16.72, prices=prices), CODE) is Verdict.PASS
    assert verdict(shop(19.9, 16.72, prices=(amount("19.90"), amount("16.72"))), CODE) is Verdict.PASS


def test_two_paths_with_one_event_on_different_bases_fail() -> None:
    known = shop(19.9, 19.9, 19.9, 24.8, order=WITHIN)
    twin = event(
        "Purchase", known.pages[2], after=3, value=19.9, contents=[{"content_id": "SKU-1", "quantity": 1}]
    )
    found = finding(replace(known, events=(*known.events, twin)), CODE)
    assert (
        found.message
        == "The value of one Purchase holds shipping, that of another for the same goods does not."
    )


def test_two_events_of_different_goods_are_not_compared() -> None:
    known = shop(19.9, 19.9, 19.9, 24.8, order=WITHIN)
    other = event("Purchase", known.pages[2], after=3, value=19.9, contents=[{"content_id": "SKU-2"}])
    assert verdict(replace(known, events=(*known.events, other)), CODE) is Verdict.PASS


def test_an_order_whose_parts_no_page_states_is_inconclusive() -> None:
    known = shop(19.9, 19.9, 19.9, 24.8, order=(amount("24.80", "total"),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "parts of the order" in result(known, CODE).reason


def test_a_journey_that_ended_early_is_not_judged() -> None:
    known: Facts = shop(19.9)
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
