"""When a page has fallen quiet: decided by what happens in it, never by the clock alone."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from auditor.gather.capture.activity import Activity

WINDOW = 0.5  # seconds without a sign of life after which a page is quiet
BOUND = 10.0  # seconds after which the watch ends, come what may
_STALLED = 3.0  # seconds without any progress after which a page that never loads is not waited for


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How a watch ended. `seconds` run from the vendor's last activity to the end of the watch."""

    quiet: bool
    seconds: float
    notes: tuple[str, ...] = ()


async def settle(
    activity: Activity, *, window: Callable[[], float] = lambda: WINDOW, bound: float = BOUND
) -> Settled:
    """Wait until a page is parsed, loaded and quiet for a window, or until the bound.

    `window` is asked anew each time: who waits for something that has not come yet may be more patient.
    A page whose load makes no progress (an image that never comes) is taken as it is, with a note.
    """
    start = time.monotonic()
    end = start + bound
    while True:
        activity.changed.clear()
        now = time.monotonic()
        why, left, note = _obstacle(activity, now)
        rest = activity.last + window() - now
        if activity.gone:
            return _ended(activity, start, quiet=False, note=activity.gone)
        if not why and rest <= 0:
            return _ended(activity, start, quiet=True, note=note)
        if now >= end:
            return _ended(activity, start, quiet=False, note=why or "it did not fall quiet in time")
        waits = [end - now] if left is None else [end - now, left]
        if not why:
            waits.append(rest)
        try:
            async with asyncio.timeout(max(0.001, min(waits))):
                await activity.changed.wait()
        except TimeoutError:
            continue  # the time has come to look again


def _obstacle(activity: Activity, now: float) -> tuple[str, float | None, str]:
    """What the page waits for, how long that may last, and what is to be noted where nothing does."""
    if not activity.parsed:
        return "its HTML had not ended", None, ""
    why, left = activity.holding()
    if why or activity.loaded:
        return why, left, ""
    progress = activity.last_any + _STALLED - now
    if progress > 0:
        return "it had not finished loading", progress, ""
    return "", None, "its load event never came: something on it is asked for and never answered"


def _ended(activity: Activity, start: float, *, quiet: bool, note: str) -> Settled:
    since = activity.last_vendor if activity.last_vendor is not None else max(activity.last, start)
    return Settled(quiet=quiet, seconds=max(0.0, time.monotonic() - since), notes=(note,) if note else ())
