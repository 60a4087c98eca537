"""TT317 value-is-unit-price."""

from collections.abc import Sequence
from decimal import Decimal

from auditor.check.additions import window_of
from auditor.check.against_page import currency_of, product_amounts
from auditor.check.amounts import amount, is_among, quoted
from auditor.check.context import Context
from auditor.check.lines import Line, lines_of, slack_of, spelt_out, sum_of, sum_of_units
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.product_ids import given_ids
from auditor.check.rule import rule
from auditor.check.stated import Statement
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.rule import Severity

_JUDGED = frozenset({"AddToCart", "InitiateCheckout", "PlaceAnOrder", "Purchase"})


def _wanted(event: PixelEvent) -> bool:
    return event.name in _JUDGED


@rule(
    "TT317", "value-is-unit-price", Severity.ERROR, Events(_wanted, "AddToCart, InitiateCheckout or Purchase")
)
def value_is_unit_price(event: PixelEvent, context: Context) -> Outcomes:
    """Several pieces are bought, and the value is the price of one.

    `value` is the total of the event: the price times the quantity, over all items. The auditor buys two
    pieces where the shop lets it (`--basket full`). The rule fails where the event says itself that there
    are two or more and carries the sum of the unit prices, or where two pieces were seen to go into the
    cart and AddToCart carries the price of one. What a discount of the shop's pages explains is right.

    ## Why it costs the advertiser
    Every order of several pieces is reported as too small. Return on ad spend looks worse than it is, and
    bidding by value turns away from the people who buy most.

    ## How to fix it
    Multiply: `value` is price times quantity, summed over the items; `price` in contents stays that of one
    unit. In WooCommerce that is the line's total, in Shopify's data layer `cost.totalAmount`, in a tag
    manager a variable that adds the items up.

    ## Example
    Before (two mugs at 19.90 €):

        ttq.track('AddToCart', {contents: [{content_id: 'MUG', quantity: 2, price: 19.9}],
                                value: 19.9, currency: 'EUR'})

    After:

        ttq.track('AddToCart', {contents: [{content_id: 'MUG', quantity: 2, price: 19.9}],
                                value: 39.8, currency: 'EUR'})
    """
    value, lines = amount(event.parameters.get("value")), lines_of(event)
    if not value:
        yield not_applicable(f"{event.name} has no value above 0")
    elif any(line.quantity > 1 for line in lines):
        yield _by_its_own_word(event, value, lines, context)
    else:
        yield _by_what_was_bought(event, value, context)


def _by_its_own_word(event: PixelEvent, value: Decimal, lines: Sequence[Line], context: Context) -> Outcome:
    currency = currency_of(event)
    whole, slack = sum_of(lines), slack_of(lines, currency)
    if abs(value - sum_of_units(lines)) >= slack or abs(value - whole) < slack:
        return passed()
    page = context.shown_to(event)
    stated = Statement(page.reading.amounts if page is not None else (), currency)
    if is_among(value, stated.of("total", "subtotal"), currency):
        return passed()
    if context.extras(event.run, currency).explain(value, whole, slack):
        return passed()
    return failed(
        f"{event.name} speaks of several pieces, and its value is the price of one.",
        expected=f"{spelt_out(lines)}{quoted(whole)}",
        actual=quoted(value),
        path="value",
    )


def _by_what_was_bought(event: PixelEvent, value: Decimal, context: Context) -> Outcome:
    """The verdict by the pieces that the cart took, where the event tells of none."""
    window = window_of(event, context) if event.name == "AddToCart" else None
    if window is None or window.addition.quantity == 1:
        return not_applicable(f"{event.name} is about one piece, or does not say of how many")
    addition, page = window.addition, context.page(window.addition.visit_id)
    ids = {text for _, text in given_ids(event)}
    alike = [
        other
        for other in window.events(event.name, context)
        if other.pixel_id == event.pixel_id and {text for _, text in given_ids(other)} == ids
    ]
    if len(alike) > 1:
        return not_applicable(f"{event.name} is sent piece by piece")
    if addition.counted != addition.quantity or page is None:
        return inconclusive("it was not seen that the cart took more than one piece", event=event)
    currency = currency_of(event)
    prices = Statement(product_amounts(page), currency).of("price")
    if not prices:
        return inconclusive("the product's page states no price that could be read", event=event)
    if not is_among(value, prices, currency) or is_among(value / addition.quantity, prices, currency):
        return passed()
    return failed(
        f"{addition.quantity} pieces went into the cart, and the value of {event.name} is the price of one.",
        expected=quoted(value * addition.quantity),
        actual=quoted(value),
        path="value",
    )
