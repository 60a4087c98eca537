"""Taking the parts of the journey that the config pins."""

import logging
import re

from playwright.async_api import ElementHandle, Error, Locator

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.choosing import SURE, place_order
from auditor.gather.journey.elements import Found
from auditor.gather.journey.page_object import PageObjectError, load
from auditor.gather.journey.steps import StepFailedError
from auditor.gather.journey.targets import described, on_page, visible
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError
from auditor.gather.site import absolute
from auditor.model.actions import Action, Ask, Choose, Click, Fill, Open, Target, Tick, WaitFor
from auditor.model.journey import Step
from auditor.model.page import PageKind

log = logging.getLogger(__name__)

_COMES = 6.0  # seconds for what is pinned to come up: some is drawn by a script
_ACTS = 3.0  # seconds for a field to take what is typed or chosen
_FOLLOW = 5.0  # seconds for a page to open once its link is pressed
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class PinError(StepFailedError):
    """What is pinned is not there or cannot be done; the message names the pin and the page."""


class Pinned:
    """Takes pinned actions in one run."""

    def __init__(self, session: Session) -> None:
        self._session = session
        # By part: on which page the page object found it.
        self._found: dict[str, tuple[int, Locator]] = {}

    async def go(self, tab: Tab, actions: tuple[Action, ...], what: str, step: Step, *, since: float) -> Look:
        """Take actions that end with opening a page; the page that is open then. Raises PinError."""
        await self.prepare(tab, actions[:-1], what)
        last = actions[-1]
        if isinstance(last, Ask):
            found = await self._asked(tab, last)
            last = Open(found) if isinstance(found, str) else last
        if isinstance(last, Open):
            look = await self._open(tab, last, what, step)
        else:
            documents, url = tab.documents, tab.page.url
            await self._do(tab, last, what)

            async def moved() -> bool:
                return tab.documents != documents or tab.page.url != url

            try:
                await self._session.until(tab, moved, within=_FOLLOW)
            except PageSilentError as error:
                log.debug("the page is being left: %s", error)
            look = await self._session.look(tab, expecting=True, since=since)
        if not look.usable:
            raise PinError(f"{look.visit.url}, where the pinned {what} leads, {look.fault}.")
        return look

    async def prepare(self, tab: Tab, actions: tuple[Action, ...], what: str) -> None:
        """Take actions that come before the one that counts. Raises PinError."""
        for action in actions:
            await self._do(tab, action, what)

    async def _refuse_an_order(self, tab: Tab, aim: Target | Ask, handle: ElementHandle) -> None:
        """Click nothing on the way that looks as if it placed an order: that has a pin, and leave, of its own."""
        seen = self._session.last(tab)
        if seen is None or seen.reading.kind is not PageKind.CHECKOUT:
            return
        element = await described(handle, aim.words)
        if place_order(element) >= SURE:
            raise PinError(
                f"What is pinned ({aim.words}) looks as if it placed the order and was not clicked; "
                "pin it as order."
            )

    async def button(self, tab: Tab, action: Action, what: str) -> Found:
        """What a pinned click presses, described as what the auditor finds itself. Raises PinError."""
        if isinstance(action, Open):
            raise TypeError("an address is no button")
        aim = _aim(action)
        handle = await self._handle(tab, aim, what)
        return Found(await described(handle, aim.words), handle)

    async def can_add(self, tab: Tab) -> bool:
        """Whether the first thing that is pinned for adding to the cart is visible now."""
        first = self._session.plan.pins.add[0]
        return not isinstance(first, Open) and await self.there(tab, _aim(first))

    async def shows_added(self, tab: Tab) -> bool:
        """Whether what is pinned as the sign of a product added is visible now."""
        sign = next(iter(self._session.plan.pins.added), None)
        return isinstance(sign, WaitFor | Ask) and await self.there(tab, _aim(sign))

    async def order(self, tab: Tab) -> Found | None:
        """The pinned order button, once it is there and enabled; the parts before it have none."""
        pin = next(iter(self._session.plan.pins.order), None)
        if not isinstance(pin, Click | Ask) or not await self.there(tab, _aim(pin)):
            return None
        found = await self.button(tab, pin, "order button")
        return None if found.element.disabled else found

    async def onward(self, tab: Tab) -> list[Found]:
        """The pinned buttons that lead on in the checkout and are there and enabled now."""
        found: list[Found] = []
        for pin in self._session.plan.pins.onward:
            if not isinstance(pin, Click | Ask) or not await self.there(tab, _aim(pin)):
                continue
            one = await self.button(tab, pin, "way on in the checkout")
            if not one.element.disabled:
                found.append(one)
        return found

    async def no_order(self, tab: Tab) -> str:
        """That the pinned order button is not there, as a sentence; "" where it is, or none is pinned."""
        pin = next(iter(self._session.plan.pins.order), None)
        if not isinstance(pin, Click | Ask) or await self.there(tab, _aim(pin)):
            return ""
        return f"The pinned order button ({_aim(pin).words}) was not on {tab.page.url}, and nothing else leads on."

    async def there(self, tab: Tab, target: Target | Ask) -> bool:
        """Whether something pinned is visible now. Raises PinError where the page object fails."""
        try:
            return await self._now(tab, target) is not None
        except PageSilentError as error:
            log.debug("%s is not looked for: %s", target.words, error)
            return False

    async def _do(self, tab: Tab, action: Action, what: str) -> None:
        if isinstance(action, Open):
            await self._open(tab, action, what, tab.step)
            return
        aim = _aim(action)
        handle = await self._handle(tab, aim, what)
        if isinstance(action, WaitFor):
            return
        if isinstance(action, Click | Ask):
            await self._refuse_an_order(tab, aim, handle)
        try:
            match action:
                case Click() | Ask():
                    await press(handle)
                case Fill():
                    await handle.fill(self._typed(action.value), timeout=_ACTS * 1000)
                case Choose():
                    await _choose(handle, action.option)
                case Tick():
                    await handle.check(timeout=_ACTS * 1000)
        except (PressError, Error) as error:
            why = str(error) if isinstance(error, PressError) else _first(error)
            raise PinError(
                f"The pinned {what} ({aim.words}) was on {tab.page.url} and failed: {why}."
            ) from error

    async def _open(self, tab: Tab, action: Open, what: str, step: Step | None) -> Look:
        url = absolute(action.url, self._session.site)
        if not url:
            raise PinError(f"The pinned {what}, {action.url}, is no web address.")
        return await self._session.open(tab, url, step=step, expecting=True)

    def _typed(self, value: str) -> str:
        """A value with the shopper's own data in the place of their names."""
        shopper = self._session.shopper
        return _PLACEHOLDER.sub(lambda found: str(getattr(shopper, found[1], found[0])), value)

    async def _handle(self, tab: Tab, target: Target | Ask, what: str) -> ElementHandle:
        """The element once it is visible. Raises PinError where it does not come up."""
        if isinstance(target, Ask) and not isinstance(await self._asked(tab, target), Locator):
            raise PinError(f"The pinned {what} ({target.words}) was not on {tab.page.url}.")
        found: list[ElementHandle] = []
        unread = ""

        async def seen() -> bool:
            nonlocal unread
            try:
                handle = await self._now(tab, target)
            except PageSilentError as error:
                # A page that is being left has no answer; the next one may.
                unread = str(error)
                return False
            unread = ""
            if handle is not None:
                found.append(handle)
            return handle is not None

        await self._session.until(tab, seen, within=_COMES)
        if unread:
            raise PinError(
                f"The pinned {what} ({target.words}) could not be looked for on {tab.page.url}: {unread}."
            )
        if not found:
            raise PinError(f"The pinned {what} ({target.words}) was not on {tab.page.url}.")
        return found[-1]

    async def _asked(self, tab: Tab, ask: Ask) -> Locator | str | None:
        """What the page object finds; once it has found something it is not asked again on one page."""
        page, known = self._found.get(ask.part, (0, None))
        if known is not None and page == tab.standing:
            return known
        path = self._session.plan.pins.page_object
        if path is None:
            return None
        try:
            found = await load(path).ask(ask.part, tab.page)
        except PageObjectError as error:
            raise PinError(f"{ask.words.capitalize()} {error} on {tab.page.url}.") from error
        if isinstance(found, Locator):
            self._found[ask.part] = (tab.standing, found)
        return found

    async def _now(self, tab: Tab, target: Target | Ask) -> ElementHandle | None:
        """What is pinned, where it is visible now."""
        if isinstance(target, Ask):
            found = await self._asked(tab, target)
            return await visible(found) if isinstance(found, Locator) else None
        return await on_page(tab.page, target)


def _aim(action: Click | Fill | Choose | Tick | WaitFor | Ask) -> Target | Ask:
    """What an action is done to."""
    return action if isinstance(action, Ask) else action.target


async def _choose(handle: ElementHandle, option: str) -> None:
    """Choose by what is read on an option, else by its value."""
    try:
        await handle.select_option(label=option, timeout=_ACTS * 1000)
    except Error as error:
        log.debug("no option reads %s: %s", option, _first(error))
        await handle.select_option(value=option, timeout=_ACTS * 1000)


def _first(error: Error) -> str:
    """A failure in a phrase, without Playwright's call log."""
    line = error.message.strip().splitlines()[0] if error.message.strip() else "it failed"
    return re.sub(r"^\w+\.\w+: ", "", line).rstrip(".")
