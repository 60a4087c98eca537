"""The top-level documents of the open pages, while they are looked at."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from playwright.async_api import Page, Request, Response

from auditor.gather.capture.activity import Activity
from auditor.model.evidence import Route, Visit
from auditor.model.journey import Step

_ROUTES = 200  # changes of its address that are kept of one visit: a page may write into it for ever
_HEADERS, _LONGEST_HEADER = 100, 80  # that are kept of an answer, and characters of each
_SOFTWARE = ("powered-by", "server", "x-generator", "x-powered-by")
_REMEMBERED = 20  # visits of a tab; Chromium's back/forward cache keeps six documents (November 2026)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page's document, as DevTools tells of it.

    `restored`: it came back from the back/forward cache. `spared`: not each of its calls is listened to.
    """

    name: str
    url: str
    restored: bool = False
    spared: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class OpenVisit:
    """A visit that goes on. Its record is written again whenever more is known of it."""

    id: int
    run: str
    step: Step | None
    requested_url: str
    started_at: float
    asked_at: float | None = None
    committed_at: float | None = None
    restored_from: int | None = None
    by_page: bool = False
    document: int = 0  # the first visit to its document, which may come back from the back/forward cache
    loader: str = ""  # DevTools' name of its document
    spared: bool = False
    url: str = ""
    status: int | None = None
    ended_at: float | None = None
    settled: bool = False
    title: str = ""
    content_type: str = ""
    failure: str = ""
    obstacle: str = ""
    settle_seconds: float = 0.0
    screenshot: str | None = None
    reload_of: int | None = None
    notes: list[str] = field(default_factory=list)
    response: Response | None = None
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    console_lines: int = 0
    calls: int = 0
    parsed_at: float | None = None
    stirred_at: float | None = None
    routes: list[Route] = field(default_factory=list)

    def note(self, text: str) -> None:
        """Keep a note, once."""
        if text and text not in self.notes:
            self.notes.append(text)

    def moved(self, url: str) -> None:
        """Its document took on another address without a load; the first one is kept, too."""
        if not self.routes:
            self.routes.append(Route(self.url, self.committed_at or self.started_at))
        self.url = url
        if len(self.routes) < _ROUTES:
            self.routes.append(Route(url, time.time()))
        else:
            self.note(f"it changed its address more than {_ROUTES} times; the rest was not kept")

    def record(self) -> Visit:
        """The visit as it stands now."""
        return Visit(
            id=self.id,
            run=self.run,
            step=self.step,
            requested_url=self.requested_url,
            url=self.url or self.requested_url,
            status=self.status,
            started_at=self.started_at,
            ended_at=self.ended_at or time.time(),
            settled=self.settled,
            title=self.title,
            content_type=self.content_type,
            # Of a header that was sent more than once, Playwright puts each value on a line.
            policies=tuple(filter(None, self.headers.get("content-security-policy", "").split("\n"))),
            answer_headers=tuple(_told(self.headers)),
            failure=self.failure,
            settle_seconds=self.settle_seconds,
            screenshot=self.screenshot,
            reload_of=self.reload_of,
            notes=tuple(self.notes),
            obstacle=self.obstacle,
            asked_at=self.asked_at,
            committed_at=self.committed_at,
            restored_from=self.restored_from,
            by_page=self.by_page,
            spared=self.spared,
            parsed_at=self.parsed_at,
            stirred_at=self.stirred_at,
            routes=tuple(self.routes),
        )


class Tab:
    """One page of the browser: the visit it is on, the navigation that is under way, its signs of life."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.activity = Activity()
        self.visit: OpenVisit | None = None
        self.visit_ids: set[int] = set()
        self.left: deque[OpenVisit] = deque(maxlen=_REMEMBERED)  # the visits before, the last one last
        self.coming: Document | None = None  # what DevTools told of, before its visit began
        self.documents = 0  # how many documents have begun in it
        self.pending: Request | None = None  # the main document that is asked for
        self.pending_since = 0.0
        self.pending_response: Response | None = None
        self.step: Step | None = None
        self.reload_of: int | None = None
        self.taken = False  # the next document is one that the auditor takes it to, not the page


class Visits:
    """Makes a visit of each top-level document. `written` is given each visit that has changed."""

    def __init__(
        self, run: str, written: Callable[[OpenVisit], None], numbers: Iterator[int] | None = None
    ) -> None:
        self._run = run
        self._written = written
        self._numbers = numbers if numbers is not None else count(1)
        self.tabs: dict[Page, Tab] = {}

    def tab(self, page: Page) -> Tab:
        """The tab of a page, made when it is first asked for."""
        if page not in self.tabs:
            self.tabs[page] = Tab(page)
        return self.tabs[page]

    def of(self, page: Page | None) -> OpenVisit | None:
        """The visit that a page is on."""
        tab = self.tabs.get(page) if page is not None else None
        return tab.visit if tab else None

    def asked(self, tab: Tab, request: Request) -> None:
        """The main document of a tab was asked for; a redirect belongs to the request before it."""
        if tab.pending is None or request.redirected_from is None:
            tab.pending_since = time.time()
        tab.pending = request
        tab.pending_response = None

    def begin(self, tab: Tab, url: str) -> OpenVisit:
        """A new document stands in a tab: the visit before is over."""
        now = time.time()
        self.leave(tab, now)
        first = tab.pending
        while first is not None and first.redirected_from is not None:
            first = first.redirected_from
        visit = OpenVisit(
            id=next(self._numbers),
            run=self._run,
            step=tab.step,
            requested_url=first.url if first is not None else url,
            started_at=tab.pending_since or now,
            committed_at=now,
            url=url,
            reload_of=tab.reload_of,
            by_page=not tab.taken,
        )
        visit.document = visit.id
        if tab.pending is not None:
            visit.method = tab.pending.method
        if tab.pending_response is not None:
            answered(visit, tab.pending_response)
        tab.pending, tab.pending_response, tab.reload_of, tab.taken = None, None, None, False
        tab.pending_since = 0.0
        self._enter(tab, visit)
        coming, tab.coming = tab.coming, None
        if coming is not None:
            self.shows(tab, coming)
            tab.coming = None
        return visit

    def _enter(self, tab: Tab, visit: OpenVisit) -> None:
        tab.visit = visit
        tab.documents += 1
        tab.visit_ids.add(visit.id)
        tab.activity.restart()
        self._written(visit)

    def shows(self, tab: Tab, document: Document) -> None:
        """DevTools tells of the document that a tab has come to, a little before or after its visit begins."""
        visit = tab.visit
        if visit is None or visit.loader or bare(visit.url) != bare(document.url):
            tab.coming = document
            return
        visit.loader, visit.spared = document.name, document.spared
        if document.spared:
            self._written(visit)

    def last_of(self, tab: Tab, loader: str) -> OpenVisit | None:
        """The last visit of a tab to a document, by DevTools' name of it; None where it is not remembered."""
        seen = [*tab.left, *filter(None, [tab.visit])]
        return next((visit for visit in reversed(seen) if visit.loader == loader), None)

    def restored(self, tab: Tab, before: OpenVisit) -> OpenVisit:
        """A document that was left has come back from the back/forward cache: a visit of its own.

        `before` is any visit to that document. It may be told more than once of one return.
        """
        if tab.visit is not None and tab.visit.document == before.document:
            return tab.visit
        last = next((one for one in reversed(tab.left) if one.document == before.document), before)
        now = time.time()
        self.leave(tab, now)
        visit = OpenVisit(
            id=next(self._numbers),
            run=self._run,
            step=tab.step,
            requested_url=last.url,
            started_at=now,
            committed_at=now,
            restored_from=last.id,
            by_page=not tab.taken,
            document=last.document,
            loader=last.loader,
            spared=last.spared,
            url=last.url,
            status=last.status,
            title=last.title,
            content_type=last.content_type,
            headers=last.headers,
        )
        tab.reload_of, tab.taken = None, False
        self._enter(tab, visit)
        tab.activity.parsed = tab.activity.loaded = True  # nothing of that is told again
        return visit

    def leave(self, tab: Tab, at: float) -> None:
        """The document of a tab is being left."""
        if tab.visit is None:
            return
        if tab.visit.ended_at is None:
            tab.visit.ended_at = at
            self._written(tab.visit)
        tab.left.append(tab.visit)
        tab.visit = None

    def failed(self, tab: Tab, url: str, failure: str) -> OpenVisit:
        """A document was asked for and never came."""
        if tab.pending is None and tab.visit is not None and tab.visit.failure:
            return tab.visit
        visit = self.begin(tab, url)
        visit.failure = failure
        visit.settled = False
        self._written(visit)
        return visit

    def changed(self, visit: OpenVisit) -> None:
        """More is known of a visit."""
        self._written(visit)


def bare(url: str) -> str:
    """An address without its fragment."""
    return url.partition("#")[0]


def answered(visit: OpenVisit, response: Response) -> None:
    """Keep what the answer to a visit's request says."""
    visit.response = response
    visit.status = response.status
    visit.headers = response.headers
    visit.content_type = response.headers.get("content-type", "")
    first = response.request
    while first.redirected_from is not None:
        first = first.redirected_from
    asked = first.timing["startTime"]  # milliseconds since the epoch
    visit.asked_at = asked / 1000 if asked > 0 else None


def _told(headers: Mapping[str, str]) -> Iterator[str]:
    """Which headers an answer has; a value is kept of those alone that name the server's software."""
    for name in sorted(headers)[:_HEADERS]:
        told = f"{name}: {headers[name]}" if name.lower() in _SOFTWARE else name
        yield told[:_LONGEST_HEADER]
