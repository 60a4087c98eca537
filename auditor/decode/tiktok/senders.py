"""Who sent an event, as far as its beacon itself tells: the SDK of its own accord, or an app's pixel."""

from auditor.model.jsonvalue import JsonObject, dig, is_object

SANDBOX = "5"
"""`context.pixel.runtime` of Shopify's sandbox for apps, a frame named `web-pixel-sandbox…` (SDK, May 2026)."""

SHOPIFY_PATH = "/api/v2/shopify_pixel"
"""Where the pixel of TikTok's Shopify app sends to, from a worker or that sandbox (published captures)."""

ROUTE_CHANGE = "hc"
"""`_inspection.tf` of a page view that the SDK sends as the address changes (SDK, May 2026)."""

EVENT_BUILDER = "event builder"
"""Who sends what was set up by clicks in Events Manager, and stands in no script of the shop."""


def from_app(runtime: str, path: str) -> bool:
    """Whether a beacon is of an app's pixel, which runs apart from the shop's pages and is told of them."""
    return runtime == SANDBOX or path.startswith(SHOPIFY_PATH)


def sender_in(body: JsonObject | None) -> str | None:
    """What of the SDK sent an event of itself: the event builder, or "" for a page view of a changed route.

    None where nothing says that it did.
    """
    inspection = dig(body, "_inspection")
    if not is_object(inspection):
        return None
    if inspection.get("eb_rule_id"):
        return EVENT_BUILDER
    return "" if inspection.get("tf") == ROUTE_CHANGE else None
