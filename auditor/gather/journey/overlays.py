"""What stands between a visitor and the shop: pop-ups, age gates, a consent banner that comes late."""

import logging
import re

from playwright.async_api import ElementHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.consent import Consent
from auditor.gather.journey import words
from auditor.gather.journey.birth_date import tell_birth_date
from auditor.gather.journey.choosing import SURE, checkout, close, place_order
from auditor.gather.journey.elements import Element, Scan, begins, mentions, scan
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError, answer, script
from auditor.model.page import PageKind

log = logging.getLogger(__name__)

_MOST = 3  # overlays one after the other
_WORDS = re.compile(r"[\w'\u2019+-]+")
_PERCENT = re.compile(r"\d+\s?%")
_GONE = 2.0  # seconds for an overlay to go once it is closed
_GATE = 1500  # characters of a page that is nothing but a gate
_WORDS_OF = "e => e ? (e.innerText || '').slice(0, 1500) || ' ' : ''"


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
                over = await answer(tab.page.evaluate_handle(script("journey/covering.js")))
                text = str(await answer(over.evaluate(_WORDS_OF)))
                if not text and not (text := _gate_page(look)):
                    return look
                if self._consent.leaves(text.lower()):
                    return look
                root = over.as_element() or await answer(tab.page.query_selector("body"))
                if root is None or not await self._close(tab, root, text.lower()):
                    return look
            except PageSilentError as error:
                log.debug("what lies over %s is not known: %s", look.visit.url, error)
                return look
            look = await self._session.look(tab)
        return look

    async def _close(self, tab: Tab, root: ElementHandle, text: str) -> bool:
        """Press what closes an overlay, or what lets one through a gate; whether something could be pressed."""
        found = await scan(tab.page)
        inside = [element for element in found.elements if _inside(element, text)]
        if any(checkout(element) >= SURE or place_order(element) >= SURE for element in inside):
            return False  # the shop's own cart or checkout lies there
        ranked: list[Element] = []
        if _age(text):
            asked = await tell_birth_date(root)
            ranked = [element for element in inside if _admits(element) or (asked and _goes_on(element))]
        if not ranked:
            ranked = sorted((element for element in inside if close(element)), key=close, reverse=True)
        if not ranked and not _age(text):
            ranked = [one for one in inside if _declines(one)] or [
                one for one in inside if _place(text) and _goes_on(one)
            ]
        return bool(ranked) and await self._press(tab, found, ranked[0])

    async def _press(self, tab: Tab, found: Scan, element: Element) -> bool:
        documents, url = tab.documents, tab.page.url
        try:
            await press(await found.handle_of(element))
        except PressError as error:
            log.debug("the overlay stays: %s", error)
            return False

        async def gone() -> bool:
            if tab.documents != documents or tab.page.url != url:
                return True
            over = await answer(tab.page.evaluate_handle(script("journey/covering.js")))
            return over.as_element() is None

        return await self._session.until(tab, gone, within=_GONE)


def _gate_page(look: Look) -> str:
    """What a page says that is nothing but a question for the visitor's age, "" for any other."""
    text = look.text.strip()
    asks = look.usable and look.reading.kind in (PageKind.OTHER, PageKind.HOME) and len(text) <= _GATE
    return text if asks and _age(text.lower()) and mentions(text.lower(), words.AGE_QUESTION) else ""


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


def _goes_on(element: Element) -> bool:
    """Whether a button leads on into the shop, as it is."""
    return element.tag != "a" and begins(element.words, (*words.ENTER_SHOP, *words.NEXT))


def _declines(element: Element) -> bool:
    """Whether it says no to what a pop-up offers: "No, I don't feel lucky"."""
    return begins(" ".join(_WORDS.findall(element.words)), words.NO)


def _place(text: str) -> bool:
    """Whether an overlay asks where the visitor is."""
    return mentions(text, words.PLACE_TOPIC)


def _age(text: str) -> bool:
    """Whether an overlay asks for an age; a discount of 18 % asks for none."""
    return mentions(_PERCENT.sub(" ", text), words.AGE_TOPIC)
