"""Fetching a text of the shop as its own page would: with its cookies, its proxy, its password."""

import logging

from playwright.async_api import Page

from auditor.gather.scripts import PageSilentError, answer, script

log = logging.getLogger(__name__)

_LIMIT = 2_000_000  # characters of one text; of a longer sitemap the first products are enough
_SECONDS = 6.0


async def fetch_text(page: Page, url: str) -> str:
    """A text of the shop's own host.

    "" where it is not to be had: another host, an error, a policy of the page that forbids it.
    """
    try:
        found = await answer(
            page.evaluate(script("pages/fetching.js"), {"url": url, "limit": _LIMIT, "seconds": _SECONDS}),
            _SECONDS + 2,
        )
    except PageSilentError as error:
        log.debug("%s was not to be had: %s", url, error)
        return ""
    return found if isinstance(found, str) else ""
