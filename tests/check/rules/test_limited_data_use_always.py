from dataclasses import replace
from typing import Any

from auditor.model.event import ConsentPhase
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import banner, capture, event, facts, finding, page, pageview, verdict

CODE = "TT514"
HOME = page(PageKind.HOME, id=1)


def known(*limited: bool, phase: ConsentPhase = ConsentPhase.NONE, **given: Any) -> Facts:
    events = (replace(pageview(HOME, consent=phase), limited_data_use=each) for each in limited)
    return facts(HOME, events=tuple(events), **given)


def test_unlimited_data_passes_and_so_does_a_limit_for_some_events() -> None:
    assert verdict(known(False, False), CODE) is Verdict.PASS
    assert verdict(known(True, False), CODE) is Verdict.PASS


def test_a_limit_for_all_is_told_as_a_note() -> None:
    found = finding(known(True, True), CODE)
    assert found.severity is Severity.INFO
    assert "chose nothing" in found.message
    agreed = known(True, phase=ConsentPhase.ACCEPTED, consent=(banner(at=5),))
    assert "agreed" in finding(agreed, CODE).message


def test_under_global_privacy_control_a_limit_is_right() -> None:
    signalled = capture(settings={"gpc": True})
    assert verdict(known(True, capture=signalled), CODE) is Verdict.INCONCLUSIVE
    assert verdict(known(False, capture=signalled), CODE) is Verdict.PASS


def test_after_a_refusal_a_limit_is_right() -> None:
    refused = known(True, phase=ConsentPhase.REJECTED, consent=(banner(ConsentChoice.REJECT, at=5),))
    assert verdict(refused, CODE) is Verdict.NOT_APPLICABLE


def test_without_events_there_is_nothing_to_judge() -> None:
    assert verdict(known(), CODE) is Verdict.NOT_APPLICABLE
    own = replace(event("Pageview", HOME, consent=ConsentPhase.BEFORE), limited_data_use=True)
    early = facts(HOME, events=(own,), consent=(banner(at=15),))
    assert verdict(early, CODE) is Verdict.NOT_APPLICABLE


def test_a_banner_without_an_answer_is_inconclusive() -> None:
    kept = known(True, phase=ConsentPhase.BEFORE, consent=(banner(None),))
    assert verdict(kept, CODE) is Verdict.INCONCLUSIVE
