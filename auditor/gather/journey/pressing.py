"""Pressing a button of the checkout, and telling what came of it."""

import logging
import time
from dataclasses import dataclass

from playwright.async_api import Frame, Request

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.elements import Found
from auditor.gather.journey.fields import fields_of
from auditor.gather.journey.steps import StepFailedError
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Session
from auditor.gather.scripts import PageSilentError, answer, script
from auditor.gather.site import same_site

log = logging.getLogger(__name__)

_DULL = 2.5  # seconds in which a press that sends nothing and changes nothing has no effect
_TELLING = (
    "document",
    "xhr",
    "fetch",
    "ping",
)  # Playwright's names of the requests that may tell a shop something
_FRAMES = 12  # documents of one page that are looked into


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a press. `at` is when it was, in seconds since the epoch.

    `sent`: something was sent to the shop. `asked`: the shop was asked for something, be it by a mere address,
    which is how some shops take an order, too. `moved`: another page or another part of the form came up.
    `errors` are what the page says since.
    """

    at: float
    sent: bool
    moved: bool
    errors: tuple[str, ...] = ()
    asked: bool = False


async def press_on(session: Session, tab: Tab, found: Found, *, within: float, force: bool = True) -> Pressed:
    """Press a button and wait until something comes of it, `within` seconds. Raises StepFailedError."""
    documents, url = tab.documents, tab.page.url
    before = await shape(tab)
    said = set(await errors(tab))
    sent: list[str] = []
    asked: list[str] = []

    def heard(request: Request, where: Tab) -> None:
        if where is not tab:
            return
        if _sends(session, request):
            sent.append(request.url)
        if request.resource_type in _TELLING and same_site(request.url, url):
            asked.append(request.url)

    session.tap.on_request.append(heard)
    at = time.time()
    try:
        await _press(tab, found, force=force)

        async def moved() -> bool:
            return tab.documents != documents or tab.page.url != url or await shape(tab) != before

        async def over() -> bool:
            dull = not sent and time.time() - at > _DULL and tab.activity.still_for() > _DULL
            return dull or await moved() or bool(set(await errors(tab)) - said)

        try:
            await session.until(tab, over, within=within)
            changed = await moved()
        except PageSilentError as error:
            log.debug("the page is being left: %s", error)
            changed = True
    except PressError as error:
        raise StepFailedError(f"The button “{found.element.words}” {error}.") from error
    finally:
        session.tap.on_request.remove(heard)
    new = tuple(text for text in await errors(tab) if text not in said)
    return Pressed(at, bool(sent), changed, new, asked=bool(sent or asked))


async def _press(tab: Tab, found: Found, *, force: bool) -> None:
    """Click a button; what lies over it and is no dialog, such as suggestions to a field, goes with Escape."""
    try:
        await press(found.handle, force=force)
    except PressError as error:
        if force or not error.covered:
            raise
        log.debug("“%s” %s", found.element.words, error)
        await answer(tab.page.keyboard.press("Escape"))
        await press(found.handle, force=False)


def _sends(session: Session, request: Request) -> bool:
    """Whether a request may tell the shop something: a form, or what a script sends."""
    sends = request.method != "GET" and request.resource_type in ("document", "xhr", "fetch")
    return sends and not session.tap.to_vendor(request)


async def shape(tab: Tab) -> tuple[str, ...]:
    """Which fields of the page and its frames a visitor can see: a part of a checkout is told by them.

    Raises PageSilentError where the page itself does not answer.
    """
    shown = [one.name for one in await fields_of(tab.page) if one.visible]
    for frame in frames_of(tab)[1:]:
        try:
            shown += [one.name for one in await fields_of(frame) if one.visible]
        except PageSilentError as error:
            log.debug("the fields of %s are not known: %s", frame.url, error)
    return tuple(shown)


async def errors(tab: Tab) -> list[str]:
    """What the page and its frames say is wrong, the page's own first."""
    found: list[str] = []
    for frame in frames_of(tab):
        try:
            found += [str(text) for text in await answer(frame.evaluate(script("journey/errors.js")))]
        except PageSilentError as error:
            log.debug("the errors of %s are not known: %s", frame.url, error)
    return found


def frames_of(tab: Tab) -> list[Frame]:
    """The page's documents, its own first; frames that are no part of a form are told by having no fields."""
    return [frame for frame in tab.page.frames if not frame.is_detached()][:_FRAMES]
