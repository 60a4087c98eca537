"""The banner of one run: seen, told from a mere notice, answered once as the plan says, written down.

What fires before the answer has been recorded by then: the page was quiet first. A platform's own way is
tried first (`autoconsent`), then the buttons by their words, and where no button is known in any language
the platform's own functions. Each has a bound, and each that fails leaves the banner to the next.
"""

import logging
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace

from playwright.async_api import Error

from auditor.gather.capture.visits import Tab
from auditor.gather.consent import words
from auditor.gather.consent.autoconsent import Autoconsent
from auditor.gather.consent.banner import Banner, Button, banner_of
from auditor.gather.consent.platforms import LATE, UNKNOWN, Prospect, prospect_of
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Look, Session
from auditor.gather.scripts import PageSilentError
from auditor.model.journey import ConsentChoice, ConsentRecord

__all__ = ["LATE", "Consent"]

log = logging.getLogger(__name__)

_KNOWN = 1.0  # seconds for a platform's rule to recognise the banner that stands there
_CARRIED_OUT = 8.0  # seconds for a rule to be carried out: refusals go through several layers
_SECOND_LAYER = 3.0  # seconds for the settings of a banner to open
_STEADY = 3.0  # seconds for a button to be in view, still, enabled and uncovered
_MOVING = 0.3  # seconds that are left to a button which was not
_GONE = 4.0  # seconds for a banner to go once it is answered
_WISH = {ConsentChoice.ACCEPT: "accept", ConsentChoice.REJECT: "reject"}


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer that was given. `at`: seconds since the epoch, before anything that it set off."""

    how: str
    pressed: tuple[str, ...]
    at: float
    rule: str = ""


class Consent:
    """Answers the banner of one run as the plan says, and writes what became of it."""

    def __init__(self, session: Session, choice: ConsentChoice, run: str) -> None:
        self._session = session
        self._choice = choice
        self._tried = False  # a platform's way led nowhere once: it is not gone on every page
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

    @property
    def pending(self) -> bool:
        """Whether a banner was seen and has no answer: to touch a page may then be one."""
        return self._record.seen and self._record.answer in {None, ConsentChoice.KEEP}

    @property
    def refused(self) -> bool:
        """Whether the visitor refused."""
        return self._record.answer is ConsentChoice.REJECT

    def leaves(self, text: str) -> bool:
        """Whether what lies over a page is the banner that stays unanswered: to close it is an answer, too.

        `text`: what it says, in lower case.
        """
        return self._record.seen and self.open and any(topic in text for topic in words.ABOUT)

    async def answer(self, tab: Tab, look: Look, *, wait: float = 0.0) -> Look:
        """Answer the banner that stands on a page, where one does; the page as it is afterwards.

        `wait`: seconds after the page's load for which a banner may yet come, where the page lets expect
        one at all.
        """
        if self._choice is ConsentChoice.KEEP and self._record.seen:
            return look
        prospect = UNKNOWN
        if wait > 0:
            prospect = await prospect_of(tab, look, self._session.readers.vendor.claims)
        async with AsyncExitStack() as stack:
            engine: Autoconsent | None = None
            if wait > 0 and prospect.platform:
                engine = await stack.enter_async_context(self._engine(tab, patient=True))
            banner, stands = await self._standing(tab, engine, within=prospect.within(wait))
            if not stands:
                self._missed(prospect)
                return look
            if wait <= 0:
                prospect = await prospect_of(tab, look, self._session.readers.vendor.claims)
            self._saw(banner, prospect, engine)
            if self._choice is ConsentChoice.KEEP:
                return look
            if engine is None and not self._tried:
                engine = await stack.enter_async_context(self._engine(tab, patient=False))
            given = await self._give(tab, banner, engine)
            if given is None:
                self._tried = True
                return look
            self._gave(given)
        return await self._session.look(tab)

    def _engine(self, tab: Tab, *, patient: bool) -> Autoconsent:
        return Autoconsent(tab.page, self._choice, patient=patient)

    async def _standing(
        self, tab: Tab, engine: Autoconsent | None, *, within: float
    ) -> tuple[Banner | None, bool]:
        """The banner that stands, as its words show it, and whether one does: a platform may know better."""
        found: list[Banner | None] = []

        async def stands() -> bool:
            banner = await banner_of(tab)
            found.append(banner)
            return banner is not None or (engine is not None and engine.platform != "")

        return (found[-1], True) if await self._session.until(tab, stands, within=within) else (None, False)

    def _missed(self, prospect: Prospect) -> None:
        """Say of a platform that it is there and did not ask: that is no proof that it never does."""
        if prospect.platform and not self._record.seen and not self._record.tool:
            self._record = replace(self._record, tool=prospect.platform)
            self._session.note(
                f"The shop loads {prospect.platform}, and no consent banner came up within {LATE:g} seconds: "
                "it may not ask visitors from here."
            )

    def _saw(self, banner: Banner | None, prospect: Prospect, engine: Autoconsent | None) -> None:
        if self._record.seen:
            return
        self._record = replace(
            self._record,
            seen=True,
            opt_in=banner.opt_in if banner is not None else None,
            seen_at=time.time(),
            tool=prospect.platform or (engine.platform if engine is not None else ""),
            pay_or_okay=banner is not None and banner.pay_or_okay,
        )

    def _gave(self, given: _Given) -> None:
        if self._record.answer is not None:
            self._session.note("The consent banner came up again after it had been answered.")
            return
        self._record = replace(
            self._record,
            answer=self._choice,
            # A page's clock has whole milliseconds; nothing was pressed before the banner was seen.
            answered_at=max(given.at, self._record.seen_at or given.at),
            answer_ended_at=time.time(),
            how=given.how,
            words=given.pressed[-1] if given.pressed else "",
            pressed=given.pressed,
            tool=self._record.tool or given.rule,
        )

    async def _give(self, tab: Tab, banner: Banner | None, engine: Autoconsent | None) -> _Given | None:
        """Answer the banner in the first way that leads anywhere."""
        if banner is not None and banner.pay_or_okay and self._choice is ConsentChoice.REJECT:
            self._session.note(
                "The consent banner can be accepted or paid for: it was not answered, since a refusal costs money."
            )
            return None
        if banner is not None and self._choice is ConsentChoice.REJECT and not banner.refusable:
            engine = None  # its rules would have the notice closed, which is no refusal
        self._session.progress.doing(f"answering the consent banner: {_WISH[self._choice]}")
        given = await self._by_rule(tab, engine, calling=False) if engine is not None else None
        if given is None:
            given = await self._by_words(tab)
        if given is None and engine is not None:
            given = await self._by_rule(tab, engine, calling=True)
        if given is None:
            self._session.note(
                f"A consent banner stands there, and no button to {_WISH[self._choice]} was found on it."
            )
        return given

    async def _by_rule(self, tab: Tab, engine: Autoconsent, *, calling: bool) -> _Given | None:
        """Let the platform's own rule answer, where there is one."""
        documents = tab.documents

        async def known() -> bool:
            return engine.platform != "" or engine.idle

        async def ended() -> bool:
            return engine.result is not None or tab.documents != documents

        await self._session.until(tab, known, within=_KNOWN)
        rule = engine.platform
        if not rule:
            return None
        await engine.begin(calling=calling)
        await self._session.until(tab, ended, within=_CARRIED_OUT)
        at, said = engine.answered_at, engine.words
        # A page that goes away takes the engine's account with it: its settings may be a page of their own.
        left = tab.documents != documents and not (said and said[-1] in words.SETTINGS)
        if at is None or not (engine.result or left) or not await self._gone(tab, documents):
            log.debug("the rule of %s answers nothing here", rule)
            return None
        return _Given("autoconsent", said, at, rule=rule)

    async def _by_words(self, tab: Tab) -> _Given | None:
        """Press what answers as the plan says."""
        banner = await banner_of(tab)
        if banner is None:
            return None
        ways = ("accept",) if self._choice is ConsentChoice.ACCEPT else ("reject", "optOut")
        pressed: list[str] = []
        button = banner.button(*ways)
        if button is None and self._choice is ConsentChoice.REJECT:
            button = await self._second_layer(tab, banner, pressed)
        if button is None:
            return None
        documents = tab.documents
        at = await self._press(button, pressed)
        if at is None:
            return None
        if not await self._gone(tab, documents):
            self._session.note(f"The consent banner stayed after “{button.words}” had been pressed.")
        return _Given("words", tuple(pressed), at)

    async def _press(self, button: Button, pressed: list[str]) -> float | None:
        """Press a button; when that was, in seconds since the epoch, None where it cannot be pressed.

        What the page sends while a button is still sliding in was sent before the answer.
        """
        patience = _STEADY
        try:
            await button.handle.click(trial=True, timeout=_STEADY * 1000)
        except Error as error:
            log.debug("“%s” does not keep still: %s", button.words, error)
            patience = _MOVING
        at = time.time()
        try:
            await press(button.handle, seconds=patience)
        except PressError as error:
            self._session.note(f"The consent banner's button “{button.words}” could not be pressed: {error}.")
            return None
        pressed.append(button.words)
        return at

    async def _gone(self, tab: Tab, documents: int) -> bool:
        """Whether the banner goes, by itself or with its page, within its time."""

        async def gone() -> bool:
            return tab.documents != documents or await banner_of(tab) is None

        return await self._session.until(tab, gone, within=_GONE)

    async def _second_layer(self, tab: Tab, banner: Banner, pressed: list[str]) -> Button | None:
        """The refusal behind "settings": reject all, or save with nothing ticked."""
        layer = banner
        if banner.button("save") is None:
            settings = banner.button("settings")
            if settings is None or await self._press(settings, pressed) is None:
                return None
            found: list[Banner] = []

            async def opened() -> bool:
                again = await banner_of(tab)
                if again is not None and again.button("reject", "save") is not None:
                    found.append(again)
                return bool(found)

            if not await self._session.until(tab, opened, within=_SECOND_LAYER):
                return None
            layer = found[-1]
        if layer.button("reject") is None:
            try:
                await layer.untick()
            except PageSilentError as error:
                log.debug("what is ticked stays ticked: %s", error)
                return None
        return layer.button("reject", "save")
