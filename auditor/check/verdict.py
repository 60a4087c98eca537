"""From findings to the verdict of the whole audit, and to its exit code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.check.engine import Judgement
from auditor.model.facts import Facts
from auditor.model.journey import BROKE_OFF, Run
from auditor.model.rule import Severity, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What makes an exit code. `fail_on` None: no finding does."""

    fail_on: Severity | None = Severity.ERROR
    require: tuple[str, ...] = ()
    allow_incomplete: bool = False


def reasons_incomplete(facts: Facts, policy: Policy) -> tuple[str, ...]:
    """Why an audit is not whole, each cause once: of steps that were missed in a row, the first has it."""
    causes = facts.capture.incomplete
    reasons = list(causes)
    if policy.allow_incomplete:
        return causes
    for run in facts.runs:
        reasons += _missed(facts, run, causes)
    return tuple(reasons)


def unmet_rules(judgement: Judgement, policy: Policy) -> tuple[str, ...]:
    """The rules that had to pass, and did not; where failures are suppressed, the rest has to."""
    holding = {rule.code for rule in judgement.rules if rule.holds}
    return tuple(code for code in dict.fromkeys(policy.require) if code not in holding)


def verdict_of(
    judgement: Judgement, incomplete: Sequence[str], unmet: Sequence[str], policy: Policy
) -> tuple[str, int]:
    """The verdict and the exit code of the contract: incomplete wins over fail, and nothing seen is no pass."""
    if incomplete:
        return "incomplete", 3
    bad = any(
        finding.verdict is Verdict.FAIL
        and finding.state == "new"
        and policy.fail_on is not None
        and finding.severity.at_least(policy.fail_on)
        for finding in judgement.findings
    )
    if bad or unmet:
        return "fail", 1
    return "pass", 0


def _missed(facts: Facts, run: Run, causes: Sequence[str]) -> Iterator[str]:
    """Why a run did not come as far as was asked, but for what stands in `causes`."""
    where = f" {run.words}" if run.words else ""
    told = False
    for step in run.steps(facts.expect.until):
        outcome = next((item for item in facts.steps if item.step is step and item.run == run), None)
        if outcome is None:
            yield f"The step “{step}” was not reached{where}."
        elif not outcome.reached:
            caused = outcome.reason in causes or (bool(causes) and outcome.reason == BROKE_OFF)
            if not told and not caused:
                yield f"The step “{step}” was not reached{where}: {outcome.reason}"
            told = True
