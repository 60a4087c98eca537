"""Small pages put together for one question each."""

from auditor.decode.page import read_page
from auditor.model.page import PageReading, Product

URL = "https://shop.example/x/7f3a"
FORM = '<form method="post" action="/cart/add"><input type="hidden" name="id" value="991"><button>Add to cart</button></form>'


def page(body: str, *, lang: str = "en", head: str = "", title: str = "Shop", url: str = URL) -> PageReading:
    return read_page(
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>',
        url,
    )


def product_page(
    price: str, *, more: str = "", form: str = FORM, head: str = "", lang: str = "en", url: str = URL
) -> Product:
    """A product page with this markup for its price."""
    found = page(
        f'<main><div class="product"><h1>Tee</h1>{price}{form}</div>{more}</main>',
        head=head,
        lang=lang,
        url=url,
    )
    assert found.product is not None, found.why
    return found.product


def card(name: str, price: str, *, button: str = "") -> str:
    return f'<li><a href="/p/{name}"><img src="/{name}.jpg" alt="{name}"></a><h3><a href="/p/{name}">{name}</a></h3><span class="price">{price}</span>{button}</li>'


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def visible(found: Product) -> list[str]:
    return [str(each.money) for each in found.amounts if each.source == "visible"]
