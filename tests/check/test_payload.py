import pytest
from hypothesis import given

from auditor.check.payload import (
    MOST_LEAVES,
    Placed,
    content_ids,
    is_blank,
    is_number,
    items_of,
    leaves,
    same_key,
    shown,
)
from auditor.model.jsonvalue import JsonObject, JsonValue
from tests.check.hostile import JSON, OBJECTS


def test_every_content_id_is_found_with_its_path() -> None:
    parameters: JsonObject = {
        "content_id": "A",
        "contents": [{"content_id": "B"}, "no object", {"price": 1}, {"content_id": None}],
        "content_ids": ["C", 4],
    }
    assert content_ids(parameters) == [
        Placed("content_id", "A"),
        Placed("contents[0].content_id", "B"),
        Placed("contents[3].content_id", None),
        Placed("content_ids[0]", "C"),
        Placed("content_ids[1]", 4),
    ]


def test_items_keep_their_index() -> None:
    assert items_of({"contents": [1, {"a": 1}]}) == [("contents[1]", {"a": 1})]
    assert items_of({"contents": {"0": {}}}) == []


@pytest.mark.parametrize("value", [None, "", "  ", "\n"])
def test_blank(value: JsonValue) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, False, "0", [], {}])
def test_not_blank(value: JsonValue) -> None:
    assert not is_blank(value)


def test_numbers() -> None:
    assert is_number(1)
    assert is_number(0.5)
    assert not is_number(True)
    assert not is_number(float("nan"))
    assert not is_number("1")


def test_leaves_of_a_nested_value() -> None:
    found = {leaf.path: leaf.value for leaf in leaves({"a": [{"b": 1}, "c"], "d": None, "e": {}})}
    assert found == {"a[0].b": 1, "a[1]": "c", "d": None}


def test_leaves_end_somewhere() -> None:
    assert len(list(leaves(list(range(10 * MOST_LEAVES))))) <= MOST_LEAVES


def test_a_deep_value_is_walked() -> None:
    deep: JsonValue = "here"
    for _ in range(5_000):
        deep = [deep]
    assert [leaf.value for leaf in leaves(deep)] == ["here"]


def test_the_key_sees_what_differs_and_not_the_order() -> None:
    assert same_key({"a": 1, "b": 2}) == same_key({"b": 2, "a": 1})
    assert same_key({"a": 1}) != same_key({"a": "1"})
    assert same_key({"a": 1}) != same_key({"a": 2})


@given(JSON)
def test_anything_can_be_shown(value: JsonValue) -> None:
    assert len(shown(value)) < 400


def test_a_number_of_thousands_of_digits_is_named() -> None:
    assert shown(10**5000) == "a number of thousands of digits"


@given(OBJECTS)
def test_no_payload_is_too_odd(parameters: JsonObject) -> None:
    assert len(content_ids(parameters)) >= 0
    assert isinstance(same_key(parameters), frozenset)
