"""Filling in single fields as a person does: typed letter by letter, chosen, ticked."""

import logging

from playwright.async_api import ElementHandle, Error

from auditor.gather.journey.fields import Field, FieldChoice
from auditor.gather.pages.press import PressError, press
from auditor.gather.scripts import ANSWER, PageSilentError, answer

log = logging.getLogger(__name__)

_LETTER = 0.1  # seconds that a script may take for each
_HIDDEN = (
    "e => !e.checkVisibility() || e.getBoundingClientRect().width < 2 || getComputedStyle(e).opacity === '0'"
)


async def enter(handle: ElementHandle, value: str, *, leave: bool = True) -> None:
    """Type into a field, letter by letter, over what stood there; then `leave` it.

    Raises PageSilentError or Playwright's Error where the field is gone.
    """
    await answer(handle.scroll_into_view_if_needed(timeout=ANSWER * 1000))
    await answer(handle.focus())
    frame = await answer(handle.owner_frame())
    if frame is None:
        raise PageSilentError("the field is gone")
    keyboard = frame.page.keyboard
    await answer(handle.evaluate("e => e.select && e.select()"))
    await answer(keyboard.press("Delete"))
    await answer(keyboard.type(value), ANSWER + len(value) * _LETTER)
    stands = await answer(handle.evaluate("e => e.value"))
    if not stands:
        await answer(handle.fill(value, timeout=ANSWER * 1000))
    if leave:
        await answer(handle.evaluate("e => e.blur()"))


async def choose(one: Field, choice: FieldChoice) -> bool:
    """Choose an option of a list; whether it could be."""
    if one.handle is None:
        return False
    try:
        await one.handle.select_option(value=choice.value, timeout=ANSWER * 1000, force=True)
    except Error as error:
        log.debug("%s cannot be chosen: %s", choice.text, error)
        return False
    return True


async def tick(handle: ElementHandle, one: Field) -> bool:
    """Press a radio button or a box; where it is hidden behind its label, the label. Whether it could be."""
    try:
        if await answer(handle.evaluate(_HIDDEN)):
            label = (await answer(handle.evaluate_handle("e => (e.labels && e.labels[0]) || e"))).as_element()
            await press(label or handle)
        else:
            await press(handle)
        if not await answer(handle.evaluate("e => e.checked !== false")):
            # The label's click landed on a link in it.
            await answer(handle.evaluate("e => e.click()"))
    except (PressError, PageSilentError) as error:
        log.debug("%s cannot be pressed: %s", one.words, error)
        return False
    return True
