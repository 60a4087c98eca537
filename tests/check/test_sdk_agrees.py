"""What TikTok's own SDK calls invalid or missing, a rule of ours fails; and where it is content, none does."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from auditor.check.engine import check
from auditor.check.rules import RULES
from auditor.decode.tiktok.console import FAULTS
from auditor.model.event import Origin, PixelEvent
from auditor.model.facts import Facts
from auditor.model.jsonvalue import JsonObject, text_at
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import event, facts, page
from tests.check.complaints import CONSOLE, LABELS, OF_THE_PAGE, VALIDITY, rules_for
from tests.check.hostile import NAMES, OBJECTS
from tests.check.recordings import OURS, RECORDED, recorded, titles

FILES = [*RECORDED, *OURS]
WHERE = page(PageKind.CONFIRMATION)


def merchants(of: Facts) -> list[PixelEvent]:
    return [event for event in of.events if event.origin is Origin.MERCHANT]


def failing(of: Facts, *, at: Severity = Severity.INFO) -> set[str]:
    return {
        item.code
        for item in check(of).findings
        if item.verdict is Verdict.FAIL and item.severity.at_least(at)
    }


def alone(sent: PixelEvent, of: Facts) -> Facts:
    """The same page, had it sent this event only; what the console says of it stands on the event."""
    return replace(of, events=(sent,), console=())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_the_sdk_complains_of_fails_on_that_event(path: Path) -> None:
    known = recorded(path)
    for sent in merchants(known):
        codes = failing(alone(sent, known))
        for words in sent.vendor_says:
            assert rules_for(words) & codes, f"{sent.wire_name} {sent.parameters}: {words}: {codes}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_the_sdk_takes_in_silence_breaks_no_rule_of_its_own(path: Path) -> None:
    known = recorded(path)
    for sent in merchants(known):
        expected = frozenset().union(*(rules_for(words) for words in sent.vendor_says))
        wrong = failing(alone(sent, known), at=Severity.ERROR) & VALIDITY - expected
        assert not wrong, f"{sent.wire_name} {sent.parameters}: {sent.vendor_says}: {wrong}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_of_the_console_is_answered(path: Path) -> None:
    known = recorded(path)
    codes = failing(known)
    for title in titles(known):
        assert (CONSOLE | OF_THE_PAGE)[title] & codes, f"{title}: {codes}"


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_purchase_of_which_every_label_says_missing_fails(path: Path) -> None:
    known = recorded(path)
    for sent in merchants(known):
        labels = (sent.body or {}).get("signal_diagnostic_labels")
        said = {text_at(labels, name, "label") for name in labels} if isinstance(labels, dict) else set()
        if sent.name == "Purchase":
            assert (said == {"missing"}) == ("TT503" in failing(alone(sent, known)))


def test_our_own_cases_hold_every_kind_of_complaint_of_parameters() -> None:
    told = {title for path in OURS for title in titles(recorded(path))}
    assert told >= {title for title, codes in CONSOLE.items() if codes & VALIDITY}


@pytest.mark.skipif(not RECORDED, reason="the recorded traffic is not part of a clone")
def test_the_recordings_hold_complaints_of_each_kind() -> None:
    told = {words for path in RECORDED for sent in recorded(path).events for words in sent.vendor_says}
    patterns = [pattern for pattern in LABELS if any(re.fullmatch(pattern, words) for words in told)]
    assert patterns == [r"raw_\w+: invalid.*", r"\w+: (unknown_invalid|filter_events)"]
    assert set().union(*map(rules_for, told)) >= {"TT206", "TT301", "TT306", "TT309", "TT503", "TT504"}


def test_the_table_names_rules_that_are_there() -> None:
    here = {rule.info.code for rule in RULES}
    named = set().union(*CONSOLE.values(), *OF_THE_PAGE.values(), *LABELS.values(), VALIDITY)
    assert named <= here


def test_every_title_that_the_decoder_knows_stands_in_the_table() -> None:
    assert FAULTS.keys() == CONSOLE.keys()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NAMES, OBJECTS)
def test_on_any_payload_the_rules_repeat_the_sdk_s_checks(name: str, parameters: JsonObject) -> None:
    sent = event(name, WHERE, parameters=parameters)
    codes = failing(facts(WHERE, events=(sent,)))
    for title, has in FAULTS.items():
        if has(sent):
            assert CONSOLE[title] & codes, title
