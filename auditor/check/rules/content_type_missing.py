"""TT303 content-type-missing."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed
from auditor.check.payload import is_absent, items_of
from auditor.check.rule import rule
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.rule import Severity


@rule("TT303", "content-type-missing", Severity.WARNING, Events(commerce, "product event"))
def content_type_missing(event: PixelEvent, context: Context) -> Outcomes:
    """An event does not say what kind of id its product ids are.

    `content_type` must stand in the event, or in every item of `contents`: `product` where the ids are
    those of single SKUs, `product_group` where they are item_group_ids. Where the site's configuration
    says that its products are advertised from a catalogue (`catalog_ads`), an absent one is an error.

    ## Why it costs the advertiser
    TikTok does not know in which column of the catalogue to look the id up. Ads that show products
    (Video Shopping Ads) require the parameter; without it the event teaches them nothing.

    ## How to fix it
    Send `content_type: 'product'` beside SKU ids, `content_type: 'product_group'` beside item_group_ids.

    ## Example
    Before:

        ttq.track('ViewContent', {content_id: 'SKU-1', value: 19.9, currency: 'EUR'})

    After:

        ttq.track('ViewContent', {content_id: 'SKU-1', content_type: 'product', value: 19.9, currency: 'EUR'})
    """
    if not is_absent(event.parameters.get("content_type")):
        return
    items = items_of(event.parameters)
    without = [path for path, item in items if is_absent(item.get("content_type"))]
    if items and not without:
        return
    partly = len(without) < len(items)
    yield failed(
        f"{event.name} does not say whether its ids are those of products or of product groups"
        + (f", in {len(without)} of the {len(items)} items of contents." if partly else "."),
        severity=Severity.ERROR if context.expect.catalog_ads else None,
        expected="content_type: product or product_group",
        actual=f"no content_type in {', '.join(without[:5])}"
        if partly
        else "no content_type at either level",
        path=f"{without[0]}.content_type" if partly else "content_type",
    )
