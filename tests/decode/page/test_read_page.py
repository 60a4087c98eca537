"""The whole reader on whole pages: what each storefront's page is, and what no page can do to it."""
# ruff: noqa: RUF001 - hostile characters are the subject here

import time

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.page import read_page
from auditor.demo import DemoShop, Theme
from auditor.model.page import PageKind, PageReading
from tests.decode.page.pages import ADDRESSES, FOLDER, html, reading

KINDS = {
    PageKind.PRODUCT: [
        "b2b_no_price_product",
        "bigcommerce_options_product",
        "bigcommerce_product",
        "drupal_rdfa_product",
        "free_product",
        "from_price_product",
        "german_custom_product",
        "japanese_product",
        "magento_configurable_product",
        "magento_luma_product",
        "odoo_product",
        "opencart_product",
        "oscar_product",
        "prestashop_product",
        "shopify_dawn_product",
        "shopify_vintage_product",
        "shopware6_product",
        "squarespace_product",
        "wix_product",
        "sold_out_product",
        "unlisted_language_product",
        "woocommerce_product",
        "woocommerce_variable_product",
    ],
    PageKind.CART: ["german_empty_cart", "oscar_basket", "shopify_cart", "woocommerce_cart"],
    PageKind.CHECKOUT: ["oscar_gateway", "oscar_preview", "shopify_checkout", "woocommerce_checkout"],
    PageKind.CONFIRMATION: ["german_thanks", "oscar_thanks", "woocommerce_thankyou"],
    PageKind.CATEGORY: ["category"],
    PageKind.SEARCH: ["search"],
    PageKind.OTHER: ["blog_post", "contact", "register"],
}
CASES = [(name, kind) for kind, names in KINDS.items() for name in names]


def test_every_sample_has_an_expectation() -> None:
    assert sorted(name for name, _ in CASES) == sorted(path.stem for path in FOLDER.glob("*.html"))


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_tells_the_kind_and_why(name: str, kind: PageKind) -> None:
    found = reading(name)
    assert (found.kind, found.why != "") == (kind, True), found.why


@pytest.mark.parametrize(("name", "kind"), [case for case in CASES if "og:url" not in html(case[0])])
def test_the_kind_does_not_hang_on_the_address(name: str, kind: PageKind) -> None:
    query = "?q=m%C3%BChle" if kind is PageKind.SEARCH else ""
    host = ADDRESSES[name].split("/")[2]
    assert read_page(html(name), f"https://{host}/x/7f3a{query}").kind is kind


@pytest.mark.parametrize("path", ["/", "/de/", "/en-gb/", "/index.php", "/?utm_source=x&ttclid=1"])
def test_the_root_is_home_even_with_products_on_it(path: str) -> None:
    found = read_page(html("category"), f"https://woo.example{path}")
    assert found.kind is PageKind.HOME


def test_a_shop_that_routes_by_query_has_products_at_its_root() -> None:
    found = read_page(
        html("free_product"), "https://shop.example/index.php?route=product/product&product_id=40"
    )
    assert found.kind is PageKind.PRODUCT


def test_reads_title_and_language() -> None:
    found = reading("prestashop_product")
    assert (found.title, found.language) == ("T-shirt imprimé colibri", "fr-fr")


def test_a_product_page_says_nothing_of_an_order_and_the_other_way_round() -> None:
    assert reading("oscar_product").amounts == ()
    assert reading("oscar_product").order_number == ""
    assert reading("woocommerce_cart").product is None


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("woocommerce_checkout", True),
        ("shopify_checkout", True),
        ("oscar_gateway", True),
        ("shopify_dawn_product", False),
        ("prestashop_product", False),
        ("magento_luma_product", False),
        ("bigcommerce_product", False),
        ("sold_out_product", False),
        ("german_thanks", False),
    ],
)
def test_knows_whether_a_form_asks_for_contact_data(name: str, asks: bool) -> None:
    assert reading(name).asks_for_contact is asks


HOSTILE = [
    "",
    " ",
    "\x00",
    "<",
    "plain text, no markup, 19,90 €",
    "<div>" * 20_000 + "19,90 €",
    "<table><tr><td><form>" * 4000,
    "<a href='" * 3000,
    "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    '<script type="application/ld+json">{"@type":"Product","offers":' + '{"offers":' * 3000 + "1",
    '<script type="application/ld+json">{"@type":"Product","name":' + "9" * 6000 + "}</script>",
    '<script type="application/ld+json">{"@id":"a","@type":"Product","isVariantOf":{"@id":"a"},"hasVariant":[{"@id":"a"}],"offers":{"@id":"a"}}</script>',
    '<script type="application/ld+json">[null,1,"x",{"@type":[null,{}]},{"@type":"Product","name":{"x":1},"offers":[null,[[]],"x"]}]</script>',
    "<h1>x</h1>" + "<p>$1.00</p>" * 20_000,
    "<h1>x</h1><p class=price>" + "9" * 100_000 + " €</p>",
    "<div itemscope itemtype=Product>" * 3000 + "<i itemprop='name price @type'>1</i>",
    "<html lang='"
    + "x" * 10_000
    + "'><base href='http://[bad'><a href='http://[::1'>x</a><a href='//:99999/'>y</a>",
    "<form><input name='"
    + "a" * 5000
    + "'><select><option data-auditor-chosen></select><button>Add to cart</form>",
    "<?xml version='1.0' encoding='utf-16'?><p>\ud800\udfff</p>",
    "<svg><title>1</title><foreignObject><h1>x</h1></foreignObject></svg><math><mi>1</mi></math>",
    "<p>" + "order " * 20_000 + "</p>",
    "<p>Order " + "1-" * 20_000 + "</p>",
    "<p>" + "1 " * 20_000 + "€</p>",
    "<p>" + "1 000 " * 10_000 + "€</p>",
]


@pytest.mark.parametrize("page", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("url", ["https://shop.example/p/1", "not a url", "http://[bad/"])
def test_no_page_breaks_the_reader_or_holds_it_up(page: str, url: str) -> None:
    started = time.process_time()
    found = read_page(page, url)
    assert time.process_time() - started < 3
    assert found.kind in PageKind


PIECES = st.sampled_from(
    [
        "<div class='product'>", "</div>", "<h1>Tee</h1>", "<p class=price>", "</p>", "19,90 €", "$10 – $20", "from ", "<del>", "</del>",
        "<form action=/cart/add method=post>", "</form>", "<input name=id value=1>", "<input type=number name=quantity value=2>",
        "<button>Add to cart</button>", "<a href=/p/2><img alt=Other></a>", "<table>", "<tr>", "<td>Total</td>", "<td>$5.00</td>", "</table>",
        "<select name=variant><option value=''>-<option value=2 selected>M</select>", "Thank you for your order 12345", "<ul><li>", "</ul>",
        '<script type=application/ld+json>{"@type":"Product","offers":{"price":"1"}}</script>', "<span hidden>", "</span>",
        "<meta property=og:type content=product>", "<input type=email name=email>", "<input name=postcode><input name=city>", "<main>", "<body>",
        "<div itemscope itemtype=https://schema.org/Product>", "<span itemprop=price content=5>", "SKU: <b>A-1</b>", "\u2063", "９０", "<!--", "-->",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=8), max_size=40),
    st.sampled_from(["https://s.example/", "https://s.example/cart", "x", ""]),
)
def test_no_mixture_of_markup_breaks_the_reader(pieces: list[str], url: str) -> None:
    found = read_page("".join(pieces), url)
    assert (found.product is not None) == (found.kind is PageKind.PRODUCT)
    for each in (*found.amounts, *(found.product.amounts if found.product else ())):
        assert each.money.amount.is_finite()
        assert each.role in {"price", "subtotal", "total", "shipping", "tax", "discount", "other"}


def test_a_large_page_is_read_in_little_time() -> None:
    cards = html("category")
    start, end = cards.index("<ul class"), cards.index("</ul></main>")
    page = (
        cards[:end]
        + "".join(
            cards[start:end].replace("item-1", f"item-{n}-1").replace("post-1", f"post-{n}-1")
            for n in range(27)
        )
        + cards[end:]
    )
    assert len(page) > 300_000
    read_page(page, ADDRESSES["category"])
    started = time.process_time()
    found = read_page(page, ADDRESSES["category"])
    assert time.process_time() - started < 1
    assert found.kind is PageKind.CATEGORY


async def test_reads_the_demo_shop_from_the_listing_to_the_order() -> None:
    address = {
        "email": "pixel.audit@example.com", "first_name": "Pixel", "last_name": "Auditor", "street": "1 Test Street", "postcode": "20001",
        "city": "Washington", "country": "US", "shipping": "standard", "payment": "invoice",
    }  # fmt: skip
    jar = aiohttp.CookieJar(unsafe=True)
    async with DemoShop(Theme()) as shop, aiohttp.ClientSession(shop.url, cookie_jar=jar) as client:

        async def opened(path: str) -> PageReading:
            async with client.get(path) as answer:
                return read_page(await answer.text(), str(answer.url))

        listing = await opened("/category/wardrobe")
        search = await opened("/search?q=mug")
        product = await opened("/products/morning-mug")
        await client.post("/cart/add", data={"product": "JC-MUG-01", "quantity": "2"})
        cart = await opened("/cart")
        checkout = await opened("/checkout")
        async with client.post("/checkout/place", data=address) as answer:
            confirmation = read_page(await answer.text(), str(answer.url))
    assert [each.kind for each in (listing, search, product, cart, checkout, confirmation)] == [
        PageKind.CATEGORY, PageKind.SEARCH, PageKind.PRODUCT, PageKind.CART, PageKind.CHECKOUT, PageKind.CONFIRMATION,
    ]  # fmt: skip
    assert product.product is not None
    assert {str(each.money) for each in product.product.amounts} == {"19.90 EUR"}
    for page in (cart, checkout, confirmation):
        assert ("39.80 EUR", "subtotal") in {(str(each.money), each.role) for each in page.amounts}
    assert confirmation.order_number.startswith("JC-")
    assert [each.asks_for_contact for each in (cart, checkout, confirmation)] == [False, True, False]
