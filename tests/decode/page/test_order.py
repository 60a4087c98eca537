import pytest

from tests.decode.page.pages import reading
from tests.decode.page.shapes import page


def roles(name: str) -> set[tuple[str, str]]:
    return {(str(each.money), each.role) for each in reading(name).amounts}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "woocommerce_cart",
            {
                ("18.00 GBP", "price"), ("36.00 GBP", "price"), ("35.00 GBP", "price"), ("71.00 GBP", "subtotal"),
                ("4.50 GBP", "shipping"), ("75.50 GBP", "total"), ("12.58 GBP", "tax"),
            },
        ),
        ("woocommerce_checkout", {("36.00 GBP", "price"), ("36.00 GBP", "subtotal"), ("4.50 GBP", "shipping"), ("40.50 GBP", "total")}),
        ("woocommerce_thankyou", {("36.00 GBP", "price"), ("36.00 GBP", "subtotal"), ("4.50 GBP", "shipping"), ("40.50 GBP", "total")}),
        ("oscar_basket", {("21.60 GBP", "price"), ("43.20 GBP", "price"), ("43.20 GBP", "total"), ("0.00 GBP", "shipping")}),
        ("oscar_preview", {("43.20 GBP", "price"), ("43.20 GBP", "total"), ("48.20 GBP", "total")}),
        ("oscar_thanks", {("43.20 GBP", "price"), ("43.20 GBP", "total"), ("5.00 GBP", "shipping"), ("48.20 GBP", "total")}),
        ("shopify_cart", {("24.00", "price"), ("48.00", "price"), ("48.00 USD", "total")}),
        ("shopify_checkout", {("24.00", "price"), ("24.00", "subtotal"), ("5.00", "shipping"), ("29.00 USD", "total")}),
        (
            "german_thanks",
            {
                ("1299.00 EUR", "price"), ("1299.00 EUR", "subtotal"), ("-50.00 EUR", "discount"), ("4.90 EUR", "shipping"),
                ("1253.90 EUR", "total"), ("200.20 EUR", "tax"),
            },
        ),
        ("german_empty_cart", set()),
    ],
)  # fmt: skip
def test_knows_what_each_amount_is_of(name: str, expected: set[tuple[str, str]]) -> None:
    assert roles(name) == expected


@pytest.mark.parametrize(
    ("name", "currencies"),
    [("shopify_cart", ("USD",)), ("woocommerce_cart", ("GBP",)), ("german_thanks", ("EUR",))],
)
def test_knows_the_currency(name: str, currencies: tuple[str, ...]) -> None:
    assert reading(name).currencies == currencies


@pytest.mark.parametrize(
    ("name", "number"),
    [("woocommerce_thankyou", "1387"), ("oscar_thanks", "100023"), ("german_thanks", "KK-2026-00817")],
)
def test_reads_the_number_of_the_order(name: str, number: str) -> None:
    assert reading(name).order_number == number


@pytest.mark.parametrize(("total", "doubt"), [("24,90 €", False), ("1.299 €", True)])
def test_a_total_that_cannot_be_read_is_doubt(total: str, doubt: bool) -> None:
    found = page(
        f"<main><h1>Thank you!</h1><p>Order number: 4711</p><table><tr><td>Total</td><td>{total}</td></tr></table></main>"
    )
    assert bool(found.doubt) is doubt
    assert bool(found.amounts) is not doubt


def test_what_is_payable_on_delivery_is_no_charge_for_delivery() -> None:
    found = page(
        "<h1>Your order has been placed</h1><p>Order ID: AH10001</p><p>Amount payable on delivery: Rs. 2,598.00</p>"
    )
    assert [(each.role, str(each.money.amount)) for each in found.amounts] == [("total", "2598.00")]
