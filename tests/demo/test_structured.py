import json
import re
from dataclasses import replace

from auditor.demo.goods import GOODS
from auditor.demo.storefront import Storefront
from auditor.demo.structured import product_head
from auditor.model.jsonvalue import JsonValue, dig

SHIRT = next(product for product in GOODS if product.slug == "field-shirt")


def ld(head: str) -> JsonValue:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', head)
    assert found
    value: JsonValue = json.loads(found[1])
    return value


def test_a_product_states_its_id_and_price() -> None:
    head = product_head(Storefront(), GOODS[0], None, "http://shop.example")
    data = ld(head)
    assert dig(data, "sku") == "JC-MUG-01"
    assert dig(data, "offers", "price") == "19.90"
    assert dig(data, "offers", "priceCurrency") == "EUR"
    assert '<meta property="product:price:amount" content="19.90">' in head


def test_a_group_states_each_variant() -> None:
    data = ld(product_head(Storefront(), SHIRT, None, "http://shop.example"))
    assert dig(data, "productGroupID") == "JC-SHIRT"
    assert dig(data, "hasVariant", 0, "offers", "availability") == "https://schema.org/OutOfStock"
    assert dig(data, "hasVariant", 1, "sku") == "JC-SHIRT-M"


def test_a_shop_that_shows_no_prices_states_none() -> None:
    for product in (GOODS[0], SHIRT):
        head = product_head(Storefront(shows_prices=False), product, None, "http://shop.example")
        assert "price" not in head
        assert str(product.price) not in head


def test_a_hostile_name_stays_text() -> None:
    product = replace(GOODS[0], name='</script><script>alert(1)</script>"')
    head = product_head(Storefront(), product, None, 'http://"><script>')
    assert head.count("<script") == 1
    assert dig(ld(head), "name") == product.name
