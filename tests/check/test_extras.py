from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.check.extras import MOST, Extras, extras_of
from auditor.model.money import StatedAmount
from auditor.model.page import PageKind
from tests.builders import amount, page

CENT = Decimal("0.01")


def of(*stated: StatedAmount, currency: str | None = "EUR") -> Extras:
    return extras_of([page(PageKind.CART, amounts=stated)], currency)


def explains(extras: Extras, value: str, whole: str) -> bool:
    return extras.explain(Decimal(value), Decimal(whole), CENT)


def test_nothing_explains_only_what_is_the_same() -> None:
    assert explains(of(), "10", "10")
    assert not explains(of(), "10.01", "10")


@pytest.mark.parametrize(
    ("value", "whole"),
    [("24.90", "20"), ("15.10", "20"), ("18.00", "20"), ("22.90", "20"), ("23.00", "20"), ("6.90", "0")],
)
def test_amounts_are_added_and_taken_off_alone_and_together(value: str, whole: str) -> None:
    extras = of(amount("4.90", "shipping"), amount("-2.00", "discount"), amount("0.10", "other"))
    assert explains(extras, value, whole)


def test_each_amount_counts_once_for_what_it_is_of() -> None:
    assert not explains(of(amount("4.90", "shipping"), amount("4.90", "shipping")), "29.80", "20")
    assert explains(of(amount("4.90", "shipping"), amount("4.90", "other")), "29.80", "20")


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("119.00", "100.00"),  # net prices, the tax is that of these goods
        ("23.80", "20.00"),  # … and of others, too
        ("20.00", "23.80"),  # the other way round
        ("28.70", "20.00"),  # … and with shipping
        ("16.72", "19.90"),
    ],
)
def test_a_tax_counts_as_a_rate(value: str, whole: str) -> None:
    extras = of(amount("119", "total"), amount("19", "tax"), amount("4.90", "shipping"))
    assert explains(extras, value, whole)
    assert not explains(extras, str(Decimal(value) + 1), whole)


def test_a_tax_beside_its_base_counts_as_a_rate() -> None:
    extras = of(amount("100", "subtotal"), amount("8", "tax"))
    assert explains(extras, "10.80", "10.00")


def test_prices_and_sums_explain_nothing() -> None:
    extras = of(amount("4.90", "price"), amount("5", "subtotal"), amount("6", "total"))
    assert extras.amounts == ()
    assert not explains(extras, "14.90", "10")


def test_another_currency_explains_nothing() -> None:
    assert of(amount("4.90", "shipping", currency="USD")).amounts == ()
    assert of(amount("4.90", "shipping", currency=None)).amounts == (Decimal("4.90"),)


def test_what_could_not_be_read_is_a_doubt() -> None:
    cart = page(PageKind.CART)
    doubtful = replace(cart, reading=replace(cart.reading, doubt="unreadable"))
    assert extras_of([cart, doubtful], "EUR").doubt == "unreadable"


def test_more_amounts_than_can_be_combined_are_a_doubt() -> None:
    many = of(*(amount(f"{number}.00", "other") for number in range(1, MOST + 2)))
    assert len(many.amounts) == MOST
    assert "more amounts" in many.doubt


@given(
    st.lists(
        st.tuples(st.decimals(-10_000, 10_000, places=2), st.sampled_from(["tax", "total", "shipping"])),
        max_size=12,
    ),
    st.decimals(0, 10**9, places=3),
    st.decimals(0, 10**9, places=3),
)
def test_no_amounts_raise(stated: list[tuple[Decimal, str]], value: Decimal, whole: Decimal) -> None:
    extras = of(*(amount(str(one), role) for one, role in stated))
    assert extras.explain(value, whole, CENT) in {True, False}
    assert extras.explain(whole, whole, CENT)
