"""A real shop that nobody here wrote, audited: django-oscar with the pixel in its own templates."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from auditor.audit import run_audit
from auditor.model.event import Origin, PixelEvent
from auditor.model.journey import Step, Until
from auditor.model.jsonvalue import JsonValue
from auditor.model.plan import BrowserOptions, Identity, SitePlan
from auditor.model.progress import Silent
from auditor.model.result import AuditResult
from auditor.model.rule import Severity, Verdict
from auditor.report import FORMATS
from tests.stores.oscar.pixel.faults import FAULTS, PIXEL
from tests.stores.oscar.store import served
from tests.support.netlog import read_net_log
from tests.support.proxy import RecordingProxy

pytestmark = pytest.mark.filterwarnings("error")
PRODUCT = "catalogue/canvas-tote_1/"


@pytest.fixture(scope="module")
def shop() -> Iterator[dict[str, str]]:
    with served(FAULTS) as addresses:
        yield addresses


def plan(
    url: str, *, until: Until = Until.PURCHASE, product: bool = False, browser: BrowserOptions | None = None
) -> SitePlan:
    return SitePlan(
        site=url,
        until=until,
        place_order=until is Until.PURCHASE,
        product_url=f"{url}{PRODUCT}" if product else None,
        pages=0 if product else 3,
        workers=1,
        sdk="standin",
        timeout=200,
        browser=browser or BrowserOptions(),
    )


def failed(result: AuditResult) -> set[tuple[str, str]]:
    """The rules that failed above info, each with the event that it failed for."""
    return {
        (finding.code, finding.event)
        for finding in result.findings
        if finding.verdict is Verdict.FAIL and finding.severity is not Severity.INFO
    }


def funnel(result: AuditResult, name: str) -> PixelEvent:
    """The one event of a name that the journey's own steps caused."""
    found = [
        event
        for event in result.events
        if event.name == name and event.origin is Origin.MERCHANT and event.step is not None
    ]
    assert found, f"no {name} among {[event.name for event in result.events]}"
    return found[-1]


def worth(contents: list[JsonValue]) -> float:
    """What the items of an event come to."""
    items = [item for item in contents if isinstance(item, dict)]
    return sum(float(str(item["price"])) * int(str(item["quantity"])) for item in items)


async def test_a_healthy_shop_to_the_confirmation(shop: dict[str, str], tmp_path: Path) -> None:
    log = tmp_path / "net.json"
    options = BrowserOptions(extra_args=(f"--log-net-log={log}",))
    result = await run_audit(plan(shop["healthy"], browser=options), out=tmp_path / "out", progress=Silent())

    assert result.incomplete == ()
    assert (result.verdict, result.exit_code) == ("pass", 0)
    assert failed(result) == set()
    assert [(item.outcome.step, item.outcome.reached) for item in result.journey] == [
        (step, True) for step in Step
    ]

    assert (result.platform.name, result.platform.tested) == ("django-oscar", True)
    assert len(result.platform.marks) >= 4

    view, add, begin, bought = (
        funnel(result, name) for name in ("ViewContent", "AddToCart", "InitiateCheckout", "Purchase")
    )
    for event in (view, add, begin, bought):
        contents = event.parameters["contents"]
        assert isinstance(contents, list)
        assert isinstance(contents[0], dict)
        assert str(contents[0]["content_id"]).startswith("SEA-")
        assert event.parameters["currency"] == "EUR"
        assert event.parameters["value"] == pytest.approx(worth(contents))
        assert event.pixel_id == PIXEL
    for event in (begin, bought):  # two products; this shop has no field for a quantity
        contents = event.parameters["contents"]
        assert isinstance(contents, list)
        assert [item["quantity"] for item in contents if isinstance(item, dict)] == [1, 1]
    assert bought.event_id
    assert bought.matching.email.value == "hashed"
    assert bought.matching.phone.value == "hashed"

    seen = read_net_log(log)
    # Its own jQuery is all that oscar asks the world for.
    assert seen.resolved <= {"ajax.googleapis.com"}
    peers = {address for address in seen.connected if not address.startswith("udp ")}
    assert {address.rsplit(":", 1)[0] for address in peers} == {"127.0.0.1"}
    assert result.capture.sent_to_vendor == 0

    written = FORMATS["json"](result) + FORMATS["html"](result)
    nobody = Identity()
    for secret in (nobody.email, nobody.phone, nobody.street, nobody.last_name):
        assert secret not in written
    assert result.journey[-1].outcome.visit_id is not None
    raw = (tmp_path / "out" / "evidence" / "evidence.sqlite").read_bytes()
    assert nobody.email.encode() not in raw


@pytest.mark.parametrize("name", [name for name in FAULTS if name != "healthy"])
async def test_planted_faults_fail_their_rules_and_no_others(
    shop: dict[str, str], name: str, tmp_path: Path
) -> None:
    fault = FAULTS[name]
    result = await run_audit(
        plan(shop[name], until=Until(fault.until), product=True), out=tmp_path, progress=Silent()
    )
    assert result.incomplete == ()
    assert failed(result) == fault.expected, [
        f"{finding.code} {finding.page_url} {finding.message}" for finding in result.findings
    ]


async def test_declared_public_the_shop_is_seen_all_the_same(shop: dict[str, str], tmp_path: Path) -> None:
    # A page on a public address may not call loopback: on a real site an unprepared sinkhole gets nothing.
    port = urlsplit(shop["healthy"]).port
    options = BrowserOptions(extra_args=(f"--ip-address-space-overrides=127.0.0.1:{port}=public",))
    result = await run_audit(
        plan(shop["healthy"], until=Until.CHECKOUT, product=True, browser=options),
        out=tmp_path,
        progress=Silent(),
    )
    assert result.incomplete == ()
    assert failed(result) == set()
    for name in ("Pageview", "ViewContent", "AddToCart", "InitiateCheckout"):
        funnel(result, name)


async def test_behind_a_proxy_no_vendor_host_is_asked_for(shop: dict[str, str], tmp_path: Path) -> None:
    port = urlsplit(shop["healthy"]).port or 0
    proxy = RecordingProxy(tls_port=port, plain_port=port)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    url = "http://shop.example/"
    async with server:
        result = await run_audit(
            plan(url, until=Until.CHECKOUT, product=True, browser=BrowserOptions(proxy=proxy.url)),
            out=tmp_path,
            progress=Silent(),
        )
    assert result.incomplete == ()
    assert failed(result) == set()
    funnel(result, "InitiateCheckout")
    assert any("shop.example" in line for line in proxy.lines)
    assert [line for line in proxy.lines if "tiktok" in line.lower()] == []
