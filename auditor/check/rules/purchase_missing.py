"""TT204 purchase-missing."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Steps
from auditor.model.journey import Proof, Step, StepOutcome
from auditor.model.page import PageKind
from auditor.model.rule import Severity

EVENT = "Purchase"


@rule("TT204", "purchase-missing", Severity.ERROR, Steps(Step.PURCHASE), Needs(absence=True, about=EVENT))
def purchase_missing(step: StepOutcome, context: Context) -> Outcomes:
    """The order was confirmed, and no Purchase was sent.

    The confirmation page must send Purchase (or CompletePayment, its old name) from the browser.
    Where only the server sends it, say so in the configuration: `server_only = ["Purchase"]`.

    ## Why it costs the advertiser
    TikTok does not learn who bought. Campaigns cannot optimise for purchases, return on ad spend
    reads zero, and buyers go on being shown the ads of what they have bought.

    ## How to fix it
    Call `ttq.track('Purchase', …)` on the confirmation page, once per order, with all items, the
    total, the currency, and the order number as event_id.

    ## Example
    Before: the confirmation page calls `ttq.page()` only.

    After:

        ttq.track('Purchase', {contents: […], content_type: 'product', value: 59.7, currency: 'EUR'},
                  {event_id: 'order-1001'})
    """
    pages = [page for page in context.step_pages(step) if not page.visit.is_repeat]
    sent = {event.visit_id for event in context.events_since(step, EVENT)}
    if any(page.visit.id in sent for page in pages) or None in sent:
        yield passed()
        return
    page = context.page(step.visit_id)
    if step.proof is Proof.PINNED and (page is None or page.kind is not PageKind.CONFIRMATION):
        yield inconclusive("the given address shows no order confirmation", event_name=EVENT)
        return
    yield failed(
        "The order was confirmed, and no Purchase was sent: TikTok does not learn who bought.",
        event_name=EVENT,
        expected="Purchase (or CompletePayment) on the confirmation",
        actual="nothing sent",
    )
