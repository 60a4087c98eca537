"""A measurement vendor as data and functions: how `gather` works for it without knowing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import PageReading
from auditor.model.plan import Identity
from auditor.model.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEvent:
    """The least that the walker needs to know of a beacon while it shops."""

    name: str  # today's standard name
    pixel_id: str
    page_url: str
    at: float | None  # the event's own time, seconds since the epoch
    automatic: bool
    sdk_version: str = ""  # what the SDK that sent it calls itself


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkFile:
    """A file of the SDK, answered without the vendor."""

    body: bytes
    content_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeMessage:
    """A message of the in-page probe, parsed. `kind` is "call" or "state".

    `frame_url` is the address of the document that it speaks from ("" where it does not tell), `top`
    whether that is the page's own document and not one in a frame. `document` is that document's own mark
    ("" where it does not tell), `restores` how often it has come back from the back/forward cache by then,
    `serial` the message's number in it: the browser repeats the messages of a document that comes back.
    """

    kind: str
    at: float
    method: str = ""
    arguments: tuple[JsonValue, ...] = ()
    pixel_id: str | None = None
    queued: bool = False
    script: str = ""
    line: int | None = None
    state: JsonObject | None = None
    frame_url: str = ""
    top: bool = True
    document: str = ""
    restores: int = 0
    serial: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """One vendor.

    - `hosts`: patterns for Chromium's `--host-resolver-rules` (`*` is any run of characters): every
      host that the vendor measures on. All their traffic goes to the sinkhole.
    - `claims(host)`: whether a host is the vendor's, listed or not; what is claimed and not listed is
      recorded and reported.
    - `is_sdk(method, host, path)`: whether a request is for a file of the SDK (served or fetched),
      anything else is a beacon and answered by the sinkhole.
    - `read(method, url, body)`: the events in one raw beacon; never raises.
    - `probe(nonce)`: the script that is injected before a page's first; it reports by `console.debug`
      with `nonce` as its first argument and one JSON text as its second.
    - `parse_probe(text)`: that JSON text as a message, None where it is none.
    - `standin(url)`: the stand-in's file for an SDK address, None where it has none.
    - `sdk_url(pixel_id)`: an address of the live SDK, to learn whether it can be reached.
    - `state`: a JavaScript expression that gives the vendor's object's state in a page, as the probe
      reports it, "" where the vendor has none.
    - `trial_page(pixel_id)`: a document that installs one pixel and gives its SDK reason to load all its
      parts. Its inputs carry what is to be typed as their placeholders.
    - `announced(html)`: whether a page's HTML lets expect the vendor's script though it has not come: it
      names it, or loads a tag manager.
    """

    name: str
    hosts: tuple[str, ...]
    standard: Standard
    claims: Callable[[str], bool]
    is_sdk: Callable[[str, str, str], bool]
    read: Callable[[str, str, bytes], Sequence[SeenEvent]]
    probe: Callable[[str], str]
    parse_probe: Callable[[str], ProbeMessage | None]
    standin: Callable[[str], SdkFile | None]
    sdk_url: Callable[[str], str]
    state: str = ""
    trial_page: Callable[[str], str] = lambda _pixel_id: ""
    announced: Callable[[str], bool] = lambda _html: False


@dataclass(frozen=True, slots=True, kw_only=True)
class Redactor:
    """Cuts personal data before anything is written. Made for one audit's identity.

    Each function takes raw text and returns it with markers (`auditor.model.redaction`) in the place
    of values. `beacon(method, url, body)` returns the redacted address and body of a vendor request.
    """

    url: Callable[[str], str]
    text: Callable[[str], str]
    html: Callable[[str], str]
    json: Callable[[JsonValue], JsonValue]
    beacon: Callable[[str, str, bytes], tuple[str, str]]
    digest: Callable[[str], str]  # a session value, salted: equal values give equal digests in one audit
    learn: Callable[[Identity], None] = lambda _identity: None  # what is going to be typed, before it is


@dataclass(frozen=True, slots=True)
class ServerSign:
    """What in a page may send events from the shop's server; `certain` where it does so as it comes."""

    what: str
    certain: bool = False


def _nothing(_html: str) -> tuple[ServerSign, ...]:
    return ()


def _unknown(_url: str, _html: str, _headers: tuple[str, ...]) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """The ports that `audit.py` hands to `gather`."""

    vendor: Vendor
    redact: Redactor
    read_page: Callable[[str, str], PageReading]  # (html, url)
    server_side: Callable[[str], tuple[ServerSign, ...]] = (
        _nothing  # html -> what in it may send from a server
    )
    shop_system: Callable[[str, str, tuple[str, ...]], str] = (
        _unknown  # (url, html, headers as a visit keeps them) -> which shop system it looks like, in words, or ""
    )
