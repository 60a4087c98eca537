from dataclasses import replace
from typing import Any

import pytest

from auditor.check.engine import check
from auditor.model.event import ConsentPhase
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice, ConsentRecord, Until
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    PIXEL,
    banner,
    call,
    capture,
    event,
    facts,
    failed_findings,
    finding,
    install,
    page,
    pageview,
    result,
    verdict,
)

CODE = "TT507"
HOME = page(PageKind.HOME, id=1)
NEXT = page(PageKind.CATEGORY, id=2)
ITEM = page(PageKind.PRODUCT, id=3)
AGREED = banner(at=12)


def known(*pages: Any, record: ConsentRecord = AGREED, **given: Any) -> Facts:
    return facts(*(pages or (HOME, NEXT)), consent=(record,), **given)


def accepted(on: Any, name: str = "Pageview", **given: Any) -> Any:
    return event(name, on, consent=ConsentPhase.ACCEPTED, **given)


def test_an_event_after_consent_passes() -> None:
    assert verdict(known(events=(accepted(NEXT),)), CODE) is Verdict.PASS


def test_the_banner_s_own_reload_counts() -> None:
    again = page(PageKind.HOME, id=2)
    assert verdict(known(HOME, again, events=(accepted(again),)), CODE) is Verdict.PASS
    assert verdict(known(HOME, again), CODE) is Verdict.FAIL


def test_silence_on_the_pages_after_it_fails() -> None:
    found = finding(known(), CODE)
    assert found.severity is Severity.ERROR
    assert found.actual == "no beacon on 1 page after it"
    early = pageview(HOME, consent=ConsentPhase.BEFORE)
    assert verdict(known(events=(early,)), CODE) is Verdict.FAIL


def test_a_hold_that_nobody_releases_is_named() -> None:
    held = call("holdConsent", on=NEXT)
    assert "on hold" in finding(known(calls=(held,)), CODE).actual


def test_base_code_that_waits_for_ever_is_the_cause_of_what_the_pages_lack() -> None:
    waiting = known(HOME, NEXT, ITEM, installs=(), parked=frozenset({PIXEL}), until=Until.NONE)
    (found,) = failed_findings(check(waiting))
    assert found.code == CODE
    assert "not started" in found.actual
    assert any(text.startswith("TT101") for text in found.consequences)


def test_a_shop_without_any_pixel_is_another_rule_s_matter() -> None:
    without = known(installs=())
    assert verdict(without, CODE) is Verdict.INCONCLUSIVE
    assert verdict(without, "TT101") is Verdict.FAIL


def test_an_sdk_that_is_kept_out_is_the_cause() -> None:
    refused = install(
        NEXT, sdk_arrived=False, started=False, failure="net::ERR_NAME_NOT_RESOLVED", failure_kind="dns"
    )
    said = {item.code for item in failed_findings(check(known(installs=(refused,))))}
    assert said == {"TT107"}


@pytest.mark.parametrize(
    "doubtful",
    [
        known(HOME),
        known(HOME, page(PageKind.CATEGORY, id=2, clean=False)),
        known(HOME, page(PageKind.CATEGORY, id=2, status=404)),
        known(record=banner(at=12, opt_in=None)),
        known(capture=capture(settings={"gpc": True})),
        known(installs=(install(NEXT, started=False, failure="x", failure_kind="machine"),)),
    ],
    ids=[
        "no page after it",
        "a watch that broke off",
        "an error page",
        "an unknown banner",
        "Global Privacy Control",
        "this machine",
    ],
)
def test_doubt_is_inconclusive(doubtful: Facts) -> None:
    assert verdict(doubtful, CODE) is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (banner(at=12, opt_in=False), "no consent banner asks"),
        (banner(ConsentChoice.REJECT, at=12), "did not agree"),
    ],
)
def test_without_consent_it_is_not_applicable(record: ConsentRecord, reason: str) -> None:
    said = result(known(record=record), CODE)
    assert said.verdict is Verdict.NOT_APPLICABLE
    assert reason in said.reason


HELD = (
    call("holdConsent", on=HOME, after=0.1),
    call("page", on=HOME, after=0.2),
    call("track", "ViewContent", {}, on=HOME, after=0.3),
    call("grantConsent", on=HOME, after=2.1),
)


def test_what_was_held_and_is_sent_with_its_own_time_passes() -> None:
    sent = (accepted(HOME, after=0.2), accepted(HOME, "ViewContent", after=0.3))
    assert verdict(known(calls=HELD, events=sent), CODE) is Verdict.PASS


def test_what_the_reloaded_page_calls_anew_counts_as_sent() -> None:
    again = page(PageKind.HOME, id=2)
    sent = (accepted(again), accepted(again, "ViewContent"))
    assert verdict(known(HOME, again, calls=HELD, events=sent), CODE) is Verdict.PASS


def test_what_was_held_and_never_sent_fails_and_explains_no_other_page() -> None:
    silent = page(PageKind.CATEGORY, id=2)
    lost = known(HOME, silent, calls=HELD, events=(accepted(HOME, after=0.2),))
    assert finding(lost, CODE).actual == "never sent: ViewContent"
    assert verdict(lost, "TT109") is Verdict.FAIL
    broken = page(PageKind.HOME, id=1, clean=False)
    doubtful = replace(lost, pages=(broken, silent))
    assert verdict(doubtful, CODE) is Verdict.INCONCLUSIVE


def test_what_the_page_releases_by_itself_was_sent() -> None:
    released = (*HELD[:3], call("grantConsent", on=HOME, after=0.4))
    early = (
        pageview(HOME, after=0.2, consent=ConsentPhase.BEFORE),
        event("ViewContent", HOME, after=0.3, consent=ConsentPhase.BEFORE),
    )
    assert verdict(known(calls=released, events=(*early, accepted(NEXT))), CODE) is Verdict.PASS


def test_what_was_revoked_is_thrown_away_as_asked() -> None:
    revoked = (*HELD[:3], call("revokeConsent", on=HOME, after=0.5), HELD[3])
    assert verdict(known(calls=revoked, events=(accepted(NEXT),)), CODE) is Verdict.PASS
