"""How a checkout is paid for: what it offers is looked at, what moves no money is chosen, a test card is readied."""

import logging
from collections.abc import Sequence

from playwright.async_api import Error

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.fields import Field
from auditor.gather.journey.payment import CARD, Payment
from auditor.gather.journey.payment_words import PAYMENT, TEST
from auditor.gather.journey.pressing import frames_of
from auditor.gather.journey.providers import in_test_mode
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Session
from auditor.gather.scripts import PageSilentError, answer, script
from auditor.model.plan import SandboxCard

log = logging.getLogger(__name__)

_SECTION = 1500  # characters: a part of a page that is about paying is short


class Settling:
    """The payment of one run's checkout."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.payment = Payment()

    @property
    def card(self) -> SandboxCard | None:
        """The card that may be typed: the config's, where the provider takes test cards."""
        tests = self.payment.testing or any(map(TEST.search, self.payment.chosen))
        return self._session.plan.test_card if tests else None

    def look_at(self, tab: Tab, fields: Sequence[Field], *, main: bool) -> None:
        """Take in the fields of one document."""
        self.payment.look_at(fields, main=main)
        if self.payment.card_fields and not self.payment.testing:
            look = self._session.last(tab)
            known = [look.html] if look is not None else []
            self.payment.testing = in_test_mode([*known, *(frame.url for frame in frames_of(tab))])

    def typed(self, one: Field) -> None:
        """A field was typed into."""
        if one.meaning in CARD and self.card is not None:
            self.payment.card_typed = True

    async def settle(self, tab: Tab) -> int:
        """Choose an offline way to pay among tiles that are no radio buttons; how many were pressed."""
        try:
            told = await answer(
                tab.page.evaluate_handle(
                    script("journey/payment.js"), {"payment": PAYMENT.pattern, "limit": _SECTION}
                )
            )
            seen = await answer(told.evaluate("({ said, ways }) => ({ said, ways })"))
            tiles = [(str(way["text"]), way["on"] is True) for way in seen["ways"]]
            wanted = self.payment.look_at_tiles(str(seen["said"]), tiles)
            if wanted is None:
                return 0
            handle = (await answer(told.evaluate_handle("(t, i) => t.elements[i]", wanted))).as_element()
            if handle is None:
                return 0
            await press(handle)
        except (Error, PressError, PageSilentError) as error:
            log.debug("no way to pay is pressed: %s", error)
            return 0
        return 1
