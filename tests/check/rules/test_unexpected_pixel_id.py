from auditor.check.engine import check
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import (
    OTHER_PIXEL,
    PIXEL,
    facts,
    failed_findings,
    finding,
    install,
    page,
    pageview,
    result,
    verdict,
)

CODE = "TT105"
HOME = page(PageKind.HOME, id=1)
MINE = {"pixels": (PIXEL,)}


def test_the_configured_pixel_passes() -> None:
    assert verdict(facts(HOME, expect=MINE), CODE) is Verdict.PASS


def test_a_foreign_pixel_fails() -> None:
    known = facts(HOME, expect=MINE, installs=(install(HOME), install(HOME, OTHER_PIXEL)))
    assert finding(known, CODE).pixel_id == OTHER_PIXEL


def test_a_foreign_pixel_that_only_beacons_show_fails() -> None:
    known = facts(HOME, expect=MINE, events=(pageview(HOME, pixel=OTHER_PIXEL),))
    assert verdict(known, CODE) is Verdict.FAIL


def test_a_foreign_pixel_in_the_place_of_the_own_is_told_from_both_sides() -> None:
    known = facts(HOME, expect=MINE, installs=(install(HOME, OTHER_PIXEL),))
    found = [item for item in failed_findings(check(known)) if item.code == CODE]
    assert {item.pixel_id for item in found} == {PIXEL, OTHER_PIXEL}


def test_a_missing_pixel_on_an_unclean_page_is_inconclusive() -> None:
    where = page(PageKind.HOME, id=1, clean=False)
    known = facts(where, expect={"pixels": (PIXEL, OTHER_PIXEL)}, installs=(install(where),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_a_foreign_pixel_on_an_unclean_page_fails() -> None:
    where = page(PageKind.HOME, id=1, clean=False)
    known = facts(where, expect=MINE, installs=(install(where), install(where, OTHER_PIXEL)))
    assert verdict(known, CODE) is Verdict.FAIL


def test_no_pixel_at_all_is_the_missing_base_code() -> None:
    known = facts(HOME, expect=MINE, installs=())
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert result(known, CODE).reason == "explained by TT101 (base-code-missing)"


def test_nothing_configured_is_not_applicable() -> None:
    assert verdict(facts(HOME), CODE) is Verdict.NOT_APPLICABLE
