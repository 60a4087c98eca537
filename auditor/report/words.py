"""The report's words for the model's terms, for a reader who knows neither."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime

from auditor.model.event import ConsentPhase, MatchState, Origin, OwnerKind, Realm, Transport
from auditor.model.journey import ConsentChoice, Proof, Run, Step
from auditor.model.page import PageKind
from auditor.model.readiness import Ready, Tracking
from auditor.model.redaction import Form, Owner, Redacted
from auditor.model.rule import Severity, Verdict

SEVERITY = {
    Severity.CRITICAL: "Critical",
    Severity.ERROR: "Error",
    Severity.WARNING: "Warning",
    Severity.INFO: "Note",
}
SEVERITIES = {
    Severity.CRITICAL: "Critical",
    Severity.ERROR: "Errors",
    Severity.WARNING: "Warnings",
    Severity.INFO: "Notes",
}
_COUNTED = {
    Severity.CRITICAL: ("critical problem", "critical problems"),
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}
VERDICT = {
    Verdict.PASS: "Passed",
    Verdict.FAIL: "Failed",
    Verdict.INCONCLUSIVE: "Could not be judged",
    Verdict.NOT_APPLICABLE: "Not applicable",
}
OUTCOME = {"pass": "Pass", "fail": "Fail", "incomplete": "Incomplete"}
STEP = {
    Step.PRODUCT: "Product page",
    Step.CART: "Add to cart",
    Step.CHECKOUT: "Checkout",
    Step.PURCHASE: "Order confirmation",
}
PAGE = {
    PageKind.HOME: "Home page",
    PageKind.CATEGORY: "Category page",
    PageKind.PRODUCT: "Product page",
    PageKind.CART: "Cart",
    PageKind.CHECKOUT: "Checkout",
    PageKind.CONFIRMATION: "Order confirmation",
    PageKind.SEARCH: "Search",
    PageKind.OTHER: "Other page",
}
PROOF = {
    Proof.COUNT: "the cart's counter rose",
    Proof.CART_PAGE: "the cart page lists the product",
    Proof.DRAWER: "the shop said so in a drawer or message",
    Proof.REQUEST: "the shop's own add-to-cart request succeeded",
    Proof.PAGE: "",  # that it was reached says it
    Proof.PINNED: "the address was given",
}
ORIGIN = {Origin.MERCHANT: "the shop's", Origin.AUTOMATIC: "automatic (by TikTok's script)"}
REALM = {
    Realm.PAGE: "the page",
    Realm.IFRAME: "a frame",
    Realm.WORKER: "a web worker",
    Realm.SERVICE_WORKER: "a service worker",
    Realm.UNLOAD: "the page as it was left",
    Realm.SERVER: "the shop's server",
}
TRANSPORT = {
    Transport.BEACON: "beacon",
    Transport.FETCH: "fetch",
    Transport.XHR: "XHR",
    Transport.IMAGE: "image",
    Transport.SERVER: "server",
    Transport.NONE: "not sent",
}
CONSENT_PHASE = {
    ConsentPhase.NONE: "no banner",
    ConsentPhase.BEFORE: "before the banner was answered",
    ConsentPhase.ACCEPTED: "after consent was given",
    ConsentPhase.REJECTED: "after consent was refused",
}
CONSENT_ANSWER = {
    ConsentChoice.ACCEPT: "accepted",
    ConsentChoice.KEEP: "left unanswered, as asked",
    ConsentChoice.REJECT: "rejected",
}
MATCHING = {
    MatchState.HASHED: "hashed",
    MatchState.PLAIN: "readable",
    MatchState.INVALID: "invalid",
    MatchState.ABSENT: "absent",
}
OWNER = {
    OwnerKind.THEME: "the shop's theme",
    OwnerKind.GTM: "Google Tag Manager",
    OwnerKind.APP: "an app or plugin",
    OwnerKind.SDK: "TikTok's script",
    OwnerKind.UNKNOWN: "unknown",
}
INSTALLED_BY = {
    "inline": "code in the page",
    "gtm": "Google Tag Manager",
    "partner": "a partner's app",
    "unknown": "unknown",
}
SDK = {
    "live": "TikTok's own, fetched live",
    "standin": "the built-in stand-in",
    "saved": "a saved copy of TikTok's own",
}
SETTINGS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "device": ("Device", {}),
    "locale": ("Language", {}),
    "until": (
        "Journey",
        {
            "none": "none: pages only",
            "product": "to the product page",
            "cart": "to the cart",
            "checkout": "to the checkout",
            "purchase": "to the order's confirmation",
        },
    ),
    "basket": ("Basket", {"one": "one product", "full": "several products, a variant, a quantity"}),
    "consent": (
        "Consent banner",
        {
            "accept": "to be accepted",
            "reject": "to be rejected",
            "keep": "to be left",
            "compare": "to be accepted in one run and rejected in another",
        },
    ),
    "gpc": ("Global Privacy Control", {"True": "signalled", "False": ""}),
    "expected_pixels": ("Expected pixels", {}),
}
"""Settings of the result in words: the label, and the words for values that need some."""
UNTESTED = "Not tested"
"""Of what the audit ended before."""
READY = {
    Ready.YES: "Ready",
    Ready.NO: "Not ready",
    Ready.UNKNOWN: "Not known",
    Ready.NEEDS_NO_PIXEL: "Needs no pixel",
}
SAFE = {Ready.YES: "Safe", Ready.NO: "Not safe", Ready.UNKNOWN: "Not known", Ready.NEEDS_NO_PIXEL: "Safe"}
IN_ORDER = {
    Ready.YES: "In order",
    Ready.NO: "Not in order",
    Ready.UNKNOWN: UNTESTED,
    Ready.NEEDS_NO_PIXEL: "In order",
}
LOST = {
    Ready.YES: "Nothing lost",
    Ready.NO: "Lost",
    Ready.UNKNOWN: "Not known",
    Ready.NEEDS_NO_PIXEL: "Nothing lost",
}
TRACKING = {
    Tracking.ENOUGH: "Yes, at this ad spend",
    Tracking.WORTH_IT: "No: server events are worth their work",
    Tracking.IN_USE: "The shop has server events, or signs of them",
    Tracking.UNKNOWN: "It depends on the ad spend",
}
ONCE_MENDED = "Yes, once what gets lost is mended"
RUN = {run.value: run.words for run in Run}

_FIELDS = {
    "email": "e-mail",
    "phone": "phone number",
    "external_id": "external id",
    "session": "session value",
}
_FORMS = {
    Form.PLAIN: "readable",
    Form.URLENCODED: "readable, URL-encoded",
    Form.BASE64: "readable, base64",
    Form.SHA256: "hashed",
    Form.INVALID: "not a valid hash",
    Form.DIGEST: "kept as a digest",
}
_OWNERS = {
    Owner.TYPED: "the test shopper's",
    Owner.OTHER: "somebody else's",
    Owner.NOBODY: "a hash of nothing",
    Owner.UNKNOWN: "",
}


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 page`, `1,024 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def severities(severity: Severity, number: int) -> str:
    """`2 errors`, `1 critical problem`."""
    one, many = _COUNTED[severity]
    return count(number, one, many)


def listed(words: list[str]) -> str:
    """`a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def marker(redacted: Redacted) -> str:
    """A redaction marker for a reader: `e-mail removed: hashed, the test shopper's, normalised`."""
    said = [_FORMS[redacted.form], _OWNERS[redacted.owner]]
    if redacted.form is not Form.DIGEST:
        said.append(redacted.spelling.replace("_", " "))
    name = _FIELDS.get(redacted.field, redacted.field.replace("_", " "))
    return f"{name} removed: {', '.join(word for word in said if word)}"


def moment(at: float | None) -> datetime | None:
    """A time since the epoch as UTC, None where it is unknown or no time that a calendar has."""
    if at is None or not math.isfinite(at):
        return None
    try:
        return datetime.fromtimestamp(at, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def date(at: float | None) -> str:
    """`24 November 2026, 18:27 UTC`."""
    when = moment(at)
    return f"{when.day} {when:%B %Y, %H:%M} UTC" if when else "at an unknown time"


def duration(seconds: float) -> str:
    """`48 seconds`, `3 min 5 s`."""
    if not math.isfinite(seconds) or seconds < 0:
        return "an unknown time"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes:,} min {rest} s" if minutes else count(rest, "second")


def offset(at: float | None, since: float | None) -> str:
    """How long after `since`: `+1.2 s`; "" where either is unknown or they are a day or more apart."""
    day = 86_400
    if at is None or since is None or not math.isfinite(at - since) or abs(at - since) >= day:
        return ""
    return f"{at - since:+.1f} s"
