"""Finding what a pin aims at: exact matches before others, of these the first that is visible."""

import logging

from playwright.async_api import ElementHandle, Frame, Locator, Page

from auditor.gather.journey.elements import Element
from auditor.gather.scripts import PageSilentError, answer
from auditor.model.actions import Target

log = logging.getLogger(__name__)

_MOST = 20  # matches of one document that are looked at for a visible one
_DESCRIBED = """(e) => ({
  tag: e.localName, text: (e.innerText || e.value || "").trim().slice(0, 200),
  label: e.getAttribute("aria-label") || "", disabled: e.matches(":disabled, [aria-disabled=true]"),
})"""


async def on_page(page: Page, target: Target) -> ElementHandle | None:
    """What is aimed at in a page and its frames, None where none of them shows it.

    Raises PageSilentError where the page itself does not answer, or the selector is none.
    """
    for exact in (True, False):
        for frame in page.frames:
            try:
                handle = await visible(_located(frame, target, exact=exact))
            except PageSilentError as error:
                if frame is page.main_frame:
                    raise
                log.debug("the frame %s is not looked into: %s", frame.url, error)
                continue
            if handle is not None:
                return handle
    return None


async def in_frame(frame: Frame, target: Target) -> ElementHandle | None:
    """What is aimed at in one document, None where it does not show it. Raises PageSilentError likewise."""
    for exact in (True, False):
        handle = await visible(_located(frame, target, exact=exact))
        if handle is not None:
            return handle
    return None


async def visible(located: Locator) -> ElementHandle | None:
    """The first match that a visitor can see. Raises PageSilentError."""
    for one in (await answer(located.element_handles()))[:_MOST]:
        if await answer(one.is_visible()):
            return one
    return None


async def described(handle: ElementHandle, words: str) -> Element:
    """A pinned thing as the auditor describes what it finds itself; `words` are what the pin calls it."""
    told = await answer(handle.evaluate(_DESCRIBED))
    return Element(
        tag=str(told["tag"]),
        text=str(told["text"]),
        label=str(told["label"]) or words,
        disabled=told["disabled"] is True,
    )


def _located(frame: Frame, target: Target, *, exact: bool) -> Locator:
    if target.selector:
        return frame.locator(f"css={target.selector}")
    if target.role:
        # Playwright's type lists the roles of WAI-ARIA; another one matches nothing.
        return frame.get_by_role(target.role, name=target.name or None, exact=exact)  # type: ignore[arg-type]
    if target.label:
        return frame.get_by_label(target.label, exact=exact)
    return frame.get_by_text(target.text, exact=exact)
