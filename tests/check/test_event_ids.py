import pytest

from auditor.check.event_ids import comparable, is_cut
from auditor.model.jsonvalue import JsonValue


@pytest.mark.parametrize(("one", "other"), [("a", "b"), (7, "7"), ("x" * 500 + "a", "x" * 500 + "b")])
def test_other_ids_differ(one: JsonValue, other: JsonValue) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(("one", "other"), [("a", "a"), (7, 7), (7, 7.0)])
def test_one_id_is_the_same(one: JsonValue, other: JsonValue) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize("value", [None, "", "  ", True, [], ["a"], {}, {"id": "a"}])
def test_what_is_no_id_is_not_compared(value: JsonValue) -> None:
    assert comparable(value) is None


@pytest.mark.parametrize(
    ("value", "cut"),
    [
        ("order-1001", False),
        ("cart-[redacted email plain typed normalised]", False),
        ("cart-[redacted session digest unknown abc1]", False),
        ("cart-[redacted email plain other]", True),
        (1001, False),
        (None, False),
    ],
)
def test_what_was_cut_may_have_told(value: JsonValue, *, cut: bool) -> None:
    assert is_cut(value) is cut
