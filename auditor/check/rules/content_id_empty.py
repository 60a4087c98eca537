"""TT302 content-id-empty."""

import math

from auditor.check.context import Context
from auditor.check.every_event import checked, severity_on
from auditor.check.outcome import Outcomes, failed
from auditor.check.payload import content_ids, is_blank, shown
from auditor.check.rule import rule
from auditor.check.spelling import is_no_value, is_template
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity


@rule("TT302", "content-id-empty", Severity.ERROR, Events(checked("content_id", "contents"), "product event"))
def content_id_empty(event: PixelEvent, context: Context) -> Outcomes:
    """An event carries a product id that is no id.

    The id is there and says nothing: blank, `null`, the words `undefined` or `NaN`, `[object Object]`,
    or a template that was never filled in (`{{ product.id }}`, `${id}`, `<%= id %>`).

    ## Why it costs the advertiser
    TikTok receives the event and matches it with no product of your catalogue. It looks healthy in
    Events Manager's counts, and dynamic ads stay empty.

    ## How to fix it
    Find the script or template that fills in the id. `undefined` means that the variable has no
    value when the event fires (often: it fires before the product's data is there); a template in
    the value means that the code was pasted where the shop does not render templates.

    ## Example
    Before:

        ttq.track('ViewContent', {content_id: '{{ product.id }}'})

    After:

        ttq.track('ViewContent', {content_id: 'SKU-1'})
    """
    del context
    for given in content_ids(event.parameters):
        what = _emptiness(given.value)
        if what:
            yield failed(
                f"{event.name} carries {what} in the place of a product id.",
                severity=severity_on(event),
                expected="the product's id in your catalogue",
                actual=shown(given.value),
                path=given.path,
            )
            return


def _emptiness(value: JsonValue) -> str:
    if is_blank(value):
        return "nothing"
    if isinstance(value, float) and math.isnan(value):
        return "NaN (not a number)"
    if not isinstance(value, str):
        return ""
    if is_no_value(value):
        return f"the word “{value.strip()}”"
    return "an unrendered template" if is_template(value) else ""
