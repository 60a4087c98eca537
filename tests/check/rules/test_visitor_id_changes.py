from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import ConsentPhase, PixelEvent, Realm
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import banner, facts, finding, page, pageview, verdict

CODE = "TT511"
ITEM = page(PageKind.PRODUCT, id=2)
TILL = page(PageKind.CHECKOUT, id=4)
A, B = ("[redacted session digest unknown 0123456789ab]", "[redacted session digest unknown ba9876543210]")


def of(visitor: str, on: Page, **changes: Any) -> PixelEvent:
    return replace(pageview(on), visitor=visitor, **changes)


def test_one_visitor_passes() -> None:
    assert verdict(facts(ITEM, TILL, events=(of(A, ITEM), of(A, TILL))), CODE) is Verdict.PASS


def test_another_visitor_on_the_next_page_fails() -> None:
    found = finding(facts(ITEM, TILL, events=(of(A, ITEM), of(B, TILL))), CODE)
    assert found.severity is Severity.WARNING
    assert (found.page_url, found.path) == (TILL.url, "context.user.anonymous_id")
    assert "redacted" not in f"{found.message}{found.actual}"


def test_another_host_is_named() -> None:
    away = page(PageKind.CHECKOUT, id=4, url="https://pay.example/checkout")
    found = finding(facts(ITEM, away, events=(of(A, ITEM), of(B, away))), CODE)
    assert "pay.example" in found.actual
    assert "another host" in found.message


@pytest.mark.parametrize(
    "second",
    [
        of("", TILL),
        of(B, TILL, realm=Realm.IFRAME),
        of(B, TILL, realm=Realm.WORKER),
        of(B, TILL, sent=False),
        of(B, TILL, consent=ConsentPhase.BEFORE),
        of(B, TILL, visit_id=None),
        of(B, page(PageKind.OTHER, id=4), visit_id=9),
    ],
)
def test_who_tells_no_visitor_of_the_journey_is_left_out(second: PixelEvent) -> None:
    known = facts(ITEM, TILL, events=(of(A, ITEM), second), consent=(banner(at=1),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_pages_beside_the_journey_are_left_out() -> None:
    about = page(PageKind.OTHER, id=6, step=None)
    known = facts(ITEM, TILL, about, events=(of(A, ITEM), of(A, TILL), of(B, about)))
    assert verdict(known, CODE) is Verdict.PASS


def test_each_run_has_its_own_visitor() -> None:
    other = page(PageKind.PRODUCT, id=7, run="reject")
    known = facts(ITEM, TILL, other, events=(of(A, ITEM), of(A, TILL), of(B, other)))
    assert verdict(known, CODE) is Verdict.PASS
