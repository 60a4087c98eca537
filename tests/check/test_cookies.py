"""The SDK's cookies of one run, by when they came."""

from dataclasses import replace

from auditor.check.context import Context
from auditor.check.cookies import brought_along, visitor_cookies
from auditor.model.evidence import Cookie
from auditor.model.page import PageKind
from tests.builders import T0, capture, evidence, facts, page

HOME = page(PageKind.HOME, id=1, run="accept")
NEXT = page(PageKind.CATEGORY, id=2, run="accept")
OTHER = page(PageKind.HOME, id=3, run="reject")


def cookie(visit: int, name: str = "_ttp", first_seen: float | None = None) -> Cookie:
    return Cookie(
        visit_id=visit, name=name, domain="x", path="/", expires=None, digest="", first_seen=first_seen
    )


def test_a_cookie_is_told_once_and_by_its_first_page() -> None:
    cookies = (cookie(2, first_seen=T0 + 22), cookie(1, first_seen=T0 + 12), cookie(2, name="session"))
    context = Context(facts(HOME, NEXT, OTHER, evidence=evidence(cookies=cookies)))
    assert [(one.name, one.page, one.first_seen) for one in visitor_cookies("accept", context)] == [
        ("_ttp", HOME, T0 + 12)
    ]
    assert visitor_cookies("reject", context) == []


def test_without_a_time_the_visit_s_end_counts() -> None:
    context = Context(facts(HOME, evidence=evidence(cookies=(cookie(1), cookie(9)))))
    (found,) = visitor_cookies("accept", context)
    assert found.first_seen == HOME.visit.ended_at


def test_a_saved_state_is_known() -> None:
    known = facts(HOME)
    assert not brought_along(Context(known))
    assert brought_along(Context(replace(known, capture=capture(settings={"saved_state": True}))))
    assert visitor_cookies("accept", Context(known)) == []
