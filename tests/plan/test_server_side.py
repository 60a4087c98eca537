"""Signs that the shop's server reports too."""

import pytest

from auditor.plan.server_side import SIGNS, server_side_signs


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ('<script src="/wp-content/plugins/tiktok-for-business/admin/js/ajaxSnippet.js">', "WooCommerce"),
        ('<script src="https://analytics.tiktok.com/i18n/pixel/shopify.js?sdkid=X&lib=ttq">', "Shopify"),
        ('<link href="/modules/tiktokforbusiness/views/css/a.css">', "PrestaShop"),
        ("'https://sgtm.shop.example/gtm.js?id=GTM-ABC123'", "tag manager"),
        ('<script src="https://shop.example/metrics/gtm.js?v=1&amp;id=GTM-ABC123">', "tag manager"),
        ('<script src="https://cdn.segment.com/analytics.js/v1/key/analytics.min.js">', "Segment"),
        ('<script src="https://cdn.rudderlabs.com/v1.1/rudder-analytics.min.js">', "RudderStack"),
    ],
)
def test_a_sign_is_seen(html: str, word: str) -> None:
    (found,) = server_side_signs(html)
    assert word in found.what
    assert found.certain is (word == "WooCommerce")


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<script src="https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=X&lib=ttq">',
        '<script src="https://www.googletagmanager.com/gtm.js?id=GTM-ABC123">',
        "'https://www.googletagmanager.com/gtm.js?id='+i+dl",
        '<script src="/wp-content/plugins/woocommerce/assets/js/frontend/cart.js">',
        '<a href="https://www.tiktok.com/@shop">TikTok</a>',
        "a" * 500_000,
    ],
)
def test_a_plain_installation_is_none(html: str) -> None:
    assert server_side_signs(html) == ()


def test_each_sign_names_its_source() -> None:
    assert all(sign.source and sign.what for sign in SIGNS)
