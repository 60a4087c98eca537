from dataclasses import replace

import pytest

from auditor.check.context import Context
from auditor.model.event import ConsentPhase, Origin, PixelEvent, Realm
from auditor.model.journey import ConsentChoice, Step, Until
from auditor.model.page import PageKind
from tests.builders import (
    OTHER_PIXEL,
    PIXEL,
    banner,
    event,
    facts,
    healthy,
    page,
    pageview,
    step,
)

HOME = page(PageKind.HOME, id=1)
ITEM = page(PageKind.PRODUCT)
CART = page(PageKind.CART, id=3)


def test_what_the_rules_judge_is_the_merchants_and_after_consent() -> None:
    own = pageview(HOME)
    known = facts(
        HOME,
        events=(
            own,
            event("LandingPageView", HOME, origin=Origin.AUTOMATIC),
            pageview(HOME, consent=ConsentPhase.BEFORE),
            replace(pageview(HOME), sent=False),
        ),
    )
    assert Context(known).events_on(HOME) == [own]
    assert len(Context(known).all_events_on(HOME)) == 4


def test_a_step_touches_the_page_where_it_began_and_its_own() -> None:
    context = Context(facts(HOME, ITEM, CART, steps=()))
    outcome = step(Step.CART, CART, at=ITEM.visit.started_at + 5)
    assert context.step_pages(outcome) == [ITEM, CART]


def test_a_page_beside_the_journey_is_none_of_the_steps() -> None:
    beside = page(PageKind.OTHER, id=9, at=ITEM.visit.started_at + 4, step=None)
    context = Context(facts(ITEM, beside, CART))
    assert context.step_pages(step(Step.CART, CART, at=ITEM.visit.started_at + 5)) == [ITEM, CART]


def test_events_since_a_step() -> None:
    early, late = event("AddToCart", ITEM, after=1), event("AddToCart", ITEM, after=6)
    context = Context(facts(ITEM, events=(early, late)))
    outcome = step(Step.CART, ITEM, at=ITEM.visit.started_at + 5)
    assert context.events_since(outcome, "AddToCart") == [late]
    assert context.first_after("main", outcome.started_at, "AddToCart", PIXEL) is late
    assert context.first_after("main", outcome.started_at, "AddToCart", OTHER_PIXEL) is None
    assert context.first_after("main", outcome.started_at, "Purchase", PIXEL) is None


def test_what_was_asked_for() -> None:
    assert Context(facts(until=Until.CART)).asked(Step.CART)
    assert not Context(facts(until=Until.CART)).asked(Step.CHECKOUT)
    assert Context(facts(expect={"confirmation_given": True})).asked(Step.PURCHASE)


def test_the_confirmation_is_told_by_the_page_or_by_the_order() -> None:
    thanks = page(PageKind.CONFIRMATION, id=5)
    odd = page(PageKind.OTHER, id=6, step=Step.PURCHASE)
    again = page(PageKind.OTHER, id=7, step=Step.PURCHASE, reload_of=6)
    context = Context(facts(thanks, odd, again, ITEM, steps=(step(Step.PURCHASE, odd),)))
    assert [context.is_confirmation(item) for item in (thanks, odd, again, ITEM)] == [True, True, True, False]
    unreached = Context(facts(odd, steps=(step(Step.PURCHASE, odd, reached=False),)))
    assert not unreached.is_confirmation(odd)


def test_the_page_that_an_event_was_sent_from() -> None:
    spa = page(PageKind.CART, id=4)
    context = Context(facts(ITEM, spa))
    assert context.shown_to(event("ViewContent", spa)) is spa
    assert context.shown_to(event("ViewContent", spa, page_url=f"{spa.url}/?a=1#b")) is spa
    assert context.shown_to(event("ViewContent", spa, page_url=ITEM.url)) is ITEM
    assert context.shown_to(event("ViewContent", spa, page_url="https://shop.example/unseen")) is None
    assert context.shown_to(event("ViewContent", spa, page_url="")) is spa
    framed = replace(event("ViewContent", ITEM, page_url="https://shop.example/frame"), realm=Realm.IFRAME)
    assert context.shown_to(framed) is ITEM
    thanks = page(PageKind.CONFIRMATION, id=8)
    asked = "https://shop.example/item"
    ended = replace(thanks, visit=replace(thanks.visit, requested_url=asked))
    context = Context(facts(ended))
    assert context.shown_to(event("ViewContent", ended, page_url=asked)) is None


@pytest.mark.parametrize(
    ("answer", "never"),
    [(None, True), (ConsentChoice.KEEP, True), (ConsentChoice.ACCEPT, False), (ConsentChoice.REJECT, False)],
)
def test_whether_a_banner_was_answered(answer: ConsentChoice | None, never: bool) -> None:
    assert Context(facts(consent=(banner(answer),))).never_answered("main") is never
    assert not Context(facts(consent=(banner(answer, opt_in=False),))).never_answered("main")


def test_which_runs_show_prices() -> None:
    assert Context(facts(ITEM)).shows_prices("main")
    assert Context(facts(HOME, CART)).shows_prices("main")
    assert not Context(facts(HOME)).shows_prices("main")
    assert not Context(facts(ITEM)).shows_prices("other")


def test_a_pixel_is_known_by_its_place_and_not_by_its_id() -> None:
    known = healthy()
    assert Context(known).pixel_role(PIXEL) == "1"
    swapped = replace(
        known, installs=tuple(replace(item, pixel_id=OTHER_PIXEL) for item in known.installs), events=()
    )
    assert Context(swapped).pixel_role(OTHER_PIXEL) == "1"
    assert Context(known).pixel_role("unheard of") == ""
    configured = facts(HOME, expect={"pixels": (OTHER_PIXEL,)})
    assert Context(configured).pixel_role(PIXEL) == "2"


def test_the_same_action() -> None:
    queued = event("AddToCart", CART)
    context = Context(facts(ITEM, CART, events=(queued,)))
    assert context.same_action_sent(event("add_to_cart", ITEM, step=Step.CART), "AddToCart")
    assert not context.same_action_sent(event("add_to_cart", ITEM), "AddToCart")


def test_what_is_made_of_the_events_of_one_kind_is_made_once() -> None:
    asked: list[int] = []

    def number(events: list[PixelEvent]) -> int:
        asked.append(len(events))
        return len(events)

    shown = page(PageKind.PRODUCT, id=1)
    one, two = (event("AddToCart", shown) for _ in range(2))
    other = event("ViewContent", shown)
    context = Context(facts(shown, events=(one, two, other)))
    assert [context.alike(shown, each, number) for each in (one, two, other)] == [2, 2, 1]
    assert context.alike(shown, event("Search", shown), number) == 0
    assert asked == [2, 1, 0]
