"""What the report says first: the verdict in a sentence, the counts, what to fix first."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model.result import AuditResult
from auditor.model.rule import Severity, Verdict
from auditor.report import words
from auditor.report.view.problems import Problem

FIRST = 3
"""How many things to fix are named before all else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many problems of one severity there are, and findings in them."""

    severity: Severity
    problems: int
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """`word` is "Pass", "Fail" or "Incomplete"; `sentence` what that means here."""

    verdict: str
    word: str
    sentence: str
    counts: tuple[Count, ...]
    passed: int
    undecided: int
    known: int
    suppressed: int


def headline(result: AuditResult, problems: Sequence[Problem]) -> Headline:
    """The verdict of a result whose failed rules are `problems`."""
    fresh = [problem for problem in problems if problem.fresh]
    counts = tuple(
        Count(
            severity=severity,
            problems=sum(problem.severity is severity for problem in fresh),
            findings=sum(problem.count for problem in fresh if problem.severity is severity),
        )
        for severity in Severity
    )
    passed = sum(rule.verdict is Verdict.PASS for rule in result.rules)
    return Headline(
        verdict=result.verdict,
        word=words.OUTCOME.get(result.verdict, result.verdict),
        sentence=_sentence(result, counts, passed),
        counts=counts,
        passed=passed,
        undecided=sum(rule.verdict is Verdict.INCONCLUSIVE for rule in result.rules),
        known=_number(result, "known"),
        suppressed=_number(result, "suppressed"),
    )


def _number(result: AuditResult, state: str) -> int:
    return sum(finding.verdict is Verdict.FAIL and finding.state == state for finding in result.findings)


def fix_first(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems to deal with first: the worst of the new ones, mere notes apart."""
    return tuple(p for p in problems if p.fresh and p.severity is not Severity.INFO)[:FIRST]


def _sentence(result: AuditResult, counts: Sequence[Count], passed: int) -> str:
    found = words.listed([words.severities(c.severity, c.problems) for c in counts if c.problems])
    if result.verdict == "incomplete":
        if not found and not passed:
            return "The audit could not look at what was asked for; it judged nothing."
        seen = f"In what was seen it found {found}." if found else "In what was seen nothing is wrong."
        return f"The audit could not look at everything that was asked for. {seen}"
    if result.verdict == "pass":
        but = ", but for what the configuration suppresses" if _number(result, "suppressed") else ""
        if not passed:
            return f"Nothing that was looked at is wrong{but}, and nothing could be confirmed either."
        rest = f" It also found {found}: below what this audit fails on." if found else ""
        return f"What was looked at is in order{but}: {words.count(passed, 'check')} passed.{rest}"
    told = [f"The audit found {found}."] if found else []
    if result.unmet:
        be = "was" if len(result.unmet) == 1 else "were"
        told.append(f"{words.listed(list(result.unmet))} {be} required to pass and did not.")
    return " ".join(told)
