from dataclasses import replace

import pytest

from auditor.check.engine import check
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, event, facts, failed_findings, finding, healthy, page, result, verdict

CODE = "TT212"
WHERE = page(PageKind.CONFIRMATION, id=5)


@pytest.mark.parametrize(
    ("wire", "called", "expected"),
    [
        ("Purchase", "CompletePayment", "Purchase"),
        ("CompletePayment", "", "Purchase"),
        ("Lead", "SubmitForm", "Lead"),
        ("PlaceAnOrder", "", "another event: Lead, Purchase, ViewContent"),
        ("ClickButton", "ClickButton", "another event: Lead, Purchase, ViewContent"),
    ],
)
def test_old_names_are_told(wire: str, called: str, expected: str) -> None:
    found = finding(facts(WHERE, events=(replace(event(wire, WHERE), call_name=called),)), CODE)
    assert found.severity is Severity.INFO
    assert found.expected == expected
    assert found.actual == (called or wire)


@pytest.mark.parametrize(
    ("wire", "called"), [("Purchase", "Purchase"), ("ViewContent", ""), ("AddToCart", ""), ("Lead", "Lead")]
)
def test_todays_names_pass(wire: str, called: str) -> None:
    assert (
        verdict(facts(WHERE, events=(replace(event(wire, WHERE), call_name=called),)), CODE) is Verdict.PASS
    )


def test_what_the_script_rewrote_unheard_proves_nothing() -> None:
    told = result(facts(WHERE, events=(event("Purchase", WHERE),)), CODE)
    assert told.verdict is Verdict.INCONCLUSIVE
    assert "could not be heard" in told.reason
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_several_pixels_make_one_finding() -> None:
    events = (event("PlaceAnOrder", WHERE), event("PlaceAnOrder", WHERE, pixel=OTHER_PIXEL))
    found = [item for item in failed_findings(check(facts(WHERE, events=events))) if item.code == CODE]
    assert len(found) == 1


def test_customs_are_not_judged() -> None:
    assert verdict(facts(WHERE, events=(event("my_own", WHERE),)), CODE) is Verdict.NOT_APPLICABLE
