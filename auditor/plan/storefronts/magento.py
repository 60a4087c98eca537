"""Magento 2 and Adobe Commerce."""

from auditor.plan.storefronts.storefront import PLAIN, Places, Storefront, Where, mark

_HEAD = "*Content > Design > Configuration > HTML Head > Scripts and Style Sheets*"
_PRICE = (
    "an order has its amounts in two currencies: `getGrandTotal()` belongs with `getOrderCurrencyCode()`, "
    "`getBaseGrandTotal()` with `getBaseCurrencyCode()`. Send the first pair, which is what the visitor saw."
)
_TWICE = (
    f"the base code often stands in {_HEAD} and in an extension or a tag manager too: keep one, then refresh the cache "
    "(*System > Cache Management*)."
)

MAGENTO = Storefront(
    name="Magento 2 / Adobe Commerce",
    marks=(
        mark(
            "Magento's script blocks",
            Where.ATTRIBUTE,
            r"type=[\"']text/x-magento-init[\"']",
            source="developer.adobe.com, Commerce frontend: x-magento-init (November 2026)",
        ),
        mark(
            "files of a deployed theme",
            Where.HTML,
            r"/static/(?:version\d+/)?frontend/[\w-]+/[\w-]+/[a-z]{2}_[A-Z]{2}/",
            source="developer.adobe.com, Commerce: static content signing and deployment (November 2026)",
        ),
        mark(
            "Magento's own widgets",
            Where.ATTRIBUTE,
            r"data-mage-init=",
            r"data-role=[\"']tocart-form[\"']",
            source="magento/magento2: list.phtml, catalog-add-to-cart.js (2.4, November 2026)",
            weight=PLAIN,
        ),
        mark(
            "Magento's small cart",
            Where.ATTRIBUTE,
            r"data-block=[\"']minicart[\"']",
            source="magento/magento2: Magento_Checkout, cart/minicart.phtml (2.4, November 2026)",
            weight=PLAIN,
        ),
        mark(
            "Magento's cookies",
            Where.COOKIE,
            r"mage-cache-(?:sessid|storage)|mage-messages|private_content_version",
            r"x-magento-vary",
            source="Adobe Commerce user guide: cookies (November 2026)",
        ),
        mark(
            "headers of Magento",
            Where.HEADER,
            r"x-magento-(?:cache-debug|cache-control|cache-id|tags|vary)",
            source="developer.adobe.com, Commerce: page cache (November 2026)",
        ),
        mark(
            "Magento's addresses",
            Where.PATH,
            r"/checkout/onepage/success",
            r"/catalog/product/view/id/\d+",
            source="magento/magento2: Checkout and Catalog routes (2.4, November 2026)",
            weight=PLAIN,
        ),
    ),
    source="magento/magento2 2.4 and developer.adobe.com (November 2026)",
    places=Places(
        add_form="form#product_addtocart_form, form[data-role='tocart-form']",
        cart="/checkout/cart/",
        checkout="/checkout/",
    ),
    quirks=(
        "Pages come from a full-page cache: what differs between visitors is filled in by customer-data afterwards.",
        "From 2.4.7 the checkout enforces its Content-Security-Policy, while other pages only report.",
    ),
    advice={
        "TT101": f"put the base code into {_HEAD}, for the store view in question, and refresh the cache "
        "(*System > Cache Management*); a deployed theme or Varnish may hold the old page.",
        "TT103": _TWICE,
        "TT107": "add TikTok's hosts to a module's `etc/csp_whitelist.xml` (`script-src` and `connect-src`). From 2.4.7 "
        "the checkout enforces the policy, so a pixel that runs elsewhere is refused just there.",
        "TT114": _TWICE,
        "TT202": "the cart takes the product without another page: listen to `ajax:addToCart` on `document` (jQuery), "
        "whose data names the product by `sku` and `productIds`.",
        "TT203": "add a template by the layout handle `checkout_index_index`; the checkout's steps share one address, "
        "so send the event once, as it opens.",
        "TT204": "add a template by the layout handle `checkout_onepage_success` and read the order from "
        "`Magento\\Checkout\\Model\\Session::getLastRealOrder()`. Payments with their own success page need it too.",
        "TT305": _PRICE,
        "TT308": _PRICE,
        "TT401": f"{_PRICE} Prices that a script fills in may be shown with tax (`getFinalPrice` is without).",
        "TT403": "a configurable product and its simple ones have ids and SKUs of their own: send what the "
        "catalogue in TikTok has, for the chosen simple product or for the parent, the same on each page.",
        "TT505": "*Cookie Restriction Mode* only shows a notice and sets `user_allowed_save_cookie`; it holds no "
        "script of yours back. Load the base code once that cookie allows it, or use a consent platform.",
    },
)
