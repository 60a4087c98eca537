"""TT402 currency-differs-from-page."""

from itertools import combinations

from auditor.check.against_page import currency_of, judged_page, stated_currencies
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable
from auditor.check.rule import rule
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.rule import Scope, Severity


@rule(
    "TT402",
    "currency-differs-from-page",
    Severity.ERROR,
    Events(commerce, "product event", scope=Scope.PAGE),
)
def currency_differs_from_page(event: PixelEvent, context: Context) -> Outcomes:
    """An event names another currency than the page.

    On product pages, in the cart and on the confirmation, the event's currency must be one that the
    page names, by its code (EUR) or by a sign that one currency alone has (€, zł, R$). A bare “$” or
    “kr” is shared by many and proves nothing. Where the page's own sources name different currencies,
    nothing is concluded.

    ## Why it costs the advertiser
    TikTok converts the value from the currency that the event names. 100 kronor reported as 100 euros
    make a sale look eleven times as large, and bidding by value follows.

    ## How to fix it
    Send the currency in which this visitor sees and pays the price, from the same data that the price
    is rendered from. Common causes: a tag manager's template that says USD by default, and a constant
    that was right before the shop began to sell in a second currency.

    ## Example
    Before (the page says 19.90 €):

        ttq.track('ViewContent', {value: 19.9, currency: 'USD'})

    After:

        ttq.track('ViewContent', {value: 19.9, currency: 'EUR'})
    """
    currency = currency_of(event)
    page = judged_page(event, context)
    if page is None:
        yield not_applicable("not on a product page, in the cart or on the confirmation")
        return
    if currency is None or currency not in context.standard.currencies:
        yield not_applicable(f"{event.name} names no currency that TikTok knows")
        return
    stated = stated_currencies(page)
    every = frozenset[str]().union(*stated.values())
    if currency in every:
        return
    told = ", ".join(f"{', '.join(sorted(codes))} ({source})" for source, codes in stated.items())
    if not every:
        yield inconclusive("the page names no currency by code or by a sign of its own", event=event)
    elif any(one.isdisjoint(other) for one, other in combinations(stated.values(), 2)):
        yield inconclusive(f"the page's own sources disagree on the currency: {told}", event=event)
    else:
        yield failed(
            f"{event.name} says {currency}, and the page shows its prices in {' and '.join(sorted(every))}.",
            expected=told,
            actual=currency,
            path="currency",
        )
