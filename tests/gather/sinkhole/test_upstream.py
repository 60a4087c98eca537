"""The auditor's own client: nothing of the browser goes along, and each failure has its name."""

import asyncio
import socket

import pytest
from aiohttp import web

from auditor.gather.network import Network, Proxy
from auditor.gather.sinkhole import upstream as module
from auditor.gather.sinkhole.upstream import FailureKind, Upstream, UpstreamError
from tests.support.proxy import running_proxy
from tests.support.upstream import Nowhere, vendor_server

URL = "https://metrics.vendor.example/sdk/events.js?sdkid=1"


async def hello(request: web.BaseRequest) -> web.StreamResponse:
    response = web.Response(text="hello", headers={"x-vendor": "1"})
    response.set_cookie("visitor", "7")
    return response


async def failure(client: Upstream, url: str = URL) -> UpstreamError:
    async with client:
        with pytest.raises(UpstreamError) as failed:
            await client.ask("GET", url, headers={})
    return failed.value


async def test_an_answer_is_passed_on() -> None:
    async with vendor_server(hello) as server, server.client() as client:
        answer = await client.ask("GET", URL, headers={"user-agent": "Browser/1"})
    assert (answer.status, answer.body, answer.headers["X-Vendor"]) == (200, b"hello", "1")
    assert server.asked[0].headers["user-agent"] == "Browser/1"


async def test_nothing_is_added_to_what_is_asked() -> None:
    async with vendor_server(hello) as server, server.client() as client:
        await client.ask("GET", URL, headers={})
        await client.ask("GET", URL, headers={})
    second = {name.lower() for name in server.asked[1].headers}
    assert second == {"host", "accept-encoding"}  # no cookie from the first, no referrer, no agent of ours


async def test_a_body_goes_as_it_is() -> None:
    bodies: list[bytes] = []

    async def keep(request: web.BaseRequest) -> web.StreamResponse:
        bodies.append(await request.content.read())
        return web.Response()

    async with vendor_server(keep) as server, server.client() as client:
        await client.ask("POST", URL, headers={"content-type": "text/plain"}, body=b"x" * 2_000_000)
        await client.ask("POST", URL, headers={}, body=b"")
    assert [len(body) for body in bodies] == [2_000_000, 0]
    assert server.asked[0].headers["content-type"] == "text/plain"


async def test_redirects_are_the_browsers_business() -> None:
    async def away(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(status=302, headers={"location": "https://elsewhere.example/"})

    async with vendor_server(away) as server, server.client() as client:
        answer = await client.ask("GET", URL, headers={})
    assert (answer.status, answer.headers["location"]) == (302, "https://elsewhere.example/")
    assert len(server.asked) == 1


async def test_dns() -> None:
    error = await failure(Upstream(Network(), resolver=Nowhere()))
    assert error.kind is FailureKind.DNS
    assert str(error).startswith("dns: ")


async def test_nobody_listens() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    error = await failure(Upstream(Network()), f"https://127.0.0.1:{port}/")
    assert error.kind is FailureKind.CONNECT


async def test_an_untrusted_certificate() -> None:
    async with vendor_server(hello) as server:
        error = await failure(server.distrusting_client())
    assert error.kind is FailureKind.TLS
    assert "certificate" in str(error)


async def test_no_answer_in_time() -> None:
    forever = asyncio.Event()

    async def hang(request: web.BaseRequest) -> web.StreamResponse:
        await forever.wait()
        return web.Response()

    async with vendor_server(hang) as server:
        error = await failure(server.client(seconds=0.2))
        forever.set()
    assert (error.kind, str(error)) == (FailureKind.TIMEOUT, "timeout: no answer in time")


async def test_an_answer_that_breaks_off() -> None:
    async def break_off(request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-length": "100"})
        await response.prepare(request)
        await response.write(b"half")
        assert request.transport is not None
        request.transport.close()
        return response

    async with vendor_server(break_off) as server:
        error = await failure(server.client())
    assert error.kind is FailureKind.HTTP


async def test_an_answer_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST_ANSWER", 1000)

    async def large(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(body=b"x" * 1001)

    async with vendor_server(large) as server:
        error = await failure(server.client())
    assert str(error) == "http: the answer is larger than 1000 bytes"


async def test_a_malformed_address() -> None:
    error = await failure(Upstream(Network()), "https://[oops/")
    assert error.kind is FailureKind.HTTP


async def test_the_proxy_is_taken_with_its_login() -> None:
    async with vendor_server(hello) as server, running_proxy(server.port, 0, ("me", "secret")) as proxy:
        way = Proxy(proxy.url, "me", "secret")
        async with server.client(Network(way, way)) as client:
            answer = await client.ask("GET", URL, headers={})
    assert answer.body == b"hello"
    assert proxy.lines == ["CONNECT metrics.vendor.example:443 HTTP/1.1"]


async def test_a_proxy_that_refuses_is_named() -> None:
    async with vendor_server(hello) as server, running_proxy(server.port, 0, ("me", "secret")) as proxy:
        way = Proxy(proxy.url)
        error = await failure(server.client(Network(way, way)))
    assert (error.kind, str(error)) == (FailureKind.PROXY, "proxy: the proxy answered 407")


async def test_a_proxy_out_of_reach_is_named() -> None:
    way = Proxy("http://127.0.0.1:1")
    assert (await failure(Upstream(Network(way, way)))).kind is FailureKind.PROXY


async def test_a_socks_proxy_is_for_the_browser_alone() -> None:
    way = Proxy("socks5://127.0.0.1:1")
    error = await failure(Upstream(Network(way, way)))
    assert error.kind is FailureKind.PROXY
    assert "SOCKS" in str(error)


async def test_a_closed_client_says_so() -> None:
    with pytest.raises(RuntimeError):
        await Upstream(Network()).ask("GET", URL, headers={})
