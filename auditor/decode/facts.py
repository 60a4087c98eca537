"""Evidence into facts: the one place where pages, events, calls and installs are put together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from auditor.decode.attribute import Clues, Placing, step_at
from auditor.decode.caller import caller_of
from auditor.decode.consent import as_answered, phase_at, record_of
from auditor.decode.fate import fates
from auditor.decode.page import read_page
from auditor.decode.pair import pairs, said_name
from auditor.decode.policies import policies_of
from auditor.decode.refusals import refusals_in
from auditor.decode.tiktok.beacons import Beacon, BeaconKind, decode_beacon
from auditor.decode.tiktok.console import said_of
from auditor.decode.tiktok.installs import installs_of
from auditor.decode.tiktok.oddities import odd_requests
from auditor.decode.tiktok.snippets import snippets_in
from auditor.decode.tiktok.verdicts import pixels_say
from auditor.model.event import PixelEvent, Realm
from auditor.model.evidence import DocumentKind, Evidence, Frame, PixelCall, ProbeState, Request, Visit
from auditor.model.facts import Expectations, Facts
from auditor.model.jsonvalue import dig
from auditor.model.page import Page, PageKind, PageReading
from auditor.model.standard import Standard
from auditor.model.vendor import Vendor

_DOCUMENTS = 8  # that are kept at hand while the events of their visits are looked at
A_DAY = 86_400.0  # seconds; an event's own time further off than that is no time


def decode(evidence: Evidence, expect: Expectations, vendor: Vendor) -> Facts:
    """All facts of one audit. Pure: the same evidence gives the same facts."""
    evidence = replace(evidence, consent=as_answered(evidence.consent))
    beacons = [
        (request, beacon)
        for request in evidence.requests
        if request.arrived
        for beacon in decode_beacon(request)
    ]
    pages = tuple(_page(visit, evidence) for visit in evidence.visits)
    events = _events(beacons, pages, evidence, vendor)
    paired = _paired(events, evidence, vendor.standard)
    fate = fates(
        evidence.calls,
        {call.id for call in paired.values()},
        [event for event in events if event.id not in paired],
        evidence.visits,
        vendor.standard,
    )
    served = lru_cache(_DOCUMENTS)(lambda id_: evidence.documents.get((id_, DocumentKind.SERVED), ""))
    events = [
        _called(event, paired.get(event.id), vendor, served) for event in _judged_by_vendor(events, evidence)
    ]
    refusals = refusals_in(evidence.console, vendor.claims)
    return Facts(
        site=evidence.capture.site,
        standard=vendor.standard,
        expect=expect,
        capture=evidence.capture,
        pages=pages,
        events=tuple(events),
        installs=tuple(
            install
            for page in pages
            for install in installs_of(
                page.visit,
                states=[state for state in evidence.states if state.visit_id == page.visit.id],
                calls=[call for call in evidence.calls if call.visit_id == page.visit.id],
                requests=list(evidence.requests_of(page.visit)),
                events=[event for event in events if event.visit_id == page.visit.id],
                refusals=[refusal for refusal in refusals if refusal.visit_id == page.visit.id],
                served=evidence.documents.get((page.visit.id, DocumentKind.SERVED), ""),
                live=evidence.capture.sdk == "live",
            )
        ),
        calls=evidence.calls,
        unsent=fate.unsent,
        lost=fate.lost,
        requests=evidence.requests,
        console=evidence.console,
        refusals=refusals,
        parked=_parked(evidence),
        steps=evidence.steps,
        consent=evidence.consent,
        notes=(*odd_requests(evidence.requests), *_unreadable(beacons), *_unplaced(events)),
        evidence=evidence,
        server_events="likely" if evidence.capture.server_certain else "unknown",
    )


def _paired(events: Iterable[PixelEvent], evidence: Evidence, standard: Standard) -> dict[str, PixelCall]:
    """The call behind each event, run by run: what one visitor's page called, the other's did not send."""
    over_all = Placing(evidence.visits, {})
    run_of = {visit.id: visit.run for visit in evidence.visits}
    calls: defaultdict[str, list[PixelCall]] = defaultdict(list)
    for call in evidence.calls:
        known = run_of.get(call.visit_id) if call.visit_id is not None else None
        calls[known or over_all.run_at(call.at)].append(call)
    sent: defaultdict[str, list[PixelEvent]] = defaultdict(list)
    for event in events:
        sent[event.run].append(event)
    return {
        event_id: call
        for run, own in sent.items()
        for event_id, call in pairs(own, calls[run], standard).items()
    }


def _parked(evidence: Evidence) -> frozenset[str]:
    """The pixels whose base code waits for a consent tool, where a banner asks."""
    if not any(record.seen for record in evidence.consent):
        return frozenset()
    served = (evidence.documents.get((visit.id, DocumentKind.SERVED), "") for visit in evidence.visits)
    return frozenset(snippet.pixel_id for html in served for snippet in snippets_in(html) if snippet.parked)


def _page(visit: Visit, evidence: Evidence) -> Page:
    rendered, sent = (
        evidence.documents.get((visit.id, kind), "") for kind in (DocumentKind.RENDERED, DocumentKind.SERVED)
    )
    html = rendered or sent
    reading = read_page(html, visit.url) if html else PageReading(kind=PageKind.OTHER, why="no document")
    # What a page said before anything was chosen is asked for on product pages alone.
    served = read_page(sent, visit.url) if rendered and sent and reading.kind is PageKind.PRODUCT else None
    record = record_of(visit.run, evidence.consent)
    pending = (
        record is not None
        and record.seen_at is not None
        and (record.answered_at is None or record.answered_at > visit.ended_at)
        and record.seen_at <= visit.ended_at
    )
    doubt = ""
    if visit.failure:
        doubt = f"the page did not load: {visit.failure}"
    elif not visit.settled:
        doubt = "the watch ended at its bound before the page fell quiet"
    return Page(
        visit=visit,
        reading=reading,
        served=served,
        clean=not doubt,
        doubt=doubt,
        consent_pending=pending,
        policies=policies_of(visit.policies, sent, rendered),
        listening=_listening(visit, evidence.states),
    )


def _listening(visit: Visit, states: Iterable[ProbeState]) -> bool | None:
    """Whether the probe had its breakpoints in a visit's own document, by what it says of itself."""
    told = [
        state.data.get("listening")
        for state in states
        if state.visit_id == visit.id and state.frame is Frame.PAGE and state.data.get("object_name")
    ]
    said = [word for word in told if isinstance(word, bool)]
    return any(said) if said else None


def _events(
    beacons: Sequence[tuple[Request, Beacon]],
    pages: Sequence[Page],
    evidence: Evidence,
    vendor: Vendor,
) -> list[PixelEvent]:
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
                    spec=vendor.standard.events.get(beacon.name),
                    vendor_says=beacon.vendor_says,
                    body=beacon.body,
                    limited_data_use=dig(beacon.body, "limited_data_use") is True,
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


def _judged_by_vendor(events: Sequence[PixelEvent], evidence: Evidence) -> list[PixelEvent]:
    """Each event with what the vendor's SDK says against it and its pixel, beyond what its beacon carries."""
    console = said_of(evidence.console, events)
    # The stand-in knows no pixel.
    of_pixels = pixels_say(evidence.states) if evidence.capture.sdk != "standin" else {}
    return [
        replace(
            event,
            vendor_says=(
                *event.vendor_says,
                *console.get(event.id, ()),
                *of_pixels.get((event.visit_id, event.pixel_id), ()),
            ),
        )
        for event in events
    ]


def _called(
    event: PixelEvent, call: PixelCall | None, vendor: Vendor, served: Callable[[int], str]
) -> PixelEvent:
    if call is None:
        return event
    return replace(
        event,
        call=call,
        call_name=said_name(call),
        called_at=call.at,
        called_by=caller_of(
            call.called_by, event.page_url, is_sdk=vendor.claims, in_page=_in_page(call, served)
        ),
    )


def _in_page(call: PixelCall, served: Callable[[int], str]) -> bool:
    """Whether the page as it was sent may hold a call; one whose line is known stands in it."""
    if call.visit_id is None or call.called_by is None or call.called_by.line is not None:
        return True
    html = served(call.visit_id)
    return not html or (said_name(call) or call.method) in html


def _unreadable(beacons: Iterable[tuple[Request, Beacon]]) -> tuple[str, ...]:
    lost = dict.fromkeys(
        f"{request.host}{request.path}: {beacon.note}"
        for request, beacon in beacons
        if beacon.kind is BeaconKind.UNREADABLE
    )
    return tuple(lost)


def _unplaced(events: Iterable[PixelEvent]) -> tuple[str, ...]:
    names = dict.fromkeys(event.name for event in events if event.visit_id is None)
    number = sum(event.visit_id is None for event in events)
    if not number:
        return ()
    could = "An event" if number == 1 else f"{number} events"
    return (f"{could} could not be tied to a page: {', '.join(names)}.",)
