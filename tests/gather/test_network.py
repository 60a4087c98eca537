"""Proxies from the option, the environment and the system; the vendor's hosts past them."""

import urllib.request
from collections.abc import Mapping

import pytest

from auditor.gather.network import Network, Proxy, network_of
from auditor.model.errors import UsageError
from auditor.model.plan import BrowserOptions, SitePlan

VENDOR_HOSTS = ("metrics*.vendor.example", "*.vendor.test")


def network(
    settings: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, site: str = "https://shop.example"
) -> Network:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return network_of(SitePlan(site=site))


def test_without_a_proxy_none_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert network({}, monkeypatch).switches(VENDOR_HOSTS) == ["--no-proxy-server"]


def test_the_option_serves_both_schemes_and_bypasses_the_vendor() -> None:
    found = network_of(SitePlan(site="https://a.example", browser=BrowserOptions(proxy="proxy.example:3128")))
    assert found.switches(VENDOR_HOSTS) == [
        "--proxy-server=http://proxy.example:3128",
        "--proxy-bypass-list=metrics*.vendor.example;*.vendor.test",
    ]


def test_the_option_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://other.example:1")
    monkeypatch.setenv("NO_PROXY", "*")
    plan = SitePlan(site="https://a.example", browser=BrowserOptions(proxy="http://proxy.example:3128"))
    assert network_of(plan).proxy == Proxy("http://proxy.example:3128")


def test_each_scheme_has_its_own_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    found = network({"HTTPS_PROXY": "http://s.example:1", "HTTP_PROXY": "http://p.example:2"}, monkeypatch)
    assert found.switches(())[0] == "--proxy-server=http=http://p.example:2;https=http://s.example:1"
    assert found.proxy_for("https://x.example/") == Proxy("http://s.example:1")
    assert found.proxy_for("http://x.example/") == Proxy("http://p.example:2")


def test_one_scheme_alone_leaves_the_other_direct(monkeypatch: pytest.MonkeyPatch) -> None:
    found = network({"HTTPS_PROXY": "http://s.example:1"}, monkeypatch)
    assert found.switches(())[0] == "--proxy-server=https=http://s.example:1"
    assert found.proxy_for("http://x.example/") is None


def test_all_proxy_is_for_what_has_none_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    found = network({"ALL_PROXY": "socks5h://s.example"}, monkeypatch)
    assert found.switches(())[0] == "--proxy-server=socks5://s.example:1080"
    assert found.proxy is not None
    assert found.proxy.socks


def test_no_proxy_covers_subdomains_as_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    found = network(
        {
            "HTTPS_PROXY": "http://s.example:1",
            "NO_PROXY": "intra.example, .dot.example 10.0.0.0/8,[::2]:8080, *.star.example",
        },
        monkeypatch,
    )
    assert found.bypass == (
        "intra.example",
        "*.intra.example",
        "dot.example",
        "*.dot.example",
        "10.0.0.0/8",
        "[::2]:8080",
        "star.example",
        "*.star.example",
    )
    assert found.proxy_for("https://a.intra.example/") is None
    assert found.proxy_for("https://10.1.2.3/") is None
    assert found.proxy_for("https://notintra.example/") is not None
    assert found.proxy_for("https://11.1.2.3/") is not None


def test_no_proxy_star_means_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    assert network({"HTTPS_PROXY": "http://s.example:1", "NO_PROXY": "*"}, monkeypatch) == Network()


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "127.9.9.9"])
def test_loopback_is_direct(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = network({"HTTPS_PROXY": "http://s.example:1", "HTTP_PROXY": "http://s.example:1"}, monkeypatch)
    assert found.proxy_for(f"http://{host}/") is None


def test_a_systems_exceptions_are_asked_about_the_shop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urllib.request, "getproxies", lambda: {"https": "http://s.example:1"})
    monkeypatch.setattr(urllib.request, "proxy_bypass", lambda host: host == "shop.example")
    assert network_of(SitePlan(site="https://shop.example/x")).bypass == ("shop.example",)
    assert network_of(SitePlan(site="https://other.example/x")).bypass == ()


def test_credentials_are_kept_from_the_command_line() -> None:
    plan = SitePlan(
        site="https://a.example", browser=BrowserOptions(proxy="http://me:p%40ss@proxy.example:3128")
    )
    found = network_of(plan)
    assert found.login == Proxy("http://proxy.example:3128", "me", "p@ss")
    assert "p@ss" not in " ".join(found.switches(()))


@pytest.mark.parametrize(
    "text", ["http://", "ftp://x:1", "http://x:notaport", "http://a b:1", "http://[::1", "socks5://me:pw@x:1"]
)
def test_what_is_no_proxy_is_refused_without_telling_a_password(text: str) -> None:
    with pytest.raises(UsageError, match="--proxy") as refused:
        network_of(SitePlan(site="https://a.example", browser=BrowserOptions(proxy=text)))
    assert "pw" not in str(refused.value)


def test_an_ipv6_proxy_keeps_its_brackets() -> None:
    assert Proxy.parse("http://[::1]:3128", "--proxy").server == "http://[::1]:3128"
