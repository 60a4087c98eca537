"""TT310 contents-malformed."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, not_applicable, passed
from auditor.check.payload import shown
from auditor.check.rule import rule
from auditor.check.spelling import is_template
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity

EXPECTED = "contents: a list of objects, such as [{content_id: 'SKU-1', quantity: 1, price: 19.9}]"


@rule("TT310", "contents-malformed", Severity.ERROR, Events(commerce, "product event"))
def contents_malformed(event: PixelEvent, context: Context) -> Outcomes:
    """An event's contents are no list of products.

    `contents` must be a list (an array) with at least one object in it, one for each product. A single
    object, the list as a JSON text, an empty list and a list of bare ids are not understood.

    ## Why it costs the advertiser
    TikTok reads the price and the quantity of each product nowhere else, and the ids of several products
    neither. They are lost, so that the event matches nothing in the catalogue, and its value cannot be
    told by product.

    ## How to fix it
    Send the list itself: no `JSON.stringify` around it, square brackets around a single product, and for
    each product an object with at least `content_id`. An empty list means that the cart or order was not
    there yet when the event fired, or was emptied before it.

    ## Example
    Before:

        ttq.track('AddToCart', {contents: ['SKU-1'], value: 19.9, currency: 'EUR'})

    After:

        ttq.track('AddToCart', {contents: [{content_id: 'SKU-1', quantity: 1, price: 19.9}],
                                value: 19.9, currency: 'EUR'})
    """
    del context
    contents = event.parameters.get("contents")
    if contents is None:
        yield not_applicable(f"{event.name} has no contents")
    elif not isinstance(contents, list):
        yield failed(
            f"{event.name} sends contents that are no list: {_instead(contents)}.",
            expected=EXPECTED,
            actual=shown(contents),
            path="contents",
        )
    elif not contents:
        yield failed(
            f"{event.name} sends an empty list of contents.", expected=EXPECTED, actual="[]", path="contents"
        )
    else:
        odd = [place for place, item in enumerate(contents) if not isinstance(item, dict)]
        if not odd:
            yield passed()
            return
        first = contents[odd[0]]
        yield failed(
            f"{event.name} sends contents of which {len(odd)} of {len(contents)} are no objects{_hint(first)}.",
            expected=EXPECTED,
            actual=shown(first),
            path=f"contents[{odd[0]}]",
        )


def _instead(contents: JsonValue) -> str:
    if isinstance(contents, dict):
        return "it is a single object, which belongs in a list"
    if not isinstance(contents, str):
        return "it is no collection at all"
    if is_template(contents):
        return "it is an unrendered template"
    if contents.lstrip()[:1] in {"[", "{"}:
        return "it is the list as a text, so the JSON.stringify around it is too much"
    return "it is a text"


def _hint(first: JsonValue) -> str:
    if isinstance(first, str) and first.strip() and not is_template(first):
        return ": a bare id belongs in an object, as its content_id"
    return ""
