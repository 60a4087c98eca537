from dataclasses import replace

from auditor.model.event import ConsentPhase
from auditor.report.pictures import Album
from auditor.report.view.journey import Fired, reels
from tests.report import sample


def test_each_step_tells_what_was_expected_and_what_fired() -> None:
    (reel,) = reels(sample.result(), Album(sample.PICTURES))
    assert [scene.title for scene in reel.scenes] == ["Product page", "Add to cart", "Checkout"]
    assert reel.scenes[1].events == (
        Fired("AddToCart", "fired", 2, "+0.3 s"),
        Fired("Pageview", "extra", 1, "+1.2 s"),
    )
    assert reel.scenes[2].events == (
        Fired("InitiateCheckout", "missing"),
        Fired("Pageview", "extra", 1, "+1.2 s"),
    )
    assert reel.scenes[2].codes == ("TT210",)
    assert reel.left_out == ("Order confirmation",)


def test_what_a_step_that_was_not_reached_should_have_fired_is_unknown() -> None:
    (reel,) = reels(sample.incomplete(), Album({}))
    assert reel.scenes[2].events == (Fired("InitiateCheckout", "unknown"),)
    assert reel.scenes[2].reason == "the checkout asks to sign in, and offers no guest way"
    assert reel.scenes[2].picture is None


def test_runs_stand_apart() -> None:
    steps = sample.journey()
    again = tuple(replace(step, outcome=replace(step.outcome, run="reject"), fired=()) for step in steps)
    accepted, rejected = reels(replace(sample.result(), journey=(*steps, *again)), Album({}))
    assert (accepted.run, rejected.run) == ("", "with consent rejected")
    assert [event.state for event in rejected.scenes[0].events] == ["missing"]


def test_after_a_refusal_silence_is_right_and_what_fires_is_not() -> None:
    silent, leaking, _ = (
        replace(step, expected=(), consent=ConsentPhase.REJECTED) for step in sample.journey()
    )
    steps = (replace(silent, fired=()), leaking)
    (reel,) = reels(replace(sample.result(), journey=steps), Album({}))
    assert reel.scenes[0].events == ()
    assert reel.scenes[0].silence == "No event fired, as it should be after the refusal."
    assert {event.state for event in reel.scenes[1].events} == {"unwanted"}


def test_before_an_answer_what_did_not_fire_is_unknown() -> None:
    steps = tuple(replace(step, fired=(), consent=ConsentPhase.BEFORE) for step in sample.journey())
    (reel,) = reels(replace(sample.result(), journey=steps), Album({}))
    assert {event.state for scene in reel.scenes for event in scene.events} == {"unknown"}


def test_the_pictures_are_in_the_file() -> None:
    (reel,) = reels(sample.result(), Album(sample.PICTURES))
    assert all((scene.picture or "").startswith("data:image/png;base64,") for scene in reel.scenes)
