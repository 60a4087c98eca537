"""Whole shops as data: a storefront with a pixel. The demo's is what an audit often finds."""

from dataclasses import dataclass, field, replace

from auditor.demo.storefront import Banner, Checkout, Storefront
from auditor.demo.theme import ORDER, PRODUCT, Consent, PixelTheme, bare_on, track, without
from auditor.model.page import PageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One shop; the default is healthy."""

    pixel: PixelTheme = field(default_factory=PixelTheme)
    storefront: Storefront = field(default_factory=Storefront)


DEMO_THEME = Theme(
    storefront=Storefront(checkout=Checkout.TWO_PAGES, banner=Banner.OPT_IN, quick_add=True),
    pixel=replace(
        PixelTheme(),
        # The banner asks, and nobody told the pixel.
        consent=Consent.IGNORED,
        # A category template of its own that nobody put the pixel into.
        bare=bare_on(PageKind.CATEGORY),
        # The page's product object has no `sku_id`: JavaScript writes "undefined".
        view_content=track(
            "ViewContent",
            PRODUCT | {"content_id": "String(item.sku_id)", "content_ids": "[String(item.sku_id)]"},
        ),
        # The price as the page shows it, sign and comma included.
        add_to_cart=track("AddToCart", PRODUCT | {"value": 'item.price.toFixed(2).replace(".", ",") + " €"'}),
        # Quick-add was built later, and without the event.
        quick_add="",
        # A content type that TikTok does not know.
        initiate_checkout=track("InitiateCheckout", ORDER | {"content_type": '"cart"'}, event_id=None),
        # No currency, the old name, and a new event id whenever the page is loaded.
        purchase=track(
            "CompletePayment",
            without(ORDER, "currency"),
            event_id='item.order + "-" + Math.random().toString(36).slice(2)',
        ),
        purchase_once=False,
    ),
)
