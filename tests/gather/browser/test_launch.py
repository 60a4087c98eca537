"""The browser as it is started: whose it looks like, what it trusts, how it ends."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Error, async_playwright

from auditor.decode.tiktok import TIKTOK
from auditor.gather.browser import launch as module
from auditor.gather.browser.find import FoundBrowser
from auditor.gather.browser.launch import context_of, find_browser, launched
from auditor.gather.browser.switches import switches_for
from auditor.gather.network import Network
from auditor.gather.sdk import LiveSdk, StandInSdk
from auditor.gather.sinkhole.server import Sinkhole
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.errors import BrowserMissingError, UsageError
from auditor.model.plan import BrowserOptions, SitePlan
from tests.support.capture import Arrivals, Capture, capturing
from tests.support.netlog import read_net_log
from tests.support.proxy import running_proxy
from tests.support.realms import OTHER, SHOP
from tests.support.shop import Shop, running_shop
from tests.support.upstream import vendor_server
from tests.support.vendor import COLLECT, SDK_URL, a_vendor

VENDOR = a_vendor()
SAYS_ON_LEAVING = (
    f"<!doctype html><script>addEventListener('pagehide', () => navigator.sendBeacon('{COLLECT}', location.pathname))"
    "</script>"
)
SAYS_AT_ONCE = f"<!doctype html><script>navigator.sendBeacon('{COLLECT}', location.pathname)</script>"


PAGES = {
    "/": "<!doctype html><title>x</title>",
    "/agent": SAYS_AT_ONCE,
    "/busy": "<!doctype html><script>addEventListener('beforeunload', (e) => e.preventDefault());"
    "addEventListener('pagehide', () => { while (true) {} });</script>",
    "/clear": SAYS_AT_ONCE.replace("https://", "http://"),
    "/socket": f"<!doctype html><script>new WebSocket('{COLLECT.replace('https', 'wss')}')</script>",
    **{f"/parting/{number}": SAYS_ON_LEAVING for number in range(5)},
}


def in_the_shared_browser(test: Callable[..., Any]) -> Callable[..., Any]:
    """The mark of a test that uses `shared`: its loop."""
    looped: Callable[..., Any] = pytest.mark.asyncio(loop_scope="module")(test)
    return looped


def plan_for(shop: Shop, **options: Any) -> SitePlan:
    browser = BrowserOptions(extra_args=shop.switches(SHOP, OTHER), **options)
    return SitePlan(site=f"https://{SHOP}/", sdk="standin", browser=browser)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shop() -> AsyncIterator[Shop]:
    async with running_shop(PAGES) as shop:
        yield shop


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(shop: Shop) -> AsyncIterator[tuple[Capture, SitePlan]]:
    """One running browser for the tests that need no other switches."""
    plan = plan_for(shop)
    async with capturing(plan, VENDOR) as capture:
        yield capture, plan


def with_options(plan: SitePlan, **options: Any) -> SitePlan:
    return replace(plan, browser=replace(plan.browser, **options))


@in_the_shared_browser
async def test_what_pages_say_in_parting_arrives(shared: tuple[Capture, SitePlan]) -> None:
    capture, plan = shared
    paths = [path for path in PAGES if path.startswith("/parting")]
    async with context_of(capture.launched, plan) as context:
        for path in paths:
            page = await context.new_page()
            await page.goto(f"https://{SHOP}{path}")
    said = Counter(one.body.decode() for one in capture.arrivals.beacons if b"/parting" in one.body)
    assert said == dict.fromkeys(paths, 1)


@in_the_shared_browser
async def test_a_page_that_never_yields_does_not_hold_the_end(shared: tuple[Capture, SitePlan]) -> None:
    capture, plan = shared
    clock = asyncio.get_running_loop()
    async with context_of(capture.launched, plan) as context:
        page = await context.new_page()
        await page.goto(f"https://{SHOP}/busy")
        started = clock.time()
    assert clock.time() - started < 2 * module._SECONDS_TO_CLOSE + module._SECONDS_FOR_LAST_WORDS


@in_the_shared_browser
async def test_it_looks_like_a_visitors_browser_as_far_as_it_can(shared: tuple[Capture, SitePlan]) -> None:
    capture, plan = shared
    options = with_options(plan, locale="de-DE", timezone="Asia/Tokyo")
    async with context_of(capture.launched, options) as context:
        page = await context.new_page()
        await page.goto(plan.site)
        seen = await page.evaluate(
            "() => ({webdriver: navigator.webdriver, language: navigator.language, plugins: navigator.plugins.length,"
            " zone: Intl.DateTimeFormat().resolvedOptions().timeZone, agent: navigator.userAgent})"
        )
    assert "HeadlessChrome" in seen.pop("agent")
    assert seen == {"webdriver": False, "language": "de-DE", "plugins": 5, "zone": "Asia/Tokyo"}
    told = " ".join(capture.launched.differences)
    assert "HeadlessChrome" in told
    assert "headless, without a window" in told


@in_the_shared_browser
async def test_a_page_that_was_left_comes_back_as_it_was(shared: tuple[Capture, SitePlan]) -> None:
    capture, plan = shared
    async with context_of(capture.launched, plan) as context:
        page = await context.new_page()
        await page.goto(plan.site)
        await page.evaluate("() => { window.kept = 1; }")
        await page.goto(f"{plan.site}?next")
        async with page.expect_event("framenavigated"):
            await page.evaluate("() => { history.back(); }")
        assert await page.evaluate("window.kept") == 1


@in_the_shared_browser
async def test_a_given_user_agent_is_used(shared: tuple[Capture, SitePlan]) -> None:
    capture, plan = shared
    options = with_options(plan, user_agent="Shopper/1")
    async with context_of(capture.launched, options) as context:
        page = await context.new_page()
        await page.goto(f"https://{SHOP}/agent")
        assert await page.evaluate("navigator.userAgent") == "Shopper/1"
    (said,) = (one for one in capture.arrivals.beacons if one.body == b"/agent")
    assert said.headers["user-agent"] == "Shopper/1"


@in_the_shared_browser
async def test_a_websocket_is_seen_and_goes_nowhere(shared: tuple[Capture, SitePlan]) -> None:
    capture, plan = shared
    before = len(capture.arrivals.beacons)
    async with context_of(capture.launched, plan) as context:
        page = await context.new_page()
        await page.goto(f"https://{SHOP}/socket")
        assert await capture.arrivals.beacons_reach(before + 1)
    assert capture.arrivals.beacons[-1].note == "upgrade to websocket refused"


@in_the_shared_browser
async def test_a_beacon_in_the_clear_is_seen(shared: tuple[Capture, SitePlan], shop: Shop) -> None:
    capture, plan = shared
    before = len(capture.arrivals.beacons)
    async with context_of(capture.launched, plan) as context:
        page = await context.new_page()
        await page.goto(f"http://127.0.0.1:{shop.plain_port}/clear")
        assert await capture.arrivals.beacons_reach(before + 1)
    assert capture.arrivals.beacons[-1].url == COLLECT.replace("https://", "http://")


@in_the_shared_browser
async def test_a_phone_is_a_phone(shared: tuple[Capture, SitePlan]) -> None:
    capture, plan = shared
    async with context_of(capture.launched, with_options(plan, device="mobile")) as context:
        page = await context.new_page()
        await page.goto(plan.site)
        seen = await page.evaluate(
            "() => [navigator.maxTouchPoints > 0, screen.width < 600, navigator.userAgent]"
        )
    assert seen[:2] == [True, True]
    assert "Android" in seen[2]


@in_the_shared_browser
@pytest.mark.parametrize("content", [None, "no json", "[1, 2]"])
async def test_a_broken_storage_state_is_a_usage_error(
    content: str | None, shared: tuple[Capture, SitePlan], tmp_path: Path
) -> None:
    capture, plan = shared
    file = tmp_path / "state.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(UsageError):
        async with context_of(capture.launched, with_options(plan, storage_state=file)):
            pytest.fail("it was taken")


@in_the_shared_browser
async def test_a_storage_state_is_taken(shared: tuple[Capture, SitePlan], tmp_path: Path) -> None:
    capture, plan = shared
    cookie = {
        "name": "preview", "value": "1", "domain": SHOP, "path": "/", "expires": -1,
        "httpOnly": False, "secure": True, "sameSite": "Lax",
    }  # fmt: skip
    file = tmp_path / "state.json"
    file.write_text(json.dumps({"cookies": [cookie], "origins": []}))
    async with context_of(capture.launched, with_options(plan, storage_state=file)) as context:
        assert [one["name"] for one in await context.cookies()] == ["preview"]


@in_the_shared_browser
@pytest.mark.parametrize("options", [{"timezone": "Mars/Olympus"}, {"locale": "no such locale"}])
async def test_an_unknown_zone_or_locale_is_a_usage_error(
    options: dict[str, str], shared: tuple[Capture, SitePlan]
) -> None:
    capture, plan = shared
    with pytest.raises(UsageError, match="settings"):
        async with context_of(capture.launched, with_options(plan, **options)):
            pytest.fail("it was taken")


async def test_a_browser_that_is_gone_does_not_hide_the_first_error() -> None:
    async def lose(capture: Capture, plan: SitePlan) -> None:
        async with context_of(capture.launched, plan) as context:
            await context.new_page()
            await capture.launched.browser.close()
            raise LookupError

    async with running_shop(PAGES) as shop:
        plan = plan_for(shop)
        async with capturing(plan, VENDOR) as capture:
            with pytest.raises(LookupError):
                await lose(capture, plan)


async def test_basic_authentication_is_for_the_shop_alone() -> None:
    asked: list[tuple[str, str]] = []

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        asked.append((request.headers["host"], request.headers.get("authorization", "")))
        if "authorization" not in request.headers:
            return web.Response(status=401, headers={"www-authenticate": 'Basic realm="staging"'})
        sandboxed = SAYS_AT_ONCE.replace('"', "&quot;").replace("location.pathname", "'/sandboxed'")
        frame = (
            f'<iframe sandbox="allow-scripts" srcdoc="{sandboxed}"></iframe><img src="https://{OTHER}/x.png">'
        )
        return web.Response(text=SAYS_AT_ONCE + SAYS_ON_LEAVING + frame, content_type="text/html")

    async with vendor_server(answer) as staging:
        shop = Shop(port=staging.port, plain_port=0, spki=staging.spki)
        plan = plan_for(shop, basic_auth=("me", "secret"))
        async with capturing(plan, VENDOR) as capture, context_of(capture.launched, plan) as context:
            page = await context.new_page()
            response = await page.goto(plan.site)
            assert response is not None
            assert response.status == 200
            assert await capture.arrivals.beacons_reach(2)
    assert Counter(one.body for one in capture.arrivals.beacons) == {b"/": 2, b"/sandboxed": 1}
    assert {login for host, login in asked if host == OTHER} == {""}
    assert all("authorization" not in one.headers for one in capture.arrivals.received)


async def test_a_proxy_that_asks_for_a_login_gets_it() -> None:
    async with (
        running_shop({"/": SAYS_AT_ONCE + SAYS_ON_LEAVING}) as shop,
        running_proxy(shop.port, shop.plain_port, ("me", "p@ss")) as proxy,
    ):
        options = BrowserOptions(
            proxy=proxy.url.replace("://", "://me:p%40ss@"), extra_args=shop.switches(SHOP)[:1]
        )
        plan = SitePlan(site=f"https://{SHOP}/", sdk="standin", browser=options)
        async with capturing(plan, VENDOR) as capture, context_of(capture.launched, plan) as context:
            page = await context.new_page()
            await page.goto(plan.site)
            assert await capture.arrivals.beacons_reach(1)
            await page.close()
            assert await capture.arrivals.beacons_reach(2)
    assert len(capture.arrivals.beacons) == 2
    assert proxy.refused > 0
    assert [line for line in proxy.lines if "vendor.example" in line] == []


async def test_a_shop_on_loopback_needs_no_proxy() -> None:
    async with running_shop({"/": SAYS_AT_ONCE}) as shop:
        site = f"http://127.0.0.1:{shop.plain_port}/"
        plan = SitePlan(site=site, sdk="standin", browser=BrowserOptions(proxy="http://127.0.0.1:1"))
        async with capturing(plan, VENDOR) as capture, context_of(capture.launched, plan) as context:
            page = await context.new_page()
            await page.goto(plan.site)
            assert await capture.arrivals.beacons_reach(1)


@pytest.mark.parametrize("proxied", [False, True])
async def test_each_spelling_of_tiktoks_hosts_is_the_sinkhole(proxied: bool, tmp_path: Path) -> None:
    hosts = [
        "analytics.tiktok.com",
        "analytics.tiktok.com.",
        "ANALYTICS.us.tiktok.com",
        "analytics-ipv6.tiktokw.us",
        "analytics-sg.tiktok.com",
    ]
    sends = "".join(f"navigator.sendBeacon('https://{host}/api/v2/pixel', '{host}');" for host in hosts)
    log = tmp_path / "net.json"
    async with (
        running_shop({"/": f"<!doctype html><script>{sends}</script>"}) as shop,
        running_proxy(shop.port, shop.plain_port) as proxy,
    ):
        plan = plan_for(shop, proxy=proxy.url if proxied else None)
        plan = with_options(plan, extra_args=(*plan.browser.extra_args, f"--log-net-log={log}"))
        async with capturing(plan, TIKTOK) as capture, context_of(capture.launched, plan) as context:
            page = await context.new_page()
            await page.goto(plan.site)
            assert await capture.arrivals.beacons_reach(len(hosts))
    assert [line for line in proxy.lines if "tiktok" in line.lower()] == []
    assert bool(proxy.lines) is proxied
    assert Counter(one.body.decode() for one in capture.arrivals.beacons) == dict.fromkeys(hosts, 1)
    assert {one.note for one in capture.arrivals.beacons} == {""}
    assert read_net_log(log).resolved == frozenset()


async def test_the_live_sdk_runs_in_the_page() -> None:
    async def script(request: web.BaseRequest) -> web.StreamResponse:
        text = f"navigator.sendBeacon('{COLLECT}', document.currentScript.src)"
        return web.Response(text=text, content_type="text/javascript")

    pages = {"/": f'<!doctype html><script crossorigin="use-credentials" src="{SDK_URL}?sdkid=1"></script>'}
    arrivals = Arrivals()
    async with vendor_server(script) as server, server.client() as client, running_shop(pages) as shop:
        plan = plan_for(shop)
        async with Sinkhole(VENDOR, LiveSdk(client), seal="all", upstream=client) as sinkhole:
            sinkhole.subscribe(arrivals.add)
            async with (
                launched(plan, VENDOR, sinkhole, Network()) as browser,
                context_of(browser, plan) as context,
            ):
                page = await context.new_page()
                await page.goto(plan.site)
                assert await arrivals.beacons_reach(1)
    assert arrivals.beacons[0].body.decode() == f"{SDK_URL}?sdkid=1"
    assert {"cookie", "referer", "origin"}.isdisjoint(name.lower() for name in server.asked[0].headers)


async def test_unsealed_the_vendor_gets_what_the_page_sent_and_the_page_what_the_vendor_said() -> None:
    got: list[tuple[str, str, bytes]] = []

    async def vendor(request: web.BaseRequest) -> web.StreamResponse:
        origin = {
            "access-control-allow-origin": f"https://{SHOP}",
            "access-control-allow-credentials": "true",
        }
        if request.method == "OPTIONS":
            return web.Response(headers=origin | {"access-control-allow-headers": "content-encoding"})
        body = await request.content.read()
        got.append((request.path_qs, request.headers.get("cookie", ""), body))
        if request.query_string == "away":
            return web.Response(status=307, headers=origin | {"location": COLLECT})
        answer = web.Response(status=202, text='{"code": 0}', headers=origin | {"alt-svc": 'h3=":443"'})
        answer.headers["set-cookie"] = "visitor=7; Path=/; Secure; SameSite=None"
        return answer

    script = f"""async () => {{
      const packed = await new Response(new Blob(['hello']).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
      const send = (url, body, headers) => fetch(url, {{method: 'POST', credentials: 'include', body, headers}});
      const first = await send('{COLLECT}', packed, {{'content-encoding': 'gzip'}});
      const second = await send('{COLLECT}?away', 'again', {{}});
      return [first.status, await first.text(), second.status, second.url];
    }}"""
    arrivals = Arrivals()
    async with vendor_server(vendor) as server, server.client() as client, running_shop(PAGES) as shop:
        plan = plan_for(shop)
        async with Sinkhole(VENDOR, StandInSdk(VENDOR), seal="none", upstream=client) as sinkhole:
            sinkhole.subscribe(arrivals.add)
            async with (
                launched(plan, VENDOR, sinkhole, Network()) as browser,
                context_of(browser, plan) as context,
            ):
                page = await context.new_page()
                await page.goto(plan.site)
                assert await page.evaluate(script) == [202, '{"code": 0}', 202, COLLECT]
                for _ in range(2):  # its cookies, where the browser takes them: on its own page
                    await page.goto(f"{COLLECT}?page")
    asked = [path for path, _, _ in got if path != "/favicon.ico"]
    assert asked == ["/collect", "/collect?away", "/collect", "/collect?page", "/collect?page"]
    assert got[-1][1] == "visitor=7"
    assert [body for _, _, body in got[:3]] == [b"hello", b"again", b"again"]
    assert server.asked[1].headers["content-encoding"] == "gzip"  # undone by the vendor's own server
    assert [one.status for one in arrivals.beacons[:3]] == [202, 307, 202]
    assert [one.answer for one in arrivals.beacons[:3]] == ['{"code": 0}', "", '{"code": 0}']
    assert sinkhole.sent_to_vendor == len(got)


async def test_the_trap_that_the_address_space_switch_cures_is_there() -> None:
    """Without the switch a public page gets nothing through, so the test with it proves something."""
    arrivals = Arrivals()
    async with running_shop({"/": SAYS_AT_ONCE}) as shop, a_sinkhole() as sinkhole:
        sinkhole.subscribe(arrivals.add)
        ours = switches_for(plan_for(shop).browser, VENDOR, sinkhole.door, Network())
        switches = [one for one in ours if not one.startswith("--ip-address-space-overrides")]
        public = f"--ip-address-space-overrides=127.0.0.1:{shop.port}=public"
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=find_browser().path, args=[*switches, public]
            )
            page = await browser.new_page()
            await page.goto(f"https://{SHOP}/")
            refused = await page.evaluate(
                f"fetch('{COLLECT}', {{method: 'POST', body: 'x', mode: 'no-cors'}}).then(() => '', String)"
            )
            await browser.close()
    assert "Failed to fetch" in refused
    assert arrivals.received == []


def a_sinkhole() -> Sinkhole:
    return Sinkhole(VENDOR, StandInSdk(VENDOR), seal="all", upstream=Upstream(Network()))


async def start(found: FoundBrowser, monkeypatch: pytest.MonkeyPatch) -> str:
    """The error of a browser that does not start, told as a person reads it."""
    monkeypatch.setattr(module, "found_with", lambda _: found)
    plan = SitePlan(site="https://shop.example", sdk="standin")
    with pytest.raises(BrowserMissingError) as failed:
        async with capturing(plan, VENDOR):
            pytest.fail("it started")
    return str(failed.value)


async def test_a_browser_that_does_not_start_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "chromium"
    broken.write_text(
        "#!/bin/sh\necho 'chromium: error while loading shared libraries: libnss3.so' >&2\nexit 127\n"
    )
    broken.chmod(0o755)
    words = await start(FoundBrowser(broken, "Chromium"), monkeypatch)
    assert "libnss3.so" in words
    assert "playwright install --with-deps chromium" in words
    assert "\n" not in words


async def test_the_sandbox_goes_only_where_the_system_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bool] = []
    started = object()

    async def launch(*_: object, sandbox: bool, goes_back: bool, headed: bool) -> object:
        assert goes_back
        assert headed
        tried.append(sandbox)
        if sandbox:
            raise Error("Target closed: FATAL: No usable sandbox! ...")
        return started

    monkeypatch.setattr(module, "_is_root", lambda: False)
    monkeypatch.setattr(module, "_launch", launch)
    async with async_playwright() as playwright:
        browser, why = await module._start(
            playwright, FoundBrowser(Path("x"), "Chromium"), [], Network(), goes_back=True, headed=True
        )
    assert browser is started
    assert tried == [True, False]
    assert why == "the system offers none (user namespaces are off)"
