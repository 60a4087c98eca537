"""A browser that does not lead the vendor's hosts to the sinkhole opens no page of the shop."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.gather.browser import launch as module
from auditor.gather.browser.launch import context_of
from auditor.gather.browser.seal_check import _host
from auditor.gather.browser.switches import switches_for
from auditor.model.errors import UsageError
from auditor.model.plan import BrowserOptions, SitePlan
from tests.support.capture import capturing
from tests.support.netlog import read_net_log
from tests.support.proxy import running_proxy
from tests.support.vendor import a_vendor

PLAN = SitePlan(site="https://shop.example/", sdk="standin")


def test_the_host_that_is_asked_for_does_not_exist_where_a_pattern_leaves_room() -> None:
    assert _host(a_vendor()) == "metricsx-seal-check.vendor.example"
    assert _host(replace(a_vendor(), hosts=("one.example", "*.two.example"))) == "x-seal-check.two.example"
    assert _host(replace(a_vendor(), hosts=("one.example",))) == "one.example"


async def test_a_way_that_is_right_is_told_to_nobody(tmp_path: Path) -> None:
    log = tmp_path / "net.json"
    plan = replace(PLAN, browser=BrowserOptions(extra_args=(f"--log-net-log={log}",)))
    async with capturing(plan, a_vendor()) as capture, context_of(capture.launched, plan) as context:
        assert context.pages == []
    assert capture.arrivals.received == []
    assert any("seal-check" in url for url in read_net_log(log).requested)
    assert read_net_log(log).resolved == frozenset()


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_proxy_that_goes_over_ours_is_found_out(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a managed policy does it; one cannot be set for a test alone."""
    async with running_proxy(1, 1) as proxy:

        def overruled(*given: Any, **further: Any) -> list[str]:
            ours = [one for one in switches_for(*given, **further) if not one.startswith("--no-proxy")]
            return [*ours, f"--proxy-server={scheme}={proxy.url}"]

        monkeypatch.setattr(module, "switches_for", overruled)
        async with capturing(PLAN, a_vendor()) as capture:
            with pytest.raises(UsageError, match=r"does not lead Vendor's hosts .* policy"):
                async with context_of(capture.launched, PLAN):
                    pytest.fail("a page could be opened")
    assert capture.arrivals.received == []
    assert all("shop.example" not in line for line in proxy.lines)
