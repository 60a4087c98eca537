"""Open Graph's product tags, and those that Meta's catalogue adds, as schema.org data (ogp.me, 2026-01)."""

from auditor.decode.page.money import currency_code, machine_amount
from auditor.decode.page.offers import StatedOffer
from auditor.decode.page.schema import Stated, StatedProduct
from auditor.decode.page.tree import Document
from auditor.model.money import Money
from auditor.model.page import ProductId


def read_open_graph(document: Document) -> Stated:
    """What the page's Open Graph tags state of a product."""
    tags: dict[str, str] = {}
    for meta in document.tagged("meta"):
        name = (meta.get("property") or meta.get("name")).lower()
        if name.startswith(("og:", "product:", "twitter:")) and meta.get("content"):
            tags.setdefault(name, meta.get("content")[:500])
    stated = Stated()
    kind = tags.get("og:type", "").lower()
    if kind:
        stated.types.add(f"og:{kind.removeprefix('og:')}")
    price = (
        tags.get("product:sale_price:amount")
        or tags.get("product:price:amount")
        or tags.get("og:price:amount")
    )
    if price is None and kind not in {"product", "og:product", "product.item"}:
        return stated
    currency = currency_code(
        tags.get("product:sale_price:currency")
        or tags.get("product:price:currency")
        or tags.get("og:price:currency")
        or ""
    )
    amount = machine_amount(price, currency, document.language)
    ids = [
        ProductId(tags[name][:120], id_kind, f"open graph {name}")
        for name, id_kind in (
            ("product:retailer_item_id", "product"),
            ("product:retailer_part_no", "sku"),
            ("product:mfr_part_no", "sku"),
            ("product:ean", "gtin"),
            ("product:upc", "gtin"),
            ("product:isbn", "gtin"),
            ("product:item_group_id", "group"),
        )
        if name in tags
    ]
    availability = (tags.get("product:availability") or tags.get("og:availability") or "").lower()
    offer = StatedOffer(
        moneys=() if amount is None else (Money(amount, currency),),
        currency=currency,
        available=_availability(availability),
        unread="" if price is None or amount is not None else price[:40],
    )
    stated.products.append(
        StatedProduct(
            source="open graph",
            name=tags.get("og:title", "")[:300],
            ids=tuple(ids),
            url=tags.get("og:url", ""),
            offers=(offer,),
        )
    )
    return stated


def _availability(text: str) -> bool | None:
    word = text.replace(" ", "").replace("_", "")
    if word in {"outofstock", "oos", "discontinued", "soldout"}:
        return False
    return (
        True if word in {"instock", "available", "preorder", "backorder", "availablefororder", "in"} else None
    )
