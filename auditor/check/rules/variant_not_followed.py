"""TT408 variant-not-followed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from auditor.check.additions import Window, windows
from auditor.check.against_page import currency_of, quantity_of
from auditor.check.amounts import amount, is_among, rounded
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.payload import items_of, shown
from auditor.check.product_ids import given_ids, parts_of
from auditor.check.rule import rule
from auditor.check.stated import Statement
from auditor.check.subjects import Steps
from auditor.model.event import PixelEvent
from auditor.model.journey import Step, StepOutcome
from auditor.model.page import Product
from auditor.model.rule import Severity

EVENT = "AddToCart"
_OF_VARIANTS = frozenset({"sku", "variant", "gtin"})


@dataclass(frozen=True, slots=True)
class _Forms:
    """What tells the form that was chosen from the one that stood there first: ids in lower case, prices.

    `shared` are the ids that the page gives to both, such as that of their group; not a list of its variants' ids.
    """

    first: frozenset[str]
    chosen: frozenset[str]
    shared: frozenset[str]
    others: frozenset[str]
    prices_before: frozenset[Decimal]
    prices_now: frozenset[Decimal]
    doubt: str


@rule("TT408", "variant-not-followed", Severity.ERROR, Steps(Step.CART))
def variant_not_followed(step: StepOutcome, context: Context) -> Outcomes:
    """A variant was chosen, and AddToCart carries another one's id or price.

    The auditor chooses a size, a colour or a pack that the page does not offer first, and puts it into the
    cart. AddToCart must then carry the chosen variant's id and price. The id of the product or its group is
    right, too, where the price is the chosen one's. What the page shows before and after the choice tells the
    variants apart; where it shows no difference, nothing is concluded.

    ## Why it costs the advertiser
    Retargeting shows the colour that nobody chose, at a price that nobody saw, and the values of AddToCart
    and Purchase do not match. Where the first variant is sold out, the ad is not shown at all.

    ## How to fix it
    Read id and price when the button is pressed, not when the page is rendered: from the form's variant
    field, or from the cart's answer. In Shopify themes that is `variants.find(v => v.id == form.id.value)`
    in place of `product.selected_or_first_available_variant`; in WooCommerce the event `found_variation`.

    ## Example
    Before (size L was chosen at 25 €, the page opens with S at 19.90 €):

        ttq.track('AddToCart', {content_id: 'SHIRT-S', value: 19.9, currency: 'EUR', …})

    After:

        ttq.track('AddToCart', {content_id: 'SHIRT-L', value: 25, currency: 'EUR', …})
    """
    varied = [
        window
        for window in windows(step.run, context)
        if any(choice.is_other for choice in window.addition.choices)
    ]
    if not varied:
        yield not_applicable("no other variant was chosen than the page offers first")
    for window in varied:
        events = window.events(EVENT, context)
        if not events:
            yield not_applicable("no AddToCart was sent for the chosen variant")
        for event in events:
            yield _of(event, window, context)


def _of(event: PixelEvent, window: Window, context: Context) -> Outcome:
    forms = _forms(window, currency_of(event), context)
    if forms is None:
        return inconclusive("what the page showed before and after the choice could not be read", event=event)
    given = dict(reversed([(text.strip().lower(), path) for path, text in given_ids(event)]))
    wrong = next((text for text in given if _is_of(text, forms.first | forms.others)), "")
    followed = any(_is_of(text, forms.chosen) for text in given)
    choice = ", ".join(one.text or one.value for one in window.addition.choices)
    if wrong and not followed:
        return failed(
            f"“{choice}” was chosen, and {EVENT} carries the id of another variant.",
            event=event,
            expected=", ".join(sorted(forms.chosen)) or f"the id of “{choice}”",
            actual=shown(wrong),
            path=given[wrong],
        )
    price = _price_of_another(event, forms, context)
    if price is not None:
        path, value = price
        return failed(
            f"“{choice}” was chosen, and {EVENT} carries the price that the page showed before.",
            event=event,
            expected=", ".join(f"{each:f}" for each in sorted(forms.prices_now)),
            actual=f"{value:f}",
            path=path,
        )
    if followed or any(_is_of(text, forms.shared) for text in given):
        return passed()
    if not given:
        return not_applicable(f"{EVENT} carries no product id")
    return inconclusive(forms.doubt or "the page shows no id by which its variants differ", event=event)


def _forms(window: Window, currency: str | None, context: Context) -> _Forms | None:
    page = context.page(window.addition.visit_id)
    choices = [one for one in window.addition.choices if one.is_other]
    before = page.unchosen.product if page is not None and page.unchosen is not None else None
    now = page.reading.product if page is not None else None
    if before is None or now is None:
        return None
    ids_before, ids_now = _ids(before), _ids(now)
    values = frozenset(one.value.lower() for one in choices if one.value)
    first_values = frozenset(one.first_value.lower() for one in choices if one.first_value)
    chosen = (ids_now - ids_before) | values
    others = frozenset(each.value.lower() for each in now.variants) - ids_now
    return _Forms(
        first=((ids_before - ids_now) | first_values) - chosen,
        chosen=chosen,
        shared=(ids_before & ids_now) - (_listed(now) if ids_before == ids_now else frozenset()),
        # Where the page's own ids did not move with the choice, it is not known which of them is meant.
        others=others - chosen if ids_now - ids_before else frozenset(),
        prices_before=_prices(before, currency),
        prices_now=_prices(now, currency),
        doubt=now.doubt or before.doubt,
    )


def _ids(product: Product) -> frozenset[str]:
    return frozenset(each.value.lower() for each in product.ids)


def _listed(product: Product) -> frozenset[str]:
    """The ids below the group's of which a page gives several: where none moves with the choice, it lists the variants."""
    kinds = Counter(each.kind for each in product.ids)
    return frozenset(
        each.value.lower() for each in product.ids if kinds[each.kind] > 1 and each.kind in _OF_VARIANTS
    )


def _prices(product: Product, currency: str | None) -> frozenset[Decimal]:
    if product.doubt:
        return frozenset()
    stated = (each for each in product.amounts if currency is None or each.money.currency in {None, currency})
    return frozenset(Statement(stated, currency).of("price"))


def _is_of(content_id: str, ids: Iterable[str]) -> bool:
    """Whether an id is one of some, or a catalogue's that is made of one."""
    known = set(ids)
    return content_id in known or any(part in known for part in parts_of(content_id))


def _price_of_another(event: PixelEvent, forms: _Forms, context: Context) -> tuple[str, Decimal] | None:
    """Where and how the price stands that the page showed before the choice alone; None where it does not."""
    left = forms.prices_before - forms.prices_now
    if not left or not forms.prices_now or not context.shows_prices(event.run):
        return None
    currency, quantity = currency_of(event), quantity_of(event)
    candidates = [
        (f"{path}.price", amount(item.get("price")), Decimal(1)) for path, item in items_of(event.parameters)
    ]
    candidates.append(("value", amount(event.parameters.get("value")), quantity))
    for path, value, pieces in candidates:
        if value is None:
            continue
        right = {
            rounded(each * times, currency) for each in forms.prices_now for times in {Decimal(1), pieces}
        }
        wrong = {rounded(each * times, currency) for each in left for times in {Decimal(1), pieces}}
        if is_among(value, wrong, currency) and not is_among(value, right, currency):
            return path, value
    return None
