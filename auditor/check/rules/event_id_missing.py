"""TT601 event-id-missing."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, passed
from auditor.check.payload import is_blank
from auditor.check.rule import rule
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.rule import Scope, Severity

_SERVER_TOO = {
    "declared": "the shop also sends events from its server, as configured",
    "seen": "the shop also sends events from its server, as seen",
    "likely": "this shop's plugin also sends events from its server",
}


def _conversion(event: PixelEvent) -> bool:
    return event.spec is not None and event.spec.conversion


@rule("TT601", "event-id-missing", Severity.INFO, Events(_conversion, "conversion", scope=Scope.PAGE))
def event_id_missing(event: PixelEvent, context: Context) -> Outcomes:
    """A conversion has no event_id.

    TikTok tells the browser's and the server's report of one conversion by `event_id`: same pixel,
    same event, same id, counted once. Without server events it is advice; where the shop sends
    them, is known to, or uses a plugin that does, it is an error.

    ## Why it costs the advertiser
    Once the Events API is on, every conversion counts twice: costs per purchase look half as high as
    they are, and bidding follows the wrong numbers.

    ## How to fix it
    Give each conversion an id of its own in the third argument of `ttq.track`, and send the same id
    with the server's event. The order number serves for a Purchase.

    ## Example
    Before:

        ttq.track('Purchase', {value: 59.7, currency: 'EUR'})

    After:

        ttq.track('Purchase', {value: 59.7, currency: 'EUR'}, {event_id: 'order-1001'})
    """
    if not is_blank(event.event_id):
        yield passed()
        return
    too = _SERVER_TOO.get(context.facts.server_events, "")
    yield failed(
        f"{event.name} has no event_id, and {too}: it counts twice."
        if too
        else f"{event.name} has no event_id: it could not be told from the same event of a server.",
        severity=Severity.ERROR if too else None,
        expected="an event_id of its own for each conversion",
        actual="no event_id",
        path="event_id",
    )
