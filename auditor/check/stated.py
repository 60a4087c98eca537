"""What a page states of money, as something that an event's value can equal."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product

from auditor.check.amounts import rounded
from auditor.model.money import StatedAmount

MOST_OF_A_ROLE = 3  # distinct amounts of one role that are combined with others
_ADDED = ("shipping", "tax")  # what a grand total holds and a subtotal does not
_TAKEN = ("discount",)  # the other way round


class Statement:
    """The amounts that a page states, rounded to the units of one currency."""

    def __init__(self, amounts: Iterable[StatedAmount], currency: str | None) -> None:
        self.currency = currency
        self.stated = list(amounts)

    def of(self, *roles: str) -> set[Decimal]:
        """The amounts of some roles; of every role where none is named."""
        return {
            rounded(item.money.amount, self.currency)
            for item in self.stated
            if not roles or item.role in roles
        }

    def disagree(self, role: str) -> bool:
        """Whether two sources state amounts of one role and share none."""
        by_source: dict[str, set[Decimal]] = {}
        for item in self.stated:
            if item.role == role:
                by_source.setdefault(item.source, set()).add(rounded(item.money.amount, self.currency))
        told = list(by_source.values())
        return any(one.isdisjoint(other) for one in told for other in told)

    def prices(self, quantity: Decimal) -> set[Decimal]:
        """Every stated price, for one piece and for a quantity."""
        one = self.of("price")
        return one | {rounded(item * quantity, self.currency) for item in one}

    def multiples(self, quantity: Decimal) -> set[Decimal]:
        """Every stated amount, and every stated price for a quantity."""
        return self.of() | self.prices(quantity)

    def with_parts(self) -> set[Decimal]:
        """Totals and subtotals with and without the shipping, tax and discount that are stated."""
        found: set[Decimal] = set()
        for base, sign in (("total", -1), ("subtotal", 1)):
            parts = [
                (direction, self._some(role))
                for roles, direction in ((_ADDED, sign), (_TAKEN, -sign))
                for role in roles
            ]
            for start in self._some(base):
                for chosen in product(*[[Decimal(0), *some] for _, some in parts]):
                    change = sum(
                        (direction * abs(part) for (direction, _), part in zip(parts, chosen, strict=True)),
                        Decimal(0),
                    )
                    found.add(rounded(start + change, self.currency))
        return {amount for amount in found if amount >= 0}

    def _some(self, role: str) -> Sequence[Decimal]:
        return sorted(self.of(role))[:MOST_OF_A_ROLE]

    def __str__(self) -> str:
        """The amounts as a finding quotes them: `19.90 EUR (price, json-ld)`."""
        told = dict.fromkeys(f"{item.money} ({item.role}, {item.source})" for item in self.stated)
        texts = list(told)
        return ", ".join(texts[:6]) + (f" and {len(texts) - 6} more" if len(texts) > 6 else "")  # noqa: PLR2004
