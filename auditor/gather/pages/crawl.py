"""Further pages in the browser, after the journey: one of each kind first, nothing pressed, nothing changed.

A page that has loaded only waits to see whether something more comes. The next one loads meanwhile in
another tab, so the wait costs no time. Where the shop's robots.txt asks for a pause between pages, it gets it.
"""

import asyncio
import logging
import time

from auditor.gather.capture.visits import Tab
from auditor.gather.consent import Consent
from auditor.gather.pages.frontier import Frontier, Taken
from auditor.gather.pages.robots import robots_of
from auditor.gather.pages.session import Session
from auditor.gather.scripts import PageSilentError

log = logging.getLogger(__name__)

# Pages that one tab opens before another takes its place: Playwright remembers each request of a page
# until that page is closed (up to 10,000 of them; measured, Playwright 1.65, November 2026).
_VISITS = 25
_SLOWEST = 10  # seconds between two pages at most: a robots.txt may ask for an hour
_TABS = 4  # tabs for each page that loads at once: one loads, the others fall quiet


async def crawl(session: Session, consent: Consent, tab: Tab) -> None:
    """Open up to `plan.pages` further pages, `plan.workers` loading at once. The first tab is used again."""
    plan = session.plan
    if plan.pages <= 0:
        return
    robots = None if plan.ignore_robots else await robots_of(tab.page, session.site)
    looks = session.looks()
    bare = session.landing.without
    frontier = Frontier(session.site, (bare(look.visit.url) for look in looks), robots)
    for look in looks:
        frontier.add(bare(link.url) for link in look.reading.links)
    apart = min(robots.delay, _SLOWEST) if robots is not None else 0
    if robots is not None and apart:
        session.note(
            f"Further pages were opened at least {apart} s apart, since robots.txt asks for {robots.delay} s; "
            "the site's owner may give --ignore-robots."
        )
    try:
        await _Crawl(session, consent, frontier, tab, apart=apart).run()
    except ExceptionGroup as group:
        # One page's reason ended the others: it is told as if there had been no others.
        raise group.exceptions[0] from group
    finally:
        if frontier.forbidden:
            session.note(
                f"{frontier.forbidden} pages were left out, since robots.txt asks for it; "
                "the site's owner may give --ignore-robots."
            )


class _Crawl:
    """One crawl: a page that may load gets a tab that is free, and gives it back when it is done.

    `apart`: seconds from the start of one page to that of the next, at least.
    """

    def __init__(
        self, session: Session, consent: Consent, frontier: Frontier, tab: Tab, *, apart: float
    ) -> None:
        self._session = session
        self._consent = consent
        self._frontier = frontier
        self._free = [tab]
        self._left = session.plan.pages
        self._apart = apart
        self._due = 0.0  # of the monotonic clock: when the next page may be opened
        self._busy = 0
        self._loading = asyncio.Semaphore(session.plan.workers)
        self._most = session.plan.workers * _TABS
        self._tabs = asyncio.Semaphore(self._most)
        self._open_tabs = 1
        self._spare: asyncio.Task[Tab] | None = None
        self._answering = asyncio.Lock()
        self._news = asyncio.Condition()

    async def run(self) -> None:
        """Open pages until there are enough, or none waits and no page that is open may lead to more."""
        async with asyncio.TaskGroup() as group:
            while True:
                await self._tabs.acquire()
                await self._loading.acquire()
                taken = await self._next()
                if taken is None:
                    return
                await self._pace()
                tab = self._free.pop() if self._free else await self._another(group)
                group.create_task(self._visit(tab, taken))
                if not self._free and self._left and self._open_tabs < self._most:
                    self._prepare(group)  # the tab that the next page will want, while this one loads

    def _prepare(self, group: asyncio.TaskGroup) -> asyncio.Task[Tab]:
        if self._spare is None:
            self._open_tabs += 1
            self._spare = group.create_task(self._session.new_tab())
        return self._spare

    async def _another(self, group: asyncio.TaskGroup) -> Tab:
        opening = self._prepare(group)
        tab = await opening
        self._spare = None
        return tab

    async def _pace(self) -> None:
        await asyncio.sleep(max(0.0, self._due - time.monotonic()))
        self._due = time.monotonic() + self._apart

    async def _next(self) -> Taken | None:
        async with self._news:
            while self._left > 0:
                taken = self._frontier.take()
                if taken is not None:
                    self._left -= 1
                    self._busy += 1
                    return taken
                if self._busy == 0:
                    break
                await self._news.wait()
            return None

    async def _visit(self, tab: Tab, taken: Taken) -> None:
        try:
            try:
                await self._open(tab, taken)
            except PageSilentError as error:
                log.debug("%s broke off: %s", taken.url, error)
            await self._give_back(tab)
        finally:
            self._tabs.release()
            async with self._news:
                self._busy -= 1
                self._news.notify_all()

    async def _give_back(self, tab: Tab) -> None:
        if not tab.activity.gone and len(tab.visit_ids) < _VISITS:
            self._free.append(tab)
            return
        self._open_tabs -= 1
        await self._session.close(tab)

    async def _open(self, tab: Tab, taken: Taken) -> None:
        session = self._session
        session.progress.doing(f"looking at {taken.url}")
        try:
            # What a page calls and does not send is told by the first of each kind; others do as it does.
            await session.listen(tab, listening=taken.first)
            failed = await session.go(tab, taken.url)
            if failed is None:
                await session.loaded(tab)
        finally:
            self._loading.release()
        look = failed or await session.look(tab)
        if not look.usable:
            return
        self._frontier.add(session.landing.without(link.url) for link in look.reading.links)
        if session.silent(tab, look):
            # A page of a product that says nothing yet may be about to: it gets the time of a step.
            look = await session.look(tab, expecting=True)
        async with self._answering:  # a banner that stands in several tabs is answered in one
            if self._consent.open:
                look = await self._consent.answer(tab, look)
        if not self._consent.pending:
            await session.coax(tab, look, patient=not self._consent.refused)
