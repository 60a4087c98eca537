"""TT117."""

from typing import Any

import pytest

from auditor.check.engine import check
from auditor.model.declared import Environment
from auditor.model.facts import Facts
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity, Verdict
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

CODE = "TT117"
PRODUCTION = Environment(name="production", hosts=("shop.example", "www.shop.example"), pixels=(PIXEL,))
STAGING = Environment(name="staging", hosts=("*.staging.example", "localhost:3000"), pixels=(OTHER_PIXEL,))


def on(url: str, visit: int = 1) -> Page:
    return page(PageKind.HOME, id=visit, url=url)


def seen(*pages: Page, pixel: str, **given: Any) -> Facts:
    installs = given.pop("installs", tuple(install(item, pixel) for item in pages))
    return facts(*pages, expect={"environments": (PRODUCTION, STAGING)}, installs=installs, **given)


@pytest.mark.parametrize(
    ("url", "pixel"),
    [
        ("https://shop.example/", PIXEL),
        ("https://WWW.shop.example:443/", PIXEL),
        ("https://de.staging.example/", OTHER_PIXEL),
        ("http://localhost:3000/", OTHER_PIXEL),
    ],
)
def test_a_pixel_at_home_passes(url: str, pixel: str) -> None:
    assert verdict(seen(on(url), pixel=pixel), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("url", "pixel", "words"),
    [
        ("https://shop.example/", OTHER_PIXEL, "belongs to staging, and it runs on a host of production"),
        ("https://de.staging.example/", PIXEL, "belongs to production, and it runs on a host of staging"),
    ],
)
def test_a_pixel_in_the_other_environment_fails(url: str, pixel: str, words: str) -> None:
    found = finding(seen(on(url), pixel=pixel), CODE)
    assert words in found.message
    assert (found.pixel_id, found.page_url, found.severity) == (pixel, url, Severity.WARNING)


def test_several_pages_are_one_finding_at_the_first() -> None:
    first, second = on("https://a.staging.example/"), on("https://a.staging.example/shirts", 2)
    found = finding(seen(first, second, pixel=PIXEL), CODE)
    assert found.page_url == first.url
    assert found.actual == f"{PIXEL} on 2 pages"


def test_both_ways_at_once_are_two_findings() -> None:
    live, stage = on("https://shop.example/"), on("https://a.staging.example/", 2)
    known = seen(live, stage, pixel="", installs=(install(live, OTHER_PIXEL), install(stage, PIXEL)))
    found = [item for item in failed_findings(check(known)) if item.code == CODE]
    assert {item.pixel_id for item in found} == {PIXEL, OTHER_PIXEL}


def test_a_beacon_tells_as_well_as_an_installation() -> None:
    stage = on("https://a.staging.example/")
    known = seen(stage, pixel="", installs=(), events=(pageview(stage),))
    assert verdict(known, CODE) is Verdict.FAIL


def test_a_pixel_that_both_environments_name_is_at_home_in_each() -> None:
    shared = Environment(name="staging", hosts=("*.staging.example",), pixels=(OTHER_PIXEL, PIXEL))
    stage = on("https://a.staging.example/")
    known = facts(stage, expect={"environments": (PRODUCTION, shared)})
    assert verdict(known, CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("url", "pixel"),
    [
        ("https://pay.example/", PIXEL),
        ("http://localhost:8080/", PIXEL),
        ("https://shop.example/", "E4A1B2C3D4E5F6G7H8I0"),
    ],
)
def test_hosts_and_pixels_that_no_environment_names_are_not_judged(url: str, pixel: str) -> None:
    assert verdict(seen(on(url), pixel=pixel), CODE) is Verdict.NOT_APPLICABLE


def test_without_environments_it_is_not_applicable() -> None:
    known = facts(on("https://shop.example/"))
    assert result(known, CODE).reason == "the configuration names no environments"
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_an_address_that_is_none_belongs_nowhere() -> None:
    assert verdict(seen(on("https://[::bad/"), pixel=PIXEL), CODE) is Verdict.NOT_APPLICABLE
