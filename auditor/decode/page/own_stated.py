"""Which of the products in structured data the page is about, and which of its offers is the chosen one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

from auditor.decode.page.cards import Cards
from auditor.decode.page.layout import Layout, same_path, split_url
from auditor.decode.page.offers import StatedOffer
from auditor.decode.page.phrases import fold
from auditor.decode.page.schema import Stated, StatedProduct
from auditor.model.page import ProductId

_INITIALS = 3
_MOST_OF_A_QUERY = 20
_VARIANT = re.compile(r"[?&](?:variant|variation_id|sku)=([^&#]+)")


@dataclass(frozen=True, slots=True)
class StatedChoice:
    """What structured data says of the chosen variant: products, and offers with their source."""

    products: tuple[StatedProduct, ...]
    offers: tuple[tuple[str, StatedOffer], ...]
    doubt: str = ""


class OwnStated:
    """The page's own product in structured data. `chosen` are the values that mark the chosen variant."""

    def __init__(self, layout: Layout, stated: Stated, cards: Cards, chosen: set[str]) -> None:
        self.layout = layout
        self.document = layout.document
        self.stated = stated
        self.cards = cards
        self.chosen = chosen

    @property
    def types(self) -> set[str]:
        """The types of what the page says of itself."""
        return self.stated.types

    @property
    def ambiguous(self) -> bool:
        """Whether several products are described and none is told to be the page's."""
        return len(self.stated.products) > 1 and not self.own

    @cached_property
    def others(self) -> list[StatedProduct]:
        """The structured products that are surely not the page's own."""
        own = {id(each) for each in self.own}
        told = {each.source for each in self.own}
        return [
            *self.stated.others,
            *(
                each
                for each in self.stated.products
                if id(each) not in own and (each.source in told or not self._stands_outside_cards(each))
            ),
        ]

    @cached_property
    def own(self) -> list[StatedProduct]:
        """The structured products that are the page's own: of each syntax those that the page names.

        Where a syntax describes several products and the page names none of them, it is none of them.
        """
        found: list[StatedProduct] = []
        for source in dict.fromkeys(each.source for each in self.stated.products):
            candidates = [
                each
                for each in self.stated.products
                if each.source == source and self._stands_outside_cards(each)
            ]
            named = [each for each in candidates if self._is_named(each)]
            names = {fold(each.name) for each in candidates if each.name}
            found += named or (candidates if len(names) <= 1 else [])
        return found

    def _stands_outside_cards(self, product: StatedProduct) -> bool:
        return product.place is None or self.cards.of(self.document.all[product.place]) is None

    def _is_named(self, product: StatedProduct) -> bool:
        """Whether the page's address or heading names a structured product."""
        parts = split_url(product.url, self.layout.base) if product.url else None
        if parts is not None and self.layout.path != "/" and same_path(parts.path) == self.layout.path:
            return True
        name = fold(product.name)
        headings = [fold(each.words(300)) for each in self.layout.name_headings]
        return any(
            name == heading
            or (min(len(name), len(heading)) > _INITIALS and (name in heading or heading in name))
            for heading in headings
        )

    @cached_property
    def choice(self) -> StatedChoice:
        """What structured data states of the chosen variant; of all of them where none is told apart."""
        products: list[StatedProduct] = []
        offers: list[tuple[str, StatedOffer]] = []
        doubt = ""
        for product in self.own:
            matching = [each for each in product.variants if self._is_chosen(each.ids, each.url, each.offers)]
            variants = matching or list(product.variants)
            products += [product, *variants]
            every = [offer for each in (product, *variants) for offer in each.offers]
            chosen = [each for each in every if self._is_chosen(each.ids, each.url, ())]
            offers += [(product.source, each) for each in chosen or every]
            if not chosen and len(variants) != 1 and len({each.moneys for each in every}) > 1:
                doubt = f"the {product.source} states several prices and not which variant is chosen"
        return StatedChoice(tuple(products), tuple(offers), doubt)

    def _is_chosen(self, ids: Iterable[ProductId], url: str, offers: Iterable[StatedOffer]) -> bool:
        """Whether ids or addresses are those of the chosen variant."""
        offers = tuple(offers)
        if any(
            each.value in self.chosen for each in (*ids, *(each for offer in offers for each in offer.ids))
        ):
            return True
        addresses = [address for address in (url, *(offer.url for offer in offers)) if address]
        return any(_variant_of(each) in self.chosen or self._is_address(each) for each in addresses)

    def _is_address(self, address: str) -> bool:
        """Whether an address is the page's own, the choice that its query names included (`?Size=M`)."""
        parts = split_url(address, self.layout.base)
        if parts is None or not parts.query or same_path(parts.path) != self.layout.path:
            return False
        query = parse_qsl(parts.query)[:_MOST_OF_A_QUERY]
        return bool(query) and all(self.layout.query.get(name.lower()) == value for name, value in query)


def _variant_of(address: str) -> str:
    """The variant that an address names, "" where it names none."""
    match = _VARIANT.search(address)
    return match[1] if match else address.partition("#")[2]
