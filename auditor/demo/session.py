"""Who is who: a cookie for each visitor, and what the shop remembers of him, in memory."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from itertools import count

from auditor.demo.basket import Basket, Line, Order
from auditor.demo.storefront import Storefront

COOKIE = "shop_session"
MOST_VISITORS = 10_000


@dataclass(slots=True)
class Visitor:
    """One visitor: the cart, the orders, and what the next page has to tell the pixel."""

    token: str  # the cookie's value
    basket: Basket
    orders: dict[str, Order] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)  # what the checkout form said
    just_added: list[Line] = field(default_factory=list)  # queued for the next page
    notice: str = ""
    currency: str = ""  # that he switched to


class Sessions:
    """The visitors; the one that was away longest is forgotten where there are too many."""

    def __init__(self, shop: Storefront) -> None:
        self._shop = shop
        self._visitors: OrderedDict[str, Visitor] = OrderedDict()
        self._numbers = count(10_482)

    def find(self, token: str | None) -> Visitor:
        """The visitor with a cookie, or a new one."""
        if token is not None and token in self._visitors:
            self._visitors.move_to_end(token)
            return self._visitors[token]
        visitor = Visitor(secrets.token_urlsafe(24), Basket(self._shop))
        self._visitors[visitor.token] = visitor
        while len(self._visitors) > MOST_VISITORS:
            self._visitors.popitem(last=False)
        return visitor

    def place_order(self, visitor: Visitor) -> Order:
        """Turn the cart into an order, and empty it."""
        basket = visitor.basket
        order = Order(
            number=f"JC-{next(self._numbers)}",
            lines=basket.lines,
            totals=basket.totals(),
            contact=dict(visitor.details),
        )
        visitor.orders[order.number] = order
        basket.clear()
        return order
