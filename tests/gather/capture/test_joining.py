"""Two accounts of one request become one, in whichever order they come."""

import itertools
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditor.gather.capture.joining import Exchange, Joiner
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


def test_another_page_s_request_at_the_same_time_makes_an_unknown_body_a_guess() -> None:
    desk = Desk()
    one, two = desk.browser(None, visit=1), desk.browser(None, visit=2)
    desk.sinkhole(b"a blob")
    desk.sinkhole(b"another")
    assert one.record().guessed
    assert two.record().guessed


def test_one_page_s_requests_are_no_guesses_and_neither_are_later_ones() -> None:
    desk = Desk()
    mine = [desk.browser(None, visit=1), desk.browser(None, visit=1)]
    for body in (b"one", b"two"):
        desk.sinkhole(body)
    for exchange in mine:
        desk.joiner.over(exchange)
    late = desk.browser(None, visit=2)
    desk.sinkhole(b"three")
    assert not any(exchange.record().guessed for exchange in (*mine, late))


def test_what_nobody_has_spoken_of_makes_a_guess_of_one_that_is_under_way() -> None:
    desk = Desk()
    first = desk.sinkhole(b"of a page that was left")
    taken = desk.browser(None, visit=2)
    assert taken is first
    desk.sinkhole(b"of visit 2")
    assert taken.record().guessed


# What happens to one request: the browser speaks of it (B) or not, the sinkhole gets it (S), the browser calls
# it over (F) after that. B and S come in either order.
@st.composite
def interleavings(draw: st.DrawFn) -> tuple[list[tuple[str, int]], list[tuple[int, bytes, bool, bool]]]:
    requests = draw(
        st.lists(
            st.tuples(
                st.integers(1, 3),  # the visit
                st.sampled_from([b"x", b"y", b"z"]),  # the body
                st.booleans(),  # whether the browser knows the body
                st.booleans(),  # whether the browser speaks of it at all
            ),
            min_size=1,
            max_size=6,
        )
    )
    waiting = [
        ([["B", "S"], ["S", "B"]][draw(st.integers(0, 1))] + ["F"]) if told else ["S"]
        for _, _, _, told in requests
    ]
    order: list[tuple[str, int]] = []
    while any(waiting):
        index = draw(st.sampled_from([number for number, left in enumerate(waiting) if left]))
        order.append((waiting[index].pop(0), index))
    return order, requests


@settings(max_examples=400, deadline=None)
@given(interleavings())
@example(
    (
        [("B", 1), ("B", 2), ("S", 2), ("S", 0), ("F", 2), ("S", 1), ("F", 1)],
        [(1, b"x", False, False), (2, b"y", False, True), (2, b"y", False, True)],
    )
)
@example(
    (
        [
            *[("B", 0), ("B", 1), ("S", 2), ("B", 3), ("S", 3)],
            *[("F", 3), ("S", 0), ("F", 0), ("S", 1), ("F", 1)],
        ],
        [(2, b"x", False, True), (1, b"y", True, True), (1, b"x", False, False), (2, b"y", False, True)],
    )
)
def test_whatever_the_order_a_visit_is_right_or_a_guess(
    mixed: tuple[list[tuple[str, int]], list[tuple[int, bytes, bool, bool]]],
) -> None:
    order, requests = mixed
    desk = Desk()
    by_request: dict[int, Exchange] = {}
    for what, index in order:
        visit, body, known, _ = requests[index]
        if what == "S":
            desk.sinkhole(body)
        elif what == "B":
            by_request[index] = desk.browser(body if known else None, visit=visit)
        else:
            desk.joiner.over(by_request[index])
    arrived = [one.record() for one in desk.written.values() if one.seen_by_sinkhole]
    assert len(arrived) == len(requests)
    # Requests with one body cannot be told apart by anybody, and need not be: their visits are compared as many.
    for body in {body for _, body, _, _ in requests}:
        truth = Counter(visit for visit, sent, _, _ in requests if sent == body)
        said = Counter(
            one.visit_id
            for one in desk.written.values()
            if one.seen_by_sinkhole and one.body == body and one.visit_id is not None and not one.guessed
        )
        assert said <= truth


@settings(max_examples=100, deadline=None)
@given(interleavings())
def test_where_the_browser_knows_every_body_nothing_is_guessed_and_all_is_placed(
    mixed: tuple[list[tuple[str, int]], list[tuple[int, bytes, bool, bool]]],
) -> None:
    order, requests = mixed
    desk = Desk()
    exchanges: dict[int, Exchange] = {}
    for what, index in order:
        visit, body, _, _ = requests[index]
        if what == "S":
            desk.sinkhole(body)
        elif what == "B":
            exchanges[index] = desk.browser(body, visit=visit)
        else:
            desk.joiner.over(exchanges[index])
    placed = Counter(one.visit_id for one in desk.written.values() if one.visit_id is not None)
    assert placed == Counter(visit for visit, _, _, told in requests if told)
    assert not any(one.guessed for one in desk.written.values())


@pytest.mark.parametrize("failure", ["csp", "mixed-content", "net::ERR_BLOCKED_BY_CLIENT", ""])
def test_what_never_left_is_not_taken_for_the_next_one_of_its_address(failure: str) -> None:
    desk = Desk()
    refused = desk.browser(b"", 1, method="GET")
    refused.failure = failure  # none: the cache had it
    desk.joiner.over(refused)
    sent = desk.browser(b"", 2, method="GET")
    assert desk.sinkhole(b"", method="GET") is sent
    assert not refused.seen_by_sinkhole


def test_what_was_given_up_on_its_way_may_still_come_in() -> None:
    desk = Desk()
    left = desk.browser(b"x", 1)
    left.failure = "net::ERR_ABORTED"
    desk.joiner.over(left)
    assert desk.sinkhole(b"x") is left


def test_what_came_in_while_another_page_s_was_refused_is_given_to_its_own() -> None:
    desk = Desk()
    refused = desk.browser(b"", 1, method="GET")
    assert desk.sinkhole(b"", method="GET") is refused  # so it seems, until the browser says otherwise
    sent = desk.browser(b"", 2, method="GET")
    refused.failure = "csp"
    desk.joiner.over(refused)
    assert (refused.seen_by_sinkhole, refused.status, refused.answered_by) == (False, None, "")
    assert (sent.seen_by_sinkhole, sent.status, sent.answered_by) == (True, 200, "sinkhole")
    assert len(desk.written) == 2


def test_what_came_in_for_a_refused_request_waits_for_its_own() -> None:
    desk = Desk()
    refused = desk.browser(b"", 1, method="GET")
    desk.sinkhole(b"", method="GET")
    refused.failure = "mixed-content"
    desk.joiner.over(refused)
    sent = desk.browser(b"", 2, method="GET")
    assert sent is not refused
    assert (sent.seen_by_sinkhole, sent.seen_by_browser, sent.visit_id) == (True, True, 2)


def test_an_answer_that_the_browser_refuses_has_come() -> None:
    desk = Desk()
    sent = desk.browser(b"", 1, method="GET")
    desk.sinkhole(b"", method="GET")
    sent.failure = "net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin"
    desk.joiner.over(sent)
    assert sent.seen_by_sinkhole
