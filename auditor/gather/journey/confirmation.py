"""The confirmation of an order: how it is told, and what becomes of it when it is opened again."""

import logging

from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.capture.visits import Tab
from auditor.gather.journey import words
from auditor.gather.journey.elements import mentions, normal
from auditor.gather.journey.pressing import frames_of
from auditor.gather.journey.steps import Steps
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError, answer
from auditor.model.journey import Proof, Step
from auditor.model.page import PageKind

log = logging.getLogger(__name__)

_BACK = 10.0  # seconds for a page to come back
_UNLIKE = frozenset({PageKind.CHECKOUT, PageKind.CART, PageKind.PRODUCT, PageKind.HOME, PageKind.CATEGORY})


BY_FORM = "It is the answer to a form: it was not loaded again, since that would send the form again."
BY_ADDRESS = (
    "No form and no script was heard to send the order: it was not loaded again, since its address may order."
)


class Confirmation:
    """The confirmation of one run."""

    def __init__(self, session: Session, steps: Steps) -> None:
        self._session = session
        self._steps = steps

    def stands(self, look: Look, *, sent: bool) -> bool:
        """Whether a page confirms an order: it says so, or it gives thanks once something was `sent`."""
        if not look.usable:
            return False
        if look.reading.kind is PageKind.CONFIRMATION:
            return True
        return sent and look.reading.kind not in _UNLIKE and mentions(normal(look.text), words.THANKS)

    async def gives_thanks(self, tab: Tab) -> bool:
        """Whether the page or a frame of it thanks by now; a page that is being left does not."""
        for frame in frames_of(tab):
            try:
                text = await answer(
                    frame.evaluate("() => document.body ? document.body.innerText.slice(0, 20000) : ''")
                )
            except PageSilentError as error:
                log.debug("%s is not read: %s", frame.url, error)
                continue
            if mentions(normal(str(text)), words.THANKS):
                return True
        return False

    async def keep(self, tab: Tab, look: Look, proof: Proof, *, orders: str = "") -> None:
        """The confirmation stands: end the step, and open the page again in the ways of a buyer.

        `orders` is why it is not opened again, since that might order again; "" where it may be.
        """
        visit = look.visit
        visit.step = Step.PURCHASE
        self._session.tap.visits.changed(visit)
        await self._steps.end(tab, proof=proof)
        orders = BY_FORM if visit.method != "GET" else orders
        if orders:
            visit.note(orders)
            self._session.tap.visits.changed(visit)
            return
        await self.open_again(tab, visit)

    async def open_again(self, tab: Tab, visit: OpenVisit) -> None:
        """Reload it, come back to it by the browser's button, and visit it a second time."""
        self._session.progress.doing("loading the confirmation again")
        await self._session.reload(tab, step=Step.PURCHASE, expecting=True)
        self._session.progress.doing("coming back to the confirmation")
        await self._back(tab, visit)
        self._session.progress.doing("visiting the confirmation a second time")
        await self._session.open(tab, visit.url, step=Step.PURCHASE, expecting=True, reload_of=visit.id)

    async def _back(self, tab: Tab, visit: OpenVisit) -> None:
        """Go on shopping, and come back by the browser's button: some pages are loaded anew, some are as they were."""
        await self._session.open(tab, self._session.site)
        tab.step, tab.reload_of, tab.taken = Step.PURCHASE, visit.id, True
        documents = tab.documents

        async def back() -> bool:
            return tab.documents != documents

        try:
            # Playwright's own way waits for a load, which a page from the back/forward cache never has.
            await answer(tab.page.evaluate("() => { setTimeout(() => history.back(), 0); }"))
            came = await self._session.until(tab, back, within=_BACK)
        except PageSilentError as error:
            log.debug("the page is being left: %s", error)
            came = tab.documents != documents
        if came:
            await self._session.look(tab, expecting=True)
        else:
            tab.reload_of, tab.taken = None, False
            self._session.note("The browser's back button did not bring the confirmation back.")
