"""How each pixel got onto a page, and whether its SDK came up there.

Put together from four witnesses, any of which may be missing: what `ttq` said of itself, the `load`
calls, the requests for the SDK, and the beacons. The HTML that the server sent tells whether the base
code stands in the page itself; it does not tell that it ran, unless the browser says that it refused to
run it. Layout of the state: `probe/state.js`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

from auditor.decode.caller import caller_of
from auditor.decode.tiktok.failures import arrived, failure_of, is_refused
from auditor.decode.tiktok.hosts import claims, is_legacy, is_sdk
from auditor.decode.tiktok.snippets import Snippet
from auditor.model.event import Install, OwnerKind, PixelEvent, Realm
from auditor.model.evidence import Frame, PixelCall, ProbeState, Request, Visit
from auditor.model.jsonvalue import JsonObject, dig, text_at
from auditor.model.refusal import Refusal

GTM_PARTNER = "GoogleTagManagerClient"  # set by the template of the tag manager (tiktok/gtm-template-pixel)
STATUS = {0: "live", 1: "unknown"}  # `_i[id].info.status` (SDK, May 2026)
_ONE_DOCUMENT = (
    1.0  # seconds within which a frame's loads are one document's: later, it may have been loaded anew
)


@dataclass(slots=True)
class _Witnesses:
    """What speaks for one pixel on one page."""

    calls: list[PixelCall] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    events: list[PixelEvent] = field(default_factory=list)
    states: list[ProbeState] = field(default_factory=list)
    snippets: list[Snippet] = field(default_factory=list)
    in_markup: bool = False
    legacy: bool = False


def installs_of(
    visit: Visit,
    *,
    states: Sequence[ProbeState],
    calls: Sequence[PixelCall],
    requests: Sequence[Request],
    events: Sequence[PixelEvent],
    refusals: Sequence[Refusal] = (),
    snippets: Iterable[Snippet] = (),
    live: bool = True,
) -> list[Install]:
    """One entry for each pixel that any witness names on a page, in the order in which they are named.

    `snippets` are those in the document as the server sent it. `live` tells that the SDK's files are the
    vendor's own of today, and not a stand-in's or a copy's.
    """
    found = _witnesses(states, calls, requests, events)
    by_old_loader = [request for request in requests if is_legacy(request.path)]
    for pixel, seen in found.items():
        seen.legacy = any(pixel in request.url or pixel in request.body for request in by_old_loader)
    watched = any(state.frame is Frame.PAGE for state in states)
    for snippet in snippets:
        if not snippet.parked and (snippet.pixel_id in found or is_refused(snippet, refusals)):
            found[snippet.pixel_id].snippets.append(snippet)
    last = max((state for state in states if state.frame is Frame.PAGE), key=_time_of, default=None)
    return [
        _install(visit, pixel, seen, refusals, watched=watched, last=last, live=live)
        for pixel, seen in found.items()
    ]


def _witnesses(
    states: Iterable[ProbeState],
    calls: Iterable[PixelCall],
    requests: Iterable[Request],
    events: Iterable[PixelEvent],
) -> defaultdict[str, _Witnesses]:
    found: defaultdict[str, _Witnesses] = defaultdict(_Witnesses)
    for call in calls:
        if call.method == "load" and (pixel := text_at(list(call.arguments), 0)):
            found[pixel].calls.append(call)
    for state in states:
        for pixel in _texts(state, "ids"):
            found[pixel].states.append(state)
        for pixel in filter(None, map(_sdkid, _texts(state, "sdk_scripts"))):
            found[pixel].in_markup = True
    for request in requests:
        if is_sdk(request.method, request.host, request.path) and (pixel := _sdkid(request.url)):
            found[pixel].requests.append(request)
    for event in events:
        if event.pixel_id:
            found[event.pixel_id].events.append(event)
    return found


def _texts(state: ProbeState, key: str) -> list[str]:
    listed = state.data.get(key)
    return [item for item in listed if isinstance(item, str)] if isinstance(listed, list) else []


def _time_of(state: ProbeState) -> float:
    return state.at


def _install(
    visit: Visit,
    pixel: str,
    seen: _Witnesses,
    refusals: Sequence[Refusal],
    *,
    watched: bool,
    last: ProbeState | None,
    live: bool,
) -> Install:
    latest = max(seen.states, key=_time_of, default=None)
    data = latest.data if latest is not None else None
    called = latest is not None or bool(seen.calls)
    started = dig(data, "mounted") is True or bool(seen.events)
    failure = failure_of(seen.requests, refusals, seen.snippets, called=called, live=live)
    status = dig(data, "info", pixel, "status")
    named = text_at(data, "info", pixel, "pixelCode")
    partner = _partner(data, seen.events)
    realm = _realm(seen)
    left = _left_waiting(seen, last if realm is Realm.PAGE else latest)
    asked = min((request.at for request in seen.requests), default=None)
    running = [state.at for state in seen.states if state.data.get("mounted") is True]
    running += [event.at for event in seen.events]
    signs = [call.at for call in seen.calls] + [state.at for state in seen.states]
    return Install(
        visit_id=visit.id,
        pixel_id=pixel,
        realm=realm,
        loads=_loads(seen, watched=watched),
        installed_by=_installed_by(partner, seen.calls, visit.url, inline=bool(seen.snippets)),
        partner=partner,
        object_name=text_at(data, "object_name"),
        sdk_requested=bool(seen.requests) or seen.in_markup,
        sdk_arrived=any(map(arrived, seen.requests)),
        started=started,
        failure=failure.words,
        failure_kind=failure.kind,
        status="unknown" if named and named != pixel else STATUS.get(_number(status), ""),
        waiting=max(_number(left.get("queued")), 0) if left is not None else None,
        locked=left is not None and left.get("locked") is True,
        place=seen.snippets[0].place if seen.snippets else "",
        snippets=len(seen.snippets),
        legacy=seen.legacy,
        first_at=min((*signs, *running, *([] if asked is None else [asked])), default=None),
        asked_at=asked,
        started_at=min(running, default=None),
        touched=_touched(seen.states),
    )


def _touched(states: Sequence[ProbeState]) -> bool | None:
    """Whether a button or a key of the page had been pressed when its object first named the pixel."""
    first = min((state for state in states if state.frame is Frame.PAGE), key=_time_of, default=None)
    said = first.data.get("touched") if first is not None else None
    return said if isinstance(said, bool) else None


def _left_waiting(seen: _Witnesses, state: ProbeState | None) -> JsonObject | None:
    """What the pixel's object said of itself after its SDK had come, None where it was not asked again."""
    came = min((request.at for request in seen.requests if arrived(request)), default=None)
    return state.data if state is not None and came is not None and state.at >= came else None


def _loads(seen: _Witnesses, *, watched: bool) -> int | None:
    """How often one document loaded the pixel: the page, or a frame where the page has no part in it."""
    own = [call for call in seen.calls if call.frame is Frame.PAGE]
    if own or any(state.frame is Frame.PAGE for state in seen.states):
        return len(own) if watched else None
    frames: defaultdict[str, list[float]] = defaultdict(list)
    for call in seen.calls:
        frames[call.frame_url].append(call.at)
    counts = [sum(at - min(times) <= _ONE_DOCUMENT for at in times) for times in frames.values()]
    return max(counts, default=None)


# Each page asks for the same files.
@lru_cache(maxsize=256)
def _sdkid(address: str) -> str:
    """The pixel that an SDK address asks for; a file without `sdkid` serves every pixel."""
    try:
        found = parse_qs(urlsplit(address).query).get("sdkid", [""])
    except ValueError:
        return ""
    return found[0][:200]


def _partner(data: object, events: Iterable[PixelEvent]) -> str:
    said = text_at(data, "partner") if isinstance(data, dict) else ""
    return said or next((text_at(event.body, "partner") for event in events if event.body), "")


def _installed_by(partner: str, calls: Iterable[PixelCall], page_url: str, *, inline: bool) -> str:
    """By the partner's mark first; else by whose script loaded it, which the page's own HTML may hold."""
    if partner:
        return "gtm" if partner == GTM_PARTNER else "partner"
    for call in calls:
        owner = caller_of(call.called_by, page_url, is_sdk=claims).owner
        if owner is OwnerKind.GTM:
            return "gtm"
        if owner is OwnerKind.APP:
            return "partner"
        if call.called_by is not None and call.called_by.url.partition("#")[0] == page_url.partition("#")[0]:
            return "inline"
    return "inline" if inline else "unknown"


def _realm(seen: _Witnesses) -> Realm:
    frames = {call.frame for call in seen.calls} | {state.frame for state in seen.states}
    if Frame.PAGE in frames:
        return Realm.PAGE
    if seen.events:
        return seen.events[0].realm
    return Realm.IFRAME if Frame.IFRAME in frames else Realm.PAGE


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else -1
