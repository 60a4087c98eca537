"""Runs the rules over the facts and adds up their verdicts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from auditor.check.audiences import readiness
from auditor.check.context import Context
from auditor.check.doubt import absence_doubt
from auditor.check.findings import findings_of, worst_first
from auditor.check.outcome import PASSED, Outcome, inconclusive, not_applicable
from auditor.check.place import Place
from auditor.check.rule import Rule
from auditor.check.rules import RULES
from auditor.check.severity import reweighed
from auditor.check.supersede import supersede
from auditor.check.suppress import Suppressing, day_of, marked
from auditor.check.tally import Tally
from auditor.model.facts import Facts
from auditor.model.finding import Finding, RuleResult
from auditor.model.pausing import without_cycles
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the rules say of one audit. `rules` and `catalogue` are in the catalogue's order."""

    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    catalogue: tuple[RuleInfo, ...]
    suppressions: tuple[SuppressionUse, ...] = ()  # in the configuration's order
    readiness: Readiness = field(default_factory=Readiness)


@without_cycles()
def check(facts: Facts, rules: Sequence[Rule[Any]] = RULES, weighing: Weighing | None = None) -> Judgement:
    """Judge one audit. Pure: the same facts give the same judgement.

    `weighing` is what the configuration accepts, and what it finds better or worse than the catalogue. A
    suppression holds by the day on which the audit began (UTC).
    """
    context, weighing = Context(facts), weighing or Weighing()
    suppressing = Suppressing(weighing.suppressions, day_of(facts.capture.started_at))
    tallies = {rule.info.code: _tally(rule, context) for rule in rules}
    everything = [item for tally in tallies.values() for item in tally.judged]
    supersede(everything)
    catalogue = tuple(rule.info for rule in rules)
    findings = findings_of(everything, context, suppressing)
    results = tuple(marked((tally.result() for tally in tallies.values()), findings))
    return Judgement(
        rules=results,
        findings=worst_first(reweighed(findings, weighing.severities, catalogue)),
        suppressions=tuple(suppressing.uses(findings, results, facts.pages)),
        catalogue=catalogue,
        readiness=readiness(tallies, context),
    )


def _tally(rule: Rule[S], context: Context) -> Tally:
    tally = Tally(rule)
    if rule.needs.about in context.expect.server_only and rule.needs.about:
        told = not_applicable(f"{rule.needs.about} is sent by the server alone, as configured")
        tally.add(_at_large(context), [told])
        return tally
    subjects = rule.subjects.of(context)
    if not subjects:
        outcome = rule.subjects.none(context)
        if not rule.needs.before_consent and context.runs and all(map(context.never_answered, context.runs)):
            outcome = inconclusive(NEVER_ANSWERED)
        tally.add(_at_large(context), [outcome])
    # An event that was sent can be judged, whatever consent and the watch say of absences.
    judge = rule.judge if rule.subjects.unconditional and not rule.needs.absence else partial(_outcomes, rule)
    holding: list[S] = []
    for subject in subjects:
        outcomes = list(judge(subject, context))
        if not outcomes or (len(outcomes) == 1 and outcomes[0] is PASSED):
            holding.append(subject)
        else:
            tally.add(rule.subjects.place(subject, context), outcomes)
    tally.add_passing(len(holding), rule.subjects.places(holding, context))
    return tally


def _outcomes(rule: Rule[S], subject: S, context: Context) -> Iterable[Outcome]:
    """What a rule says of one subject, as far as consent, the subject and the watch let it speak."""
    place = rule.subjects.place(subject, context)
    gate = _gate(rule, place, context)
    before = rule.subjects.pre(subject, context, absence=rule.needs.absence)
    settled = gate or before
    if settled is None:
        outcomes = rule.judge(subject, context)
        return (_tempered(item, place, context) for item in outcomes) if rule.needs.absence else outcomes
    if gate is REFUSED and before is None:
        # Nothing need be there after a refusal; what is there all the same can be judged.
        seen = (item for item in rule.judge(subject, context) if item.verdict is Verdict.FAIL and item.seen)
        return [*seen, settled]
    return [settled]


def _at_large(context: Context) -> Place:
    return Place(run=next(iter(context.runs), "main"))


def _gate(rule: Rule[Any], place: Place, context: Context) -> Outcome | None:
    """The verdict of consent, where it leaves the rule nothing to judge; early events are left out already."""
    if rule.needs.before_consent or place.event is not None or not context.asks_for_consent:
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


def _tempered(outcome: Outcome, place: Place, context: Context) -> Outcome:
    """A failure by absence is worth as much as the watch that saw nothing."""
    if outcome.verdict is not Verdict.FAIL or outcome.seen:
        return outcome
    doubt = next(filter(None, (absence_doubt(page, context) for page in place.pages)), "")
    return inconclusive(doubt, page=outcome.page) if doubt else outcome
