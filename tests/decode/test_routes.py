"""A document that becomes another page without a load: what was on which of its pages."""

from dataclasses import replace
from typing import Any

import pytest

from auditor.check.context import Context
from auditor.model.evidence import DocumentKind, Evidence, Frame, ProbeState, Request, Route
from auditor.model.facts import Facts
from auditor.model.journey import Step
from auditor.model.page import Page, PageKind
from tests.builders import PIXEL, call, console, evidence, page, step
from tests.decode.test_facts import beacon, decoded

HOME = page(PageKind.HOME, id=1, lasts=10)  # from 10 to 20 seconds
ITEM = page(PageKind.PRODUCT, id=2, lasts=10, routed_from=1)
BACK = page(PageKind.HOME, id=3, lasts=10, routed_from=2, step=Step.CART)
NEXT = page(PageKind.CART, id=4)
PAGES = (HOME, ITEM, BACK, NEXT)
HTML = "<title>Red shirt</title><h1>Red shirt</h1>"


def spa(*requests: Request, pages: tuple[Page, ...] = PAGES, **given: Any) -> Facts:
    """The load has to do with all that the browser told; the pages are told apart by what was said."""
    seen: Evidence = evidence(
        visits=tuple(item.visit for item in pages),
        requests=requests,
        steps=(step(Step.PRODUCT, ITEM), step(Step.CART, NEXT, at=ITEM.visit.started_at + 5)),
        documents={(2, DocumentKind.RENDERED): HTML},
    )
    return decoded(replace(seen, **given))


def where(facts: Facts) -> list[int | None]:
    return [event.visit_id for event in facts.events]


def test_an_event_is_of_the_page_that_was_at_its_address() -> None:
    # The browser's news of the change came after the event, or before: it told the page before, or the next one.
    late = beacon("ViewContent", ITEM, after=-0.4, visit_id=1)
    early = beacon("Pageview", HOME, after=9.9, visit_id=2)
    facts = spa(late, early)
    assert [(event.name, event.visit_id) for event in facts.events] == [("ViewContent", 2), ("Pageview", 1)]
    assert facts.events[0].page_kind is facts.pages[1].kind
    assert [event.step for event in facts.events] == [None, None]


def test_an_event_of_a_step_keeps_it() -> None:
    assert [event.step for event in spa(beacon("AddToCart", BACK, after=1)).events] == [Step.CART]


def test_of_two_pages_at_one_address_the_nearer_in_time() -> None:
    assert where(
        spa(beacon("Pageview", HOME, after=2), beacon("Pageview", BACK, after=-0.5, visit_id=2))
    ) == [1, 3]


def test_an_address_that_was_left_long_ago_is_one_that_the_sender_kept() -> None:
    stale = replace(HOME, visit=replace(HOME.visit, started_at=ITEM.visit.started_at))
    assert where(spa(beacon("ViewContent", stale, after=5), pages=(HOME, ITEM, NEXT))) == [2]


@pytest.mark.parametrize("url", ["https://elsewhere.example/frame", ""])
def test_what_tells_no_address_of_the_document_is_placed_by_its_time(url: str) -> None:
    framed = replace(ITEM, visit=replace(ITEM.visit, url=url))
    assert where(spa(beacon("Pageview", framed, after=3, visit_id=1))) == [2]


def test_addresses_that_differ_in_the_query_alone_are_told_apart() -> None:
    one, two = (
        replace(of, visit=replace(of.visit, url=f"https://shop.example/?view={of.kind}", requested_url=""))
        for of in (HOME, ITEM)
    )
    assert where(spa(beacon("Pageview", two, after=-1, visit_id=1), pages=(one, two))) == [2]


def test_an_address_on_the_way_is_of_the_page_that_it_led_to() -> None:
    way = (
        Route("https://shop.example/go", ITEM.visit.started_at),
        Route(ITEM.url, ITEM.visit.started_at + 0.1),
    )
    passing = replace(ITEM, visit=replace(ITEM.visit, routes=way))
    sent = replace(ITEM, visit=replace(ITEM.visit, url="https://shop.example/go"))
    assert where(spa(beacon("Pageview", sent, after=0, visit_id=1), pages=(HOME, passing, NEXT))) == [2]


def test_calls_and_the_console_are_placed_too_and_a_call_still_explains_its_event() -> None:
    track = call("track", "ViewContent", {"value": 1}, on=ITEM, after=1, visit_id=1)
    lone = call("track", "AddToCart", on=ITEM, after=3, visit_id=1)
    framed = call("track", "Contact", on=HOME, after=3, frame=Frame.IFRAME, frame_url=ITEM.url)
    line = console(HOME, "late", at=ITEM.visit.started_at + 2)
    facts = spa(
        beacon("ViewContent", ITEM, after=1, visit_id=1), calls=(track, lone, framed), console=(line,)
    )
    assert [made.visit_id for made in facts.calls] == [2, 2, 1]
    assert [made.id for made in facts.unsent] == [lone.id, framed.id]
    assert facts.unsent[0].visit_id == 2
    assert [told.visit_id for told in facts.console] == [2]
    (event,) = facts.events
    assert event.call == facts.calls[0]


def test_an_address_that_the_sdk_kept_gives_way_to_that_of_the_call() -> None:
    kept = replace(ITEM, visit=replace(ITEM.visit, url=HOME.url))
    track = call("track", "ViewContent", {"value": 1}, on=ITEM, after=0.2, visit_id=1)
    facts = spa(beacon("ViewContent", kept, after=0.2, visit_id=1), calls=(track,))
    assert where(facts) == [2]
    (event,) = facts.events
    assert Context(facts).shown_to(event) == facts.pages[1]


def test_a_call_of_a_page_that_gave_way_without_a_load_is_not_lost_with_it() -> None:
    last = call("track", "AddToCart", on=ITEM, after=9.9)
    assert not spa(calls=(last,)).lost


def test_consent_that_was_given_on_one_page_holds_on_the_next() -> None:
    calls = (
        call("holdConsent", on=HOME),
        call("grantConsent", on=ITEM),
        call("track", "ViewContent", on=HOME, after=3),
    )
    assert [made.method for made in spa(calls=calls).unsent] == ["track"]


def test_the_pixel_is_of_the_load_and_listened_to_on_every_page() -> None:
    state = ProbeState(
        visit_id=2,
        frame=Frame.PAGE,
        frame_url=ITEM.url,
        at=ITEM.visit.started_at,
        data={"ids": [PIXEL], "object_name": "ttq", "listening": True},
    )
    facts = spa(beacon("Pageview", ITEM, after=1), states=(state,))
    assert [install.visit_id for install in facts.installs] == [1]
    assert [item.listening for item in facts.pages] == [True, True, True, None]


def test_each_page_is_read_by_its_own_document_and_the_evidence_stays_as_it_was() -> None:
    facts = spa()
    assert [item.reading.title for item in facts.pages] == ["", "Red shirt", "", ""]
    assert facts.evidence is not None
    assert [visit.id for visit in facts.evidence.visits] == [1, 2, 3, 4]
    assert [visit.restored_from for visit in facts.evidence.visits] == [None] * 4


def test_what_only_the_sinkhole_saw_is_placed_by_an_address_that_the_document_took_on() -> None:
    unheard = beacon("ViewContent", ITEM, after=1, visit_id=None, frame=None, seen_by_browser=False)
    assert where(spa(unheard)) == [2]


def test_a_page_that_came_back_from_the_cache_has_its_own_pages_afterwards() -> None:
    away = page(PageKind.CART, id=4, lasts=9)
    back = replace(page(PageKind.HOME, id=5, lasts=9), visit=replace(HOME.visit, id=5, restored_from=3))
    back = replace(
        back,
        visit=replace(back.visit, started_at=HOME.visit.started_at + 40, ended_at=HOME.visit.started_at + 49),
    )
    then = page(PageKind.PRODUCT, id=6, routed_from=5)
    sent = beacon("ViewContent", then, after=1, visit_id=5)
    assert where(spa(sent, pages=(HOME, ITEM, BACK, away, back, then))) == [6]
