"""Odoo's website shop."""

from auditor.plan.storefronts.storefront import PLAIN, Places, Storefront, Where, mark

ODOO = Storefront(
    name="Odoo",
    marks=(
        mark(
            "the generator's name",
            Where.HTML,
            r"<meta name=[\"']generator[\"'] content=[\"']Odoo[\"']",
            source="odoo/odoo: website.layout (17 and 18, November 2026)",
        ),
        mark(
            "Odoo's asset bundles",
            Where.HTML,
            r"/web/assets/(?:[\w-]+/)*web\.assets_frontend",
            source="odoo/odoo: ir_qweb assets (17 and 18, November 2026)",
        ),
        mark(
            "Odoo's session in the page",
            Where.HTML,
            r"odoo\.__session_info__\s*=",
            source="odoo/odoo: web.frontend_layout (17 and 18, November 2026)",
        ),
        mark(
            "Odoo's shop in the markup",
            Where.ATTRIBUTE,
            r"class=[\"'][^\"'<>]{0,300}\boe_website_sale\b",
            r"o_wsale_",
            source="odoo/odoo: website_sale templates (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "Odoo's language cookie",
            Where.COOKIE,
            r"frontend_lang",
            source="odoo/odoo: http_routing (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "an address below odoo.com",
            Where.HOST,
            r"^[\w-]+\.odoo\.com$",
            source="Odoo's documentation: databases on Odoo Online (November 2026)",
            weight=PLAIN,
        ),
    ),
    source="odoo/odoo: addons website and website_sale (17 and 18, November 2026)",
    places=Places(add_form="#add_to_cart, .a-submit", cart="/shop/cart", checkout="/shop/checkout"),
    quirks=("Variants may open a dialogue before the cart takes them.",),
    advice={
        "TT101": "put the base code into the website editor's *Theme > Advanced > Code Injection*, field `<head>`; each "
        "website of the database has its own.",
        "TT204": "extend the view `website_sale.confirmation`, which is given `order`.",
        "TT208": "`/shop/confirmation` shows the session's last order each time: give the event the order's name as "
        "`event_id`, and keep in the session that it was sent.",
        "TT305": "`order.amount_total` is what the customer pays, `order.currency_id.name` in which currency.",
        "TT308": "`order.currency_id.name` is the order's currency; before, it is the pricelist's.",
        "TT403": "`product.template` and `product.product` have ids of their own, and `default_code` is a third: send "
        "what the catalogue in TikTok has.",
    },
)
