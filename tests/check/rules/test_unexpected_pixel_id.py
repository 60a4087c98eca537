from dataclasses import replace

from auditor.check.engine import check
from auditor.model.declared import Environment, PagePixels
from auditor.model.facts import Facts
from auditor.model.page import PageKind
from auditor.model.patterns import PagePattern
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


GERMAN = PagePixels(pages=(PagePattern("/de/*"),), ids=(OTHER_PIXEL,))


def market(path: str, pixel: str, *entries: PagePixels) -> Verdict:
    where = page(PageKind.HOME, id=1, url=f"https://shop.example{path}")
    expect = {"pixels": (PIXEL,), "page_pixels": entries or (GERMAN,)}
    return verdict(facts(where, expect=expect, installs=(install(where, pixel),)), CODE)


def test_pages_with_a_list_of_their_own_are_judged_by_it_alone() -> None:
    assert market("/de/hemd", OTHER_PIXEL) is Verdict.PASS
    assert market("/de/hemd", PIXEL) is Verdict.FAIL
    assert market("/shirt", PIXEL) is Verdict.PASS
    assert market("/shirt", OTHER_PIXEL) is Verdict.FAIL


def test_the_first_entry_that_fits_counts() -> None:
    outlet = PagePixels(pages=(PagePattern("/de/outlet/*"),), ids=(PIXEL,))
    assert market("/de/outlet/hemd", PIXEL, outlet, GERMAN) is Verdict.PASS
    assert market("/de/outlet/hemd", PIXEL, GERMAN, outlet) is Verdict.FAIL


def test_pages_that_no_list_names_are_not_judged() -> None:
    known = facts(HOME, expect={"page_pixels": (GERMAN,)})
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


LIVE = Environment(name="production", hosts=("shop.example",), pixels=(PIXEL,))
STAGE = Environment(name="staging", hosts=("stage.example",), pixels=(OTHER_PIXEL,))


def on_stage(*loaded: str) -> Facts:
    where = page(PageKind.HOME, id=1, url="https://stage.example/")
    known = facts(
        where,
        expect={"pixels": (PIXEL,), "environments": (LIVE, STAGE)},
        installs=tuple(install(where, pixel) for pixel in loaded),
    )
    return replace(known, site="https://stage.example/")


def test_another_environment_s_pixel_is_not_wanted_here_and_a_stray_is_tt117_s() -> None:
    assert verdict(on_stage(OTHER_PIXEL), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(on_stage(PIXEL), CODE) is Verdict.NOT_APPLICABLE
    assert verdict(on_stage(PIXEL), "TT117") is Verdict.FAIL


def test_a_pixel_of_no_environment_is_foreign_in_each() -> None:
    foreign = "E4A1B2C3D4E5F6G7H8I0"
    assert finding(on_stage(OTHER_PIXEL, foreign), CODE).pixel_id == foreign
