"""Which button it is, by words, marks and places."""

import pytest

from auditor.gather.journey.choosing import (
    SURE,
    add_to_cart,
    cart_link,
    checkout,
    close,
    guest,
    instead,
    listing_link,
    next_page,
    other_link,
    place_order,
    product_link,
    sold_out,
)
from auditor.gather.journey.elements import Element

BASE = "https://shop.example/"


def button(text: str, **known: object) -> Element:
    return Element(**({"tag": "button", "text": text} | known))  # type: ignore[arg-type]


def link(href: str, text: str = "", **known: object) -> Element:
    return Element(**({"tag": "a", "text": text, "href": f"{BASE}{href}"} | known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Add to cart", "ADD TO BAG", "Add to basket - $19.90", "In den Warenkorb", "Ajouter au panier", "Añadir al carrito",
        "Agregar al carrito", "Aggiungi al carrello", "In winkelwagen", "Lägg i varukorg", "Dodaj do koszyka",
        "Adicionar ao carrinho", "カートに入れる", "Sepete Ekle", "Læg i kurv", "Legg i handlekurv", "Lisää ostoskoriin",
        "Do košíku", "Kosárba", "Adaugă în coș", "Добавить в корзину", "장바구니 담기", "加入购物车",
    ],
)  # fmt: skip
def test_words_that_add_to_the_cart(text: str) -> None:
    assert add_to_cart(button(text)) >= SURE
    assert add_to_cart(Element(tag="input", type="submit", text=text, submits=True)) >= SURE
    assert add_to_cart(button("", label=text)) >= SURE


@pytest.mark.parametrize(
    "text",
    [
        "Add to wishlist", "Add to compare", "Notify me when available", "Auf den Merkzettel", "Newsletter abonnieren",
        "Ajouter à la liste d'envies", "Añadir a favoritos", "Subscribe", "Write a review", "Continue shopping",
        "View cart", "お気に入りに追加", "Save for later", "E-mail me", "Size guide", "Add a gift note", "",
    ],
)  # fmt: skip
def test_words_that_do_not(text: str) -> None:
    assert add_to_cart(button(text)) < 20


def test_marks_tell_where_words_are_unknown() -> None:
    assert add_to_cart(button("Zamek", name="single_add_to_cart_button btn")) >= 20
    assert add_to_cart(button("?", submits=True, action="/cart/add", method="post")) >= 20
    assert add_to_cart(button("Wish", name="btn add-to-wishlist")) == 0


def test_the_main_button_goes_before_those_of_related_products() -> None:
    main = button("Add to cart", submits=True, action="/cart/add", above="product-form | product-main")
    related = button("Add to cart", submits=True, action="/cart/add", above="product-card | related-products")
    sticky = button("Buy it now")
    assert add_to_cart(main) > add_to_cart(related) > 0
    assert add_to_cart(main) > add_to_cart(sticky)


def test_a_link_to_the_cart_adds_nothing() -> None:
    assert add_to_cart(link("cart", "Add to cart? See your cart", name="add-to-cart-link")) == 0
    assert add_to_cart(link("cart/add/5", "Add to cart")) >= SURE


@pytest.mark.parametrize("text", ["Sold out", "Ausverkauft", "Épuisé", "Agotado", "売り切れ", "Out of stock"])
def test_a_sold_out_button_is_told(text: str) -> None:
    assert sold_out(button(text))
    assert not sold_out(button("Add to cart"))


@pytest.mark.parametrize(
    ("element", "fits"),
    [
        (link("cart", "Cart (1)"), True),
        (link("basket/", "", label="View basket"), True),
        (link("checkout/cart/", "Mein Warenkorb"), True),
        (button("Bag", region="header"), True),
        (link("cart?remove_item=1", "Remove"), False),
        (link("products/tote-bag", "Tote bag"), False),
        (link("checkout", "Checkout"), False),
        (button("Add to cart"), False),
    ],
)
def test_the_way_to_the_cart(element: Element, *, fits: bool) -> None:
    assert (cart_link(element) >= 20) is fits


@pytest.mark.parametrize(
    ("element", "fits"),
    [
        (button("Proceed to checkout"), True),
        (link("checkout", "Zur Kasse"), True),
        (button("Passer la commande", submits=True), True),
        (button("レジに進む"), True),
        (link("kasse", "→"), True),
        (button("Continue shopping"), False),
        (button("PayPal Checkout"), False),
        (button("Update cart"), False),
        (link("cart", "View cart"), False),
        (button("Checkout", region="footer"), False),
    ],
)
def test_the_way_to_the_checkout(element: Element, *, fits: bool) -> None:
    assert (checkout(element) >= 30) is fits


def test_a_guests_way() -> None:
    assert guest(button("Continue as guest")) >= SURE
    assert guest(link("checkout?guest=1", "Als Gast bestellen")) >= SURE
    assert guest(button("Sign in", secret=True, name="guest-login")) == 0
    assert guest(button("Create an account")) == 0


def test_next_is_told_from_back_and_from_the_order() -> None:
    assert next_page(button("Continue to payment", submits=True)) >= 25
    assert next_page(button("Weiter")) >= 25
    assert next_page(button("Back")) == 0
    assert next_page(button("Zurück zum Warenkorb")) == 0
    assert next_page(button("Continue", secret=True)) == 0
    assert next_page(button("Continue", disabled=True)) == 0
    assert place_order(button("Zahlungspflichtig bestellen")) >= SURE
    assert place_order(button("Place order")) >= SURE
    assert place_order(button("注文を確定する")) >= SURE
    assert place_order(button("Continue to payment")) == 0
    assert next_page(button("Place order")) == 0


def test_what_closes_a_pop_up() -> None:
    assert close(button("\u00d7")) >= 30
    assert close(button("", label="Close dialog")) >= 30
    assert close(button("No thanks")) >= 30
    assert close(button("Subscribe")) == 0


def test_product_links_are_told_by_their_cards() -> None:
    card = link("mug", "Mug", money=True, picture=True, above="product-card")
    plain = link("products/mug", "Mug")
    listing = link("collections/all", "All products", region="nav")
    assert product_link(card, BASE) > product_link(plain, BASE) > 0
    assert product_link(listing, BASE) <= 0
    assert listing_link(listing, BASE) > 0


@pytest.mark.parametrize(
    "href",
    [
        "cart",
        "checkout",
        "account/login",
        "blogs/news/a-long-story-about-mugs",
        "?add-to-cart=5",
        "pages/about",
        "",
    ],
)
def test_what_leads_to_no_product(href: str) -> None:
    assert product_link(link(href, "x"), BASE) <= 0
    assert (
        product_link(Element(tag="a", href=f"https://other.example/products/{href}", money=True), BASE) <= 0
    )


@pytest.mark.parametrize("text", ["Select a size", "Choose an option", "Größe wählen", "サイズを選択"])
def test_a_button_that_waits_for_a_choice_is_the_one_where_no_other_is(text: str) -> None:
    assert 20 <= add_to_cart(button(text, disabled=True)) < add_to_cart(button("Buy"))
    assert add_to_cart(link("products/cup", text)) == 0


def test_a_form_that_offers_a_password_goes_on_and_a_login_does_not() -> None:
    assert next_page(button("Continuer", submits=True, secret=True, fields=8)) > 0
    assert next_page(button("Continue", submits=True, secret=True, fields=2)) == 0


def test_a_link_that_tells_nothing_is_followed_last() -> None:
    plain = link("browse/tableware", "Tableware", region="header")
    assert 0 < other_link(plain, BASE) < listing_link(link("shop", "Shop"), BASE)
    assert other_link(link("browse/tableware", "Tableware", region="footer"), BASE) == 0
    assert other_link(link("about", "About us"), BASE) == 0


def test_a_shop_without_paths_has_its_pages_in_the_query() -> None:
    base = f"{BASE}index.php?route=product/category&path=20"
    product = link("index.php?route=product/product&path=20&product_id=42", "Lamp", money=True)
    assert product_link(product, base) > 0
    assert listing_link(link("index.php?route=product/category&path=18", "Desktops", region="nav"), base) > 0
    assert product_link(link("index.php?route=product/category&path=20&sort=price", money=True), base) == 0


@pytest.mark.parametrize(
    "known",
    [
        {"name": "cart-toggle"},
        {"name": "btn dropdown-toggle", "above": "cart btn-group | header"},
        {"name": "header__minicart"},
    ],
)
def test_a_button_is_the_carts_by_its_name(known: dict[str, str]) -> None:
    assert cart_link(button("0 item(s) - $0.00", region="header", **known)) > 0
    assert cart_link(button("0 item(s) - $0.00", region="header", name="account-toggle")) == 0


@pytest.mark.parametrize("text", ["Log in to see prices", "Notify me when available", "Preis auf Anfrage"])
def test_what_stands_in_the_place_of_a_button(text: str) -> None:
    assert instead(button(text, region="main")) > 0
    assert instead(button(text, region="header")) == 0
    assert add_to_cart(button(text, region="main")) < 20


@pytest.mark.parametrize("text", ["Pre-order now", "Jetzt vorbestellen", "予約する"])
def test_what_comes_later_can_be_bought(text: str) -> None:
    assert add_to_cart(button(text)) >= 20


@pytest.mark.parametrize(
    "text",
    [
        "SEPETE EKLE", "SATIN AL", "ΠΡΟΣΘΗΚΗ ΣΤΟ ΚΑΛΑΘΙ", "AÑADIR AL CARRITO", "ANADIR A LA CESTA", "LÄGG I VARUKORG", "PŘIDAT DO KOŠÍKU",
        "КУПИТЬ", "ADAUGĂ ÎN COȘ", "CUMPARA", "ADICIONAR À SACOLA", "カートに追加する", "أضف إلى السلة",
    ],
)  # fmt: skip
def test_capitals_of_a_style_sheet(text: str) -> None:
    assert add_to_cart(button(text)) >= 20


def test_one_script_makes_all_pages() -> None:
    base = f"{BASE}shop.cgi?a=list&c=1"
    assert product_link(link("shop.cgi?a=item&id=5", "Stool", money=True), base) > 0
    assert product_link(link("shop.cgi?a=list&c=1&sort=price", "Cheapest", money=True), base) == 0
    assert product_link(link("shop.cgi?a=add&id=5", "Stool", money=True), base) == 0
    assert cart_link(link("shop.cgi?a=basket", "Your things")) >= 20


def test_a_menu_that_is_shut_has_ways_too() -> None:
    assert other_link(link("living/chairs", "Chairs", region="nav", visible=False), BASE) == 1
    assert other_link(link("living/chairs", "Chairs", region="main", visible=False), BASE) == 0
