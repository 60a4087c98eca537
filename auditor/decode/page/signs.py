"""What several kinds of pages are told by: the page's headline, its purchase, its lines, its sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.decode.page import addresses, words
from auditor.decode.page.cards import Cards
from auditor.decode.page.forms import Form
from auditor.decode.page.layout import Layout
from auditor.decode.page.not_found import read_not_found
from auditor.decode.page.order import OrderReader
from auditor.decode.page.phrases import Phrases
from auditor.decode.page.product import ProductReader
from auditor.decode.page.purchase import Control, label_of
from auditor.decode.page.tree import Element
from auditor.model.page import NotFound, PageKind

MAX_BUTTON = 60
_MAX_SENTENCE = 300
_MAX_LEAD = 1500
_MAX_WORDS = 6000
_SUMS = frozenset({"total", "subtotal", "shipping", "tax", "discount"})
_OWN_FORMS = 3  # a product page may repeat its own form: in a sticky bar, for instalments


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign of what a page is for. `weight` 3 is strong, 1 weak; below 0 it speaks against."""

    weight: int
    what: str


class Signs:
    """What the readers of kinds share. `forms` and `controls` are the page's, wherever they stand."""

    def __init__(
        self,
        layout: Layout,
        cards: Cards,
        forms: Sequence[Form],
        controls: Sequence[Control],
        product: ProductReader,
        order: OrderReader,
    ) -> None:
        self.layout = layout
        self.document = layout.document
        self.stated = product.stated
        self.cards = cards
        self.all_forms = forms
        self.controls = controls
        self.product = product
        self.order = order

    # words

    @cached_property
    def headline(self) -> str:
        """Its title and main headings."""
        headings = (
            each.words(200)
            for each in self.document.tagged("h1", "h2")[:12]
            if not each.hidden and not self.layout.furniture(each)
        )
        return " | ".join([self.document.title, *headings])

    @cached_property
    def words(self) -> str:
        """The beginning of what its content says."""
        return self.layout.main.words(_MAX_WORDS) if self.layout.main is not None else ""

    @property
    def lead(self) -> str:
        """What a visitor reads first."""
        return self.words[:_MAX_LEAD]

    def says(self, phrases: Phrases) -> bool:
        """Whether the content (and no overlay) says something in so many words."""
        return phrases.found_in(self.words) and any(
            isinstance(text, str) and 1 < len(text) < _MAX_SENTENCE and phrases.found_in(text)
            for each in self.document.all
            if not each.hidden and not self.layout.furniture(each)
            for text in each.children
        )

    def by_address(self, kind: PageKind) -> list[Mark]:
        """The weak mark that the address may give."""
        parts = self.layout.parts
        address = f"{parts.path}?{parts.query}".lower()
        return [Mark(1, "its address")] if addresses.KINDS[kind].search(address) else []

    @cached_property
    def not_found(self) -> NotFound | None:
        """What a page that has no product of its own says of there being nothing."""
        return None if self.own or self.stated.own else read_not_found(self.document)

    # buying

    @cached_property
    def own(self) -> list[Control]:
        """The page's own add-to-cart controls, in its content."""
        return [each for each in self.product.own if not self.layout.furniture(each.element)]

    @cached_property
    def sells_own(self) -> bool:
        """Whether the page sells one product of its own: a heading, its price, its control."""
        own = [each for each in self.own if not (each.may_order and (self.sums_up or self._only_sums))]
        forms = {(each.form or each.element).start for each in own}
        return bool(0 < len(forms) <= _OWN_FORMS and self.layout.name_headings and self.product.near)

    @cached_property
    def _only_sums(self) -> bool:
        """Whether every amount beside the heading is one that an order comes to, and none a price."""
        return all(self.order.roles.of(each) in _SUMS for each in self.product.near)

    @cached_property
    def says_sold_out(self) -> bool:
        """Whether a line of its own says that there is none left, in the content and beside no other product."""
        return any(
            isinstance(text, str) and words.SOLD_OUT.are(text)
            for each in self.document.all
            if not each.hidden and self.cards.of(each) is None and not self.layout.furniture(each)
            for text in each.children
        )

    @cached_property
    def card_targets(self) -> set[str]:
        """Where the cards of other products lead to."""
        return {self.cards.target(card) for card in self.cards.all} - {""}

    @cached_property
    def sells_in_cards(self) -> bool:
        """Whether other products can be bought here."""
        return any(self.cards.of(each.element) is not None for each in self.controls)

    # forms and sums

    @cached_property
    def forms(self) -> list[Form]:
        """The forms of its content."""
        return [
            each
            for each in self.all_forms
            if not each.newsletter and not (each.element is not None and self.layout.furniture(each.element))
        ]

    @cached_property
    def asked(self) -> frozenset[str]:
        """What its forms ask for."""
        return frozenset(purpose for form in self.forms for purpose in form.purposes)

    @cached_property
    def asks_address(self) -> bool:
        """Whether one of them asks for an address."""
        return any(form.address for form in self.forms)

    def chooses(self, purpose: str) -> bool:
        """Whether a visitor chooses among something by radio buttons: "payment", "shipping"."""
        return any(
            field.purpose == purpose and field.element.get("type").lower() in {"radio", "checkbox"}
            for form in self.all_forms
            for field in form.fields
        )

    @cached_property
    def quantities(self) -> list[Element]:
        """The quantity fields that belong to no add-to-cart control: those of an order's lines."""
        return [
            field.element
            for form in self.all_forms
            for field in form.fields
            if (field.purpose == "quantity" or (not field.purpose and field.element.get("type") == "number"))
            and not any(
                (each.form or each.element).holds(field.element)
                for each in self.controls
                if not each.may_order
            )
            and not self.layout.furniture(field.element)
        ]

    @cached_property
    def sums_up(self) -> bool:
        """Whether the page sums up an order: a total beside a subtotal or a charge, or lines to change."""
        roles = {each.role for each in self.order.amounts}
        if "total" in roles and roles & {"subtotal", "shipping"}:
            return True
        return any(self.cards.of(each) is not None for each in self.quantities)

    @cached_property
    def places_order(self) -> bool:
        """Whether a button of the content places the order."""
        return any(
            words.PLACE_ORDER.found_in(label)
            for each in self.document.tagged("button", "input")
            if not each.hidden
            and each.get("type") not in {"hidden", "text"}
            and not self.layout.furniture(each)
            for label in [label_of(each)]
            if len(label) <= MAX_BUTTON
        )
