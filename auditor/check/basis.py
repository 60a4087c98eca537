"""Whether shipping and tax are in an amount, by what a page states of the order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from auditor.check.amounts import unit_of
from auditor.check.stated import MOST_OF_A_ROLE
from auditor.model.money import StatedAmount
from auditor.model.page import Page

_PARTS = ("shipping", "tax", "discount")
_SLACK = 2  # units of the currency by which rounding may part an amount from the sum of its parts


@dataclass(frozen=True, slots=True)
class Basis:
    """What an amount holds; None where that cannot be told or there is none to hold."""

    shipping: bool | None
    tax: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a page states of an order. `tax_within` tells that the prices hold the tax already."""

    goods: Decimal
    shipping: Decimal
    tax: Decimal
    discount: Decimal
    tax_within: bool
    slack: Decimal

    @property
    def splits(self) -> bool:
        """Whether there is any shipping or tax that an amount may hold or not."""
        return bool(self.shipping or self.tax)

    def basis_of(self, value: Decimal) -> Basis | None:
        """On which basis an amount is what the order comes to; None where it is on none that is known."""
        fits = [
            (shipping, tax)
            for shipping, tax, discount in product((False, True), repeat=3)
            if any(abs(value - near) <= self.slack for near in self._amounts(shipping, tax, discount))
        ]
        if not fits:
            return None
        return Basis(
            shipping=_agreed(one for one, _ in fits) if self.shipping else None,
            tax=_agreed(one for _, one in fits) if self.tax else None,
        )

    def _amounts(self, shipping: bool, tax: bool, discount: bool) -> Iterator[Decimal]:
        whole = self.goods + self.shipping * shipping - self.discount * discount
        if tax is self.tax_within:
            yield whole
            return
        # The tax is of the goods and of the shipping; without the shipping, its share goes with it.
        due = self.goods + self.shipping - self.discount
        share = whole / due if due else Decimal(1)
        for part in (self.tax, self.tax * share):
            yield whole + part if tax else whole - part


def order_on(pages: Sequence[Page], currency: str | None) -> Order | None:
    """The order as the last page states it that tells each of its parts once; None where none does."""
    for page in reversed(pages):
        order = _order(page.reading.amounts, currency)
        if order is not None and not page.reading.doubt:
            return order
    return None


def _order(amounts: Iterable[StatedAmount], currency: str | None) -> Order | None:
    by_role: dict[str, set[Decimal]] = {}
    for item in amounts:
        if currency is None or item.money.currency in {None, currency}:
            by_role.setdefault(item.role, set()).add(abs(item.money.amount))
    if any(len(by_role.get(role, ())) > 1 for role in _PARTS):
        return None
    shipping, tax, discount = (next(iter(by_role.get(role, ())), Decimal(0)) for role in _PARTS)
    slack = unit_of(currency) * _SLACK
    found: set[Order] = set()
    # Of several subtotals (with tax, and without) that one counts which adds up to the total.
    for goods, total in product(_some(by_role, "subtotal"), _some(by_role, "total")):
        before_tax = goods + shipping - discount
        within = abs(before_tax - total) <= slack
        if within or abs(before_tax + tax - total) <= slack:
            found.add(
                Order(
                    goods=goods, shipping=shipping, tax=tax, discount=discount, tax_within=within, slack=slack
                )
            )
    return found.pop() if len(found) == 1 else None


def _some(by_role: dict[str, set[Decimal]], role: str) -> list[Decimal]:
    return sorted(by_role.get(role, ()))[:MOST_OF_A_ROLE]


def _agreed(answers: Iterable[bool]) -> bool | None:
    found = set(answers)
    return found.pop() if len(found) == 1 else None
