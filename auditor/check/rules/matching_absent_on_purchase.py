"""TT503 matching-absent-on-purchase."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Events
from auditor.model.event import MatchState, PixelEvent
from auditor.model.journey import Step
from auditor.model.page import PageKind
from auditor.model.rule import Severity

EVENT = "Purchase"


@rule(
    "TT503",
    "matching-absent-on-purchase",
    Severity.WARNING,
    Events(lambda event: event.name == EVENT, EVENT),
    Needs(about=EVENT),
)
def matching_absent_on_purchase(event: PixelEvent, context: Context) -> Outcomes:
    """Purchase carries neither e-mail address nor phone number.

    The checkout asks the customer for an e-mail address or a phone number, and Purchase is sent without
    the hash of either. What TikTok's SDK finds in forms by itself (automatic matching) and what the event
    builder adds count. Where the checkout does not ask, or was not seen, it is information.

    ## Why it costs the advertiser
    Without them TikTok can match a purchase by the browser's cookie alone. Who saw the ad on the phone
    and buys on the computer, or deletes cookies, is lost: fewer purchases are credited to the ads than
    they brought, and TikTok's own diagnosis marks the event.

    ## How to fix it
    Call `ttq.identify` with the order's e-mail address and phone number before `ttq.track('Purchase', …)`;
    plain values are healthy, the SDK hashes them. Switch on automatic advanced matching in Events Manager
    as well: it helps on the pages where the customer types.

    ## Example
    Before:

        ttq.track('Purchase', {…}, {event_id: 'order-1001'})

    After:

        ttq.identify({email: order.email, phone_number: order.phone});
        ttq.track('Purchase', {…}, {event_id: 'order-1001'})
    """
    if event.matching.email is not MatchState.ABSENT or event.matching.phone is not MatchState.ABSENT:
        return
    page = context.page(event.visit_id)
    if page is not None and page.visit.is_repeat:
        return
    asked = _asked(event.run, context)
    if asked and context.facts.capture.sdk == "standin" and _in_the_form_s_document(event, context):
        yield inconclusive(
            "the stand-in has no automatic matching, which would have read the form in the page that sent Purchase"
        )
        return
    yield failed(
        "Purchase is sent without the customer's e-mail address and phone number, for which the checkout asks."
        if asked
        else "Purchase is sent without the customer's e-mail address and phone number.",
        severity=None if asked else Severity.INFO,
        expected="the hashed e-mail address or phone number of the customer",
        actual="neither",
    )


def _asked(run: str, context: Context) -> bool:
    """Whether the shop asked this visitor for an e-mail address or a phone number on the way to the order."""
    return any(
        page.visit.run == run
        and page.reading.asks_for_contact
        and (page.kind is PageKind.CHECKOUT or page.step in {Step.CHECKOUT, Step.PURCHASE})
        for page in context.facts.pages
    )


def _in_the_form_s_document(event: PixelEvent, context: Context) -> bool:
    """Whether the page that asked changed into the confirmation without a load."""
    checkout = context.step(event.run, Step.CHECKOUT)
    return checkout is not None and checkout.visit_id is not None and checkout.visit_id == event.visit_id
