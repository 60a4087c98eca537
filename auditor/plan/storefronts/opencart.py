"""OpenCart 3 and 4."""

from auditor.plan.storefronts.storefront import PLAIN, Places, Storefront, Where, mark

_TWICE = (
    "look in *Extensions > Extensions > Analytics*, in `catalog/view/template/common/header.twig` (or the theme's) and "
    "among the modifications, and keep one. Refresh the modifications afterwards."
)

OPENCART = Storefront(
    name="OpenCart",
    marks=(
        mark(
            "OpenCart's files",
            Where.HTML,
            r"catalog/view/(?:javascript|theme|stylesheet)/",
            source="opencart/opencart: upload/catalog/view (3 and 4, November 2026)",
        ),
        mark(
            "OpenCart's routes",
            Where.HTML,
            r"index\.php\?route=(?:common/home|product/product|product/category|checkout/cart|account/login)",
            source="opencart/opencart: the routes of the catalogue (3 and 4, November 2026)",
            weight=PLAIN,
        ),
        mark(
            "OpenCart's call for the cart",
            Where.HTML,
            r"cart\.add\('\d+'",
            r"route=checkout/cart[./|]add\b",
            source="opencart/opencart: common.js (3), product.twig (4; November 2026)",
        ),
        mark(
            "OpenCart's session cookie",
            Where.COOKIE,
            r"ocsessid",
            source="opencart/opencart: system/config/default.php (November 2026)",
        ),
        mark(
            "an address by route",
            Where.PATH,
            r"[?&]route=(?:common|product|checkout|account|information)/",
            source="opencart/opencart: the routes of the catalogue (November 2026)",
            weight=PLAIN,
        ),
    ),
    source="opencart/opencart 3 and 4 (November 2026)",
    places=Places(
        add_form="#button-cart",
        cart="/index.php?route=checkout/cart",
        checkout="/index.php?route=checkout/checkout",
    ),
    quirks=("The checkout is one page that opens its parts by script; guests choose so in its first part.",),
    advice={
        "TT101": "print the base code in `catalog/view/template/common/header.twig` of the theme, or as an analytics "
        "extension, then refresh the modifications and the theme's cache (*Dashboard*, the gear).",
        "TT103": _TWICE,
        "TT114": _TWICE,
        "TT202": "the cart takes the product without another page: send the event where `checkout/cart/add` answers "
        "with `success` (its answer also carries `error`, for a missing option).",
        "TT204": "the controller `checkout/success` forgets the order before it draws the page: keep "
        "`$this->session->data['order_id']` before it is unset, and give its order to the template.",
        "TT305": "an order's `total` is in the shop's main currency: multiply it by the order's `currency_value`, or "
        "let `$this->currency->format()` do it without the symbol.",
        "TT308": "`$this->session->data['currency']` is the visitor's currency, `config_currency` the shop's own.",
        "TT401": "an order's `total` and a product's `price` are stored in the main currency and without tax: convert "
        "them (`$this->currency`) and add the tax (`$this->tax->calculate()`) as the page does.",
        "TT403": "`product_id` and `model` or `sku` are different ids: send the one that the catalogue in TikTok has.",
    },
)
