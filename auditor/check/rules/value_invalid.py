"""TT306 value-invalid."""

from auditor.check.amounts import amount, guess_amount, quoted, why_no_amount
from auditor.check.context import Context
from auditor.check.every_event import checked, severity_on
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.payload import shown
from auditor.check.rule import rule
from auditor.check.spelling import is_no_value, is_template
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity


@rule("TT306", "value-invalid", Severity.ERROR, Events(checked("value"), "product event"))
def value_invalid(event: PixelEvent, context: Context) -> Outcomes:
    """An event's value is no number.

    `value` must be a number of 0 or more, or a text of digits with at most one decimal point.
    Currency signs, thousands separators, decimal commas, letters, blanks and NaN are not understood.
    Words alone, where this visitor is shown no price anywhere (`'Log in for prices'`), are information.

    ## Why it costs the advertiser
    TikTok drops a value that it cannot read. The event counts, and its revenue does not: return on
    ad spend looks far lower than it is, and value optimisation has nothing to learn from.

    ## How to fix it
    Send the bare number from the shop's data (`19.9`), not the price as it is formatted for people.

    ## Example
    Before:

        ttq.track('AddToCart', {value: '19,90 €', currency: 'EUR'})

    After:

        ttq.track('AddToCart', {value: 19.9, currency: 'EUR'})
    """
    value = event.parameters.get("value")
    if value is None or value == "":
        yield not_applicable(f"{event.name} has no value")
    elif amount(value) is not None:
        yield passed()
    else:
        yield failed(
            f"{event.name} has a value that TikTok cannot read: {why_no_amount(value)}.",
            severity=Severity.INFO
            if _says_no_price(value) and not context.shows_prices(event.run)
            else severity_on(event),
            expected=f"a number of 0 or more, such as {_meant(value)}",
            actual=shown(value),
            path="value",
        )


def _meant(value: JsonValue) -> str:
    guess = guess_amount(value) if isinstance(value, str) else None
    return "19.90" if guess is None else quoted(guess)


def _says_no_price(value: JsonValue) -> bool:
    """Whether a value is words alone, such as those that stand where others are shown a price."""
    return (
        isinstance(value, str)
        and guess_amount(value) is None
        and not is_template(value)
        and not is_no_value(value)
    )
