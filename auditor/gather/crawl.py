"""Further pages in the browser, after the journey: one of each kind first, nothing pressed, nothing changed."""

import asyncio
import logging
import re
from collections import Counter
from collections.abc import Iterable

from auditor.gather.consent import Consent
from auditor.gather.journey.marks import (
    CART_PATH,
    CHECKOUT_PATH,
    HARMFUL,
    LISTING_PATH,
    NOT_SHOPPING_PATH,
    PRODUCT_PATH,
)
from auditor.gather.robots import Robots, robots_of
from auditor.gather.scripts import PageSilentError
from auditor.gather.session import Look, Session
from auditor.gather.site import host_of, path_of, registrable
from auditor.gather.visits import Tab

log = logging.getLogger(__name__)

_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|ico|css|js|json|xml|txt|pdf|zip|gz|mp[34]|webm|woff2?|csv|docx?|xlsx?|rss|atom|ics|exe|dmg)$"
)
_SEARCH = re.compile(
    r"/search|[?&](?:q|s|query|search)=|/suche|/recherche|/buscar|/cerca|/zoeken", re.IGNORECASE
)
_KINDS = (
    ("search", _SEARCH),
    ("cart", CART_PATH),
    ("other", NOT_SHOPPING_PATH),
    ("product", PRODUCT_PATH),
    ("category", LISTING_PATH),
)
_KEPT = 5000  # addresses that wait at most


class Frontier:
    """The addresses that wait, so that each kind of page gets its turn before any gets its second."""

    def __init__(self, site: str, visited: Iterable[str], robots: Robots | None) -> None:
        self._site = registrable(host_of(site))
        self._seen = {_key(url) for url in visited}
        self._taken: Counter[str] = Counter()
        self._waiting: dict[str, list[str]] = {}
        self._robots = robots
        self.forbidden = 0

    def add(self, urls: Iterable[str]) -> None:
        """Take up addresses; those of other sites, files and what would change something are passed over."""
        for url in urls:
            key = _key(url)
            if key in self._seen or len(self._seen) > _KEPT or not self._fits(url):
                continue
            self._seen.add(key)
            if self._robots is not None and not self._robots.allows(url):
                self.forbidden += 1
                continue
            self._waiting.setdefault(_kind(url), []).append(url)

    def _fits(self, url: str) -> bool:
        return (
            url.startswith(("http://", "https://"))
            and registrable(host_of(url)) == self._site
            and not HARMFUL.search(url)
            and not CHECKOUT_PATH.search(url)  # the journey's matter: to open it is to begin it again
            and not _FILE.search(path_of(url))
        )

    def take(self) -> str | None:
        """The next address, None where none waits."""
        kinds = [kind for kind, waiting in self._waiting.items() if waiting]
        if not kinds:
            return None
        kind = min(kinds, key=lambda one: self._taken[one])
        self._taken[kind] += 1
        return self._waiting[kind].pop(0)


async def crawl(session: Session, consent: Consent, tab: Tab) -> None:
    """Open up to `plan.pages` further pages, `plan.workers` at once. The first tab is used again."""
    plan = session.plan
    if plan.pages <= 0:
        return
    robots = None if plan.ignore_robots else await robots_of(tab.page, session.site)
    looks = session.looks()
    frontier = Frontier(session.site, (look.visit.url for look in looks), robots)
    for look in looks:
        frontier.add(link.url for link in look.reading.links)
    crawler = _Crawler(session, consent, frontier, plan.pages)
    tabs = [tab]
    try:
        tabs += [await session.new_tab() for _ in range(min(plan.workers, plan.pages) - 1)]
        async with asyncio.TaskGroup() as group:
            for one in tabs:
                group.create_task(crawler.work(one))
    except ExceptionGroup as group:
        # One worker's reason ended the others: it is told as if there had been no others.
        raise group.exceptions[0] from group
    finally:
        if frontier.forbidden:
            session.note(
                f"{frontier.forbidden} pages were left out, since robots.txt asks for it; "
                "the site's owner may give --ignore-robots."
            )


class _Crawler:
    """Workers that share one frontier."""

    def __init__(self, session: Session, consent: Consent, frontier: Frontier, pages: int) -> None:
        self._session = session
        self._consent = consent
        self._frontier = frontier
        self._left = pages
        self._busy = 0
        self._news = asyncio.Condition()

    async def work(self, tab: Tab) -> None:
        """Open pages until there are enough, or none waits and nobody may find more."""
        while True:
            url = await self._next()
            if url is None:
                return
            try:
                await self._open(tab, url)
            except PageSilentError as error:
                log.debug("%s broke off: %s", url, error)
                if tab.activity.gone:
                    tab = await self._session.new_tab()
            finally:
                async with self._news:
                    self._busy -= 1
                    self._news.notify_all()

    async def _next(self) -> str | None:
        async with self._news:
            while self._left > 0:
                url = self._frontier.take()
                if url is not None:
                    self._left -= 1
                    self._busy += 1
                    return url
                if self._busy == 0:
                    break
                await self._news.wait()
            self._news.notify_all()
            return None

    async def _open(self, tab: Tab, url: str) -> None:
        self._session.progress.doing(f"looking at {url}")
        look: Look = await self._session.open(tab, url)
        if not look.usable:
            return
        self._frontier.add(link.url for link in look.reading.links)
        if self._session.silent(tab, look):
            # A page of a product that says nothing yet may be about to: it gets the time of a step.
            await self._session.look(tab, expecting=True)
        if self._consent.open:
            await self._consent.answer(tab, look)


def _kind(url: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(url)), "page")


def _key(url: str) -> str:
    return url.partition("#")[0].rstrip("/")
