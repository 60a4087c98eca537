"""Values of the configuration, checked as they are read."""

from typing import Any

import pytest

from auditor.model.errors import UsageError
from auditor.plan.tables.values import flag, nearest, shown, some_words, table, tables, text, texts, words


def test_right_values_are_read() -> None:
    assert text("a ", "x") == "a "
    assert words(" a ", "x") == "a"
    assert texts("a", "x") == ["a"]
    assert texts([], "x") == []
    assert some_words(["a", " b"], "x") == [("a", "x[0]"), ("b", "x[1]")]
    assert some_words("a", "x") == [("a", "x")]
    assert flag(False, "x") is False
    assert table({"one-two": 1}, "x", known=("one_two",), required=("one_two",)) == {"one_two": 1}
    assert tables([{"a": 1}, {}], "x", example="…") == [({"a": 1}, "x[0]"), ({}, "x[1]")]


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (lambda: text(3, "x"), "x: must be a text, not 3"),
        (lambda: words("\t", "x"), "x: must not be blank"),
        (lambda: texts({"a": 1}, "x"), "x: must be a list of texts, not {'a': 1}"),
        (lambda: texts(["a", None], "x"), "x[1]: must be a text, not None"),
        (lambda: some_words([], "x"), "x: must name at least one"),
        (lambda: flag(1, "x"), "x: must be true or false, not 1"),
        (lambda: table([], "x", known=("a", "b")), "x: must be a table with a, b"),
        (lambda: table({"c": 1}, "x", known=("a", "b")), "x.c: unknown key; known keys: a, b"),
        (lambda: table({"pagse": 1}, "x", known=("pages",)), "x.pagse: unknown key; did you mean pages?"),
        (lambda: table({}, "x", known=("a",), required=("a",)), "x: lacks the key a"),
        (lambda: tables([1], "x", example="[[x]]"), "x: must be tables, like [[x]]"),
        (lambda: tables({}, "x", example="[[x]]"), "x: must be tables, like [[x]]"),
    ],
)
def test_wrong_ones_are_refused_with_their_place(read: Any, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        read()
    assert str(caught.value) == said


def test_what_a_refusal_quotes_is_short_and_on_one_line() -> None:
    assert shown("a\nb") == r"'a\nb'"
    assert len(shown("x" * 10_000)) < 100
    assert nearest("x" * 100_000, ["pages"]) == "; known keys: pages"
