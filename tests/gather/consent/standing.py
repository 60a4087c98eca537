"""A page with a banner, and `Consent` at work on it: a real browser and server, no capture around it."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from playwright.async_api import Browser, Frame, Page

from auditor.gather.capture.open_visit import OpenVisit
from auditor.gather.capture.visits import Tab
from auditor.gather.consent import LATE, Consent
from auditor.gather.pages.session import Look, Session
from auditor.model.journey import ConsentChoice, ConsentRecord
from auditor.model.page import PageKind, PageReading
from tests.gather.browsing import a_page
from tests.gather.shop import READERS, Notes


class Bare(Session):
    """A session that keeps nothing: what `Consent` asks of one, on a page that is opened by hand."""

    def __init__(self, page: Page) -> None:  # none of the parts of a whole one
        self.readers = READERS
        self.progress = Notes()
        self.notes: list[str] = []
        self.tab = Tab(page)
        self.coaxed = False
        page.on("framenavigated", self._navigated)

    def _navigated(self, frame: Frame) -> None:
        if frame.parent_frame is None:
            self.tab.documents += 1
            self.tab.activity.restart()

    async def look(
        self, tab: Tab, *, expecting: bool = False, since: float | None = None, patience: float = 0.0
    ) -> Look:
        """The page as it is now."""
        visit = OpenVisit(
            id=1, run="main", step=None, requested_url=tab.page.url, started_at=0.0, url=tab.page.url
        )
        return Look(visit, PageReading(kind=PageKind.OTHER, why=""), await tab.page.content(), settled=True)

    async def coax(self, tab: Tab, look: Look, *, patient: bool = True) -> Look:
        """The page as it was: nothing is moved, only that it would have been."""
        del tab, patient
        self.coaxed = True
        return look


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a page's banner. `consent` is what the page itself was told."""

    record: ConsentRecord
    consent: str
    notes: list[str]
    banner: bool


class Stand:
    """One page, and what is served to it: a test writes that."""

    def __init__(self, page: Page, url: str, pages: dict[str, str]) -> None:
        self.page = page
        self.url = url
        self.pages = pages

    async def open(self, html: str, frames: Mapping[str, str] | None = None) -> None:
        """Open a page that a test has written; `FRAMES` in it stands for another site."""
        other = self.url.replace("127.0.0.1", "localhost").rstrip("/")
        self.pages.clear()
        self.pages.update({"/": html.replace("FRAMES", other), **(frames or {})})
        await self.page.goto(self.url, wait_until="load")

    async def consent(self) -> str:
        """What the page was told by its own handlers."""
        return str(await self.page.evaluate("document.documentElement.dataset.consent || ''"))

    async def answered(self, choice: ConsentChoice, *, wait: float = LATE) -> Answered:
        """Let `Consent` do its work on the open page."""
        session = Bare(self.page)
        consent = Consent(session, choice, "main")
        await consent.answer(session.tab, await session.look(session.tab), wait=wait)
        left = await self.page.evaluate("document.querySelector('[data-lookalike]') !== null")
        return Answered(consent.written(), await self.consent(), session.notes, bool(left))


class Hall:
    """One browser and one server, in which each test has a stand of its own."""

    def __init__(self, browser: Browser, url: str, pages: dict[str, str]) -> None:
        self._browser = browser
        self._url = url
        self._pages = pages

    @asynccontextmanager
    async def stand(self) -> AsyncIterator[Stand]:
        """A page that no other test has used."""
        context = await self._browser.new_context()
        try:
            async with asyncio.timeout(200):
                yield Stand(await context.new_page(), self._url, self._pages)
        finally:
            await context.close()


@asynccontextmanager
async def a_hall() -> AsyncIterator[Hall]:
    """A browser and a server."""
    pages: dict[str, str] = {}

    async def handle(request: web.Request) -> web.Response:
        if request.path == "/favicon.ico":
            return web.Response(
                status=204
            )  # what the browser asks for of itself is no line of a test's console
        html = pages.get(request.path)
        return web.Response(text=html or "", content_type="text/html", status=200 if html else 404)

    app = web.Application()
    app.router.add_get("/{path:.*}", handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        async with a_page() as page:
            browser = page.context.browser
            assert browser is not None
            yield Hall(browser, f"http://127.0.0.1:{runner.addresses[0][1]}/", pages)
    finally:
        await runner.cleanup()
