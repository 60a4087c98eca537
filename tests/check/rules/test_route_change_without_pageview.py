from dataclasses import replace
from typing import Any

from auditor.check.rules.route_change_without_pageview import route_change_without_pageview
from auditor.model.event import PixelEvent
from auditor.model.evidence import Route
from auditor.model.facts import Facts
from auditor.model.page import Page, PageKind
from auditor.model.rule import Scope, Severity, Verdict
from tests.builders import (
    OTHER_PIXEL,
    PIXEL,
    banner,
    facts,
    finding,
    healthy,
    install,
    page,
    pageview,
    result,
    verdict,
)

CODE = "TT113"
ITEM = page(PageKind.PRODUCT)
START = ITEM.visit.started_at
CART = "https://shop.example/cart"


def moved(on: Page = ITEM, *, to: str = CART, after: float = 4.0) -> Page:
    routes = (Route(on.url, START), Route(to, START + after))
    return replace(on, visit=replace(on.visit, routes=routes, url=to))


def views(*of_cart: float, on: Page | None = None, pixel: str = PIXEL) -> tuple[PixelEvent, ...]:
    """The page view of the product, and those of the cart, each so many seconds after the start."""
    where = on or moved()
    first = pageview(where, page_url=ITEM.url, pixel=pixel)
    return (first, *(pageview(where, page_url=CART, after=after, pixel=pixel) for after in of_cart))


def shop(*of_cart: float, on: Page | None = None, **given: Any) -> Facts:
    where = on or moved()
    return facts(where, events=views(*of_cart, on=where), **given)


def test_it_is_judged_on_the_step() -> None:
    assert route_change_without_pageview.info.scope is Scope.STEP


def test_one_page_view_of_the_new_path_passes() -> None:
    assert verdict(shop(4.0), CODE) is Verdict.PASS


def test_the_news_of_the_change_may_come_after_the_page_view() -> None:
    assert verdict(shop(3.5), CODE) is Verdict.PASS


def test_no_page_view_of_the_new_path_is_an_error() -> None:
    found = finding(shop(), CODE)
    assert found.severity is Severity.ERROR
    assert found.expected == f"Pageview for {CART}"
    assert found.pixel_id == PIXEL


def test_two_page_views_of_the_new_path_are_an_error() -> None:
    found = finding(shop(4.0, 4.2), CODE)
    assert found.severity is Severity.ERROR
    assert found.actual == "2 of them"


def test_each_pixel_has_a_page_view_of_its_own() -> None:
    where = moved()
    both = (install(where), install(where, OTHER_PIXEL))
    each = (*views(4.0, on=where), *views(4.0, on=where, pixel=OTHER_PIXEL))
    assert verdict(facts(where, installs=both, events=each), CODE) is Verdict.PASS
    one = (*views(4.0, on=where), *views(on=where, pixel=OTHER_PIXEL))
    assert finding(facts(where, installs=both, events=one), CODE).pixel_id == OTHER_PIXEL


def test_a_change_of_the_variant_in_the_query_is_none() -> None:
    assert verdict(shop(on=moved(to=f"{ITEM.url}?variant=2")), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(healthy(), CODE) is Verdict.NOT_APPLICABLE


def test_to_come_back_to_a_path_needs_another_page_view() -> None:
    routes = (Route(ITEM.url, START), Route(CART, START + 3), Route(ITEM.url, START + 6))
    back = replace(ITEM, visit=replace(ITEM.visit, routes=routes))
    seen = (pageview(back), pageview(back, page_url=CART, after=3))
    assert verdict(facts(back, events=seen), CODE) is Verdict.FAIL
    assert verdict(facts(back, events=(*seen, pageview(back, after=6))), CODE) is Verdict.PASS


def test_a_page_that_never_sends_its_view_is_another_rule_s() -> None:
    known = facts(moved())
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
    assert verdict(known, "TT109") is Verdict.FAIL


def test_a_page_that_was_left_at_once_is_inconclusive() -> None:
    assert verdict(shop(on=moved(after=7.9)), CODE) is Verdict.INCONCLUSIVE


def test_a_watch_that_broke_off_proves_no_absence_and_does_not_hide_what_was_seen() -> None:
    broken = replace(moved(), clean=False)
    assert verdict(shop(on=broken), CODE) is Verdict.INCONCLUSIVE
    assert verdict(shop(4.0, 4.2, on=broken), CODE) is Verdict.FAIL


def test_a_banner_that_was_never_answered_leaves_it_open() -> None:
    asked = replace(moved(), consent_pending=True)
    assert verdict(shop(on=asked, consent=(banner(None),)), CODE) is Verdict.INCONCLUSIVE


def test_another_host_need_not_be_told() -> None:
    elsewhere = page(PageKind.CHECKOUT, id=2, url="https://pay.example/a")
    gone = moved(elsewhere, to="https://pay.example/b")
    known = facts(gone, events=(pageview(gone, page_url=elsewhere.url),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "another host" in result(known, CODE).reason
