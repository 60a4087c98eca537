"""From findings to the verdict of the whole audit."""

from dataclasses import replace

import pytest

from auditor.check.engine import Judgement, check
from auditor.check.verdict import Policy, reasons_incomplete, unmet_rules, verdict_of
from auditor.model.finding import RuleResult
from auditor.model.journey import Step, Until
from auditor.model.rule import Severity, Verdict
from tests.builders import capture, facts, healthy, page, step, without_event

BROKEN = check(without_event(healthy(), "AddToCart"))  # TT202, an error


def in_state(state: str) -> Judgement:
    return replace(BROKEN, findings=tuple(replace(item, state=state) for item in BROKEN.findings))


@pytest.mark.parametrize(
    ("fail_on", "verdict"),
    [
        (Severity.CRITICAL, ("pass", 0)),
        (Severity.ERROR, ("fail", 1)),
        (Severity.WARNING, ("fail", 1)),
        (None, ("pass", 0)),
    ],
)
def test_a_failure_counts_from_its_severity_on(fail_on: Severity | None, verdict: tuple[str, int]) -> None:
    assert verdict_of(BROKEN, (), (), Policy(fail_on=fail_on)) == verdict


@pytest.mark.parametrize("state", ["known", "suppressed"])
def test_what_is_known_or_suppressed_counts_for_nothing(state: str) -> None:
    assert verdict_of(in_state(state), (), (), Policy()) == ("pass", 0)


def test_what_is_required_and_missing_wins_over_what_passed_and_incomplete_over_both() -> None:
    assert verdict_of(in_state("suppressed"), (), ("TT202",), Policy()) == ("fail", 1)
    assert verdict_of(BROKEN, ("It broke off.",), ("TT202",), Policy()) == ("incomplete", 3)


RESULT = RuleResult(
    code="TT101", name="base-code-missing", severity=Severity.ERROR, verdict=Verdict.PASS, reason=""
)


@pytest.mark.parametrize(
    ("result", "met"),
    [
        (RESULT, True),
        (replace(RESULT, verdict=Verdict.INCONCLUSIVE), False),
        (replace(RESULT, verdict=Verdict.NOT_APPLICABLE), False),
        (replace(RESULT, verdict=Verdict.FAIL, elsewhere=Verdict.PASS), False),
        (replace(RESULT, verdict=Verdict.FAIL, accepted=True, elsewhere=Verdict.PASS), True),
        (replace(RESULT, verdict=Verdict.FAIL, accepted=True, elsewhere=Verdict.INCONCLUSIVE), False),
        (replace(RESULT, verdict=Verdict.FAIL, accepted=True), False),
    ],
)
def test_a_required_rule_passes_or_passes_wherever_its_failures_are_not_suppressed(
    result: RuleResult, met: bool
) -> None:
    judgement = Judgement(rules=(result,), findings=(), catalogue=())
    required = Policy(require=("TT101", "TT101"))
    assert unmet_rules(judgement, required) == (() if met else ("TT101",))
    assert unmet_rules(judgement, Policy()) == ()


def test_of_steps_that_were_missed_in_a_row_the_first_has_the_cause() -> None:
    lost = step(Step.PRODUCT, None, reached=False, reason="No product was found.")
    late = step(Step.CART, None, reached=False, reason="There was no product.")
    known = facts(page(), until=Until.CART, steps=(lost, late))
    assert reasons_incomplete(known, Policy()) == (
        "The step “product” was not reached: No product was found.",
    )
    assert reasons_incomplete(known, Policy(allow_incomplete=True)) == ()
    broken = replace(known, capture=capture(incomplete=("The site does not answer.",)))
    assert reasons_incomplete(broken, Policy(allow_incomplete=True)) == ("The site does not answer.",)
