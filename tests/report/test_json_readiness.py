from decimal import Decimal

from auditor.model.readiness import Audience, Line, Readiness, Ready, ServerEvents, Tracking
from auditor.report.json_readiness import audience, launch
from tests.report import ready


def test_an_audience_by_the_contract() -> None:
    given = ready.failed().audiences[1]
    written = audience(given)
    assert {
        key: written[key] for key in ("name", "ready", "why", "event", "window_days", "exclude", "minimum")
    } == {
        "name": "Cart abandoners",
        "ready": "unknown",
        "why": ["TT204"],
        "event": "AddToCart",
        "window_days": 7,
        "exclude": "Purchase",
        "minimum": 1000,
    }
    assert written["untested"] is True


def test_what_is_not_there_is_null() -> None:
    bare = audience(Audience(key="file", name="Customer file", ready=Ready.NEEDS_NO_PIXEL, who="Customers."))
    assert [bare[key] for key in ("event", "window_days", "exclude", "next_step")] == [None] * 4
    empty = launch(Readiness())
    assert empty["optimise_for"] == {"event": None, "said": "", "events": []}


def test_money_is_written_as_it_was_said() -> None:
    spent = ServerEvents(
        tracking=Tracking.WORTH_IT, monthly_spend=Decimal("5000.50"), threshold=Decimal(5000)
    )
    written = launch(Readiness(server_events=spent, checklist=(Line(name="It loads", ready=Ready.YES),)))
    server = written["server_events"]
    assert isinstance(server, dict)
    assert (server["tracking"], server["monthly_spend"], server["threshold"]) == (
        "worth_it",
        "5000.50",
        "5000",
    )
    assert written["checklist"] == [
        {
            "name": "It loads",
            "ready": "yes",
            "why": [],
            "said": [],
            "limits": [],
            "next_step": None,
            "untested": False,
        }
    ]
