"""What the auditor tried and the shop refused, and which event belongs to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.check.context import CLOCK_SLACK, Context
from auditor.check.outcome import Outcome, not_applicable
from auditor.check.place import Place
from auditor.model.event import PixelEvent
from auditor.model.journey import Attempt, Step, Trial
from auditor.model.rule import Scope

_REFUSED = frozenset({Trial.ADD_REFUSED, Trial.FORM_REFUSED})


@dataclass(frozen=True, slots=True)
class Refused:
    """An attempt that the shop refused, and the run and step that it was made in."""

    run: str
    step: Step
    attempt: Attempt

    def holds(self, event: PixelEvent) -> bool:
        """Whether an event left while it was made."""
        begun = self.attempt.at - CLOCK_SLACK <= event.at
        return event.run == self.run and begun and event.at <= self.attempt.until


def refused_in(context: Context) -> list[Refused]:
    """All that was refused, in the order of the steps."""
    return [
        Refused(step.run, step.step, attempt)
        for step in context.facts.steps
        for attempt in step.attempts
        if attempt.trial in _REFUSED
    ]


def attempt_of(event: PixelEvent, context: Context) -> Attempt | None:
    """The refused attempt during which an event left, None where there was none."""
    return next((one.attempt for one in refused_in(context) if one.holds(event)), None)


@dataclass(frozen=True, slots=True)
class RefusedAttempts:
    """Each attempt that the shop refused."""

    scope: Scope = Scope.STEP
    noun: str = "refused attempt"
    unconditional: bool = False

    def of(self, context: Context) -> Sequence[Refused]:
        """The attempts of the audit."""
        return refused_in(context)

    def place(self, subject: Refused, context: Context) -> Place:
        """The page on which it was made."""
        page = context.page(subject.attempt.visit_id)
        pages = (page,) if page is not None else ()
        return Place(run=subject.run, pages=pages, at=page, step=subject.step)

    def places(self, subjects: Iterable[Refused], context: Context) -> Iterable[Place]:
        """The place of each."""
        return (self.place(subject, context) for subject in subjects)

    def pre(self, subject: Refused, context: Context, *, absence: bool) -> Outcome | None:
        """An attempt can be judged."""
        del subject, context, absence
        return None

    def none(self, context: Context) -> Outcome:
        """The shop refused nothing."""
        del context
        return not_applicable("nothing was tried that the shop refused")
