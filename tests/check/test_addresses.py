"""Addresses of strangers are compared without an error."""

import pytest

from auditor.check.addresses import host_of, same_domain, same_site


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://shop.example/a", True),
        ("https://www.shop.example/a", True),
        ("https://checkout.shop.example/a", True),
        ("https://myshop.example/a", False),
        ("https://pay.example/a", False),
        ("about:blank", False),
        ("http://[", False),
    ],
)
def test_one_site(url: str, same: bool) -> None:
    assert same_site(url, "https://shop.example/") is same


def test_addresses_that_are_none() -> None:
    assert host_of("http://[") == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.shop.com/", "https://b.shop.com/", True),
        ("https://www.shop.com/", "https://shop.com/x", True),
        ("https://a.shop.co.uk/", "https://b.shop.co.uk/", True),
        ("https://one.co.uk/", "https://other.co.uk/", False),
        ("https://one.com/", "https://other.com/", False),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:9000/", True),
        ("http://10.0.0.1/", "http://127.0.0.1/", False),
        ("http://10.1.0.1/", "http://10.2.0.1/", False),
        ("http://localhost/", "http://127.0.0.1/", False),
        ("about:srcdoc", "https://shop.com/", False),
        ("http://[", "https://shop.com/", False),
        ("", "", False),
    ],
)
def test_names_that_one_owner_has_are_of_one_domain(one: str, other: str, *, same: bool) -> None:
    assert same_domain(one, other) is same
