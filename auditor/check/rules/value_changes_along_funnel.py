"""TT407 value-changes-along-funnel."""

from decimal import Decimal
from itertools import pairwise

from auditor.check.against_page import is_stated, product_amounts
from auditor.check.amounts import minor_units, rounded, same_amount, unit_of
from auditor.check.context import Context
from auditor.check.funnel import Funnel, Stage, funnels, nothing_to_compare
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable
from auditor.check.product_ids import ids_on
from auditor.check.rule import rule
from auditor.check.stated import Statement
from auditor.check.subjects import Runs
from auditor.model.rule import Severity, Verdict

_HIGHEST_TAX = Decimal("1.27")  # Hungary's VAT (European Commission, November 2026)


@rule("TT407", "value-changes-along-funnel", Severity.WARNING, Runs())
def value_changes_along_funnel(run: str, context: Context) -> Outcomes:
    """One product, or one cart, is reported with different values.

    The product that the audit put into the cart must be worth the same in ViewContent and AddToCart, and
    the cart the same in AddToCart, InitiateCheckout and Purchase. Shipping, tax and discounts that the
    shop's pages state may lie between them (whether they are in or out is TT410's matter), and so may the
    quantity. Where the events speak of different variants or carts, they are not compared; where nothing
    is known that could explain a difference, nothing is concluded.

    ## Why it costs the advertiser
    TikTok learns what a visitor is worth from every step. Where a cart of 20 € is reported as 1 990 or as
    0.20, bidding by value and the funnel in the reports are wrong from that step on.

    ## How to fix it
    Take the value from one place on all pages: the price that the visitor sees, times the quantity. The
    usual causes are cents on one page and units on another, the price of the cheapest variant on the
    product's page, and a price before the discount in the cart.

    ## Example
    Before (a cart of 19.90 €):

        ttq.track('AddToCart', {value: 19.9, currency: 'EUR'})
        ttq.track('InitiateCheckout', {value: 1990, currency: 'EUR'})

    After:

        ttq.track('AddToCart', {value: 19.9, currency: 'EUR'})
        ttq.track('InitiateCheckout', {value: 19.9, currency: 'EUR'})
    """
    followed = funnels(run, context)
    if not followed:
        yield nothing_to_compare(run, context)
    for funnel in followed:
        stages = [stage for stage in funnel.stages if stage.value is not None]
        if len(stages) <= 1:
            yield not_applicable("fewer than two events tell what the product or the cart is worth")
        outcomes = filter(None, (_compared(one, other, funnel, context) for one, other in pairwise(stages)))
        yield from sorted(outcomes, key=lambda outcome: outcome.verdict is not Verdict.FAIL)[:1]


def _compared(one: Stage, other: Stage, funnel: Funnel, context: Context) -> Outcome | None:
    """The verdict on two stages, None where they agree or tell of different things."""
    if one.currency is not None and other.currency is not None and one.currency != other.currency:
        return None
    if not _are_of_the_same(one, other, funnel):
        return None
    before, after = one.value, other.value
    if before is None or after is None or _agree(one, other):
        return None
    if one.name == "ViewContent":  # one piece on the page, any number of them in the cart
        before, after = before / one.quantity, after / other.quantity
    doubt = _doubt(before, after, (one, other), funnel, context)
    if doubt is None:
        return None
    blamed = one if is_stated(one.event, context) is False else other
    if doubt:
        return inconclusive(doubt, event=blamed.event)
    currency = other.currency or one.currency or ""
    return failed(
        f"{_what(one)} is worth {_told(before)} in {one.name} and {_told(after)} in {other.name}.",
        event=blamed.event,
        expected=f"{_told(before if blamed is other else after)} {currency}".strip(),
        actual=f"{_told(after if blamed is other else before)} {currency}".strip(),
        path="value",
    )


def _what(one: Stage) -> str:
    return "The product" if one.name == "ViewContent" else "The cart"


def _told(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _are_of_the_same(one: Stage, other: Stage, funnel: Funnel) -> bool:
    """Whether two stages tell of the same variant, or of the same cart."""
    before, after = ({text.lower() for text in stage.ids} for stage in (one, other))
    if before != after or (len(before) > 1 and one.name == "ViewContent"):
        return False
    if one.name != "ViewContent":
        return one.quantity == other.quantity
    page, product = ids_on(funnel.page), funnel.page.reading.product
    chooses = page.has_variants or (product is not None and product.options)
    of_group = "product_group" in one.kinds | other.kinds or any(
        page.own.get(text, frozenset()) & {"group", "product", "row"} for text in before
    )
    return not (chooses and of_group)


def _agree(one: Stage, other: Stage) -> bool:
    """Whether two stages report the same, for all pieces or for one (which is TT317's matter)."""
    before, after, currency = one.value, other.value, other.currency or one.currency
    if before is None or after is None:
        return True
    units = before / one.quantity, after / other.quantity
    return same_amount(before, after, currency) or same_amount(*units, currency)


def _doubt(
    before: Decimal, after: Decimal, stages: tuple[Stage, Stage], funnel: Funnel, context: Context
) -> str | None:
    """Why two amounts may differ, "" where they may not, None where what the pages state explains it."""
    currency = stages[1].currency or stages[0].currency
    if _one_is_in_cents(before, after, currency):
        return ""
    extras = context.extras(stages[0].event.run, currency)
    slack = unit_of(currency) * (stages[1].quantity + 1)
    if extras.explain(after, before, slack) or extras.explain(before, after, slack):
        return None
    prices = Statement(product_amounts(funnel.page), currency).of("price")
    if {rounded(before, currency), rounded(after, currency)} <= prices:
        return None
    may_be_tax = before and after and max(before, after) / min(before, after) <= _HIGHEST_TAX
    if extras.doubt or (not extras.amounts and (may_be_tax or stages[0].name != "ViewContent")):
        names = " and ".join(stage.name for stage in stages)
        return f"{names} report different values, and the pages do not tell what may lie between them"
    return ""


def _one_is_in_cents(one: Decimal, other: Decimal, currency: str | None) -> bool:
    times = Decimal(10) ** minor_units(currency)
    return times > 1 and bool(one and other) and times in {one / other, other / one}
