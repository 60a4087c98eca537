"""What a product asks for beside its options: a text to engrave, a date of delivery, a tick under its terms."""

import datetime as dt
import logging
from dataclasses import dataclass

from playwright.async_api import ElementHandle, Error

from auditor.gather.journey import words
from auditor.gather.scripts import ANSWER, PageSilentError, answer, script
from auditor.model.plan import Identity

log = logging.getLogger(__name__)

_TEXT = "Test"
_DAYS_AHEAD = 14  # a delivery that can be had: not tomorrow, not next year
_MOST = 8  # fields of one product
_DATES = {
    "date": "%Y-%m-%d",
    "datetime-local": "%Y-%m-%dT12:00",
    "month": "%Y-%m",
    "week": "%G-W%V",
}


class UploadAskedError(Exception):
    """The product asks for a file; the message is what the field is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One field that is to be filled in. `least` and `most` are its bounds as the page writes them."""

    type: str
    label: str
    least: str = ""
    most: str = ""
    shortest: int = 0
    longest: int = 0
    digits: bool = False

    def value(self, shopper: Identity, today: dt.date) -> str:
        """What is typed into it: plainly a test, within the field's own bounds."""
        if self.type in _DATES:
            value = (today + dt.timedelta(days=_DAYS_AHEAD)).strftime(_DATES[self.type])
            value = max(value, self.least)
            return min(value, self.most) if self.most else value
        fixed = {
            "number": self.least or "1",
            "time": self.least or "12:00",
            "email": shopper.email,
            "tel": shopper.phone,
            "url": "https://example.com/",
        }
        if self.type in fixed:
            return fixed[self.type]
        filler = "1" if self.digits else _TEXT
        text = (filler * (self.shortest // len(filler) + 1))[: max(self.shortest, len(filler))]
        return text[: self.longest] if self.longest else text


async def meet_demands(button: ElementHandle, shopper: Identity, *, every: bool) -> tuple[str, ...]:
    """Fill in what a product's page asks for before it is added; what the fields are called.

    `every`: also what does not look as if it were asked for, once the shop has refused to add without it.
    Raises UploadAskedError, and PageSilentError where the page does not answer.
    """
    asked = {"wide": every, "required": "|".join(words.REQUIRED_FIELD)}
    handle = await answer(button.evaluate_handle(script("journey/demands.js"), asked))
    told = await answer(handle.evaluate("found => found.fields"))
    met: list[str] = []
    for index, one in enumerate(told[:_MOST]):
        demand = Demand(**one)
        if demand.type == "file":
            raise UploadAskedError(demand.label)
        field = (await answer(handle.evaluate_handle("(found, i) => found.elements[i]", index))).as_element()
        if field is not None and await _filled(field, demand, shopper):
            met.append(demand.label)
    return tuple(met)


async def _filled(field: ElementHandle, demand: Demand, shopper: Identity) -> bool:
    """Fill in one field and leave it, as its script expects; whether that could be done."""
    try:
        if demand.type == "checkbox":
            await field.set_checked(True, timeout=ANSWER * 1000, force=True)
            return True
        value = demand.value(shopper, dt.datetime.now(tz=dt.UTC).date())
        await field.fill(value, timeout=ANSWER * 1000)
        await answer(field.evaluate("field => field.blur()"))
    except (Error, PageSilentError) as error:
        log.debug("“%s” cannot be filled in: %s", demand.label, error)
        return False
    return True
