import pytest

from auditor.model.evidence import DocumentKind
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import (
    banner,
    capture,
    console,
    evidence,
    facts,
    finding,
    healthy,
    install,
    page,
    pageview,
    result,
    verdict,
)

CODE = "TT110"
ITEM = page(PageKind.PRODUCT)
OF_NOTHING = "TypeError: Cannot read properties of undefined (reading 'track')"


def test_a_silent_console_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    "text",
    [
        "ReferenceError: ttq is not defined",
        "Uncaught ReferenceError: ttq is not defined\n    at https://shop.example/shirts/red:12:3",
        "Can't find variable: ttq",
        'TypeError: can\'t access property "track", window.ttq is undefined',
        f"{OF_NOTHING}\n    at window.ttq.track",
    ],
)
def test_an_exception_about_the_pixel_fails(text: str) -> None:
    found = finding(facts(ITEM, console=(console(ITEM, text, url=ITEM.url, line=12),)), CODE)
    assert found.called_by is not None
    assert found.called_by.line == 12
    assert "TT201" in found.consequences[1]


def test_a_pixel_that_is_withheld_from_robots_cannot_be_called_by_them() -> None:
    said = (console(ITEM, "ReferenceError: ttq is not defined", url=ITEM.url, line=12),)
    known = facts(ITEM, installs=(), console=said, capture=capture(withheld=True))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (OF_NOTHING, "exception"),
        ("TypeError: Cannot read properties of undefined (reading 'price')", "exception"),
        ("ReferenceError: fbq is not defined", "exception"),
        ("ReferenceError: myttq is not defined", "exception"),
        ("ttq is not defined yet, waiting", "log"),
    ],
)
def test_other_troubles_are_not_the_pixels(text: str, level: str) -> None:
    known = facts(ITEM, events=(pageview(ITEM),), console=(console(ITEM, text, level),))
    assert verdict(known, CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("line", "outcome"), [(2, Verdict.FAIL), (1, Verdict.PASS), (99, Verdict.PASS), (None, Verdict.PASS)]
)
def test_the_line_that_threw_tells_whose_method_it_was(line: int | None, outcome: Verdict) -> None:
    known = facts(
        ITEM,
        events=(pageview(ITEM),),
        console=(console(ITEM, OF_NOTHING, url=ITEM.url, line=line),),
        evidence=evidence(documents={(2, DocumentKind.SERVED): "<script>\nwindow.ttq.track('X')\n</script>"}),
    )
    assert verdict(known, CODE) is outcome


def test_the_pixel_under_another_name() -> None:
    known = facts(
        ITEM,
        installs=(install(ITEM, object_name="tt"),),
        console=(console(ITEM, "ReferenceError: tt is not defined"),),
    )
    assert verdict(known, CODE) is Verdict.FAIL


def test_without_any_base_code_that_is_the_cause() -> None:
    known = facts(ITEM, installs=(), console=(console(ITEM, "ReferenceError: ttq is not defined"),))
    assert result(known, CODE).reason == "explained by TT101 (base-code-missing)"
    assert [text.split()[0] for text in finding(known, "TT101").consequences] == ["TT110", "TT201"]


def test_what_threw_before_the_banner_was_answered_is_not_judged() -> None:
    known = facts(
        ITEM,
        events=(pageview(ITEM),),
        consent=(banner(at=25),),
        console=(console(ITEM, "ReferenceError: ttq is not defined"),),
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_an_unanswered_banner_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, consent_pending=True)
    known = facts(where, console=(console(where, "ReferenceError: ttq is not defined"),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_without_a_pixel_not_applicable() -> None:
    assert verdict(facts(ITEM, installs=()), CODE) is Verdict.NOT_APPLICABLE
