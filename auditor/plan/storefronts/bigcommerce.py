"""BigCommerce."""

from auditor.plan.storefronts.storefront import PLAIN, WEAK, Places, Storefront, Where, mark

_SCRIPTS = "*Storefront > Script Manager*"
_TWICE = f"look for the base code in {_SCRIPTS}, in the theme's `base.html` and among the apps, and keep one."

BIGCOMMERCE = Storefront(
    name="BigCommerce",
    marks=(
        mark(
            "the Stencil framework",
            Where.HTML,
            r"stencilBootstrap\(",
            source="bigcommerce/cornerstone: base.html (November 2026)",
        ),
        mark(
            "BigCommerce's data of a product",
            Where.HTML,
            r"BCData\s*=\s*\{",
            source="bigcommerce/cornerstone: BCData of the product page (November 2026)",
        ),
        mark(
            "BigCommerce's data layer",
            Where.HTML,
            r"BODL\s*=\s*JSON\.parse\(",
            source="developer.bigcommerce.com: Big Open Data Layer (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "files of a BigCommerce theme",
            Where.HTML,
            r"cdn\d+\.bigcommerce\.com/s-[0-9a-z]+/stencil/",
            source="bigcommerce/cornerstone: the cdn helper (November 2026)",
        ),
        mark(
            "BigCommerce's cookies",
            Where.COOKIE,
            r"shop_session_token|fornax_anonymousid|athena_short_visit_id",
            source="BigCommerce's support pages on cookies (November 2026)",
        ),
        mark(
            "a header of BigCommerce",
            Where.HEADER,
            r"x-bc-[a-z-]+",
            source="answers of BigCommerce's servers, as fingerprint lists have them (November 2026)",
            weight=WEAK,
        ),
        mark(
            "an address below mybigcommerce.com",
            Where.HOST,
            r"\.mybigcommerce\.com$",
            source="BigCommerce's support pages: the permanent address (November 2026)",
        ),
        mark(
            "BigCommerce's addresses",
            Where.PATH,
            r"/cart\.php\b",
            r"/checkout/order-confirmation",
            source="bigcommerce/cornerstone: urls.cart, urls.checkout (November 2026)",
            weight=PLAIN,
        ),
    ),
    source="developer.bigcommerce.com (Big Open Data Layer, Script Manager), bigcommerce/cornerstone (November 2026)",
    places=Places(add_form="form[data-cart-item-add]", cart="/cart.php", checkout="/checkout"),
    quirks=(
        "The checkout and the order's confirmation are one application that changes its address by script.",
    ),
    advice={
        "TT101": f"add the base code in {_SCRIPTS} with the placement *Head* and the location *All pages*: "
        "*Storefront pages* leaves out the checkout and the confirmation.",
        "TT103": _TWICE,
        "TT114": _TWICE,
        "TT203": f"a script with the location *Checkout* ({_SCRIPTS}) runs there; one of *Storefront pages* doesn't.",
        "TT204": f"add the event in {_SCRIPTS} with the location *Order confirmation*, and read the order by the "
        "Storefront API (`/api/storefront/order/{{checkout.order.id}}`).",
        "TT207": "BigCommerce's sample code sends AddToCart as the form is sent and again on the next page, where "
        "`cart.added_item` is set: keep one of the two.",
        "TT305": "the order of the Storefront API has `orderAmount` and `currency.code`; a cart "
        "has `cartAmount` instead, which BigCommerce's sample code for the checkout overlooks.",
        "TT308": "the order of the Storefront API has the currency at `currency.code`.",
        "TT401": "BigCommerce's sample code takes `price.without_tax`: where the shop shows its prices with tax, take "
        "`price.with_tax`.",
        "TT403": "BigCommerce's sample code sends the product's id on each page, not the variant's and not the SKU: "
        "send the one that the catalogue in TikTok has.",
        "TT505": f"give the script its category in {_SCRIPTS} (*Targeting*): with the shop's own cookie consent "
        "switched on, it then waits for the answer.",
    },
)
