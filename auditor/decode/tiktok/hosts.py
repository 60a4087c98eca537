"""Where TikTok measures: its hosts, the files of its SDK and the paths of its beacons.

Hosts and paths: read in pixel.js 2.2.1 and seen in its traffic (May 2026); the US host from
nuxt/scripts, pull request 776 (2026); the older IPv6 host from one published capture.
"""

import re
from functools import lru_cache
from urllib.parse import quote

_MEASUREMENT = (
    # analytics.tiktok.com, analytics.us.tiktok.com (US data residency), analytics-ipv6.tiktok.com (older)
    "analytics*.tiktok.com",
    # analytics-ipv6.tiktokw.us and whatever else stands there: nothing but measurement does
    "*.tiktokw.us",
    # the Events API: for servers, yet a page that calls it sends an event all the same
    "business-api.tiktok.com",
)

HOSTS = tuple(pattern + dot for dot in ("", ".") for pattern in _MEASUREMENT)
"""Patterns for Chromium's `--host-resolver-rules`, where `*` is any run of characters.

`www.tiktok.com`, which serves videos to embed, is none of them. A name with a final dot is the same
host to the resolver and another one to the rules, so each pattern stands twice.
"""

_LISTED = tuple(re.compile(re.escape(pattern).replace(r"\*", ".*")) for pattern in _MEASUREMENT)
_UNLISTED = re.compile(
    r"(?:.*\.)?(?:analytics|mcs|mon|log)(?:[0-9-][a-z0-9-]*)?\.(?:.*\.)?tiktok(?:w|v|cdn)?\.(?:com|us|eu)"
)

_SDK_FOLDER = "/i18n/pixel/"
_COOKIE_SWITCHES = frozenset({"/i18n/pixel/enable_cookie", "/i18n/pixel/disable_cookie"})

EVENT_PATHS = frozenset({"/api/v2/pixel", "/api/v2/shopify_pixel", "/api/v1/track"})
"""Beacons whose body is an event."""

ACTION_PATHS = frozenset({"/api/v2/pixel/act", "/api/v2/shopify_pixel/act"})
"""Beacons that tell what the SDK saw by itself: page metadata, clicks."""

TELEMETRY_PATHS = frozenset(
    {
        "/api/v2/monitor",
        "/api/v2/performance",
        "/api/v2/interaction",
        "/api/v2/performance_interaction",
        "/api/v2/pixel/inter",
        "/api/v2/pixel/perf",
    }
)
"""The SDK's reports on itself and on how the page is used; no events of the merchant's."""

ENRICH_PATH = "/ipv6/enrich_ipv6"
"""A copy of an event, sent by IPv6."""

EVENTS_API_PATHS = frozenset({"/open_api/v1.3/event/track/", "/open_api/v1.3/event/track"})
"""The Events API, should a page call it."""

_KNOWN_PATHS = (
    EVENT_PATHS | ACTION_PATHS | TELEMETRY_PATHS | EVENTS_API_PATHS | _COOKIE_SWITCHES | {ENRICH_PATH}
)


@lru_cache(maxsize=256)
def listed(host: str) -> bool:
    """Whether `HOSTS` covers a host: all that is sent there comes to the sinkhole."""
    name = _name(host)
    return any(pattern.fullmatch(name) for pattern in _LISTED)


@lru_cache(maxsize=256)
def claims(host: str) -> bool:
    """Whether TikTok measures on a host, as far as its name tells, whether `HOSTS` lists it or not."""
    return listed(host) or bool(_UNLISTED.fullmatch(_name(host)))


def _name(host: str) -> str:
    return host[:254].lower().rstrip(".")  # a name has 253 characters at most


def is_known_path(path: str) -> bool:
    """Whether a path on TikTok's hosts is one of those above, the SDK's files apart."""
    return path in _KNOWN_PATHS


def is_sdk(method: str, host: str, path: str) -> bool:
    """Whether a request is for a file of the SDK: `events.js`, `static/main.….js`, or `sdk.js` of 2020.

    The two cookie switches stand in the same folder and are no files: they set TikTok's own cookie.
    """
    file = path.partition("?")[0]
    return (
        method.upper() in {"GET", "HEAD"}
        and claims(host)
        and file.startswith(_SDK_FOLDER)
        and file not in _COOKIE_SWITCHES
    )


def is_legacy(path: str) -> bool:
    """Whether a file or a beacon is of the loader of 2020, which has no `ttq`: `sdk.js`, `/api/v1/…`."""
    return path == f"{_SDK_FOLDER}sdk.js" or path.startswith("/api/v1/")


def sdk_url(pixel_id: str) -> str:
    """The address of the live SDK for one pixel, as the base code writes it (May 2026)."""
    return f"https://analytics.tiktok.com/i18n/pixel/events.js?sdkid={quote(pixel_id, safe='')}&lib=ttq"
