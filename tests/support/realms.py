"""Pages that send a beacon from each place where a pixel can live, by each transport that it has.

Every beacon carries a token: `realm/transport`.
"""

from tests.support.vendor import COLLECT, HOST, SECOND_HOST

SHOP = "shop.example"
OTHER = "other.example"
LARGE = 200 * 1024
BEYOND_BEACON = 70 * 1024  # sendBeacon refuses more than 64 KiB; SDKs then fall back to an image's address

_SENDERS = f"""
const U = {COLLECT!r};
const senders = {{
  text: (t) => navigator.sendBeacon(U, t),
  blob: (t) => navigator.sendBeacon(U, new Blob([t], {{type: 'text/plain'}})),
  form: (t) => {{ const f = new FormData(); f.append('token', t); navigator.sendBeacon(U, f); }},
  preflighted: (t) => navigator.sendBeacon(U, new Blob([JSON.stringify({{token: t}})], {{type: 'application/json'}})),
  keepalive: (t) => fetch(U, {{method: 'POST', body: t, keepalive: true, mode: 'no-cors'}}),
  json: (t) => fetch(U, {{method: 'POST', body: JSON.stringify({{token: t}}), credentials: 'include',
                         headers: {{'content-type': 'application/json', 'x-sdk': '1'}}}}),
  xhr: (t) => {{ const x = new XMLHttpRequest(); x.open('POST', U); x.send(t + '\\n' + '.'.repeat({LARGE})); }},
  image: (t) => {{ new Image().src = U + '?analytics_message=' + encodeURIComponent(t); }},
  long_image: (t) => {{ new Image().src = U + '?analytics_message=' + encodeURIComponent(t + '\\n')
                                        + '.'.repeat({BEYOND_BEACON}); }},
}};
const sendAll = (realm, names) => names.forEach((name) => senders[name](realm + '/' + name));
"""

_DOCUMENT = ["text", "blob", "form", "preflighted", "keepalive", "json", "xhr", "image", "long_image"]
_WORKER = ["keepalive", "json", "xhr"]
_SERVICE_WORKER = ["keepalive", "json"]
_UNLOADING = ["text", "blob", "form", "keepalive", "image"]
_AT_ONCE = ["text", "keepalive", "image"]


def _script(realm: str, names: list[str]) -> str:
    return f"<script>{_SENDERS}sendAll({realm!r}, {names!r});</script>"


def _escaped(html: str) -> str:
    return html.replace("&", "&amp;").replace('"', "&quot;")


PAGES = {
    "/page": "<!doctype html><title>page</title>"
    # What resolves and connects without sending anything.
    f'<link rel="dns-prefetch" href="//{HOST}"><link rel="preconnect" href="//{SECOND_HOST}">'
    f"{_script('page', _DOCUMENT)}",
    "/worker": "<!doctype html><script>new Worker('/worker.js')</script>",
    "/worker.js": f"{_SENDERS}sendAll('worker', {_WORKER!r});",
    "/service": "<!doctype html><script>navigator.serviceWorker.register('/service.js')</script>",
    "/service.js": f"{_SENDERS}self.addEventListener('activate', (e) => e.waitUntil((async () => "
    f"{{ for (const n of {_SERVICE_WORKER!r}) await senders[n]('service_worker/' + n); }})()));",
    "/frames": f'<!doctype html><iframe src="/inner"></iframe><iframe src="https://{OTHER}/outer"></iframe>',
    "/inner": f"<!doctype html>{_script('same_origin_iframe', _DOCUMENT)}",
    "/outer": f"<!doctype html>{_script('cross_origin_iframe', _DOCUMENT)}",
    "/sandbox": '<!doctype html><iframe sandbox="allow-scripts" srcdoc="'
    + _escaped(_script("sandboxed_srcdoc", _AT_ONCE))
    + '"></iframe>',
    "/leaving": f"<!doctype html><script>{_SENDERS}"
    f"addEventListener('pagehide', () => sendAll('pagehide', {_UNLOADING!r}));</script>",
    "/next": "<!doctype html><title>next</title>",
}

EXPECTED = {
    "/page": [f"page/{name}" for name in _DOCUMENT],
    "/worker": [f"worker/{name}" for name in _WORKER],
    "/service": [f"service_worker/{name}" for name in _SERVICE_WORKER],
    "/frames": [
        f"{realm}/{name}" for realm in ("same_origin_iframe", "cross_origin_iframe") for name in _DOCUMENT
    ],
    "/sandbox": [f"sandboxed_srcdoc/{name}" for name in _AT_ONCE],
    "/leaving": [f"pagehide/{name}" for name in _UNLOADING],
}
