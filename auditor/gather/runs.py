"""The runs of an audit, one after the other: how each differs from the plan, and how much time each has."""

import asyncio
import time
from dataclasses import replace

from auditor.gather.run import Shared, make
from auditor.model.journey import BROKE_OFF, ConsentChoice, Run, StepOutcome, Until
from auditor.model.plan import SitePlan

ONE_ORDER = (
    "The run with consent rejected ends at the checkout: one order is placed at most, with consent accepted."
)


def plan_of(run: Run, plan: SitePlan) -> SitePlan:
    """The audit's plan as one of its runs carries it out: its own answer, and one order over all runs."""
    if run is Run.MAIN:
        return plan
    if run is Run.ACCEPT:
        return replace(plan, consent=ConsentChoice.ACCEPT)
    until = Until.CHECKOUT if plan.until is Until.PURCHASE else plan.until
    return replace(plan, consent=ConsentChoice.REJECT, until=until, place_order=False)


async def make_runs(plan: SitePlan, shared: Shared, *, ends_at: float) -> None:
    """Make each run of a plan, in its order, by `ends_at` on the loop's clock.

    A run that has others after it gets an equal share of the time that is left, so that a slow one does not
    take the others' place. Where the shop cannot be seen at all, the others are not made, and say so.
    """
    left = list(Run.of(plan.consent))
    if len(left) > 1 and plan.place_order:
        shared.ledger.notes.append(ONE_ORDER)
    reason = BROKE_OFF
    try:
        while left:
            run = left.pop(0)
            blocked = await _within_its_share(run, plan, shared, ends_at=ends_at, others=len(left))
            if blocked:
                reason = blocked
                break
    finally:
        for run in left:
            _not_made(run, plan, shared, reason)


async def _within_its_share(run: Run, plan: SitePlan, shared: Shared, *, ends_at: float, others: int) -> str:
    own = plan_of(run, plan)
    if not others:
        return await make(run, own, shared)
    share = (ends_at - asyncio.get_running_loop().time()) / (1 + others)
    limit = asyncio.timeout(share)
    try:
        async with limit:
            return await make(run, own, shared)
    except TimeoutError:
        if not limit.expired():
            raise
        shared.ledger.incomplete.append(
            f"The run {run.words} did not end within its share of the {plan.timeout:g} seconds."
        )
        return ""


def _not_made(run: Run, plan: SitePlan, shared: Shared, reason: str) -> None:
    """Say of a run that was not made why, at each of its steps."""
    now = time.time()
    for step in plan_of(run, plan).until.steps:
        shared.store.step(
            StepOutcome(
                run=run.value,
                step=step,
                reached=False,
                reason=reason,
                url="",
                visit_id=None,
                started_at=now,
                ended_at=now,
            )
        )
    shared.ledger.notes.append(f"The run {run.words} was not made: {reason}")
