"""TT315 quantity-or-price-invalid."""

from decimal import Decimal

from auditor.check.amounts import amount, why_no_amount
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.payload import Placed, is_blank, is_number, levels, shown
from auditor.check.rule import rule
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity

_EXPECTED = {
    "quantity": "quantity: a number above 0, such as 1",
    "price": "price: a number of 0 or more, such as 19.90",
}


@rule("TT315", "quantity-or-price-invalid", Severity.ERROR, Events(commerce, "product event"))
def quantity_or_price_invalid(event: PixelEvent, context: Context) -> Outcomes:
    """An item's quantity or price is no number that it could be.

    A quantity is a number above 0 (goods by weight have decimals), a price a number of 0 or more without
    sign, separator or words, in the items of `contents` and beside them. Where this visitor is shown no
    price anywhere, prices are not judged. A right number sent as a text is TT312's matter.

    ## Why it costs the advertiser
    TikTok computes what an event is worth from price and quantity where it optimises for value. What it
    cannot read, or a quantity of 0, makes the item worth nothing.

    ## How to fix it
    Send the price of one unit as the bare number from the shop's data, and the count of units. A quantity
    of 0 often means that the event is also sent when something is taken out of the cart.

    ## Example
    Before:

        contents: [{content_id: 'SKU-1', quantity: 0, price: '19,90 €'}]

    After:

        contents: [{content_id: 'SKU-1', quantity: 1, price: 19.9}]
    """
    judged = ("quantity", "price") if context.shows_prices(event.run) else ("quantity",)
    given = [
        (prefix, name, level[name])
        for prefix, level in levels(event.parameters)
        for name in judged
        if not is_blank(level.get(name))
    ]
    if not given:
        yield not_applicable(f"{event.name} has neither quantity nor price")
        return
    odd = [(name, Placed(prefix + name, value)) for prefix, name, value in given if not _can_be(name, value)]
    if not odd:
        yield passed()
    for name in dict.fromkeys(name for name, _ in odd):
        wrong = [item for other, item in odd if other == name]
        yield failed(
            f"{event.name} has a {name} that cannot be: {_why(name, wrong[0].value)}.",
            expected=_EXPECTED[name],
            actual=shown(wrong[0].value) + (f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""),
            path=wrong[0].path,
        )


def _can_be(name: str, value: JsonValue) -> bool:
    number = value if is_number(value) else amount(value)
    if not isinstance(number, int | float | Decimal):
        return False
    return number > 0 if name == "quantity" else number >= 0


def _why(name: str, value: JsonValue) -> str:
    return "it is 0" if name == "quantity" and amount(value) == 0 else why_no_amount(value)
