"""Pages that call `ttq`, opened in a real browser with the probe or without it."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright

from auditor.decode.tiktok.probe import parse_probe, probe
from auditor.gather.browser.find import found_with
from auditor.gather.capture.probe import Probe
from auditor.model.vendor import ProbeMessage

NONCE = "n0nce4tests"
SHOP = "http://shop.test/"
SDK = "http://analytics.tiktok.test/i18n/pixel/events.js"
PIXEL = "C4TESTPIXEL000000010"
OTHER_PIXEL = "C4TESTPIXEL000000020"

METHODS = (
    '"page","track","identify","instances","debug","on","off","once","ready","alias","group",'
    '"enableCookie","disableCookie","holdConsent","revokeConsent","grantConsent"'
)
# TikTok's base code (May 2026), whose last line is the page's own.
BASE = (
    "!function (w, d, t) {w.TiktokAnalyticsObject=t;var ttq=w[t]=w[t]||[];ttq.methods=[" + METHODS + "],"
    "ttq.setAndDefer=function(t,e){t[e]=function(){t.push([e].concat(Array.prototype.slice.call(arguments,0)))}};"
    "for(var i=0;i<ttq.methods.length;i++)ttq.setAndDefer(ttq,ttq.methods[i]);"
    "ttq.instance=function(t){for(var e=ttq._i[t]||[],n=0;n<ttq.methods.length;n++)ttq.setAndDefer(e,ttq.methods[n]);return e},"
    'ttq.load=function(e,n){var r="' + SDK + '",o=n&&n.partner;'
    "ttq._i=ttq._i||{},ttq._i[e]=[],ttq._i[e]._u=r,ttq._t=ttq._t||{},ttq._t[e]=+new Date,ttq._o=ttq._o||{},ttq._o[e]=n||{};"
    'n=document.createElement("script");n.type="text/javascript",n.async=!0,n.src=r+"?sdkid="+e+"&lib="+t;'
    'e=document.getElementsByTagName("script")[0];e.parentNode.insertBefore(n,e)};\n'
)


def snippet(then: str = f"ttq.load('{PIXEL}');ttq.page();", name: str = "ttq") -> str:
    """The base code as a page has it, and what it does in the same script."""
    return f"{BASE}{then}}}(window, document, '{name}');"


# What pixel.js 2.2.1 does to `ttq` (May 2026), written from its behaviour: it takes over the queue, puts
# its methods behind getters that make them anew at each look and setters that do nothing, strict, all
# from one piece of code, and passes each event on to its instances.
FREEZING_SDK = """
(function () {
  "use strict";
  var name = window.TiktokAnalyticsObject || "ttq", ttq = window[name];
  window.sent = window.sent || [];
  function Reporter(id) { this.id = id; }
  Reporter.prototype.track = function (event, properties) { window.sent.push([this.id, event, properties]); };
  Reporter.prototype.identify = function () {};
  Reporter.prototype.page = function () { this.track("Pageview"); };
  var reporters = {};
  Object.keys(ttq._i).forEach(function (id) {
    reporters[id] = new Reporter(id);
    ttq._i[id].info = { pixelCode: id, name: "Shop", status: 0, setupMode: 0, partner: "", advertiserID: "42" };
  });
  var all = function (method, args) {
    Object.keys(reporters).forEach(function (id) { reporters[id][method].apply(reporters[id], args); });
  };
  var api = {
    track: function () { all("track", arguments); },
    page: function () { all("page", arguments); },
    identify: function () { all("identify", arguments); },
    instance: function (id) { return reporters[id]; },
    holdConsent: function () {}, grantConsent: function () {}, revokeConsent: function () {},
    ready: function (done) { done(); }
  };
  while (ttq.length) { var entry = ttq.shift(); if (api[entry[0]]) api[entry[0]].apply(api, entry.slice(1)); }
  Object.keys(ttq._i).forEach(function (id) {
    while (ttq._i[id].length) { var entry = ttq._i[id].shift(); reporters[id][entry[0]].apply(reporters[id], entry.slice(1)); }
  });
  Object.keys(api).forEach(function (e) {
    Object.defineProperty(ttq, e, {
      get: function () {
        return function () {
          try { var args = Array.prototype.slice.call(arguments); return api[e].apply(api, args); } catch (t) { return {}; }
        };
      },
      set: function () {}
    });
  });
  ttq._mounted = true;
  ttq.initialize = true;
})();
"""
# An SDK that puts plain functions in the methods' place, one by one, as an older or a foreign one may.
REPLACING_SDK = """
(function () {
  var ttq = window[window.TiktokAnalyticsObject || "ttq"];
  ttq.track = function (event, properties) { (window.sent = window.sent || []).push([event, properties]); return "tracked"; };
  ttq.page = () => { (window.sent = window.sent || []).push(["Pageview"]); };
  ttq.identify = (user, ...rest) => rest.length;
  ttq.instance = function (id) { return { track: function (event) { ttq.track(event); } }; };
  ttq.length = 0;
  ttq._mounted = true;
  ttq.initialize = true;
})();
"""


@dataclass
class Heard:
    """What the probe said of one page, and what the page itself wrote to its console."""

    messages: list[ProbeMessage] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, message: ConsoleMessage) -> None:
        nonce, _, text = message.text.partition(" ")
        if nonce == NONCE:
            self.texts.append(text)
        if nonce != NONCE:
            self.console.append(message.text)
        elif (told := parse_probe(text)) is not None:
            self.messages.append(told)
        else:
            self.faults.append(text)
        self._changed.set()

    @property
    def calls(self) -> list[ProbeMessage]:
        return [message for message in self.messages if message.kind == "call"]

    @property
    def names(self) -> list[str]:
        return [call.method for call in self.calls]

    @property
    def states(self) -> list[ProbeMessage]:
        return [message for message in self.messages if message.kind == "state"]

    def of(self, method: str) -> list[ProbeMessage]:
        return [call for call in self.calls if call.method == method]

    async def until(self, enough: Callable[[], bool], *, seconds: float = 10.0) -> None:
        """Wait for what should be heard."""
        clock = asyncio.get_running_loop()
        end = clock.time() + seconds
        while not enough():
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), end - clock.time())
            except TimeoutError:
                raise AssertionError(
                    f"never heard; heard: {self.calls} {self.faults} {self.console}"
                ) from None


Pages = dict[str, str | tuple[dict[str, str], str]]


@dataclass
class Running:
    """A browser whose every host is one server, and what that answers: address to (headers and) body.

    What is not there cannot be reached.
    """

    browser: Browser
    pages: Pages


@dataclass
class Lab:
    """A browser context, with the probe or without it."""

    context: BrowserContext
    pages: Pages
    probe: Probe | None

    async def open(
        self, html: str | tuple[dict[str, str], str], *, sdk: str | None = None
    ) -> tuple[Page, Heard]:
        """Open a page of the shop, with this SDK behind TikTok's address (None: it cannot be reached)."""
        self.pages[SHOP] = html
        if sdk is not None:
            self.pages[SDK] = sdk
        heard = Heard()
        self.context.on("console", heard.add)
        self.context.on("weberror", lambda error: heard.errors.append(error.error.message))
        page = await self.context.new_page()
        if self.probe is not None:
            await self.probe.ready(page)
        await page.goto(SHOP)
        return page, heard


@asynccontextmanager
async def browser(*, back_forward_cache: bool = False) -> AsyncIterator[Running]:
    """A real browser and its server; Playwright switches the back/forward cache off."""
    pages: Pages = {}

    async def answer(request: web.BaseRequest) -> web.Response:
        told = pages.get(f"http://{request.host}{request.path}")
        if told is None:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=503)
        headers, body = told if isinstance(told, tuple) else ({}, told)
        kind = "text/javascript" if request.path.endswith(".js") else "text/html"
        return web.Response(text=body, headers={"content-type": f"{kind}; charset=utf-8", **headers})

    server = await asyncio.get_running_loop().create_server(web.Server(answer), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, async_playwright() as playwright:
        found = found_with(playwright.chromium.executable_path)
        running = await playwright.chromium.launch(
            executable_path=str(found.path),
            ignore_default_args=["--disable-back-forward-cache"] if back_forward_cache else None,
            chromium_sandbox=os.name == "posix" and os.getuid() != 0,
            args=[
                "--headless=new",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                f"--host-resolver-rules=MAP * 127.0.0.1:{port}",
            ],
        )
        try:
            yield Running(running, pages)
        finally:
            await running.close()


@asynccontextmanager
async def lab(running: Running, *, probed: bool = True, armed: bool = True) -> AsyncIterator[Lab]:
    """A context with the probe, without its breakpoints (`armed=False`), or without it."""
    running.pages.clear()
    context = await running.browser.new_context()
    hook = Probe(probe(NONCE), NONCE) if probed and armed else None
    try:
        if hook is not None:
            await hook.install(context)
        elif probed:
            await context.add_init_script(probe(NONCE))
        yield Lab(context, running.pages, hook)
    finally:
        await context.close()
