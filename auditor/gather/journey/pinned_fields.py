"""Single fields of the checkout that the config pins: each is filled in wherever it comes up."""

import logging
from collections.abc import Sequence

from playwright.async_api import Frame

from auditor.gather.capture.visits import Tab
from auditor.gather.journey.fields import Field
from auditor.gather.journey.pinned import PinError, Pinned
from auditor.gather.journey.targets import in_frame
from auditor.gather.pages.session import Session
from auditor.gather.scripts import PageSilentError, answer
from auditor.model.actions import FieldAction

log = logging.getLogger(__name__)

_TRIES = 2  # a script may draw the form anew while a field is filled in
_CLAIMED = """(pins, fields) => {
  const of = (pin) => pin.control || (pin.closest("label") || {}).control || pin;
  const claimed = new Set(pins.map(of));
  return fields.map((field) => claimed.has(field));
}"""


class PinnedFields:
    """Fills in the pinned fields of one checkout."""

    def __init__(self, session: Session) -> None:
        self._pins = session.plan.pins.fields
        self._pinned = Pinned(session)
        self._done: dict[FieldAction, int] = {}  # on which page each was filled in last
        self._failed: dict[FieldAction, int] = {}

    async def fill(self, tab: Tab) -> int:
        """Fill in those that are on the page and were not yet; how many.

        Raises PinError where one is there and takes no such value.
        """
        filled = 0
        for pin in self._pins:
            if self._done.get(pin) == tab.standing or not await self._pinned.there(tab, pin.target):
                continue
            try:
                await self._pinned.prepare(tab, (pin,), "field")
            except PinError:
                self._failed[pin] = self._failed.get(pin, 0) + 1
                if self._failed[pin] >= _TRIES:
                    raise
                continue
            self._done[pin] = tab.standing
            filled += 1
        return filled

    async def others(self, frame: Frame, fields: Sequence[Field]) -> list[Field]:
        """The fields of a document that no pin speaks for, nor for another of their group."""
        if not self._pins:
            return list(fields)
        try:
            pins = [pin for one in self._pins if (pin := await in_frame(frame, one.target)) is not None]
            told = await answer(
                frame.evaluate(
                    f"([pins, fields]) => ({_CLAIMED})(pins, fields)", [pins, [one.handle for one in fields]]
                )
            )
        except PageSilentError as error:
            log.debug("which fields are pinned is not known: %s", error)
            return list(fields)
        claimed = [bool(one) for one in told]
        groups = {
            (one.form, one.radio) for one, taken in zip(fields, claimed, strict=True) if taken and one.radio
        }
        return [
            one
            for one, taken in zip(fields, claimed, strict=True)
            if not taken and (one.form, one.radio) not in groups
        ]

    @property
    def missed(self) -> tuple[str, ...]:
        """Of those that never came up, that they did not, one sentence each."""
        return tuple(
            f"The pinned field ({pin.target.words}) was on no page of the checkout."
            for pin in self._pins
            if pin not in self._done and pin not in self._failed
        )
