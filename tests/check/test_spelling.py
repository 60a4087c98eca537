import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.check.spelling import edits, folded, is_no_value, is_template, nearest

KNOWN = ("AddToCart", "ViewContent", "Purchase", "Lead", "Search", "Contact")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("AddtoCart", "AddToCart"),
        ("add_to_cart", "AddToCart"),
        ("Add To Cart", "AddToCart"),
        ("lead", "Lead"),
        ("Purhcase", "Purchase"),
        ("Purchse", "Purchase"),
        ("ViewContents", "ViewContent"),
        ("Leads", None),
        ("Load", None),
        ("begin_checkout", None),
        ("view_item", None),
        ("NewsletterSignup", None),
        ("Purchase", None),
        ("", None),
    ],
)
def test_nearest(name: str, meant: str | None) -> None:
    assert nearest(name, KNOWN) == meant


def test_a_known_name_is_no_misspelling_of_another() -> None:
    assert nearest("Contact", ("Contract", "Contact")) is None


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("abcd", "badc", 2), ("kitten", "sitting", 3)],
)
def test_edits(one: str, other: str, distance: int) -> None:
    assert edits(one, other) == distance


@given(st.text(max_size=12), st.text(max_size=12))
def test_edits_is_symmetric_and_zero_for_equals_alone(one: str, other: str) -> None:
    assert edits(one, other) == edits(other, one)
    assert (edits(one, other) == 0) is (one == other)


def test_folding_drops_case_and_separators() -> None:
    assert folded("Add_To-Cart now") == "addtocartnow"


@pytest.mark.parametrize("text", ["{{ product.id }}", "${id}", "<%= id %>", "{% id %}"])
def test_templates(text: str) -> None:
    assert is_template(text)


@pytest.mark.parametrize("text", ["SKU-1", "{1}", "$5", "a<b", "50%"])
def test_what_is_no_template(text: str) -> None:
    assert not is_template(text)


@pytest.mark.parametrize("text", ["undefined", " null ", "NaN", "[object Object]"])
def test_what_a_script_writes_without_a_value(text: str) -> None:
    assert is_no_value(text)


@pytest.mark.parametrize("text", ["", "undefined-1", "none", "0", "nullable"])
def test_what_is_a_value(text: str) -> None:
    assert not is_no_value(text)
