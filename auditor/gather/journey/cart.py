"""Putting a product into the cart, proven, and opening the cart."""

import logging
from dataclasses import dataclass

from playwright.async_api import ElementHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.adding import Adding
from auditor.gather.journey.cart_state import CartState, cart_state
from auditor.gather.journey.choosing import SURE, add_to_cart, cart_link, checkout, sold_out
from auditor.gather.journey.elements import Element, Found, best, normal, scan
from auditor.gather.journey.marks import CART_PATH
from auditor.gather.journey.options import choose
from auditor.gather.journey.pinned import Pinned
from auditor.gather.journey.steps import StepFailedError, Steps
from auditor.gather.pages.fetching import fetch_text
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError, answer
from auditor.gather.site import absolute, path_of
from auditor.model.journey import Proof, Step
from auditor.model.page import PageKind

log = logging.getLogger(__name__)

_BUTTON = 4.0  # seconds for an add-to-cart button to come up: some are drawn by a script
_EFFECT = 8.0  # seconds for the shop to take a product
_FOLLOW = 5.0  # seconds for the cart to open once its link is pressed
_GUESSES = ("/cart", "/basket", "/checkout/cart", "/warenkorb", "/panier", "/cart.php")
_LEAST = 20


@dataclass(frozen=True, slots=True)
class Added:
    """A product that the cart has taken."""

    name: str
    proof: Proof
    look: Look
    chosen: tuple[str, ...]


class NotForSaleError(Exception):
    """This product cannot be bought now; another may. The message is a phrase."""


class Cart:
    """The cart of one run."""

    def __init__(self, session: Session, steps: Steps, pinned: Pinned) -> None:
        self._session = session
        self._steps = steps
        self._pinned = pinned
        self._prepared = 0  # the document on which what is pinned before adding was done

    async def button(self, tab: Tab) -> Found:
        """The button that puts this page's product into the cart. Raises NotForSaleError where none does."""
        if self._session.plan.pins.add:
            return await self._pinned_button(tab)
        found: list[Found] = []

        async def there() -> bool:
            one = await best(tab.page, add_to_cart, least=_LEAST, frames=False)
            if one is not None:
                found.append(one)
            return one is not None

        await self._session.until(tab, there, within=_BUTTON)
        if not found:
            raise NotForSaleError("has no button that adds to the cart")
        if sold_out(found[-1].element):
            raise NotForSaleError(f"is sold out (its button says “{found[-1].element.text}”)")
        return found[-1]

    async def _pinned_button(self, tab: Tab) -> Found:
        *before, last = self._session.plan.pins.add
        if self._prepared != tab.documents:
            await self._pinned.prepare(tab, tuple(before), "way to the add-to-cart button")
            self._prepared = tab.documents
        return await self._pinned.button(tab, last, "add-to-cart button")

    async def add(self, tab: Tab, product: Look) -> Added:
        """Put the product of the open page into the cart.

        Raises NotForSaleError where this product is not to be had, or the shop did not take it.
        """
        name = await _name(tab, product)
        found = await self.button(tab)
        self._session.progress.doing(f"adding {name} to the cart")
        refusal = ""
        for every in (False, True):
            chosen = await choose(self._session, tab, found.handle, every=every)
            found = await self.button(tab)
            if found.element.disabled and not every:
                continue
            proof, refusal = await self._press(tab, found.handle, name)
            if proof is not None:
                look = self._session.last(tab) or product
                return Added(name, proof, look, chosen)
            if tab.visit is None or path_of(tab.visit.url) != path_of(product.visit.url):
                break  # the press led away: this page cannot be asked again
        raise NotForSaleError(refusal or "could not be put into the cart: its button stays disabled")

    async def _press(self, tab: Tab, button: ElementHandle, name: str) -> tuple[Proof | None, str]:
        """Press the button; the proof that the cart took the product, else why it seems it did not."""
        before = await cart_state(tab.page)
        signed = await self._pinned.shows_added(tab)
        documents, url = tab.documents, tab.page.url
        since = self._steps.begin(tab, Step.CART)
        with Adding(self._session.tap, tab) as adding:
            try:
                await press(button)
            except PressError as error:
                return None, f"could not be put into the cart: its button {error}"

            async def effect() -> bool:
                if tab.documents != documents or tab.page.url != url:
                    return True
                now = await cart_state(tab.page)
                changed = now.rose(before) or now.says_added(before) or bool(now.refusal(before))
                return changed or adding.answered or (not signed and await self._pinned.shows_added(tab))

            try:
                await self._session.until(tab, effect, within=_EFFECT)
            except PageSilentError as error:
                log.debug("the page is being left: %s", error)
            look = await self._session.look(tab, expecting=True, since=since)
            if not signed and await self._pinned.shows_added(tab):
                return Proof.PINNED, ""
            return await self._proof(tab, look, before, adding, name)

    async def _proof(
        self, tab: Tab, look: Look, before: CartState, adding: Adding, name: str
    ) -> tuple[Proof | None, str]:
        """The strongest sign that the cart took the product, else why it seems it did not."""
        now = await cart_state(tab.page)
        refusal = now.refusal(before)
        accepted = await adding.accepted()
        signs = (
            (Proof.COUNT, now.rose(before)),
            (None, bool(refusal)),
            (Proof.CART_PAGE, _is_cart(look) and _lists(look, name) and not now.empty),
            (Proof.DRAWER, now.says_added(before)),
            (Proof.REQUEST, accepted),
        )
        proof = next((sign for sign, seen in signs if seen), None)
        if proof is not None:
            return proof, ""
        refusal = f"“{refusal}”" if refusal else await adding.refused()
        if refusal:
            return None, f"was refused by the shop: {refusal}"
        return (
            None,
            "was not seen to arrive in the cart: no counter rose, nothing said so, no request added it",
        )

    async def open(self, tab: Tab) -> Look | None:
        """Open the cart page; None where the shop has none that could be found (a drawer, perhaps)."""
        current = self._session.last(tab)
        if current is not None and _is_cart(current):
            return current
        self._session.progress.doing("opening the cart")
        if pins := self._session.plan.pins.cart:
            return await self._pinned.go(
                tab, pins, "way to the cart", Step.CART, since=self._steps.started_at
            )
        for attempt in range(2):
            found = await best(tab.page, cart_link, least=_LEAST)
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
        """Try the usual addresses of a cart, as a fetch that leaves no visit behind."""
        for path in _GUESSES:
            url = absolute(path, self._session.site)
            text = await fetch_text(tab.page, url)
            if text:
                look = await self._session.open(tab, url, step=Step.CART)
                if look.usable and look.reading.kind is PageKind.CART:
                    return look
        return None

    async def holds(self, tab: Tab, name: str) -> bool:
        """Whether the page or drawer that stands open lists the product."""
        look = self._session.last(tab)
        return look is not None and _lists(look, name) and not await self.empty(tab)

    async def empty(self, tab: Tab) -> bool:
        """Whether the page says that the cart is empty."""
        return bool((await cart_state(tab.page)).empty)


def _is_cart(look: Look) -> bool:
    return look.usable and (look.reading.kind is PageKind.CART or bool(CART_PATH.search(look.visit.url)))


async def _checkouts(tab: Tab) -> int:
    found = await scan(tab.page)
    return sum(_checkout(element) for element in found.elements)


def _checkout(element: Element) -> bool:
    return checkout(element) >= SURE - 5


def _lists(look: Look, name: str) -> bool:
    """Whether a document names a product where a visitor can read it."""
    return bool(name) and normal(name) in normal(look.text)


async def _name(tab: Tab, look: Look) -> str:
    """What the product is called: by its data, else by the page's heading."""
    if look.reading.product is not None and look.reading.product.name:
        return look.reading.product.name
    heading = await answer(
        tab.page.evaluate("() => (document.querySelector('h1') || {}).innerText || document.title")
    )
    return str(heading).strip()[:120]


def failed(reasons: list[str]) -> StepFailedError:
    """Why none of the products could be put into the cart, in one sentence."""
    tried = "; ".join(dict.fromkeys(reasons))
    return StepFailedError(
        f"No product could be put into the cart. {tried}. Pin one with --product URL, "
        "or its button as add in the config's [journey]."
    )
