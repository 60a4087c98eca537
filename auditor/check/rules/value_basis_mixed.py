"""TT410 value-basis-mixed."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations

from auditor.check.against_page import currency_of, product_amounts, quantity_of
from auditor.check.amounts import amount, same_amount
from auditor.check.basis import Order, order_on
from auditor.check.context import Context
from auditor.check.funnel import Funnel, Stage, funnels, nothing_to_compare
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive
from auditor.check.product_ids import given_ids
from auditor.check.rule import rule
from auditor.check.subjects import Runs, commerce
from auditor.model.rule import Severity


@rule("TT410", "value-basis-mixed", Severity.WARNING, Runs())
def value_basis_mixed(run: str, context: Context) -> Outcomes:
    """Tax or shipping is in the value of one event and not in that of another.

    Three things are compared: ViewContent with AddToCart, where the page states the price with and
    without tax; the cart's events with Purchase, by the parts of the order that the shop's pages state;
    and two events of one name about the same goods, which two paths of the shop send. A Purchase may hold
    shipping and sales tax that were not known before the checkout: it is a fault where the earlier event
    holds them and Purchase does not.

    ## Why it costs the advertiser
    Return on ad spend is only comparable on one basis. Where some sales are counted with tax and some
    without, the same order is worth a fifth more on one path, and TikTok bids for that path.

    ## How to fix it
    Decide on one basis (most shops send what the customer pays) and take it everywhere: in the theme, in
    the tag manager, in the checkout's own script. If your accounts are kept net of tax, send net values
    in every event.

    ## Example
    Before (19.90 € with 3.18 € of tax in it):

        ttq.track('InitiateCheckout', {value: 19.9, currency: 'EUR'})
        ttq.track('Purchase', {value: 16.72, currency: 'EUR'})

    After:

        ttq.track('InitiateCheckout', {value: 19.9, currency: 'EUR'})
        ttq.track('Purchase', {value: 19.9, currency: 'EUR'})
    """
    followed = funnels(run, context)
    twins = list(_twins(run, context))
    yield from twins[:1]
    if not followed and not twins:
        yield nothing_to_compare(run, context)
    for funnel in followed:
        found = _on_product(funnel) or _on_order(funnel, run, context)
        if found is not None:
            yield found


def _on_product(funnel: Funnel) -> Outcome | None:
    """The verdict on what the product is worth in ViewContent and in AddToCart."""
    seen, carted = funnel.stage("ViewContent"), funnel.stage("AddToCart")
    if seen is None or carted is None or seen.value is None or carted.value is None:
        return None
    currency = carted.currency or seen.currency
    units = seen.value / seen.quantity, carted.value / carted.quantity
    if same_amount(*units, currency):
        return None
    without = _without_tax(funnel, currency)
    net = [any(same_amount(unit, each, currency) for each in without[0]) for unit in units]
    gross = [any(same_amount(unit, each, currency) for each in without[1]) for unit in units]
    if not (net[0] and gross[1]) and not (gross[0] and net[1]):
        return None
    return _mixed(seen, carted, "tax", first=gross[0])


def _without_tax(funnel: Funnel, currency: str | None) -> tuple[list[Decimal], list[Decimal]]:
    """The prices that the page states without tax, and those that it states with it."""
    stated = [
        item
        for item in product_amounts(funnel.page)
        if currency is None or item.money.currency in {None, currency}
    ]
    net = [item.money.amount for item in stated if item.text.endswith("(without tax)")]
    return net, [item.money.amount for item in stated if item.money.amount not in net]


def _on_order(funnel: Funnel, run: str, context: Context) -> Outcome | None:
    """The verdict on what the cart is worth before the order and in Purchase."""
    bought, earlier = funnel.stage("Purchase"), funnel.stage("InitiateCheckout") or funnel.cart
    if bought is None or earlier is None or bought.value is None or earlier.value is None:
        return None
    if {text.lower() for text in bought.ids} != {text.lower() for text in earlier.ids}:
        return None
    currency = bought.currency or earlier.currency
    if same_amount(earlier.value, bought.value, currency):
        return None
    order = order_on([page for page in context.facts.pages if page.visit.run == run], currency)
    if order is None:
        return inconclusive(
            f"{earlier.name} and Purchase report different values, and no page states the parts of the order",
            event=bought.event,
        )
    return _by_parts(earlier, bought, order)


def _by_parts(one: Stage, other: Stage, order: Order, *, of_one_action: bool = False) -> Outcome | None:
    """The verdict by the parts of the order. What only comes with the checkout may be in the later event alone."""
    if one.value is None or other.value is None:
        return None
    before, after = order.basis_of(one.value), order.basis_of(other.value)
    if before is None or after is None:
        return None
    for part, first, second, known_before in (
        ("shipping", before.shipping, after.shipping, of_one_action),
        ("tax", before.tax, after.tax, of_one_action or order.tax_within),
    ):
        if first is not None and second is not None and first is not second and (first or known_before):
            return _mixed(one, other, part, first=first)
    return None


def _mixed(one: Stage, other: Stage, part: str, *, first: bool) -> Outcome:
    holds, lacks = (one, other) if first else (other, one)
    return failed(
        f"The value of {holds.name} holds {part}, that of {lacks.name} does not."
        if holds.name != lacks.name
        else f"The value of one {one.name} holds {part}, that of another for the same goods does not.",
        event=other.event,
        expected=f"the same basis as {one.name} ({one.value} for {one.quantity})",
        actual=f"{other.value} for {other.quantity}",
        path="value",
    )


def _twins(run: str, context: Context) -> Iterator[Outcome]:
    """Two events of one name, pixel and goods whose values differ by tax or shipping as the pages state them."""
    pages = [page for page in context.facts.pages if page.visit.run == run]
    order_in = cache(lambda currency: order_on(pages, currency))
    groups: dict[tuple[object, ...], dict[Decimal, Stage]] = {}
    for event in context.events_that(commerce):
        value, currency = amount(event.parameters.get("value")), currency_of(event)
        order = order_in(currency) if event.run == run and value is not None else None
        if order is None or value is None or not order.splits or order.basis_of(value) is None:
            continue
        ids = tuple(sorted({text.lower() for _, text in given_ids(event)}))
        group = groups.setdefault((event.name, event.pixel_id, ids, quantity_of(event), currency), {})
        group.setdefault(value, Stage(name=event.name, events=(event,)))
    for key, stages in groups.items():
        order = order_in(key[-1])
        for one, other in combinations(stages.values(), 2):
            found = order and _by_parts(one, other, order, of_one_action=True)
            if found:
                yield found
