"""Shopify."""

import re

from auditor.plan.storefronts.storefront import PLAIN, WEAK, Places, Sign, Storefront, Where, mark

_THEME_CODE = "*Online Store > Themes > Edit code*"
_CUSTOMER_EVENTS = "*Settings > Customer events*"
_TWICE = (
    f"TikTok's app and a snippet in the theme usually stand beside each other. Keep one: take the snippet out of "
    f"`theme.liquid` ({_THEME_CODE}) where {_CUSTOMER_EVENTS} lists TikTok's app pixel as connected."
)
_PRICE = (
    "Liquid's prices (`product.price`, also by `| json`) are whole hundredths: divide them by 100. In a custom pixel "
    "take `amount` and `currencyCode` from the event's own `price` or `totalPrice`."
)

SHOPIFY = Storefront(
    name="Shopify",
    marks=(
        mark(
            "the script that Shopify prints into its themes",
            Where.HTML,
            r"Shopify\.shop\s*=\s*[\"']",
            r"Shopify\.theme\s*=\s*\{",
            source="content_for_header of Online Store 2.0 themes (shopify.dev, themes; November 2026)",
        ),
        mark(
            "the theme's sections",
            Where.ATTRIBUTE,
            r"id=[\"']shopify-section-",
            source="shopify.dev: sections are wrapped in shopify-section-<id> (November 2026)",
        ),
        mark(
            "files below the shop's own /cdn/shop/",
            Where.HTML,
            r"/cdn/shop/(?:t|files|products)/",
            source="Shopify's help centre: files are served from the shop's own domain since 2023",
            weight=PLAIN,
        ),
        mark(
            "Shopify's own analytics",
            Where.HTML,
            r"ShopifyAnalytics\.meta\b",
            r"monorail-edge\.shopifysvc\.com",
            source="content_for_header of Online Store 2.0 themes (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "headers of Shopify's servers",
            Where.HEADER,
            r"x-shopid",
            r"x-shopify-stage",
            r"x-storefront-renderer-rendered",
            r"x-sorting-hat-shopid",
            r"powered-by: shopify.*",
            source="answers of Shopify's edge, as WhatWeb and Wappalyzer list them (November 2026)",
        ),
        mark(
            "Shopify's cookies",
            Where.COOKIE,
            r"_shopify_(?:y|s|essential|analytics|marketing)",
            source="Shopify's cookie policy; its Buy Button sets some on other sites too (November 2026)",
            weight=WEAK,
        ),
        mark(
            "elements of Shopify's own themes",
            Where.HTML,
            r"<cart-drawer\b",
            r"<variant-selects\b",
            r"<product-form\b",
            source="Shopify/dawn: custom elements, which other themes copied (November 2026)",
            weight=WEAK,
        ),
        mark(
            "the address of Shopify's checkout",
            Where.PATH,
            r"^/checkouts/(?:cn|co|ac)/",
            source="Shopify's checkout: /checkouts/cn/<token> (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "an address below myshopify.com",
            Where.HOST,
            r"\.myshopify\.com$",
            source="shopify.dev: each shop's permanent domain (November 2026)",
        ),
    ),
    source="shopify.dev (Web Pixels API, Liquid, Ajax API) and TikTok's help centre (November 2026)",
    places=Places(add_form="form[action*='/cart/add']", cart="/cart", checkout="/checkout"),
    quirks=(
        "App pixels run in a worker and custom pixels in a sandboxed frame: neither stands in the page's HTML.",
        "Nothing of the theme runs in the checkout or on the order's status page.",
    ),
    server_signs=(
        Sign(
            "TikTok's Shopify app, whose data sharing may send events from the server",
            re.compile(
                r"analytics\.tiktok\.com/i18n/pixel/shopify\.js|\btiktok\b[^<>]{0,200}web-pixel",
                re.IGNORECASE,
            ),
            "TikTok's help centre: Enhanced and Maximum data sharing use the Events API (read November 2026)",
        ),
    ),
    advice={
        "TT101": f"see that {_CUSTOMER_EVENTS} lists TikTok's app pixel as connected, or put the base code into "
        f"`theme.liquid` before `</head>` ({_THEME_CODE}). The theme's code doesn't run in the checkout: there "
        "only an app pixel or a custom pixel does.",
        "TT103": _TWICE,
        "TT114": _TWICE,
        "TT201": "in a custom pixel, subscribe to `product_viewed`; in a theme, send the event in the product section.",
        "TT202": "themes add to the cart by `fetch` to `/cart/add.js`, without another page: send the event when that "
        f"is answered, or subscribe to `product_added_to_cart` in a custom pixel ({_CUSTOMER_EVENTS}).",
        "TT203": f"the checkout runs no code of the theme: subscribe to `checkout_started` ({_CUSTOMER_EVENTS}).",
        "TT204": "subscribe to `checkout_completed` in a custom pixel or let TikTok's app do it; the checkout's old "
        "*Additional scripts* don't run on today's thank-you page.",
        "TT208": "`checkout_completed` comes once for an order; a script on the order's status page runs each time "
        "that a buyer looks at it. Take the script out, and give the event the order's id as `event_id`.",
        "TT305": _PRICE,
        "TT308": "`{{ cart.currency.iso_code }}` in Liquid and `currencyCode` in a custom pixel say the currency that "
        "the visitor pays in; with Markets that isn't always the shop's own.",
        "TT401": _PRICE,
        "TT403": "a product, each of its variants and the variant's SKU have ids of their own: send the one that the "
        "catalogue in TikTok has, in the theme (`variant.id`, `variant.sku`) and the pixels alike.",
        "TT505": "set up the banner under *Settings > Customer privacy*: app and custom pixels then wait for it. A "
        "snippet in the theme waits for nothing by itself: ask `Shopify.customerPrivacy` first.",
        "TT601": "with Enhanced or Maximum data sharing TikTok's app reports from the server too. Events of a snippet "
        "beside it count twice, as they can't share its event ids: leave them to the app.",
    },
)
