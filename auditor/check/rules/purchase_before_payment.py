"""TT216 purchase-before-payment."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable
from auditor.check.rule import rule
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.rule import Severity


def _wanted(event: PixelEvent) -> bool:
    return event.name == "Purchase"


@rule("TT216", "purchase-before-payment", Severity.WARNING, Events(_wanted, "Purchase"))
def purchase_before_payment(event: PixelEvent, context: Context) -> Outcomes:
    """Purchase is sent, and the page says that the order is not paid.

    The confirmation states that the payment is pending or awaited; where it states that the payment failed
    or was declined, it is an error. That an invoice will follow, or that the customer pays on delivery, is
    no pending payment.

    ## Why it costs the advertiser
    Orders that are never paid count as sales. Bank transfers are often given up, and declined cards always:
    return on ad spend looks better than it is, and TikTok finds more people who do not pay.

    ## How to fix it
    Send Purchase when the order is paid: on the confirmation where the payment's state is "paid", or from
    your server by the Events API when the money has come. In WooCommerce, do not hook the event on
    `woocommerce_thankyou` alone, but look at `$order->is_paid()`.

    ## Example
    Before (the page says "Payment: pending"):

        ttq.track('Purchase', {value: 39.8, currency: 'EUR', …})

    After:

        if (order.paid) ttq.track('Purchase', {value: 39.8, currency: 'EUR', …})
    """
    page = context.shown_to(event)
    if page is None or not context.is_confirmation(page):
        yield not_applicable("it was not sent on a confirmation")
        return
    state = page.reading.payment
    if not page.reading.title and not page.reading.links and not page.reading.amounts and state is None:
        yield inconclusive("the confirmation could not be read", event=event)
    elif state is not None:
        how = "failed" if state.failed else "is still awaited"
        yield failed(
            f"Purchase was sent, and the page says that the payment {how}.",
            severity=Severity.ERROR if state.failed else None,
            expected="Purchase once the order is paid",
            actual=f"“{state.words}”",
        )
