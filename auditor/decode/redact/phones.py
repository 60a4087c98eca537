"""A phone number in every format that a shop, a plugin or a script makes of it.

What TikTok's SDK hashes is E.164, and of a Chinese number the national one (pixel.js 2.2.1, May 2026).
The formats of each country are those of libphonenumber (`phonenumbers` 9.0, November 2026).
"""

from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

_CHINA = 86
_ABROAD = ("00", "011")  # what is dialled for "+" in most countries, and in North America
_BETWEEN = ("-", ".", " ", "")


def parsed(typed: str, country: str = "") -> PhoneNumber | None:
    """The number that was typed, None where it is none. Without a plus it is of `country` (ISO 3166)."""
    try:
        return phonenumbers.parse(typed, country.upper() or None)
    except phonenumbers.NumberParseException:
        return None


def digits_of(text: str) -> str:
    """The digits in a text."""
    return "".join(letter for letter in text if letter in "0123456789")


def national(number: PhoneNumber) -> str:
    """Its digits without the country's code and without what is dialled before them at home."""
    return phonenumbers.national_significant_number(number)


def phone_spellings(typed: str, country: str = "") -> Iterator[tuple[str, str]]:
    """Each spelling of a number with its name; of two that are the same text the first one's name holds."""
    digits = digits_of(typed)
    if not digits:
        return
    number = parsed(typed, country)
    if number is None:
        yield "as_typed", typed
        yield "digits_only", digits
        return
    own, code = national(number), str(number.country_code)
    e164 = f"+{code}{own}"
    yield "normalised", e164
    if number.country_code == _CHINA:
        yield "normalised", own
    yield "as_typed", typed
    yield "without_plus", f"{code}{own}"
    yield "national", own
    yield "zero_kept", f"+{code}0{own}"
    yield "zero_kept", f"{code}0{own}"
    at_home = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    yield "national_with_zero", digits_of(at_home)  # most countries' prefix is a zero; Hungary's is 06
    yield "national_with_zero", f"0{own}"
    for prefix in _ABROAD:
        yield "international_prefix", f"{prefix}{code}{own}"
    abroad = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    yield "formatted", phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)
    for written in (typed, at_home, abroad, abroad.removeprefix("+")):
        for mark in _BETWEEN:
            yield "formatted", _separated(written, mark)
            yield "formatted", _separated(written.replace("(", "").replace(")", ""), mark)
        yield "formatted", written
    for blanks in (" {}", "{} ", "{}\n"):
        yield "untrimmed", blanks.format(e164)
        yield "untrimmed", blanks.format(typed)


def _separated(written: str, mark: str) -> str:
    return mark.join(written.replace("-", " ").replace(".", " ").split())
