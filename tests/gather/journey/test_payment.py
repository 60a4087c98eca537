"""Which ways to pay move no money at once, and when there are none."""

import pytest

from auditor.gather.journey.fields import Field, FieldChoice
from auditor.gather.journey.payment import Payment, is_payment
from auditor.gather.journey.payment_words import moves_no_money


def radio(label: str, name: str = "payment_method", value: str = "1") -> Field:
    return Field(type="radio", radio=name, name=name, label=label, value=value)


def offered(*labels: str) -> Payment:
    payment = Payment()
    payment.look_at([radio(label) for label in labels])
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
    payment.look_at([Field(type="text", autocomplete="cc-number")], main=False)
    assert payment.only_live
    assert "a card" in payment.objection("Place order")


def test_no_payment_at_all_is_not_live() -> None:
    assert not Payment().only_live
    payment = Payment()
    payment.look_at([radio("Standard delivery", name="shipping_method")])
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
    payment.look_at([field])
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
    payment.look_at([radio("Credit card", "basic", "card"), radio("Cash on Delivery (COD)", "basic", "cod")])
    assert payment.offline
    assert not payment.only_live


def test_a_group_that_is_named_after_paying() -> None:
    payment = Payment()
    payment.look_at([radio("UPI / Cards (Razorpay)", "pay", "upi"), radio("Cash on Delivery", "pay", "cod")])
    assert (len(payment.live), len(payment.offline)) == (1, 1)


@pytest.mark.parametrize(
    "label",
    [
        "Pay in 3 interest-free instalments", "Fastest checkout: Visa / Mastercard", "Secure Checkout (cards, left to the bank)",
        "Klarna Rechnung", "PayPal - Kauf auf Rechnung", "Instant bank transfer (Sofort)", "iDEAL overschrijving", "Check out with card",
        "Contest voucher and card", "Cash App Pay", "Szybki przelew (Przelewy24)", "Electronic check (ACH)", "Free returns with Visa",
    ],
)  # fmt: skip
def test_what_sounds_offline_and_is_live(label: str) -> None:
    assert not moves_no_money(label)
    assert offered(label).objection("Place order")


@pytest.mark.parametrize(
    "label",
    [
        "Cash on delivery (cash or card)", "Free", "No payment required", "Cheque", "Check / Money order (checkmo)", "Overboeking vooraf",
        "Payer par chèque", "Credit card (test mode)", "Pay at collection by card", "Demo", "Przelew tradycyjny", "Kauf auf Rechnung",
    ],
)  # fmt: skip
def test_what_names_a_card_and_moves_no_money(label: str) -> None:
    assert moves_no_money(label)


def chosen(label: str) -> Field:
    return Field(type="radio", radio="pay", name="pay", label=label, value="1", filled=True)


def test_an_order_waits_for_the_offline_way_to_be_chosen() -> None:
    payment = Payment()
    payment.look_at([chosen("Credit card"), radio("Invoice", "pay")])
    assert "“Invoice” could not be chosen, “Credit card” stays" in payment.objection("Place order")
    payment.look_at([radio("Credit card", "pay"), chosen("Invoice")])
    assert payment.objection("Pay now") == ""


def test_the_choice_of_an_earlier_page_counts_on_the_next() -> None:
    payment = Payment()
    payment.look_at([radio("Credit card", "pay"), chosen("Invoice")])
    payment.look_at([Field(type="checkbox", label="I agree to the terms")])
    assert payment.objection("Confirm") == ""


def test_a_billing_address_beside_the_ways_to_pay_is_none() -> None:
    payment = Payment()
    same = Field(
        type="radio", radio="billing", label="Same as shipping address", filled=True, section="payment-step"
    )
    payment.look_at([radio("Card", "pay"), chosen("Cash on delivery"), same])
    assert payment.live == ["Card"]
    assert payment.objection("Place order") == ""


@pytest.mark.parametrize(
    ("said", "live"),
    [
        ("Payment Pay securely with Visa or Mastercard. You will be redirected to Adyen.", True),
        ("Payment Cash on delivery: pay the courier when your parcel arrives.", False),
        ("Payment Redeem a gift card", False),
        ("Payment Your order is free.", False),
        ("", False),
    ],
)
def test_a_way_to_pay_that_is_only_said(said: str, *, live: bool) -> None:
    payment = Payment()
    assert payment.look_at_tiles(said, []) is None
    assert bool(payment.objection("Place order")) is live


def test_tiles_that_choose_how_to_pay() -> None:
    payment = Payment()
    tiles = [("Credit card", True), ("Cash on delivery", False), ("Edit", False)]
    assert payment.look_at_tiles("Payment", tiles) == 1
    assert payment.objection("Place order")
    pressed = [("Credit card", False), ("Cash on delivery", True), ("Edit", False)]
    assert payment.look_at_tiles("Payment", pressed) is None
    assert payment.objection("Place order") == ""


def test_a_test_card_is_needed_and_named_where_the_provider_is_in_test_mode() -> None:
    payment = Payment(card_fields=True, testing="Stripe")
    assert "Stripe is in test mode" in payment.objection("Pay $ 12.00")
    assert "[test_card]" in payment.objection("Pay $ 12.00")
    payment.card_typed = True
    assert payment.objection("Pay $ 12.00") == ""


def test_a_card_on_the_page_does_not_matter_where_an_invoice_is_chosen() -> None:
    payment = Payment(card_fields=True, testing="Stripe")
    payment.look_at([radio("Credit card", "pay"), chosen("Invoice")])
    assert payment.objection("Place order") == ""


@pytest.mark.parametrize("words", ["Continue to PayPal", "Weiter zu Klarna", "Pay by card"])
def test_a_button_that_names_a_live_way(words: str) -> None:
    payment = Payment()
    assert payment.names_live(words)
    assert payment.objection(words)
