"""Why what did not happen proves nothing."""

from dataclasses import replace
from typing import Any

from auditor.check.context import Context
from auditor.check.doubt import absence_doubt
from auditor.model.page import Page, PageKind
from auditor.model.rule import Verdict
from tests.builders import banner, call, capture, facts, install, page, pageview, verdict

HOME = page(PageKind.HOME, id=1)
ITEM = page(PageKind.PRODUCT)


def test_why_absence_proves_nothing() -> None:
    def doubt(on: Page = HOME, **more: Any) -> str:
        return absence_doubt(on, Context(facts(on, **more)))

    assert doubt() == ""
    assert doubt(on=page(PageKind.HOME, id=1, clean=False, doubt="cut")) == "cut"
    assert "did not end well" in doubt(on=page(PageKind.HOME, id=1, clean=False))
    assert "answered on this page" in doubt(consent=(banner(at=12),))
    assert doubt(consent=(banner(at=5),)) == ""
    assert "on hold" in doubt(calls=(call("revokeConsent", on=HOME),))
    assert "cannot reach" in doubt(installs=(install(HOME, failure_kind="machine"),))


def test_silence_may_be_the_answer_to_global_privacy_control() -> None:
    signalled = capture(settings={"gpc": True})
    silent = facts(ITEM, installs=(), capture=signalled)
    assert "Global Privacy Control" in absence_doubt(ITEM, Context(silent))
    assert verdict(silent, "TT101") is Verdict.INCONCLUSIVE
    assert verdict(facts(ITEM, installs=()), "TT101") is Verdict.FAIL
    # A pixel that reports the view of a page does not heed the signal by keeping silent.
    speaking = replace(silent, events=(pageview(ITEM),))
    assert absence_doubt(ITEM, Context(speaking)) == ""
    assert verdict(speaking, "TT201") is Verdict.FAIL
