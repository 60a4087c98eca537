"""TT513 identify-too-late."""

from collections.abc import Iterator

from auditor.check.contacts import WORDS, given_by
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Events
from auditor.model.event import MatchState, PixelEvent
from auditor.model.evidence import PixelCall
from auditor.model.page import Page
from auditor.model.rule import Severity

EVENT = "Purchase"


@rule(
    "TT513",
    "identify-too-late",
    Severity.WARNING,
    Events(lambda event: event.name == EVENT, EVENT),
    Needs(about=EVENT),
)
def identify_too_late(event: PixelEvent, context: Context) -> Outcomes:
    """The customer is identified after Purchase was sent.

    The page calls `ttq.identify` with the customer's e-mail address or phone number, but only once
    Purchase has left, so that its beacon lacks them. Calls that wait together for TikTok's script are
    fine in any order: the SDK runs `identify` first.

    ## Why it costs the advertiser
    The data is there, the customer agreed to it, and the one event that counts goes without: TikTok
    matches the purchase by cookie alone, and fewer of them are credited to the ads.

    ## How to fix it
    Call `ttq.identify` before `ttq.track('Purchase', …)`, in the same script. In a tag manager let the
    tag that identifies fire first (tag sequencing), not on a later trigger.

    ## Example
    Before:

        ttq.track('Purchase', {…}); fetch('/customer').then(c => ttq.identify({email: c.email}))

    After:

        fetch('/customer').then(c => { ttq.identify({email: c.email}); ttq.track('Purchase', {…}) })
    """
    page = context.page(event.visit_id)
    if page is None:
        yield inconclusive("the Purchase could not be tied to a page, nor to the calls on it")
        return
    calls = [call for call in _identities(event, page, context) if given_by(call, context)]
    late = [call for call in calls if _after(call, event)]
    lacks = sorted({kind for call in late for kind in given_by(call, context)} - _carried(event))
    if lacks:
        what = " and ".join(WORDS[kind] for kind in lacks)
        yield failed(
            f"Purchase is sent before the customer is identified: it lacks the {what}.",
            expected=f"ttq.identify with the {what} before ttq.track('Purchase', …)",
            actual=f"ttq.identify {_seconds(late[0], event)} after it",
            called_by=late[0].called_by,
        )
    elif not calls and page.listening is False and not page.visit.spared and _carried(event) != set(WORDS):
        yield inconclusive("the calls that the page made while the SDK ran could not be heard")
    elif not calls:
        yield not_applicable(
            "the page that sent Purchase did not call identify with a contact of the customer"
        )


def _identities(event: PixelEvent, page: Page, context: Context) -> Iterator[PixelCall]:
    """The `identify` calls of a page's document for the event's pixel, or for all."""
    return (
        call
        for call in context.calls_in_document_of(page)
        if call.method == "identify" and call.pixel_id in {None, event.pixel_id}
    )


def _after(call: PixelCall, event: PixelEvent) -> bool:
    """Whether a call came after the event's own; both in the queue are in no order."""
    if call.queued:
        return False
    if event.call is not None and event.call.frame_url == call.frame_url:
        return (call.at, call.id) > (event.call.at, event.call.id)
    return call.at > event.at


def _carried(event: PixelEvent) -> set[str]:
    matching = {"email": event.matching.email, "phone": event.matching.phone}
    return {kind for kind, state in matching.items() if state is not MatchState.ABSENT}


def _seconds(call: PixelCall, event: PixelEvent) -> str:
    gap = call.at - (event.call.at if event.call is not None else event.at)
    return f"{gap:.1f} s" if gap >= 0.1 else "a moment"  # noqa: PLR2004 - what the words can tell
