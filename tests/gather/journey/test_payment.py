"""Which ways to pay move no money at once, and when there are none."""

from typing import Any, cast

import pytest
from playwright.async_api import Frame

from auditor.gather.journey.fields import Field, FieldChoice
from auditor.gather.journey.payment import Payment, is_payment


class _Frame:
    def __init__(self, url: str) -> None:
        self.url = url


def frame(url: str = "https://shop.example/checkout") -> Frame:
    return cast("Frame", cast("Any", _Frame(url)))


def radio(label: str, name: str = "payment_method", value: str = "1") -> Field:
    return Field(type="radio", radio=name, name=name, label=label, value=value)


def offered(*labels: str) -> Payment:
    payment = Payment()
    payment.look_at([radio(label) for label in labels], frame())
    return payment


@pytest.mark.parametrize(
    "label",
    [
        "Cash on delivery", "Direct bank transfer", "Check / Money order", "Invoice", "Rechnung", "Vorkasse", "Nachnahme",
        "Virement bancaire", "Contra reembolso", "Bonifico bancario", "Op rekening", "Faktura", "Za pobraniem", "代金引換",
        "Manual payment", "(for testing) Bogus Gateway", "Pay in store",
    ],
)  # fmt: skip
def test_offline_ways(label: str) -> None:
    payment = offered("Credit card", label)
    assert payment.offline
    assert not payment.only_live
    found = payment.best_field([radio("Credit card"), radio(label)])
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    "labels",
    [
        ("Credit card",),
        ("PayPal", "Klarna"),
        ("Kreditkarte", "SEPA-Lastschrift"),
        ("iDEAL",),
        ("Klarna Rechnung",),
        ("Card (Stripe)",),
    ],
)
def test_only_live_ways(labels: tuple[str, ...]) -> None:
    payment = offered(*labels)
    assert payment.only_live
    assert payment.best_field([radio(label) for label in labels]) is None
    assert labels[0] in payment.words


def test_card_fields_alone_are_live() -> None:
    payment = Payment()
    payment.look_at(
        [Field(type="text", autocomplete="cc-number")], frame("https://js.stripe.com/v3/elements")
    )
    assert payment.only_live
    assert "stripe" in payment.words


def test_no_payment_at_all_is_not_live() -> None:
    assert not Payment().only_live
    payment = Payment()
    payment.look_at([radio("Standard delivery", name="shipping_method")], frame())
    assert not payment.only_live


def test_a_list_of_ways() -> None:
    field = Field(
        type="select",
        name="payment",
        choices=(
            FieldChoice("Choose", "", off=False),
            FieldChoice("Card", "c", off=False),
            FieldChoice("Invoice", "i", off=False),
        ),
    )
    payment = Payment()
    payment.look_at([field], frame())
    assert is_payment(field)
    found = payment.best_choice(field.choices)
    assert found is not None
    assert found.value == "i"
    assert not payment.only_live


def test_delivery_is_no_payment() -> None:
    assert not is_payment(radio("Express card delivery", name="shipping_method"))
    assert is_payment(radio("PayPal", name="x"))


def test_what_excludes_a_way_to_pay_is_one() -> None:
    """Only one of the group's labels is known as a way to pay; what it excludes is another."""
    payment = Payment()
    payment.look_at(
        [radio("Credit card", "basic", "card"), radio("Cash on Delivery (COD)", "basic", "cod")], frame()
    )
    assert payment.offline
    assert not payment.only_live


def test_a_group_that_is_named_after_paying() -> None:
    payment = Payment()
    payment.look_at(
        [radio("UPI / Cards (Razorpay)", "pay", "upi"), radio("Cash on Delivery", "pay", "cod")], frame()
    )
    assert (len(payment.live), len(payment.offline)) == (1, 1)
