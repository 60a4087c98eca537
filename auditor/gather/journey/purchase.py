"""Through the checkout to the confirmation: the order is placed once, or not at all."""

import logging
import time
from dataclasses import dataclass

from playwright.async_api import Request

from auditor.gather.capture.visits import Tab
from auditor.gather.journey import words
from auditor.gather.journey.choosing import SURE, guest, next_page, place_order
from auditor.gather.journey.elements import Element, Found, best, mentions, normal
from auditor.gather.journey.field_words import PAYS
from auditor.gather.journey.fields import fields_of
from auditor.gather.journey.form import Filled, Form
from auditor.gather.journey.overlays import Overlays
from auditor.gather.journey.pinned import Pinned
from auditor.gather.journey.steps import StepFailedError, Steps
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError, answer
from auditor.gather.site import host_of, same_site
from auditor.model.journey import Proof, Step
from auditor.model.page import PageKind

log = logging.getLogger(__name__)

_MOST_PAGES = 14  # pages or parts of a checkout
_BUTTON = 4.0  # seconds for a button to come up or to be enabled
_LATE = 1.0  # seconds of quiet before the order: delivery options come when the address is known
_NEXT = 12.0  # seconds for the next part to come up
_DULL = 2.5  # seconds in which a press that sends nothing and changes nothing has no effect
_ORDER = 30.0  # seconds for the shop to confirm an order
_LEAST = 25
_ERRORS = """() => [...document.querySelectorAll(
  "[role=alert], [aria-live=assertive], .error, .errors, .errorlist, .invalid-feedback, .alert-danger, .alert-error, .field-error, .help-block, .message-error, .mage-error, .woocommerce-error, [class*=error i]"
)].filter((e) => e.checkVisibility() && e.innerText && e.innerText.trim().length > 2 && e.innerText.length < 300)
  .map((e) => e.innerText.trim().replace(/\\s+/g, " ")).slice(0, 5)"""


@dataclass(frozen=True, slots=True)
class _Pressed:
    """What came of a press: when it was, whether it sent anything, whether the page moved on."""

    at: float
    sent: bool
    moved: bool


class Purchase:
    """Places one order."""

    def __init__(self, session: Session, steps: Steps, overlays: Overlays, pinned: Pinned) -> None:
        self._session = session
        self._steps = steps
        self._overlays = overlays
        self._form = Form(session)
        self._pinned = pinned
        self._ordered = False

    async def place(self, tab: Tab, look: Look) -> None:
        """Fill in the guest checkout, order once, keep the confirmation and load it again.

        Raises StepFailedError where the confirmation is not reached.
        """
        dull: set[tuple[str, str, str]] = set()
        for _ in range(_MOST_PAGES):
            look = await self._overlays.clear(tab, look)
            if self._is_confirmation(look):
                raise StepFailedError("The checkout showed a confirmation before an order was placed.")
            self._session.progress.doing(f"filling in the checkout: {look.visit.title or look.visit.url}")
            filled = await self._form.fill(tab)
            found, final = await self._button_in_time(tab, dull)
            if found is None:
                raise StepFailedError(await self._stuck(tab, filled))
            if final:
                late = await self._late(tab)
                if late.touched:
                    continue
                await self._overlays.clear(
                    tab, look
                )  # a pop-up may have come up while the form was filled in
                await self._order(tab, found)
                return
            pressed = await self._press(tab, found, within=_NEXT)
            look = await self._session.look(tab)
            if pressed.sent and self._is_confirmation(look, sent=True):
                await self._confirmed(tab, look, pressed.at)
                return
            if not pressed.moved:
                dull.add(_key(found.element))
        raise StepFailedError(f"The checkout has more than {_MOST_PAGES} parts, or goes round in a circle.")

    async def _late(self, tab: Tab) -> Filled:
        """Before the order: give what the form may yet ask for the time to come up, and fill it in."""
        await self._session.look(tab, patience=_LATE)
        return await self._form.fill(tab)

    async def _button_in_time(self, tab: Tab, dull: set[tuple[str, str, str]]) -> tuple[Found | None, bool]:
        """What leads on, once it is there and enabled: a form may check what was typed first."""
        found: list[tuple[Found | None, bool]] = [(None, False)]

        async def there() -> bool:
            found.append(await self._button(tab, dull))
            return found[-1][0] is not None

        await self._session.until(tab, there, within=_BUTTON)
        return found[-1]

    async def _button(self, tab: Tab, dull: set[tuple[str, str, str]]) -> tuple[Found | None, bool]:
        """What leads on: a guest's way, the next part, else the order itself; and whether it is that."""

        def fresh(score: int, element: Element) -> int:
            return 0 if _key(element) in dull or element.disabled else score

        if not await self._asks(tab):
            way = await best(tab.page, lambda element: fresh(guest(element), element), least=SURE - 5)
            if way is not None:
                return way, False
        order = await self._pinned.order(tab)
        if not self._session.plan.pins.order:
            order = await best(
                tab.page, lambda element: fresh(place_order(element), element), least=SURE, frames=True
            )
        further = await best(
            tab.page, lambda element: fresh(next_page(element), element), least=_LEAST, frames=True
        )
        if further is not None and (order is None or not await _same(order, further)):
            return further, False
        return (order, True) if order is not None else (None, False)

    async def _asks(self, tab: Tab) -> bool:
        """Whether the page has fields of an address: then its guest's way has been taken."""
        found = await fields_of(tab.page)
        return any(one.visible and one.meaning in {"street", "postcode", "city"} for one in found)

    async def _press(self, tab: Tab, found: Found, *, within: float, force: bool = True) -> _Pressed:
        documents, url = tab.documents, tab.page.url
        before = await self._shape(tab)
        errors = set(await self._errors(tab))
        sent: list[str] = []

        def heard(request: Request, where: Tab) -> None:
            if where is tab and self._sends(request):
                sent.append(request.url)

        self._session.tap.on_request.append(heard)
        at = time.time()
        try:
            await press(found.handle, force=force)

            async def moved() -> bool:
                return tab.documents != documents or tab.page.url != url or await self._shape(tab) != before

            async def over() -> bool:
                dull = not sent and time.time() - at > _DULL and tab.activity.still_for() > _DULL
                return dull or await moved() or bool(set(await self._errors(tab)) - errors)

            try:
                await self._session.until(tab, over, within=within)
                changed = await moved()
            except PageSilentError as error:
                log.debug("the page is being left: %s", error)
                changed = True
        except PressError as error:
            raise StepFailedError(f"The button “{found.element.words}” {error}.") from error
        finally:
            self._session.tap.on_request.remove(heard)
        return _Pressed(at, bool(sent), changed)

    def _sends(self, request: Request) -> bool:
        """Whether a request may tell the shop something: a form, or what a script sends."""
        sends = request.method != "GET" and request.resource_type in ("document", "xhr", "fetch")
        return sends and not self._session.tap.to_vendor(request)

    async def _shape(self, tab: Tab) -> tuple[str, ...]:
        """Which fields a visitor can see: a part of a checkout is told by them."""
        found = await fields_of(tab.page)
        return tuple(one.name for one in found if one.visible)

    async def _order(self, tab: Tab, found: Found) -> None:
        """Place the order, unless it would be paid for at once."""
        payment = self._form.payment
        if payment.only_live or (not payment.offline and PAYS.search(found.element.words)):
            self._steps.begin(tab, Step.PURCHASE)
            self._steps.payment_requested = True
            raise StepFailedError(
                f"No order was placed: the checkout takes only live payment ({payment.words}). "
                "Offer a test or offline method (invoice, bank transfer) to audit the confirmation, "
                "or give --confirmation URL."
            )
        if self._ordered:
            raise StepFailedError("The order was sent once and not confirmed; it is not sent again.")
        self._session.progress.doing(f"placing the order: {found.element.words}")
        self._steps.begin(tab, Step.PURCHASE)
        self._ordered = True
        pressed = await self._press(tab, found, within=_ORDER, force=False)
        look = await self._session.look(tab, expecting=True, since=pressed.at)
        end = pressed.at + _ORDER
        while not self._is_confirmation(look) and not await self._is_over(tab, look) and time.time() < end:
            documents = tab.documents

            async def further(documents: int = documents) -> bool:
                return tab.documents != documents or await self._thanks(tab)

            await self._session.until(tab, further, within=max(0.1, end - time.time()))
            look = await self._session.look(tab, expecting=True, since=pressed.at)
        if not self._is_confirmation(look):
            raise StepFailedError(await self._unconfirmed(tab, look))
        await self._confirmed(tab, look, pressed.at)

    async def _is_over(self, tab: Tab, look: Look) -> bool:
        """Whether no confirmation will come: the shop refuses, or hands over to somebody who is paid."""
        elsewhere = not same_site(look.visit.url, self._session.plan.site)
        return elsewhere or not look.usable or bool(await self._errors(tab))

    async def _confirmed(self, tab: Tab, look: Look, at: float) -> None:
        """The confirmation stands: end the step, and load the page again as a buyer does."""
        if self._steps.current is not Step.PURCHASE:
            self._steps.begin(tab, Step.PURCHASE, at=at)
        visit = look.visit
        visit.step = Step.PURCHASE
        self._session.tap.visits.changed(visit)
        await self._steps.end(tab, proof=Proof.PAGE)
        if visit.method != "GET":
            visit.note(
                "It is the answer to a form: it was not loaded again, since that would send the form again."
            )
            self._session.tap.visits.changed(visit)
            return
        self._session.progress.doing("loading the confirmation again")
        await self._session.reload(tab, step=Step.PURCHASE, expecting=True)

    def _is_confirmation(self, look: Look, *, sent: bool = False) -> bool:
        """Whether a page confirms an order: it says so, or it gives thanks once something was `sent`."""
        if not look.usable:
            return False
        if look.reading.kind is PageKind.CONFIRMATION:
            return True
        known = {PageKind.CHECKOUT, PageKind.CART, PageKind.PRODUCT, PageKind.HOME, PageKind.CATEGORY}
        return (
            (sent or self._ordered)
            and look.reading.kind not in known
            and mentions(normal(look.text), words.THANKS)
        )

    async def _thanks(self, tab: Tab) -> bool:
        text = await answer(
            tab.page.evaluate("() => document.body ? document.body.innerText.slice(0, 20000) : ''")
        )
        return mentions(normal(str(text)), words.THANKS)

    async def _errors(self, tab: Tab) -> list[str]:
        try:
            return [str(text) for text in await answer(tab.page.evaluate(_ERRORS))]
        except PageSilentError as error:
            log.debug("the errors of the form are not known: %s", error)
            return []

    async def _stuck(self, tab: Tab, filled: Filled) -> str:
        errors = await self._errors(tab)
        if errors:
            return f"The checkout does not go on; it says: “{errors[0]}”."
        if filled.missing:
            asked = ", ".join(filled.missing[:4])
            return f"The checkout asks for what the auditor could not fill in: {asked}."
        return await self._pinned.no_order(tab) or (
            f"No button of the checkout leads on from {tab.page.url}; if one there places the order, "
            "pin it as order in the config's [journey]."
        )

    async def _unconfirmed(self, tab: Tab, look: Look) -> str:
        if not same_site(look.visit.url, self._session.site) and look.usable:
            self._steps.payment_requested = True
            return f"The order led to a payment page of {host_of(look.visit.url)}; nothing was paid there."
        errors = await self._errors(tab)
        if errors:
            return f"The order was refused; the shop says: “{errors[0]}”."
        fault = f": the page {look.fault}" if look.fault else ""
        return f"The order was sent once and no confirmation came in {_ORDER:.0f} seconds{fault}."


def _key(element: Element) -> tuple[str, str, str]:
    return element.words, element.name, element.above


async def _same(one: Found, other: Found) -> bool:
    """Whether two are one button, by their element or by what is known of them."""
    if _key(one.element) == _key(other.element):
        return True
    try:
        return bool(
            await answer(one.handle.evaluate("(e, o) => e.contains(o) || o.contains(e)", other.handle))
        )
    except PageSilentError as error:
        log.debug("two buttons stand in two documents: %s", error)
        return False
