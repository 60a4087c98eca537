"""Other measurement vendors' collection endpoints, refused in the browser under `--seal all`.

The audit's own visits and its test order should not stand in the shop's other reports either. Their
libraries are left alone: a page must run as it does for a visitor, so no endpoint here serves a script
that a page needs. Best effort: a WebSocket (Hotjar's recordings) is out of reach, and so is a vendor
that is not listed.
"""

import contextlib
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from fnmatch import translate
from urllib.parse import urlsplit

from playwright.async_api import Browser

from auditor.gather.capture.interception import Decision, Go, Paused, Refuse, interception


@dataclass(frozen=True, slots=True)
class Collector:
    """Where a vendor collects: host and path of each endpoint, in which `*` is any run of characters.

    `query` is a pattern that the query must hold, for an endpoint whose host can be anybody's. `source`
    is where the vendor names the endpoint, or where requests to it were recorded; each was held against
    what public blockers and recorded requests have (November 2026).
    """

    vendor: str
    endpoints: tuple[str, ...]
    source: str
    query: str = ""


COLLECTORS = (
    Collector(
        "Google Analytics 4",
        (
            "*.google-analytics.com/*collect",
            "google-analytics.com/*collect",
            "*.analytics.google.com/g/collect",
            "analytics.google.com/g/collect",
            "www.google.*/g/collect",
            "stats.g.doubleclick.net/*collect",
        ),
        "developers.google.com/analytics/devguides/collection/protocol/ga4 and tag-platform/security/guides/csp",
    ),
    Collector(
        "Google Analytics 4 (a tagging server)",
        ("*/g/collect",),
        "developers.google.com/tag-platform/tag-manager/server-side: the shop's own host takes the hits",
        query=r"(?:^|&)tid=G-",
    ),
    Collector(
        "Google Ads",
        (
            "*.googleadservices.com/pagead/conversion/*",
            "*.googleadservices.com/ccm/conversion/*",
            "googleads.g.doubleclick.net/pagead/viewthroughconversion/*",
            "googleads.g.doubleclick.net/pagead/conversion/*",
            "www.google.*/pagead/1p-conversion/*",
            "www.google.*/pagead/1p-user-list/*",
            "www.google.*/rmkt/collect/*",
            "www.google.*/ads/ga-audiences",
            "*google.*/pagead/form-data/*",
            "*google.*/ccm/form-data/*",
            "*google.*/ccm/collect",
            "pagead2.googlesyndication.com/ccm/collect",
            "ad.doubleclick.net/ccm/s/collect",
        ),
        "developers.google.com/tag-platform/security/guides/csp; paths: recorded requests (2026)",
    ),
    Collector(
        "Meta",
        (
            "*.facebook.com/tr",
            "*.facebook.com/tr/",
            "facebook.com/tr",
            "facebook.com/tr/",
            "www.facebook.com/privacy_sandbox/pixel/register/trigger/",
        ),
        "developers.facebook.com/docs/meta-pixel; the trigger: recorded requests (2026)",
    ),
    Collector(
        "Pinterest",
        ("ct.pinterest.com/v3", "ct.pinterest.com/v3/*", "ct.pinterest.com/user", "ct.pinterest.com/user/*"),
        "help.pinterest.com/business/article/pinterest-tag-parameters-and-cookies",
    ),
    Collector(
        "Snap",
        (
            "tr.snapchat.com/p",
            "tr.snapchat.com/p/*",
            "tr6.snapchat.com/p",
            "tr6.snapchat.com/p/*",
            "tr.snapchat.com/cm/*",
            "tr.snapchat.com/v*/conversion",
        ),
        "businesshelp.snapchat.com, Snap Pixel",
    ),
    Collector(
        "Klaviyo",
        (
            "a.klaviyo.com/client/*",
            "a.klaviyo.com/api/*",
            "a.klaviyo.com/onsite/track-analytics",
            "a.klaviyo.com/onsite/components/*",
        ),
        "developers.klaviyo.com/reference, client APIs",
    ),
    Collector(
        "Microsoft Advertising",
        (
            "bat.bing.com/action/*",
            "bat.bing.com/actionp/*",
            "bat.bing.net/action/*",
            "bat.bing.net/actionp/*",
            "bat.bing.com/p/insights/*",
        ),
        "help.ads.microsoft.com, UET",
    ),
    Collector("Reddit", ("alb.reddit.com/*",), "business.reddithelp.com, Reddit Pixel"),
    Collector(
        "LinkedIn",
        ("px.ads.linkedin.com/*", "px3.ads.linkedin.com/*", "px4.ads.linkedin.com/*"),
        "linkedin.com/help/lms, Insight Tag",
    ),
    Collector(
        "X",
        ("analytics.twitter.com/*adsct*", "analytics.x.com/*adsct*", "t.co/*adsct*"),
        "business.x.com, pixel",
    ),
    Collector(
        "Criteo",
        (
            "sslwidget.criteo.com/event",
            "widget.*.criteo.com/event",
            "gum.criteo.com/*",
            "dis.criteo.com/*",
        ),
        "developers.criteo.com, OneTag",
    ),
    Collector(
        "Hotjar",
        ("*.hotjar.com/api/*", "*.hotjar.io/*", "in.hotjar.com/*"),
        "help.hotjar.com, content security policy",
    ),
    Collector(
        "Microsoft Clarity",
        ("*.clarity.ms/collect", "c.clarity.ms/c.gif"),
        "learn.microsoft.com/clarity, clarity-csp",
    ),
    Collector(
        "Taboola",
        ("trc.taboola.com/*/log/*", "trc-events.taboola.com/*"),
        "help.taboola.com, Taboola Pixel (its noscript image)",
    ),
    Collector(
        "Outbrain",
        ("tr.outbrain.com/pixel", "tr.outbrain.com/*ixel*"),
        "outbrain.com/help/advertisers, Outbrain Pixel; recorded requests (2026)",
    ),
    Collector("Amazon Ads", ("s.amazon-adsystem.com/iu3*",), "advertising.amazon.com/help, Amazon Ad Tag"),
    Collector(
        "Yahoo",
        ("sp.analytics.yahoo.com/sp*.pl",),
        "developer.yahooinc.com, Dot tags",
    ),
)


@dataclass(frozen=True, slots=True)
class _Rule:
    vendor: str
    address: re.Pattern[str]  # of host and path
    query: re.Pattern[str]


def _rules(collectors: Iterable[Collector]) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(collector.vendor, re.compile(translate(endpoint)), re.compile(collector.query))
        for collector in collectors
        for endpoint in collector.endpoints
    )


_RULES = _rules(COLLECTORS)


def patterns() -> list[str]:
    """Chromium's patterns for every endpoint: wider than the table, since theirs span host, path and query."""
    return [f"*://{endpoint}*" for collector in COLLECTORS for endpoint in collector.endpoints]


def collector_of(url: str) -> str:
    """The vendor that collects at an address, "" where it is none of the table's."""
    try:
        parts = urlsplit(url)
        address = f"{parts.hostname or ''}{parts.path}"
    except ValueError:  # no address: an unclosed bracket in its host
        return ""
    return next(
        (rule.vendor for rule in _RULES if rule.address.match(address) and rule.query.search(parts.query)), ""
    )


def names() -> str:
    """The vendors that are refused, for a sentence."""
    return ", ".join(collector.vendor for collector in COLLECTORS)


@contextlib.asynccontextmanager
async def refusing(browser: Browser, refused: Counter[str] | None) -> AsyncIterator[None]:
    """Refuse the collectors in a whole browser and count what was refused by vendor; None: let all through."""
    if refused is None:
        yield
        return

    def decide(request: Paused) -> Decision:
        vendor = collector_of(request.url)
        if not vendor:
            return Go()
        if request.method != "OPTIONS":
            refused[vendor] += 1
        return Refuse()

    async with interception(browser, patterns(), decide):
        yield
