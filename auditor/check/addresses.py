"""Addresses, as far as two of them are compared; what is none is never an error."""

from urllib.parse import urlsplit

_PAIR = 2  # labels of a name that anybody can register
_COUNTRY, _SECOND_LEVEL = 2, 3  # characters of an ending such as `co.uk`, `com.au`


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


def same_site(url: str, site: str) -> bool:
    """Whether two addresses are of one host, `www.` apart, or one's host lies under the other's."""
    one, other = (host_of(address).removeprefix("www.") for address in (url, site))
    return (
        bool(one) and bool(other) and (one == other or one.endswith(f".{other}") or other.endswith(f".{one}"))
    )


def same_domain(url: str, site: str) -> bool:
    """Whether two addresses are of one owner's domain, as far as their names tell: `a.shop.com`, `b.shop.com`.

    Names that only share an ending under which many register (`co.uk`, `com.au`) are of two owners.
    """
    if same_site(url, site):
        return True
    one, other = (host_of(address).split(".")[::-1] for address in (url, site))
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    registry = shared == _PAIR and len(one[0]) == _COUNTRY and len(one[1]) <= _SECOND_LEVEL
    return shared >= _PAIR and not registry and not one[0].isdigit()
