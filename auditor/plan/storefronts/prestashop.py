"""PrestaShop."""

import re

from auditor.plan.storefronts.storefront import PLAIN, Places, Sign, Storefront, Where, mark

_TWICE = (
    "look for the base code in TikTok's module, in other modules for pixels (*Modules > Module Manager*) and in the "
    "theme's `_partials/head.tpl`, and keep one."
)

PRESTASHOP = Storefront(
    name="PrestaShop",
    marks=(
        mark(
            "PrestaShop's object in the page",
            Where.HTML,
            r"var prestashop\s*=\s*\{",
            source="PrestaShop/PrestaShop: javascript.tpl of the Classic theme (8 and 9, November 2026)",
        ),
        mark(
            "the generator's name",
            Where.HTML,
            r"<meta name=[\"']generator[\"'] content=[\"']PrestaShop[\"']",
            source="PrestaShop's older themes (1.6 and 1.7; November 2026)",
        ),
        mark(
            "files of PrestaShop's modules",
            Where.HTML,
            r"/modules/ps_[a-z]+/",
            source="PrestaShop/PrestaShop: its native modules are called ps_… (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "PrestaShop's form for the cart",
            Where.ATTRIBUTE,
            r"data-button-action=[\"']add-to-cart[\"']",
            r"id=[\"']add-to-cart-or-refresh[\"']",
            source="PrestaShop/PrestaShop: product-add-to-cart.tpl (November 2026)",
        ),
        mark(
            "PrestaShop's cards of products",
            Where.ATTRIBUTE,
            r"js-product-miniature\b",
            source="PrestaShop/PrestaShop: catalog/_partials/miniatures/product.tpl (8 and 9, November 2026)",
            weight=PLAIN,
        ),
        mark(
            "PrestaShop's cookie",
            Where.COOKIE,
            r"prestashop-[0-9a-f]{32}",
            source="PrestaShop/PrestaShop: Cookie.php (November 2026)",
        ),
        mark(
            "the server's own word",
            Where.HEADER,
            r"powered-by: prestashop",
            source="PrestaShop/PrestaShop: FrontController (November 2026)",
        ),
        mark(
            "PrestaShop's controllers",
            Where.PATH,
            r"[?&]controller=(?:cart|order|order-confirmation|product|category)\b",
            source="PrestaShop/PrestaShop: Dispatcher (November 2026)",
            weight=PLAIN,
        ),
    ),
    source="PrestaShop/PrestaShop and devdocs.prestashop-project.org (8 and 9, November 2026)",
    places=Places(add_form="form#add-to-cart-or-refresh", cart="/cart?action=show", checkout="/order"),
    quirks=("The checkout's steps share one address; the confirmation can be opened again by its link.",),
    server_signs=(
        Sign(
            "TikTok's PrestaShop module, which can send events from the server",
            re.compile(r"/modules/tiktokforbusiness/", re.IGNORECASE),
            "the module's name in PrestaShop's marketplace (2026)",
        ),
    ),
    advice={
        "TT101": "see in *Modules > Module Manager* that TikTok's module is connected and hooked onto `displayHeader` "
        "(*Design > Positions*), and clear the cache (*Advanced Parameters > Performance*).",
        "TT103": _TWICE,
        "TT114": _TWICE,
        "TT202": "the cart takes the product without another page: `prestashop.on('updateCart', …)` tells of it, and "
        "`event.reason.linkAction` is `add-to-cart` where a product was added.",
        "TT203": "print the event on the `order` controller; one-page checkouts of other modules replace its template.",
        "TT204": "hook onto `displayOrderConfirmation`, which is given the order. A payment module with its own "
        "return page doesn't run it.",
        "TT208": "the confirmation can be opened again by its link: send the event with the order's id as `event_id`, "
        "and only if the order isn't marked as reported.",
        "TT403": "`id_product`, `id_product_attribute` and `reference` are three ids: TikTok's module fills the "
        "catalogue with `id_product`, so send that one.",
    },
)
