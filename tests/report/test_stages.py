"""What was sent at which stage of an audit's consent."""

from dataclasses import replace

from auditor.model.event import ConsentPhase
from auditor.model.journey import ConsentChoice, Step
from auditor.report.stages import cookies_of, stages
from tests.report import sample
from tests.report.compared import BETWEEN, compared


def test_the_stage_before_the_answer_is_of_both_runs_and_each_answer_has_its_own() -> None:
    before, accepted, rejected = stages(compared())
    assert (before.phase, before.runs, before.total) == (ConsentPhase.BEFORE, ("accept", "reject"), 0)
    assert (accepted.runs, accepted.total, accepted.missed) == (("accept",), 17, ())
    assert (rejected.runs, rejected.total, rejected.missed) == (("reject",), 3, (Step.CHECKOUT,))


def test_what_was_not_sent_does_not_count() -> None:
    whole = compared()
    unsent = tuple(replace(event, sent=False) for event in whole.events)
    assert [stage.total for stage in stages(replace(whole, events=unsent))] == [0, 0, 0]


def test_limited_data_use_is_counted() -> None:
    whole = compared()
    limited = tuple(replace(event, limited_data_use=event.run == "reject") for event in whole.events)
    assert [stage.limited for stage in stages(replace(whole, events=limited))] == [0, 0, 3]


def test_findings_that_are_known_already_are_not_named() -> None:
    whole = compared()
    known = tuple(replace(finding, state="known") for finding in whole.findings)
    assert [stage.codes for stage in stages(whole)] == [("TT505",), (), ("TT506",)]
    assert [stage.codes for stage in stages(replace(whole, findings=known))] == [(), (), ()]


def test_a_cookie_is_told_by_when_it_came() -> None:
    whole = compared()
    assert whole.visitor_cookies is not None
    accept, reject = whole.consent
    late = tuple(
        replace(cookie, first_seen=sample.START + BETWEEN + 7) for cookie in whole.visitor_cookies[1:]
    )
    seen = replace(whole, visitor_cookies=late)
    assert (cookies_of(accept, seen), cookies_of(reject, seen)) == ((False, False), (False, True))
    assert cookies_of(accept, replace(whole, visitor_cookies=None)) == (None, None)
    brought = replace(whole, settings={**whole.settings, "saved_state": True})
    assert cookies_of(accept, brought) == (None, None)


def test_a_notice_asks_nothing() -> None:
    whole = sample.result()
    told = replace(whole.consent[0], opt_in=False, answer=ConsentChoice.ACCEPT)
    (stage,) = stages(replace(whole, consent=(told,)))
    assert stage.phase is ConsentPhase.NONE
