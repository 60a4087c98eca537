"""The date of birth that an age gate asks for: a grown-up's, in whatever fields it is asked."""

import logging
import re

from playwright.async_api import ElementHandle, Error

from auditor.gather.scripts import ANSWER, PageSilentError, answer, script

log = logging.getLogger(__name__)

_YEAR, _MONTH, _DAY = 1985, 5, 15
_PARTS = {"year": f"{_YEAR}", "month": f"{_MONTH:02}", "day": f"{_DAY:02}"}
_LETTERS = (
    (re.compile(r"[yjar]{4}|年", re.IGNORECASE), _PARTS["year"]),
    (re.compile(r"m{1,2}", re.IGNORECASE), _PARTS["month"]),
    (re.compile(r"[dtjg]{1,2}", re.IGNORECASE), _PARTS["day"]),
)


async def tell_birth_date(gate: ElementHandle) -> bool:
    """Fill in the date of birth that a gate asks for; whether it asked for one. Raises PageSilentError."""
    wanted = {"year": _YEAR, "month": _MONTH, "day": _DAY}
    found = await answer(gate.evaluate_handle(script("journey/birth_date.js"), wanted))
    fields = await answer(found.evaluate("f => f.fields"))
    for number, told in enumerate(fields):
        field = (await answer(found.evaluate_handle("(f, n) => f.elements[n]", number))).as_element()
        if field is None:
            continue
        try:
            if told["index"] is not None:
                await field.select_option(index=int(told["index"]), timeout=ANSWER * 1000)
            else:
                await field.fill(
                    _written(str(told["part"]), str(told["format"]), picker=bool(told["picker"])),
                    timeout=ANSWER * 1000,
                )
        except (Error, PageSilentError) as error:
            log.debug("the date of birth cannot be told: %s", error)
    return bool(fields)


def _written(part: str, letters: str, *, picker: bool) -> str:
    """A part of the date as a field takes it; a whole date in the order that its placeholder shows."""
    if part in _PARTS:
        return _PARTS[part]
    if picker or not re.search(r"[yjar]{4}", letters, re.IGNORECASE):
        return f"{_YEAR}-{_MONTH:02}-{_DAY:02}"
    for pattern, value in _LETTERS:
        letters = pattern.sub(value, letters, count=1)
    return letters
