"""Amounts of money in payloads: exact, in the currency's own units, never as floats."""

import re
from collections.abc import Collection
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from babel.numbers import get_currency_precision

from auditor.check.payload import is_number
from auditor.check.spelling import is_template
from auditor.model.jsonvalue import JsonValue

_MOST_DIGITS = 400  # of an amount that is rounded
_MOST_QUOTED = 24  # characters of an amount in a finding

_DECIMAL_TEXT = re.compile(r"[0-9]+(\.[0-9]+)?")
_EXACT = Context(prec=_MOST_DIGITS)
_NUMBER_IN_TEXT = re.compile(r"[0-9][0-9.,'\u2019\u00a0\u202f ]*")
_GROUP = 3  # digits between thousands separators


def minor_units(currency: str | None) -> int:
    """The decimals of a currency's amounts, as CLDR knows them (by Babel); 2 where the currency is unknown.

    Where ISO 4217 has decimals that nobody writes any more (RSD, IQD) there are none.
    """
    return get_currency_precision((currency or "").upper())


@lru_cache(maxsize=256)
def unit_of(currency: str | None) -> Decimal:
    """The smallest amount of a currency: 0.01 EUR, 1 JPY."""
    return Decimal(1).scaleb(-minor_units(currency))


def amount(value: JsonValue) -> Decimal | None:
    """The amount that a payload's value is, None where the vendor would not take it for one.

    A number of 0 or more, or a string of digits with at most one decimal point: pixel.js 2.2.1, May 2026.
    Floats are read as they are written (19.9 is 19.9).
    """
    if isinstance(value, str):
        return Decimal(value) if _DECIMAL_TEXT.fullmatch(value) else None
    if not is_number(value):
        return None
    if isinstance(value, int):
        return Decimal(value) if value >= 0 else None
    return Decimal(repr(value)) if isinstance(value, float) and value >= 0 else None


def rounded(value: Decimal, currency: str | None) -> Decimal:
    """An amount in a currency's units, half up; an absurdly large one as it is."""
    try:
        return value.quantize(unit_of(currency), ROUND_HALF_UP, _EXACT)
    except InvalidOperation:
        return value


def is_among(value: Decimal, amounts: Collection[Decimal], currency: str | None) -> bool:
    """Whether an amount is one of others, which are in the currency's units: half a unit may go up or down.

    Half the price of 33.45 is 16.725, and a shop shows 16.73 or, as banks round, 16.72.
    """
    if rounded(value, currency) in amounts:
        return True
    unit = unit_of(currency)
    # Only what lies exactly between two amounts has two of them at half a unit's distance.
    below = rounded(value - unit / 2, currency)
    return value - below == unit / 2 and below in amounts


def same_amount(one: Decimal, other: Decimal, currency: str | None) -> bool:
    """Whether two amounts are less than one of the currency's units apart.

    An amount with more decimals than its currency has (19.999 EUR, 1990.5 JPY, a float's
    59.699999999999996) is shown rounded, up or down; two that have no more are the same or they differ.
    """
    return abs(one - other) < unit_of(currency)


def quoted(value: Decimal) -> str:
    """An amount as a finding quotes it: plain digits, in powers of ten where they would be too many."""
    text = f"{value:f}" if abs(value.adjusted()) <= _MOST_QUOTED else f"{value:.3e}"
    return text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"


def guess_amount(text: str) -> Decimal | None:
    """What a person meant by "19,90 €" or "1.299,00": for a hint, never for a verdict."""
    numbers = _NUMBER_IN_TEXT.findall(text)
    if len(numbers) != 1:
        return None
    digits = re.sub(r"['\u2019\u00a0\u202f ]", "", numbers[0]).strip(".,")
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return Decimal(digits)
    mark, other = digits[last], "," if digits[last] == "." else "."
    decimals = len(digits) - last - 1
    if digits.count(mark) > 1 or (decimals == _GROUP and other not in digits):
        return Decimal(re.sub(r"[.,]", "", digits))
    return Decimal(f"{re.sub(r'[.,]', '', digits[:last])}.{digits[last + 1 :]}")


def why_no_amount(value: JsonValue) -> str:
    """What is wrong with a value that is no amount, and what to send where that can be told."""
    if is_number(value):
        return "it is below 0"
    if not isinstance(value, str):
        return "it is not a number"
    if is_template(value):
        return "it is an unrendered template"
    guess = guess_amount(value)
    return f"send {quoted(guess)}" if guess is not None else "it is not a number"
