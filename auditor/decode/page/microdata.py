"""Microdata (HTML Living Standard, 2026-01) and Open Graph's product tags, as schema.org data."""

from auditor.decode.page.money import currency_code, machine_amount
from auditor.decode.page.schema import Stated, StatedOffer, StatedProduct, read_nodes
from auditor.decode.page.tree import Document, Element
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.money import Money
from auditor.model.page import ProductId

_LINKS = {"a": "href", "link": "href", "area": "href", "img": "src", "object": "data"}
_VALUES = {"data": "value", "meter": "value", "time": "datetime"}


def read_microdata(document: Document) -> Stated:
    """What the page's microdata states."""
    scopes: dict[int, JsonObject] = {}
    roots: list[JsonValue] = []
    for element in document.all:
        is_scope = "itemscope" in element.attrs
        name = element.get("itemprop")
        if not is_scope and not name:
            continue
        owner = next((scopes[above.start] for above in element.ancestors if above.start in scopes), None)
        value: JsonValue = None
        if is_scope:
            scope: JsonObject = {"@type": list(element.get("itemtype").split()), "@place": element.start}
            scopes[element.start] = scope
            value = scope
        elif owner is not None:
            value = _value(element)
        if name and owner is not None:
            for each in name.split():
                _set(owner, each, value)
        elif is_scope:
            roots.append(value)
    return read_nodes(roots, "microdata", document.language)


def _set(scope: JsonObject, name: str, value: JsonValue) -> None:
    """Add a property; a repeated one becomes a list."""
    if name.startswith("@"):
        return
    if name not in scope:
        scope[name] = value
        return
    present = scope[name]
    scope[name] = [*present, value] if isinstance(present, list) else [present, value]


def _value(element: Element) -> str:
    if "content" in element.attrs:
        return element.get("content")
    if attribute := _VALUES.get(element.tag):
        return element.get(attribute) or element.words()
    if attribute := _LINKS.get(element.tag):
        return element.get(attribute)
    return element.words() or " ".join(element.text(unseen=True).split())


def read_open_graph(document: Document) -> Stated:
    """What the page's Open Graph tags state of a product (ogp.me, and Meta's catalogue tags, 2026-01)."""
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
