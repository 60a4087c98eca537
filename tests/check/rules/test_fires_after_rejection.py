from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import ConsentPhase, Origin
from auditor.model.evidence import Cookie
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice, ConsentRecord
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    T0,
    banner,
    call,
    capture,
    event,
    evidence,
    facts,
    finding,
    install,
    page,
    pageview,
    result,
    verdict,
)

CODE = "TT506"
HOME = page(PageKind.HOME, id=1)  # from T0 + 10 on
NEXT = page(PageKind.CATEGORY, id=2)  # from T0 + 20 on
PRESSED, OVER = 12.0, 13.0


def refused(**overrides: Any) -> ConsentRecord:
    record = banner(ConsentChoice.REJECT, at=PRESSED)
    return replace(record, **({"answer_ended_at": T0 + OVER} | overrides))


def known(*events: Any, record: ConsentRecord | None = None, **given: Any) -> Facts:
    late = tuple(replace(one, consent=ConsentPhase.REJECTED) for one in events)
    return facts(HOME, NEXT, events=late, consent=(record or refused(),), **given)


def test_silence_after_the_refusal_passes() -> None:
    assert verdict(known(), CODE) is Verdict.PASS


def test_a_beacon_of_the_next_page_fails() -> None:
    found = finding(known(pageview(NEXT), event("ViewContent", NEXT)), CODE)
    assert found.severity is Severity.CRITICAL
    assert found.message.startswith("2 beacons left")
    assert found.actual == "Pageview, ViewContent"


def test_one_on_the_same_page_after_the_press_fails_and_so_does_what_the_sdk_sends_of_itself() -> None:
    assert verdict(known(pageview(HOME, after=4)), CODE) is Verdict.FAIL
    own = event("EngagedSession", HOME, origin=Origin.AUTOMATIC, after=4)
    assert verdict(known(own), CODE) is Verdict.FAIL


@pytest.mark.parametrize("after", [1.9, 2.5])
def test_a_beacon_in_flight_at_the_press_proves_nothing(after: float) -> None:
    assert verdict(known(pageview(HOME, after=after)), CODE) is Verdict.INCONCLUSIVE


def test_where_the_press_s_end_is_unknown_some_seconds_are_doubtful() -> None:
    record = refused(answer_ended_at=None)
    assert verdict(known(pageview(HOME, after=4), record=record), CODE) is Verdict.INCONCLUSIVE
    assert verdict(known(pageview(HOME, after=7.5), record=record), CODE) is Verdict.FAIL


def test_what_was_on_hold_and_is_let_go_by_the_refusal_fails() -> None:
    held = pageview(HOME, after=0.5)
    calls = (call("holdConsent", on=HOME, after=0.1), call("grantConsent", on=HOME, after=2.1))
    assert verdict(known(held, calls=calls), CODE) is Verdict.FAIL
    assert verdict(known(held, calls=calls[:1]), CODE) is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (None, "no consent banner asks"),
        (banner(ConsentChoice.REJECT, opt_in=False), "no consent banner asks"),
        (banner(ConsentChoice.ACCEPT), "did not refuse"),
    ],
)
def test_without_a_refusal_it_is_not_applicable(record: ConsentRecord | None, reason: str) -> None:
    said = result(facts(HOME, events=(pageview(HOME),), consent=(record,) if record else ()), CODE)
    assert said.verdict is Verdict.NOT_APPLICABLE
    assert reason in said.reason


@pytest.mark.parametrize("answer", [None, ConsentChoice.KEEP])
def test_a_banner_that_was_not_answered_is_inconclusive(answer: ConsentChoice | None) -> None:
    assert verdict(facts(HOME, consent=(banner(answer),)), CODE) is Verdict.INCONCLUSIVE


def test_what_was_not_watched_proves_nothing() -> None:
    broken = page(PageKind.HOME, id=1, clean=False)
    assert verdict(facts(broken, consent=(refused(),)), CODE) is Verdict.INCONCLUSIVE
    dead = install(NEXT, sdk_arrived=False, started=False, failure="x")
    assert verdict(known(installs=(dead,)), CODE) is Verdict.INCONCLUSIVE


def with_cookie(visit: int, first_seen: float, **given: Any) -> Facts:
    cookie = Cookie(
        visit_id=visit, name="_ttp", domain="x", path="/", expires=None, digest="", first_seen=T0 + first_seen
    )
    return known(evidence=evidence(cookies=(cookie,)), **given)


def test_the_cookie_alone_is_a_warning() -> None:
    assert finding(with_cookie(2, 27), CODE).severity is Severity.WARNING


def test_a_cookie_that_came_about_the_press_is_doubtful() -> None:
    assert verdict(with_cookie(1, 14), CODE) is Verdict.INCONCLUSIVE


def test_a_cookie_from_before_is_told_by_tt505_alone() -> None:
    known = with_cookie(1, 11)
    assert verdict(known, CODE) is Verdict.PASS
    assert verdict(known, "TT505") is Verdict.FAIL


def test_a_saved_state_s_cookie_is_no_fault_of_the_shop() -> None:
    brought = with_cookie(2, 27, capture=capture(settings={"saved_state": True}))
    assert verdict(brought, CODE) is Verdict.PASS


def test_each_run_is_judged_by_its_own_banner() -> None:
    agreed, declined = page(PageKind.HOME, id=1, run="accept"), page(PageKind.HOME, id=2, run="reject")
    consent = (banner(run="accept", at=11), banner(ConsentChoice.REJECT, run="reject", at=21))
    sent = pageview(agreed, after=3, consent=ConsentPhase.ACCEPTED)
    both = facts(agreed, declined, events=(sent,), consent=consent)
    assert verdict(both, CODE) is Verdict.PASS
    leaks = event("Pageview", declined, after=7, consent=ConsentPhase.REJECTED)
    assert finding(replace(both, events=(sent, leaks)), CODE).run == "reject"
