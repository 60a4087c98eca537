"""What was not tested, as plainly as what failed; and what passed."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.finding import RuleResult
from auditor.model.result import AuditResult
from auditor.model.rule import Verdict
from auditor.report.view.problems import Problem, catalogue, title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule, how it came out, and why. `doubts` are the places where it could not be judged."""

    code: str
    title: str
    reason: str
    doubts: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Untested:
    """Rules without a verdict: undecided everywhere, undecided in some places, with nothing to judge."""

    undecided: tuple[Check, ...]
    partly: tuple[Check, ...]
    not_applicable: tuple[Check, ...]
    passed: tuple[Check, ...]


def untested(result: AuditResult, doubts: Mapping[str, Problem]) -> Untested:
    """The rules of a result by how far they could be judged."""
    infos = catalogue(result)

    def check(rule: RuleResult) -> Check:
        return Check(
            code=rule.code,
            title=title_of(rule.code, rule.name, infos),
            reason=rule.reason,
            doubts=doubts.get(rule.code),
        )

    def having(verdict: Verdict) -> tuple[Check, ...]:
        return tuple(check(rule) for rule in result.rules if rule.verdict is verdict)

    decided = [rule for rule in result.rules if rule.verdict in {Verdict.FAIL, Verdict.PASS}]
    return Untested(
        undecided=having(Verdict.INCONCLUSIVE),
        partly=tuple(check(rule) for rule in decided if rule.code in doubts),
        not_applicable=having(Verdict.NOT_APPLICABLE),
        passed=having(Verdict.PASS),
    )
