"""Money as a page states it: an exact decimal and, where it is known, a currency."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount. `currency` is an ISO 4217 code, None where a bare sign proves nothing."""

    amount: Decimal
    currency: str | None = None

    def __str__(self) -> str:
        """The amount, then the currency where it is known."""
        return f"{self.amount} {self.currency}" if self.currency else str(self.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAmount:
    """An amount that a page states, and where: "json-ld", "microdata", "rdfa", "open graph", "inline data", "visible".

    `role` tells what it is an amount of: "price", "subtotal", "total", "shipping", "tax", "other".
    """

    money: Money
    source: str
    role: str = "price"
    text: str = ""
