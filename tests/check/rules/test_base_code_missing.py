from dataclasses import replace

import pytest

from auditor.model.journey import ConsentChoice
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import banner, capture, event, facts, finding, healthy, page, request, result, verdict

CODE = "TT101"
BARE = page(PageKind.HOME, id=1, step=None)


def test_a_page_with_a_pixel_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_a_page_without_one_fails() -> None:
    found = finding(facts(BARE, installs=()), CODE)
    assert found.page_url == BARE.url
    assert found.fix


def test_that_the_page_was_moved_in_vain_is_told() -> None:
    moved = replace(BARE, visit=replace(BARE.visit, stirred_at=BARE.visit.started_at + 2))
    assert "moved" in finding(facts(moved, installs=()), CODE).actual
    assert "moved" not in finding(facts(BARE, installs=()), CODE).actual


def test_an_app_pixel_that_only_its_beacons_show_counts() -> None:
    assert verdict(facts(BARE, installs=(), events=(event("ViewContent", BARE),)), CODE) is Verdict.PASS


def test_an_asked_for_sdk_counts() -> None:
    assert verdict(facts(BARE, installs=(), requests=(request(BARE),)), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ({"clean": False, "doubt": "the watch ended at its bound"}, Verdict.INCONCLUSIVE),
        ({"consent_pending": True}, Verdict.INCONCLUSIVE),
        ({"status": 404}, Verdict.NOT_APPLICABLE),
        ({"content_type": "application/pdf"}, Verdict.NOT_APPLICABLE),
        ({"url": "https://pay.example.net/"}, Verdict.NOT_APPLICABLE),
        ({"url": "https://www.shop.example/a"}, Verdict.FAIL),
        ({"url": "https://checkout.shop.example/a"}, Verdict.FAIL),
        ({"url": "http://["}, Verdict.NOT_APPLICABLE),
    ],
)
def test_what_the_page_must_be_for_absence_to_count(given: dict[str, object], outcome: Verdict) -> None:
    where = page(PageKind.HOME, id=1, **({"step": None} | given))  # type: ignore[arg-type]
    assert verdict(facts(where, installs=()), CODE) is outcome


def test_the_page_where_consent_was_given_proves_nothing() -> None:
    known = facts(
        BARE, installs=(), consent=(banner(at=BARE.visit.started_at - page(id=0).visit.started_at + 1),)
    )
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "TT505" in result(known, CODE).reason


def test_a_shop_that_withholds_the_pixel_from_robots_is_in_doubt() -> None:
    known = facts(BARE, installs=(), capture=capture(withheld=True))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "--user-agent" in result(known, CODE).reason


def test_after_a_refusal_nothing_need_load() -> None:
    known = facts(BARE, installs=(), consent=(banner(ConsentChoice.REJECT, at=1),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_a_payment_provider_that_the_journey_led_to_proves_nothing() -> None:
    where = page(PageKind.CHECKOUT, id=4, url="https://pay.example.net/session")
    assert verdict(facts(where, installs=()), CODE) is Verdict.INCONCLUSIVE
