"""What a run leaves in a shop's cart, and what of its profile the cart hangs on."""

import logging
from dataclasses import dataclass

from playwright.async_api import BrowserContext, Cookie, StorageState

from auditor.gather.scripts import PageSilentError, answer

log = logging.getLogger(__name__)

_STORED = "() => [location.origin, Object.entries(localStorage)]"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A cart that holds something. `state` is the profile's: the cart belongs to its cookies or its storage.

    `drawer`: no page is known that shows the cart, and its way opens from `url`.
    """

    url: str
    drawer: bool
    state: StorageState

    @classmethod
    async def of(cls, context: BrowserContext, url: str, home: str) -> "Leftover":
        """What lies in the cart of a profile. `url`: the cart's page, "" where none is known."""
        return cls(url or home, not url, await _state(context))


async def _state(context: BrowserContext) -> StorageState:
    """The profile's cookies, and what its open pages have stored, as far as they are to be had.

    Playwright's own way to this opens a page for each site that was seen, frames included, which the record of
    the run would take for pages of the shop (Playwright 1.65, November 2026).
    """
    stored: dict[str, dict[str, str]] = {}
    for page in context.pages:
        try:
            origin, entries = await answer(page.evaluate(_STORED))
            stored[str(origin)] = {str(name): str(value) for name, value in entries}
        except (PageSilentError, TypeError, ValueError) as error:
            log.debug("what %s has stored is not known: %s", page.url, error)
    cookies: list[Cookie] = []
    try:
        cookies = await answer(context.cookies())
    except PageSilentError as error:
        log.debug("the cookies are not known: %s", error)
    return StorageState(
        cookies=list(cookies),
        origins=[
            {
                "origin": origin,
                "localStorage": [{"name": name, "value": value} for name, value in entries.items()],
            }
            for origin, entries in stored.items()
            if entries  # a page is opened for each
        ],
    )
