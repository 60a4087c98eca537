"""Signs in a page that the shop's own server reports to TikTok as well.

What a server sends, no browser can hold back: an audit says so before it shops, and before any order.
A sign is no proof that events are sent, only that the shop has what sends them.
"""

import re
from dataclasses import dataclass

from auditor.model.vendor import ServerSign


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark in a page's HTML. `what` it belongs to is told to the user; `source` says how it is known.

    `certain` ones send each event from the server as they come; the others only can.
    """

    what: str
    mark: re.Pattern[str]
    source: str
    certain: bool = False


SIGNS = (
    Sign(
        "TikTok's own WooCommerce plugin, which sends each event from the server too",
        re.compile(r"/wp-content/plugins/tiktok-for-business/|tt4b_", re.IGNORECASE),
        "the plugin's Tt4b_Pixel_Class (read 2026): the Events API call shares the browser's event_id",
        certain=True,
    ),
    Sign(
        "TikTok's Shopify app, whose data sharing may send events from the server",
        re.compile(
            r"analytics\.tiktok\.com/i18n/pixel/shopify\.js|\btiktok\b[^<>]{0,200}web-pixel", re.IGNORECASE
        ),
        "TikTok's help centre, data sharing for Shopify (2026)",
    ),
    Sign(
        "TikTok's PrestaShop module, which can send events from the server",
        re.compile(r"/modules/tiktokforbusiness/", re.IGNORECASE),
        "the module's name in PrestaShop's marketplace (2026)",
    ),
    Sign(
        "a tag manager on the shop's own server",
        re.compile(
            r"""https://(?!(?:www\.)?googletagmanager\.com)[\w.-]+/(?:[\w/-]*/)?gtm\.js\?(?:[^"'<>]*&(?:amp;)?)?id=GTM-"""
        ),
        "Google's guide to first-party serving of server-side containers (2026)",
    ),
    Sign(
        "Segment, whose destinations can send from its servers",
        re.compile(r"cdn\.segment\.com/analytics\.js/", re.IGNORECASE),
        "segmentio/action-destinations: a TikTok conversions destination in cloud mode (2026)",
    ),
    Sign(
        "RudderStack, whose destinations can send from its servers",
        re.compile(r"cdn\.rudderlabs\.com/", re.IGNORECASE),
        "rudder-transformer: a TikTok destination in cloud mode (2026)",
    ),
)


def server_side_signs(html: str) -> tuple[ServerSign, ...]:
    """What in a page may send events from a server; () where nothing tells of it."""
    return tuple(ServerSign(sign.what, sign.certain) for sign in SIGNS if sign.mark.search(html))
