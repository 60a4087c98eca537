"""TT214 pageview-tracked-by-hand."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, passed
from auditor.check.rule import rule
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.rule import Scope, Severity


def _any(event: PixelEvent) -> bool:
    return bool(event.wire_name)


@rule("TT214", "pageview-tracked-by-hand", Severity.WARNING, Events(_any, "event", scope=Scope.PAGE))
def pageview_tracked_by_hand(event: PixelEvent, context: Context) -> Outcomes:
    """A page view is tracked by hand, under a name that is not TikTok's.

    `ttq.page()` sends the page view, and it is called `Pageview`. `ttq.track('PageView')`, in whatever other
    case, is a custom event. `ttq.track('Pageview')`, as WooCommerce's plugin calls it, is the real one, and
    names of other tools (`page_view`) beside it are custom events on purpose: both pass.

    ## Why it costs the advertiser
    The custom event is no page view. Where the real one is sent too, every visit is reported twice under
    names that look alike; where it is not, TikTok knows of no visit, and the audience "all visitors" stays
    empty.

    ## How to fix it
    Take the call out: `ttq.page()` in the base code does it. In a tag manager, delete the tag that sends
    the event PageView.

    ## Example
    Before:

        ttq.track('PageView')

    After:

        ttq.page()
    """
    real = context.standard.pageview
    if event.wire_name == real or event.wire_name.casefold() != real.casefold():
        yield passed()
        return
    page = context.page(event.visit_id)
    beside = page is not None and any(sent.name == real for sent in context.all_events_on(page))
    yield failed(
        f"“{event.wire_name}” is a custom event; the page view is “{real}”, "
        + ("which this page sends as well." if beside else "which this page does not send."),
        expected="ttq.page()",
        actual=f"ttq.track('{event.wire_name}')",
        path="event",
    )
