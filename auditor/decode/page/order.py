"""What a cart, a checkout or a confirmation states: amounts with their roles, and the order's number."""

from collections.abc import Sequence
from functools import cached_property

from auditor.decode.page.cards import Cards
from auditor.decode.page.layout import Layout, contains_any
from auditor.decode.page.order_number import order_number
from auditor.decode.page.payment_state import payment_state
from auditor.decode.page.prices import Price, VisiblePrices
from auditor.decode.page.roles import Roles
from auditor.decode.page.sense import Sense
from auditor.decode.page.tree import Element
from auditor.model.money import StatedAmount
from auditor.model.page import PaymentState

MAX_AMOUNTS = 120
_MAX_TEXT = 40_000
_FRAME = 60  # elements: a card with its button beside it
_NOT_DUE = frozenset({Sense.FORMER, Sense.THRESHOLD, Sense.UNIT, Sense.INSTALMENT})
_WHOLES = frozenset({"body", "main", "tbody", "ul", "ol", "form"})


class OrderReader:
    """Reads the amounts and the number of an order, placed or not.

    `controls` are the places of the add-to-cart controls: what they stand beside is no line of the order.
    """

    def __init__(self, layout: Layout, cards: Cards, prices: VisiblePrices, controls: Sequence[int]) -> None:
        self.layout = layout
        self.document = layout.document
        self.cards = cards
        self.prices = prices
        self.controls = controls
        self.roles = Roles(cards)

    @cached_property
    def amounts(self) -> tuple[StatedAmount, ...]:
        """The amounts of the order, each with its role; recommendations and the site's furniture apart."""
        found: dict[tuple[str, str | None, str], StatedAmount] = {}
        for price in self.prices.all:
            if price.money is None or price.sense in _NOT_DUE or not self._belongs(price):
                continue
            role = self.roles.of(price)
            key = (str(price.money.amount.normalize()), price.money.currency, role)
            text = f"{self.roles.label(price)[:80]} {price.text}".strip()
            found.setdefault(key, StatedAmount(money=price.money, source="visible", role=role, text=text))
        return tuple(found.values())[:MAX_AMOUNTS]

    @property
    def has_total(self) -> bool:
        """Whether the page sums something up."""
        return any(each.role in {"total", "subtotal"} for each in self.amounts)

    @cached_property
    def doubt(self) -> str:
        """Why the amounts cannot be relied on, "" where each could be read."""
        unread = (each for each in self.prices.all if each.money is None and each.sense not in _NOT_DUE)
        return next(
            (f"an amount could not be read: {each.doubt}" for each in unread if self._belongs(each)), ""
        )

    def _belongs(self, price: Price) -> bool:
        return not self.layout.furniture(price.element) and not self._is_recommended(price)

    def _is_recommended(self, price: Price) -> bool:
        """Whether an amount is that of a product that is offered beside, not of a line of the order."""
        card = self.cards.of(price.element)
        return card is not None and (
            contains_any(self.controls, card) or contains_any(self.controls, _frame_of(card))
        )

    @cached_property
    def number(self) -> str:
        """The number of the order, "" where none is stated."""
        return order_number([*self._lines, self.document.title])

    @property
    def payment(self) -> PaymentState | None:
        """What is stated of the payment, None where nothing is amiss with it."""
        return payment_state(self._lines)

    @cached_property
    def _lines(self) -> list[str]:
        main = self.layout.main
        lines = [line.strip() for line in main.text(_MAX_TEXT).split("\n")] if main is not None else []
        return [*filter(None, lines)]


def _frame_of(card: Element) -> Element:
    """The small frame around a card, in which a control may stand beside it; the card where there is none."""
    frame = card.parent
    if frame is None or frame.tag in _WHOLES or frame.end - frame.start > _FRAME:
        return card
    return frame
