"""TT211 event-lost-on-navigation."""

from auditor.check.calls import as_far_as_heard, before_consent, called_name
from auditor.check.context import CLOCK_SLACK, Context
from auditor.check.outcome import Outcomes, failed
from auditor.check.payload import content_ids, shown
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Pages
from auditor.model.evidence import PixelCall
from auditor.model.jsonvalue import JsonObject, is_object
from auditor.model.page import Page
from auditor.model.rule import Scope, Severity

_SOON = 15.0  # seconds in which the next page may send what the one before could not


@rule("TT211", "event-lost-on-navigation", Severity.ERROR, Pages(scope=Scope.STEP), Needs(absence=True))
def event_lost_on_navigation(page: Page, context: Context) -> Outcomes:
    """The page called the pixel and was left at once, and the event was lost with it.

    The click that calls `ttq.track` also leads to the next page, and no beacon arrived, neither then
    nor later: the auditor looks where the beacons arrive, so one that is only late is not missed.
    Where the next page sends the same event for the same products, nothing is lost.

    ## Why it costs the advertiser
    The event is in the shop's code and shows up when it is tried by hand, on a slow click or with
    the developer tools open. Of real visitors a part goes missing: those with fast connections and
    slow phones. Campaigns learn from what is left.

    ## How to fix it
    Let the next page send the event, or call `ttq.track` before the navigation starts and let the
    SDK send it by itself: it uses `navigator.sendBeacon`, which outlives the page. Load the pixel
    with the page rather than at the first click, and take it out of scripts that put off or replace
    `sendBeacon` and `fetch`.

    ## Example
    Before: an optimiser loads the pixel at the first click, which also submits the form.

    After: the pixel loads with the page, or the cart page calls
    `ttq.track('AddToCart', …)` for what was just added.
    """
    told: set[str] = set()
    for call in context.lost_on(page):
        name = called_name(call, context)
        if name in told | context.expect.server_only or before_consent(call, page, context):
            continue
        if sent_after_all(call, name, page, context):
            continue
        told.add(name)
        yield failed(
            f"The page called {name} and was left at once: the event was lost with it.",
            event_name=name,
            expected=f"a beacon for {name} that outlives the page",
            actual="none, neither then nor later",
            called_by=call.called_by,
            pixel_id=call.pixel_id or "",
            explains=(name,),
        )
    if not told:
        yield as_far_as_heard(page, context)


def sent_after_all(call: PixelCall, name: str, page: Page, context: Context) -> bool:
    """Whether the same event for the same products left soon after, from this page or the next one."""
    products = (
        _products(call.arguments[1]) if len(call.arguments) > 1 and is_object(call.arguments[1]) else set()
    )
    return any(
        event.name == name
        and event.run == page.visit.run
        and -CLOCK_SLACK <= event.at - call.at <= _SOON
        and _products(event.parameters) == products
        for event in context.events
    )


def _products(parameters: JsonObject) -> set[str]:
    return {shown(given.value) for given in content_ids(parameters)}
