from dataclasses import replace

import pytest

from auditor.model.event import PixelEvent
from auditor.model.evidence import PixelCall
from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, OWN_EMAIL, call, carrying, event, facts, finding, page, verdict

CODE = "TT513"
THANKS = page(PageKind.CONFIRMATION, id=5)
TYPED: JsonObject = {"email": "[redacted email plain typed as_typed]"}
TRACK = call("track", "Purchase", {}, on=THANKS, after=1)
PURCHASE = event("Purchase", THANKS, after=1, call=TRACK, event_id="1")


def told(*calls: PixelCall, sent: PixelEvent = PURCHASE) -> Facts:
    return facts(THANKS, events=(sent,), calls=(TRACK, *calls))


def test_an_identify_before_purchase_passes() -> None:
    first = call("identify", TYPED, on=THANKS, after=0.5)
    assert verdict(told(first, sent=carrying(PURCHASE, email=OWN_EMAIL)), CODE) is Verdict.PASS


def test_no_identify_is_not_applicable() -> None:
    assert verdict(told(), CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    "given",
    [{}, {"email": ""}, {"email": " "}, {"external_id": "42"}, {"email": None}, "jane", None, 7, ["email"]],
)
def test_an_identify_that_gives_no_contact_is_not_applicable(given: JsonValue) -> None:
    assert verdict(told(call("identify", given, on=THANKS, after=2)), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(told(call("identify", on=THANKS, after=2)), CODE) is Verdict.NOT_APPLICABLE


def test_an_identify_after_purchase_fails() -> None:
    found = finding(told(call("identify", TYPED, on=THANKS, after=3.5)), CODE)
    assert found.severity is Severity.WARNING
    assert "e-mail address" in found.message
    assert "2.5 s" in found.actual


def test_at_the_same_moment_the_order_of_the_calls_tells() -> None:
    assert verdict(told(call("identify", TYPED, on=THANKS, after=1)), CODE) is Verdict.FAIL
    before = replace(TRACK, id=10**9)
    sent = replace(PURCHASE, call=before)
    known = facts(THANKS, events=(sent,), calls=(before, call("identify", TYPED, on=THANKS, after=1)))
    assert verdict(known, CODE) is Verdict.PASS


def test_calls_that_waited_together_are_fine_in_any_order() -> None:
    waiting = call("identify", TYPED, on=THANKS, after=1.2, queued=True)
    assert verdict(told(waiting, sent=carrying(PURCHASE, email=OWN_EMAIL)), CODE) is Verdict.PASS
    assert verdict(told(waiting), CODE) is Verdict.PASS


def test_what_the_beacon_has_is_not_late() -> None:
    late = call("identify", TYPED, on=THANKS, after=3)
    assert verdict(told(late, sent=carrying(PURCHASE, email=OWN_EMAIL)), CODE) is Verdict.PASS
    phone = call("identify", TYPED | {"phone_number": "[redacted phone plain typed]"}, on=THANKS, after=3)
    assert "phone number" in finding(told(phone, sent=carrying(PURCHASE, email=OWN_EMAIL)), CODE).message


def test_another_pixel_s_identify_is_none_of_this_one_s() -> None:
    other = call("identify", TYPED, on=THANKS, after=3, pixel_id=OTHER_PIXEL)
    assert verdict(told(other), CODE) is Verdict.NOT_APPLICABLE


def test_a_purchase_of_no_known_page_is_inconclusive() -> None:
    assert verdict(told(sent=replace(PURCHASE, visit_id=None)), CODE) is Verdict.INCONCLUSIVE


def test_it_is_the_cause_of_a_purchase_without_matching() -> None:
    known = told(call("identify", TYPED, on=THANKS, after=3))
    assert verdict(known, "TT503") is Verdict.INCONCLUSIVE
    assert any(text.startswith("TT503") for text in finding(known, CODE).consequences)


def test_calls_that_could_not_be_heard_are_inconclusive_where_something_is_missing() -> None:
    deaf = page(PageKind.CONFIRMATION, id=5, listening=False)
    heard = facts(deaf, events=(PURCHASE,))
    assert verdict(heard, CODE) is Verdict.INCONCLUSIVE
    whole = carrying(PURCHASE, email=OWN_EMAIL, phone_number="[redacted phone sha256 unknown]")
    assert verdict(facts(deaf, events=(whole,)), CODE) is Verdict.NOT_APPLICABLE
