"""The demo's installation: what an agency finds in a shop that "has the pixel"."""

from dataclasses import replace

from auditor.demo.storefront import Banner, Checkout, Storefront
from auditor.demo.theme import ORDER, PRODUCT, PixelTheme, bare_on, track, without
from auditor.model.page import PageKind

DEMO_STOREFRONT = Storefront(checkout=Checkout.TWO_PAGES, banner=Banner.OPT_IN, quick_add=True)

DEMO = replace(
    PixelTheme(),
    # A category template of its own that nobody put the pixel into.
    bare=bare_on(PageKind.CATEGORY),
    # The theme's product object has no `sku_id`: JavaScript writes "undefined".
    view_content=track(
        "ViewContent", PRODUCT | {"content_id": "String(item.sku_id)", "contents": "undefined"}
    ),
    # The price as the page shows it, sign and comma included.
    add_to_cart=track("AddToCart", PRODUCT | {"value": 'item.price.toFixed(2).replace(".", ",") + " €"'}),
    # A content type that TikTok does not know.
    initiate_checkout=track("InitiateCheckout", ORDER | {"content_type": '"cart"'}, event_id=None),
    # No currency, the old name, and a new event id whenever the page is loaded.
    purchase=track(
        "CompletePayment",
        without(ORDER, "currency"),
        event_id='item.order + "-" + Math.random().toString(36).slice(2)',
    ),
    purchase_once=False,
)
