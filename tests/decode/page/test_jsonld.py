import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.page.jsonld import read_json, read_jsonld
from auditor.decode.page.tree import parse
from tests.decode.page.shapes import json_ld


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ('{"a": 1};', [{"a": 1}]),
        ('{"a": [1, 2,], }', [{"a": [1, 2]}]),
        ('{"a": "line\nbreak"}', [{"a": "line\nbreak"}]),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": 1} trailing words', [{"a": 1}]),
        ('{"a": NaN}', [{"a": None}]),
        ("", []),
        ("not json", []),
        ('{"a": ', []),
        ("[" * 100_000, []),
        ('{"a": ' + "9" * 5000 + "}", []),
    ],
)
def test_reads_what_is_readable(text: str, values: list[object]) -> None:
    assert read_json(text) == values


@given(st.text(max_size=100))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(read_json(text), list)


def test_a_broken_block_is_noted_and_the_others_are_read() -> None:
    stated = read_jsonld(parse(json_ld("{broken") + json_ld('{"@type": "Product", "name": "Tee"}')))
    assert [each.name for each in stated.products] == ["Tee"]
    assert stated.notes == ["1 JSON-LD block could not be read"]
