"""Whose script made a call, told by its address."""

from urllib.parse import urlsplit

from auditor.model.event import Caller, OwnerKind
from auditor.model.evidence import CallSite

# Tag managers: the container's script, or what it inserts from the same host.
# Source: the vendors' installation pages, read November 2026.
TAG_MANAGERS = ("googletagmanager.com", "tags.tiqcdn.com", "assets.adobedtm.com", "cdn.matomo.cloud")
# Hosts that serve shop systems' apps and plug-ins, apart from the theme.
APP_HOSTS = ("cdn.shopify.com/extensions", "shopifycloud.com", "cdn.segment.com", "apps.shopify.com")
APP_PATHS = ("/wp-content/plugins/", "/modules/", "/web-pixels", "/wpm@", "/apps/")


def caller_of(site: CallSite | None, page_url: str, *, is_sdk_host: bool) -> Caller:
    """The owner of a call site; `UNKNOWN` where no stack was seen."""
    if site is None or not site.url:
        return Caller(owner=OwnerKind.UNKNOWN, site=site)
    return Caller(owner=OwnerKind.SDK if is_sdk_host else _owner(site.url, page_url), site=site)


def _owner(script: str, page: str) -> OwnerKind:
    try:
        parts, page_host = urlsplit(script), urlsplit(page).hostname
    except ValueError:
        return OwnerKind.UNKNOWN
    host, path = parts.hostname or "", parts.path
    if any(host == name or host.endswith(f".{name}") for name in TAG_MANAGERS) or path.endswith("/gtm.js"):
        return OwnerKind.GTM
    if any(mark in host + path for mark in APP_HOSTS) or any(mark in path for mark in APP_PATHS):
        return OwnerKind.APP
    return OwnerKind.THEME if host and host == page_host else OwnerKind.UNKNOWN
