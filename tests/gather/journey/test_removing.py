"""What takes goods out of a cart, told from what removes something else."""

from typing import Any

import pytest

from auditor.gather.journey.elements import Element
from auditor.gather.journey.emptying_words import CLEAR, REMOVE, UPDATE, YES
from auditor.gather.journey.removing import SURE, agrees, removes

# ruff: noqa: RUF001 - crosses


def a(text: str = "", **given: Any) -> Element:
    return Element(tag=given.pop("tag", "a"), text=text, region=given.pop("region", "main"), **given)


def button(text: str = "", **given: Any) -> Element:
    return a(text, tag="button", **given)


@pytest.mark.parametrize(
    "element",
    [
        a("Remove", href="https://shop.example/cart/change?line=1&quantity=0"),
        a(
            "×",
            label="Remove Mug from cart",
            name="remove",
            href="https://shop.example/cart/?remove_item=1f0e",
        ),
        a(
            "",
            label="Remove item",
            name="action action-delete",
            data="data-post={...}",
            href="https://shop.example/#",
        ),
        a(
            "",
            name="remove-from-cart",
            href="https://shop.example/cart?delete=1&id_product=3",
            label="remove from cart",
        ),
        button("", label="Remove Mug from cart", name="cart-remove icon"),
        button("", label="Remove", name="btn line-item-remove-button"),
        button("", label="Remove", name="btn btn-danger", data="onclick=cart.remove('8')"),
        a(
            "",
            name="js_delete_product d-none d-md-inline-block",
            label="Remove from cart",
            href="https://shop.example/#",
        ),
        button("×", name="remove-btn-lg remove-product btn btn-light", label="Remove product Mug"),
        a("Remove", data="data-behaviours=remove", href="https://shop.example/#"),
        button("Tasse aus dem Warenkorb entfernen"),
        button("", label="Wishbone chair entfernen aus dem Warenkorb", name="delete"),
        button("Remove Wishbone chair from cart"),
        button("カートから削除"),
        button("Clear shopping cart", region="header"),
    ],
)
def test_it_takes_goods_out(element: Element) -> None:
    assert removes(element) >= SURE


@pytest.mark.parametrize(
    "element",
    [
        a("[Remove]", name="woocommerce-remove-coupon", href="https://shop.example/cart/?remove_coupon=x"),
        button("Remove discount"),
        button("Gutschein entfernen"),
        button("Delete account"),
        button("Remove", visible=False),
        button("Remove", disabled=True),
        a("Remove", region="footer"),
        a("How to remove coffee stains", href="https://shop.example/blog/stains"),
        button("Checkout"),
        button("Place order"),
        button("Save for later"),
        button("×"),
        button("", name="close"),
        button("", name="qty-minus"),
        button("Remove " + "very " * 40),
    ],
)
def test_it_takes_nothing_out(element: Element) -> None:
    assert removes(element) < SURE


def test_all_at_once_goes_before_one_by_one() -> None:
    assert removes(button("Empty cart")) > removes(button("Remove", name="remove"))


@pytest.mark.parametrize(
    ("word", "region", "is_yes"), [("Yes", "dialog", True), ("OK", "main", False), ("No", "dialog", False)]
)
def test_a_yes_is_one_in_a_dialog(word: str, region: str, is_yes: bool) -> None:
    assert (agrees(button(word, region=region)) > 0) == is_yes


def test_what_a_dialog_asks_goes_before_what_lies_behind_it() -> None:
    behind = button("", label="Remove Mug", name="remove")
    assert agrees(button("Delete", region="dialog")) > removes(behind)


@pytest.mark.parametrize("table", [CLEAR, REMOVE, UPDATE, YES])
def test_words_are_written_as_they_are_compared(table: tuple[str, ...]) -> None:
    assert all(word == word.lower().strip() for word in table)
    assert len(set(table)) == len(table)
