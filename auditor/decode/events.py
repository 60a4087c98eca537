"""Beacons into events: on which visit and step each was sent, what caused it, what the vendor's SDK says of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from auditor.decode.attribute import Clues, Placing, step_at
from auditor.decode.caller import caller_of
from auditor.decode.consent import phase_at, record_of
from auditor.decode.pair import said_name
from auditor.decode.tiktok.beacons import Beacon, BeaconKind
from auditor.decode.tiktok.console import said_of
from auditor.decode.tiktok.senders import from_app, sender_in
from auditor.decode.tiktok.verdicts import pixels_say
from auditor.model.event import Caller, OwnerKind, PixelEvent, Realm
from auditor.model.evidence import DocumentKind, Evidence, Frame, PixelCall, Request
from auditor.model.jsonvalue import dig
from auditor.model.page import Page, PageKind
from auditor.model.redaction import is_marked_readable
from auditor.model.vendor import Vendor

_DOCUMENTS = 8  # that are kept at hand while the events of their visits are looked at
_IN_SANDBOX = Caller(owner=OwnerKind.APP)  # the theme has no part in what runs there
A_DAY = 86_400.0  # seconds; an event's own time further off than that is no time


def sent_events(
    beacons: Sequence[tuple[Request, Beacon]],
    pages: Sequence[Page],
    evidence: Evidence,
    vendor: Vendor,
) -> list[PixelEvent]:
    """The events that arrived, each on its visit where that can be told, in the order of their own time."""
    seen = {
        beacon.pageview: request.visit_id
        for request, beacon in reversed(beacons)
        if beacon.pageview and request.visit_id is not None and not request.guessed
    }
    over_all = Placing(evidence.visits, seen)
    # What one run's browser sent is no page's of the other, though both show the same addresses.
    of_run = {
        run: Placing([visit for visit in evidence.visits if visit.run == run], seen)
        for run in {visit.run for visit in evidence.visits}
    }
    by_visit = {page.visit.id: page for page in pages}
    events: list[PixelEvent] = []
    for request, beacon in beacons:
        if beacon.kind in {BeaconKind.TELEMETRY, BeaconKind.UNREADABLE}:
            continue
        at = beacon.at if beacon.at is not None and abs(beacon.at - request.at) < A_DAY else request.at
        realm = _realm(request, beacon)
        run = over_all.run_at(request.at)
        placing = of_run.get(run, over_all)
        placed = placing.place(
            Clues(
                given=request.visit_id,
                pageview=beacon.pageview,
                page_url=beacon.page_url,
                at=at,
                guessed=request.guessed,
                leaving=realm is Realm.UNLOAD,
                late=at == request.at,
            )
        )
        page = by_visit.get(placed.visit_id) if placed.visit_id is not None else None
        run = page.visit.run if page is not None else run
        doubt = f"it could not be tied to a page: {placed.doubt}" if placed.doubt else ""
        for pixel in beacon.pixel_ids or ("",):
            events.append(
                PixelEvent(
                    id=f"e{len(events) + 1}",
                    run=run,
                    name=beacon.name,
                    wire_name=beacon.wire_name,
                    origin=beacon.origin,
                    pixel_id=pixel,
                    visit_id=placed.visit_id,
                    page_url=beacon.page_url or (page.url if page is not None else ""),
                    page_kind=page.kind if page is not None else PageKind.OTHER,
                    step=step_at(
                        at, run, [page.visit] if page is not None else placing.running(at), evidence.steps
                    ),
                    # An event on hold keeps its own time, and leaves once consent is given.
                    consent=phase_at(request.at, record_of(run, evidence.consent)),
                    realm=realm,
                    transport=beacon.transport,
                    at=at,
                    sent_at=request.at,
                    sent=True,
                    event_id=beacon.event_id,
                    parameters=beacon.properties,
                    matching=beacon.matching,
                    contacts=beacon.contacts,
                    visitor=beacon.visitor,
                    click_id=beacon.click_id,
                    spec=vendor.standard.events.get(beacon.name),
                    vendor_says=beacon.vendor_says,
                    body=beacon.body,
                    readable=not request.body.startswith("{") or is_marked_readable(request.body),
                    limited_data_use=dig(beacon.body, "limited_data_use") is True,
                    sandboxed=from_app(beacon.runtime, request.path),
                    note="; ".join(filter(None, (request.note, beacon.note, doubt))),
                )
            )
    return sorted(events, key=lambda event: event.at)


def _realm(request: Request, beacon: Beacon) -> Realm:
    """What the beacon says of itself, but for a page that was being left: of that the browser tells nothing."""
    if request.guessed:
        return beacon.realm
    if beacon.realm is Realm.PAGE and request.frame is Frame.IFRAME:
        return Realm.IFRAME
    return Realm.UNLOAD if beacon.realm is Realm.PAGE and not request.seen_by_browser else beacon.realm


def judged_by_vendor(events: Sequence[PixelEvent], evidence: Evidence) -> list[PixelEvent]:
    """Each event with what the vendor's SDK says against it and its pixel, beyond what its beacon carries."""
    console = said_of(evidence.console, events)
    # The stand-in knows no pixel.
    of_pixels = pixels_say(evidence.states) if evidence.capture.sdk != "standin" else {}
    judged = []
    for event in events:
        said = (*console.get(event.id, ()), *of_pixels.get((event.visit_id, event.pixel_id), ()))
        judged.append(replace(event, vendor_says=(*event.vendor_says, *said)) if said else event)
    return judged


def with_calls(
    events: Iterable[PixelEvent], paired: Mapping[str, PixelCall], evidence: Evidence, vendor: Vendor
) -> list[PixelEvent]:
    """Each event with the call that caused it and whose script made that; `paired` is by the event's id."""
    served = lru_cache(_DOCUMENTS)(lambda id_: evidence.documents.get((id_, DocumentKind.SERVED), ""))
    return [_called(event, paired.get(event.id), vendor, served) for event in events]


def _called(
    event: PixelEvent, call: PixelCall | None, vendor: Vendor, served: Callable[[int], str]
) -> PixelEvent:
    if call is None:
        caller = _uncalled(event)
        return event if caller is None else replace(event, called_by=caller)
    return replace(
        event,
        call=call,
        call_name=said_name(call),
        called_at=call.at,
        called_by=replace(_IN_SANDBOX, site=call.called_by)
        if event.sandboxed
        else caller_of(call.called_by, event.page_url, is_sdk=vendor.claims, in_page=_in_page(call, served)),
    )


def _uncalled(event: PixelEvent) -> Caller | None:
    """Who sent an event of which no call was heard, as far as the event itself tells."""
    if event.sandboxed:
        return _IN_SANDBOX
    name = sender_in(event.body)
    return None if name is None else Caller(owner=OwnerKind.SDK, name=name)


def _in_page(call: PixelCall, served: Callable[[int], str]) -> bool:
    """Whether the page as it was sent may hold a call; one whose line is known stands in it."""
    if call.visit_id is None or call.called_by is None or call.called_by.line is not None:
        return True
    html = served(call.visit_id)
    return not html or (said_name(call) or call.method) in html
