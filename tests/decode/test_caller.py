"""Whose script made a call."""

import pytest

from auditor.decode.caller import caller_of
from auditor.model.event import OwnerKind
from auditor.model.evidence import CallSite

PAGE = "https://shop.example/products/red"


CONTAINER = "https://www.googletagmanager.com/gtm.js?id=GTM-AB12CD"
PLUGIN = "https://shop.example/wp-content/plugins/tiktok-for-business/a.js"


@pytest.mark.parametrize(
    ("script", "owner", "name"),
    [
        ("https://shop.example/products/red", OwnerKind.THEME, ""),
        ("https://shop.example/assets/theme.js", OwnerKind.THEME, ""),
        (CONTAINER, OwnerKind.GTM, "GTM-AB12CD"),
        ("https://www.googletagmanager.com/gtag/js?l=x&id=G-9ABCDEF", OwnerKind.GTM, "G-9ABCDEF"),
        ("https://www.googletagmanager.com/a", OwnerKind.GTM, "www.googletagmanager.com"),
        ("https://metrics.shop.example/gtm.js?id=GTM-X", OwnerKind.GTM, "metrics.shop.example"),
        ("https://shop.example/x7.js?id=GTM-AB12CD", OwnerKind.GTM, "GTM-AB12CD"),
        ("https://tags.tiqcdn.com/utag/acme/main/prod/utag.js", OwnerKind.GTM, "acme/main"),
        (PLUGIN, OwnerKind.APP, "tiktok-for-business"),
        ("https://cdn.shopify.com/extensions/abc/pixel.js", OwnerKind.APP, "cdn.shopify.com"),
        ("https://cdn.other.example/x.js", OwnerKind.UNKNOWN, "cdn.other.example"),
        ("https://nogoogletagmanager.com/x.js", OwnerKind.UNKNOWN, "nogoogletagmanager.com"),
        ("http://[broken", OwnerKind.UNKNOWN, ""),
        ("", OwnerKind.UNKNOWN, ""),
    ],
)
def test_owner(script: str, owner: OwnerKind, name: str) -> None:
    found = caller_of(CallSite(url=script, line=3), PAGE)
    assert (found.owner, found.name) == (owner, name)


def test_the_sdk_s_own_script_is_the_sdk() -> None:
    found = caller_of(CallSite(url="https://vendor.example/x.js"), PAGE, is_sdk="vendor.example".__eq__)
    assert found.owner is OwnerKind.SDK


def test_no_stack_no_owner() -> None:
    assert caller_of(None, PAGE).owner is OwnerKind.UNKNOWN


def test_what_the_server_did_not_send_is_nobody_s() -> None:
    assert caller_of(CallSite(url=f"{PAGE}#top"), PAGE, in_page=False).owner is OwnerKind.UNKNOWN
    theme = CallSite(url="https://shop.example/assets/theme.js")
    assert caller_of(theme, PAGE, in_page=False).owner is OwnerKind.THEME
