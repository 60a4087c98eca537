"""Addresses as they are pinned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.gather.recording.addresses import as_pinned, place_of
from tests.gather.shop import READERS

SITE = "https://shop.example/"


@pytest.mark.parametrize(
    ("url", "pinned"),
    [
        ("https://shop.example/p/cup", "/p/cup"),
        ("https://shop.example", "/"),
        ("https://shop.example/p/cup?variant=3&utm_source=x&ttclid=E.C.P.abc&gclid=y", "/p/cup?variant=3"),
        ("https://shop.example/index.php?route=checkout/cart", "/index.php?route=checkout%2Fcart"),
        ("https://shop.example/p#reviews", "/p"),
        ("https://shop.example/#/p/cup", "/#/p/cup"),
        ("http://shop.example/p", "http://shop.example/p"),
        ("https://pay.example:8443/till", "https://pay.example:8443/till"),
        ("https://shop.example/cart?email=anna.muster@example.org", "/cart"),
        ("https://shop.example/anna.muster@example.org/cart", ""),
        ("https://[broken/", ""),
    ],
)
def test_how_an_address_stands_in_a_config(url: str, pinned: str) -> None:
    assert as_pinned(url, SITE, READERS.redact.url) == pinned


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/p/", "https://a.example/p?x=1#top", True),
        ("https://a.example/#/p", "https://a.example/#/q", False),
        ("https://a.example/p", "https://b.example/p", False),
        ("https://[broken/", "https://[broken/", True),
    ],
)
def test_what_names_a_page(one: str, other: str, same: bool) -> None:
    assert (place_of(one) == place_of(other)) is same


@given(st.text(max_size=60))
def test_any_address_is_a_path_a_web_address_or_none(text: str) -> None:
    pinned = as_pinned(f"https://shop.example/{text}", SITE, READERS.redact.url)
    assert pinned == "" or pinned.startswith(("/", "https://"))
