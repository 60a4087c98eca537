"""A page with TikTok's base code in a real browser, the stand-in in the place of its SDK."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Route

from auditor.decode.payload import unpack
from auditor.decode.tiktok.hosts import claims
from auditor.decode.tiktok.standin import standin
from auditor.model.jsonvalue import JsonObject, JsonValue, dig, text_at

BOUND_MS = 10_000
_END = "https://analytics.tiktok.com/test/end"

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
    'ttq.load=function(e,n){var r="https://analytics.tiktok.com/i18n/pixel/events.js",o=n&&n.partner;'
    "ttq._i=ttq._i||{},ttq._i[e]=[],ttq._i[e]._u=r,ttq._t=ttq._t||{},ttq._t[e]=+new Date,ttq._o=ttq._o||{},ttq._o[e]=n||{};"
    'n=document.createElement("script");n.type="text/javascript",n.async=!0,n.src=r+"?sdkid="+e+"&lib="+t;'
    'e=document.getElementsByTagName("script")[0];e.parentNode.insertBefore(n,e)};\n'
)


def snippet(then: str) -> str:
    """The base code as a page has it, and what it does in the same script."""
    return f"{BASE}{then}}}(window, document, 'ttq');"


FORM = '<form><input name="email"><button class="btn" id="b" type="button">Add to cart</button></form>'


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCase:
    """What a page does: before `ttq.load`, with it, in a later script, and once the SDK is up."""

    load: str
    url: str = "https://shop.example.com/products/red-shirt?variant=1"
    before_load: str = ""
    calls: str = ""
    later: str = ""

    @property
    def html(self) -> str:
        base = snippet(f"{self.before_load}\n{self.load}")
        return (
            f"<!doctype html><html><head><title>Shop</title><script>{base}</script></head>"
            f"<body>{FORM}<script>{self.calls}</script></body></html>"
        )


@dataclass
class Visit:
    """A page under way, and what came of it."""

    page: Page
    context: BrowserContext
    sent: list[tuple[str, JsonObject]] = field(default_factory=list)  # (method, body)
    console: list[tuple[str, str]] = field(default_factory=list)  # (kind, text)
    errors: list[str] = field(default_factory=list)
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def bodies(self) -> list[JsonObject]:
        return [body for _, body in self.sent]

    @property
    def names(self) -> list[JsonValue]:
        return [body["event"] for body in self.bodies]

    async def settle(self) -> None:
        """Wait until the SDK is up for every pixel, and all that the page has sent by then has come.

        The stand-in sends as it is called, and the browser sends in order: a last request tells.
        """
        await self.page.wait_for_function("ttq._mounted && Object.values(ttq._i).every((one) => one.info)")
        self.ended.clear()
        await self.page.evaluate("url => void fetch(url, { mode: 'no-cors' })", _END)
        await asyncio.wait_for(self.ended.wait(), BOUND_MS / 1000)


@asynccontextmanager
async def visiting(
    browser: Browser, case: PageCase, frames: Mapping[str, str] = MappingProxyType({})
) -> AsyncIterator[Visit]:
    """The page, opened in a fresh profile and settled after `calls` and again after `later`.

    `frames` are the documents at other addresses.
    """
    context = await browser.new_context()
    page = await context.new_page()
    page.set_default_timeout(BOUND_MS)
    visit = Visit(page, context)

    async def answer(route: Route) -> None:
        request = route.request
        if request.url == _END:
            visit.ended.set()
        elif sdk := standin(request.url):
            await route.fulfill(body=sdk.body, content_type=sdk.content_type)
            return
        elif claims(urlsplit(request.url).hostname or ""):
            objects = unpack(request.url, request.post_data or "").objects
            visit.sent += [(request.method, body) for body in objects]
        else:
            body = frames.get(request.url, case.html)
            await route.fulfill(body=body, content_type="text/html; charset=utf-8")
            return
        await route.fulfill(status=200, body="")

    def hear(message: ConsoleMessage) -> None:
        visit.console.append((message.type, message.text))

    await context.route("**/*", answer)
    page.on("console", hear)
    page.on("pageerror", lambda error: visit.errors.append(error.message))
    await page.goto(case.url)
    await visit.settle()
    if case.later:
        await page.evaluate(case.later)
        await visit.settle()
    yield visit
    await context.close()


_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHAPES = (
    (_UUID, "<uuid>"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"), "<time>"),
    (re.compile(r"\b\d{13}\b"), "<13 digits>"),
    (re.compile(r"(?<=::)[\w-]{20}(?=-|$)"), "<20>"),
    (re.compile(r"(?<=>-)[\w-]{5}(?=\.)"), "<5>"),
    (re.compile(r"^[0-9A-Z]{26}_\.tt\.\d$"), "<visitor>"),
)
_BY_SHAPE = (
    ("message_id",),
    ("timestamp",),
    ("context", "session_id"),
    ("context", "pageview_id"),
    ("context", "csid"),
    ("context", "page_csid"),
    ("context", "user", "anonymous_id"),
)
_VOLATILE = (
    ("context", "userAgent"),
    ("context", "page", "load_progress"),
    ("_inspection", "ppf"),
    ("_inspection", "vids"),
)


def stable(body: JsonObject) -> JsonObject:
    """A body without what differs from run to run: such a value keeps its shape, or only its place."""
    copied = _copy(body)
    for *path, name in _BY_SHAPE:
        holder = dig(copied, *path)
        if isinstance(holder, dict) and name in holder:
            holder[name] = _shape(text_at(holder, name))
    for *path, name in _VOLATILE:
        holder = dig(copied, *path)
        if isinstance(holder, dict) and name in holder:
            holder[name] = "…"
    return copied


def _copy(body: JsonObject) -> JsonObject:
    def copy(value: JsonValue) -> JsonValue:
        if isinstance(value, dict):
            return {name: copy(item) for name, item in value.items()}
        return [copy(item) for item in value] if isinstance(value, list) else value

    return {name: copy(item) for name, item in body.items()}


def _shape(text: str) -> str:
    for pattern, shape in _SHAPES:
        text = pattern.sub(shape, text)
    return text
