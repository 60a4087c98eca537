"""Signs in a page that the shop's own server reports to TikTok as well.

What a server sends, no browser can hold back: an audit says so before it shops, and before any order.
A sign is no proof that events are sent, only that the shop has what sends them. Those of a shop system
stand in its file; here are those that any shop may have.
"""

import re
from itertools import chain

from auditor.model.vendor import ServerSign
from auditor.plan.storefronts import STOREFRONTS
from auditor.plan.storefronts.storefront import Sign

SIGNS = (
    *chain.from_iterable(storefront.server_signs for storefront in STOREFRONTS),
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
