"""A tap on a real browser, for tests that move its pages by hand."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import BrowserContext

from auditor.decode.tiktok import TIKTOK
from auditor.gather.browser.launch import context_of
from auditor.gather.capture.probe import Probe
from auditor.gather.capture.tap import Tap
from auditor.gather.capture.visits import Tab
from auditor.gather.evidence import Store
from auditor.model.plan import SitePlan
from auditor.model.progress import Silent
from tests.builders import capture
from tests.gather.shop import READERS
from tests.support.capture import capturing
from tests.support.shop import Redirect, running_shop

NONCE = "a0tapping"


@dataclass
class Tapped:
    """A context whose pages are heard; `url` is where the shop is."""

    context: BrowserContext
    tap: Tap
    probe: Probe
    store: Store
    url: str
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def open(self, path: str, tab: Tab | None = None) -> Tab:
        """Go to a page of the shop, in a tab of its own or in one that is open."""
        if tab is None:
            page = await self.context.new_page()
            await self.probe.ready(page)
            tab = self.tap.visits.tab(page)
        await tab.page.goto(f"{self.url}{path}")
        return tab

    def sent(self, name: str) -> int:
        """How many events of a name have arrived."""
        return sum(fired.event.name == name for fired in self.tap.fired)

    async def until(self, enough: Callable[[], bool], *, seconds: float = 15.0) -> None:
        """Wait for something to arrive or to be heard."""
        async with asyncio.timeout(seconds):
            while not enough():
                self.changed.clear()
                await self.changed.wait()


@asynccontextmanager
async def tapped(pages: Mapping[str, str | Redirect], folder: Path) -> AsyncIterator[Tapped]:
    """Serve pages, and listen to a browser in them; what is heard lies in `folder` afterwards."""
    async with running_shop(pages) as shop:
        plan = SitePlan(site=f"http://127.0.0.1:{shop.plain_port}/", sdk="standin", seal="tiktok")
        with Store(folder, READERS.redact) as store:
            store.capture(capture())
            async with capturing(plan, TIKTOK) as browser:
                tap = Tap(store, READERS, run="main", nonce=NONCE, progress=Silent())
                browser.sinkhole.subscribe(tap.received)
                async with context_of(browser.launched, plan) as context:
                    tap.attach(context)
                    probe = Probe(TIKTOK.probe(NONCE), NONCE, tap.came_to)
                    await probe.install(context)
                    here = Tapped(context, tap, probe, store, plan.site.rstrip("/"))
                    browser.sinkhole.subscribe(lambda _: here.changed.set())
                    for happening in ("console", "requestfinished", "page"):
                        context.on(happening, lambda _: here.changed.set())
                    yield here
