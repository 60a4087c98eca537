from dataclasses import replace

import pytest

from auditor.check.engine import check
from auditor.decode.tiktok.standard import STANDARD
from auditor.model.event import ConsentPhase, Origin
from auditor.model.evidence import Cookie
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    T0,
    banner,
    event,
    evidence,
    facts,
    failed_findings,
    finding,
    page,
    pageview,
    result,
    verdict,
)

CODE = "TT505"
HOME = page(PageKind.HOME, id=1)
EARLY = pageview(HOME, consent=ConsentPhase.BEFORE)


def test_silence_before_the_answer_passes() -> None:
    late = pageview(HOME, after=6, consent=ConsentPhase.ACCEPTED)
    assert verdict(facts(HOME, events=(late,), consent=(banner(at=15),)), CODE) is Verdict.PASS


def test_a_beacon_before_the_answer_fails() -> None:
    known = facts(HOME, events=(EARLY,), consent=(banner(at=15),))
    assert finding(known, CODE).severity is Severity.ERROR


def test_it_is_the_only_finding() -> None:
    home = page(PageKind.HOME, id=1)
    next_page = page(PageKind.CATEGORY, id=2)
    known = facts(
        home,
        next_page,
        events=(
            EARLY,
            event("ViewContent", home, consent=ConsentPhase.BEFORE, value="x"),
            pageview(next_page, consent=ConsentPhase.ACCEPTED),
        ),
        consent=(banner(at=15),),
    )
    assert [item.code for item in failed_findings(check(known))] == [CODE]


@pytest.mark.parametrize("answer", [None, ConsentChoice.KEEP, ConsentChoice.REJECT])
def test_whatever_the_answer(answer: ConsentChoice | None) -> None:
    assert verdict(facts(HOME, events=(EARLY,), consent=(banner(answer, at=15),)), CODE) is Verdict.FAIL


def test_what_the_sdk_sends_of_itself_counts_here() -> None:
    early = event("LandingPageView", HOME, origin=Origin.AUTOMATIC, consent=ConsentPhase.BEFORE)
    assert verdict(facts(HOME, events=(early,), consent=(banner(at=15),)), CODE) is Verdict.FAIL


def test_a_mere_notice_is_not_applicable() -> None:
    known = facts(HOME, events=(EARLY,), consent=(banner(at=15, opt_in=False),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_a_banner_of_unknown_kind_is_inconclusive() -> None:
    known = facts(HOME, events=(EARLY,), consent=(banner(at=15, opt_in=None),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_no_banner_is_not_applicable() -> None:
    known = facts(HOME, events=(pageview(HOME),))
    assert result(known, CODE).reason == "no consent banner was seen"


def with_cookie(name: str, answered_at: float, first_seen: float | None = None) -> Facts:
    cookie = Cookie(
        visit_id=1,
        name=name,
        domain="shop.example",
        path="/",
        expires=None,
        digest="d",
        first_seen=first_seen,
    )
    known = facts(HOME, consent=(banner(at=answered_at),), evidence=evidence(cookies=(cookie,)))
    return replace(known, standard=replace(STANDARD, visitor_cookies=("_ttp",)))


def test_the_cookie_alone_is_a_warning() -> None:
    assert finding(with_cookie("_ttp", answered_at=30), CODE).severity is Severity.WARNING


def test_a_cookie_of_the_page_where_the_answer_was_given_proves_nothing() -> None:
    assert verdict(with_cookie("_ttp", answered_at=15), CODE) is Verdict.PASS


def test_a_cookie_seen_before_the_answer_on_its_page_is_a_warning() -> None:
    assert verdict(with_cookie("_ttp", answered_at=15, first_seen=T0 + 13), CODE) is Verdict.FAIL
    assert verdict(with_cookie("_ttp", answered_at=15, first_seen=T0 + 16), CODE) is Verdict.PASS


def test_other_cookies_do_not_count() -> None:
    assert verdict(with_cookie("session", answered_at=30), CODE) is Verdict.PASS


def test_a_cookie_that_the_browser_brought_along_is_no_fault_of_the_shop() -> None:
    known = with_cookie("_ttp", answered_at=30)
    brought = replace(known, capture=replace(known.capture, settings={"saved_state": True}))
    assert verdict(brought, CODE) is Verdict.PASS
