"""The browser's own account of what it sends to the vendor: from which page and frame, and how it ended."""

import time

from playwright.async_api import Error, Request
from playwright.async_api import Frame as BrowserFrame

from auditor.gather.capture.joining import Exchange, Joiner
from auditor.gather.capture.visits import Tab
from auditor.gather.site import host_of, path_of
from auditor.model.evidence import Frame

_ERROR = 400


class Sending:
    """Tells a joiner of each request to the vendor, as the browser's events come."""

    def __init__(self, joiner: Joiner) -> None:
        self._joiner = joiner
        self._exchanges: dict[Request, Exchange] = {}

    def begun(self, request: Request, tab: Tab | None, frame: BrowserFrame | None) -> None:
        """A request is being sent; without a frame it is a service worker's, or its frame is gone."""
        body = _body(request)
        visit = tab.visit if tab is not None else None
        told = self._joiner.new(
            method=request.method,
            url=request.url,
            host=host_of(request.url),
            path=path_of(request.url),
            body=body or b"",
            body_known=body is not None or request.method == "GET",
            at=time.time(),
            visit_id=visit.id if visit else None,
            frame=_place(request, frame),
            frame_url=frame.url if frame is not None else "",
            resource_type=request.resource_type,
        )
        self._exchanges[request] = self._joiner.browser(told)

    def answered(self, request: Request, status: int, *, by_worker: bool = False) -> None:
        """The browser got an answer; what the sinkhole answered is known better.

        `by_worker` tells that a service worker of the shop's gave it.
        """
        exchange = self._exchanges.get(request)
        if exchange is not None and by_worker and status >= _ERROR:
            self._joiner.never_left(exchange)  # what it passes on is answered well
        if exchange is not None and (not exchange.seen_by_sinkhole or exchange.answered_by == "shop"):
            exchange.status = status
            if by_worker:
                exchange.answered_by = "service_worker"
            self._joiner.changed(exchange)

    def finished(self, request: Request) -> None:
        """The answer has come in whole."""
        exchange = self._exchanges.pop(request, None)
        if exchange is None:
            return
        if not exchange.seen_by_sinkhole and exchange.status is not None:
            exchange.answered_by = exchange.answered_by or "cache"
        self._joiner.over(exchange)

    def failed(self, request: Request, failure: str) -> None:
        """The browser refused the request, or gave up on its answer."""
        exchange = self._exchanges.pop(request, None)
        if exchange is not None:
            exchange.failure = failure
            self._joiner.over(exchange)


def _place(request: Request, frame: BrowserFrame | None) -> Frame | None:
    if frame is not None:
        return Frame.PAGE if frame.parent_frame is None else Frame.IFRAME
    return Frame.SERVICE_WORKER if request.service_worker is not None else None


def _body(request: Request) -> bytes | None:
    """The body that the browser tells of; None where it does not know it (a Blob, a stream)."""
    try:
        return request.post_data_buffer
    except (Error, UnicodeError, ValueError):
        return None
