"""The stand-in in a real browser: against TikTok's own recorded traffic, and against our own cases."""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from auditor.decode.payload import unpack
from auditor.decode.tiktok.standin import standin
from auditor.gather.browser.find import find_browser
from auditor.model.jsonvalue import JsonObject, JsonValue, dig, text_at
from tests.decode.tiktok.standin_page import PageCase, Visit, snippet, stable, visiting

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROOT = Path(__file__).parents[3]
RECORDED = ROOT.parent / "shared" / "wire"
OURS = ROOT / "fixtures" / "wire"
PIXEL = "CAFE0000000000000000"
LOAD = f"ttq.load('{PIXEL}');ttq.page();"

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(
            executable_path=find_browser().path, args=[*FLAGS, *(["--no-sandbox"] if root else [])]
        )
        yield launched
        await launched.close()


# What the recordings' `later` and shortened `calls` say in words, as script.
LATER = {
    "hold_then_grant_consent": "ttq.grantConsent()",
    "spa_route_change_and_click": "history.pushState({}, '', '/cart'); ttq.page(); document.getElementById('b').click()",
}
BEFORE = {"image_transport": "ttq._vids = '75804114';"}
URLS = {
    "ttclid_limited_data_use_duplicate": "https://shop.example.com/p?ttclid=E.C.P.abc123&utm_source=tiktok"
}


# EnrichIpv6 sets it.
SET_BY_WHAT_IS_LEFT_OUT = {"tt_pixel_is_enrich_ipv6_triggered_by_enrich_am"}


def recorded_case(path: Path) -> tuple[PageCase, dict[str, Any]]:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    calls = told["calls"].replace("SHA256('test@example.com')", f"'{sha256('test@example.com')}'")
    calls = calls.replace(
        "(the whole snippet again, then)", f"{snippet(told['before_load'] + told['load'])};"
    )
    case = PageCase(
        load=told["load"],
        before_load=BEFORE.get(path.stem, "") + told["before_load"],
        calls=calls,
        later=LATER.get(path.stem, ""),
        **({"url": URLS[path.stem]} if path.stem in URLS else {}),
    )
    return case, told


def of_the_merchant(body: JsonObject) -> bool:
    """What the merchant caused, LandingPageView, and the EnrichAM that `identify` (not a form) caused."""
    if body.get("event") in {"EngagedSession", "EnrichIpv6", None}:
        return False
    return "auto_trigger_type" not in str(body.get("properties"))


def per_pixel(bodies: list[JsonObject]) -> dict[str, list[JsonObject]]:
    found = defaultdict(list)
    for body in filter(of_the_merchant, bodies):
        found[text_at(body, "context", "pixel", "code")].append(stable(body))
    return dict(found)


@pytest.mark.skipif(not RECORDED.is_dir(), reason="TikTok's recorded traffic is not part of a clone")
@pytest.mark.parametrize("name", [path.stem for path in sorted(RECORDED.glob("*.json"))])
async def test_sends_what_tiktoks_own_sdk_sent(browser: Browser, name: str) -> None:
    case, told = recorded_case(RECORDED / f"{name}.json")
    expected = [
        (request["method"], body)
        for request in told["requests"]
        if request["url"].partition("?")[0].endswith("/api/v2/pixel")
        for body in unpack(request["url"], json.dumps(request.get("body", ""))).objects
    ]
    async with visiting(browser, case) as visit:
        assert visit.errors == []
        assert per_pixel(visit.bodies) == per_pixel([body for _, body in expected])
        assert {method for method, _ in visit.sent} == {method for method, _ in expected}
        assert [list(line) for line in visit.console] == told["console"]
        kept = {(cookie["name"], cookie["domain"]) for cookie in await visit.context.cookies()}
        assert kept == {(cookie["name"], cookie["domain"]) for cookie in told["cookies"]}
        keys = set(await visit.page.evaluate("Object.keys(sessionStorage)"))
        assert keys == set(told["session_storage"]) - SET_BY_WHAT_IS_LEFT_OUT


OUR_CASES = {path.stem: path for path in sorted(OURS.glob("*.json"))}


@pytest.mark.parametrize("name", OUR_CASES)
async def test_sends_what_our_cases_say(browser: Browser, name: str) -> None:
    told = json.loads(OUR_CASES[name].read_text(encoding="utf-8"))
    page = {key: told[key] for key in ("url", "before_load", "load", "calls", "later") if key in told}
    page = {key: value.replace("<base code>", snippet(told["load"])) for key, value in page.items()}
    async with visiting(browser, PageCase(**page)) as visit:
        assert visit.errors == []
        assert [seen(body, wanted) for body, wanted in pairs(visit, told["sends"])] == [
            resolved(wanted) for wanted in told["sends"]
        ]
        assert {method for method, _ in visit.sent} <= {told.get("method", "POST")}
        assert [text.split("\n")[0].removeprefix("[TikTok Pixel] - ") for _, text in visit.console] == told[
            "console"
        ]


def pairs(visit: Visit, wanted: list[JsonObject]) -> list[tuple[JsonObject, JsonObject]]:
    """Each beacon beside what is said of it; one that nothing is said of shows whole."""
    unspoken: JsonObject = {"event": None, "properties": None}
    missing = max(0, len(visit.bodies) - len(wanted))
    return list(zip(visit.bodies, [*wanted, *[unspoken] * missing], strict=False))


def seen(body: JsonObject, wanted: JsonObject) -> JsonObject:
    """The parts of a body that a case speaks of, by their dotted paths."""
    return {path: dig(body, *path.split(".")) for path in wanted}


def resolved(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {name: resolved(item) for name, item in value.items()}
    if isinstance(value, list):
        return [resolved(item) for item in value]
    if isinstance(value, str) and value.startswith("sha256:"):
        return sha256(value.removeprefix("sha256:"))
    return value


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


async def test_a_second_page_of_the_session_sends_no_landing(browser: Browser) -> None:
    case = PageCase(load=LOAD)
    async with visiting(browser, case) as visit:
        assert visit.names == ["LandingPageView", "Pageview"]
        first = visit.bodies[-1]
        visit.sent.clear()
        await visit.page.goto("https://shop.example.com/cart")
        await visit.settle()
        assert visit.names == ["Pageview"]
        second = visit.bodies[-1]
        for path in (("csid",), ("user", "anonymous_id"), ("session_id",), ("csct",)):
            assert dig(first, "context", *path) == dig(second, "context", *path) is not None
        assert dig(first, "context", "pageview_id") != dig(second, "context", "pageview_id")
        assert dig(second, "context", "css") is None


async def test_held_events_survive_a_page_and_keep_their_times(browser: Browser) -> None:
    case = PageCase(load=LOAD, before_load="ttq.holdConsent();", calls="ttq.track('ViewContent');")
    async with visiting(browser, case) as visit:
        assert visit.bodies == []
        await visit.page.goto("https://shop.example.com/cart")
        await visit.settle()
        assert visit.bodies == []
        await visit.page.evaluate("ttq.grantConsent()")
        await visit.settle()
        assert visit.names == ["LandingPageView", "Pageview", "ViewContent", "Pageview", "ViewContent"]
        times = [text_at(body, "timestamp") for body in visit.bodies]
        urls = [text_at(body, "context", "page", "url") for body in visit.bodies]
        assert times == sorted(times)
        assert urls[2] == case.url
        assert urls[3] == "https://shop.example.com/cart"


async def test_revoking_drops_what_was_held(browser: Browser) -> None:
    case = PageCase(load=LOAD, before_load="ttq.holdConsent();")
    async with visiting(browser, case) as visit:
        await visit.page.evaluate("ttq.revokeConsent(); ttq.grantConsent(); ttq.track('Contact')")
        await visit.settle()
        assert visit.names == ["Contact"]


async def test_the_click_id_is_kept_for_the_next_pages(browser: Browser) -> None:
    case = PageCase(load=LOAD, url="https://shop.example.com/?ttclid=E.C.P.test")
    async with visiting(browser, case) as visit:
        await visit.page.goto("https://shop.example.com/cart")
        await visit.settle()
        assert [dig(body, "context", "ad", "callback") for body in visit.bodies] == ["E.C.P.test"] * 3


async def test_a_sandboxed_frame_without_storage_sends_all_the_same(browser: Browser) -> None:
    inner = "https://shop.example.com/sandbox"
    case = PageCase(
        load="ttq.load('DABC0000000000000000');",
        later=f"""() => new Promise((done) => {{
            const frame = document.createElement('iframe');
            frame.sandbox = 'allow-scripts';
            frame.name = 'web-pixel-sandbox-CUSTOM-1';
            frame.src = '{inner}';
            frame.onload = () => done();
            document.body.append(frame);
        }})""",
    )
    async with visiting(browser, case, {inner: f"<script>{snippet(LOAD)}</script>"}) as visit:
        await visit.page.frames[-1].wait_for_function("ttq._mounted")
        await visit.settle()
        assert visit.names == ["LandingPageView", "Pageview"]
        assert [dig(body, "context", "pixel", "runtime") for body in visit.bodies] == ["5", "5"]
        assert [dig(body, "context", "user") for body in visit.bodies] == [{}, {}]
        visit.sent.clear()
        await visit.page.frames[-1].evaluate("ttq.holdConsent(); ttq.track('Contact', {})")
        await visit.settle()
        assert visit.names == []
        await visit.page.frames[-1].evaluate("ttq.grantConsent()")
        await visit.settle()
        assert visit.names == ["Contact"]


async def test_the_loader_of_2020_sends_page_views(browser: Browser) -> None:
    frame = "https://shop.example.com/old"
    loader = f"https://analytics.tiktok.com/i18n/pixel/sdk.js?sdkid={PIXEL}"
    page = f"<script src='{loader}'></script>"
    async with visiting(browser, PageCase(load="ttq.load('DABC0000000000000000');"), {frame: page}) as visit:
        await visit.page.goto(frame)
        await visit.settle()
        assert visit.names == ["LandingPageView", "Pageview"]


async def test_the_probes_marks_are_there(browser: Browser) -> None:
    async with visiting(browser, PageCase(load=LOAD)) as visit:
        state = await visit.page.evaluate(
            "({ mounted: ttq._mounted, initialize: ttq.initialize, left: ttq.length,"
            " code: ttq._i[Object.keys(ttq._i)[0]].info.pixelCode, status: ttq._i[Object.keys(ttq._i)[0]].info.status })"
        )
        assert state == {"mounted": True, "initialize": True, "left": 0, "code": PIXEL, "status": 0}


@pytest.mark.parametrize(
    "properties",
    [
        "(() => { const a = {}; a.self = a; return a; })()",
        "{get value() { throw new Error('no'); }}",
        "{value: 1n}",
    ],
)
async def test_what_cannot_be_sent_does_not_stop_the_page(browser: Browser, properties: str) -> None:
    case = PageCase(
        load=LOAD, later=f"() => {{ ttq.track('AddToCart', {properties}); ttq.track('Contact'); return 1; }}"
    )
    async with visiting(browser, case) as visit:
        assert visit.errors == []
        assert visit.names == ["LandingPageView", "Pageview", "Contact"]
        assert any("stand-in" in text for _, text in visit.console)


async def test_hashes_any_length_as_sha256_does(browser: Browser) -> None:
    names = [("Zoë 🦊 " * length)[:length] for length in (1, 55, 56, 57, 63, 64, 65, 119, 1000)]
    told = "".join(f"ttq.identify({{first_name: {json.dumps(name)}}});" for name in names)
    async with visiting(browser, PageCase(load=LOAD, later=told)) as visit:
        hashed = [dig(body, "context", "user", "first_name") for body in visit.bodies[2:]]
        assert hashed == [sha256(name) for name in names]


@pytest.mark.parametrize(
    "url",
    [
        "https://analytics.tiktok.com/i18n/pixel/static/main.MWQ1MjcwZjdjMQ.js",
        "https://analytics.tiktok.com/i18n/pixel/config.js",
        "https://analytics.tiktok.com/api/v2/pixel",
        "https://[broken/i18n/pixel/events.js",
        "",
    ],
)
async def test_other_files_are_not_stood_in_for(url: str) -> None:
    assert standin(url) is None


async def test_an_address_without_a_pixel_gets_an_empty_script() -> None:
    script = standin("https://analytics.tiktok.com/i18n/pixel/events.js?lib=ttq")
    assert script is not None
    assert script.body == b""


async def test_a_pixel_id_cannot_break_out_of_the_script() -> None:
    script = standin(
        "https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=%22%3Balert(1)%2F%2F%E2%80%A8&lib=%27"
    )
    assert script is not None
    assert 'const PIXEL = "\\";alert(1)//\\u2028";' in script.body.decode()
