"""What was seen: the record of one audit, as it is saved, disputed and judged again.

Everything here was redacted before it was written. Times are seconds since the epoch (UTC).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from auditor.model.journey import ConsentRecord, Step, StepOutcome
from auditor.model.jsonvalue import JsonObject, JsonValue


class Frame(StrEnum):
    """Where in the browser a request or a call came from, as the browser itself says."""

    PAGE = "page"
    IFRAME = "iframe"
    SERVICE_WORKER = "service_worker"


class SeenBy(StrEnum):
    """How a page was looked at."""

    BROWSER = "browser"
    HTTP = "http"


@dataclass(frozen=True, slots=True)
class Route:
    """An address of a document that had several: the first, or one taken on without a load, and when.

    The time is when we were told, in seconds since the epoch.
    """

    url: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One page: opened, watched until it fell quiet, and left.

    It begins with a top-level document, which is loaded or comes back from the browser's cache, or with a change
    of the address by which a document that stays has become another page to a visitor (`routed_from`).

    `settled` is False where the watch ended at its bound or broke off: then what did not happen
    in it proves nothing.
    """

    id: int
    run: str
    step: Step | None  # the step of the journey that was under way when the document started
    requested_url: str
    url: str
    status: int | None  # None: no answer came
    started_at: float
    ended_at: float
    settled: bool
    seen_by: SeenBy = SeenBy.BROWSER
    title: str = ""
    content_type: str = ""
    failure: str = ""  # why there is no page: the browser's own words
    settle_seconds: float = 0.0  # from the last vendor activity to the end of the watch
    screenshot: str | None = None
    reload_of: int | None = None  # the visit that this one repeats (the reloaded confirmation)
    notes: tuple[str, ...] = ()
    obstacle: str = ""  # what stands in the shop's place: a bot wall, a locked preview, nothing at all
    policies: tuple[str, ...] = ()  # the values of its answer's Content-Security-Policy headers
    asked_at: float | None = None  # when the browser asked for it, by its own clock; None where it told none
    committed_at: float | None = None  # when its document took the place of the one before, as we were told
    restored_from: int | None = None  # the visit whose document came back from the back/forward cache
    by_page: bool = False  # a page led there, by a click or a script, not the auditor by the address
    spared: bool = False  # to save time, not each call of the page to the vendor's object was listened to
    parsed_at: float | None = None  # when we were told of its DOMContentLoaded; None where we were not
    stirred_at: float | None = None  # when the auditor scrolled and moved the mouse, since no pixel had come
    routes: tuple[Route, ...] = ()  # its document's addresses, where it took on others without a load
    answer_headers: tuple[str, ...] = ()  # by name; those that name software as `name: value`
    routed_from: int | None = None  # the visit whose document became this page without a load

    @property
    def is_repeat(self) -> bool:
        """Whether it shows again what an earlier visit showed: reloaded, or come back to."""
        return self.reload_of is not None or self.restored_from is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request to a vendor's host: a beacon, an SDK file, or something unknown.

    `at` is when it was received. `answered_by` says who answered: "sinkhole" (sealed), "vendor",
    "standin", "saved", "shop" (its own endpoint); "" where nobody did. `answer` is what the vendor said to
    a beacon that was let through, up to 4,000 characters of it, redacted. `failure` holds the browser's words where it refused
    the request itself (CSP, mixed content, DNS …): such a request never left.
    """

    id: int
    visit_id: int | None  # by the browser's own request event; None: only the sinkhole saw it
    frame: Frame | None
    frame_url: str
    method: str
    url: str
    host: str
    path: str
    headers: Mapping[str, str]
    body: str
    at: float
    status: int | None
    answered_by: str
    resource_type: str = ""
    seen_by_browser: bool = False
    seen_by_sinkhole: bool = False
    failure: str = ""
    note: str = ""  # what is odd about it: body cut, undecodable, unknown host
    intercepted: bool = False  # read inside the browser (a self-hosted endpoint): not guaranteed
    answer: str = ""
    guessed: bool = False  # its visit and frame may be those of another request, sent at the same time

    @property
    def arrived(self) -> bool:
        """Whether it got out of the browser."""
        return self.seen_by_sinkhole or self.intercepted


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSite:
    """The script that made a call: its address (the page's own for inline scripts) and line."""

    url: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PixelCall:
    """What the page asked of the vendor's object: `ttq.track("AddToCart", {…})`.

    `pixel_id` is set where one instance was addressed (`ttq.instance(id)`). `queued` tells that it
    was read from the stub's queue rather than seen as it was made, so its time is approximate.
    """

    id: int
    visit_id: int | None
    frame: Frame
    frame_url: str
    at: float
    method: str
    arguments: tuple[JsonValue, ...]
    pixel_id: str | None = None
    queued: bool = False
    called_by: CallSite | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeState:
    """What the vendor's object said of itself at one moment, as its probe reports it."""

    visit_id: int
    frame: Frame
    frame_url: str
    at: float
    data: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleLine:
    """A line of the page's console, or an uncaught exception (`level` is then "exception").

    `by_browser` tells the browser's own words from what a script wrote there, None where that is unknown.
    """

    visit_id: int | None
    at: float
    level: str
    text: str
    url: str = ""
    line: int | None = None
    by_browser: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """A cookie as it stood at the end of a visit; of its value only a salted digest is kept.

    `first_seen` is when the visit was first seen to have it (seconds since the epoch): a visit goes on
    after its consent banner was answered, and this tells what stood there before.
    """

    visit_id: int
    name: str
    domain: str
    path: str
    expires: float | None
    digest: str
    first_seen: float | None = None


class DocumentKind(StrEnum):
    """The HTML as the server sent it, or as the browser had rendered it at the end of the watch.

    `UNCHOSEN` is what was rendered before the shopper chose between forms of the product. In both that were
    rendered, `data-auditor-hidden` marks what the visitor cannot see, `data-auditor-struck` what is struck
    through, and `data-auditor-chosen` the live state of options and radio buttons.
    """

    SERVED = "served"
    RENDERED = "rendered"
    UNCHOSEN = "unchosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The conditions of the capture, and what it counted."""

    site: str
    started_at: float
    finished_at: float
    sdk: str  # "live", "standin" or "saved"
    sdk_note: str
    seal: str
    browser: str
    user_agent: str
    differences: tuple[str, ...]  # every way in which the browser is not the visitor's
    beacons: int
    sent_to_vendor: int
    sealed_other: int
    settings: Mapping[str, JsonValue]
    incomplete: tuple[str, ...] = ()  # why the audit is not whole, one sentence each
    notes: tuple[str, ...] = ()
    server_side: tuple[str, ...] = ()  # what in the shop's pages may send events from a server
    server_certain: bool = False  # one of them does so as it comes
    sdk_pixel: str = ""  # the pixel that a saved SDK was saved for
    withheld: bool = False  # an ordinary browser was given a pixel where this one saw none on any page


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One audit's record. `documents` reads each document when it is asked for."""

    capture: Capture
    visits: tuple[Visit, ...] = ()
    requests: tuple[Request, ...] = ()
    calls: tuple[PixelCall, ...] = ()
    states: tuple[ProbeState, ...] = ()
    console: tuple[ConsoleLine, ...] = ()
    cookies: tuple[Cookie, ...] = ()
    steps: tuple[StepOutcome, ...] = ()
    consent: tuple[ConsentRecord, ...] = ()
    documents: Mapping[tuple[int, DocumentKind], str] = field(default_factory=dict)
