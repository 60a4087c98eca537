import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.report.payload import MAX_DEPTH, MAX_LINES, MAX_TEXT, Line, excerpt, lines, parse_path

ORDER: JsonObject = {"contents": [{"content_id": "A", "price": 1}, {"content_id": "B"}], "value": "x"}


def text_of(shown: tuple[Line, ...]) -> str:
    return "\n".join(f"{'  ' * one.indent}{f'{one.key}: ' if one.key else ''}{one.text}" for one in shown)


def marked(shown: tuple[Line, ...]) -> list[tuple[str, str, str]]:
    return [(one.key, one.text, one.mark) for one in shown if one.mark]


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("value", ("value",)),
        ("contents[0].price", ("contents", 0, "price")),
        ("$.contents[12]", ("contents", 12)),
        ("$['a.b'][\"c d\"].e", ("a.b", "c d", "e")),
        ("", None),
        ("$", None),
        ("a[", None),
        ("a[]", None),
        ("a..b", None),
        ("[x]", None),
    ],
)
def test_paths(path: str, parts: tuple[str | int, ...] | None) -> None:
    assert parse_path(path) == parts


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text())
def test_any_text_is_a_path_or_none(path: str) -> None:
    parts = parse_path(path)
    assert parts is None or len(parts) > 0


def test_the_lines_are_the_json() -> None:
    assert json.loads(text_of(lines(ORDER))) == ORDER


def test_the_place_is_marked() -> None:
    assert marked(excerpt("contents[1].content_id", ORDER, None, mark="wrong")) == [
        ('"content_id"', '"B"', "wrong")
    ]


def test_a_whole_item_is_marked_where_it_opens() -> None:
    assert marked(excerpt("contents[1]", ORDER, None, mark="wrong")) == [("", "{", "wrong")]


@pytest.mark.parametrize(
    ("path", "key"), [("currency", '"currency"'), ("contents[1].price", '"price"'), ("contents[7]", "[7]")]
)
def test_what_is_missing_stands_where_it_should(path: str, key: str) -> None:
    shown = [one for one in excerpt(path, ORDER, {"event": "x"}, mark="wrong") if one.missing]
    assert [(one.key, one.mark) for one in shown] == [(key, "missing")]


def test_a_path_into_nothing_marks_nothing() -> None:
    shown = excerpt("value.currency.x", ORDER, None, mark="wrong")
    assert marked(shown) == []
    assert json.loads(text_of(shown)) == ORDER


def test_what_is_only_in_the_beacon_is_shown_there_and_the_rest_folded() -> None:
    body: JsonObject = {
        "event": "Purchase",
        "context": {"user": {"email": "x", "phone": ""}, "page": {"url": "y"}},
    }
    shown = excerpt("context.user.email", ORDER, body, mark="wrong")
    assert marked(shown) == [('"email"', '"x",', "wrong")]
    assert '"page": { … }' in text_of(shown)
    assert "content_id" not in text_of(shown)


def test_a_path_of_the_beacon_to_a_parameter_is_one_of_the_parameters() -> None:
    shown = excerpt("properties.value", ORDER, {"properties": ORDER}, mark="wrong")
    assert marked(shown) == [('"value"', '"x"', "wrong")]
    assert shown[0] == Line(0, "", "{")


def test_a_long_payload_is_cut_around_the_mark() -> None:
    contents: list[JsonValue] = [{"content_id": str(number), "price": number} for number in range(400)]
    shown = excerpt("contents[300].price", {"contents": contents}, None, mark="wrong")
    assert len(shown) == MAX_LINES + 2
    assert marked(shown) == [('"price"', "300", "wrong")]
    assert "lines left out" in shown[0].text
    assert "lines left out" in shown[-1].text


def test_depth_and_length_are_bounded() -> None:
    deep: JsonValue = "end"
    for _ in range(500):
        deep = {"in": deep}
    assert max(one.indent for one in lines({"a": deep})) == MAX_DEPTH
    assert "(5,000 characters)" in text_of(lines({"a": "x" * 5000}))
    assert len(text_of(lines({"a": "x" * 5000}))) < MAX_TEXT + 60


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 10**6000, True, None, [], {}, "\ud800"],
    ids=lambda value: type(value).__name__,
)
def test_odd_values_are_written(value: JsonValue) -> None:
    assert text_of(lines({"a": value}))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
@given(st.dictionaries(st.text(), json_values), st.text() | st.just("contents[0].price"))
def test_no_payload_and_no_path_raises(payload: JsonObject, path: str) -> None:
    assert excerpt(path, payload, {"body": payload}, mark="wrong")
