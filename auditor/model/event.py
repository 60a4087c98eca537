"""What left the browser for the vendor, and how the pixel got onto the page."""

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.evidence import CallSite, Frame, PixelCall
from auditor.model.journey import Step
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import PageKind
from auditor.model.redaction import Redacted
from auditor.model.standard import EventSpec


class Origin(StrEnum):
    """Who wanted the event: the shop, or the SDK of itself (never credited to the shop)."""

    MERCHANT = "merchant"
    AUTOMATIC = "automatic"


class Realm(StrEnum):
    """Where the event was sent from."""

    PAGE = "page"
    IFRAME = "iframe"
    WORKER = "worker"
    SERVICE_WORKER = "service_worker"
    UNLOAD = "unload"
    SERVER = "server"


class Transport(StrEnum):
    """How it was sent."""

    BEACON = "beacon"
    FETCH = "fetch"
    XHR = "xhr"
    IMAGE = "image"
    SERVER = "server"
    NONE = "none"


class ConsentPhase(StrEnum):
    """Where the consent banner stood when the event was made; `NONE`: there was no banner."""

    NONE = "none"
    BEFORE = "before"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class MatchState(StrEnum):
    """What an event carries in one matching field."""

    HASHED = "hashed"
    PLAIN = "plain"
    INVALID = "invalid"
    ABSENT = "absent"


class OwnerKind(StrEnum):
    """Whose script called the pixel: whom an agency e-mails."""

    THEME = "theme"
    GTM = "gtm"
    APP = "app"
    SDK = "sdk"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who called. `name` tells which: a tag manager's container, a plug-in, the host of a script."""

    owner: OwnerKind
    site: CallSite | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The three matching fields that a report names."""

    email: MatchState = MatchState.ABSENT
    phone: MatchState = MatchState.ABSENT
    external_id: MatchState = MatchState.ABSENT


class MatchSource(StrEnum):
    """Who gave an event what it is matched by."""

    MERCHANT = "merchant"  # by `identify`
    FORM = "form"  # the SDK found it in a form (automatic matching)
    BUILDER = "builder"  # a rule of the event builder


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchField:
    """An e-mail address or a phone number that an event carries, as it was written.

    `marker` is what the redactor left of the value; None where the value is no text, or raw evidence.
    """

    kind: str  # "email", "phone"
    path: str  # JSON path in the body: `context.user.auto_email`
    source: MatchSource
    state: MatchState
    marker: Redacted | None = None
    by_sdk: bool | None = None  # whether the SDK made the hash of a plain value; None where it does not say


@dataclass(frozen=True, slots=True, kw_only=True)
class PixelEvent:
    """One event of one pixel.

    `name` is today's standard name, `wire_name` what was sent; `call_name` what the page called it,
    where the call is known. `at` is the event's own time, `sent_at` when it arrived at the sinkhole;
    `sent` is False for a call that never became a beacon. `parameters` are the merchant's, as sent.
    `body` is the whole decoded (redacted) beacon.
    """

    id: str
    run: str
    name: str
    wire_name: str
    origin: Origin
    pixel_id: str
    visit_id: int | None
    page_url: str
    page_kind: PageKind
    step: Step | None
    consent: ConsentPhase
    realm: Realm
    transport: Transport
    at: float
    sent_at: float | None
    sent: bool
    event_id: JsonValue
    parameters: JsonObject
    matching: Matching
    spec: EventSpec | None = None
    called_at: float | None = None
    called_by: Caller | None = None
    call: PixelCall | None = None
    call_name: str = ""
    vendor_says: tuple[str, ...] = ()
    body: JsonObject | None = None
    note: str = ""
    limited_data_use: bool = False  # the vendor was told to use the event's data in its own limited way
    sandboxed: bool = False  # sent from a shop system's sandbox for apps, which knows the page it works for
    contacts: tuple[MatchField, ...] = ()  # the e-mail addresses and phone numbers behind `matching`
    readable: bool = True  # somebody's data may stand readable in `body`; False where the redactor found none
    # Digests that are equal where the values were: by which the SDK knows the visitor, and the ad's click.
    visitor: str = ""
    click_id: str = ""

    @property
    def made_on(self) -> str:
        """The address of the page on which it was made: by its call, where that was heard as it was made.

        Else it is what the event tells, which the SDK may have kept from before the address changed.
        """
        call = self.call
        heard = call is not None and call.frame is Frame.PAGE and not call.queued
        return call.frame_url if call is not None and heard and call.frame_url else self.page_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Install:
    """One pixel on one page: how it was installed and whether its SDK came up.

    `loads` counts `ttq.load` calls for the id, None where they could not be counted.
    `sdk_requested`, `sdk_arrived` and `started` follow the SDK's way; `failure` says why it failed, in the
    browser's or the server's words. Of `failure_kind`, "embedder" is the page's own demand that other
    sites' files allow their embedding, "machine" a failure of the auditor's own network, and "standin" a
    page that does not take the stand-in, which says nothing of the vendor's own SDK.
    """

    visit_id: int
    pixel_id: str
    realm: Realm
    loads: int | None
    installed_by: str  # "inline", "gtm", "partner", "unknown"
    partner: str
    object_name: str  # `ttq`, or what the page calls it
    sdk_requested: bool
    sdk_arrived: bool
    started: bool
    failure: str = ""
    failure_kind: str = ""  # a RefusalKind; "dns", "tls", "http", "network", "embedder", "machine", "standin"
    status: str = ""  # what the SDK says of the id: "live", "unknown", ""
    own_host: bool = False
    waiting: int | None = None  # calls left in the queue after its SDK had come; None where nobody looked
    locked: bool = False  # its object takes no change, so that no SDK can take it over
    place: str = ""  # where in the served HTML its base code stands: "head", "body"; "" where it does not
    snippets: int = 0  # how many base codes for it stand in the served HTML and wait for nothing
    legacy: bool = False  # it came by the loader of 2020
    # Times in seconds since the epoch: its first sign on the page, the first request for its SDK, and when
    # its SDK was first seen to run; None where that was not seen.
    first_at: float | None = None
    asked_at: float | None = None
    started_at: float | None = None
    touched: bool | None = None  # whether the visitor had pressed anything by its first sign; None: unknown
