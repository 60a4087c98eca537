import pytest

from auditor.demo import PixelTheme, Storefront
from auditor.demo.basket import Basket
from auditor.demo.session import Sessions, Visitor
from auditor.demo.storefront import Checkout
from auditor.demo.till import cart, checkout, confirmation, payment, queued

THEME = PixelTheme()


def visitor_of(shop: Storefront, *skus: str) -> Visitor:
    visitor = Visitor("token", Basket(shop))
    for sku in skus:
        visitor.basket.add({"product": sku})
    return visitor


def test_the_cart_lists_what_it_holds_and_leads_to_the_checkout() -> None:
    shop = Storefront()
    view = cart(shop, THEME, visitor_of(shop, "JC-MUG-01", "JC-LAMP-01"))
    assert view.body.count('class="line"') == 2
    assert '<a class="button" href="/checkout">Checkout</a>' in view.body
    assert "<dd>€108.90</dd>" in view.body
    assert "<dd>Free</dd>" in view.body


@pytest.mark.parametrize("way", [Checkout.DRAWER, Checkout.ROUTE])
def test_a_checkout_over_the_cart_tells_when_it_is_opened(way: Checkout) -> None:
    shop = Storefront(checkout=way)
    view = cart(shop, THEME, visitor_of(shop, "JC-MUG-01"))
    assert 'href="/checkout"' not in view.body
    assert 'id="checkout-drawer"' in view.body
    assert 'autocomplete="email"' in view.body
    assert [firing.code for firing in view.firings if firing.code] == [
        f"shop.checkoutOpened = function () {{ {THEME.initiate_checkout} }};"
    ]


def test_coupon_and_tax_are_stated_where_they_are_charged() -> None:
    shop = Storefront(coupon_percent=10, tax_percent=8, currency="USD")
    body = checkout(shop, THEME, visitor_of(shop, "JC-MUG-01"), {}, again=False).body
    for amount in ("$19.90", "-$1.99", "$4.90", "$1.43", "$24.24"):
        assert f">{amount}<" in body, amount
    plain = checkout(Storefront(), THEME, visitor_of(Storefront(), "JC-MUG-01"), {}, again=False).body
    assert "Coupon" not in plain
    assert "tax" not in plain


def test_only_the_first_look_at_the_checkout_tells() -> None:
    shop = Storefront(checkout=Checkout.TWO_PAGES)
    visitor = visitor_of(shop, "JC-MUG-01")
    first = checkout(shop, THEME, visitor, {}, again=False)
    assert [firing.code for firing in first.firings] == [THEME.initiate_checkout]
    assert "Continue to payment" in first.body
    assert checkout(shop, THEME, visitor, {"email": "Wrong"}, again=True).firings == []
    second = payment(shop, visitor)
    assert second.firings == []
    assert "Place order" in second.body


def test_the_confirmation_identifies_before_it_tells_of_the_purchase() -> None:
    shop = Storefront()
    sessions = Sessions(shop)
    visitor = sessions.find(None)
    visitor.basket.add({"product": "JC-MUG-01"})
    visitor.details = {"email": "pixel.audit@example.com"}
    order = sessions.place_order(visitor)
    view = confirmation(shop, THEME, order)
    assert [firing.code for firing in view.firings] == [THEME.identify, THEME.purchase]
    assert order.number in view.body
    assert confirmation(shop, THEME, order).firings == []
    assert len(confirmation(shop, PixelTheme(purchase_once=False), order).firings) == 2


def test_what_was_queued_is_told_once() -> None:
    shop = Storefront()
    visitor = visitor_of(shop)
    visitor.just_added.append(visitor.basket.add({"product": "JC-MUG-01", "quantity": "2"}))
    assert [firing.item["value"] for firing in queued(shop, THEME, visitor)] == [39.8]
    assert queued(shop, THEME, visitor) == []
