"""TT308 currency-missing."""

from auditor.check.context import Context
from auditor.check.every_event import checked, severity_on
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.payload import is_blank, shown
from auditor.check.rule import rule
from auditor.check.subjects import Events, needs_value
from auditor.model.event import PixelEvent
from auditor.model.rule import Severity


@rule("TT308", "currency-missing", Severity.ERROR, Events(checked("value"), "product event"))
def currency_missing(event: PixelEvent, context: Context) -> Outcomes:
    """An event does not say in which currency its value is.

    Every event with a `value` needs a `currency`, and a Purchase always does. Where this visitor is
    shown no price anywhere, a Purchase without either is told as information only.

    ## Why it costs the advertiser
    TikTok cannot add up amounts of unknown currency: the event's revenue is missing from return on
    ad spend, or counted in the wrong currency.

    ## How to fix it
    Send the ISO 4217 code of the currency in which the visitor pays, beside the value.

    ## Example
    Before:

        ttq.track('Purchase', {value: 59.7})

    After:

        ttq.track('Purchase', {value: 59.7, currency: 'EUR'})
    """
    value = event.parameters.get("value")
    if not is_blank(event.parameters.get("currency")):
        yield passed()
        return
    valued = not is_blank(value)
    required = needs_value(event)
    if not valued and not required:
        yield not_applicable(f"{event.name} has no value")
        return
    yield failed(
        f"{event.name} has a value without a currency." if valued else f"{event.name} names no currency.",
        severity=severity_on(event, None if valued or context.shows_prices(event.run) else Severity.INFO),
        expected="currency: an ISO 4217 code, such as EUR",
        actual=f"value {shown(value)}, no currency" if valued else "no currency",
        path="currency",
    )
