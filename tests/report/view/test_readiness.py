from dataclasses import replace

from auditor.model.readiness import Audience, Readiness, Ready
from auditor.model.result import AuditResult
from auditor.report import words
from auditor.report.view.readiness import by_word, launch, retargeting
from tests.report import sample


def without_notice() -> AuditResult:
    """The sample without the audience of buyers, whose notice says first what the others say again."""
    whole = sample.result()
    others = tuple(item for item in whole.readiness.audiences if item.key != "recent-purchasers")
    return replace(whole, readiness=replace(whole.readiness, audiences=others))


def test_the_counts_and_the_thousand_are_told() -> None:
    found = retargeting(sample.result())
    assert found.sentence.startswith("1 ready, 2 not ready and 2 not tested. ")
    assert "matched 1,000 people" in found.sentence
    assert found.sentence.endswith("Visitors who refuse consent are in none of them.")
    unasked = retargeting(replace(sample.result(), consent=()))
    assert "consent" not in unasked.sentence
    assert [item.name for item in found.others] == ["Video engagers"]


def test_each_tells_by_a_word_and_a_sign_how_it_stands() -> None:
    found = {item.name: item for item in retargeting(sample.result()).pixel}
    assert (found["General visitors"].word, found["General visitors"].icon) == ("Ready", "pass")
    assert (found["Cart abandoners"].word, found["Cart abandoners"].icon) == ("Not tested", "unknown")
    assert (found["Checkout abandoners"].word, found["Checkout abandoners"].icon) == ("Not ready", "fail")
    assert found["Checkout abandoners"].codes == ("TT210",)
    assert found["General visitors"].codes == ()


def test_what_an_audience_is_made_of() -> None:
    made = {item.name: item.made_of for item in retargeting(sample.result()).pixel}
    assert made["General visitors"] == "From Pageview of the last 30 days"
    assert made["Cart abandoners"] == "From AddToCart of the last 7 days, without Purchase"
    assert made["Catalogue ads"] == "From ViewContent and AddToCart"


def test_that_buyers_were_not_tested_is_said_first_and_once() -> None:
    found = retargeting(sample.result())
    assert found.buyers.startswith("Not tested: whether those who have bought can be left out of the ads. ")
    assert "--place-order" in found.buyers
    assert not any("--place-order" in item.next_step for item in found.pixel)
    alone = retargeting(without_notice())
    assert alone.buyers == ""
    assert any("--place-order" in item.next_step for item in alone.pixel)
    assert retargeting(sample.healthy()).buyers == ""


def test_the_advice_on_campaigns() -> None:
    found = launch(sample.result())
    assert [item.word for item in found.events] == ["Not tested", "Not safe", "Not safe", "Safe"]
    assert found.enough == "It depends on the ad spend"
    assert [item.word for item in found.lost] == ["Lost"]
    assert [item.word for item in found.prepared] == ["Not in order", "In order"]
    assert found.checklist_sentence == "1 in order, 1 not in order and 1 not tested."
    assert launch(sample.healthy()).enough == "Yes, at this ad spend"


def test_a_pixel_that_loses_events_is_enough_once_it_is_mended() -> None:
    whole = sample.healthy()
    losing = replace(whole.readiness.server_events, lost=sample.result().readiness.server_events.lost)
    found = launch(replace(whole, readiness=replace(whole.readiness, server_events=losing)))
    assert found.enough == "Yes, once what gets lost is mended"


def test_lines_stand_by_how_they_stand() -> None:
    doubted = replace(sample.result().readiness.audiences[0], ready=Ready.UNKNOWN)
    lines: list[Audience] = [doubted, *sample.result().readiness.audiences]
    assert list(by_word(lines, words.READY)) == [
        "Ready",
        "Not ready",
        "Not tested",
        "Not known",
        "Needs no pixel",
    ]
    assert by_word(lines, words.READY)["Not known"] == [doubted]


def test_of_nothing_nothing_is_told() -> None:
    empty = replace(sample.result(), readiness=Readiness())
    found = retargeting(empty)
    assert (found.sentence, found.buyers, found.pixel, found.others) == ("", "", (), ())
    assert launch(empty).checklist_sentence == ""
