"""One run in a browser: the signal of Global Privacy Control in every realm."""

import asyncio
from pathlib import Path

from aiohttp import web

from auditor.gather.capture.visits import Tab
from auditor.gather.run import NO_GPC, signals_gpc
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions
from tests.gather.browsing import a_page
from tests.gather.shop import Shop, audited


def says(realm: str, shop: str = "/") -> str:
    """A script that tells the shop what its realm is told."""
    return f"fetch('{shop}told?from={realm}&property=' + navigator.globalPrivacyControl);"


REALMS = {"page", "frame", "sandboxed", "worker", "service"}


class Listening(Shop):
    """Each realm of its home page tells what it is told of Global Privacy Control."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, tuple[str, str]] = {}
        self.headers: set[str] = set()
        self.all_told = asyncio.Event()

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        signal = request.headers.get("sec-gpc", "")
        if path == "/told":
            self.told[request.query["from"]] = (request.query["property"], signal)
            if set(self.told) == REALMS:
                self.all_told.set()
            return web.Response(text="ok", headers={"access-control-allow-origin": "*"})
        self.headers.add(signal)
        script = {"/worker.js": "worker", "/service.js": "service"}.get(path)
        if script:
            return web.Response(text=says(script), content_type="text/javascript")
        if path == "/wait":
            # A script of the page's own keeps the audit on it until every realm has spoken.
            async with asyncio.timeout(60):
                await self.all_told.wait()
            return web.Response(text="", content_type="text/javascript")
        if path == "/frame":
            return f"<script>{says('frame')}</script>"
        return await super().answer(request, path, form)

    def home(self) -> str:
        sandboxed = f"<script>{says('sandboxed', self.url)}</script>"
        return (
            super().home()
            + f"<script>{says('page')} new Worker('/worker.js');"
            + "navigator.serviceWorker.register('/service.js')</script><script async src='/wait'></script>"
            + "<iframe src='/frame'></iframe>"
            + f'<iframe sandbox="allow-scripts" srcdoc="{sandboxed}"></iframe>'
        )


async def test_every_realm_is_told_of_global_privacy_control_and_every_request_says_it(
    tmp_path: Path,
) -> None:
    async with Listening() as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE, browser=BrowserOptions(gpc=True))
    assert shop.told == dict.fromkeys(REALMS, ("true", "1"))
    # The auditor's own first look at the shop's language is no visitor's.
    assert shop.headers <= {"", "1"}
    assert evidence.capture.settings["gpc"] is True
    assert NO_GPC not in evidence.capture.incomplete
    sent = [one for one in evidence.requests if '"Pageview"' in one.body]
    assert {one.headers.get("sec-gpc") for one in sent} == {"1"}


async def test_a_browser_that_does_not_know_the_signal_is_found_out() -> None:
    async with a_page() as page:
        await page.goto("data:text/html,hello")
        assert not await signals_gpc(Tab(page))
