"""The shop's own language."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from auditor.gather.language import language_of
from auditor.gather.network import Network
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.plan import BrowserOptions

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def shop(handler: Handler) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/{path:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def told(handler: Handler, options: BrowserOptions | None = None) -> str | None:
    async with shop(handler) as url, Upstream(Network(None, None, ())) as upstream:
        return await language_of(url, upstream, options or BrowserOptions())


def html(text: str, status: int = 200) -> Handler:
    async def respond(_: web.Request) -> web.Response:
        return web.Response(text=text, status=status, content_type="text/html")

    return respond


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('<!doctype html><html lang="de"><head>', "de"),
        ("<HTML CLASS='x' LANG=de-at>", "de-AT"),
        ('<html dir="ltr" lang="pt_BR">', "pt-BR"),
        ('<html lang="zh-Hant-TW">', "zh"),
        ("<html><body>", None),
        ('<html lang="">', None),
        ('<html lang="german">', None),
        ('<html lang="{{ lang }}">', None),
        ("", None),
    ],
)
async def test_the_page_says_it(text: str, language: str | None) -> None:
    assert await told(html(text)) == language


async def test_an_error_page_says_nothing() -> None:
    assert await told(html('<html lang="de">', status=403)) is None


async def test_redirects_within_the_shop_are_followed() -> None:
    async def respond(request: web.Request) -> web.Response:
        if request.path == "/":
            raise web.HTTPFound("/fr/")
        return web.Response(text='<html lang="fr">', content_type="text/html")

    assert await told(respond) == "fr"


async def test_a_circle_and_another_site_are_not_followed() -> None:
    async def circle(_: web.Request) -> web.Response:
        raise web.HTTPFound("/")

    async def away(_: web.Request) -> web.Response:
        raise web.HTTPFound("https://elsewhere.example/")

    assert await told(circle) is None
    assert await told(away) is None


async def test_no_answer_in_time_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.gather.language._SECONDS", 0.2)
    held = asyncio.Event()

    async def respond(_: web.Request) -> web.Response:
        await asyncio.wait_for(held.wait(), 2)
        raise web.HTTPNoContent

    assert await told(respond) is None


async def test_a_shop_that_is_not_there_says_nothing() -> None:
    async with Upstream(Network(None, None, ())) as upstream:
        assert await language_of("http://127.0.0.1:1/", upstream, BrowserOptions()) is None


async def test_the_user_s_headers_and_login_go_along() -> None:
    seen: dict[str, str] = {}

    async def respond(request: web.Request) -> web.Response:
        seen.update(request.headers)
        return web.Response(text='<html lang="de">', content_type="text/html")

    await told(respond, BrowserOptions(headers={"X-Preview": "1"}, basic_auth=("ann", "b"), user_agent="me"))
    assert seen["X-Preview"] == "1"
    assert seen["Authorization"] == "Basic YW5uOmI="
    assert seen["User-Agent"] == "me"
    assert "Accept-Language" not in seen
