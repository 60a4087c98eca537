import pytest

from auditor.decode.page.nodes import MAX_NODES, References, ids_of, objects_in, text_of, types_of
from auditor.model.jsonvalue import JsonObject, JsonValue


@pytest.mark.parametrize(
    ("given", "types"),
    [
        ("Product", {"Product"}),
        (["https://schema.org/Product", "schema:Car"], {"Product", "Car"}),
        (None, set()),
        ([None, {}, 7], set()),
    ],
)
def test_types_lose_their_namespace(given: JsonValue, types: set[str]) -> None:
    assert types_of({"@type": given}) == types


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" a  b ", "a b"),
        (7.0, "7"),
        (1.5, "1.5"),
        ([3, 4], "3"),
        (True, ""),
        (None, ""),
        ({}, ""),
        (10**50, ""),
    ],
)
def test_a_scalar_is_read_as_text(value: JsonValue, text: str) -> None:
    assert text_of(value) == text


def test_ids_have_the_kind_of_their_property() -> None:
    node: JsonObject = {
        "sku": "SKU A-1",
        "productID": "isbn:978",
        "gtin13": ["1", "2"],
        "identifier": "https://x",
    }
    found = [(each.value, each.kind) for each in ids_of(node, "json-ld")]
    assert found == [("A-1", "sku"), ("978", "product"), ("1", "gtin"), ("2", "gtin")]


def test_references_are_followed_and_an_unknown_one_stands_for_itself() -> None:
    node: JsonObject = {"@id": "#o", "price": 5}
    references = References([{"a": [node]}])
    unknown: JsonObject = {"@id": "#x"}
    assert list(references.nodes([{"@id": "#o"}, "#o", unknown, "#x", 7])) == [node, node, unknown]


def test_no_data_is_read_without_end() -> None:
    deep: JsonValue = {}
    for _ in range(MAX_NODES + 5):
        deep = [deep, {}]
    assert len(list(objects_in([deep]))) < MAX_NODES
