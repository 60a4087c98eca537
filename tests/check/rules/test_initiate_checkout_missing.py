from auditor.check.engine import check
from auditor.model.journey import Step, Until
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import (
    event,
    facts,
    failed_findings,
    finding,
    healthy,
    page,
    pageview,
    result,
    step,
    verdict,
    without_event,
)

CODE = "TT203"
CART = page(PageKind.CART, id=3)
TILL = page(PageKind.CHECKOUT, id=4)
BEGUN = CART.visit.started_at + 7


def test_an_event_on_the_checkout_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_an_event_at_the_click_passes() -> None:
    known = facts(
        CART,
        TILL,
        until=Until.CHECKOUT,
        events=(
            pageview(CART),
            pageview(TILL),
            event("InitiateCheckout", CART, after=7.1, step=Step.CHECKOUT),
        ),
        steps=(step(Step.CHECKOUT, TILL, at=BEGUN),),
    )
    assert verdict(known, CODE) is Verdict.PASS
    assert verdict(known, "TT209") is Verdict.PASS


def test_a_checkout_in_a_drawer_passes() -> None:
    known = facts(
        CART,
        until=Until.CHECKOUT,
        events=(pageview(CART), event("InitiateCheckout", CART, after=7.1, step=Step.CHECKOUT)),
        steps=(step(Step.CHECKOUT, CART, at=BEGUN),),
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_none_fails() -> None:
    assert finding(without_event(healthy(), "InitiateCheckout"), CODE).step is Step.CHECKOUT


def test_an_event_on_the_cart_page_in_its_place_explains_it() -> None:
    known = facts(
        CART,
        TILL,
        until=Until.CHECKOUT,
        events=(pageview(CART), pageview(TILL), event("InitiateCheckout", CART, event_id="1")),
        steps=(step(Step.CART, CART), step(Step.CHECKOUT, TILL, at=BEGUN)),
    )
    assert result(known, CODE).reason == "explained by TT209 (event-on-wrong-page)"
    found = next(item for item in failed_findings(check(known)) if item.code == "TT209")
    assert any(text.startswith(CODE) for text in found.consequences)


def test_a_checkout_that_was_not_reached_is_inconclusive() -> None:
    known = facts(
        CART, until=Until.CHECKOUT, steps=(step(Step.CHECKOUT, None, reached=False, reason="login needed"),)
    )
    assert result(known, CODE).reason.endswith("login needed")
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_not_asked_for_is_not_applicable() -> None:
    assert verdict(facts(CART, until=Until.CART), CODE) is Verdict.NOT_APPLICABLE


def test_a_server_that_sends_it_alone_is_not_applicable() -> None:
    known = facts(
        TILL,
        until=Until.CHECKOUT,
        expect={"server_only": frozenset({"InitiateCheckout"})},
        steps=(step(Step.CHECKOUT, TILL),),
    )
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
