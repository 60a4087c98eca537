"""One port for https and http."""

import asyncio
import io
import ssl
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from aiohttp import ClientSession, web

from auditor.gather.sinkhole.certificate import self_signed
from auditor.gather.sinkhole.shared_port import Behind, SharedPort


@pytest.fixture
async def shared() -> AsyncIterator[SharedPort]:
    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(text=f"{request.scheme} {len(await request.content.read())}")

    runner = web.ServerRunner(web.Server(answer, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=self_signed("x.invalid").context).start()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    tls, plain = (address[1] for address in runner.addresses)
    behind = Behind(tls=tls, plain=plain, heard=lambda: None)
    async with SharedPort() as port, port.leading_to(behind):
        yield port
    await runner.cleanup()


@pytest.mark.parametrize("scheme", ["https", "http"])
async def test_either_scheme_is_answered(shared: SharedPort, scheme: str) -> None:
    body = b"x" * 3_000_000
    async with (
        ClientSession() as session,
        session.post(f"{scheme}://127.0.0.1:{shared.port}/", data=io.BytesIO(body), ssl=False) as response,
    ):
        assert await response.text() == f"{scheme} {len(body)}"


async def test_a_connection_that_says_nothing_is_let_go(shared: SharedPort) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", shared.port)
    writer.write_eof()
    assert await asyncio.wait_for(reader.read(), 30) == b""
    writer.close()


async def test_noise_that_begins_like_tls_ends_the_connection(shared: SharedPort) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", shared.port)
    writer.write(b"\x16" + b"noise" * 100)
    assert (await asyncio.wait_for(reader.read(), 30))[:1] in {b"", b"\x15"}  # closed, or an alert
    writer.close()


async def test_a_connection_is_heard_and_broken_off_at_the_end() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        await writer.wait_closed()

    heard = asyncio.Event()
    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    behind = Behind(tls=port, plain=port, heard=heard.set)
    async with SharedPort() as shared, shared.leading_to(behind):
        reader, writer = await asyncio.open_connection("127.0.0.1", shared.port)
        await asyncio.wait_for(heard.wait(), 30)
    with suppress(ConnectionResetError):
        assert await asyncio.wait_for(reader.read(), 30) == b""
    writer.close()
    server.close()
    await server.wait_closed()


async def test_the_trust_of_a_client_is_not_bypassed(shared: SharedPort) -> None:
    with pytest.raises(ssl.SSLError):
        await asyncio.open_connection("127.0.0.1", shared.port, ssl=ssl.create_default_context())
