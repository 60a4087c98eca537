from typing import Any

import pytest

from auditor.model.event import ConsentPhase, Origin, PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Proof, Step, Until
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    OWN_EMAIL,
    banner,
    capture,
    carrying,
    event,
    facts,
    finding,
    page,
    pageview,
    step,
    verdict,
)

CODE = "TT515"
TILL = page(PageKind.CHECKOUT, id=4, asks_for_contact=True)
THANKS = page(PageKind.CONFIRMATION, id=5)
ENRICHED = carrying(event("EnrichAM", TILL, origin=Origin.AUTOMATIC, after=5), auto_email=OWN_EMAIL)


def ordered(*events: PixelEvent, till: Page = TILL, **given: Any) -> Facts:
    proof = given.pop("proof", Proof.PAGE)
    return facts(
        till,
        THANKS,
        until=Until.PURCHASE,
        events=events,
        steps=(step(Step.CHECKOUT, till), step(Step.PURCHASE, THANKS, proof=proof)),
        **given,
    )


def test_a_hash_that_the_sdk_found_in_the_form_passes() -> None:
    assert verdict(ordered(pageview(TILL), ENRICHED), CODE) is Verdict.PASS


def test_none_is_information() -> None:
    found = finding(ordered(pageview(TILL), carrying(pageview(THANKS), email=OWN_EMAIL)), CODE)
    assert found.severity is Severity.INFO


@pytest.mark.parametrize("sdk", ["standin", "saved"])
def test_only_tiktok_s_own_sdk_knows(sdk: str) -> None:
    assert verdict(ordered(pageview(TILL), capture=capture(sdk=sdk)), CODE) is Verdict.INCONCLUSIVE


def test_nothing_to_judge() -> None:
    silent = page(PageKind.CHECKOUT, id=4)
    assert verdict(ordered(pageview(silent), till=silent), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(ordered(), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(ordered(pageview(TILL), proof=Proof.PINNED), CODE) is Verdict.NOT_APPLICABLE
    steps = (step(Step.CHECKOUT, TILL),)
    known = facts(TILL, until=Until.CHECKOUT, events=(pageview(TILL),), steps=steps)
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_a_watch_that_broke_off_proves_nothing() -> None:
    broken = page(PageKind.CHECKOUT, id=4, asks_for_contact=True, clean=False, doubt="it broke off")
    assert verdict(ordered(pageview(broken), till=broken), CODE) is Verdict.INCONCLUSIVE


def test_what_was_found_before_the_answer_does_not_count() -> None:
    early = carrying(event("EnrichAM", TILL, consent=ConsentPhase.BEFORE), auto_email=OWN_EMAIL)
    known = ordered(early, pageview(THANKS), consent=(banner(at=1),))
    assert verdict(known, CODE) is Verdict.FAIL
