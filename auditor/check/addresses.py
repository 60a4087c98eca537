"""Addresses, as far as two of them are compared; what is none is never an error."""

from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host of an address in lower case, "" where it has none or is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def netloc_of(url: str) -> str:
    """The host of an address in lower case, with its port where it names one; "" where it is no address."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def route_of(url: str) -> str:
    """An address's host and path: what a query or a fragment changes is the same route."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}"


def same_site(url: str, site: str) -> bool:
    """Whether two addresses are of one host, `www.` apart, or one's host lies under the other's."""
    one, other = (host_of(address).removeprefix("www.") for address in (url, site))
    return (
        bool(one) and bool(other) and (one == other or one.endswith(f".{other}") or other.endswith(f".{one}"))
    )
