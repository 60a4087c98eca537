"""TT202 add-to-cart-missing."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Steps
from auditor.model.journey import Proof, Step, StepOutcome
from auditor.model.rule import Severity

EVENT = "AddToCart"
_TAKEN = {
    Proof.COUNT: "the cart's counter rose",
    Proof.CART_PAGE: "the cart page lists the product",
    Proof.DRAWER: "the shop said so",
    Proof.REQUEST: "the shop's own request succeeded",
}


@rule("TT202", "add-to-cart-missing", Severity.ERROR, Steps(Step.CART), Needs(absence=True, about=EVENT))
def add_to_cart_missing(step: StepOutcome, context: Context) -> Outcomes:
    """The cart took the product, and no AddToCart was sent.

    The auditor put a product into the cart, and saw that the cart took it. AddToCart must be sent
    then, or with the next page (some plugins queue it). Where the cart was not seen to take the
    product, nothing is concluded.

    ## Why it costs the advertiser
    Cart abandoners are the cheapest audience to win back, and they do not exist for TikTok. A
    campaign that optimises for AddToCart gets nothing to learn from.

    ## How to fix it
    Call `ttq.track('AddToCart', …)` when the shop has accepted the product, on every way into the
    cart (the button, quick-add, a request without page load).

    ## Example
    Before: the button submits the form, and nothing is tracked.

    After:

        form.addEventListener('submit', () => ttq.track('AddToCart',
          {contents: [{content_id: 'SKU-1', quantity: 1, price: 19.9}], content_type: 'product',
           value: 19.9, currency: 'EUR'}))
    """
    if context.events_since(step, EVENT):
        yield passed()
    elif step.proof not in _TAKEN:
        yield inconclusive("the cart was not seen to take the product", event_name=EVENT)
    else:
        yield failed(
            "The product went into the cart, and no AddToCart was sent, neither then nor with the next page.",
            event_name=EVENT,
            expected="AddToCart when the cart takes the product",
            actual=f"nothing sent, though {_TAKEN[step.proof]}",
        )
