"""Which hosts belong to one site, and where on it an address leads."""

import ipaddress
from urllib.parse import urljoin, urlsplit

from auditor.model.addresses import is_path, without_place

# Second-level labels under which registries sell names (`shop.co.uk`); the common ones, as the Public
# Suffix List has them (publicsuffix.org, November 2026). An unlisted one widens the site, no more.
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gov", "ltd", "me", "ne", "net", "or", "org"})
_COUNTRY = 2  # letters of a country's top-level domain


def host_of(url: str) -> str:
    """The host of an address in lower case, "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def registrable(host: str) -> str:
    """The name that was bought: `example.co.uk` of `www.example.co.uk`. An IP address is its own."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.lower().split(".")
        long = len(labels) > _COUNTRY and len(labels[-1]) == _COUNTRY and labels[-2] in _SECOND_LEVEL
        return ".".join(labels[-3 if long else -2 :])
    return host


def same_site(url: str, other: str) -> bool:
    """Whether two addresses lie on one site, whatever their ports and subdomains."""
    host = host_of(url)
    return host != "" and registrable(host) == registrable(host_of(other))


def absolute(url: str, base: str) -> str:
    """An address as seen from a page: absolute, http or https, with no place to scroll to; "" for any other."""
    try:
        joined = without_place(urljoin(base, url.strip()))
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.hostname else ""


def path_of(url: str) -> str:
    """The path of an address in lower case, without a slash at its end: `/cart` of `/cart/` as of `/#/cart`."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    within = parts.fragment.partition("?")[0].lstrip("!") if is_path(parts.fragment) else ""
    return f"{parts.path.rstrip('/')}{within and '/'}{within.strip('/')}".lower().rstrip("/")
