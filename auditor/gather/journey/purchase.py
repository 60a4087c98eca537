"""Through the checkout to the confirmation: the order is placed once, or not at all."""

import logging
import time

from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.capture.visits import Tab
from auditor.gather.journey.confirmation import BY_ADDRESS, Confirmation
from auditor.gather.journey.form import Filled, Form
from auditor.gather.journey.onward import Kind, Onward, Way
from auditor.gather.journey.overlays import Overlays
from auditor.gather.journey.pinned import Pinned
from auditor.gather.journey.pressing import Pressed, errors, press_on
from auditor.gather.journey.steps import StepFailedError, Steps
from auditor.gather.pages.session import Look, Session
from auditor.gather.site import host_of, same_site
from auditor.model.journey import Attempt, Proof, Step, Trial

log = logging.getLogger(__name__)

_MOST_PAGES = 16  # pages or parts of a checkout
_LATE = 1.0  # seconds of quiet before the order: delivery options come when the address is known
_NEXT = 12.0  # seconds for the next part to come up
_ORDER = 30.0  # seconds for the shop to confirm an order
_ANSWERS = 2  # times that an order is pressed anew once the shop's objections to a field are answered


class Purchase:
    """Places one order."""

    def __init__(self, session: Session, steps: Steps, overlays: Overlays, pinned: Pinned) -> None:
        self._session = session
        self._steps = steps
        self._overlays = overlays
        self._pinned = pinned
        self._form = Form(session)
        self._onward = Onward(session, pinned)
        self._confirmation = Confirmation(session, steps)
        self._ordered = False  # it was sent to the shop, perhaps
        self._checkout = ""  # the address of its first page
        self._last: Pressed | None = None  # what came of what led on last
        self._idle: Way | None = None  # what led nowhere, as it seems
        self._perhaps = ""  # what was pressed last, where that may have been the order
        self._refused = 0  # times that the shop objected to a field before it took the order

    async def place(self, tab: Tab, look: Look) -> None:
        """Fill in the guest checkout, order once, keep the confirmation and open it again.

        Raises StepFailedError where the confirmation is not reached.
        """
        self._checkout = look.visit.url
        for _ in range(_MOST_PAGES):
            if await self._part(tab, look):
                return
            look = await self._session.look(tab)
        raise StepFailedError(f"The checkout has more than {_MOST_PAGES} parts, or goes round in a circle.")

    async def _part(self, tab: Tab, look: Look) -> bool:
        """Fill in the part of the checkout that stands open, and press what leads on. Whether that was the end."""
        look = await self._overlays.clear(tab, look)
        last = self._last
        if self._confirmation.stands(look, sent=last is not None and last.sent):
            if last is None or not last.sent:
                raise StepFailedError("The checkout showed a confirmation before an order was placed.")
            await self._confirmed(tab, look, last)
            return True
        self._session.progress.doing(f"filling in the checkout: {look.visit.title or look.visit.url}")
        filled = await self._form.fill(tab)
        if self._idle is not None and not filled.touched:
            self._onward.dull(self._idle.key)
        self._idle = None
        way = await self._onward.find(tab, paying=self._form.payment.asked)
        if way is None:
            return await self._nothing_leads_on(tab, filled)
        if way.kind is not Kind.ORDER:
            self._last = await self._on(tab, way)
            self._idle = None if self._last.moved else way
            return False
        if (await self._late(tab)).touched:
            return False
        # A pop-up may have come up while the form was filled in.
        await self._overlays.clear(tab, look)
        return await self._order(tab, way)

    async def _nothing_leads_on(self, tab: Tab, filled: Filled) -> bool:
        """What was pressed last may have been the order, which takes its time; a field may be refused as it is left.

        Raises StepFailedError where it is neither.
        """
        if self._last is not None and self._last.sent and await self._came(tab, self._last):
            return True
        if (await self._form.fill(tab)).touched:
            return False
        if self._perhaps:
            raise StepFailedError(
                f"“{self._perhaps}” was pressed once and may have placed the order; no confirmation came, and it is "
                "not pressed again."
            )
        raise StepFailedError(await self._stuck(tab, filled))

    async def _came(self, tab: Tab, pressed: Pressed) -> bool:
        """Whether the confirmation came after all, which is kept then."""
        look = await self._confirmation_in_time(tab, pressed)
        if not self._confirmation.stands(look, sent=True):
            return False
        await self._confirmed(tab, look, pressed)
        return True

    async def _late(self, tab: Tab) -> Filled:
        """Before the order: give what the form may yet ask for the time to come up, and fill it in."""
        await self._session.look(tab, patience=_LATE)
        return await self._form.fill(tab)

    async def _on(self, tab: Tab, way: Way) -> Pressed:
        """Press what leads on. Raises StepFailedError where that would pay."""
        if way.kind is Kind.CONFIRMS or self._form.payment.names_live(way.found.element.words):
            self._refuse_to_pay(tab, way)
        self._onward.pressed(way)
        self._perhaps = way.found.element.words if way.kind is Kind.CONFIRMS else ""
        visit = tab.visit
        pressed = await press_on(self._session, tab, way.found, within=_NEXT)
        self._form.heed(pressed.errors)
        if pressed.errors and not pressed.moved:
            self._tell_refused(visit, pressed, pressed.errors[0])
        return pressed

    def _tell_refused(self, visit: OpenVisit | None, pressed: Pressed, words: str) -> None:
        """The shop did not accept the form: what it tells the vendor of that is judged (TT215)."""
        attempt = Attempt(
            trial=Trial.FORM_REFUSED,
            visit_id=visit.id if visit is not None else None,
            at=pressed.at,
            until=time.time(),
            words=f"“{words}”",
        )
        self._steps.attempted(attempt, self._steps.current or Step.CHECKOUT)

    def _refuse_to_pay(self, tab: Tab, way: Way) -> None:
        """Raises StepFailedError where a press might pay with a live card or account."""
        objection = self._form.payment.objection(way.found.element.words)
        if objection:
            self._steps.begin(tab, Step.PURCHASE)
            self._steps.payment_requested = True
            raise StepFailedError(objection)

    async def _order(self, tab: Tab, way: Way) -> bool:
        """Place the order, unless it would be paid for at once. False where a field must be answered first."""
        self._refuse_to_pay(tab, way)
        if self._ordered:
            raise StepFailedError("The order was sent once and not confirmed; it is not sent again.")
        self._tell_missed()
        self._session.progress.doing(f"placing the order: {way.found.element.words}")
        self._steps.begin(tab, Step.PURCHASE)
        self._ordered = True
        visit = tab.visit
        pressed = await press_on(self._session, tab, way.found, within=_ORDER, force=False)
        if visit is tab.visit and await self._may_answer(tab, pressed):
            return False
        if not await self._came(tab, pressed):
            said = await errors(tab)
            if said:
                self._tell_refused(visit, pressed, said[0])
            raise StepFailedError(await self._unconfirmed(tab))
        return True

    async def _may_answer(self, tab: Tab, pressed: Pressed) -> bool:
        """Whether the form itself kept the order back and what it misses can be given: the shop was asked for nothing, then."""
        if pressed.asked or self._refused >= _ANSWERS:
            return False
        self._refused += 1
        self._form.heed(pressed.errors)
        filled = await self._form.fill(tab)
        self._ordered = not filled.touched
        return filled.touched > 0

    async def _confirmation_in_time(self, tab: Tab, pressed: Pressed) -> Look:
        """The page that stands once the shop has confirmed or refused, or its time is over."""
        look = await self._session.look(tab, expecting=True, since=pressed.at)
        end = pressed.at + _ORDER
        while time.time() < end:
            if self._confirmation.stands(look, sent=True) or await self._is_over(tab, look):
                break
            documents, url = tab.documents, tab.page.url

            async def further(documents: int = documents, url: str = url) -> bool:
                moved = tab.documents != documents or tab.page.url != url
                return moved or await self._confirmation.gives_thanks(tab) or bool(await errors(tab))

            await self._session.until(tab, further, within=max(0.1, end - time.time()))
            look = await self._session.look(tab, expecting=True, since=pressed.at)
        return look

    async def _is_over(self, tab: Tab, look: Look) -> bool:
        """Whether no confirmation will come: the shop refuses, or hands over to somebody who is paid."""
        return self._is_elsewhere(look) or not look.usable or bool(await errors(tab))

    def _is_elsewhere(self, look: Look) -> bool:
        """Whether a page is neither the shop's nor its checkout's."""
        own = (self._session.site, self._session.plan.site, self._checkout)
        return not any(same_site(look.visit.url, one) for one in own)

    async def _confirmed(self, tab: Tab, look: Look, pressed: Pressed) -> None:
        if self._steps.current is not Step.PURCHASE:
            self._steps.begin(tab, Step.PURCHASE, at=pressed.at)
        await self._confirmation.keep(tab, look, Proof.PAGE, orders="" if pressed.sent else BY_ADDRESS)

    def _tell_missed(self) -> None:
        """Note what is pinned in the config and was on no page."""
        for text in self._form.missed:
            self._session.note(text)

    async def _stuck(self, tab: Tab, filled: Filled) -> str:
        self._tell_missed()
        said = await errors(tab)
        objection = self._form.payment.objection("")
        if objection:
            self._steps.begin(tab, Step.PURCHASE)
            self._steps.payment_requested = True
            return objection
        if said:
            return f"The checkout does not go on; it says: “{said[0]}”."
        if filled.missing:
            asked = ", ".join(filled.missing[:4])
            return f"The checkout asks for what the auditor could not fill in: {asked}."
        return await self._pinned.no_order(tab) or (
            f"No button of the checkout leads on from {tab.page.url}; if one there places the order, "
            "pin it as order in the config's [journey], if it leads to the next part, as onward."
        )

    async def _unconfirmed(self, tab: Tab) -> str:
        look = await self._session.look(tab)
        if look.usable and self._is_elsewhere(look):
            self._steps.payment_requested = True
            return f"The order led to a payment page of {host_of(look.visit.url)}; nothing was paid there."
        said = await errors(tab)
        if said:
            return f"The order was refused; the shop says: “{said[0]}”."
        fault = f": the page {look.fault}" if look.fault else ""
        return f"The order was sent once and no confirmation came in {_ORDER:.0f} seconds{fault}."
