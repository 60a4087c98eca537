"""The user's further request headers, sent to the shop's own host and to nobody else.

Playwright's `extra_http_headers` go to every host, so a preview's secret would reach each third party;
its routes keep a changed header on the redirects that follow (Playwright 1.65, `Route.continue_`), and
pause every request of the page. DevTools' `Fetch` pauses the shop's own requests alone, and asks anew
at each redirect. A service worker's own requests are out of its reach and go without.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, CDPSession, Error, Page

log = logging.getLogger(__name__)


class OwnHeaders:
    """Adds headers to what the pages of a context ask of the shop. `ready(page)` before a page goes anywhere.

    Where there are no headers it does nothing, and the browser runs as it would without it. `note` is told
    when the browser refuses them (`Host`, say, is its own business); the pages are then opened without.
    """

    def __init__(
        self, context: BrowserContext, headers: Mapping[str, str], site: str, note: Callable[[str], None]
    ) -> None:
        self._note = note
        self._headers = dict(headers)
        self._patterns = [{"urlPattern": pattern} for pattern in own_addresses(site)]
        self._pages: dict[Page, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        if headers:
            context.on("page", self._begin)

    async def ready(self, page: Page) -> None:
        """Wait until a page's requests get the headers. A page that is gone meanwhile is no error."""
        if self._headers:
            await asyncio.shield(self._begin(page))

    def _begin(self, page: Page) -> asyncio.Task[None]:
        if page not in self._pages:
            self._pages[page] = self._background(self._watch(page))
            page.on("close", lambda _: self._pages.pop(page, None))
        return self._pages[page]

    def _background(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _watch(self, page: Page) -> None:
        try:
            session = await page.context.new_cdp_session(page)
            session.on("Fetch.requestPaused", lambda paused: self._background(self._go_on(session, paused)))
            await session.send("Fetch.enable", {"patterns": self._patterns})
        except Error as error:
            log.debug("the headers are not sent from %s: %s", page.url, error)

    async def _go_on(self, session: CDPSession, paused: Mapping[str, Any]) -> None:
        given = {name.lower() for name in self._headers}
        kept = {
            name: value for name, value in paused["request"]["headers"].items() if name.lower() not in given
        }
        headers = [{"name": name, "value": value} for name, value in (kept | self._headers).items()]
        request = {"requestId": paused["requestId"]}
        try:
            await session.send("Fetch.continueRequest", request | {"headers": headers})
        except Error as error:
            log.debug("%s goes without the headers: %s", paused["request"]["url"], error)
        else:
            return
        try:
            await session.send("Fetch.continueRequest", request)
        except Error as error:
            log.debug("%s does not go at all, its page is gone: %s", paused["request"]["url"], error)
        else:
            self._note(f"The browser refuses to send {', '.join(self._headers)}: the shop is asked without.")


def own_addresses(site: str) -> tuple[str, ...]:
    """The shop's own addresses as Chromium's patterns: its host, with and without `www.`, at its port.

    A shop on https is not asked in the clear; one on http may lead to https.
    """
    parts = urlsplit(site)
    host = parts.hostname or ""
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        log.debug("%s is no internationalised name; taken as it is", host)
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    twin = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
    schemes = ("https",) if parts.scheme == "https" else ("http", "https")
    return tuple(f"{scheme}://{name}{port}/*" for scheme in schemes for name in (host, twin))
