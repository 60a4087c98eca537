"""The two ways of visiting the same pages that are compared, each run in a process of its own.

`python -m tests.benchmarks.sides bare|audit ADDRESS PAGES AT_ONCE` prints a mark when the first page after
the home page is asked for, and one when the last is done: start and end of the browser are outside of both.
`counted` is the audit that also prints a mark for each page that it comes to.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections import deque
from pathlib import Path

from playwright.async_api import Page, Response, async_playwright

from auditor.gather import gather
from auditor.gather.browser.find import find_browser
from auditor.gather.browser.switches import switches_for
from auditor.gather.evidence import load
from auditor.gather.network import network_of
from auditor.gather.sdk.source import StandInSdk
from auditor.gather.sinkhole.server import Sinkhole
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.journey import Until
from auditor.model.plan import SitePlan
from auditor.model.progress import Silent
from tests.benchmarks.pages import beacons_of, paths
from tests.gather.shop import READERS

BEACON = "https://analytics.tiktok.com/api/v2/pixel"


def mark(name: str, **told: object) -> None:
    print(json.dumps({"mark": name, "at": time.monotonic(), **told}), flush=True)


def plan_for(address: str, pages: int, at_once: int) -> SitePlan:
    return SitePlan(
        site=address, until=Until.NONE, pages=pages, workers=at_once, sdk="standin", seal="all", timeout=3600
    )


async def bare(address: str, pages: int, at_once: int) -> None:
    """Playwright alone: one context, its pages used again, each left when its beacons are answered.

    The browser is as Playwright starts it, but for the way to the sinkhole and its headless mode.
    """
    plan = plan_for(address, pages, at_once)
    waiting = deque(paths(pages))
    answered = 0

    async def visit(page: Page, path: str) -> None:
        nonlocal answered
        left = beacons_of(path)
        done = asyncio.Event()

        def heard(response: Response) -> None:
            nonlocal left
            if response.url == BEACON:
                left -= 1
                if left == 0:
                    done.set()

        page.on("response", heard)
        await page.goto(address + path, wait_until="load")
        await done.wait()
        page.remove_listener("response", heard)
        answered += beacons_of(path)

    async def work(page: Page) -> None:
        while waiting:
            await visit(page, waiting.popleft())

    network = network_of(plan)
    async with (
        Upstream(network) as upstream,
        Sinkhole(READERS.vendor, StandInSdk(READERS.vendor), seal="all", upstream=upstream) as sinkhole,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(
            executable_path=find_browser().path,
            args=switches_for(plan.browser, READERS.vendor, sinkhole.door, network),
        )
        context = await browser.new_context(viewport={"width": 1366, "height": 900})
        opened = [await context.new_page() for _ in range(at_once)]
        await visit(opened[0], "/")
        answered = 0
        mark("begin")
        await asyncio.gather(*map(work, opened))
        mark("end", visits=pages, beacons=answered)
        await browser.close()


class Marks(Silent):
    """Marks the crawl's beginning and end by what the audit says that it does."""

    begun = False
    ended = False

    def doing(self, text: str) -> None:
        if text.startswith("looking at") and not self.begun:
            self.begun = True
            mark("begin")
        elif text == "closing the browser" and not self.ended:
            self.ended = True
            mark("end")


class Counted(Marks):
    """Marks each page as well."""

    pages = 0

    def visited(self, url: str, *, status: int | None) -> None:
        self.pages += 1
        mark("page", number=self.pages)


async def counted(address: str, pages: int, at_once: int) -> None:
    """The audit, page by page."""
    await audit(address, pages, at_once, Counted())


async def audit(address: str, pages: int, at_once: int, marks: Marks | None = None) -> None:
    """The product's own crawl, sealed, evidence kept."""
    with tempfile.TemporaryDirectory() as folder:
        plan = plan_for(address, pages, at_once)
        await gather(plan, READERS, Path(folder), marks or Marks())
        evidence = load(Path(folder))
        later = {visit.id for visit in evidence.visits[1:]}
        beacons = [
            one
            for one in evidence.requests
            if one.visit_id in later and one.url.startswith(BEACON) and one.seen_by_sinkhole
        ]
        settled = [visit.settle_seconds for visit in evidence.visits[1:] if visit.settled]
        mark("kept", visits=len(settled), beacons=len(beacons), settled=settled)


if __name__ == "__main__":
    side = {"bare": bare, "audit": audit, "counted": counted}[sys.argv[1]]
    asyncio.run(side(sys.argv[2], *map(int, sys.argv[3:])))
