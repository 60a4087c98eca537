"""A proxy that remembers every request line and takes every host to the test's own shop."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class RecordingProxy:
    """A forward proxy on 127.0.0.1: CONNECT goes to `tls_port`, an absolute address to `plain_port`."""

    tls_port: int
    plain_port: int
    login: tuple[str, str] | None = None
    port: int = 0
    lines: list[str] = field(default_factory=list)
    refused: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _let_in(self, head: bytes) -> bool:
        if self.login is None:
            return True
        token = base64.b64encode(":".join(self.login).encode())
        return b"proxy-authorization: basic " + token.lower() in head.lower()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            line = head.split(b"\r\n", 1)[0].decode("latin-1")
            self.lines.append(line)
            if not self._let_in(head):
                self.refused += 1
                writer.write(
                    b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                    b'Proxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
                )
                await writer.drain()
                return
            connect = line.startswith("CONNECT ")
            port = self.tls_port if connect else self.plain_port
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
            if connect:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                # One request a connection: a later one may be for another host.
                inner_writer.write(head.replace(b"Proxy-Connection: keep-alive", b"Connection: close"))
            await asyncio.gather(_pipe(reader, inner_writer), _pipe(inner_reader, writer))
        except (OSError, asyncio.IncompleteReadError):
            self.lines.append("(broken off)")
        finally:
            writer.close()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while chunk := await reader.read(65536):
            writer.write(chunk)
            await writer.drain()
    finally:
        writer.close()


@asynccontextmanager
async def running_proxy(
    tls_port: int, plain_port: int, login: tuple[str, str] | None = None
) -> AsyncIterator[RecordingProxy]:
    proxy = RecordingProxy(tls_port, plain_port, login)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
