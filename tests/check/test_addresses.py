"""Addresses of strangers are compared without an error."""

import pytest

from auditor.check.addresses import host_of, route_of, same_site


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
    assert route_of("http://[") == "http://["
    assert route_of("https://Shop.Example/a/?b#c") == "shop.example/a"
