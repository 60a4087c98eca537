"""Which visit and step an event belongs to: tested by mixing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.attribute import LAG, SLACK, Clues, Placing, step_at
from auditor.model.evidence import Visit
from auditor.model.journey import Step, StepOutcome


def visit(number: int, url: str, start: float, end: float, step: Step | None = Step.PRODUCT) -> Visit:
    return Visit(
        id=number,
        run="main",
        step=step,
        requested_url=url,
        url=url,
        status=200,
        started_at=start,
        ended_at=end,
        settled=True,
    )


def outcome(step: Step, start: float, run: str = "main") -> StepOutcome:
    return StepOutcome(
        run=run,
        step=step,
        reached=True,
        reason="",
        url="",
        visit_id=None,
        started_at=start,
        ended_at=start + 5,
    )


SHOP = "https://s.example/"
A, B, C = (
    visit(1, f"{SHOP}a", 0, 10),
    visit(2, f"{SHOP}b", 10, 20),
    visit(3, f"{SHOP}a", 20, 30),
)


def placed(
    visits: Sequence[Visit],
    at: float,
    page_url: str = "",
    *,
    given: int | None = None,
    pageview: str = "",
    seen: Mapping[str, int] = MappingProxyType({}),
    guessed: bool = False,
    leaving: bool = False,
    late: bool = False,
) -> int | None:
    clues = Clues(
        given=given, pageview=pageview, page_url=page_url, at=at, guessed=guessed, leaving=leaving, late=late
    )
    found = Placing(visits, seen).place(clues)
    assert (found.visit_id is None) == bool(found.doubt)
    return found.visit_id


def test_the_browser_s_own_word_counts_first() -> None:
    assert placed([A, B, C], 25, C.url, given=1, pageview="pv", seen={"pv": 2}) == 1


def test_a_late_beacon_follows_its_page_view() -> None:
    assert placed([A, B, C], 10.3, A.url, pageview="pv", seen={"pv": 1}) == 1


def test_the_browser_is_not_believed_where_id_and_address_speak_of_the_page_before() -> None:
    assert placed([A, B, C], 10.1, A.url, given=2, pageview="pv", seen={"pv": 1}) == 1
    assert placed([A, B, C], 10.1, B.url, given=2, pageview="pv", seen={"pv": 1}) == 2


def test_a_beacon_of_a_page_that_was_left_follows_its_address() -> None:
    assert placed([A, B, C], 10.4, f"{A.url}#x") == 1
    assert placed([A, B, C], 20.2, A.url) == 3


def test_of_two_open_pages_the_address_tells() -> None:
    both = [A, visit(2, f"{SHOP}b", 1, 9)]
    assert placed(both, 5, f"{SHOP}b") == 2
    assert placed(both, 5, f"{SHOP}elsewhere") is None


def test_two_open_pages_of_one_address_are_not_told_apart() -> None:
    both = [A, visit(2, A.url, 1, 9)]
    assert placed(both, 5, A.url) is None
    assert placed(both, 9.5, A.url) == 1
    assert placed(both, 40, A.url) is None
    assert placed(both, 5, A.url, pageview="pv", seen={"pv": 2}) == 2


def test_of_two_open_pages_of_one_address_the_one_that_is_left_sends_its_last_words() -> None:
    both = [A, visit(2, A.url, 1, 5.2)]
    assert placed(both, 5, A.url, leaving=True) == 2
    at_once = [A, visit(2, A.url, 1, 10.1)]
    assert placed(at_once, 9.9, A.url, leaving=True) is None
    after = replace(visit(3, B.url, 9.8, 20), asked_at=9.8, committed_at=10)
    late = replace(C, started_at=10.05, asked_at=10.0, committed_at=10.1)
    assert placed([*at_once, after, late], 9.9, A.url, leaving=True) == 1
    # Where the browser did not say when it asked for the next page, it may have been before.
    assert placed([*at_once, after, replace(late, asked_at=None)], 9.9, A.url, leaving=True) is None
    back = replace(late, started_at=10.1, asked_at=None, restored_from=9)
    assert placed([*at_once, after, back], 9.9, A.url, leaving=True) is None


def test_of_documents_told_of_in_one_moment_each_may_have_been_the_next() -> None:
    """The browser told late of two that came after another: which one it was left for is not known."""
    left = visit(1, A.url, 0, 2.5)
    fleeting = replace(visit(2, A.url, 0.1, 2.5), asked_at=0.3, committed_at=2.5)
    then = replace(visit(3, B.url, 1.5, 3), asked_at=1.5, committed_at=2.5)
    other = replace(visit(4, A.url, 0, 1.1), committed_at=0)
    assert placed([left, fleeting, then, other], 0.8, A.url, leaving=True) is None


def test_what_has_no_time_of_its_own_may_have_arrived_late() -> None:
    """One page was left, another of its address stays open; the last words arrive when the first is gone."""
    stays = visit(2, A.url, 1, 50)
    assert placed([A, stays], 10.4, A.url, leaving=True, late=True) == 1
    assert placed([A, stays], 10.4, A.url, late=True) is None
    assert placed([A, stays], 10.4, A.url) == 2
    assert placed([A, stays], 12.5, A.url, late=True) == 2
    assert placed([A, visit(2, f"{SHOP}b", 1, 50)], 10.4, "about:srcdoc", late=True) is None


def test_the_last_words_before_a_reload_are_the_old_document_s() -> None:
    again = replace(visit(2, A.url, 8, 19), committed_at=10.05)
    assert placed([A, again], 9.98, A.url, leaving=True) == 1
    assert placed([A, again], 9.98, A.url) is None
    assert placed([A, again], 7.9, A.url) == 1
    assert placed([A, again], 11, A.url) == 2


def test_a_page_that_came_back_has_its_page_view_of_before() -> None:
    back = replace(visit(4, A.url, 30, 40), restored_from=1)
    everything, seen = [A, B, C, back], {"pv": 1}
    assert placed(everything, 35, A.url, given=4, pageview="pv", seen=seen) == 4
    assert placed(everything, 35, A.url, pageview="pv", seen=seen) == 4
    assert placed(everything, 5, A.url, pageview="pv", seen=seen) == 1
    assert placed(everything, 5, A.url, pageview="pv", seen={"pv": 4}) == 1
    loop = [replace(A, restored_from=3), replace(C, restored_from=1)]
    assert placed(loop, 5, pageview="pv", seen={"pv": 1}) in {1, 3}


def test_a_guess_of_the_browser_s_gives_way_to_what_the_beacon_carries() -> None:
    two = [A, visit(2, f"{SHOP}b", 1, 9)]
    assert placed(two, 5, f"{SHOP}b", given=1, guessed=True) == 2
    assert placed(two, 5, A.url, given=2, guessed=True, pageview="pv", seen={"pv": 1}) == 1
    assert placed([A, visit(2, A.url, 1, 9)], 5, A.url, given=2, guessed=True) is None


def test_the_only_open_page_takes_what_names_no_known_address() -> None:
    assert placed([A, B], 15, "about:srcdoc") == 2
    assert placed([A, B], 99, "about:srcdoc") is None
    assert placed([], 1, SHOP) is None


def test_the_run_of_what_has_no_page_is_the_one_under_way() -> None:
    placing = Placing([A, replace(B, run="reject")], {})
    assert [placing.run_at(moment) for moment in (-5, 5, 15, 99)] == ["main", "main", "reject", "reject"]
    assert Placing([], {}).run_at(5) == "main"


def test_a_step_lasts_until_the_next_one_begins() -> None:
    steps = [
        outcome(Step.PRODUCT, 0),
        outcome(Step.CART, 8),
        outcome(Step.CHECKOUT, 20),
        outcome(Step.CART, 0, "x"),
    ]
    assert step_at(5, "main", [A], steps) is Step.PRODUCT
    assert step_at(8.0, "main", [A], steps) is Step.CART
    assert step_at(19, "main", [B], steps) is Step.CART
    assert step_at(21, "main", [C], steps) is Step.CHECKOUT


def test_a_page_beyond_the_journey_has_no_step() -> None:
    beyond, begun = visit(9, f"{SHOP}z", 0, 9, step=None), [outcome(Step.PRODUCT, 0)]
    assert step_at(5, "main", [beyond], begun) is None
    assert step_at(5, "main", [A, beyond], begun) is None
    assert step_at(5, "main", [], begun) is Step.PRODUCT
    assert step_at(5, "main", [A], []) is None


LATEST = 0.9 * LAG  # what a machine that has much to do may be late by


@st.composite
def tabs(draw: st.DrawFn) -> tuple[list[Visit], list[tuple[int, Clues]]]:
    """Several tabs of few addresses, told with delays; and what was sent from their documents, by whom."""
    moment = st.floats(0, 3, allow_subnormal=False)
    late = st.floats(0, LATEST, allow_subnormal=False)
    visits: list[Visit] = []
    sent: list[tuple[int, Clues]] = []
    for _ in range(draw(st.integers(1, 3))):
        began = asked = draw(moment)
        told = began + draw(late)
        for _document in range(draw(st.integers(1, 3))):
            # The next one is asked for while this one stands, and then takes its place.
            next_asked = began + 0.01 + draw(moment)
            ends = next_asked + draw(st.floats(0.01, 1))
            ended = max(ends + draw(late), told)
            number, url = len(visits) + 1, f"{SHOP}{draw(st.sampled_from('ab'))}"
            visits.append(
                replace(
                    visit(number, url, min(asked + draw(late), told), ended),
                    asked_at=asked if draw(st.booleans()) else None,
                    committed_at=told,
                )
            )
            for leaving, arrives_late in draw(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=2)):
                at = ends - 0.001 if leaving else began + draw(st.floats(0, 1)) * (ends - began)
                clues = Clues(
                    given=None,
                    pageview="",
                    page_url=url,
                    at=at + draw(late) if arrives_late else at,
                    leaving=leaving,
                    late=arrives_late,
                )
                sent.append((number, clues))
            began, asked, told = ends, next_asked, ended
    return visits, sent


@settings(max_examples=150, deadline=None)
@given(tabs())
def test_whatever_the_tabs_an_event_is_placed_rightly_or_not_at_all(
    mixed: tuple[list[Visit], list[tuple[int, Clues]]],
) -> None:
    visits, sent = mixed
    placing = Placing(visits, {})
    for truth, clues in sent:
        assert placing.place(clues).visit_id in {truth, None}


@settings(max_examples=100, deadline=None)
@given(tabs(), st.floats(-1, 20), st.booleans())
def test_the_visits_that_run_are_those_that_had_begun_and_not_ended(
    mixed: tuple[list[Visit], list[tuple[int, Clues]]], at: float, late: bool
) -> None:
    visits, _ = mixed
    after = LAG if late else SLACK
    begun = [
        max(asked, one.committed_at - LAG) if one.committed_at is not None else asked
        for one in visits
        for asked in [one.started_at - LAG if one.asked_at is None else one.asked_at]
    ]
    meant = {
        one.id
        for one, began in zip(visits, begun, strict=True)
        if began <= at + SLACK and at <= one.ended_at + after
    }
    assert {one.id for one in Placing(visits, {}).running(at, late=late)} == meant


def test_an_address_that_is_none_is_at_no_page() -> None:
    assert placed([A, B], 99, "http://[unclosed#x") is None
