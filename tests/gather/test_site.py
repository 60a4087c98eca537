"""Which addresses belong to one site, and what an address is made of; hostile ones are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.gather.site import absolute, host_of, path_of, registrable, same_site


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://shop.example/", "https://www.shop.example/x", True),
        ("https://shop.example/", "http://shop.example:8080/", True),
        ("https://a.shop.co.uk/", "https://b.shop.co.uk/", True),
        ("https://one.co.uk/", "https://two.co.uk/", False),
        ("https://shop.com.au/", "https://other.com.au/", False),
        ("https://shop.example/", "https://shop.example.evil.test/", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:2/", True),
        ("http://127.0.0.1/", "http://10.0.0.1/", False),
        ("http://[::1]:80/", "http://[::1]/", True),
        ("about:blank", "about:blank", False),
        ("https://[broken/", "https://[broken/", False),
    ],
)
def test_same_site(one: str, other: str, *, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    ("url", "absolute_url"),
    [
        ("/a?b=1#c", "https://shop.example/a?b=1"),
        ("../x", "https://shop.example/x"),
        ("/#/cart", "https://shop.example/#/cart"),
        ("//cdn.example/y", "https://cdn.example/y"),
        (" https://other.example/ ", "https://other.example/"),
        ("javascript:alert(1)", ""),
        ("mailto:a@b.example", ""),
        ("file:///etc/passwd", ""),
        ("https://[broken", ""),
    ],
)
def test_absolute(url: str, absolute_url: str) -> None:
    assert absolute(url, "https://shop.example/p/q") == absolute_url


def test_parts() -> None:
    assert host_of("https://SHOP.example.:443/A") == "shop.example"
    assert path_of("https://shop.example/A/b/?x=1#top") == "/a/b"
    assert path_of("https://shop.example/A/#/B/?x=1") == path_of("https://shop.example/a#!b") == "/a/b"
    assert registrable("a.b.shop.example") == "shop.example"
    assert registrable("localhost") == "localhost"


@given(st.text(max_size=80))
def test_any_text_is_answered(text: str) -> None:
    for url in (text, f"https://{text}", f"https://shop.example/{text}"):
        host_of(url)
        path_of(url)
        same_site(url, "https://shop.example/")
        found = absolute(url, "https://shop.example/")
        assert found == "" or found.startswith(("http://", "https://"))
