"""The sinkhole without a browser: what it answers, records and forwards, whatever is sent."""

import asyncio
import gzip
import io
import ssl
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace

import pytest
from aiohttp import ClientSession, TCPConnector
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from multidict import CIMultiDict

from auditor.gather.sdk import SdkAnswer, SdkSource, StandInSdk
from auditor.gather.sinkhole.server import BODY_CAP, Received, Sinkhole
from auditor.gather.sinkhole.upstream import Answer, FailureKind, Upstream, UpstreamError
from tests.support.vendor import HOST, SDK_URL, a_vendor

VENDOR = a_vendor({SDK_URL: "sdk()"})


@dataclass
class FakeUpstream(Upstream):
    """A vendor that answers in the test; records what it was asked."""

    answer: Answer | UpstreamError = field(default_factory=lambda: Answer(200, CIMultiDict(), b""))
    asked: list[tuple[str, str, Mapping[str, str], bytes | None]] = field(default_factory=list)

    async def ask(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes | None = None
    ) -> Answer:
        self.asked.append((method, url, headers, body))
        if isinstance(self.answer, UpstreamError):
            raise self.answer
        return self.answer


@dataclass
class Running:
    sinkhole: Sinkhole
    received: list[Received]
    session: ClientSession

    async def send(
        self, method: str, path: str, *, body: bytes = b"", host: str = HOST, **headers: str
    ) -> tuple[int, Mapping[str, str], bytes]:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.session.request(
            method,
            f"https://127.0.0.1:{self.sinkhole.door.port}{path}",
            data=io.BytesIO(body) if body else None,
            headers={"host": host, **names},
            ssl=False,
        ) as response:
            return response.status, response.headers, await response.read()

    async def raw(self, data: bytes) -> bytes:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        reader, writer = await asyncio.open_connection("127.0.0.1", self.sinkhole.door.port, ssl=context)
        try:
            writer.write(data)
            await writer.drain()
            return await asyncio.wait_for(reader.read(65536), 30)
        finally:
            writer.close()
            with suppress(OSError):  # the server may have broken off before
                await writer.wait_closed()


@asynccontextmanager
async def running(
    *, seal: str = "all", sdk: SdkSource | None = None, upstream: Upstream | None = None
) -> AsyncIterator[Running]:
    received: list[Received] = []
    source = sdk or StandInSdk(VENDOR)
    async with (
        Sinkhole(VENDOR, source, seal=seal, upstream=upstream or FakeUpstream()) as sinkhole,
        # `Accept-Encoding` and the like are the browser's business.
        ClientSession(connector=TCPConnector(limit=4), skip_auto_headers=["Content-Type"]) as session,
    ):
        sinkhole.subscribe(received.append)
        yield Running(sinkhole, received, session)


async def test_a_beacon_is_answered_and_recorded() -> None:
    async with running() as at:
        status, _, _ = await at.send("POST", "/collect?a=1", body=b"hello", content_type="text/plain")
        (one,) = at.received
    assert status == 200
    assert (one.method, one.url, one.host, one.path) == (
        "POST",
        f"https://{HOST}/collect?a=1",
        HOST,
        "/collect",
    )
    assert (one.body, one.status, one.answered_by, one.is_sdk, one.note) == (
        b"hello",
        200,
        "sinkhole",
        False,
        "",
    )
    assert one.headers["content-type"] == "text/plain"


async def test_serials_count_requests() -> None:
    async with running() as at:
        for _ in range(3):
            await at.send("POST", "/collect")
    assert [one.serial for one in at.received] == [1, 2, 3]
    assert at.received[0].at <= at.received[2].at


async def test_a_plain_http_beacon_is_recorded_as_such() -> None:
    async with (
        running() as at,
        at.session.post(
            f"http://127.0.0.1:{at.sinkhole.door.port}/collect", headers={"host": HOST}
        ) as response,
    ):
        assert response.status == 200
    assert at.received[0].url == f"http://{HOST}/collect"


async def test_cors_names_the_origin_and_allows_credentials() -> None:
    async with running() as at:
        _, headers, _ = await at.send("POST", "/collect", origin="https://shop.example")
    assert headers["access-control-allow-origin"] == "https://shop.example"
    assert headers["access-control-allow-credentials"] == "true"
    assert headers["vary"] == "Origin"


async def test_a_preflight_is_granted_what_it_asks() -> None:
    async with running() as at:
        status, headers, _ = await at.send(
            "OPTIONS",
            "/collect",
            origin="null",
            access_control_request_method="POST",
            access_control_request_headers="content-type,x-sdk",
            access_control_request_private_network="true",
        )
        (one,) = at.received
    assert status == 204
    assert one.is_preflight
    assert headers["access-control-allow-origin"] == "null"
    assert headers["access-control-allow-methods"] == "POST"
    assert headers["access-control-allow-headers"] == "content-type,x-sdk"
    assert headers["access-control-allow-private-network"] == "true"
    assert "*" not in headers.values()


async def test_an_image_beacon_gets_an_image() -> None:
    async with running() as at:
        status, headers, body = await at.send("GET", "/collect?m=1", sec_fetch_dest="image")
    assert (status, headers["content-type"], body[:6]) == (200, "image/gif", b"GIF89a")


async def test_a_long_address_is_no_refusal() -> None:
    async with running() as at:
        status, _, _ = await at.send("GET", "/collect?m=" + "x" * 500_000)
    assert status == 200
    assert len(at.received[0].url) > 500_000


async def test_sdk_files_come_from_their_source() -> None:
    async with running() as at:
        found = await at.send("GET", "/sdk/events.js", origin="https://shop.example")
        missing = await at.send("GET", "/sdk/other.js")
        first, second = at.received
    assert (found[0], found[2], found[1]["content-type"]) == (200, b"sdk()", "text/javascript")
    assert found[1]["access-control-allow-origin"] == "https://shop.example"
    assert (first.answered_by, first.is_sdk) == ("standin", True)
    assert missing[0] == 404
    assert second.note == "the stand-in has no such file"


@pytest.mark.parametrize(
    ("coding", "encode"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes), ("GZIP", gzip.compress)],
)
async def test_bodies_are_decoded(coding: str, encode: type[bytes]) -> None:
    async with running() as at:
        await at.send("POST", "/collect", body=encode(b"hello" * 100), content_encoding=coding)
    assert at.received[0].body == b"hello" * 100
    assert at.received[0].note == ""


async def test_a_damaged_body_is_noted() -> None:
    async with running() as at:
        status, _, _ = await at.send("POST", "/collect", body=b"no gzip", content_encoding="gzip")
    assert status == 200
    assert "damaged" in at.received[0].note


async def test_a_body_over_the_cap_is_cut_and_noted() -> None:
    async with running() as at:
        status, _, _ = await at.send("POST", "/collect", body=b"x" * (BODY_CAP + 5))
        again, _, _ = await at.send("POST", "/collect", body=b"next")
    assert (status, again) == (200, 200)
    assert len(at.received[0].body) == BODY_CAP
    assert at.received[0].note == f"body cut at {BODY_CAP} of {BODY_CAP + 5} bytes"
    assert at.received[1].body == b"next"


async def test_an_unknown_host_is_noted() -> None:
    async with running() as at:
        await at.send("POST", "/collect", host="elsewhere.example")
        await at.send("POST", "/collect", host="METRICS-EU.vendor.example:443")
    assert at.received[0].note == "a host that is not the vendor's"
    assert (at.received[1].note, at.received[1].host) == ("", "METRICS-EU.vendor.example")


async def test_a_websocket_is_recorded_and_refused() -> None:
    async with running() as at:
        answer = await at.raw(
            f"GET /live HTTP/1.1\r\nHost: {HOST}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
    assert answer.startswith(b"HTTP/1.1 426")
    assert at.received[0].note == "upgrade to websocket refused"


async def test_a_body_that_breaks_off_is_kept_as_far_as_it_came() -> None:
    arrived = asyncio.Event()
    async with running() as at:
        at.sinkhole.subscribe(lambda _: arrived.set())
        _, writer = await asyncio.open_connection("127.0.0.1", at.sinkhole.door.port)
        writer.write(f"POST /collect HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 100\r\n\r\nhalf".encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        await asyncio.wait_for(arrived.wait(), 30)
    assert at.received[0].body == b"half"
    assert "broken off after 4 bytes" in at.received[0].note


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET https://metrics.vendor.example/collect?x HTTP/1.1",
        b"GET /collect?m={a|b^c`d}[e]\\ HTTP/1.1",  # what Chromium leaves unescaped in a query
        b"GET //collect//..//.. HTTP/1.1",
        b"GET /collect?[::1]%zz%00 HTTP/1.1",
        b"PURGE /collect HTTP/1.1",
    ],
)
async def test_odd_targets_are_recorded(request_line: bytes) -> None:
    async with running() as at:
        answer = await at.raw(request_line + b"\r\nHost: metrics.vendor.example\r\nConnection: close\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 200")
    assert at.received[0].url.startswith(f"https://{HOST}/")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=300), method=st.sampled_from([b"POST", b"GET", b"OPTIONS", b"\x00"]))
def test_noise_never_stops_it(noise: bytes, method: bytes) -> None:
    async def hear() -> None:
        async with running() as at:
            await at.raw(
                method
                + b" /"
                + noise
                + b" HTTP/1.1\r\nHost: "
                + noise
                + b"\r\nConnection: close\r\n\r\n"
                + noise
            )
            status, _, _ = await at.send("POST", "/collect")
            assert status == 200
            assert at.sinkhole.faults == []

    asyncio.run(hear())


@pytest.mark.parametrize("seal", ["all", "tiktok"])
async def test_sealed_nothing_is_forwarded(seal: str) -> None:
    upstream = FakeUpstream()
    async with running(seal=seal, upstream=upstream) as at:
        await at.send("POST", "/collect", body=b"x")
        await at.send("GET", "/collect?x")
        assert at.sinkhole.sent_to_vendor == 0
    assert upstream.asked == []


async def test_unsealed_a_beacon_goes_on_as_it_came() -> None:
    packed = gzip.compress(b"hello")
    answer = Answer(
        202,
        CIMultiDict(
            [
                ("Set-Cookie", "a=1"),
                ("Set-Cookie", "b=2"),
                ("Alt-Svc", 'h3=":443"'),
                ("Content-Type", "text/x"),
            ]
        ),
        b"thanks",
    )
    upstream = FakeUpstream(answer=answer)
    async with running(seal="none", upstream=upstream) as at:
        status, headers, body = await at.send(
            "POST",
            "/collect?x=1",
            body=packed,
            content_encoding="gzip",
            cookie="c=3",
            referer="https://shop.example/",
        )
        (one,) = at.received
        assert at.sinkhole.sent_to_vendor == 1
    ((method, url, sent, sent_body),) = upstream.asked
    assert (method, url, sent_body) == ("POST", f"https://{HOST}/collect?x=1", packed)
    assert (sent["content-encoding"], sent["cookie"], sent["referer"]) == (
        "gzip",
        "c=3",
        "https://shop.example/",
    )
    assert "host" not in sent
    assert (status, body, headers["content-type"]) == (202, b"thanks", "text/x")
    assert CIMultiDict(headers).getall("set-cookie") == ["a=1", "b=2"]
    assert "alt-svc" not in headers  # it would lead the next beacon past the sinkhole
    assert (one.status, one.answered_by, one.body) == (202, "vendor", b"hello")
    assert one.answer == "thanks"


async def test_a_long_answer_is_kept_in_part_and_passed_on_whole() -> None:
    upstream = FakeUpstream(answer=Answer(200, CIMultiDict(), b"\xff" + b"x" * 100_000))
    async with running(seal="none", upstream=upstream) as at:
        _, _, body = await at.send("POST", "/collect", body=b"x")
    assert len(body) == 100_001
    assert at.received[0].answer == "\ufffd" + "x" * 3_999


async def test_unsealed_a_preflight_is_forwarded_and_not_counted() -> None:
    upstream = FakeUpstream()
    async with running(seal="none", upstream=upstream) as at:
        await at.send("OPTIONS", "/collect", origin="https://a.example", access_control_request_method="POST")
        assert at.sinkhole.sent_to_vendor == 0
    assert [asked[0] for asked in upstream.asked] == ["OPTIONS"]


async def test_unsealed_a_vendor_out_of_reach_is_noted() -> None:
    upstream = FakeUpstream(answer=UpstreamError(FailureKind.DNS, "no such name"))
    async with running(seal="none", upstream=upstream) as at:
        status, _, _ = await at.send("POST", "/collect", body=b"x")
        (one,) = at.received
    assert status == 502
    assert (one.answered_by, one.note) == ("", "the auditor could not forward it: dns: no such name")


async def test_a_failing_listener_costs_nobody_else_the_record() -> None:
    async with running() as at:
        heard: list[Received] = []

        def fail(received: Received) -> None:
            raise LookupError

        at.sinkhole.subscribe(fail)
        at.sinkhole.subscribe(heard.append)
        status, _, _ = await at.send("POST", "/collect")
        assert at.sinkhole.faults == ["the auditor failed to record a request (LookupError)"]
    assert status == 200
    assert len(heard) == 1


async def test_quiet_waits_for_a_request_that_is_being_answered() -> None:
    asked, hold = asyncio.Event(), asyncio.Event()

    class SlowSdk(StandInSdk):
        async def file(self, url: str, headers: Mapping[str, str]) -> SdkAnswer:
            asked.set()
            await hold.wait()
            return await super().file(url, headers)

    async with running(sdk=SlowSdk(VENDOR)) as at:
        asking = asyncio.create_task(at.send("GET", "/sdk/events.js"))
        await asyncio.wait_for(asked.wait(), 30)
        assert at.sinkhole.pending == 1
        assert not await at.sinkhole.quiet(still=0.02, within=0.1)
        hold.set()
        assert await at.sinkhole.quiet(still=0.02, within=30)
        await asking


async def test_it_is_quiet_at_once_where_nothing_comes() -> None:
    async with running() as at:
        assert await at.sinkhole.quiet(still=0.01, within=30)


async def test_what_came_another_way_is_told_like_the_rest() -> None:
    async with running() as at:
        await at.send("POST", "/collect", body=b"here")
        at.sinkhole.take(replace(at.received[0], serial=0, body=b"there", intercepted=True))
    assert [(one.serial, one.body, one.intercepted) for one in at.received] == [
        (1, b"here", False),
        (2, b"there", True),
    ]
