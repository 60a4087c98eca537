from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import Caller, OwnerKind, PixelEvent
from auditor.model.evidence import CallSite
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, PIXEL, event, facts, finding, page, pageview, verdict

CODE = "TT114"
HOME = page(PageKind.HOME, id=1)
ITEM = page(PageKind.PRODUCT, id=2)
THEME = Caller(owner=OwnerKind.THEME, site=CallSite(url=ITEM.url, line=9))
GTM = Caller(owner=OwnerKind.GTM, name="GTM-ABC123")
APP = Caller(owner=OwnerKind.APP, name="reviews")
BUILDER = Caller(owner=OwnerKind.SDK, name="event builder")
SDK = Caller(owner=OwnerKind.SDK)


def sent(name: str, on: Page, by: Caller | None, **given: Any) -> PixelEvent:
    return replace(event(name, on, **given), called_by=by)


def test_one_owner_of_each_event_passes() -> None:
    events = (
        sent("ViewContent", ITEM, THEME),
        sent("AddToCart", ITEM, GTM),
        sent("ViewContent", HOME, THEME),
    )
    assert verdict(facts(HOME, ITEM, events=events), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (THEME, GTM, "the theme and the tag manager GTM-ABC123"),
        (THEME, BUILDER, "the theme and TikTok's event builder"),
        (GTM, replace(GTM, name="GTM-XYZ789"), "GTM-ABC123 and the tag manager GTM-XYZ789"),
        (APP, GTM, "the app reviews and the tag manager"),
    ],
)
def test_two_owners_on_two_pages_fail(one: Caller, other: Caller, told: str) -> None:
    known = facts(HOME, ITEM, events=(sent("ViewContent", HOME, one), sent("ViewContent", ITEM, other)))
    found = finding(known, CODE)
    assert found.severity is Severity.ERROR
    assert told in found.message
    assert (found.event, found.pixel_id, found.page_url) == ("ViewContent", PIXEL, ITEM.url)
    assert HOME.url in found.actual


def test_a_theme_and_an_app_are_two_where_both_send_on_one_page() -> None:
    apart = (sent("AddToCart", HOME, THEME), sent("AddToCart", ITEM, APP))
    assert verdict(facts(HOME, ITEM, events=apart), CODE) is Verdict.PASS
    together = (sent("AddToCart", ITEM, THEME), sent("AddToCart", ITEM, APP))
    assert verdict(facts(ITEM, events=together), CODE) is Verdict.FAIL


def test_two_pixels_may_have_an_owner_each() -> None:
    events = (sent("ViewContent", ITEM, THEME), sent("ViewContent", ITEM, GTM, pixel=OTHER_PIXEL))
    assert verdict(facts(ITEM, events=events), CODE) is Verdict.PASS


def test_the_sdk_s_own_doing_has_no_owner() -> None:
    events = (replace(pageview(HOME), called_by=THEME), replace(pageview(ITEM), called_by=SDK))
    assert verdict(facts(HOME, ITEM, events=events), CODE) is Verdict.PASS
    only = (replace(pageview(ITEM), called_by=SDK),)
    assert verdict(facts(ITEM, events=only), CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("by", [None, Caller(owner=OwnerKind.UNKNOWN, name="cdn.example")])
def test_an_owner_that_is_not_known_is_no_second_one_and_no_pass(by: Caller | None) -> None:
    events = (sent("ViewContent", HOME, THEME), sent("ViewContent", ITEM, by))
    assert verdict(facts(HOME, ITEM, events=events), CODE) is Verdict.INCONCLUSIVE


def test_what_was_seen_fails_whatever_is_not_known() -> None:
    events = (
        sent("ViewContent", HOME, None),
        sent("ViewContent", HOME, THEME),
        sent("ViewContent", ITEM, GTM),
    )
    assert verdict(facts(HOME, ITEM, events=events), CODE) is Verdict.FAIL


def test_two_runs_are_two_visitors() -> None:
    accepted, rejected = page(run="accept"), page(id=3, run="reject")
    events = (sent("ViewContent", accepted, THEME), sent("ViewContent", rejected, GTM))
    assert verdict(facts(accepted, rejected, events=events), CODE) is Verdict.PASS


def test_without_events_not_applicable() -> None:
    assert verdict(facts(HOME), CODE) is Verdict.NOT_APPLICABLE
