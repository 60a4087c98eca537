import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.tiktok.hosts import HOSTS, claims, is_sdk, sdk_url

MEASURING = [
    "analytics.tiktok.com",
    "ANALYTICS.TikTok.com",
    "analytics.us.tiktok.com",
    "analytics-sg.tiktok.com",
    "analytics-ipv6.tiktok.com",
    "analytics-ipv6.tiktokw.us",
    "business-api.tiktok.com",
    "analytics.tiktok.com.",
]
NOT_MEASURING = [
    "www.tiktok.com",
    "tiktok.com",
    "shop.example",
    "analytics.tiktok.com.evil.example",
    "notanalytics.tiktok.com.example",
    "login.tiktok.com",
    "money.tiktok.com",
    "analytics.example",
    "",
]


def matches(pattern: str, host: str) -> bool:
    """As Chromium's resolver rules match: `*` is any run of characters, dots too."""
    head, star, tail = pattern.partition("*")
    if not star:
        return pattern == host
    return host.startswith(head) and host.endswith(tail) and len(host) >= len(head) + len(tail)


@pytest.mark.parametrize("host", MEASURING)
def test_a_measuring_host_is_claimed_and_listed(host: str) -> None:
    assert claims(host)
    assert any(matches(pattern, host.lower()) for pattern in HOSTS)


@pytest.mark.parametrize("host", NOT_MEASURING)
def test_another_host_is_neither(host: str) -> None:
    assert not claims(host)
    assert not any(matches(pattern, host) for pattern in HOSTS)


@pytest.mark.parametrize(
    "host", ["mcs-sg.tiktokv.com", "analytics.tiktokv.us", "mon.eu.tiktok.com", "log16-va.tiktokv.com"]
)
def test_a_host_that_sounds_of_measurement_is_claimed_though_unlisted(host: str) -> None:
    assert claims(host)
    assert not any(matches(pattern, host) for pattern in HOSTS)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_may_be_asked_of(host: str) -> None:
    assert claims(host) in {True, False}


@pytest.mark.parametrize(
    ("method", "path", "is_file"),
    [
        ("GET", "/i18n/pixel/events.js", True),
        ("get", "/i18n/pixel/events.js?sdkid=X&lib=ttq", True),
        ("HEAD", "/i18n/pixel/static/main.MWQ1MjcwZjdjMQ.js", True),
        ("GET", "/i18n/pixel/static/identify_5cff1caf.js", True),
        ("GET", "/i18n/pixel/sdk.js", True),
        ("GET", "/i18n/pixel/config.js", True),
        ("GET", "/i18n/pixel/shopify.js", True),
        ("GET", "/i18n/pixel/enable_cookie", False),
        ("GET", "/i18n/pixel/disable_cookie?x=1", False),
        ("POST", "/i18n/pixel/events.js", False),
        ("OPTIONS", "/i18n/pixel/events.js", False),
        ("GET", "/api/v2/pixel", False),
        ("GET", "/", False),
    ],
)
def test_only_the_sdks_files_are_fetched(method: str, path: str, *, is_file: bool) -> None:
    assert is_sdk(method, "analytics.tiktok.com", path) is is_file


def test_a_file_of_that_name_elsewhere_is_no_file_of_the_sdk() -> None:
    assert not is_sdk("GET", "shop.example", "/i18n/pixel/events.js")


def test_the_address_of_the_sdk_is_the_base_codes() -> None:
    assert sdk_url("CAFE0000000000000000") == (
        "https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=CAFE0000000000000000&lib=ttq"
    )
    assert sdk_url("a&b c") == "https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=a%26b%20c&lib=ttq"
