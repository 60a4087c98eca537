"""Whether the pixel alone will do, or events from the shop's server (the Events API) are worth their work.

Source: TikTok help centre, "About Events API" (2025), read in November 2026: it advises both side by side,
since connections and browsers cost the pixel a part of its reports. From which ad spend on they pay for
their work is the trade's rule of thumb and no rule of TikTok's.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from auditor.check.audiences.needs import Needs
from auditor.check.audiences.topics import LOSSES, PREPARED, line
from auditor.check.context import Context
from auditor.model.readiness import Line, Ready, ServerEvents, Tracking

THRESHOLD = Decimal(5000)
"""US dollars of ad spend a month from which server events are usually worth their work."""

_UNSEEN = (
    "Ad blockers, tracking protection and broken connections take a part of real visitors' events. No audit can "
    "say how large it is: compare the shop's orders with the purchases in Events Manager."
)
_REFUSALS = (
    "Of visitors who refuse consent nothing may be sent, by the browser or by the server: server events do not "
    "bring them back."
)


def server_events(needs: Needs, context: Context) -> ServerEvents:
    """The advice, what gets lost here, and what stands ready."""
    lost = tuple(_lost(needs))
    spend = context.expect.monthly_spend
    tracking = _tracking(spend, context)
    return ServerEvents(
        tracking=tracking,
        said=_said(tracking, lost, context),
        monthly_spend=spend,
        threshold=THRESHOLD,
        lost=lost,
        prepared=tuple(line(topic, needs) for topic in PREPARED),
        unseen=(_UNSEEN, *([_REFUSALS] if any(map(context.consent, context.runs)) else [])),
    )


def _lost(needs: Needs) -> Iterator[Line]:
    """Each loss once: what follows from a cause that was told is not told again."""
    told: set[str] = set()
    for topic in LOSSES:
        item = line(topic, needs)
        if item.ready is not Ready.YES and not set(item.why) <= told:
            yield item
            told.update(item.why)


def _tracking(spend: Decimal | None, context: Context) -> Tracking:
    if context.facts.server_events != "unknown":
        return Tracking.IN_USE
    if spend is None:
        return Tracking.UNKNOWN
    return Tracking.WORTH_IT if spend >= THRESHOLD else Tracking.ENOUGH


def _said(tracking: Tracking, lost: Sequence[Line], context: Context) -> str:
    about = f"about ${THRESHOLD:,} a month in TikTok ads"
    after = " Mend first what gets lost here: that costs less than a second way to report it." if lost else ""
    match tracking:
        case Tracking.IN_USE:
            signs = context.facts.capture.server_side
            what = f" ({'; '.join(signs)})" if signs else ""
            known = (
                "sends" if context.facts.server_events in {"declared", "seen"} else "shows signs of sending"
            )
            return (
                f"The shop {known} events from its server too{what}. Each must carry the event_id of the browser's "
                "event, or it counts twice."
            )
        case Tracking.UNKNOWN:
            return (
                f"From {about} on, server events are usually worth their work; below it a pixel that works will do. "
                f"Say what is spent with `monthly_spend` in the config.{after}"
            )
        case Tracking.WORTH_IT:
            return f"From {about} on, server events beside the pixel are usually worth their work.{after}"
        case Tracking.ENOUGH:
            return f"Below {about} a pixel that works will usually do.{after}"
