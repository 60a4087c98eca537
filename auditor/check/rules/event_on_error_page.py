"""TT217 event-on-error-page."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, passed
from auditor.check.rule import rule
from auditor.check.subjects import HTTP_ERROR, Events
from auditor.model.event import PixelEvent
from auditor.model.page import Page, PageKind
from auditor.model.rule import Scope, Severity

_OF_THE_SHOP = frozenset({PageKind.PRODUCT, PageKind.CART, PageKind.CHECKOUT, PageKind.CONFIRMATION})


def _conversion(event: PixelEvent) -> bool:
    return event.spec is not None and (event.spec.conversion or event.spec.commerce)


@rule(
    "TT217",
    "event-on-error-page",
    Severity.WARNING,
    Events(_conversion, "conversion", scope=Scope.PAGE),
)
def event_on_error_page(event: PixelEvent, context: Context) -> Outcomes:
    """A conversion is sent from an error page.

    The server answered with an error (404, 500 …), or the page says that there is nothing at its address
    though the server called it well (a "soft 404"), and the page sends ViewContent, AddToCart, Lead or
    another standard event that stands for an interest. The page view is no conversion. Where the page says
    it in doubtful words, or shows a product in spite of the error, nothing is concluded.

    ## Why it costs the advertiser
    Audiences fill with people who saw nothing: they are shown a product that is not there any more, and a
    campaign learns from clicks on broken links as if they were interest.

    ## How to fix it
    Send the event from the templates of products and forms alone, not from the layout that the error page
    shares with them. In a tag manager, leave the error page out of the trigger. Then look where the broken
    link is: an ad may lead there.

    ## Example
    Before: the layout sends `ttq.track('ViewContent', …)`, and so does the page "404".

    After: the product's template sends it.
    """
    page = context.shown_to(event)
    if page is None:
        yield inconclusive("the page that sent it could not be told", event=event)
        return
    error, doubt = _error_of(page)
    if doubt:
        yield inconclusive(doubt, event=event)
    elif error:
        yield failed(
            f"{event.name} was sent from an error page: {error}.",
            expected=f"{event.name} from the shop's own pages only",
            actual=error,
            page=page,
        )
    else:
        yield passed()


def _error_of(page: Page) -> tuple[str, str]:
    """What makes it an error page, and what speaks against that; "" where nothing does."""
    status, said = page.visit.status, page.reading.not_found
    if status is not None and status >= HTTP_ERROR:
        error = f"the server answered {status}"
        if page.visit.obstacle:
            return "", f"{error}, and in the shop's place stands {page.visit.obstacle}"
        shows = page.kind in _OF_THE_SHOP
        return error, f"{error}, and the page shows a {page.kind} all the same" if shows else ""
    if said is None:
        return "", ""
    error = f"the page says “{said.words}”"
    return error, "" if said.sure else f"{error}, which may be part of something else"
