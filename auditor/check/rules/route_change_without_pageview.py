"""TT113 route-change-without-pageview."""

from auditor.check.context import CLOCK_SLACK, Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.routes import RouteChange, RouteChanges
from auditor.check.rule import Needs, rule
from auditor.model.addresses import route_of
from auditor.model.event import PixelEvent
from auditor.model.rule import Severity

_SOON = 0.3  # seconds within which the SDK has sent the page view of a new path (pixel.js 2.2.1, May 2026)


@rule("TT113", "route-change-without-pageview", Severity.ERROR, RouteChanges(), Needs(absence=True))
def route_change_without_pageview(change: RouteChange, context: Context) -> Outcomes:
    """The page changes without a load, and its view is not sent, or sent twice.

    A single-page shop takes on another path without loading a page. TikTok's SDK watches `history` for that
    and sends one Pageview. A router that uses the Navigation API goes past it (pixel.js 2.2.1, May 2026);
    options (`historyObserver: false`) and most partners' installations switch it off; and a call of
    `ttq.track('Pageview')` of the shop's own comes on top of it. A path in the fragment (`#/cart`) counts. What
    changes the query alone, such as `?variant=`, is no other page, and a second `ttq.page()` at one address is
    not sent. A page that never sends its view at all is TT109's.

    ## Why it costs the advertiser
    Whoever came by the first page alone seems to have seen nothing else: audiences by address miss most of
    their visitors. Sent twice, visits count double.

    ## How to fix it
    Leave the SDK's own watch on, and remove page views of the shop's own; or switch it off and call
    `ttq.page()` once after each change of the route, as with a router that uses the Navigation API.

    ## Example
    Before:

        ttq.load('PIXEL_ID', {historyObserver: false}); ttq.page();

    After:

        ttq.load('PIXEL_ID'); ttq.page();
    """
    views = [
        event
        for page in change.document
        for event in context.events_on(page)
        if event.name == context.standard.pageview
    ]
    pixels = {install.pixel_id for install in context.installs_on(change.page) if install.started} & {
        event.pixel_id for event in views
    }
    if not pixels:
        yield not_applicable("no pixel sends a page view on this page")
    for pixel in sorted(pixels):
        number = sum(event.pixel_id == pixel and _is_of(event, change) for event in views)
        if number == 1:
            yield passed()
        elif number:
            yield failed(
                f"One change of the page sent {context.standard.pageview} {number} times.",
                event_name=context.standard.pageview,
                expected=f"one {context.standard.pageview} for {change.url}",
                actual=f"{number} of them",
                pixel_id=pixel,
                seen=True,
            )
        elif change.lasted < _SOON:
            yield inconclusive("the page was left as soon as its path had changed", pixel_id=pixel)
        else:
            yield failed(
                "The page changed without a load, and TikTok was not told that another one is shown.",
                event_name=context.standard.pageview,
                expected=f"{context.standard.pageview} for {change.url}",
                actual=f"none in the {change.lasted:.1f} seconds that it was shown",
                pixel_id=pixel,
            )


def _is_of(event: PixelEvent, change: RouteChange) -> bool:
    return (
        route_of(event.page_url) == route_of(change.url)
        and change.since - CLOCK_SLACK <= event.at <= change.until + CLOCK_SLACK
    )
