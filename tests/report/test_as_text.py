import unicodedata
from dataclasses import replace

import pytest

from auditor.check.rules import RULES
from auditor.model.event import ConsentPhase
from auditor.model.result import AuditResult
from auditor.plan.storefronts import STOREFRONTS
from auditor.plan.storefronts.storefront import Storefront
from auditor.report.as_text import LONGEST_FIX, WIDTH, render
from tests.report import sample
from tests.report.compared import compared


@pytest.mark.parametrize("result", [sample.result(), sample.incomplete(), sample.healthy(), sample.empty()])
def test_it_says_the_verdict_first_and_keeps_to_its_width(result: AuditResult) -> None:
    text = render(result)
    assert text.startswith(f"{result.verdict.upper()}  www.lantern-and-loom.example\n")
    assert all(len(line) <= WIDTH for line in text.splitlines())
    assert text.endswith(".\n")


def test_it_names_every_new_problem_with_its_fix() -> None:
    text = render(sample.result())
    for code in ("TT302", "TT306", "TT207", "TT210", "TT601"):
        assert code in text
    assert "Fix: Two scripts send it" in text


def test_what_is_known_is_not_told_again() -> None:
    known = tuple(replace(finding, state="known") for finding in sample.findings())
    assert "TT302" not in render(replace(sample.result(), findings=known))


def test_why_it_is_incomplete_stands_before_the_journey() -> None:
    text = render(sample.incomplete())
    assert text.index("it asks to sign in") < text.index("Journey")
    assert "checkout  ? not reached" in text


def test_the_promise_and_the_stand_in_are_told() -> None:
    text = render(sample.result())
    assert "No browser beacon reached TikTok: 17 recorded, 0 sent." in text
    assert "built-in stand-in" in text


def test_who_can_be_retargeted_and_what_to_optimise_for_is_told_in_short() -> None:
    text = render(sample.result())
    assert "  ready      + General visitors\n" in text
    assert "  not ready  x Checkout abandoners and Catalogue ads\n" in text
    assert "  not tested ? Cart abandoners and Recent purchasers\n" in text
    assert "Optimise for ViewContent: Purchase is not tested.\n" in text
    assert "Before launch: 1 in order, 1 not in order and 1 not tested" in text
    assert "Optimise for Purchase.\n" in render(sample.healthy())
    assert "retarget" not in render(sample.empty())


def test_where_nothing_is_safe_the_advice_is_told_in_full() -> None:
    whole = sample.result()
    advice = replace(whole.readiness.optimisation, choice="", said="None of the events is safe.")
    text = render(replace(whole, readiness=replace(whole.readiness, optimisation=advice)))
    assert "\nNone of the events is safe.\n" in text


def test_the_shop_cannot_steer_the_terminal() -> None:
    evil = "a\x1b]0;owned\x07\x1b[2J\r\nFAKE\u202eLINE\u2028\x9b31m\ud800"
    findings = (replace(sample.finding("TT306", 3, evil, fix=evil), page_url=f"https://x/{evil}"),)
    journey = (replace(sample.journey()[0], fired=(evil,), expected=(evil + "x",)),)
    text = render(replace(sample.result(), site=evil, findings=findings, journey=journey, incomplete=(evil,)))
    text.encode("utf-8")
    assert "\x1b" not in text
    assert "FAKE" in text
    assert not any(line.startswith("FAKE") for line in text.splitlines())
    assert {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}} == {"\n"}


def test_two_answers_are_told_stage_by_stage() -> None:
    text = render(compared())
    assert "  before the answer + nothing was sent\n" in text
    assert "  accepted          + 17 events sent: LandingPageView 1, Pageview 9, " in text
    assert "  rejected          x 3 events sent: Pageview 2, ViewContent 1\n" in text
    assert "Consent\n" not in render(sample.result())


def test_what_became_of_global_privacy_control_is_told() -> None:
    whole = sample.result()
    text = render(replace(whole, settings={**whole.settings, "gpc": True}))
    assert "signal of Global Privacy Control; 17 events were sent in spite of it" in " ".join(text.split())


def test_after_a_refusal_silence_is_right() -> None:
    steps = tuple(replace(step, expected=(), consent=ConsentPhase.REJECTED) for step in sample.journey()[:2])
    text = render(replace(sample.result(), journey=(replace(steps[0], fired=()), steps[1])))
    assert "  product   + nothing fired, as it should be after the refusal\n" in text
    assert "  cart      x Pageview and AddToCart fired, after the refusal\n" in text


def test_before_an_answer_nothing_is_held_against_a_step() -> None:
    (step,) = (replace(one, fired=(), consent=ConsentPhase.BEFORE) for one in sample.journey()[:1])
    assert "  product   ? nothing fired, ViewContent did not\n" in render(
        replace(sample.result(), journey=(step,))
    )


@pytest.mark.parametrize("storefront", STOREFRONTS, ids=lambda storefront: storefront.name)
def test_what_to_do_on_a_shop_system_is_not_cut_off(storefront: Storefront) -> None:
    """The rule's own fix stands before it, and a rule may word that after what it saw."""
    own = {rule.info.code: len(rule.info.manual.fix) for rule in RULES}
    longest = max(own[code] + len(text) for code, text in storefront.advice.items())
    assert longest + len(f"On {storefront.name}: ") <= LONGEST_FIX
