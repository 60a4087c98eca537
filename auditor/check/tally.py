"""What one rule says over a whole audit, added up as it speaks: nearly all of it is that nothing is amiss."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from auditor.check.outcome import Outcome
from auditor.check.place import Place
from auditor.check.rule import Rule
from auditor.check.supersede import Judged
from auditor.model.finding import RuleResult
from auditor.model.rule import Verdict


@dataclass(slots=True)
class RunTally:
    """What a rule said in one run, beside its failures and doubts. Pages are told by their visits' ids."""

    passed: set[str] = field(default_factory=set)  # the events of which it holds, "" where it is about none
    pages: set[int] = field(default_factory=set)  # where it holds
    undecided: set[int] = field(default_factory=set)
    silent: str = ""  # the first reason why there was nothing to judge


class Tally:
    """One rule's verdicts, subject by subject.

    `judged` holds what causes and findings are made of: each failure, and each doubt about each event, once in
    a run. Of all else the sum is kept, in `runs` by the run.
    """

    def __init__(self, rule: Rule[Any]) -> None:
        self.rule = rule
        self.judged: list[Judged] = []
        self.runs: dict[str, RunTally] = {}
        self._subjects = 0
        self._passing = 0
        self._passing_too: set[int] = set()  # subjects that fail in one thing and pass in another
        self._failures: list[tuple[int, Judged]] = []
        self._doubts: Counter[str] = Counter()
        self._silences: Counter[str] = Counter()
        self._told: set[tuple[object, ...]] = set()

    def add_passing(self, number: int, places: Iterable[Place]) -> None:
        """Add so many subjects of which the rule holds, and where they lie; what is alike there counts once."""
        self._passing += number
        for place in places:
            self._pass(self._run(place), place)

    def add(self, place: Place, outcomes: Iterable[Outcome]) -> None:
        """Add what the rule says of one more subject."""
        self._subjects += 1
        run = self._run(place)
        passing = failing = False
        for outcome in outcomes:
            match outcome.verdict:
                case Verdict.PASS:
                    passing = True
                    self._pass(run, place)
                case Verdict.FAIL:
                    failing = True
                    self._fail(place, outcome)
                case Verdict.INCONCLUSIVE:
                    self._doubt(run, place, outcome)
                case Verdict.NOT_APPLICABLE:
                    self._silences[outcome.text] += 1
                    run.silent = run.silent or outcome.text
        if failing and passing:
            self._passing_too.add(self._subjects)
        self._passing += passing and not failing

    def _run(self, place: Place) -> RunTally:
        run = self.runs.get(place.run)
        if run is None:
            run = self.runs[place.run] = RunTally()
        return run

    def _pass(self, run: RunTally, place: Place) -> None:
        run.passed.add(place.event.name if place.event is not None else "")
        if place.at is not None:
            run.pages.add(place.at.visit.id)

    def _fail(self, place: Place, outcome: Outcome) -> None:
        failure = Judged(self.rule.info, place, outcome)
        self._failures.append((self._subjects, failure))
        self.judged.append(failure)

    def _doubt(self, run: RunTally, place: Place, outcome: Outcome) -> None:
        self._doubts[outcome.text] += 1
        if place.at is not None:
            run.undecided.add(place.at.visit.id)
        event = outcome.event or place.event
        about = (outcome.event_name, event.name if event is not None else "", outcome.explains)
        key = (place.run, outcome.text, about)
        if key not in self._told:
            self._told.add(key)
            self.judged.append(Judged(self.rule.info, place, outcome))

    def result(self) -> RuleResult:
        """How the rule came out; a failure that another one explains is none of its own."""
        failing = {subject for subject, item in self._failures if not item.explained}
        verdict, reason = elsewhere, _ = self._beyond_failures()
        if failing:
            judged = self._passing + len(failing | self._passing_too)
            verdict, reason = Verdict.FAIL, f"fails on {len(failing)} of {self._counted(judged)} judged"
        return RuleResult(
            code=self.rule.info.code,
            name=self.rule.info.name,
            severity=self.rule.info.severity,
            verdict=verdict,
            reason=reason,
            elsewhere=elsewhere,
        )

    def _beyond_failures(self) -> tuple[Verdict, str]:
        doubts = self._doubts + Counter(item.outcome.text for _, item in self._failures if item.explained)
        if doubts:
            return Verdict.INCONCLUSIVE, doubts.most_common(1)[0][0]
        passing = self._passing + len(self._passing_too)
        if passing:
            return Verdict.PASS, f"holds on {self._counted(passing)} judged"
        reasons = self._silences.most_common(1)
        return Verdict.NOT_APPLICABLE, reasons[0][0] if reasons else ""

    def _counted(self, number: int) -> str:
        return f"{number} {self.rule.subjects.noun}{'' if number == 1 else 's'}"
