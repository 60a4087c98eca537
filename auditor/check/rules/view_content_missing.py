"""TT201 view-content-missing."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, passed
from auditor.check.rule import Needs, rule
from auditor.check.subjects import Pages
from auditor.model.page import Page, PageKind
from auditor.model.rule import Severity

EVENT = "ViewContent"


@rule(
    "TT201",
    "view-content-missing",
    Severity.ERROR,
    Pages(kinds=(PageKind.PRODUCT,), reloads=False),
    Needs(absence=True, about=EVENT),
)
def view_content_missing(page: Page, context: Context) -> Outcomes:
    """A product page sends no ViewContent.

    Every product page that was opened must send ViewContent, to any pixel, before its watch ends.

    ## Why it costs the advertiser
    Product viewers cannot be retargeted, and catalogue ads need ViewContent with the product's id:
    without it TikTok refuses the catalogue or shows everybody the same products.

    ## How to fix it
    Call `ttq.track('ViewContent', …)` on every product page, after the base code, with the id, the
    price and the currency of the product that is shown.

    ## Example
    Before: the page calls `ttq.page()` only.

    After:

        ttq.track('ViewContent', {contents: [{content_id: 'SKU-1', price: 19.9, quantity: 1}],
                                  content_type: 'product', value: 19.9, currency: 'EUR'})
    """
    if any(event.name == EVENT for event in context.events_on(page)):
        yield passed()
    else:
        yield failed(
            "This product page sent no ViewContent: who looked at the product cannot be retargeted.",
            event_name=EVENT,
            expected="ViewContent when the page is shown",
            actual=sent_instead(page, context),
        )


def sent_instead(page: Page, context: Context) -> str:
    """What a page sent, for the finding that something is missing."""
    names = dict.fromkeys(event.name for event in context.events_on(page))
    return f"only {', '.join(names)}" if names else "no event of the shop's"
