"""Switches: ours and the plan's as one list, and none that leads past the sinkhole."""

import psutil
import pytest
from playwright.async_api import async_playwright

from auditor.gather.browser.find import found_with
from auditor.gather.browser.switches import switches_for
from auditor.gather.network import Network, Proxy
from auditor.gather.sdk import StandInSdk
from auditor.gather.sinkhole.server import Sinkhole
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.errors import UsageError
from auditor.model.plan import BrowserOptions
from tests.support.vendor import a_vendor

VENDOR = a_vendor()


@pytest.fixture
def sinkhole() -> Sinkhole:
    return Sinkhole(VENDOR, StandInSdk(VENDOR), seal="all", upstream=Upstream(Network()))


def test_switches_given_twice_are_joined(sinkhole: Sinkhole) -> None:
    options = BrowserOptions(
        extra_args=(
            "--ip-address-space-overrides=127.0.0.1:1=public",
            "--host-resolver-rules=MAP shop.example 127.0.0.1:1",
            "--proxy-bypass-list=a.example",
            "--lang=de",
        )
    )
    proxy = Proxy("http://proxy.example:1")
    switches = switches_for(options, VENDOR, sinkhole.door, Network(proxy, proxy))
    named = dict(switch.partition("=")[::2] for switch in switches)
    assert len(named) == len(switches)
    assert named["--ip-address-space-overrides"] == "127.0.0.1:0=public,127.0.0.1:1=public"
    assert named["--host-resolver-rules"].startswith("MAP metrics*.vendor.example 127.0.0.1:0,")
    assert named["--host-resolver-rules"].endswith(",MAP shop.example 127.0.0.1:1")
    assert named["--proxy-bypass-list"].startswith("metrics*.vendor.example;")
    assert named["--proxy-bypass-list"].endswith(";a.example")
    assert named["--lang"] == "de"


@pytest.mark.parametrize(
    "switch", ["--proxy-server=http://x:1", "--no-proxy-server", "--proxy-pac-url=http://x/"]
)
def test_a_switch_that_leads_past_the_sinkhole_is_refused(switch: str, sinkhole: Sinkhole) -> None:
    with pytest.raises(UsageError, match="--proxy"):
        switches_for(BrowserOptions(extra_args=(switch,)), VENDOR, sinkhole.door, Network())


def test_a_window_is_opened_for_a_person_alone(sinkhole: Sinkhole) -> None:
    def switches(*, headed: bool) -> set[str]:
        return set(switches_for(BrowserOptions(), VENDOR, sinkhole.door, Network(), headed=headed))

    assert switches(headed=False) - switches(headed=True) == {"--headless=new"}


def test_global_privacy_control_is_sent_where_it_is_asked_for(sinkhole: Sinkhole) -> None:
    feature = "--enable-features=GlobalPrivacyControlForce"
    assert feature in switches_for(BrowserOptions(gpc=True), VENDOR, sinkhole.door, Network())
    assert feature not in switches_for(BrowserOptions(), VENDOR, sinkhole.door, Network())
    further = BrowserOptions(gpc=True, extra_args=("--enable-features=Other",))
    assert f"{feature},Other" in switches_for(further, VENDOR, sinkhole.door, Network())


def features_off(switches: list[str]) -> set[str]:
    """The features that a browser started so has not."""
    return set(
        [switch for switch in switches if switch.startswith("--disable-features=")][-1][19:].split(",")
    )


async def test_what_playwright_turns_off_stays_off(sinkhole: Sinkhole) -> None:
    ours = features_off(switches_for(BrowserOptions(), VENDOR, sinkhole.door, Network()))
    async with async_playwright() as playwright:
        path = found_with(playwright.chromium.executable_path).path
        browser = await playwright.chromium.launch(executable_path=path)
        try:
            started = [process.cmdline() for process in psutil.Process().children(recursive=True)]
        finally:
            await browser.close()
    theirs = next(line for line in started if "--remote-debugging-pipe" in line)
    assert features_off(theirs) <= ours
    assert ours - features_off(theirs) == {"WebUIOmniboxPopup", "WebUIOmniboxAimPopup"}
