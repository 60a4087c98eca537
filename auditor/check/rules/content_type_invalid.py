"""TT304 content-type-invalid."""

from auditor.check.context import Context
from auditor.check.every_event import checked, severity_on
from auditor.check.outcome import Outcomes, failed
from auditor.check.payload import Placed, is_absent, items_of, shown
from auditor.check.rule import rule
from auditor.check.spelling import edits, folded, is_template
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity


@rule(
    "TT304",
    "content-type-invalid",
    Severity.ERROR,
    Events(checked("content_type", "contents"), "product event"),
)
def content_type_invalid(event: PixelEvent, context: Context) -> Outcomes:
    """An event's content_type is none that TikTok knows.

    `content_type` must be `product` (the id is one SKU's) or `product_group` (the id is an
    item_group_id); for other catalogues `destination`, `hotel`, `flight` or `vehicle`. Capitals
    and plurals are not understood. An absent one is TT303's matter.

    ## Why it costs the advertiser
    TikTok decides by it in which column of the catalogue to look the id up. With free text there,
    the product is not found and product ads do not learn from the event.

    ## How to fix it
    Send `product` with SKU ids, `product_group` with item_group_ids.

    ## Example
    Before:

        ttq.track('ViewContent', {content_id: 'SKU-1', content_type: 'Shoes'})

    After:

        ttq.track('ViewContent', {content_id: 'SKU-1', content_type: 'product'})
    """
    types = context.standard.content_types
    given = [Placed("content_type", event.parameters.get("content_type"))]
    given += [
        Placed(f"{path}.content_type", item.get("content_type")) for path, item in items_of(event.parameters)
    ]
    for item in given:
        if is_absent(item.value) or (isinstance(item.value, str) and item.value in types):
            continue
        known = sorted(types)
        yield failed(
            f"{event.name} has a content_type that TikTok does not know{_hint(item.value, known)}.",
            severity=severity_on(event),
            expected=f"one of {', '.join(known)}",
            actual=shown(item.value),
            path=item.path,
        )
        return


def _hint(value: JsonValue, known: list[str]) -> str:
    if not isinstance(value, str):
        return ": it is not a text"
    if is_template(value):
        return ": it is an unrendered template"
    near = next((name for name in known if edits(folded(value), folded(name)) <= 1), None)
    return f": “{value}” should be “{near}”" if near is not None else ""
