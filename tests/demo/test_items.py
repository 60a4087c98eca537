from dataclasses import replace
from decimal import Decimal

from auditor.demo.basket import Basket, Line, Order
from auditor.demo.goods import GOODS
from auditor.demo.items import cart_item, line_item, order_item, product_item
from auditor.demo.storefront import Storefront
from auditor.model.jsonvalue import dig

SHOP = Storefront()
MUG = GOODS[0]
SHIRT = next(product for product in GOODS if product.slug == "field-shirt")


def test_a_product_without_a_choice_is_its_group() -> None:
    item = product_item(SHOP, SHIRT, None)
    assert (item["id"], item["content_type"], item["value"]) == ("JC-SHIRT", "product_group", 59.0)
    assert dig(item, "contents", 0, "content_type") == "product_group"


def test_a_chosen_variant_is_a_product() -> None:
    item = product_item(SHOP, SHIRT, SHIRT.variants[1])
    assert (item["id"], item["content_type"], item["group_id"]) == ("JC-SHIRT-M", "product", "JC-SHIRT")
    assert item["content_ids"] == ["JC-SHIRT-M"]


def test_what_was_added_is_worth_its_quantity() -> None:
    item = line_item(SHOP, Line(MUG, None, 3))
    assert (item["value"], item["price"], item["quantity"]) == (59.7, 19.9, 3)
    assert dig(item, "contents", 0, "price") == 19.9
    assert item["net_value"] == 50.17


def test_a_bundle_is_its_parts_and_comes_to_the_same() -> None:
    bundle = replace(MUG, parts=(("A", "Mug"), ("B", "Bowl")), price=Decimal("40.00"))
    item = line_item(SHOP, Line(bundle, None, 2))
    contents = item["contents"]
    assert isinstance(contents, list)
    assert [dig(entry, "content_id") for entry in contents] == ["A", "B"]
    assert [dig(entry, "price") for entry in contents] == [20.0, 20.0]
    assert item["value"] == 80.0


def test_the_cart_is_worth_what_it_holds_and_the_order_what_is_due() -> None:
    cart = Basket(SHOP)
    cart.add({"product": "JC-MUG-01", "quantity": "2"})
    cart.add({"product": "JC-SHIRT", "variant": "JC-SHIRT-L"})
    item = cart_item(SHOP, cart.lines, cart.totals())
    assert (item["value"], item["quantity"]) == (98.8, 3)
    order = Order("JC-1", cart.lines, cart.totals(), {"email": "pixel.audit@example.com", "phone": ""})
    bought = order_item(SHOP, order)
    assert (bought["value"], bought["shipping"], bought["total"]) == (103.7, 4.9, 103.7)
    assert (bought["event_id"], bought["order"]) == ("JC-1", "JC-1")
    assert bought["email"] == "pixel.audit@example.com"


def test_no_two_items_share_an_event_id() -> None:
    ids = {product_item(SHOP, MUG, None)["event_id"] for _ in range(20)}
    assert len(ids) == 20


def test_a_contact_is_hashed_and_nothing_is_no_hash() -> None:
    contacts = [{"email": " A@b.example", "phone": "+1 202"}, {"email": "a@b.example", "phone": "1202"}, {}]
    items = [
        order_item(SHOP, Order("JC-1", (Line(MUG, None, 1),), Basket(SHOP).totals(), contact))
        for contact in contacts
    ]
    for name in ("email_sha256", "phone_digits_sha256"):
        hashes = [str(item[name]) for item in items]
        assert hashes[0] == hashes[1] != hashes[2] == ""
        assert len(hashes[0]) == 64
