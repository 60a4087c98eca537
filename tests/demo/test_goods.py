from decimal import Decimal

from auditor.demo.goods import CATEGORIES, GOODS
from auditor.demo.pictures import picture


def test_there_are_a_dozen_products_each_with_its_own_address_and_id() -> None:
    assert len(GOODS) >= 12
    for key in ("row", "sku", "slug", "name"):
        values = [getattr(product, key) for product in GOODS]
        assert len(set(values)) == len(values), key
    skus = [variant.sku for product in GOODS for variant in product.variants]
    assert len(set(skus)) == len(skus)


def test_every_product_stands_on_a_shelf_and_has_a_picture() -> None:
    shelves = {category.slug for category in CATEGORIES}
    assert {product.category for product in GOODS} == shelves
    for product in GOODS:
        assert picture(product.picture, product.colours)


def test_some_need_a_choice_and_some_have_one_made() -> None:
    required = [product for product in GOODS if product.required]
    chosen = [product for product in GOODS if product.variants and not product.required]
    assert required
    assert chosen
    assert all(product.chosen_beforehand is None for product in required)
    assert all(product.chosen_beforehand in product.variants for product in chosen)


def test_what_is_sold_out_is_neither_chosen_beforehand_nor_in_stock() -> None:
    sold_out = [product for product in GOODS if not product.in_stock]
    assert sold_out
    throw = next(product for product in GOODS if product.slug == "wool-throw")
    assert any(not variant.available for variant in throw.variants)
    assert throw.chosen_beforehand is not None
    assert throw.chosen_beforehand.available


def test_the_lowest_price_is_that_of_the_cheapest_variant() -> None:
    beans = next(product for product in GOODS if product.slug == "house-blend")
    assert beans.lowest_price() == Decimal("11.50") == min(variant.price for variant in beans.variants)
