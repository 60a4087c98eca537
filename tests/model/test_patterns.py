"""Patterns of pages and hosts."""

import fnmatch
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.patterns import PagePattern, fits

SHOP = "https://shop.example"


@given(st.text("ab*", max_size=8), st.text("ab", max_size=10))
def test_a_star_stands_for_any_characters(pattern: str, text: str) -> None:
    assert fits(pattern, text) is fnmatch.fnmatchcase(text, pattern)


def test_only_the_star_is_special() -> None:
    assert fits("a?[b].c", "a?[b].c")
    assert not fits("a?c", "abc")
    assert not fits("[ab]", "a")


def test_no_pattern_takes_long() -> None:
    began = time.perf_counter()
    assert not fits("*a" * 500 + "*b*c", "a" * 200_000)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("*", SHOP),
        ("/", SHOP),
        ("/", f"{SHOP}/?utm_source=x#top"),
        ("/cart", f"{SHOP}/cart"),
        ("/cart", f"{SHOP}/cart/"),
        ("/cart/", f"{SHOP}/cart"),
        ("/cart", f"{SHOP}/cart?step=1"),
        ("/de/*", f"{SHOP}/de"),
        ("/de/*", f"{SHOP}/de/hemden/rot?variant=1"),
        ("*/hemd", f"{SHOP}/de/hemd"),
        ("/search?q=*", f"{SHOP}/search?q=red"),
        ("/search?q=*", f"{SHOP}/search/?q=red"),
        ("/app#/cart", f"{SHOP}/app#/cart"),
        ("/über/*", f"{SHOP}/%C3%BCber/uns"),
        ("/%C3%BCber/*", f"{SHOP}/über/uns"),
        (f"{SHOP}/*", f"{SHOP}/cart"),
        ("HTTPS://Shop.example/Cart", "https://SHOP.EXAMPLE/Cart"),
        ("https://*.shop.example/*", "https://stage.shop.example/"),
        ("http://127.0.0.1:*/cart", "http://127.0.0.1:8080/cart"),
    ],
)
def test_fits(pattern: str, address: str) -> None:
    assert PagePattern(pattern).fits(address)


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("/", f"{SHOP}/cart"),
        ("/cart", f"{SHOP}/cart/items"),
        ("/cart", f"{SHOP}/Cart"),
        ("/cart", f"{SHOP}/de/cart"),
        ("/de/*", f"{SHOP}/design"),
        ("/search?q=*", f"{SHOP}/search"),
        ("/app#/cart", f"{SHOP}/app"),
        (f"{SHOP}/*", "https://other.example/cart"),
        (f"{SHOP}/*", "http://shop.example/cart"),
        ("/cart", "https://[::bad/cart"),
    ],
)
def test_does_not_fit(pattern: str, address: str) -> None:
    assert not PagePattern(pattern).fits(address)


@given(st.text(max_size=40), st.text(max_size=40))
def test_nothing_raises(pattern: str, address: str) -> None:
    assert PagePattern(pattern).fits(address) in {True, False}


def test_is_told_as_it_was_written() -> None:
    assert str(PagePattern("/De/*")) == "/De/*"
