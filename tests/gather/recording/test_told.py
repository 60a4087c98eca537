"""What the watch tells is read with care: pages write it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.page import read_page
from auditor.gather.recording.told import Deed, State, clean, read_message
from auditor.model.actions import Target
from auditor.model.page import PageKind, PageReading


def read(**told: object) -> State | Deed | None:
    return read_message(json.dumps(told), read_page, tab=2, document=7)


PAGE = {"what": "page", "url": "https://shop.example/p", "html": "<title>Cup</title>"}


def test_a_page() -> None:
    state = read(
        **PAGE,
        cart={"count": 2, "said": [["added"], [], ["empty"]]},
        fields=[{"type": "email", "label": "E-mail", "visible": True, "nonsense": 3}],
        texts=["Cup", 3],
    )
    assert isinstance(state, State)
    assert (state.tab, state.document, state.url) == (2, 7, "https://shop.example/p")
    assert state.reading.title == "Cup"
    assert (state.cart.count, state.cart.added, state.cart.empty) == (
        2,
        frozenset({"added"}),
        frozenset({"empty"}),
    )
    assert [field.meaning for field in state.fields] == ["email"]
    assert state.texts == ("Cup",)


def test_a_deed() -> None:
    deed = read(
        what="choose",
        at=12.5,
        aim={"label": "Size"},
        field={"type": "select", "label": "Size"},
        option=" M\n",
    )
    assert isinstance(deed, Deed)
    assert (deed.what, deed.tab, deed.at, deed.target, deed.option) == (
        "choose",
        2,
        12.5,
        Target(label="Size"),
        "M",
    )
    assert deed.field is not None
    assert deed.element is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "3",
        "null",
        "[]",
        "[" * 100_000,
        '{"what": []}',
        '{"what": "dance"}',
        '{"what": "click", "at": true}',
    ],
)
def test_what_is_no_message(text: str) -> None:
    assert read_message(text, read_page, tab=1, document=1) is None


@pytest.mark.parametrize(
    "wrong", [{"url": None}, {"url": "about:blank"}, {"url": "javascript:1"}, {"html": 3}], ids=str
)
def test_a_page_that_is_none(wrong: dict[str, object]) -> None:
    assert read(**{**PAGE, **wrong}) is None


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  Buy\n it ", "Buy it"),
        ("a\x00b\x1b[31mc\ud800", "ab[31mc"),
        ("x" * 999, "x" * 160),
        (3, ""),
        (None, ""),
    ],
)
def test_words_are_made_fit_for_a_file(said: object, kept: str) -> None:
    assert clean(said) == kept


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(
    what=st.sampled_from(["page", "click", "type", "choose", "tick"]),
    keys=st.dictionaries(
        st.sampled_from(
            ["url", "html", "cart", "fields", "texts", "aim", "at", "element", "field", "option"]
        ),
        JSON,
    ),
    said=JSON,
)
def test_nothing_that_is_told_breaks_it(what: str, keys: dict[str, object], said: object) -> None:
    for told in (
        {"what": what, **keys},
        {**PAGE, **keys},
        {"what": what, "at": 1, **keys, "element": {"tag": said, "text": said}, "field": {"type": said}},
        {**PAGE, "cart": {"count": said, "said": said}, "fields": [said], "texts": said},
        {**PAGE, "cart": {"said": [said, [said]]}, "fields": said},
    ):
        read_message(
            json.dumps(told), lambda _html, _url: PageReading(kind=PageKind.OTHER, why=""), tab=1, document=1
        )
