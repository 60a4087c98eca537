"""TT501 plain-personal-data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.check.contacts import spoken_on
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable
from auditor.check.payload import leaves
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.event import PixelEvent
from auditor.model.page import Page
from auditor.model.redaction import Form, Owner, Redacted
from auditor.model.rule import Severity

_READABLE = frozenset({Form.PLAIN, Form.URLENCODED, Form.BASE64})
# The SDK itself sends these in clear when `identify` is given them: pixel.js 2.2.1, May 2026.
_CLEAR_BY_DESIGN = frozenset({"city", "state", "country"})
_PERSONAL = frozenset(
    {"email", "phone", "name", "first_name", "last_name", "address", "street", "city", "postcode", "zip"}
)
# What the shop may put anything into, the customer's e-mail address too; the SDK sends it as it is.
_FREE = frozenset({"external_id", "user"})
_USERS = frozenset({"context.user", "user"})  # the pixel's, and the Events API's
_INDEX = re.compile(r"\[\d+\]")
_NAMES = {
    "email": "e-mail address",
    "phone": "phone number",
    "zip": "postcode",
    "external_id": "contact data",
}


@dataclass(frozen=True, slots=True)
class _Leak:
    event: PixelEvent
    path: str
    what: Redacted


@rule("TT501", "plain-personal-data", Severity.CRITICAL, Pages())
def plain_personal_data(page: Page, context: Context) -> Outcomes:
    """Readable personal data is sent to TikTok.

    The e-mail address, phone number, name or address that the auditor typed into the shop leaves
    readable (plain, URL-encoded or in base64) in an event's parameters, the page's address or the
    referrer. `ttq.identify` called with plain values is healthy: the SDK hashes them before it
    sends. Other people's or the shop's own contact data (TikTok's SDK ships the page's structured
    data) is information.

    ## Why it costs the advertiser
    It breaks TikTok's terms and, in most countries, the law: a reason to lose the ad account and to
    be fined. Once sent, it cannot be taken back.

    ## How to fix it
    Take personal data out of event parameters and out of page addresses (send forms by POST, keep
    the order's data in the session). Customer data belongs in `ttq.identify`, which hashes it.

    ## Example
    Before: `https://shop.example/thanks?email=jane%40example.com`

    After: `https://shop.example/thanks?order=1001`
    """
    if not spoken_on(page, context):
        yield not_applicable("the page sent nothing")
    told = set()
    for leak in _leaks(page, context):
        place = _place_of(leak.path)
        key = (leak.what.field, leak.what.owner, place)
        if key in told:
            continue
        told.add(key)
        name = _NAMES.get(leak.what.field, leak.what.field.replace("_", " "))
        typed = leak.what.owner is Owner.TYPED
        if typed and place == "referrer" and _told_as_address(page, leak.what, context):
            yield inconclusive(
                "the address of the page before holds it, which is told there", event=leak.event
            )
            continue
        yield failed(
            f"The customer's {name} leaves for TikTok readable, in {_words(place)}."
            if typed
            else f"A readable {name} that is not the customer's leaves for TikTok, in {_words(place)}.",
            severity=None if typed else Severity.INFO,
            expected=f"no readable {name}",
            actual=f"{name}, {_form(leak.what.form)}",
            path=leak.path,
            event=leak.event,
        )


def _leaks(page: Page, context: Context) -> Iterator[_Leak]:
    for event in spoken_on(page, context):
        spoken = [("page_url", event.page_url), *(_texts(event) if event.readable else ())]
        for path, text in sorted(spoken):
            for marker in Redacted.all_in(text):
                if _is_leak(path, marker):
                    yield _Leak(event, path, marker)


def _texts(event: PixelEvent) -> Iterator[tuple[str, str]]:
    for leaf in leaves(event.body if event.body is not None else {"properties": event.parameters}):
        if isinstance(leaf.value, str):
            yield leaf.path, leaf.value


def _is_leak(path: str, marker: Redacted) -> bool:
    if marker.field not in _PERSONAL | _FREE or marker.form not in _READABLE:
        return False
    inside, _, last = path.rpartition(".")
    if inside in _USERS and last in _CLEAR_BY_DESIGN:
        return False
    return marker.owner is Owner.TYPED or (marker.owner is Owner.OTHER and marker.field in _PERSONAL)


def _place_of(path: str) -> str:
    if path in {"page_url", "context.page.url"}:
        return "address"
    if path == "context.page.referrer":
        return "referrer"
    return _INDEX.sub("[]", path)


def _words(place: str) -> str:
    return {"address": "the page's address", "referrer": "the referrer"}.get(place, f"the parameter {place}")


def _form(form: Form) -> str:
    return {Form.PLAIN: "as plain text", Form.URLENCODED: "URL-encoded"}.get(form, "in base64")


def _told_as_address(page: Page, what: Redacted, context: Context) -> bool:
    """Whether an earlier page's address was found to hold the same: the referrer merely repeats it."""
    return any(
        leak.what.field == what.field and leak.what.owner is what.owner and _place_of(leak.path) == "address"
        for other in context.facts.pages
        if other.visit.run == page.visit.run and other.visit.started_at < page.visit.started_at
        for leak in _leaks(other, context)
    )
