"""A shop of a few pages that live in the test, over TLS, under any host name."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from auditor.gather.sinkhole.certificate import self_signed


@dataclass(frozen=True)
class Redirect:
    """A page that leads elsewhere; 307 keeps the method and the body, 302 does not."""

    location: str
    status: int = 302


@dataclass
class Shop:
    """A running shop: its two ports on 127.0.0.1, and the addresses that were asked for."""

    port: int
    plain_port: int
    spki: str
    asked: list[str] = field(default_factory=list)

    def switches(self, *hosts: str, public: bool = False) -> tuple[str, ...]:
        """What makes a browser find `hosts` here and trust them; `public` puts the shop on the internet."""
        rules = ",".join(f"MAP {host} 127.0.0.1:{self.port}" for host in hosts)
        found = (f"--ignore-certificate-errors-spki-list={self.spki}", f"--host-resolver-rules={rules}")
        return (*found, f"--ip-address-space-overrides=127.0.0.1:{self.port}=public") if public else found


@asynccontextmanager
async def running_shop(
    pages: Mapping[str, str | Redirect], headers: Mapping[str, str] | None = None
) -> AsyncIterator[Shop]:
    """Serve HTML (and, for paths in `.js`, scripts) by path, each answer with `headers`."""
    certificate = self_signed("shop.example")

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        shop.asked.append(f"{request.headers.get('host', '')}{request.path}")
        text = pages.get(request.path)
        if text is None:
            return web.Response(status=404)
        if isinstance(text, Redirect):
            return web.Response(status=text.status, headers={"location": text.location})
        kind = "text/javascript" if request.path.endswith(".js") else "text/html"
        return web.Response(text=text, content_type=kind, headers=headers)

    runner = web.ServerRunner(web.Server(answer, access_log=None), shutdown_timeout=0.2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=certificate.context).start()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        tls, plain = (address[1] for address in runner.addresses)
        shop = Shop(port=tls, plain_port=plain, spki=certificate.spki)
        yield shop
    finally:
        await runner.cleanup()
