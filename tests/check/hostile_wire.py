"""Beacons as strangers could damage them: any type at any path of a body, any byte of its packing."""

import base64
import json
from collections.abc import Iterator

from hypothesis import strategies as st

from auditor.model.jsonvalue import JsonObject, JsonValue
from tests.check.hostile import JSON, NAMES, OBJECTS
from tests.decode.tiktok.wire import ENDPOINT, PIXEL, SHA, body

HASH_FIELDS = ("email", "phone_number", "auto_email", "auto_phone_number", "eb_email", "eb_phone_number")
ENDPOINTS = (ENDPOINT, f"{ENDPOINT}/act", "https://analytics.tiktok.com/api/v2/shopify_pixel")


def whole() -> JsonObject:
    """A body with everything in it that the decoder reads."""
    made = body(
        "Purchase",
        event_id="order-1",
        context__ad={"sdk_env": "external", "callback": "E.C.P.abc"},
        context__user={"anonymous_id": "0_.tt.1", "external_id": "7", **dict.fromkeys(HASH_FIELDS, SHA)},
        context__pixel={"code": PIXEL, "codes": PIXEL, "runtime": "1"},
        properties={
            "contents": [{"content_id": "A", "content_type": "product", "quantity": 1, "price": 2.5}],
            "content_type": "product",
            "content_ids": ["A"],
            "value": 2.5,
            "currency": "EUR",
        },
        limited_data_use=False,
        partner="WooCommerce",
        auto_collected_properties={"content_data": {"json_ld": ["{}"]}},
        action="Metadata",
    )
    made["_inspection"] = {
        "identity_params": {"email_is_hashed": ["unknown_invalid"]},
        "trigger_source": "",
        "tf": "hc",
    }
    made["signal_diagnostic_labels"] = {"raw_email": {"label": "invalid", "abnormal_types": ["empty"]}}
    return made


Path = tuple[str | int, ...]


def paths(value: JsonValue, at: Path = ()) -> Iterator[Path]:
    """Every path in a value, its own first."""
    yield at
    if isinstance(value, dict):
        for key, item in value.items():
            yield from paths(item, (*at, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from paths(item, (*at, place))


def with_value(value: JsonValue, path: Path, put: JsonValue) -> JsonValue:
    """A value with another at one path; where the path is gone already, nothing changes."""
    if not path:
        return put
    head, *rest = path
    if isinstance(value, dict) and isinstance(head, str) and head in value:
        return value | {head: with_value(value[head], tuple(rest), put)}
    if isinstance(value, list) and isinstance(head, int) and head < len(value):
        return [*value[:head], with_value(value[head], tuple(rest), put), *value[head + 1 :]]
    return value


_PATHS = tuple(path for path in paths(whole()) if path)


@st.composite
def bodies(draw: st.DrawFn) -> JsonValue:
    """A whole body with wrong things at up to three of its paths."""
    made: JsonValue = whole() | {"event": draw(NAMES)}
    for path in draw(st.lists(st.sampled_from(_PATHS), max_size=3)):
        made = with_value(made, path, draw(st.one_of(JSON, OBJECTS)))
    return made


def packed(value: JsonValue) -> str:
    """As JSON, what no JSON holds included: a browser's script may send that, too."""
    return json.dumps(value)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """The address and the content of a beacon or of its image, broken in one of many ways."""
    content = packed(draw(bodies())).encode(errors="replace")
    content = draw(st.sampled_from(_BREAKS))(content, draw(st.integers(0, len(content))))
    endpoint = draw(st.sampled_from(ENDPOINTS))
    if draw(st.booleans()):
        return endpoint, content
    letters = base64.urlsafe_b64encode(content).decode().rstrip("=")
    at = draw(st.integers(0, len(letters)))
    message = draw(
        st.sampled_from(
            [letters, letters[:at], f"{letters[:at]}%20{letters[at:]}", f"{letters[:at]}=!{letters[at:]}"]
        )
    )
    return f"{endpoint}?analytics_message={message}", b""


def _cut(content: bytes, at: int) -> bytes:
    return content[:at]


def _no_utf8(content: bytes, at: int) -> bytes:
    return content[:at] + b"\xff\xfe\x80" + content[at:]


def _flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0x15]) + content[at + 1 :] if at < len(content) else content


def _deep(content: bytes, at: int) -> bytes:
    return b'{"properties":' * min(at * 20, 20_000) + content


def _whole(content: bytes, at: int) -> bytes:
    del at
    return content


_BREAKS = (_cut, _no_utf8, _flipped, _deep, _whole)
