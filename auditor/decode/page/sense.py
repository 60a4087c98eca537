"""What an amount is, by the words before and after it: a price, or only something like one."""

import re
from enum import StrEnum

from auditor.decode.page import price_words as words
from auditor.decode.page.words import SHIPPING

_LOOK_BACK = 40
_TIMES = re.compile(r"(?<![\w.,])\d{1,3}\s*[x×]\s*(?:de|of|à|a|von|da)?\s*$", re.IGNORECASE)  # noqa: RUF001
_ADDED = re.compile(r"(?:^|\s)\+$")
_TAKEN_OFF = re.compile(r"\s*(?:off|rabatt|gespart|sparen|de remise)\b", re.IGNORECASE)


class Sense(StrEnum):
    """What an amount is."""

    PRICE = "price"
    FROM = "a starting price"
    RANGE = "a price range"
    UNIT = "a price per unit"
    PIECE = "a price per piece"
    INSTALMENT = "an instalment"
    TIMES = "a multiple"
    FORMER = "a former price"
    SAVING = "a saving"
    THRESHOLD = "a threshold"
    BULK = "a price for several pieces"
    MEMBERS = "a price for members"
    SHIPPING = "a delivery charge"
    EXTRA = "the price of an extra"
    OTHER = "something else"


def sense_of(before: str, after: str) -> Sense:
    """What the words before and after an amount, in its line, make of it."""
    before = " ".join(before.split())
    tests = (
        (Sense.THRESHOLD, words.FREE_DELIVERY.found_in(before) or _is_to_be_spent(after)),
        (Sense.SHIPPING, _is_for_delivery(before, after)),
        (Sense.PIECE, words.PER_PIECE.match(after)),
        (Sense.UNIT, words.PER_UNIT.match(after)),
        (Sense.INSTALMENT, words.PER_PERIOD.match(after) or words.INSTALMENT.found_in(before[-_LOOK_BACK:])),
        (Sense.INSTALMENT, _TIMES.search(before) and words.INSTALMENT.found_in(after)),
        (Sense.TIMES, _TIMES.search(before)),
        (Sense.BULK, words.BULK.search(before)),
        (Sense.MEMBERS, words.MEMBERS.end(before) or words.FOR_SOME.match(after)),
        (Sense.EXTRA, words.EXTRA.end(before) or _ADDED.search(before)),
        (Sense.FORMER, words.FORMER.end(before)),
        (Sense.SAVING, words.SAVING.end(before) or _TAKEN_OFF.match(after) or words.DEPOSIT.start(after)),
        (Sense.FROM, words.FROM_BEFORE.end(before) or words.FROM_AFTER.start(after)),
    )
    return next((sense for sense, met in tests if met), Sense.PRICE)


def _is_to_be_spent(after: str) -> bool:
    """Whether an amount is still to be spent until the delivery is free."""
    return words.AWAY.match(after) is not None and words.FREE_DELIVERY.found_in(after)


def _is_for_delivery(before: str, after: str) -> bool:
    if words.PLUS.search(before) and SHIPPING.start(after):
        return True
    return SHIPPING.end(before) and words.INCLUDING.search(before) is None
