from dataclasses import replace

import pytest

from auditor.model.result import PlatformGuess
from auditor.report.view.conditions import conditions, promise, shop_system
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
        conditions(
            replace(
                sample.result(),
                platform=PlatformGuess(
                    name="WooCommerce", confidence=0.9, marks=("its files", "its cookies"), tested=True
                ),
            )
        )
    )
    assert said["Audited"] == "24 November 2026, 09:30 UTC, for 1 min 8 s"
    assert said["Journey"] == "to the checkout"
    assert said["Shop system"] == "WooCommerce, by 2 marks (90% sure)"
    assert said["TikTok's script"].startswith(
        "the built-in stand-in: analytics.tiktok.com could not be reached"
    )
    assert "Expected pixels" not in said
    assert "Global Privacy Control" not in said


@pytest.mark.parametrize(
    ("guess", "told"),
    [
        (PlatformGuess(), "not recognised"),
        (PlatformGuess(name="custom", reason="no mark was seen"), "custom: no mark was seen"),
        (
            PlatformGuess(name="Wix", confidence=0.5, marks=("its viewer",), tested=False),
            "Wix, by one mark alone (50% sure); untested: the auditor has not shopped in a real store of it yet",
        ),
    ],
)
def test_how_a_shop_system_is_told(guess: PlatformGuess, told: str) -> None:
    assert shop_system(guess) == told


def test_the_signal_of_global_privacy_control_is_a_condition() -> None:
    for sent, told in ((True, "signalled"), (False, None)):
        result = sample.result()
        said = dict(conditions(replace(result, settings={**result.settings, "gpc": sent})))
        assert said.get("Global Privacy Control") == told
