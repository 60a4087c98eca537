"""A recording of any length: one audit's evidence, with beacons as TikTok's SDK packs them (pixel.js 2.2.1, May 2026).

A journey from the home page to the confirmation, then further pages of the shop with five beacons each.
The documents are left out: to read a page is no matter of its events.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

from auditor.decode.redact import redactor
from auditor.model.evidence import CallSite, Evidence, Frame, PixelCall, ProbeState, Request, Visit
from auditor.model.facts import Facts
from auditor.model.journey import Step
from auditor.model.jsonvalue import JsonObject
from auditor.model.page import PageKind, PageReading
from auditor.model.plan import Identity
from auditor.model.redaction import Form, Owner, Redacted
from tests.builders import PATHS, PIXEL, SDK, SITE, STEP_OF, T0, capture, product, reading, step

ENDPOINT = "https://analytics.tiktok.com/api/v2/pixel"
_EVENTS_OF_STEP = {
    PageKind.PRODUCT: ("ViewContent", "AddToCart"),
    PageKind.CHECKOUT: ("InitiateCheckout",),
    PageKind.CONFIRMATION: ("Purchase",),
}
_FURTHER = ("ViewContent", "AddToWishlist", "view_item")
_JOURNEY = (PageKind.HOME, PageKind.PRODUCT, PageKind.CART, PageKind.CHECKOUT, PageKind.CONFIRMATION)
# What the buyer's beacon carries of what the auditor typed.
_MATCHED = ",".join(
    f'"{name}":"{Redacted(field, Form.SHA256, Owner.TYPED, "normalised")}"'
    for name, field in (("email", "email"), ("phone_number", "phone"))
)
_LABELLED = ("email", "phone", "auto_email", "auto_phone", "eb_email", "eb_phone")
# Where beacons differ.
_ID, _TIME, _URL, _NAME, _VIEW, _GIVEN = "@id@", "@time@", "@url@", "@name@", "@view@", '"@given@"'


def recording(events: int, *, on_a_page: int = len(_FURTHER) + 2) -> Evidence:
    """Evidence with so many events or a few more, `on_a_page` of them on each page beyond the journey."""
    made = _Recording()
    for number, kind in enumerate(_JOURNEY, start=1):
        made.visit(SITE + PATHS[kind], STEP_OF.get(kind), _EVENTS_OF_STEP.get(kind, ()), kind)
        assert made.visits[-1].id == number
    while made.sent < events:
        names = [_FURTHER[place % len(_FURTHER)] for place in range(on_a_page - 2)]
        made.visit(f"{SITE}shirts/{len(made.visits)}", None, names, PageKind.PRODUCT)
    visits = dict(zip(_JOURNEY, made.visits, strict=False))
    item = visits[PageKind.PRODUCT]
    return Evidence(
        capture=capture(finished_at=made.now),
        visits=tuple(made.visits),
        requests=tuple(made.requests),
        calls=tuple(made.calls),
        states=tuple(made.states),
        steps=tuple(
            replace(
                step(which, None, at=at),
                visit_id=visits[kind].id,
                url=visits[kind].url,
            )
            for which, kind, at in (
                (Step.PRODUCT, PageKind.PRODUCT, item.started_at - 0.1),
                (Step.CART, PageKind.CART, item.started_at + 0.15),
                (Step.CHECKOUT, PageKind.CHECKOUT, visits[PageKind.CHECKOUT].started_at - 0.1),
                (Step.PURCHASE, PageKind.CONFIRMATION, visits[PageKind.CONFIRMATION].started_at - 0.1),
            )
        ),
    )


def with_readings(facts: Facts) -> Facts:
    """The facts, with what the pages of the recording would say."""
    kinds = dict(enumerate(_JOURNEY, start=1))
    return replace(
        facts,
        pages=tuple(replace(page, reading=_reading(page.visit.id, kinds)) for page in facts.pages),
        events=tuple(
            replace(event, page_kind=kinds.get(event.visit_id or 0, PageKind.PRODUCT))
            for event in facts.events
        ),
    )


def _reading(visit: int, kinds: Mapping[int, PageKind]) -> PageReading:
    kind = kinds.get(visit)
    if kind is not None:
        return reading(kind)
    return reading(PageKind.PRODUCT, product=product(ids=[f"SKU-{visit}"]))


def _goods(number: str) -> JsonObject:
    """What an event says of a product, of which each page has another."""
    sku, name = f"SKU-{number}", f"Red shirt, no. {number}"
    item: JsonObject = {
        "content_id": sku,
        "content_type": "product",
        "content_name": name,
        "content_category": "shirts",
        "brand": "Shirts and Co",
        "quantity": 1,
        "price": 19.9,
    }
    return {
        "content_id": sku,
        "contents": [item],
        "content_ids": [sku],
        "content_type": "product",
        "quantity": 1,
        "description": name,
        "value": 19.9,
        "currency": "EUR",
    }


class _Recording:
    """Evidence in the making. `now` is when the last visit ended, `sent` how many events there are."""

    def __init__(self) -> None:
        self.visits: list[Visit] = []
        self.requests: list[Request] = []
        self.calls: list[PixelCall] = []
        self.states: list[ProbeState] = []
        self.now = T0
        self.sent = 0
        self._numbers = count(1)
        self._event = _template(event=_NAME, event_id=_ID, properties=_GIVEN.strip('"'))
        self._action = _template(action=_NAME, event_id="", properties={})

    def visit(self, url: str, at_step: Step | None, names: Sequence[str], kind: PageKind) -> None:
        """One page, with its view, its events and what the SDK tells of it by itself."""
        id_, started = len(self.visits) + 1, self.now + 1
        moments = (started + 0.1 + 0.05 * place for place in count())
        self._request(id_, url, started, "GET", f"{SDK}?sdkid={PIXEL}&lib=ttq", "", "script")
        self._call(id_, url, started + 0.05, "load", PIXEL)
        self._beacon(id_, url, next(moments), "Pageview", {})
        goods = _goods("1" if at_step else str(id_))
        for name in names:
            at = next(moments)
            number = self._beacon(id_, url, at, name, goods)
            self._call(id_, url, at, "track", name, goods, {"event_id": f"id-{number}"})
        self._beacon(id_, url, next(moments), "Metadata", {}, action=True)
        self.now = next(moments) + 3
        self.states.append(
            ProbeState(
                visit_id=id_,
                frame=Frame.PAGE,
                frame_url=url,
                at=self.now - 1,
                data={"object_name": "ttq", "ids": [PIXEL], "mounted": True, "listening": True},
            )
        )
        self.visits.append(
            Visit(
                id=id_,
                run="main",
                step=at_step,
                requested_url=url,
                url=url,
                status=200,
                started_at=started,
                ended_at=self.now,
                settled=True,
                title=kind.value,
                content_type="text/html",
            )
        )

    def _beacon(
        self, visit: int, url: str, at: float, name: str, given: JsonObject, *, action: bool = False
    ) -> int:
        number = next(self._numbers)
        time = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        body = (self._action if action else self._event).replace(_NAME, name).replace(_URL, url)
        body = body.replace(_TIME, time).replace(_ID, f"id-{number}").replace(_VIEW, f"view-{visit}")
        if name == "Purchase":
            body = body.replace('"user":{', f'"user":{{{_MATCHED},')
        body = body.replace(_GIVEN, json.dumps(given, separators=(",", ":")))
        path = f"{ENDPOINT}/act" if action else ENDPOINT
        self._request(visit, url, at + 0.01, "POST", path, body, "ping")
        self.sent += 1
        return number

    def _request(
        self, visit: int, page: str, at: float, method: str, url: str, body: str, resource_type: str
    ) -> None:
        self.requests.append(
            Request(
                id=len(self.requests) + 1,
                visit_id=visit,
                frame=Frame.PAGE,
                frame_url=page,
                method=method,
                url=url,
                host="analytics.tiktok.com",
                path=url.removeprefix("https://analytics.tiktok.com").partition("?")[0],
                headers={},
                body=body,
                at=at,
                status=200,
                answered_by="sinkhole" if body else "vendor",
                resource_type=resource_type,
                seen_by_browser=True,
                seen_by_sinkhole=True,
            )
        )

    def _call(self, visit: int, url: str, at: float, method: str, *arguments: Any) -> None:
        self.calls.append(
            PixelCall(
                id=len(self.calls) + 1,
                visit_id=visit,
                frame=Frame.PAGE,
                frame_url=url,
                at=at,
                method=method,
                arguments=arguments,
                called_by=CallSite(url=url, line=12),
            )
        )


def _template(**named: Any) -> str:
    """A body as the evidence holds it, redacted, with marks where beacons differ."""
    redact = redactor(Identity(), salt=b"the same in each recording")
    body = json.loads(redact.beacon("POST", ENDPOINT, json.dumps(named | dict(_usual())).encode())[1])
    body["context"]["pageview_id"] = _VIEW
    return json.dumps(body, separators=(",", ":"))


def _usual() -> Iterator[tuple[str, Any]]:
    """What stands in every body, as recorded from the SDK."""
    labels = {f"{form}_{name}": {"label": "missing"} for form in ("raw", "hashed") for name in _LABELLED}
    yield "message_id", f"messageId-1795538591602-9628096246102-{PIXEL}"
    yield "is_onsite", False
    yield "timestamp", _TIME
    yield (
        "context",
        {
            "ad": {"sdk_env": "external", "jsb_status": 2},
            "device": {"platform": "pc"},
            "user": {"anonymous_id": "01M87717S34J05SZNVD90RNT31_.tt.1"},
            "pixel": {"code": PIXEL, "runtime": "1"},
            "page": {"url": _URL, "referrer": SITE, "load_progress": "2"},
            "library": {"name": "pixel.js", "version": "2.2.1"},
            "session_id": f"c807ba2e-5ae0-11f1-bd12-02001732b3f7::oNHafwdiTzwltdt78SJX-{PIXEL}",
            "variation_id": "default",
            "csid": "1795538591533::3Bsssy5xRyz58mikYfmU",
            "page_csid": "1795538591534::FbxzN9d12Qc9SDd9tdfb",
            "csct": 1,
            "userAgent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36",
        },
    )
    yield (
        "_inspection",
        {
            "ppf": [{"id": 6, "d": 18000, "f": [{"id": number, "d": 100 * number} for number in range(6)]}],
            "vids": "75571417",
        },
    )
    yield "signal_diagnostic_labels", labels
