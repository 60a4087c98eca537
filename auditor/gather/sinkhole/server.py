"""The sinkhole: a local TLS server to which the browser resolves the vendor's hosts.

It stands below the browser, so it sees what interception inside the browser misses (sandboxed
iframes, `pagehide`, Blob bodies) and what it answers itself cannot leak. It is the record of what was
sent. It knows no vendor but by its `Vendor` record.
"""

import asyncio
import itertools
import logging
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field, replace
from fnmatch import translate
from types import TracebackType
from typing import Self

from aiohttp import web
from multidict import CIMultiDict

from auditor.gather.sdk import SdkSource
from auditor.gather.sinkhole.content_coding import decoded
from auditor.gather.sinkhole.door import Door
from auditor.gather.sinkhole.received import BODY_CAP, Received, body_of, headers_of, place_of
from auditor.gather.sinkhole.sealed import cross_origin, sealed_answer
from auditor.gather.sinkhole.shared_port import Behind
from auditor.gather.sinkhole.upstream import Upstream, UpstreamError
from auditor.model.vendor import Vendor

__all__ = ["BODY_CAP", "Expected", "Received", "Sinkhole"]

log = logging.getLogger(__name__)
# A page can make the HTTP server complain at will; nobody is to read that who did not ask for it.
_http_log = log.getChild("http")
_http_log.addHandler(logging.NullHandler())

# Chromium takes addresses of up to 2 MiB (url/url_constants.h, 2026), and an image beacon is its address.
_LONGEST_LINE = 4 * 1024 * 1024
_SECONDS_TO_FINISH = 1.0
_ANSWER_CAP = 4_000  # characters of what the vendor says to a beacon

# With an icon, or the browser would ask for one.
_LEADS_HERE = '<!doctype html><link rel="icon" href="data:,"><title>The way leads here</title>'

_HOP_BY_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "host",
        "content-length",
        "accept-encoding",
    }
)
# Besides what belongs to one hop: what would lead the browser's later traffic past the sinkhole.
_NOT_PASSED_ON = _HOP_BY_HOP | {
    "content-encoding",
    "alt-svc",
    "strict-transport-security",
    "report-to",
    "nel",
}


@dataclass(slots=True)
class Expected:
    """A request of the auditor's own, by which the way here is tried; nobody is told of it."""

    path: str
    came: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    answered_by: str
    body: bytes = b""
    headers: CIMultiDict[str] = field(default_factory=CIMultiDict)
    note: str = ""


class Sinkhole:
    """The server, an async context manager on the running loop.

    Attributes:
        door: where the browser finds it, and by which key it trusts it.
        sent_to_vendor: how many beacons it forwarded; 0 while it is sealed.
        pending: how many requests are being answered.
        faults: what the auditor itself failed at, one sentence each: evidence may be lacking.
    """

    def __init__(
        self, vendor: Vendor, sdk: SdkSource, *, seal: str, upstream: Upstream, door: Door | None = None
    ) -> None:
        """A sinkhole; with any `seal` but "none" it answers every beacon itself.

        It stands behind an open `door`, which stays open when it goes, else behind one of its own.
        """
        self._vendor = vendor
        self._sdk = sdk
        self._sealed = seal != "none"
        self._upstream = upstream
        self._known_hosts = re.compile("|".join(translate(host.lower()) for host in vendor.hosts) or r"(?!)")
        self._callbacks: list[Callable[[Received], None]] = []
        self._serials = itertools.count(1)
        self._expected: dict[str, Expected] = {}
        self._open = AsyncExitStack()
        self._stirred = asyncio.Event()
        self._has_door = door is not None
        self.door = door or Door()
        self.pending = 0
        self.sent_to_vendor = 0
        self.faults: list[str] = []

    async def __aenter__(self) -> Self:
        """Start to listen."""
        server = web.Server(
            self._handle,
            access_log=None,
            logger=_http_log,
            # Bodies are decoded here, within bounds: damage is then a note and no refusal.
            auto_decompress=False,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
        )
        runner = web.ServerRunner(server, shutdown_timeout=_SECONDS_TO_FINISH)
        async with AsyncExitStack() as stack:
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            for context in (self.door.certificate.context, None):
                await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context, backlog=512).start()
            tls, plain = (int(address[1]) for address in runner.addresses)
            if not self._has_door:
                await stack.enter_async_context(self.door)
            behind = Behind(tls=tls, plain=plain, heard=self._stirred.set)
            await stack.enter_async_context(self.door.leading_to(behind))
            self._open = stack.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop; requests being answered get a moment to finish."""
        await self._open.aclose()

    @property
    def sdk_mode(self) -> str:
        """Which SDK the pages get: "live", "standin" or "saved"."""
        return self._sdk.mode

    def subscribe(self, callback: Callable[[Received], None]) -> None:
        """Have a function called with each request, once, as its answer goes out."""
        self._callbacks.append(callback)

    def unsubscribe(self, callback: Callable[[Received], None]) -> None:
        """Call it no more."""
        self._callbacks.remove(callback)

    @contextmanager
    def expecting(self) -> Iterator[Expected]:
        """A path that nobody knows, to be asked for, at any host, until the exit."""
        expected = Expected(f"/{secrets.token_hex(16)}")
        self._expected[expected.path] = expected
        try:
            yield expected
        finally:
            del self._expected[expected.path]

    def take(self, received: Received) -> None:
        """Tell of a beacon that came another way as of one that came here; it gets its serial here."""
        self._stirred.set()
        self._publish(replace(received, serial=next(self._serials)))

    async def quiet(self, *, still: float, within: float) -> bool:
        """Wait until no request is being answered and no byte has come for `still` seconds.

        Returns:
            False where that was not so within `within` seconds.
        """
        clock = asyncio.get_running_loop()
        end = clock.time() + within
        while (left := end - clock.time()) > 0:
            self._stirred.clear()
            try:
                await asyncio.wait_for(self._stirred.wait(), min(still, left))
            except TimeoutError:
                if not self.pending and left >= still:
                    return True
        return False

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        self.pending += 1
        self._stirred.set()
        try:
            received, raw = await self._receive(request)
            if expected := self._expected.get(received.path):
                expected.came = True
                return web.Response(text=_LEADS_HERE, content_type="text/html")
            try:
                answer = await self._answer(received, raw)
            except Exception as error:  # noqa: BLE001 - the record must outlive any fault in answering
                self._own_fault("the auditor failed to answer a request", error)
                answer = _Answer(500, "", note="the auditor failed to answer it")
            notes = (received.note, answer.note)
            self._publish(
                replace(
                    received,
                    status=answer.status,
                    answered_by=answer.answered_by,
                    answer="" if received.is_sdk or answer.answered_by != "vendor" else _text(answer.body),
                    note="; ".join(note for note in notes if note),
                )
            )
            return web.Response(status=answer.status, body=answer.body, headers=answer.headers)
        finally:
            self.pending -= 1
            self._stirred.set()

    async def _receive(self, request: web.BaseRequest) -> tuple[Received, bytes]:
        """The request as a record, and its body as it came."""
        at = time.time()
        serial = next(self._serials)
        headers = headers_of(request)
        host, target = place_of(request.raw_path, headers.get("host", ""))
        path = target.partition("?")[0]
        raw, cut = await body_of(request)
        body, damage = decoded(raw, headers.get("content-encoding", ""), cap=BODY_CAP)
        unknown = "" if self._known_hosts.fullmatch(host.lower()) else "a host that is not the vendor's"
        received = Received(
            serial=serial,
            at=at,
            method=request.method,
            url=f"{request.scheme}://{host}{target}",
            host=host,
            path=path,
            headers=headers,
            body=body,
            status=0,
            answered_by="",
            is_sdk=self._vendor.is_sdk(request.method, host, path),
            note="; ".join(note for note in (unknown, cut, damage) if note),
        )
        return received, raw

    async def _answer(self, received: Received, raw: bytes) -> _Answer:
        if received.headers.get("upgrade"):
            return _Answer(426, "sinkhole", note=f"upgrade to {received.headers['upgrade'][:40]} refused")
        if received.is_sdk and not received.is_preflight:
            file = await self._sdk.file(received.url, received.headers)
            headers = CIMultiDict(file.headers)
            headers.update(cross_origin(received.method, received.headers))
            return _Answer(file.status, file.answered_by, file.body, headers, file.note)
        if self._sealed:
            status, headers, body = sealed_answer(received.method, received.headers)
            return _Answer(status, "sinkhole", body, headers)
        return await self._forward(received, raw)

    async def _forward(self, received: Received, raw: bytes) -> _Answer:
        """Hand a request to the vendor as it came, and its answer back."""
        if not received.is_preflight:
            self.sent_to_vendor += 1
        headers = {name: value for name, value in received.headers.items() if name not in _HOP_BY_HOP}
        try:
            answer = await self._upstream.ask(
                received.method, received.url, headers=headers, body=raw or None
            )
        except UpstreamError as error:
            return _Answer(502, "", note=f"the auditor could not forward it: {error}")
        passed = CIMultiDict(
            (name, value) for name, value in answer.headers.items() if name.lower() not in _NOT_PASSED_ON
        )
        return _Answer(answer.status, "vendor", answer.body, passed)

    def _publish(self, received: Received) -> None:
        for callback in self._callbacks:
            try:
                callback(received)
            except Exception as error:  # noqa: BLE001 - nor may a listener's fault cost the others the record
                self._own_fault("the auditor failed to record a request", error)

    def _own_fault(self, what: str, error: Exception) -> None:
        log.debug(what, exc_info=error)
        self.faults.append(f"{what} ({type(error).__name__})")


def _text(body: bytes) -> str:
    return body[: 4 * _ANSWER_CAP].decode(errors="replace")[:_ANSWER_CAP]
