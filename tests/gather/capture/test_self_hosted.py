"""A self-hosted endpoint: read inside the browser, answered there where sealed, and marked as not guaranteed."""

import gzip
import json
from pathlib import Path

import pytest
from aiohttp import web

from auditor.decode.facts import decode
from auditor.decode.tiktok import TIKTOK
from auditor.gather.capture.interception import Paused
from auditor.gather.capture.self_hosted import NOT_GUARANTEED, SelfHosted, _received
from auditor.model.event import Realm, Transport
from auditor.model.evidence import Evidence, Frame, Request
from auditor.model.facts import Expectations
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions
from tests.gather.shop import KEPT, PIXEL, Shop, audited

pytestmark = KEPT

ENDPOINT = SelfHosted(("https://shop.example/tt/", "https://xn--mller-kva.example:8443/a?b"))


@pytest.mark.parametrize(
    ("url", "kind", "taken"),
    [
        ("https://shop.example/tt", "Ping", True),
        ("https://shop.example/tt/api/v2/pixel", "Ping", True),
        ("https://shop.example/tt/api/v2/pixel?analytics_message=x", "Image", True),
        ("https://shop.example/tt?x=1", "fetch", True),
        ("https://xn--mller-kva.example:8443/a/b", "XHR", True),
        ("https://shop.example/tt/i18n/pixel/events.js", "Script", False),
        ("https://shop.example/tt/", "document", False),
        ("https://shop.example/tta/api", "Ping", False),
        ("https://shop.example/cart?next=https://shop.example/tt/", "Fetch", False),
        ("http://shop.example/tt/x", "Ping", False),
        ("https://evil.example/tt/x", "Ping", False),
    ],
)
def test_what_it_takes(url: str, kind: str, *, taken: bool) -> None:
    assert ENDPOINT.takes(url, kind) is taken


def test_addresses_are_as_the_browser_writes_them() -> None:
    assert SelfHosted(("https://Müller.example:443/tt/*?q=1",)).patterns == [
        "https://xn--mller-kva.example/tt/\\**"
    ]
    assert SelfHosted(("http://[::1]:8080/tt",)).patterns == ["http://[::1]:8080/tt*"]
    assert SelfHosted(()).patterns == []
    assert list(SelfHosted(()).notes(sealed=True)) == []


def test_a_body_is_decoded_and_its_lack_told() -> None:
    def received(body: bytes, *, known: bool = True, **headers: str) -> tuple[bytes, str]:
        paused = Paused(
            method="POST",
            url="https://shop.example/tt",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
            body=body,
            kind="Ping",
            body_known=known,
        )
        one = _received(paused, 200)
        return one.body, one.note

    assert received(gzip.compress(b"{}"), content_encoding="gzip") == (b"{}", NOT_GUARANTEED)
    assert received(b"", known=False) == (b"", f"{NOT_GUARANTEED}; the browser did not tell its body")
    assert "damaged" in received(b"no gzip", content_encoding="gzip")[1]


class SelfHosting(Shop):
    """Sends to its own `/tt/`, whose server would pass everything on; `got` is what came there."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[str] = []

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path.startswith("/tt/"):
            self.got.append(f"{request.method} {path}")
            return web.Response(text="/* the shop's */", content_type="text/javascript")
        return await super().answer(request, path, form)

    def home(self) -> str:
        def body(event: str) -> str:
            page = {"url": self.url}
            context = {"pixel": {"code": PIXEL}, "page": page, "user": {"email": "jane.roe@example.org"}}
            return json.dumps(json.dumps({"event": event, "context": context, "properties": {"value": 3}}))

        return (
            "<h1>Welcome to the shop</h1><p>Everything for the table.</p><script src='/tt/events.js'></script><script>"
            f"const U = location.origin + '/tt/api/v2/pixel', P = {body('Purchase')}, L = {body('Lead')};"
            "navigator.sendBeacon(U, new Blob([P]));"
            "fetch(U, {method: 'POST', body: P}).then(async (r) => { await r.text(); document.title = 'answered ' + r.status; });"
            "addEventListener('pagehide', () => navigator.sendBeacon(U, L));</script>"
        )


async def seen(shop: SelfHosting, folder: Path, seal: str) -> tuple[Evidence, list[Request]]:
    evidence = await audited(
        shop,
        folder,
        until=Until.NONE,
        seal=seal,
        self_hosted=(f"{shop.url}tt/",),
        browser=BrowserOptions(headers={"X-Preview": "open sesame"}),
    )
    return evidence, [one for one in evidence.requests if "/tt/" in one.path]


async def test_sealed_it_is_answered_in_the_browser_and_nothing_reaches_the_shops_server(
    tmp_path: Path,
) -> None:
    async with SelfHosting() as shop:
        evidence, requests = await seen(shop, tmp_path, "tiktok")
    assert shop.got == ["GET /tt/events.js"]
    assert [(one.intercepted, one.seen_by_sinkhole, one.arrived) for one in requests] == [
        (True, False, True)
    ] * 3
    assert {one.note for one in requests} == {NOT_GUARANTEED}
    assert "jane.roe" not in " ".join(one.body for one in requests)
    assert {one.headers["x-preview"] for one in requests if one.seen_by_browser} == {"[redacted]"}
    (note,) = (note for note in evidence.capture.notes if "self-hosted" in note)
    assert shop.url in note
    assert "may be missed" in note
    assert evidence.visits[0].title == "answered 200"

    facts = decode(evidence, Expectations(), TIKTOK)
    events = [event for event in facts.events if event.name in ("Purchase", "Lead")]
    told = [(event.name, event.transport, event.realm, event.visit_id) for event in events]
    assert sorted(told) == [
        ("Lead", Transport.BEACON, Realm.UNLOAD, 1),
        ("Purchase", Transport.BEACON, Realm.PAGE, 1),
        ("Purchase", Transport.FETCH, Realm.PAGE, 1),
    ]
    assert all(event.sent and NOT_GUARANTEED in event.note for event in events)
    assert {one.frame for one in requests if one.seen_by_browser} == {Frame.PAGE}


async def test_unsealed_it_is_read_and_goes_on(tmp_path: Path) -> None:
    async with SelfHosting() as shop:
        evidence, requests = await seen(shop, tmp_path, "none")
    assert len(requests) == 3
    assert shop.got.count("POST /tt/api/v2/pixel") >= 2  # what was said in parting may be cut off by the end
    assert {one.answered_by for one in requests} == {"shop"}
    assert {one.status for one in requests if one.seen_by_browser} == {200}
    assert any("went on to the shop's server" in note for note in evidence.capture.notes)
