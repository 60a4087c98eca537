import json

import pytest

from auditor.decode.page.jsonld import read_json
from auditor.decode.page.schema import Stated, StatedProduct, read_nodes


def read(text: str) -> Stated:
    return read_nodes(read_json(text), "json-ld", "en")


def only(text: str) -> StatedProduct:
    (found,) = read(text).products
    return found


def moneys(product: StatedProduct) -> list[str]:
    return [str(money) for offer in product.offers for money in offer.moneys]


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ('{"price": "24.00", "priceCurrency": "EUR"}', ["24.00 EUR"]),
        ('{"price": 24, "priceCurrency": "eur"}', ["24 EUR"]),
        ('{"price": "24,00 €"}', ["24.00 EUR"]),
        ('{"price": ["24.00"], "priceCurrency": "EUR"}', ["24.00 EUR"]),
        ('[{"price": "24.00", "priceCurrency": "EUR"}, {"price": "26.00", "priceCurrency": "EUR"}]', ["24.00 EUR", "26.00 EUR"]),
        ('{"@type": "AggregateOffer", "lowPrice": "24", "highPrice": "24", "priceCurrency": "EUR"}', ["24 EUR"]),
        ('{"@type": "AggregateOffer", "priceCurrency": "EUR", "offers": [{"price": 1}, {"price": 2}]}', ["1 EUR", "2 EUR"]),
        ('{"priceSpecification": {"price": "24.00", "priceCurrency": "EUR"}}', ["24.00 EUR"]),
        ('{"price": "24.00", "priceCurrency": "EUR", "priceSpecification": {"priceType": "https://schema.org/ListPrice", "price": "30.00", "priceCurrency": "EUR"}}', ["24.00 EUR"]),
        ('{"price": "24.00", "priceCurrency": "EUR", "priceSpecification": {"price": "240.00", "priceCurrency": "EUR", "referenceQuantity": {"value": 1, "unitCode": "KGM"}}}', ["24.00 EUR"]),
        ('{"price": "", "priceCurrency": "EUR"}', []),
        ('{"price": "on request"}', []),
        ('{"price": {"@type": "x"}}', []),
        ("null", []),
        ('"text"', []),
    ],
)  # fmt: skip
def test_reads_offers(offers: str, expected: list[str]) -> None:
    assert moneys(only(f'{{"@type": "Product", "name": "Tee", "offers": {offers}}}')) == expected


@pytest.mark.parametrize(
    "offers",
    [
        '{"lowPrice": 10, "highPrice": 20, "priceCurrency": "EUR"}',
        '{"lowPrice": 10, "offerCount": 5, "priceCurrency": "EUR"}',
    ],
)
def test_the_ends_of_a_range_are_told_as_such(offers: str) -> None:
    (offer,) = only(f'{{"@type": "Product", "name": "Tee", "offers": {offers}}}').offers
    assert offer.ranged


def test_follows_references_in_a_graph() -> None:
    found = only(
        '{"@graph": [{"@type": "Product", "@id": "#p", "name": "Tee", "offers": {"@id": "#o"}},'
        '{"@type": "Offer", "@id": "#o", "price": "24.00", "priceCurrency": "EUR", "availability": "http://schema.org/OutOfStock"}]}'
    )
    assert moneys(found) == ["24.00 EUR"]
    assert found.offers[0].available is False


def test_a_reference_to_itself_ends() -> None:
    assert (
        only(
            '{"@type": "Product", "@id": "a", "name": "Tee", "hasVariant": [{"@id": "a"}], "isVariantOf": {"@id": "a"}}'
        ).name
        == "Tee"
    )


def test_reads_a_group_with_its_variants() -> None:
    found = only(
        '{"@type": "ProductGroup", "name": "Tee", "productGroupID": "G", "hasVariant": ['
        '{"@type": "Product", "sku": "S"}, {"@type": "Product", "sku": "M"}]}'
    )
    assert [(each.value, each.kind) for each in found.ids] == [("G", "group")]
    assert [[each.value for each in variant.ids] for variant in found.variants] == [["S"], ["M"]]


def test_an_offer_may_hold_its_product() -> None:
    found = only(
        '{"@type": "Offer", "price": 5, "priceCurrency": "EUR", "itemOffered": {"@type": "Product", "name": "Tee"}}'
    )
    assert (found.name, moneys(found)) == ("Tee", ["5 EUR"])


@pytest.mark.parametrize(
    "key", ["isRelatedTo", "isSimilarTo", "isAccessoryOrSparePartFor", "itemListElement"]
)
def test_related_products_are_others(key: str) -> None:
    stated = read(f'{{"@type": "Product", "name": "Tee", "{key}": [{{"@type": "Product", "name": "Cap"}}]}}')
    assert [each.name for each in stated.products] == ["Tee"]
    assert [each.name for each in stated.others] == ["Cap"]


def test_the_products_of_a_list_are_others() -> None:
    items = [{"@type": "ListItem", "item": {"@type": "Product", "name": name}} for name in ("a", "b")]
    stated = read(json.dumps({"@type": "ItemList", "itemListElement": items}))
    assert (stated.products, [each.name for each in stated.others]) == ([], ["a", "b"])


def test_types_lose_their_namespace() -> None:
    assert read('{"@type": ["http://schema.org/Product", "schema:Thing"], "name": "x"}').types == {
        "Product",
        "Thing",
    }


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ('"sku": 4711', [("4711", "sku")]),
        ('"sku": 4711.0', [("4711", "sku")]),
        ('"productID": "isbn:978"', [("978", "product")]),
        ('"gtin13": "4006381333931"', [("4006381333931", "gtin")]),
        ('"sku": ""', []),
        ('"sku": null', []),
        ('"sku": {"a": 1}', []),
        ('"sku": "https://shop.example/p/1"', []),
        ('"sku": true', []),
    ],
)
def test_reads_ids(data: str, ids: list[tuple[str, str]]) -> None:
    found = only(f'{{"@type": "Product", "name": "Tee", {data}}}')
    assert [(each.value, each.kind) for each in found.ids] == ids


def test_a_huge_graph_is_cut_and_noted() -> None:
    stated = read(json.dumps([{"@type": "Thing", "n": i} for i in range(25_000)]))
    assert any("not read" in note for note in stated.notes)


@pytest.mark.parametrize(
    "other",
    [
        '{"price": 30, "priceType": "https://schema.org/ListPrice"}',
        '{"price": 30, "priceType": "https://schema.org/StrikethroughPrice"}',
        '{"price": 20, "priceType": "MinimumAdvertisedPrice"}',
        '{"price": 240, "referenceQuantity": {"value": 1, "unitCode": "KGM"}}',
        '{"price": 20, "validForMemberTier": {"@type": "MemberProgramTier", "name": "Gold"}}',
        '{"price": 20, "eligibleQuantity": {"minValue": 10}}',
        '{"price": 6, "billingDuration": 1, "billingIncrement": 1}',
        '{"@type": "DeliveryChargeSpecification", "price": 4.9}',
    ],
)
def test_a_price_that_is_not_what_one_piece_costs_any_visitor_is_left_out(other: str) -> None:
    asked = '{"@type": "UnitPriceSpecification", "price": "24.00", "priceCurrency": "EUR", "eligibleQuantity": {"minValue": 1}}'
    found = only(
        f'{{"@type": "Product", "name": "Tee", "offers": {{"priceCurrency": "EUR", "priceSpecification": [{asked}, {other}]}}}}'
    )
    assert moneys(found) == ["24.00 EUR"]


def test_capital_first_letters_of_properties_are_taken_for_the_vocabulary_s() -> None:
    found = only(
        '{"@type": "Product", "Name": "Tee", "Offers": {"Price": "24.00", "priceCurrency": "EUR", "Availability": "InStock"}}'
    )
    assert (found.name, moneys(found), found.offers[0].available) == ("Tee", ["24.00 EUR"], True)


@pytest.mark.parametrize(
    "types",
    ['["Product", "Car"]', '["https://schema.org/Product"]', '"schema:Product"', '["Thing", "ProductGroup"]'],
)
def test_a_product_may_have_several_types(types: str) -> None:
    assert only(f'{{"@type": {types}, "name": "Tee"}}').name == "Tee"


def test_a_price_on_the_product_itself_is_its_offer() -> None:
    found = only('{"@type": "Product", "name": "Tee", "price": "24.00", "priceCurrency": "EUR"}')
    assert moneys(found) == ["24.00 EUR"]


@pytest.mark.parametrize("text", ["T-1", "SKU T-1", "sku: T-1", "Art.-Nr. T-1", "SKU# T-1"])
def test_a_label_that_a_theme_prints_into_the_id_is_not_part_of_it(text: str) -> None:
    assert [each.value for each in only(f'{{"@type": "Product", "sku": "{text}"}}').ids] == ["T-1"]


def test_offers_of_several_sellers_are_all_stated() -> None:
    offers = [
        '{"price": "24.00", "priceCurrency": "EUR", "seller": {"name": "A"}}',
        '{"price": "21.00", "priceCurrency": "GBP", "seller": {"name": "B"}}',
    ]
    found = only(f'{{"@type": "Product", "name": "Tee", "offers": [{", ".join(offers)}]}}')
    assert moneys(found) == ["24.00 EUR", "21.00 GBP"]


def test_offers_by_reference_in_a_graph_are_found() -> None:
    found = only(
        '{"@graph": [{"@type": "Product", "name": "Tee", "offers": [{"@id": "#o"}]},'
        ' {"@id": "#o", "@type": "Offer", "price": "24.00", "priceCurrency": "EUR"}]}'
    )
    assert moneys(found) == ["24.00 EUR"]
