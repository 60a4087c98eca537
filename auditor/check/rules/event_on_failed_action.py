"""TT215 event-on-failed-action."""

from auditor.check.attempts import Refused, RefusedAttempts
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed
from auditor.check.rule import rule
from auditor.model.journey import Trial
from auditor.model.rule import Severity

_CLAIMS = {
    Trial.ADD_REFUSED: frozenset({"AddToCart"}),
    Trial.FORM_REFUSED: frozenset({"AddPaymentInfo", "PlaceAnOrder", "Purchase"}),
}
_WHAT = {
    Trial.ADD_REFUSED: "The shop did not take the product",
    Trial.FORM_REFUSED: "The shop did not accept the form",
}


@rule("TT215", "event-on-failed-action", Severity.ERROR, RefusedAttempts())
def event_on_failed_action(refused: Refused, context: Context) -> Outcomes:
    """An event is sent of something that the shop refused.

    The auditor presses "add to cart" once before it has chosen the size or colour that the product asks
    for, and the shop refuses; so it may when a variant is sold out, or when a checkout's form is not in
    order. AddToCart, AddPaymentInfo or Purchase must not be sent then. Where the shop took it all the same,
    or did not say that it refused, nothing is concluded.

    ## Why it costs the advertiser
    TikTok counts carts that are empty and payments that were not made, and finds more people who press a
    button and leave. Retargeting follows them with products that they could not buy.

    ## How to fix it
    Send the event when the shop has accepted: on the success of the cart's request, or with the next page,
    not on the button's click. In a tag manager, replace the click trigger by the data layer's event that
    follows the acceptance.

    ## Example
    Before:

        button.addEventListener('click', () => ttq.track('AddToCart', {…}))

    After:

        const answer = await fetch('/cart/add', {…})
        if (answer.ok) ttq.track('AddToCart', {…})
    """
    attempt = refused.attempt
    claims = _CLAIMS[attempt.trial]
    told = [event for event in context.events if event.name in claims and refused.holds(event)]
    for event in {event.name: event for event in reversed(told)}.values():
        yield failed(
            f"{_WHAT[attempt.trial]} ({attempt.words}), and {event.name} was sent.",
            expected=f"no {event.name} until the shop has accepted",
            actual=f"{event.name} when the button was pressed",
            event=event,
        )
