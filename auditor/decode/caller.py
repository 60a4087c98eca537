"""Whose script made a call, told by its address: of a tag manager's own tag, that of the container.

Of a call that was read from the queue no stack was seen, only which script had just run. Where that stands
in the page itself, the page as the server sent it must hold the call: else some script wrote it there, and
nobody knows which.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from auditor.model.event import Caller, OwnerKind
from auditor.model.evidence import CallSite

# Tag managers: the container's script, or what it inserts from the same host.
# Source: the vendors' installation pages, read November 2026.
TAG_MANAGERS = ("googletagmanager.com", "tags.tiqcdn.com", "assets.adobedtm.com", "cdn.matomo.cloud")
# Hosts that serve shop systems' apps and plug-ins, apart from the theme.
APP_HOSTS = ("cdn.shopify.com/extensions", "shopifycloud.com", "cdn.segment.com", "apps.shopify.com")
APP_PATHS = ("/wp-content/plugins/", "/modules/", "/web-pixels", "/wpm@", "/apps/")
# A container's id in the address of its script, on Google's host or on the shop's own.
_CONTAINER = re.compile(r"[?&]id=((?:GTM|GT|G|AW|DC)-[A-Z0-9]{4,20})\b")
_UTAG = re.compile(r"/utag/([^/]+)/([^/]+)/")  # Tealium: account and profile
_PLUGIN = re.compile(r"/(?:wp-content/plugins|modules|apps)/([\w.-]{1,60})")


# A page's calls come from few places.
@lru_cache(maxsize=1024)
def caller_of(
    site: CallSite | None,
    page_url: str,
    *,
    is_sdk: Callable[[str], bool] = lambda _host: False,
    in_page: bool = True,
) -> Caller:
    """The owner of a call, and its name: a container's id, a plug-in's, or the host of a script.

    Args:
        site: the script that called; None where no stack was seen.
        page_url: the page that the call was made on.
        is_sdk: whether a host is the vendor's.
        in_page: whether the page as the server sent it holds the call, as far as that is known.
    """
    if site is None or not site.url:
        return Caller(owner=OwnerKind.UNKNOWN, site=site)
    owner, name = _owner(site.url, page_url, is_sdk)
    if owner is OwnerKind.THEME and not in_page and site.url.partition("#")[0] == page_url.partition("#")[0]:
        owner = OwnerKind.UNKNOWN
    return Caller(owner=owner, site=site, name=name)


def _owner(script: str, page: str, is_sdk: Callable[[str], bool]) -> tuple[OwnerKind, str]:
    try:
        parts, page_host = urlsplit(script), urlsplit(page).hostname or ""
        host = parts.hostname or ""
    except ValueError:
        return OwnerKind.UNKNOWN, ""
    path = parts.path
    container = _CONTAINER.search(script)
    if host and is_sdk(host):
        return OwnerKind.SDK, ""
    if container is not None or path.endswith("/gtm.js") or _under(TAG_MANAGERS, host):
        return OwnerKind.GTM, container[1] if container is not None else _profile(parts)
    if any(mark in host + path for mark in APP_HOSTS) or any(mark in path for mark in APP_PATHS):
        plugin = _PLUGIN.search(path)
        return OwnerKind.APP, plugin[1] if plugin is not None else host
    if host and host == page_host:
        return OwnerKind.THEME, ""
    return OwnerKind.UNKNOWN, host


def _under(names: Sequence[str], host: str) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)


def _profile(parts: SplitResult) -> str:
    profile = _UTAG.search(parts.path)
    return f"{profile[1]}/{profile[2]}" if profile is not None else parts.hostname or ""
