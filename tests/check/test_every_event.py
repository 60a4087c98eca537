"""What TikTok's SDK checks on every event is told on every event: as information where it sells nothing."""

import pytest

from auditor.check.every_event import checked, severity_on
from auditor.model.jsonvalue import JsonObject
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, finding, page, verdict

WHERE = page(PageKind.OTHER)
FAULTS: list[tuple[str, JsonObject]] = [
    ("TT302", {"content_id": " "}),
    ("TT302", {"contents": [{"content_id": "undefined"}]}),
    ("TT304", {"content_type": "shoes"}),
    ("TT305", {"currency": "EUR"}),
    ("TT306", {"value": "9,99", "currency": "EUR"}),
    ("TT308", {"value": 9.99}),
    ("TT309", {"value": 9.99, "currency": "US$"}),
]


@pytest.mark.parametrize("name", ["Contact", "Lead", "StartTrial", "my_own"])
@pytest.mark.parametrize(("code", "parameters"), FAULTS)
def test_an_event_that_sells_nothing_is_told_as_information(
    name: str, code: str, parameters: JsonObject
) -> None:
    found = finding(facts(WHERE, events=(event(name, WHERE, parameters=parameters),)), code)
    assert found.severity is Severity.INFO
    assert found.event == name


@pytest.mark.parametrize("code", ["TT302", "TT304", "TT305", "TT306", "TT308", "TT309"])
def test_an_event_without_the_parameter_is_none_of_the_rule_s(code: str) -> None:
    assert verdict(facts(WHERE, events=(event("Contact", WHERE),)), code) is Verdict.NOT_APPLICABLE


def test_on_events_of_products_it_is_as_bad_as_the_rule_says() -> None:
    product, other = event("ViewContent", WHERE), event("Contact", WHERE, value=1)
    assert severity_on(product) is None
    assert severity_on(product, Severity.WARNING) is Severity.WARNING
    assert severity_on(other, Severity.WARNING) is Severity.INFO
    assert [checked("value")(each) for each in (product, other, event("Contact", WHERE))] == [
        True,
        True,
        False,
    ]
