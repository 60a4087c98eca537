"""TT305 value-missing."""

from auditor.check.context import Context
from auditor.check.every_event import checked, severity_on
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.payload import is_blank, shown
from auditor.check.rule import rule
from auditor.check.subjects import Events, needs_value
from auditor.model.event import PixelEvent
from auditor.model.rule import Severity

_WANT_VALUE = frozenset({"AddToCart", "InitiateCheckout"})
EXPECTED = "value: the total as a number, such as 19.90"


@rule("TT305", "value-missing", Severity.ERROR, Events(checked("currency"), "product event"))
def value_missing(event: PixelEvent, context: Context) -> Outcomes:
    """An event does not say what it is worth.

    A Purchase must carry `value`, and so must every event that names a currency. AddToCart and
    InitiateCheckout with neither value nor currency are a warning. Where this visitor is shown no
    price anywhere (a business shop before login), there is no value to send: then what TikTok's own
    console would still complain of is told as information only.

    ## Why it costs the advertiser
    Return on ad spend cannot be reported, and TikTok cannot optimise for value: every buyer counts
    the same, whether the order was 5 or 500.

    ## How to fix it
    Send the total of the event as a number, together with its currency.

    ## Example
    Before:

        ttq.track('Purchase', {contents: […], currency: 'EUR'})

    After:

        ttq.track('Purchase', {contents: […], value: 59.7, currency: 'EUR'})
    """
    if not is_blank(event.parameters.get("value")):
        yield passed()
        return
    currency = event.parameters.get("currency")
    prices = context.shows_prices(event.run)
    needed = needs_value(event)
    if needed or not is_blank(currency):
        yield failed(
            f"{event.name} names a currency and no value."
            if not is_blank(currency)
            else f"{event.name} does not say what it is worth.",
            severity=severity_on(event, None if prices else Severity.INFO),
            expected=EXPECTED,
            actual=f"no value; currency {shown(currency)}" if not is_blank(currency) else "no value",
            path="value",
        )
    elif event.name in _WANT_VALUE and prices:
        yield failed(
            f"{event.name} does not say what it is worth.",
            severity=Severity.WARNING,
            expected=EXPECTED,
            actual="neither value nor currency",
            path="value",
        )
    else:
        yield not_applicable(
            f"{event.name} needs no value"
            if event.name not in _WANT_VALUE
            else "this visitor is shown no price"
        )
