"""One request to TikTok as the events in it.

The shape of a body: pixel.js 2.2.1 (May 2026) and its recorded traffic; `/api/v1` and
`/shopify_pixel`: published captures. Everything here was written by a stranger: nothing raises, and
what cannot be read becomes a beacon of kind `UNREADABLE` whose `note` says why.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from auditor.decode.payload import dump_json, unpack
from auditor.decode.tiktok.beacon import Beacon, BeaconKind
from auditor.decode.tiktok.hosts import (
    ACTION_PATHS,
    ENRICH_PATH,
    EVENT_PATHS,
    EVENTS_API_PATHS,
    TELEMETRY_PATHS,
    is_sdk,
)
from auditor.decode.tiktok.matching import identity_in
from auditor.decode.tiktok.senders import ROUTE_CHANGE, SANDBOX
from auditor.decode.tiktok.standard import STANDARD
from auditor.decode.tiktok.verdicts import vendor_says
from auditor.model.event import Origin, Realm, Transport
from auditor.model.evidence import Frame, Request
from auditor.model.jsonvalue import JsonObject, JsonValue, is_object, text_at
from auditor.model.vendor import SeenEvent

__all__ = ["Beacon", "BeaconKind", "decode_beacon", "read"]

_LONGEST_NAME = 100  # characters; TikTok takes 50, and a message quotes names as they are kept
_LONGEST_VERSION = 40
_FAR_FUTURE = 1e11  # as seconds, the year 5138: a larger number is of milliseconds
_WITH_BODY = EVENT_PATHS | ACTION_PATHS | {ENRICH_PATH}

# `context.pixel.runtime` (SDK, May 2026); 8 is "unknown".
_RUNTIMES: Mapping[str, Realm] = {
    "1": Realm.PAGE,
    "2": Realm.IFRAME,  # of the same domain
    "3": Realm.IFRAME,  # of another domain
    "4": Realm.WORKER,
    SANDBOX: Realm.IFRAME,
    "6": Realm.IFRAME,  # Google Tag Manager's
    "7": Realm.IFRAME,  # with the page's address in its query
}

_FRAMES: Mapping[Frame, Realm] = {
    Frame.PAGE: Realm.PAGE,
    Frame.IFRAME: Realm.IFRAME,
    Frame.SERVICE_WORKER: Realm.SERVICE_WORKER,
}

# Playwright's names of Chromium's resource types; a beacon is a "ping".
_TRANSPORTS: Mapping[str, Transport] = {
    "ping": Transport.BEACON,
    "beacon": Transport.BEACON,
    "image": Transport.IMAGE,
    "fetch": Transport.FETCH,
    "xhr": Transport.XHR,
}


def decode_beacon(request: Request) -> list[Beacon]:
    """The beacons in a stored request; none in a request for a file of the SDK or a preflight."""
    return list(
        _beacons(
            request.method,
            request.url,
            request.body,
            transport=_transport_of(request),
            frame=request.frame,
        )
    )


def read(method: str, url: str, body: bytes) -> Sequence[SeenEvent]:
    """The events in a raw request, as the walker needs them while it shops."""
    return [
        SeenEvent(
            name=beacon.name,
            pixel_id=pixel_id,
            page_url=beacon.page_url,
            at=beacon.at,
            automatic=beacon.automatic,
            sdk_version=text_at(beacon.body, "context", "library", "version")[:_LONGEST_VERSION],
        )
        for beacon in _beacons(method, url, body, transport=Transport.BEACON, frame=None)
        if beacon.kind in {BeaconKind.EVENT, BeaconKind.ACTION} and beacon.wire_name
        for pixel_id in beacon.pixel_ids or ("",)
    ]


def _beacons(
    method: str, url: str, body: str | bytes, *, transport: Transport, frame: Frame | None
) -> Iterator[Beacon]:
    host, path = _place(url)
    if method.upper() not in {"GET", "POST", "PUT"} or is_sdk(method, host, path):
        return
    unpacked = unpack(url, body)
    if path in EVENTS_API_PATHS:
        for item in unpacked.objects:
            yield from _server_events(item, transport)
        return
    kind = _kind(path)
    for item in unpacked.objects:
        yield _beacon(item, kind, path, transport, frame, unpacked.note)
    note = unpacked.note or ("a beacon without a body" if path in _WITH_BODY else "")
    if note and not unpacked.objects:
        yield Beacon(kind=BeaconKind.UNREADABLE, transport=transport, note=note)


# Beacons go to few addresses.
@lru_cache(maxsize=256)
def _place(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:  # an address that is none, such as an unclosed bracket in the host
        return "", ""
    return parts.hostname or "", parts.path


def _kind(path: str) -> BeaconKind:
    if path in TELEMETRY_PATHS:
        return BeaconKind.TELEMETRY
    return BeaconKind.ACTION if path in ACTION_PATHS else BeaconKind.EVENT


def _beacon(
    body: JsonObject, kind: BeaconKind, path: str, transport: Transport, frame: Frame | None, note: str
) -> Beacon:
    wire_name, name_note = _wire_name(body, kind)
    if kind is BeaconKind.EVENT and "event" not in body and ("action" in body or path not in _WITH_BODY):
        # A path that is not known, such as a newer build's report: it names no event.
        kind = BeaconKind.ACTION if "action" in body else BeaconKind.TELEMETRY
        wire_name, name_note = _wire_name(body, kind)
    context = _object(body, "context")
    pixel, page, user = (_object(context, name) for name in ("pixel", "page", "user"))
    inspection = _object(body, "_inspection")
    properties = body.get("properties")
    contacts, matching = identity_in(user, inputs=inspection.get("identity_params"))
    runtime = _as_text(pixel.get("runtime"))
    automatic = (
        kind is not BeaconKind.EVENT
        or path == ENRICH_PATH
        or wire_name in STANDARD.automatic
        or inspection.get("trigger_source") == "pixel_self"
    )
    return Beacon(
        kind=kind,
        wire_name=wire_name,
        name=STANDARD.names.get(wire_name, wire_name),
        origin=Origin.AUTOMATIC if automatic else Origin.MERCHANT,
        pixel_ids=_pixel_ids(body, pixel),
        event_id=_event_id(body),
        properties=properties if is_object(properties) else {},
        page_url=_text(page, "url"),
        referrer=_text(page, "referrer"),
        at=_time(body.get("timestamp")),
        realm=_realm(runtime, frame),
        runtime=runtime,
        transport=transport,
        message_id=_text(body, "message_id"),
        pageview=_text(context, "pageview_id"),
        session=_text(context, "session_id"),
        visitor=_text(user, "anonymous_id"),
        click_id=_text(_object(context, "ad"), "callback"),
        matching=matching,
        contacts=contacts,
        vendor_says=vendor_says(body),
        limited_data_use=_flag(body.get("limited_data_use")),
        partner=_text(body, "partner"),
        route_change=inspection.get("tf") == ROUTE_CHANGE,
        body=body,
        note="; ".join(filter(None, (note, name_note, _odd_properties(properties)))),
    )


def _object(holder: JsonObject, name: str) -> JsonObject:
    found = holder.get(name)
    return found if is_object(found) else {}


def _text(holder: JsonObject, name: str) -> str:
    found = holder.get(name)
    return found if isinstance(found, str) else ""


def _wire_name(body: JsonObject, kind: BeaconKind) -> tuple[str, str]:
    key = {BeaconKind.EVENT: "event", BeaconKind.ACTION: "action"}.get(kind)
    if key is None:
        found = body.get("action", body.get("metric_name"))
        return (found if isinstance(found, str) else ""), ""
    found = body.get(key)
    if isinstance(found, str):
        return found[:_LONGEST_NAME], "" if len(found) <= _LONGEST_NAME else f"{key} cut"
    if found is None:
        return "", f"no {key}"
    return dump_json(found)[:_LONGEST_NAME], f"{key} is no text"


def _pixel_ids(body: JsonObject, pixel: JsonObject) -> tuple[str, ...]:
    """The pixels it speaks for: `codes` joins several by a bar; 2020 and the Events API name one above."""
    codes = _as_text(pixel.get("codes"))
    ids = codes.split("|") if codes else [_as_text(pixel.get("code"))]
    if not any(ids):
        ids = [_as_text(body.get(key)) for key in ("pixel_code", "sdkid", "event_source_id")]
    return tuple(dict.fromkeys(filter(None, (text.strip() for text in ids))))


def _event_id(body: JsonObject) -> JsonValue:
    """As it was sent, number or text; the empty text, by which the SDK says "none", is None."""
    found = body.get("event_id")
    return None if found == "" else found


def _as_text(value: JsonValue) -> str:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _flag(value: JsonValue) -> bool | None:
    return value if isinstance(value, bool) else None


def _odd_properties(properties: JsonValue) -> str:
    return "" if properties is None or is_object(properties) else "properties are no object"


def _realm(runtime: str, frame: Frame | None) -> Realm:
    """Where it ran: a service worker by the browser's word, all else by the beacon's, then the browser's."""
    if frame is Frame.SERVICE_WORKER:
        return Realm.SERVICE_WORKER
    return _RUNTIMES.get(runtime) or (_FRAMES[frame] if frame else Realm.PAGE)


def _transport_of(request: Request) -> Transport:
    """How it was sent: by the browser's word, else by the marks that each way leaves on a request."""
    if known := _TRANSPORTS.get(request.resource_type):
        return known
    if request.method.upper() == "GET":
        destination = request.headers.get("sec-fetch-dest", "image")
        return Transport.IMAGE if destination == "image" else Transport.FETCH
    crossing = request.headers.get("sec-fetch-mode", "no-cors")
    return Transport.FETCH if crossing == "cors" else Transport.BEACON


def _time(value: JsonValue) -> float | None:
    """Seconds since the epoch of an ISO 8601 text, or of a number or its text in seconds or milliseconds."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        if isinstance(value, str) and not value.strip().replace(".", "", 1).isdigit():
            moment = datetime.fromisoformat(value.strip())
            seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        else:
            number = float(value) if isinstance(value, int | float | str) else math.nan
            seconds = number / 1000 if number > _FAR_FUTURE else number
    except (ValueError, OverflowError, OSError):
        return None
    return seconds if 0 < seconds < _FAR_FUTURE else None


def _server_events(body: JsonObject, transport: Transport) -> Iterator[Beacon]:
    """Events API calls that the page itself makes (its access token stands open in the browser)."""
    data = body.get("data")
    for item in data if isinstance(data, list) else []:
        if not is_object(item):
            continue
        wire_name, note = _wire_name(item, BeaconKind.EVENT)
        properties = item.get("properties")
        contacts, matching = identity_in(_object(item, "user"), "user")
        yield Beacon(
            kind=BeaconKind.EVENT,
            wire_name=wire_name,
            name=STANDARD.names.get(wire_name, wire_name),
            origin=Origin.MERCHANT,
            pixel_ids=_pixel_ids(body, {}),
            event_id=_event_id(item),
            properties=properties if is_object(properties) else {},
            page_url=_text(_object(item, "page"), "url"),
            referrer=_text(_object(item, "page"), "referrer"),
            at=_time(item.get("event_time")),
            transport=transport,
            matching=matching,
            contacts=contacts,
            limited_data_use=_flag(item.get("limited_data_use")),
            body=item,
            note="; ".join(filter(None, ("the page calls the Events API itself", note))),
        )
