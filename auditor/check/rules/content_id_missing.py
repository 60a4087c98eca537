"""TT301 content-id-missing."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, passed
from auditor.check.payload import called_elsewhere, is_blank, items_of
from auditor.check.rule import rule
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonObject
from auditor.model.rule import Severity

EXPECTED = "content_id, or contents[].content_id in every item: the id of the product in your catalogue"


@rule("TT301", "content-id-missing", Severity.ERROR, Events(commerce, "product event"))
def content_id_missing(event: PixelEvent, context: Context) -> Outcomes:
    """An event does not say which product it is about.

    Every ViewContent, AddToCart, AddToWishlist, InitiateCheckout, PlaceAnOrder and Purchase must name
    its product: in `content_id`, or in `content_id` of every item of `contents`. `content_ids` alone
    is only a warning: TikTok's documentation names it, but the SDK's own check does not read it.

    ## Why it costs the advertiser
    Without an id TikTok cannot match the event with your catalogue: no dynamic product ads, no
    retargeting with the product that was looked at, and no catalogue-based optimisation.

    ## How to fix it
    Send the id that your catalogue feed uses for this product (its SKU id, or its item_group_id
    together with `content_type: 'product_group'`).

    ## Example
    Before:

        ttq.track('AddToCart', {value: 19.9, currency: 'EUR'})

    After:

        ttq.track('AddToCart', {contents: [{content_id: 'SKU-1', quantity: 1, price: 19.9}],
                                content_type: 'product', value: 19.9, currency: 'EUR'})
    """
    items = items_of(event.parameters)
    without = [path for path, item in items if is_blank(item.get("content_id"))]
    if without:
        first = next(item for path, item in items if path == without[0])
        yield failed(
            f"{event.name} names no product in {len(without)} of the {len(items)} items of contents"
            f"{called_elsewhere(first, 'content_id', context.standard)}.",
            expected=EXPECTED,
            actual=f"{', '.join(without[:5])} without content_id",
            path=f"{without[0]}.content_id",
        )
    elif items or not is_blank(event.parameters.get("content_id")):
        yield passed()
    elif _has_list(event.parameters):
        yield failed(
            f"{event.name} names its products in content_ids alone, which TikTok's own check does not read.",
            severity=Severity.WARNING,
            expected=EXPECTED,
            actual="content_ids only",
            path="content_ids",
        )
    else:
        yield failed(
            f"{event.name} does not say which product it is about"
            f"{called_elsewhere(event.parameters, 'content_id', context.standard)}.",
            expected=EXPECTED,
            actual="neither content_id nor contents[].content_id",
            path="content_id",
        )


def _has_list(parameters: JsonObject) -> bool:
    several = parameters.get("content_ids")
    if isinstance(several, list):
        return any(not is_blank(value) for value in several)
    return not is_blank(several)
