"""What stands between a visitor and the shop: pop-ups, age gates, a consent banner that comes late."""

import logging
import re

from auditor.gather.capture.visits import Tab
from auditor.gather.consent import Consent
from auditor.gather.journey import words
from auditor.gather.journey.choosing import SURE, checkout, close, place_order
from auditor.gather.journey.elements import Element, Scan, begins, mentions, scan
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError, answer

log = logging.getLogger(__name__)

_MOST = 3  # overlays one after the other
_WORDS = re.compile(r"[\w'\u2019+-]+")
_PERCENT = re.compile(r"\d+\s?%")
_GONE = 2.0  # seconds for an overlay to go once it is closed
# The topmost thing in the middle of the screen: an overlay lies over the page, fixed and large.
_COVERED = """() => {
  const at = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  for (let node = at; node && node !== document.body; node = node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null)) {
    const style = getComputedStyle(node);
    const modal = node.matches("dialog[open], [aria-modal=true], [role=dialog], [role=alertdialog]");
    const box = node.getBoundingClientRect();
    if (modal || (style.position === "fixed" && box.width * box.height > innerWidth * innerHeight * 0.15)) {
      return (node.innerText || "").slice(0, 1500) || " ";
    }
  }
  return "";
}"""


class Overlays:
    """Clears the way on a page, as a person would."""

    def __init__(self, session: Session, consent: Consent) -> None:
        self._session = session
        self._consent = consent

    async def clear(self, tab: Tab, look: Look, *, consent_wait: float = 0.0) -> Look:
        """Answer a consent banner and close what lies over the page; the page as it is afterwards.

        Then a page without a pixel gets its further chance.
        """
        look = await self._cleared(tab, look, consent_wait=consent_wait)
        if self._consent.pending:
            return look
        return await self._session.coax(tab, look, patient=not self._consent.refused)

    async def _cleared(self, tab: Tab, look: Look, *, consent_wait: float) -> Look:
        look = await self._consent.answer(tab, look, wait=consent_wait)
        for _ in range(_MOST):
            try:
                text = await answer(tab.page.evaluate(_COVERED))
                if not isinstance(text, str) or not text or self._consent.leaves(text.lower()):
                    return look
                if not await self._close(tab, text.lower()):
                    return look
            except PageSilentError as error:
                log.debug("what lies over %s is not known: %s", look.visit.url, error)
                return look
            look = await self._session.look(tab)
        return look

    async def _close(self, tab: Tab, text: str) -> bool:
        """Press what closes an overlay; whether something could be pressed."""
        found = await scan(tab.page)
        inside = [element for element in found.elements if _inside(element, text)]
        if any(checkout(element) >= SURE or place_order(element) >= SURE for element in inside):
            return False  # the shop's own cart or checkout lies there
        gate = [element for element in inside if _admits(element)] if _age(text) else []
        ranked = gate or sorted((element for element in inside if close(element)), key=close, reverse=True)
        return bool(ranked) and await self._press(tab, found, ranked[0])

    async def _press(self, tab: Tab, found: Scan, element: Element) -> bool:
        documents = tab.documents
        try:
            await press(await found.handle_of(element))
        except PressError as error:
            log.debug("the overlay stays: %s", error)
            return False

        async def gone() -> bool:
            if tab.documents != documents:
                return True
            return not await answer(tab.page.evaluate(_COVERED))

        return await self._session.until(tab, gone, within=_GONE)


def _inside(element: Element, text: str) -> bool:
    if not element.visible:
        return False
    shown = element.text.strip().lower()
    return (
        element.region == "dialog" or (shown != "" and shown in text) or (not shown and bool(close(element)))
    )


def _admits(element: Element) -> bool:
    """Whether a button says that the visitor is old enough: "Yes, I am 21+"."""
    return begins(" ".join(_WORDS.findall(element.words)), words.AGE)


def _age(text: str) -> bool:
    """Whether an overlay asks for an age; a discount of 18 % asks for none."""
    return mentions(_PERCENT.sub(" ", text), words.AGE_TOPIC)
