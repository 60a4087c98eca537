"""One port that speaks both https and http.

Chromium's resolver rules cannot tell ports apart: `http://` and `https://` addresses of a host end at
the same port. What a page sends in the clear (an `http://` shop with a `//host/…` snippet) must be seen
too, and not fail for a reason that the vendor's own server does not have.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

_TLS_HANDSHAKE = b"\x16"  # the content type that opens every TLS connection (RFC 8446, 5.1)
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Two servers by their ports on 127.0.0.1; `heard` is told of each sign of life of a connection."""

    tls: int
    plain: int
    heard: Callable[[], None]


class SharedPort:
    """Listens on 127.0.0.1 and hands each connection to the one of two local servers that speaks it.

    An async context manager; `port` is known from its entry on. Who connects while nothing is behind it is
    let go at once.
    """

    def __init__(self) -> None:
        self._behind: Behind | None = None
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self.port = 0

    async def __aenter__(self) -> Self:
        """Start to listen."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, backlog=512)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop, and break off what is connected."""
        if self._server is not None:
            self._server.close()
        await self._break_off()

    @contextlib.asynccontextmanager
    async def leading_to(self, behind: Behind) -> AsyncIterator[None]:
        """Hand what connects from now on to two servers; on the way out what is connected is broken off."""
        self._behind = behind
        try:
            yield
        finally:
            self._behind = None
            await self._break_off()

    async def deserted(self, *, within: float) -> bool:
        """Wait until nobody is connected any more; False where somebody still is after `within` seconds."""
        if self._connections:
            await asyncio.wait(self._connections, timeout=within)
        return not self._connections

    async def _break_off(self) -> None:
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._connections.add(task)
            task.add_done_callback(self._connections.discard)
        # A peer that breaks off, or our own end, closes the connection: there is nobody to tell.
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await self._join(reader, writer)

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind = self._behind  # it stays with those that it had when it came
        async with _ending(writer):
            if behind is None:
                return
            behind.heard()
            first = await reader.read(_CHUNK)
            if not first:
                return
            port = behind.tls if first.startswith(_TLS_HANDSHAKE) else behind.plain
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
            async with _ending(inner_writer):
                inner_writer.write(first)
                ways = [
                    asyncio.ensure_future(_carry(reader, inner_writer, behind.heard)),
                    asyncio.ensure_future(_carry(inner_reader, writer, behind.heard)),
                ]
                try:
                    # Neither a browser nor our servers keep one direction open without the other.
                    await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for way in ways:
                        way.cancel()
                    await asyncio.gather(*ways, return_exceptions=True)


@contextlib.asynccontextmanager
async def _ending(writer: asyncio.StreamWriter) -> AsyncIterator[None]:
    try:
        yield
    except asyncio.CancelledError:
        writer.transport.abort()  # a peer that reads nothing would keep us waiting for it
        raise
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


async def _carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: Callable[[], None]
) -> None:
    while chunk := await reader.read(_CHUNK):
        heard()
        writer.write(chunk)
        await writer.drain()
