"""Shopware 6."""

from auditor.plan.storefronts.storefront import PLAIN, WEAK, Places, Storefront, Where, mark

_TWICE = (
    "a plugin, the sales channel's *Analytics* and the theme's own `meta.html.twig` may each print the base code, "
    "and so may a tag manager: keep one."
)

SHOPWARE = Storefront(
    name="Shopware",
    marks=(
        mark(
            "Shopware's context in the page",
            Where.HTML,
            r"window\.(?:activeNavigationId|themeJsPublicPath|useDefaultCookieConsent)\s*=",
            source="shopware/shopware: storefront/layout/meta.html.twig and base.html.twig (6.5 to 6.7, November 2026)",
        ),
        mark(
            "Shopware's routes in the page",
            Where.HTML,
            r"window\.router\s*=\s*(?:\{|\[)[^<]{0,2000}frontend\.(?:cart|checkout)\.",
            source="shopware/shopware: storefront/layout/meta.html.twig (November 2026)",
        ),
        mark(
            "Shopware's form for the cart",
            Where.ATTRIBUTE,
            r"data-add-to-cart=[\"']true[\"']",
            r"action=[\"'][^\"']{0,200}/checkout/line-item/add[\"']",
            source="shopware/shopware: buy-widget-form.html.twig (November 2026)",
        ),
        mark(
            "Shopware's plugins in the markup",
            Where.ATTRIBUTE,
            r"data-(?:off-canvas-cart|cart-widget|flyout-menu|search-widget|form-csrf-handler)(?:-options)?=",
            source="shopware/shopware: the storefront's JavaScript plugins (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "headers of Shopware",
            Where.HEADER,
            r"sw-(?:context-token|language-id|version-id|invalidation-states|currency-id)",
            source="shopware/shopware: PlatformRequest (November 2026)",
        ),
        mark(
            "Shopware's cookies",
            Where.COOKIE,
            r"sw-(?:states|currency|cache-hash|context-token)",
            source="shopware/shopware: HttpCacheKeyGenerator (November 2026)",
        ),
        mark(
            "Shopware's addresses",
            Where.PATH,
            r"/checkout/(?:confirm|finish)\b",
            source="shopware/shopware: CheckoutController (November 2026)",
            weight=WEAK,
        ),
    ),
    source="shopware/shopware 6 (November 2026)",
    places=Places(
        add_form="form[action$='/checkout/line-item/add']",
        cart="/checkout/cart",
        checkout="/checkout/confirm",
    ),
    quirks=("The cart opens beside the page; a guest is asked for the address at /checkout/register first.",),
    advice={
        "TT101": "extend `@Storefront/storefront/layout/meta.html.twig` and print the base code in the block "
        "`layout_head_javascript_tracking`, then build the theme and clear the cache "
        "(`bin/console theme:compile`, `cache:clear`).",
        "TT103": _TWICE,
        "TT114": _TWICE,
        "TT202": "the cart opens without another page: subscribe to `beforeFormSubmit` of the plugin `AddToCart`, as "
        "Shopware's own analytics does.",
        "TT203": "print the event in `storefront/page/checkout/confirm/index.html.twig`; guests pass "
        "`/checkout/register` before.",
        "TT204": "print the event in `storefront/page/checkout/finish/index.html.twig`, which is given `page.order`.",
        "TT208": "`/checkout/finish?orderId=…` can be loaded again: send the event with the order's id as `event_id`, "
        "and once for each visitor.",
        "TT305": "`page.order.amountTotal` is what the customer pays, `page.order.currency.isoCode` in which currency.",
        "TT308": "`page.order.currency.isoCode` is the order's currency, `context.currency.isoCode` the visitor's.",
        "TT403": "each variant has its own `id` and `productNumber`: send the one that the catalogue in TikTok has.",
        "TT505": "register the pixel as a cookie group of the shop's consent, and load the base code only when its "
        "cookie is there and on `CookieConfiguration_Update`.",
    },
)
