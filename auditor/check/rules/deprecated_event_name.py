"""TT212 deprecated-event-name."""

from auditor.check.context import Context
from auditor.check.names import said_name
from auditor.check.outcome import Outcomes, failed, inconclusive, passed
from auditor.check.rule import rule
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.rule import Scope, Severity


def _standard(event: PixelEvent) -> bool:
    return event.spec is not None


@rule(
    "TT212",
    "deprecated-event-name",
    Severity.INFO,
    Events(_standard, "standard event", scope=Scope.PAGE),
)
def deprecated_event_name(event: PixelEvent, context: Context) -> Outcomes:
    """An event has a name that TikTok gives up.

    `CompletePayment` is now `Purchase`, `SubmitForm` is now `Lead` (May 2025): the old names go on working,
    TikTok converts them. `ClickButton` and `PlaceAnOrder` are supported until 2027 and have no successor of
    their own. TikTok's script writes the new name before it sends, so the page's own call tells; where that
    could not be heard, a `Purchase` or `Lead` on the wire proves nothing.

    ## Why it costs the advertiser
    Nothing today. But documentation, reports and new tools speak of the new names alone, and whoever looks
    for "Purchase" in the shop's code does not find it. What was collected as `ClickButton` or `PlaceAnOrder`
    cannot be carried over to another event, so a late change starts at zero.

    ## How to fix it
    Rename `CompletePayment` to `Purchase` and `SubmitForm` to `Lead`, in the browser and on the server at
    the same time. In the place of `ClickButton` and `PlaceAnOrder` send the event that says what was done:
    TikTok names Lead, Purchase and ViewContent.

    ## Example
    Before:

        ttq.track('CompletePayment', {…}, {event_id: 'order-1001'})

    After:

        ttq.track('Purchase', {…}, {event_id: 'order-1001'})
    """
    del context
    spec, name = event.spec, said_name(event)
    if name is None:
        yield inconclusive(
            f"whether the page called {event.name} or its older name could not be heard: TikTok's script "
            "sends both as the same"
        )
    elif spec is None or name not in spec.deprecated:
        yield passed()
    else:
        renamed = name != spec.name
        yield failed(
            f"{name} is called {spec.name} now." if renamed else f"TikTok supports {name} until 2027.",
            expected=spec.name if renamed else f"another event: {', '.join(spec.instead)}",
            actual=name,
            path="event",
        )
