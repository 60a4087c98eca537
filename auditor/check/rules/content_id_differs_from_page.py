"""TT403 content-id-differs-from-page."""

from collections.abc import Callable, Iterable
from functools import partial

from auditor.check.additions import of_another_card
from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable
from auditor.check.payload import shown
from auditor.check.product_ids import PageIds, Whose, given_ids, ids_on
from auditor.check.rule import rule
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.page import Page, PageKind
from auditor.model.rule import Scope, Severity

_RIGHT = frozenset({Whose.OWN, Whose.VARIANT})
_OF_ONE_PRODUCT = frozenset({"ViewContent", "AddToCart", "AddToWishlist"})


@rule(
    "TT403",
    "content-id-differs-from-page",
    Severity.WARNING,
    Events(commerce, "product event", scope=Scope.PAGE),
)
def content_id_differs_from_page(event: PixelEvent, context: Context) -> Outcomes:
    """An event on a product's page carries an id that is not this product's.

    The page gives the id to another product (one of those recommended beside it), or it is the number of
    the product's row in the shop's database, where the page also states an SKU. Ids of the product, its
    variants and its group all pass, as do the ids that feeds put together from them
    (`shopify_DE_<product>_<variant>`). An id that the page shows nowhere is no fault: only a product feed
    can tell what the catalogue calls the product.

    ## Why it costs the advertiser
    TikTok looks the id up in your catalogue. With another product's id, visitors are shown ads for what
    they never looked at; with one that the catalogue lacks, they are shown none, and the catalogue's
    match rate falls.

    ## How to fix it
    Send the id under which the product stands in the catalogue: most feeds, and TikTok's own plug-ins,
    take the SKU where there is one. Common causes: a loop over recommended products whose variable is
    still set, and the shop's internal number in a tag that was copied from another tool. If your
    catalogue does list the internal numbers, suppress this finding.

    ## Example
    Before (the page's product is SKU-1; row 101 of the shop's database):

        ttq.track('ViewContent', {content_id: '101', content_type: 'product'})

    After:

        ttq.track('ViewContent', {content_id: 'SKU-1', content_type: 'product'})
    """
    page = context.shown_to(event)
    beside = page is None or page.kind is not PageKind.PRODUCT or of_another_card(event, context)
    if event.name not in _OF_ONE_PRODUCT or page is None or beside:
        yield not_applicable("no event about the product of a product page")
        return
    paths: dict[str, str] = {}
    for path, text in given_ids(event):
        paths.setdefault(text, path)
    if not paths:
        yield not_applicable(f"{event.name} carries no product id")
        return
    ids = context.once(page, ids_on)
    if not ids.own:
        yield inconclusive("the page shows no id of its product", event=event)
        return
    whose = {text: ids.whose(text) for text in paths}
    several = partial(_is_one_of_several, event, page, context)
    for text, path in paths.items():
        if whose[text] not in _RIGHT:
            yield from _verdict(event, (path, text), whose, ids, several)


def _verdict(
    event: PixelEvent,
    given: tuple[str, str],
    whose: dict[str, Whose],
    ids: PageIds,
    several: Callable[[], str],
) -> Outcomes:
    path, text = given
    if whose[text] is Whose.ROW and _RIGHT.isdisjoint(whose.values()):
        yield failed(
            f"{event.name} carries the number of the product's row in the shop's database, and the page states an SKU.",
            expected=ids.told("sku"),
            actual=shown(text),
            path=path,
        )
    elif whose[text] is Whose.OTHER:
        yield _of_another(event, given, ids.told(), several() or _beside_own(whose))
    elif whose[text] is Whose.UNKNOWN:
        yield inconclusive(f"the page shows the id {shown(text)} nowhere", event=event)


def _of_another(event: PixelEvent, given: tuple[str, str], own: str, doubt: str) -> Outcome:
    path, text = given
    if doubt:
        return inconclusive(doubt, event=event)
    return failed(
        f"{event.name} carries the id of another product than the page's.",
        expected=own,
        actual=shown(text),
        path=path,
    )


def _beside_own(whose: dict[str, Whose]) -> str:
    if _RIGHT.isdisjoint(whose.values()):
        return ""
    return "the event names the page's product among others, which may be sold with it"


def _is_one_of_several(event: PixelEvent, page: Page, context: Context) -> str:
    """Why an event may rightly be about another product: others of its name are sent from the page, too."""
    told = context.alike(page, event, _ids_of_each)
    if len(told) > (_ids_of(event) in told):
        return f"the page sends {event.name} for several products, and this one may be about one beside"
    return ""


def _ids_of_each(events: Iterable[PixelEvent]) -> frozenset[frozenset[str]]:
    return frozenset(map(_ids_of, events))


def _ids_of(event: PixelEvent) -> frozenset[str]:
    return frozenset(text for _, text in given_ids(event))
