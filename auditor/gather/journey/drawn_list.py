"""An option behind a list that a script draws: opened by its button, taken as soon as it is there."""

import logging

from playwright.async_api import ElementHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.journey import words
from auditor.gather.journey.elements import mentions, normal
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Session
from auditor.gather.scripts import answer, script

log = logging.getLogger(__name__)

_OPENS = 2.0  # seconds for a list to open
_LIMIT = 200  # options that are read


async def choose_from_list(session: Session, tab: Tab, opener: ElementHandle) -> str:
    """Press what opens a list, and take the first option that is to be had; what it says, "" where none came.

    Raises PageSilentError where the page does not answer.
    """
    before = await _texts(tab)
    try:
        await press(opener)
        shown: list[str] = []

        async def opened() -> bool:
            shown[:] = [text for text in await _texts(tab) if text not in before]
            return bool(shown)

        await session.until(tab, opened, within=_OPENS)
        text = next((one for one in shown if not mentions(normal(one), words.SOLD_OUT)), "")
        if not text:
            await answer(tab.page.keyboard.press("Escape"))
            return ""
        found = await answer(tab.page.evaluate_handle(script("journey/combobox.js"), {"limit": _LIMIT}))
        option = (
            await answer(found.evaluate_handle("(o, text) => o.elements[o.texts.indexOf(text)]", text))
        ).as_element()
        if option is None:
            return ""
        await press(option)
    except PressError as error:
        log.debug("nothing is chosen of a drawn list: %s", error)
        return ""
    return text


async def _texts(tab: Tab) -> list[str]:
    told = await answer(tab.page.evaluate(script("journey/combobox.js"), {"limit": _LIMIT}))
    return [str(text) for text in told["texts"]]
