"""The cart, what it comes to, and the order that it becomes: exact decimals, in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from auditor.demo.goods import Product, Variant
from auditor.demo.storefront import Storefront

CENT = Decimal("0.01")
MOST = 99


def cents(amount: Decimal) -> Decimal:
    """An amount rounded to two places, half up."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Line:
    """A product, the variant chosen of it, and how many."""

    product: Product
    variant: Variant | None
    quantity: int = 1

    @property
    def sku(self) -> str:
        """What is bought: the variant's SKU where there is one."""
        return self.variant.sku if self.variant else self.product.sku

    @property
    def name(self) -> str:
        """The product with its variant."""
        return f"{self.product.name}, {self.variant.label}" if self.variant else self.product.name

    @property
    def unit(self) -> Decimal:
        """The price of one."""
        return self.variant.price if self.variant else self.product.price

    @property
    def amount(self) -> Decimal:
        """The price of all of them."""
        return self.unit * self.quantity


@dataclass(frozen=True, slots=True)
class Totals:
    """What a cart comes to. `tax` is added to the prices; what they include is not in it."""

    subtotal: Decimal
    discount: Decimal
    shipping: Decimal
    tax: Decimal

    @property
    def total(self) -> Decimal:
        """The amount due."""
        return self.subtotal - self.discount + self.shipping + self.tax


class Refused(Exception):  # noqa: N818 - it is the shop's answer, not an error
    """The cart did not take it; the message is for the visitor."""


class Basket:
    """One visitor's cart."""

    def __init__(self, shop: Storefront) -> None:
        self._shop = shop
        self._lines: dict[str, Line] = {}

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in the order in which they were added."""
        return tuple(self._lines.values())

    @property
    def count(self) -> int:
        """How many things are in it."""
        return sum(line.quantity for line in self.lines)

    def add(self, fields: Mapping[str, str]) -> Line:
        """Add what a product form says.

        Args:
            fields: `product`, `variant` where the product has them, and `quantity`.

        Returns:
            What was added, with the quantity added.

        Raises:
            Refused: no such product, no variant chosen, sold out, or a quantity that is none.
        """
        product = self._shop.by_sku(fields.get("product", ""))
        if product is None:
            raise Refused("We could not find that product.")
        variant = product.variant(fields.get("variant", ""))
        if product.variants and variant is None:
            raise Refused(f"Please choose a {product.option.lower()} first.")
        if not product.available or (variant and not variant.available):
            raise Refused(f"{product.name} is sold out.")
        added = Line(product, variant, quantity_of(fields.get("quantity", "1")))
        held = self._lines.get(added.sku)
        quantity = min(MOST, added.quantity + (held.quantity if held else 0))
        self._lines[added.sku] = Line(product, variant, quantity)
        return added

    def set(self, sku: str, quantity: int) -> None:
        """Change how many of a line there are; 0 removes it. An unknown line is left alone."""
        line = self._lines.get(sku)
        if line is None:
            return
        if quantity <= 0:
            del self._lines[sku]
        else:
            self._lines[sku] = Line(line.product, line.variant, min(MOST, quantity))

    def clear(self) -> None:
        """Empty it."""
        self._lines.clear()

    def totals(self) -> Totals:
        """What it comes to, shipping included."""
        shop = self._shop
        subtotal = sum((line.amount for line in self.lines), Decimal(0))
        discount = cents(subtotal * shop.coupon_percent / 100)
        net = subtotal - discount
        free = shop.free_from is not None and net >= shop.free_from
        return Totals(
            subtotal=cents(subtotal),
            discount=discount,
            shipping=Decimal(0) if free or not self.lines or not shop.shows_prices else shop.shipping,
            tax=cents(net * shop.tax_percent / 100),
        )


def quantity_of(text: str) -> int:
    """A quantity as a form sends it.

    Raises:
        Refused: it is no whole number from 1 to 99.
    """
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST)) and int(digits) > 0):
        raise Refused(f"Please choose a quantity from 1 to {MOST}.")
    return int(digits)


@dataclass(slots=True)
class Order:
    """An order that was placed. `viewed` tells that its confirmation was shown before."""

    number: str
    lines: tuple[Line, ...]
    totals: Totals
    contact: Mapping[str, str]
    viewed: bool = False
