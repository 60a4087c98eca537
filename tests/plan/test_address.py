"""Addresses as people type them."""

import pytest

from auditor.model.errors import UsageError
from auditor.plan.address import site_address


@pytest.mark.parametrize(
    ("typed", "address", "assumed"),
    [
        ("https://shop.example", "https://shop.example/", False),
        ("HTTP://shop.example/de?x=1#top", "http://shop.example/de?x=1", False),
        ("shop.example", "https://shop.example/", True),
        ("shop.example/path", "https://shop.example/path", True),
        ("//shop.example/path", "https://shop.example/path", True),
        ("localhost:8000", "https://localhost:8000/", True),
        ("localhost:8000/x", "https://localhost:8000/x", True),
        ("  https://shop.example/ü  ", "https://shop.example/ü", False),
        ("http://[::1]:8080/", "http://[::1]:8080/", False),
    ],
)
def test_is_made_whole(typed: str, address: str, assumed: bool) -> None:
    assert site_address(typed) == (address, assumed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://shop.example/",
        "https://",
        "https:///path",
        "https://shop.example:99999/",
        "https://shop.example:0/",
        "http://[::1/",
        "https://a b.example/",
        "https://shop.example/\n",
        "https://user:secret@shop.example/",
        "https://shop.example/" + "x" * 9000,
    ],
)
def test_is_refused_in_one_sentence(typed: str) -> None:
    if typed.endswith("\n"):
        typed += "x"
    with pytest.raises(UsageError) as caught:
        site_address(typed)
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
