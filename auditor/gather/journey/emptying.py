"""The cart is left empty, where the shop allows it: what the audit put into it is taken out at its end.

That is manners, not evidence. It is done in a profile of its own that has the visitor's cookies, and what it
asks of the vendor goes nowhere, so nothing of it can be taken for what the shop does by itself.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from playwright.async_api import Dialog, ElementHandle, Error, Frame, JSHandle, Page, Route

from auditor.gather.browser.launch import Launched, context_of
from auditor.gather.browser.own_headers import OwnHeaders
from auditor.gather.journey.cart_state import cart_state
from auditor.gather.journey.choosing import cart_link
from auditor.gather.journey.elements import Element, best, scan
from auditor.gather.journey.emptying_words import UPDATE
from auditor.gather.journey.leftover import Leftover
from auditor.gather.journey.removing import SURE, agrees, removes
from auditor.gather.pages.press import PressError, press
from auditor.gather.scripts import PageSilentError, answer, script
from auditor.gather.site import host_of
from auditor.model.errors import UsageError
from auditor.model.plan import SitePlan

log = logging.getLogger(__name__)

LEFT = "What was put into the cart was left in it: the shop shows no way to take it out, or did not take it."
_WHOLE = 15.0  # seconds for all of it
_OPENS = 8.0  # seconds for the cart's page to begin
_DRAWN = 4.0  # seconds for a script to draw the cart
_EFFECT = 3.0  # seconds for the shop to take something out
_TAKES = 2.0  # seconds for a field to take a number
_STILL = 1.2  # seconds in which a page asks for nothing, after which it is believed to do nothing more
_PAUSE = 0.1  # seconds between two looks
_FIELDS = "fields"
_MOST = 8  # things done: an audit puts in a few lines, and a dialog may ask after each


async def empty(browser: Launched, plan: SitePlan, left: Leftover) -> bool:
    """Take out what was put into the cart; whether it is empty then."""

    async def refuse(route: Route) -> None:
        await route.abort()

    try:
        async with asyncio.timeout(_WHOLE), context_of(browser, plan, state=left.state) as context:
            await context.route(lambda url: browser.vendor.claims(host_of(url)), refuse)
            page = await context.new_page()
            await OwnHeaders(context, plan.browser.headers, plan.site, log.debug).ready(page)
            emptying = Emptying(page)
            await page.goto(left.url, wait_until="domcontentloaded", timeout=_OPENS * 1000)
            return await emptying.done(drawer=left.drawer)
    except (Error, PageSilentError, PressError, UsageError, TimeoutError) as error:
        log.debug("the cart at %s was not emptied: %s", left.url, error)
        return False


@dataclass(frozen=True, slots=True)
class _Cart:
    """What a page shows of the cart at one moment.

    `ways` are its things that take something out, the best first; `fields` what those for a quantity hold.
    """

    document: int
    says_empty: bool
    count: int | None
    ways: tuple[Element, ...] = ()
    fields: tuple[str, ...] = ()

    @property
    def gone(self) -> bool:
        """Whether nothing is left that could be taken out, though no word says so."""
        return not self.ways and not self.fields and not self.count

    def with_none(self, index: int) -> "_Cart":
        """It as it is when nothing but a field has changed, which holds 0."""
        return replace(self, fields=(*self.fields[:index], "0", *self.fields[index + 1 :]))


class Emptying:
    """Takes out what the cart of an open page holds."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._documents = 0
        self._acted = False
        self._dull: set[Element | str] = set()  # what changed nothing
        self._pending = 0  # requests of the page that are not answered yet
        # Of the loop's clock: when something was done, or the page last asked for something or got it.
        self._stirred = 0.0
        page.on("framenavigated", self._came)
        page.on("request", lambda _: self._ask(1))
        page.on("requestfinished", lambda _: self._ask(-1))
        page.on("requestfailed", lambda _: self._ask(-1))
        page.on("dialog", _agree)

    def _came(self, frame: Frame) -> None:
        self._documents += frame.parent_frame is None

    def _ask(self, more: int) -> None:
        self._pending += more
        self._stir()

    def _stir(self) -> None:
        self._stirred = asyncio.get_running_loop().time()

    async def done(self, *, drawer: bool) -> bool:
        """Take things out until the cart is empty; whether it is."""
        if drawer:
            link = await best(self._page, cart_link)
            if link is None:
                return False
            await press(link.handle)
        self._stir()
        cart = await self._once(lambda now: now.says_empty or self._next(now) is not None, _DRAWN)
        for _ in range(_MOST):
            way = self._next(cart)
            if cart.says_empty or way is None:
                break
            cart = await self._take(way, cart)
        return cart.says_empty or (self._acted and cart.gone)

    def _next(self, cart: _Cart) -> Element | int | None:
        """What to do next: press something, else have the field of this index hold 0; None for nothing."""
        way: Element | int | None = next((one for one in cart.ways if one not in self._dull), None)
        if way is None and _FIELDS not in self._dull:
            way = next((index for index, value in enumerate(cart.fields) if _holds(value)), None)
        return way

    async def _take(self, way: Element | int, cart: _Cart) -> _Cart:
        """Do one thing and wait for what comes of it; the cart then. What changes nothing is not done again."""
        unchanged = {cart}
        if isinstance(way, Element):
            await self._press(way)
        else:
            unchanged.add(cart.with_none(way))
            await self._set_to_none(way)
        self._acted = True
        self._stir()
        now = await self._once(lambda now: now not in unchanged, _EFFECT)
        if now in unchanged:
            self._dull.add(way if isinstance(way, Element) else _FIELDS)
            return now
        return await self._once(lambda now: now.says_empty or self._next(now) is not None, _EFFECT)

    async def _once(self, holds: Callable[[_Cart], bool], within: float) -> _Cart:
        """The cart once something holds of it, else as it is when the page does nothing more. Raises PageSilentError."""
        clock = asyncio.get_running_loop()
        end = clock.time() + within
        while True:
            try:
                cart = await self._seen()
                still = not self._pending and clock.time() >= self._stirred + _STILL
                if holds(cart) or still or clock.time() >= end:
                    return cart
            except PageSilentError:  # a page that is being left does not answer; the next one does
                if clock.time() >= end:
                    raise
            await asyncio.sleep(_PAUSE)

    async def _seen(self) -> _Cart:
        await answer(self._page.wait_for_load_state("domcontentloaded"))
        document = self._documents
        state = await cart_state(self._page)
        if state.empty:
            return _Cart(document, says_empty=True, count=state.count)
        found = await scan(self._page)
        fields = await answer((await self._fields()).evaluate("found => found.told"))
        ranked = sorted(found.elements, key=self._fits, reverse=True)
        return _Cart(
            document,
            says_empty=False,
            count=state.count,
            ways=tuple(element for element in ranked if self._fits(element) >= SURE),
            fields=tuple(map(str, fields)),
        )

    def _fits(self, element: Element) -> int:
        return max(removes(element), agrees(element) if self._acted else 0)

    async def _press(self, way: Element) -> None:
        found = await scan(self._page)
        now = next((element for element in found.elements if element == way), None)
        if now is None:
            return
        try:
            await press(await found.handle_of(now))
        except PressError as error:
            log.debug("“%s” takes nothing out: %s", way.words, error)

    async def _fields(self) -> JSHandle:
        return await answer(self._page.evaluate_handle(script("journey/emptying.js"), {"update": UPDATE}))

    async def _set_to_none(self, index: int) -> None:
        """Have a field hold 0, and press what takes that on."""
        found = await self._fields()
        field = await _part(found, "fields", index)
        if field is None:
            raise PageSilentError("the field for the quantity is gone")
        if await answer(field.evaluate("field => field.localName")) == "select":
            await field.select_option(value="0", timeout=_TAKES * 1000)
        else:
            await field.fill("0", timeout=_TAKES * 1000)
        update = await _part(found, "updates", index)
        if update is not None:
            with contextlib.suppress(PressError):  # a page that takes a number at once may draw it anew
                await press(update)
        else:
            await answer(field.evaluate("field => field.blur()"))


def _holds(value: str) -> bool:
    """Whether a field says that there is something of its line."""
    return value.strip() not in {"", "0"}


async def _part(found: JSHandle, name: str, index: int) -> ElementHandle | None:
    how = "(found, [name, index]) => found[name][index] || null"
    return (await answer(found.evaluate_handle(how, [name, index]))).as_element()


async def _agree(dialog: Dialog) -> None:
    """Yes, it is meant."""
    try:
        await dialog.accept()
    except Error as error:
        log.debug("the dialog was gone: %s", error)
