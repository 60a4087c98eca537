"""Two accounts of one request become one, in whichever order they come."""

import itertools
from collections.abc import Sequence

import pytest

from auditor.gather.joining import Exchange, Joiner
from auditor.model.evidence import Frame

URL = "https://analytics.tiktok.com/api/v2/pixel"


class Desk:
    def __init__(self) -> None:
        self.written: dict[int, Exchange] = {}
        self.joiner = Joiner(lambda exchange: self.written.update({exchange.id: exchange}))

    def sinkhole(self, body: bytes, url: str = URL, method: str = "POST") -> Exchange:
        return self.joiner.sinkhole(
            self.joiner.new(
                method=method,
                url=url,
                host="h",
                path="/p",
                body=body,
                at=2.0,
                status=200,
                answered_by="sinkhole",
            )
        )

    def browser(self, body: bytes | None, visit: int, url: str = URL, method: str = "POST") -> Exchange:
        return self.joiner.browser(
            self.joiner.new(
                method=method,
                url=url,
                host="h",
                path="/p",
                body=body or b"",
                body_known=body is not None,
                at=1.0,
                visit_id=visit,
                frame=Frame.PAGE,
                resource_type="ping",
            )
        )


@pytest.mark.parametrize("order", list(itertools.permutations(["s1", "s2", "b1", "b2"])))
def test_both_orders_of_arrival(order: Sequence[str]) -> None:
    desk = Desk()
    for word in order:
        body = f"body {word[1]}".encode()
        if word[0] == "s":
            desk.sinkhole(body)
        else:
            desk.browser(body, visit=int(word[1]))
    records = [exchange.record() for exchange in desk.written.values() if exchange.seen_by_sinkhole]
    assert sorted((one.visit_id, one.seen_by_browser, one.status) for one in records) == [
        (1, True, 200),
        (2, True, 200),
    ]
    assert {(one.visit_id, one.body) for one in desk.written.values()} >= {(1, b"body 1"), (2, b"body 2")}


def test_a_body_that_the_browser_does_not_know_joins_what_is_left() -> None:
    desk = Desk()
    desk.sinkhole(b"told")
    desk.sinkhole(b"a blob")
    assert desk.browser(b"told", visit=1).body == b"told"
    assert desk.browser(None, visit=2).body == b"a blob"


def test_another_body_is_another_request() -> None:
    desk = Desk()
    desk.sinkhole(b"one")
    desk.browser(b"another", visit=1)
    kinds = sorted((one.seen_by_sinkhole, one.seen_by_browser) for one in desk.written.values())
    assert kinds == [(False, True), (True, False)]


def test_the_scheme_and_the_fragment_do_not_matter() -> None:
    desk = Desk()
    desk.sinkhole(b"", url=URL + "?a=1", method="GET")
    assert desk.browser(b"", visit=3, url=URL + "?a=1#x", method="get").seen_by_sinkhole


def test_a_failure_is_one_only_where_it_never_arrived() -> None:
    desk = Desk()
    refused = desk.browser(b"x", visit=1)
    refused.failure = "csp"
    assert refused.record().failure == "csp"
    assert not refused.record().arrived
    gone = desk.browser(b"y", visit=1)
    gone.failure = "net::ERR_ABORTED"
    desk.sinkhole(b"y")
    assert gone.record().failure == ""
    assert "gave up on the answer" in gone.record().note


def test_a_repeated_body_is_as_many_requests() -> None:
    desk = Desk()
    for _ in range(3):
        desk.sinkhole(b"same")
    for visit in (1, 2, 3):
        desk.browser(b"same", visit=visit)
    joined = [one for one in desk.written.values() if one.seen_by_browser and one.seen_by_sinkhole]
    assert sorted(one.visit_id or 0 for one in joined) == [1, 2, 3]
