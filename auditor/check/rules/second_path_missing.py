"""TT218 second-path-missing."""

from auditor.check.additions import windows
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Steps
from auditor.model.journey import Proof, Step, StepOutcome, Way
from auditor.model.rule import Severity

EVENT = "AddToCart"
_CALLED = {Way.QUICK_ADD: "quick-add button", Way.STICKY_BAR: "bar that stays in sight"}


@rule("TT218", "second-path-missing", Severity.WARNING, Steps(Step.CART), Needs(absence=True, about=EVENT))
def second_path_missing(step: StepOutcome, context: Context) -> Outcomes:
    """A second way into the cart works, and lacks the event that the main way sends.

    Where the page offers it, the auditor puts its second product (`--basket full`) into the cart by the
    quick-add button of a product's card. AddToCart must be sent then as it is from the product's own page,
    at once or with the next page. Where the main way sends none either, TT202 tells.

    ## Why it costs the advertiser
    The carts that are filled from lists and recommendations do not exist for TikTok: often a third of all.
    Their visitors are left out of the audience of cart abandoners, and AddToCart campaigns learn from a
    part of the truth.

    ## How to fix it
    Send the event where the cart has accepted the product, not in the product page's template: one place
    for all buttons. Where quick-add is an app's or a theme's feature, listen to its event
    (`added_to_cart` in WooCommerce, the cart's `add` request in Shopify themes).

    ## Example
    Before: the product page's button calls `ttq.track('AddToCart', …)`, the card's button does not.

    After:

        document.addEventListener('cart:added', (event) => ttq.track('AddToCart', itemOf(event.detail)))
    """
    added = windows(step.run, context)
    second = [window for window in added if window.addition.way is not Way.MAIN]
    main = [window for window in added if window.addition.way is Way.MAIN]
    if not second:
        yield not_applicable("no second way into the cart was tried")
    elif not any(window.events(EVENT, context) for window in main):
        yield not_applicable("the main way into the cart sends no AddToCart either")
    else:
        for window in second:
            page = context.page(window.addition.visit_id)
            if window.events(EVENT, context):
                yield passed()
            elif window.addition.proof is Proof.PINNED:
                yield inconclusive("the cart was not seen to take the product", page=page)
            else:
                yield failed(
                    f"The {_CALLED[window.addition.way]} put {window.addition.name} into the cart, and no "
                    f"{EVENT} was sent, as it is from the product's own page.",
                    page=page,
                    event_name=EVENT,
                    expected=f"{EVENT} on every way into the cart",
                    actual="nothing sent",
                )
