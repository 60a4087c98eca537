"""That an order is not paid is told by what the page states, not by what it explains."""
# ruff: noqa: RUF001 - signs of many scripts are the subject here

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.page import read_page
from auditor.decode.page.payment_state import payment_state
from auditor.model.page import PaymentState


@pytest.mark.parametrize(
    "lines",
    [
        ["Payment: pending."],
        ["Payment status", "Pending"],
        ["Payment status:", "Unpaid"],
        ["Order 1001 - Awaiting payment"],
        ["Wir warten auf Zahlung per Vorkasse."],
        ["Statut", "En attente de paiement"],
        ["Zamówienie oczekuje na płatność"],
        ["ステータス：入金待ち"],
    ],
)
def test_a_payment_that_is_awaited(lines: list[str]) -> None:
    state = payment_state(lines)
    assert state is not None
    assert not state.failed


@pytest.mark.parametrize(
    "lines",
    [
        ["Your payment was declined."],
        ["Payment", "Payment failed"],
        ["Leider ist die Zahlung fehlgeschlagen"],
        ["Pago rechazado"],
        ["Awaiting payment", "Your card was declined"],
        ["お支払いに失敗しました"],
    ],
)
def test_a_payment_that_came_to_nothing(lines: list[str]) -> None:
    state = payment_state(lines)
    assert state is not None
    assert state.failed


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Payment: invoice, due in 14 days."],
        ["Payment method", "Cash on delivery"],
        ["Payment received", "Thank you"],
        ["If your payment was declined, try another card."],
        ["We ship once we are no longer waiting for your payment."],
        ["Falls die Zahlung fehlgeschlagen ist, rufen Sie uns an."],
        ["Your order is pending"],
        ["Awaiting payment means " + "a long explanation " * 20],
        ["Payment", "Shipping", "Pending review"],
    ],
)
def test_what_states_nothing_of_the_kind(lines: list[str]) -> None:
    assert payment_state(lines) is None


def test_what_the_visitor_cannot_see_is_not_stated() -> None:
    shown = "<main><h1>Thank you for your order</h1><p>Order number: 10482</p><p>Total: $ 12.00</p>{}</main>"
    address = "https://shop.example/orders/10482"
    told = read_page(shown.format("<p>Payment pending</p>"), address).payment
    assert told == PaymentState(failed=False, words="Payment pending")
    hidden = "<p data-auditor-hidden>Payment pending</p><script>'payment failed'</script>"
    assert read_page(shown.format(hidden), address).payment is None


@given(st.lists(st.text(max_size=60), max_size=6))
def test_no_text_breaks_it(lines: list[str]) -> None:
    state = payment_state([*lines, *(f"payment {line}" for line in lines)])
    assert state is None or len(state.words) <= 120
