"""The page's own product: its name, ids, every amount stated for the chosen variant, availability, doubt."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from auditor.decode.page import price_words, words
from auditor.decode.page.cards import Cards
from auditor.decode.page.ids import Ids
from auditor.decode.page.layout import Layout
from auditor.decode.page.own_inline import OwnInline
from auditor.decode.page.own_stated import OwnStated
from auditor.decode.page.platforms.inline import SOURCE as INLINE
from auditor.decode.page.prices import Price, VisiblePrices, is_prose
from auditor.decode.page.purchase import Control
from auditor.decode.page.selection import Selection
from auditor.decode.page.sense import Sense
from auditor.decode.page.tree import Element
from auditor.model.money import StatedAmount
from auditor.model.page import Product, ProductId

MAX_AMOUNTS = 40

_NEAR = 30  # amounts around a heading or control: more are a listing
_FEW = 4
_OPTION_DEPTH = 4
_VISIBLE = "visible"
_VAGUE = frozenset({Sense.FROM, Sense.RANGE})
_TELLING = _VAGUE | {Sense.PRICE, Sense.PIECE}
_MAX_LABEL = 80


class ProductReader:
    """Reads the product that a page is about."""

    def __init__(
        self,
        layout: Layout,
        cards: Cards,
        own: Sequence[Control],
        prices: VisiblePrices,
        selection: Selection,
        ids: Ids,
        own_stated: OwnStated,
        own_inline: OwnInline,
    ) -> None:
        self.layout = layout
        self.document = layout.document
        self.cards = cards
        self.own = own
        self.prices = prices
        self.selection = selection
        self.all_ids = ids
        self.stated = own_stated
        self.inline = own_inline

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
            if _labelled_price(each) and not self.cards.targets_in(self.cards.group(each.element)):
                found[id(each)] = each
        return sorted(found.values(), key=lambda each: each.element.start)

    def _counts(self, price: Price) -> bool:
        if self.layout.furniture(price.element) or is_prose(price):
            return False
        return not self._of_unchosen_option(price.element)

    def _of_unchosen_option(self, element: Element) -> bool:
        """Whether an amount belongs to an option that is not chosen."""
        return any(
            self.selection.is_open_choice(above)
            for above in (element, *list(element.ancestors)[:_OPTION_DEPTH])
        )

    @cached_property
    def asked(self) -> list[Price]:
        """The amounts that are asked for the chosen variant as it stands."""
        readable = [each for each in self.near if each.money is not None and each.money.amount >= 0]
        asked = [each for each in readable if each.sense is Sense.PRICE]
        return asked or [each for each in readable if each.sense is Sense.PIECE]

    # the whole

    def read(self) -> Product:
        """The product."""
        amounts = list(self._amounts())
        stated = {offer.currency for _, offer in self.stated.choice.offers if offer.currency}
        stated |= {each.money.currency for each in amounts if each.money.currency and each.source != _VISIBLE}
        visible = {each.money.currency for each in amounts if each.money.currency and each.source == _VISIBLE}
        return Product(
            name=self.name,
            ids=tuple(self.ids),
            amounts=tuple(amounts[:MAX_AMOUNTS]),
            currencies=tuple(sorted(stated | visible)),
            available=self.available,
            variants=self.variant_ids,
            options=self._has_options,
            doubt=self._doubt(amounts, stated, visible),
        )

    @cached_property
    def name(self) -> str:
        """What the page calls it."""
        for heading in self.layout.name_headings:
            return heading.words(300)
        return next((each.name for each in self.stated.own if each.name), "")

    @cached_property
    def ids(self) -> list[ProductId]:
        """Every id that the page gives to it or to its chosen variant, each once."""
        found = [each for product in self.stated.choice.products for each in product.ids]
        found += [each for _, offer in self.stated.choice.offers for each in offer.ids]
        found += [each for product in self.stated.own for each in product.ids if each.kind == "group"]
        found += (
            self.selection.chosen.ids + self.inline.ids + self.all_ids.labelled + self.all_ids.in_attributes
        )
        unique: dict[tuple[str, str], ProductId] = {}
        for each in found:
            unique.setdefault((each.value, each.kind), each)
        return list(unique.values())[:60]

    @cached_property
    def variant_ids(self) -> tuple[ProductId, ...]:
        """The ids of its variants that are not chosen, each once."""
        own = {each.value for each in self.ids}
        found = [each for product in self.stated.own for variant in product.variants for each in variant.ids]
        found += [each for product in self.stated.own for offer in product.offers for each in offer.ids]
        found += [*self.inline.family, *self.selection.open_ids, *self.all_ids.of_options]
        unique = {each.value: each for each in reversed(found) if each.value not in own}
        return tuple(reversed(unique.values()))[:500]

    def other_ids(self) -> tuple[ProductId, ...]:
        """The ids that the page gives to other products."""
        own = {each.value for each in (*self.ids, *self.variant_ids)}
        found = list(self.all_ids.of_others)
        others = self.stated.others
        for product in others:
            found += [*product.ids, *(each for offer in product.offers for each in offer.ids)]
            found += [each for variant in product.variants for each in variant.ids]
        unique = {each.value: each for each in reversed(found) if each.value not in own}
        return tuple(reversed(unique.values()))[:300]

    @cached_property
    def available(self) -> bool | None:
        """Whether it can be bought now; None where the page doesn't tell."""
        told = {offer.available for _, offer in self.stated.choice.offers} - {None}
        if len(told) == 1:
            return told.pop()
        if any(each.enabled and not words.SOLD_OUT.found_in(each.label) for each in self.own):
            return True
        if any(words.SOLD_OUT.found_in(each.label) for each in self.own):
            return False
        return None

    @property
    def _has_options(self) -> bool:
        several = any(len(product.variants) > 1 for product in self.stated.own)
        return several or bool(self.variant_ids) or self.selection.offers_choice

    def _amounts(self) -> Iterator[StatedAmount]:
        seen: set[tuple[str, str, str]] = set()
        visible = {each.money.amount for each in self.asked if each.money is not None}
        of_chosen = visible | {money.amount for money in self.inline.moneys}
        of_others = {money.amount for money in self.inline.moneys_of_others} - of_chosen
        for source, offer in self.stated.choice.offers:
            if offer.ranged:
                continue
            for money in offer.moneys:
                if self.stated.choice.doubt and visible and money.amount not in visible:
                    continue  # another variant's
                if money.amount in of_others:
                    continue
                yield from _once(seen, StatedAmount(money=money, source=source, text=str(money)))
        for money in self.inline.moneys:
            yield from _once(seen, StatedAmount(money=money, source=INLINE, text=str(money)))
        for price in self.asked:
            without = price_words.EXCLUDING_TAX.found_in(f"{price.label} {price.beside}")
            text = f"{price.text} (without tax)" if without else price.text
            if price.money is not None:
                yield from _once(seen, StatedAmount(money=price.money, source=_VISIBLE, text=text))

    def _doubt(self, amounts: list[StatedAmount], stated: set[str], visible: set[str]) -> str:
        """Why the ids or amounts cannot be relied on."""
        if stated and visible and not stated & visible:
            return f"structured data says {', '.join(sorted(stated))}, the visible price {', '.join(sorted(visible))}"
        if self.stated.ambiguous and not self.asked and not self.inline.moneys:
            return "structured data describes several products and not which of them the page is about"
        unread = next(
            (each.doubt for each in self.near if each.money is None and each.sense is Sense.PRICE), ""
        )
        if unread:
            return f"a price could not be read: {unread}"
        return "" if self.asked or self.inline.moneys else self._doubt_of_data(amounts)

    def _doubt_of_data(self, amounts: list[StatedAmount]) -> str:
        """Why the amounts cannot be relied on where no price is shown that could be."""
        vague = next((each for each in self.near if each.sense in _VAGUE), None)
        if vague is not None:
            return f"the page shows {vague.sense} ({vague.text})"
        offers = [offer for _, offer in self.stated.choice.offers]
        if not amounts and any(offer.ranged for offer in offers):
            return "structured data gives a price range"
        unread = next((offer.unread for offer in offers if offer.unread), "")
        if not amounts and unread:
            return f'a price in structured data could not be read: "{unread}"'
        return self.stated.choice.doubt


def _once(seen: set[tuple[str, str, str]], amount: StatedAmount) -> Iterator[StatedAmount]:
    key = (str(amount.money.amount.normalize()), amount.money.currency or "", amount.source)
    if key not in seen:
        seen.add(key)
        yield amount


def _nearest(anchor: Element, prices: list[Price]) -> list[Price]:
    """The amounts in the smallest element around an anchor that holds any price or price range."""
    for around in (anchor, *anchor.ancestors):
        inside = [each for each in prices if around.holds(each.element)]
        if any(each.sense in _TELLING for each in inside):
            return inside if len(inside) <= (_FEW if around.tag in {"body", "html"} else _NEAR) else []
    return []


def _labelled_price(price: Price) -> bool:
    """Whether the words in its line say that it is the product's price."""
    said = f"{price.label} {price.beside}" if price.label not in price.beside else price.beside
    return price_words.PRICE_LABEL.start(said) and len(said) <= _MAX_LABEL and price.sense is Sense.PRICE
