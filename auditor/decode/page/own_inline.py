"""What the platforms' inline data says of the page's own product, and of its chosen variant."""

from functools import cached_property

from auditor.decode.page.cards import Cards
from auditor.decode.page.layout import Layout
from auditor.decode.page.platforms import read_platform_data
from auditor.decode.page.platforms.inline import InlineProduct, InlineVariant
from auditor.model.money import Money
from auditor.model.page import ProductId


class OwnInline:
    """The page's own product in inline data. `chosen` are the values that mark the chosen variant."""

    def __init__(self, layout: Layout, cards: Cards, chosen: set[str]) -> None:
        self.layout = layout
        self.cards = cards
        self.chosen = chosen

    @cached_property
    def own(self) -> list[InlineProduct]:
        """The products in inline data that are the page's own.

        What the page itself calls so, what stands in its own form, what holds the chosen variant; a product
        that is the only one described.
        """
        found = [each for each in read_platform_data(self.layout.document) if not self._is_beside(each)]
        own = [each for each in found if each.main or self._holds_chosen(each)]
        placed = [each for each in found if each.place is not None and each.place.tag != "script"]
        return own or placed or (found if len(found) == 1 else [])

    def _is_beside(self, product: InlineProduct) -> bool:
        """Whether a product's data stands in the card of another product, or in the site's furniture."""
        return product.place is not None and (
            self.cards.of(product.place) is not None or self.layout.furniture(product.place)
        )

    def _holds_chosen(self, product: InlineProduct) -> bool:
        ids = (*product.ids, *(each for variant in product.variants for each in variant.ids))
        return any(each.value in self.chosen for each in ids)

    def _chosen_of(self, product: InlineProduct) -> list[InlineVariant]:
        by_value = [each for each in product.variants if any(own.value in self.chosen for own in each.ids)]
        found = by_value or [each for each in product.variants if each.chosen]
        return found or (list(product.variants) if len(product.variants) == 1 else [])

    @cached_property
    def variants(self) -> list[InlineVariant]:
        """The chosen variant, once from each place that describes it; none where none is told apart."""
        return [each for product in self.own for each in self._chosen_of(product)]

    @property
    def ids(self) -> list[ProductId]:
        """The ids of the chosen variant and of the product."""
        of_product = [each for product in self.own for each in product.ids]
        return [*(each for variant in self.variants for each in variant.ids), *of_product]

    @property
    def family(self) -> list[ProductId]:
        """The ids of all the variants, chosen or not."""
        return [each for product in self.own for variant in product.variants for each in variant.ids]

    @property
    def moneys(self) -> list[Money]:
        """What the chosen variant costs."""
        return list(dict.fromkeys(money for variant in self.variants for money in variant.moneys))

    @property
    def moneys_of_others(self) -> list[Money]:
        """What the variants cost that are not chosen, where the chosen one is told apart."""
        chosen = {id(each) for each in self.variants}
        return [
            money
            for product in self.own
            for variant in product.variants
            for money in variant.moneys
            if chosen and id(variant) not in chosen
        ]
