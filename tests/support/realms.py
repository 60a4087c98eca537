"""Pages that send a beacon from each place where a pixel can live, by each transport that it has.

Every beacon carries a token: `realm/transport`.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qs, urlsplit

from playwright.async_api import Page

from tests.support.shop import Redirect
from tests.support.vendor import COLLECT, HOST, SECOND_HOST

SHOP = "shop.example"
OTHER = "other.example"
LARGE = 200 * 1024
MOST_OF_A_BEACON = 64 * 1024  # sendBeacon refuses more (fetch.spec.whatwg.org, keepalive's quota)
BEYOND_BEACON = 70 * 1024  # SDKs then fall back to an image's address

_SENDERS = f"""
const U = {COLLECT!r};
const packed = async (t, coding) => {{
  const body = new Blob([t]).stream().pipeThrough(new CompressionStream(coding));
  fetch(U, {{method: 'POST', body: await new Response(body).arrayBuffer(), credentials: 'omit',
            headers: {{'content-encoding': coding}}}});
}};
const senders = {{
  text: (t) => navigator.sendBeacon(U, t),
  blob: (t) => navigator.sendBeacon(U, new Blob([t], {{type: 'text/plain'}})),
  buffer: (t) => navigator.sendBeacon(U, new TextEncoder().encode(t).buffer),
  form: (t) => {{ const f = new FormData(); f.append('token', t); navigator.sendBeacon(U, f); }},
  full: (t) => navigator.sendBeacon(U, (t + '\\n').padEnd({MOST_OF_A_BEACON}, '.')),
  preflighted: (t) => navigator.sendBeacon(U, new Blob([JSON.stringify({{token: t}})], {{type: 'application/json'}})),
  keepalive: (t) => fetch(U, {{method: 'POST', body: t, keepalive: true, mode: 'no-cors'}}),
  json: (t) => fetch(U, {{method: 'POST', body: JSON.stringify({{token: t}}), credentials: 'include',
                         headers: {{'content-type': 'application/json', 'x-sdk': '1'}}}}),
  large: (t) => fetch(U, {{method: 'POST', body: t + '\\n' + '.'.repeat({LARGE})}}),
  gzip: (t) => packed(t, 'gzip'),
  deflate: (t) => packed(t, 'deflate'),
  xhr: (t) => {{ const x = new XMLHttpRequest(); x.open('POST', U); x.send(t + '\\n' + '.'.repeat({LARGE})); }},
  image: (t) => {{ new Image().src = U + '?analytics_message=' + encodeURIComponent(t); }},
  long_image: (t) => {{ new Image().src = U + '?analytics_message=' + encodeURIComponent(t + '\\n')
                                        + '.'.repeat({BEYOND_BEACON}); }},
}};
const sendAll = (realm, names) => names.forEach((name) => senders[name](realm + '/' + name));
"""

_WINDOWS = 4  # the shop's, its two pop-ups and the tab

_FETCHED = ("keepalive", "json", "large", "gzip", "deflate")
_BEACONS = ("text", "blob", "buffer", "form", "preflighted")
_DOCUMENT = (*_BEACONS, *_FETCHED, "xhr", "image", "long_image")
_WORKER = (*_FETCHED, "xhr")
_SERVICE_WORKER = ("keepalive", "json", "gzip")
_UNLOADING = ("text", "blob", "buffer", "form", "keepalive", "image")
_AT_ONCE = ("text", "keepalive", "image")


def _send(realm: str, names: tuple[str, ...]) -> str:
    return f"sendAll({realm!r}, {list(names)!r});"


def _script(realm: str, names: tuple[str, ...]) -> str:
    return f"<script>{_SENDERS}{_send(realm, names)}</script>"


def _on(event: str, realm: str, names: tuple[str, ...], *, when: str = "true") -> str:
    return f"addEventListener({event!r}, (e) => {{ if ({when}) {{ {_send(realm, names)} }} }}, {{capture: true}});"


def _escaped(html: str) -> str:
    return html.replace("&", "&amp;").replace('"', "&quot;")


def _tokens(realm: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{realm}/{name}" for name in names)


def token_of(url: str, body: bytes) -> str:
    """The token of a beacon, whatever it is packed in."""
    query = parse_qs(urlsplit(url).query)
    if "analytics_message" in query:
        return query["analytics_message"][0].splitlines()[0]
    text = body.decode()
    if text.startswith("------"):  # a form of several parts
        return text.split("\r\n\r\n", 1)[1].split("\r\n", 1)[0]
    if text.startswith("{"):
        return cast("str", json.loads(text)["token"])
    return text.splitlines()[0]


async def _leave(page: Page) -> None:
    await page.goto(f"https://{SHOP}/next")


async def _return(page: Page) -> None:
    """Leave and come back, by the page's own hand: Playwright's `go_back` waits for a load that never comes."""
    await page.goto(f"https://{SHOP}/next")
    async with page.expect_event("framenavigated"):
        await page.evaluate("() => { history.back(); }")


async def _open_a_tab(page: Page) -> None:
    """Click a link that opens a tab of its own, and close every window but the first."""
    await page.click("a")
    while len(page.context.pages) < _WINDOWS:
        await page.context.wait_for_event("page")
    for window in page.context.pages:
        if window is not page:
            await window.wait_for_load_state()
            await window.close()


async def _until_refused(page: Page) -> None:
    await page.wait_for_function("tried === 3")


@dataclass(frozen=True)
class Scene:
    """A page, what it sends, and what the visitor does on it. `early`: interception is known to miss it."""

    path: str
    tokens: tuple[str, ...]
    then: Callable[[Page], Awaitable[None]] | None = None
    early: bool = False

    @property
    def realm(self) -> str:
        return ", ".join(dict.fromkeys(token.partition("/")[0] for token in self.tokens))


SCENES = (
    Scene("/page", _tokens("page", _DOCUMENT)),
    Scene("/full", ("page/full",)),
    Scene("/worker", _tokens("worker", _WORKER)),
    Scene("/blob_worker", _tokens("blob_worker", _FETCHED)),
    Scene("/shared_worker", _tokens("shared_worker", _WORKER)),
    Scene("/service", _tokens("service_worker", _SERVICE_WORKER)),
    Scene(
        "/frames",
        (*_tokens("same_origin_iframe", _DOCUMENT), *_tokens("cross_origin_iframe", _DOCUMENT)),
    ),
    Scene("/written", _tokens("written_iframe", _AT_ONCE)),
    Scene("/sandbox", _tokens("sandboxed_srcdoc", _AT_ONCE), early=True),
    Scene("/leaving", _tokens("pagehide", _UNLOADING), then=_leave, early=True),
    Scene(
        "/parting",
        (*_tokens("beforeunload", _AT_ONCE), *_tokens("visibilitychange", _AT_ONCE)),
        then=_leave,
        early=True,
    ),
    Scene(
        "/windows",
        (
            *_tokens("popup", _AT_ONCE),
            *_tokens("popup_noopener", _AT_ONCE),
            *_tokens("tab", _AT_ONCE),
            *_tokens("closed_window", ("text", "keepalive")) * 3,
        ),
        then=_open_a_tab,
        early=True,
    ),
    Scene("/restored", _tokens("restored", _UNLOADING), then=_return),
    Scene("/doors", _tokens("redirected", ("image", "text")), then=_until_refused),
)

# The shop says that the vendor's host serves it by HTTP/3, too.
HEADERS = {"alt-svc": f'h3="{HOST}:443"; ma=86400, h2="{HOST}:443"; ma=86400'}

# Other ways to a host than a request: none is a beacon of the SDK, and none may lead out. WebRTC asks for
# the name with a final dot (Chromium 156, November 2026), which a resolver rule must list by itself.
_DOORS = f"""<!doctype html><script>
let tried = 0;
new Image().src = '/to_vendor';
navigator.sendBeacon('/to_vendor_by_post', 'redirected/text');
new WebSocket('wss://{HOST}/socket').onclose = () => tried++;
new WebTransport('https://{HOST}/transport').ready.catch(() => tried++);
const call = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{HOST}:3478'}}]}});
call.createDataChannel('x');
call.addEventListener('icecandidate', () => tried++, {{once: true}});
call.setLocalDescription();
</script>"""

PAGES: dict[str, str | Redirect] = {
    "/page": "<!doctype html><title>page</title>"
    # What resolves and connects without sending anything.
    f'<link rel="dns-prefetch" href="//{HOST}"><link rel="preconnect" href="//{SECOND_HOST}">'
    f"{_script('page', _DOCUMENT)}",
    "/full": _script("page", ("full",)),
    "/worker": "<!doctype html><script>new Worker('/worker.js')</script>",
    "/worker.js": f"{_SENDERS}{_send('worker', _WORKER)}",
    "/blob_worker": "<!doctype html><script>const s = new Blob(["
    + repr(f"{_SENDERS}{_send('blob_worker', _FETCHED)}")
    + "]); new Worker(URL.createObjectURL(s))</script>",
    "/shared_worker": "<!doctype html><script>new SharedWorker('/shared_worker.js')</script>",
    "/shared_worker.js": f"{_SENDERS}{_send('shared_worker', _WORKER)}",
    "/service": "<!doctype html><script>navigator.serviceWorker.register('/service.js')</script>",
    "/service.js": f"{_SENDERS}self.addEventListener('activate', (e) => e.waitUntil((async () => "
    f"{{ for (const n of {list(_SERVICE_WORKER)!r}) await senders[n]('service_worker/' + n); }})()));",
    "/frames": f'<!doctype html><iframe src="/inner"></iframe><iframe src="https://{OTHER}/outer"></iframe>',
    "/inner": f"<!doctype html>{_script('same_origin_iframe', _DOCUMENT)}",
    "/outer": f"<!doctype html>{_script('cross_origin_iframe', _DOCUMENT)}",
    "/written": "<!doctype html><script>const f = document.createElement('iframe'); document.documentElement.append(f);"
    "const d = f.contentDocument; d.open(); d.write("
    + repr(_script("written_iframe", _AT_ONCE)).replace("</", "<\\/")
    + "); d.close();</script>",
    "/sandbox": '<!doctype html><iframe sandbox="allow-scripts" srcdoc="'
    + _escaped(_script("sandboxed_srcdoc", _AT_ONCE))
    + '"></iframe>',
    "/leaving": f"<!doctype html><script>{_SENDERS}{_on('pagehide', 'pagehide', _UNLOADING)}</script>",
    "/parting": f"<!doctype html><script>{_SENDERS}{_on('beforeunload', 'beforeunload', _AT_ONCE)}"
    f"{_on('visibilitychange', 'visibilitychange', _AT_ONCE, when='document.hidden')}</script>",
    "/windows": "<!doctype html><a href='/tab' target='_blank'>tab</a>"
    "<script>open('/popup'); open('/popup_noopener', '_blank', 'noopener')</script>",
    **{
        f"/{name}": f"<!doctype html>{_script(name, _AT_ONCE)}<script>"
        f"{_on('pagehide', 'closed_window', ('text', 'keepalive'))}</script>"
        for name in ("popup", "popup_noopener", "tab")
    },
    "/restored": f"<!doctype html><script>{_SENDERS}"
    f"{_on('pageshow', 'restored', _UNLOADING, when='e.persisted')}</script>",
    "/doors": _DOORS,
    "/to_vendor": Redirect(f"{COLLECT}?analytics_message=redirected/image"),
    "/to_vendor_by_post": Redirect(COLLECT, 307),
    "/next": "<!doctype html><title>next</title>",
}
