"""Squarespace: the variants in the attribute of a product's options (7.0 and 7.1, November 2026)."""

from collections.abc import Iterator

from auditor.decode.page.forms import chosen
from auditor.decode.page.money import currency_code
from auditor.decode.page.platforms.inline import (
    InlineProduct,
    InlineVariant,
    ids_of,
    json_in,
    objects,
    plain_amount,
)
from auditor.decode.page.tree import Document, Element
from auditor.model.jsonvalue import JsonObject, dig, is_object
from auditor.model.money import Money

_IDS = {"id": "variant", "sku": "sku"}


def read_squarespace(document: Document) -> Iterator[InlineProduct]:
    """The products of a Squarespace page."""
    for element in document.tagged("div"):
        variants = list(objects(json_in(element.get("data-variants"))))
        if not any("priceMoney" in each for each in variants):
            continue
        picked = _picked(document, element)
        yield InlineProduct(
            ids=tuple(ids_of({"id": element.get("data-item-id")}, {"id": "product"})),
            variants=tuple(
                InlineVariant(
                    ids=tuple(ids_of(each, _IDS)),
                    moneys=tuple(_moneys(each)),
                    chosen=_is_picked(each, picked),
                )
                for each in variants
            ),
            place=element,
        )


def _picked(document: Document, element: Element) -> dict[str, str]:
    """The options that are picked now: name -> value."""
    found: dict[str, str] = {}
    for select in document.inside(element, "select"):
        option = chosen(document, select)
        found[select.get("data-variant-option-name")] = option.get("value") if option else ""
    return found


def _is_picked(variant: JsonObject, picked: dict[str, str]) -> bool:
    attributes = variant.get("attributes")
    return is_object(attributes) and all(picked.get(name) == value for name, value in attributes.items())


def _moneys(variant: JsonObject) -> Iterator[Money]:
    money = variant.get("salePriceMoney") if variant.get("onSale") is True else variant.get("priceMoney")
    amount = plain_amount(dig(money, "value"))
    if amount is not None:
        yield Money(amount, currency_code(dig(money, "currency")))
