from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from auditor.check.amounts import amount, guess_amount, is_among, minor_units, quoted, rounded, same_amount
from auditor.model.jsonvalue import JsonValue


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (19.9, "19.9"),
        (0, "0"),
        (10**400, None),
        ("19.90", "19.90"),
        ("1200", "1200"),
        (1e-7, "1E-7"),
    ],
)
def test_what_is_an_amount(value: JsonValue, read: str | None) -> None:
    assert amount(value) == (Decimal(read) if read is not None else Decimal(10) ** 400)


@pytest.mark.parametrize(
    "value",
    [
        True,
        False,
        None,
        -1,
        -0.5,
        float("nan"),
        float("inf"),
        "",
        " 19.9",
        "19,90",
        "19.90 €",
        "1,299.00",
        ".5",
        "5.",
        "1e3",
        "٣",
        [],
        {},
        "NaN",
    ],
)
def test_what_is_none(value: JsonValue) -> None:
    assert amount(value) is None


@pytest.mark.parametrize(
    ("currency", "units"),
    [
        ("EUR", 2),
        ("JPY", 0),
        ("krw", 0),
        ("KWD", 3),
        ("BHD", 3),
        ("RSD", 0),
        (None, 2),
        ("?", 2),
        ("DEFAULT", 2),
    ],
)
def test_minor_units(currency: str | None, units: int) -> None:
    assert minor_units(currency) == units


@pytest.mark.parametrize(
    ("value", "currency", "becomes"),
    [
        ("19.899999999999998", "EUR", "19.90"),
        ("16.725", "EUR", "16.73"),
        ("1299.5", "JPY", "1300"),
        ("3.2505", "KWD", "3.251"),
    ],
)
def test_amounts_are_rounded_to_the_units_of_the_currency(value: str, currency: str, becomes: str) -> None:
    assert rounded(Decimal(value), currency) == Decimal(becomes)


@pytest.mark.parametrize(
    ("one", "other", "currency", "same"),
    [
        ("59.699999999999996", "59.70", "EUR", True),
        ("19.999", "20.00", "EUR", True),
        ("19.999", "19.99", "EUR", True),
        ("19.99", "20.00", "EUR", False),
        ("1990.5", "1990", "JPY", True),
        ("1990.5", "1991", "JPY", True),
        ("1990", "1991", "JPY", False),
        ("3.2505", "3.250", "KWD", True),
        ("3.250", "3.251", "KWD", False),
        ("3.250", "3.251", None, True),
    ],
)
def test_amounts_are_the_same_within_a_unit_of_the_currency(
    one: str, other: str, currency: str | None, *, same: bool
) -> None:
    assert same_amount(Decimal(one), Decimal(other), currency) is same
    assert same_amount(Decimal(other), Decimal(one), currency) is same


@pytest.mark.parametrize(
    ("value", "stated", "currency", "is_it"),
    [
        ("16.725", "16.73", "EUR", True),
        ("16.725", "16.72", "EUR", True),
        ("16.725", "16.71", "EUR", False),
        ("16.724", "16.73", "EUR", False),
        ("16.726", "16.72", "EUR", False),
        ("16.72", "16.72", "EUR", True),
        ("16.72", "16.73", "EUR", False),
        ("1990.5", "1990", "JPY", True),
        ("1990.5", "1991", "JPY", True),
        ("3.2505", "3.250", "KWD", True),
        ("0.005", "0", "EUR", True),
        ("9" * 500, "1", "EUR", False),
    ],
)
def test_half_a_unit_goes_up_or_down(value: str, stated: str, currency: str, *, is_it: bool) -> None:
    assert is_among(Decimal(value), {rounded(Decimal(stated), currency)}, currency) is is_it


@given(st.decimals(allow_nan=False, allow_infinity=False), st.decimals(allow_nan=False, allow_infinity=False))
def test_comparing_amounts_never_raises(one: Decimal, other: Decimal) -> None:
    assert same_amount(one, one, "EUR")
    assert same_amount(one, other, "EUR") is same_amount(other, one, "EUR")


@given(st.one_of(st.integers(), st.floats(), st.text(max_size=600)))
def test_no_amount_is_too_odd(value: JsonValue) -> None:
    read = amount(value)
    if read is not None:
        assert rounded(read, "EUR") >= 0


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("19,90 €", "19.90"),
        ("€ 1.299,00", "1299.00"),
        ("$1,299.00", "1299.00"),
        ("1.299", "1299"),
        ("1,299", "1299"),
        ("CHF 1'299.-", "1299"),
        ("1 299,50 kr", "1299.50"),
        ("12.5", "12.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("JPY 1200", "1200"),
    ],
)
def test_what_a_person_meant(text: str, meant: str) -> None:
    assert guess_amount(text) == Decimal(meant)


@pytest.mark.parametrize("text", ["", "free", "10 - 20 EUR", "€"])
def test_no_guess(text: str) -> None:
    assert guess_amount(text) is None


@given(st.text(alphabet="0123456789.,' \u00a0€$-", max_size=30))
def test_guessing_never_raises(text: str) -> None:
    guess = guess_amount(text)
    assert guess is None or guess >= 0


@given(
    st.decimals(0, 10**7, places=2),
    st.sampled_from(
        ["en_US", "de_DE", "fr_FR", "de_CH", "sv_SE", "pl_PL", "pt_BR", "en_IN", "nb_NO", "es_ES"]
    ),
    st.sampled_from(["EUR", "USD", "PLN", "INR", "SEK"]),
)
def test_a_price_is_guessed_in_any_notation(price: Decimal, locale: str, currency: str) -> None:
    assert guess_amount(format_currency(price, currency, locale=locale)) == price


@given(st.floats(min_value=0, allow_infinity=False, allow_nan=False))
def test_a_float_is_the_number_that_was_written(number: float) -> None:
    read = amount(number)
    assert read is not None
    assert float(read) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [("19.90", "19.90"), ("1E+2", "100"), ("0", "0"), ("1E-7", "0.0000001"), ("1E+400", "1.000e+400")],
)
def test_amounts_are_quoted_in_plain_digits(value: str, text: str) -> None:
    assert quoted(Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_no_quoted_amount_is_long(value: Decimal) -> None:
    assert len(quoted(value)) < 40
