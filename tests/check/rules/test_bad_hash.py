import pytest

from auditor.check.engine import check
from auditor.model.event import ConsentPhase, PixelEvent
from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import (
    OWN_EMAIL,
    banner,
    capture,
    carrying,
    event,
    facts,
    failed_findings,
    finding,
    healthy,
    page,
    result,
    verdict,
)

CODE = "TT502"
THANKS = page(PageKind.CONFIRMATION, id=5)
NATIONAL = "[redacted phone sha256 typed national]"


def purchase(inputs: JsonValue = None, **user: JsonValue) -> PixelEvent:
    return carrying(event("Purchase", THANKS, event_id="1"), inputs, **user)


def sent(inputs: JsonValue = None, **user: JsonValue) -> Facts:
    return facts(THANKS, events=(purchase(inputs, **user),))


def test_the_hash_of_the_right_spelling_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS
    assert verdict(sent(phone_number="[redacted phone sha256 typed normalised]"), CODE) is Verdict.PASS


def test_a_hash_of_nobody_known_is_inconclusive() -> None:
    known = sent(
        email="[redacted email sha256 unknown]", auto_phone_number="[redacted phone sha256 typed normalised]"
    )
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "e-mail address" in result(known, CODE).reason


def test_nothing_sent_is_not_applicable() -> None:
    assert verdict(sent(external_id="42", city="Rome"), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(sent(email="", phone_number=None), CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("marker", "told"),
    [
        ("[redacted email sha256 typed upper_case]", "in capitals"),
        ("[redacted email sha256 typed as_typed]", "as the customer typed it"),
        ("[redacted email sha256 typed untrimmed]", "with a blank"),
        ("[redacted email sha256 typed hashed_twice]", "hashed twice"),
        ("[redacted email sha256 typed upper_case.upper_hex]", "in capitals"),
        ("[redacted email sha256 typed something_new]", "in another spelling"),
        ("[redacted email sha256 nobody undefined]", "“undefined”"),
        ("[redacted email sha256 nobody empty]", "the empty text"),
        ("[redacted email sha256 nobody object_object]", "“[object Object]”"),
        ("[redacted email invalid nobody null]", "“null”"),
        ("[redacted email invalid typed md5.normalised]", "MD5"),
        ("[redacted email invalid typed base64_sha256.normalised]", "base64"),
        ("[redacted email invalid unknown]", "64 hexadecimal digits"),
        ("[redacted email plain other]", "readable"),
        (12345, "64 hexadecimal digits"),
        ({"a": [1]}, "64 hexadecimal digits"),
    ],
)
def test_what_matches_nobody_fails(marker: JsonValue, told: str) -> None:
    found = finding(sent(email=marker), CODE)
    assert told in found.actual
    assert (found.path, found.event) == ("context.user.email", "Purchase")
    assert "lower case" in found.expected
    assert "redacted" not in f"{found.message}{found.actual}{found.expected}"


@pytest.mark.parametrize(
    "spelling", ["national", "national_with_zero", "without_plus", "formatted", "as_typed"]
)
def test_a_phone_number_that_is_not_in_e164_fails(spelling: str) -> None:
    found = finding(sent(phone_number=f"[redacted phone sha256 typed {spelling}]"), CODE)
    assert "E.164" in found.expected


def test_what_the_auditor_typed_and_is_readable_is_told_by_tt501_alone() -> None:
    known = sent(email="[redacted email plain typed normalised]")
    assert verdict(known, CODE) is Verdict.PASS
    assert verdict(known, "TT501") is Verdict.FAIL


def test_each_field_of_each_source_is_looked_at() -> None:
    known = sent(
        email=OWN_EMAIL,
        auto_phone_number=NATIONAL,
        eb_email="[redacted email sha256 nobody undefined]",
    )
    found = [item for item in failed_findings(check(known)) if item.code == CODE]
    assert {item.path for item in found} == {"context.user.auto_phone_number", "context.user.eb_email"}


def test_one_fault_in_many_events_is_told_once() -> None:
    later = carrying(event("EnrichAM", THANKS, after=2), phone_number=NATIONAL)
    finding(facts(THANKS, events=(purchase(phone_number=NATIONAL), later)), CODE)


def test_the_stand_in_does_not_know_a_number_s_country() -> None:
    made: JsonValue = {"phone_is_hashed": ["plain_phone"]}
    given: JsonValue = {"phone_is_hashed": ["hashed"]}
    stand_in = capture(sdk="standin")
    for inputs, expected in ((made, Verdict.INCONCLUSIVE), (given, Verdict.FAIL), (None, Verdict.FAIL)):
        known = facts(THANKS, events=(purchase(inputs, phone_number=NATIONAL),), capture=stand_in)
        assert verdict(known, CODE) is expected
    assert verdict(sent(made, phone_number=NATIONAL), CODE) is Verdict.FAIL


def test_a_hash_in_capitals_is_inconclusive() -> None:
    known = sent(email="[redacted email sha256 typed normalised.upper_hex]")
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "capitals" in result(known, CODE).reason
    assert verdict(sent(email="[redacted email sha256 unknown upper_hex]"), CODE) is Verdict.INCONCLUSIVE


def test_what_left_before_the_answer_is_not_judged() -> None:
    early = carrying(event("Pageview", THANKS, consent=ConsentPhase.BEFORE), phone_number=NATIONAL)
    known = facts(THANKS, events=(early,), consent=(banner(at=55),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
