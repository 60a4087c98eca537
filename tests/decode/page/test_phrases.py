# ruff: noqa: RUF001 - letters of many scripts are the subject here
import pytest

from auditor.decode.page.phrases import Phrases, fold

WORDS = Phrases("cart|shopping cart|warenkorb*|カート", "in the bag|кошик*")


@pytest.mark.parametrize(
    "text", ["Cart", "your SHOPPING  cart", "Warenkorbübersicht", "カートに入れる", "in the\nbag!", "КОШИК"]
)
def test_finds_a_phrase_in_any_case_and_spacing(text: str) -> None:
    assert WORDS.found_in(text)


@pytest.mark.parametrize("text", ["cartoon", "descartes", "in the baggage", "", "korb"])
def test_finds_whole_words_only(text: str) -> None:
    assert not WORDS.found_in(text)


def test_knows_beginning_end_and_whole() -> None:
    assert WORDS.start("Cart: 3 items")
    assert not WORDS.start("My cart")
    assert WORDS.end("my cart: ")
    assert not WORDS.end("cart 3")
    assert WORDS.are(" (Cart) ")
    assert not WORDS.are("my cart")


def test_the_end_of_a_long_text_is_its_end() -> None:
    assert WORDS.end("x " * 1000 + "shopping cart")


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ABC", "abc"), ("Straße", "strasse"), ("İSTANBUL", "istanbul"), ("Ｃａｒｔ", "cart")],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded
