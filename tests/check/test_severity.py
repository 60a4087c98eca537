"""Severities that the configuration changes."""

from dataclasses import replace

import pytest

from auditor.check.severity import reweighed
from auditor.model.finding import Finding
from auditor.model.rule import Manual, RuleInfo, Scope, Severity, Verdict

CRITICAL, ERROR, WARNING, INFO = Severity

RULE = RuleInfo(
    code="TT103",
    name="a-rule",
    severity=WARNING,
    scope=Scope.PAGE,
    manual=Manual(title="t", checks="c", why="w", fix="f", example="e"),
)
FINDING = Finding(
    code="TT103",
    name="a-rule",
    severity=WARNING,
    verdict=Verdict.FAIL,
    run="main",
    message="",
    fingerprint="",
)


@pytest.mark.parametrize(
    ("asked", "full", "worse", "milder"),
    [
        (CRITICAL, CRITICAL, CRITICAL, INFO),
        (ERROR, ERROR, ERROR, INFO),
        (WARNING, WARNING, ERROR, INFO),
        (INFO, INFO, INFO, INFO),
    ],
)
def test_a_milder_one_bounds_every_case_and_a_worse_one_lifts_the_full_ones(
    asked: Severity, full: Severity, worse: Severity, milder: Severity
) -> None:
    cases = [replace(FINDING, severity=severity) for severity in (WARNING, ERROR, INFO)]
    weighed = reweighed(cases, {"TT103": asked}, (RULE,))
    assert [item.severity for item in weighed] == [full, worse, milder]


def test_a_worse_one_takes_nothing_from_what_was_worse_still() -> None:
    worst = replace(FINDING, severity=CRITICAL)
    assert [item.severity for item in reweighed([worst], {"TT103": ERROR}, (RULE,))] == [CRITICAL]


def test_other_rules_stay_as_they_are() -> None:
    assert list(reweighed([FINDING], {"TT105": INFO}, (RULE,))) == [FINDING]
    assert list(reweighed([FINDING], {}, ())) == [FINDING]


def test_a_doubt_weighs_as_its_rule_does() -> None:
    doubt = replace(FINDING, verdict=Verdict.INCONCLUSIVE)
    assert next(iter(reweighed([doubt], {"TT103": ERROR}, (RULE,)))).severity is ERROR
