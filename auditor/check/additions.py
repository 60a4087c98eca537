"""What the shopper put into the cart, and which of it an event belongs to."""

import math
from dataclasses import dataclass

from auditor.check.attempts import attempt_of
from auditor.check.context import CLOCK_SLACK, Context
from auditor.model.event import PixelEvent
from auditor.model.journey import Addition, Step, Way
from auditor.model.page import Page


@dataclass(frozen=True, slots=True)
class Window:
    """An addition, and the time in which what the shop sends of it is sent: until the next one, or the checkout.

    Times are seconds since the epoch.
    """

    addition: Addition
    run: str
    until: float

    def events(self, name: str, context: Context) -> list[PixelEvent]:
        """The merchant's events of a name that belong to it, but for those of a press that was refused."""
        found = context.events_after(self.run, self.addition.at, name)
        return [
            event
            for event in found
            if event.at < self.until - CLOCK_SLACK and attempt_of(event, context) is None
        ]


def windows(run: str, context: Context) -> list[Window]:
    """What was put into the cart in a run, in order."""
    cart, checkout = context.step(run, Step.CART), context.step(run, Step.CHECKOUT)
    if cart is None or not cart.additions:
        return []
    end = checkout.started_at if checkout is not None and checkout.reached else math.inf
    ends = [*(one.at for one in cart.additions[1:]), end]
    return [Window(one, run, until) for one, until in zip(cart.additions, ends, strict=True)]


def window_of(event: PixelEvent, context: Context) -> Window | None:
    """What had been put into the cart last when an event was sent; None where that was nothing."""
    before = (
        one for one in reversed(windows(event.run, context)) if one.addition.at - CLOCK_SLACK <= event.at
    )
    return next(before, None)


def last_added(event: PixelEvent, context: Context) -> float | None:
    """When the cart had taken something last when an event was sent, in seconds; None where it had not yet."""
    window, cart = window_of(event, context), context.step(event.run, Step.CART)
    if window is not None:
        return window.addition.at
    return cart.started_at if cart is not None and cart.started_at - CLOCK_SLACK <= event.at else None


def pressed_on(page: Page, context: Context) -> float | None:
    """When the add-to-cart button of a page was pressed first, in seconds; None where it was not."""
    cart = context.step(page.visit.run, Step.CART)
    if cart is None:
        return None
    moments = [one.at for one in cart.additions] or [cart.started_at]
    return next((at for at in moments if page.visit.started_at <= at <= page.visit.ended_at), None)


def chose_nothing(page: Page, context: Context) -> bool:
    """Whether a page's product is known to have been bought in the form in which the page showed it at first."""
    cart = context.step(page.visit.run, Step.CART)
    bought = [one for one in cart.additions if one.visit_id == page.visit.id] if cart is not None else []
    return bool(bought) and not any(one.choices for one in bought)


def of_another_card(event: PixelEvent, context: Context) -> bool:
    """Whether an AddToCart is of a product that was bought from its card, beside the page's own."""
    if event.name != "AddToCart":
        return False
    window = window_of(event, context)
    return window is not None and window.addition.way is Way.QUICK_ADD
