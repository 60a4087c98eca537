"""Every event by the page it belongs to, as far as a report can list them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from auditor.model.event import Origin, PixelEvent
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import Page
from auditor.model.result import AuditResult
from auditor.model.rule import Severity
from auditor.report import payload, words
from auditor.report.prose import listing
from auditor.report.view.flags import NONE, Flags, flags_by
from auditor.report.view.places import Place, place, place_of, script

MAX_EVENTS = 400
"""Events that are listed; those that a finding speaks of first, then in the order of time."""
MAX_MARKUP = 1_200_000
"""Characters of payloads that are listed; beyond it whole beacons are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event. `details` are its circumstances, `beacon` all that was sent (None: left out)."""

    anchor: str
    name: str
    wire_name: str  # "" where it is the name
    automatic: bool
    sent: bool
    when: str
    codes: tuple[str, ...]
    worst: Severity | None
    details: tuple[tuple[str, str], ...]
    vendor_says: tuple[str, ...]
    parameters: Markup
    beacon: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroup:
    """The events of one page."""

    place: Place
    title: str
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventList:
    """The listed events; `total` is of all there are."""

    groups: tuple[EventGroup, ...]
    listed: int
    total: int
    anchors: Mapping[str, str]  # event id -> where it stands


def event_list(result: AuditResult) -> EventList:
    """The events of a result, as many as can be listed."""
    flags = flags_by(result.findings, lambda finding: finding.event_ref or None)
    chosen = _chosen(result.events, flags)
    anchors = {event.id: f"event-{number}" for number, event in enumerate(chosen, 1)}
    pages = {page.visit.id: page for page in result.pages}
    groups: defaultdict[tuple[int | None, str], list[PixelEvent]] = defaultdict(list)
    for event in chosen:
        groups[event.visit_id, event.page_url if event.visit_id is None else ""].append(event)
    budget = _Budget(MAX_MARKUP)
    return EventList(
        groups=tuple(
            _group(
                events, pages.get(visit) if visit is not None else None, result.site, anchors, flags, budget
            )
            for (visit, _), events in groups.items()
        ),
        listed=len(chosen),
        total=len(result.events),
        anchors=anchors,
    )


def _chosen(events: Sequence[PixelEvent], flags: Mapping[str, Flags]) -> list[PixelEvent]:
    wanted = [event for event in events if event.id in flags][:MAX_EVENTS]
    rest = [event for event in events if event.id not in flags]
    kept = {event.id for event in (*wanted, *rest[: MAX_EVENTS - len(wanted)])}
    return [event for event in events if event.id in kept]


class _Budget:
    """Counts the characters that were spent."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def spend(self, markup: Markup) -> Markup | None:
        """The markup, or None where it is more than what is left."""
        if len(markup) > self._left:
            return None
        self._left -= len(markup)
        return markup


def _group(
    events: Sequence[PixelEvent],
    page: Page | None,
    site: str,
    anchors: Mapping[str, str],
    flags: Mapping[str, Flags],
    budget: _Budget,
) -> EventGroup:
    first = events[0]
    since = page.visit.started_at if page else None
    return EventGroup(
        place=place_of(page, site) if page else place(first.page_url, first.page_kind, site, first.run),
        title=(page.reading.title or page.visit.title) if page else "",
        rows=tuple(
            _row(event, since, site, anchors[event.id], flags.get(event.id, NONE), budget) for event in events
        ),
    )


def _row(
    event: PixelEvent, since: float | None, site: str, anchor: str, flags: Flags, budget: _Budget
) -> EventRow:
    return EventRow(
        anchor=anchor,
        name=event.name,
        wire_name=event.wire_name if event.wire_name != event.name else "",
        automatic=event.origin is Origin.AUTOMATIC,
        sent=event.sent,
        when=words.offset(event.at, since),
        codes=flags.codes,
        worst=flags.worst,
        details=_details(event, site),
        vendor_says=event.vendor_says,
        parameters=_parameters(event, budget),
        beacon=budget.spend(listing(payload.lines(event.body))) if event.body else None,
    )


def _parameters(event: PixelEvent, budget: _Budget) -> Markup:
    if not event.parameters:
        return Markup()
    return budget.spend(listing(payload.lines(event.parameters))) or Markup("… in report.json")


def _details(event: PixelEvent, site: str) -> tuple[tuple[str, str], ...]:
    matching = event.matching
    said = {
        "Pixel": event.pixel_id,
        "Event ID": _scalar(event.event_id),
        "Origin": words.ORIGIN[event.origin],
        "Called as": event.call_name if event.call_name not in {event.name, event.wire_name} else "",
        "Called by": _caller(event, site),
        "Sent from": f"{words.REALM[event.realm]} ({words.TRANSPORT[event.transport]})",
        "Consent": words.CONSENT_PHASE[event.consent],
        "Matching": f"e-mail {words.MATCHING[matching.email]}, phone {words.MATCHING[matching.phone]}, "
        f"external id {words.MATCHING[matching.external_id]}",
        "Note": event.note,
    }
    return tuple((label, text) for label, text in said.items() if text)


def _scalar(value: JsonValue) -> str:
    if value is None or value == "":
        return "none"
    return value if isinstance(value, str) else " ".join(line.text for line in payload.lines(value)[:3])


def _caller(event: PixelEvent, site: str) -> str:
    if event.called_by is None:
        return ""
    where = script(event.called_by.site, site)
    name = f" ({event.called_by.name})" if event.called_by.name else ""
    return f"{words.OWNER[event.called_by.owner]}{name}{f': {where}' if where else ''}"
