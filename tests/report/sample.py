"""A realistic audit of a shop that does not exist, and the means to alter it."""

import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime

from auditor.model.event import (
    Caller,
    ConsentPhase,
    Install,
    Matching,
    MatchState,
    Origin,
    OwnerKind,
    PixelEvent,
    Realm,
    Transport,
)
from auditor.model.evidence import CallSite, Capture, Visit
from auditor.model.finding import Finding, RuleResult
from auditor.model.journey import ConsentChoice, ConsentRecord, Proof, Step, StepOutcome
from auditor.model.jsonvalue import JsonObject
from auditor.model.page import Page, PageKind, PageReading
from auditor.model.readiness import Readiness
from auditor.model.result import AuditResult, JourneyStep, PixelSummary, PlatformGuess
from auditor.model.rule import Manual, RuleInfo, Scope, Severity, Verdict
from tests.report import ready

SITE = "https://www.lantern-and-loom.example/"
PIXEL = "C4A2B3N8T1S0RG5QLM7G"
START = datetime(2026, 11, 24, 9, 30, tzinfo=UTC).timestamp()

_PAGES: tuple[tuple[int, str, PageKind, Step | None, str], ...] = (
    (1, "", PageKind.HOME, None, "Lantern & Loom: lamps, throws and slow mornings"),
    (2, "collections/lamps", PageKind.CATEGORY, None, "Lamps"),
    (3, "products/paper-lantern?variant=40412", PageKind.PRODUCT, Step.PRODUCT, "Paper lantern, large"),
    (4, "cart", PageKind.CART, Step.CART, "Your cart"),
    (5, "checkout/contact", PageKind.CHECKOUT, Step.CHECKOUT, "Checkout"),
    (6, "products/linen-throw", PageKind.PRODUCT, None, "Linen throw"),
    (7, "products/brass-hook", PageKind.PRODUCT, None, "Brass hook"),
    (8, "products/فانوس-ورق", PageKind.PRODUCT, None, "فانوس ورقي كبير"),
    (9, "pages/our-story", PageKind.OTHER, None, "Our story"),
)


def picture(blocks: tuple[tuple[int, int, int, int, int], ...], width: int = 640, height: int = 480) -> bytes:
    """A drawn PNG: grey rectangles (x, y, width, height, grey) on white, as a screenshot might be."""
    rows = [bytearray([255] * width) for _ in range(height)]
    for x, y, wide, high, grey in blocks:
        for row in rows[y : y + high]:
            row[x : x + wide] = bytes([grey] * len(row[x : x + wide]))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\x00" + bytes(row) for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


_TOP = ((0, 0, 640, 56, 40), (24, 20, 120, 16, 235), (440, 22, 176, 12, 130))
PICTURES = {
    "product.png": picture((*_TOP, (24, 88, 280, 340, 205), (336, 96, 230, 26, 60), (336, 140, 90, 18, 130), (336, 196, 180, 44, 90))),
    "cart.png": picture((*_TOP, (24, 88, 160, 26, 60), (24, 136, 592, 90, 228), (44, 152, 60, 60, 190), (456, 260, 160, 44, 90))),
    "checkout.png": picture((*_TOP, (24, 88, 340, 40, 228), (24, 144, 340, 40, 228), (24, 200, 340, 40, 228), (400, 88, 216, 220, 236))),
}  # fmt: skip


def visits() -> tuple[Page, ...]:
    return tuple(
        Page(
            visit=Visit(
                id=number,
                run="main",
                step=step,
                requested_url=f"{SITE}{path}",
                url=f"{SITE}{path}",
                status=200,
                started_at=START + 5 * number,
                ended_at=START + 5 * number + 4,
                settled=number != 9,
                title=title,
                screenshot=f"{step}.png" if step else None,
            ),
            reading=PageReading(kind=kind, why="the sample says so", title=title),
            clean=number != 9,
            doubt="" if number != 9 else "the page was still loading when the watch ended",
        )
        for number, path, kind, step, title in _PAGES
    )


def event(
    number: int,
    name: str,
    visit: int,
    parameters: JsonObject | None = None,
    *,
    wire_name: str | None = None,
    origin: Origin = Origin.MERCHANT,
    sent: bool = True,
    after: float = 1.2,
    event_id: str = "",
) -> PixelEvent:
    _, path, kind, step, _ = next(page for page in _PAGES if page[0] == visit)
    at = START + 5 * visit + after
    given = parameters or {}
    return PixelEvent(
        id=str(number),
        run="main",
        name=name,
        wire_name=wire_name or name,
        origin=origin,
        pixel_id=PIXEL,
        visit_id=visit,
        page_url=f"{SITE}{path}",
        page_kind=kind,
        step=step,
        consent=ConsentPhase.ACCEPTED,
        realm=Realm.PAGE,
        transport=Transport.BEACON if sent else Transport.NONE,
        at=at,
        sent_at=at + 0.11 if sent else None,
        sent=sent,
        event_id=event_id or None,
        parameters=given,
        matching=Matching(email=MatchState.HASHED if step is Step.CHECKOUT else MatchState.ABSENT),
        called_at=at,
        called_by=Caller(
            owner=OwnerKind.THEME if origin is Origin.MERCHANT else OwnerKind.SDK,
            site=CallSite(url=f"{SITE}assets/tiktok-events.js?v=1732441", line=88),
        ),
        vendor_says=("Missing value for content ID",) if number == 5 else (),
        body={
            "event": wire_name or name,
            "event_id": event_id,
            "message_id": f"messageId-1764000000{number:03}-4410983321876-{PIXEL}",
            "context": {
                "pixel": {"code": PIXEL, "runtime": "1"},
                "page": {"url": f"{SITE}{path}", "referrer": SITE, "load_progress": "2"},
                "user": {
                    "anonymous_id": "[redacted session digest other 3f9a1c0b]",
                    "email": "[redacted email sha256 typed normalised]" if step is Step.CHECKOUT else "",
                },
                "library": {"name": "pixel.js", "version": "2.2.1"},
            },
            "properties": {**given},
        },
    )


def _item(content_id: str, price: float, quantity: int = 1) -> JsonObject:
    return {"content_id": content_id, "content_type": "product", "quantity": quantity, "price": price}


def events() -> tuple[PixelEvent, ...]:
    lantern: JsonObject = {
        "contents": [_item("{{ variant.sku }}", 49.0)],
        "currency": "EUR",
        "value": "49,00 €",
    }
    return (
        event(1, "LandingPageView", 1, origin=Origin.AUTOMATIC, after=0.9),
        event(2, "Pageview", 1),
        event(3, "Pageview", 2),
        event(4, "Pageview", 3, after=0.8),
        event(5, "ViewContent", 3, lantern, after=1.1),
        event(6, "Pageview", 4),
        event(7, "AddToCart", 4, {"contents": [_item("LAN-L-01", 49.0)], "currency": "EUR", "value": 49.0}, after=0.3),
        event(8, "AddToCart", 4, {"contents": [_item("LAN-L-01", 49.0)], "currency": "EUR", "value": 49.0}, after=0.4),
        event(9, "Pageview", 5),
        event(10, "EngagedSession", 5, origin=Origin.AUTOMATIC, after=2.0),
        event(11, "InitiateCheckout", 5, {"value": 49.0}, sent=False, after=1.9),
        event(12, "Pageview", 6),
        event(13, "ViewContent", 6, {"contents": [_item("{{ variant.sku }}", 89.0)], "currency": "EUR", "value": "89,00 €"}),
        event(14, "Pageview", 7),
        event(15, "ViewContent", 7, {"contents": [_item("{{ variant.sku }}", 12.5)], "currency": "EUR", "value": "12,50 €"}),
        event(16, "Pageview", 8),
        event(17, "ViewContent", 8, {"contents": [_item("LAN-XL-02", 69.0)], "currency": "EUR", "value": 69.0}, event_id="vc-8-1764"),
        event(18, "Pageview", 9),
    )  # fmt: skip


def info(
    code: str, name: str, severity: Severity, title: str, why: str = "", scope: Scope = Scope.PAGE
) -> RuleInfo:
    return RuleInfo(
        code=code,
        name=name,
        severity=severity,
        scope=scope,
        manual=Manual(
            title=title,
            checks="Looks at every event that describes products.",
            why=why
            or "What TikTok cannot read, it cannot use: these visitors are missing from your audiences.",
            fix="Pass the value from the product's own data.\n\n- in a theme: the template\n- in an app: its settings",
            example='```js\nttq.track("ViewContent", {content_id: "SKU-1"});\n```',
        ),
    )


CATALOGUE = (
    info("TT101", "base-code-missing", Severity.ERROR, "A page has no pixel"),
    info("TT105", "unexpected-pixel-id", Severity.ERROR, "Another pixel than the expected one is installed"),
    info(
        "TT204",
        "purchase-missing",
        Severity.ERROR,
        "An order is placed and no Purchase is sent",
        scope=Scope.STEP,
    ),
    info(
        "TT207",
        "duplicate-event",
        Severity.ERROR,
        "One action sends the same event twice",
        "Every doubled event counts twice: your cost per add-to-cart looks half of what it is, and bidding follows it.",
        Scope.STEP,
    ),
    info(
        "TT210",
        "event-called-but-not-sent",
        Severity.ERROR,
        "An event is called and never sent",
        "TikTok never hears of these visitors: they can be neither retargeted nor counted as conversions.",
    ),
    info(
        "TT302",
        "content-id-empty",
        Severity.ERROR,
        "An event carries a product id that is no id",
        "Your catalogue ads can't show people the product that they looked at: TikTok does not know which one it was.",
    ),
    info(
        "TT306",
        "value-invalid",
        Severity.ERROR,
        "The `value` is no number",
        "Return on ad spend can't be computed from a text, so value-based bidding is blind for these events.",
    ),
    info("TT401", "value-differs-from-page", Severity.ERROR, "The `value` differs from what the page says"),
    info("TT501", "plain-personal-data", Severity.CRITICAL, "Personal data is sent readable"),
    info("TT601", "event-id-missing", Severity.INFO, "A conversion has no `event_id`"),
)

UNRENDERED = "The event sends the template text `{{ variant.sku }}` where the product's id should be."
THEME = (
    "In the theme's `product.liquid`, move the script out of the `raw` block, so that the id is filled in."
)


def finding(
    code: str,
    visit: int,
    message: str,
    *,
    event: str = "",
    event_ref: str = "",
    path: str = "",
    expected: str = "",
    actual: str = "",
    fix: str = "",
    consequences: tuple[str, ...] = (),
) -> Finding:
    rule = next(entry for entry in CATALOGUE if entry.code == code)
    _, address, kind, step, _ = next(page for page in _PAGES if page[0] == visit)
    return Finding(
        code=code,
        name=rule.name,
        severity=rule.severity,
        verdict=Verdict.FAIL,
        run="main",
        message=message,
        fingerprint=f"{code}-{visit}",
        page_url=f"{SITE}{address}",
        page_kind=kind,
        visit_id=visit,
        step=step,
        event=event,
        event_ref=event_ref,
        pixel_id=PIXEL,
        expected=expected,
        actual=actual,
        path=path,
        fix=fix,
        called_by=CallSite(url=f"{SITE}assets/tiktok-events.js?v=1732441", line=88),
        consequences=consequences,
    )


def findings() -> tuple[Finding, ...]:
    products = ((3, "5", "49,00 €", "49.00"), (6, "13", "89,00 €", "89.00"), (7, "15", "12,50 €", "12.50"))
    return (
        *(
            finding(
                "TT302", visit, UNRENDERED, event="ViewContent", event_ref=ref, path="contents[0].content_id",
                expected="the product's id, as in the catalogue", actual="`{{ variant.sku }}`", fix=THEME,
            )
            for visit, ref, _, _ in products
        ),
        *(
            finding(
                "TT306", visit, "The value carries a currency sign and a comma, so TikTok reads no number.",
                event="ViewContent", event_ref=ref, path="value", expected=f"`{right}`", actual=f"`{wrong}`",
                fix="Send the number alone, with a point, and the currency in `currency`.",
            )
            for visit, ref, wrong, right in products
        ),
        finding(
            "TT207", 4, "One click on “Add to cart” sent AddToCart twice, 0.1 s apart.", event="AddToCart",
            event_ref="8", expected="one AddToCart", actual="two, alike but for the message id",
            fix="Two scripts send it: keep the theme's and switch the one in the app off.",
        ),
        replace(
            finding(
                "TT210", 5, "`ttq.track('InitiateCheckout')` ran, and nothing was sent.", event="InitiateCheckout",
                event_ref="11", path="currency", expected="a beacon within the watch", actual="none",
                fix="The page is left before the event is sent: call it when the checkout page loads, not on the click.",
            ),
            consequences=("InitiateCheckout is missing from the checkout (TT203).",),
        ),
        finding("TT601", 4, "AddToCart has no event id.", event="AddToCart", event_ref="7", path="event_id"),
        replace(
            finding("TT401", 3, "The value could not be read, so it was not compared with the page.", event="ViewContent"),
            verdict=Verdict.INCONCLUSIVE,
        ),
    )  # fmt: skip


def rules() -> tuple[RuleResult, ...]:
    verdicts = {
        "TT101": (Verdict.PASS, "the pixel was loaded on all 9 pages"),
        "TT105": (Verdict.NOT_APPLICABLE, "no pixel was named to be expected"),
        "TT204": (Verdict.NOT_APPLICABLE, "no order was asked for (`--until checkout`)"),
        "TT401": (Verdict.INCONCLUSIVE, "no value on a product page could be read"),
        "TT501": (Verdict.PASS, "none of 17 beacons held what the test shopper typed"),
    }
    return tuple(
        RuleResult(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            verdict=verdicts.get(rule.code, (Verdict.FAIL, ""))[0],
            reason=verdicts.get(rule.code, (Verdict.FAIL, "it failed on the pages below"))[1],
        )
        for rule in CATALOGUE
    )


def journey() -> tuple[JourneyStep, ...]:
    expected = {
        Step.PRODUCT: ("ViewContent",),
        Step.CART: ("AddToCart",),
        Step.CHECKOUT: ("InitiateCheckout",),
    }
    fired = {
        Step.PRODUCT: ("Pageview", "ViewContent"),
        Step.CART: ("Pageview", "AddToCart"),
        Step.CHECKOUT: ("Pageview",),
    }
    proof = {Step.PRODUCT: Proof.PAGE, Step.CART: Proof.COUNT, Step.CHECKOUT: Proof.PAGE}
    return tuple(
        JourneyStep(
            outcome=StepOutcome(
                run="main",
                step=step,
                reached=True,
                reason="",
                url=f"{SITE}{path}",
                visit_id=number,
                started_at=START + 5 * number,
                ended_at=START + 5 * number + 4,
                proof=proof[step],
                screenshot=f"{step}.png",
            ),
            expected=expected[step],
            fired=fired[step],
        )
        for number, path, _, step, _ in _PAGES
        if step
    )


def result() -> AuditResult:
    """The audit of the shop: a failed one."""
    capture = Capture(
        site=SITE,
        started_at=START,
        finished_at=START + 68,
        sdk="standin",
        sdk_note="analytics.tiktok.com could not be reached from this machine",
        seal="all",
        browser="Chromium 141.0.7390.54",
        user_agent="Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0",
        differences=(
            "it runs without a window (headless)",
            "`navigator.webdriver` is false, as in a visitor's",
        ),
        beacons=17,
        sent_to_vendor=0,
        sealed_other=23,
        settings={},
    )
    return AuditResult(
        tool_version="0.1.0",
        site=SITE,
        started_at=START,
        finished_at=START + 68,
        verdict="fail",
        exit_code=1,
        settings={
            "until": "checkout",
            "consent": "accept",
            "basket": "one",
            "device": "desktop",
            "locale": "en-GB",
            "expected_pixels": [],
            "config_sha256": None,
        },
        capture=capture,
        platform=PlatformGuess(
            name="WooCommerce",
            confidence=0.88,
            marks=(
                "WooCommerce's own files",
                "the parameters of WooCommerce's scripts",
                "the cart's cookies",
            ),
            tested=False,
        ),
        pixels=(
            PixelSummary(
                id=PIXEL,
                installed_by="inline",
                partner="",
                pages=9,
                events={"Pageview": 9, "ViewContent": 4, "AddToCart": 2},
            ),
        ),
        journey=journey(),
        pages=visits(),
        events=events(),
        calls=(),
        rules=rules(),
        findings=findings(),
        catalogue=CATALOGUE,
        consent=(
            ConsentRecord(
                run="main",
                seen=True,
                opt_in=True,
                answer=ConsentChoice.ACCEPT,
                seen_at=START + 5.4,
                answered_at=START + 6.1,
                words="Accept all",
            ),
        ),
        notes=("`--basket full` fell back to one product: the shop has no second one in stock.",),
        screenshots=PICTURES,
        asked_steps=(Step.PRODUCT, Step.CART, Step.CHECKOUT),
        readiness=ready.failed(),
        installs=tuple(
            Install(
                visit_id=page[0],
                pixel_id=PIXEL,
                realm=Realm.PAGE,
                loads=1,
                installed_by="inline",
                partner="",
                object_name="ttq",
                sdk_requested=True,
                sdk_arrived=True,
                started=True,
            )
            for page in _PAGES
        ),
    )


def incomplete() -> AuditResult:
    """The same audit, broken off at the checkout."""
    whole = result()
    last = whole.journey[-1]
    broken = replace(
        last,
        outcome=replace(
            last.outcome, reached=False, reason="the checkout asks to sign in, and offers no guest way", proof=None, screenshot=None
        ),
        fired=(),
    )  # fmt: skip
    reason = "The checkout was asked for and not reached: it asks to sign in, and offers no guest way."
    return replace(
        whole, verdict="incomplete", exit_code=3, incomplete=(reason,), journey=(*whole.journey[:-1], broken)
    )


def healthy() -> AuditResult:
    """An audit in which nothing is wrong."""
    whole = result()
    good: JsonObject = {"contents": [_item("LAN-L-01", 49.0)], "currency": "EUR", "value": 49.0}
    sent = tuple(
        replace(one, sent=True, transport=Transport.BEACON, parameters=good if one.parameters else {})
        for one in whole.events
        if one.id != "8"
    )
    last = whole.journey[-1]
    journey = (*whole.journey[:-1], replace(last, fired=(*last.fired, "InitiateCheckout")))
    passed = tuple(
        replace(rule, verdict=Verdict.PASS, reason="") if rule.verdict is Verdict.FAIL else rule
        for rule in whole.rules
    )
    return replace(
        whole,
        verdict="pass",
        exit_code=0,
        findings=(),
        rules=passed,
        events=sent,
        journey=journey,
        readiness=ready.healthy(),
    )


def empty() -> AuditResult:
    """An audit that saw nothing: the shop did not answer."""
    whole = result()
    return replace(
        whole,
        verdict="incomplete",
        exit_code=3,
        settings={},
        pixels=(),
        journey=(),
        pages=(),
        events=(),
        rules=(),
        findings=(),
        consent=(),
        notes=(),
        screenshots={},
        asked_steps=(),
        installs=(),
        readiness=Readiness(),
        incomplete=("www.lantern-and-loom.example did not answer: the name is unknown.",),
        capture=replace(whole.capture, beacons=0, sealed_other=0),
    )
