"""TT215: what the shop refused is not told as done."""

from dataclasses import replace

import pytest

from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Attempt, Step, Trial, Until
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import addition, event, facts, failures, finding, page, step, verdict

CODE = "TT215"
ITEM = page(PageKind.PRODUCT, id=2)
TILL = page(PageKind.CHECKOUT, id=4)
HASTY = Attempt(
    trial=Trial.ADD_REFUSED,
    visit_id=2,
    at=ITEM.visit.started_at + 2,
    until=ITEM.visit.started_at + 4,
    words="“please choose a size”",
)
FORM = Attempt(
    trial=Trial.FORM_REFUSED, visit_id=4, at=TILL.visit.started_at + 2, until=TILL.visit.started_at + 4
)


def tried(*events: PixelEvent, attempts: tuple[Attempt, ...] = (HASTY,)) -> Facts:
    cart = page(PageKind.CART, id=3)
    taken = addition("Shirt", ITEM, after=5)
    return facts(
        ITEM,
        cart,
        TILL,
        until=Until.CHECKOUT,
        events=events,
        steps=(
            step(Step.PRODUCT, ITEM),
            step(Step.CART, cart, at=taken.at, additions=(taken,), attempts=attempts),
            step(Step.CHECKOUT, TILL, attempts=(FORM,)),
        ),
    )


def added(after: float) -> PixelEvent:
    return event("AddToCart", ITEM, after=after, step=Step.CART)


def test_an_event_of_what_was_refused_fails_once_and_alone() -> None:
    known = tried(added(2.1), added(5.1))
    assert failures(known) & {CODE, "TT207", "TT209", "TT602"} == {CODE}
    told = finding(known, CODE)
    assert (
        told.message == "The shop did not take the product (“please choose a size”), and AddToCart was sent."
    )
    assert told.event == "AddToCart"


def test_two_pixels_are_one_finding() -> None:
    other = replace(added(2.1), id="other", pixel_id="D4A1B2C3D4E5F6G7H8IG")
    assert finding(tried(added(2.1), other), CODE).event == "AddToCart"


@pytest.mark.parametrize("after", [1.0, 4.2, 5.1])
def test_an_event_of_another_moment_passes(after: float) -> None:
    assert verdict(tried(added(after)), CODE) is Verdict.PASS


def test_another_event_passes() -> None:
    assert verdict(tried(event("ViewContent", ITEM, after=2.1)), CODE) is Verdict.PASS


@pytest.mark.parametrize("name", ["AddPaymentInfo", "Purchase"])
def test_a_form_that_was_refused_is_no_payment(name: str) -> None:
    assert CODE in failures(tried(event(name, TILL, after=2.5)))
    assert CODE not in failures(tried(event(name, TILL, after=5)))


def test_an_event_in_the_refused_product_s_place_is_none_of_the_form_s() -> None:
    assert CODE not in failures(tried(event("AddToCart", TILL, after=2.5)))


def test_nothing_refused_is_nothing_to_judge() -> None:
    known = tried(added(2.1), attempts=())
    steps = tuple(replace(one, attempts=()) for one in known.steps)
    assert verdict(replace(known, steps=steps), CODE) is Verdict.NOT_APPLICABLE


def test_another_trial_is_no_refusal() -> None:
    switched = replace(HASTY, trial=Trial.CURRENCY)
    assert CODE not in failures(tried(added(2.1), attempts=(switched,)))
