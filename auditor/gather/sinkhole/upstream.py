"""The auditor's own requests to the vendor: its SDK's files, and beacons where nothing is sealed.

No cookie is kept or sent of itself, no referrer is added, no redirect followed: what the answer says
goes to the browser, and the browser's next request comes back through the sinkhole.
"""

import base64
import io
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from multidict import CIMultiDict

from auditor.gather.network import Network, Proxy

_LARGEST_ANSWER = 32 * 1024 * 1024
_AUTOMATIC_HEADERS = frozenset({"User-Agent", "Content-Type", "Accept"})


class FailureKind(StrEnum):
    """Where a request to the vendor broke off."""

    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    PROXY = "proxy"
    TIMEOUT = "timeout"
    HTTP = "http"


class UpstreamError(Exception):
    """No answer came from the vendor. The text begins with the kind: "dns: Name or service not known"."""

    def __init__(self, kind: FailureKind, detail: str) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Answer:
    """What the vendor answered; the body is without its content coding."""

    status: int
    headers: CIMultiDict[str]
    body: bytes


class Upstream:
    """A client for the vendor, through the audit's network. An async context manager."""

    def __init__(
        self,
        network: Network,
        *,
        trust: ssl.SSLContext | None = None,
        resolver: AbstractResolver | None = None,
        seconds: float = 20.0,
    ) -> None:
        """A client that gives up after `seconds`; `trust` defaults to the system's certificates."""
        self._network = network
        self._trust = trust
        self._resolver = resolver
        self._timeout = aiohttp.ClientTimeout(total=seconds, connect=min(seconds, 10.0))
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        """Open the client."""
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=self._trust or True, resolver=self._resolver),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=self._timeout,
            skip_auto_headers=_AUTOMATIC_HEADERS,
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close its connections."""
        if self._session is not None:
            await self._session.close()

    async def ask(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes | None = None
    ) -> Answer:
        """Send one request and read its answer.

        Raises:
            UpstreamError: no whole answer came, and why.
        """
        if self._session is None:
            raise RuntimeError("the upstream client is not open")
        try:
            proxy = self._network.proxy_for(url)
            if proxy is not None and proxy.socks:
                raise UpstreamError(
                    FailureKind.PROXY,
                    "the auditor itself cannot send through a SOCKS proxy, only the browser can",
                )
            async with self._session.request(
                method,
                url,
                headers=headers,
                data=io.BytesIO(body) if body else None,
                allow_redirects=False,
                proxy=proxy.server if proxy else None,
                proxy_headers=_login(proxy),
            ) as response:
                return Answer(response.status, CIMultiDict(response.headers), await _read(response))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise UpstreamError(_kind(error), _words(error)) from error


def _login(proxy: Proxy | None) -> dict[str, str] | None:
    if proxy is None or not proxy.username:
        return None
    token = base64.b64encode(f"{proxy.username}:{proxy.password}".encode()).decode("ascii")
    return {"Proxy-Authorization": f"Basic {token}"}


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > _LARGEST_ANSWER:
            raise UpstreamError(FailureKind.HTTP, f"the answer is larger than {_LARGEST_ANSWER} bytes")
    return bytes(body)


def _kind(error: Exception) -> FailureKind:
    match error:
        case TimeoutError():
            return FailureKind.TIMEOUT
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            return FailureKind.PROXY
        case aiohttp.ClientConnectorDNSError():
            return FailureKind.DNS
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return FailureKind.TLS
        case aiohttp.ClientConnectorError():
            return FailureKind.CONNECT
        case _:
            return FailureKind.HTTP


def _words(error: Exception) -> str:
    """The error in one line, without an address: its query could hold anything."""
    match error:
        case TimeoutError():
            return "no answer in time"
        case aiohttp.ClientHttpProxyError():
            return f"the proxy answered {error.status}"
        case aiohttp.ClientConnectorCertificateError():
            return str(error.certificate_error)
        case aiohttp.ClientConnectorError():
            return error.strerror or str(error.os_error)
        case aiohttp.InvalidURL():
            return "the address is malformed"
        case _:
            return " ".join(str(error).split())[:200] or type(error).__name__
