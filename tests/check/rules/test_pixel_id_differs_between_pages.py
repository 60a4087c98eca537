from collections.abc import Sequence
from typing import Any

from auditor.model.declared import PagePixels
from auditor.model.facts import Facts
from auditor.model.journey import Until
from auditor.model.page import Page, PageKind
from auditor.model.patterns import PagePattern
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, PIXEL, event, facts, finding, healthy, install, page, result, verdict

CODE = "TT106"
HOME = page(PageKind.HOME, id=1)
ITEM = page(PageKind.PRODUCT, id=2)
CART = page(PageKind.CART, id=3)
TILL = page(PageKind.CHECKOUT, id=4)
THIRD = "D5A1B2C3D4E5F6G7H8I0"


def shop(*pages: tuple[Page, Sequence[str]], **given: Any) -> Facts:
    installs = tuple(install(where, pixel) for where, pixels in pages for pixel in pixels)
    return facts(
        *(where for where, _ in pages),
        until=Until.CHECKOUT,
        installs=installs,
        **given,
    )


def test_one_pixel_from_start_to_end_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_further_pixels_may_come_and_go() -> None:
    known = shop((HOME, [PIXEL]), (ITEM, [PIXEL, THIRD]), (TILL, [OTHER_PIXEL, PIXEL]))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_checkout_with_a_pixel_of_its_own_fails() -> None:
    known = shop((HOME, [PIXEL]), (ITEM, [PIXEL]), (TILL, [OTHER_PIXEL]))
    found = finding(known, CODE)
    assert found.severity is Severity.ERROR
    assert found.page_url == TILL.url
    assert found.actual == f"the start page: {PIXEL}; product: {PIXEL}; checkout: {OTHER_PIXEL}"


def test_pairs_that_share_and_no_pixel_on_all_fails() -> None:
    known = shop((ITEM, [PIXEL, OTHER_PIXEL]), (CART, [OTHER_PIXEL, THIRD]), (TILL, [PIXEL, THIRD]))
    assert finding(known, CODE).page_url == TILL.url


def test_what_was_sent_counts_as_well_as_what_was_loaded() -> None:
    known = shop((ITEM, [PIXEL]), (TILL, [OTHER_PIXEL]), events=(event("InitiateCheckout", TILL),))
    assert verdict(known, CODE) is Verdict.PASS


def test_pages_of_one_step_count_together() -> None:
    shelf = page(PageKind.CATEGORY, id=9, step=ITEM.step, at=ITEM.visit.started_at - 5)
    known = shop((shelf, [OTHER_PIXEL]), (ITEM, [PIXEL]), (TILL, [PIXEL]))
    assert verdict(known, CODE) is Verdict.PASS


def test_pages_beside_the_journey_do_not_count() -> None:
    other = page(PageKind.OTHER, id=9)
    known = shop((ITEM, [PIXEL]), (TILL, [PIXEL]), (other, [OTHER_PIXEL]))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_step_without_a_pixel_is_another_rule_s() -> None:
    known = shop((ITEM, [PIXEL]), (CART, []), (TILL, [PIXEL]))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_watch_that_broke_off_is_inconclusive() -> None:
    broken = page(PageKind.CHECKOUT, id=4, clean=False)
    known = shop((ITEM, [PIXEL]), (broken, [OTHER_PIXEL]))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "watch" in result(known, CODE).reason


def test_what_is_sure_without_the_broken_watch_fails() -> None:
    broken = page(PageKind.CART, id=3, clean=False)
    known = shop((ITEM, [PIXEL]), (broken, [THIRD]), (TILL, [OTHER_PIXEL]))
    assert verdict(known, CODE) is Verdict.FAIL


def test_a_configured_pixel_is_another_rule_s() -> None:
    known = shop((ITEM, [PIXEL]), (TILL, [OTHER_PIXEL]), expect={"pixels": (PIXEL,)})
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_one_step_alone_is_not_judged() -> None:
    assert verdict(shop((ITEM, [PIXEL])), CODE) is Verdict.NOT_APPLICABLE


def test_pixels_configured_by_page_are_tt105_s_matter_too() -> None:
    entry = PagePixels(pages=(PagePattern("/checkout"),), ids=(OTHER_PIXEL,))
    known = shop((HOME, [PIXEL]), (TILL, [OTHER_PIXEL]), expect={"page_pixels": (entry,)})
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE
