"""Runs the rules over the facts and adds up their verdicts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from auditor.check.audiences import readiness
from auditor.check.context import Context
from auditor.check.doubt import absence_doubt
from auditor.check.findings import findings_of, worst_first
from auditor.check.outcome import Outcome, inconclusive, not_applicable, passed
from auditor.check.rule import Rule
from auditor.check.rules import RULES
from auditor.check.severity import reweighed
from auditor.check.subjects import Place
from auditor.check.supersede import Judged, supersede
from auditor.check.suppress import Suppressing, day_of, marked
from auditor.model.facts import Facts
from auditor.model.finding import Finding, RuleResult
from auditor.model.plan import Weighing
from auditor.model.readiness import Readiness
from auditor.model.rule import RuleInfo, Verdict
from auditor.model.suppression import SuppressionUse

S = TypeVar("S")

NEVER_ANSWERED = (
    "the consent banner was never answered, and what happens before an answer counts for TT505 alone"
)

REFUSED = not_applicable("the visitor refused consent")
"""Of a rule by absence, where the visitor wants nothing to be sent."""

_ORDER = (Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.PASS, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the rules say of one audit. `rules` and `catalogue` are in the catalogue's order."""

    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    catalogue: tuple[RuleInfo, ...]
    suppressions: tuple[SuppressionUse, ...] = ()  # in the configuration's order
    readiness: Readiness = field(default_factory=Readiness)


def check(facts: Facts, rules: Sequence[Rule[Any]] = RULES, weighing: Weighing | None = None) -> Judgement:
    """Judge one audit. Pure: the same facts give the same judgement.

    `weighing` is what the configuration accepts, and what it finds better or worse than the catalogue. A
    suppression holds by the day on which the audit began (UTC).
    """
    context, weighing = Context(facts), weighing or Weighing()
    suppressing = Suppressing(weighing.suppressions, day_of(facts.capture.started_at))
    judged = {rule.info.code: list(_judge(rule, context)) for rule in rules}
    everything = [item for items in judged.values() for item in items]
    supersede(everything)
    catalogue = tuple(rule.info for rule in rules)
    findings = findings_of(everything, context, suppressing)
    results = tuple(marked((_result(rule, judged[rule.info.code]) for rule in rules), findings))
    return Judgement(
        rules=results,
        findings=worst_first(reweighed(findings, weighing.severities, catalogue)),
        suppressions=tuple(suppressing.uses(findings, results, facts.pages)),
        catalogue=catalogue,
        readiness=readiness(judged, context),
    )


def _judge(rule: Rule[S], context: Context) -> Iterator[Judged]:
    if rule.needs.about in context.expect.server_only and rule.needs.about:
        yield _at_large(
            rule, not_applicable(f"{rule.needs.about} is sent by the server alone, as configured"), context
        )
        return
    subjects = rule.subjects.of(context)
    if not subjects:
        outcome = rule.subjects.none(context)
        if not rule.needs.before_consent and context.runs and all(map(context.never_answered, context.runs)):
            outcome = inconclusive(NEVER_ANSWERED)
        yield _at_large(rule, outcome, context)
        return
    for subject in subjects:
        place = rule.subjects.place(subject, context)
        gate = _gate(rule, place, context)
        before = rule.subjects.pre(subject, context, absence=rule.needs.absence)
        if gate is REFUSED and before is None:
            # Nothing need be there after a refusal; what is there all the same can be judged.
            for item in rule.judge(subject, context):
                if item.verdict is Verdict.FAIL and item.seen:
                    yield Judged(rule.info, place, item)
        settled = gate or before
        if settled is not None:
            yield Judged(rule.info, place, settled)
            continue
        outcomes = list(rule.judge(subject, context)) or [passed()]
        for item in outcomes:
            yield Judged(rule.info, place, _tempered(rule, item, place, context))


def _at_large(rule: Rule[Any], outcome: Outcome, context: Context) -> Judged:
    return Judged(rule.info, Place(run=next(iter(context.runs), "main")), outcome)


def _gate(rule: Rule[Any], place: Place, context: Context) -> Outcome | None:
    """The verdict of consent, where it leaves the rule nothing to judge; early events are left out already."""
    if rule.needs.before_consent or place.event is not None:
        return None
    pending = (
        any(page.consent_pending for page in place.pages)
        if place.pages
        else context.never_answered(place.run)
    )
    if pending:
        return inconclusive(NEVER_ANSWERED)
    if rule.needs.absence and any(context.consent_refused(page) for page in place.pages):
        return REFUSED
    return None


def _tempered(rule: Rule[Any], outcome: Outcome, place: Place, context: Context) -> Outcome:
    """A failure by absence is worth as much as the watch that saw nothing."""
    if not rule.needs.absence or outcome.verdict is not Verdict.FAIL or outcome.seen:
        return outcome
    doubt = next(filter(None, (absence_doubt(page, context) for page in place.pages)), "")
    return inconclusive(doubt, page=outcome.page) if doubt else outcome


def _result(rule: Rule[Any], judged: Iterable[Judged]) -> RuleResult:
    by_verdict: dict[Verdict, list[Judged]] = {verdict: [] for verdict in _ORDER}
    for item in judged:
        by_verdict[item.outcome.verdict].append(item)
    verdict = next((verdict for verdict in _ORDER if by_verdict[verdict]), Verdict.NOT_APPLICABLE)
    return RuleResult(
        code=rule.info.code,
        name=rule.info.name,
        severity=rule.info.severity,
        verdict=verdict,
        reason=_reason(rule, verdict, by_verdict),
        elsewhere=next((other for other in _ORDER[1:] if by_verdict[other]), Verdict.NOT_APPLICABLE),
    )


def _reason(rule: Rule[Any], verdict: Verdict, by_verdict: dict[Verdict, list[Judged]]) -> str:
    items = by_verdict[verdict]
    if verdict is Verdict.FAIL:
        judged = _counted(rule, (*items, *by_verdict[Verdict.PASS]))
        return f"fails on {len(set(map(_subject, items)))} of {judged} judged"
    if verdict is Verdict.PASS:
        return f"holds on {_counted(rule, items)} judged"
    texts = Counter(item.outcome.text for item in items)
    return texts.most_common(1)[0][0] if texts else ""


def _counted(rule: Rule[Any], items: Iterable[Judged]) -> str:
    number = len(set(map(_subject, items)))
    return f"{number} {rule.subjects.noun}{'' if number == 1 else 's'}"


def _subject(item: Judged) -> tuple[object, ...]:
    return (
        item.place.run,
        item.place.step,
        tuple(page.visit.id for page in item.place.pages),
        item.place.event.id if item.place.event is not None else "",
    )
