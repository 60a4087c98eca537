"""Shopify: the analytics script that the platform itself prints, and the JSON blocks of its themes.

Prices are whole hundredths of the shown currency, in every currency (Liquid's `product | json`, November 2026).
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from auditor.decode.page.jsonld import MAX_BLOCK, blocks
from auditor.decode.page.platforms.inline import (
    InlineProduct,
    InlineVariant,
    ids_of,
    json_after,
    objects,
    plain_amount,
)
from auditor.decode.page.tree import Document
from auditor.model.jsonvalue import JsonObject, JsonValue, dig, is_object
from auditor.model.money import Money

_VARIANT_IDS = {"id": "variant", "sku": "sku", "barcode": "gtin"}
_META = re.compile(r"\bmeta\s*=\s*(?=\{)")
_CURRENCY = re.compile(
    r"""ShopifyAnalytics\.meta\.currency\s*=\s*["']([A-Z]{3})["']|Shopify\.currency\s*=\s*\{\s*["']?active["']?\s*:\s*["']([A-Z]{3})["']"""
)
_MARKS = frozenset({"compare_at_price", "public_title", "requires_shipping", "inventory_management"})
_HUNDREDTHS = Decimal(100)


def read_shopify(document: Document) -> Iterator[InlineProduct]:
    """The products in a Shopify page's scripts."""
    scripts = [each for each in document.tagged("script") if not each.get("src")]
    own = [text for each in scripts if "Shopify" in (text := each.raw()[:MAX_BLOCK])]
    currency = next((a or b for text in own for a, b in _CURRENCY.findall(text)), None)
    for text in own:
        for found in _META.finditer(text):
            product = dig(json_after(text, found.end()), "product")
            if is_object(product):
                yield _product(product, currency, main=True)
    for _, roots in blocks(document, "application/json"):
        for root in roots:
            yield from _in_block(root, currency)


def _in_block(root: JsonValue, currency: str | None) -> Iterator[InlineProduct]:
    """The products of a theme's JSON block: a product, one under `product`, a bare variant or their list."""
    bare = [each for each in objects(root) if "variants" not in each and each.keys() & _MARKS]
    if bare:
        yield InlineProduct(variants=tuple(_variants(bare, currency)))
    for node in objects(root):
        product = node.get("product")
        for each in (node, product if is_object(product) else {}):
            inner = list(objects(each.get("variants")))
            if inner and inner[0].keys() & _MARKS:
                yield _product(each, currency)


def _product(node: JsonObject, currency: str | None, *, main: bool = False) -> InlineProduct:
    return InlineProduct(
        ids=tuple(ids_of(node, {"id": "group"})),
        variants=tuple(_variants(objects(node.get("variants")), currency)),
        main=main,
    )


def _variants(nodes: Iterable[JsonObject], currency: str | None) -> Iterator[InlineVariant]:
    for node in nodes:
        price = node.get("price")
        amount = plain_amount(price)
        if amount is not None and isinstance(price, int):
            amount /= _HUNDREDTHS
        yield InlineVariant(
            ids=tuple(ids_of(node, _VARIANT_IDS)), moneys=() if amount is None else (Money(amount, currency),)
        )
