"""What stands in the config for what a person typed: the test shopper's own data, and never the person's."""

import re

from auditor.gather.journey.elements import normal
from auditor.gather.journey.field_words import NEWSLETTER, TERMS
from auditor.gather.journey.fields import Field
from auditor.gather.journey.payment import is_payment

IDENTITY = {
    "email": "{email}",
    "phone": "{phone}",
    "first_name": "{first_name}",
    "last_name": "{last_name}",
    "name": "{first_name} {last_name}",
    "street": "{street}",
    "street_2": "{street_2}",
    "city": "{city}",
    "region": "{region_name}",
    "postcode": "{postcode}",
    "country": "{country_name}",
}
"""By what a field asks for, the placeholder of the identity that answers it."""

STANDS_IN = "Test"
_SECRET = frozenset({"password", "card_number", "card_code", "card_expiry", "card_name"})
_UNTOLD = frozenset({"date", "month", "time", "password"})  # types of which no stand-in is right
_GENERIC = frozenset({*IDENTITY, "company", "house_number", "birthday", "salutation", "kana"})
_QUANTITY = re.compile(
    r"quantity|(?<![a-z])qty(?![a-z])|menge|anzahl|quantité|cantidad|quantità|aantal|antal|ilość"
)


def is_secret(field: Field) -> bool:
    """Whether a password or a card is asked for: nothing of such a field is recorded."""
    return field.type == "password" or field.meaning in _SECRET


def is_quantity(field: Field) -> bool:
    """Whether it is how many pieces are bought, which is `basket`'s business."""
    return bool(_QUANTITY.search(f"{field.name} {field.hint} {field.words}".lower()))


def stand_in(field: Field) -> str:
    """What the replay types: a placeholder, else a word that is nobody's; "" where neither is right."""
    if is_secret(field) or field.type in _UNTOLD:
        return ""
    if field.meaning in IDENTITY:
        return IDENTITY[field.meaning]
    return "1" if field.type == "number" else STANDS_IN


def found_anyway(field: Field) -> bool:
    """Whether the auditor fills in such a field of a checkout by itself, as its owner would want it."""
    text = f"{field.words} {normal(field.around)}"
    if field.type == "checkbox" and (TERMS.search(text) or NEWSLETTER.search(text)):
        return True
    return field.meaning in _GENERIC or field.meaning.endswith("kana") or is_payment(field)
