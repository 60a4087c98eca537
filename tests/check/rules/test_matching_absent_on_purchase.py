from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import Step, Until
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import OWN_EMAIL, capture, carrying, event, facts, finding, healthy, page, step, verdict

CODE = "TT503"
TILL = page(PageKind.CHECKOUT, id=4, asks_for_contact=True)
THANKS = page(PageKind.CONFIRMATION, id=5)


def bought(*events: PixelEvent, till: Any = TILL, **given: Any) -> Facts:
    steps = (step(Step.CHECKOUT, till), step(Step.PURCHASE, THANKS))
    return facts(till, THANKS, until=Until.PURCHASE, events=events, steps=steps, **given)


PLAIN = event("Purchase", THANKS, event_id="1")


def test_a_purchase_with_an_e_mail_address_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "user",
    [
        {"phone_number": "[redacted phone sha256 unknown]"},
        {"auto_email": OWN_EMAIL},
        {"eb_phone_number": "[redacted phone sha256 typed normalised]"},
        # What is there and wrong is for TT501, TT502 and TT504 to tell.
        {"email": "[redacted email sha256 nobody undefined]"},
        {"email": "[redacted email plain typed]"},
    ],
)
def test_automatic_matching_and_the_event_builder_count(user: dict[str, JsonValue]) -> None:
    assert verdict(bought(carrying(PLAIN, **user)), CODE) is Verdict.PASS


def test_neither_though_the_checkout_asked_is_a_warning() -> None:
    found = finding(bought(PLAIN), CODE)
    assert found.severity is Severity.WARNING
    assert found.event == "Purchase"
    assert finding(bought(carrying(PLAIN, external_id="42", city="Rome")), CODE).severity is Severity.WARNING


def test_where_the_checkout_did_not_ask_it_is_information() -> None:
    silent = page(PageKind.CHECKOUT, id=4)
    assert finding(bought(PLAIN, till=silent), CODE).severity is Severity.INFO


def test_a_newsletter_form_elsewhere_is_no_checkout_that_asks() -> None:
    home = page(PageKind.HOME, id=1, asks_for_contact=True)
    assert finding(facts(home, THANKS, events=(PLAIN,)), CODE).severity is Severity.INFO


def test_no_purchase_is_not_applicable() -> None:
    assert verdict(facts(TILL, until=Until.NONE), CODE) is Verdict.NOT_APPLICABLE


def test_an_order_that_was_not_placed_is_inconclusive() -> None:
    failed = step(Step.PURCHASE, None, reached=False, reason="the card was declined")
    known = facts(TILL, until=Until.PURCHASE, steps=(step(Step.CHECKOUT, TILL), failed))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_the_reloaded_confirmation_is_not_judged() -> None:
    again = page(PageKind.CONFIRMATION, id=6, reload_of=5)
    known = bought(carrying(PLAIN, email=OWN_EMAIL))
    known = replace(known, pages=(*known.pages, again), events=(*known.events, event("Purchase", again)))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_form_in_the_page_that_sent_purchase_would_have_been_read_by_tiktok_s_own_sdk() -> None:
    one = page(PageKind.CONFIRMATION, id=4, step=Step.CHECKOUT, asks_for_contact=True)
    steps = (step(Step.CHECKOUT, one), step(Step.PURCHASE, one))
    sent = event("Purchase", one, after=5)
    for sdk, expected in (("standin", Verdict.INCONCLUSIVE), ("live", Verdict.FAIL)):
        known = facts(one, until=Until.PURCHASE, events=(sent,), steps=steps, capture=capture(sdk=sdk))
        assert verdict(known, CODE) is expected


def test_a_purchase_of_the_server_alone_is_not_applicable() -> None:
    known = bought(PLAIN)
    expect = replace(known.expect, server_only=frozenset({"Purchase"}))
    assert verdict(replace(known, expect=expect), CODE) is Verdict.NOT_APPLICABLE
