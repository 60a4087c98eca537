# ruff: noqa: RUF001 - signs of many scripts are the subject here
import pytest

from tests.decode.page.pages import ids, product, reading, stated
from tests.decode.page.shapes import FORM, URL, card, json_ld, page, product_page, visible

OFFER = '{"@type":"Product","name":"Tee","sku":"T-1","offers":{"@type":"Offer","price":"24.00","priceCurrency":"EUR"}}'


@pytest.mark.parametrize(
    ("name", "amounts", "currencies"),
    [
        (
            "shopify_dawn_product",
            {
                ("24.00 USD", "json-ld"),
                ("24.00 USD", "open graph"),
                ("24", "inline data"),
                ("24.00 USD", "visible"),
            },
            ("USD",),
        ),
        ("woocommerce_product", {("18.00 GBP", "json-ld"), ("18.00 GBP", "visible")}, ("GBP",)),
        ("woocommerce_variable_product", {("42", "inline data"), ("42.00 EUR", "visible")}, ("EUR",)),
        (
            "magento_luma_product",
            {("34 USD", "open graph"), ("36.80", "visible"), ("34.00", "visible")},
            ("USD",),
        ),
        (
            "prestashop_product",
            {
                ("22.94 EUR", "json-ld"),
                ("22.94 EUR", "open graph"),
                ("22.94", "inline data"),
                ("22.94 EUR", "visible"),
            },
            ("EUR",),
        ),
        (
            "shopware6_product",
            {("1299.5 EUR", "microdata"), ("1299.5 EUR", "open graph"), ("1299.50 EUR", "visible")},
            ("EUR",),
        ),
        (
            "bigcommerce_product",
            {("49 USD", "open graph"), ("49", "microdata"), ("49.00", "visible")},
            ("USD",),
        ),
        ("german_custom_product", {("1299.00 EUR", "visible")}, ("EUR",)),
        ("japanese_product", {("3300 JPY", "visible"), ("3000 JPY", "visible")}, ("JPY",)),
        ("oscar_product", {("21.60 GBP", "visible"), ("18.00 GBP", "visible")}, ("GBP",)),
        ("unlisted_language_product", {("32900", "visible")}, ()),
        ("shopify_vintage_product", {("84.9 EUR", "inline data")}, ("EUR",)),
        ("magento_configurable_product", {("64", "inline data"), ("53.78", "inline data")}, ()),
        (
            "bigcommerce_options_product",
            {
                ("39.5 AUD", "open graph"),
                ("43.45 AUD", "inline data"),
                ("39.5 AUD", "inline data"),
                ("43.45", "visible"),
                ("39.50", "visible"),
            },
            ("AUD",),
        ),
        ("squarespace_product", {("72.00 USD", "inline data"), ("72.00", "visible")}, ("USD",)),
        (
            "wix_product",
            {("34.9 EUR", "json-ld"), ("34.9 EUR", "open graph"), ("34.90 EUR", "visible")},
            ("EUR",),
        ),
        ("odoo_product", {("1250.0 EUR", "microdata"), ("1250.00 EUR", "visible")}, ("EUR",)),
        ("opencart_product", {("602.00", "visible"), ("500.00", "visible")}, ()),
        ("drupal_rdfa_product", {("145.00 GBP", "rdfa"), ("145.00 GBP", "visible")}, ("GBP",)),
        ("free_product", {("0.00", "visible")}, ()),
        ("b2b_no_price_product", set(), ()),
    ],
)
def test_states_every_amount_of_the_chosen_variant_and_no_other(
    name: str, amounts: set[tuple[str, str]], currencies: tuple[str, ...]
) -> None:
    found = product(name)
    assert (stated(found), found.currencies, found.doubt) == (amounts, currencies, "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "shopify_dawn_product",
            {
                ("7982301741213", "group"),
                ("NW-TEE-M", "sku"),
                ("4006381333931", "gtin"),
                ("43729076977821", "variant"),
                ("7982301741213", "product"),
            },
        ),
        ("woocommerce_product", {("woo-beanie", "sku"), ("22", "row")}),
        ("woocommerce_variable_product", {("40", "row"), ("42", "variant"), ("hoodie-rot", "sku")}),
        ("magento_luma_product", {("1", "row"), ("24-MB01", "sku")}),
        ("prestashop_product", {("demo_1", "sku"), ("1", "product"), ("2", "variant")}),
        ("oscar_product", {("12", "row"), ("9780441007318", "gtin")}),
        ("german_custom_product", {("913", "row"), ("4711-K3", "sku")}),
        ("japanese_product", {("2201", "row"), ("AR-2201", "sku")}),
        ("bigcommerce_product", {("77", "product"), ("SLCTBS", "sku")}),
        (
            "shopify_vintage_product",
            {
                ("8100000000001", "group"),
                ("44000000000012", "variant"),
                ("KH-LH-XXL", "sku"),
                ("4012345678918", "gtin"),
            },
        ),
        (
            "magento_configurable_product",
            {("67", "row"), ("67", "group"), ("WP-IDA", "sku"), ("62", "variant"), ("WP-IDA-M", "sku")},
        ),
        ("bigcommerce_options_product", {("112", "product"), ("BB-APR-OAT", "sku"), ("408", "variant")}),
        (
            "squarespace_product",
            {("5f1c9e0a1b2c3d4e5f607182", "product"), ("22bb", "variant"), ("SQ0002", "sku")},
        ),
        ("wix_product", {("364215376135191", "sku")}),
        ("odoo_product", {("12", "row"), ("9", "group")}),
        ("opencart_product", {("43", "row")}),
        ("drupal_rdfa_product", {("OAK-STL", "sku")}),
    ],
)
def test_names_the_ids_of_the_chosen_variant(name: str, expected: set[tuple[str, str]]) -> None:
    assert ids(product(name)) == expected


@pytest.mark.parametrize(
    ("name", "variants"),
    [
        ("shopify_dawn_product", {"NW-TEE-S"}),
        ("shopify_vintage_product", {"44000000000011", "KH-LH-M", "4012345678901"}),
        ("woocommerce_variable_product", {"41", "hoodie-blau"}),
        ("magento_configurable_product", {"61", "WP-IDA-S"}),
        ("squarespace_product", {"11aa", "SQ0001"}),
        ("woocommerce_product", set()),
    ],
)
def test_the_ids_of_the_variants_that_are_not_chosen_are_its_own_family(
    name: str, variants: set[str]
) -> None:
    assert {each.value for each in product(name).variants} == variants


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("shopify_dawn_product", {"7982301741299", "43729076990001"}),
        ("woocommerce_product", {"23", "24", "woo-belt", "woo-cap"}),
        ("magento_luma_product", {"6", "24-MB02"}),
        ("opencart_product", {"40"}),
        ("squarespace_product", {"60aa"}),
        ("shopify_vintage_product", set()),
        ("oscar_product", set()),
    ],
)
def test_the_ids_of_the_products_beside_are_others(name: str, others: set[str]) -> None:
    assert {each.value for each in reading(name).other_ids} == others


@pytest.mark.parametrize(
    "price",
    [
        '<p class="price">€24.00</p>',
        '<p class="price"><del>€30.00</del> <ins>€24.00</ins></p>',
        '<p class="price"><span data-auditor-struck>€30.00</span> €24.00</p>',
        '<p class="price"><span class="old-price">€30.00</span> <span>€24.00</span></p>',
        '<p class="price"><span style="text-decoration: line-through">€30.00</span><b>€24.00</b></p>',
        "<p>Was €30.00</p><p>Now €24.00</p>",
        '<p>RRP €30.00</p><p class="price">€24.00</p><p>You save €6.00</p>',
        '<p class="price">€24.00 <small>(€240.00 / kg)</small></p>',
        '<p class="price">€24.00</p><p>or 4 interest-free payments of €6.00</p>',
        '<p class="price">€24.00</p><p>€2.00/month with Klarna</p>',
        '<p class="price">€24.00</p><p>Free shipping on orders over €50</p>',
        '<p class="price">€24.00</p><p class="hidden" data-auditor-hidden>€99.00</p>',
        '<p class="price">€24.00</p><p>It replaces the older one that cost €12.00 when it came out in 2019.</p>',
        '<div class="price"><span>€</span><span>24</span><sup>00</sup></div>',
        '<div class="price"><span>24</span><span>.00</span> <span>EUR</span></div>',
        "<dl><dt>Price</dt><dd>€24.00</dd><dt>Delivery</dt><dd>2 days</dd></dl>",
        '<p class="price">€24.00</p><p>10 or more €5.50</p><p>3 for €60.00</p><p>ab 5 Stück €20.00</p>',
        '<p class="price">€24.00</p><p>Member price: €20.00</p>',
        '<p class="price">€24.00</p><p class="price">4 × €6.00</p>',
        '<p class="price">€24.00</p><p class="price">€12.90/kg</p>',
        '<p class="price">€24.00 incl. VAT, plus <a href="/shipping">shipping</a></p>',
    ],
)
def test_only_what_is_asked_is_the_price(price: str) -> None:
    found = product_page(price)
    assert (visible(found), found.doubt) == (["24.00 EUR"], "")


@pytest.mark.parametrize(
    "beside",
    [
        "inkl. 19% MwSt., zzgl. 4,90 € Versand",
        "Versand: 4,90 €",
        "Noch 26,00 € bis zum Gratisversand",
        "zzgl. 0,25 € Pfand",
        "30-Tage-Bestpreis: 22,00 €",
        "Niedrigster Preis der letzten 30 Tage: 22,00 €",
        "UVP 30,00 €",
        "Spare 6,00 €",
        "oder 4 Raten à 6,00 €",
        "4 × 6,00 €",
        "ab 2,00 €/Monat",
        "Grundpreis: 12,90 €/kg",
        "12,90 € / 100 g",
        "(0,45 €/Stück)",
        "ab 10 Stück 20,00 €",
        "Mitgliederpreis: 20,00 €",
        "20,00 € mit Gutschein SOMMER",
        "Geschenkverpackung + 3,00 €",
        "Garantieverlängerung: 9,99 €",
        "<label><input type='checkbox' name='wrap'> Geschenkverpackung 3,00 €</label>",
    ],
)
def test_what_stands_beside_the_price_in_a_german_shop_is_not_the_price(beside: str) -> None:
    found = product_page(f'<p class="price">24,00 €</p><p>{beside}</p>', lang="de")
    assert (visible(found), found.doubt) == (["24.00 EUR"], "")


@pytest.mark.parametrize("unit", ["24,00 € / Stück", "24,00 € pro Stück", "24,00 € je 1 Stk", "24,00 €/St"])
def test_a_price_per_piece_is_the_price_where_no_other_is_shown(unit: str) -> None:
    assert visible(product_page(f'<p class="price">{unit}</p>', lang="de")) == ["24.00 EUR"]


def test_delivery_that_the_price_includes_leaves_it_the_price() -> None:
    for text in (
        "inkl. Versand 24,00 €",
        "24,00 € <span>Lieferung in 2 Tagen</span>",
        "24,00 € versandkostenfrei",
    ):
        assert visible(product_page(f'<p class="price">{text}</p>', lang="de")) == ["24.00 EUR"], text


def test_a_former_price_in_an_element_of_its_own_is_not_read_with_the_line_around_it() -> None:
    found = product_page('<p class="price"><span class="price--compare">€30.00</span> €24.00</p>')
    assert visible(found) == ["24.00 EUR"]


@pytest.mark.parametrize(
    ("price", "lang"),
    [
        ('<p class="price">from €24.00</p>', "en"),
        ('<p class="price">€24.00 – €48.00</p>', "en"),
        ('<p class="price"><span>€24.00</span> – <span>€48.00</span></p>', "en"),
        ('<div class="price"><span>From</span> <span>€24.00</span></div>', "en"),
        ('<div class="price"><div>ab</div><div>24,00 €</div></div>', "de"),
        ('<p class="price">1.299 €</p>', "en"),
        ('<p class="price"><span>19</span><span>90</span> €</p>', "en"),
    ],
)
def test_what_is_no_sure_price_is_doubt(price: str, lang: str) -> None:
    found = product_page(price, lang=lang)
    assert visible(found) == []
    assert found.doubt


def test_prices_with_and_without_tax_both_count() -> None:
    found = product_page(
        '<p class="price">24,00 € inkl. MwSt.</p><p class="price">20,17 € netto</p>', lang="de"
    )
    assert visible(found) == ["24.00 EUR", "20.17 EUR"]
    assert [each.text for each in found.amounts] == ["24,00 €", "20,17 € (without tax)"]


def test_structured_data_that_disagrees_with_the_page_is_listed_beside_it() -> None:
    found = product_page('<p class="price">€26.00</p>', head=json_ld(OFFER))
    assert stated(found) == {("24.00 EUR", "json-ld"), ("26.00 EUR", "visible")}
    assert found.doubt == ""


def test_currencies_that_disagree_are_doubt() -> None:
    found = product_page('<p class="price">US$ 24.00</p>', head=json_ld(OFFER))
    assert found.currencies == ("EUR", "USD")
    assert "EUR" in found.doubt
    assert "USD" in found.doubt


def test_a_bare_sign_contradicts_no_currency() -> None:
    assert product_page('<p class="price">$24.00</p>', head=json_ld(OFFER)).doubt == ""


OPTIONS = (
    '<form method="post" action="/cart/add">'
    '<label><input type="radio" name="id" value="1" {a}> 250 g €11.50</label><label><input type="radio" name="id" value="2" {b}> 1 kg €39.00</label>'
    "<button>Add to cart</button></form>"
)


@pytest.mark.parametrize(
    ("a", "b", "price", "variant"), [("checked", "", "11.50 EUR", "1"), ("", "checked", "39.00 EUR", "2")]
)
def test_the_chosen_option_counts(a: str, b: str, price: str, variant: str) -> None:
    found = product_page("", form=OPTIONS.format(a=a, b=b))
    assert visible(found) == [price]
    assert (variant, "variant") in ids(found)
    assert len(found.ids) == 1


def test_the_live_choice_wins_over_the_served_one() -> None:
    form = OPTIONS.format(a="checked", b="data-auditor-chosen")
    assert visible(product_page("", form=form)) == ["39.00 EUR"]


VARIANTS = (
    '{"@type":"ProductGroup","name":"Tee","productGroupID":"G","hasVariant":['
    '{"@type":"Product","name":"Tee S","sku":"T-S","offers":{"price":"22.00","priceCurrency":"EUR","url":"/x/7f3a?variant=1"}},'
    '{"@type":"Product","name":"Tee M","sku":"T-M","offers":{"price":"24.00","priceCurrency":"EUR","url":"/x/7f3a?variant=2"}}]}'
)
CHOICE = '<form method="post" action="/cart/add"><select name="id"><option value="1">S<option value="2" {}>M</select><button>Add to cart</button></form>'


def test_structured_data_of_another_variant_is_left_out() -> None:
    found = product_page(
        '<p class="price">€24.00</p>', form=CHOICE.format("selected"), head=json_ld(VARIANTS)
    )
    assert stated(found) == {("24.00 EUR", "json-ld"), ("24.00 EUR", "visible")}
    assert {("T-M", "sku"), ("2", "variant"), ("G", "group")} == ids(found)


def test_the_address_chooses_a_variant() -> None:
    found = product_page("", head=json_ld(VARIANTS), url=f"{URL}?variant=1")
    assert stated(found) == {("22.00 EUR", "json-ld")}


@pytest.mark.parametrize("state", ["aria-checked", "aria-selected", "aria-pressed"])
def test_a_button_that_says_it_is_not_chosen_is_another_variant_s(state: str) -> None:
    choice = (
        f'<div><button type="button" {state}="true" data-variant-id="71" data-sku="T-S">250 g €11.50</button>'
        f'<button type="button" {state}="false" data-variant-id="72" data-sku="T-L">1 kg €39.00</button></div>'
    )
    found = product_page(choice)
    assert visible(found) == ["11.50 EUR"]
    assert {("71", "variant"), ("T-S", "sku")} <= ids(found)
    assert {each.value for each in found.variants} == {"72", "T-L"}


BY_QUERY = VARIANTS.replace("variant=1", "Size=S").replace("variant=2", "Size=M&Colour=red")


@pytest.mark.parametrize(
    ("query", "price", "sku"),
    [("Size=S", "22.00 EUR", "T-S"), ("utm_source=x&colour=red&Size=M", "24.00 EUR", "T-M")],
)
def test_the_options_in_the_address_choose_a_variant(query: str, price: str, sku: str) -> None:
    found = product_page("", head=json_ld(BY_QUERY), url=f"{URL}?{query}")
    assert stated(found) == {(price, "json-ld")}
    assert (sku, "sku") in ids(found)
    assert len(found.variants) == 1


@pytest.mark.parametrize(
    ("choice", "options"),
    [
        ("", False),
        ('<select name="qty"><option>1<option>2</select>', False),
        ('<select class="select-size"><option>S<option>M</select>', True),
        ('<select class="select-size"><option>S</select>', False),
        ('<nav><select name="colour"><option>S<option>M</select></nav>', False),
    ],
)
def test_tells_whether_the_visitor_may_choose(choice: str, options: bool) -> None:
    assert product_page(f'<p class="price">€24.00</p>{choice}').options is options


def test_no_chosen_variant_and_several_prices_are_doubt() -> None:
    form = '<form method="post" action="/cart/add"><select name="size"><option value="">Choose<option>S<option>M</select><button>Add to cart</button></form>'
    found = product_page("", form=form, head=json_ld(VARIANTS))
    assert "which variant is chosen" in found.doubt


def test_a_visible_price_settles_which_variant_the_data_means() -> None:
    form = '<form method="post" action="/cart/add"><button>Add to cart</button></form>'
    found = product_page('<p class="price">€22.00</p>', form=form, head=json_ld(VARIANTS))
    assert stated(found) == {("22.00 EUR", "json-ld"), ("22.00 EUR", "visible")}
    assert found.doubt == ""


def test_related_products_have_prices_of_their_own() -> None:
    more = (
        "<section><h2>Related</h2><ul>"
        + card("cap", "€18.00", button=FORM.replace("991", "1"))
        + card("bag", "€49.00")
        + "</ul></section>"
    )
    found = product_page('<p class="price">€24.00</p>', more=more)
    assert visible(found) == ["24.00 EUR"]


def test_one_related_product_is_another_product_as_well() -> None:
    assert visible(
        product_page('<p class="price">€24.00</p>', more="<ul>" + card("cap", "€18.00") + "</ul>")
    ) == ["24.00 EUR"]


def test_a_set_beside_the_product_is_not_its_price() -> None:
    more = (
        "<section><h2>Bought together</h2><ul>" + card("cap", "€18.00") + card("bag", "€49.00") + "</ul>"
        "<p>Total price: €91.00</p><button>Add all three to cart</button></section>"
    )
    assert visible(product_page('<p class="price">€24.00</p>', more=more)) == ["24.00 EUR"]


def test_a_bundle_has_the_price_that_it_asks() -> None:
    parts = "<ul><li>Tee, alone €24.00</li><li>Cap, alone €18.00</li></ul>"
    found = product_page('<p class="price">€35.00</p>', more=f"<h2>In this bundle</h2>{parts}")
    assert visible(found) == ["35.00 EUR"]


@pytest.mark.parametrize(
    ("button", "head", "available"),
    [
        ("<button>Add to cart</button>", "", True),
        ('<button class="add-to-cart" disabled>Sold out</button>', "", False),
        (
            "<button>Add to cart</button>",
            json_ld(OFFER.replace('"price"', '"availability":"OutOfStock","price"')),
            False,
        ),
        ('<button class="add-to-cart" disabled>Choose a size</button>', "", None),
    ],
)
def test_tells_whether_it_can_be_bought(button: str, head: str, available: bool | None) -> None:
    found = product_page(
        '<p class="price">€24.00</p>',
        form=f'<form method="post" action="/cart/add">{button}</form>',
        head=head,
    )
    assert found.available is available


@pytest.mark.parametrize(
    "label",
    [
        "<p>SKU: T-77</p>", "<p>SKU <b>T-77</b></p>", "<table><tr><th>Item number</th><td>T-77</td></tr></table>", "<dl><dt>Art.-Nr.</dt><dd>T-77</dd></dl>",
        "<div>Réf. : T-77</div>", "<span>Артикул: T-77</span>", "<p>商品番号：T-77</p>", "<li><span>Código:</span> <span>T-77</span></li>",
    ],
)  # fmt: skip
def test_reads_ids_that_a_visitor_reads(label: str) -> None:
    assert ("T-77", "sku") in ids(product_page(f'<p class="price">€24.00</p>{label}'))


@pytest.mark.parametrize(
    "label",
    [
        "<p>Model: classic fit</p>",
        "<p>Reference books</p>",
        "<p>SKU</p>",
        "<p>Skunk 4711</p>",
        "<p>EAN:</p><p>see below the picture no 4</p>",
    ],
)
def test_a_word_is_no_id(label: str) -> None:
    assert ids(product_page(f'<p class="price">€24.00</p>{label}')) == {("991", "variant")}


def test_a_product_without_any_heading_of_the_first_rank_is_named_by_its_title() -> None:
    found = page(f'<div class="p-name">Tee</div><p class="price">€24.00</p>{FORM}', title="Tee | Shop")
    assert found.product is not None
    assert (found.product.name, visible(found.product)) == ("Tee", ["24.00 EUR"])


def test_a_logo_in_the_first_heading_names_no_product() -> None:
    body = f'<header><h1 class="logo"><a href="/">Shop</a></h1></header><main><h2>Tee</h2><p class="price">€24.00</p>{FORM}</main>'
    found = page(body, title="Tee | Shop").product
    assert found is not None
    assert found.name == "Tee"


def test_products_in_data_that_nothing_tells_apart_are_not_said_to_be_others() -> None:
    head = json_ld(
        '[{"@type":"Product","name":"One","sku":"A-1"},{"@type":"Product","name":"Two","sku":"A-2"}]'
    )
    found = page(f'<main><h1>Tee</h1><p class="price">€24.00</p>{FORM}</main>', head=head)
    assert found.other_ids == ()


def test_products_in_data_beside_the_page_s_own_are_others() -> None:
    head = json_ld(
        '[{"@type":"Product","name":"Tee","sku":"A-1"},{"@type":"Product","name":"Cap","sku":"A-2"}]'
    )
    found = page(f'<main><h1>Tee</h1><p class="price">€24.00</p>{FORM}</main>', head=head)
    assert [each.value for each in found.other_ids] == ["A-2"]
