"""Walls are named by their own marks, and a shop that merely uses such a product is none."""

import pytest

from auditor.gather.pages.wall import recognise

SHOP = "<h1>Welcome</h1>" + "<p>A product of ours, at a fair price.</p>" * 60


@pytest.mark.parametrize(
    ("status", "headers", "html", "name"),
    [
        (403, {"cf-mitigated": "challenge"}, "", "Cloudflare"),
        (503, {}, "<script>window._cf_chl_opt={}</script>", "Cloudflare"),
        (403, {}, "<script src='https://ct.captcha-delivery.com/c.js'></script>", "DataDome"),
        (403, {}, "<script>window._pxAppId='PX1';</script><div id='px-captcha'></div>", "HUMAN"),
        (403, {"server": "AkamaiGHost"}, "<h1>Access Denied</h1>", "Akamai"),
        (200, {}, "<div id='sec-if-cpt-container'></div>", "Akamai"),
        (200, {}, "<iframe src='/_Incapsula_Resource?x=1'></iframe>", "Imperva"),
        (202, {"x-amzn-waf-action": "challenge"}, "", "AWS WAF"),
        (405, {"x-amzn-waf-action": "captcha"}, "", "AWS WAF"),
        (429, {"x-kpsdk-ct": "abc"}, "", "Kasada"),
        (403, {}, "<form><div class='g-recaptcha'></div></form>", "captcha"),
        (401, {"www-authenticate": "Basic"}, "", "HTTP authentication"),
        (429, {}, "slow down", "limit"),
    ],
)
def test_a_wall_is_named(status: int, headers: dict[str, str], html: str, name: str) -> None:
    found = recognise(url="https://shop.example/", status=status, headers=headers, html=html, text_length=30)
    assert found is not None
    assert name in found.reason
    assert found.reason.startswith("The shop is behind ")


@pytest.mark.parametrize(
    ("url", "html"),
    [
        ("https://shop.example/password", "<form><input type=password></form>"),
        ("https://shop.example/", "<body class='template-password'>Opening soon"),
        ("https://shop.example/", "<div class='woocommerce-coming-soon-banner'>"),
    ],
)
def test_a_locked_preview_is_named(url: str, html: str) -> None:
    found = recognise(url=url, status=200, headers={}, html=html, text_length=30)
    assert found is not None
    assert "password" in found.reason


@pytest.mark.parametrize(
    ("status", "headers", "html"),
    [
        (200, {}, SHOP),
        (
            200,
            {"server": "cloudflare", "cf-ray": "1"},
            SHOP + "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
        ),
        (200, {"x-datadome": "protected"}, SHOP + "<script src='https://js.datadome.co/tags.js'></script>"),
        (200, {}, SHOP + "<div class='g-recaptcha'></div><form><input type=password></form>"),
        (200, {"server": "AkamaiGHost"}, SHOP),
        (200, {"x-iinfo": "1"}, SHOP),
        (404, {}, "<h1>Not found</h1>"),
        (500, {}, "<h1>Error</h1>"),
        (None, {}, ""),
    ],
)
def test_a_shop_is_none(status: int | None, headers: dict[str, str], html: str) -> None:
    url = "https://shop.example/"
    assert recognise(url=url, status=status, headers=headers, html=html, text_length=len(html)) is None
