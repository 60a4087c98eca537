from typing import Any

import pytest

from auditor.check.engine import check
from auditor.model.event import ConsentPhase, Origin
from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonObject
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import banner, call, event, facts, failed_findings, finding, healthy, page, verdict

CODE = "TT501"
TILL = page(PageKind.CHECKOUT, id=4)
TYPED = "[redacted email plain typed]"


def sent(body: JsonObject, **given: Any) -> Facts:
    return facts(TILL, events=(event("InitiateCheckout", TILL, event_id="1", body=body, **given),))


def test_nothing_personal_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("marker", "words"),
    [
        (TYPED, "e-mail address"),
        ("[redacted email urlencoded typed]", "e-mail address"),
        ("[redacted phone base64 typed as_typed]", "phone number"),
        ("hello [redacted name plain typed]!", "name"),
        ("[redacted address plain typed]", "address"),
        ("[redacted external_id plain typed normalised]", "contact data"),
    ],
)
def test_what_the_auditor_typed_is_critical(marker: str, words: str) -> None:
    found = finding(sent({"properties": {"note": [{"x": marker}]}}), CODE)
    assert found.severity is Severity.CRITICAL
    assert found.path == "properties.note[0].x"
    assert words in found.message


def test_the_page_address_is_told_once() -> None:
    url = f"https://shop.example/thanks?email={TYPED}"
    body: JsonObject = {"context": {"page": {"url": url}}}
    found = finding(sent(body, page_url=url), CODE)
    assert "the page's address" in found.message


def test_many_beacons_with_one_address_are_one_finding() -> None:
    url = f"https://shop.example/thanks?email={TYPED}"
    events = tuple(event(name, TILL, page_url=url, event_id="1") for name in ("Pageview", "InitiateCheckout"))
    assert "the page's address" in finding(facts(TILL, events=events), CODE).message


def test_the_referrer_of_the_next_page_is_the_same_leak() -> None:
    after = page(PageKind.CONFIRMATION, id=5)
    url = f"https://shop.example/checkout?email={TYPED}"
    known = facts(
        TILL,
        after,
        events=(
            event("InitiateCheckout", TILL, page_url=url, event_id="1"),
            event("Purchase", after, event_id="1", body={"context": {"page": {"referrer": url}}}),
        ),
    )
    assert finding(known, CODE).visit_id == TILL.visit.id


def test_a_referrer_alone_is_told() -> None:
    body: JsonObject = {"context": {"page": {"referrer": f"https://login.example/?email={TYPED}"}}}
    assert "the referrer" in finding(sent(body), CODE).message


def test_other_peoples_data_is_information() -> None:
    body: JsonObject = {"auto_collected_properties": {"json_ld": "[redacted email plain other]"}}
    found = finding(sent(body, origin=Origin.AUTOMATIC), CODE)
    assert found.severity is Severity.INFO


@pytest.mark.parametrize(
    "user",
    [
        {"email": "[redacted email sha256 typed normalised]"},
        {"email": "[redacted email invalid typed]"},
        {"external_id": "[redacted external_id digest unknown 1a2b]"},
        {"external_id": "[redacted external_id plain unknown]"},
        {"external_id": "[redacted external_id plain other]"},
        {"city": "[redacted address plain typed]", "country": "[redacted address plain typed]"},
        {"anonymous_id": "[redacted session digest unknown 1a2b]"},
        {"email": "[redacted email plain strange]"},
    ],
)
def test_what_the_sdk_does_by_design_passes(user: JsonObject) -> None:
    assert verdict(sent({"context": {"user": user}}), CODE) is Verdict.PASS


def test_identify_with_plain_values_is_healthy() -> None:
    known = facts(
        TILL,
        calls=(call("identify", {"email": TYPED}, on=TILL),),
        events=(
            event(
                "InitiateCheckout",
                TILL,
                body={"context": {"user": {"email": "[redacted email sha256 typed]"}}},
            ),
        ),
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_a_plain_address_in_the_place_of_a_hash_fails() -> None:
    assert verdict(sent({"context": {"user": {"email": TYPED}}}), CODE) is Verdict.FAIL


def test_what_left_before_the_answer_is_not_judged() -> None:
    early = event("Pageview", TILL, body={"x": TYPED}, consent=ConsentPhase.BEFORE)
    known = facts(TILL, events=(early,), consent=(banner(at=45),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_an_unanswered_banner_is_inconclusive() -> None:
    where = page(PageKind.CHECKOUT, id=4, consent_pending=True)
    assert (
        verdict(facts(where, events=(event("Pageview", where, body={"x": TYPED}),)), CODE)
        is Verdict.INCONCLUSIVE
    )


def test_no_message_repeats_the_value() -> None:
    found = failed_findings(check(sent({"properties": {"x": TYPED}})))
    assert all(
        "redacted" not in text for item in found for text in (item.message, item.actual, item.expected)
    )


@pytest.mark.parametrize("form", ["plain", "urlencoded", "base64"])
def test_a_stranger_s_data_is_information_in_every_form(form: str) -> None:
    found = finding(sent({"properties": {"x": f"[redacted email {form} other]"}}), CODE)
    assert found.severity is Severity.INFO


def test_a_server_event_that_the_page_sends_itself_is_looked_into() -> None:
    user: JsonObject = {
        "city": "[redacted address plain typed]",
        "email": "[redacted email sha256 typed normalised]",
    }
    assert verdict(sent({"user": user}), CODE) is Verdict.PASS
    found = finding(sent({"user": user | {"phone": "[redacted phone plain typed]"}}), CODE)
    assert (found.path, found.severity) == ("user.phone", Severity.CRITICAL)
