"""What every page of the demo shop shares: head, header, footer, consent banner, drawer."""

from dataclasses import dataclass, field

from auditor.demo.markup import NOTHING, Html, html, join, script, script_json
from auditor.demo.pixel import Firing, pixel_markup
from auditor.demo.session import Visitor
from auditor.demo.storefront import AddBy, Banner, Checkout, Storefront
from auditor.demo.theme import Consent, PixelTheme
from auditor.model.jsonvalue import JsonObject
from auditor.model.page import PageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page before its frame: its title, its body, and what it tells the pixel.

    `head` holds the page's own elements: structured data, Open Graph.
    """

    kind: PageKind
    title: str
    body: Html
    head: Html = NOTHING
    firings: list[Firing] = field(default_factory=list)
    status: int = 200


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Ccircle cx='16' cy='16' r='16' fill='%23355845'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/assets/style.css">
$head
$data
$pixel_head
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
$header
<main id="main">
$notice
$body
</main>
$footer
$drawer
$banner
<script src="/assets/shop.js"></script>
$pixel_body
</body>
</html>
"""

_HEADER = """<header class="site-header">
<a class="brand" href="/">$name</a>
<nav aria-label="Categories">$links</nav>
<form class="search" action="/search" role="search">
<input type="search" name="q" placeholder="Search" aria-label="Search the shop">
</form>
$currencies
<a class="cart-link" href="/cart">Cart <span class="count" id="cart-count">$count</span></a>
</header>"""

_CURRENCIES = """<form class="currency" method="post" action="/currency"><select name="currency" aria-label="Currency"
onchange="this.form.submit()">$options</select></form>"""

GONE = "/sale"
"""Where the header leads to a page that is gone, in a shop that has such a link."""

_FOOTER = """<footer class="site-footer">
<div><strong>$name</strong><p>Things for the home that are made to last. This is a demo shop: nothing is for sale,
and no order is ever sent.</p></div>
<nav aria-label="About the shop"><a href="/about">About us</a><a href="/shipping">Shipping &amp; returns</a>
<a href="/privacy">Privacy</a></nav>
</footer>"""

_DRAWER = """<aside class="drawer" id="cart-drawer" role="dialog" aria-label="Cart" hidden>
<button class="close" type="button" data-close aria-label="Close">&times;</button>
<h2>Added to your cart</h2>
<p id="cart-drawer-text"></p>
<p class="actions"><a class="button" href="/cart">View cart</a>
<button class="quiet" type="button" data-close>Keep browsing</button></p>
</aside>"""

_OPT_IN = """<section class="consent" id="consent" role="dialog" aria-label="Cookie consent">
<p><strong>Your choice.</strong> We would like to use cookies to measure our advertising. You decide, and can change
your mind on the <a href="/privacy">privacy page</a>.</p>
<p class="actions"><button type="button" data-consent="rejected" class="button second">Reject all</button>
<button type="button" data-consent="accepted" class="button">Accept all</button></p>
</section>"""

_NOTICE = """<section class="consent" id="consent" role="region" aria-label="Cookie notice">
<p>This shop uses cookies. More on the <a href="/privacy">privacy page</a>.</p>
<p class="actions"><button type="button" data-consent="accepted" class="button">OK</button></p>
</section>"""


def render(shop: Storefront, theme: PixelTheme, view: View, visitor: Visitor, answer: str) -> str:
    """A whole page.

    Args:
        shop: how the shop behaves.
        theme: its pixel.
        view: the page.
        visitor: who looks at it; the notice that waits for him is shown and forgotten.
        answer: what he said to the consent banner: "accepted", "rejected", or "".
    """
    pixel = pixel_markup(theme, view.kind, view.firings, banner=shop.banner, answer=answer)
    notice, visitor.notice = visitor.notice, ""
    return html(
        _PAGE,
        title=f"{view.title} | {shop.name}",
        head=view.head,
        data=script(f"window.shop = {script_json(_page_data(shop, theme, answer))};"),
        pixel_head=pixel.head,
        header=_header(shop, visitor),
        notice=html('<p class="notice" role="alert">$text</p>', text=notice) if notice else NOTHING,
        body=view.body,
        footer=html(_FOOTER, name=shop.name),
        drawer=Html(_DRAWER),
        banner=NOTHING if answer else _banner(shop.banner),
        pixel_body=pixel.body_end,
    )


def _page_data(shop: Storefront, theme: PixelTheme, answer: str) -> JsonObject:
    data: JsonObject = {
        "scriptedCart": shop.add_by is AddBy.FETCH,
        "variantInAddress": shop.variant_in_address,
        "checkoutAddress": "/checkout" if shop.checkout is Checkout.ROUTE else "",
    }
    if shop.banner is Banner.NONE:
        return data  # a shop that asks nothing does not speak of consent
    return data | {
        "consent": answer,
        "held": theme.consent is Consent.HELD and shop.banner is Banner.OPT_IN,
        "startsWith": [*sorted(theme.consent.starts_with or ())],
    }


def _header(shop: Storefront, visitor: Visitor) -> Html:
    gone = html('<a href="$path">Sale</a>', path=GONE) if shop.gone else NOTHING
    stocked = (
        html('<a href="/category/$slug">$name</a>', slug=category.slug, name=category.name)
        for category in shop.stocked_categories()
    )
    links = join([gone, *stocked])
    return html(
        _HEADER,
        name=shop.name,
        links=links,
        currencies=_currencies(shop),
        count=visitor.basket.count,
    )


def _currencies(shop: Storefront) -> Html:
    """The switch of currencies, where the shop has several."""
    if not shop.currencies:
        return NOTHING
    options = join(
        html(
            "<option$selected>$code</option>",
            selected=Html(" selected") if code == shop.currency else NOTHING,
            code=code,
        )
        for code in sorted({shop.currency, *shop.currencies})
    )
    return html(_CURRENCIES, options=options)


def _banner(banner: Banner) -> Html:
    return {Banner.NONE: NOTHING, Banner.NOTICE: Html(_NOTICE), Banner.OPT_IN: Html(_OPT_IN)}[banner]
