from dataclasses import replace

from auditor.check.engine import check
from auditor.model.journey import Proof, Step, Until
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

CODE = "TT204"
TILL = page(PageKind.CHECKOUT, id=4)
THANKS = page(PageKind.CONFIRMATION, id=5)


def test_a_purchase_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_complete_payment_is_the_same_event() -> None:
    known = facts(
        THANKS,
        until=Until.PURCHASE,
        events=(event("CompletePayment", THANKS, event_id="1"),),
        steps=(step(Step.PURCHASE, THANKS),),
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_none_fails() -> None:
    assert finding(without_event(healthy(), "Purchase"), CODE).page_kind is PageKind.CONFIRMATION


def test_a_purchase_of_the_reload_alone_does_not_count() -> None:
    known = without_event(healthy(), "Purchase")
    again = known.pages[-1]
    known = replace(known, events=(*known.events, event("Purchase", again, event_id="1")))
    assert verdict(known, CODE) is Verdict.FAIL


def test_a_purchase_on_the_checkout_in_its_place_explains_it() -> None:
    known = facts(
        TILL,
        THANKS,
        until=Until.PURCHASE,
        events=(pageview(TILL), pageview(THANKS), event("Purchase", TILL, event_id="1")),
        steps=(step(Step.CHECKOUT, TILL), step(Step.PURCHASE, THANKS, at=TILL.visit.started_at + 7)),
    )
    assert result(known, CODE).reason == "explained by TT209 (event-on-wrong-page)"
    assert "TT209" in {
        item.code for item in failed_findings(check(known)) if item.severity.value == "critical"
    }


def test_a_given_address_that_confirms_nothing_is_inconclusive() -> None:
    where = page(PageKind.OTHER, id=5, step=Step.PURCHASE)
    known = facts(
        where,
        expect={"confirmation_given": True},
        events=(pageview(where),),
        steps=(step(Step.PURCHASE, where, proof=Proof.PINNED),),
    )
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_a_given_confirmation_is_judged_without_an_order() -> None:
    known = facts(
        THANKS,
        expect={"confirmation_given": True},
        events=(pageview(THANKS),),
        steps=(step(Step.PURCHASE, THANKS, proof=Proof.PINNED),),
    )
    assert verdict(known, CODE) is Verdict.FAIL


def test_without_an_order_and_a_given_address_not_applicable() -> None:
    known = facts(TILL, until=Until.CHECKOUT, steps=(step(Step.CHECKOUT, TILL),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
    assert "--until checkout" in result(known, CODE).reason


def test_a_server_that_sends_it_alone_is_not_applicable() -> None:
    known = without_event(healthy(), "Purchase")
    known = replace(known, expect=replace(known.expect, server_only=frozenset({"Purchase"})))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_an_unclean_confirmation_is_inconclusive() -> None:
    known = without_event(healthy(), "Purchase")
    pages = tuple(replace(item, clean=False) if item.visit.id == 5 else item for item in known.pages)
    assert verdict(replace(known, pages=pages), CODE) is Verdict.INCONCLUSIVE
