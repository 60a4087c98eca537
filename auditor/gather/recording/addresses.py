"""Addresses of a recorded journey: which page they name, and how they stand in a config."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|[a-z]{1,3}clid|gclsrc|gad_source|gbraid|wbraid|ttclid|mc_[ce]id|srsltid|_gl|ref|_pos|_sid|_ss|_fid",
    re.IGNORECASE,
)
"""Parameters of a click or of a search, which say how somebody came and not where to."""


def place_of(url: str) -> str:
    """What names a page: host and path, and the route where a script keeps it in the fragment."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.netloc}{parts.path.rstrip('/')}{_route(parts.fragment)}"


def as_pinned(url: str, site: str, clean: Callable[[str], str]) -> str:
    """An address as it is pinned: a path where it is the shop's own, else whole; "" where it cannot be.

    What tells how the visitor came is left out, and so is a query in which `clean` finds personal data
    or a session. An address whose path holds such data is of no use to anybody else.
    """
    try:
        parts, own = urlsplit(url), urlsplit(site)
        query = urlencode(
            [
                pair
                for pair in parse_qsl(parts.query, keep_blank_values=True)
                if not _TRACKING.fullmatch(pair[0])
            ]
        )
    except ValueError:
        return ""
    route = _route(parts.fragment)
    bare = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", "", ""))
    if clean(bare) != bare or clean(route) != route:
        return ""
    whole = f"{bare}?{query}" if query else bare
    kept = whole if clean(whole) == whole else bare
    if (parts.scheme, parts.netloc) == (own.scheme, own.netloc):
        kept = kept[len(f"{parts.scheme}://{parts.netloc}") :]
    return f"{kept}{route}"


def _route(fragment: str) -> str:
    """A fragment that is a route of the shop's script, with its sign; a mere place on the page is none."""
    return f"#{fragment}" if fragment.startswith(("/", "!")) else ""
