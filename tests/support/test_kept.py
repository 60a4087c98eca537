"""Kept browsers: nothing of one audit is in the next one's record, and what could be ends with its browser."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from aiohttp import web

from auditor.decode.tiktok import TIKTOK
from auditor.gather.browser.launch import context_of
from auditor.gather.browser.provider import Wanted
from auditor.gather.network import Network
from auditor.gather.sdk import StandInSdk
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions, SitePlan
from tests.gather.shop import Shop, audited
from tests.support import kept as module
from tests.support.kept import Keeper

COLLECT = "https://analytics.tiktok.com/api/v2/pixel"
# What can outlive its page, for as long as it is let: its last requests, and its worker, which then sends on.
WORKER = f"""
addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', () => {{}});
const send = path => fetch('{COLLECT}?VISITOR-worker-' + path, {{method: 'POST', body: 'x', mode: 'no-cors'}});
const go_on = () => send('on').finally(() => setTimeout(go_on, 10));
addEventListener('message', event => event.waitUntil(event.data === 'left' ? new Promise(go_on) : send('first')));
"""
PAGE = f"""<script>
  localStorage.setItem('visitor', 'VISITOR');
  navigator.serviceWorker.register('/worker.js');
  navigator.serviceWorker.ready.then(({{active}}) => {{
    active.postMessage('come');
    addEventListener('pagehide', () => {{
      active.postMessage('left');
      for (let i = 0; i < 20; i++) {{
        navigator.sendBeacon('{COLLECT}?VISITOR-page-' + i, 'x');
        fetch('{COLLECT}?VISITOR-page-kept-' + i, {{method: 'POST', body: 'x', keepalive: true, mode: 'no-cors'}});
      }}
    }});
  }});
</script><script src="/kept.js"></script><script src="/come.js"></script>"""


class Clinging(Shop):
    """Its home page leaves behind whatever a page can, marked with the visitor who saw it first."""

    def __init__(self) -> None:
        super().__init__()
        self.visitor = ""
        self.came_with: list[str] = []
        self.told: list[str] = []

    def home(self) -> str:
        return super().home() + PAGE.replace("VISITOR", self.visitor)

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        match path:
            case "/":
                self.came_with.append(request.headers.get("cookie", ""))
            case "/told":
                self.told.append(request.query_string)
            case "/worker.js":
                return web.Response(
                    text=WORKER.replace("VISITOR", self.visitor), content_type="text/javascript"
                )
            case "/kept.js":
                return web.Response(
                    text=f"window.kept = '{self.visitor}'",
                    content_type="text/javascript",
                    headers={"cache-control": "max-age=86400, immutable"},
                )
            case "/come.js":
                return web.Response(
                    text=f"navigator.serviceWorker.ready.then(() => fetch('/told?{self.visitor}&' + window.kept "
                    "+ '&' + localStorage.getItem('visitor')))",
                    content_type="text/javascript",
                )
        return await super().answer(request, path, form)


async def test_nothing_of_one_audit_reaches_the_next(tmp_path: Path) -> None:
    async with Clinging() as shop, Keeper() as keeper:
        for visitor in ("first", "second"):
            shop.visitor = visitor
            evidence = await audited(
                shop, tmp_path / visitor, until=Until.NONE, seal="all", browsers=keeper.provide
            )
            sent = {one.url.partition("?")[2] for one in evidence.requests if one.url.startswith(COLLECT)}
            marked = {query for query in sent if query.startswith(("first-", "second-"))}
            assert {f"{visitor}-worker-first", f"{visitor}-page-0", f"{visitor}-page-kept-0"} <= marked
            assert {query.partition("-")[0] for query in marked} == {visitor}
            assert evidence.capture.incomplete == ()
        assert keeper.starts == 1
    assert set(shop.came_with) == {""}
    assert shop.requests["GET /kept.js"] == 2
    assert shop.told == ["first&first&first", "second&second&second"]


def wanted(*, until: Until = Until.NONE, browser: BrowserOptions | None = None) -> Wanted:
    """What a run of a shop that is nowhere needs a browser for."""
    plan = SitePlan(site="https://shop.example/", until=until, browser=browser or BrowserOptions())
    network = Network()
    return Wanted(
        plan=plan, vendor=TIKTOK, sdk=StandInSdk(TIKTOK), upstream=Upstream(network), network=network
    )


async def test_a_browser_is_kept_for_those_who_want_it_started_so() -> None:
    async with Keeper() as keeper:
        async with keeper.provide(wanted()) as first, keeper.provide(wanted()) as beside:
            assert first.browser is not beside.browser
            assert first.sinkhole.door.port != beside.sinkhole.door.port
        async with keeper.provide(wanted()) as second:
            assert second.browser in {first.browser, beside.browser}
            assert second.sinkhole not in {first.sinkhole, beside.sinkhole}
        async with keeper.provide(wanted(until=Until.CART)) as other:
            assert other.browser is not second.browser
        assert keeper.starts == 3
        async with keeper.provide(wanted(browser=BrowserOptions(gpc=True))) as signalling:
            assert signalling.browser is not other.browser
        assert not signalling.browser.is_connected()
        assert keeper.starts == 3
    assert not second.browser.is_connected()
    assert not other.browser.is_connected()


async def test_a_browser_in_which_something_is_left_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS_TO_LET_GO", 0.2)
    async with Keeper() as keeper, AsyncExitStack() as later:
        async with keeper.provide(wanted()) as first:
            await first.browser.new_context()
        assert not first.browser.is_connected()
        async with keeper.provide(wanted()) as second:
            _, writer = await asyncio.open_connection("127.0.0.1", second.sinkhole.door.port)
            later.callback(writer.close)
        assert not second.browser.is_connected()
        with pytest.raises(ZeroDivisionError):
            async with keeper.provide(wanted()) as third:
                _ = 1 / 0
        assert not third.browser.is_connected()
        async with keeper.provide(wanted()) as fourth:
            await fourth.browser.close()
        order = wanted()
        async with keeper.provide(order) as fifth, context_of(fifth, order.plan) as context:
            assert context.pages == []
        assert fifth.browser.is_connected()
    assert keeper.starts == 5
