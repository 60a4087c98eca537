"""The cards of other products on a page: related items, listings, the lines of a cart.

A link to another page by a picture, a heading or a price owns the prices in the smallest element around
it that has any. What is owned so is another product's; what no link owns is the page's own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from auditor.decode.page.layout import Layout, contains_any, routed, same_path, split_url
from auditor.decode.page.purchase import Control
from auditor.decode.page.tree import Document, Element

MAX_CARD = 400  # elements
_WHOLES = frozenset({"body", "html", "main"})
_CARD_NAME = re.compile(
    r"card|tile|teaser|(?:^|[\s_-])item(?:$|[\s_-])|product-(?:box|pod|miniature|item|cell|thumb)|kachel|line-?item"
)
_TITLE_NAME = re.compile(
    r"(?:product|item|card|produkt|prod|goods)[\w-]*(?:name|title|link|image|img|thumb|photo|label)"
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


class Cards:
    """The cards of one document. `prices` and `controls` are the places of what a card may own, sorted."""

    def __init__(self, layout: Layout, prices: Sequence[int], controls: Sequence[int]) -> None:
        self.layout = layout
        self.document: Document = layout.document
        self.prices = prices
        self.controls = controls

    @cached_property
    def links(self) -> list[Element]:
        """Links to other pages by a picture, a heading, a price or the name of a product."""
        return [
            link
            for link in self.document.tagged("a")
            if not link.hidden
            and link.get("href")
            and self.layout.foreign(link.get("href"))
            and self._names_product(link)
            and not self.layout.furniture(link)
        ]

    def _names_product(self, link: Element) -> bool:
        if _TITLE_NAME.search(link.handle) or link.within(*_HEADINGS) or contains_any(self.prices, link):
            return True
        return any(
            each.tag in {"img", "picture"} or each.tag in _HEADINGS or _TITLE_NAME.search(each.handle)
            for each in self.document.subtree(link)[:60]
        )

    @cached_property
    def _targets(self) -> dict[int, str]:
        return {link.start: self._address(link) for link in self.links}

    def _address(self, link: Element) -> str:
        parts = split_url(link.get("href"), self.layout.base)
        if parts is None:
            return ""
        return same_path(parts.path) + (f"?{parts.query}" if routed(parts.query) else "")

    @cached_property
    def _link_places(self) -> list[int]:
        return sorted(self._targets)

    def targets_in(self, element: Element) -> set[str]:
        """Where the product links in an element lead to."""
        places = self._link_places
        first, last = bisect_left(places, element.start), bisect_left(places, element.end)
        return {self._targets[place] for place in places[first : min(last, first + 50)]}

    def _card_around(self, link: Element, owned: Sequence[int]) -> Element | None:
        """The smallest element around a link that holds any of what it may own."""
        for around in (link, *link.ancestors):
            if (
                around.tag in _WHOLES
                or contains_any(self.layout.name_places, around)
                or around.end - around.start > MAX_CARD
            ):
                return None
            if contains_any(owned, around):
                several = len(self.targets_in(around)) - 1
                named = around.tag in {"li", "article"} or _CARD_NAME.search(around.handle) is not None
                return around if several == 0 or (several == 1 and named) else None
        return None

    @cached_property
    def _owners(self) -> list[Element | None]:
        cards = {
            card.start: card
            for owned in (self.prices, self.controls)
            for link in self.links
            if (card := self._card_around(link, owned)) is not None
        }
        owners: list[Element | None] = [None] * len(self.document.all)
        for card in sorted(cards.values(), key=lambda each: each.end - each.start):
            for place in range(card.start, card.end):
                owners[place] = owners[place] or card
        return owners

    @cached_property
    def all(self) -> list[Element]:
        """The cards, each once, in document order."""
        unique = {card.start: card for card in self._owners if card is not None}
        return [unique[place] for place in sorted(unique)]

    @cached_property
    def _places(self) -> list[int]:
        return [card.start for card in self.all]

    def of(self, element: Element) -> Element | None:
        """The card that an element stands in; None where it is the page's own."""
        return self._owners[element.start]

    def around(self, element: Element, own: Sequence[int]) -> bool:
        """Whether an element stands in a card, or is the frame of one.

        `own` are the places of the page's own heading and controls: what holds one is no card's frame.
        """
        if self._owners[element.start] is not None:
            return True
        return contains_any(self._places, element) and not contains_any(own, element)

    def group(self, element: Element) -> Element:
        """The largest element around one that is still short of the page's own heading."""
        group = element
        for above in element.ancestors:
            if (
                above.tag in _WHOLES
                or contains_any(self.layout.name_places, above)
                or above.end - above.start > MAX_CARD
            ):
                break
            group = above
        return group

    def target(self, card: Element) -> str:
        """Where a card leads to, as an address that can be compared; "" if nowhere."""
        return next(iter(sorted(self.targets_in(card))), "")


def split_controls(controls: Sequence[Control], cards: Cards) -> tuple[list[Control], list[Control]]:
    """The add-to-cart controls of the page's own product, and those of others.

    A control for a set ("add all three") stands among the links of its parts: it is the own one only
    where there is no other. What its form alone tells counts for the page's own product only: beside
    another product it may as well change a line of the cart.
    """
    outside = [each for each in controls if cards.of(each.element) is None]
    alone = [each for each in outside if len(cards.targets_in(cards.group(each.form or each.element))) <= 1]
    own = alone or outside
    return own, [each for each in controls if each not in own and each.worded]
