"""The sample pages: the markup of the usual storefronts, shortened, each with the address it is served at."""

from pathlib import Path

from auditor.decode.page import read_page
from auditor.model.page import PageReading, Product

FOLDER = Path(__file__).parent / "samples"

ADDRESSES = {
    "b2b_no_price_product": "https://fasteners.example/hex-bolt-m8x40-a2",
    "bigcommerce_product": "https://bc.example/fog-linen-chambray-towel-beige-stripe/",
    "bigcommerce_options_product": "https://bc.example/linen-apron/",
    "blog_post": "https://northwind.example/blogs/news/five-beanies",
    "category": "https://woo.example/product-category/accessories/",
    "contact": "https://northwind.example/pages/contact",
    "drupal_rdfa_product": "https://workshop.example/product/7",
    "free_product": "https://print.example/sticker-sample",
    "from_price_product": "https://atelier.example/engraved-ring",
    "german_custom_product": "https://kaffee.example/kaffeemuehle-k3",
    "german_empty_cart": "https://kaffee.example/warenkorb",
    "german_thanks": "https://kaffee.example/bestellung/fertig",
    "japanese_product": "https://utsuwa.example/item/2201",
    "magento_configurable_product": "https://luma.example/yogahose-ida.html",
    "magento_luma_product": "https://luma.example/joust-duffle-bag.html",
    "odoo_product": "https://atelier.example/shop/bureau-assis-debout-9",
    "opencart_product": "https://oc.example/en-gb/product/macbook",
    "oscar_basket": "https://oscar.example/en-gb/basket/",
    "oscar_gateway": "https://oscar.example/en-gb/checkout/",
    "oscar_preview": "https://oscar.example/en-gb/checkout/preview/",
    "oscar_product": "https://oscar.example/en-gb/catalogue/the-hackers-guide_12/",
    "oscar_thanks": "https://oscar.example/en-gb/checkout/thank-you/",
    "prestashop_product": "https://presta.example/fr/hommes/1-1-t-shirt-imprime-colibri.html",
    "register": "https://northwind.example/account/register",
    "search": "https://kaffee.example/suche?q=m%C3%BChle",
    "shopify_cart": "https://northwind.example/cart",
    "shopify_checkout": "https://northwind.example/checkouts/cn/Z2NwLXVz/en-us",
    "shopify_dawn_product": "https://northwind.example/products/organic-cotton-tee",
    "shopify_vintage_product": "https://kuestenhaus.example/products/leinenhemd",
    "shopware6_product": "https://sw.example/Hauptartikel/SWDEMO10007.1",
    "sold_out_product": "https://knits.example/red-scarf",
    "squarespace_product": "https://fern.example/shop/p/ceramic-planter",
    "unlisted_language_product": "https://ull.example/vara/lopapeysa",
    "wix_product": "https://moor.example/product-page/leinenkissen",
    "woocommerce_cart": "https://woo.example/cart/",
    "woocommerce_checkout": "https://woo.example/checkout/",
    "woocommerce_product": "https://woo.example/product/beanie/",
    "woocommerce_thankyou": "https://woo.example/checkout/order-received/1387/?key=wc_order_x",
    "woocommerce_variable_product": "https://woo.example/produkt/kapuzenpullover/",
}


def html(name: str) -> str:
    return (FOLDER / f"{name}.html").read_text(encoding="utf-8")


def reading(name: str) -> PageReading:
    return read_page(html(name), ADDRESSES[name])


def product(name: str) -> Product:
    found = reading(name).product
    assert found is not None
    return found


def stated(found: Product) -> set[tuple[str, str]]:
    """The amounts of a product with where they stand: ("24.00 USD", "visible")."""
    return {(str(each.money), each.source) for each in found.amounts}


def ids(found: Product) -> set[tuple[str, str]]:
    return {(each.value, each.kind) for each in found.ids}
