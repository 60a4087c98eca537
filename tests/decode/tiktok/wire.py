"""Beacons as TikTok's SDK packs them, for tests: one body, changed by dotted paths."""

import base64
import json
from collections.abc import Mapping
from types import MappingProxyType

from auditor.model.evidence import Frame, Request
from auditor.model.jsonvalue import JsonObject, JsonValue

PIXEL = "CAFE0000000000000000"
OTHER_PIXEL = "DABC0000000000000000"
ENDPOINT = "https://analytics.tiktok.com/api/v2/pixel"
SHA = "a3" * 32

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def body(event: JsonValue = "AddToCart", /, **changes: JsonValue) -> JsonObject:
    """A body; `changes` are set at paths whose dots are written `__`, and None takes the field away."""
    made: JsonObject = {
        "event": event,
        "event_id": "",
        "message_id": f"messageId-1795538591602-9628096246102-{PIXEL}",
        "is_onsite": False,
        "timestamp": "2026-11-24T16:43:11.602Z",
        "context": {
            "ad": {"sdk_env": "external", "jsb_status": 2},
            "device": {"platform": "pc"},
            "user": {"anonymous_id": "01M87717S34J05SZNVD90RNT31_.tt.1"},
            "pixel": {"code": PIXEL, "runtime": "1"},
            "page": {
                "url": "https://shop.example/p/tea",
                "referrer": "https://shop.example/",
                "load_progress": "2",
            },
            "library": {"name": "pixel.js", "version": "2.2.1"},
            "session_id": f"0f0f::sessionsessionsession-{PIXEL}",
            "pageview_id": f"0f0f-abcde.0.0::f0f0-{PIXEL}",
        },
        "_inspection": {"ppf": [], "vids": "1"},
        "properties": {"content_id": "TEA-7", "value": 4.5, "currency": "EUR"},
        "signal_diagnostic_labels": {"raw_email": {"label": "missing"}},
    }
    for path, value in changes.items():
        *holders, name = path.split("__")
        holder = made
        for step in holders:
            inner = holder.setdefault(step, {})
            assert isinstance(inner, dict)
            holder = inner
        if value is None:
            holder.pop(name, None)
        else:
            holder[name] = value
    return made


def request(
    content: JsonValue | bytes = "",
    *,
    url: str = ENDPOINT,
    method: str = "POST",
    resource_type: str = "ping",
    frame: Frame | None = Frame.PAGE,
    headers: Mapping[str, str] = NO_HEADERS,
) -> Request:
    """A stored request; content that is no text is packed as JSON."""
    if isinstance(content, bytes):
        content = content.decode(errors="replace")
    return Request(
        id=1,
        visit_id=1,
        frame=frame,
        frame_url="",
        method=method,
        url=url,
        host="analytics.tiktok.com",
        path=url.removeprefix("https://analytics.tiktok.com").partition("?")[0],
        headers=headers,
        body=content if isinstance(content, str) else json.dumps(content),
        at=1_795_538_592.0,
        status=200,
        answered_by="sinkhole",
        resource_type=resource_type,
        seen_by_sinkhole=True,
    )


def image_url(content: JsonValue, *, padded: bool = False, endpoint: str = ENDPOINT) -> str:
    """The address of the image by which an event goes where no beacon can."""
    text = base64.urlsafe_b64encode(json.dumps(content).encode()).decode()
    return f"{endpoint}?analytics_message={text if padded else text.rstrip('=')}"


def multipart(fields: Mapping[str, str], boundary: str = "----WebKitFormBoundaryAbC123") -> str:
    parts = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return f"{parts}--{boundary}--\r\n"
