"""TT208 purchase-fires-again."""

from collections.abc import Hashable

from auditor.check.context import Context
from auditor.check.doubt import absence_doubt
from auditor.check.event_ids import comparable
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.payload import shown
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Steps
from auditor.model.event import PixelEvent
from auditor.model.journey import Step, StepOutcome
from auditor.model.rule import Severity

EVENT = "Purchase"


@rule("TT208", "purchase-fires-again", Severity.ERROR, Steps(Step.PURCHASE), Needs(about=EVENT))
def purchase_fires_again(step: StepOutcome, context: Context) -> Outcomes:
    """The confirmation sends Purchase again when it is opened again.

    The auditor reloads the confirmation page, or it comes back by the browser's back button. A Purchase that
    is sent then must not count as a second order: with another event_id, or without one, it does; with the
    same event_id TikTok drops it for 48 hours, and it is told as information.

    ## Why it costs the advertiser
    People reload their confirmation, come back to it from the bookmark or the e-mail, and each time a
    purchase is counted that did not happen. Return on ad spend looks better than it is.

    ## How to fix it
    Send Purchase only when the order is new (most shops can tell), and use the order number as
    event_id, so that a repetition is recognised.

    ## Example
    Before:

        ttq.track('Purchase', {…}, {event_id: crypto.randomUUID()})

    After:

        ttq.track('Purchase', {…}, {event_id: 'order-1001'})
    """
    pages = context.step_pages(step)
    again = [page for page in pages if page.visit.is_repeat]
    if not again:
        yield inconclusive("the confirmation was not opened a second time", event_name=EVENT)
        return
    first = [
        event
        for page in pages
        if not page.visit.is_repeat
        for event in context.events_on(page)
        if event.name == EVENT
    ]
    if not first:
        yield not_applicable("the confirmation sent no Purchase the first time")
        return
    known = {_key(event) for event in first if comparable(event.event_id) is not None}
    repeated = [(page, event) for page in again for event in context.events_on(page) if event.name == EVENT]
    fresh = [(page, event) for page, event in repeated if _key(event) not in known]
    for page, event in fresh[:1] or repeated[:1]:
        without = comparable(event.event_id) is None
        yield failed(
            f"Opening the confirmation again sends Purchase again, {'without' if without else 'with another'}"
            " event_id: the order counts twice."
            if fresh
            else "Opening the confirmation again sends Purchase again; TikTok drops it for 48 hours, because "
            "the event_id is the same.",
            severity=None if fresh else Severity.INFO,
            expected="no second Purchase for one order",
            actual=f"event_id {shown(first[0].event_id)}, then {shown(event.event_id)}",
            event=event,
            page=page,
        )
    if not repeated:
        doubt = next(filter(None, (absence_doubt(page, context) for page in again)), "")
        yield inconclusive(doubt, event_name=EVENT) if doubt else passed()


def _key(event: PixelEvent) -> Hashable:
    return event.pixel_id, comparable(event.event_id)
