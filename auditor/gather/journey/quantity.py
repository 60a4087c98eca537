"""How many pieces of a product go into the cart: set as a shopper would, in the field or by its button."""

import logging

from playwright.async_api import ElementHandle, Error, JSHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Session
from auditor.gather.scripts import ANSWER, PageSilentError, answer, script

log = logging.getLogger(__name__)

_EFFECT = 1.5  # seconds for the field to show what was pressed


async def set_quantity(session: Session, tab: Tab, button: ElementHandle, pieces: int) -> int:
    """Have the page's field for a quantity hold so many pieces; how many it holds then.

    More where the shop sells no fewer. 1 where there is no such field, or it takes no other number. Raises
    PageSilentError.
    """
    found = await answer(button.evaluate_handle(script("journey/quantity.js")))
    kind, value, least, most = await answer(found.evaluate("q => [q.kind, q.value, q.least, q.most]"))
    pieces = max(pieces, int(least))
    if not kind or (most is not None and most < pieces):
        return 1
    field, more = await _part(found, "field"), await _part(found, "more")
    if field is None:
        return 1
    if value == str(pieces):
        return pieces
    if kind != "stepper" and await _typed(field, kind, str(pieces)):
        return pieces
    if more is not None and value == str(pieces - 1) and await _pressed(session, tab, field, more, pieces):
        return pieces
    await _typed(field, kind, value)
    return 1


async def _part(found: JSHandle, name: str) -> ElementHandle | None:
    return (await answer(found.evaluate_handle("(q, name) => q[name]", name))).as_element()


async def _typed(field: ElementHandle, kind: str, text: str) -> bool:
    """Put a number into a field and leave it, as scripts expect; whether the field kept it."""
    try:
        if kind == "select":
            await field.select_option(value=text, timeout=ANSWER * 1000)
        else:
            await field.fill(text, timeout=ANSWER * 1000)
            await answer(field.evaluate("field => field.blur()"))
    except (Error, PageSilentError) as error:
        log.debug("the quantity cannot be typed: %s", error)
        return False
    return await _holds(field, text)


async def _pressed(
    session: Session, tab: Tab, field: ElementHandle, more: ElementHandle, pieces: int
) -> bool:
    try:
        await press(more)
    except PressError as error:
        log.debug("the button for one more cannot be pressed: %s", error)
        return False

    async def shown() -> bool:
        return await _holds(field, str(pieces))

    return await session.until(tab, shown, within=_EFFECT)


async def _holds(field: ElementHandle, text: str) -> bool:
    """Whether a field shows a number, and the page takes it for one that it may hold."""
    held = "(field, text) => field.isConnected && field.value === text && field.checkValidity()"
    try:
        return bool(await answer(field.evaluate(held, text)))
    except PageSilentError as error:
        log.debug("the quantity is not known: %s", error)
        return False
