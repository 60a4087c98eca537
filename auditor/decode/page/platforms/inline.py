"""What all platforms' inline data comes down to: products, their variants, ids and prices."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditor.decode.page.jsonld import read_json
from auditor.decode.page.tree import Element
from auditor.model.jsonvalue import JsonObject, JsonValue, is_object
from auditor.model.money import Money
from auditor.model.page import ProductId

SOURCE = "inline data"
MAX_ID = 120
MAX_VARIANTS = 500
_LONGEST_NUMBER = 10**40
_MOST = Decimal(10**12)  # of an amount: what is larger is no price


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineVariant:
    """One buyable form of a product. `chosen` is None where the data itself does not tell."""

    ids: tuple[ProductId, ...]
    moneys: tuple[Money, ...] = ()
    chosen: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineProduct:
    """A product with its variants.

    `place` is where its data stands, if that tells whose it is; `main` tells that the page itself calls it
    its product.
    """

    ids: tuple[ProductId, ...] = ()
    variants: tuple[InlineVariant, ...] = ()
    place: Element | None = None
    main: bool = False


def json_in(text: str) -> JsonValue:
    """The JSON value that an attribute holds, None where it holds none."""
    return next(iter(read_json(text)), None) if text.startswith(("{", "[")) else None


def json_after(text: str, at: int) -> JsonValue:
    """The JSON value that stands in a script from a place on, None where none does."""
    try:
        value: JsonValue = json.JSONDecoder(strict=False).raw_decode(text, at)[0]
    except (ValueError, RecursionError):
        return None
    return value


def objects(value: JsonValue) -> Iterator[JsonObject]:
    """The object that a value is, or those in the list that it is."""
    for each in value[:MAX_VARIANTS] if isinstance(value, list) else [value]:
        if is_object(each):
            yield each


def id_text(value: JsonValue) -> str:
    """An id as text, "" where a value is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    if isinstance(value, int):
        return str(value) if 0 < value < _LONGEST_NUMBER else ""
    text = value.strip()
    return text if text not in {"0", "null", "undefined"} and len(text) <= MAX_ID else ""


def ids_of(value: JsonObject, kinds: dict[str, str], source: str = SOURCE) -> Iterator[ProductId]:
    """The ids under some keys of an object, each of its kind."""
    for key, kind in kinds.items():
        if text := id_text(value.get(key)):
            yield ProductId(text, kind, f"{source} {key}")


def plain_amount(value: JsonValue) -> Decimal | None:
    """An amount that stands in data as a number, or as a text of digits with a decimal point."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = value.strip() if isinstance(value, str) else repr(value) if abs(value) < _MOST else ""
    if not text.replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    amount = Decimal(text)
    return amount if amount < _MOST else None
