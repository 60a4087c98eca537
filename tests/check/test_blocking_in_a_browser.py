"""A page for each way to refuse the SDK, in a real browser: each is told apart, with its own cure."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.abc import ResolveResult
from multidict import CIMultiDict

from auditor.audit import run_audit
from auditor.decode.tiktok import TIKTOK
from auditor.decode.tiktok.trial_page import trial_page
from auditor.gather import gathering
from auditor.gather.evidence import load
from auditor.gather.sinkhole.certificate import self_signed
from auditor.model.finding import Finding
from auditor.model.journey import Until
from auditor.model.plan import BrowserOptions, SitePlan
from auditor.model.progress import Silent
from auditor.model.rule import Verdict
from tests.support.upstream import To, vendor_server

PIXEL = "C4A1B2C3D4E5F6G7H8I0"
SDK = f"https://analytics.tiktok.com/i18n/pixel/events.js?sdkid={PIXEL}&lib=ttq"
# As shops have it, with the id written where the pixel is loaded.
PAGE = trial_page(PIXEL).replace("ttq.load(pixel)", f"ttq.load('{PIXEL}')")
UNLOADED = PAGE.replace("document.head.append(script);", "")
WITH_HASH = UNLOADED.replace(
    "</head>", f'<script src="{escape(SDK)}" integrity="sha384-{"A" * 64}"></script></head>'
)
NOWHERE = "analytics.us.tiktok.com"
WORKER = """
oninstall = () => skipWaiting();
onactivate = (event) => event.waitUntil(clients.claim());
onfetch = (event) => {
  if (event.request.url.includes("tiktok.com")) event.respondWith(new Response("", {status: 503}));
};
"""
CSP = "Content-Security-Policy"
HEADER, META = f"In the header `{CSP}`: ", f'In the page\'s `<meta http-equiv="{CSP}">`: '
ADDED = "https://analytics.tiktok.com"
BEACONS = f"{ADDED} https://analytics-ipv6.tiktokw.us"


@dataclass(frozen=True)
class Case:
    """A page: what it sends, and what the audit must say of it; no `message` where nothing was refused."""

    html: str = PAGE
    headers: tuple[tuple[str, str], ...] = ()
    message: str = ""
    fixes: tuple[str, ...] = field(default=())
    kind: Verdict = Verdict.FAIL


def policy(text: str, *fixes: str, message: str = "refused by the page's", html: str = PAGE) -> Case:
    return Case(html=html, headers=((CSP, text),), message=message, fixes=fixes)


IN_PAGE = f'<meta http-equiv="{CSP}" content="script-src \'unsafe-inline\'">'
CASES = {
    "plain": Case(),
    "script": policy(
        "script-src 'self' 'unsafe-inline'; connect-src 'self'",
        f"{HEADER}change `script-src 'self' 'unsafe-inline'` to `script-src 'self' 'unsafe-inline' {ADDED}`; "
        f"change `connect-src 'self'` to `connect-src 'self' {BEACONS}`.",
    ),
    "element": policy("script-src-elem 'unsafe-inline'", f"`script-src-elem 'unsafe-inline' {ADDED}`"),
    "default": policy(
        "default-src 'self' 'unsafe-inline'",
        f"{HEADER}add `script-src 'self' 'unsafe-inline' {ADDED}`; add `connect-src 'self' {BEACONS}`.",
    ),
    "in-page": Case(
        html=PAGE.replace("<title>", f"{IN_PAGE}<title>"),
        message="refused by the page's",
        fixes=(f"{META}change `script-src 'unsafe-inline'` to `script-src 'unsafe-inline' {ADDED}`.",),
    ),
    "two-headers": Case(
        headers=((CSP, "script-src 'self' 'unsafe-inline'"), (CSP, "script-src 'unsafe-inline' blob:")),
        message="refused by the page's",
        fixes=(
            f"{HEADER}change `script-src 'self' 'unsafe-inline'` to",
            f"{HEADER}change `script-src 'unsafe-inline' blob:` to",
        ),
    ),
    "reporting": Case(headers=((f"{CSP}-Report-Only", "default-src 'self'"),)),
    "beacons": policy(
        "connect-src 'self'; img-src 'self'",
        f"{HEADER}change `connect-src 'self'` to `connect-src 'self' {BEACONS}`.",
        message="TikTok's beacons did not get through: refused by the page's",
    ),
    "images": policy(
        "img-src 'self'",
        f"{HEADER}change `img-src 'self'` to `img-src 'self' {ADDED}`.",
        message="TikTok's beacons did not get through: refused by the page's",
        html=PAGE.replace("ttq.load(", "ttq._vids = '75804114'; ttq.load("),
    ),
    "nonce": policy(
        "script-src 'nonce-abc' 'strict-dynamic'",
        "Give the `<script>` of the base code the page's nonce",
        message="the base code itself was refused",
    ),
    "hash": policy(
        f"script-src 'self' {ADDED}",
        "add its hash to `script-src`, `'sha256-",
        message="the base code itself was refused",
    ),
    "trusted": policy(
        "require-trusted-types-for 'script'",
        "createPolicy('default'",
        message="no script address as plain text",
    ),
    "frame": Case(
        html=f'<!doctype html><p>A frame</p><iframe sandbox="allow-scripts" srcdoc="'
        f'{escape(PAGE.replace("<title>", f"{IN_PAGE}<title>"))}"></iframe>',
        message="TikTok's script did not get through: refused by the page's",
        fixes=(f"`script-src 'unsafe-inline' {ADDED}`",),
    ),
    "mixed": Case(
        html=PAGE.replace('"https://analytics', '"http://analytics'),
        message="asked for without encryption",
        fixes=("by `https://`",),
    ),
    "integrity": Case(
        html=WITH_HASH, message="the browser cannot check", fixes=("Take the `integrity` attribute off",)
    ),
    "integrity-of-another": Case(
        html=WITH_HASH.replace("integrity=", "crossorigin integrity="),
        message="does not match the integrity hash",
        fixes=("Take the `integrity` attribute off",),
    ),
    "embedder": Case(
        headers=(("Cross-Origin-Embedder-Policy", "require-corp"),),
        message="Cross-Origin-Embedder-Policy refuses the file",
        fixes=("credentialless",),
    ),
    "unknown-file": Case(
        html=PAGE.replace("/i18n/pixel/events.js", "/i18n/pixel/gone.js"),
        message="the server answered with an error",
        fixes=("check that the pixel's id",),
    ),
    # Its service worker answers in TikTok's place.
    "worker": Case(
        html=PAGE.replace(
            f"ttq.load('{PIXEL}')",
            "navigator.serviceWorker.oncontrollerchange = "
            f"() => ttq.load('{PIXEL}'); navigator.serviceWorker.register('/worker.js', {{scope: '/worker'}})",
        ),
        message="the shop's own service worker answered",
        fixes=("no `respondWith`",),
    ),
    # Where the auditor itself cannot look, nothing is said of the page.
    "unresolved": Case(
        html=PAGE.replace("https://analytics.tiktok.com", f"https://{NOWHERE}"),
        message="this machine cannot reach TikTok (the auditor could not fetch it: dns:",
        kind=Verdict.INCONCLUSIVE,
    ),
    "talkative": policy(
        "script-src 'unsafe-inline'",
        f"{HEADER}change `script-src 'unsafe-inline'` to `script-src 'unsafe-inline' {ADDED}`.",
        html=PAGE.replace(
            "<title>", "<script>for (let i = 0; i < 600; i += 1) console.log(i);</script><title>"
        ),
    ),
    # A page that writes into its console what the browser would.
    "pretender": Case(
        html=PAGE.replace(
            "<title>",
            f"<script>console.error(`Loading the script '{SDK}' violates the following Content Security Policy "
            "directive: \"script-src 'self'\". The action has been blocked.`)</script><title>",
        )
    ),
}


@asynccontextmanager
async def shop() -> AsyncIterator[tuple[str, tuple[str, ...]]]:
    """The pages over TLS; their address, and the switches with which a browser finds them there."""
    certificate = self_signed("shop.example")
    links = "".join(f'<a href="/{name}">{name}</a>' for name in CASES)

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/worker.js":
            return web.Response(text=WORKER, content_type="text/javascript")
        case = CASES.get(request.path.strip("/"))
        if case is None and request.path != "/":
            return web.Response(status=404)
        html = case.html if case is not None else f"<!doctype html><title>Home</title>{links}"
        headers = CIMultiDict(case.headers) if case is not None else None
        return web.Response(text=html, content_type="text/html", headers=headers)

    runner = web.ServerRunner(web.Server(answer, access_log=None), shutdown_timeout=0.2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=certificate.context).start()
        port = runner.addresses[0][1]
        yield (
            "https://shop.example/",
            (
                f"--ignore-certificate-errors-spki-list={certificate.spki}",
                f"--host-resolver-rules=MAP shop.example 127.0.0.1:{port}",
                f"--ip-address-space-overrides=127.0.0.1:{port}=public",
            ),
        )
    finally:
        await runner.cleanup()


class Resolver(To):
    """Finds the vendor's server under every name but one."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host == NOWHERE:
            raise OSError(None, "no such name")
        return await super().resolve(host, port, family)


async def vendor(request: web.BaseRequest) -> web.StreamResponse:
    """TikTok's server: of its files it has the one that the base code asks for."""
    file = TIKTOK.standin(f"https://{request.host}{request.path_qs}")
    if file is None:
        return web.Response(status=404)
    return web.Response(body=file.body, content_type="text/javascript")


async def test_each_way_to_refuse_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with vendor_server(vendor) as server, shop() as (site, switches):
        client = server.client(resolver=Resolver(server.port))
        monkeypatch.setattr(gathering, "Upstream", lambda _network: client)
        plan = SitePlan(
            site=site,
            until=Until.NONE,
            pages=len(CASES),
            workers=3,
            sdk="live",
            ignore_robots=True,
            browser=BrowserOptions(extra_args=switches, locale="en-US"),
        )
        result = await run_audit(plan, out=tmp_path, progress=Silent())
    assert result.incomplete == ()
    assert {page.url.rpartition("/")[2] for page in result.pages} >= set(CASES)
    found: dict[str, list[Finding]] = {name: [] for name in CASES}
    for finding in result.findings:
        if finding.code == "TT107":
            found[finding.page_url.rpartition("/")[2]].append(finding)
    for name, case in CASES.items():
        assert [one.verdict for one in found[name]] == ([case.kind] if case.message else []), found[name]
        for one in found[name]:
            assert case.message in one.message, (name, one)
            for fix in case.fixes:
                assert fix in one.fix, (name, one.fix)
    blamed = {one.page_url.rpartition("/")[2] for one in result.findings if one.code == "TT101"}
    assert blamed == {""}  # the home page alone has no base code; one that was refused is no missing one
    failed = {one.code for one in result.findings if one.verdict is Verdict.FAIL}
    # What follows from a refused SDK is told with it; the trial page tracks no goods, and identifies a constant.
    assert failed - {"TT313", "TT512"} == {"TT101", "TT107"}
    lines = [line.text for line in load(tmp_path / "evidence").console]
    assert any("/api/v2/pixel?[cut]" in line for line in lines)
    assert not any("analytics_message" in line for line in lines)
