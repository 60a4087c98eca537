"""TT511 visitor-id-changes."""

from auditor.check.addresses import host_of
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, not_applicable
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.event import ConsentPhase, PixelEvent, Realm
from auditor.model.rule import Severity


@rule("TT511", "visitor-id-changes", Severity.WARNING, Runs())
def visitor_id_changes(run: str, context: Context) -> Outcomes:
    """One visitor is sent to TikTok under several ids.

    TikTok's SDK keeps the visitor's id in the cookie `_ttp` and sends it as `anonymous_id`. On the way
    from the product to the order it changes: a script or a consent tool deletes the cookie, it lives no
    longer than the page, or the checkout lies on another domain, where the cookie does not reach. Frames,
    which have cookies of their own, are left out.

    ## Why it costs the advertiser
    TikTok sees two people, one who looks and never buys, and one who buys out of nowhere. The purchase is
    not credited to the ad, the buyer goes on being shown it, and audiences count one person twice.

    ## How to fix it
    Find what deletes `_ttp`: a "clear unknown cookies" setting of the consent tool, a server that sets it
    anew with another value. Where the checkout has a domain of its own, put it below the shop's domain
    (`checkout.shop.example`), and identify the customer there by e-mail address.

    ## Example
    Before: `anonymous_id` A on `shop.example/product`, B on `pay.example/checkout`

    After: `anonymous_id` A on `shop.example/product` and on `checkout.shop.example`
    """
    seen = [
        event
        for event in context.all_events
        if event.run == run
        and event.sent
        and event.consent is not ConsentPhase.BEFORE
        and event.realm in {Realm.PAGE, Realm.UNLOAD}
        and event.visitor
        and _in_the_journey(event, context)
    ]
    if len({event.visit_id for event in seen}) <= 1:
        yield not_applicable("fewer than two pages of one journey told the visitor's id")
        return
    known = seen[0]
    for event in seen:
        if event.visitor == known.visitor:
            continue
        where = (host_of(known.page_url), host_of(event.page_url))
        yield failed(
            "The visitor's id is another one on this page than on the page before: TikTok sees two people."
            if where[0] == where[1]
            else "The visitor's id is lost on the way to another host: TikTok sees two people.",
            expected="one anonymous_id from the first page to the order",
            actual=f"another one on {where[1]} than on {where[0]}" if where[0] != where[1] else "another one",
            path="context.user.anonymous_id",
            event=event,
        )
        return


def _in_the_journey(event: PixelEvent, context: Context) -> bool:
    """Whether an event is of a page of the journey, not of those that are opened beside it."""
    page = context.page(event.visit_id)
    return page is not None and (page.step is not None or event.step is not None)
