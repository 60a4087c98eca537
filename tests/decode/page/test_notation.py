from decimal import Decimal

import pytest

from auditor.decode.page.notation import decimal_mark, groups_by_space, read_number


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("de", ","),
        ("de-ch", "."),
        ("en-gb", "."),
        ("es", ""),
        ("es-mx", "."),
        ("es-es", ","),
        ("", ""),
        ("xx", ""),
        ("ar", ""),
        ("ar-ma", ","),
        ("es-xx", ""),
        ("de-formal", ","),
        ("zh-hans-cn", "."),
        ("../../etc", ""),
        ("-", ""),
    ],
)
def test_knows_decimal_marks(language: str, mark: str) -> None:
    assert decimal_mark(language) == mark


@pytest.mark.parametrize(
    ("written", "currency", "language", "value"),
    [
        ("1.299", "EUR", "de", "1299"),
        ("1.299", "EUR", "en", None),
        ("1.299", "EUR", "", None),
        ("1.299", "KWD", "en", "1.299"),
        ("1,299", "KWD", "en", None),
        ("1,299", "TND", "fr", "1.299"),
        ("1,299", "JPY", "", "1299"),
        ("0.299", "EUR", "", "0.299"),
        ("1.299.000", None, "", "1299000"),
        ("1.29.000", None, "", None),
        ("0.299.000", None, "", None),
        ("1,29,999.50", "INR", "en-in", "129999.50"),
        ("1 299", "SEK", "sv", "1299"),
        ("1 299", "SEK", "en", None),
        ("1\u202f299,50", "EUR", "", "1299.50"),
        ("12345.6789", "EUR", "", None),
        ("1234567890123456", "EUR", "", None),
        ("1\u20639", "EUR", "", None),
    ],
)
def test_reads_a_number_by_what_is_known_of_it(
    written: str, currency: str | None, language: str, value: str | None
) -> None:
    number = read_number(written, currency=currency, language=language)
    assert number.value == (None if value is None else Decimal(value))
    assert (number.value is None) == bool(number.doubt)


@pytest.mark.parametrize(
    ("language", "spaced"), [("fr", True), ("pt-pt", True), ("nb-no", True), ("de", False), ("", False)]
)
def test_knows_where_a_space_parts_thousands(language: str, spaced: bool) -> None:
    assert groups_by_space(language) is spaced
