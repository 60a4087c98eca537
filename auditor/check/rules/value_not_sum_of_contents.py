"""TT311 value-not-sum-of-contents."""

from collections.abc import Sequence
from decimal import Decimal

from auditor.check.against_page import currency_of
from auditor.check.amounts import amount, minor_units, quoted, rounded
from auditor.check.context import Context
from auditor.check.lines import Line, lines_of, slack_of, spelt_out, sum_of, sum_of_units
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.rule import Severity


@rule("TT311", "value-not-sum-of-contents", Severity.WARNING, Events(commerce, "product event"))
def value_not_sum_of_contents(event: PixelEvent, context: Context) -> Outcomes:
    """An event's value is not what its items come to.

    `value` must be the sum of price times quantity over `contents`, and may differ from it by shipping,
    tax, a discount, a fee or a gift card: by any of those amounts, or several, that the shop's pages state
    in this journey. Where they state none of them, nothing is concluded, unless one of the two is the other
    in cents.

    ## Why it costs the advertiser
    Value optimisation learns from value and price together. Where they contradict each other one of them
    is wrong, and TikTok looks for customers of the wrong worth.

    ## How to fix it
    Take both from the same data: `price` is the price of one unit, `value` the total of the event. Common
    causes: a price of the whole line, cents beside units, contents that lack an item, or still hold those
    of the order before.

    ## Example
    Before:

        ttq.track('AddToCart', {contents: [{content_id: 'SKU-1', quantity: 2, price: 39.8}],
                                value: 39.8, currency: 'EUR'})

    After:

        ttq.track('AddToCart', {contents: [{content_id: 'SKU-1', quantity: 2, price: 19.9}],
                                value: 39.8, currency: 'EUR'})
    """
    value = amount(event.parameters.get("value"))
    lines = lines_of(event)
    if value is None:
        yield not_applicable(f"{event.name} has no value that is a number")
    elif not context.shows_prices(event.run):
        yield not_applicable("this visitor is shown no price")
    elif not lines:
        yield not_applicable(f"{event.name} has no contents with a price and a quantity each")
    else:
        yield _held_against(value, lines, event, context)


def _held_against(value: Decimal, lines: Sequence[Line], event: PixelEvent, context: Context) -> Outcome:
    currency = currency_of(event)
    whole, slack = sum_of(lines), slack_of(lines, currency)
    if abs(value - whole) < slack:
        return passed()
    extras = context.extras(event.run, currency)
    if extras.explain(value, whole, slack):
        return passed()
    cents = _cents(value, whole, slack, currency)
    doubt = "" if cents else _doubt(lines, extras.doubt, known=bool(extras.amounts))
    if doubt:
        return inconclusive(
            f"the value of {event.name} is not the sum of its items, and {doubt}", event=event
        )
    return failed(
        f"The value of {event.name} is not what its items come to{cents or _hint(value, lines, slack)}.",
        expected=f"{spelt_out(lines)}{quoted(rounded(whole, currency))}",
        actual=quoted(value),
        path="value",
    )


def _cents(value: Decimal, whole: Decimal, slack: Decimal, currency: str | None) -> str:
    """What is in cents, where one amount is the other in the currency's smallest unit."""
    times = Decimal(10) ** minor_units(currency)
    if times == 1 or not value or not whole:
        return ""
    if abs(value - whole * times) < slack * times:
        return ": the value is in cents, the prices are not"
    return ": the prices are in cents, the value is not" if abs(value * times - whole) < slack * times else ""


def _doubt(lines: Sequence[Line], unread: str, *, known: bool) -> str:
    if any(line.assumed for line in lines):
        return "not every item says how many there are of it"
    if unread:
        return f"an amount that may explain it is not known: {unread}"
    return "" if known else "no page of the journey states shipping, tax or a discount that could explain it"


def _hint(value: Decimal, lines: Sequence[Line], slack: Decimal) -> str:
    if abs(value - sum_of_units(lines)) < slack:
        return ": it is the sum of the prices without their quantities"
    return ", and no amount on the shop's pages explains the difference"
