"""A visit that goes on: what is known of it so far."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from playwright.async_api import Response

from auditor.gather.capture.shown import Shown
from auditor.model.evidence import Route, Visit
from auditor.model.journey import Step

_ROUTES = 200  # changes of its address that are kept of one visit: a page may write into it for ever
_HEADERS, _LONGEST_HEADER = 100, 80  # that are kept of an answer, and characters of each
_SOFTWARE = ("powered-by", "server", "x-generator", "x-powered-by")


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
    routed_from: int | None = None
    by_page: bool = False
    document: int = 0  # the first visit to its document, which may become another page, and come back
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
    shown: Shown | None = None  # what it showed when it was last kept
    left_behind: str = ""  # the address before one that showed nothing else yet when it was kept
    is_shell: bool = False  # its HTML as it was served has no words for a visitor: a script draws the page

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

    def part(self, since: str) -> list[Route]:
        """Give up the addresses that its document took on after one that it had; those, in their order."""
        last = next(
            (place for place in reversed(range(len(self.routes))) if self.routes[place].url == since), 0
        )
        self.routes, later = self.routes[: last + 1], self.routes[last + 1 :]
        if len(self.routes) == 1:
            self.routes = []  # of a visit with one address it is told once
        self.url = since
        return later

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
            routed_from=self.routed_from,
            by_page=self.by_page,
            spared=self.spared,
            parsed_at=self.parsed_at,
            stirred_at=self.stirred_at,
            routes=tuple(self.routes),
        )


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
