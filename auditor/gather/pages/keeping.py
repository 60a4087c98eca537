"""What is kept of a page when it has fallen quiet: its documents, the vendor's state, the cookies."""

import asyncio
import logging
import time
from dataclasses import dataclass, field

from playwright.async_api import BrowserContext

from auditor.gather.capture.hearing import Hearing
from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.capture.visits import Tab
from auditor.gather.evidence import Store
from auditor.gather.pages import snapshot
from auditor.gather.pages.shell import is_shell
from auditor.gather.pages.snapshot import Rendered
from auditor.gather.scripts import PageSilentError, answer
from auditor.model.evidence import Cookie, DocumentKind, Frame
from auditor.model.vendor import Vendor

log = logging.getLogger(__name__)

_VISITS = 100  # whose cookies are remembered: more than are ever open at once
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Keeping:
    """Writes what a page is into the evidence."""

    context: BrowserContext
    store: Store
    vendor: Vendor
    hearing: Hearing
    _first_seen: dict[int, dict[tuple[str, str, str], float]] = field(default_factory=dict)

    async def rendered(self, tab: Tab) -> Rendered:
        """A page as it is now. Raises PageSilentError where it has no document."""
        return await snapshot.rendered(tab.page, self.vendor.state)

    async def keep(self, tab: Tab, visit: OpenVisit, shown: Rendered) -> None:
        """Keep what a page shows as that of a visit, and what the browser holds of it besides."""
        visit.title = shown.title
        if shown.cut:
            visit.note("It is longer than is kept; the rest was cut.")
        self._state(tab, visit, shown.state)
        await asyncio.gather(
            self._document(visit, DocumentKind.RENDERED, shown.html),
            self._served(visit),
            self._cookies(tab, visit),
        )

    async def _document(self, visit: OpenVisit, kind: DocumentKind, html: str) -> None:
        # To redact takes long enough for the sinkhole's answers, and so the pages, to be held up by it.
        body = await asyncio.to_thread(self.store.packed, html)
        self.store.packed_document(visit.id, kind, body)

    async def _served(self, visit: OpenVisit) -> None:
        response, visit.response = visit.response, None
        if response is None or not visit.content_type.startswith(_HTML):
            return
        try:
            html = await snapshot.served(response)
        except PageSilentError as error:
            visit.note(f"Its HTML as served was not to be had: {error}.")
        else:
            visit.is_shell = is_shell(html)
            await self._document(visit, DocumentKind.SERVED, html)

    def _state(self, tab: Tab, visit: OpenVisit, told: str | None) -> None:
        """Keep the last word of the vendor's object in the page."""
        message = self.vendor.parse_probe(told) if told is not None else None
        if message is not None:
            self.hearing.state(visit, Frame.PAGE, tab.page.url, message)

    async def _cookies(self, tab: Tab, visit: OpenVisit) -> None:
        try:
            cookies = await answer(self.context.cookies(tab.page.url))
        except PageSilentError as error:
            visit.note(f"Its cookies were not to be had: {error}.")
            return
        first_seen = self._first_seen.setdefault(visit.id, {})
        if len(self._first_seen) > _VISITS:
            del self._first_seen[min(self._first_seen)]
        for cookie in cookies:
            expires = cookie.get("expires", -1)
            key = (cookie.get("name", ""), cookie.get("domain", ""), cookie.get("path", ""))
            self.store.cookie(
                Cookie(
                    visit_id=visit.id,
                    name=cookie.get("name", ""),
                    domain=cookie.get("domain", ""),
                    path=cookie.get("path", ""),
                    expires=expires if expires > 0 else None,
                    digest="",
                    first_seen=first_seen.setdefault(key, time.time()),
                ),
                cookie.get("value", ""),
            )
