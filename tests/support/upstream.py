"""The vendor's own server, in the test: what the auditor's requests to it look like, and its answers."""

import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from auditor.gather.network import Network
from auditor.gather.sinkhole.certificate import self_signed
from auditor.gather.sinkhole.upstream import Upstream

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class To(AbstractResolver):
    """Resolves every name to one port of this machine."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=self.port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """Nothing to close."""


class Nowhere(AbstractResolver):
    """Resolves no name."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        raise OSError(None, "no such name")

    async def close(self) -> None:
        """Nothing to close."""


@dataclass
class VendorServer:
    """A running server; `asked` are its requests, `client` makes one that reaches it."""

    port: int
    spki: str
    asked: list[web.BaseRequest] = field(default_factory=list)

    def client(
        self,
        network: Network | None = None,
        *,
        seconds: float = 5.0,
        resolver: AbstractResolver | None = None,
    ) -> Upstream:
        trust = ssl.create_default_context()
        trust.check_hostname = False
        trust.verify_mode = ssl.CERT_NONE
        found = resolver or To(self.port)
        return Upstream(network or Network(), trust=trust, resolver=found, seconds=seconds)

    def distrusting_client(self) -> Upstream:
        return Upstream(Network(), resolver=To(self.port))


@asynccontextmanager
async def vendor_server(answer: Handler) -> AsyncIterator[VendorServer]:
    async def remember(request: web.BaseRequest) -> web.StreamResponse:
        server.asked.append(request)
        return await answer(request)

    runner = web.ServerRunner(web.Server(remember, access_log=None), shutdown_timeout=0.1)
    await runner.setup()
    certificate = self_signed("vendor.example")
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=certificate.context).start()
    server = VendorServer(port=runner.addresses[0][1], spki=certificate.spki)
    try:
        yield server
    finally:
        await runner.cleanup()
