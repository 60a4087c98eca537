"""The ids that a page gives to products: in `data-` attributes, in words ("SKU: 4711"), in forms."""
# ruff: noqa: RUF001 - words of many scripts are the subject here

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from auditor.decode.page.cards import Cards
from auditor.decode.page.layout import Layout
from auditor.decode.page.purchase import Control
from auditor.decode.page.selection import ARIA_STATES, Selection, row_or
from auditor.decode.page.tree import Element
from auditor.model.page import ProductId

MAX_IDS = 20
_MAX_LABEL = 80
_MAX_WORDS = 3

_ATTRIBUTES = {
    "data-product-sku": "sku", "data-product_sku": "sku", "data-sku": "sku", "data-item-sku": "sku",
    "data-article-number": "sku", "data-product-code": "sku", "data-artnr": "sku",
    "data-product-id": "product", "data-product_id": "product", "data-productid": "product",
    "data-id-product": "product", "data-itemid": "product", "data-item-id": "product", "data-pid": "product",
    "data-entry-id": "product", "data-product-itemid": "product", "data-product": "product",
    "data-variant-id": "variant", "data-variantid": "variant", "data-variation-id": "variant",
    "data-id-product-attribute": "variant", "data-ean": "gtin", "data-gtin": "gtin",
}  # fmt: skip
_GTIN_WORDS = r"upc|ean|gtin|isbn|barcode|jan(?:コード)?"
_SKU_WORDS = (
    r"sku|mpn|item\s?(?:no\.?|number|#|code)|product\s?(?:code|no\.?|number|id)|article\s?(?:no\.?|number)"
    r"|style\s?(?:no\.?|number|#)|model(?:\s?(?:no\.?|number))?|part\s?(?:no\.?|number)|stock code"
    r"|catalog(?:ue)? (?:no\.?|number)|art\.?-?\s?nr\.?|artikel-?\s?(?:nr\.?|nummer)|produktnummer"
    r"|bestell-?\s?(?:nr\.?|nummer)|produkt-?\s?nr\.?|réf(?:érence)?\.?|ref\.|referencia|referência|código"
    r"|cód\.?|codice(?:\s(?:articolo|prodotto))?|cod\.?|riferimento|productcode|artikelcode|varenummer|varenr\.?"
    r"|tuotenumero|tuotekoodi|indeks|kod(?: produktu)?|symbol|kód(?: produktu)?|katalogové číslo|cikkszám"
    r"|cod produs|stok kodu|ürün kodu|артикул|код товара|κωδικός|šifra|商品番号|商品コード|品番|型番|货号|商品编号"
    r"|型號|貨號|상품코드|모델명|mã sản phẩm|mã sp"
)
_LABELS = {
    kind: re.compile(rf"\W*(?:{pattern})(?![^\W\d_])\s*[:#：.]*\s*", re.IGNORECASE)
    for kind, pattern in (("gtin", _GTIN_WORDS), ("sku", _SKU_WORDS))
}
_SILENT = frozenset({"script", "style", "option", "title", "a", "button", "noscript", "template"})
_PLAIN_ID = re.compile(r"\w[\w./:+ -]{0,118}")
_LABELLED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]{1,60}")
_CAPITALS = re.compile(r"[A-Z]+(?:[-_./][A-Z]+)+")
_DIGIT = re.compile(r"\d")


class Ids:
    """The ids on a page, those of its own product apart from those of others.

    `own` and `others` are the add-to-cart controls of either.
    """

    def __init__(
        self,
        layout: Layout,
        cards: Cards,
        selection: Selection,
        *,
        own: Sequence[Control],
        others: Sequence[Control],
    ) -> None:
        self.layout = layout
        self.document = layout.document
        self.cards = cards
        self.selection = selection
        self.own = own
        self.others = others

    @cached_property
    def _attributes(self) -> tuple[list[ProductId], list[ProductId], list[ProductId]]:
        """The ids in `data-` attributes: the own product's, others', and those of options that are not chosen."""
        own: list[ProductId] = []
        open_: list[ProductId] = []
        others: list[ProductId] = []
        anchors = [each.form or each.element for each in self.own] + self.layout.name_headings
        places = sorted(each.start for each in anchors)
        for element in self.document.all:
            found = list(_in_attributes(element))
            if not found:
                continue
            if self.cards.around(element, places):
                others += found
            elif self.selection.is_open_choice(element):
                open_ += found
            elif self._beside(element, anchors) or self._is_chosen_option(element):
                own += found
        return own, others, open_

    def _is_chosen_option(self, element: Element) -> bool:
        """Whether an element says of itself that it is the option that is chosen."""
        return not self.layout.furniture(element) and any(
            element.get(name).lower() == "true" for name in ARIA_STATES
        )

    @property
    def in_attributes(self) -> list[ProductId]:
        """The own product's ids in `data-` attributes."""
        return self._attributes[0]

    @property
    def of_options(self) -> list[ProductId]:
        """The variants' ids in `data-` attributes of options that are not chosen."""
        return [each for each in self._attributes[2] if each.kind in {"variant", "sku", "gtin"}]

    @cached_property
    def of_others(self) -> list[ProductId]:
        """Other products' ids: in `data-` attributes and in their add-to-cart forms."""
        forms = {each.form.start: each.form for each in self.others if each.form is not None}
        return [*self._attributes[1], *self.selection.read_others(forms.values())]

    def _beside(self, element: Element, anchors: Sequence[Element]) -> bool:
        """Whether an element stands around, in or beside the page's own heading and controls."""
        if self.layout.furniture(element):
            return False
        parent = element.parent
        return any(
            element.holds(each) or each.holds(element) or (parent is not None and parent.holds(each))
            for each in anchors
        )

    @cached_property
    def labelled(self) -> list[ProductId]:
        """The ids that a visitor reads: "SKU: 4711"."""
        found: list[ProductId] = []
        for element in self.document.all:
            text = "" if element.hidden or element.tag in _SILENT else _first_text(element)
            label = _label_of(text) if text else None
            if label is None or self.cards.of(element) is not None or self.layout.furniture(element):
                continue
            kind, match = label
            value = _value_after(element, text[match.end() :])
            if value:
                found.append(ProductId(value, kind, f'label "{match[0].strip()[:30]}"'))
            if len(found) >= MAX_IDS:
                break
        return found


def is_id(text: str) -> bool:
    """Whether a text can be an id: short, of letters, digits and the usual signs."""
    return _PLAIN_ID.fullmatch(text) is not None


def _in_attributes(element: Element) -> Iterator[ProductId]:
    for name in element.attrs:
        value = element.get(name) if name in _ATTRIBUTES else ""
        if is_id(value) and (name != "data-product" or _DIGIT.search(value)):
            yield ProductId(value, row_or(_ATTRIBUTES[name], name, value), name)


def _first_text(element: Element) -> str:
    """The first words that stand directly in an element."""
    for child in element.children:
        if isinstance(child, str) and child.strip():
            return " ".join(child.split()) if len(child.strip()) <= _MAX_LABEL else ""
    return ""


def _label_of(text: str) -> tuple[str, re.Match[str]] | None:
    for kind, label in _LABELS.items():
        if match := label.match(text):
            return kind, match
    return None


def _value_after(element: Element, rest: str) -> str:
    """The id after a label: in the same text, in the same element, or in the next one."""
    if rest.strip():
        return _id_in(rest)
    for around in (element, element.parent):
        line = around.words(120) if around is not None else ""
        label = _label_of(line)
        if label is not None and (tail := line[label[1].end() :].strip()):
            return _id_in(tail) if len(tail.split()) <= _MAX_WORDS else ""
    return ""


def _id_in(text: str) -> str:
    """The id that a text begins with: with a digit, or of capitals in parts, so that no word is taken for one."""
    match = _LABELLED_ID.match(text.strip())
    found = match[0].rstrip(".") if match else ""
    return found if _DIGIT.search(found) or _CAPITALS.fullmatch(found) else ""
