"""TT210 event-called-but-not-sent."""

from auditor.check.calls import as_far_as_heard, before_consent, called_name
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Pages
from auditor.model.page import Page
from auditor.model.rule import Severity


@rule("TT210", "event-called-but-not-sent", Severity.ERROR, Pages(), Needs(absence=True))
def event_called_but_not_sent(page: Page, context: Context) -> Outcomes:
    """The page called the pixel, and nothing was sent.

    `ttq.track` ran, and no beacon left within the watch. Consent that is held or refused, and a
    repeated `ttq.page()` that the SDK suppresses, are apart, and so is a call whose page is left at
    once (TT211). In workers and in frames that start before the auditor can listen, calls are not
    heard: nothing is concluded there.

    ## Why it costs the advertiser
    Whoever reads the shop's code believes that the event is tracked. TikTok never hears of it.

    ## How to fix it
    Look at what stands between the call and the network: a pixel that was never loaded
    (`ttq.load`), a call to an instance of another id, a script that replaces `sendBeacon`, a tag
    that blocks requests.

    ## Example
    Before:

        ttq.instance('OTHER_ID').track('AddToCart', {…})

    After:

        ttq.track('AddToCart', {…})
    """
    told: set[str] = set()
    for call in context.unsent_on(page):
        name = called_name(call, context)
        if name in told | context.expect.server_only or before_consent(call, page, context):
            continue
        told.add(name)
        yield failed(
            f"The page called {name}, and nothing was sent.",
            event_name=name,
            expected=f"a beacon for {name}",
            actual="none within the watch",
            called_by=call.called_by,
            pixel_id=call.pixel_id or "",
            explains=(name,),
        )
    if not told:
        yield as_far_as_heard(page, context)
