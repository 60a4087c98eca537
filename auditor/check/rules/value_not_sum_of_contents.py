"""TT311 value-not-sum-of-contents."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.check.against_page import currency_of
from auditor.check.amounts import amount, minor_units, quoted, rounded, unit_of
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.payload import is_blank, items_of
from auditor.check.rule import rule
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.rule import Severity

_SHOWN = 4  # items of a sum that a finding spells out


@dataclass(frozen=True, slots=True)
class _Line:
    """An item's unit price and quantity; `assumed` where the event does not say how many."""

    price: Decimal
    quantity: Decimal
    assumed: bool = False


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
    lines = _lines(event)
    if value is None:
        yield not_applicable(f"{event.name} has no value that is a number")
    elif not context.shows_prices(event.run):
        yield not_applicable("this visitor is shown no price")
    elif not lines:
        yield not_applicable(f"{event.name} has no contents with a price and a quantity each")
    else:
        yield _held_against(value, lines, event, context)


def _held_against(value: Decimal, lines: Sequence[_Line], event: PixelEvent, context: Context) -> Outcome:
    currency = currency_of(event)
    whole = sum((line.price * line.quantity for line in lines), Decimal(0))
    # Each price may be rounded by half a unit, and so may the value.
    slack = unit_of(currency) * (sum((line.quantity for line in lines), Decimal(1))) / 2
    slack = max(slack, unit_of(currency))
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
        expected=f"{_spelt_out(lines)}{quoted(rounded(whole, currency))}",
        actual=quoted(value),
        path="value",
    )


def _lines(event: PixelEvent) -> list[_Line]:
    """The items as price and quantity; none at all where one of them cannot be read, whose rule says so."""
    items = items_of(event.parameters)
    contents = event.parameters.get("contents")
    if not isinstance(contents, list) or len(items) < len(contents):
        return []
    lines = []
    for _, item in items:
        price, given = amount(item.get("price")), item.get("quantity")
        if is_blank(given) and len(items) == 1:
            given = event.parameters.get("quantity")
        quantity = Decimal(1) if is_blank(given) else amount(given)
        if price is None or not quantity:
            return []
        lines.append(_Line(price, quantity, assumed=is_blank(given)))
    return lines


def _cents(value: Decimal, whole: Decimal, slack: Decimal, currency: str | None) -> str:
    """What is in cents, where one amount is the other in the currency's smallest unit."""
    times = Decimal(10) ** minor_units(currency)
    if times == 1 or not value or not whole:
        return ""
    if abs(value - whole * times) < slack * times:
        return ": the value is in cents, the prices are not"
    return ": the prices are in cents, the value is not" if abs(value * times - whole) < slack * times else ""


def _doubt(lines: Sequence[_Line], unread: str, *, known: bool) -> str:
    if any(line.assumed for line in lines):
        return "not every item says how many there are of it"
    if unread:
        return f"an amount that may explain it is not known: {unread}"
    return "" if known else "no page of the journey states shipping, tax or a discount that could explain it"


def _hint(value: Decimal, lines: Sequence[_Line], slack: Decimal) -> str:
    once = sum((line.price for line in lines), Decimal(0))
    if abs(value - once) < slack:
        return ": it is the sum of the prices without their quantities"
    return ", and no amount on the shop's pages explains the difference"


def _spelt_out(lines: Sequence[_Line]) -> str:
    if len(lines) > _SHOWN:
        return ""
    return " + ".join(f"{quoted(line.quantity)} \u00d7 {quoted(line.price)}" for line in lines) + " = "
