import pytest

from auditor.model.event import Realm
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    OTHER_PIXEL,
    PIXEL,
    capture,
    facts,
    finding,
    healthy,
    install,
    page,
    result,
    verdict,
)

CODE = "TT104"
HOME = page(PageKind.HOME, id=1)


def test_a_live_id_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "pixel",
    [
        "YOUR_PIXEL_ID",
        "PIXEL_ID",
        "{{ pixel }}",
        "XXXXXXXXXXXXXXXXXXXX",
        "C4A1B2C3D4E5F6G7H8I",
        " C4A1B2C3D4E5F6G7H8I0",
        "c4a1b2c3d4e5f6g7h8i0",
        "C4A1B2C3D4E5F6G7H8I!",
        "undefined",
        "",
        "9" * 10_000,
    ],
)
def test_malformed_ids_fail(pixel: str) -> None:
    found = finding(facts(HOME, installs=(install(HOME, pixel),)), CODE)
    assert found.severity is Severity.ERROR
    assert len(found.message) < 200


def test_an_unusual_id_is_a_warning() -> None:
    found = finding(facts(HOME, installs=(install(HOME, "A1T8T4UYGVIQA8ORZMX9"),)), CODE)
    assert found.severity is Severity.WARNING


def test_an_id_that_is_not_live_fails() -> None:
    assert verdict(facts(HOME, installs=(install(HOME, status="unknown"),)), CODE) is Verdict.FAIL


def test_the_realm_in_which_the_sdk_spoke_counts() -> None:
    both = (install(HOME, status="unknown"), install(HOME, status="", realm=Realm.IFRAME))
    assert verdict(facts(HOME, installs=both), CODE) is Verdict.FAIL


@pytest.mark.parametrize(
    ("sdk", "status", "saved_for"),
    [
        ("standin", "live", ""),
        ("standin", "unknown", ""),
        ("saved", "unknown", ""),
        ("saved", "unknown", OTHER_PIXEL),
        ("saved", "live", OTHER_PIXEL),
        ("saved", "", PIXEL),
        ("live", "", ""),
    ],
)
def test_only_an_sdk_that_was_asked_about_the_id_knows(sdk: str, status: str, saved_for: str) -> None:
    given = capture(sdk=sdk, sdk_pixel=saved_for)
    known = facts(HOME, installs=(install(HOME, status=status),), capture=given)
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    if saved_for == OTHER_PIXEL:
        assert OTHER_PIXEL in result(known, CODE).reason


@pytest.mark.parametrize(("status", "said"), [("live", Verdict.PASS), ("unknown", Verdict.FAIL)])
def test_a_copy_saved_for_the_id_knows(status: str, said: Verdict) -> None:
    known = facts(
        HOME, installs=(install(HOME, status=status),), capture=capture(sdk="saved", sdk_pixel=PIXEL)
    )
    assert verdict(known, CODE) is said


def test_without_a_pixel_not_applicable() -> None:
    assert verdict(facts(HOME, installs=()), CODE) is Verdict.NOT_APPLICABLE
