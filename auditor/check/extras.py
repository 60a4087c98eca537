"""What a journey's pages state beside prices and sums, and whether it explains a difference."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from auditor.check.amounts import rounded, unit_of
from auditor.model.money import StatedAmount
from auditor.model.page import Page

MOST = 8  # amounts that are combined: at most 3^8 sums
_SUMS = frozenset({"price", "subtotal", "total"})
_MOST_OF_A_PAGE = 3  # taxes, and sums that they may be of


@dataclass(frozen=True)
class Rate:
    """A tax as a part of the sum that it is of."""

    part: Decimal
    base: Decimal


@dataclass(frozen=True)
class Extras:
    """The shipping, taxes, discounts and fees that the pages of one run state in one currency.

    `doubt` says why there may be others, "" where all of them could be read.
    """

    currency: str | None
    amounts: tuple[Decimal, ...]
    rates: tuple[Rate, ...]
    doubt: str = ""

    def explain(self, value: Decimal, whole: Decimal, slack: Decimal) -> bool:
        """Whether a value is a whole with some of the amounts added or taken off.

        A tax counts as an amount and as a rate: it may be in the one and not in the other, and be of other
        goods, too. `slack` is by how much rounding may part them.
        """
        if self._reach(value - whole, slack):
            return True
        return any(
            self._reach(
                value - whole * (1 + sign * rate.part), slack + whole * unit_of(self.currency) / rate.base
            )
            for rate in self.rates
            for sign in (1, -1)
        )

    def _reach(self, difference: Decimal, slack: Decimal) -> bool:
        place = bisect_left(self._sums, difference)
        return any(abs(difference - near) < slack for near in self._sums[max(0, place - 1) : place + 1])

    @cached_property
    def _sums(self) -> list[Decimal]:
        """Every sum of some of the amounts, each added or taken off, in their order."""
        sums = {Decimal(0)}
        for item in self.amounts:
            sums |= {change for one in sums for change in (one + item, one - item)}
        return sorted(sums)


def extras_of(pages: Iterable[Page], currency: str | None) -> Extras:
    """What the pages of a run state in a currency, or in one that is not known."""
    amounts: dict[tuple[str, Decimal], None] = {}
    rates: dict[Rate, None] = {}
    doubt = ""
    for page in pages:
        stated = [
            item
            for item in page.reading.amounts
            if currency is None or item.money.currency in {None, currency}
        ]
        beside = (
            (item.role, abs(rounded(item.money.amount, currency)))
            for item in stated
            if item.role not in _SUMS
        )
        amounts |= dict.fromkeys((role, part) for role, part in beside if part)
        rates |= dict.fromkeys(_rates(stated))
        doubt = doubt or page.reading.doubt
    if len(amounts) > MOST:
        doubt = doubt or "the shop's pages state more amounts than can be combined"
    return Extras(currency, tuple(part for _, part in amounts)[:MOST], tuple(rates), doubt)


def _rates(stated: Iterable[StatedAmount]) -> Iterator[Rate]:
    """Each tax of a page as a part of each of its sums, with the tax within the sum and beside it."""
    several = list(stated)
    taxes = [item.money.amount for item in several if item.role == "tax" and item.money.amount > 0]
    sums = [item.money.amount for item in several if item.role in {"subtotal", "total"}]
    for tax in taxes[:_MOST_OF_A_PAGE]:
        for base in sums[:_MOST_OF_A_PAGE]:
            if tax < base:
                yield Rate(tax / base, base)
                yield Rate(tax / (base - tax), base - tax)
