"""Severities that the configuration changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from auditor.model.finding import Finding
from auditor.model.rule import RuleInfo, Severity


def reweighed(
    findings: Iterable[Finding], severities: Mapping[str, Severity], catalogue: Iterable[RuleInfo]
) -> Iterator[Finding]:
    """The findings with the severities that a configuration gives their rules, by code.

    A severity that is milder than the rule's own is the most that any of its findings gets. A worse one
    is the least that a full failure gets; what the rule itself finds milder than usual stays as it is.
    """
    usual = {info.code: info.severity for info in catalogue}
    for finding in findings:
        asked = severities.get(finding.code)
        own = usual.get(finding.code, finding.severity)
        yield finding if asked is None else replace(finding, severity=_weigh(finding.severity, own, asked))


def _weigh(found: Severity, usual: Severity, asked: Severity) -> Severity:
    if asked is usual:
        return found
    if not asked.at_least(usual):
        return max(found, asked, key=lambda severity: severity.rank)
    return min(found, asked, key=lambda severity: severity.rank) if found.at_least(usual) else found
