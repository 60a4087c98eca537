"""TT409 currency-not-switched."""

from collections.abc import Iterator

from auditor.check.against_page import currency_of, stated_currencies
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.addresses import route_of
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity


@rule("TT409", "currency-not-switched", Severity.ERROR, Runs())
def currency_not_switched(run: str, context: Context) -> Outcomes:
    """The page is shown in another currency, and the event names the one from before.

    Where the shop has a switch of currencies, the auditor sets it to another one when all else is done, and
    looks at a product's page again. The events of that page must name the currency that it shows then. Where
    the page does not state its currency by a code or a sign of its own, nothing is concluded.

    ## Why it costs the advertiser
    TikTok converts the value from the currency that the event names. Visitors from every other market are
    reported at wrong worth: 100 kronor as 100 euros, eleven times too much.

    ## How to fix it
    Take the currency from the same data as the price: in Shopify `cart.currency` or `Shopify.currency.active`,
    not `shop.currency`; in WooCommerce `get_woocommerce_currency()` at the time of the request. A page cache
    must keep a copy for each currency, or the event be made by a script.

    ## Example
    Before (the visitor switched from EUR to GBP, and the page says £ 17.00):

        ttq.track('ViewContent', {value: 17, currency: 'EUR', …})

    After:

        ttq.track('ViewContent', {value: 17, currency: 'GBP', …})
    """
    switched = list(_switched(run, context))
    if not switched:
        yield not_applicable("no page was seen in two currencies")
    for page, before, now in switched:
        sent = [
            (event, currency_of(event))
            for event in context.events_on(page)
            if event.spec and event.spec.commerce
        ]
        named = [(event, currency) for event, currency in sent if currency is not None]
        if not named:
            yield inconclusive(
                f"the page sent no event with a currency once it was shown in {now}", page=page
            )
        for event, currency in named:
            if currency == before:
                yield failed(
                    f"The page was switched from {before} to {now}, and {event.name} says {currency}.",
                    event=event,
                    expected=now,
                    actual=currency,
                    path="currency",
                )
            else:
                yield passed()


def _switched(run: str, context: Context) -> Iterator[tuple[Page, str, str]]:
    """The product pages that were opened again and state another currency than at first, with both."""
    first: dict[str, str] = {}
    for page in context.facts.pages:
        if page.visit.run != run or page.kind is not PageKind.PRODUCT:
            continue
        stated = frozenset[str]().union(*stated_currencies(page).values())
        if len(stated) != 1:
            continue
        (now,) = stated
        before = first.setdefault(route_of(page.url), now)
        if before != now:
            yield page, before, now
