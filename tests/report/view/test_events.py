from dataclasses import replace

from auditor.model.event import Caller, OwnerKind
from auditor.model.evidence import CallSite
from auditor.model.rule import Severity
from auditor.report.view.events import MAX_EVENTS, MAX_MARKUP, EventRow, event_list
from tests.report import sample


def rows() -> dict[str, EventRow]:
    found = event_list(sample.result())
    names = {anchor: number for number, anchor in found.anchors.items()}
    return {names[row.anchor]: row for group in found.groups for row in group.rows}


def test_every_event_stands_with_its_page() -> None:
    found = event_list(sample.result())
    assert (found.listed, found.total) == (18, 18)
    assert [(group.place.kind, len(group.rows)) for group in found.groups][:3] == [
        ("Home page", 2),
        ("Category page", 1),
        ("Product page", 2),
    ]
    assert found.groups[2].title == "Paper lantern, large"


def test_an_event_tells_its_findings_and_whether_it_was_sent() -> None:
    assert (rows()["5"].codes, rows()["5"].worst) == (("TT302", "TT306"), Severity.ERROR)
    assert (rows()["7"].codes, rows()["7"].worst) == (("TT601",), Severity.INFO)
    assert rows()["2"].parameters == ""
    assert not rows()["11"].sent
    assert rows()["1"].automatic
    assert rows()["5"].when == "+1.1 s"
    assert rows()["5"].vendor_says == ("Missing value for content ID",)
    assert dict(rows()["5"].details)["Event ID"] == "none"
    assert dict(rows()["17"].details)["Event ID"] == "vc-8-1764"


def test_another_name_on_the_wire_is_told() -> None:
    event = replace(sample.events()[4], name="Purchase", wire_name="CompletePayment")
    ((row,),) = (group.rows for group in event_list(replace(sample.result(), events=(event,))).groups)
    assert (row.name, row.wire_name) == ("Purchase", "CompletePayment")
    assert rows()["5"].wire_name == ""


def test_the_container_behind_a_call_is_named() -> None:
    caller = Caller(owner=OwnerKind.GTM, name="GTM-AB12CD", site=CallSite(url="https://t.example/gtm.js"))
    event = replace(sample.events()[4], called_by=caller)
    ((row,),) = (group.rows for group in event_list(replace(sample.result(), events=(event,))).groups)
    assert dict(row.details)["Called by"].startswith("Google Tag Manager (GTM-AB12CD): ")


def test_an_event_of_no_visit_stands_with_its_address() -> None:
    event = replace(sample.events()[4], visit_id=None, page_url="https://pay.example/x")
    found = event_list(replace(sample.result(), events=(event,)))
    assert found.groups[0].place.address == "https://pay.example/x"
    assert found.groups[0].rows[0].when == ""


def test_too_many_are_cut_and_those_with_findings_kept() -> None:
    base = sample.events()[1]
    many = tuple(replace(base, id=f"x{number}") for number in range(MAX_EVENTS * 2))
    finding = sample.finding("TT306", 1, "a", event_ref=many[-1].id)
    found = event_list(replace(sample.result(), events=many, findings=(finding,)))
    assert (found.listed, found.total) == (MAX_EVENTS, 2 * MAX_EVENTS)
    assert many[-1].id in found.anchors
    assert many[MAX_EVENTS - 2].id in found.anchors
    assert many[MAX_EVENTS].id not in found.anchors


def test_payloads_keep_to_a_budget() -> None:
    wordy = {f"key {number}": "x" * 400 for number in range(150)}
    many = tuple(replace(sample.events()[1], id=str(number), parameters=dict(wordy)) for number in range(60))
    found = event_list(replace(sample.result(), events=many))
    listed = [row for group in found.groups for row in group.rows]
    assert sum(len(row.parameters) for row in listed) < MAX_MARKUP + 60 * 100
    assert listed[-1].parameters == "… in report.json"
