from dataclasses import replace

import pytest

from auditor.model.event import ConsentPhase
from auditor.model.facts import Facts
from auditor.model.journey import Step, Until
from auditor.model.jsonvalue import JsonValue
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
    healthy,
    page,
    pageview,
    step,
    verdict,
)

CODE = "TT512"
HOME = page(PageKind.HOME, id=1)
TILL = page(PageKind.CHECKOUT, id=4)
THANKS = page(PageKind.CONFIRMATION, id=5)
STRANGE = "[redacted email sha256 unknown]"


def shown(on: Page = HOME, until: Until = Until.NONE, **user: JsonValue) -> Facts:
    return facts(on, until=until, events=(carrying(pageview(on), **user),))


def test_no_identity_before_anything_is_typed_passes() -> None:
    known = healthy()
    assert verdict(known, CODE) is Verdict.PASS
    assert verdict(shown(external_id="42"), CODE) is Verdict.PASS


def test_a_page_that_sent_nothing_proves_nothing() -> None:
    assert verdict(facts(HOME), CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("known", "path"),
    [
        (shown(email=STRANGE), "context.user.email"),
        (shown(phone_number="[redacted phone sha256 unknown]"), "context.user.phone_number"),
    ],
)
def test_a_stranger_s_hash_is_critical(known: Facts, path: str) -> None:
    found = finding(known, CODE)
    assert found.severity is Severity.CRITICAL
    assert found.path == path


def test_the_auditor_s_own_from_an_earlier_visit_is_a_page_out_of_a_cache() -> None:
    assert verdict(shown(email=OWN_EMAIL), CODE) is Verdict.FAIL


def test_both_contacts_are_told_and_each_once() -> None:
    twice = facts(
        HOME,
        events=(
            carrying(pageview(HOME), email=STRANGE),
            carrying(event("Contact", HOME), email=STRANGE, auto_email=STRANGE),
        ),
    )
    finding(twice, CODE)


@pytest.mark.parametrize(
    "value",
    [
        "[redacted email sha256 nobody undefined]",
        "[redacted email invalid unknown]",
        "[redacted email plain other]",
        7,
    ],
)
def test_what_is_nobody_s_is_told_by_other_rules(value: JsonValue) -> None:
    assert verdict(shown(email=value), CODE) is Verdict.PASS


def test_what_follows_the_typing_is_the_visitor_s_own() -> None:
    known = facts(
        TILL,
        THANKS,
        until=Until.PURCHASE,
        events=(carrying(pageview(TILL), email=STRANGE), carrying(pageview(THANKS), email=STRANGE)),
        steps=(step(Step.CHECKOUT, TILL, at=TILL.visit.started_at - 0.1), step(Step.PURCHASE, THANKS)),
    )
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_where_no_order_is_placed_nothing_is_typed_at_all() -> None:
    known = facts(
        TILL,
        until=Until.CHECKOUT,
        events=(carrying(pageview(TILL), email=STRANGE),),
        steps=(step(Step.CHECKOUT, TILL, at=TILL.visit.started_at - 0.1),),
    )
    assert verdict(known, CODE) is Verdict.FAIL


@pytest.mark.parametrize("setting", ["saved_state", "logs_in"])
def test_who_may_be_logged_in_is_not_applicable(setting: str) -> None:
    known = replace(shown(email=STRANGE), capture=capture(settings={setting: True}))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_a_confirmation_that_was_given_is_some_customer_s() -> None:
    known = shown(THANKS, email=STRANGE)
    given = replace(known, expect=replace(known.expect, confirmation_given=True))
    assert verdict(given, CODE) is Verdict.NOT_APPLICABLE
    assert verdict(known, CODE) is Verdict.FAIL


def test_what_left_before_the_answer_is_not_judged() -> None:
    early = carrying(pageview(HOME, consent=ConsentPhase.BEFORE), email=STRANGE)
    assert verdict(facts(HOME, events=(early,), consent=(banner(at=15),)), CODE) is Verdict.NOT_APPLICABLE
    pending = page(PageKind.HOME, id=1, consent_pending=True)
    assert verdict(shown(pending, email=STRANGE), CODE) is Verdict.INCONCLUSIVE
