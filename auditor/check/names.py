"""What an event is called: by the page, on the wire, today."""

from auditor.model.event import PixelEvent, Realm

MEANINGLESS = frozenset({"", "undefined", "null"})
"""Names that are none; TikTok's pixel.js 2.2.1 (May 2026) calls them missing."""


def said_name(event: PixelEvent) -> str | None:
    """The name that the page (or the server) gave an event, None where that cannot be told.

    TikTok's SDK writes today's name in the place of an older one before it sends (pixel.js 2.2.1, May 2026):
    where the call was not heard, today's name on the wire says nothing of what the page called.
    """
    if event.call_name:
        return event.call_name
    renamed = event.spec is not None and bool(event.spec.older_names)
    if renamed and event.wire_name == event.name and event.realm is not Realm.SERVER:
        return None
    return event.wire_name
