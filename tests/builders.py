"""Small builders of facts: each makes one healthy thing, and a test overrides what it is about.

Time runs in seconds from `T0`. The healthy journey: home (visit 1), product (2), cart (3), checkout (4),
confirmation (5), reloaded (6).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from auditor.check.engine import Judgement, check
from auditor.decode.tiktok.matching import identity_in
from auditor.decode.tiktok.standard import STANDARD
from auditor.model.event import (
    Caller,
    ConsentPhase,
    Install,
    Matching,
    Origin,
    OwnerKind,
    PixelEvent,
    Realm,
    Transport,
)
from auditor.model.evidence import Capture, ConsoleLine, Cookie, Evidence, Frame, PixelCall, Request, Visit
from auditor.model.facts import Expectations, Facts
from auditor.model.finding import Finding, RuleResult
from auditor.model.journey import (
    Addition,
    ConsentChoice,
    ConsentRecord,
    Proof,
    Step,
    StepOutcome,
    Until,
)
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.money import Money, StatedAmount
from auditor.model.page import Page, PageKind, PageReading, Product, ProductId
from auditor.model.refusal import ContentPolicy, Refusal, RefusalKind
from auditor.model.rule import Verdict

T0 = 1_780_000_000.0
PIXEL = "C4A1B2C3D4E5F6G7H8I0"
OTHER_PIXEL = "D4A1B2C3D4E5F6G7H8IG"
SITE = "https://shop.example/"
SDK = "https://analytics.tiktok.com/i18n/pixel/events.js"
ITEM: JsonObject = {"content_id": "SKU-1", "quantity": 1, "price": 19.9}
GOODS: JsonObject = {
    "contents": [ITEM],
    "content_type": "product",
    "value": 19.9,
    "currency": "EUR",
    "description": "Red shirt",
}
OWN_EMAIL = "[redacted email sha256 typed normalised]"  # the hash of the auditor's own address
PATHS = {
    PageKind.HOME: "",
    PageKind.CATEGORY: "shirts",
    PageKind.PRODUCT: "shirts/red",
    PageKind.CART: "cart",
    PageKind.CHECKOUT: "checkout",
    PageKind.CONFIRMATION: "thanks",
    PageKind.SEARCH: "search",
    PageKind.OTHER: "about",
}
STEP_OF = {
    PageKind.PRODUCT: Step.PRODUCT,
    PageKind.CART: Step.CART,
    PageKind.CHECKOUT: Step.CHECKOUT,
    PageKind.CONFIRMATION: Step.PURCHASE,
}


def amount(
    value: str, role: str = "price", currency: str | None = "EUR", source: str = "visible"
) -> StatedAmount:
    return StatedAmount(money=Money(Decimal(value), currency), source=source, role=role)


def product(*amounts: StatedAmount, ids: Iterable[str] = ("SKU-1",), doubt: str = "") -> Product:
    return Product(
        name="Red shirt",
        ids=tuple(ProductId(value, "sku", "visible") for value in ids),
        amounts=amounts or (amount("19.90"),),
        doubt=doubt,
    )


def reading(kind: PageKind, **overrides: Any) -> PageReading:
    """What a healthy page of a kind says."""
    given: dict[str, Any] = {"kind": kind, "why": "built"}
    if kind is PageKind.PRODUCT:
        given["product"] = product()
    elif kind in {PageKind.CART, PageKind.CHECKOUT, PageKind.CONFIRMATION}:
        given["amounts"] = (amount("19.90", "total"), amount("19.90", "price"))
    return PageReading(**(given | overrides))


def page(
    kind: PageKind = PageKind.PRODUCT,
    *,
    id: int = 2,  # noqa: A002 - the visit's id
    run: str = "main",
    at: float | None = None,
    lasts: float = 8.0,
    url: str | None = None,
    step: Step | str | None = "own",
    status: int | None = 200,
    settled: bool = True,
    reload_of: int | None = None,
    routed_from: int | None = None,
    clean: bool = True,
    doubt: str = "",
    consent_pending: bool = False,
    served: PageReading | None = None,
    listening: bool | None = None,
    policies: Iterable[ContentPolicy] = (),
    content_type: str = "text/html; charset=utf-8",
    **said: Any,
) -> Page:
    """A page; visit N starts ten seconds after visit N - 1. `said` overrides the reading."""
    started = T0 + 10 * id if at is None else at
    address = url if url is not None else SITE + PATHS[kind]
    visit = Visit(
        id=id,
        run=run,
        step=STEP_OF.get(kind) if isinstance(step, str) and not isinstance(step, Step) else step,
        requested_url=address,
        url=address,
        status=status,
        started_at=started,
        ended_at=started + lasts,
        settled=settled,
        reload_of=reload_of,
        routed_from=routed_from,
        content_type=content_type,
        parsed_at=started + 0.4,
    )
    return Page(
        visit=visit,
        reading=reading(kind, **said),
        clean=clean,
        doubt=doubt,
        consent_pending=consent_pending,
        served=served,
        listening=listening,
        policies=tuple(policies),
    )


_numbers = iter(range(1, 1_000_000))


def event(
    name: str = "ViewContent",
    on: Page | None = None,
    *,
    after: float = 1.0,
    parameters: JsonObject | None = None,
    without: Iterable[str] = (),
    pixel: str = PIXEL,
    event_id: JsonValue = None,
    origin: Origin = Origin.MERCHANT,
    consent: ConsentPhase = ConsentPhase.NONE,
    step: Step | str | None = "own",
    body: JsonObject | None = None,
    page_url: str | None = None,
    call: PixelCall | None = None,
    **more: JsonValue,
) -> PixelEvent:
    """An event of a page, `after` seconds into it; `more` and `without` change the usual parameters."""
    where = on if on is not None else page()
    spec = STANDARD.events.get(STANDARD.names.get(name, name))
    usual = dict(GOODS) if spec is not None and spec.commerce else {}
    said = (usual if parameters is None else parameters) | more
    return PixelEvent(
        id=f"e{next(_numbers)}",
        run=where.visit.run,
        name=STANDARD.names.get(name, name),
        wire_name=name,
        origin=origin,
        pixel_id=pixel,
        visit_id=where.visit.id,
        page_url=where.url if page_url is None else page_url,
        page_kind=where.kind,
        step=where.step if isinstance(step, str) and not isinstance(step, Step) else step,
        consent=consent,
        realm=Realm.PAGE,
        transport=Transport.BEACON,
        at=where.visit.started_at + after,
        sent_at=where.visit.started_at + after + 0.1,
        sent=True,
        event_id=event_id,
        parameters={key: value for key, value in said.items() if key not in set(without)},
        matching=Matching(),
        spec=spec,
        call=call,
        body=body,
    )


def carrying(sent: PixelEvent, inputs: JsonValue = None, **user: JsonValue) -> PixelEvent:
    """An event with these fields of `context.user`; `inputs` is the SDK's word on what it was given."""
    body: JsonObject = {"context": {"user": user}, "_inspection": {"identity_params": inputs}}
    contacts, matching = identity_in(user, inputs=inputs)
    return replace(sent, contacts=contacts, matching=matching, body=body)


def pageview(on: Page, **overrides: Any) -> PixelEvent:
    return event("Pageview", on, **({"after": 0.5} | overrides))


def install(on: Page, pixel: str = PIXEL, **overrides: Any) -> Install:
    """A pixel that came up."""
    given: dict[str, Any] = {
        "visit_id": on.visit.id,
        "pixel_id": pixel,
        "realm": Realm.PAGE,
        "loads": 1,
        "installed_by": "inline",
        "partner": "",
        "object_name": "ttq",
        "sdk_requested": True,
        "sdk_arrived": True,
        "started": True,
        "status": "live",
        "place": "head",
        "snippets": 1,
        "first_at": on.visit.started_at + 0.2,
        "asked_at": on.visit.started_at + 0.2,
        "started_at": on.visit.started_at + 0.4,
        "touched": False,
    }
    return Install(**(given | overrides))


def step(which: Step, on: Page | None, *, at: float | None = None, **overrides: Any) -> StepOutcome:
    """A step that was reached on a page; it begins with it unless `at` says otherwise."""
    started = at if at is not None else on.visit.started_at if on is not None else T0
    given: dict[str, Any] = {
        "run": on.visit.run if on is not None else "main",
        "step": which,
        "reached": True,
        "reason": "",
        "url": on.url if on is not None else "",
        "visit_id": on.visit.id if on is not None else None,
        "started_at": started,
        "ended_at": started + 5,
        "proof": Proof.COUNT if which is Step.CART else Proof.PAGE,
    }
    return StepOutcome(**(given | overrides))


def addition(name: str, on: Page, *, after: float = 4.9, **overrides: Any) -> Addition:
    """A product that the cart took, `after` seconds into the page whose button was pressed."""
    given: dict[str, Any] = {
        "name": name,
        "visit_id": on.visit.id,
        "at": on.visit.started_at + after,
        "proof": Proof.COUNT,
        "counted": overrides.get("quantity", 1),
        "held": True,
    }
    return Addition(**(given | overrides))


def call(method: str, *arguments: JsonValue, on: Page, after: float = 1.0, **overrides: Any) -> PixelCall:
    given: dict[str, Any] = {
        "id": next(_numbers),
        "visit_id": on.visit.id,
        "frame": Frame.PAGE,
        "frame_url": on.url,
        "at": on.visit.started_at + after,
        "method": method,
        "arguments": arguments,
    }
    return PixelCall(**(given | overrides))


def request(on: Page, **overrides: Any) -> Request:
    """A beacon that arrived."""
    given: dict[str, Any] = {
        "id": next(_numbers),
        "visit_id": on.visit.id,
        "frame": Frame.PAGE,
        "frame_url": on.url,
        "method": "POST",
        "url": "https://analytics.tiktok.com/api/v2/pixel",
        "host": "analytics.tiktok.com",
        "path": "/api/v2/pixel",
        "headers": {},
        "body": "",
        "at": on.visit.started_at + 1,
        "status": 200,
        "answered_by": "sinkhole",
        "seen_by_browser": True,
        "seen_by_sinkhole": True,
    }
    return Request(**(given | overrides))


def console(on: Page, text: str, level: str = "exception", **overrides: Any) -> ConsoleLine:
    given: dict[str, Any] = {
        "visit_id": on.visit.id,
        "at": on.visit.started_at + 1,
        "level": level,
        "text": text,
    }
    return ConsoleLine(**(given | overrides))


def refusal(on: Page, kind: RefusalKind = RefusalKind.POLICY, **overrides: Any) -> Refusal:
    """The SDK's script, refused."""
    given: dict[str, Any] = {
        "visit_id": on.visit.id,
        "kind": kind,
        "words": f"Loading the script '{SDK}' violates the following Content Security Policy directive",
        "url": SDK,
        "directive": "script-src",
        "sources": "'self'",
    }
    return Refusal(**(given | overrides))


def banner(
    answer: ConsentChoice | None = ConsentChoice.ACCEPT,
    *,
    opt_in: bool | None = True,
    run: str = "main",
    at: float = 5.0,
) -> ConsentRecord:
    """A consent banner, answered `at` seconds after T0."""
    return ConsentRecord(
        run=run,
        seen=True,
        opt_in=opt_in,
        answer=answer,
        seen_at=T0 + at - 2,
        answered_at=None if answer is None else T0 + at,
    )


def capture(**overrides: Any) -> Capture:
    given: dict[str, Any] = {
        "site": SITE,
        "started_at": T0,
        "finished_at": T0 + 100,
        "sdk": "live",
        "sdk_note": "",
        "seal": "all",
        "browser": "Chromium",
        "user_agent": "",
        "differences": (),
        "beacons": 0,
        "sent_to_vendor": 0,
        "sealed_other": 0,
        "settings": {},
    }
    return Capture(**(given | overrides))


def facts(
    *pages: Page, until: Until = Until.NONE, expect: Mapping[str, Any] | None = None, **given: Any
) -> Facts:
    """Facts of these pages alone, a pixel that came up on each, unless `given` says otherwise."""
    seen: Facts = Facts(
        site=SITE,
        standard=STANDARD,
        expect=Expectations(until=until, **(expect or {})),
        capture=given.pop("capture", capture()),
        pages=pages,
        installs=given.pop("installs", tuple(install(item) for item in pages)),
        **given,
    )
    return replace(seen, events=tuple(sorted(seen.events, key=lambda item: item.at)))


def visitor_cookie(on: Page, **overrides: Any) -> Cookie:
    """The cookie in which TikTok's SDK recognises a visitor, first seen at the end of the page's visit."""
    given: dict[str, Any] = {
        "visit_id": on.visit.id,
        "name": "_ttp",
        "domain": "shop.example",
        "path": "/",
        "expires": None,
        "digest": "",
    }
    return Cookie(**(given | overrides))


def evidence(**given: Any) -> Evidence:
    return Evidence(capture=capture(), **given)


def healthy() -> Facts:
    """A healthy shop, shopped from the home page to the reloaded confirmation."""
    home = page(PageKind.HOME, id=1)
    item = page(PageKind.PRODUCT, id=2)
    cart = page(PageKind.CART, id=3)
    till = page(PageKind.CHECKOUT, id=4)
    thanks = page(PageKind.CONFIRMATION, id=5)
    again = page(PageKind.CONFIRMATION, id=6, reload_of=5)
    pages = (home, item, cart, till, thanks, again)
    return facts(
        *pages,
        until=Until.PURCHASE,
        events=tuple(
            replace(sent, call_name=sent.wire_name, called_by=Caller(owner=OwnerKind.THEME))
            for sent in (
                *(pageview(each) for each in pages),
                event("ViewContent", item),
                event("AddToCart", item, after=5, step=Step.CART, event_id="add-1"),
                event("InitiateCheckout", till, event_id="checkout-1"),
                carrying(event("Purchase", thanks, event_id="order-1"), email=OWN_EMAIL),
            )
        ),
        steps=(
            step(Step.PRODUCT, item),
            step(Step.CART, cart, at=item.visit.started_at + 4.9),
            step(Step.CHECKOUT, till, at=till.visit.started_at - 0.1),
            step(Step.PURCHASE, thanks, at=thanks.visit.started_at - 0.1),
        ),
        evidence=evidence(cookies=(visitor_cookie(home),)),
    )


def without_event(known: Facts, *names: str) -> Facts:
    return replace(known, events=tuple(item for item in known.events if item.name not in names))


def failures(known: Facts) -> set[str]:
    """The codes of the rules that fail above info."""
    return {item.code for item in failed_findings(check(known)) if item.severity.value != "info"}


def failed_findings(judgement: Judgement) -> list[Finding]:
    return [item for item in judgement.findings if item.verdict is Verdict.FAIL]


def result(known: Facts, code: str) -> RuleResult:
    return next(item for item in check(known).rules if item.code == code)


def verdict(known: Facts, code: str) -> Verdict:
    return result(known, code).verdict


def finding(known: Facts, code: str) -> Finding:
    """The one failed finding of a rule."""
    found = [item for item in failed_findings(check(known)) if item.code == code]
    assert len(found) == 1, found
    return found[0]
