"""What the probe hears of pages in a real browser, and how its messages are read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.tiktok.probe import parse_probe, probe, state_script
from auditor.decode.tiktok.standin import standin
from auditor.model.jsonvalue import dig
from tests.decode.tiktok.probe_browser import (
    FREEZING_SDK,
    NONCE,
    OTHER_PIXEL,
    PIXEL,
    REPLACING_SDK,
    SDK,
    SHOP,
    Heard,
    Running,
    lab,
    snippet,
)

in_browser = pytest.mark.asyncio(loop_scope="module")


def page_of(*scripts: str, head: str = "", body: str = "") -> str:
    """A page whose inline scripts stand on lines 1, 2 and so on."""
    return f"<!doctype html>{head}" + "\n".join(f"<script>{text}</script>" for text in scripts) + body


def told(heard: Heard) -> list[tuple[str, tuple[object, ...]]]:
    return [(call.method, call.arguments) for call in heard.calls]


class TestHearing:
    pytestmark = in_browser

    @pytest.mark.parametrize(
        ("sdk", "flag"),
        [(FREEZING_SDK, True), (REPLACING_SDK, True), (None, False)],
        ids=["freezing", "replacing", "blocked"],
    )
    async def test_each_call_is_heard_once_before_and_after_the_sdk(
        self, browser: Running, sdk: str | None, flag: bool
    ) -> None:
        html = page_of(
            snippet(),
            "ttq.track('ViewContent', {content_id: 'A', value: 9.5});",
            body="<button onclick=\"ttq.track('AddToCart', {content_id: 'A'})\">Add</button>",
        )
        async with lab(browser) as shop:
            page, heard = await shop.open(html, sdk=sdk)
            assert await page.evaluate("window.ttq._mounted === true") is flag
            await page.click("button")
            await page.evaluate("ttq.identify({email: 'a@example.com'}); ttq.page()")
            await heard.until(lambda: len(heard.calls) >= 6)
            assert told(heard) == [
                ("load", (PIXEL, {})),
                ("page", ()),
                ("track", ("ViewContent", {"content_id": "A", "value": 9.5})),
                ("track", ("AddToCart", {"content_id": "A"})),
                ("identify", ({"email": "a@example.com"},)),
                ("page", ()),
            ]
            assert [call.queued for call in heard.calls] == [True, True, False, False, False, False]
            assert heard.faults == []
            assert heard.errors == []

    async def test_the_script_and_line_that_called_are_told(self, browser: Running) -> None:
        html = page_of(snippet(), "\n\nttq.track('Inline')", body=f"<script src='{SHOP}theme.js'></script>")
        async with lab(browser) as shop:
            shop.pages[f"{SHOP}theme.js"] = "\nfunction view() {\n  ttq.track('ViewContent');\n}\nview();"
            _, heard = await shop.open(html, sdk=FREEZING_SDK)
            await heard.until(lambda: len(heard.of("track")) == 2)
            inline, external = heard.of("track")
            page, load = heard.of("page")[0], heard.of("load")[0]
            assert (inline.script, inline.line) == (SHOP, 5)
            assert (external.script, external.line) == (f"{SHOP}theme.js", 3)
            # The base code's own calls were read from its queue: which script, but not which line.
            assert (page.script, page.line, page.queued) == (SHOP, None, True)
            assert load.script == SHOP

    async def test_a_tag_manager_s_inline_tag_tells_who_put_it_there(self, browser: Running) -> None:
        container = "http://www.googletagmanager.com/gtm.js?id=GTM-AB12CD"
        tag = "ttq.track('Tagged'); addEventListener('click', () => ttq.track('Later'))"
        html = page_of(snippet(), body=f"<script src='{container}'></script>")
        async with lab(browser) as shop:
            shop.pages[container.partition("?")[0]] = (
                "(function fire() { var tag = document.createElement('script');"
                f' tag.text = "{tag}"; document.head.appendChild(tag); }})();'
            )
            page, heard = await shop.open(html, sdk=FREEZING_SDK)
            await heard.until(lambda: len(heard.of("track")) == 1)
            await page.click("html")
            await heard.until(lambda: len(heard.of("track")) == 2)
            tagged, later = heard.of("track")
            assert (tagged.script, tagged.line) == (container, 1)
            # What it left behind for later has a stack of its own, without an address.
            assert (later.script, later.line) == ("", None)

    async def test_calls_of_one_pixel_are_told_apart(self, browser: Running) -> None:
        both = f"ttq.load('{PIXEL}');ttq.load('{OTHER_PIXEL}');ttq.page();"
        html = page_of(snippet(both), f"ttq.instance('{OTHER_PIXEL}').track('Queued')")
        async with lab(browser) as shop:
            page, heard = await shop.open(html, sdk=FREEZING_SDK)
            await page.evaluate(f"ttq.instance('{PIXEL}').track('Sent'); ttq.track('ToAll')")
            await heard.until(lambda: len(heard.of("track")) == 3)
            assert [(call.arguments[0], call.pixel_id) for call in heard.of("track")] == [
                ("Queued", OTHER_PIXEL),
                ("Sent", PIXEL),
                ("ToAll", None),
            ]
            assert [call.pixel_id for call in heard.of("load")] == [PIXEL, OTHER_PIXEL]

    async def test_the_stand_in_is_heard_too(self, browser: Running) -> None:
        file = standin(f"{SDK}?sdkid={PIXEL}&lib=ttq")
        assert file is not None
        html = page_of(snippet(), "ttq.track('ViewContent', {content_id: 'A'});")
        async with lab(browser) as shop:
            page, heard = await shop.open(html, sdk=file.body.decode())
            await page.wait_for_function("ttq._mounted === true")
            await page.evaluate(
                "ttq.track('AddToCart'); ttq.holdConsent(); ttq.identify({email: 'a@example.com'})"
            )
            await heard.until(lambda: len(heard.calls) >= 6)
            assert heard.names == ["load", "page", "track", "track", "holdConsent", "identify"]
            assert heard.faults == []

    async def test_a_snippet_pasted_twice_loads_twice(self, browser: Running) -> None:
        async with lab(browser) as shop:
            _, heard = await shop.open(page_of(snippet(), snippet()), sdk=FREEZING_SDK)
            await heard.until(lambda: len(heard.of("page")) == 2)
            assert [call.arguments[0] for call in heard.of("load")] == [PIXEL, PIXEL]
            assert dig(heard.states[-1].state, "snippet_count") == 2

    async def test_two_loads_in_one_script_are_two(self, browser: Running) -> None:
        async with lab(browser) as shop:
            _, heard = await shop.open(
                page_of(snippet(f"ttq.load('{PIXEL}');ttq.load('{PIXEL}');")), sdk=FREEZING_SDK
            )
            await heard.until(lambda: any(dig(state.state, "mounted") for state in heard.states))
            assert len(heard.of("load")) == 2

    async def test_a_late_load_is_heard_with_its_line(self, browser: Running) -> None:
        async with lab(browser) as shop:
            page, heard = await shop.open(page_of(snippet("")), sdk=FREEZING_SDK)
            await page.evaluate(f"setTimeout(() => ttq.load('{PIXEL}', {{limited_data_use: true}}))")
            await heard.until(lambda: any(dig(state.state, "mounted") for state in heard.states))
            (load,) = heard.of("load")
            assert load.arguments == (PIXEL, {"limited_data_use": True})
            assert not load.queued

    async def test_the_object_goes_by_another_name(self, browser: Running) -> None:
        async with lab(browser) as shop:
            page, heard = await shop.open(page_of(snippet(name="tiktokPixel")), sdk=FREEZING_SDK)
            await page.evaluate("tiktokPixel.track('Contact')")
            await heard.until(lambda: "track" in heard.names)
            assert heard.names == ["load", "page", "track"]
            assert dig(heard.states[-1].state, "object_name") == "tiktokPixel"

    async def test_a_stub_that_is_replaced_by_another(self, browser: Running) -> None:
        html = page_of(
            snippet(), "ttq.track('First')", "delete window.ttq;" + snippet(), "ttq.track('Second')"
        )
        async with lab(browser) as shop:
            _, heard = await shop.open(html)
            await heard.until(lambda: len(heard.of("track")) == 2)
            assert [call.arguments[0] for call in heard.of("track")] == ["First", "Second"]
            assert len(heard.of("load")) == 2
            assert len(heard.of("page")) == 2

    async def test_a_page_that_puts_its_own_function_before_the_method_calls_once(
        self, browser: Running
    ) -> None:
        wrapped = "var was = ttq.track; ttq.track = function (name) { return was.apply(this, arguments); };"
        html = page_of(
            snippet(),
            wrapped,
            "document.head.append(document.createElement('i')); ttq.track('Early')",
            "ttq.track('Wrapped')",
        )
        async with lab(browser) as shop:
            _, heard = await shop.open(html)
            await heard.until(lambda: len(heard.of("track")) == 2)
            await heard.until(lambda: dig(heard.states[-1].state, "queued") == 3)
            assert [call.arguments for call in heard.of("track")] == [("Early",), ("Wrapped",)]

    async def test_it_is_no_property_of_the_window(self, browser: Running) -> None:
        async with lab(browser) as shop:
            page, heard = await shop.open(
                page_of(
                    f"const ttq = []; ttq._i = {{'{PIXEL}': []}};"
                    "ttq.track = (...all) => { ttq.push(['track', ...all]); };"
                ),
                sdk=None,
            )
            await page.evaluate("ttq.track('Lexical', {value: 1})")
            await heard.until(lambda: "track" in heard.names)
            assert told(heard)[-1] == ("track", ("Lexical", {"value": 1}))

    async def test_it_stands_behind_a_getter(self, browser: Running) -> None:
        html = page_of(
            "(() => { const held = []; held.track = function () { held.push(['track', ...arguments]); };"
            "Object.defineProperty(window, 'ttq', {get: () => held, configurable: true}); })()"
        )
        async with lab(browser) as shop:
            page, heard = await shop.open(html)
            await page.evaluate("ttq.track('Behind')")
            await heard.until(lambda: "track" in heard.names)
            assert told(heard) == [("track", ("Behind",))]

    async def test_it_is_frozen(self, browser: Running) -> None:
        html = page_of(
            "window.ttq = {_i: {}, calls: [], track(name) { this.calls.push(name); }, page: () => 7};"
            "Object.freeze(ttq); Object.freeze(ttq.track);"
        )
        async with lab(browser) as shop:
            page, heard = await shop.open(html)
            assert await page.evaluate("ttq.track('Frozen'), ttq.page()") == 7
            await heard.until(lambda: len(heard.calls) == 2)
            assert told(heard) == [("track", ("Frozen",)), ("page", ())]

    async def test_a_tag_manager_brings_it_late(self, browser: Running) -> None:
        late = "setTimeout(() => { const tag = document.createElement('script'); tag.text = CODE; document.head.append(tag); })"
        async with lab(browser) as shop:
            page, heard = await shop.open(
                page_of(late.replace("CODE", json.dumps(snippet()))), sdk=FREEZING_SDK
            )
            await page.wait_for_function("window.ttq && ttq._mounted")
            await page.evaluate("ttq.track('Lead')")
            await heard.until(lambda: "track" in heard.names)
            assert heard.names == ["load", "page", "track"]

    async def test_a_page_under_a_strict_policy(self, browser: Running) -> None:
        policy = {
            "content-security-policy": "default-src 'none'; script-src 'nonce-abc'; require-trusted-types-for 'script'"
        }
        html = page_of().replace("<!doctype html>", "") + "".join(
            f"<script nonce=abc>{text}</script>"
            for text in (
                FREEZING_SDK.join(["window.ttq=[];ttq._i={};", ""]),
                "ttq.track('Strict', {value: 1})",
            )
        )
        async with lab(browser) as shop:
            _, heard = await shop.open((policy, html))
            await heard.until(lambda: "track" in heard.names)
            assert told(heard) == [("track", ("Strict", {"value": 1}))]
            assert [line for line in heard.console if "Content Security Policy" in line] == []

    async def test_without_breakpoints_the_queue_alone_is_heard_and_it_says_so(
        self, browser: Running
    ) -> None:
        html = page_of(snippet(), "ttq.track('ViewContent')")
        async with lab(browser, armed=False) as shop:
            page, heard = await shop.open(html, sdk=FREEZING_SDK)
            await page.evaluate("ttq.track('AddToCart')")
            assert heard.names == ["load", "page", "track"]
            assert all(call.queued for call in heard.calls)
            assert {dig(state.state, "listening") for state in heard.states} == {False}


class TestNotBeingFooled:
    pytestmark = in_browser

    async def test_a_page_that_replaces_the_built_ins(self, browser: Running) -> None:
        sabotage = """
            console.debug = console.log = JSON.stringify = () => { throw new Error('page'); };
            Array.prototype[Symbol.iterator] = Array.prototype.push = () => { throw new Error('page'); };
            Array.prototype.toJSON = String.prototype.toJSON = () => 'spoilt';
            Function.prototype.call = Function.prototype.apply = () => { throw new Error('page'); };
            Date.now = () => NaN; Error.prepareStackTrace = () => 'spoilt'; Error.stackTraceLimit = 0;
            window.MutationObserver = window.Promise = window.WeakMap = undefined;
        """
        stub = f"window.ttq = {{_i: {{'{PIXEL}': []}}, track: function () {{ return arguments.length; }}}};"
        async with lab(browser) as shop:
            _, heard = await shop.open(page_of(sabotage, stub, "document.title = ttq.track('Heard', ['a'])"))
            await heard.until(lambda: "track" in heard.names)
            (call,) = heard.of("track")
            assert call.arguments == ("Heard", ["a"])
            assert (call.script, call.line) == (SHOP, 10)
            assert heard.faults == []

    async def test_arguments_of_every_kind(self, browser: Running) -> None:
        hostile = """
            const cycle = {name: 'cycle'}; cycle.self = cycle;
            const {proxy: revoked, revoke} = Proxy.revocable({}, {}); revoke();
            const deep = {}; let at = deep; for (let i = 0; i < 50; i++) at = at.next = {};
            ttq.track('Kinds', {
              none: undefined, nan: NaN, infinite: -Infinity, big: 12n, symbol: Symbol('s'), fn() {},
              date: new Date(0), bad: new Date(NaN), list: [undefined, , null], map: new Map([[1, 2]]),
              node: document.createElement('b'), half: '\\ud800', cycle, revoked,
              get told() { window.asked = true; return 1; }, toJSON() { window.asked = true; return 'no'; },
              trap: new Proxy({}, {ownKeys() { throw new Error('trap'); }}),
              long: 'x'.repeat(100000), deep, many: Array.from({length: 5000}, (_, i) => i),
            });
        """
        async with lab(browser) as shop:
            page, heard = await shop.open(page_of(snippet(), hostile))
            await heard.until(lambda: "track" in heard.names)
            given = heard.of("track")[0].arguments[1]
            assert isinstance(given, dict)
            long, many, deep = given.pop("long"), given.pop("many"), given.pop("deep")
            assert given == {
                "nan": "[NaN]",
                "infinite": "[-Infinity]",
                "big": "[bigint 12]",
                "symbol": "[symbol]",
                "fn": "[function]",
                "date": "1970-01-01T00:00:00.000Z",
                "bad": {},
                "list": ["[undefined]", "[undefined]", None],
                "map": "[Map]",
                "node": "[HTMLElement]",
                "half": "\ufffd",
                "cycle": {"name": "cycle", "self": "[circular]"},
                "revoked": "[unreadable]",
                "told": "[getter]",
                "toJSON": "[function]",
                "trap": "[unreadable]",
            }
            assert isinstance(long, str)
            assert long.endswith("[cut]")
            assert len(long) < 10_000
            assert isinstance(many, list)
            assert many[-1] == "[cut]"
            assert "[cut]" in json.dumps(deep)
            assert await page.evaluate("window.asked") is None

    async def test_a_hostile_object_harms_neither_the_page_nor_the_probe(self, browser: Running) -> None:
        wall = "window.ttq = new Proxy([], {get() { throw new Error('wall'); }, getOwnPropertyDescriptor() { throw 1; }});"
        async with lab(browser) as shop:
            page, heard = await shop.open(page_of(wall, "window.after = 1"))
            assert await page.evaluate("window.after") == 1
            assert heard.errors == []
            assert heard.calls == []
            await page.evaluate(
                f"delete window.ttq; document.head.append(Object.assign(document.createElement('script'), {{text: {json.dumps(snippet())}}}))"
            )
            await heard.until(lambda: heard.names == ["load", "page"])

    async def test_a_debugger_statement_does_not_stop_the_page(self, browser: Running) -> None:
        async with lab(browser) as shop:
            page, _ = await shop.open(page_of("debugger; window.after = 1"))
            assert await page.evaluate("window.after") == 1

    async def test_an_event_name_that_is_a_method_name(self, browser: Running) -> None:
        async with lab(browser) as shop:
            _, heard = await shop.open(
                page_of(snippet(), "ttq.track('page'); ttq.page('track'); ttq.identify('load', 'page')")
            )
            await heard.until(lambda: "identify" in heard.names)
            assert told(heard)[2:] == [
                ("track", ("page",)),
                ("page", ("track",)),
                ("identify", ("load", "page")),
            ]


class TestState:
    pytestmark = in_browser

    async def test_it_follows_the_sdk(self, browser: Running) -> None:
        html = page_of(
            snippet(
                f"ttq.load('{PIXEL}', {{limited_data_use: true, partner: 'WooCommerce'}});ttq._partner='WooCommerce';ttq.page();"
            )
        )
        async with lab(browser) as shop:
            page, heard = await shop.open(html, sdk=FREEZING_SDK)
            await heard.until(lambda: dig(heard.states[-1].state, "mounted") is True)
            first, last = heard.states[0].state, heard.states[-1].state
            assert dig(first, "mounted") is False
            assert dig(first, "queued") == 1
            assert dig(first, "locked") is False
            assert dig(first, "info") == {}
            assert last == {
                "object_name": "ttq",
                "ids": [PIXEL],
                "options": {PIXEL: {"limited_data_use": True, "partner": "WooCommerce"}},
                "partner": "WooCommerce",
                "mounted": True,
                "touched": False,
                "initialize": True,
                "locked": False,
                "queued": 0,
                "info": {
                    PIXEL: {"pixelCode": PIXEL, "name": "Shop", "status": 0, "setupMode": 0, "partner": ""}
                },
                "sdk_scripts": [f"{SDK}?sdkid={PIXEL}&lib=ttq"],
                "snippet_count": 1,
                "listening": True,
            }
            # Asked for at the end of a visit, it is the same and carries its own time.
            asked = parse_probe(json.dumps({"kind": "state", "state": await page.evaluate(state_script())}))
            assert asked is not None
            assert asked.state is not None
            assert asked.at == asked.state.pop("at")
            assert asked.state == {
                key: value for key, value in last.items() if key not in {"listening", "touched"}
            }
            await page.evaluate("Object.freeze(ttq)")
            assert dig(await page.evaluate(state_script()), "locked") is True

    async def test_a_page_without_the_object_says_so_when_asked(self, browser: Running) -> None:
        async with lab(browser) as shop:
            page, heard = await shop.open(page_of("window.x = {get y() { throw 1; }}"))
            state = await page.evaluate(state_script())
            assert state["object_name"] == ""
            assert state["ids"] == []
            assert heard.messages == []

    async def test_an_object_of_an_unknown_name_is_found(self, browser: Running) -> None:
        async with lab(browser) as shop:
            page, _ = await shop.open(page_of(f"window.shopPixel = {{_i: {{'{PIXEL}': []}}, track() {{}}}}"))
            state = await page.evaluate(state_script())
            assert state["object_name"] == "shopPixel"
            assert state["ids"] == [PIXEL]


CALL = {
    "kind": "call",
    "at": 12.5,
    "method": "track",
    "arguments": ["AddToCart", {"value": 1}],
    "pixel_id": PIXEL,
    "queued": True,
    "script": SHOP,
    "line": 3,
    "frame_url": SHOP,
    "top": False,
    "document": "0.5",
    "restores": 1,
    "serial": 7,
}


def test_a_call_is_read() -> None:
    message = parse_probe(json.dumps(CALL))
    assert message is not None
    assert (message.kind, message.at, message.method) == ("call", 12.5, "track")
    assert message.arguments == ("AddToCart", {"value": 1})
    assert (message.pixel_id, message.queued, message.script, message.line) == (PIXEL, True, SHOP, 3)
    assert (message.frame_url, message.top) == (SHOP, False)
    assert (message.document, message.restores, message.serial) == ("0.5", 1, 7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        "null",
        "NaN",
        "[" * 100_000,
        '{"kind": "fault", "at": 1, "message": "x"}',
        '{"kind": "state", "at": 1}',
        '{"kind": "state", "state": {}}',
        json.dumps({**CALL, "at": None}),
        json.dumps({**CALL, "at": True}),
        json.dumps({**CALL, "at": "12"}),
        json.dumps({**CALL, "at": 0}).replace('"at": 0', '"at": 1e999'),
        json.dumps({**CALL, "at": 0}).replace('"at": 0', '"at": NaN'),
        json.dumps({**CALL, "at": 10**400}),
        json.dumps({**CALL, "method": ""}),
        json.dumps({**CALL, "method": 7}),
        json.dumps({**CALL, "arguments": {}}),
    ],
)
def test_what_is_no_message_is_none(text: str) -> None:
    assert parse_probe(text) is None


def test_odd_values_become_harmless() -> None:
    message = parse_probe(
        json.dumps(
            {
                **CALL,
                "arguments": ["\ud800", 0],
                "line": "3",
                "pixel_id": 5,
                "script": None,
                "document": 7,
                "restores": True,
                "serial": "9",
            }
        ).replace(" 0]", " 1e999]")
    )
    assert message is not None
    assert message.arguments == ("\ufffd", "inf")
    assert (message.line, message.pixel_id, message.script) == (None, None, "")
    assert (message.document, message.restores, message.serial) == ("", 0, 0)


@given(
    st.one_of(
        st.text(),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*CALL, "state"]), inner),
        ).map(json.dumps),
    )
)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    message = parse_probe(text)
    if message is not None:
        json.dumps(message.arguments, allow_nan=False).encode()


def test_the_script_carries_the_nonce_and_nothing_of_this_machine() -> None:
    script = probe(NONCE)
    assert f'"{NONCE}"' in script
    assert probe("other") != script
