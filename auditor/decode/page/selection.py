"""Which variant of the page's own product is chosen, and the ids that the page gives to it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from auditor.decode.page.cards import Cards
from auditor.decode.page.forms import chosen, is_chosen
from auditor.decode.page.jsonld import blocks, read_json
from auditor.decode.page.layout import Layout, split_url
from auditor.decode.page.purchase import Control
from auditor.decode.page.tree import Element
from auditor.model.jsonvalue import JsonObject, JsonValue, is_object
from auditor.model.page import ProductId

MAX_ID = 120

_FIELDS = {
    "variant": re.compile(
        r"^(?:variant(?:[_-]?id)?|variation(?:_id)?|id_product_attribute|child_id|selected_product_id)$",
        re.IGNORECASE,
    ),
    "sku": re.compile(
        r"^(?:sku|product[_-]?sku|item(?:code|number|_number)|product_?code|artnr|article_?number|partnumber)$",
        re.IGNORECASE,
    ),
    "product": re.compile(
        r"^(?:product(?:[_-]?id)?|products?_id|id_product|add-to-cart|pid|item(?:_?id)?|goods_?id|masterpid|article(?:_?id)?|lineitems\[\w+\]\[id\])$",
        re.IGNORECASE,
    ),
}
_DATA = {
    "data-product-sku": "sku", "data-product_sku": "sku", "data-sku": "sku", "data-item-sku": "sku", "data-article-number": "sku",
    "data-product-code": "sku", "data-artnr": "sku", "data-product-id": "product", "data-product_id": "product",
    "data-productid": "product", "data-id-product": "product", "data-itemid": "product", "data-item-id": "product", "data-pid": "product",
    "data-entry-id": "product", "data-product-itemid": "product", "data-variant-id": "variant", "data-variantid": "variant",
    "data-variation-id": "variant", "data-id-product-attribute": "variant", "data-ean": "gtin", "data-gtin": "gtin",
    "data-product": "product",
}  # fmt: skip
_PLAIN_ID = re.compile(r"[\w][\w./:+ -]{0,118}$")
_PATH_ID = re.compile(
    r"/(?:cart|basket|bag|warenkorb|panier)/add/(?:\w+/)*?([\w-]*\d[\w-]*)/?$", re.IGNORECASE
)
_LABELS = (
    ("gtin", r"upc|ean|gtin|isbn|barcode|jan(?:コード)?"),
    (
        "sku",
        r"sku|mpn|item\s?(?:no\.?|number|#|code)|product\s?(?:code|no\.?|number|id)|article\s?(?:no\.?|number)|style\s?(?:no\.?|number|#)|model(?:\s?(?:no\.?|number))?|part\s?(?:no\.?|number)|stock code|catalog(?:ue)? (?:no\.?|number)"
        r"|art\.?-?\s?nr\.?|artikel-?\s?(?:nr\.?|nummer)|artikelnummer|produktnummer|bestell-?\s?(?:nr\.?|nummer)|produkt-?\s?nr\.?"
        r"|réf(?:érence)?\.?|ref\.|referencia|referência|código|cód\.?|codice(?:\s(?:articolo|prodotto))?|cod\.?|riferimento|productcode|artikelcode|varenummer|varenr\.?"
        r"|tuotenumero|tuotekoodi|indeks|kod(?: produktu)?|symbol|kód(?: produktu)?|katalogové číslo|cikkszám|cod produs|stok kodu|ürün kodu|артикул|код товара|κωδικός"
        r"|šifra|商品番号|商品コード|品番|型番|货号|商品编号|型號|貨號|상품코드|모델명|mã sản phẩm|mã sp",
    ),
)
_LABEL = {kind: re.compile(rf"^\W*(?:{pattern})\s*[:#：.]*\s*", re.IGNORECASE) for kind, pattern in _LABELS}
_LABELLED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]{1,60}")


@dataclass(slots=True)
class Chosen:
    """What the page says about the chosen variant. `undecided` tells that a choice is still open."""

    ids: list[ProductId] = field(default_factory=list)
    values: set[str] = field(default_factory=set)
    undecided: bool = False


class Selection:
    """The page's own product by its ids: from its purchase form, data attributes, labels, inline data."""

    def __init__(self, layout: Layout, cards: Cards, own: Sequence[Control]) -> None:
        self.layout = layout
        self.document = layout.document
        self.cards = cards
        self.own = own

    @cached_property
    def _own_places(self) -> list[int]:
        return sorted([*self.layout.name_places, *(each.element.start for each in self.own)])

    @cached_property
    def chosen(self) -> Chosen:
        """The variant that is chosen now."""
        found = Chosen()
        for name in ("variant", "variation_id", "variantid", "sku", "id_product_attribute"):
            if value := self.layout.query.get(name, ""):
                found.values.add(value)
                if _PLAIN_ID.match(value):
                    found.ids.append(
                        ProductId(value, "sku" if name == "sku" else "variant", f"address {name}")
                    )
        for form in self._own_forms():
            self._read_form(form, found)
        return found

    def _own_forms(self) -> list[Element]:
        forms = {each.form.start: each.form for each in self.own if each.form is not None}
        return list(forms.values())

    def _read_form(self, form: Element, found: Chosen) -> None:
        shopify = "/cart/add" in form.get("action")
        if match := _PATH_ID.search(form.get("action").partition("?")[0]):
            found.ids.append(ProductId(match[1], "row", "form action"))
        for element in self.document.subtree(form):
            name = element.get("name")
            value = self._value(element)
            if not name or value is None or self.cards.of(element) is not None:
                continue
            if element.tag == "select" and not value:
                found.undecided = True
            kind = self._kind(name, shopify=shopify)
            if kind and value not in {"", "0"} and _PLAIN_ID.match(value):
                found.ids.append(ProductId(value, kind, f"form {name}"))
                found.values.add(value)
        for radios in self._radio_groups(form):
            found.undecided = found.undecided or not any(is_chosen(self.document, each) for each in radios)

    def _radio_groups(self, form: Element) -> Iterator[list[Element]]:
        groups: dict[str, list[Element]] = {}
        for each in self.document.inside(form, "input"):
            if each.get("type").lower() == "radio" and each.get("name"):
                groups.setdefault(each.get("name"), []).append(each)
        return (each for each in groups.values() if len(each) > 1)

    def _value(self, element: Element) -> str | None:
        """What a field would send, None where it sends nothing."""
        if element.tag == "select":
            option = chosen(self.document, element)
            if option is None:
                return None
            return option.get("value") if "value" in option.attrs else " ".join(option.raw().split())
        if element.tag in {"input", "button"}:
            if element.get("type").lower() in {"radio", "checkbox"} and not is_chosen(self.document, element):
                return None
            return element.get("value")
        return None

    @staticmethod
    def _kind(name: str, *, shopify: bool) -> str:
        if shopify and name == "id":
            return "variant"
        if shopify and name == "product-id":
            return "product"
        if name == "id":
            return "row"
        return next((kind for kind, pattern in _FIELDS.items() if pattern.match(name)), "")

    @cached_property
    def attributes(self) -> tuple[list[ProductId], list[ProductId]]:
        """The ids in `data-` attributes: those of the page's own product, and those of others."""
        own: list[ProductId] = []
        others: list[ProductId] = []
        for element in self.document.all:
            for name in _DATA.keys() & element.attrs.keys():
                value = element.get(name)
                if name == "data-product" and value.startswith("{"):
                    own.extend(_from_object(next(iter(read_json(value)), None), name))
                    continue
                if not _PLAIN_ID.match(value) or (name == "data-product" and not re.search(r"\d", value)):
                    continue
                each = ProductId(value, _DATA[name], name)
                if self.cards.around(element, self._own_places):
                    others.append(each)
                elif self._beside_name(element):
                    own.append(each)
        return own, others

    def _beside_name(self, element: Element) -> bool:
        """Whether an element is (around) the page's own purchase controls or its heading."""
        if self.layout.furniture(element):
            return False
        own = [each.form or each.element for each in self.own] + self.layout.name_headings
        if any(element.holds(each) or each.holds(element) for each in own):
            return True
        return any(element.parent is not None and element.parent.holds(each) for each in own)

    @cached_property
    def labelled(self) -> list[ProductId]:
        """The ids that a visitor reads: "SKU: 4711"."""
        found: list[ProductId] = []
        for element in self.document.all:
            direct = [
                child for child in element.children if isinstance(child, str) and 1 < len(child.strip()) < 80
            ]  # noqa: PLR2004
            if (
                not direct
                or element.hidden
                or element.tag in {"script", "style", "option", "title", "a", "button", "label"}
            ):
                continue
            text = " ".join(direct[0].split())
            for kind, label in _LABEL.items():
                match = label.match(text)
                if match is None or (match.end() < len(text) and text[match.end() - 1].isalnum()):
                    continue
                value = self._after(element, text[match.end() :])
                if value and self.cards.of(element) is None and not self.layout.furniture(element):
                    found.append(ProductId(value, kind, f'label "{text[: match.end()].strip()[:30]}"'))
                    break
        return found[:20]

    def _after(self, element: Element, rest: str) -> str:
        """The id after a label: in the same text, the next element, or the next cell."""
        if rest.strip():
            match = _LABELLED_ID.match(rest.strip())
            return match[0].rstrip(".") if match and re.search(r"\d", match[0]) else ""
        for node in (element, element.parent):
            if node is None:
                continue
            line = node.words(120)
            kind = next((label for label in _LABEL.values() if label.match(line)), None)
            tail = kind.sub("", line, count=1).strip() if kind is not None else ""
            if tail:
                match = _LABELLED_ID.match(tail)
                return (
                    match[0].rstrip(".")
                    if match and re.search(r"\d", match[0]) and len(tail.split()) <= 3
                    else ""
                )  # noqa: PLR2004
        return ""

    @cached_property
    def inline(self) -> list[ProductId]:
        """The chosen variant's ids in the inline product data of the usual platforms."""
        found: list[ProductId] = []
        values = self.chosen.values
        for element in self.document.tagged("form", "div"):
            if text := element.get("data-product_variations"):  # WooCommerce, 2026-01
                for variant in _objects(next(iter(read_json(text)), None)):
                    if str(variant.get("variation_id")) in values:
                        found.extend(_from_object(variant, "data-product_variations"))
        for _, roots in blocks(self.document, "application/json"):  # Shopify's themes, 2026-01
            for root in roots:
                for variant in _variants(root):
                    if str(variant.get("id")) in values:
                        found.extend(_from_object(variant, "inline product data"))
        return found[:20]


def _objects(value: JsonValue) -> Iterator[JsonObject]:
    for each in value if isinstance(value, list) else [value]:
        if is_object(each):
            yield each


def _variants(root: JsonValue) -> Iterator[JsonObject]:
    """The variants of a platform's inline product: the value itself, its `variants`, its `product`'s."""
    for node in _objects(root):
        if "sku" in node and "id" in node:
            yield node
        inner = node.get("variants")
        yield from _objects(inner if isinstance(inner, list) else None)
        product = node.get("product")
        if is_object(product):
            inner = product.get("variants")
            yield from _objects(inner if isinstance(inner, list) else None)


_KEYS: Mapping[str, str] = {
    "sku": "sku", "reference": "sku", "barcode": "gtin", "ean13": "gtin", "upc": "gtin", "id_product": "product",
    "id_product_attribute": "variant", "variation_id": "variant", "id": "variant",
}  # fmt: skip


def _from_object(value: JsonValue, source: str) -> Iterator[ProductId]:
    if not is_object(value):
        return
    for key, kind in _KEYS.items():
        each = value.get(key)
        if isinstance(each, bool) or not isinstance(each, str | int):
            continue
        text = str(each).strip() if isinstance(each, str) or abs(each) < 10**40 else ""
        if text not in {"", "0"} and len(text) <= MAX_ID:
            yield ProductId(text, kind, f"{source} {key}")
