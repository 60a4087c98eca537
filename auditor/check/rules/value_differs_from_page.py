"""TT401 value-differs-from-page."""

from collections.abc import Iterable
from decimal import Decimal
from functools import partial

from auditor.check.additions import chose_nothing, of_another_card, pressed_on
from auditor.check.against_page import currency_of, judged_page, product_amounts, quantity_of
from auditor.check.amounts import amount, is_among
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.payload import content_ids, is_blank, same_key, shown
from auditor.check.rule import rule
from auditor.check.stated import Statement
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.money import StatedAmount
from auditor.model.page import Page, PageKind
from auditor.model.rule import Scope, Severity

_OF_ONE_PRODUCT = frozenset({"ViewContent", "AddToCart", "AddToWishlist"})


@rule("TT401", "value-differs-from-page", Severity.ERROR, Events(commerce, "product event", scope=Scope.PAGE))
def value_differs_from_page(event: PixelEvent, context: Context) -> Outcomes:
    """An event's value is no amount that the page states.

    On product pages, in the cart and on the confirmation, the value must equal an amount that the
    page states for the chosen variant and quantity, with or without tax, shipping and discount
    where they are shown. The subtotal where a grand total stands is information. Amounts are
    compared exactly, in the currency's own units. Where the page's sources disagree, or state
    nothing, nothing is concluded.

    ## Why it costs the advertiser
    Return on ad spend is computed from wrong revenue, and value optimisation looks for customers of
    the wrong worth. Cents sent as euros make every sale a hundred times as large.

    ## How to fix it
    Take the value from the same data that the page's price is rendered from. Common causes: cents
    instead of units, the price of the first variant, the price before the discount, a constant.

    ## Example
    Before (the page says 19.90 €):

        ttq.track('ViewContent', {value: 1990, currency: 'EUR'})

    After:

        ttq.track('ViewContent', {value: 19.9, currency: 'EUR'})
    """
    given = event.parameters.get("value")
    value = amount(given)
    page = judged_page(event, context)
    if is_blank(given):
        yield not_applicable(f"{event.name} has no value")
    elif page is None or of_another_card(event, context):
        yield not_applicable("not on a product page, in the cart or on the confirmation")
    elif value is None:
        yield inconclusive("the value is no number", event=event)
    elif page.kind is PageKind.PRODUCT and not context.is_confirmation(page):
        yield _on_product(event, value, page, context)
    else:
        yield _on_order(event, value, page)


def _on_product(event: PixelEvent, value: Decimal, page: Page, context: Context) -> Outcome:
    currency = currency_of(event)
    stated = _comparable([*product_amounts(page), *page.reading.amounts], currency)
    quantity = quantity_of(event)
    if is_among(value, stated.multiples(quantity), currency):
        return _as_chosen(event, value, page, context)
    doubt = _product_doubt(event, page, context) or _statement_doubt(
        stated, "price", product_amounts(page), currency
    )
    if doubt:
        return inconclusive(doubt, event=event)
    others = _siblings(event, page, context)
    if others is not None:
        whole = value + others
        if is_among(whole, stated.multiples(quantity), currency):
            return passed()
        return inconclusive(
            "several products were added at once, and the page states no price of each", event=event
        )
    return _differs(event, stated)


def _as_chosen(event: PixelEvent, value: Decimal, page: Page, context: Context) -> Outcome:
    """A pass, unless the amount stood there only before the variant was chosen that the event is about."""
    product = page.reading.product
    if product is None or not product.amounts or not _is_after_choice(event, page, context):
        return passed()
    currency = currency_of(event)
    now = _comparable([*product.amounts, *page.reading.amounts], currency)
    if is_among(value, now.multiples(quantity_of(event)), currency):
        return passed()
    return inconclusive(
        f"{event.name} carries a price that the page showed before the variant was chosen", event=event
    )


def _is_after_choice(event: PixelEvent, page: Page, context: Context) -> bool:
    pressed = pressed_on(page, context)
    return pressed is not None and event.at >= pressed


def _on_order(event: PixelEvent, value: Decimal, page: Page) -> Outcome:
    currency = currency_of(event)
    amounts = [*page.reading.amounts, *product_amounts(page)]
    stated = _comparable(amounts, currency)
    totals = stated.of("total")
    among = partial(is_among, value, currency=currency)
    of_product = event.name in _OF_ONE_PRODUCT and among(stated.prices(quantity_of(event)))
    if among(totals) or of_product:
        return passed()
    if totals and among(stated.of("subtotal")):
        return failed(
            f"{event.name} carries the subtotal, where the page also states a grand total.",
            severity=Severity.INFO,
            expected=str(stated),
            actual=_said(event),
            path="value",
        )
    if among(stated.multiples(quantity_of(event))) or among(stated.with_parts()):
        return passed()
    role = "total" if totals else "subtotal"
    doubt = page.reading.doubt or _statement_doubt(stated, role, amounts, currency)
    if not doubt and not stated.of("total", "subtotal"):
        doubt = "the page states no total"
    return inconclusive(doubt, event=event) if doubt else _differs(event, stated)


def _differs(event: PixelEvent, stated: Statement) -> Outcome:
    return failed(
        f"{event.name} reports a value that the page states nowhere.",
        expected=str(stated),
        actual=_said(event),
        path="value",
    )


def _said(event: PixelEvent) -> str:
    currency = event.parameters.get("currency")
    return shown(event.parameters.get("value")) + ("" if is_blank(currency) else f" {shown(currency)}")


def _comparable(amounts: list[StatedAmount], currency: str | None) -> Statement:
    """What is stated in the event's currency or in an unknown one; failing that, all of it."""
    same = [item for item in amounts if currency is None or item.money.currency in {None, currency}]
    return Statement(same or amounts, currency)


def _statement_doubt(stated: Statement, role: str, amounts: list[StatedAmount], currency: str | None) -> str:
    if not stated.of(role):
        return f"the page states no {role} that could be read"
    named = {item.money.currency for item in amounts} - {None}
    if currency is not None and named and currency not in named:
        return f"the page states no amount in {currency}"
    if stated.disagree(role):
        return f"the page's own sources disagree on the {role}: {stated}"
    return ""


def _product_doubt(event: PixelEvent, page: Page, context: Context) -> str:
    product = page.reading.product
    if event.name not in _OF_ONE_PRODUCT:
        return f"what {event.name} is worth is not stated on a product page"
    if product is None:
        return "the page's product could not be read"
    named = {
        str(given.value) for given in content_ids(event.parameters) if isinstance(given.value, str | int)
    }
    if len(named) > 1:
        return f"{event.name} names several products"
    if named & {item.value for item in page.reading.other_ids} - {item.value for item in product.ids}:
        return f"{event.name} names another product than the page's own"
    return product.doubt or _choice_doubt(event, page, context)


def _choice_doubt(event: PixelEvent, page: Page, context: Context) -> str:
    """An event from before the variant was chosen is held against the page as it was then, if that is known."""
    pressed = pressed_on(page, context)
    before = [reading.product for reading in (page.unchosen, page.served) if reading is not None]
    known = any(product is not None and product.amounts for product in before)
    if pressed is not None and event.at < pressed and not known and not chose_nothing(page, context):
        return (
            f"{event.name} was sent before the variant was chosen, and the page shows the chosen one's price"
        )
    return ""


def _siblings(event: PixelEvent, page: Page, context: Context) -> Decimal | None:
    """What the other products are worth that the same action put into the cart; None where there are none."""
    if event.name != "AddToCart":
        return None
    worth, own = context.alike(page, event, _worth), same_key(event.parameters)
    return worth[None] - worth.get(own, 0) if len(worth) - 1 > (own in worth) else None


def _worth(events: Iterable[PixelEvent]) -> dict[frozenset[tuple[str, str]] | None, Decimal]:
    """What events are worth: those that say the same, and (None) all of them."""
    worth: dict[frozenset[tuple[str, str]] | None, Decimal] = {None: Decimal(0)}
    for event in events:
        value = amount(event.parameters.get("value")) or Decimal(0)
        said = same_key(event.parameters)
        worth[said] = worth.get(said, Decimal(0)) + value
        worth[None] += value
    return worth
