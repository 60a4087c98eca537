"""PrestaShop: the product as its theme hands it to the page's scripts (Classic and Hummingbird, November 2026)."""

from collections.abc import Iterator

from auditor.decode.page.platforms.inline import (
    InlineProduct,
    InlineVariant,
    ids_of,
    json_in,
    objects,
    plain_amount,
)
from auditor.decode.page.tree import Document
from auditor.model.money import Money

_IDS = {
    "id_product": "product",
    "reference": "sku",
    "reference_to_display": "sku",
    "id_product_attribute": "variant",
    "ean13": "gtin",
    "upc": "gtin",
}


def read_prestashop(document: Document) -> Iterator[InlineProduct]:
    """The product of a PrestaShop page, as the chosen combination."""
    for element in document.tagged("div", "form", "section"):
        for node in objects(json_in(element.get("data-product"))):
            amount = plain_amount(node.get("price_amount"))
            variant = InlineVariant(
                ids=tuple(ids_of(node, _IDS)),
                moneys=() if amount is None else (Money(amount, None),),
                chosen=True,
            )
            yield InlineProduct(variants=(variant,), place=element)
