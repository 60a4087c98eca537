from dataclasses import replace
from typing import Any

import pytest

from auditor.model.event import ConsentPhase
from auditor.model.journey import ConsentChoice, ConsentRecord
from auditor.model.result import AuditResult
from auditor.report.view.consent import banner_sentence, consent_view
from tests.report import sample
from tests.report.compared import compared


def record(*, seen: bool = True, opt_in: bool | None = True, **given: Any) -> ConsentRecord:
    usual: dict[str, Any] = {
        "run": "main", "seen": seen, "opt_in": opt_in, "answer": None, "seen_at": None, "answered_at": None,
    }  # fmt: skip
    return ConsentRecord(**(usual | given))


@pytest.mark.parametrize(
    ("consent", "asked_to", "sentence"),
    [
        (
            record(answer=ConsentChoice.REJECT, words="OK"),
            "reject",
            "A banner asks before tracking; it was rejected by “OK”.",
        ),
        (
            record(answer=ConsentChoice.REJECT, tool="OneTrust", pressed=("settings", "reject all")),
            "reject",
            "A banner (OneTrust) asks before tracking; it was rejected by “settings” and “reject all”.",
        ),
        (
            record(answer=ConsentChoice.ACCEPT, how="autoconsent", opt_in=None),
            "accept",
            "A banner was seen; it was accepted by its own script.",
        ),
        (record(), "accept", "A banner asks before tracking; it could not be answered."),
        (
            record(pay_or_okay=True),
            "reject",
            "A banner asks before tracking; it could not be answered: to refuse it costs money, and it is never paid.",
        ),
        (record(opt_in=False), "keep", "A banner gives notice; it was left unanswered, as asked."),
        (record(seen=False), "accept", "No consent banner was seen."),
    ],
)
def test_a_banner_in_a_sentence(consent: ConsentRecord, asked_to: str, sentence: str) -> None:
    assert banner_sentence(consent, asked_to=asked_to) == sentence


def test_that_nothing_was_sent_before_the_answer_is_told() -> None:
    before, after = consent_view(sample.result()).columns
    assert (before.title, before.state, before.sent) == ("Before the answer", "pass", "Nothing was sent")
    assert (after.title, after.state, after.sent) == ("Accepted", "pass", "17 events sent")
    assert after.said == "by “Accept all”"
    assert "order confirmation" not in after.reached


def test_without_a_banner_there_is_one_stage() -> None:
    events = tuple(replace(event, consent=ConsentPhase.NONE) for event in sample.events())
    seen = consent_view(replace(sample.result(), events=events, consent=(record(seen=False),)))
    assert seen.sentences == ("No consent banner was seen.",)
    (column,) = seen.columns
    assert (column.title, column.sent) == ("Nobody asked", "17 events sent")


def test_a_banner_that_was_left_has_no_stage_after_it() -> None:
    events = tuple(replace(event, consent=ConsentPhase.BEFORE) for event in sample.events())
    kept = replace(sample.result(), events=events, consent=(record(),), findings=())
    (column,) = consent_view(kept).columns
    assert (column.title, column.state) == ("Before the answer", "unknown")


def test_two_runs_stand_side_by_side() -> None:
    seen = consent_view(compared())
    before, accepted, rejected = seen.columns
    assert (before.said, before.state, before.cookie) == ("in both runs", "pass", "is set")
    assert (before.cookie_state, before.codes) == ("warning", ("TT505",))
    assert (accepted.title, accepted.state) == ("Accepted", "pass")
    assert (rejected.title, rejected.state, rejected.sent) == ("Rejected", "fail", "3 events sent")
    assert rejected.events == (("Pageview", 2), ("ViewContent", 1))
    assert rejected.codes == ("TT506",)
    assert rejected.missed == "checkout"
    assert seen.sentences == (
        "A banner (OneTrust) asks before tracking; it was accepted in one run and rejected in the other.",
    )


def test_where_the_runs_saw_different_banners_each_is_told() -> None:
    whole = compared()
    other = replace(whole.consent[1], seen=False, answer=None)
    assert consent_view(replace(whole, consent=(whole.consent[0], other))).sentences == (
        "In the run with consent accepted, a banner (OneTrust) asks before tracking; it was accepted by “accept all”.",
        "In the run with consent rejected, no consent banner was seen.",
    )


def test_a_run_that_was_not_made_is_told() -> None:
    whole = compared()
    pages = tuple(page for page in whole.pages if page.visit.run == "accept")
    journey = tuple(
        replace(step, outcome=replace(step.outcome, reached=False, reason="It is behind a wall."))
        if step.outcome.run == "reject"
        else step
        for step in whole.journey
    )
    consent = whole.consent[:1]
    seen = consent_view(replace(whole, pages=pages, journey=journey, consent=consent))
    assert seen.left_out == ("The run with consent rejected was not made: It is behind a wall.",)
    assert [column.title for column in seen.columns] == ["Before the answer", "Accepted"]


def signalled(*limited: bool) -> AuditResult:
    result = sample.result()
    events = tuple(
        replace(event, limited_data_use=limit, sent=True)
        for event, limit in zip(result.events, limited, strict=False)
    )
    return replace(result, settings={**result.settings, "gpc": True}, events=events)


@pytest.mark.parametrize(
    ("limited", "said"),
    [
        ((), "and no event was sent."),
        ((False, False), "2 events were sent in spite of it, none with limited data use."),
        ((True,), "1 event was sent in spite of it, all with limited data use."),
        ((True, False, False), "3 events were sent in spite of it, 1 with limited data use."),
    ],
)
def test_what_became_of_global_privacy_control_is_told(limited: tuple[bool, ...], said: str) -> None:
    assert consent_view(signalled(*limited)).sentences[-1].endswith(said)


def test_without_its_signal_nothing_is_said_of_it() -> None:
    assert not any("Global" in sentence for sentence in consent_view(sample.result()).sentences)
