"""TT313 recommended-parameter-missing."""

from collections.abc import Iterator

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed
from auditor.check.payload import called_elsewhere, is_blank, items_of
from auditor.check.rule import rule
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonObject
from auditor.model.rule import Severity

# Each of these has a rule of its own: TT301, TT303.
_ELSEWHERE = frozenset({"content_ids", "content_id", "contents", "content_type"})
# TT305 and TT308 speak of these two for these events, or where one of the two stands alone.
_MONEY = frozenset({"value", "currency"})
_MONEY_ELSEWHERE = frozenset({"Purchase", "AddToCart", "InitiateCheckout"})
# Either name does: TikTok's help pages of May 2025 and of September 2025 disagree.
_SAME = {"search_string": "query", "query": "search_string"}


def _wanted(event: PixelEvent) -> bool:
    return event.spec is not None and (event.spec.commerce or bool(event.spec.recommended))


@rule("TT313", "recommended-parameter-missing", Severity.INFO, Events(_wanted, "event with recommendations"))
def recommended_parameter_missing(event: PixelEvent, context: Context) -> Outcomes:
    """An event lacks what TikTok recommends for it.

    For each standard event TikTok recommends parameters: a description, the quantity, the value, for
    a search its words. Items of `contents` without a `price` are a warning, because value
    optimisation needs it. Prices are not asked for where this visitor is shown none.

    ## Why it costs the advertiser
    The event works. But the more it says, the better TikTok matches it with the catalogue and
    learns which visitors are worth most.

    ## How to fix it
    Add the parameters that are named. The shop's product data usually holds them already.

    ## Example
    Before:

        contents: [{content_id: 'SKU-1'}]

    After:

        contents: [{content_id: 'SKU-1', quantity: 1, price: 19.9}]
    """
    prices = context.shows_prices(event.run)
    unpriced = [(path, item) for path, item in items_of(event.parameters) if is_blank(item.get("price"))]
    if unpriced and prices and event.spec is not None and event.spec.commerce:
        yield failed(
            f"{event.name} has items without a price, which value optimisation needs"
            f"{called_elsewhere(unpriced[0][1], 'price', context.standard)}.",
            severity=Severity.WARNING,
            expected="contents[].price: the price of one unit, as a number",
            actual=f"no price in {', '.join(path for path, _ in unpriced[:5])}",
            path=f"{unpriced[0][0]}.price",
        )
    missing = [name for name in _asked(event, prices=prices) if not _given(name, event.parameters)]
    if missing:
        yield failed(
            f"{event.name} lacks {', '.join(missing)}, which TikTok recommends.",
            expected=", ".join(missing),
            actual="absent",
            path=missing[0],
        )


def _asked(event: PixelEvent, *, prices: bool) -> Iterator[str]:
    for name in event.spec.recommended if event.spec is not None else ():
        money = name in _MONEY and (
            not prices
            or event.name in _MONEY_ELSEWHERE
            or any(not is_blank(event.parameters.get(other)) for other in _MONEY)
        )
        if name not in _ELSEWHERE and not money:
            yield name


def _given(name: str, parameters: JsonObject) -> bool:
    names = {name, _SAME.get(name, name)}
    if name == "quantity" and any(not is_blank(item.get(name)) for _, item in items_of(parameters)):
        return True
    return any(not is_blank(parameters.get(each)) for each in names)
