"""Squarespace."""

from auditor.plan.storefronts.storefront import PLAIN, WEAK, Places, Storefront, Where, mark

_INJECTION = "*Settings > Developer tools > Code Injection* (once under *Advanced*)"

SQUARESPACE = Storefront(
    name="Squarespace",
    marks=(
        mark(
            "Squarespace's context in the page",
            Where.HTML,
            r"Static\.SQUARESPACE_CONTEXT\s*=",
            r"SQUARESPACE_ROLLUPS\b",
            source="pages of Squarespace 7.0 and 7.1 (November 2026)",
        ),
        mark(
            "Squarespace's own remark",
            Where.HTML,
            r"<!-- This is Squarespace\. -->",
            source="pages of Squarespace 7.0 and 7.1 (November 2026)",
        ),
        mark(
            "Squarespace's button for the cart",
            Where.HTML,
            r"sqs-add-to-cart-button\b",
            source="pages of Squarespace's shops, 7.0 and 7.1 (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "Squarespace's cart in the header",
            Where.ATTRIBUTE,
            r"sqs-(?:custom-cart|cart-quantity)\b",
            source="pages of Squarespace's shops, 7.0 and 7.1 (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "Squarespace's cookies",
            Where.COOKIE,
            r"ss_(?:cvr|cvt|cid|cpvisit|cvisit)",
            r"siteuserinfo|siteusercrumb|squarespace-[a-z-]+",
            source="Squarespace's help: the cookies that it uses (November 2026)",
            weight=PLAIN,
        ),
        mark(
            "the server's name",
            Where.HEADER,
            r"server: squarespace",
            source="answers of Squarespace's servers (November 2026)",
        ),
        mark(
            "an address below squarespace.com",
            Where.HOST,
            r"^[\w-]+\.squarespace\.com$",
            source="Squarespace's help: the built-in domain (November 2026)",
            weight=WEAK,
        ),
    ),
    source="Squarespace's help: code injection (November 2026)",
    places=Places(add_form=".sqs-add-to-cart-button", cart="/cart", checkout="/checkout"),
    quirks=(
        "Pages of some 7.0 templates change without a load, which needs no new base code but a page view.",
    ),
    advice={
        "TT101": f"put the base code into {_INJECTION}, field *Header*. A page's own header code reaches that page only.",
        "TT103": f"look into {_INJECTION}, into each page's own header code and into code blocks, and keep one.",
        "TT114": f"look into {_INJECTION}, into each page's own header code and into a tag manager, and keep one.",
        "TT202": "no event for scripts is documented that tells of it: send the event when a click on "
        "`.sqs-add-to-cart-button` is followed by a changed number at the cart.",
        "TT204": f"put the event into {_INJECTION}, field *Order confirmation page*, with the base code before it.",
        "TT208": "the order's page can be opened again from the mail: give the event the order's id as `event_id`, "
        "and keep in `localStorage` that it was sent.",
    },
)
