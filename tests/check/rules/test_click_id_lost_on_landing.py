from dataclasses import replace
from typing import Any

from auditor.model.evidence import Route
from auditor.model.facts import Facts
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import evidence, facts, finding, page, pageview, verdict
from tests.check.rules.test_click_id_lost import CLICK, DIGEST, LANDED, came, kept

CODE = "TT510"


def landed(at: str = "https://www.shop.example/", **visit: Any) -> Page:
    shown = page(PageKind.HOME, id=1, url=at)
    return replace(shown, visit=replace(shown.visit, requested_url=LANDED, **visit))


def opened(home: Page, click_id: str = "", **given: Any) -> Facts:
    return facts(home, events=(replace(pageview(home), click_id=click_id),), **given)


def test_an_address_that_keeps_it_passes() -> None:
    assert verdict(opened(landed(LANDED)), CODE) is Verdict.PASS
    assert verdict(opened(landed(f"https://www.shop.example/en/?ttclid={CLICK}&x=1")), CODE) is Verdict.PASS


def test_a_redirect_that_drops_it_fails() -> None:
    found = finding(opened(landed()), CODE)
    assert found.severity is Severity.ERROR
    assert "https://www.shop.example/" in found.actual


def test_another_id_is_not_the_ad_s() -> None:
    other = f"https://www.shop.example/?ttclid={CLICK.replace(DIGEST, 'ffffffffffff')}"
    assert verdict(opened(landed(other)), CODE) is Verdict.FAIL


def test_what_the_server_keeps_in_a_cookie_is_not_lost() -> None:
    home = landed()
    assert verdict(opened(home, evidence=evidence(cookies=(kept(home),))), CODE) is Verdict.PASS
    assert verdict(opened(home, CLICK), CODE) is Verdict.PASS


def test_an_event_that_was_sent_before_a_script_cleaned_the_address_tells() -> None:
    home = landed(
        "https://www.shop.example/", routes=(Route(LANDED, 1.0), Route("https://shop.example/", 2.0))
    )
    assert verdict(opened(home), CODE) is Verdict.INCONCLUSIVE
    known = opened(home)
    early = replace(known, events=tuple(replace(one, page_url=LANDED) for one in known.events))
    assert verdict(early, CODE) is Verdict.PASS


def test_a_script_that_changes_the_address_of_a_page_that_never_had_it_is_not_to_blame() -> None:
    home = landed(
        routes=(Route("https://www.shop.example/", 1.0), Route("https://www.shop.example/?x=1", 2.0))
    )
    assert verdict(opened(home), CODE) is Verdict.FAIL


def test_a_document_that_becomes_another_page_has_had_it() -> None:
    first = page(PageKind.OTHER, id=1, url=LANDED, settled=False)
    second = page(PageKind.HOME, id=2, url="https://shop.example/en/")
    second = replace(second, visit=replace(second.visit, by_page=True, routed_from=1))
    known = facts(first, second, events=(pageview(second),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_a_page_that_leads_on_by_itself_is_a_redirect() -> None:
    first = page(PageKind.OTHER, id=1, url=LANDED, settled=False)
    second = page(PageKind.HOME, id=2, url="https://shop.example/en/")
    second = replace(second, visit=replace(second.visit, by_page=True))
    assert finding(facts(first, second, events=(pageview(second),)), CODE).page_url == second.url
    for kept_by in (first, second):
        known = facts(first, second, events=(pageview(second),), evidence=evidence(cookies=(kept(kept_by),)))
        assert verdict(known, CODE) is Verdict.PASS
    # Where the first page stayed, the visitor had arrived, and then went on.
    stayed = page(PageKind.HOME, id=1, url=LANDED)
    assert verdict(facts(stayed, second, events=(pageview(second),)), CODE) is Verdict.PASS


def test_a_page_that_is_none_of_the_shop_s_is_inconclusive() -> None:
    assert verdict(opened(landed(obstacle="a bot wall")), CODE) is Verdict.INCONCLUSIVE
    assert verdict(opened(landed(failure="the connection was refused")), CODE) is Verdict.INCONCLUSIVE
    assert verdict(opened(landed(LANDED, status=404)), CODE) is Verdict.INCONCLUSIVE
    assert verdict(opened(landed(LANDED, content_type="application/pdf")), CODE) is Verdict.INCONCLUSIVE


def test_it_is_the_cause_of_what_the_checkout_lacks() -> None:
    known = came(landed(), page(PageKind.PRODUCT, id=2), page(PageKind.CHECKOUT, id=4))
    assert verdict(known, "TT509") is Verdict.INCONCLUSIVE
    assert any(text.startswith("TT509") for text in finding(known, CODE).consequences)
