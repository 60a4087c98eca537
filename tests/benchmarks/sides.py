"""The two ways of visiting the same pages that are compared, each run in a process of its own.

`python -m tests.benchmarks.sides bare|audit ADDRESS PAGES AT_ONCE` prints a mark when the first page after
the home page is asked for, and one when the last is done: start and end of the browser are outside of both.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections import deque
from pathlib import Path

from playwright.async_api import Page, Response

from auditor.gather import gather
from auditor.gather.browser import context_of
from auditor.gather.evidence import load
from auditor.model.journey import Until
from auditor.model.plan import SitePlan
from auditor.model.progress import Silent
from tests.benchmarks.pages import beacons_of, paths
from tests.gather.shop import READERS
from tests.support.capture import capturing

BEACON = "https://analytics.tiktok.com/api/v2/pixel"


def mark(name: str, **told: object) -> None:
    print(json.dumps({"mark": name, "at": time.monotonic(), **told}), flush=True)


def plan_for(address: str, pages: int, at_once: int) -> SitePlan:
    return SitePlan(
        site=address, until=Until.NONE, pages=pages, workers=at_once, sdk="standin", seal="all", timeout=3600
    )


async def bare(address: str, pages: int, at_once: int) -> None:
    """Playwright alone: one context, its pages used again, each left when its beacons are answered."""
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

    async with capturing(plan, READERS.vendor) as capture, context_of(capture.launched, plan) as context:
        opened = [await context.new_page() for _ in range(at_once)]
        await visit(opened[0], "/")
        answered = 0
        mark("begin")
        await asyncio.gather(*map(work, opened))
        mark("end", visits=pages, beacons=answered)


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


async def audit(address: str, pages: int, at_once: int) -> None:
    """The product's own crawl, sealed, evidence kept."""
    with tempfile.TemporaryDirectory() as folder:
        plan = plan_for(address, pages, at_once)
        await gather(plan, READERS, Path(folder), Marks())
        evidence = load(Path(folder))
        later = {visit.id for visit in evidence.visits[1:]}
        beacons = [
            one
            for one in evidence.requests
            if one.visit_id in later and one.url.startswith(BEACON) and one.seen_by_sinkhole
        ]
        quiet = sum(visit.settled for visit in evidence.visits[1:])
        mark("kept", visits=quiet, beacons=len(beacons))


if __name__ == "__main__":
    side = {"bare": bare, "audit": audit}[sys.argv[1]]
    asyncio.run(side(sys.argv[2], *map(int, sys.argv[3:])))
