"""TT209 event-on-wrong-page."""

from auditor.check.additions import last_added
from auditor.check.attempts import attempt_of
from auditor.check.context import CLOCK_SLACK, Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.journey import Step, Until
from auditor.model.page import Page, PageKind
from auditor.model.rule import Scope, Severity

_JUDGED = frozenset({"ViewContent", "AddToCart", "InitiateCheckout", "Purchase"})
# Pages of which it is certain that no single product, and no checkout, stands there.
_NO_PRODUCT = frozenset({PageKind.HOME, PageKind.CART, PageKind.CHECKOUT, PageKind.CONFIRMATION})
_NO_CHECKOUT = frozenset(
    {
        PageKind.HOME,
        PageKind.CATEGORY,
        PageKind.PRODUCT,
        PageKind.SEARCH,
        PageKind.CART,
        PageKind.CONFIRMATION,
    }
)


def _wanted(event: PixelEvent) -> bool:
    return event.name in _JUDGED


@rule(
    "TT209",
    "event-on-wrong-page",
    Severity.ERROR,
    Events(_wanted, "ViewContent, AddToCart, InitiateCheckout or Purchase", scope=Scope.PAGE),
)
def event_on_wrong_page(event: PixelEvent, context: Context) -> Outcomes:
    """A conversion is sent without its action.

    AddToCart on a page load though nothing was added since the last one, InitiateCheckout where no
    checkout was begun or the order is placed already, ViewContent where no product stands (a warning),
    and, critical, Purchase anywhere but on the confirmation of an order. List pages show products, so
    ViewContent there is left undecided.

    ## Why it costs the advertiser
    TikTok counts conversions that did not happen and optimises for the people who cause them. A
    Purchase on the wrong page turns window-shoppers into buyers: the ads look profitable and are not.

    ## How to fix it
    Tie the event to the action: AddToCart to the cart's acceptance, InitiateCheckout to the start of
    the checkout, Purchase to the confirmation alone. In a tag manager, look at the trigger: it often
    says "all pages".

    ## Example
    Before: `ttq.track('Purchase', {…})` when the button "Pay" is pressed.

    After: the same call on the confirmation page.
    """
    page = context.shown_to(event)
    if attempt_of(event, context) is not None:
        yield not_applicable("it is of something that the shop refused, which is TT215's matter")
        return
    if page is None:
        yield inconclusive("the page that sent it could not be told", event=event)
        return
    match event.name:
        case "Purchase":
            yield _purchase(event, page, context)
        case "AddToCart":
            yield _add_to_cart(event, page, context)
        case "InitiateCheckout":
            yield _initiate_checkout(event, page, context)
        case _:
            yield _view_content(page, context)


def _purchase(event: PixelEvent, page: Page, context: Context) -> Outcome:
    if context.is_confirmation(page):
        return passed()
    undecided = page.kind is PageKind.OTHER and (page.step is Step.PURCHASE or not page.clean)
    if undecided:
        return inconclusive("it could not be told whether this page confirms the order", event=event)
    return failed(
        f"Purchase was sent on {_a(page)}: a sale is counted that did not happen.",
        severity=Severity.CRITICAL,
        expected="Purchase on the confirmation of an order only",
        actual=f"Purchase on {_a(page)}",
        explains=("Purchase",),
    )


def _add_to_cart(event: PixelEvent, page: Page, context: Context) -> Outcome:
    added = last_added(event, context)
    if added is None:
        return failed(
            f"AddToCart was sent on {_a(page)} though nothing had been put into the cart.",
            expected="AddToCart when the cart takes a product",
            actual=f"AddToCart on loading {_a(page)}",
            explains=("AddToCart",),
        )
    if page.visit.started_at <= added:
        return passed()
    first = context.first_after(event.run, added, event.name, event.pixel_id)
    if first is None or first.visit_id == event.visit_id:
        return passed()
    return failed(
        f"AddToCart was sent again on {_a(page)} though nothing was put into the cart since the last one.",
        expected="one AddToCart for each time that the cart takes a product",
        actual=f"AddToCart on loading {_a(page)}",
    )


def _initiate_checkout(event: PixelEvent, page: Page, context: Context) -> Outcome:
    step = context.step(event.run, Step.CHECKOUT)
    # A checkout may become the confirmation without a load: then the page that began it ends as one.
    over = context.is_confirmation(page) and (step is None or step.visit_id != page.visit.id)
    begun = step is not None and event.at >= step.started_at - CLOCK_SLACK and not over
    if page.kind is PageKind.CHECKOUT or (begun and page.step is not None):
        return passed()
    if not over and (page.kind not in _NO_CHECKOUT or page.reading.asks_for_contact):
        return inconclusive("it could not be told whether a checkout begins on this page", event=event)
    why = "the order was placed already" if over else "no checkout was begun"
    return failed(
        f"InitiateCheckout was sent on {_a(page)} though {why}.",
        expected="InitiateCheckout when the visitor begins the checkout",
        actual=f"InitiateCheckout on loading {_a(page)}",
        explains=() if over else ("InitiateCheckout",),
    )


def _view_content(page: Page, context: Context) -> Outcome:
    if page.kind is PageKind.PRODUCT or page.reading.product is not None:
        return passed()
    if context.expect.until is Until.NONE or page.kind not in _NO_PRODUCT:
        return inconclusive("it could not be told whether this page shows what ViewContent names")
    return failed(
        f"ViewContent was sent on {_a(page)}, where no product stands.",
        severity=Severity.WARNING,
        expected="ViewContent on product pages",
        actual=f"ViewContent on {_a(page)}",
    )


def _a(page: Page) -> str:
    match page.kind:
        case PageKind.HOME:
            return "the home page"
        case PageKind.CART | PageKind.CHECKOUT | PageKind.CONFIRMATION:
            return f"the {page.kind} page"
        case PageKind.OTHER:
            return "a page that is no confirmation"
        case _:
            return f"a {page.kind} page"
