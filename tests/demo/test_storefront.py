from decimal import Decimal

import pytest

from auditor.demo.goods import GOODS
from auditor.demo.storefront import Storefront, price_text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("19.9", "EUR", "€19.90"),
        ("1299", "USD", "$1,299.00"),
        ("0", "GBP", "£0.00"),
        ("12", "CHF", "CHF 12.00"),
    ],
)
def test_prices_are_written_as_an_english_shop_does(amount: str, currency: str, text: str) -> None:
    assert price_text(Decimal(amount), currency) == text


def test_products_are_found_by_address_by_id_and_by_a_variant_s_id() -> None:
    shop = Storefront()
    shirt = shop.product("field-shirt")
    assert shirt is not None
    assert shop.by_sku("JC-SHIRT") is shirt
    assert shop.by_sku("JC-SHIRT-M") is shirt
    assert shop.by_sku("JC-SHIRT-XXXL") is None
    assert shop.product("") is None


def test_the_search_wants_every_word_and_at_least_one() -> None:
    shop = Storefront()
    assert [product.slug for product in shop.search("linen TOWEL")] == ["linen-tea-towel"]
    assert shop.search("linen spaceship") == ()
    assert shop.search("  ") == ()


def test_shelves_hold_all_goods_and_empty_ones_are_not_shown() -> None:
    shop = Storefront()
    assert sum(len(shop.shelf(category.slug)) for category in shop.categories) == len(GOODS)
    small = Storefront(goods=GOODS[:1])
    assert [category.slug for category in small.stocked_categories()] == ["table"]
