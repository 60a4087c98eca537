"""BigCommerce: the chosen variant as the platform hands it to Stencil's themes (Cornerstone, November 2026)."""

import re
from collections.abc import Iterator

from auditor.decode.page.money import currency_code
from auditor.decode.page.platforms.inline import (
    InlineProduct,
    InlineVariant,
    ids_of,
    json_after,
    plain_amount,
)
from auditor.decode.page.tree import Document
from auditor.model.jsonvalue import dig, is_object
from auditor.model.money import Money

_DATA = re.compile(r"\bBCData\s*=\s*(?=\{)")
_IDS = {
    "sku": "sku",
    "mpn": "sku",
    "upc": "gtin",
    "gtin": "gtin",
    "v3_variant_id": "variant",
    "variantId": "variant",
}
_PRICES = ("with_tax", "without_tax")


def read_bigcommerce(document: Document) -> Iterator[InlineProduct]:
    """The product of a BigCommerce page."""
    for script in document.tagged("script"):
        text = script.raw() if not script.get("src") else ""
        if "BCData" not in text:
            continue
        for found in _DATA.finditer(text):
            attributes = dig(json_after(text, found.end()), "product_attributes")
            if is_object(attributes):
                moneys = tuple(
                    Money(amount, currency_code(dig(attributes, "price", name, "currency")))
                    for name in _PRICES
                    if (amount := plain_amount(dig(attributes, "price", name, "value"))) is not None
                )
                variant = InlineVariant(ids=tuple(ids_of(attributes, _IDS)), moneys=moneys, chosen=True)
                yield InlineProduct(variants=(variant,), main=True)
