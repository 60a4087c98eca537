"""The way out: which proxy the browser and the auditor's own requests take.

Chromium asks a proxy for *every* host, the vendor's included, and then no resolver rule applies: the
sinkhole would get nothing and the proxy everything (measured, Chromium 156). So no setting is left to
the browser to find. It gets an explicit proxy with the vendor's hosts bypassed, or none at all.

Playwright's own `proxy=` is not used for this: it sends loopback hosts to the proxy too
(`<-loopback>`), where a shop on this machine cannot be found, and for SOCKS it writes resolver rules
of its own over ours (playwright-core `chromium.ts`, 1.65). By Chromium's own rules localhost,
127.0.0.0/8 and ::1 never go to a proxy, so a shop on loopback works with any.
"""

import ipaddress
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from auditor.model.errors import UsageError
from auditor.model.plan import SitePlan

_SCHEMES = {
    "http": "http",
    "https": "https",
    "socks": "socks5",
    "socks4": "socks4",
    "socks4a": "socks4",
    "socks5": "socks5",
    "socks5h": "socks5",
}
_PORTS = {"http": 80, "https": 443, "socks4": 1080, "socks5": 1080}


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy: its address without credentials, and these."""

    server: str  # scheme://host:port, as Chromium takes it
    username: str = ""
    password: str = ""

    @property
    def socks(self) -> bool:
        """Whether it speaks SOCKS: the browser can use it, the auditor's own client cannot."""
        return self.server.startswith("socks")

    @classmethod
    def parse(cls, text: str, origin: str) -> "Proxy":
        """A proxy from `[scheme://][user:password@]host[:port]`.

        Raises:
            UsageError: it is none; `origin` says where it was written, and the password is not told.
        """
        wrong = UsageError(f"{origin} is no proxy address: it needs the form http://host:port")
        try:
            parts = urlsplit(text if "://" in text else f"http://{text}")
            host, port = parts.hostname, parts.port
        except ValueError:
            raise wrong from None
        scheme = _SCHEMES.get(parts.scheme)
        if scheme is None or not host or any(character.isspace() for character in host):
            raise wrong
        if ":" in host:
            host = f"[{host}]"
        proxy = cls(
            f"{scheme}://{host}:{port or _PORTS[scheme]}",
            unquote(parts.username or ""),
            unquote(parts.password or ""),
        )
        if proxy.socks and proxy.username:
            raise UsageError(f"{origin} names a SOCKS proxy with a password, which Chromium cannot use")
        return proxy


@dataclass(frozen=True, slots=True)
class Network:
    """The proxies of one audit, None where the way is direct, and the hosts that none is asked for.

    `proxy` is for https, `plain_proxy` for http. `bypass` holds Chromium's bypass rules.
    """

    proxy: Proxy | None = None
    plain_proxy: Proxy | None = None
    bypass: tuple[str, ...] = ()

    def switches(self, direct: Sequence[str]) -> list[str]:
        """Chromium's switches for this network, with `direct` host patterns never sent to a proxy."""
        if self.proxy is None and self.plain_proxy is None:
            return ["--no-proxy-server"]
        if self.proxy == self.plain_proxy and self.proxy:
            server = self.proxy.server
        else:
            ways = (("http", self.plain_proxy), ("https", self.proxy))
            server = ";".join(f"{scheme}={proxy.server}" for scheme, proxy in ways if proxy)
        return [f"--proxy-server={server}", f"--proxy-bypass-list={';'.join((*direct, *self.bypass))}"]

    @property
    def login(self) -> Proxy | None:
        """The proxy that asks for credentials, where one does."""
        return next((proxy for proxy in (self.proxy, self.plain_proxy) if proxy and proxy.username), None)

    def proxy_for(self, url: str) -> Proxy | None:
        """The proxy that the auditor's own request to an address takes."""
        parts = urlsplit(url)
        proxy = self.plain_proxy if parts.scheme == "http" else self.proxy
        return None if self._direct(parts.hostname or "") else proxy

    def _direct(self, host: str) -> bool:
        if host == "localhost" or _is_loopback(host):
            return True
        for rule in self.bypass:
            name = rule.rpartition(":")[0] if rule.count(":") == 1 else rule
            if name == host or (name.startswith("*.") and host.endswith(name[1:])) or _in_range(host, name):
                return True
        return False


def network_of(plan: SitePlan) -> Network:
    """The network that a plan's browser and the auditor's own requests use.

    `plan.browser.proxy` (the option) goes before the environment (`HTTPS_PROXY`, `HTTP_PROXY`,
    `ALL_PROXY`, `NO_PROXY`), and that before the system's settings on macOS and Windows; an automatic
    configuration script (PAC) is not evaluated: name the proxy by the option.

    Raises:
        UsageError: a proxy's address is malformed.
    """
    if plan.browser.proxy:
        proxy = Proxy.parse(plan.browser.proxy, "--proxy")
        return Network(proxy, proxy)
    return _from_settings(urllib.request.getproxies(), urlsplit(plan.site).hostname or "")


def _from_settings(found: Mapping[str, str], shop: str) -> Network:
    exceptions = found.get("no", "").replace(",", " ").split()
    if "*" in exceptions:
        return Network()

    def proxy(scheme: str) -> Proxy | None:
        text = found.get(scheme) or found.get("all")
        return Proxy.parse(text, f"the {scheme} proxy of the environment or the system") if text else None

    bypass = [rule for exception in exceptions for rule in _bypass_rules(exception)]
    # The system's own list of exceptions can be asked about a host, not read.
    if shop and "no" not in found and urllib.request.proxy_bypass(shop):
        bypass.append(shop)
    return Network(proxy("https"), proxy("http"), tuple(bypass))


def _bypass_rules(exception: str) -> tuple[str, ...]:
    """One entry of `NO_PROXY`, which covers a name's subdomains, in Chromium's words, which don't."""
    name = exception.lower().removeprefix("*").removeprefix(".")
    if not name or any(character in name for character in ";<>"):
        return ()
    if "/" in name or name[0] == "[" or _is_address(name.partition(":")[0]) or _is_address(name):
        return (f"[{name}]" if _is_address(name) and ":" in name else name,)
    return (name, f"*.{name}")


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return _is_address(host) and ipaddress.ip_address(host.strip("[]")).is_loopback


def _in_range(host: str, rule: str) -> bool:
    if "/" not in rule or not _is_address(host):
        return False
    try:
        return ipaddress.ip_address(host.strip("[]")) in ipaddress.ip_network(rule, strict=False)
    except ValueError:
        return False
