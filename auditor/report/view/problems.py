"""Findings, gathered: one problem per rule, one case per way in which it failed, its pages beneath."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from auditor.model.event import PixelEvent
from auditor.model.finding import Finding
from auditor.model.result import AuditResult
from auditor.model.rule import Manual, RuleInfo, Scope, Severity, Verdict
from auditor.report import payload
from auditor.report.prose import listing
from auditor.report.view.places import Place, place, script

MAX_CASES = 25
"""Cases of one problem that are shown; `report.json` has them all."""
MAX_SPOTS = 20
"""Pages of one case that are shown."""

# Quoted values and numbers: where two messages differ in nothing else, they say the same.
_VALUE = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One page of a case, with what is its own there. `message` is "" where it is the case's."""

    place: Place
    message: str
    expected: str
    actual: str
    event_anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One way in which a rule failed, told by its first finding, and every page where it did.

    `evidence` is the payload, the offending place marked. `varied` tells that the pages differ in
    what was expected or found.
    """

    severity: Severity
    state: str
    message: str
    expected: str
    actual: str
    path: str
    event: str
    pixel_id: str
    fix: str
    consequences: tuple[str, ...]
    called_by: str
    spots: tuple[Spot, ...]
    more_spots: int
    varied: bool
    contrasted: bool  # whether any page tells what was expected or found
    evidence: Markup | None
    sent: bool  # whether the evidence left, or was only called
    event_anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A rule that failed. `count` is of its findings, `pages` of the pages that they are on."""

    code: str
    name: str
    title: str
    severity: Severity
    manual: Manual | None
    cases: tuple[Case, ...]
    more_cases: int
    fix: str  # what all its cases are mended by; "" where that differs
    count: int
    pages: int
    fresh: bool  # something of it is new, neither in the baseline nor suppressed

    @property
    def first(self) -> Case:
        """The case that speaks for it: the worst, then the most frequent."""
        return self.cases[0]


def problems(result: AuditResult, anchors: Mapping[str, str]) -> tuple[Problem, ...]:
    """Every rule that failed, the worst first. `anchors` is where each listed event stands."""
    return gathered(result, _having(result, Verdict.FAIL), anchors)


def doubts(result: AuditResult, anchors: Mapping[str, str]) -> Mapping[str, Problem]:
    """What could not be judged somewhere, by the rule's code."""
    found = gathered(result, _having(result, Verdict.INCONCLUSIVE), anchors)
    return {problem.code: problem for problem in found}


def catalogue(result: AuditResult) -> Mapping[str, RuleInfo]:
    """The rules by code."""
    return {info.code: info for info in result.catalogue}


def title_of(code: str, name: str, infos: Mapping[str, RuleInfo]) -> str:
    """The rule's title; of an unknown rule its name in words."""
    info = infos.get(code)
    return (info.manual.title if info else "") or name.replace("-", " ").capitalize() or code


def _having(result: AuditResult, verdict: Verdict) -> list[Finding]:
    return [finding for finding in result.findings if finding.verdict is verdict]


def gathered(
    result: AuditResult, findings: Iterable[Finding], anchors: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Some of a result's findings, rule by rule, the worst first."""
    infos = catalogue(result)
    events = {event.id: event for event in result.events}
    by_code: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    found = [_problem(code, group, result.site, infos, events, anchors) for code, group in by_code.items()]
    return tuple(sorted(found, key=lambda p: (not p.fresh, p.severity.rank, -p.pages, -p.count, p.code)))


def _problem(
    code: str,
    group: Sequence[Finding],
    site: str,
    infos: Mapping[str, RuleInfo],
    events: Mapping[str, PixelEvent],
    anchors: Mapping[str, str],
) -> Problem:
    cases: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in group:
        cases[_likeness(finding)].append(finding)
    ordered = sorted(
        cases.values(), key=lambda same: (same[0].state != "new", same[0].severity.rank, -len(same))
    )
    fresh = [finding for finding in group if finding.state == "new"]
    info = infos.get(code)
    return Problem(
        code=code,
        name=group[0].name,
        title=title_of(code, group[0].name, infos),
        severity=min((finding.severity for finding in fresh or group), key=lambda severity: severity.rank),
        manual=info.manual if info else None,
        cases=tuple(_case(same, site, events, anchors) for same in ordered[:MAX_CASES]),
        more_cases=max(len(ordered) - MAX_CASES, 0),
        fix=group[0].fix if len({finding.fix for finding in group}) == 1 else "",
        count=len(group),
        pages=_pages(group, info),
        fresh=bool(fresh),
    )


def _pages(group: Iterable[Finding], info: RuleInfo | None) -> int:
    if info and info.scope is Scope.SITE:
        return 0
    # A page that two runs visit is one page.
    return len({finding.page_url for finding in group if finding.page_url})


def _likeness(finding: Finding) -> tuple[object, ...]:
    """What two findings share that are one case on two pages: all but the values in their texts."""
    return (
        finding.severity,
        finding.state,
        _shape(finding.message),
        _shape(finding.path),
        finding.event,
        finding.pixel_id,
        _shape(finding.fix),
        tuple(map(_shape, finding.consequences)),
    )


def _shape(text: str) -> str:
    return _VALUE.sub("…", text)


def _case(
    same: Sequence[Finding], site: str, events: Mapping[str, PixelEvent], anchors: Mapping[str, str]
) -> Case:
    first = same[0]
    spots = dict.fromkeys(_spot(finding, first, site, anchors) for finding in same)
    event = events.get(first.event_ref)
    return Case(
        severity=first.severity,
        state=first.state,
        message=first.message,
        expected=first.expected,
        actual=first.actual,
        path=first.path,
        event=first.event,
        pixel_id=first.pixel_id,
        fix=first.fix,
        consequences=first.consequences,
        called_by=script(first.called_by, site),
        spots=tuple(spots)[:MAX_SPOTS],
        more_spots=max(len(spots) - MAX_SPOTS, 0),
        varied=any(
            spot.message or (spot.expected, spot.actual) != (first.expected, first.actual) for spot in spots
        ),
        contrasted=any(spot.expected or spot.actual for spot in spots),
        evidence=_evidence(event, first.path) if event else None,
        sent=event is not None and event.sent,
        event_anchor=anchors.get(first.event_ref, ""),
    )


def _spot(finding: Finding, first: Finding, site: str, anchors: Mapping[str, str]) -> Spot:
    return Spot(
        place=place(finding.page_url, finding.page_kind, site, finding.run),
        message=finding.message if finding.message != first.message else "",
        expected=finding.expected,
        actual=finding.actual,
        event_anchor=anchors.get(finding.event_ref, ""),
    )


def _evidence(event: PixelEvent, path: str) -> Markup | None:
    if not event.parameters and not path:
        return None
    return listing(payload.excerpt(path, event.parameters, event.body, mark="this is what is wrong"))
