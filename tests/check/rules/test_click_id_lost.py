from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import Realm
from auditor.model.evidence import Cookie
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice, Step, Until
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import banner, evidence, facts, failures, finding, page, pageview, result, step, verdict

CODE = "TT509"
DIGEST = "0123456789ab"
CLICK = f"[redacted click_id digest unknown {DIGEST}]"
LANDED = f"https://shop.example/?utm=x&ttclid={CLICK}"
HOME = page(PageKind.HOME, id=1, url=LANDED)
ITEM = page(PageKind.PRODUCT, id=2)
TILL = page(PageKind.CHECKOUT, id=4)


def kept(on: Page, digest: str = DIGEST, name: str = "ttclid") -> Cookie:
    return Cookie(
        visit_id=on.visit.id, name=name, domain="shop.example", path="/", expires=None, digest=digest
    )


def came(
    *pages: Page, cookies: tuple[Cookie, ...] = (), carried: tuple[Page, ...] = (), **given: Any
) -> Facts:
    """A journey over these pages, whose beacons on `carried` hold the click's id."""
    shown = pages or (HOME, ITEM, TILL)
    return facts(
        *shown,
        until=given.pop("until", Until.CHECKOUT),
        events=tuple(replace(pageview(on), click_id=CLICK if on in carried else "") for on in shown),
        steps=given.pop("steps", (step(Step.PRODUCT, shown[1]), step(Step.CHECKOUT, shown[-1]))),
        evidence=evidence(cookies=cookies),
        **given,
    )


def test_a_click_id_in_the_checkout_s_beacons_passes() -> None:
    assert verdict(came(carried=(HOME, ITEM, TILL)), CODE) is Verdict.PASS


def test_a_click_id_in_any_cookie_passes() -> None:
    assert verdict(came(cookies=(kept(TILL),)), CODE) is Verdict.PASS
    assert verdict(came(cookies=(kept(TILL, name="tiktok_ttclid"),)), CODE) is Verdict.PASS


def test_gone_by_the_checkout_fails_where_it_is_first_missed() -> None:
    found = finding(came(carried=(HOME,), cookies=(kept(HOME),)), CODE)
    assert found.severity is Severity.WARNING
    assert found.page_url == ITEM.url
    found = finding(came(carried=(HOME, ITEM), cookies=(kept(TILL, digest="ffff"),)), CODE)
    assert found.page_url == TILL.url


def test_another_host_is_named() -> None:
    away = page(PageKind.CHECKOUT, id=4, url="https://pay.example/checkout")
    found = finding(came(HOME, ITEM, away, carried=(HOME, ITEM)), CODE)
    assert "another host" in found.message
    assert "pay.example" in found.actual


def test_without_a_click_it_is_not_applicable_and_says_how_to_judge_it() -> None:
    plain = page(PageKind.HOME, id=1)
    known = came(plain, ITEM, TILL)
    assert verdict(known, CODE) is verdict(known, "TT510") is Verdict.NOT_APPLICABLE
    assert "--ttclid" in result(known, CODE).reason


def test_a_journey_that_ends_before_the_checkout_is_not_applicable() -> None:
    assert verdict(came(until=Until.CART), CODE) is Verdict.NOT_APPLICABLE


def test_a_checkout_that_was_not_reached_is_inconclusive() -> None:
    failed = step(Step.CHECKOUT, None, reached=False, reason="no button leads there")
    known = came(HOME, ITEM, carried=(HOME,), steps=(step(Step.PRODUCT, ITEM), failed))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_a_checkout_of_which_nothing_is_known_is_inconclusive() -> None:
    known = came(carried=(HOME,))
    silent = replace(known, events=tuple(one for one in known.events if one.visit_id != TILL.visit.id))
    assert verdict(silent, CODE) is Verdict.INCONCLUSIVE


def test_a_shop_that_answers_the_ad_s_address_with_an_error_is_inconclusive() -> None:
    gone = replace(HOME, visit=replace(HOME.visit, status=404))
    assert verdict(came(gone, ITEM, TILL), CODE) is Verdict.INCONCLUSIVE


def test_who_refused_is_not_applicable() -> None:
    known = came(carried=(HOME,), consent=(banner(ConsentChoice.REJECT, at=1),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_what_only_looks_like_a_click_id_is_none() -> None:
    for url in (
        "https://shop.example/?ttclid=",
        "https://shop.example/?ttclid=[redacted click_id plain other]",
        f"https://shop.example/?attclid={CLICK}",
        f"https://shop.example/#ttclid={CLICK}",
        "https://[shop/?ttclid=1",
    ):
        assert verdict(came(page(PageKind.HOME, id=1, url=url), ITEM, TILL), CODE) is Verdict.NOT_APPLICABLE


def test_what_nothing_ever_kept_is_lost_on_the_landing_page() -> None:
    found = finding(came(), CODE)
    assert found.page_url == HOME.url
    assert "Nothing keeps" in found.message


def test_a_landing_page_without_a_pixel_is_the_cause() -> None:
    known = came()
    bare = replace(
        known,
        events=tuple(one for one in known.events if one.visit_id != HOME.visit.id),
        installs=tuple(one for one in known.installs if one.visit_id != HOME.visit.id),
    )
    assert CODE not in failures(bare)
    assert any(CODE in consequence for consequence in finding(bare, "TT101").consequences)


@pytest.mark.parametrize("realm", [Realm.IFRAME, Realm.WORKER, Realm.SERVICE_WORKER])
def test_a_pixel_in_a_sandbox_may_keep_it_by_means_of_its_own(realm: Realm) -> None:
    known = came(cookies=(kept(TILL, digest="ffff"),))
    boxed = replace(known, events=tuple(replace(one, realm=realm) for one in known.events))
    assert verdict(boxed, CODE) is Verdict.INCONCLUSIVE
    beside = replace(known, events=(*boxed.events, pageview(ITEM, realm=Realm.UNLOAD)))
    assert verdict(beside, CODE) is Verdict.FAIL


def test_a_shop_that_sends_nothing_keeps_what_it_keeps() -> None:
    known = replace(came(cookies=(kept(TILL, digest="ffff"),)), events=())
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
