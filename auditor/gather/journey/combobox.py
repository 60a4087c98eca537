"""Lists that a script draws: opened, and chosen from; and what a field suggests while one types."""

import logging
from collections.abc import Sequence

from playwright.async_api import Error, Frame

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.entering import enter
from auditor.gather.journey.fields import Field
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Session
from auditor.gather.scripts import PageSilentError, answer, script

log = logging.getLogger(__name__)

_OPENS = 2.5  # seconds for a list to open, or for suggestions to come
_LIMIT = 400  # options that are read


class Combobox:
    """Chooses from the drawn lists of one page."""

    def __init__(self, session: Session, tab: Tab) -> None:
        self._session = session
        self._tab = tab

    async def pick(self, one: Field, frame: Frame, wanted: Sequence[str], *, first: bool) -> bool:
        """Open a list and choose the first wanted option, else its `first` one; whether one was chosen.

        A field that narrows its list while one types is typed into. What is typed and not offered is left.
        """
        if one.handle is None:
            return False
        try:
            before = await _options(frame)
            if one.type == "combobox":
                await press(one.handle)
                options = await self._opened(frame, before)
                if not options and one.typed and wanted:
                    await enter(one.handle, wanted[0], leave=False)
                    options = await self._opened(frame, before)
            else:
                await enter(one.handle, wanted[0] if wanted else "", leave=False)
                options = await self._opened(frame, before)
            chosen = best_option(options, wanted)
            if chosen is None and first and options:
                chosen = 0
            if chosen is None and one.typed and wanted and one.type == "combobox":
                await enter(one.handle, wanted[0], leave=False)
                options = await self._opened(frame, before)
                chosen = best_option(options, wanted)
            if chosen is None:
                if options:
                    await answer(frame.page.keyboard.press("Escape"))
                await answer(one.handle.evaluate("e => e.blur()"))
                return False
            return await self._press(frame, options[chosen])
        except (Error, PressError, PageSilentError) as error:
            log.debug("nothing is chosen of %s: %s", one.words, error)
            return False

    async def _opened(self, frame: Frame, before: Sequence[str]) -> list[str]:
        """The options that came up; [] where none did."""
        found: list[str] = []

        async def there() -> bool:
            found[:] = [text for text in await _options(frame) if text not in before]
            return bool(found)

        await self._session.until(self._tab, there, within=_OPENS)
        return found

    async def _press(self, frame: Frame, text: str) -> bool:
        told = await answer(frame.evaluate_handle(script("journey/combobox.js"), {"limit": _LIMIT}))
        handle = (
            await answer(
                told.evaluate_handle("(found, text) => found.elements[found.texts.indexOf(text)]", text)
            )
        ).as_element()
        if handle is None:
            return False
        await press(handle)
        return True


async def _options(frame: Frame) -> list[str]:
    told = await answer(frame.evaluate(f"({script('journey/combobox.js')})({{ limit: {_LIMIT} }}).texts"))
    return [str(text) for text in told]


def best_option(options: Sequence[str], wanted: Sequence[str]) -> int | None:
    """The option that is a wanted one, else the first that begins with it; None where neither is there."""
    folded = [option.strip().lower() for option in options]
    names = [name.strip().lower() for name in wanted if name.strip()]
    for name in names:
        if name in folded:
            return folded.index(name)
    for name in names:
        for index, option in enumerate(folded):
            if option.startswith(name) or f"({name})" in option:
                return index
    return None
