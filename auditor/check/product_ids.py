"""The ids that a page gives to products, and whose id an event's content id is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from auditor.check.against_page import products_of
from auditor.check.payload import content_ids, is_blank
from auditor.check.spelling import is_no_value, is_template
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import Page, ProductId

_SHOPIFY = re.compile(r"shopify_[a-z]{2}_(\d+)_(\d+)", re.IGNORECASE)
_WITH_NUMBER = re.compile(r".+[_:/](\d+)")


class Whose(Enum):
    """Whose id a content id is, as far as one page tells."""

    OWN = auto()  # the page's product, or its chosen variant
    VARIANT = auto()  # another variant of the page's product
    ROW = auto()  # the page's product, by the row of the shop's database, beside a SKU
    OTHER = auto()  # another product that the page mentions
    UNKNOWN = auto()  # nothing that the page shows


@dataclass(frozen=True, slots=True)
class PageIds:
    """The ids on one page, each in lower case: its product's with their kinds, its variants', others'.

    `spelling` holds the product's own as they stand there.
    """

    own: dict[str, frozenset[str]]
    spelling: dict[str, str]
    variants: frozenset[str]
    others: frozenset[str]

    def whose(self, content_id: str) -> Whose:
        """Whose id a content id is.

        Catalogues are also filled with ids made of several: `shopify_DE_<product>_<variant>` (Shopify's
        Google feed), `<sku>_<number>` and `woocommerce_gpf_<number>` (feeds of WooCommerce), `gid://…/<number>`
        (Shopify's API), all seen in November 2026.
        """
        found = self._plain(content_id.strip().lower())
        if found is Whose.UNKNOWN and (parts := parts_of(content_id.strip())):
            whose = {self._plain(part) for part in parts}
            if whose <= {Whose.OWN, Whose.ROW}:
                return Whose.OWN
            if whose <= {Whose.OWN, Whose.VARIANT, Whose.ROW}:
                return Whose.VARIANT
        return found

    def told(self, kind: str = "") -> str:
        """The product's own ids, or those of one kind, as a finding quotes them."""
        return ", ".join(
            self.spelling[value] for value, kinds in self.own.items() if not kind or kind in kinds
        )

    def _plain(self, content_id: str) -> Whose:
        if content_id in self.own:
            return Whose.ROW if self.own[content_id] == {"row"} and self._has_sku_instead else Whose.OWN
        if content_id in self.variants:
            return Whose.VARIANT
        return Whose.OTHER if content_id in self.others else Whose.UNKNOWN

    @property
    def _has_sku_instead(self) -> bool:
        """Whether the page gives its product an SKU, and not perhaps to one of several variants alone."""
        return any("sku" in kinds for kinds in self.own.values()) and not self.has_variants

    @property
    def has_variants(self) -> bool:
        """Whether the page knows variants of its product."""
        kinds = frozenset[str]().union(*self.own.values())
        return bool(self.variants or kinds & {"variant", "group"})


def ids_on(page: Page) -> PageIds:
    """The ids that a page shows, as it was rendered and as it was served."""
    own: dict[str, set[str]] = {}
    spelling: dict[str, str] = {}
    variants: set[str] = set()
    for product in products_of(page):
        for each in product.ids:
            own.setdefault(each.value.lower(), set()).add(each.kind)
            spelling.setdefault(each.value.lower(), each.value)
        variants |= _values(product.variants)
    readings = (page.reading, page.unchosen, page.served)
    others = set[str]().union(*(_values(one.other_ids) for one in readings if one is not None))
    return PageIds(
        own={value: frozenset(kinds) for value, kinds in own.items()},
        spelling=spelling,
        variants=frozenset(variants - own.keys()),
        others=frozenset(others - own.keys() - variants),
    )


def given_ids(event: PixelEvent) -> Iterator[tuple[str, str]]:
    """The content ids of an event as text, each with its path; blank ones and those that are none apart."""
    for given in content_ids(event.parameters):
        text = id_text(given.value)
        if text:
            yield given.path, text


def id_text(value: JsonValue) -> str:
    """A content id as text, "" where a value is none (TT302 tells); a number counts as its digits (TT312 tells)."""
    if isinstance(value, bool) or is_blank(value) or not isinstance(value, str | int):
        return ""
    try:
        text = str(value).strip()
    except ValueError:  # an integer of thousands of digits
        return ""
    return "" if is_no_value(text) or is_template(text) else text


def _values(ids: Iterable[ProductId]) -> set[str]:
    return {each.value.lower() for each in ids}


def parts_of(content_id: str) -> tuple[str, ...]:
    """The ids that a catalogue's id is made of (`shopify_DE_1_2`: 1 and 2); none where it is a plain one."""
    if found := _SHOPIFY.fullmatch(content_id):
        return found.groups()
    found = _WITH_NUMBER.fullmatch(content_id)
    return found.groups() if found else ()
