from dataclasses import replace

import pytest

from auditor.model.event import ConsentPhase
from auditor.model.journey import ConsentChoice, ConsentRecord
from auditor.model.result import PlatformGuess
from auditor.report.view.conditions import conditions, consent_runs, promise
from tests.report import sample


@pytest.mark.parametrize(
    ("seal", "sent", "kept", "sentence"),
    [
        ("all", 0, True, "No browser beacon reached TikTok: 17 recorded, 0 sent."),
        ("tiktok", 0, True, "No browser beacon reached TikTok: 17 recorded, 0 sent."),
        ("all", 2, False, "Browser beacons reached TikTok though the audit was sealed: 17 recorded, 2 sent."),
        ("none", 17, None, "Browser beacons were let through to TikTok, as asked: 17 recorded, 17 sent."),
    ],
)
def test_the_promise_is_told_as_it_was_kept(seal: str, sent: int, kept: bool | None, sentence: str) -> None:
    result = sample.result()
    said = promise(replace(result, capture=replace(result.capture, seal=seal, sent_to_vendor=sent)))
    assert (said.kept, said.sentence) == (kept, sentence)


def test_the_conditions_are_in_words() -> None:
    said = dict(
        conditions(replace(sample.result(), platform=PlatformGuess(name="WooCommerce", confidence=0.9)))
    )
    assert said["Audited"] == "24 November 2026, 09:30 UTC, for 1 min 8 s"
    assert said["Journey"] == "to the checkout"
    assert said["Shop system"] == "WooCommerce (90% sure)"
    assert said["TikTok's script"].startswith(
        "the built-in stand-in: analytics.tiktok.com could not be reached"
    )
    assert "Expected pixels" not in said


def record(*, seen: bool = True, opt_in: bool | None = True, answer: ConsentChoice | None) -> ConsentRecord:
    return ConsentRecord(
        run="main", seen=seen, opt_in=opt_in, answer=answer, seen_at=None, answered_at=None, words="OK"
    )


@pytest.mark.parametrize(
    ("consent", "sentence"),
    [
        (record(answer=ConsentChoice.REJECT), "A banner asks before tracking; it was rejected by “OK”."),
        (record(answer=None), "A banner asks before tracking; it could not be answered."),
        (
            record(opt_in=False, answer=ConsentChoice.KEEP),
            "A banner gives notice; it was left unanswered, as asked.",
        ),
        (record(seen=False, answer=None), "No consent banner was seen."),
    ],
)
def test_a_banner_in_a_sentence(consent: ConsentRecord, sentence: str) -> None:
    (run,) = consent_runs(replace(sample.result(), consent=(consent,)))
    assert run.sentence == sentence


def test_that_nothing_was_sent_before_the_answer_is_told() -> None:
    (run,) = consent_runs(sample.result())
    assert run.counts == (("before the banner was answered", 0), ("after consent was given", 17))


def test_without_a_banner_nothing_is_said_of_an_answer() -> None:
    events = tuple(replace(event, consent=ConsentPhase.NONE) for event in sample.events())
    consent = (record(seen=False, answer=None),)
    (run,) = consent_runs(replace(sample.result(), events=events, consent=consent))
    assert run.counts == (("no banner", 17),)
