"""TT205 misspelled-event-name."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.spelling import folded, nearest
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.rule import Scope, Severity
from auditor.model.standard import Standard

# What makes another action of a standard event's name, and what is near one by its letters alone.
_PREFIXES = ("un", "re", "de", "no")
_OTHERS = frozenset({"contract", "viewcontact", "viewcontext", "viewcontest", "pagereview", "addtochat"})


def _any(event: PixelEvent) -> bool:
    return bool(event.wire_name or event.name)


@rule("TT205", "misspelled-event-name", Severity.ERROR, Events(_any, "event", scope=Scope.PAGE))
def misspelled_event_name(event: PixelEvent, context: Context) -> Outcomes:
    """An event's name is nearly a standard event's.

    The name differs from a standard event's in case or separators, or by one or two edits in a name
    of six letters or more. TikTok takes it for a custom event. Custom events on purpose pass: a name
    that the same action sends beside the standard event (Google Analytics' names, say), a numbered one
    (`Purchase2`), and one that says something else (`Unsubscribe`, `Repurchase`, `ViewContact`).

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
    if meant is None or _is_meant(name, meant):
        yield passed()
        return
    today = context.standard.names.get(meant, meant)
    if today in context.expect.server_only:
        yield not_applicable(f"{today} is sent by the server alone, as configured")
        return
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


def _is_meant(name: str, near: str) -> bool:
    """Whether a name that is nearly a standard one says something of its own."""
    said, standard = folded(name), folded(near)
    numbered = any(map(str.isdigit, said))
    return numbered or said in _OTHERS or said in {prefix + standard for prefix in _PREFIXES}


def _names(standard: Standard) -> tuple[str, ...]:
    """Today's names and those that were renamed; not the vendor's internal aliases."""
    return tuple(name for spec in standard.events.values() for name in (spec.name, *spec.deprecated))
