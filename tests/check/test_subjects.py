import pytest

from auditor.check.context import Context
from auditor.check.subjects import Events, Pages, Runs, Steps, commerce, why_not_reached
from auditor.model.event import Origin
from auditor.model.journey import Step, Until
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import event, facts, healthy, page, step

ITEM = page(PageKind.PRODUCT)
CART = page(PageKind.CART, id=3)


def test_pages_by_kind_and_without_reloads() -> None:
    context = Context(healthy())
    assert [item.visit.id for item in Pages().of(context)] == [1, 2, 3, 4, 5, 6]
    assert [item.visit.id for item in Pages(reloads=False).of(context)] == [1, 2, 3, 4, 5]
    assert [item.visit.id for item in Pages(kinds=(PageKind.PRODUCT,)).of(context)] == [2]


def test_a_page_is_its_own_place() -> None:
    place = Pages().place(ITEM, Context(facts(ITEM)))
    assert (place.pages, place.at, place.step, place.run) == ((ITEM,), ITEM, Step.PRODUCT, "main")


@pytest.mark.parametrize(
    ("until", "verdict"), [(Until.NONE, Verdict.NOT_APPLICABLE), (Until.CHECKOUT, Verdict.INCONCLUSIVE)]
)
def test_no_product_page(until: Until, verdict: Verdict) -> None:
    assert Pages(kinds=(PageKind.PRODUCT,)).none(Context(facts(until=until))).verdict is verdict


def test_events_are_the_merchants_that_are_wanted() -> None:
    wanted = event("ViewContent", ITEM)
    known = facts(
        ITEM,
        events=(wanted, event("Lead", ITEM), event("ViewContent", ITEM, origin=Origin.AUTOMATIC)),
    )
    assert Events(commerce, "x").of(Context(known)) == [wanted]
    alone = facts(ITEM, events=(wanted,), expect={"server_only": frozenset({"ViewContent"})})
    assert Events(commerce, "x").of(Context(alone)) == []


def test_no_event_is_inconclusive_while_a_step_is_missing() -> None:
    subjects = Events(commerce, "product event")
    assert subjects.none(Context(facts())).text == "no product event was sent"
    missing = Context(facts(until=Until.PRODUCT))
    assert subjects.none(missing).verdict is Verdict.INCONCLUSIVE
    done = Context(facts(ITEM, until=Until.PRODUCT, steps=(step(Step.PRODUCT, ITEM),)))
    assert subjects.none(done).verdict is Verdict.NOT_APPLICABLE


def test_a_step_lies_where_it_ended_and_putting_into_the_cart_where_it_began() -> None:
    till = page(PageKind.CHECKOUT, id=4)
    known = facts(ITEM, CART, till, until=Until.CHECKOUT)
    context = Context(known)
    cart = step(Step.CART, CART, at=ITEM.visit.started_at + 5)
    checkout = step(Step.CHECKOUT, till, at=CART.visit.started_at + 5)
    assert Steps(Step.CART).place(cart, context).at is ITEM
    assert Steps(Step.CHECKOUT).place(checkout, context).at is till
    assert Steps(Step.CHECKOUT).place(checkout, context).pages == (CART, till)


def test_a_step_that_was_not_asked_for_is_not_judged_even_if_it_was_tried() -> None:
    known = facts(CART, until=Until.PRODUCT, steps=(step(Step.CART, CART),))
    assert Steps(Step.CART).of(Context(known)) == []
    assert Steps(Step.CART).none(Context(known)).verdict is Verdict.NOT_APPLICABLE


def test_a_step_that_was_not_reached_says_why() -> None:
    outcome = step(Step.CART, None, reached=False, reason="no button")
    context = Context(facts(until=Until.CART, steps=(outcome,)))
    before = Steps(Step.CART).pre(outcome, context, absence=True)
    assert before is not None
    assert before.text == "the step “cart” was not reached: no button"
    assert why_not_reached(context, Step.CHECKOUT) == before.text
    assert why_not_reached(context, Step.PRODUCT) == "the step “product” was not reached"


def test_the_site_is_judged_run_by_run() -> None:
    known = facts(page(id=1, run="accept"), page(id=2, run="reject"))
    assert Runs().of(Context(known)) == ("accept", "reject")
    assert Runs().place("reject", Context(known)).at is known.pages[1]
    assert Runs().none(Context(facts())).verdict is Verdict.INCONCLUSIVE
