# ruff: noqa: RUF001 - signs of many scripts are the subject here
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.page.order_number import order_number


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Order #1001 confirmed"], "1001"),
        (["Your order number is: 000000012."], "000000012"),
        (["Order number", "NW-1001"], "NW-1001"),
        (["Order reference: XKBKNABJK"], "XKBKNABJK"),
        (["ご注文番号：A1234567"], "A1234567"),
        (["Order total £43.20", "Order no. 77"], "77"),
        (["Your order of 24.11.2026 (no. 100234)"], ""),
        (["Order date: 2026-11-24"], ""),
        (["Orders over $500 ship free"], ""),
        (["Order total: 4320"], ""),
        (["Order within 2026"], ""),
        (["Order received"], ""),
        ([], ""),
    ],
)
def test_tells_a_number_from_dates_amounts_and_words(lines: list[str], number: str) -> None:
    assert order_number(lines) == number


@given(st.lists(st.text(max_size=80), max_size=5))
def test_no_text_breaks_it(lines: list[str]) -> None:
    assert isinstance(order_number([f"order number {line}" for line in lines]), str)
