"""Whose script made a call."""

import pytest

from auditor.decode.caller import caller_of
from auditor.model.event import OwnerKind
from auditor.model.evidence import CallSite

PAGE = "https://shop.example/products/red"


@pytest.mark.parametrize(
    ("script", "owner"),
    [
        ("https://shop.example/products/red", OwnerKind.THEME),
        ("https://shop.example/assets/theme.js", OwnerKind.THEME),
        ("https://www.googletagmanager.com/gtm.js?id=GTM-X", OwnerKind.GTM),
        ("https://metrics.shop.example/gtm.js?id=GTM-X", OwnerKind.GTM),
        ("https://shop.example/wp-content/plugins/tiktok-for-business/a.js", OwnerKind.APP),
        ("https://cdn.shopify.com/extensions/abc/pixel.js", OwnerKind.APP),
        ("https://cdn.other.example/x.js", OwnerKind.UNKNOWN),
        ("http://[broken", OwnerKind.UNKNOWN),
        ("", OwnerKind.UNKNOWN),
    ],
)
def test_owner(script: str, owner: OwnerKind) -> None:
    assert caller_of(CallSite(url=script, line=3), PAGE, is_sdk_host=False).owner is owner


def test_the_sdk_s_own_script_is_the_sdk() -> None:
    assert (
        caller_of(CallSite(url="https://vendor.example/x.js"), PAGE, is_sdk_host=True).owner is OwnerKind.SDK
    )


def test_no_stack_no_owner() -> None:
    assert caller_of(None, PAGE, is_sdk_host=False).owner is OwnerKind.UNKNOWN
