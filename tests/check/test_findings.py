from dataclasses import replace

from auditor.check.engine import check
from auditor.model.event import Caller, OwnerKind
from auditor.model.evidence import CallSite
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, PIXEL, event, facts, failed_findings, finding, page, pageview

ITEM = page(PageKind.PRODUCT)
SITE = CallSite(url="https://shop.example/theme.js", line=7)


def test_a_finding_says_where_what_and_who() -> None:
    faulty = replace(
        event("ViewContent", ITEM, currency="€"), called_by=Caller(owner=OwnerKind.THEME, site=SITE)
    )
    found = finding(facts(ITEM, events=(pageview(ITEM), faulty)), "TT309")
    assert found.name == "currency-invalid"
    assert found.severity is Severity.ERROR
    assert found.page_url == ITEM.url
    assert found.page_kind is PageKind.PRODUCT
    assert found.visit_id == ITEM.visit.id
    assert found.step is ITEM.step
    assert found.event == "ViewContent"
    assert found.event_ref == faulty.id
    assert found.pixel_id == PIXEL
    assert found.called_by == SITE
    assert found.actual == '"€"'
    assert "`EUR`" in found.fix


def test_one_call_to_two_pixels_is_one_finding() -> None:
    events = tuple(event("ViewContent", ITEM, pixel=pixel, currency="€") for pixel in (PIXEL, OTHER_PIXEL))
    one = finding(facts(ITEM, events=events), "TT309")
    other = finding(facts(ITEM, events=events[::-1]), "TT309")
    assert (one.pixel_id, other.pixel_id) == (PIXEL, OTHER_PIXEL)
    assert one.fingerprint == other.fingerprint


def test_two_faults_of_one_page_are_two() -> None:
    events = (event("ViewContent", ITEM, currency="€"), event("ViewContent", ITEM, currency="$"))
    found = [item for item in failed_findings(check(facts(ITEM, events=events))) if item.code == "TT309"]
    assert {item.actual for item in found} == {'"€"', '"$"'}
    assert len({item.fingerprint for item in found}) == 1


def test_one_fault_of_two_pages_is_two() -> None:
    other = page(PageKind.PRODUCT, id=3, url="https://shop.example/shirts/blue")
    known = facts(ITEM, other, events=(event(currency="€"), event("ViewContent", other, currency="€")))
    found = [item for item in failed_findings(check(known)) if item.code == "TT309"]
    assert len({item.fingerprint for item in found}) == 2


def test_doubts_stand_behind_failures_and_need_no_fix() -> None:
    where = page(PageKind.PRODUCT, clean=False)
    found = check(facts(where, events=(event("ViewContent", where, currency="€"),))).findings
    verdicts = [item.verdict for item in found]
    assert Verdict.INCONCLUSIVE in verdicts
    assert verdicts == sorted(verdicts, key=lambda verdict: verdict is Verdict.INCONCLUSIVE)
    assert all(not item.fix for item in found if item.verdict is Verdict.INCONCLUSIVE)
