"""Evidence into facts: the one place where pages, events, calls and installs are put together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from auditor.decode.attribute import Placing
from auditor.decode.consent import as_answered, record_of
from auditor.decode.events import judged_by_vendor, sent_events, with_calls
from auditor.decode.fate import fates
from auditor.decode.page import read_page
from auditor.decode.pair import pairs
from auditor.decode.policies import policies_of
from auditor.decode.refusals import refusals_in
from auditor.decode.routes import on_their_pages, whole_documents
from auditor.decode.tiktok.beacons import Beacon, BeaconKind, decode_beacon
from auditor.decode.tiktok.installs import installs_of
from auditor.decode.tiktok.oddities import odd_requests
from auditor.decode.tiktok.snippets import Snippet, snippets_in
from auditor.model.event import Install, PixelEvent
from auditor.model.evidence import DocumentKind, Evidence, Frame, PixelCall, ProbeState, Request, Visit
from auditor.model.facts import Expectations, Facts
from auditor.model.page import Page, PageKind, PageReading
from auditor.model.pausing import without_cycles
from auditor.model.refusal import Refusal
from auditor.model.standard import Standard
from auditor.model.vendor import Vendor
from auditor.model.visits import by_visit, loads_of


def decode(evidence: Evidence, expect: Expectations, vendor: Vendor) -> Facts:
    """All facts of one audit. Pure: the same evidence gives the same facts."""
    evidence = replace(evidence, consent=as_answered(evidence.consent))
    whole, loads = whole_documents(evidence), loads_of(evidence.visits)
    states = by_visit(whole.states)
    pages = tuple(
        _page(visit, evidence, states.get(loads.get(visit.id, visit.id), [])) for visit in evidence.visits
    )
    loaded = tuple(page for page in pages if page.visit.id not in loads)
    snippets = {
        page.visit.id: snippets_in(evidence.documents.get((page.visit.id, DocumentKind.SERVED), ""))
        for page in loaded
    }
    with without_cycles():  # but not in what reads HTML, whose trees are full of them
        return on_their_pages(_put_together(whole, loaded, snippets, expect, vendor), pages, evidence)


def _put_together(
    evidence: Evidence,
    pages: tuple[Page, ...],
    snippets: Mapping[int, Sequence[Snippet]],
    expect: Expectations,
    vendor: Vendor,
) -> Facts:
    beacons = [
        (request, beacon)
        for request in evidence.requests
        if request.arrived
        for beacon in decode_beacon(request)
    ]
    events = sent_events(beacons, pages, evidence, vendor)
    paired = _paired(events, evidence, vendor.standard)
    fate = fates(
        evidence.calls,
        {call.id for call in paired.values()},
        [event for event in events if event.id not in paired],
        evidence.visits,
        vendor.standard,
    )
    events = with_calls(judged_by_vendor(events, evidence), paired, evidence, vendor)
    refusals = refusals_in(evidence.console, vendor.claims)
    return Facts(
        site=evidence.capture.site,
        standard=vendor.standard,
        expect=expect,
        capture=evidence.capture,
        pages=pages,
        events=tuple(events),
        installs=tuple(_installs(pages, events, refusals, snippets, evidence)),
        calls=evidence.calls,
        unsent=fate.unsent,
        lost=fate.lost,
        requests=evidence.requests,
        console=evidence.console,
        refusals=refusals,
        parked=_parked(evidence, snippets.values()),
        steps=evidence.steps,
        consent=evidence.consent,
        notes=(*odd_requests(evidence.requests), *_unreadable(beacons), *_unplaced(events)),
        evidence=evidence,
        server_events=_server_events(evidence, expect),
    )


def _installs(
    pages: Iterable[Page],
    events: Iterable[PixelEvent],
    refusals: Iterable[Refusal],
    snippets: Mapping[int, Sequence[Snippet]],
    evidence: Evidence,
) -> Iterator[Install]:
    states, calls, requests, sent, refused = (
        by_visit(evidence.states),
        by_visit(evidence.calls),
        by_visit(evidence.requests),
        by_visit(events),
        by_visit(refusals),
    )
    for page in pages:
        id_ = page.visit.id
        yield from installs_of(
            page.visit,
            states=states.get(id_, []),
            calls=calls.get(id_, []),
            requests=requests.get(id_, []),
            events=sent.get(id_, []),
            refusals=refused.get(id_, []),
            snippets=snippets.get(id_, ()),
            live=evidence.capture.sdk == "live",
        )


def _server_events(evidence: Evidence, expect: Expectations) -> str:
    if expect.server_events:
        return "declared"
    return "likely" if evidence.capture.server_certain else "unknown"


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


def _parked(evidence: Evidence, snippets: Iterable[Sequence[Snippet]]) -> frozenset[str]:
    """The pixels whose base code waits for a consent tool, where a banner asks."""
    if not any(record.seen for record in evidence.consent):
        return frozenset()
    return frozenset(snippet.pixel_id for snippet in chain.from_iterable(snippets) if snippet.parked)


def _page(visit: Visit, evidence: Evidence, states: Iterable[ProbeState]) -> Page:
    rendered, sent = (
        evidence.documents.get((visit.id, kind), "") for kind in (DocumentKind.RENDERED, DocumentKind.SERVED)
    )
    html = rendered or sent
    reading = read_page(html, visit.url) if html else PageReading(kind=PageKind.OTHER, why="no document")
    # What a page said before anything was chosen is asked for on product pages alone.
    served = read_page(sent, visit.url) if rendered and sent and reading.kind is PageKind.PRODUCT else None
    before = evidence.documents.get((visit.id, DocumentKind.UNCHOSEN), "")
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
        unchosen=read_page(before, _as_opened(visit)) if before else None,
        clean=not doubt,
        doubt=doubt,
        consent_pending=pending,
        policies=policies_of(visit.policies, sent, rendered),
        listening=_listening(states),
    )


def _as_opened(visit: Visit) -> str:
    """The address of a visit before a choice was written into its query."""
    return next((one.url for one in visit.routes if _path(one.url) == _path(visit.url)), visit.url)


def _path(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _listening(states: Iterable[ProbeState]) -> bool | None:
    """Whether the probe had its breakpoints in a visit's own document, by what it says of itself there."""
    told = [
        state.data.get("listening")
        for state in states
        if state.frame is Frame.PAGE and state.data.get("object_name")
    ]
    said = [word for word in told if isinstance(word, bool)]
    return any(said) if said else None


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
