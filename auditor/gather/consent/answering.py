"""The consent banner: found by role and words, in the page, its frames and open shadow roots; answered once.

What fires before the answer has been recorded by then: the page was quiet first.
"""

import logging
import time
from dataclasses import dataclass

from playwright.async_api import ElementHandle, Frame, JSHandle

from auditor.gather.consent import words
from auditor.gather.press import PressError, press
from auditor.gather.scripts import PageSilentError, answer, script
from auditor.gather.session import Look, Session
from auditor.gather.visits import Tab
from auditor.model.journey import ConsentChoice, ConsentRecord

log = logging.getLogger(__name__)

LATE = 2.0  # seconds for a banner to come up on the first page once that is quiet
_SECOND_LAYER = 3.0  # seconds for the settings of a banner to open
_GONE = 4.0  # seconds for a banner to go once it is answered
_WORDS = {
    "accept": words.ACCEPT,
    "reject": words.REJECT,
    "settings": words.SETTINGS,
    "save": words.SAVE,
    "about": words.ABOUT,
}


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a banner. `kind`: "accept", "reject", "settings", "save"."""

    kind: str
    words: str
    handle: ElementHandle


@dataclass(frozen=True, slots=True)
class Banner:
    """A consent banner that stands on a page."""

    buttons: tuple[Button, ...]
    toggles: int

    @property
    def opt_in(self) -> bool:
        """Whether it asks: a refusal or choices are offered. Else it merely gives notice."""
        return self.toggles > 0 or any(
            button.kind in {"reject", "settings", "save"} for button in self.buttons
        )

    def button(self, *kinds: str) -> Button | None:
        """The first button of the first of these kinds that it has; the one that says most for "all"."""
        for kind in kinds:
            found = [button for button in self.buttons if button.kind == kind]
            if found:
                return max(found, key=lambda button: len(button.words))
        return None


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


async def _in_frame(frame: Frame) -> Banner | None:
    handle = await answer(frame.evaluate_handle(script("consent/banner.js"), _WORDS))
    told = await answer(handle.evaluate("b => b && ({ kinds: b.kinds, words: b.words, toggles: b.toggles })"))
    if not isinstance(told, dict):
        return None
    elements = await answer(_elements(handle, len(told["kinds"])))
    buttons = tuple(
        Button(str(kind), str(words), element)
        for kind, words, element in zip(told["kinds"], told["words"], elements, strict=True)
        if element is not None
    )
    return Banner(buttons, int(told["toggles"]))


async def _elements(handle: JSHandle, count: int) -> list[ElementHandle | None]:
    return [
        (await handle.evaluate_handle("(b, i) => b.elements[i]", index)).as_element()
        for index in range(count)
    ]


class Consent:
    """Answers the banner of one run as the plan says, and writes what became of it."""

    def __init__(self, session: Session, choice: ConsentChoice, run: str) -> None:
        self._session = session
        self._choice = choice
        self._record = ConsentRecord(
            run=run, seen=False, opt_in=None, answer=None, seen_at=None, answered_at=None
        )

    def written(self) -> ConsentRecord:
        """What is known of the banner so far."""
        return self._record

    @property
    def open(self) -> bool:
        """Whether a banner may still come up: none was seen, or it has not been answered."""
        return self._record.answer is None

    async def answer(self, tab: Tab, look: Look, *, wait: float = 0.0) -> Look:
        """Answer the banner that stands on a page, where one does; the page as it is afterwards.

        `wait`: seconds for which a banner may yet come up.
        """
        found: list[Banner] = []

        async def stands() -> bool:
            banner = await banner_of(tab)
            if banner is not None:
                found.append(banner)
            return banner is not None

        if not await self._session.until(tab, stands, within=wait):
            return look
        banner = found[-1]
        seen_at = time.time()
        if not self._record.seen:
            self._record = ConsentRecord(
                run=self._record.run,
                seen=True,
                opt_in=banner.opt_in,
                answer=None,
                seen_at=seen_at,
                answered_at=None,
            )
        if self._choice is ConsentChoice.KEEP:
            return look
        pressed = await self._press(tab, banner)
        if pressed is None:
            return look
        words, at = pressed
        if self._record.answer is None:
            self._record = ConsentRecord(
                run=self._record.run,
                seen=True,
                opt_in=self._record.opt_in,
                answer=self._choice,
                seen_at=self._record.seen_at or seen_at,
                answered_at=at,
                words=words,
            )
        else:
            self._session.note("The consent banner came up again after it had been answered.")
        return await self._session.look(tab)

    async def _press(self, tab: Tab, banner: Banner) -> tuple[str, float] | None:
        """Press what answers as the plan says; the words that were pressed, and when."""
        accepting = self._choice is ConsentChoice.ACCEPT
        button = banner.button("accept" if accepting else "reject")
        if button is None and not accepting:
            button = await self._second_layer(tab, banner)
        if button is None:
            wish = "accept" if accepting else "reject"
            self._session.note(f"A consent banner stands there, and no button to {wish} was found on it.")
            return None
        self._session.progress.doing(f"answering the consent banner: {button.words}")
        at = time.time()
        documents = tab.documents
        try:
            await press(button.handle)
        except PressError as error:
            self._session.note(f"The consent banner's button “{button.words}” could not be pressed: {error}.")
            return None

        async def gone() -> bool:
            return tab.documents != documents or await banner_of(tab) is None

        if not await self._session.until(tab, gone, within=_GONE):
            self._session.note(f"The consent banner stayed after “{button.words}” had been pressed.")
        return button.words, at

    async def _second_layer(self, tab: Tab, banner: Banner) -> Button | None:
        """The refusal behind "settings": reject all, or save what is ticked from the start."""
        settings = banner.button("settings")
        if settings is None:
            return None
        found: list[Button] = []
        try:
            await press(settings.handle)
        except PressError as error:
            log.debug("the settings of the banner do not open: %s", error)
            return None

        async def opened() -> bool:
            again = await banner_of(tab)
            button = again.button("reject", "save") if again is not None else None
            if button is not None:
                found.append(button)
            return button is not None

        await self._session.until(tab, opened, within=_SECOND_LAYER)
        return found[-1] if found else None
