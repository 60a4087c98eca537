"""A consent banner, found by role and words: in the page, its frames and open shadow roots."""

import json
import logging
from dataclasses import dataclass
from functools import cache

from playwright.async_api import ElementHandle, Frame, JSHandle

from auditor.gather.capture.visits import Tab
from auditor.gather.consent import words
from auditor.gather.scripts import PageSilentError, answer, script

log = logging.getLogger(__name__)

_WORDS = {
    "accept": words.ACCEPT,
    "reject": words.REJECT,
    "settings": words.SETTINGS,
    "save": words.SAVE,
    "optOut": words.OPT_OUT,
    "pay": words.PAY,
    "exact": words.EXACT,
    "about": words.ABOUT,
    "implied": words.IMPLIED,
    "age": words.AGE,
}
_TOLD = "b => b && ({ kinds: b.kinds, words: b.words, toggles: b.toggles, implied: b.implied })"
_ASKING = frozenset({"reject", "settings", "save", "pay"})


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a banner.

    `kind`: "accept", "reject", "settings", "save", "pay" (the way round the consent costs money) or
    "optOut" (what American law asks for: it goes on until it is pressed).
    """

    kind: str
    words: str
    handle: ElementHandle


@dataclass(frozen=True, slots=True)
class Banner:
    """A consent banner that stands on a page."""

    buttons: tuple[Button, ...]
    toggles: int
    implied: bool  # it takes going on for consent
    handle: JSHandle

    @property
    def opt_in(self) -> bool:
        """Whether it asks: a refusal or choices are offered. Else it merely gives notice."""
        kinds = {button.kind for button in self.buttons}
        if self.implied and not kinds & {"reject", "save", "pay"}:
            return False
        return self.toggles > 0 or bool(kinds & _ASKING)

    @property
    def refusable(self) -> bool:
        """Whether it offers any way but to agree; a notice leaves none."""
        return self.opt_in or self.button("reject", "optOut", "settings") is not None

    @property
    def pay_or_okay(self) -> bool:
        """Whether all that it offers beside consent costs money."""
        return self.button("pay") is not None and self.button("reject") is None

    def button(self, *kinds: str) -> Button | None:
        """The first button of the first of these kinds that it has; the one that says most for "all"."""
        for kind in kinds:
            found = [button for button in self.buttons if button.kind == kind]
            if found:
                return max(found, key=lambda button: len(button.words))
        return None

    async def untick(self) -> None:
        """Take off what is ticked. Raises PageSilentError where the page does not answer."""
        await answer(self.handle.evaluate("b => b.untick()"))


async def banner_of(tab: Tab) -> Banner | None:
    """The consent banner that stands on a page now, in whichever frame; None where there is none."""
    for frame in tab.page.frames:
        try:
            found = await _in_frame(frame)
        except PageSilentError as error:
            log.debug("no banner is to be seen in %s: %s", frame.url, error)
            continue
        if found is not None:
            return found
    return None


@cache
def _looking() -> str:
    """The script with its words written into it: as an argument they would be packed anew for each page."""
    return f"({script('consent/banner.js').rstrip().removesuffix(';')})({json.dumps(_WORDS)})"


async def _in_frame(frame: Frame) -> Banner | None:
    handle = await answer(frame.evaluate_handle(_looking()))
    told = await answer(handle.evaluate(_TOLD))
    if not isinstance(told, dict):
        return None
    elements = await answer(_elements(handle, len(told["kinds"])))
    buttons = tuple(
        Button(str(kind), str(text), element)
        for kind, text, element in zip(told["kinds"], told["words"], elements, strict=True)
        if element is not None
    )
    return Banner(buttons, int(told["toggles"]), bool(told["implied"]), handle)


async def _elements(handle: JSHandle, count: int) -> list[ElementHandle | None]:
    return [
        (await handle.evaluate_handle("(b, i) => b.elements[i]", index)).as_element()
        for index in range(count)
    ]
