"""TT203 initiate-checkout-missing."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Steps
from auditor.model.journey import Step, StepOutcome
from auditor.model.rule import Severity

EVENT = "InitiateCheckout"


@rule(
    "TT203",
    "initiate-checkout-missing",
    Severity.ERROR,
    Steps(Step.CHECKOUT),
    Needs(absence=True, about=EVENT),
)
def initiate_checkout_missing(step: StepOutcome, context: Context) -> Outcomes:
    """Checkout was begun, and no InitiateCheckout was sent.

    When the visitor begins the checkout (by its page, a drawer or an express button),
    InitiateCheckout must be sent.

    ## Why it costs the advertiser
    Those who leave in the checkout were nearly customers. Without InitiateCheckout TikTok cannot
    address them, and the funnel in Events Manager has a hole before the purchase.

    ## How to fix it
    Call `ttq.track('InitiateCheckout', …)` when the checkout opens, with all items of the cart,
    their total and the currency.

    ## Example
    Before: the checkout page calls `ttq.page()` only.

    After:

        ttq.track('InitiateCheckout', {contents: […], content_type: 'product', value: 59.7,
                                       currency: 'EUR'})
    """
    if context.events_since(step, EVENT):
        yield passed()
    else:
        yield failed(
            "The checkout was begun, and no InitiateCheckout was sent.",
            event_name=EVENT,
            expected="InitiateCheckout when the checkout opens",
            actual="nothing sent",
        )
