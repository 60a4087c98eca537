"""`[test_card]`: the card of a payment provider's sandbox with which a test order is paid."""

import re
from dataclasses import fields

from auditor.model.errors import UsageError
from auditor.model.plan import SandboxCard
from auditor.plan.tables.values import table, words

KEY = "test_card"
_FORMS = {
    # Shopify's Bogus Gateway takes "1", "2" and "3"; real numbers have 12 to 19 digits (ISO/IEC 7812).
    "number": (re.compile(r"\d|\d{12,19}"), "the digits of a test card"),
    "expiry": (re.compile(r"(?:0[1-9]|1[0-2])/\d{2}"), "a month and a year, like 12/34"),
    "code": (re.compile(r"\d{3,4}"), "three or four digits"),
    "name": (re.compile(r".{1,100}"), "a name"),
}


def card_of(value: object, where: str) -> SandboxCard:
    """The card of the table; what it leaves out is the default's. Blanks in the number count for nothing.

    Raises:
        UsageError: a key is unknown, the number is missing, or a value is none. The number is never quoted.
    """
    read = table(value, where, known=(item.name for item in fields(SandboxCard)), required=("number",))
    said = {key: words(item, f"{where}.{key}") for key, item in read.items()}
    said["number"] = said["number"].replace(" ", "")
    for key, text in said.items():
        form, right = _FORMS[key]
        if form.fullmatch(text) is None:
            raise UsageError(f"{where}.{key}: must be {right}")
    return SandboxCard(**said)
