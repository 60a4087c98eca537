"""Which variant of the page's own product is chosen: what its form would send now."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from auditor.decode.page.cards import Cards
from auditor.decode.page.forms import chosen, is_chosen, purpose_of
from auditor.decode.page.layout import Layout
from auditor.decode.page.purchase import Control
from auditor.decode.page.tree import Element
from auditor.model.page import ProductId

_FIELDS = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in (
        (
            "variant",
            r"variant(?:[_-]?id)?|variation(?:_id)?|id_product_attribute|child_id|selected_product_id",
        ),
        (
            "sku",
            r"sku|product[_-]?sku|item(?:code|number|_number)|product_?code|artnr|article_?number|partnumber",
        ),
        ("group", r"product_template_id|parent_?id|master_?id"),
        (
            "product",
            r"product(?:[_-]?id)?|products?_id|id_product|add-to-cart|pid|item(?:_?id)?|goods_?id|masterpid|art(?:icle|ikel)(?:_?id)?|lineitems\[\w+\]\[id\]",
        ),
    )
}
_ADDRESS = {
    "variant": "variant", "variation_id": "variant", "variantid": "variant", "id_product_attribute": "variant", "sku": "sku",
}  # fmt: skip
_PATH_ID = re.compile(
    r"/(?:cart|basket|bag|warenkorb|panier)/add/(?:\w+/)*?([\w-]*\d[\w-]*)/?$", re.IGNORECASE
)
_VALUE = re.compile(r"\w[\w./:+ -]{0,118}")
_ROW = re.compile(r"[0-9]{1,9}")
_CATALOGUE_NUMBERS = re.compile(r"id[_-]product", re.IGNORECASE)
"""PrestaShop's name for the number that TikTok's own module puts into the catalogue (November 2026)."""
_CHOICE = re.compile(
    r"size|colou?r|variant|variation|option|attribut|farbe|gr(?:ö|oe)(?:ß|ss)e|taille|couleur|talla|tama|maat|kleur|taglia|swatch"
)
ARIA_STATES = ("aria-checked", "aria-selected", "aria-pressed")
"""In which of these a button that is an option says whether it is chosen (WAI-ARIA 1.2, 2023)."""

_BOXES = frozenset({"radio", "checkbox"})


@dataclass(slots=True)
class Chosen:
    """The chosen variant: its ids, and the plain values that mark it elsewhere on the page.

    `undecided` tells that a choice is still open.
    """

    ids: list[ProductId] = field(default_factory=list)
    values: set[str] = field(default_factory=set)
    undecided: bool = False

    def add(self, value: str, kind: str, source: str) -> None:
        """Take in one value, if it can be an id."""
        if value not in {"", "0"} and _VALUE.fullmatch(value):
            self.values.add(value)
            if all(each.value != value or each.kind == "row" for each in self.ids):
                self.ids.append(ProductId(value, kind, source))


class Selection:
    """The choice that the page's own purchase form holds."""

    def __init__(self, layout: Layout, cards: Cards, own: Sequence[Control]) -> None:
        self.layout = layout
        self.document = layout.document
        self.cards = cards
        self.own = own

    @cached_property
    def chosen(self) -> Chosen:
        """The variant that is chosen now."""
        found = Chosen()
        for name, kind in _ADDRESS.items():
            found.add(self.layout.query.get(name, ""), kind, f"address {name}")
        for form in self._forms:
            self._read_form(form, found)
        return found

    @cached_property
    def offers_choice(self) -> bool:
        """Whether the page lets a visitor choose: by a list that is none of quantities, or by radio buttons.

        They stand in the own form, or beside it under a name that says so.
        """
        beside = (each for each in self.document.tagged("select") if self._is_named_choice(each))
        return any(map(self._is_choice, beside)) or any(
            any(True for _ in self._radio_groups(form))
            or any(self._is_choice(each) for each in self.document.inside(form, "select"))
            for form in self._forms
        )

    def _is_named_choice(self, select: Element) -> bool:
        named = _CHOICE.search(f"{select.handle} {select.get('name').lower()}") is not None
        return named and self.cards.of(select) is None and not self.layout.furniture(select)

    def _is_choice(self, select: Element) -> bool:
        quantity = purpose_of(select) == "quantity"
        return not quantity and len(self.document.inside(select, "option")) > 1

    @property
    def _forms(self) -> list[Element]:
        return list({each.form.start: each.form for each in self.own if each.form is not None}.values())

    def read_others(self, forms: Iterable[Element]) -> Iterator[ProductId]:
        """The ids that the add-to-cart forms of other products hold."""
        for form in forms:
            for element in self.document.subtree(form):
                kind = _kind_of(element.get("name"), shopify="/cart/add" in form.get("action"))
                value = self._value(element) if kind else None
                if value and value != "0" and _VALUE.fullmatch(value):
                    yield ProductId(value, kind, f"form {element.get('name')}")

    @cached_property
    def open_ids(self) -> list[ProductId]:
        """The ids that the own form would send if another option were chosen."""
        found: list[ProductId] = []
        for form in self._forms:
            shopify = "/cart/add" in form.get("action")
            for element in self.document.inside(form, "option", "input"):
                field = next((each for each in element.ancestors if each.tag == "select"), element)
                is_choice = field is not element or element.get("type").lower() == "radio"
                kind = _kind_of(field.get("name"), shopify=shopify) if is_choice else ""
                value = element.get("value")
                if kind and value not in {"", "0"} and _VALUE.fullmatch(value):
                    found.append(ProductId(value, kind, f"form {field.get('name')}"))
        return found[:500]

    def _read_form(self, form: Element, found: Chosen) -> None:
        shopify = "/cart/add" in form.get("action")
        for element in self.document.subtree(form):
            name = element.get("name")
            value = self._value(element)
            if not name or value is None or self.cards.of(element) is not None:
                continue
            if element.tag == "select" and not value:
                found.undecided = True
            if kind := _kind_of(name, shopify=shopify):
                kind = kind if "cart.php" in form.get("action") else row_or(kind, name, value)
                found.add(value, kind, f"form {name}")
        if any(
            not any(is_chosen(self.document, each) for each in group) for group in self._radio_groups(form)
        ):
            found.undecided = True
        match = _PATH_ID.search(form.get("action").partition("?")[0])
        if match and match[1] not in found.values:
            found.ids.append(ProductId(match[1], "row", "form action"))

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
        if element.tag not in {"input", "button"}:
            return None
        if element.get("type").lower() in _BOXES and not is_chosen(self.document, element):
            return None
        return element.get("value")

    def is_open_choice(self, element: Element) -> bool:
        """Whether an element is an option that is not chosen: what it says is another variant's."""
        if element.tag == "option":
            select = next((above for above in element.ancestors if above.tag == "select"), None)
            return select is not None and chosen(self.document, select) is not element
        boxes = [
            each for each in self.document.inside(element, "input") if each.get("type").lower() in _BOXES
        ]
        if element.tag == "label" and not boxes and element.get("for"):
            boxes = [each for each in self.document.tagged("input") if each.get("id") == element.get("for")]
        said = any(element.get(name).lower() == "false" for name in ARIA_STATES)
        if not said and (len(boxes) != 1 or is_chosen(self.document, boxes[0])):
            return False
        # What holds the product's own heading or control is no option of it, though it hold a single box.
        places = (*self.layout.name_places, *(each.element.start for each in self.own))
        return not any(element.start <= place < element.end for place in places)


def row_or(kind: str, name: str, value: str) -> str:
    """The kind of an id that a page gives under a name: "row" for a number of the shop's own database.

    Short numbers are rows; those of platforms whose catalogues are filled with them are product ids, as are
    the long ones that hosted platforms number all their shops' products with.
    """
    is_row = kind == "product" and _ROW.fullmatch(value) and not _CATALOGUE_NUMBERS.search(name)
    return "row" if is_row else kind


def _kind_of(name: str, *, shopify: bool) -> str:
    """What kind of id a form's field holds, "" for any other field."""
    if name == "id":
        return "variant" if shopify else "row"
    return next((kind for kind, pattern in _FIELDS.items() if pattern.fullmatch(name)), "")
