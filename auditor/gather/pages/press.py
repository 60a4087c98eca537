"""Clicking as a visitor clicks, and telling why it could not be done."""

import logging

from playwright.async_api import ElementHandle, Error

from auditor.gather.scripts import PageSilentError, answer

log = logging.getLogger(__name__)

_PATIENCE = 3.0  # seconds for a button to be in view, still, enabled and uncovered


_COVERED = "is covered by something else"


class PressError(Exception):
    """A click could not be made; the message says why, as a phrase."""

    @property
    def covered(self) -> bool:
        """Whether something lies over what was to be clicked."""
        return str(self) == _COVERED


async def press(element: ElementHandle, *, seconds: float = _PATIENCE, force: bool = True) -> None:
    """Click an element. Where something lies over it and `force` is set, it is clicked all the same.

    Raises PressError where the element is gone or cannot be clicked.
    """
    try:
        await element.click(timeout=seconds * 1000, no_wait_after=True)
    except Error as error:
        if "not attached" in error.message or "closed" in error.message:
            raise PressError("it was gone before it could be clicked") from error
        if not force:
            raise PressError(_why(error.message)) from error
        log.debug("clicked by script, since it %s", _why(error.message))
        try:
            await answer(element.dispatch_event("click"))
        except PageSilentError as again:
            raise PressError(str(again)) from again


def _why(message: str) -> str:
    for mark, words in (
        ("intercepts pointer events", _COVERED),
        ("not visible", "is not visible"),
        ("not enabled", "is disabled"),
        ("not stable", "keeps moving"),
        ("outside of the viewport", "lies outside of the screen"),
    ):
        if mark in message:
            return words
    return "cannot be clicked"
