"""What the shopper would write into a field: the value, and the other spellings that a form may want."""

# ruff: noqa: RUF001 - the letters of many scripts

import re
from dataclasses import dataclass

from auditor.gather.journey.fields import Field
from auditor.model.plan import Identity, SandboxCard

BIRTHDAY = (1, 1, 1990)
"""Day, month, year: of age everywhere, and the same whichever of day and month is written first."""

_DAY = frozenset({"dd", "tt", "jj", "gg", "pp", "дд", "d"})
_MONTH = frozenset({"mm", "m", "мм", "kk", "hh"})
_YEAR = frozenset({"yyyy", "jjjj", "aaaa", "rrrr", "åååå", "vvvv", "éééé", "гггг", "年"})
_DATE = re.compile(r"\b([^\W\d_]{1,4})([./\- ]{1,3})([^\W\d_]{1,4})\2([^\W\d_]{1,4})\b")
_CALLING_CODE = re.compile(r"^\+\d+[ -]")


@dataclass(frozen=True, slots=True)
class Shopper:
    """Who fills in the form; `card` is given where it may be typed."""

    identity: Identity
    card: SandboxCard | None = None


def values_of(one: Field, shopper: Shopper, *, asked: bool) -> tuple[str, ...]:
    """What a field could be given, the best first; () where it is left alone.

    `asked`: the form wants it filled in, so that something is written where its meaning is not known.
    """
    said = [value for value in _known(one, shopper) if value]
    if not said and asked and not one.meaning.startswith("card_") and one.meaning != "password":
        said = ["1", "10"] if one.type == "number" else ["Test", "1", "Test Test"]
    fitting = [_fitted(one, value) for value in said]
    return tuple(dict.fromkeys(fitting))


def _known(one: Field, shopper: Shopper) -> list[str]:
    identity = shopper.identity
    number, _, street = identity.street.partition(" ")
    single = {
        "email": identity.email,
        "first_name": identity.first_name,
        "last_name": identity.last_name,
        "name": f"{identity.first_name} {identity.last_name}",
        "first_kana": "オーディット",
        "last_kana": "テスト",
        "kana": "テスト オーディット",
        "company": identity.company,
        "street_2": identity.street_2,
        "city": identity.city,
        "region": identity.region_name or identity.region,
        "country": identity.country_name,
        "birth_day": str(BIRTHDAY[0]),
        "birth_month": str(BIRTHDAY[1]),
        "birth_year": str(BIRTHDAY[2]),
    }
    several = {
        "phone": _phones(identity.phone),
        "postcode": [identity.postcode, identity.postcode.replace(" ", "").replace("-", "")],
        "street": [identity.street, street or identity.street, f"{street} {number}".strip()],
        "house_number": [number if number.isdigit() else "1"],
        "birthday": _birthdays(f"{one.placeholder} {one.label} {one.around}"),
        **_card(shopper.card),
    }
    return several.get(one.meaning) or [single.get(one.meaning, "")]


def _phones(phone: str) -> list[str]:
    """A number as it is written abroad, then at home: without the calling code, and with the zero before it."""
    digits = re.sub(r"\D", "", phone)
    home = re.sub(r"\D", "", _CALLING_CODE.sub("", phone))
    return [phone, home, f"0{home}", f"+{digits}", digits]


def _birthdays(hints: str) -> list[str]:
    """A birthday in the form that a field hints at ("TT.MM.JJJJ"), then in the usual ones."""
    day, month, year = BIRTHDAY
    usual = [f"{day:02}/{month:02}/{year}", f"{day:02}.{month:02}.{year}", f"{year}-{month:02}-{day:02}"]
    found = next((one for one in _DATE.finditer(hints.lower()) if _is_form(one)), None)
    if found is None:
        return usual
    parts = [
        str(year) if part in _YEAR else f"{day:02}" if part in _DAY else f"{month:02}"
        for part in (found[1], found[3], found[4])
    ]
    return [found[2].join(parts), *usual]


def _is_form(found: re.Match[str]) -> bool:
    """Whether three words are a day, a month and a year, in any order."""
    parts = {found[1], found[3], found[4]}
    return all(parts & letters for letters in (_DAY, _MONTH, _YEAR))


def _card(card: SandboxCard | None) -> dict[str, list[str]]:
    if card is None:
        return {}
    month, _, year = card.expiry.partition("/")
    return {
        "card_number": [card.number],
        "card_code": [card.code],
        "card_name": [card.name],
        "card_expiry": [f"{month}/{year}", f"{month}{year}", f"{month}/20{year}"],
        "card_month": [month, month.lstrip("0")],
        "card_year": [f"20{year}", year],
    }


def _fitted(one: Field, value: str) -> str:
    """A value within the field's limit; of a phone number the last digits count."""
    if not one.longest or len(value) <= one.longest:
        return value
    if one.meaning == "phone":
        return re.sub(r"\D", "", value)[-one.longest :]
    if one.meaning == "postcode":
        value = value.replace(" ", "").replace("-", "")
    return value[: one.longest]
