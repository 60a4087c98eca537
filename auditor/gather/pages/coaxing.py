"""A page without a pixel gets one humble chance more: some wait for a timer, or for the visitor to move.

Optimisers that delay scripts start them at the first scroll, key or move of the mouse; others load them
seconds after the page. What only then comes is told from what never comes. Nothing is clicked.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from enum import Enum, auto

from auditor.gather.capture.visits import Tab
from auditor.gather.pages.look import Look
from auditor.gather.pages.watch import settle
from auditor.gather.scripts import PageSilentError, answer
from auditor.model.page import PageKind

log = logging.getLogger(__name__)

# Seconds. Base codes that are put off by a clock are put off by three to five (tag managers' tutorials,
# November 2026), and the page was watched for a second and a half before.
_PUT_OFF = 4.5
_AFTER_MOVE = 0.7  # of quiet after the page was moved: what it started then counts as its activity
_BOUND = 10.0
_FAR = 400  # pixels of scrolling
_SPOT = (200, 200)  # where the mouse goes, from the corner of the screen


class Way(Enum):
    """What brought a pixel."""

    WAITING = auto()
    MOVING = auto()


class Coaxing:
    """The further chances of one run's pages.

    Each kind of page gets one; a way that once brought a pixel is gone on every page that has none.

    Args:
        announced: whether a page's HTML lets expect a pixel that is not there yet.
    """

    def __init__(self, announced: Callable[[str], bool]) -> None:
        self._announced = announced
        self._tried: set[PageKind] = set()
        self._helped: set[Way] = set()

    def due(self, tab: Tab, look: Look) -> bool:
        """Whether what once brought a pixel should be done on a page again."""
        return bool(self._helped) and _without(tab, look)

    async def brings(self, tab: Tab, look: Look, *, patient: bool = True) -> bool:
        """Whether a page that showed no pixel has one now. `patient`: a timer is waited for, too."""
        if not _without(tab, look) or (look.reading.kind in self._tried and not self._helped):
            return False
        self._tried.add(look.reading.kind)
        for way in self._ways(look, patient=patient):
            try:
                await (_wait(tab) if way is Way.WAITING else _move(tab))
            except PageSilentError as error:
                log.debug("%s could not be coaxed: %s", look.visit.url, error)
                return False
            if _heard(tab):
                self._helped.add(way)
                return True
        return False

    def _ways(self, look: Look, *, patient: bool) -> list[Way]:
        """What is tried on a page, in order: what helped before, else all that may."""
        if self._helped:
            return [way for way in Way if way in self._helped]
        waits = patient and self._announced(look.html)
        return [Way.WAITING, Way.MOVING] if waits else [Way.MOVING]


def _without(tab: Tab, look: Look) -> bool:
    """Whether a page of the shop's has fallen quiet without anything of the vendor's, and was left alone."""
    visit = tab.visit
    alone = visit is not None and visit.stirred_at is None and visit.restored_from is None
    return alone and look.usable and look.settled and not tab.activity.gone and not _heard(tab)


def _heard(tab: Tab) -> bool:
    return tab.activity.last_vendor is not None


async def _wait(tab: Tab) -> None:
    end = time.monotonic() + _PUT_OFF
    while not _heard(tab) and not tab.activity.gone:
        tab.activity.changed.clear()
        try:
            async with asyncio.timeout(end - time.monotonic()):
                await tab.activity.changed.wait()
        except TimeoutError:
            return


async def _move(tab: Tab) -> None:
    """Move the mouse and scroll down and up again, as a visitor does first."""
    if tab.visit is not None:
        tab.visit.stirred_at = time.time()
    mouse = tab.page.mouse
    tab.activity.touch()
    await answer(mouse.move(*_SPOT))
    await answer(mouse.move(*(2 * place for place in _SPOT), steps=2))
    await answer(mouse.wheel(0, _FAR))
    await settle(tab.activity, window=lambda: _AFTER_MOVE, bound=_BOUND)
    await answer(mouse.wheel(0, -_FAR))
