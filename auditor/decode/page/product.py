"""The page's own product: its name, ids, every amount stated for the chosen variant, availability, doubt."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.decode.page import words
from auditor.decode.page.cards import Cards
from auditor.decode.page.forms import is_chosen
from auditor.decode.page.layout import Layout, same_path, split_url
from auditor.decode.page.money import Sense
from auditor.decode.page.prices import Price, VisiblePrices, is_prose
from auditor.decode.page.purchase import Control
from auditor.decode.page.schema import Stated, StatedOffer, StatedProduct
from auditor.decode.page.selection import Selection
from auditor.decode.page.tree import Element
from auditor.model.money import StatedAmount
from auditor.model.page import Product, ProductId

MAX_AMOUNTS = 40

_NEAR = 30
_ASKED = frozenset({Sense.PRICE})
_VAGUE = frozenset({Sense.FROM, Sense.RANGE})


@dataclass(frozen=True, slots=True)
class StatedChoice:
    """What structured data says of the chosen variant."""

    products: tuple[StatedProduct, ...]
    offers: tuple[tuple[str, StatedOffer], ...]  # with their source
    doubt: str = ""


class ProductReader:
    """Reads the product that a page is about."""

    def __init__(
        self,
        layout: Layout,
        stated: Stated,
        cards: Cards,
        own: Sequence[Control],
        prices: VisiblePrices,
        selection: Selection,
    ) -> None:
        self.layout = layout
        self.document = layout.document
        self.stated = stated
        self.cards = cards
        self.own = own
        self.prices = prices
        self.selection = selection

    # which of the stated products the page is about

    @cached_property
    def own_stated(self) -> list[StatedProduct]:
        """The structured products that are the page's own; empty where several fit and none is named."""
        candidates = [each for each in self.stated.products if self._stands_outside_cards(each)]
        named = [each for each in candidates if self._is_named(each)]
        if named:
            return named
        names = {words.fold(each.name) for each in candidates if each.name}
        return candidates if len(names) <= 1 else []

    def _stands_outside_cards(self, product: StatedProduct) -> bool:
        return product.place is None or self.cards.of(self.document.all[product.place]) is None

    def _is_named(self, product: StatedProduct) -> bool:
        """Whether the page's address or heading names a structured product."""
        parts = split_url(product.url, self.layout.base) if product.url else None
        if (
            parts is not None
            and product.url
            and same_path(parts.path) == self.layout.path
            and self.layout.path != "/"
        ):
            return product.source != "open graph" or bool(product.offers)
        name = words.fold(product.name)
        return bool(name) and any(
            name in (heading := words.fold(each.words(300))) or (len(heading) > 3 and heading in name)  # noqa: PLR2004
            for each in self.layout.name_headings
        )

    @cached_property
    def choice(self) -> StatedChoice:
        """What structured data states of the chosen variant."""
        products: list[StatedProduct] = []
        offers: list[tuple[str, StatedOffer]] = []
        doubt = ""
        for product in self.own_stated:
            variants = [each for each in product.variants if self._is_chosen(each.ids, each.url, each.offers)]
            if product.variants and not variants:
                variants = list(product.variants)
            products += [product, *variants]
            own = [offer for each in (product, *variants) for offer in each.offers]
            matching = [each for each in own if self._is_chosen(each.ids, each.url, ())]
            offers += [(product.source, each) for each in matching or own]
            if not matching and len({each.moneys for each in own}) > 1 and not self._one_variant(variants):
                doubt = f"the {product.source} states several prices and not which variant is chosen"
        return StatedChoice(tuple(products), tuple(offers), doubt)

    @staticmethod
    def _one_variant(variants: list[StatedProduct]) -> bool:
        return len(variants) == 1

    def _is_chosen(self, ids: Iterable[ProductId], url: str, offers: Iterable[StatedOffer]) -> bool:
        """Whether ids or an address are those of the chosen variant."""
        values = self.selection.chosen.values
        known = [*ids, *(each for offer in offers for each in offer.ids)]
        if any(each.value in values for each in known):
            return True
        addresses = [url, *(offer.url for offer in offers)]
        for address in addresses:
            if match := re.search(r"[?&](?:variant|variation_id|sku)=([^&#]+)", address):
                return match[1] in values
            if address and "#" in address and address.rsplit("#", 1)[1] in values:
                return True
        return False

    # the visible price

    @cached_property
    def near(self) -> list[Price]:
        """The amounts beside the page's own heading and add-to-cart control, and those labelled as its price."""
        candidates = [
            each for each in self.prices.all if self.cards.of(each.element) is None and self._counts(each)
        ]
        anchors = [each.element for each in self.own][:6] + self.layout.name_headings[:2]
        found: dict[int, Price] = {}
        for anchor in anchors:
            for each in _nearest(anchor, candidates):
                found[id(each)] = each
        for each in candidates:
            if _labelled_price(each):
                found[id(each)] = each
        return sorted(found.values(), key=lambda each: each.element.start)

    def _counts(self, price: Price) -> bool:
        if self.layout.furniture(price.element) or is_prose(price):
            return False
        return not self._of_unchosen_option(price.element)

    def _of_unchosen_option(self, element: Element) -> bool:
        """Whether an amount belongs to an option that is not chosen."""
        for above in (element, *list(element.ancestors)[:4]):
            boxes = [
                each
                for each in self.document.inside(above, "input")
                if each.get("type").lower() in {"radio", "checkbox"}
            ]
            if above.tag == "label" and not boxes and above.get("for"):
                boxes = [each for each in self.document.tagged("input") if each.get("id") == above.get("for")]
            if len(boxes) == 1:
                return not is_chosen(self.document, boxes[0])
            if len(boxes) > 1:
                return False
        return False

    @cached_property
    def asked(self) -> list[Price]:
        """The amounts that are asked for the chosen variant as it stands."""
        return [
            each
            for each in self.near
            if each.sense in _ASKED and each.money is not None and each.money.amount >= 0
        ]

    # the whole

    def read(self) -> Product:
        """The product."""
        amounts = list(self._amounts())
        stated = {each.money.currency for each in amounts if each.source != "visible"} - {None}
        visible = {each.money.currency for each in amounts if each.source == "visible"} - {None}
        stated |= {offer.currency for _, offer in self.choice.offers} - {None}
        currencies = tuple(sorted(each for each in stated | visible if each is not None))
        return Product(
            name=self.name,
            ids=tuple(self.ids),
            amounts=tuple(amounts[:MAX_AMOUNTS]),
            currencies=currencies,
            available=self.available,
            doubt=self._doubt(amounts, stated, visible),
        )

    @cached_property
    def name(self) -> str:
        """What the page calls it."""
        for heading in self.layout.name_headings:
            return heading.words(300)
        return next((each.name for each in self.own_stated if each.name), "")

    @cached_property
    def ids(self) -> list[ProductId]:
        """Every id that the page gives to it or to its chosen variant, each once."""
        found = [each for product in self.choice.products for each in product.ids]
        found += [each for _, offer in self.choice.offers for each in offer.ids]
        found += [each for product in self.own_stated for each in product.ids if each.kind == "group"]
        found += (
            self.selection.chosen.ids
            + self.selection.inline
            + self.selection.labelled
            + self.selection.attributes[0]
        )
        unique: dict[tuple[str, str], ProductId] = {}
        for each in found:
            unique.setdefault((each.value, each.kind), each)
        return list(unique.values())[:60]

    def other_ids(self) -> tuple[ProductId, ...]:
        """The ids that the page gives to other products."""
        own = {each.value for each in self.ids}
        own |= {
            each.value for product in self.own_stated for variant in product.variants for each in variant.ids
        }
        found = list(self.selection.attributes[1])
        mine = {id(each) for each in self.own_stated}
        others = [*self.stated.others, *(each for each in self.stated.products if id(each) not in mine)]
        for product in others:
            found += [*product.ids, *(each for offer in product.offers for each in offer.ids)]
            found += [each for variant in product.variants for each in variant.ids]
        unique = {each.value: each for each in reversed(found) if each.value not in own}
        return tuple(reversed(unique.values()))[:300]

    @cached_property
    def available(self) -> bool | None:
        """Whether it can be bought now; None where the page doesn't tell."""
        told = {offer.available for _, offer in self.choice.offers} - {None}
        if len(told) == 1:
            return told.pop()
        if any(each.enabled and not words.SOLD_OUT.found_in(each.label) for each in self.own):
            return True
        if any(words.SOLD_OUT.found_in(each.label) for each in self.own):
            return False
        return None

    def _amounts(self) -> Iterator[StatedAmount]:
        seen: set[tuple[str, str, str]] = set()
        for source, offer in self.choice.offers:
            if offer.ranged:
                continue
            for money in offer.moneys:
                yield from _once(seen, StatedAmount(money=money, source=source, text=str(money)))
        for price in self.asked:
            if price.money is None:
                continue
            without = words.EXCLUDING_TAX.found_in(f"{price.label} {price.beside}")
            source = "visible"
            role = "price"
            text = f"{price.text} (without tax)" if without else price.text
            yield from _once(seen, StatedAmount(money=price.money, source=source, role=role, text=text))

    def _doubt(self, amounts: list[StatedAmount], stated: set[str | None], visible: set[str | None]) -> str:
        if stated and visible and not stated & visible:
            return f"structured data says {_list(stated)}, the visible price {_list(visible)}"
        if len(self.stated.products) > 1 and not self.own_stated and not self.asked:
            return "structured data describes several products and not which of them the page is about"
        unread = [each for each in self.near if each.money is None and each.sense in _ASKED]
        if unread:
            return f"a price could not be read: {unread[0].doubt}"
        has_visible = any(each.source == "visible" for each in amounts)
        vague = [each for each in self.near if each.sense in _VAGUE]
        if vague and not has_visible:
            return f"the page shows {vague[0].sense} ({vague[0].text})"
        if has_visible:
            return ""
        if any(offer.ranged for _, offer in self.choice.offers) and not amounts:
            return "structured data gives a price range"
        broken = next((offer.unread for _, offer in self.choice.offers if offer.unread), "")
        if broken and not amounts:
            return f'a price in structured data could not be read: "{broken}"'
        return self.choice.doubt


def _list(codes: set[str | None]) -> str:
    return ", ".join(sorted(code for code in codes if code))


def _once(seen: set[tuple[str, str, str]], amount: StatedAmount) -> Iterator[StatedAmount]:
    key = (str(amount.money.amount.normalize()), amount.money.currency or "", amount.source)
    if key not in seen:
        seen.add(key)
        yield amount


def _nearest(anchor: Element, prices: list[Price]) -> list[Price]:
    """The amounts in the smallest element around an anchor that holds any price or price range."""
    for around in (anchor, *anchor.ancestors):
        if around.tag in {"body", "html"}:
            break
        inside = [each for each in prices if around.holds(each.element)]
        if any(each.sense in _ASKED | _VAGUE for each in inside):
            return inside if len(inside) <= _NEAR else []
    return []


def _labelled_price(price: Price) -> bool:
    """Whether the words in its line say that it is the product's price."""
    said = f"{price.label} {price.beside}" if price.label not in price.beside else price.beside
    return words.PRICE_LABEL.start(said) and len(said) <= 80 and price.sense in _ASKED  # noqa: PLR2004
