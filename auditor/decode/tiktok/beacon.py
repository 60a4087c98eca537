"""A beacon: one event, action or report as TikTok's SDK puts it on the wire."""

from dataclasses import dataclass, field
from enum import StrEnum

from auditor.model.event import MatchField, Matching, Origin, Realm, Transport
from auditor.model.jsonvalue import JsonObject, JsonValue


class BeaconKind(StrEnum):
    """What a beacon is for."""

    EVENT = "event"
    ACTION = "action"  # what the SDK saw by itself: page metadata, a click
    TELEMETRY = "telemetry"  # the SDK on itself
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beacon:
    """One event (or action, or report) as it is on the wire.

    `name` is today's standard name, `wire_name` what was sent. `pixel_ids` has more than one entry
    where one beacon speaks for several pixels. `at` is the event's own time in seconds since the epoch.
    `pageview`, `session` and `visitor` join beacons and mean nothing else; in redacted evidence they
    are digests. `limited_data_use` is None where the beacon does not say.
    """

    kind: BeaconKind
    wire_name: str = ""
    name: str = ""
    origin: Origin = Origin.AUTOMATIC
    pixel_ids: tuple[str, ...] = ()
    event_id: JsonValue = None
    properties: JsonObject = field(default_factory=dict)
    page_url: str = ""
    referrer: str = ""
    at: float | None = None
    realm: Realm = Realm.PAGE
    runtime: str = ""
    transport: Transport = Transport.BEACON
    message_id: str = ""
    pageview: str = ""
    session: str = ""
    visitor: str = ""
    click_id: str = ""
    matching: Matching = field(default_factory=Matching)
    contacts: tuple[MatchField, ...] = ()
    vendor_says: tuple[str, ...] = ()
    limited_data_use: bool | None = None
    partner: str = ""
    route_change: bool = False  # a Pageview of the SDK's own, because the address changed
    body: JsonObject | None = None
    note: str = ""

    @property
    def automatic(self) -> bool:
        """Whether the SDK sent it of itself."""
        return self.origin is Origin.AUTOMATIC
