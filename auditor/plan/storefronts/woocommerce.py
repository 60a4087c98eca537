"""WooCommerce, the shop of WordPress."""

import re

from auditor.plan.storefronts.storefront import PLAIN, WEAK, Places, Sign, Storefront, Where, mark

_TWICE = (
    "TikTok's plugin and another one (PixelYourSite, GTM4WP, a header-and-footer plugin) or the theme's `header.php` "
    "print the base code both: switch it off in all but one."
)
_PRICE = (
    "take the value from WooCommerce with its currency: `$order->get_total()` and `$order->get_currency()` on the "
    "confirmation, `wc_get_price_to_display( $product )` and `get_woocommerce_currency()` before; "
    "`get_price()` leaves out or includes tax as it was typed in, not as it is shown."
)

WOOCOMMERCE = Storefront(
    name="WooCommerce",
    marks=(
        mark(
            "WooCommerce's own files",
            Where.HTML,
            r"/wp-content/plugins/woocommerce/assets/",
            source="woocommerce/woocommerce: plugins/woocommerce/assets (November 2026)",
        ),
        mark(
            "the parameters of WooCommerce's scripts",
            Where.HTML,
            r"var (?:woocommerce|wc_add_to_cart|wc_cart_fragments|wc_single_product)_params\b",
            r"wcSettings\s*=",
            source="woocommerce/woocommerce: class-wc-frontend-scripts.php (November 2026)",
        ),
        mark(
            "WooCommerce's classes at the body",
            Where.HTML,
            r"<body[^<>]{0,2000}[\s\"']woocommerce(?:-[a-z-]+)?[\s\"']",
            source="woocommerce/woocommerce: wc_body_class (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "the generator's name",
            Where.HTML,
            r"<meta name=[\"']generator[\"'] content=[\"']WooCommerce\b",
            source="woocommerce/woocommerce: wc_generator_tag (November 2026)",
        ),
        mark(
            "the cart's cookies",
            Where.COOKIE,
            r"woocommerce_(?:items_in_cart|cart_hash|recently_viewed)",
            r"wp_woocommerce_session_[0-9a-f]+",
            source="WooCommerce's documentation on cookies (November 2026)",
        ),
        mark(
            "WooCommerce's way of calling the server",
            Where.PATH,
            r"[?&]wc-ajax=",
            r"/order-received/\d+",
            source="woocommerce/woocommerce: WC_AJAX and the order-received endpoint (November 2026)",
            weight=WEAK,
        ),
    ),
    source="woocommerce/woocommerce, TikTok's plugin tiktok-for-business (Tt4b_Pixel_Class; November 2026)",
    places=Places(
        add_form="form.cart, a.add_to_cart_button, .wc-block-components-product-button",
        cart="/cart/",
        checkout="/checkout/",
    ),
    quirks=(
        "Classic and block checkout differ: hooks and jQuery events of the first don't come in the second.",
        "TikTok's plugin sends the page view by `track('Pageview')`, and queues an AddToCart for the next page.",
    ),
    server_signs=(
        Sign(
            "TikTok's own WooCommerce plugin, which sends each event from the server too",
            re.compile(r"/wp-content/plugins/tiktok-for-business/|tt4b_", re.IGNORECASE),
            "the plugin's Tt4b_Pixel_Class (read 2026): the Events API call shares the browser's event_id",
            certain=True,
        ),
    ),
    advice={
        "TT101": "TikTok's plugin (*Marketing > TikTok*) prints the base code by the hook `wp_head`: see that it is "
        "connected, that the theme's `header.php` calls `wp_head()`, and empty the page cache afterwards.",
        "TT103": _TWICE,
        "TT109": "TikTok's plugin calls no `ttq.page()`: its page view is `track('Pageview')`, from a script that a "
        "plugin for speed may hold back. Leave the plugin's scripts out of it.",
        "TT111": "plugins for speed hold scripts back until the visitor moves (WP Rocket's *Delay JavaScript "
        "execution*, and the like in LiteSpeed Cache, Perfmatters, Flying Scripts): except `analytics.tiktok.com` "
        "and `ttq` there.",
        "TT114": _TWICE,
        "TT201": "hook onto `woocommerce_after_single_product`; a theme or page builder with its own product template "
        "may leave that hook out.",
        "TT202": "with AJAX buttons no page follows: listen to jQuery's `added_to_cart` at `document.body`, and to "
        "`wc-blocks_added_to_cart` for the blocks, which don't send the first.",
        "TT203": "the Checkout block doesn't run the old checkout's hooks (`woocommerce_before_checkout_form`): print "
        "the event where `is_checkout()` holds and `is_order_received_page()` doesn't.",
        "TT204": "hook onto `woocommerce_thankyou`. A payment that returns elsewhere, or a page builder's own "
        "thank-you page, never runs it.",
        "TT208": "`woocommerce_thankyou` runs each time the page is shown: print the event only while the order has no "
        "mark of it, then set one (`$order->update_meta_data( '_tiktok_sent', 1 ); $order->save();`).",
        "TT301": "TikTok's plugin sends the SKU, else the post's id: give each product and variation a SKU.",
        "TT305": _PRICE,
        "TT308": _PRICE,
        "TT401": _PRICE,
        "TT403": "the plugin sends the SKU, else the post's id; a variation has both of its own. Take the one that the "
        "catalogue in TikTok has, and the same on each page.",
        "TT505": "let the consent plugin hold back the script that prints `ttq`, and leave both out of a plugin that "
        "combines or delays scripts: it breaks their order.",
        "TT601": "TikTok's plugin sends each event from the server too and shares the browser's `event_id`; events of "
        "the theme or of a second plugin have none that it knows. Leave them to the plugin.",
    },
)
