"""What an address shows, as far as the address itself tells."""

from functools import lru_cache
from urllib.parse import urlsplit

_AT_THE_TOP = frozenset({"#", "#!"})  # `#/` shows what no fragment shows


# Many events are sent from few pages.
@lru_cache(maxsize=1024)
def route_of(url: str) -> str:
    """An address's host and path, with the fragment where that is a path, too (`#/cart`, `#!cart`).

    What a query or any other fragment changes is the same route. What is no address is its own route.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    inner = f"#{parts.fragment.partition('?')[0].rstrip('/')}" if is_path(parts.fragment) else ""
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}{'' if inner in _AT_THE_TOP else inner}"


def without_place(url: str) -> str:
    """An address without the place on its page to scroll to: a fragment stays where it is a path."""
    page, _, fragment = url.partition("#")
    return url if is_path(fragment) else page


def is_place(href: str) -> bool:
    """Whether a link leads to a place on its own page, and to no other page."""
    return href.startswith("#") and not is_path(href[1:])


def is_path(fragment: str) -> bool:
    """Whether a fragment is a path of a router within the page, and no place to scroll to."""
    return fragment.startswith(("/", "!"))
