"""TT205 misspelled-event-name."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, passed
from auditor.check.rule import rule
from auditor.check.spelling import nearest
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.rule import Scope, Severity
from auditor.model.standard import Standard


def _any(event: PixelEvent) -> bool:
    return bool(event.wire_name or event.name)


@rule("TT205", "misspelled-event-name", Severity.ERROR, Events(_any, "event", scope=Scope.PAGE))
def misspelled_event_name(event: PixelEvent, context: Context) -> Outcomes:
    """An event's name is nearly a standard event's.

    The name differs from a standard event's in case or separators, or by one or two edits in a name
    of six letters or more. TikTok takes it for a custom event. A name that stands beside the
    standard event, sent by the same action, is a custom event on purpose (Google Analytics' names,
    say) and passes.

    ## Why it costs the advertiser
    The event is received and means nothing: it is not in the funnel, builds no standard audience,
    and no campaign can optimise for it.

    ## How to fix it
    Use the standard name, letter by letter, wherever the event is sent. Where a custom event of this
    name is wanted, send it beside the standard event, or choose a name that is further from it.

    ## Example
    Before:

        ttq.track('AddtoCart', {…})

    After:

        ttq.track('AddToCart', {…})
    """
    name = event.wire_name or event.name
    if event.spec is not None or name in context.standard.names:
        yield passed()
        return
    meant = nearest(name, _names(context.standard))
    if meant is None:
        yield passed()
        return
    today = context.standard.names.get(meant, meant)
    if context.same_action_sent(event, today):
        yield passed()
        return
    yield failed(
        f"“{name}” is no standard event: {meant} was meant.",
        expected=today,
        actual=name,
        event_name=name,
        path="event",
        explains=(today,),
    )


def _names(standard: Standard) -> tuple[str, ...]:
    """Today's names and those that were renamed; not the vendor's internal aliases."""
    return tuple(name for spec in standard.events.values() for name in (spec.name, *spec.deprecated))
