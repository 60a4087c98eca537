"""Each platform's inline data: what its pages say, and what no page can do to the reader."""

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.page.platforms import read_platform_data
from auditor.decode.page.platforms.inline import InlineProduct, InlineVariant
from auditor.decode.page.tree import parse

META = "<script>window.ShopifyAnalytics.meta.currency = 'EUR';\nvar meta = {};</script>"
PRODUCT = {"id": 9001, "variants": [{"id": 11, "price": 7990, "sku": "A-M", "public_title": "M"}]}
BLOCK = '<script type="application/json">{}</script>'
VARIANT = {"id": 11, "sku": "A-M", "price": 7990, "compare_at_price": None}


def products(markup: str) -> list[InlineProduct]:
    return read_platform_data(parse(markup))


def only(markup: str) -> InlineProduct:
    (found,) = products(markup)
    return found


def told(variant: InlineVariant) -> tuple[set[tuple[str, str]], list[str], bool | None]:
    return (
        {(each.value, each.kind) for each in variant.ids},
        [str(money) for money in variant.moneys],
        variant.chosen,
    )


def test_shopify_s_own_script_names_the_page_s_product() -> None:
    found = only(META.replace("{}", json.dumps({"product": PRODUCT, "page": {"pageType": "product"}})))
    assert found.main
    assert [(each.value, each.kind) for each in found.ids] == [("9001", "group")]
    assert told(found.variants[0]) == ({("11", "variant"), ("A-M", "sku")}, ["79.9 EUR"], None)


@pytest.mark.parametrize(
    "data",
    [
        VARIANT,
        [VARIANT],
        {"id": 9001, "variants": [VARIANT]},
        {"product": {"id": 9001, "variants": [VARIANT]}},
    ],
)
def test_the_json_of_shopify_s_themes_is_read_in_its_usual_shapes(data: object) -> None:
    found = only(BLOCK.format(json.dumps(data)))
    assert told(found.variants[0]) == ({("11", "variant"), ("A-M", "sku")}, ["79.9"], None)
    assert not found.main


@pytest.mark.parametrize(
    "data", [{"id": 1, "price": 5}, {"variants": [{"id": 1, "price": 5}]}, {"variants": 3}, [[VARIANT]]]
)
def test_other_json_is_no_product_of_shopify_s(data: object) -> None:
    assert products(BLOCK.format(json.dumps(data))) == []


def test_a_price_in_units_stays_one() -> None:
    found = only(BLOCK.format(json.dumps([{**VARIANT, "price": "79.90"}])))
    assert told(found.variants[0])[1] == ["79.90"]


def attribute(tag: str, name: str, value: object, inside: str = "") -> str:
    return f'<{tag} {name}="{html.escape(json.dumps(value))}">{inside}</{tag}>'


def test_woocommerce_lists_variations_in_its_form() -> None:
    variation = {"variation_id": 42, "sku": "red", "display_price": 42.5, "display_regular_price": 45}
    found = only(attribute("form", "data-product_variations", [variation, {"variation_id": 43, "sku": ""}]))
    assert [told(each) for each in found.variants] == [
        ({("42", "variant"), ("red", "sku")}, ["42.5"], None),
        ({("43", "variant")}, [], None),
    ]


def test_woocommerce_s_form_with_too_many_variations_says_nothing() -> None:
    assert products(attribute("form", "data-product_variations", False)) == []


def magento(path: tuple[str, str], form: str) -> str:
    config = {
        "productId": "67",
        "index": {"61": {"142": "166", "93": "1"}, "62": {"142": "167", "93": "1"}},
        "sku": {"62": "IDA-M"},
        "optionPrices": {"62": {"finalPrice": {"amount": 64}, "basePrice": {"amount": 53.78}}},
    }
    data = {"#form": {path[0]: {path[1]: config}}}
    return f'{form}<script type="text/x-magento-init">{json.dumps(data)}</script>'


SELECT = '<select name="super_attribute[142]"><option value="166"><option value="167" {}></select>'
SWATCH = '<div class="swatch-attribute" data-attribute-id="142"><div class="swatch-option selected" data-option-id="167"></div></div>'
COLOUR = '<input name="super_attribute[93]" value="1">'


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (("configurable", "spConfig"), SELECT.format("selected") + COLOUR),
        (("Magento_Swatches/js/swatch-renderer", "jsonConfig"), SWATCH + COLOUR),
    ],
)
def test_magento_s_picked_options_choose_the_variant(path: tuple[str, str], form: str) -> None:
    first, second = only(magento(path, form)).variants
    assert told(first) == ({("61", "variant")}, [], False)
    assert told(second) == ({("62", "variant"), ("IDA-M", "sku")}, ["64", "53.78"], True)


def test_magento_with_an_option_still_open_has_no_chosen_variant() -> None:
    found = only(magento(("configurable", "spConfig"), SELECT.format("selected")))
    assert [each.chosen for each in found.variants] == [False, False]


def test_prestashop_hands_over_the_chosen_combination() -> None:
    data = {
        "id_product": 1,
        "id_product_attribute": 2,
        "reference": "demo_1",
        "ean13": "",
        "price_amount": 22.94,
    }
    found = only(attribute("div", "data-product", data))
    ids = {("1", "product"), ("2", "variant"), ("demo_1", "sku")}
    assert told(found.variants[0]) == (ids, ["22.94"], True)


def test_a_plain_id_in_the_attribute_is_no_product_of_prestashop_s() -> None:
    assert products('<div data-product="17"></div>') == []


def test_bigcommerce_hands_over_the_chosen_variant_with_and_without_tax() -> None:
    price = {
        "with_tax": {"value": 43.45, "currency": "AUD"},
        "without_tax": {"value": 39.5, "currency": "AUD"},
    }
    data = {"product_attributes": {"sku": "APR", "upc": None, "v3_variant_id": 408, "price": price}}
    found = only(f"<script>var BCData = {json.dumps(data)};</script>")
    assert found.main
    assert told(found.variants[0]) == ({("APR", "sku"), ("408", "variant")}, ["43.45 AUD", "39.5 AUD"], True)


def squarespace(picked: str) -> str:
    money = {"currency": "USD", "value": "48.00"}
    less = {"currency": "USD", "value": "40.00"}
    variants = [
        {"id": "a", "sku": "S", "attributes": {"Size": "Small"}, "priceMoney": money, "onSale": False},
        {
            "id": "b",
            "attributes": {"Size": "Large"},
            "priceMoney": money,
            "salePriceMoney": less,
            "onSale": True,
        },
    ]
    select = f'<select data-variant-option-name="Size"><option value="">-<option value="{picked}" selected></select>'
    return attribute("div", "data-variants", variants, select)


def test_squarespace_s_picked_options_choose_the_variant_and_its_sale_price_counts() -> None:
    first, second = only(squarespace("Large")).variants
    assert told(first) == ({("a", "variant"), ("S", "sku")}, ["48.00 USD"], False)
    assert told(second) == ({("b", "variant")}, ["40.00 USD"], True)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "product",
                    "variants",
                    "id",
                    "sku",
                    "price",
                    "compare_at_price",
                    "variation_id",
                    "display_price",
                    "index",
                    "optionPrices",
                    "1",
                    "productId",
                    "priceMoney",
                    "value",
                    "attributes",
                    "onSale",
                    "product_attributes",
                    "with_tax",
                    "currency",
                    "price_amount",
                    "id_product",
                    "configurable",
                    "spConfig",
                    "#x",
                    "finalPrice",
                    "amount",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)
PLACES = (
    lambda text: f"<script>Shopify; var meta = {text}</script>",
    lambda text: f"<script>BCData = {text}</script>",
    lambda text: f'<script type="application/json">{text}</script>',
    lambda text: (
        f'<script type="text/x-magento-init">{{"#x":{{"configurable":{{"spConfig":{text}}}}}}}</script>'
    ),
    lambda text: f'<form data-product_variations="{html.escape(text)}"></form>',
    lambda text: f'<div data-product="{html.escape(text)}" data-variants="{html.escape(text)}"></div>',
)


@given(JSON, st.sampled_from(PLACES), st.integers(0, 3))
def test_no_data_breaks_the_readers(data: object, place: object, cut: int) -> None:
    assert callable(place)
    text = json.dumps(data)
    for product in products(place(text[: len(text) - cut])):
        for variant in product.variants:
            assert all(money.amount.is_finite() and money.amount >= 0 for money in variant.moneys)
            assert all(0 < len(each.value) <= 120 for each in variant.ids)


@pytest.mark.parametrize("price", ["1e999", "9" * 400, "-5", '"12,50"', "NaN", "true", "[1]"])
def test_a_price_that_is_no_plain_number_is_none(price: str) -> None:
    text = json.dumps([VARIANT]).replace("7990", price)
    assert told(only(BLOCK.format(text)).variants[0])[1] == []
