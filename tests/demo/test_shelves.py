from auditor.demo import PixelTheme, Storefront
from auditor.demo.goods import CATEGORIES
from auditor.demo.shelves import category, home, missing, search, shipping
from auditor.model.page import PageKind


def test_the_home_page_links_to_products_and_tells_nothing_of_its_own() -> None:
    view = home(Storefront())
    assert view.kind is PageKind.HOME
    assert view.body.count('class="card"') == 8
    assert view.firings == []


def test_a_category_shows_its_shelf_with_prices() -> None:
    view = category(Storefront(), PixelTheme(), CATEGORIES[0])
    assert view.body.count('class="card"') == len(Storefront().shelf("table"))
    assert "<s>€29.00</s> €24.50" in view.body
    assert "from €11.50" in view.body


def test_what_is_sold_out_says_so_instead_of_a_price() -> None:
    view = category(Storefront(quick_add=True), PixelTheme(), CATEGORIES[1])
    candle = view.body[view.body.index("/products/cedar-candle") :]
    assert "Sold out" in candle
    assert 'value="JC-CANDLE-01"' not in candle


def test_quick_add_is_for_what_needs_no_choice() -> None:
    body = category(Storefront(quick_add=True), PixelTheme(), CATEGORIES[2]).body
    assert 'value="JC-TOTE-01"' in body
    assert 'value="JC-SHIRT"' not in body
    assert "data-add" not in category(Storefront(), PixelTheme(), CATEGORIES[2]).body


def test_a_search_tells_what_was_looked_for() -> None:
    view = search(Storefront(), PixelTheme(), "linen")
    assert view.firings[0].item["query"] == "linen"
    assert view.firings[0].code == PixelTheme().search
    assert search(Storefront(), PixelTheme(), "").firings[0].code == ""


def test_a_shop_without_prices_shows_none() -> None:
    shop = Storefront(shows_prices=False)
    for view in (home(shop), category(shop, PixelTheme(), CATEGORIES[0])):
        cards = view.body[view.body.index('class="grid"') :]
        assert "€" not in cards
        assert "Price on request" in cards


def test_the_shipping_page_states_the_fee_that_is_charged() -> None:
    assert "€4.90" in shipping(Storefront()).body
    assert missing().status == 404
