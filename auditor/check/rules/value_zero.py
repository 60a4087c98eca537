"""TT307 value-zero."""

from decimal import Decimal

from auditor.check.against_page import currency_of, product_amounts
from auditor.check.amounts import amount, quoted
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.payload import items_of
from auditor.check.rule import rule
from auditor.check.stated import Statement
from auditor.check.subjects import Events, commerce, needs_value
from auditor.model.event import PixelEvent
from auditor.model.money import StatedAmount
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity

_OF_ONE_PRODUCT = frozenset({"ViewContent", "AddToCart", "AddToWishlist"})


@rule("TT307", "value-zero", Severity.WARNING, Events(commerce, "product event"))
def value_zero(event: PixelEvent, context: Context) -> Outcomes:
    """An event reports a value of 0 for something that costs money.

    `value` is 0, and the event prices its own items above 0, or the page states a price or a total above
    0. A free product, and an order that a voucher or a gift card pays, are rightly worth 0. Where nothing
    tells what is due, nothing is concluded. On a Purchase it is an error.

    ## Why it costs the advertiser
    The event counts and its revenue is nothing: return on ad spend is reported as 0, and TikTok learns
    that these customers are worth nothing.

    ## How to fix it
    Find the field that the value is taken from. 0 is often the default of a tag manager's template whose
    data layer variable is empty, or of a variable that is read before the cart's total is there.

    ## Example
    Before:

        ttq.track('Purchase', {contents: […], value: 0, currency: 'EUR'})

    After:

        ttq.track('Purchase', {contents: […], value: 59.7, currency: 'EUR'})
    """
    value = amount(event.parameters.get("value"))
    if value is None:
        yield not_applicable(f"{event.name} has no value that is a number")
    elif value != 0:
        yield passed()
    elif not context.shows_prices(event.run):
        yield not_applicable("this visitor is shown no price")
    else:
        yield _of_product(event, context) if event.name in _OF_ONE_PRODUCT else _of_order(event, context)


def _of_product(event: PixelEvent, context: Context) -> Outcome:
    own = _own_prices(event)
    if any(own):
        return _is_wrong(event, f"prices its product at {quoted(max(own))}", quoted(max(own)))
    page = context.shown_to(event)
    stated = product_amounts(page) if page is not None and page.kind is PageKind.PRODUCT else []
    doubt = page.reading.product.doubt if page is not None and page.reading.product is not None else ""
    return _held_against(event, stated, doubt or _unknown("price", stated))


def _of_order(event: PixelEvent, context: Context) -> Outcome:
    page = _page_with_total(event, context)
    stated = [item for item in page.reading.amounts if item.role in {"total", "subtotal"}] if page else []
    doubt = page.reading.doubt if page is not None else ""
    own = _own_prices(event)
    if own and not any(own) and all(item.role == "total" for item in stated):
        doubt = doubt or "the items are free, and what the page asks for may be their shipping"
    return _held_against(event, stated, doubt or _unknown("total", stated))


def _held_against(event: PixelEvent, stated: list[StatedAmount], doubt: str) -> Outcome:
    if any(item.money.amount == 0 for item in stated):
        return passed()
    if doubt:
        return inconclusive(f"what is due is not known: {doubt}", event=event)
    told = str(Statement(stated, currency_of(event)))
    return _is_wrong(event, f"the page asks for {stated[0].money}", told)


def _is_wrong(event: PixelEvent, why: str, expected: str) -> Outcome:
    return failed(
        f"{event.name} reports a value of 0, and {why}.",
        severity=Severity.ERROR if needs_value(event) else None,
        expected=expected,
        actual="0",
        path="value",
    )


def _unknown(what: str, stated: list[StatedAmount]) -> str:
    return "" if stated else f"the page states no {what} that could be read"


def _own_prices(event: PixelEvent) -> list[Decimal]:
    """The prices that an event itself gives, of its items or beside them."""
    given = [item.get("price") for _, item in items_of(event.parameters)] or [event.parameters.get("price")]
    return [price for price in map(amount, given) if price is not None]


def _page_with_total(event: PixelEvent, context: Context) -> Page | None:
    """The page that was shown, or, as a checkout begins, the cart that led to it."""
    page = context.shown_to(event)
    if (
        page is None
        or event.name != "InitiateCheckout"
        or any(item.role == "total" for item in page.reading.amounts)
    ):
        return page
    carts = (
        cart
        for cart in reversed(context.facts.pages)
        if cart.kind is PageKind.CART
        and cart.visit.run == event.run
        and cart.visit.started_at <= page.visit.started_at
    )
    return next(carts, page)
