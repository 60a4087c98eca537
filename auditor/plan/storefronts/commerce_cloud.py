"""Salesforce Commerce Cloud (B2C Commerce, once Demandware)."""

from auditor.plan.storefronts.storefront import PLAIN, WEAK, Places, Storefront, Where, mark

COMMERCE_CLOUD = Storefront(
    name="Salesforce Commerce Cloud",
    marks=(
        mark(
            "files of a Commerce Cloud site",
            Where.HTML,
            r"/on/demandware\.static/",
            source="Salesforce's B2C Commerce documentation: static content (November 2026)",
        ),
        mark(
            "the site's pipelines",
            Where.HTML,
            r"/on/demandware\.store/Sites-",
            source="Salesforce's B2C Commerce documentation: URL syntax (November 2026)",
        ),
        mark(
            "Commerce Cloud's own analytics",
            Where.HTML,
            r"dw\.ac\._",
            r"/dwanalytics-[\d.]+\.js",
            r"/dwac-[\d.]+\.js",
            source="pages of the Storefront Reference Architecture (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "the PWA Kit's state in the page",
            Where.ATTRIBUTE,
            r"id=[\"']mobify-data[\"']",
            source="SalesforceCommerceCloud/pwa-kit: react-rendering (November 2026)",
        ),
        mark(
            "the PWA Kit's bundles",
            Where.HTML,
            r"/mobify/bundle/\d+/",
            source="SalesforceCommerceCloud/pwa-kit: getAssetUrl (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "Commerce Cloud's cookies",
            Where.COOKIE,
            r"dwsid|dwac_[\w-]+|dwanonymous_[0-9a-f]{32}|dw_dnt|__cq_dnt|cqcid",
            source="Salesforce's B2C Commerce documentation: cookies (November 2026)",
        ),
        mark(
            "headers of Commerce Cloud",
            Where.HEADER,
            r"x-dw-request-base-id",
            source="answers of B2C Commerce's servers (November 2026)",
        ),
        mark(
            "an address below demandware.net",
            Where.HOST,
            r"\.demandware\.net$",
            r"\.commercecloud\.salesforce\.com$",
            source="Salesforce's B2C Commerce documentation: instances (November 2026)",
        ),
        mark(
            "pipelines in an address",
            Where.PATH,
            r"/(?:Cart-Show|Checkout-Begin|Order-Confirm|COCustomer-Start)\b",
            source="Salesforce's Storefront Reference Architecture (November 2026)",
            weight=WEAK,
        ),
    ),
    source="SalesforceCommerceCloud/storefront-reference-architecture and pwa-kit (November 2026)",
    places=Places(add_form="button.add-to-cart", cart="/cart", checkout="/checkout"),
    quirks=("The checkout's stages share one address and differ by what stands after the #.",),
    advice={
        "TT101": "print the base code in a cartridge's `htmlHead.isml` (in the PWA Kit: `app/components/_app`), or by "
        "its hook `app.template.htmlHead`; the storefront's cache must be cleared in Business Manager.",
        "TT202": "the cart takes the product without another page: listen to `product:afterAddToCart` at `body` "
        "(jQuery), whose data is the cart.",
        "TT203": "print the event in the template of `Checkout-Begin`; the stages after it are no new pages.",
        "TT204": "print the event in `checkout/confirmation/confirmation.isml`, from `pdict.order`.",
        "TT208": "`Order-Confirm` can be loaded again: give the event the order's number as `event_id`, and send it "
        "once in a session.",
        "TT403": "a master product and its variations have ids of their own: send what the catalogue in TikTok has, "
        "and the same on each page.",
    },
)
