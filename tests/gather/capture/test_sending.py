"""The browser's account of requests to the vendor, told by requests that are as Playwright's are."""

from dataclasses import dataclass
from typing import Any, cast

import pytest
from playwright.async_api import Error, Page, Request
from playwright.async_api import Frame as BrowserFrame

from auditor.gather.capture.joining import Exchange, Joiner
from auditor.gather.capture.sending import Sending
from auditor.gather.capture.visits import Tab, Visits
from auditor.model.evidence import Frame

URL = "https://analytics.tiktok.com/api/v2/pixel?a=1"


@dataclass(eq=False)
class Asked:
    """What the browser tells of a request; a body that is an error is one that it does not know."""

    body: bytes | Error | None = b"{}"
    method: str = "POST"
    service_worker: object = None
    url: str = URL
    resource_type: str = "ping"

    @property
    def post_data_buffer(self) -> bytes | None:
        if isinstance(self.body, Error):
            raise self.body
        return self.body


@dataclass
class Framed:
    parent_frame: object = None
    url: str = "https://shop.example/"


class Desk:
    def __init__(self) -> None:
        self.written: list[Exchange] = []
        self.joiner = Joiner(self.written.append)
        self.sending = Sending(self.joiner)
        self.tab = Tab(cast("Page", object()))
        Visits("main", lambda _: None).begin(self.tab, "https://shop.example/")

    def begin(self, asked: Asked, frame: Framed | None = None) -> Exchange:
        tab = self.tab if frame is not None else None
        self.sending.begun(cast("Request", asked), tab, cast("BrowserFrame | None", frame))
        return self.written[-1]


@pytest.mark.parametrize(
    ("asked", "frame", "place", "visit"),
    [
        (Asked(), Framed(), Frame.PAGE, 1),
        (Asked(), Framed(parent_frame=Framed()), Frame.IFRAME, 1),
        (Asked(service_worker=object()), None, Frame.SERVICE_WORKER, None),
        (Asked(), None, None, None),
    ],
    ids=["page", "frame", "service worker", "a frame that is gone"],
)
def test_the_place_of_a_request(asked: Asked, frame: Framed | None, place: Frame, visit: int | None) -> None:
    told = Desk().begin(asked, frame)
    assert (told.frame, told.visit_id, told.host, told.path) == (
        place,
        visit,
        "analytics.tiktok.com",
        "/api/v2/pixel",
    )
    assert told.seen_by_browser


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        (Asked(), True),
        (Asked(body=None), False),
        (Asked(body=Error("no text")), False),
        (Asked(body=None, method="GET"), True),
    ],
)
def test_whether_a_body_is_known(asked: Asked, known: Any) -> None:
    assert Desk().begin(asked, Framed()).body_known is known


def test_an_answer_to_what_never_arrived_is_the_cache_s() -> None:
    desk, asked = Desk(), Asked(method="GET", body=None)
    told = desk.begin(asked, Framed())
    desk.sending.answered(cast("Request", asked), 200)
    desk.sending.finished(cast("Request", asked))
    assert (told.status, told.answered_by, told.over) == (200, "cache", True)


def test_what_was_refused_says_why_and_a_request_that_is_not_known_is_passed_over() -> None:
    desk, asked = Desk(), Asked()
    told = desk.begin(asked, Framed())
    desk.sending.failed(cast("Request", asked), "csp")
    assert (told.record().failure, told.over) == ("csp", True)
    for tell in (desk.sending.finished, lambda one: desk.sending.failed(one, "x")):
        tell(cast("Request", Asked()))
    desk.sending.answered(cast("Request", Asked()), 200)
    assert told.record().failure == "csp"
