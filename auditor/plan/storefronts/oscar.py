"""django-oscar."""

from auditor.plan.storefronts.storefront import PLAIN, WEAK, Places, Storefront, Where, mark

OSCAR = Storefront(
    name="django-oscar",
    marks=(
        mark(
            "Oscar's scripts",
            Where.HTML,
            r"/oscar/js/oscar/ui(?:\.[0-9a-f]+)?\.js",
            r"oscar\.init\(",
            source="django-oscar 4: templates/oscar/layout.html (November 2026)",
        ),
        mark(
            "Oscar's styles",
            Where.HTML,
            r"/oscar/css/styles(?:\.[0-9a-f]+)?\.css",
            source="django-oscar 4: templates/oscar/layout.html (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "Oscar's cookies",
            Where.COOKIE,
            r"oscar_(?:open_basket|history)",
            source="django-oscar 4: oscar/defaults.py (November 2026)",
        ),
        mark(
            "Oscar's form for the basket",
            Where.ATTRIBUTE,
            r"action=[\"'][^\"']{0,200}/basket/add/\d+/[\"']",
            source="django-oscar 4: basket/apps.py (November 2026)",
        ),
        mark(
            "Oscar's addresses",
            Where.PATH,
            r"/catalogue/[\w-]+_\d+/$",
            r"/checkout/(?:shipping-address|shipping-method|payment-details|thank-you)/",
            source="django-oscar 4: catalogue/apps.py and checkout/apps.py (November 2026)",
            weight=WEAK,
        ),
    ),
    source="django-oscar 4, its templates and views (November 2026)",
    places=Places(add_form="form[action*='/basket/add/']", cart="/basket/", checkout="/checkout/"),
    quirks=("A guest is asked for an e-mail address at /checkout/ before anything else.",),
    advice={
        "TT101": "fill the block `tracking` of `oscar/base.html` with the base code: it stands before `</head>` on every "
        "page, those of the checkout too.",
        "TT103": "the block `tracking` and the block `extrahead` may both print it, in `oscar/base.html` and in a "
        "page's own template: keep one.",
        "TT202": "a form posts to the basket and leads to another page: on the signal `basket_addition`, keep the line "
        "in the session, and print the event with the next page.",
        "TT203": "the first page of the checkout may redirect on: print the event on the page that is shown, or on "
        "the signal `start_checkout` by the session.",
        "TT204": "print the event in `oscar/checkout/thank_you.html`, which is given `order`.",
        "TT208": "`ThankYouView` shows the session's `checkout_order_id` on each load: print the event once, and keep "
        "in the session that it was.",
        "TT305": "`order.total_incl_tax` is what the customer pays, `order.currency` in which currency.",
        "TT308": "`order.currency` and a price's `currency` say it; `OSCAR_DEFAULT_CURRENCY` is only the default.",
        "TT403": "a product's `id`, its `upc` and a stock record's `partner_sku` are three ids: send what the catalogue "
        "in TikTok has, and the same on each page.",
    },
    tested=True,
)
