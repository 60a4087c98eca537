"""What a beacon carries, in each packing; unpacking and repacking walk alike."""

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.payload import (
    CUT,
    MAX_DEPTH,
    Rewrite,
    UnreadableError,
    decode_base64,
    dump_json,
    parse_json,
    repack,
    unpack,
)
from auditor.model.jsonvalue import JsonValue
from tests.decode.tiktok.wire import image_url, multipart

URL = "https://analytics.tiktok.com/api/v2/pixel"
SAME = Rewrite(value=lambda value: value, text=lambda text: text, address=lambda url: url)
LOUD = Rewrite(value=lambda _: {"cut": True}, text=lambda _: "TEXT", address=lambda url: url.upper())

documents = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
objects = st.dictionaries(st.text(max_size=5), documents, min_size=1, max_size=4)


@settings(deadline=None)
@given(objects)
def test_every_packing_gives_the_object_back(value: dict[str, JsonValue]) -> None:
    text = json.dumps(value)
    for url, body in (
        (URL, text),
        (URL, f"  {text}\n"),
        (image_url(value), ""),
        (image_url(value, padded=True), ""),
        (URL, multipart({"data": text})),
        (URL, base64.b64encode(text.encode()).decode()),
    ):
        assert unpack(url, body).objects == (value,)
        assert unpack(*repack(url, body, SAME)).objects == (value,)


@settings(deadline=None)
@given(st.binary(max_size=200), st.text(max_size=100))
def test_no_bytes_raise(body: bytes, query: str) -> None:
    url = f"{URL}?{query}"
    unpack(url, body)
    again = repack(url, body, SAME)
    assert repack(*again, SAME) == again


def test_repacking_reaches_each_part() -> None:
    url, body = repack(f"{image_url({'a': 1})}&x=1", "no json", LOUD)
    assert url.startswith(URL.upper())
    assert url.endswith("&X=1")
    assert unpack(url.replace("ANALYTICS_MESSAGE", "analytics_message"), "").objects == ({"cut": True},)
    assert body == "TEXT"
    _, body = repack(URL, multipart({"data": '{"a": 1}', "broken": '{"a": }'}), LOUD)
    assert '{"cut":true}' in body
    assert '{"a"' not in body
    assert "TEXT" in body


def test_a_form_is_a_bag_of_fields_where_nothing_in_it_is_json() -> None:
    assert unpack(URL, "event=Add%20to+cart&x=").objects == ({"event": "Add to cart", "x": ""},)
    assert unpack(f"{URL}?event=A&code=b%20c", "").objects == ({"event": "A", "code": "b c"},)


def test_fields_beside_json_are_no_object() -> None:
    assert unpack(f"{URL}?x=1", '{"event": "A"}').objects == ({"event": "A"},)


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("{", "body: Expecting property name enclosed in double quotes"),
        ("[1]", "holds JSON that is no object"),
        ("[]", "holds JSON that is no object"),
        ("hello", "body: Expecting value"),
        ("[" * 5000, "body: nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_told(body: str, note: str) -> None:
    assert unpack(URL, body).note == note


def test_an_empty_request_is_no_trouble() -> None:
    assert unpack(URL, "") == unpack(URL, b" \n") == unpack("", "")
    assert unpack(URL, "").note == ""


class TestJson:
    def test_is_bounded(self) -> None:
        value = parse_json('{"a":' * 200 + "1" + "}" * 200)
        depth = 0
        while isinstance(value, dict):
            value, depth = value["a"], depth + 1
        assert (value, depth) == (CUT, MAX_DEPTH)

    def test_holds_no_lone_surrogates(self) -> None:
        assert parse_json('{"\\ud800": "\\udfff x"}') == {"\ufffd": "\ufffd x"}

    def test_numbers_that_are_no_json_come_as_texts(self) -> None:
        assert parse_json("[NaN, Infinity, -Infinity]") == ["NaN", "Infinity", "-Infinity"]

    @pytest.mark.parametrize(
        "number", ["-9223372036854775809", "18446744073709551615", "18446744073709551616", "-0", "1.5e3"]
    )
    def test_a_number_is_the_same_beside_what_is_no_json(self, number: str) -> None:
        assert parse_json(f"[{number}, NaN]") == [parse_json(number), "NaN"]

    def test_a_number_that_no_float_holds_comes_as_text(self) -> None:
        assert parse_json(f"[1e999, -1e999, {'9' * 5000}]") == ["Infinity", "-Infinity", "Infinity"]

    def test_a_whole_number_beyond_64_bits_is_what_javascript_takes_it_for(self) -> None:
        assert parse_json("[18446744073709551615, 18446744073709551616]") == [2**64 - 1, float(2**64)]

    @pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "{'a': 1}", "\x00"])
    def test_raises_one_error_only(self, text: str) -> None:
        with pytest.raises(UnreadableError):
            parse_json(text)

    @settings(deadline=None)
    @given(documents)
    def test_is_written_as_it_was_read(self, value: JsonValue) -> None:
        assert parse_json(dump_json(value)) == value


class TestBase64:
    @settings(deadline=None)
    @given(st.text(min_size=6, max_size=40))
    def test_with_or_without_padding(self, text: str) -> None:
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            letters = encode(text.encode()).decode()
            assert decode_base64(letters) == decode_base64(letters.rstrip("=")) == text

    @pytest.mark.parametrize("text", ["", "short", "with space", "a%3D%3D", "ümlaut00", "===="])
    def test_other_text_is_none(self, text: str) -> None:
        assert decode_base64(text) is None

    def test_a_cut_one_gives_what_is_left(self) -> None:
        letters = base64.b64encode(b'{"event":"Purchase"}').decode()
        assert decode_base64(letters[:17]) == '{"event":"Pu'
