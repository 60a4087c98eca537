"""One request as the sinkhole got it, and how it is read off the wire, whatever was sent."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import ClientError, web

from auditor.gather.sinkhole.sealed import is_preflight

BODY_CAP = 16 * 1024 * 1024
"""Bytes of one body that are kept; what is longer is cut and noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One request as the sinkhole got it, raw: it stays in memory.

    Times are seconds since the epoch. `headers` have lower-case names. `body` is without its content
    coding. `status` is what the browser got, `answered_by` "sinkhole", "vendor", "standin", "saved",
    or "" where nobody did. `note` says what is odd about it. `intercepted` tells that it came to no
    sinkhole, but was read inside the browser. `answer` is the beginning of what the vendor said to a beacon.
    """

    serial: int
    at: float
    method: str
    url: str
    host: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    status: int | None
    answered_by: str
    is_sdk: bool
    note: str = ""
    intercepted: bool = False
    answer: str = ""

    @property
    def is_preflight(self) -> bool:
        """Whether it only asks for leave (CORS) to send the request that follows."""
        return is_preflight(self.method, self.headers)


def headers_of(request: web.BaseRequest) -> dict[str, str]:
    """Its headers by lower-case names; one that came several times is joined by commas."""
    headers: dict[str, str] = {}
    for name, value in request.headers.items():
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers


def place_of(target: str, host: str) -> tuple[str, str]:
    """Host without port, and path with query, of a request target in origin or absolute form."""
    scheme, found, rest = target.partition("://")
    if found and scheme.isalpha():
        host, _, path = rest.partition("/")
        target = f"/{path}"
    elif not target.startswith("/"):
        target = f"/{target}"
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host), target


async def body_of(request: web.BaseRequest) -> tuple[bytes, str]:
    """A body up to the cap, read to its end so that the connection stays usable."""
    kept = bytearray()
    size = 0
    try:
        async for chunk in request.content.iter_any():
            size += len(chunk)
            kept += chunk[: max(0, BODY_CAP - len(kept))]
    except (web.RequestPayloadError, ClientError, OSError, asyncio.IncompleteReadError) as error:
        return bytes(kept), f"body broken off after {size} bytes: {type(error).__name__}"
    return bytes(kept), f"body cut at {BODY_CAP} of {size} bytes" if size > BODY_CAP else ""
