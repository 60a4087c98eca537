"""What an event says of money and what the page that was shown says of it, ready to be compared."""

from decimal import Decimal

from auditor.check.amounts import amount, rounded
from auditor.check.context import Context
from auditor.check.payload import items_of
from auditor.check.stated import Statement
from auditor.model.event import PixelEvent
from auditor.model.money import StatedAmount
from auditor.model.page import Page, PageKind, Product


def judged_page(event: PixelEvent, context: Context) -> Page | None:
    """The page that an event's money is held against: of a product, the cart, or the confirmation."""
    page = context.shown_to(event)
    if page is None:
        return None
    judged = page.kind in {PageKind.PRODUCT, PageKind.CART} or context.is_confirmation(page)
    return page if judged else None


def products_of(page: Page) -> list[Product]:
    """The page's product as it was rendered, before anything was chosen and after, and as the server sent it."""
    readings = (page.reading, page.unchosen, page.served)
    return [one.product for one in readings if one is not None and one.product is not None]


def product_amounts(page: Page) -> list[StatedAmount]:
    """What the page states that its product costs, before and after anything was chosen."""
    return [item for product in products_of(page) for item in product.amounts]


def stated_currencies(page: Page) -> dict[str, frozenset[str]]:
    """The currencies that each source on a page names, by code or by a sign that no other currency has."""
    found: dict[str, set[str]] = {}
    for item in (*page.reading.amounts, *product_amounts(page)):
        if item.money.currency is not None:
            found.setdefault(item.source, set()).add(item.money.currency)
    named = {code for product in products_of(page) for code in product.currencies}
    named |= set(page.reading.currencies)
    if left := named.difference(*found.values()):
        found["the page"] = left  # beside a price that could not be read, or of a range
    return {source: frozenset(codes) for source, codes in found.items()}


def currency_of(event: PixelEvent) -> str | None:
    """The currency that an event names, in upper case, as the SDK sends it on; None where it names none."""
    currency = event.parameters.get("currency")
    return currency.strip().upper() if isinstance(currency, str) and currency.strip() else None


def quantity_of(event: PixelEvent) -> Decimal:
    """How many pieces an event speaks of: the items' quantities, else its own, else one."""
    counts = [amount(item.get("quantity")) for _, item in items_of(event.parameters)]
    whole = sum((count for count in counts if count is not None), Decimal(0))
    return whole or amount(event.parameters.get("quantity")) or Decimal(1)


def is_stated(event: PixelEvent, context: Context) -> bool | None:
    """Whether the page that was shown states an event's value, whichever page it is; None where that is not known."""
    page, value, currency = context.shown_to(event), amount(event.parameters.get("value")), currency_of(event)
    if page is None or value is None:
        return None
    stated = Statement([*page.reading.amounts, *product_amounts(page)], currency)
    exact = rounded(value, currency)
    if not stated.stated:
        return None
    return exact in stated.multiples(quantity_of(event)) or exact in stated.with_parts()
