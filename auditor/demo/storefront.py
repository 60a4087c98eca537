"""How a shop behaves, apart from its pixel: a frozen record that a fixture overrides in one place."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from auditor.demo.goods import CATEGORIES, GOODS, Category, Product


class AddBy(Enum):
    """How a product gets into the cart."""

    FETCH = auto()  # by script; a drawer says so and the counter rises
    FORM = auto()  # by a form post that is redirected to the cart


class Checkout(Enum):
    """What the checkout looks like."""

    ONE_PAGE = auto()
    TWO_PAGES = auto()
    DRAWER = auto()  # over the cart page, whose address stays
    ROUTE = auto()  # over the cart page, at an address of its own that a script sets without a load

    @property
    def over_cart(self) -> bool:
        """Whether it opens over the cart page, without a load."""
        return self in {Checkout.DRAWER, Checkout.ROUTE}


class Banner(Enum):
    """What the shop asks a visitor before it tracks."""

    NONE = auto()
    NOTICE = auto()  # it tells, and offers nothing to refuse
    OPT_IN = auto()  # it asks, with an equal choice to refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Storefront:
    """One shop. Amounts are in `currency`; percentages are whole.

    `coupon_percent` is taken off every cart; `tax_percent` is added at the checkout (as in the United
    States), where 0 means that prices include it. `shipping` is charged below `free_from`.
    `gone` is the status of a page that the header leads to and that is not there any more: 404, or 200 where
    the server does not tell; 0 where there is no such link.
    """

    name: str = "Juniper & Clay"
    currency: str = "EUR"
    goods: tuple[Product, ...] = GOODS
    categories: tuple[Category, ...] = CATEGORIES
    add_by: AddBy = AddBy.FETCH
    quick_add: bool = False
    checkout: Checkout = Checkout.ONE_PAGE
    banner: Banner = Banner.NONE
    shows_prices: bool = True
    variant_in_address: bool = False
    coupon_percent: int = 0
    tax_percent: int = 0
    shipping: Decimal = Decimal("4.90")
    free_from: Decimal | None = Decimal("100.00")
    email_in_order_address: bool = False
    states_included_tax: bool = False  # the totals say how much tax is in them
    shows_row_numbers: bool = False  # the product's form carries the number of its row in the database
    payment_state: str = "invoice, due in 14 days"  # what the confirmation says of the payment
    currencies: tuple[
        str, ...
    ] = ()  # others that the visitor may switch to; prices are the same figures in each
    gone: int = 0
    forgets_query: bool = False  # the first page's address is redirected to itself, without its query

    def product(self, slug: str) -> Product | None:
        """The product at an address."""
        return next((product for product in self.goods if product.slug == slug), None)

    def by_sku(self, sku: str) -> Product | None:
        """The product, or the one whose variant it is."""
        return next((product for product in self.goods if product.sku == sku or product.variant(sku)), None)

    def stocked_categories(self) -> tuple[Category, ...]:
        """The categories that hold something."""
        return tuple(category for category in self.categories if self.shelf(category.slug))

    def shelf(self, category: str) -> tuple[Product, ...]:
        """The products of a category."""
        return tuple(product for product in self.goods if product.category == category)

    def search(self, words: str) -> tuple[Product, ...]:
        """The products whose name or description holds each word."""
        wanted = words.lower().split()
        return tuple(
            product
            for product in self.goods
            if wanted and all(word in f"{product.name} {product.blurb}".lower() for word in wanted)
        )


_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


def price_text(amount: Decimal, currency: str) -> str:
    """An amount as an English-language shop writes it: `€19.90`, `$1,299.00`."""
    sign = _SIGNS.get(currency)
    return f"{sign}{amount:,.2f}" if sign else f"{currency} {amount:,.2f}"
