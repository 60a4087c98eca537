# ruff: noqa: RUF001 - words of many scripts are the subject here
import re

import pytest

from auditor.model.page import PageKind
from tests.decode.page.shapes import FORM, URL, card, json_ld, page

TOTALS = (
    "<table><tr><td>{subtotal}</td><td>20,00 €</td></tr><tr><td>{total}</td><td>24,90 €</td></tr></table>"
)


@pytest.mark.parametrize(
    ("lang", "heading", "number"),
    [
        ("en", "Thank you for your order!", "Order number: 100234"),
        ("en", "Order confirmed", "Confirmation for order #NW1001"),
        ("de", "Vielen Dank für Ihre Bestellung", "Bestellnummer: 4711"),
        ("de", "Danke!", "Deine Bestellung #4711 ist bei uns"),
        ("fr", "Merci pour votre commande", "Numéro de commande : XKBKNABJK"),
        ("es", "¡Gracias por tu compra!", "Número de pedido: 100234"),
        ("it", "Grazie per il tuo ordine", "Numero d'ordine: 100234"),
        ("pt", "Obrigado pela sua compra", "Número do pedido: 100234"),
        ("nl", "Bedankt voor je bestelling", "Bestelnummer: 100234"),
        ("sv", "Tack för din beställning", "Ordernummer: 100234"),
        ("da", "Tak for din ordre", "Ordrenummer: 100234"),
        ("no", "Takk for din bestilling", "Ordrenummer: 100234"),
        ("fi", "Kiitos tilauksestasi", "Tilausnumero: 100234"),
        ("pl", "Dziękujemy za zamówienie", "Numer zamówienia: 100234"),
        ("cs", "Děkujeme za objednávku", "Číslo objednávky: 100234"),
        ("hu", "Köszönjük a rendelést", "Rendelés száma: 100234"),
        ("ro", "Mulțumim pentru comandă", "Număr comandă: 100234"),
        ("tr", "Teşekkür ederiz", "Sipariş numarası: 100234"),
        ("ru", "Спасибо за заказ", "Номер заказа: 100234"),
        ("ja", "ご注文ありがとうございます", "注文番号：100234"),
        ("zh", "感谢您的订单", "订单号：100234"),
        ("ko", "주문이 완료되었습니다", "주문번호: 100234"),
    ],
)
def test_a_confirmation_thanks_and_gives_a_number(lang: str, heading: str, number: str) -> None:
    found = page(f"<main><h1>{heading}</h1><p>{number}</p></main>", lang=lang)
    assert found.kind is PageKind.CONFIRMATION, found.why
    stated = re.search(r"[A-Z]*\d{4,}|XKBKNABJK", number)
    assert stated is not None
    assert found.order_number == stated[0]


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Thank you for subscribing!</h1><p>Look into your inbox.</p>",
        "<h1>Order #100234</h1><p>Shipped on 24 November</p><table><tr><td>Total</td><td>€24.90</td></tr></table>",
        "<h1>Your orders</h1><ul><li>Order 100234 €24.90</li><li>Order 100235 €12.00</li></ul>",
        "<h1>Thanks for your message</h1><p>We answer within 24 hours.</p>",
        "<h1>How to order</h1><p>Call 0800 123456 to order 200 pieces or more.</p>",
    ],
)
def test_thanks_or_a_number_alone_confirm_nothing(body: str) -> None:
    assert page(f"<main>{body}</main>").kind is PageKind.OTHER


CART_ROW = (
    '<tr class="cart-item"><td><a href="/p/cap"><img src="/c.jpg" alt="Cap"></a></td><td><a href="/p/cap">Cap</a></td>'
    '<td><input type="number" name="quantity[1]" value="2"></td><td>20,00 €</td></tr>'
)


@pytest.mark.parametrize(
    ("lang", "heading", "button"),
    [
        ("en", "Your basket", "Checkout"), ("de", "Warenkorb", "Zur Kasse"), ("fr", "Panier", "Commander"), ("es", "Carrito", "Finalizar compra"),
        ("it", "Carrello", "Procedi all'ordine"), ("pt", "Carrinho", "Finalizar"), ("nl", "Winkelwagen", "Bestellen"), ("sv", "Varukorg", "Till kassan"),
        ("da", "Kurv", "Gå til kassen"), ("pl", "Koszyk", "Przejdź do kasy"), ("cs", "Košík", "Pokladna"), ("fi", "Ostoskori", "Kassalle"),
        ("tr", "Sepetim", "Ödeme"), ("ru", "Корзина", "Оформить заказ"), ("ja", "カート", "レジに進む"), ("ko", "장바구니", "주문하기"), ("xx", "Zzz", "Zzz"),
    ],
)  # fmt: skip
def test_a_cart_has_lines_to_change_and_a_total(lang: str, heading: str, button: str) -> None:
    totals = TOTALS.format(subtotal="Subtotal", total="Total")
    body = f'<main><h1>{heading}</h1><form method="post"><table>{CART_ROW}</table>{totals}</form><a class="btn" href="/checkout">{button}</a></main>'
    found = page(body, lang=lang)
    assert found.kind is PageKind.CART, found.why


def test_a_cart_s_own_button_to_order_is_no_add_to_cart() -> None:
    body = (
        f'<main><h1>Panier</h1><form method="post" action="/panier"><table>{CART_ROW}</table>'
        + TOTALS.format(subtotal="Sous-total", total="Total")
        + '<button type="submit">Commander</button></form></main>'
    )
    assert page(body, lang="fr").kind is PageKind.CART


ADDRESS = '<input name="email" type="email"><input name="lastname"><input name="street"><input name="postcode"><input name="city">'


SUMS = TOTALS.format(subtotal="Zwischensumme", total="Gesamtsumme")
CHOICES = "<input type=radio name=shipping_method value=1><input type=radio name=payment_method value=cod>"


@pytest.mark.parametrize(
    ("lang", "heading", "body"),
    [
        ("en", "Checkout", f"<form method=post>{ADDRESS}</form>"),
        ("de", "Kasse", f"<form method=post>{ADDRESS}</form>"),
        ("xx", "Zzz", f"<form method=post>{ADDRESS}<input name=cardnumber autocomplete=cc-number></form>"),
        ("en", "Delivery", f"<form>{CHOICES}</form>"),
        (
            "de",
            "Kasse: prüfen",
            f"{SUMS}<form method=post><button>Zahlungspflichtig bestellen</button></form>",
        ),
        ("de", "Kasse: prüfen", f"{SUMS}<form method=post><button>Jetzt kaufen</button></form>"),
    ],
)
def test_a_checkout_asks_for_address_delivery_payment_or_the_order(
    lang: str, heading: str, body: str
) -> None:
    found = page(f"<main><h1>{heading}</h1>{body}</main>", lang=lang)
    assert found.kind is PageKind.CHECKOUT, found.why


def test_a_checkout_on_one_page_may_show_lines_to_change() -> None:
    totals = TOTALS.format(subtotal="Subtotal", total="Total")
    body = f"<main><h1>Checkout</h1><table>{CART_ROW}</table>{totals}<form method=post>{ADDRESS}<input name=cardnumber></form></main>"
    assert page(body).kind is PageKind.CHECKOUT


def test_an_estimate_of_delivery_leaves_a_cart_a_cart() -> None:
    estimate = "<form method=post><select name=country><option>US</select><input name=city><input name=postcode><button>Estimate</button></form>"
    totals = TOTALS.format(subtotal="Subtotal", total="Total")
    assert (
        page(f"<main><h1>Your cart</h1><table>{CART_ROW}</table>{totals}{estimate}</main>").kind
        is PageKind.CART
    )


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Add to basket"), ("en", "Buy"), ("de", "In den Warenkorb"), ("fr", "Ajouter au panier"), ("es", "Añadir al carrito"), ("it", "Aggiungi al carrello"),
        ("pt", "Adicionar ao carrinho"), ("nl", "In winkelwagen"), ("sv", "Lägg i varukorgen"), ("da", "Læg i kurv"), ("no", "Legg i handlekurv"), ("fi", "Lisää ostoskoriin"),
        ("pl", "Dodaj do koszyka"), ("cs", "Do košíku"), ("hu", "Kosárba"), ("ro", "Adaugă în coș"), ("tr", "Sepete ekle"), ("ru", "В корзину"), ("el", "Προσθήκη στο καλάθι"),
        ("ja", "カートに入れる"), ("zh", "加入购物车"), ("ko", "장바구니에 담기"), ("th", "เพิ่มลงตะกร้า"), ("he", "הוסף לסל"), ("ar", "أضف إلى السلة"),
    ],
)  # fmt: skip
def test_a_product_has_a_heading_a_price_and_a_button_of_its_own(lang: str, label: str) -> None:
    found = page(
        f'<main><h1>Tee</h1><p class="price">24,00 €</p><button type="button">{label}</button></main>',
        lang=lang,
    )
    assert found.kind is PageKind.PRODUCT, found.why


@pytest.mark.parametrize(
    "label",
    [
        "Add to wish list",
        "Compare",
        "Notify me",
        "Auf den Merkzettel",
        "Benachrichtigen",
        "Subscribe",
        "お気に入りに追加",
    ],
)
def test_other_buttons_sell_nothing(label: str) -> None:
    assert (
        page(
            f'<main><h1>Tee</h1><p class="price">24,00 €</p><button type="button">{label}</button></main>'
        ).kind
        is PageKind.OTHER
    )


LIST = (
    "<ul>"
    + "".join(
        card(name, "€9.00", button=FORM.replace("991", name))
        for name in ("a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8")
    )
    + "</ul>"
)


def test_a_listing_with_a_button_on_every_card_is_no_product() -> None:
    assert page(f"<main><h1>Shirts</h1>{LIST}</main>").kind is PageKind.CATEGORY


def test_a_product_with_a_listing_below_is_a_product() -> None:
    assert (
        page(
            f'<main><div><h1>Tee</h1><p class="price">€24.00</p>{FORM}</div><section>{LIST}</section></main>'
        ).kind
        is PageKind.PRODUCT
    )


def test_a_listing_that_describes_itself_as_a_product_is_a_listing() -> None:
    head = json_ld(
        '{"@type":"Product","name":"Shirts","offers":{"@type":"AggregateOffer","lowPrice":9,"highPrice":99,"priceCurrency":"EUR"}}'
    )
    assert page(f"<main><h1>Shirts</h1>{LIST}</main>", head=head).kind is PageKind.CATEGORY


def test_a_listing_whose_products_are_all_described_is_a_listing() -> None:
    items = ",".join(
        f'{{"@type":"Product","name":"{name}","url":"/p/{name}","offers":{{"price":9,"priceCurrency":"EUR"}}}}'
        for name in ("a1", "b2", "c3")
    )
    assert page(f"<main><h1>Shirts</h1>{LIST}</main>", head=json_ld(f"[{items}]")).kind is PageKind.CATEGORY


def test_a_cart_drawer_makes_no_cart_of_another_page() -> None:
    drawer = '<div class="cart-drawer"><h2>Your cart</h2><p>Your cart is empty</p><a href="/checkout">Checkout</a></div>'
    assert (
        page(f'{drawer}<main><h1>Tee</h1><p class="price">€24.00</p>{FORM}</main>').kind is PageKind.PRODUCT
    )
    assert page(f"{drawer}<main><h1>About us</h1><p>We sew.</p></main>").kind is PageKind.OTHER


def test_an_open_drawer_leaves_a_product_a_product() -> None:
    drawer = f'<div role="dialog"><h2>Your cart</h2><table>{CART_ROW}</table><p>Subtotal 20,00 €</p><a href="/checkout">Checkout</a></div>'
    found = page(f'<main><h1>Tee</h1><p class="price">€24.00</p>{FORM}</main>{drawer}')
    assert found.kind is PageKind.PRODUCT
    assert found.product is not None
    assert [str(each.money) for each in found.product.amounts] == ["24.00 EUR"]


@pytest.mark.parametrize(
    "word", ["cart", "checkout", "thank-you", "products/tee", "search", "collections/all"]
)
def test_the_address_alone_proves_nothing(word: str) -> None:
    assert (
        page("<main><h1>Hello</h1><p>Nothing here.</p></main>", url=f"https://shop.example/{word}").kind
        is PageKind.OTHER
    )


def test_a_page_that_is_not_there_is_no_listing() -> None:
    found = page(f"<main><h1>Page not found</h1><section><h2>Popular</h2>{LIST}</section></main>")
    assert (found.kind, found.why) == (PageKind.OTHER, "the page says that it was not found")


@pytest.mark.parametrize("query", ["q=tee", "search=tee", "s=tee"])
def test_a_search_repeats_the_words(query: str) -> None:
    body = f'<header><input type="search" name="q" value="tee"></header><main><h1>Results for “tee”</h1>{LIST}</main>'
    assert page(body, url=f"{URL}?{query}").kind is PageKind.SEARCH


def test_a_login_and_a_registration_are_neither_checkout_nor_product() -> None:
    login = "<main><h1>Log in</h1><form method=post action=/login><input type=email name=email><input type=password name=password><button>Log in</button></form></main>"
    assert page(login).kind is PageKind.OTHER


def test_an_article_with_a_product_in_it_is_no_product() -> None:
    head = json_ld('{"@type":"BlogPosting","headline":"Five tees"}')
    assert (
        page(
            f"<main><article><h1>Five tees</h1><p>Long ago.</p><ul>{card('cap', '€18.00')}</ul></article></main>",
            head=head,
        ).kind
        is PageKind.OTHER
    )


def test_a_product_that_offers_its_variants_as_pages_is_a_product() -> None:
    links = '<h2>Variants</h2><a href="/tee-s_2/">Tee, S</a><a href="/tee-m_3/">Tee, M</a>'
    body = f'<article class="product_page"><h1>Tee</h1><p class="price">€24.00</p>{links}<p>SKU: T-1</p></article>'
    assert page(body).kind is PageKind.PRODUCT


def test_the_steps_of_a_checkout_tell_one_that_asks_for_nothing_yet() -> None:
    body = "<ol class=nav><li>1. Address</li><li>2. Shipping</li><li>3. Payment</li></ol><h1>Enter payment details</h1><a href=/next>Continue</a>"
    assert page(body, url="https://shop.example/checkout/payment-details/").kind is PageKind.CHECKOUT
    footer = "<footer><ul><li>Shipping</li><li>Payment</li></ul></footer>"
    assert (
        page(f"<main><h1>Hello</h1></main>{footer}", url="https://shop.example/checkout/").kind
        is PageKind.OTHER
    )


@pytest.mark.parametrize(
    "button", ["<button disabled>Select a color</button>", "<button>Größe wählen</button>"]
)
def test_a_button_that_waits_for_a_choice_sells(button: str) -> None:
    found = page(f"<h1>Aero Runner</h1><div>$129.00</div>{button}")
    assert found.kind is PageKind.PRODUCT, found.why


def test_a_filter_of_a_listing_sells_nothing() -> None:
    cards = "".join(card(name, "$12.00") for name in ("cup", "plate", "bowl"))
    found = page(f"<h1>All products</h1><button>Select a size</button>{cards}")
    assert found.kind is PageKind.CATEGORY, found.why


@pytest.mark.parametrize(
    ("heading", "total", "button"),
    [("Checkout", "Total €24.00", "Purchase"), ("ご注文内容のご確認", "合計 ¥4,640 税込", "注文する")],
)
def test_the_last_look_at_an_order_is_no_product(heading: str, total: str, button: str) -> None:
    found = page(
        f"<h1>{heading}</h1><p>{total}</p><form method=post action=/place><button>{button}</button></form>"
    )
    assert found.kind is not PageKind.PRODUCT, found.why


def test_a_product_may_be_ordered_at_once() -> None:
    found = page("<h1>Cup</h1><p>€24.00</p><button>Purchase</button>")
    assert found.kind is PageKind.PRODUCT, found.why


def test_a_product_that_is_sold_out_is_one() -> None:
    notify = "<form><input type=email><button>Notify me when available</button></form>"
    found = page(f"<h1>Vase</h1><dl><dt>Price</dt><dd>NZ$120.00</dd></dl><p>Sold out</p>{notify}")
    assert found.kind is PageKind.PRODUCT, found.why
    listing = page("<h1>Vases</h1><ul><li><a href='/p/a'><img alt=''>A</a> <em>Sold out</em></li></ul>")
    assert listing.kind is not PageKind.PRODUCT, listing.why


def test_a_curt_confirmation() -> None:
    found = page(
        "<h1>Thanks, your order is in!</h1><p>Your order number is KS-10001.</p><p>Total NZ$104.00</p>"
    )
    assert found.kind is PageKind.CONFIRMATION, found.why
    assert found.order_number == "KS-10001"
