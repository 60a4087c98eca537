from dataclasses import replace
from typing import Any

import pytest

from auditor.model.evidence import SeenBy
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, PIXEL, facts, finding, install, page, verdict

CODE = "TT102"
HOME = page(PageKind.HOME, id=1)


def installed(**overrides: Any) -> Verdict:
    return verdict(facts(HOME, installs=(install(HOME, **overrides),)), CODE)


def test_a_base_code_in_the_head_passes() -> None:
    assert installed(place="head") is Verdict.PASS


def test_a_base_code_in_the_body_is_noted() -> None:
    found = finding(facts(HOME, installs=(install(HOME, place="body"),)), CODE)
    assert found.severity is Severity.INFO
    assert found.pixel_id == PIXEL


def test_each_pixel_has_a_place_of_its_own() -> None:
    both = (install(HOME, place="head"), install(HOME, OTHER_PIXEL, place="body"))
    assert finding(facts(HOME, installs=both), CODE).pixel_id == OTHER_PIXEL


@pytest.mark.parametrize(
    "inserted",
    [
        {"installed_by": "gtm", "partner": "GoogleTagManagerClient"},
        {"installed_by": "partner", "partner": "WooCommerce"},
        {"installed_by": "unknown"},
        {"place": ""},  # a framework carries it as text
    ],
)
def test_what_others_insert_is_not_judged(inserted: dict[str, Any]) -> None:
    assert installed(**({"place": "body"} | inserted)) is Verdict.NOT_APPLICABLE


def test_what_a_consent_tool_starts_is_not_judged() -> None:
    known = facts(HOME, installs=(install(HOME, place="body"),), parked=frozenset({PIXEL}))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_a_page_that_no_browser_opened_is_inconclusive() -> None:
    read = replace(HOME, visit=replace(HOME.visit, seen_by=SeenBy.HTTP))
    known = facts(read, installs=(install(read, place="body"),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_without_a_pixel_not_applicable() -> None:
    assert verdict(facts(HOME, installs=()), CODE) is Verdict.NOT_APPLICABLE
