# ruff: noqa: RUF001 - signs of many scripts are the subject here
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.page.money import amounts_in, currency_code, machine_amount
from auditor.decode.page.sense import Sense


def read(text: str, language: str = "") -> list[tuple[str, Sense]]:
    return [(str(each.money), each.sense) for each in amounts_in(text, language, bare=True)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1.299,00 €", "de", "1299.00 EUR"),
        ("1,299.00", "", "1299.00"),
        ("19,90", "", "19.90"),
        ("CHF 1'299.–", "de-ch", "1299 CHF"),
        ("CHF 1’299.00", "de-ch", "1299.00 CHF"),
        ("¥1,200", "", "1200"),
        ("￥１，２００", "ja", "1200"),
        ("3,300円", "ja", "3300 JPY"),
        ("KWD 3.250", "", "3.250 KWD"),
        ("3,250 DT", "fr", "3.250 TND"),
        ("kr 199", "", "199"),
        ("199:-", "sv", "199"),
        ("1 299,00 kr", "sv", "1299.00"),
        ("1\u00a0299,00 €", "", "1299.00 EUR"),
        ("12 990 Kč", "cs", "12990 CZK"),
        ("€ 1.299,-", "nl", "1299 EUR"),
        ("1.299 €", "de", "1299 EUR"),
        ("$1,299", "en", "1299"),
        ("$ 1.299.000", "es-co", "1299000"),
        ("19€90", "fr", "19.90 EUR"),
        ("19⁹⁰ €", "", "19.90 EUR"),
        ("R$ 1.299,00", "pt-br", "1299.00 BRL"),
        ("₹1,29,999.00", "en-in", "129999.00 INR"),
        ("US$ 5", "", "5 USD"),
        ("$19.90 USD", "", "19.90 USD"),
        ("USD $19.90", "", "19.90 USD"),
        ("£0.00", "", "0.00 GBP"),
        ("199,99 zł", "pl", "199.99 PLN"),
        ("32.900 kr.", "is", "32900"),
        ("١٬٢٩٩٫٥٠ د.إ", "ar", "1299.50 AED"),
        ("1.250,00 TL", "tr", "1250.00 TRY"),
        ("-5,00 €", "de", "-5.00 EUR"),
        ("₩12,000", "ko", "12000 KRW"),
        ("12.000.000 ₫", "vi", "12000000 VND"),
        ("19.000 ₫", "", "19000 VND"),
    ],
)
def test_reads_a_price_as_it_is_written(text: str, language: str, expected: str) -> None:
    assert read(text, language) == [(expected, Sense.PRICE)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1.299 €", ""),
        ("1.299 €", "en"),
        ("1,299 €", "de"),
        ("2 199 kr", "en"),
        ("1\u20639 €", "de"),
        ("1.29.9 €", "de"),
    ],
)
def test_two_readings_are_doubt(text: str, language: str) -> None:
    (found,) = amounts_in(text, language)
    assert found.money is None
    assert found.doubt


@pytest.mark.parametrize(
    ("text", "language", "sense"),
    [
        ("from $10", "en", Sense.FROM),
        ("ab 19,90 €", "de", Sense.FROM),
        ("à partir de 19,90 €", "fr", Sense.FROM),
        ("1200円から", "ja", Sense.FROM),
        ("vanaf € 10,00", "nl", Sense.FROM),
        ("39,80 € / kg", "de", Sense.UNIT),
        ("(1,99 € / 100 g)", "de", Sense.UNIT),
        ("12x de R$ 16,58 sem juros", "pt", Sense.INSTALMENT),
        ("4 interest-free payments of $4.98", "en", Sense.INSTALMENT),
        ("$9.99/month", "en", Sense.INSTALMENT),
        ("3 x 33,33 €", "fr", Sense.TIMES),
        ("statt 29,90 €", "de", Sense.FORMER),
        ("UVP: 29,90 €", "de", Sense.FORMER),
        ("was £20.00", "en", Sense.FORMER),
        ("Save $5.00", "en", Sense.SAVING),
        ("$5 off", "en", Sense.SAVING),
        ("Versandkostenfrei ab 50 €", "de", Sense.THRESHOLD),
        ("Free shipping on orders over $50", "en", Sense.THRESHOLD),
    ],
)
def test_the_words_around_an_amount_say_what_it_is(text: str, language: str, sense: Sense) -> None:
    assert [each.sense for each in amounts_in(text, language)] == [sense]


@pytest.mark.parametrize(
    "text", ["$10 – $20", "10 € bis 20 €", "€10 to €20", "10,00 €-20,00 €", "￥1,000～￥2,000"]
)
def test_both_ends_of_a_range_are_no_price(text: str) -> None:
    assert {each.sense for each in amounts_in(text, "de")} == {Sense.RANGE}


@pytest.mark.parametrize(
    "text",
    [
        "USB 3.0",
        "AMD 5",
        "GEL 200",
        "iPhone 15",
        "50 %",
        "20% off",
        "10 km",
        "in 2 Tagen",
        "Top 10",
        "TOP 10",
    ],
)
def test_a_number_without_a_mark_is_no_money(text: str) -> None:
    assert amounts_in(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qty 2 $10.00", ["10.00"]),
        ("2 € 10,00", ["10.00 EUR"]),
        ("10 € 20 €", ["10 EUR", "20 EUR"]),
        ("€ 10,00 € 20,00", ["10.00 EUR", "20.00 EUR"]),
        ("$19.90 USD $29.90 USD", ["19.90 USD", "29.90 USD"]),
    ],
)
def test_a_mark_belongs_to_its_own_number(text: str, expected: list[str]) -> None:
    assert [str(each.money) for each in amounts_in(text)] == expected


def test_two_currencies_on_one_number_prove_neither() -> None:
    (found,) = amounts_in("€19.90 USD")
    assert str(found.money) == "19.90"


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [
        ("19.9000", "USD", "19.9000"),
        ("1299", "EUR", "1299"),
        ("19,90", None, "19.90"),
        ("1.299,00 €", "EUR", "1299.00"),
        ("$19.90", "USD", "19.90"),
        (19.9, "EUR", "19.9"),
        (20, "EUR", "20"),
        ("19.900", "VND", "19900"),
        ("3.250", "KWD", "3.250"),
        ("0", "EUR", "0"),
        ("0.00", None, "0.00"),
        (".99", "USD", "0.99"),
    ],
)
def test_reads_amounts_in_data(value: object, currency: str | None, expected: str) -> None:
    assert machine_amount(value, currency) == Decimal(expected)


@pytest.mark.parametrize(
    "value",
    ["1.299", "", "NaN", "free", None, True, 1e30, float("nan"), float("inf"), "from 10", "10 - 20", [], {}],
)
def test_unsure_data_is_no_amount(value: object) -> None:
    assert machine_amount(value, "EUR") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("eur", "EUR"),
        ("€", "EUR"),
        ("US$", "USD"),
        ("$", None),
        ("kr", None),
        ("", None),
        ("XYZ", None),
        (5, None),
    ],
)
def test_names_a_currency(text: object, code: str | None) -> None:
    assert currency_code(text) == code


NUMBERS = st.decimals(min_value=0, max_value=9_999_999, places=2, allow_nan=False, allow_infinity=False)


def grouped(value: Decimal, group: str, mark: str) -> str:
    return f"{value:,.2f}".replace(",", "g").replace(".", mark).replace("g", group)


@given(
    NUMBERS,
    st.sampled_from(
        [
            (".", ",", "€"),
            (",", ".", "€"),
            ("'", ".", "CHF"),
            ("\u00a0", ",", "zł"),
            ("\u202f", ",", "€"),
            ("", ",", "kr"),
        ]
    ),
)
def test_what_is_written_with_decimals_is_read_back(value: Decimal, style: tuple[str, str, str]) -> None:
    group, mark, sign = style
    text = grouped(value, group, mark)
    for written in (f"{text} {sign}", f"{sign} {text}"):
        (found,) = amounts_in(written)
        assert found.money is not None, written
        assert found.money.amount == value


@given(
    st.text(
        alphabet=st.sampled_from("0123456789.,'’ \u00a0\u202f€$£¥krUSDEUR-–:%/xab\n\u2063⁹０٣円"), max_size=60
    ),
    st.sampled_from(["", "de", "en", "sv", "ja"]),
)
def test_no_text_breaks_the_reader(text: str, language: str) -> None:
    for each in amounts_in(text, language, bare=True):
        assert each.money is not None or each.doubt
        assert each.money is None or each.money.amount.is_finite()
        assert 0 <= each.start < each.end


@given(st.text(max_size=200))
def test_no_data_breaks_the_reader(text: str) -> None:
    amount = machine_amount(text, "EUR")
    assert amount is None or amount.is_finite()
