import pytest

from auditor.model.evidence import DocumentKind
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import PIXEL, banner, console, evidence, facts, finding, healthy, install, page, verdict

CODE = "TT112"
HOME = page(PageKind.HOME, id=1)


def test_today_s_base_code_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_the_loader_of_2020_is_a_warning() -> None:
    found = finding(facts(HOME, installs=(install(HOME, legacy=True),)), CODE)
    assert found.severity is Severity.WARNING
    assert found.pixel_id == PIXEL


@pytest.mark.parametrize(
    "text",
    [
        "TypeError: ttq.holdConsent is not a function",
        "Uncaught TypeError: window.ttq.grantConsent is not a function\n    at https://shop.example/:3:5",
        "TypeError: ttq.instance is not a function",
    ],
)
def test_a_call_that_the_base_code_lacks_is_a_warning(text: str) -> None:
    found = finding(facts(HOME, console=(console(HOME, text, url=HOME.url, line=3),)), CODE)
    assert found.severity is Severity.WARNING
    assert found.called_by is not None
    assert found.called_by.line == 3


def test_another_name_is_known_by_the_object_or_by_the_page_s_own_line() -> None:
    thrown = console(HOME, "TypeError: t.holdConsent is not a function", url=HOME.url, line=2)
    renamed = facts(HOME, installs=(install(HOME, object_name="t"),), console=(thrown,))
    assert verdict(renamed, CODE) is Verdict.FAIL
    served = {(1, DocumentKind.SERVED): "<script>\n(function(t){ t.holdConsent(); })(window.ttq);\n</script>"}
    assert verdict(facts(HOME, console=(thrown,), evidence=evidence(documents=served)), CODE) is Verdict.FAIL
    assert verdict(facts(HOME, console=(thrown,)), CODE) is Verdict.PASS


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("TypeError: ttq.track is not a function", "exception"),  # not old: something else took its place
        ("TypeError: ttq.trackEvent is not a function", "exception"),  # there never was such a call
        ("TypeError: myttq.holdConsent is not a function", "exception"),
        ("TypeError: banner.grantConsent is not a function", "exception"),
        ("ttq.holdConsent is not a function here, skipped", "log"),
    ],
)
def test_other_errors_say_nothing_of_its_age(text: str, level: str) -> None:
    assert verdict(facts(HOME, console=(console(HOME, text, level),)), CODE) is Verdict.PASS


def test_a_hostile_console_is_read_in_good_time() -> None:
    lines = tuple(
        console(HOME, text) for text in ("a" * 4000, "a." * 2000, "ttq." * 1000) for _ in range(100)
    )
    assert verdict(facts(HOME, console=lines), CODE) is Verdict.PASS


def test_what_was_thrown_before_the_banner_s_answer_does_not_count() -> None:
    thrown = console(HOME, "TypeError: ttq.holdConsent is not a function")
    known = facts(HOME, console=(thrown,), consent=(banner(at=15),))
    assert verdict(known, CODE) is Verdict.PASS


def test_without_a_pixel_not_applicable() -> None:
    assert verdict(facts(HOME, installs=()), CODE) is Verdict.NOT_APPLICABLE


def test_a_banner_that_was_never_answered_leaves_it_open() -> None:
    asked = page(PageKind.HOME, id=1, consent_pending=True)
    known = facts(asked, installs=(install(asked, legacy=True),), consent=(banner(None),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
