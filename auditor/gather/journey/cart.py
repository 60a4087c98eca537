"""Opening the cart, and what it holds."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.cart_state import cart_state
from auditor.gather.journey.choosing import SURE, cart_link, checkout
from auditor.gather.journey.elements import Element, Found, best, scan
from auditor.gather.journey.listing import is_cart, lists
from auditor.gather.journey.marks import CART_PATH
from auditor.gather.journey.pinned import Pinned
from auditor.gather.journey.steps import Steps
from auditor.gather.pages.fetching import fetch_text
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError
from auditor.gather.site import absolute
from auditor.model.journey import Addition, Step
from auditor.model.page import PageKind

log = logging.getLogger(__name__)

_FOLLOW = 5.0  # seconds for the cart to open once its link is pressed
_GUESSES = ("/cart", "/basket", "/checkout/cart", "/warenkorb", "/panier", "/cart.php")
_NOWHERE = "/no-shop-has-a-page-here"
_LEAST = 20


class Cart:
    """The cart of one run."""

    def __init__(self, session: Session, steps: Steps, pinned: Pinned) -> None:
        self._session = session
        self._steps = steps
        self._pinned = pinned

    async def open(self, tab: Tab) -> Look | None:
        """Open the cart; None where none could be found.

        A dialog that stands open and leads to the checkout is the cart, where no page of it is linked.
        """
        current = self._session.last(tab)
        if current is not None and is_cart(current):
            return current
        self._session.progress.doing("opening the cart")
        if pins := self._session.plan.pins.cart:
            return await self._pinned.go(
                tab, pins, "way to the cart", Step.CART, since=self._steps.started_at
            )
        for attempt in range(2):
            found = await best(tab.page, cart_link, least=_LEAST)
            if not _leads_on(found) and await _drawer(tab):
                return await self._session.look(tab)
            if found is None:
                break
            look = await self._follow(tab, found)
            if look is not None:
                return look
            if attempt == 0 and found.element.href and CART_PATH.search(found.element.href):
                look = await self._session.open(tab, found.element.href, step=Step.CART)
                return look if look.usable else None
        return await self._guess(tab)

    async def _follow(self, tab: Tab, found: Found) -> Look | None:
        """Press the way to the cart; what it opened, None where it opened nothing."""
        documents, url = tab.documents, tab.page.url
        buttons = await _checkouts(tab)
        try:
            await press(found.handle)
        except PressError as error:
            log.debug("the way to the cart cannot be pressed: %s", error)
            return None

        async def opened() -> bool:
            return tab.documents != documents or tab.page.url != url or await _checkouts(tab) > buttons

        try:
            if not await self._session.until(tab, opened, within=_FOLLOW):
                return None
        except PageSilentError as error:
            log.debug("the page is being left: %s", error)
        return await self._session.look(tab)

    async def _guess(self, tab: Tab) -> Look | None:
        """Try the usual addresses of a cart, as a fetch that leaves no visit behind.

        A shop that a script draws answers any address with the same document: there only the first is opened.
        """
        nothing = await fetch_text(tab.page, absolute(_NOWHERE, self._session.site))
        for path in _GUESSES:
            url = absolute(path, self._session.site)
            text = await fetch_text(tab.page, url)
            if text and (text != nothing or path == _GUESSES[0]):
                look = await self._session.open(tab, url, step=Step.CART)
                if look.usable and look.reading.kind is PageKind.CART:
                    return look
        return None

    async def holds(self, tab: Tab, name: str) -> bool:
        """Whether the page or drawer that stands open lists the product."""
        look = self._session.last(tab)
        return look is not None and lists(look, name) and not await self.empty(tab)

    async def listing(self, tab: Tab, additions: Sequence[Addition]) -> list[Addition]:
        """What went into the cart, each with whether the page or drawer that stands open lists it.

        Where it lists none of them, what it holds is not known.
        """
        listed = [await self.holds(tab, one.name) for one in additions]
        return [
            replace(one, held=held if any(listed) else None)
            for one, held in zip(additions, listed, strict=True)
        ]

    async def empty(self, tab: Tab) -> bool:
        """Whether the page says that the cart is empty."""
        return bool((await cart_state(tab.page)).empty)


def _leads_on(found: Found | None) -> bool:
    """Whether a way to the cart leads to its page, or goes on from a drawer that is open already."""
    return found is not None and (
        bool(CART_PATH.search(found.element.href)) or found.element.region == "dialog"
    )


async def _drawer(tab: Tab) -> bool:
    """Whether a dialog with a way to the checkout stands open over the page."""
    found = await scan(tab.page)
    return any(_checkout(one) and one.region == "dialog" for one in found.elements)


async def _checkouts(tab: Tab) -> int:
    found = await scan(tab.page)
    return sum(_checkout(element) for element in found.elements)


def _checkout(element: Element) -> bool:
    return checkout(element) >= SURE - 5
