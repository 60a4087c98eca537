"""What the browser adds to the sinkhole's account: who sent it, what was refused, what the page said."""

from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web

from auditor.gather.evidence import load
from auditor.model.evidence import Evidence, Frame, Request, Visit
from auditor.model.journey import Until
from tests.gather.shop import KEPT, PIXEL, SNIPPET, Notes, Shop, audited
from tests.gather.tapping import tapped

pytestmark = KEPT

BEACON = "https://analytics.tiktok.com/api/v2/pixel"


class Page(Shop):
    """One page with the given body."""

    def __init__(self, body: str, **headers: str) -> None:
        super().__init__()
        self.body = body
        self.headers = headers

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path == "/":
            return web.Response(
                text=f"<html><head></head><body>{self.body}</body></html>",
                content_type="text/html",
                headers=self.headers,
            )
        return await self.further(path)

    async def further(self, path: str) -> str | web.StreamResponse:
        return web.Response(status=404)


async def seen(body: str, folder: Path, **headers: str) -> Evidence:
    async with Page(body, **headers) as shop:
        return await audited(shop, folder, until=Until.NONE)


def beacons(evidence: Evidence) -> list[Request]:
    return [one for one in evidence.requests if one.path == "/api/v2/pixel" and one.method != "OPTIONS"]


SEND = f"navigator.sendBeacon('{BEACON}?n=beacon', '{{}}')"
PAGES = {
    "/transports": f"<!doctype html><script>{SEND};fetch('{BEACON}?n=fetch', {{method: 'POST', body: 'x', mode: 'no-cors'}});"
    f"new Image().src='{BEACON}?n=image';navigator.sendBeacon('{BEACON}?n=blob', new Blob(['in a blob']));</script>"
    f"<iframe srcdoc=\"<script>navigator.sendBeacon('{BEACON}?n=frame', '1')</script>\"></iframe>",
    "/console": "<!doctype html><script>console.warn('take care');\nttq.track('AddToCart')</script>",
    "/flood": "<!doctype html><script>for (let i = 0; i < 2000; i++) console.log('x'.repeat(9000))</script>"
    f"<script>navigator.sendBeacon('{BEACON}?n=after', '1')</script>",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def heard(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """Pages that need no audit of their own, one after the other in one tab."""
    folder = tmp_path_factory.mktemp("evidence")
    async with tapped(PAGES, folder) as shop:
        tab = await shop.open("/transports")
        await shop.until(lambda: shop.tap.beacons == 5)
        await shop.open("/console", tab)
        await shop.open("/flood", tab)
        await shop.until(lambda: shop.tap.beacons == 6)
    return load(folder)


def visit_to(evidence: Evidence, path: str) -> Visit:
    (found,) = [visit for visit in evidence.visits if visit.url.endswith(path)]
    return found


@pytest.mark.asyncio(loop_scope="module")
async def test_each_transport_is_tied_to_its_page_and_frame(heard: Evidence) -> None:
    found = {one.url.partition("n=")[2]: one for one in beacons(heard)}
    assert visit_to(heard, "/flood").id == found.pop("after").visit_id
    assert set(found) == {"beacon", "fetch", "image", "blob", "frame"}
    here = visit_to(heard, "/transports").id
    assert all(one.seen_by_sinkhole and one.visit_id == here for one in found.values())
    assert {name: one.resource_type for name, one in found.items()} == {
        "beacon": "ping", "fetch": "fetch", "image": "image", "blob": "ping", "frame": "ping",
    }  # fmt: skip
    assert {name: one.frame for name, one in found.items() if name in ("beacon", "frame")} == {
        "beacon": Frame.PAGE,
        "frame": Frame.IFRAME,
    }
    assert found["frame"].frame_url == "about:srcdoc"
    assert found["blob"].body == "in a blob"


@pytest.mark.asyncio(loop_scope="module")
async def test_the_console_and_uncaught_exceptions_are_kept(heard: Evidence) -> None:
    here = visit_to(heard, "/console").id
    warning = next(line for line in heard.console if line.text == "take care")
    assert (warning.level, warning.visit_id) == ("warning", here)
    exception = next(line for line in heard.console if line.level == "exception")
    assert (exception.text, exception.visit_id) == ("ttq is not defined", here)
    assert exception.url.startswith("http://127.0.0.1")
    assert exception.line is not None


@pytest.mark.asyncio(loop_scope="module")
async def test_a_console_without_end_is_cut_and_noted(heard: Evidence) -> None:
    flood = visit_to(heard, "/flood")
    lines = [line for line in heard.console if line.visit_id == flood.id]
    assert 0 < len(lines) <= 501
    assert max(len(line.text) for line in lines) <= 4000
    assert any("console" in note for note in flood.notes)


async def test_a_policy_that_forbids_the_vendor_is_told_with_its_directive(tmp_path: Path) -> None:
    evidence = await seen(
        f"<script>navigator.sendBeacon('{BEACON}', '1')</script><script src='https://analytics.tiktok.com/i18n/pixel/events.js'></script>",
        tmp_path,
        **{"Content-Security-Policy": "script-src 'unsafe-inline'; connect-src 'self'"},
    )
    failures = {one.path: one.failure for one in evidence.requests}
    assert failures == {"/api/v2/pixel": "csp: connect-src 'self'", "/i18n/pixel/events.js": "csp"}
    assert not any(one.seen_by_sinkhole for one in evidence.requests)
    assert all(one.visit_id == 1 for one in evidence.requests)


async def test_calls_states_and_cookies_belong_to_their_visit(tmp_path: Path) -> None:
    evidence = await seen(
        f"{SNIPPET}<script>ttq.track('Search', {{search_string: 'cup'}})</script>", tmp_path
    )
    call = next(one for one in evidence.calls if one.method == "track")
    assert call.arguments[:2] == ("Search", {"search_string": "cup"})
    assert (call.visit_id, call.frame) == (1, Frame.PAGE)
    assert evidence.states
    assert all(state.visit_id == 1 for state in evidence.states)
    assert "_ttp" in {cookie.name for cookie in evidence.cookies}


async def test_a_visit_tells_when_it_was_parsed_where_its_document_moved_and_what_was_pressed(
    tmp_path: Path,
) -> None:
    body = f"<!doctype html>{SNIPPET}<button onclick=\"history.pushState(0, '', '/next'); ttq.load('LATER')\">Go</button>"
    async with tapped({"/": body}, tmp_path) as shop:
        tab = await shop.open("/")
        # Untouched by what a script presses: nobody did.
        await tab.page.evaluate("document.querySelector('button').dispatchEvent(new Event('pointerdown'))")
        await tab.page.click("button")
        await shop.until(lambda: tab.visit is not None and bool(tab.visit.routes))
        await tab.page.goto(f"{shop.url}/?again")
    evidence = load(tmp_path)
    visit = evidence.visits[0]
    assert [route.url for route in visit.routes] == [f"{shop.url}/", f"{shop.url}/next"]
    assert visit.parsed_at is not None
    assert visit.started_at <= visit.parsed_at <= visit.routes[1].at <= visit.ended_at
    touched = {
        pixel: state.data["touched"]
        for state in reversed(evidence.states)
        if state.visit_id == visit.id and "touched" in state.data and isinstance(state.data["ids"], list)
        for pixel in state.data["ids"]
        if isinstance(pixel, str)
    }
    assert touched == {PIXEL: False, "LATER": True}


async def test_a_pop_up_is_a_visit_of_its_own(tmp_path: Path) -> None:
    class Opens(Page):
        async def further(self, path: str) -> str | web.StreamResponse:
            return f"<title>Pop-up</title><script>navigator.sendBeacon('{BEACON}?n=popup', '1')</script>"

    async with Opens("<script>window.open('/popup')</script>") as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE)
    popup = next(visit for visit in evidence.visits if visit.url.endswith("/popup"))
    (sent,) = beacons(evidence)
    assert sent.visit_id == popup.id != 1


async def test_a_redirect_chain_is_one_visit_and_a_script_redirect_two(tmp_path: Path) -> None:
    class Moves(Page):
        async def further(self, path: str) -> str | web.StreamResponse:
            if path == "/a":
                return web.Response(status=302, headers={"location": "/b"})
            return "<title>There</title><p>x</p><script>history.pushState({}, '', '/c')</script>"

    async with Moves("<script>location.href='/a'</script>") as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE)
    first, second = evidence.visits
    assert (second.requested_url, second.url) == (f"{shop.url}a", f"{shop.url}c")
    assert (second.status, second.title) == (200, "There")
    assert first.ended_at <= second.ended_at


async def test_beacons_on_leaving_are_the_sinkholes_alone(tmp_path: Path) -> None:
    class Leaves(Shop):
        def page(self, title: str, body: str, *, head: str = "") -> str:
            return super().page(
                title,
                body,
                head=f"<script>addEventListener('pagehide', () => navigator.sendBeacon('{BEACON}?n=bye', '1'))</script>",
            )

    async with Leaves() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PRODUCT)
    said = [one for one in beacons(evidence) if "n=bye" in one.url]
    assert len(said) == len(evidence.visits)
    assert all(one.seen_by_sinkhole for one in said)


async def test_several_pages_at_once_do_not_mix(tmp_path: Path) -> None:
    class Many(Shop):
        def home(self) -> str:
            return "".join(f"<a href='/pages/{n}'>{n}</a> " for n in range(8))

        async def answer(
            self, request: web.Request, path: str, form: dict[str, str]
        ) -> str | web.StreamResponse:
            if path.startswith("/pages/"):
                number = path.rpartition("/")[2]
                return self.page(
                    number,
                    f"<script>for (let i = 0; i < 3; i++) setTimeout(() => navigator.sendBeacon('{BEACON}?n={number}', '1'), 90 * i)</script>",
                )
            return await super().answer(request, path, form)

    async with Many() as shop:
        evidence = await audited(shop, tmp_path, notes=Notes(), until=Until.NONE, pages=30, workers=3)
    urls = {visit.id: visit.url for visit in evidence.visits}
    sent = [one for one in beacons(evidence) if one.url.partition("?n=")[2].isdigit()]
    assert len(sent) == 24
    assert all(urls[one.visit_id or 0].endswith(f"/pages/{one.url.partition('n=')[2]}") for one in sent)


async def test_a_service_workers_beacon_has_no_page(tmp_path: Path) -> None:
    class Worker(Page):
        async def further(self, path: str) -> str | web.StreamResponse:
            script = f"self.addEventListener('activate', e => e.waitUntil(fetch('{BEACON}?n=sw', {{method: 'POST', body: '1', mode: 'no-cors'}})))"
            return web.Response(text=script, content_type="text/javascript")

    async with Worker("<script>navigator.serviceWorker.register('/sw.js')</script>") as shop:
        evidence = await audited(shop, tmp_path, until=Until.NONE)
    (sent,) = beacons(evidence)
    assert sent.seen_by_sinkhole
    assert sent.visit_id is None
    assert sent.frame in (Frame.SERVICE_WORKER, None)
