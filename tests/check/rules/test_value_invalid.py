import pytest

from auditor.model.jsonvalue import JsonValue
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, failures, finding, healthy, page, pageview, verdict

CODE = "TT306"
WHERE = page()


def test_numbers_pass() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize("value", [0, 19, 19.9, "19.90", "0"])
def test_what_the_vendor_reads_passes(value: JsonValue) -> None:
    assert verdict(facts(WHERE, events=(event(value=value),)), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("19,90 €", "send 19.90"),
        ("1,299.00", "send 1299.00"),
        ("€19.90", "send 19.90"),
        (" 19.90", "send 19.90"),
        (-5, "below 0"),
        (-0.5, "below 0"),
        ("NaN", "not a number"),
        (True, "not a number"),
        ([19.9], "not a number"),
        ({"amount": 19.9}, "not a number"),
        ("{{ price }}", "template"),
        ("   ", "not a number"),
    ],
)
def test_others_fail_and_explain_themselves(value: JsonValue, hint: str) -> None:
    found = finding(facts(WHERE, events=(event(value=value),)), CODE)
    assert hint in found.message
    assert found.path == "value"
    assert found.expected.endswith(hint.removeprefix("send ") if hint.startswith("send") else "19.90")


@pytest.mark.parametrize(
    ("value", "severity"),
    [
        ("Log in for prices", Severity.INFO),
        ("19,90 €", Severity.ERROR),
        ("{{ price }}", Severity.ERROR),
        ("undefined", Severity.ERROR),
        (-1, Severity.ERROR),
    ],
)
def test_where_no_price_is_shown_words_are_information(value: JsonValue, severity: Severity) -> None:
    where = page(PageKind.PRODUCT, product=None)
    known = facts(where, events=(event("ViewContent", where, value=value),))
    assert finding(known, CODE).severity is severity
    assert finding(facts(WHERE, events=(event(value=value),)), CODE).severity is Severity.ERROR


def test_it_is_told_once() -> None:
    known = facts(WHERE, events=(pageview(WHERE), event("ViewContent", WHERE, value="19,90 €")))
    assert failures(known) == {CODE}


@pytest.mark.parametrize("value", [None, ""])
def test_an_absent_value_is_not_applicable(value: JsonValue) -> None:
    assert verdict(facts(WHERE, events=(event(value=value),)), CODE) is Verdict.NOT_APPLICABLE
