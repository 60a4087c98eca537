"""The pages where a visitor looks around: home, category, search, and a few to read."""

from collections.abc import Sequence

from auditor.demo.goods import Category, Product, Variant
from auditor.demo.items import fresh_id
from auditor.demo.layout import View
from auditor.demo.markup import NOTHING, Html, escape, html, join
from auditor.demo.pixel import Firing
from auditor.demo.storefront import Storefront, price_text
from auditor.demo.theme import PixelTheme
from auditor.model.page import PageKind

_CARD = """<li class="card">
<a href="/products/$slug"><img src="/pictures/$slug.svg" alt="" width="400" height="400" loading="lazy">
<span class="name">$name</span></a>
$quick
<span class="price">$price</span>
</li>"""

_QUICK = """<form method="post" action="/cart/add" data-add="quick"><input type="hidden" name="product" value="$sku">
<button class="quick" type="submit" aria-label="Quick add: $name">+</button></form>"""

_HERO = """<section class="hero">
<div><p class="kicker">The winter table</p><h1>Made slowly, kept for years</h1>
<p>Stoneware, wool, linen and light from small workshops. Free shipping from $free.</p>
<p><a class="button" href="/category/table">Shop the table</a></p></div>
<div class="hero-art" aria-hidden="true">$art</div>
</section>"""

_LISTING = """<section class="listing"><header><h1>$title</h1><p>$blurb</p></header>
<ul class="grid">$cards</ul></section>"""

_PLAIN = '<article class="prose"><h1>$title</h1>$text</article>'


def home(shop: Storefront) -> View:
    """The first page."""
    shown = shop.goods[:8]
    art = join(
        html('<img src="/pictures/$slug.svg" alt="" width="300" height="300">', slug=product.slug)
        for product in shop.goods[:3]
    )
    free = shop.free_from
    hero = html(_HERO, free=price_text(free, shop.currency) if free is not None else "—", art=art)
    listing = html(
        '<section class="listing"><header><h2>Favourites</h2></header><ul class="grid">$cards</ul></section>',
        cards=cards(shop, shown),
    )
    return View(kind=PageKind.HOME, title="Home", body=join([hero, listing]))


def category(shop: Storefront, theme: PixelTheme, shelf: Category) -> View:
    """One category."""
    products = shop.shelf(shelf.slug)
    body = html(_LISTING, title=shelf.name, blurb=shelf.blurb, cards=cards(shop, products))
    firing = Firing(theme.view_category, {"category": shelf.name, "event_id": fresh_id()})
    return View(kind=PageKind.CATEGORY, title=shelf.name, body=body, firings=[firing])


def search(shop: Storefront, theme: PixelTheme, words: str) -> View:
    """What the shop has for some words."""
    found = shop.search(words)
    count = f"{len(found)} {'result' if len(found) == 1 else 'results'}"
    body = html(
        _LISTING, title=f"Search: {words}" if words else "Search", blurb=count, cards=cards(shop, found)
    )
    firing = Firing(theme.search if words else "", {"query": words, "event_id": fresh_id()})
    return View(kind=PageKind.SEARCH, title="Search", body=body, firings=[firing])


def about(shop: Storefront) -> View:
    """Who runs the shop."""
    return plain(
        "About us",
        f"{shop.name} is a small shop that does not exist. It was made so that an audit has something to look at.",
        "Its mugs are drawn, its coffee was never roasted, and its orders go nowhere.",
    )


def shipping(shop: Storefront) -> View:
    """What shipping costs."""
    fee = price_text(shop.shipping, shop.currency)
    free = "" if shop.free_from is None else f", free from {price_text(shop.free_from, shop.currency)}"
    return plain(
        "Shipping & returns",
        f"Standard shipping is {fee} per order{free}. Parcels take two to four working days.",
        "Send anything back within thirty days.",
    )


def privacy() -> View:
    """What the shop remembers."""
    return plain(
        "Privacy",
        "A cookie holds your cart, another your answer to the cookie question. Both go when the shop stops.",
        "With your consent we measure which advertisements lead to a visit.",
    )


def missing(status: int = 404) -> View:
    """The answer to an address that the shop does not have."""
    return plain("Page not found", "We could not find that page.", status=status)


def plain(title: str, *paragraphs: str, status: int = 200) -> View:
    """A page to read."""
    text = join(html("<p>$text</p>", text=text) for text in paragraphs)
    return View(kind=PageKind.OTHER, title=title, body=html(_PLAIN, title=title, text=text), status=status)


def cards(shop: Storefront, products: Sequence[Product]) -> Html:
    """Products as the cards of a grid."""
    return join(
        html(
            _CARD,
            slug=product.slug,
            name=product.name,
            price=_card_price(shop, product),
            quick=html(_QUICK, sku=product.sku, name=product.name)
            if shop.quick_add and product.in_stock and not product.variants
            else NOTHING,
        )
        for product in products
    )


def _card_price(shop: Storefront, product: Product) -> Html:
    if not product.in_stock:
        return Html("Sold out")
    return join([was(shop, product), price(shop, product, None)])


def price(shop: Storefront, product: Product, variant: Variant | None) -> Html:
    """A product's price as the visitor is shown it: "from" where variants that cost more may be chosen."""
    if not shop.shows_prices:
        return Html("Price on request")
    if variant is not None:
        return escape(price_text(variant.price, shop.currency))
    varies = len({form.price for form in product.variants}) > 1
    return html(
        "$prefix$price",
        prefix="from " if varies else "",
        price=price_text(product.lowest_price(), shop.currency),
    )


def was(shop: Storefront, product: Product) -> Html:
    """The former price, struck through, where there is one."""
    if product.was is None or not shop.shows_prices:
        return NOTHING
    return html("<s>$price</s> ", price=price_text(product.was, shop.currency))
