import pytest

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Runs, Steps
from auditor.model.journey import Step, StepOutcome
from auditor.model.rule import Scope, Severity, Verdict


def test_the_decorator_makes_a_row_of_the_catalogue() -> None:
    @rule("TT998", "some-rule", Severity.WARNING, Steps(Step.CART), Needs(absence=True, about="AddToCart"))
    def some_rule(step: StepOutcome, context: Context) -> Outcomes:
        """Some rule.

        It checks.

        ## Why it costs the advertiser
        Money.

        ## How to fix it
        So.

        ## Example
        This.
        """
        del step, context
        yield passed()

    info = some_rule.info
    assert (info.code, info.name, info.severity, info.scope) == (
        "TT998",
        "some-rule",
        Severity.WARNING,
        Scope.STEP,
    )
    assert info.manual.title == "Some rule"
    assert some_rule.needs.about == "AddToCart"
    assert not some_rule.needs.before_consent


def test_a_rule_without_a_manual_page_is_refused() -> None:
    def bare(run: str, context: Context) -> Outcomes:
        """Bare."""
        del run, context
        yield passed()

    with pytest.raises(ValueError, match="TT997"):
        rule("TT997", "bare", Severity.INFO, Runs())(bare)


def test_outcomes_have_their_verdicts() -> None:
    assert passed().verdict is Verdict.PASS
    assert failed("x", expected="y").verdict is Verdict.FAIL
    assert inconclusive("x").verdict is Verdict.INCONCLUSIVE
    assert not_applicable("x").verdict is Verdict.NOT_APPLICABLE
