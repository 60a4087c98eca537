"""Other measurement vendors' collection endpoints, refused in the browser under `--seal all`.

The audit's own visits and its test order should not stand in the shop's other reports either. Their
libraries are left alone: a page must run as it does for a visitor. Best effort: requests are refused by
address pattern, in the browser, where a service worker or a fresh pop-up may slip through.
"""

import logging
from dataclasses import dataclass

from playwright.async_api import BrowserContext, Error, Page

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Collector:
    """Where a vendor collects. Patterns are Chromium's: `*` is any run of characters.

    `source` is where the vendor itself names the endpoint; each was held against what public blockers and
    recorded requests have (November 2026).
    """

    vendor: str
    patterns: tuple[str, ...]
    source: str


COLLECTORS = (
    Collector(
        "Google Analytics 4",
        (
            "*://*.google-analytics.com/*collect*",
            "*://google-analytics.com/*collect*",
            "*://analytics.google.com/g/collect*",
            "*://*.analytics.google.com/g/collect*",
            "*://stats.g.doubleclick.net/*collect*",
        ),
        "developers.google.com/analytics/devguides/collection/protocol/ga4 and tag-platform/security/guides/csp",
    ),
    Collector(
        "Google Ads",
        (
            "*://*.googleadservices.com/pagead/conversion/*",
            "*://googleads.g.doubleclick.net/pagead/viewthroughconversion/*",
            "*://*.google.com/pagead/1p-conversion/*",
            "*://*.google.com/ccm/collect*",
        ),
        "developers.google.com/tag-platform/security/guides/csp",
    ),
    Collector(
        "Meta", ("*://*.facebook.com/tr*", "*://facebook.com/tr*"), "developers.facebook.com/docs/meta-pixel"
    ),
    Collector(
        "Pinterest",
        ("*://ct.pinterest.com/v3*", "*://ct.pinterest.com/user*"),
        "help.pinterest.com, Pinterest tag",
    ),
    Collector(
        "Snap", ("*://tr.snapchat.com/*", "*://tr6.snapchat.com/*"), "businesshelp.snapchat.com, Snap Pixel"
    ),
    Collector(
        "Klaviyo",
        ("*://a.klaviyo.com/*", "*://*.klaviyo.com/client/*", "*://*.klaviyo.com/onsite/track*"),
        "developers.klaviyo.com, client APIs",
    ),
    Collector(
        "Microsoft Advertising",
        ("*://bat.bing.com/action*", "*://bat.bing.net/action*"),
        "help.ads.microsoft.com, UET",
    ),
    Collector("Reddit", ("*://alb.reddit.com/*",), "business.reddithelp.com, Reddit Pixel"),
    Collector(
        "LinkedIn",
        ("*://px.ads.linkedin.com/*", "*://px3.ads.linkedin.com/*", "*://px4.ads.linkedin.com/*"),
        "linkedin.com/help/lms, Insight Tag",
    ),
    Collector(
        "X",
        ("*://analytics.twitter.com/*", "*://t.co/i/adsct*", "*://t.co/1/i/adsct*"),
        "business.x.com, pixel",
    ),
    Collector(
        "Criteo",
        (
            "*://sslwidget.criteo.com/event*",
            "*://widget.*.criteo.com/event*",
            "*://gum.criteo.com/*",
            "*://dis.criteo.com/*",
        ),
        "developers.criteo.com, OneTag",
    ),
    Collector(
        "Hotjar",
        ("*://*.hotjar.com/api/*", "*://*.hotjar.io/*", "*://in.hotjar.com/*"),
        "help.hotjar.com, content security policy",
    ),
    Collector(
        "Microsoft Clarity", ("*://*.clarity.ms/collect*",), "learn.microsoft.com/clarity, clarity-csp"
    ),
)


def patterns() -> list[str]:
    """Every address pattern that is refused."""
    return [pattern for collector in COLLECTORS for pattern in collector.patterns]


def names() -> str:
    """The vendors that are refused, for a sentence."""
    return ", ".join(collector.vendor for collector in COLLECTORS)


async def refuse(context: BrowserContext, page: Page) -> bool:
    """Have the browser refuse the collectors in a page from now on; whether it could be told."""
    try:
        session = await context.new_cdp_session(page)
        await session.send("Network.enable", {"maxTotalBufferSize": 0, "maxResourceBufferSize": 0})
        await session.send("Network.setBlockedURLs", {"urls": patterns()})
    except Error as error:
        log.debug("the collectors are not refused in %s: %s", page.url, error)
        return False
    return True
