"""Waiting for a condition of a page, looking again whenever something happened in it."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from auditor.gather.capture.visits import Tab
from auditor.gather.scripts import PageSilentError, answer

_SOON, _SELDOM = (
    0.1,
    0.4,
)  # seconds between two looks: at first, and at most, since to look costs the page time
_SLOWER = 1.3  # how much longer each pause is than the one before
_WORDS = 20  # characters: a page that says less is not drawn yet


async def until(tab: Tab, done: Callable[[], Awaitable[bool]], *, within: float) -> bool:
    """Whether a condition of a page held within so many seconds."""
    end = time.monotonic() + within
    pause = _SOON
    while True:
        tab.activity.changed.clear()
        if await done():
            return True
        left = end - time.monotonic()
        if left <= 0 or tab.activity.gone:
            return False
        try:
            # A change of the document alone announces itself to nobody: look often enough.
            async with asyncio.timeout(min(left, pause)):
                await tab.activity.changed.wait()
        except TimeoutError:
            pause = min(_SELDOM, pause * _SLOWER)


def is_drawn(text: str) -> bool:
    """Whether a page with these words for a visitor is more than what a script has yet to draw into."""
    return len(text.strip()) >= _WORDS


async def says_something(tab: Tab) -> bool:
    """Whether a page has words for a visitor by now."""
    try:
        said = await answer(tab.page.evaluate("() => document.body ? document.body.innerText : ''"))
    except PageSilentError:
        return False
    return isinstance(said, str) and is_drawn(said)
