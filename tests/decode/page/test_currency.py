from auditor.decode.page.currency import CODES, SIGNS, THREE_DECIMALS, WEAK_SIGNS, WORD_LIKE, ZERO_DECIMALS


def test_codes_are_of_three_capital_letters() -> None:
    assert len(CODES) > 150
    assert all(len(code) == 3 and code.isalpha() and code.isupper() for code in CODES)


def test_every_table_names_known_currencies_and_signs() -> None:
    assert {code for code in SIGNS.values() if code} <= CODES
    assert CODES >= THREE_DECIMALS | ZERO_DECIMALS | WORD_LIKE
    assert SIGNS.keys() >= WEAK_SIGNS
    assert not THREE_DECIMALS & ZERO_DECIMALS


def test_shared_signs_prove_no_currency() -> None:
    assert [SIGNS[sign] for sign in ("$", "kr", "\u00a5")] == [None, None, None]
    assert [SIGNS[sign] for sign in ("\u20ac", "\u00a3", "US$")] == ["EUR", "GBP", "USD"]
