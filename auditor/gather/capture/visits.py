"""The visits to the open pages, while they are looked at."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from playwright.async_api import Page, Request, Response

from auditor.gather.capture.activity import Activity
from auditor.gather.capture.open_visit import OpenVisit, answered, bare
from auditor.gather.capture.shown import Shown
from auditor.model.addresses import route_of
from auditor.model.journey import Step

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

    @property
    def standing(self) -> int:
        """Which page it shows, whether that was loaded or not: its visit's number, 0 where there is none."""
        return self.visit.id if self.visit is not None else 0


class Visits:
    """Makes a visit of each top-level document, and of each page that one becomes. `written` is given each visit that has changed."""

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

    def shows_now(self, tab: Tab, visit: OpenVisit, shown: Shown) -> OpenVisit:
        """A document is about to be kept: the visit that it belongs to.

        That is a new one where it has become another page since it was last kept, by a change of its address
        alone. It begins with the first of these changes: what nobody looked at on the way is a part of it.
        """
        before = visit.shown
        moved = before is not None and before.url != shown.url
        since = before.url if before is not None and moved else visit.left_behind
        another = before is not None and since and replace(before, url=since).gave_way_to(shown)
        if not another or tab.visit is not visit:
            if before is not None and moved:
                # A script may change the address first and draw the page when it has the data.
                late = route_of(since) != route_of(shown.url) and before.looks_like(shown)
                visit.left_behind = since if late else ""
            visit.shown, visit.url = shown, shown.url
            return visit
        later = visit.part(since)
        at = later[0].at if later else time.time()
        self.leave(tab, at)
        routed = OpenVisit(
            id=next(self._numbers),
            run=self._run,
            step=tab.step,
            requested_url=later[0].url if later else shown.url,
            started_at=at,
            committed_at=at,
            routed_from=visit.id,
            by_page=True,
            document=visit.document,
            loader=visit.loader,
            spared=visit.spared,
            url=shown.url,
            status=visit.status,
            content_type=visit.content_type,
            headers=visit.headers,
            stirred_at=visit.stirred_at,
            routes=later if len(later) > 1 else [],
            shown=shown,
        )
        tab.visit = routed
        tab.visit_ids.add(routed.id)
        self._written(routed)
        return routed

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
