from decimal import Decimal

import pytest

from auditor.check.basis import Basis, Order, order_on
from auditor.model.page import PageKind
from tests.builders import amount, page

WITHIN = (("19.90", "subtotal"), ("4.90", "shipping"), ("3.96", "tax"), ("24.80", "total"))
ON_TOP = (("40.00", "subtotal"), ("5.00", "shipping"), ("3.20", "tax"), ("48.20", "total"))
COUPON = (("40.00", "subtotal"), ("4.00", "discount"), ("5.00", "shipping"), ("41.00", "total"))


def stated(*parts: tuple[str, str]) -> Order | None:
    amounts = tuple(amount(value, role) for value, role in parts)
    return order_on([page(PageKind.CONFIRMATION, id=5, amounts=amounts)], "EUR")


@pytest.mark.parametrize(
    ("parts", "value", "basis"),
    [
        (WITHIN, "24.80", (True, True)),
        (WITHIN, "19.90", (False, True)),
        (WITHIN, "20.84", (True, False)),
        (WITHIN, "16.72", (False, False)),
        (ON_TOP, "40.00", (False, False)),
        (ON_TOP, "48.20", (True, True)),
        (ON_TOP, "45.00", (True, False)),
        (ON_TOP, "43.20", (False, True)),
        (COUPON, "41.00", (True, None)),
        (COUPON, "36.00", (False, None)),
        (COUPON, "40.00", (False, None)),
    ],
)
def test_tells_what_an_amount_holds(
    parts: tuple[tuple[str, str], ...], value: str, basis: tuple[bool | None, bool | None]
) -> None:
    order = stated(*parts)
    assert order is not None
    assert order.basis_of(Decimal(value)) == Basis(*basis)


def test_an_amount_that_fits_two_ways_tells_nothing() -> None:
    order = stated(("40.00", "subtotal"), ("4.00", "discount"), ("4.00", "shipping"), ("40.00", "total"))
    assert order is not None
    assert order.basis_of(Decimal("40.00")) == Basis(None, None)


def test_an_amount_that_fits_no_way_has_no_basis() -> None:
    order = stated(*WITHIN)
    assert order is not None
    assert order.basis_of(Decimal(99)) is None


def test_of_several_subtotals_the_one_that_adds_up_counts() -> None:
    order = stated(*WITHIN, ("20.84", "subtotal"))
    assert order is not None
    assert (order.goods, order.tax_within) == (Decimal("19.90"), True)


@pytest.mark.parametrize(
    "parts",
    [
        (("40.00", "total"),),
        (("40.00", "subtotal"),),
        (("40.00", "subtotal"), ("99.00", "total")),
        (("40.00", "subtotal"), ("41.00", "subtotal"), ("40.00", "total"), ("41.00", "total")),
        (("40.00", "subtotal"), ("45.00", "total"), ("5.00", "shipping"), ("6.00", "shipping")),
    ],
)
def test_an_order_whose_parts_do_not_add_up_is_none(parts: tuple[tuple[str, str], ...]) -> None:
    assert stated(*parts) is None


def test_the_last_page_that_states_the_order_counts() -> None:
    first = page(PageKind.CART, id=3, amounts=tuple(amount(*part) for part in ON_TOP))
    last = page(PageKind.CONFIRMATION, id=5, amounts=tuple(amount(*part) for part in WITHIN))
    order = order_on([first, last, page(PageKind.OTHER, id=6)], "EUR")
    assert order is not None
    assert order.goods == Decimal("19.90")
    assert order_on([last], "USD") is None
