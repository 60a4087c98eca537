"""One browser session of one run: opens pages, waits until they are quiet, keeps what they were.

The walker, the consent banner and the crawl work through it; none of them writes evidence itself.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from playwright.async_api import BrowserContext, Error

from auditor.gather.browser.own_headers import OwnHeaders
from auditor.gather.capture.probe import Probe
from auditor.gather.capture.tap import Tap
from auditor.gather.capture.visits import Tab
from auditor.gather.evidence import Store
from auditor.gather.failure import told
from auditor.gather.pages import snapshot, waiting
from auditor.gather.pages.coaxing import Coaxing
from auditor.gather.pages.keeping import Keeping
from auditor.gather.pages.landing import Landing
from auditor.gather.pages.look import BlockedError, Look
from auditor.gather.pages.looking import Looking
from auditor.gather.pages.manners import Manners
from auditor.gather.pages.patience import Patience
from auditor.gather.pages.watch import BOUND, settle
from auditor.gather.scripts import PageSilentError, answer
from auditor.model.journey import Step
from auditor.model.page import PageKind
from auditor.model.plan import Identity, SitePlan
from auditor.model.progress import Progress
from auditor.model.vendor import Readers, ServerSign

log = logging.getLogger(__name__)

__all__ = ["BlockedError", "Look", "Session"]

_ANSWER = 30.0  # seconds for a server to begin to answer
_DRAWN = 4.0  # seconds for a script to draw a page that came without words


class Session:
    """A context of the browser, and the evidence that is gathered in it."""

    def __init__(
        self,
        context: BrowserContext,
        tap: Tap,
        store: Store,
        probe: Probe,
        *,
        plan: SitePlan,
        readers: Readers,
        progress: Progress,
    ) -> None:
        self.context = context
        self.tap = tap
        self.plan = plan
        self.shopper: Identity = plan.identity
        self.progress = progress
        self.readers = readers
        self.site = plan.site  # where the shop is: where its first page led
        self.landing = Landing.of(plan, readers.vendor.standard.click_parameter)
        self.notes: list[str] = []
        self.server_side: tuple[ServerSign, ...] = ()
        self._store = store
        self._probe = probe
        self._patience = Patience(tap, readers.vendor.standard.pageview)
        self._coaxing = Coaxing(readers.vendor.announced)
        keeping = Keeping(context, store, readers.vendor, tap.hearing)
        self._looking = Looking(tap.visits, keeping, readers.read_page, self.note, progress)
        self._manners = Manners(context)
        self._headers = OwnHeaders(context, plan.browser.headers, plan.site, self.note)
        self._looks: dict[Tab, Look] = {}
        self._seen: dict[int, Look] | None = {}

    def note(self, text: str) -> None:
        """Something of this run that a reader of the report should know, once."""
        if text not in self.notes:
            self.notes.append(text)
            self.progress.say(text)

    def warn_of_server_events(self) -> None:
        """Say what in the shop may report from its server: no browser can hold that back."""
        for sign in self.server_side:
            self.progress.say(
                f"This shop has {sign.what}: what its server sends, the audit cannot hold back."
            )

    async def new_tab(self) -> Tab:
        """A new page, ready to be heard from its first script on. Raises PageSilentError."""
        try:
            # A browser that is killed meanwhile may leave what it was asked for without any answer.
            return await answer(self._opened(), _ANSWER)
        except PageSilentError as error:
            raise PageSilentError("the browser opens no page any more") from error

    async def _opened(self) -> Tab:
        page = await self.context.new_page()
        await self._probe.ready(page)
        await self._headers.ready(page)
        return self.tap.visits.tab(page)

    async def close(self, tab: Tab) -> None:
        """Close a tab as a visitor does; one that is gone already is no error."""
        self._looks.pop(tab, None)
        try:
            await answer(tab.page.close())
        except PageSilentError as error:
            log.debug("a tab did not close: %s", error)

    async def user_agent(self, tab: Tab) -> str:
        """What the browser calls itself in a page, "" where the page does not answer."""
        try:
            return str(await answer(tab.page.evaluate("navigator.userAgent")))
        except PageSilentError as error:
            log.debug("the user agent is not known: %s", error)
            return ""

    async def open(
        self,
        tab: Tab,
        url: str,
        *,
        step: Step | None = None,
        expecting: bool = False,
        reload_of: int | None = None,
    ) -> Look:
        """Open an address and watch the page until it is quiet; a failure becomes a visit that says so."""
        failed = await self.go(tab, url, step=step, reload_of=reload_of)
        return failed or await self.look(tab, expecting=expecting)

    async def go(
        self, tab: Tab, url: str, *, step: Step | None = None, reload_of: int | None = None
    ) -> Look | None:
        """Come to an address: its document has begun. What was seen where there is none, else None."""
        tab.step = step
        tab.reload_of = reload_of
        tab.taken = True
        before = tab.documents
        failure = await _failure_of(tab.page.goto(url, wait_until="commit", timeout=_ANSWER * 1000))
        if not failure and tab.documents == before and tab.pending is None:
            # The address differs in its fragment alone: the document has stayed.
            if reload_of is None:
                tab.taken = False
            else:
                failure = await _failure_of(tab.page.reload(wait_until="commit", timeout=_ANSWER * 1000))
        if tab.activity.gone:
            raise PageSilentError(tab.activity.gone)
        if failure and tab.documents == before:
            visit = self.tap.visits.failed(tab, url, failure)
            self.progress.visited(url, status=None)
            tab.activity.parsed = tab.activity.loaded = True
            return self._remember(tab, Look.at_nothing(visit, failure))
        if failure and tab.visit is not None and tab.visit.failure:
            return self._remember(tab, Look.at_nothing(tab.visit, failure))
        return None

    async def listen(self, tab: Tab, *, listening: bool) -> None:
        """Have the next document of a tab tell each call to the vendor's object, or spare it the time."""
        await answer(self._probe.ready(tab.page, listening=listening), _ANSWER)

    async def loaded(self, tab: Tab) -> None:
        """Wait, bounded, until a page has loaded and what it sent to the vendor so far is answered."""
        await settle(tab.activity, window=lambda: 0.0, bound=BOUND)

    async def reload(self, tab: Tab, *, step: Step | None = None, expecting: bool = False) -> Look:
        """Load the same page again, as its own visit that says which one it repeats."""
        tab.step = step
        tab.reload_of = tab.visit.id if tab.visit is not None else None
        tab.taken = True
        failure = await _failure_of(tab.page.reload(wait_until="commit", timeout=_ANSWER * 1000))
        if failure:
            self.note(f"The page did not load again: {failure}.")
        return await self.look(tab, expecting=expecting)

    async def look(
        self, tab: Tab, *, expecting: bool = False, since: float | None = None, patience: float = 0.0
    ) -> Look:
        """Wait until a page is quiet, and keep what it is. `expecting`: an event of the shop should come.

        `since` is the moment from which that event counts, by default the start of the visit. `patience`
        is how many seconds the page must be quiet at least.
        """
        tab.activity.touch()  # what was just done may take a moment to show its effect
        drawn = False
        while True:
            document = tab.documents
            ended = await settle(
                tab.activity,
                window=lambda: max(patience, self._patience.window(tab, expecting=expecting, since=since)),
                bound=BOUND,
            )
            look = await self._looking.at(tab, ended)
            if not drawn and look.usable and ended.quiet and not waiting.is_drawn(look.text):
                drawn = True  # it is waited for once
                if await self.until(tab, lambda: waiting.says_something(tab), within=_DRAWN):
                    continue
            if tab.documents == document or tab.activity.gone:
                if self._coaxing.due(tab, look) and await self._coaxing.brings(tab, look):
                    continue
                return self._remember(tab, look)

    async def coax(self, tab: Tab, look: Look, *, patient: bool = True) -> Look:
        """Give a page that showed no pixel a further chance; the page as it is afterwards.

        No consent banner may stand on it. `patient`: also wait for what is put off by a clock.
        """
        if await self._coaxing.brings(tab, look, patient=patient):
            return await self.look(tab)
        self.tap.visits.changed(look.visit)
        return look

    def _remember(self, tab: Tab, look: Look) -> Look:
        self._looks[tab] = look
        if self._seen is not None:
            # Without its text: an audit of many pages must not hold them all.
            self._seen[look.visit.id] = replace(look, html="", text="")
        return look

    def looks(self) -> list[Look]:
        """What was last seen of each visit so far, in their order, without its text.

        Told once: what is seen from then on is not collected.
        """
        seen, self._seen = self._seen or {}, None
        return list(seen.values())

    def silent(self, tab: Tab, look: Look) -> bool:
        """Whether a page on which the shop should tell the vendor something has told nothing yet."""
        return look.reading.kind is PageKind.PRODUCT and not self.heard(tab)

    def heard(self, tab: Tab, *, since: float | None = None) -> bool:
        """Whether more than a page view of the shop's has left this tab, since a moment or in its visit."""
        return self._patience.heard(tab, since=since)

    def last(self, tab: Tab) -> Look | None:
        """What was last seen in a tab."""
        return self._looks.get(tab)

    async def picture(self, tab: Tab, name: str) -> str | None:
        """Take a picture of a page; its path in the evidence folder, None where none could be taken."""
        try:
            image = await snapshot.picture(tab.page, self.shopper)
        except PageSilentError as error:
            log.debug("no picture of %s: %s", tab.page.url, error)
            return None
        number = next(self.tap.numbers.pictures)
        path = self._store.screenshot(f"{number:03}-{name}.jpg", image)
        if tab.visit is not None:
            tab.visit.screenshot = path
            self.tap.visits.changed(tab.visit)
        return path

    async def until(self, tab: Tab, done: Callable[[], Awaitable[bool]], *, within: float) -> bool:
        """Wait until a condition of the page holds, looking again whenever something happened in it."""
        return await waiting.until(tab, done, within=within)

    def becomes(self, shopper: Identity) -> None:
        """The shopper moves to another country: what is typed from now on is cut like all that was."""
        self.shopper = shopper
        self.readers.redact.learn(shopper)

    def remember_unchosen(self, tab: Tab) -> None:
        """Keep what a product's page said when it was last looked at as what it said before anything was chosen."""
        if tab.visit is not None:
            self._store.keep_unchosen(tab.visit.id)

    def step(self, tab: Tab, step: Step | None) -> None:
        """Documents that begin in a tab from now on belong to a step."""
        tab.step = step


async def _failure_of(going: Awaitable[object]) -> str:
    """Why a navigation failed, "" where it did not."""
    try:
        await going
    except Error as error:
        return told(error.message, seconds=_ANSWER)
    return ""
