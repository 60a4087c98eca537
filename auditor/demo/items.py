"""The data layer: what a page knows of its product, cart or order, as the pixel's scripts read it."""

import secrets
from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from auditor.demo.basket import Line, Order, Totals
from auditor.demo.goods import Product, Variant
from auditor.demo.storefront import Storefront
from auditor.model.jsonvalue import JsonObject, JsonValue

INCLUDED_TAX_PERCENT = 19
"""What German prices include; `net_value` is the value without it."""


def number(amount: Decimal) -> float:
    """An amount as JSON's number."""
    return float(amount)


def product_item(shop: Storefront, product: Product, variant: Variant | None) -> JsonObject:
    """The item of a product page: the variant that is shown, or the group where none is chosen."""
    if variant is None and product.variants:
        entry = _entry(product, sku=product.sku, name=product.name, kind="product_group")
        entry |= {"price": number(product.lowest_price()), "quantity": 1}
        return _item(shop, [entry], product.lowest_price(), product=product, kind="product_group")
    line = Line(product, variant)
    return line_item(shop, line)


def line_item(shop: Storefront, line: Line) -> JsonObject:
    """The item of what was just added to the cart."""
    return _item(shop, _entries(line), line.amount, product=line.product, kind="product", sku=line.sku)


def cart_item(shop: Storefront, lines: Sequence[Line], totals: Totals) -> JsonObject:
    """The item of the cart and the checkout: all of it, at the price before shipping."""
    entries = [entry for line in lines for entry in _entries(line)]
    value = totals.subtotal - totals.discount
    return _item(shop, entries, value) | _amounts(totals)


def order_item(shop: Storefront, order: Order) -> JsonObject:
    """The item of the confirmation: the amount due, under the order's number."""
    entries = [entry for line in order.lines for entry in _entries(line)]
    item = _item(shop, entries, order.totals.total) | _amounts(order.totals)
    return item | {
        "event_id": order.number,
        "order": order.number,
        "email": order.contact.get("email", ""),
        "phone": order.contact.get("phone", ""),
        "email_sha256": _hashed(order.contact.get("email", "").strip().lower()),
        # What many a shop's server hashes of a phone number, and should not: its digits, without the +.
        "phone_digits_sha256": _hashed("".join(filter(str.isdecimal, order.contact.get("phone", "")))),
    }


def fresh_id() -> str:
    """An event id that no other event has."""
    return secrets.token_hex(8)


def _hashed(text: str) -> str:
    """SHA-256 in hexadecimal; nothing of nothing."""
    return sha256(text.encode()).hexdigest() if text else ""


def _amounts(totals: Totals) -> JsonObject:
    return {
        "subtotal": number(totals.subtotal),
        "shipping": number(totals.shipping),
        "tax": number(totals.tax),
        "discount": number(totals.discount),
        "total": number(totals.total),
    }


def _entry(product: Product, *, sku: str, name: str, kind: str) -> JsonObject:
    return {
        "content_id": sku,
        "content_type": kind,
        "content_name": name,
        "content_category": product.category,
        "brand": "Juniper & Clay",
    }


def _entries(line: Line) -> list[JsonObject]:
    """A line as the items of `contents`: one, or a bundle's parts."""
    parts = line.product.parts or ((line.sku, line.name),)
    return [
        _entry(line.product, sku=sku, name=name, kind="product")
        | {"price": number(line.unit / len(parts)), "quantity": line.quantity}
        for sku, name in parts
    ]


def _item(
    shop: Storefront,
    entries: list[JsonObject],
    value: Decimal,
    *,
    product: Product | None = None,
    kind: str = "product",
    sku: str = "",
) -> JsonObject:
    contents: list[JsonValue] = [*entries]
    ids: list[JsonValue] = [entry["content_id"] for entry in entries]
    quantities = [entry["quantity"] for entry in entries]
    item: JsonObject = {
        "event_id": fresh_id(),
        "content_type": kind,
        "contents": contents,
        "content_ids": ids,
        "quantity": sum(quantity for quantity in quantities if isinstance(quantity, int)),
        "description": ", ".join(str(entry["content_name"]) for entry in entries),
        "value": number(value),
        "net_value": number((value * 100 / (100 + INCLUDED_TAX_PERCENT)).quantize(Decimal("0.01"))),
        "currency": shop.currency,
    }
    if product is not None:
        item |= {
            "id": sku or product.sku,
            "group_id": product.sku,
            "row_id": product.row,
            "name": product.name,
            "price": number(value / (quantities[0] if isinstance(quantities[0], int) else 1)),
        }
    return item
