"""From the cart to the first page of the checkout, past a login wall as a guest."""

import logging
from collections.abc import Sequence

from playwright.async_api import Page

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.choosing import SURE, checkout, guest, place_order
from auditor.gather.journey.elements import Element, Found, best
from auditor.gather.journey.fields import Field, fields_of
from auditor.gather.journey.marks import CHECKOUT_PATH
from auditor.gather.journey.pinned import Pinned
from auditor.gather.journey.steps import StepFailedError, Steps
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError
from auditor.model.actions import Open
from auditor.model.journey import Step
from auditor.model.page import PageKind

log = logging.getLogger(__name__)

_LEAST = 30
_BUTTON = 4.0  # seconds for a checkout button to come up
_FOLLOW = 10.0  # seconds for the checkout to open
_DRAWN = 5.0  # seconds for a script to draw the checkout once its page is quiet
_WALLS = 3  # pages between the cart and the checkout
_ADDRESS = frozenset({"street", "postcode", "city"})
_NAMES = frozenset({"first_name", "last_name", "name"})
_NO_FORM = -1
_CONTACT = frozenset({"email", "street", "postcode", "last_name", "name", "phone", "city"})


class Checkout:
    """The way to the checkout."""

    def __init__(self, session: Session, steps: Steps, pinned: Pinned) -> None:
        self._session = session
        self._steps = steps
        self._pinned = pinned

    async def reach(self, tab: Tab) -> Look:
        """Open the first page of the checkout. Raises StepFailedError."""
        self._session.progress.doing("going to the checkout")
        if self._session.plan.checkout_url is not None:
            self._steps.begin(tab, Step.CHECKOUT)
            look = await self._session.open(
                tab, self._session.plan.checkout_url, step=Step.CHECKOUT, expecting=True
            )
            if not look.usable:
                raise StepFailedError(f"The given checkout page {look.fault}.")
            return look
        if pins := self._session.plan.pins.checkout:
            since = self._steps.begin(tab, Step.CHECKOUT)
            look = await self._pinned.go(tab, pins, "way to the checkout", Step.CHECKOUT, since=since)
            if isinstance(pins[-1], Open):
                return look
            return await self._onward(tab, look, since, "what is pinned for the checkout")
        found = await self._button(tab)
        since = self._steps.begin(tab, Step.CHECKOUT)
        return await self._onward(
            tab, await self._press(tab, found, since), since, f"“{found.element.words}”"
        )

    async def _onward(self, tab: Tab, look: Look, since: float, after: str) -> Look:
        """From where the cart led to the checkout, past a login wall as a guest."""
        for _ in range(_WALLS):
            look = await self._drawn(tab, look)
            if await self.stands(tab, look):
                return look
            further = await self._further(tab)
            if further is None:
                break
            look = await self._press(tab, further, since)
        if await self.stands(tab, look):
            return look
        raise StepFailedError(await self._why(tab, look, after))

    async def _why(self, tab: Tab, look: Look, after: str) -> str:
        if look.usable and any(
            one.visible and one.meaning == "password" for one in await fields_of(tab.page)
        ):
            return (
                f"After {after} the shop asks for an account on {look.visit.url} and shows no way on as a guest. "
                "Give the browser state of a visitor who is signed in with --storage-state FILE, "
                "or pin the way as checkout in the config's [journey]."
            )
        return _why(look, after)

    async def _button(self, tab: Tab) -> Found:
        found: list[Found] = []

        async def there() -> bool:
            one = await best(tab.page, _enabled, least=_LEAST)
            if one is not None:
                found.append(one)
            return one is not None

        await self._session.until(tab, there, within=_BUTTON)
        if found:
            return found[-1]
        dull = await best(tab.page, checkout, least=_LEAST)
        if dull is not None:
            raise StepFailedError(
                f"The cart's button “{dull.element.text}” is disabled: the shop asks for something first "
                "(a minimum order, or terms to be accepted). Pin the checkout with --checkout URL."
            )
        raise StepFailedError(
            "No button leads from the cart to the checkout; pin the checkout with --checkout URL, "
            "or what leads there as checkout in the config's [journey]."
        )

    async def _press(self, tab: Tab, found: Found, since: float) -> Look:
        documents, url = tab.documents, tab.page.url
        fields = await _contact(tab)
        pages = len(self._session.context.pages)
        try:
            await press(found.handle)
        except PressError as error:
            raise StepFailedError(f"The button “{found.element.words}” {error}.") from error

        async def opened() -> bool:
            elsewhere = len(self._session.context.pages) > pages
            moved = tab.documents != documents or tab.page.url != url or elsewhere
            return moved or await _contact(tab) > fields

        try:
            await self._session.until(tab, opened, within=_FOLLOW)
        except PageSilentError as error:
            log.debug("the page is being left: %s", error)
        if len(self._session.context.pages) > pages and tab.documents == documents:
            return await self._follow(tab, self._session.context.pages[-1])
        return await self._session.look(tab, expecting=True, since=since)

    async def _follow(self, tab: Tab, opened: Page) -> Look:
        """A checkout that opened in a tab of its own is gone on with in this one: a journey has one tab."""
        there = self._session.tap.visits.tab(opened)
        look = await self._session.look(there, expecting=True)
        await opened.close()
        return await self._session.open(tab, look.visit.url, step=Step.CHECKOUT)

    async def _drawn(self, tab: Tab, look: Look) -> Look:
        """Give a checkout that a script draws the time to be drawn; the page as it is then."""
        if not look.usable or await self.stands(tab, look):
            return look

        async def there() -> bool:
            return await _contact(tab) > 0 or await self._further(tab) is not None

        if not await there() and await self._session.until(tab, there, within=_DRAWN):
            return await self._session.look(tab)
        return look

    async def stands(self, tab: Tab, look: Look) -> bool:
        """Whether the open page belongs to the checkout: it says so, or asks for an address."""
        if not look.usable:
            return False
        if look.reading.kind is PageKind.CHECKOUT:
            return True
        contact = await _contact(tab)
        if contact > 1 or not CHECKOUT_PATH.search(look.visit.url):
            return contact > 1
        return contact == 1 or await best(tab.page, place_order, least=SURE) is not None

    async def _further(self, tab: Tab) -> Found | None:
        """What leads on from a page before the checkout: a guest's way, or another checkout button."""
        found = await best(tab.page, _free_guest, least=_LEAST)
        return found if found is not None else await best(tab.page, _enabled, least=_LEAST)


def _enabled(element: Element) -> int:
    return 0 if element.disabled else checkout(element)


def _free_guest(element: Element) -> int:
    """A guest's way that submits nothing that would have to be typed first."""
    return guest(element) if not (element.submits and element.fields > 0) and not element.disabled else 0


async def _contact(tab: Tab) -> int:
    """How many fields of the page and its frames ask for contact data or an address."""
    fields = without_logins(await fields_of(tab.page))
    for frame in tab.page.frames[1:]:
        try:
            fields += without_logins(await fields_of(frame))
        except PageSilentError as error:
            log.debug("the fields of %s are not known: %s", frame.url, error)
    return sum(field.visible and field.meaning in _CONTACT for field in fields)


def without_logins(fields: Sequence[Field]) -> list[Field]:
    """The fields of a document but those of its forms that log in or open an account.

    A guest may be offered a password beside his name; one who must set it opens an account.
    """
    secrets = [one for one in fields if one.visible and one.meaning == "password"]
    guests = {one.form for one in fields if one.meaning in _ADDRESS}
    guests |= {one.form for one in fields if one.meaning in _NAMES} - {
        one.form for one in secrets if one.asked
    }
    closed = {one.form for one in secrets} - guests - {_NO_FORM}
    return [one for one in fields if one.form not in closed]


def _why(look: Look, after: str) -> str:
    if not look.usable:
        return f"After {after} the checkout {look.fault}."
    if look.reading.kind is PageKind.CART:
        return f"After {after} the cart is still there: the shop does not let this cart go to the checkout."
    return f"After {after} no checkout came up, but {look.visit.url}. Pin the checkout with --checkout URL."
