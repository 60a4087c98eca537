from decimal import Decimal

import pytest

from auditor.demo.basket import Basket, Refused, quantity_of
from auditor.demo.storefront import Storefront


def basket(**changes: object) -> Basket:
    return Basket(Storefront(**changes))  # type: ignore[arg-type]


def test_the_same_thing_twice_is_one_line() -> None:
    cart = basket()
    cart.add({"product": "JC-MUG-01"})
    added = cart.add({"product": "JC-MUG-01", "quantity": "2"})
    assert added.quantity == 2
    assert [(line.sku, line.quantity) for line in cart.lines] == [("JC-MUG-01", 3)]
    assert cart.count == 3


def test_two_variants_are_two_lines_at_their_own_price() -> None:
    cart = basket()
    cart.add({"product": "JC-BEANS", "variant": "JC-BEANS-250G"})
    cart.add({"product": "JC-BEANS", "variant": "JC-BEANS-1KG"})
    assert [line.amount for line in cart.lines] == [Decimal("11.50"), Decimal("39.00")]
    assert cart.lines[1].name == "House blend coffee, 1 kg"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "could not find"),
        ({"product": "NONE"}, "could not find"),
        ({"product": "JC-SHIRT"}, "choose a size"),
        ({"product": "JC-SHIRT", "variant": "JC-MUG-01"}, "choose a size"),
        ({"product": "JC-SHIRT", "variant": "JC-SHIRT-S"}, "sold out"),
        ({"product": "JC-CANDLE-01"}, "sold out"),
        ({"product": "JC-MUG-01", "quantity": "0"}, "quantity"),
        ({"product": "JC-MUG-01", "quantity": "-1"}, "quantity"),
        ({"product": "JC-MUG-01", "quantity": "1.5"}, "quantity"),
        ({"product": "JC-MUG-01", "quantity": "٣"}, "quantity"),
        ({"product": "JC-MUG-01", "quantity": "9" * 5000}, "quantity"),
    ],
)
def test_what_cannot_be_sold_is_refused_in_words(fields: dict[str, str], words: str) -> None:
    cart = basket()
    with pytest.raises(Refused, match=words):
        cart.add(fields)
    assert cart.lines == ()


def test_no_more_than_ninety_nine_of_a_thing() -> None:
    cart = basket()
    cart.add({"product": "JC-MUG-01", "quantity": "60"})
    cart.add({"product": "JC-MUG-01", "quantity": "60"})
    assert cart.count == 99
    assert quantity_of(" 7 ") == 7


def test_a_line_is_changed_and_removed_and_an_unknown_one_is_left_alone() -> None:
    cart = basket()
    cart.add({"product": "JC-MUG-01"})
    cart.set("JC-MUG-01", 4)
    cart.set("JC-BOWL-01", 4)
    assert cart.count == 4
    cart.set("JC-MUG-01", 0)
    assert cart.lines == ()


def test_the_total_is_exact() -> None:
    cart = basket(coupon_percent=10, tax_percent=8)
    cart.add({"product": "JC-MUG-01", "quantity": "3"})
    totals = cart.totals()
    assert totals.subtotal == Decimal("59.70")
    assert totals.discount == Decimal("5.97")
    assert totals.tax == Decimal("4.30")  # 8 % of 53.73, half up
    assert totals.shipping == Decimal("4.90")
    assert totals.total == Decimal("62.93")


def test_shipping_is_free_from_its_bound_and_nothing_is_charged_for_an_empty_cart() -> None:
    cart = basket(free_from=Decimal("39.80"))
    assert cart.totals().total == 0
    cart.add({"product": "JC-MUG-01", "quantity": "2"})
    assert cart.totals().shipping == 0
    cart.set("JC-MUG-01", 1)
    assert cart.totals().shipping == Decimal("4.90")
