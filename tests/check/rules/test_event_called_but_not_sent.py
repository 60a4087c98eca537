from dataclasses import replace
from typing import Any

from auditor.model.evidence import PixelCall
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice
from auditor.model.page import Page, PageKind
from auditor.model.rule import Verdict
from tests.builders import banner, call, event, facts, failures, finding, install, page, pageview, verdict

CODE = "TT210"
WHERE = page(PageKind.PRODUCT)


def called(*lost: PixelCall, on: Page = WHERE, also: tuple[PixelCall, ...] = (), **given: Any) -> Facts:
    return facts(
        on,
        calls=(call("page", on=on), *also, *lost),
        unsent=lost,
        events=given.pop("events", (pageview(on), event("ViewContent", on))),
        **given,
    )


def test_a_call_that_was_sent_passes() -> None:
    assert verdict(called(also=(call("track", "ViewContent", on=WHERE),)), CODE) is Verdict.PASS


def test_a_call_that_was_not_sent_fails() -> None:
    found = finding(called(call("track", "Contact", on=WHERE)), CODE)
    assert found.event == "Contact"


def test_the_old_name_is_told_as_todays() -> None:
    assert finding(called(call("track", "SubmitForm", on=WHERE)), CODE).event == "Lead"


def test_it_explains_what_is_missing() -> None:
    known = called(call("track", "ViewContent", {}, on=WHERE), events=(pageview(WHERE),))
    assert failures(known) == {CODE}


def test_it_explains_only_its_own_event() -> None:
    known = called(call("track", "Contact", on=WHERE), events=(pageview(WHERE),))
    assert failures(known) == {CODE, "TT201"}


def test_a_blocked_sdk_explains_it() -> None:
    known = called(
        call("track", "Contact", on=WHERE),
        installs=(install(WHERE, started=False, failure="csp", failure_kind="csp"),),
    )
    assert failures(known) == {"TT107"}


def test_an_unclean_watch_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, clean=False)
    assert verdict(called(call("track", "Contact", on=where), on=where), CODE) is Verdict.INCONCLUSIVE


def test_a_pixel_on_hold_is_inconclusive() -> None:
    known = called(call("track", "Contact", on=WHERE), also=(call("holdConsent", on=WHERE),))
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE


def test_after_a_refusal_not_applicable() -> None:
    known = called(call("track", "Contact", on=WHERE), consent=(banner(ConsentChoice.REJECT),))
    assert verdict(known, CODE) is Verdict.NOT_APPLICABLE


def test_a_call_from_before_the_answer_is_not_judged() -> None:
    known = called(call("track", "Contact", on=WHERE), consent=(banner(at=25),))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_page_whose_calls_could_not_be_heard_is_inconclusive() -> None:
    where = page(PageKind.PRODUCT, listening=False)
    queued = call("track", "ViewContent", on=where, queued=True)
    assert verdict(called(also=(queued,), on=where), CODE) is Verdict.INCONCLUSIVE
    assert verdict(called(on=where), CODE) is Verdict.INCONCLUSIVE
    assert verdict(called(call("track", "Contact", on=where), on=where), CODE) is Verdict.FAIL


def test_an_event_that_nobody_could_tie_to_a_page_may_be_the_answer() -> None:
    stray = replace(event("Search", WHERE), visit_id=None)
    seen = (pageview(WHERE), event("ViewContent", WHERE))
    asked = call("track", "Contact", on=WHERE)
    assert verdict(called(asked, events=(*seen, stray)), CODE) is Verdict.INCONCLUSIVE
    assert verdict(called(asked, events=(*seen, replace(stray, page_url=""))), CODE) is Verdict.INCONCLUSIVE
    for other in (
        replace(stray, page_url="https://shop.example/other"),
        replace(stray, at=WHERE.visit.ended_at + 5),
        replace(stray, run="reject"),
    ):
        assert verdict(called(asked, events=(*seen, other)), CODE) is Verdict.FAIL


def test_a_page_that_came_back_from_the_cache_lacks_nothing() -> None:
    visit = replace(WHERE.visit, restored_from=1)
    assert verdict(facts(replace(WHERE, visit=visit), events=()), "TT109") is Verdict.NOT_APPLICABLE


def test_a_page_that_was_not_listened_to_on_purpose_is_none_to_judge() -> None:
    where = page(PageKind.PRODUCT, id=2, listening=False)
    spared = replace(where, visit=replace(where.visit, spared=True))
    assert verdict(facts(spared), CODE) is Verdict.NOT_APPLICABLE


def test_without_calls_not_applicable() -> None:
    assert verdict(called(), CODE) is Verdict.NOT_APPLICABLE


def test_odd_arguments_are_told_once() -> None:
    lost = (call("track", on=WHERE), call("track", 7, on=WHERE), call("track", {"a": []}, on=WHERE))
    assert finding(called(*lost), CODE).event == "an event without a name"
