"""Magento and Adobe Commerce: the configuration of a configurable product's options (2.4, November 2026)."""

from collections.abc import Iterator

from auditor.decode.page.forms import chosen
from auditor.decode.page.jsonld import blocks
from auditor.decode.page.platforms.inline import (
    MAX_VARIANTS,
    SOURCE,
    InlineProduct,
    InlineVariant,
    id_text,
    plain_amount,
)
from auditor.decode.page.tree import Document
from auditor.model.jsonvalue import JsonObject, JsonValue, dig, is_object
from auditor.model.money import Money
from auditor.model.page import ProductId

_PATHS = (("configurable", "spConfig"), ("Magento_Swatches/js/swatch-renderer", "jsonConfig"))
_PRICES = ("finalPrice", "basePrice")  # with tax where the shop shows it so, and without


def read_magento(document: Document) -> Iterator[InlineProduct]:
    """The configurable products of a Magento page."""
    picked: dict[str, str] | None = None
    for place, roots in blocks(document, "text/x-magento-init"):
        for root in roots:
            for widgets in root.values() if is_object(root) else ():
                for path in _PATHS:
                    config = dig(widgets, *path)
                    if is_object(config) and is_object(config.get("index")):
                        picked = _picked(document) if picked is None else picked
                        variants = tuple(_variants(config, picked))
                        group = id_text(config.get("productId"))
                        ids = (ProductId(group, "group", f"{SOURCE} productId"),) if group else ()
                        yield InlineProduct(ids=ids, variants=variants, place=place)


def _picked(document: Document) -> dict[str, str]:
    """The options that are picked now: attribute -> option."""
    found: dict[str, str] = {}
    for element in document.tagged("select", "input"):
        name = element.get("name")
        if name.startswith("super_attribute["):
            option = chosen(document, element) if element.tag == "select" else element
            found[name[len("super_attribute[") :].rstrip("]")] = option.get("value") if option else ""
    for element in document.tagged("div"):
        option_id = element.get("data-option-id") or element.get("option-id")
        if option_id and "selected" in element.classes:
            for above in element.ancestors:
                if attribute := above.get("data-attribute-id") or above.get("attribute-id"):
                    found[attribute] = option_id
                    break
    return found


def _variants(config: JsonObject, picked: dict[str, str]) -> Iterator[InlineVariant]:
    index = config.get("index")
    for child, options in list(index.items())[:MAX_VARIANTS] if is_object(index) else ():
        ids = [ProductId(child, "variant", f"{SOURCE} index")] if id_text(child) else []
        if sku := id_text(dig(config, "sku", child)):
            ids.append(ProductId(sku, "sku", f"{SOURCE} sku"))
        amounts = dict.fromkeys(
            amount
            for name in _PRICES
            if (amount := plain_amount(dig(config, "optionPrices", child, name, "amount"))) is not None
        )
        yield InlineVariant(
            ids=tuple(ids),
            moneys=tuple(Money(amount, None) for amount in amounts),
            chosen=_is_picked(options, picked),
        )


def _is_picked(options: JsonValue, picked: dict[str, str]) -> bool:
    return (
        is_object(options)
        and bool(options)
        and all(picked.get(name) == id_text(value) for name, value in options.items())
    )
