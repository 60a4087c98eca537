"""Listens to the browser and the sinkhole, and writes what they say as it comes.

The sinkhole's account is the record of what was sent. The browser adds what the sinkhole cannot know:
which page and frame sent it, what was refused before it left, what the page asked of the vendor's object
(by the probe), the console.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from playwright.async_api import (
    BrowserContext,
    Error,
    Page,
    Request,
    Response,
)
from playwright.async_api import Frame as BrowserFrame

from auditor.gather.capture.activity import Weight
from auditor.gather.capture.hearing import Hearing
from auditor.gather.capture.joining import Exchange, Joiner
from auditor.gather.capture.numbers import Numbers
from auditor.gather.capture.open_visit import OpenVisit, answered, bare
from auditor.gather.capture.self_hosted import SelfHosted
from auditor.gather.capture.sending import Sending
from auditor.gather.capture.visits import Document, Tab, Visits
from auditor.gather.evidence import Store
from auditor.gather.failure import told
from auditor.gather.sinkhole.server import Received
from auditor.gather.site import host_of, path_of, same_site
from auditor.model.progress import Progress
from auditor.model.vendor import Readers, SeenEvent

_ERROR_PAGE = "chrome-error:"
_REMEMBERED = 2000  # events that have arrived: who waits for one waits for a new one


@dataclass(frozen=True, slots=True)
class Fired:
    """An event of the vendor that has arrived, for the walker that waits for one."""

    event: SeenEvent
    at: float
    exchange: Exchange

    @property
    def visit_id(self) -> int | None:
        """The visit that sent it, by the browser's account, which may come later than the sinkhole's."""
        return self.exchange.visit_id


class Tap:
    """What is heard in one run: `attach` it to the run's context, `received` to the sinkhole."""

    def __init__(
        self,
        store: Store,
        readers: Readers,
        *,
        run: str,
        nonce: str,
        progress: Progress,
        numbers: Numbers | None = None,
        self_hosted: SelfHosted | None = None,
    ) -> None:
        self.numbers = numbers or Numbers()
        self._store = store
        self._readers = readers
        self._vendor = readers.vendor
        self._self_hosted = self_hosted or SelfHosted(())
        self._progress = progress
        self._joiner = Joiner(self._write, self.numbers.requests)
        self._sending = Sending(self._joiner)
        self._moved: dict[Tab, tuple[OpenVisit, str]] = {}  # the last route change, and where it was before
        self.visits = Visits(run, lambda visit: store.visit(visit.record()), self.numbers.visits)
        self.hearing = Hearing(store, readers.vendor, self._joiner, self.visits, nonce, self.numbers.calls)
        self.fired: deque[Fired] = deque(maxlen=_REMEMBERED)
        self.beacons = 0
        self.on_request: list[Callable[[Request, Tab], None]] = []

    # What the sinkhole tells

    def received(self, told: Received) -> None:
        """A request came in at the sinkhole."""
        exchange = self._joiner.new(
            method=told.method,
            url=told.url,
            host=told.host,
            path=told.path,
            body=told.body,
            at=told.at,
            headers=dict(told.headers),
            status=told.status,
            answered_by=told.answered_by,
            note=told.note,
            intercepted=told.intercepted,
            answer=told.answer,
        )
        known = self._joiner.sinkhole(exchange)
        if known is exchange:
            self._unheard()
        if told.is_sdk or told.method.upper() == "OPTIONS":
            return
        self.beacons += 1
        for event in self._vendor.read(told.method, told.url, told.body):
            self.fired.append(Fired(event, told.at, known))
            self._progress.beacon(event.name)

    def _unheard(self) -> None:
        """No page has been heard to send a request that arrived: with one page open, it was that one."""
        open_tabs = [tab for tab in self.visits.tabs.values() if not tab.activity.gone]
        if len(open_tabs) == 1:
            open_tabs[0].activity.touch(vendor=True)

    def _write(self, exchange: Exchange) -> None:
        self._store.request(exchange.record(), exchange.body)
        if exchange.over and exchange.seen_by_sinkhole:
            exchange.body = b""  # it is written, and nothing more will be told of it

    # What the browser tells

    def attach(self, context: BrowserContext) -> None:
        """Listen to everything that happens in a context from now on."""
        context.on("page", self._page)
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfinished", self._finished)
        context.on("requestfailed", self._failed)
        self.hearing.attach(context)

    def _page(self, page: Page) -> None:
        tab = self.visits.tab(page)
        page.on("framenavigated", lambda frame: self._navigated(tab, frame))
        page.on("domcontentloaded", lambda _: self._mark(tab, "parsed"))
        page.on("load", lambda _: self._mark(tab, "loaded"))
        page.on("crash", lambda _: self._gone(tab, "the page crashed"))
        page.on("close", lambda _: self._gone(tab, "the page was closed"))
        if tab.visit is None and page.url.startswith("http"):
            # A pop-up is announced when its first document already stands.
            self.visits.begin(tab, page.url)

    def _mark(self, tab: Tab, what: str) -> None:
        if what == "parsed":
            tab.activity.parsed = True
            if tab.visit is not None and tab.visit.parsed_at is None and tab.visit.restored_from is None:
                tab.visit.parsed_at = time.time()
        else:
            tab.activity.parsed = tab.activity.loaded = True
        tab.activity.touch()

    def _gone(self, tab: Tab, why: str) -> None:
        if tab.visit is not None:
            tab.visit.note(why if "crash" in why else "")
        self.visits.leave(tab, time.time())
        tab.activity.leave(why)

    def _navigated(self, tab: Tab, frame: BrowserFrame) -> None:
        if frame.parent_frame is not None:
            return
        url = frame.url
        if tab.pending is not None and bare(tab.pending.url) == bare(url):
            visit = self.visits.begin(tab, url)
            self._progress.visited(url, status=visit.status)
        elif url.startswith(_ERROR_PAGE):
            if tab.pending is not None:
                self.visits.failed(tab, tab.pending.url, "the browser could not show it")
        elif tab.visit is not None and url.startswith("http") and url != tab.visit.url:
            # A route change without a new document, unless a document has come back from the cache: the
            # news of that may be a little later than this.
            self._moved[tab] = (tab.visit, tab.visit.url)
            tab.visit.moved(url)
            tab.activity.touch()
            self.visits.changed(tab.visit)

    def came_to(self, page: Page, document: Document) -> None:
        """DevTools tells which document a page has come to."""
        tab = self.visits.tab(page)
        if not document.restored:
            self.visits.shows(tab, document)
            return
        moved, url = self._moved.pop(tab, (None, ""))
        before = self.visits.last_of(tab, document.name)
        if before is None:
            return
        if moved is not None and moved.document != before.document and bare(moved.url) == bare(document.url):
            moved.url = url  # it was no route change, then
            del moved.routes[-1:]
            self.visits.changed(moved)
        visit = self.visits.restored(tab, before)
        self._progress.visited(visit.url, status=visit.status)

    def _owner(self, request: Request) -> tuple[Tab | None, BrowserFrame | None]:
        try:
            if request.service_worker is not None:
                return None, None
            frame = request.frame
            return self.visits.tab(frame.page), frame
        except Error:
            return None, None  # the frame of this request is gone, or was never there

    def _request(self, request: Request) -> None:
        tab, frame = self._owner(request)
        main = frame is not None and frame.parent_frame is None
        if tab is not None and main and request.is_navigation_request():
            self.visits.asked(tab, request)
        if tab is not None:
            tab.activity.begin(request, self._weight(request, frame), _address(request))
            for listener in self.on_request:
                listener(request, tab)
        if self.to_vendor(request):
            self._sending.begun(request, tab, frame)

    def to_vendor(self, request: Request) -> bool:
        """Whether a request is for the vendor, at its own hosts or at an endpoint of the shop's."""
        url = request.url
        return self._vendor.claims(host_of(url)) or self._self_hosted.takes(url, request.resource_type)

    def _weight(self, request: Request, frame: BrowserFrame | None) -> Weight:
        kind, url = request.resource_type, request.url
        if self.to_vendor(request):
            sdk = self._vendor.is_sdk(request.method, host_of(url), path_of(url))
            return Weight.VENDOR if sdk else Weight.BEACON
        page_url = frame.page.url if frame is not None else ""
        own_frame = frame is not None and (
            frame.parent_frame is None or same_site(frame.url, page_url) or not frame.url.startswith("http")
        )
        if kind == "document":
            own = frame is not None and frame.parent_frame is None
            return Weight.OWN if own or same_site(url, page_url) else Weight.OTHER
        if not own_frame:
            return Weight.OTHER
        if kind == "script":
            return Weight.OWN if same_site(url, page_url) else Weight.FOREIGN_SCRIPT
        if kind in ("xhr", "fetch") and same_site(url, page_url):
            return Weight.OWN_FETCH
        return Weight.OTHER

    def _response(self, response: Response) -> None:
        request = response.request
        tab, _ = self._owner(request)
        if tab is not None and tab.pending is request:
            tab.pending_response = response
        elif tab is not None and tab.visit is not None and _is_of(request, tab.visit):
            answered(tab.visit, response)
            self.visits.changed(tab.visit)
        self._sending.answered(request, response.status, by_worker=response.from_service_worker)

    def _finished(self, request: Request) -> None:
        tab, _ = self._owner(request)
        if tab is not None:
            tab.activity.end(request)
        self._sending.finished(request)

    def _failed(self, request: Request) -> None:
        failure = request.failure or "it failed"
        tab, frame = self._owner(request)
        if tab is not None:
            tab.activity.end(request)
            main = frame is not None and frame.parent_frame is None
            if main and request.is_navigation_request():
                self._document_failed(tab, request, failure)
        self._sending.failed(request, failure)

    def _document_failed(self, tab: Tab, request: Request, failure: str) -> None:
        if tab.pending is request:
            if "ERR_ABORTED" in failure:
                tab.pending = None  # a download, an empty answer, or another navigation came before
            else:
                self.visits.failed(tab, request.url, told(failure))
        elif tab.visit is not None and bare(request.url) == bare(tab.visit.url):
            tab.visit.note(f"its HTML broke off: {told(failure)}")
            self.visits.changed(tab.visit)


def _is_of(request: Request, visit: OpenVisit) -> bool:
    """Whether a request is the one for the document of a visit that lacks its answer yet."""
    return visit.status is None and request.is_navigation_request() and bare(request.url) == bare(visit.url)


def _address(request: Request) -> str:
    """What tells a request that is asked again and again: its method and address without the query."""
    return f"{request.method} {request.url.partition('?')[0]}"
