"""What a rule is judged on: which subjects there are, where each lies, and why there is none."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from auditor.check.context import Context
from auditor.check.outcome import Outcome, inconclusive, not_applicable
from auditor.check.place import Place
from auditor.model.event import PixelEvent
from auditor.model.evidence import SeenBy, Visit
from auditor.model.journey import Step, StepOutcome
from auditor.model.page import Page, PageKind
from auditor.model.rule import Scope

S = TypeVar("S")

HTTP_ERROR = 400  # and above: the server refused, and its error page is no page of the shop


class Subjects(Protocol[S]):
    """A kind of subject. `pre` gives the verdict where a subject cannot be judged at all.

    `unconditional`: each can be judged, so that neither `pre` nor consent stands before the rule.
    """

    @property
    def scope(self) -> Scope:
        """What the catalogue calls it."""

    @property
    def noun(self) -> str:
        """What a person calls one of them."""

    def of(self, context: Context) -> Sequence[S]:
        """The subjects of an audit."""

    @property
    def unconditional(self) -> bool:
        """Whether each of them can be judged, whatever was seen beside it."""

    def place(self, subject: S, context: Context) -> Place:
        """Where a subject lies."""

    def places(self, subjects: Iterable[S], context: Context) -> Iterable[Place]:
        """Where some subjects lie; of places that differ in nothing that is added up, one."""

    def pre(self, subject: S, context: Context, *, absence: bool) -> Outcome | None:
        """The verdict that stands before the rule speaks, None where it may speak."""

    def none(self, context: Context) -> Outcome:
        """The verdict where there is no subject."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Each page, or each page of some kinds.

    `reloads`: a repeated page, too. `routes`: what a document became without a load, too; else the page that it was
    loaded for speaks for all that it becomes.
    """

    kinds: Collection[PageKind] = ()
    reloads: bool = True
    routes: bool = True
    scope: Scope = Scope.PAGE
    noun: str = "page"
    unconditional: bool = False

    def of(self, context: Context) -> Sequence[Page]:
        """The pages of the audit."""
        return [
            page
            for page in context.facts.pages
            if (not self.kinds or page.kind in self.kinds)
            and (self.reloads or not page.visit.is_repeat)
            and (self.routes or page.visit.routed_from is None)
        ]

    def place(self, subject: Page, context: Context) -> Place:
        """The page."""
        return context.once(subject, _place_of)

    def places(self, subjects: Iterable[Page], context: Context) -> Iterable[Place]:
        """The place of each."""
        return (self.place(subject, context) for subject in subjects)

    def pre(self, subject: Page, context: Context, *, absence: bool) -> Outcome | None:
        """No verdict on a page that no browser opened; of absence, none on one that is not the shop's."""
        visit = subject.visit
        if visit.seen_by is not SeenBy.BROWSER:
            return inconclusive("the page was read without a browser")
        return self._where_nothing_need_be(subject, context) if absence else None

    def _where_nothing_need_be(self, subject: Page, context: Context) -> Outcome | None:
        """The verdict of a rule by absence on a page that need not have what the shop's pages have."""
        visit = subject.visit
        reason = _no_new_page(visit)
        if reason:
            return not_applicable(reason)
        if context.is_own(subject):
            return None
        if subject.step is None:
            return not_applicable("not a page of the shop")
        return inconclusive("the journey led to another host, which may be a payment provider's")

    def none(self, context: Context) -> Outcome:
        """No such page was seen: because its step was not reached, or because there is none."""
        step = next((step for step in Step if step.value in {kind.value for kind in self.kinds}), None)
        if step is not None and context.asked(step):
            if any(item.step is step and item.reached for item in context.facts.steps):
                return inconclusive(
                    f"the step “{step}” was reached, and no {step} page was told from the others"
                )
            return inconclusive(why_not_reached(context, step))
        kinds = " or ".join(kind.value for kind in self.kinds)
        return not_applicable(f"no {kinds} page was opened" if kinds else "no page was opened")


@dataclass(frozen=True, slots=True)
class Events:
    """The merchant's events that a filter lets through, once each where several pixels get one call."""

    wanted: Callable[[PixelEvent], bool]
    called: str
    scope: Scope = Scope.EVENT
    noun: str = "event"
    unconditional: bool = True

    def of(self, context: Context) -> Sequence[PixelEvent]:
        """The events of the audit."""
        return context.events_that(self.wanted)

    def place(self, subject: PixelEvent, context: Context) -> Place:
        """The page that sent it."""
        return context.place_of(subject)

    def places(self, subjects: Iterable[PixelEvent], context: Context) -> Iterable[Place]:
        """The pages that sent them, once for each name."""
        alike = {(event.run, event.name, event.visit_id): event for event in subjects}
        return map(context.place_of, alike.values())

    def pre(self, subject: PixelEvent, context: Context, *, absence: bool) -> Outcome | None:
        """An event that was sent can be judged."""
        del subject, context, absence
        return None

    def none(self, context: Context) -> Outcome:
        """No such event was sent, or none could have been seen."""
        unreached = [
            step
            for step in context.expect.until.steps
            if not any(item.step is step and item.reached for item in context.facts.steps)
        ]
        if unreached:
            return inconclusive(why_not_reached(context, unreached[0]))
        return not_applicable(f"no {self.called} was sent")


@dataclass(frozen=True, slots=True)
class Steps:
    """One step of the journey, in each run."""

    step: Step
    scope: Scope = Scope.STEP
    noun: str = "run"
    unconditional: bool = False

    def of(self, context: Context) -> Sequence[StepOutcome]:
        """The step's outcome in each run, where it was asked for."""
        if not context.asked(self.step):
            return []
        return [item for item in context.facts.steps if item.step is self.step]

    def place(self, subject: StepOutcome, context: Context) -> Place:
        """The pages that the step touched; putting into the cart lies where the button was pressed."""
        pages = tuple(context.step_pages(subject))
        began = pages[0] if pages and subject.step is Step.CART else None
        return Place(
            run=subject.run, pages=pages, at=began or context.page(subject.visit_id), step=subject.step
        )

    def places(self, subjects: Iterable[StepOutcome], context: Context) -> Iterable[Place]:
        """The place of each."""
        return (self.place(subject, context) for subject in subjects)

    def pre(self, subject: StepOutcome, context: Context, *, absence: bool) -> Outcome | None:
        """A step that was not reached says why."""
        del context, absence
        if not subject.reached:
            return inconclusive(_reason(subject))
        return None

    def none(self, context: Context) -> Outcome:
        """The step was not asked for, or not even tried."""
        if not context.asked(self.step):
            return not_applicable(
                f"the step “{self.step}” was not asked for: the journey ended before it (--until "
                f"{context.expect.until})"
            )
        return inconclusive(why_not_reached(context, self.step))


@dataclass(frozen=True, slots=True)
class Runs:
    """The whole audit, run by run."""

    scope: Scope = Scope.SITE
    noun: str = "run"
    unconditional: bool = False

    def of(self, context: Context) -> Sequence[str]:
        """The runs."""
        return context.runs

    def place(self, subject: str, context: Context) -> Place:
        """The whole run."""
        return Place(
            run=subject, at=next((page for page in context.facts.pages if page.visit.run == subject), None)
        )

    def places(self, subjects: Iterable[str], context: Context) -> Iterable[Place]:
        """The place of each."""
        return (self.place(subject, context) for subject in subjects)

    def pre(self, subject: str, context: Context, *, absence: bool) -> Outcome | None:
        """A run can be judged."""
        del subject, context, absence
        return None

    def none(self, context: Context) -> Outcome:
        """Nothing was opened at all."""
        del context
        return inconclusive("nothing was opened")


def _place_of(page: Page) -> Place:
    return Place(run=page.visit.run, pages=(page,), at=page, step=page.step)


def _no_new_page(visit: Visit) -> str:
    """Why a visit is not to a page that the shop has just shown; "" where it is."""
    if visit.restored_from is not None:
        return "the page came back from the browser's cache as it had been left"
    if visit.obstacle:
        return f"in the shop's place stands {visit.obstacle}"
    if visit.status is not None and visit.status >= HTTP_ERROR:
        return f"the server answered {visit.status}"
    if visit.content_type and "html" not in visit.content_type.lower():
        return f"no web page: {visit.content_type}"
    return ""


def why_not_reached(context: Context, step: Step) -> str:
    """Why a step that was asked for has nothing to judge: its own reason, else an earlier step's."""
    tried = {item.step: item for item in context.facts.steps if not item.reached}
    for earlier in reversed(list(Step)[: list(Step).index(step) + 1]):
        if earlier in tried:
            return _reason(tried[earlier])
    return f"the step “{step}” was not reached"


def _reason(outcome: StepOutcome) -> str:
    because = f": {outcome.reason}" if outcome.reason else ""
    return f"the step “{outcome.step}” was not reached{because}"


def commerce(event: PixelEvent) -> bool:
    """Whether an event is one of those that describe products."""
    return event.spec is not None and event.spec.commerce


def needs_value(event: PixelEvent) -> bool:
    """Whether an event is one of those that must say what they are worth."""
    return event.spec is not None and event.spec.value_required
