"""Wix."""

from auditor.plan.storefronts.storefront import PLAIN, Places, Storefront, Where, mark

_CODE = "*Settings > Custom code*"
_TWICE = f"look under *Marketing integrations* and under {_CODE}: keep the pixel in one of them."
_LISTEN = (
    "Wix tells of it by `window.wixDevelopersAnalytics.register(id, (event, data) => …)`, once "
    "`wixDevelopersAnalyticsReady` has come"
)

WIX = Storefront(
    name="Wix",
    marks=(
        mark(
            "the generator's name",
            Where.HTML,
            r"<meta name=[\"']generator[\"'] content=[\"']Wix\.com Website Builder[\"']",
            source="pages of Wix's viewer (Thunderbolt; November 2026)",
        ),
        mark(
            "Wix's viewer",
            Where.ATTRIBUTE,
            r"id=[\"']wix-(?:viewer-model|essential-viewer-model|fedops)[\"']",
            source="pages of Wix's viewer (Thunderbolt; November 2026)",
        ),
        mark(
            "Wix's services",
            Where.HTML,
            r"static\.parastorage\.com/(?:services|unpkg)/",
            source="pages of Wix's viewer (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "headers of Wix",
            Where.HEADER,
            r"x-wix-(?:request-id|meta-site-id)",
            r"server: pepyaka.*",
            source="answers of Wix's servers, as fingerprint lists have them (November 2026)",
        ),
        mark(
            "Wix's cookies",
            Where.COOKIE,
            r"svsession|ssr-caching|bsession",
            source="Wix's help: the cookies on a site (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "an address below wixsite.com",
            Where.HOST,
            r"\.(?:wixsite|wixstudio)\.(?:com|io)$",
            source="Wix's help: free addresses (November 2026)",
        ),
    ),
    source="Wix's help and dev.wix.com, reporting of events to custom scripts (November 2026)",
    places=Places(add_form="[data-hook='add-to-cart']", cart="/cart-page", checkout="/checkout"),
    quirks=("Pages change without a load.", "Custom code needs a paid plan and a domain of one's own."),
    advice={
        "TT101": f"add TikTok under *Marketing integrations*, or the base code under {_CODE} with *All pages* and *Head*; "
        "both need a paid plan with a domain of its own.",
        "TT103": _TWICE,
        "TT113": f"pages change without a load: choose *Load code on each new page* under {_CODE}, or call "
        "`ttq.page()` on Wix's event `PageView`.",
        "TT114": _TWICE,
        "TT201": f"{_LISTEN}: as `ViewContent`.",
        "TT202": f"{_LISTEN}: as `AddToCart`.",
        "TT203": f"{_LISTEN}: as `InitiateCheckout`.",
        "TT204": f"{_LISTEN}: as `Purchase`.",
        "TT505": f"give the code its type under {_CODE} (*Advertising*): with Wix's own banner it then waits for the "
        "answer. A pixel that a theme block or another app loads doesn't.",
    },
)
