"""What keeps an address form back: a search for the address, or that the order is to be fetched."""

import logging

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.elements import Element, best, normal
from auditor.gather.journey.field_words import BY_HAND, DELIVERED
from auditor.gather.journey.fields import fields_of
from auditor.gather.journey.pressing import frames_of
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Session
from auditor.gather.scripts import PageSilentError

log = logging.getLogger(__name__)

_SHORT = 60  # letters of a button


async def reveal_address(session: Session, tab: Tab) -> int:
    """Press what brings up an address form where none is seen; how many things were pressed."""
    for frame in frames_of(tab):
        try:
            fields = await fields_of(frame)
        except PageSilentError as error:
            log.debug("the fields of %s are not known: %s", frame.url, error)
            continue
        if any(one.visible and one.meaning == "city" for one in fields):
            return 0
    found = await best(tab.page, by_hand, frames=True) or await best(tab.page, delivered, frames=True)
    if found is None:
        return 0
    try:
        await press(found.handle)
    except PressError as error:
        log.debug("“%s” %s", found.element.words, error)
        return 0
    await session.look(tab)
    return 1


def by_hand(element: Element) -> int:
    """Whether a thing shows the fields of an address where a search for it stands."""
    words = element.words
    fits = element.visible and not element.disabled and len(words) <= _SHORT and BY_HAND.search(words)
    return 2 if fits and not element.submits else 0


def delivered(element: Element) -> int:
    """Whether a tab has the order delivered, where another one has it fetched."""
    fits = (
        element.visible
        and not element.disabled
        and element.role == "tab"
        and DELIVERED.search(normal(element.text)) is not None
        and "aria-selected=true" not in element.data
    )
    return int(fits)
