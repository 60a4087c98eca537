from dataclasses import replace

from auditor.demo import PixelTheme, Storefront
from auditor.demo.goods import Product
from auditor.demo.layout import View
from auditor.demo.product_page import show

SHOP = Storefront()


def product(slug: str) -> Product:
    found = SHOP.product(slug)
    assert found is not None
    return found


def page(slug: str, sku: str = "", shop: Storefront = SHOP) -> View:
    return show(shop, PixelTheme(), product(slug), sku, "http://shop.example")


def test_a_simple_product_shows_and_tells_its_price() -> None:
    view = page("morning-mug")
    assert '<span id="price">€19.90</span>' in view.body
    assert view.firings[0].item["value"] == 19.9
    assert "<select" not in view.body


def test_a_required_choice_is_not_made_for_the_visitor() -> None:
    view = page("field-shirt")
    assert '<select name="variant" required><option value="">Choose a size</option>' in view.body
    assert " selected" not in view.body
    assert view.firings[0].item["content_type"] == "product_group"


def test_a_chosen_variant_is_shown_and_told() -> None:
    view = page("house-blend", "JC-BEANS-1KG")
    assert '<span id="price">€39.00</span>' in view.body
    assert '<dd id="sku">JC-BEANS-1KG</dd>' in view.body
    assert view.firings[0].item["id"] == "JC-BEANS-1KG"


def test_a_variant_of_another_product_is_passed_over() -> None:
    assert page("house-blend", "JC-SHIRT-M").firings[0].item["id"] == "JC-BEANS-250G"


def test_what_is_sold_out_cannot_be_pressed() -> None:
    assert "disabled>Sold out</button>" in page("cedar-candle").body
    assert "Add to cart" not in page("cedar-candle").body
    assert 'value="JC-SHIRT-S" data-price="€59.00" data-sku="JC-SHIRT-S" disabled' in page("field-shirt").body


def test_related_products_do_not_hold_the_product_itself() -> None:
    body = page("morning-mug").body
    related = body[body.index("You may also like") :]
    assert related.count('class="card"') == 3
    assert "/products/morning-mug" not in related


def test_a_shop_without_prices_shows_none_on_the_product_either() -> None:
    view = page("field-shirt", shop=replace(SHOP, shows_prices=False))
    assert "€" not in view.body + view.head
    assert "VAT" not in view.body


def test_a_choice_that_decides_the_price_shows_a_lowest_price_until_it_is_made() -> None:
    assert '<span id="price">from €35.00</span>' in page("dune-print").body
    assert '<span id="price">€49.00</span>' in page("dune-print", "JC-PRINT-A3").body
