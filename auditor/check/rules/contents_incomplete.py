"""TT316 contents-incomplete."""

from auditor.check.additions import windows
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable
from auditor.check.payload import items_of
from auditor.check.product_ids import given_ids, id_text
from auditor.check.rule import rule
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.journey import Proof, Step
from auditor.model.rule import Severity

_OF_THE_CART = frozenset({"InitiateCheckout", "PlaceAnOrder", "Purchase"})


def _wanted(event: PixelEvent) -> bool:
    return event.name in _OF_THE_CART


@rule(
    "TT316",
    "contents-incomplete",
    Severity.ERROR,
    Events(_wanted, "InitiateCheckout or Purchase"),
)
def contents_incomplete(event: PixelEvent, context: Context) -> Outcomes:
    """An event at the checkout or on the confirmation names fewer products than the cart held.

    The auditor puts two products into the cart (`--basket full`), and each of them must be in `contents`
    under an id of its own. A shop that sends the event once for each product is right, too. Where the
    shop has only one product to buy, or its cart page could not be read, nothing is concluded.

    ## Why it costs the advertiser
    What is not named was not bought, as far as TikTok knows: its buyers go on to see its ad, its sales
    are missing from the catalogue's reports, and value and contents contradict each other.

    ## How to fix it
    Build `contents` from all lines of the cart or the order. The usual causes: a tag that reads the first
    item of the data layer (`items.0`), a loop that overwrites its result, `content_id` of the last line.

    ## Example
    Before (a mug and a towel are in the cart):

        ttq.track('Purchase', {contents: [{content_id: 'MUG', quantity: 1, price: 19.9}], …})

    After:

        ttq.track('Purchase', {contents: [{content_id: 'MUG', quantity: 1, price: 19.9},
                                          {content_id: 'TOWEL', quantity: 1, price: 12}], …})
    """
    order = context.step(event.run, Step.PURCHASE)
    additions = [window.addition for window in windows(event.run, context)]
    if len(additions) <= 1:
        yield not_applicable("the cart held no more than one product")
        return
    if event.name == "Purchase" and order is not None and order.proof is Proof.PINNED:
        yield not_applicable("the confirmation that was given is that of another order")
        return
    cart = context.step(event.run, Step.CART)
    if cart is None or event.at < cart.started_at:
        yield not_applicable(f"{event.name} was sent before the cart was filled")
        return
    if any(one.held is None for one in additions):
        yield inconclusive("which products the cart held could not be read", event=event)
        return
    held = [one.name for one in additions if one.held]
    named = _named(event)
    if named is None:
        yield not_applicable(f"{event.name} does not name each item by an id")
        return
    whole = named.union(*(_named(other) or () for other in _of_the_same_action(event, context)))
    if len(whole) < len(held):
        yield failed(
            f"{event.name} names {len(whole)} of the {len(held)} products that are in the cart.",
            expected=f"an item for each of {', '.join(held)}",
            actual=", ".join(sorted(whole)),
            path="contents",
        )


def _named(event: PixelEvent) -> frozenset[str] | None:
    """The ids of the items, else all ids; None where there are none, or an item lacks its own (TT301, TT302)."""
    items = items_of(event.parameters)
    found = (
        [id_text(item.get("content_id")) for _, item in items]
        if items
        else [text for _, text in given_ids(event)]
    )
    return frozenset(found) if found and all(found) else None


def _of_the_same_action(event: PixelEvent, context: Context) -> list[PixelEvent]:
    page = context.page(event.visit_id)
    return context.alike(page, event, list) if page is not None else []
