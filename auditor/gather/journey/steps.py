"""The steps of a journey: begun, ended, written."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from auditor.gather.capture.visits import Tab
from auditor.gather.pages.session import Session
from auditor.model.journey import Addition, Attempt, Proof, Step, StepOutcome


class StepFailedError(Exception):
    """A step was not reached; the message is a sentence that the shop's owner can act on."""


class Steps:
    """Begins and ends the steps of one run; an ended step is written at once."""

    def __init__(self, session: Session, run: str, written: Callable[[StepOutcome], None]) -> None:
        self._session = session
        self._run = run
        self._written = written
        self._notes: list[str] = []
        self._attempts: list[tuple[Step, Attempt]] = []
        self.additions: list[Addition] = []
        self.started_at = time.time()
        self.current: Step | None = None
        self.payment_requested = False
        self.reached: set[Step] = set()
        self.ended: set[Step] = set()

    def begin(self, tab: Tab, step: Step, *, at: float | None = None) -> float:
        """A step begins with the action that follows, or began `at` a moment; that moment.

        Times are seconds since the epoch.
        """
        self.current = step
        self._notes = []
        self.payment_requested = False
        self.started_at = time.time() if at is None else at
        self._session.step(tab, step)
        return self.started_at

    def note(self, text: str) -> None:
        """Something that a reader of this step should know."""
        if text not in self._notes:
            self._notes.append(text)

    def attempted(self, attempt: Attempt, step: Step) -> None:
        """Something was tried in a step beside its own action."""
        self._attempts.append((step, attempt))

    def seen(self, tab: Tab, *, proof: Proof, picture: str | None) -> "Seen":
        """The step under way as it stands now, to be written if it turns out to be the one that counts."""
        step = self.current
        if step is None:
            raise RuntimeError("no step has begun")
        return Seen(self, self._outcome(tab, step, proof=proof, reason="", picture=picture))

    async def end(self, tab: Tab, *, proof: Proof | None, reason: str = "") -> None:
        """The step that is under way is over: reached where there is a proof."""
        step = self.current
        if step is None:
            raise RuntimeError("no step has begun")
        picture = await self._session.picture(tab, step.value)
        self.put(self._outcome(tab, step, proof=proof, reason=reason, picture=picture))

    def missed(self, tab: Tab | None, step: Step, reason: str) -> None:
        """A step that was asked for and never begun, with the reason why."""
        if self.current is not step:
            self._notes = []
            self.started_at = time.time()
        self.put(self._outcome(tab, step, proof=None, reason=reason, picture=None))

    def miss_rest(self, wanted: tuple[Step, ...], reason: str) -> None:
        """Say of each wanted step that has not ended why it was not reached."""
        for step in wanted:
            if step not in self.ended:
                self.missed(None, step, reason)

    def _outcome(
        self, tab: Tab | None, step: Step, *, proof: Proof | None, reason: str, picture: str | None
    ) -> StepOutcome:
        visit = tab.visit if tab is not None else None
        return StepOutcome(
            run=self._run,
            step=step,
            reached=proof is not None,
            reason=reason,
            url=visit.url if visit is not None else "",
            visit_id=visit.id if visit is not None else None,
            started_at=self.started_at,
            ended_at=time.time(),
            proof=proof,
            screenshot=picture,
            notes=tuple(self._notes),
            payment_requested=self.payment_requested,
            additions=tuple(self.additions) if step is Step.CART else (),
            attempts=tuple(attempt for at, attempt in self._attempts if at is step),
        )

    def put(self, outcome: StepOutcome) -> None:
        """Write how a step ended."""
        self.ended.add(outcome.step)
        if outcome.reached:
            self.reached.add(outcome.step)
        self._written(outcome)


@dataclass(frozen=True, slots=True)
class Seen:
    """A step that was reached, and may yet give way to a better one: a product that turns out sold out."""

    steps: Steps
    outcome: StepOutcome

    def write(self, *notes: str) -> None:
        """It is the one."""
        self.steps.put(replace(self.outcome, notes=(*self.outcome.notes, *notes)))
