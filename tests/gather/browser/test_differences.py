from typing import Any

import pytest

from auditor.gather.browser.differences import differences
from auditor.gather.network import Network, Proxy
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions, SitePlan
from tests.support.vendor import a_vendor

SITE = "https://shop.example/"


def told(
    network: Network | None = None,
    *,
    seal: str = "tiktok",
    sdk: str = "live",
    no_sandbox: str = "",
    **options: Any,
) -> str:
    plan = SitePlan(site=SITE, seal=seal, browser=BrowserOptions(**options))
    found = differences(
        plan, network or Network(), a_vendor(), sdk=sdk, no_sandbox=no_sandbox, phone="Pixel 7"
    )
    assert len(set(found)) == len(found)
    return "\n".join(found)


def test_what_is_always_so() -> None:
    text = told()
    for words in (
        "headless",
        "navigator.webdriver is false",
        "what it sends to Vendor",
        "HTTP/3",
        "HeadlessChrome",
        "UTC",
    ):
        assert words in text
    assert "new visitor" in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"user_agent": "Shopper/1"}, "user agent was given"),
        ({"device": "mobile"}, "Pixel 7"),
        ({"timezone": "Asia/Tokyo"}, "time zone was given"),
        ({"locale": "de-DE"}, "language was given"),
        ({"gpc": True}, "Global Privacy Control"),
        ({"storage_state": "x"}, "saved state"),
        ({"basic_auth": ("a", "secret")}, "basic authentication"),
        ({"headers": {"x-preview": "secret", "b{x}": "secret"}}, "b{x}, x-preview"),
        ({"extra_args": ("--disable-gpu", "--y={0}")}, "--disable-gpu --y={0}"),
        ({"sdk": "standin"}, "Vendor's script is the auditor's stand-in"),
        ({"sdk": "saved"}, "saved copy"),
        ({"seal": "all"}, "other measurement vendors are refused"),
        ({"no_sandbox": "it runs as root"}, "its sandbox, is off: it runs as root"),
        ({"network": Network(proxy=Proxy("http://proxy.example:1", "me", "secret"))}, "through a proxy"),
    ],
)
def test_what_was_asked_for_is_told_without_its_secrets(given: dict[str, Any], words: str) -> None:
    assert words in told(**given)
    assert words not in told()
    assert "secret" not in told(**given)


def test_a_saved_state_or_another_user_agent_takes_a_difference_away() -> None:
    assert "new visitor" not in told(storage_state="x")
    for options in ({"user_agent": "Shopper/1"}, {"device": "mobile"}):
        assert "HeadlessChrome" not in told(**options)  # type: ignore[arg-type]


def test_pages_are_kept_to_be_come_back_to_only_where_it_shops() -> None:
    def off(**options: Any) -> bool:
        plan = SitePlan(site=SITE, **options)
        found = differences(plan, Network(), a_vendor(), sdk="live", no_sandbox="", phone="Pixel 7")
        return "the back/forward cache is off" in found

    assert not off()
    assert off(until=Until.NONE)
    assert not off(until=Until.NONE, confirmation_url=f"{SITE}thanks")
